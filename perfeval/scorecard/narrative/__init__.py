"""The analysis of the self-evaluation report (自评报告), written from a scorecard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval._plain import is_language
from perfeval._shown import shown
from perfeval.errors import PerfevalError
from perfeval.scorecard.narrative import chinese, english

if TYPE_CHECKING:
    from perfeval.scorecard.scorecard import Scorecard

__all__ = ["narrate"]


def narrate(card: Scorecard, language: str) -> str:
    """Write the analysis: paragraphs with a blank line between them, each on one line."""
    if not is_language(language):
        raise PerfevalError(f"no narrative in {shown(language)}", remedy='write "zh" or "en"')
    return "\n\n".join((chinese if language == "zh" else english).paragraphs(card))
