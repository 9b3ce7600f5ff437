"""One short function for each sentence: W is the weight, T the target, A the actual, both in one unit.

What is returned is exact, and rounded by `rounded` alone.
None says that there is no ratio, so that nothing is scored.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from tests.oracle.rows import Day, Term

Points: TypeAlias = "tuple[Fraction, Fraction]"
Rule: TypeAlias = "Callable[[str, Fraction, Fraction, Fraction], Fraction | None]"
#: Lines, and what is worth from each line on; both falling.
Steps: TypeAlias = "tuple[tuple[Fraction, Fraction], ...]"

ZERO = Fraction(0)


def rounded(points: Fraction, weight: Fraction) -> Fraction:
    """Half up to two places, and never above W; all of W is W itself, however many places it has."""
    return weight if points >= weight else min(to_cents(points), weight)


def to_cents(points: Fraction) -> Fraction:
    """Half up to two places."""
    return Fraction((200 * points.numerator + points.denominator) // (2 * points.denominator), 100)


def is_tie(points: Fraction) -> bool:
    """Whether half a cent is left over, to be rounded up."""
    return (points * 200).denominator == 1 and (points * 100).denominator == 2


def cut(points: Fraction) -> Fraction:
    """Two places, without rounding."""
    return Fraction(math.floor(points * 100), 100)


def is_met(sign: str, target: Fraction, actual: Fraction) -> bool:
    """≥ and ≤ hold their bound, > and < do not; ＝ is met where it is reached."""
    if sign == ">":
        return actual > target
    if sign == "<":
        return actual < target
    return actual <= target if sign == "≤" else actual >= target


def proportional(sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction | None:
    """Met: W; else W × A ÷ T, and nothing for less than nothing. Without T above zero there is no ratio."""
    if is_met(sign, target, actual):
        return weight
    return weight * max(actual, ZERO) / target if target > 0 else None


def inverse_ratio(sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction | None:
    """Met: W; else W × T ÷ A, nothing where T is zero. Without a T of zero or more there is no ratio."""
    if is_met(sign, target, actual):
        return weight
    if target <= 0:
        return ZERO if target == 0 else None
    return weight * target / actual


def linear_shortfall(sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction | None:
    """Met: W; else (1 - (A - T) ÷ T) × W, nothing from 2T on. Below zero nothing is said of a target."""
    if is_met(sign, target, actual):
        return weight
    if target < 0:
        return None
    return weight * (1 - (actual - target) / target) if actual < 2 * target else ZERO


def not_found(sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction | None:
    """Met: W; what else there is could not be found."""
    return weight if is_met(sign, target, actual) else None


def as_reached(_sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction | None:
    """＝: reached or exceeded: W, else in proportion; zero asks for no more; below zero only the equal is settled."""
    if target > 0:
        return weight if actual >= target else weight * max(actual, ZERO) / target
    if target == 0:
        return weight if actual <= 0 else ZERO
    return weight if actual == target else None


def pass_line(line: Fraction, then: Rule) -> Rule:
    """Below a share of completion nothing; else another rule. Completion is A of T, or T of A for ≤ and <."""

    def rule(sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction | None:
        if target > 0:
            less = sign in "≤<"
            part, whole = (target, actual) if less else (actual, target)
            if whole > 0 and part < line * whole:
                return ZERO
        return then(sign, target, actual, weight)

    return rule


def from_zero(then: Rule) -> Rule:
    """> and < are as ≥ and ≤; an actual below zero counts as zero unless the target is below zero itself."""

    def rule(sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Fraction | None:
        return then(
            sign.translate({ord(">"): "≥", ord("<"): "≤"}), target, max(actual, ZERO) if target >= 0 else actual, weight
        )

    return rule


def share_by_interval(steps: Steps, percent: Fraction) -> Fraction:
    """The first line that is reached gives its share, below the last there is nothing."""
    return next((share for line, share in steps if percent >= line), ZERO)


def may_be_a_share(number: Fraction, percentage: Fraction, whole: Fraction) -> bool:
    """Whether a number without a unit beside a percentage may be a share: 0.98 beside 95 %, 1.05 beside 100 %.

    *whole* is what is 100 % in the unit of the percentage.
    Beside more than 1, every number up to 1 may;
    any other where the percentage is fewer times away from it as a share,
    and above 1 no further than up to twice the whole.
    """
    if number <= 0 or percentage <= 0:
        return False
    if number <= 1 < percentage:
        return True
    nearer = _times(number * whole, percentage) < _times(number, percentage)
    return nearer and (number <= 1 or number <= 2 * max(Fraction(1), percentage / whole))


def _times(one: Fraction, other: Fraction) -> Fraction:
    return max(one / other, other / one)


def on_time(term: Term, done: Day, year: int | None) -> bool | None:
    """The day itself is on time, unless the target says after it; None where one of two years cannot be told."""
    by = term.day
    if year is not None:
        by, done = _within(by, year), _within(done, year)
    if (by.year is None) != (done.year is None):
        return None
    mine, theirs = (by.year or 0, by.month, by.day), (done.year or 0, done.month, done.day)
    if term.first:
        return theirs > mine if term.strict else theirs >= mine
    return theirs <= mine


def _within(day: Day, year: int) -> Day:
    """A day of the form's year, where it has none; 29 February is the 28th where there is none."""
    if day.year is not None:
        return day
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return Day(year, day.month, 28 if (day.month, day.day, leap) == (2, 29, False) else day.day)


def band_span(band: str, ends: tuple[Fraction, ...], weight: Fraction) -> Points:
    """达成 is worth 100 % down to its lower end, 部分达成 down to its own, 未达成 the rest down to nothing."""
    achieved, partly = ends
    low, high = {"达成": (achieved, Fraction(1)), "部分达成": (partly, achieved), "未达成": (ZERO, partly)}[band]
    return rounded(low * weight, weight), rounded(high * weight, weight)


def in_common(judged: str, band: Points, form: Points) -> Points:
    """What the judged band and the form allow both; without anything, the judgement is taken as it was made.

    The best band holds its upper end, the others do not.
    """
    low, high = max(band[0], form[0]), min(band[1], form[1])
    held = low <= high if judged == "达成" else low < band[1] and low <= high
    return (low, high) if held else band


def deducted(points: Fraction, deduction: Fraction) -> Fraction:
    """S = max(0, S - deduction), both cut to two places."""
    return max(ZERO, cut(points) - cut(deduction))


def execution_in_proportion(budget: Fraction, executed: Fraction, weight: Fraction) -> Points:
    """W × executed ÷ budget, never above W and never below nothing."""
    points = weight * max(executed, ZERO) / budget
    return points, points


def execution_in_steps(
    steps: Steps, budget: Fraction, executed: Fraction, weight: Fraction, *, completed: bool | None
) -> Points:
    """Completed within the budget: W; else by the rate.

    Spending exactly the budget is to have completed unless the form says otherwise.
    Below it, where the form does not say, the points lie between the interval's and W.
    """
    by_rate = weight * share_by_interval(steps, executed / budget * 100)
    if executed < 0:
        return ZERO, ZERO
    if executed > budget or completed is False:
        return by_rate, by_rate
    if completed or executed == budget:
        return weight, weight
    return by_rate, weight


def rescaled(points: Fraction, everything: Fraction, applicable: Fraction) -> Fraction:
    """Total = points × all weights ÷ weights of what applies."""
    return points * everything / applicable
