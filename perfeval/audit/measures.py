"""What several checks measure with: rounding, sums of what the form reports."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from perfeval._exact import ZERO, add, bare, divide, multiply, places, subtract, total
from perfeval._shown import clipped
from perfeval.rulebook.sentences import points_between
from perfeval.scorecard import IndicatorScore, Scorecard

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
    """Whether printed points are one of the two ends, rounded to fewer places, or cut to one or more.

    >>> is_rounded(Decimal("1.9"), Decimal("1.95"), Decimal("1.95")), is_rounded(Decimal(5), *[Decimal("5.96")] * 2)
    (True, False)
    """
    decimals = _decimals(printed)
    step = step_of(decimals)
    return any(
        is_near(printed, end, decimals) or (decimals and ZERO <= subtract(end, printed) < step) for end in (low, high)
    )


def fits(printed: Decimal, exact: Decimal) -> bool:
    """Whether a printed sum is the exact one, rounded.

    >>> fits(Decimal("96.7"), Decimal("96.71")), fits(Decimal(97), Decimal("95"))
    (True, False)
    """
    return is_rounded(printed, exact, exact)


def percent(part: Decimal, whole: Decimal) -> str:
    """A ratio in per cent, to two places."""
    return f"{bare(places(divide(multiply(part, _HUNDRED), whole), 2))}%"


def reported(card: Scorecard, field: str = "self_score") -> tuple[Decimal, Decimal] | None:
    """What the points in a column come to, and to how much more at most with those that it leaves out.

    None where no indicator has any.
    """
    parts = [(each.weight, getattr(each.indicator, field)) for each in card.indicators]
    if all(points is None for _, points in parts):
        return None
    if card.execution is not None:
        parts.append((card.execution.weight, getattr(card.execution.budget, field)))
    summed = total(points for weight, points in parts if weight and points is not None)
    return summed, add(summed, total(weight for weight, points in parts if points is None))


def between(low: Decimal, high: Decimal) -> str:
    """Points as one number, or from one to another.

    >>> between(Decimal("9.50"), Decimal("9.5")), between(Decimal(8), Decimal(10))
    ('9.5', '8～10')
    """
    return points_between(low, high)["points"]


def target_of(score: IndicatorScore) -> str:
    """The target as written, cut to what a message can hold."""
    return clipped(score.indicator.target_text)
