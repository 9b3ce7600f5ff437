"""The one door for numbers, and the only arithmetic on them.

Every number is a `decimal.Decimal` with at most 18 digits before the point and 12 after it.
All arithmetic goes through one context of this module,
so that no caller's context, precision or traps can change a result.

Why the roundings are exact: products of such numbers, also after a change of units, have fewer than `PRECISION` digits,
so they are not rounded at all.
Quotients are cut off, not rounded: a tie between two results has few digits,
so what is cut off lies on the same side of every tie as the true quotient, and rounding it half up is rounding that.
"""

from __future__ import annotations

import decimal
import re
from decimal import Decimal
from numbers import Integral
from typing import TYPE_CHECKING, Final

from perfeval._shown import shown
from perfeval.errors import InvalidNumber

if TYPE_CHECKING:
    from collections.abc import Iterable

PRECISION: Final = 120
INTEGER_DIGITS: Final = 18
DECIMAL_PLACES: Final = 12


def _context(precision: int, rounding: str) -> decimal.Context:
    """Say all of it, since what is left out is as the program has set it up for new contexts."""
    return decimal.Context(
        prec=precision,
        rounding=rounding,
        Emin=decimal.MIN_EMIN,
        Emax=decimal.MAX_EMAX,
        traps=[decimal.InvalidOperation, decimal.DivisionByZero],
    )


_CONTEXT: Final = _context(PRECISION, decimal.ROUND_HALF_UP)

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
CENT: Final = Decimal("0.01")

add: Final = _CONTEXT.add
subtract: Final = _CONTEXT.subtract
multiply: Final = _CONTEXT.multiply
#: The quotient, cut off after more digits than any result keeps.
divide: Final = _context(40, decimal.ROUND_DOWN).divide
_quantize: Final = _CONTEXT.quantize
_cut: Final = _context(PRECISION, decimal.ROUND_DOWN).quantize

_TENTH: Final = Decimal("0.1")
_MOST: Final = Decimal(10) ** INTEGER_DIGITS

_PLAIN_DIGITS: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,8})?", re.ASCII)
_DIGITS: Final = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?", re.ASCII)


def number(value: Decimal | int | str) -> Decimal:
    """Take *value* exactly, or say what to write instead.

    >>> number("244.23"), number(5), number("-0.50")
    (Decimal('244.23'), Decimal('5'), Decimal('-0.50'))
    """
    if type(value) is Decimal and _is_usual(value):
        return value
    if isinstance(value, Decimal):
        return _bounded(_finite(value))
    if isinstance(value, str):
        plain = in_digits(value)
        return _bounded(_from_text(value)) if plain is None else plain
    if isinstance(value, bool):
        raise InvalidNumber(f"{value} is a truth value, not a number", remedy="write 1 or 0 if a number is meant")
    if isinstance(value, Integral):
        return _from_int(int(value))
    if isinstance(value, float):
        raise _refuse_float(value)
    kind = type(value).__name__
    raise InvalidNumber(f"{shown(value)} is a {kind}, not a number", remedy='write an int, a Decimal or digits: "12.5"')


def in_digits(text: str) -> Decimal | None:
    """The number of a text that is digits alone and well within bounds, as most are; None says nothing of others.

    >>> in_digits("12.50"), in_digits("-1"), in_digits("10分")
    (Decimal('12.50'), None, None)
    """
    return Decimal(text) if _PLAIN_DIGITS.fullmatch(text) else None


def _is_usual(value: Decimal) -> bool:
    """Whether it is a number of up to two decimal places, within bounds and not zero, so that nothing need be asked."""
    fits = value.same_quantum(ONE) or value.same_quantum(CENT) or value.same_quantum(_TENTH)
    return fits and ZERO < value < _MOST


def places(value: Decimal, digits: int) -> Decimal:
    """Round half up to *digits* decimal places."""
    return _quantize(value, Decimal(f"1E-{digits}"))


def cents(value: Decimal) -> Decimal:
    """Round half up to two decimal places, as points are."""
    return _quantize(value, CENT)


def cut(value: Decimal) -> Decimal:
    """Cut off what stands behind two decimal places.

    >>> cut(Decimal("8.009")), cut(Decimal("-0.019"))
    (Decimal('8.00'), Decimal('-0.01'))
    """
    return _cut(value, CENT)


def share(weight: Decimal, part: Decimal, whole: Decimal) -> Decimal:
    """Return weight × part ÷ whole: multiplied first, divided once, rounded once, half up, two places.

    All of a weight is the weight itself, which may have more places; rounding never leads above it.

    >>> share(Decimal("13.5"), Decimal(50), Decimal(72)), share(Decimal("3.333"), Decimal(1), Decimal(1))
    (Decimal('9.38'), Decimal('3.333'))
    """
    if part >= whole:
        return weight
    points = _quantize(divide(multiply(weight, part), whole), CENT)
    return min(points, weight)


def total(numbers: Iterable[Decimal]) -> Decimal:
    """Add up exactly; nothing adds up to 0.

    >>> total([Decimal("0.1"), Decimal("0.2")])
    Decimal('0.3')
    """
    result = ZERO
    for each in numbers:
        result = add(result, each)
    return result


def whole_times(value: Decimal, step: Decimal) -> Decimal:
    """How many full steps there are in a value that is not negative.

    >>> whole_times(Decimal("0.25"), Decimal("0.1"))
    Decimal('2')
    """
    return _CONTEXT.divide_int(value, step)


def digits(value: Decimal) -> str:
    """Write a number in digits, never with an exponent.

    >>> digits(Decimal("1E-7")), digits(Decimal("100.00"))
    ('0.0000001', '100.00')
    """
    return format(value, "f")


def bare(value: Decimal) -> str:
    """Write a number in digits, without zeros that say nothing.

    >>> bare(Decimal("100.00")), bare(Decimal("9.50"))
    ('100', '9.5')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Decimal) -> str:
    """A share in per cent.

    >>> percent(Decimal("0.1339")), percent(Decimal(1))
    ('13.39%', '100%')
    """
    return f"{bare(multiply(share, _HUNDRED))}%"


def _from_text(text: str) -> Decimal:
    stripped = text.strip()
    if _DIGITS.fullmatch(stripped):
        return Decimal(stripped)
    raise InvalidNumber(f"{shown(text)} is not a number", remedy="write plain digits, as in 12.5 or -3")


def _from_int(value: int) -> Decimal:
    if abs(value) >= 10**INTEGER_DIGITS:
        raise _too_large(f"a whole number of about {value.bit_length()} bits")
    return Decimal(int(value))


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise InvalidNumber(
            f"{shown(value)} is not a finite number", remedy="leave the cell empty if there is no value"
        )
    return Decimal(value)


def _bounded(value: Decimal) -> Decimal:
    exponent = int(value.as_tuple().exponent)
    if not value:
        return Decimal((0, (0,), max(min(exponent, 0), -DECIMAL_PLACES)))
    if value.adjusted() >= INTEGER_DIGITS:
        raise _too_large(shown(value))
    if exponent > 0:
        return Decimal(int(value))
    if exponent < -DECIMAL_PLACES:
        raise InvalidNumber(
            f"{shown(value)} has more than {DECIMAL_PLACES} decimal places",
            remedy="round it as the form prints it",
        )
    return value


def _too_large(said: str) -> InvalidNumber:
    return InvalidNumber(
        f"{said} has more than {INTEGER_DIGITS} digits before the point",
        remedy="use a larger unit, such as 万元 or 亿元",
    )


def _refuse_float(value: float) -> InvalidNumber:
    said = float.__repr__(value)
    return InvalidNumber(
        f"{said} is a float, which does not hold decimal fractions exactly",
        remedy=f'write the digits as text: "{said}", or pass a Decimal'
        if "." in said and "e" not in said
        else "write the digits as text, or pass a Decimal",
    )
