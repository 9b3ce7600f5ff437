"""Planning: what would have to be done to earn so many points."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, TypeAlias

import attrs

from perfeval._exact import ONE, ZERO, add, bare, multiply, number, share, subtract, whole_times
from perfeval._shown import shown
from perfeval.errors import InvalidForm, InvalidNumber
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import AtMost, Between, Deadline, Described, Exactly, MonthDay, NotBefore, Unstated
from perfeval.form import Indicator
from perfeval.form.comparison import unsigned
from perfeval.form.fields import name, year_of
from perfeval.rulebook.rulebook import Rulebook, Under

__all__ = ["required_actual"]

#: What may be required: a quantity, a day, or the share of the weight that words have to be judged at.
Required: TypeAlias = "Quantity | datetime.date | MonthDay | Decimal"

#: How far a search goes: to the greatest whole number there is.
_FARTHEST: Final = Decimal("9" * 18)
_LESS: Final = ONE.copy_negate()
_TWO: Final = Decimal(2)
_HUNDREDTH: Final = Decimal("0.01")


def required_actual(
    indicator: Indicator,
    rulebook: Rulebook,
    points: Decimal | int | str,
    *,
    dimension: str = "指标",
    category: str = "指标",
    year: int | None = None,
    step: Decimal | int | str | None = None,
) -> Required | None:
    """The actual that just earns *points*: for ≤ the greatest, for a deadline the latest day, else the least.

    Numbers are in the unit of the target, and one *step* worse does not earn the points.
    A step is the finest decimal place of the target and of the present actual, where that has the same unit.
    No less than 0 is asked for where the target is not below 0.
    Words give the share of the weight, from 0 to 1, that they have to be judged at, in steps of 0.01.
    It is None where nothing that was found earns the points, where nothing bounds what earns them, or where the
    indicator does not apply or has no target.
    The rulebook itself scores every actual that is tried, some two hundred at the most.

    Raises:
        InvalidForm: when *indicator* is no Indicator or has no weight, or *rulebook* is no Rulebook.
        InvalidNumber: when *points* or *step* is not above 0.

    >>> from perfeval import Indicator
    >>> from perfeval.planning import required_actual
    >>> from perfeval.rulebooks import MOF_2020
    >>> required_actual(Indicator("居民健康档案", "38508人", "37442人", 3), MOF_2020, "2.95")
    Quantity('37803', '人')
    """
    if not isinstance(indicator, Indicator) or not isinstance(rulebook, Rulebook):
        raise InvalidForm(
            f"{shown(indicator)} and {shown(rulebook)} are no Indicator and Rulebook",
            remedy="write required_actual(indicator, rulebook, points)",
        )
    if indicator.weight is None:
        raise InvalidForm(f"{shown(indicator.name)} has no weight", remedy="give the indicator its weight (分值)")
    wanted = _above_zero(points)
    size = None if step is None else _above_zero(step)
    under = Under(name(dimension), name(category), year_of(year))
    return required(indicator, rulebook, wanted, under, size)


def required(
    indicator: Indicator, rulebook: Rulebook, wanted: Decimal, under: Under, size: Decimal | None = None
) -> Required | None:
    """The same for an indicator that stands somewhere in a form."""
    if not indicator.applicable or indicator.target is None or not indicator.weight:
        return None

    def earns(**changes: Any) -> bool:
        tried = attrs.evolve(indicator, **{"judged": None, **changes})
        return rulebook.settle(tried, under, accept_self_scores=False)[0] >= wanted

    match indicator.target:
        case Deadline() as target:
            late = rulebook.deadline.late
            if late is not None and share(indicator.weight, late, ONE) >= wanted:
                return None
            return _day(target.date, under.year, earns)
        case NotBefore() as target:
            return _day(target.date, under.year, earns, after=target.strict)
        case Described():
            return _search(lambda value: earns(actual=None, judged=value), ZERO, size or _HUNDREDTH, _LESS, (ZERO, ONE))
        case _:
            return _quantity(indicator, rulebook, under, size, earns)


def _above_zero(value: Decimal | int | str) -> Decimal:
    taken = number(value)
    if taken <= ZERO:
        raise InvalidNumber(f"{bare(taken)} is not above 0", remedy="write points, or a step, above 0")
    return taken


def _quantity(
    indicator: Indicator, rulebook: Rulebook, under: Under, size: Decimal | None, earns: Callable[..., bool]
) -> Quantity | None:
    """The number that just earns the points, from the target towards what is worse."""
    target = indicator.target
    bounds = (target.low, target.high) if isinstance(target, Between) else (target.bound,)  # type: ignore[union-attr]
    bound, step = bounds[0], size or _step(*bounds, indicator.actual)
    less = isinstance(target, AtMost) or (isinstance(target, Exactly) and not bound.value)
    if isinstance(target, Unstated):
        kind = unsigned(bound.unit, indicator.name, indicator.target_text)
        less = rulebook.unstated.reading(bound.value, under.dimension, under.category, kind=kind) == "at_most"
    floor = _FARTHEST.copy_negate() if bound.value < ZERO else ZERO
    worse = ONE if less else _LESS
    found = _search(
        lambda value: earns(actual=Quantity(value, bound.unit)), bound.value, step, worse, (floor, _FARTHEST)
    )
    return None if found is None else Quantity(found, bound.unit)


def _step(bound: Quantity, *others: object) -> Decimal:
    """The finest decimal place that the target, or an actual of the same unit, is written with."""
    alike = [each.value for each in others if isinstance(each, Quantity) and each.unit == bound.unit]
    return Decimal((0, (1,), min(int(each.as_tuple().exponent) for each in (bound.value, *alike))))


def _search(
    earns: Callable[[Decimal], bool], start: Decimal, step: Decimal, worse: Decimal, ends: tuple[Decimal, Decimal]
) -> Decimal | None:
    """The last value on the grid of steps, going the way that is *worse*, that still earns."""

    def tried(index: Decimal) -> bool:
        return earns(multiply(index, step))

    lowest, highest = (whole_times(end, step) for end in ends)
    begin = whole_times(start, step)
    way = worse if tried(begin) else worse.copy_negate()
    here, reach = begin, way
    while True:
        there = min(max(add(begin, reach), lowest), highest)
        if tried(there) is not (way == worse):
            break
        if there == here:
            # Whatever still earns as far as a search goes is bounded by nothing.
            is_bounded = ends[way == ONE].copy_abs() != _FARTHEST
            return multiply(there, step) if way == worse and is_bounded else None
        here, reach = there, add(reach, reach)
    good, bad = (here, there) if way == worse else (there, here)
    while not -1 <= (distance := subtract(bad, good)) <= 1:
        middle = add(good, whole_times(distance, _TWO))
        good, bad = (middle, bad) if tried(middle) else (good, middle)
    return multiply(good, step)


def _day(
    day: datetime.date | MonthDay, year: int | None, earns: Callable[..., bool], *, after: bool = False
) -> datetime.date | MonthDay | None:
    """A day, in its year where that is known, or the one *after* it, if it earns the points."""
    if isinstance(day, MonthDay) and year is not None:
        day = day.on(year)
    if after:
        known = day if isinstance(day, datetime.date) else day.on(2023)
        later = known + datetime.timedelta(days=1)
        day = later if isinstance(day, datetime.date) else MonthDay(later.month, later.day)
    return day if earns(actual=day) else None
