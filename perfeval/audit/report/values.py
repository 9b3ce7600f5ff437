"""Whether two texts of a form and a report say the same value; where that is not certain, they do."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import cache
from typing import Final

from perfeval._exact import ZERO, multiply, subtract
from perfeval.audit.measures import is_near
from perfeval.audit.report.words import flat
from perfeval.errors import PerfevalError
from perfeval.expressions import (
    AtLeast,
    AtMost,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    Quantity,
    Unstated,
    parse_quantity,
)
from perfeval.expressions.units import unit_of
from perfeval.form import Indicator
from perfeval.form.fields import actual_of, target_of

_BOUNDED = (AtLeast, AtMost, Exactly, Unstated)


def decimals_of(number: Decimal) -> int:
    """How many decimals a number is written with."""
    return max(0, -int(number.as_tuple().exponent))


#: How much of a number rounding may take: 0.5 is another number than 0.47.
_ROUNDED: Final = Decimal("0.05")


def is_near_enough(said: Decimal, held: Decimal) -> bool:
    """Whether a number is another one, rounded to the places it is written with, and hardly changed by that."""
    apart = subtract(max(said, held), min(said, held))
    most = multiply(_ROUNDED, max(held, subtract(ZERO, held)))
    return is_near(said, held, decimals_of(said)) and apart <= most


def same_quantity(said: Quantity, held: Quantity) -> bool | None:
    """Whether a quantity is another one, maybe rounded; None where the two cannot be compared."""
    try:
        mine, theirs = said.aligned(held)
    except PerfevalError:
        return True if said.value == held.value else None
    return mine == theirs or is_near_enough(mine, theirs)


def same_amount(text: str, held: Decimal, unit: str) -> bool:
    """Whether an amount of money is one of the form's; what cannot be read is."""
    said = quantity_of(text)
    return said is None or same_quantity(said, Quantity(held, unit)) is not False


def same_points(said: Decimal, held: Decimal) -> bool:
    """Whether points are others, maybe rounded to one or more decimals.

    >>> same_points(Decimal("9.5"), Decimal("9.52")), same_points(Decimal(10), Decimal("9.52"))
    (True, False)
    """
    return said == held or (decimals_of(said) > 0 and is_near(said, held, decimals_of(said)))


def quantity_of(text: str) -> Quantity | None:
    """A quantity, or None."""
    try:
        return parse_quantity(text)
    except PerfevalError:
        return None


@cache
def _open() -> re.Pattern[str]:
    """Words after which a number is no more than about right."""
    return re.compile(
        "[约余多近逾超几]|左右|以上|以内|不少于|不低于|不超过|上下|至少|[≥≤<>~]|[0-9]-[0-9]|[零一二三四五六七八九]成"
    )


@cache
def _no_words() -> re.Pattern[str]:
    """Words that say no more than that something was done."""
    return re.compile(
        "(?:已|全部|按期|按时|均|按计划|如期|基本|顺利|全面|较好|很好|圆满|任务|目标|预期|良好|情况|完成|达标|达到|达成|实现|符合|要求|"
        "指标|年度|与|一致|满足|的|了|值|同|上|见|无|偏差|设定)*"
    )


def differs_from_target(text: str, indicator: Indicator) -> bool:
    """Whether a report says another target than the table."""
    held, table = indicator.target, indicator.target_text
    said = target_of(text, indicator.name)
    if isinstance(said, _BOUNDED) and isinstance(held, _BOUNDED):
        opposite = {type(said), type(held)} == {AtLeast, AtMost}
        return not said.doubt and (opposite or same_quantity(said.bound, held.bound) is False)
    if isinstance(said, Between) and isinstance(held, Between):
        return False in (same_quantity(said.low, held.low), same_quantity(said.high, held.high))
    if isinstance(said, Deadline) and isinstance(held, Deadline):
        return not _same_day(said.date, held.date)
    if isinstance(said, Described) and isinstance(held, Described):
        return not said.doubt and _other_words(text, table)
    return isinstance(said, _BOUNDED) and isinstance(held, Described) and not re.search("[0-9]", table)


def differs_from_actual(text: str, indicator: Indicator) -> bool | None:
    """Whether a report says another actual than the table; None where the words alone differ."""
    held = indicator.actual
    said = actual_of(text, indicator.target, indicator.target_text, indicator.name)
    match said.value, held:
        case Quantity(), Quantity():
            return not said.doubt and not _open().search(flat(text)) and same_quantity(said.value, held) is False
        case str(), str():
            return None if _other_words(text, indicator.actual_text) else False
        case datetime.date() | MonthDay(), datetime.date() | MonthDay():
            return not _same_day(said.value, held)
    return False


def is_neither(text: str, indicator: Indicator, *, done: bool) -> bool:
    """Whether a value behind a name is not the actual of the table, nor its target unless it is said to be *done*."""
    said, actual = quantity_of(text), indicator.actual
    if said is None or not isinstance(actual, Quantity) or not _same_measure(said, actual):
        return False
    bound = getattr(indicator.target, "bound", None)
    held = [actual, bound] if isinstance(bound, Quantity) and not done else [actual]
    return all(same_quantity(said, each) is False for each in held)


def _same_measure(one: Quantity, other: Quantity) -> bool:
    mine, theirs = unit_of(one.unit), unit_of(other.unit)
    return one.unit == other.unit or (mine.dimension == theirs.dimension and not mine.is_counted)


def _same_day(one: datetime.date | MonthDay, other: datetime.date | MonthDay) -> bool:
    """Whether two days are one; the year may be unsaid."""
    if isinstance(one, datetime.date) and isinstance(other, datetime.date):
        return one == other
    return (one.month, one.day) == (other.month, other.day)


def _letters(text: str) -> str:
    return re.sub(r'[,;:。、.()"\s]|^(?:得到|已经?|均|达到|基本|实际|为)+|(?:的|了)$', "", flat(text))


def _other_words(text: str, table: str) -> bool:
    """Whether words are others, and not more or fewer of the same, and say more than that it was done."""
    mine, theirs = _letters(text), _letters(table)
    if len(mine) < 2 or mine in theirs or theirs in mine or re.search("[0-9]", mine + theirs):
        return False
    return not (_no_words().fullmatch(mine) or _no_words().fullmatch(theirs)) and len(mine) <= 2 * len(theirs) + 4
