"""Every check there is, and every code that a finding can have."""

from __future__ import annotations

from typing import Final

from perfeval.audit.across import ACROSS_CHECKS
from perfeval.audit.check import Check
from perfeval.audit.funds import FUNDS_CHECKS
from perfeval.audit.points import POINT_CHECKS
from perfeval.audit.report.checks import REPORT_CHECKS
from perfeval.audit.review import REVIEW_CHECKS
from perfeval.audit.sums import SUM_CHECKS
from perfeval.audit.targets import TARGET_CHECKS
from perfeval.audit.wording import WORDING_CHECKS

#: The checks of one form, in the order in which they look.
CHECKS: Final[tuple[Check, ...]] = (
    *SUM_CHECKS,
    *FUNDS_CHECKS,
    *POINT_CHECKS,
    *TARGET_CHECKS,
    *WORDING_CHECKS,
    *REVIEW_CHECKS,
)

#: The checks across many forms.
ACROSS: Final[tuple[Check, ...]] = ACROSS_CHECKS

#: All of them.
ALL_CHECKS: Final[tuple[Check, ...]] = (*CHECKS, *ACROSS, *REPORT_CHECKS)
