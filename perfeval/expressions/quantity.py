"""Quantities: a number and its unit, compared and converted without loss."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, final

import attrs

from perfeval._exact import ONE, bare, digits, multiply, number
from perfeval._shown import shown
from perfeval._text import plain, tidy
from perfeval.errors import IncomparableUnits, InvalidNumber, InvalidQuantity
from perfeval.expressions.numerals import NUMERAL, read_numeral
from perfeval.expressions.units import Unit, is_known_unit, is_unit, tidy_unit, unit_of, without_prefix

__all__ = ["Quantity", "parse_quantity"]


_UNIT_REMEDY: Final = "write a unit such as 万元, % or 人次, or leave it out"

#: No text longer than this can be tidied into a unit, or into a number with a unit.
_LONGEST_UNIT_TEXT: Final = 40
_LONGEST_QUANTITY: Final = 120


def _unit(text: str) -> str:
    if not isinstance(text, str) or len(text) > _LONGEST_UNIT_TEXT:
        raise InvalidQuantity(f"{shown(text)} is not a unit", remedy=_UNIT_REMEDY)
    return _tidied_unit(str(text))


@lru_cache(maxsize=4096)
def _tidied_unit(text: str) -> str:
    unit = tidy_unit(plain(text))
    if is_unit(unit):
        return unit
    raise InvalidQuantity(f"{shown(text)} is not a unit", remedy=_UNIT_REMEDY)


#: A number as clerks write it, with or without separators between thousands; − is a minus that was written in words.
WRITTEN_NUMBER: Final = r"[+\-−]?(?:[0-9]{1,3}(?:[,，'’][0-9]{3}){1,6}(?![0-9])|[0-9]{1,40})(?:\.[0-9]{1,40})?"

_SEPARATORS: Final = str.maketrans({",": None, "，": None, "'": None, "’": None, "−": "-"})
_MINUS: Final = re.compile(r"(?<![正减担承抱自欠肩胜])(?:负(?:增长)?|零下)\s?(?=[0-9])")


def digits_of(written: str) -> str:
    """The number that is written, without what only helps the eye.

    >>> digits_of("1,234.50")
    '1234.50'
    """
    return written.translate(_SEPARATORS)


def with_minus(text: str) -> str:
    """Write words that make a number less than nothing as a minus: 负10%, 负增长10%, 零下5℃."""
    return _MINUS.sub("−", text)


_QUANTITY: Final = re.compile(rf"({WRITTEN_NUMBER})\s*(.*)", re.ASCII | re.DOTALL)
#: The unit of a share, and how many of them one part is.
_PER_CENT: Final = {
    "百分之": ("%", ONE),
    "千分之": ("‰", ONE),
    "万分之": ("‱", ONE),
    "十万分之": ("‱", Decimal("0.1")),
    "百万分之": ("‱", Decimal("0.01")),
}
_NUMERAL: Final = re.compile(
    rf"((?:百|千|万|十万|百万)分之)?(负?)([{NUMERAL}点]{{1,20}}|[0-9.]{{1,20}})(.*)", re.DOTALL
)


@final
@attrs.frozen(eq=False)
class Quantity:
    """A number with a unit, such as 244.23万元.

    Quantities that measure the same thing compare by size, whatever their unit.
    A quantity without a unit orders against any other, as the same unit unsaid, but equals only another without one.

    Raises:
        InvalidNumber: when the value cannot be taken exactly.
        InvalidQuantity: when the unit is no unit.

    >>> from perfeval import Quantity
    >>> Quantity("0.2", "万元") == Quantity(2000, "元")
    True
    >>> Quantity("0.2", "万元").to("元")
    Quantity('2000', '元')
    >>> print(Quantity("244.23", "万元"))
    244.23万元
    """

    #: The number, exactly as written.
    value: Decimal = attrs.field(converter=number)
    #: The unit as written, or an empty string where none was.
    unit: str = attrs.field(default="", converter=_unit)

    def to(self, unit: str) -> Quantity:
        """Convert without loss.

        Raises:
            IncomparableUnits: when *unit* measures something else, or the result has no end of digits.

        >>> from perfeval import parse_quantity
        >>> parse_quantity("1.5万人次").to("人次")
        Quantity('15000', '人次')
        """
        goal = _unit(unit)
        factor = unit_of(self.unit).scale / unit_of(goal).scale
        if unit_of(self.unit).dimension != unit_of(goal).dimension:
            raise self._incomparable(Quantity(0, goal))
        exact = _times(self.value, factor)
        if exact is None:
            raise IncomparableUnits(
                f"{self} has no end of decimal places in {goal}",
                remedy="compare the two quantities instead of converting one",
            )
        try:
            return Quantity(Decimal(bare(exact)), goal)
        except InvalidNumber as error:
            raise IncomparableUnits(
                f"{self} cannot be written in {goal}: {error.problem}", remedy="choose a unit nearer to its own"
            ) from None

    def aligned(self, other: Quantity) -> tuple[Decimal, Decimal]:
        """Both values in one unit, this quantity's own wherever decimal places allow.

        A unit that is left unsaid is the other's.

        Raises:
            IncomparableUnits: when the two measure different things.
        """
        if self.unit == other.unit:
            return self.value, other.value
        mine, theirs = unit_of(self.unit), unit_of(other.unit)
        factor = _factor(mine, theirs)
        if factor is None:
            raise self._incomparable(other)
        exact = _times(other.value, factor)
        if exact is not None:
            return self.value, exact
        return multiply(self.value, Decimal(factor.denominator)), multiply(other.value, Decimal(factor.numerator))

    def _incomparable(self, other: Quantity) -> IncomparableUnits:
        return IncomparableUnits(
            f"{self} and {other} cannot be compared: {self.unit!r} and {other.unit!r} measure different things",
            remedy="write both in units of one kind, as in 3万元 and 5000元",
        )

    def _measure(self) -> tuple[str, Fraction]:
        unit = unit_of(self.unit)
        return unit.dimension, Fraction(self.value) * unit.scale

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self.value == other.value if self.unit == other.unit else self._measure() == other._measure()

    def __hash__(self) -> int:
        return hash(self._measure())

    def __lt__(self, other: Quantity) -> bool:
        return _compare(operator.lt, self, other)

    def __le__(self, other: Quantity) -> bool:
        return _compare(operator.le, self, other)

    def __gt__(self, other: Quantity) -> bool:
        return _compare(operator.gt, self, other)

    def __ge__(self, other: Quantity) -> bool:
        return _compare(operator.ge, self, other)

    def __str__(self) -> str:
        return f"{digits(self.value)}{self.unit}"

    def __repr__(self) -> str:
        return f"Quantity({digits(self.value)!r}, {self.unit!r})" if self.unit else f"Quantity({digits(self.value)!r})"


def _compare(relation: Callable[[Decimal, Decimal], bool], mine: Quantity, theirs: object) -> bool:
    return relation(*mine.aligned(theirs)) if isinstance(theirs, Quantity) else NotImplemented


_new: Final = object.__new__
_set_value: Final = vars(Quantity)["value"].__set__
_set_unit: Final = vars(Quantity)["unit"].__set__


def checked_quantity(value: Decimal, unit: str) -> Quantity:
    """A quantity of what is known to be within bounds and a unit, without asking again."""
    quantity = _new(Quantity)
    _set_value(quantity, value)
    _set_unit(quantity, unit)
    return quantity


def _factor(mine: Unit, theirs: Unit) -> Fraction | None:
    """How many of *mine* make one of *theirs*; None where they measure different things."""
    if mine.dimension == theirs.dimension:
        return theirs.scale / mine.scale
    if not theirs.dimension:
        return Fraction(theirs.prefix, mine.prefix) if theirs.prefix > 1 else Fraction(1)
    if not mine.dimension:
        return Fraction(theirs.prefix, mine.prefix) if mine.prefix > 1 else Fraction(1)
    return None


def _times(value: Decimal, factor: Fraction) -> Decimal | None:
    """The exact product, or None where it has no end of decimal places."""
    product = Fraction(value) * factor
    rest, places = product.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    if rest != 1:
        return None
    return Decimal(f"{product.numerator * 10**places // product.denominator}E-{places}")


def in_one_unit(low: Quantity, high: Quantity) -> tuple[Quantity, Quantity]:
    """Give a quantity whose unit is left unsaid the unit of the other: 90~95%, 1万~2万元.

    >>> in_one_unit(Quantity(1, "万"), Quantity(2, "万元"))
    (Quantity('1', '万元'), Quantity('2', '万元'))

    Raises:
        IncomparableUnits: when the two count different things, as 3期 and 50人 do.
    """
    mine, theirs = unit_of(low.unit), unit_of(high.unit)
    if mine.is_counted and theirs.is_counted and mine.noun != theirs.noun:
        raise IncomparableUnits(f"{low} and {high} count different things", remedy="write one unit for both")
    return _said(low, high), _said(high, low)


def _said(mine: Quantity, theirs: Quantity) -> Quantity:
    if not mine.unit and theirs.unit.startswith("/"):
        return Quantity(mine.value, theirs.unit)
    if unit_of(mine.unit).noun or not unit_of(theirs.unit).noun or mine.unit.startswith("/"):
        return mine
    return Quantity(mine.value, mine.unit + without_prefix(theirs.unit) if mine.unit else theirs.unit)


def parse_quantity(text: str) -> Quantity:
    """Read a number with or without a unit, as clerks write it.

    Full-width digits, thousands separators and Chinese numerals are read; signs such as ≥ belong to a target.

    Raises:
        InvalidQuantity: when *text* is anything else than a number with at most a unit.
        InvalidNumber: when the number is out of bounds.

    >>> from perfeval import parse_quantity
    >>> parse_quantity("１,234.50 万元")
    Quantity('1234.50', '万元')
    >>> parse_quantity("百分之九十五")
    Quantity('95', '%')
    """
    if isinstance(text, str) and len(text) <= _LONGEST_QUANTITY:
        quantity = read_quantity(with_minus(plain(tidy(text))))
        if quantity is not None:
            return quantity
    raise InvalidQuantity(
        f"{shown(text)} is not a number with a unit",
        remedy="write digits and, where there is one, a unit, as in '244.23万元'",
    )


def read_quantity(text: str) -> Quantity | None:
    """quantity = NUMBER [UNIT] | NUMERAL KNOWN_UNIT | 百分之 NUMERAL, in plain characters; None for anything else."""
    match = _QUANTITY.fullmatch(text)
    if match:
        unit = tidy_unit(match[2])
        return Quantity(digits_of(match[1]), unit) if is_unit(unit) else None
    return _read_numeral(text)


def _numeral_value(numeral: str, per: str | None) -> Decimal | None:
    if numeral[0] in "0123456789":
        return number(numeral) if per else None
    return Decimal(100) if per and numeral == "百" else read_numeral(numeral)


def _read_numeral(text: str) -> Quantity | None:
    match = _NUMERAL.fullmatch(text)
    if match is None:
        return None
    per, minus, numeral, unit = match[1], match[2], match[3], tidy_unit(match[4])
    value = _numeral_value(numeral, per)
    if value is None or (per and unit) or not (per or is_known_unit(unit)):
        return None
    unit, times = _PER_CENT.get(per, (unit, ONE))
    return Quantity(multiply(value.copy_negate() if minus else value, times), unit)
