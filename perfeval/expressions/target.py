"""What was promised and what was done: targets (年度指标值) and actuals (实际完成值).

A target is one of a closed union; `str` gives its canonical form, which parses back to the same value.
"""

from __future__ import annotations

import datetime
import enum
from decimal import Decimal
from typing import TypeAlias, final

import attrs

from perfeval._plain import check_held, holds
from perfeval._shown import call_repr, shown
from perfeval.errors import InvalidTarget
from perfeval.expressions.dates import last_day
from perfeval.expressions.quantity import Quantity, in_one_unit, parse_quantity

__all__ = [
    "Actual", "AtLeast", "AtMost", "Band", "Between", "Deadline", "Described", "Exactly", "MonthDay", "NotBefore",
    "Target", "Unstated",
]  # fmt: skip


def _as_quantity(value: Quantity | Decimal | int | str) -> Quantity:
    if isinstance(value, Quantity):
        return value
    return parse_quantity(value) if isinstance(value, str) else Quantity(value)


def is_question(doubt: str) -> bool:
    """Whether a doubt says more than what else a text holds: 另有数字：24小时 is no question.

    >>> is_question("另有数字：24小时"), is_question("约数；另有数字：24小时"), is_question("")
    (False, True, False)
    """
    return any(not part.startswith("另有") for part in doubt.split("；") if part)


class _Reading:
    """What every target has beside its value."""

    __slots__ = ()
    #: In what the reading of the text may be wrong, and what else the text holds (“另有…”), in Chinese; or empty.
    doubt: str

    def __attrs_post_init__(self) -> None:
        check_held(self, InvalidTarget)

    @property
    def uncertain(self) -> bool:
        """Whether experts could read the text in another way; `doubt` says how, and what else the text holds."""
        return is_question(self.doubt)


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
    strict: bool = attrs.field(default=False, metadata=holds(bool))
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __str__(self) -> str:
        return f"{'>' if self.strict else '≥'}{self.bound}"

    __repr__ = call_repr


@final
@attrs.frozen
class AtMost(_Reading):
    """No more than the bound: ≤, 不超过, 以内; *strict* for less than it: ＜, 低于.

    >>> from perfeval import parse_target
    >>> parse_target("控制在2小时以内")
    AtMost(bound=Quantity('2', '小时'), strict=False)
    """

    bound: Quantity = attrs.field(converter=_as_quantity)
    strict: bool = attrs.field(default=False, metadata=holds(bool))
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __str__(self) -> str:
        return f"{'<' if self.strict else '≤'}{self.bound}"

    __repr__ = call_repr


@final
@attrs.frozen
class Exactly(_Reading):
    """Equal to the bound: ＝, 等于.

    >>> from perfeval import parse_target
    >>> parse_target("═100%")
    Exactly(bound=Quantity('100', '%'))
    """

    bound: Quantity = attrs.field(converter=_as_quantity)
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __str__(self) -> str:
        return f"={self.bound}"

    __repr__ = call_repr


@final
@attrs.frozen
class Unstated(_Reading):
    """A number without a sign: whether more or less is better is not written.

    >>> from perfeval import parse_target
    >>> parse_target("38508人")
    Unstated(bound=Quantity('38508', '人'))
    """

    bound: Quantity = attrs.field(converter=_as_quantity)
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __str__(self) -> str:
        return str(self.bound)

    __repr__ = call_repr


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
    low_strict: bool = attrs.field(default=False, metadata=holds(bool))
    high_strict: bool = attrs.field(default=False, metadata=holds(bool))
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __attrs_post_init__(self) -> None:
        check_held(self, InvalidTarget)
        low, high = in_one_unit(self.low, self.high)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)
        if high < low:
            raise InvalidTarget(f"{self.low} is above {self.high}", remedy="write the lower bound first")

    def __str__(self) -> str:
        if not (self.low_strict or self.high_strict):
            return f"{self.low}~{self.high}"
        return f"{'>' if self.low_strict else '≥'}{self.low}且{'<' if self.high_strict else '≤'}{self.high}"

    __repr__ = call_repr


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

    month: int = attrs.field(metadata=holds(int))
    day: int = attrs.field(metadata=holds(int))

    def __attrs_post_init__(self) -> None:
        check_held(self, InvalidTarget)
        if not (1 <= self.month <= 12 and 1 <= self.day <= last_day(2000, self.month)):
            raise InvalidTarget(
                f"{shown(self.month)}月{shown(self.day)}日 is no day of the year",
                remedy="write a month and a day, as in MonthDay(12, 31)",
            )

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
    date: datetime.date | MonthDay = attrs.field(metadata=holds(datetime.date, MonthDay))
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __str__(self) -> str:
        return f"{_written(self.date)}前"


@final
@attrs.frozen
class NotBefore(_Reading):
    """To be done from a day on, the day itself included; *strict* for after it: 6月30日后.

    >>> from perfeval import parse_target
    >>> parse_target("2023年6月30日后")
    NotBefore(date=datetime.date(2023, 6, 30), strict=True)
    >>> print(parse_target("自9月1日起"))
    9月1日起
    """

    #: The first day, or the day before it where *strict*; a :class:`MonthDay` where no year is written.
    date: datetime.date | MonthDay = attrs.field(metadata=holds(datetime.date, MonthDay))
    strict: bool = attrs.field(default=False, metadata=holds(bool))
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __str__(self) -> str:
        return f"{_written(self.date)}{'后' if self.strict else '起'}"


def _written(date: datetime.date | MonthDay) -> str:
    year = f"{date.year}年" if isinstance(date, datetime.date) else ""
    return f"{year}{date.month}月{date.day}日"


@final
@attrs.frozen
class Described(_Reading):
    """Words: a qualitative target, or prose whose numbers cannot be told apart.

    >>> from perfeval import parse_target
    >>> parse_target("有效提高")
    Described(text='有效提高')
    """

    text: str = attrs.field(metadata=holds(str))
    doubt: str = attrs.field(default="", kw_only=True, eq=False, repr=False, metadata=holds(str))

    def __str__(self) -> str:
        return self.text

    __repr__ = call_repr


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
Target: TypeAlias = AtLeast | AtMost | Exactly | Unstated | Between | Deadline | NotBefore | Described

#: Everything that an actual can be; text where it is neither a value nor a band.
Actual: TypeAlias = Quantity | Between | datetime.date | MonthDay | Band | str
