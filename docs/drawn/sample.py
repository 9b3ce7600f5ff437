"""The form that the pictures show: "outreach" of the samples, scored under a rulebook."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from perfeval import evaluate, read_form, samples
from perfeval.rulebooks import MOF_2020
from perfeval.scorecard import ExecutionScore, IndicatorScore

CARD: Final = evaluate(read_form(samples.text("outreach")), MOF_2020)


def digits(value: Decimal) -> str:
    """A number without zeros that say nothing.

    >>> digits(Decimal("97.50")), digits(Decimal("100"))
    ('97.5', '100')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def reason(score: IndicatorScore | ExecutionScore, language: str) -> str:
    """What decided the points, as the library explains it; which document says so stands elsewhere in the picture."""
    return score.explain(language).steps[-1].text
