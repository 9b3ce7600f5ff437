"""What several checks measure with: rounding, sums of what the form reports."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from perfeval._exact import bare, divide, multiply, places, subtract, total
from perfeval.form import SelfEvaluation

_HUNDRED: Final = Decimal(100)


def _decimals(number: Decimal) -> int:
    return len(bare(number).partition(".")[2])


def step_of(decimals: int) -> Decimal:
    """The smallest step of numbers with so many decimals."""
    return Decimal((0, (1,), -decimals))


def is_near(one: Decimal, other: Decimal, decimals: int) -> bool:
    """Whether two numbers are no further apart than rounding to so many decimals takes them."""
    apart = multiply(subtract(one, other) if one > other else subtract(other, one), Decimal(2))
    return apart <= step_of(decimals)


def is_rounded(printed: Decimal, low: Decimal, high: Decimal) -> bool:
    """Whether printed points are one of the two ends, rounded to fewer places.

    >>> is_rounded(Decimal("1.9"), Decimal("1.95"), Decimal("1.95")), is_rounded(Decimal(5), *[Decimal("5.96")] * 2)
    (True, False)
    """
    return any(is_near(printed, end, _decimals(printed)) for end in (low, high))


def fits(printed: Decimal, exact: Decimal) -> bool:
    """Whether a printed sum is the exact one, rounded.

    >>> fits(Decimal("96.7"), Decimal("96.71")), fits(Decimal(97), Decimal("95"))
    (True, False)
    """
    return is_rounded(printed, exact, exact)


def percent(part: Decimal, whole: Decimal) -> str:
    """A ratio in per cent, to two places."""
    return f"{bare(places(divide(multiply(part, _HUNDRED), whole), 2))}%"


def reported(form: SelfEvaluation) -> Decimal | None:
    """The sum of the points that a form reports; None where a part that has points at stake reports none."""
    parts = [each for each in (*form.indicators, form.budget) if each is not None and each.weight]
    scores = [each.self_score for each in parts]
    if not scores or None in scores:
        return None
    return total(score for score in scores if score is not None)
