"""What a rule sees: a target and an actual brought into one unit, or why that cannot be done.

A comparison depends on no rulebook, so it is made once, when an indicator is built.
"""

from __future__ import annotations

import datetime
import enum
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias

import attrs

from perfeval._exact import ONE, ZERO, multiply
from perfeval._text import squeeze
from perfeval.errors import IncomparableUnits
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import AtLeast, AtMost, Band, Between, Deadline, Described, Exactly, MonthDay, Unstated
from perfeval.expressions.units import unit_of

if TYPE_CHECKING:
    from decimal import Decimal

    from perfeval.expressions.target import Actual, Target


class Why(enum.Enum):
    """Why an indicator cannot be scored from what the form says."""

    TARGET_MISSING = "target-missing"
    ACTUAL_MISSING = "actual-missing"
    WORDS_FOR_NUMBER = "words-where-number-due"
    NUMBER_FOR_WORDS = "number-where-words-due"
    WORDS_DIFFER = "judgement-needed"
    UNITS_DIFFER = "units-not-comparable"
    PERCENT_OR_SHARE = "percent-or-share"
    ACTUAL_IS_RANGE = "actual-is-range"
    YEAR_UNKNOWN = "deadline-year-unknown"


@attrs.frozen
class Numbers:
    """Two numbers in one unit; `kind` names the rule of a rulebook that is asked."""

    kind: str
    target: Decimal
    actual: Decimal
    strict: bool = False
    #: The unit of both; empty where none was written or where both were scaled to whole numbers.
    unit: str = ""


@attrs.frozen
class Within:
    """A number against a range; `met`, or else the nearest bound to fall short of or to exceed."""

    kind: ClassVar[str] = "between"
    met: bool
    nearest: Numbers


@attrs.frozen
class Days:
    """The day a thing was done against the last day for it; years may be unsaid."""

    kind: ClassVar[str] = "deadline"
    by: datetime.date | MonthDay
    done: datetime.date | MonthDay


@attrs.frozen
class SameWords:
    """The actual says what the target says."""

    kind: ClassVar[str] = "same_words"


@attrs.frozen
class InBand:
    """The actual names a band where words were asked for."""

    kind: ClassVar[str] = "band"
    band: Band


@attrs.frozen
class OneOf:
    """The actual can be read as several numbers: each bounds the points."""

    kind: ClassVar[str] = "one_of"
    cases: tuple[Numbers | Within, ...]
    why: Why


@attrs.frozen
class Unclear:
    """Nothing that could be compared."""

    kind: ClassVar[str] = "unclear"
    why: Why


@attrs.frozen
class NoStake:
    """No points are at stake: the row has no weight, or the indicator does not apply."""

    kind: ClassVar[str] = "no_stake"
    applicable: bool


Comparison: TypeAlias = Numbers | Within | Days | SameWords | InBand | OneOf | Unclear | NoStake

_KINDS: Final[dict[type, str]] = {AtLeast: "at_least", AtMost: "at_most", Exactly: "exactly", Unstated: "unstated"}
_HUNDRED: Final = Quantity(100).value


def compare(target: Target | None, actual: Actual | None, target_text: str, actual_text: str) -> Comparison:
    """Bring an actual against its target."""
    if target is None:
        return Unclear(Why.TARGET_MISSING)
    if actual is None:
        return Unclear(Why.ACTUAL_MISSING)
    try:
        return _compare(target, actual, same_text=squeeze(target_text) == squeeze(actual_text))
    except IncomparableUnits:
        return Unclear(Why.UNITS_DIFFER)


def _compare(target: Target, actual: Actual, *, same_text: bool) -> Comparison:
    match target, actual:
        case AtLeast() | AtMost() | Exactly() | Unstated(), Quantity():
            return _numbers(target, actual)
        case AtLeast() | AtMost() | Exactly() | Unstated(), Between():
            return OneOf(tuple(_ends(target, actual)), Why.ACTUAL_IS_RANGE)
        case Between(), Quantity():
            return _within(target, actual)
        case Between(), Between() if not same_text:
            return OneOf(tuple(_range_within(target, actual)), Why.ACTUAL_IS_RANGE)
        case Deadline(), datetime.date() | MonthDay():
            return Days(target.date, actual)
        case Described() | Deadline(), Band():
            return InBand(actual)
        case _ if same_text:
            return SameWords()
        case Described(), str():
            return Unclear(Why.WORDS_DIFFER)
        case Described(), _:
            return Unclear(Why.NUMBER_FOR_WORDS)
        case _:
            return Unclear(Why.WORDS_FOR_NUMBER)


_Bounded: TypeAlias = AtLeast | AtMost | Exactly | Unstated


def _case(kind: str, bound: Quantity, actual: Quantity, *, strict: bool) -> Numbers:
    mine, theirs = bound.aligned(actual)
    unit = bound.unit or actual.unit
    return Numbers(kind, mine, theirs, strict, unit if mine == bound.value else "")


def _numbers(target: _Bounded, actual: Quantity) -> Numbers | OneOf:
    bound, kind, strict = target.bound, _KINDS[type(target)], getattr(target, "strict", False)
    case = _case(kind, bound, actual, strict=strict)
    if _may_be_share(actual, bound):
        return OneOf((case, attrs.evolve(case, actual=multiply(case.actual, _HUNDRED))), Why.PERCENT_OR_SHARE)
    if _may_be_share(bound, actual):
        return OneOf((case, attrs.evolve(case, target=multiply(case.target, _HUNDRED))), Why.PERCENT_OR_SHARE)
    return case


def _may_be_share(bare: Quantity, other: Quantity) -> bool:
    """Whether a number up to 1 without a unit stands against more than 1 %: 0.98 may mean 98 %."""
    return not bare.unit and unit_of(other.unit).dimension == "ratio" and ZERO < bare.value <= ONE < other.value


def _ends(target: _Bounded, actual: Between) -> list[Numbers]:
    """The two ends of a range of actuals, and the target itself where the range holds it."""
    kind, strict = _KINDS[type(target)], getattr(target, "strict", False)
    ends = [_case(kind, target.bound, end, strict=strict) for end in (actual.low, actual.high)]
    if actual.low <= target.bound <= actual.high:
        ends.append(_case(kind, target.bound, target.bound, strict=strict))
    return ends


def _range_within(target: Between, actual: Between) -> list[Within]:
    """The two ends of a range of actuals, and that the target is met where they hold all of it between them."""
    ends = [_within(target, end) for end in (actual.low, actual.high)]
    if actual.low <= target.low and target.high <= actual.high:
        ends.append(Within(True, ends[0].nearest))
    return ends


def _within(target: Between, actual: Quantity) -> Within:
    above_low = actual > target.low if target.low_strict else actual >= target.low
    below_high = actual < target.high if target.high_strict else actual <= target.high
    if below_high:
        return Within(above_low, _case("at_least", target.low, actual, strict=target.low_strict))
    return Within(False, _case("at_most", target.high, actual, strict=target.high_strict))
