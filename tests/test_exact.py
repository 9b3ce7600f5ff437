"""The door for numbers takes what is exact, refuses the rest with what to write instead, and computes exactly."""

from __future__ import annotations

import decimal
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval import InvalidNumber
from perfeval._exact import _context, bare, cents, cut, digits, divide, multiply, number, places, share, total
from tests.conftest import hostile_context

hostile = pytest.mark.usefixtures("hostile_caller")

#: Any number that passes the door.
bounded = st.decimals(-(10**18) + 1, 10**18 - 1, places=12)


class Tally(IntEnum):
    """A whole number by another name."""

    TWO = 2


@hostile
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, "5"),
        (-3, "-3"),
        (10**18 - 1, "9" * 18),
        (Tally.TWO, "2"),
        ("244.23", "244.23"),
        (" 12.50\n", "12.50"),  # white space around is nobody's fault
        ("+7", "7"),
        ("-0.5", "-0.5"),
        ("007", "7"),
        ("0", "0"),
        ("-0", "0"),  # there is one zero
        ("-0.00", "0.00"),
        ("9" * 18 + "." + "9" * 12, "9" * 18 + "." + "9" * 12),
        ("0" * 22 + "1", "1"),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+1"), "10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-1.5E+3"), "-1500"),
        (Decimal("1E-12"), "0.000000000001"),
        (Decimal("0E+5"), "0"),
        (Decimal("-0E-30"), "0.000000000000"),
    ],
)
def test_numbers_are_taken_as_written(value: Any, expected: str) -> None:
    """Digits, sign and decimal places stay; exponents do not."""
    assert digits(number(value)) == expected


@hostile
@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            0.1,
            '0.1 is a float, which does not hold decimal fractions exactly\n  instead: write the digits as text: "0.1"',
        ),
        (
            1e300,
            "1e+300 is a float, which does not hold decimal fractions exactly\n  instead: write the digits as text,",
        ),
        (
            5.0,
            '5.0 is a float, which does not hold decimal fractions exactly\n  instead: write the digits as text: "5.0"',
        ),
        (
            1.5e-9,
            "which does not hold decimal fractions exactly\n  instead: write the digits as text, or pass a Decimal",
        ),
        (
            float("nan"),
            "nan is a float, which does not hold decimal fractions exactly\n  instead: write the digits as text,",
        ),
        (True, "True is a truth value, not a number\n  instead: write 1 or 0"),
        (None, "None is a NoneType, not a number\n  instead: write an int, a Decimal or digits"),
        (b"5", "b'5' is a bytes, not a number"),
        ([5], "[5] is a list, not a number"),
        (Fraction(1, 3), "Fraction(1, 3) is a Fraction, not a number"),
        (5j, "5j is a complex, not a number"),
        ("", "'' is not a number\n  instead: write plain digits"),
        ("abc", "'abc' is not a number"),
        ("1e5", "'1e5' is not a number"),
        ("1_000", "'1_000' is not a number"),
        ("1,000", "'1,000' is not a number"),
        (".5", "'.5' is not a number"),
        ("5.", "'5.' is not a number"),
        ("--5", "'--5' is not a number"),
        ("1 000", "'1 000' is not a number"),
        ("NaN", "'NaN' is not a number"),
        ("Infinity", "'Infinity' is not a number"),
        ("９０", "'９０' is not a number"),  # a grammar may know them, a number does not
        ("٩٠", "'٩٠' is not a number"),
        ("１e5", "'１e5' is not a number"),
        (Decimal("NaN"), "NaN is not a finite number\n  instead: leave the cell empty"),
        (Decimal("sNaN"), "sNaN is not a finite number"),
        (Decimal("-Infinity"), "-Infinity is not a finite number"),
        (
            10**18,
            "a whole number of about 60 bits has more than 18 digits before the point\n  instead: use a larger unit",
        ),
        (-(10**18), "a whole number of about 60 bits has more than 18 digits"),
        ("1" + "0" * 18, "1000000000000000000 has more than 18 digits before the point"),
        (Decimal("1E+9999999"), "has more than 18 digits before the point"),
        (
            "0." + "0" * 12 + "1",
            "0.0000000000001 has more than 12 decimal places\n  instead: round it as the form prints it",
        ),
        ("1." + "0" * 13, "has more than 12 decimal places"),
        ("1" * 41, f"'{'1' * 41}' is not a number"),  # 40 digits are read, to say that they are too many
        ("x" * 58, f"'{'x' * 58}' is not a number"),
        ("x" * 59, f"'{'x' * 57} … is not a number"),
        ("x" * 10**6, f"'{'x' * 57} … is not a number"),
    ],
)
def test_what_is_not_exact_is_refused(value: Any, message: str) -> None:
    """The message shows the value and says what to write instead."""
    with pytest.raises(InvalidNumber) as caught:
        number(value)

    assert message.lower() in str(caught.value).lower()


@hostile
def test_exponents_are_written_out() -> None:
    """A number is shown as it was meant, and takes no more room than its digits."""
    assert [str(number(Decimal(text))) for text in ("1E+3", "-1.5E+2", "1E+1", "1", "0E+7")] == [
        *["1000", "-150", "10", "1", "0"]
    ]


def test_huge_whole_number_is_refused_at_once() -> None:
    """A million digits are never turned into text."""
    with pytest.raises(InvalidNumber, match="about 3321929 bits"):
        number(10**1_000_000)


@hostile
@pytest.mark.parametrize(
    ("weight", "part", "whole", "points"),
    [
        ("13.5", "50", "72", "9.38"),  # exactly 9.375: dividing first gives 9.37
        ("10", "1", "3", "3.33"),
        ("10", "2", "3", "6.67"),
        ("0.01", "1", "2", "0.01"),
        ("0.01", "49", "100", "0.00"),
        ("5", "3", "3", "5"),  # all of it is the weight as it stands
        ("3.333", "3", "3", "3.333"),
        ("3.333", "2999", "3000", "3.33"),
        ("0.006", "99", "100", "0.006"),  # rounding is no way above the weight
        ("33.335", "1", "1", "33.335"),
        ("10", "0", "7", "0.00"),
        ("1", "0.005", "1", "0.01"),
        ("1", "0.004999999999", "1", "0.00"),
        ("999999999999999999", "999999999999999998", "999999999999999999", "999999999999999998.00"),
    ],
)
def test_share_is_rounded_once(weight: str, part: str, whole: str, points: str) -> None:
    """Multiplied first, divided once, rounded half up once, and never above the weight."""
    assert str(share(Decimal(weight), Decimal(part), Decimal(whole))) == points


@given(st.integers(0, 10**30), st.integers(1, 10**30), st.integers(1, 10**30))
@hostile_context()
def test_share_rounds_the_true_quotient(weight: int, part: int, more: int) -> None:
    """Cutting off the quotient before it is rounded is never seen: checked against whole numbers."""
    whole = part + more
    points = share(Decimal((0, tuple(map(int, str(weight))), -2)), Decimal(part), Decimal(whole))

    assert int(Fraction(points) * 100) == (2 * weight * part + whole) // (2 * whole)


@given(bounded, bounded)
@hostile_context()
def test_products_and_sums_are_exact(one: Decimal, other: Decimal) -> None:
    """No digit is lost, whatever the caller's precision is."""
    assert Fraction(multiply(one, other)) == Fraction(one) * Fraction(other)
    assert Fraction(total([one, other, one])) == Fraction(one) * 2 + Fraction(other)


@hostile
def test_nothing_adds_up_to_zero() -> None:
    """An empty sum is 0."""
    assert total([]) == 0


@hostile
@pytest.mark.parametrize(
    ("value", "expected"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("-0.005", "-0.01"), ("89.995", "90.00"), ("7", "7.00")],
)
def test_cents_are_rounded_half_up(value: str, expected: str) -> None:
    """Half away from zero, two places."""
    assert str(cents(Decimal(value))) == expected


@hostile
@pytest.mark.parametrize(
    ("value", "expected"), [("0.005", "0.00"), ("0.019999", "0.01"), ("-0.019", "-0.01"), ("8", "8.00")]
)
def test_cutting_off_rounds_nothing(value: str, expected: str) -> None:
    """Two places are kept as they are."""
    assert str(cut(Decimal(value))) == expected


@hostile
def test_places_are_rounded_half_up() -> None:
    """To as many places as are asked for."""
    assert [str(places(Decimal("0.88885"), count)) for count in (0, 1, 4)] == ["1", "0.9", "0.8889"]


@hostile
@pytest.mark.parametrize(
    ("value", "plain", "short"),
    [
        ("100.00", "100.00", "100"),
        ("100", "100", "100"),  # zeros before the point say something
        ("1E+2", "100", "100"),
        ("9.50", "9.50", "9.5"),
        ("1E-7", "0.0000001", "0.0000001"),
        ("0.00", "0.00", "0"),
        ("-3.10", "-3.10", "-3.1"),
    ],
)
def test_numbers_are_written_in_digits(value: str, plain: str, short: str) -> None:
    """Never with an exponent, and with or without zeros at the end."""
    assert (digits(Decimal(value)), bare(Decimal(value))) == (plain, short)


@hostile
def test_division_by_zero_is_no_number() -> None:
    """A rule that divides by zero is a fault of the library, and is heard; any other quotient is cut off."""
    assert digits(divide(Decimal(2), Decimal(3))) == "0." + 40 * "6"
    with pytest.raises(ZeroDivisionError):
        divide(Decimal(1), Decimal(0))


def test_what_a_program_set_up_before_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The defaults of new contexts are its own, and may be as bad as can be when the library makes its contexts."""
    for name, value in {"prec": 3, "rounding": decimal.ROUND_UP, "Emin": -9, "Emax": 9, "clamp": 1}.items():
        monkeypatch.setattr(decimal.DefaultContext, name, value)
    for signal in decimal.DefaultContext.traps:
        monkeypatch.setitem(decimal.DefaultContext.traps, signal, True)
    exactly, cutting = _context(120, decimal.ROUND_HALF_UP), _context(40, decimal.ROUND_DOWN)
    most, least = Decimal("999999999999999999.999999999999"), Decimal("0.000000000001")

    assert [Fraction(exactly.multiply(one, one)) for one in (most, least)] == [
        Fraction(one) ** 2 for one in (most, least)
    ]
    assert str(exactly.quantize(most, Decimal("0.01"))) == "1000000000000000000.00"
    assert digits(cutting.divide(least, Decimal("3E+17"))) == "0." + 29 * "0" + 40 * "3"
    with pytest.raises(ZeroDivisionError):
        cutting.divide(Decimal(1), Decimal(0))
    with pytest.raises(decimal.InvalidOperation):
        cutting.quantize(most, Decimal("1E-30"))


@pytest.mark.parametrize("places", ["", ".0", ".00", ".000"])
def test_a_decimal_is_bounded_like_its_text(places: str) -> None:
    """However many decimal places it has, and whether it is zero or less."""
    for whole in ("0", "-0", "7", "-7", "9" * 18, "-" + "9" * 18):
        text = whole + places
        assert str(number(Decimal(text))) == str(number(text))
    for much in ("1" + "0" * 18, "-1" + "0" * 18):
        for value in (much + places, Decimal(much + places)):
            with pytest.raises(InvalidNumber, match="18 digits"):
                number(value)


@pytest.mark.parametrize("value", [1e-07, 1e300, 5.0, float("nan")])
def test_a_float_is_shown_as_text_only_where_its_digits_are_short(value: float) -> None:
    """1e-07 is no way to write points."""
    with pytest.raises(InvalidNumber) as refused:
        number(value)  # type: ignore[arg-type]
    proposed = 'write the digits as text: "5.0", or pass a Decimal'
    assert refused.value.remedy == (proposed if value == 5 else "write the digits as text, or pass a Decimal")
