"""What a rule sees: a target and an actual brought into one unit, or why that cannot be done.

A comparison depends on no rulebook, so it is made once, when an indicator is built.
"""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, TypeAlias

import attrs

from perfeval._exact import multiply
from perfeval._text import squeeze
from perfeval.errors import IncomparableUnits
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import (
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    NotBefore,
    Unstated,
)
from perfeval.form.beside import as_meant, multiple, share
from perfeval.form.limits import is_limit, is_saving

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    UNIT_UNSAID = "unit-unsaid"
    ACTUAL_IS_RANGE = "actual-is-range"
    YEAR_UNKNOWN = "deadline-year-unknown"
    OF_ANOTHER_YEAR = "of-another-year"


class Numbers(NamedTuple):
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
    """The day a thing was done against the last day for it, or against the first; years may be unsaid."""

    kind: ClassVar[str] = "deadline"
    by: datetime.date | MonthDay
    done: datetime.date | MonthDay
    #: Whether `by` is the first day instead.
    from_then: bool = False
    #: Whether `by` itself does not count.
    strict: bool = False


@attrs.frozen
class OfYear:
    """A comparison whose figures belong to a year that the texts name; only in that year does it hold."""

    kind: ClassVar[str] = "of_year"
    year: int
    case: Numbers | Within | OneOf


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


#: What a rule sees.
Seen: TypeAlias = Numbers | Within | Days | SameWords | InBand | OneOf | Unclear | NoStake
Comparison: TypeAlias = Seen | OfYear

#: The kinds of numbers without a sign.
UNSIGNED: Final = frozenset({"unstated", "limit", "saving"})

_KINDS: Final[dict[type, str]] = {AtLeast: "at_least", AtMost: "at_most", Exactly: "exactly", Unstated: "unstated"}


def compare(
    target: Target | None,
    actual: Actual | None,
    target_text: str,
    actual_text: str,
    years: Sequence[int] = (),
    name: str = "",
) -> Comparison:
    """Bring the actual of a name against its target; *years* are those that the texts say of their numbers."""
    if target is None:
        return Unclear(Why.TARGET_MISSING)
    if actual is None:
        return Unclear(Why.ACTUAL_MISSING)
    try:
        if isinstance(actual, Quantity) and isinstance(target, (AtLeast, AtMost, Exactly, Unstated)):
            case: Seen = _numbers(target, actual, name, target_text)
        else:
            case = _compare(target, actual, same_text=squeeze(target_text) == squeeze(actual_text))
    except IncomparableUnits:
        return Unclear(Why.UNITS_DIFFER)
    if not years or not isinstance(case, (Numbers, Within, OneOf)):
        return case
    return OfYear(years[0], case) if len(set(years)) == 1 else Unclear(Why.OF_ANOTHER_YEAR)


def _compare(target: Target, actual: Actual, *, same_text: bool) -> Seen:
    match target, actual:
        case AtLeast() | AtMost() | Exactly() | Unstated(), Between():
            return OneOf(tuple(_ends(target, actual)), Why.ACTUAL_IS_RANGE)
        case Between(), Quantity():
            return _within_or_share(target, actual)
        case Between(), Between() if not same_text:
            return OneOf(tuple(_range_within(target, actual)), Why.ACTUAL_IS_RANGE)
        case Deadline(), datetime.date() | MonthDay():
            return Days(target.date, actual)
        case NotBefore(), datetime.date() | MonthDay():
            return Days(target.date, actual, from_then=True, strict=target.strict)
        case Described(), _ if same_text:
            return SameWords()
        case Described() | Deadline() | NotBefore(), Band():
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


def _numbers(target: _Bounded, actual: Quantity, name: str, target_text: str) -> Numbers | OneOf:
    bound, kind, strict = target.bound, _KINDS[type(target)], getattr(target, "strict", False)
    if kind == "unstated":
        kind = unsigned(bound.unit or actual.unit, name, target_text)
    bound, actual = as_meant(bound, actual, name)
    case = _case(kind, bound, actual, strict=strict)
    if bound.unit and actual.unit:
        return case
    if times := share(actual, bound):
        return OneOf((case, case._replace(actual=multiply(case.actual, times))), Why.PERCENT_OR_SHARE)
    if times := share(bound, actual):
        return OneOf((case, case._replace(target=multiply(case.target, times))), Why.PERCENT_OR_SHARE)
    if times := multiple(bound, actual):
        return OneOf((case, case._replace(actual=multiply(case.actual, times))), Why.UNIT_UNSAID)
    if times := multiple(actual, bound):
        return OneOf((case, case._replace(target=multiply(case.target, times))), Why.UNIT_UNSAID)
    return case


def unsigned(unit: str, name: str, target_text: str) -> str:
    """What a number without a sign is, by its name: a limit, a saving, or neither."""
    if is_limit(unit, name, target_text):
        return "limit"
    return "saving" if is_saving(name, target_text) else "unstated"


def _ends(target: _Bounded, actual: Between) -> list[Numbers]:
    """What a range of actuals may come to, also where it is one of shares or stands against a share."""
    cases = _ends_of(target, actual)
    if times := share(actual.low, target.bound) or share(actual.high, target.bound):
        return cases + _ends_of(target, _as_percentages(actual, times))
    if times := share(target.bound, actual.low) or share(target.bound, actual.high):
        bound = Quantity(multiply(target.bound.value, times))
        return cases + _ends_of(attrs.evolve(target, bound=bound), actual)
    return cases


def _ends_of(target: _Bounded, actual: Between) -> list[Numbers]:
    """The two ends of a range of actuals, and the target itself where the range holds it."""
    kind, strict = _KINDS[type(target)], getattr(target, "strict", False)
    ends = [actual.low, actual.high]
    if actual.low <= target.bound <= actual.high:
        ends.append(target.bound if target.bound.unit else Quantity(target.bound.value, actual.low.unit))
    return [_case(kind, target.bound, end, strict=strict) for end in ends]


def _as_percentages(shares: Between, times: Decimal) -> Between:
    """A range of shares as numbers that stand for percentages."""
    low, high = (Quantity(multiply(end.value, times)) for end in (shares.low, shares.high))
    return attrs.evolve(shares, low=low, high=high)


def _range_within(target: Between, actual: Between) -> list[Within]:
    """The two ends of a range of actuals, and that the target is met where they hold all of it between them."""
    ends = [_within(target, end) for end in (actual.low, actual.high)]
    if actual.low <= target.low and target.high <= actual.high:
        ends.append(Within(True, ends[0].nearest))
    return ends


def _within_or_share(target: Between, actual: Quantity) -> Within | OneOf:
    case = _within(target, actual)
    if times := share(actual, target.high):
        return OneOf((case, _within(target, Quantity(multiply(actual.value, times)))), Why.PERCENT_OR_SHARE)
    if times := share(target.low, actual) or share(target.high, actual):
        return OneOf((case, _within(_as_percentages(target, times), actual)), Why.PERCENT_OR_SHARE)
    return case


def _within(target: Between, actual: Quantity) -> Within:
    above_low = actual > target.low if target.low_strict else actual >= target.low
    below_high = actual < target.high if target.high_strict else actual <= target.high
    if below_high:
        return Within(above_low, _case("at_least", target.low, actual, strict=target.low_strict))
    return Within(False, _case("at_most", target.high, actual, strict=target.high_strict))
