"""What several checks measure with: rounding, sums of what the form reports."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from perfeval._exact import ZERO, add, bare, divide, multiply, places, subtract, total
from perfeval._shown import clipped
from perfeval._text import plain, squeeze
from perfeval.expressions.units import is_unit
from perfeval.form import SelfEvaluation
from perfeval.scorecard import IndicatorScore

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


def reported(form: SelfEvaluation) -> tuple[Decimal, Decimal] | None:
    """What the points that a form reports come to, and to how much more at most with those that it leaves out.

    None where no row reports any.
    """
    parts = [each for each in (*form.indicators, form.budget) if each is not None and each.weight]
    scores = [each.self_score for each in parts if each.self_score is not None]
    if not any(each.self_score is not None for each in form.indicators):
        return None
    summed = total(scores)
    return summed, add(summed, total(each.weight for each in parts if each.weight and each.self_score is None))


def bare_name(name: str) -> str:
    """A name without a unit in brackets, and without a sign behind it."""
    bare = re.sub(
        r"[(\[]([^()\[\]]{0,40})[)\]]", lambda each: "" if is_unit(each[1]) else each[0], plain(squeeze(name))
    )
    return bare.rstrip("%≤≥<>=:;,。、")


def target_of(score: IndicatorScore) -> str:
    """The target as written, cut to what a message can hold."""
    return clipped(score.indicator.target_text, 40)
