"""What was promised and what was done: targets (年度指标值) and actuals (实际完成值).

A target is one of a closed union; `str` gives its canonical form, which parses back to the same value.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias, TypeVar, final

import attrs

from perfeval._text import tidy
from perfeval.errors import InvalidTarget
from perfeval.expressions import grammar
from perfeval.expressions.dates import last_day
from perfeval.expressions.grammar import LONGEST_EXPRESSION, read_band, read_plainly
from perfeval.expressions.quantity import Quantity, in_one_unit, parse_quantity, shorten

__all__ = [
    "Actual", "AtLeast", "AtMost", "Band", "Between", "Deadline", "Described", "Exactly", "MonthDay", "Target",
    "Unstated", "parse_actual", "parse_target",
]  # fmt: skip


def _as_quantity(value: object) -> Quantity:
    if isinstance(value, Quantity):
        return value
    return parse_quantity(value) if isinstance(value, str) else Quantity(value)


class _Reading:
    """What every target has beside its value."""

    __slots__ = ()
    #: In what the reading of the text may be wrong, in Chinese; empty when nothing is in doubt.
    doubt: str

    @property
    def uncertain(self) -> bool:
        """Whether experts could read the text in another way; `doubt` says how."""
        return bool(self.doubt)


@final
@attrs.frozen
class AtLeast(_Reading):
    """No less than the bound: ≥, 不低于, 以上; *strict* for more than it: ＞, 超过.

    >>> from perfeval import AtLeast, parse_target
    >>> parse_target("不低于９０％")
    AtLeast(bound=Quantity('90', '%'), strict=False)
    >>> print(AtLeast("90%"))
    ≥90%
    """

    bound: Quantity = attrs.field(converter=_as_quantity)
    strict: bool = False
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False)

    def __str__(self) -> str:
        return f"{'>' if self.strict else '≥'}{self.bound}"


@final
@attrs.frozen
class AtMost(_Reading):
    """No more than the bound: ≤, 不超过, 以内; *strict* for less than it: ＜, 低于.

    >>> from perfeval import parse_target
    >>> parse_target("控制在2小时以内")
    AtMost(bound=Quantity('2', '小时'), strict=False)
    """

    bound: Quantity = attrs.field(converter=_as_quantity)
    strict: bool = False
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False)

    def __str__(self) -> str:
        return f"{'<' if self.strict else '≤'}{self.bound}"


@final
@attrs.frozen
class Exactly(_Reading):
    """Equal to the bound: ＝, 等于.

    >>> from perfeval import parse_target
    >>> parse_target("═100%")
    Exactly(bound=Quantity('100', '%'))
    """

    bound: Quantity = attrs.field(converter=_as_quantity)
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False)

    def __str__(self) -> str:
        return f"={self.bound}"


@final
@attrs.frozen
class Unstated(_Reading):
    """A number without a sign: whether more or less is better is not written.

    >>> from perfeval import parse_target
    >>> parse_target("38508人")
    Unstated(bound=Quantity('38508', '人'))
    """

    bound: Quantity = attrs.field(converter=_as_quantity)
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False)

    def __str__(self) -> str:
        return str(self.bound)


@final
@attrs.frozen
class Between(_Reading):
    """From *low* to *high*, both included unless *low_strict* or *high_strict*.

    Raises:
        InvalidTarget: when *low* is above *high*.
        IncomparableUnits: when the two measure different things.

    >>> from perfeval import parse_target
    >>> print(parse_target("≥90%且≤100%"))
    90%~100%
    >>> parse_target("（0，5]")
    Between(low=Quantity('0'), high=Quantity('5'), low_strict=True, high_strict=False)
    """

    low: Quantity = attrs.field(converter=_as_quantity)
    high: Quantity = attrs.field(converter=_as_quantity)
    low_strict: bool = False
    high_strict: bool = False
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        low, high = in_one_unit(self.low, self.high)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)
        if high < low:
            raise InvalidTarget(f"{self.low} is above {self.high}", remedy="write the lower bound first")

    def __str__(self) -> str:
        if not (self.low_strict or self.high_strict):
            return f"{self.low}~{self.high}"
        return f"{'>' if self.low_strict else '≥'}{self.low}且{'<' if self.high_strict else '≤'}{self.high}"


@final
@attrs.frozen(order=True)
class MonthDay:
    """A day whose year is not written, such as 12月31日.

    Raises:
        InvalidTarget: when there is no such day in any year.

    >>> from perfeval import MonthDay
    >>> print(MonthDay(12, 31), MonthDay(2, 29).on(2023))
    --12-31 2023-02-28
    """

    month: int
    day: int

    def __attrs_post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.day <= last_day(2000, self.month)):
            raise InvalidTarget(f"{self.month}月{self.day}日 is no day of the year")

    def on(self, year: int) -> datetime.date:
        """The day in *year*; 29 February becomes the 28th where there is none."""
        return datetime.date(year, self.month, min(self.day, last_day(year, self.month)))

    def __str__(self) -> str:
        return f"--{self.month:02}-{self.day:02}"


@final
@attrs.frozen
class Deadline(_Reading):
    """To be done by a day, the day itself included.

    >>> from perfeval import parse_target
    >>> parse_target("2023年12月底前").date
    datetime.date(2023, 12, 31)
    >>> print(parse_target("年底前").date)
    --12-31
    """

    #: The last day; a :class:`MonthDay` where no year is written.
    date: datetime.date | MonthDay
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False)

    def __str__(self) -> str:
        year = f"{self.date.year}年" if isinstance(self.date, datetime.date) else ""
        return f"{year}{self.date.month}月{self.date.day}日前"


@final
@attrs.frozen
class Described(_Reading):
    """Words: a qualitative target, or prose whose numbers cannot be told apart.

    >>> from perfeval import parse_target
    >>> parse_target("有效提高")
    Described(text='有效提高')
    """

    text: str
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False)

    def __str__(self) -> str:
        return self.text


@final
class Band(enum.Enum):
    """How far a qualitative indicator was achieved.

    >>> from perfeval import parse_actual
    >>> parse_actual("部分达成目标并具有一定效果")
    <Band.PARTLY_ACHIEVED: '部分达成'>
    """

    ACHIEVED = "达成"
    PARTLY_ACHIEVED = "部分达成"
    NOT_ACHIEVED = "未达成"

    def __str__(self) -> str:
        return self.value


#: Everything that a target can be.
Target: TypeAlias = AtLeast | AtMost | Exactly | Unstated | Between | Deadline | Described

#: Everything that an actual can be; text where it is neither a value nor a band.
Actual: TypeAlias = Quantity | Between | datetime.date | MonthDay | Band | str


_Bounded = TypeVar("_Bounded", AtLeast, AtMost, Exactly, Unstated)


def _making(kind: type[_Bounded], *, strict: bool | None = None) -> Callable[[Quantity, str], _Bounded]:
    """A constructor for a bound and a doubt that are known to be right, which asks nothing again."""
    slots, new = vars(kind), object.__new__
    set_bound, set_doubt = slots["bound"].__set__, slots["doubt"].__set__
    set_strict = None if strict is None else slots["strict"].__set__

    def make(bound: Quantity, doubt: str) -> _Bounded:
        target = new(kind)
        set_bound(target, bound)
        set_doubt(target, doubt)
        if set_strict is not None:
            set_strict(target, strict)
        return target

    return make


_SIGNED: Final[dict[str, Callable[[Quantity, str], AtLeast | AtMost | Exactly | Unstated]]] = {
    "≥": _making(AtLeast, strict=False),
    ">": _making(AtLeast, strict=True),
    "≤": _making(AtMost, strict=False),
    "<": _making(AtMost, strict=True),
    "=": _making(Exactly),
    "": _making(Unstated),
}


def parse_target(text: str) -> Target | None:
    """Read a target as clerks write it; None where the cell says that there is none (empty, ``/``, ``—``).

    Where experts could read the text in another way, the value says so in `doubt`.
    Prose with several numbers is `Described`, never a wrong number.

    Raises:
        InvalidTarget: when a sign stands without a number.
        InvalidNumber: when a number is out of bounds.

    >>> from perfeval import parse_target
    >>> parse_target("12345热线满意率≥95%")
    AtLeast(bound=Quantity('95', '%'), strict=False)
    >>> parse_target("30人以下").doubt
    '“以下”是否含本数有歧义，按含本数计'
    """
    if type(text) is str and len(text) <= LONGEST_EXPRESSION:
        return _parse_target(text)
    return _read_target(_text(text))


def parse_actual(text: str) -> Actual | None:
    """Read an actual: a quantity, a range, a date, a band, or the text itself; None where the cell is empty.

    A sign glued to an actual (``≥266米``) is dropped from the value; the text as written keeps it.

    Raises:
        InvalidNumber: when a number is out of bounds.

    >>> from perfeval import parse_actual
    >>> parse_actual("≥266米"), parse_actual("完成"), parse_actual("2025年8月7日完成")
    (Quantity('266', '米'), <Band.ACHIEVED: '达成'>, datetime.date(2025, 8, 7))
    """
    if type(text) is str and len(text) <= LONGEST_EXPRESSION:
        return _parse_actual(text)
    return _read_actual(_text(text))


def actual_doubt(text: str) -> str:
    """In what the reading of an actual may be wrong, in Chinese; empty when nothing is in doubt."""
    plainly = read_plainly(text)
    try:
        reading = grammar.Bound(*plainly) if plainly else grammar.read(text)
    except InvalidTarget:
        return ""
    if isinstance(reading, grammar.Bound) and reading.sign:
        return "实际完成值带有符号，按其数值计"
    return reading.doubt if reading else ""


def _text(text: object) -> str:
    if isinstance(text, str):
        return str(text)
    raise InvalidTarget(f"{shorten(text)} is not text", remedy='write it as text: "≥90%"')


def _read_target(text: str) -> Target | None:
    if plainly := read_plainly(text):
        sign, quantity = plainly
        return _SIGNED[sign](quantity, "")
    reading = grammar.read(text)
    match reading:
        case None:
            return None
        case grammar.Bound(sign, quantity, doubt):
            return _SIGNED[sign](quantity, doubt)
        case grammar.Span(low, high, low_strict, high_strict, doubt):
            return Between(low, high, low_strict, high_strict, doubt=doubt)
        case grammar.DateReading():
            return Deadline(_day(reading), doubt=reading.doubt)
    return Described(reading.text, doubt=reading.doubt)


def _read_actual(text: str) -> Actual | None:
    if plainly := read_plainly(text):
        return plainly[1]
    if band := band_of(text):
        return band
    try:
        reading = grammar.read(text)
    except InvalidTarget:
        return tidy(text)
    match reading:
        case None:
            return None
        case grammar.Bound():
            return reading.quantity
        case grammar.Span(low, high, low_strict, high_strict, doubt):
            return Between(low, high, low_strict, high_strict, doubt=doubt)
        case grammar.DateReading():
            return _day(reading)
    return reading.text


_parse_target: Final = lru_cache(maxsize=4096)(_read_target)
_parse_actual: Final = lru_cache(maxsize=4096)(_read_actual)


def _day(reading: grammar.DateReading) -> datetime.date | MonthDay:
    year, month, day, _ = reading
    return datetime.date(year, month, day) if year else MonthDay(month, day)


def band_of(text: str) -> Band | None:
    """The band that the words of an actual name, or None.

    >>> band_of("未达成目标且效果较差"), band_of("有所改善")
    (<Band.NOT_ACHIEVED: '未达成'>, None)
    """
    words = read_band(text)
    return Band(words) if words else None
