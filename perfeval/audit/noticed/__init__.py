"""What reading and scoring notice by themselves, which an audit lists too: each code with its remedy."""

from __future__ import annotations

from typing import Final

from perfeval.audit.noticed.entry import Noticed, Section
from perfeval.audit.noticed.forms import FORM
from perfeval.audit.noticed.points import EXPLAINED, FUNDS, WHOLE
from perfeval.audit.noticed.values import VALUES

__all__ = ["NOTICED", "Noticed", "Section"]

#: Every code that no check makes, section by section.
NOTICED: Final[tuple[Noticed, ...]] = (*FORM, *VALUES, *EXPLAINED, *WHOLE, *FUNDS)
