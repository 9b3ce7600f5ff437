"""Checks of a report: what it says otherwise than the table."""

from __future__ import annotations

from typing import Final

from perfeval.audit.check import Check
from perfeval.audit.report.of_form import FORM_CHECKS
from perfeval.audit.report.of_rows import ROW_CHECKS

#: The checks of a report, in the order in which they look.
REPORT_CHECKS: Final[tuple[Check, ...]] = (*ROW_CHECKS, *FORM_CHECKS)
