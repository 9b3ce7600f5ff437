"""What a rule sees: a target and an actual brought into one unit, or why that cannot be done.

A comparison depends on no rulebook, so it is made once, when an indicator is built.
"""

from __future__ import annotations

import datetime
import enum
import re
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, TypeAlias

import attrs

from perfeval._exact import ONE, ZERO, multiply
from perfeval._text import squeeze
from perfeval.errors import IncomparableUnits
from perfeval.expressions.meaning import unit_of_name
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
from perfeval.expressions.units import unit_of
from perfeval.form.limits import is_limit

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

_KINDS: Final[dict[type, str]] = {AtLeast: "at_least", AtMost: "at_most", Exactly: "exactly", Unstated: "unstated"}
_TWO: Final = Decimal(2)
_HUNDRED: Final = Decimal(100)


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
    if kind == "unstated" and is_limit(bound.unit or actual.unit, name, target_text):
        kind = "limit"
    if bound.unit != actual.unit:
        bound, actual = in_named_unit(bound, actual, name), in_named_unit(actual, bound, name)
        bound, actual = _of_the_year(bound, actual), _of_the_year(actual, bound)
        actual = _per_head(actual, bound, name)
        bound, actual = _in_degrees(bound, actual), _in_degrees(actual, bound)
    elif not bound.unit and _is_rate(name):
        bound, actual = _as_percent(bound, actual), _as_percent(actual, bound)
    case = _case(kind, bound, actual, strict=strict)
    if bound.unit and actual.unit:
        return case
    if times := _share(actual, bound):
        return OneOf((case, case._replace(actual=multiply(case.actual, times))), Why.PERCENT_OR_SHARE)
    if times := _share(bound, actual):
        return OneOf((case, case._replace(target=multiply(case.target, times))), Why.PERCENT_OR_SHARE)
    return case


def _is_rate(name: str) -> bool:
    """Whether a number under a name may be so many per cent."""
    return _RATE.search(name) is not None


def _as_percent(number: Quantity, other: Quantity) -> Quantity:
    """A number beside one that is more like its share, both under the name of a rate, is so many per cent: 95, 0.97."""
    squares = multiply(other.value, other.value), multiply(number.value, number.value)
    is_share = ZERO < other.value <= ONE < number.value and multiply(squares[0], _HUNDRED) < squares[1]
    return Quantity(number.value, "%") if is_share else number


def in_named_unit(bare: Quantity, other: Quantity, name: str) -> Quantity:
    """A number without a unit in that of the name, as in 道路长度（公里）, where the other is in one of its kind."""
    unit = "" if bare.unit else unit_of_name(name)
    fits = unit != "" and unit_of(unit).dimension == unit_of(other.unit).dimension
    return Quantity(bare.value, unit) if fits else bare


def _in_degrees(quantity: Quantity, other: Quantity) -> Quantity:
    """度 beside ℃ are degrees, no kilowatt hours."""
    warm = quantity.unit == "度" and unit_of(other.unit).dimension == "temperature"
    return Quantity(quantity.value, other.unit) if warm else quantity


def _of_the_year(yearly: Quantity, other: Quantity) -> Quantity:
    """So much a year is so much in the year of the form."""
    unit = yearly.unit
    if unit.endswith(_A_YEAR) and other.unit and not other.unit.endswith(_A_YEAR):
        return Quantity(yearly.value, unit[:-2])
    return yearly


def _per_head(amount: Quantity, bound: Quantity, name: str) -> Quantity:
    """An amount is per head where the target is, and the name says so: 726元 of 低保标准 ≥726元/人·月.

    Ten times as much may be the whole sum.
    """
    whole, stroke, heads = bound.unit.partition("/")
    if not (stroke and _PER_HEAD.search(name)) or unit_of(amount.unit).dimension != unit_of(whole).dimension:
        return amount
    per_head = Quantity(amount.value, f"{amount.unit}/{heads}")
    most, least = (Quantity(multiply(bound.value, times), bound.unit) for times in (_TEN, _TENTH))
    return per_head if least <= per_head <= most else amount


_RATE: Final = re.compile("率|满意度|知晓度|认可度|占比|比例|比重|[%％]")
_A_YEAR: Final = ("/年", ".年", "·年", "*年")
_PER_HEAD: Final = re.compile("[人户生亩]均|单价|单位成本|标准|每[人户生亩个件]")
_TEN: Final = Decimal(10)
_TENTH: Final = Decimal("0.1")


def _share(bare: Quantity, other: Quantity) -> Decimal | None:
    """How many times as much a number without a unit may mean beside a percentage: 0.98 may be 98 %, and 1.05 105 %.

    Beside more than 1 %, every number up to 1 may; any other where the percentage is nearer to it as a share,
    and a number above 1 no further than up to twice the whole.
    """
    unit, value = unit_of(other.unit), bare.value
    if bare.unit or unit.dimension != "ratio" or value <= ZERO or other.value <= ZERO:
        return None
    times = Decimal(int(100 / unit.scale))
    nearer = multiply(multiply(value, value), times) < multiply(other.value, other.value)
    if value <= ONE:
        return times if nearer or other.value > ONE else None
    return times if nearer and multiply(value, times) <= multiply(_TWO, max(other.value, times)) else None


def _ends(target: _Bounded, actual: Between) -> list[Numbers]:
    """What a range of actuals may come to, also where it is one of shares or stands against a share."""
    cases = _ends_of(target, actual)
    if times := _share(actual.low, target.bound) or _share(actual.high, target.bound):
        return cases + _ends_of(target, _as_percentages(actual, times))
    if times := _share(target.bound, actual.low) or _share(target.bound, actual.high):
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
    if times := _share(actual, target.high):
        return OneOf((case, _within(target, Quantity(multiply(actual.value, times)))), Why.PERCENT_OR_SHARE)
    if times := _share(target.low, actual) or _share(target.high, actual):
        return OneOf((case, _within(_as_percentages(target, times), actual)), Why.PERCENT_OR_SHARE)
    return case


def _within(target: Between, actual: Quantity) -> Within:
    above_low = actual > target.low if target.low_strict else actual >= target.low
    below_high = actual < target.high if target.high_strict else actual <= target.high
    if below_high:
        return Within(above_low, _case("at_least", target.low, actual, strict=target.low_strict))
    return Within(False, _case("at_most", target.high, actual, strict=target.high_strict))
