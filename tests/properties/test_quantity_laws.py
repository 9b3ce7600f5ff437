"""Laws of quantities: conversion, order, and printing, whatever the caller's decimal context is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from perfeval import IncomparableUnits, Quantity, parse_quantity
from perfeval._text import PLAIN_CHARACTERS
from perfeval.expressions.units import unit_of
from tests.conftest import hostile_context
from tests.properties.expressions import SAME, pairs, quantities, units, values

rows = st.sampled_from(SAME)
FULL_WIDTH = str.maketrans({plain: written for written, plain in PLAIN_CHARACTERS.items() if len(plain) == 1})


class TestPrinting:
    """`str` is canonical: it parses back to an equal quantity."""

    @given(quantities)
    @hostile_context()
    def test_parse_after_print_is_the_identity(self, quantity: Quantity) -> None:
        """The digits stay as they are, and so does the unit."""
        again = parse_quantity(str(quantity))

        assert again == quantity
        assert (str(again.value), again.unit) == (str(quantity.value), quantity.unit)

    @given(quantities)
    @hostile_context()
    def test_print_after_parse_is_the_identity(self, quantity: Quantity) -> None:
        """What was printed once is printed the same again."""
        assert str(parse_quantity(str(quantity))) == str(quantity)

    @given(quantities)
    @hostile_context()
    def test_full_width_is_half_width(self, quantity: Quantity) -> None:
        """Each character may be written in another form of it."""
        assert parse_quantity(str(quantity).translate(FULL_WIDTH)) == quantity

    @given(quantities)
    @hostile_context()
    def test_repr_makes_an_equal_quantity(self, quantity: Quantity) -> None:
        """`repr` is an expression."""
        assert eval(repr(quantity)) == quantity  # noqa: S307


class TestConversion:
    """A conversion loses nothing, or is refused."""

    @given(values, rows, st.data())
    @hostile_context()
    def test_conversion_keeps_the_amount(self, value: Decimal, row: tuple[str, ...], data: st.DataObject) -> None:
        """What is converted equals what it came from, and comes back."""
        quantity, goal = Quantity(value, data.draw(st.sampled_from(row))), data.draw(st.sampled_from(row))
        try:
            converted = quantity.to(goal)
        except IncomparableUnits:
            amount = Fraction(value) * unit_of(quantity.unit).scale / unit_of(goal).scale
            assert abs(amount) >= 10**18 or (amount * 10**12).denominator != 1
        else:
            assert converted.unit == goal
            assert converted == quantity
            assert converted.to(quantity.unit) == quantity

    @given(quantities)
    @hostile_context()
    def test_conversion_to_itself_changes_nothing(self, quantity: Quantity) -> None:
        """Whatever the unit is."""
        assert quantity.to(quantity.unit) == quantity

    @given(st.integers(-(10**9), 10**9), st.sampled_from(["元", "人次", "亩", "吨", "千瓦时", "网格"]))
    @hostile_context()
    def test_myriads(self, number: int, unit: str) -> None:
        """万 before any unit is ten thousand of it, and 亿 ten thousand 万."""
        assert Quantity(number, f"万{unit}") == Quantity(number * 10**4, unit)
        assert Quantity(number, f"亿{unit}") == Quantity(number * 10**4, f"万{unit}")


class TestOrder:
    """Quantities of one kind are in one order, by size."""

    @given(pairs())
    @hostile_context()
    def test_order_is_that_of_the_amounts(self, pair: tuple[Quantity, Quantity]) -> None:
        """Exactly one of less, equal and greater holds, and it is the right one."""
        left, right = pair
        amounts = [Fraction(each.value) * unit_of(each.unit).scale for each in pair]

        assert (left < right) is (amounts[0] < amounts[1])
        assert (left > right) is (amounts[0] > amounts[1])
        assert (left <= right) is (amounts[0] <= amounts[1])
        assert (left >= right) is (amounts[0] >= amounts[1])
        assert (left == right) is (amounts[0] == amounts[1])

    @given(pairs())
    @hostile_context()
    def test_equal_quantities_have_equal_hashes(self, pair: tuple[Quantity, Quantity]) -> None:
        """Also after a conversion."""
        left, right = pair

        assert left != right or hash(left) == hash(right)
        assert hash(left) == hash(Quantity(left.value, left.unit))

    @given(pairs())
    @hostile_context()
    def test_aligned_values_keep_the_ratio(self, pair: tuple[Quantity, Quantity]) -> None:
        """Both values are scaled by the same factor, which is 1 for the first wherever digits allow."""
        left, right = pair
        mine, theirs = left.aligned(right)

        assert Fraction(mine) * Fraction(right.value) * unit_of(right.unit).scale == (
            Fraction(theirs) * Fraction(left.value) * unit_of(left.unit).scale
        )

    @given(values, values, units)
    @hostile_context()
    def test_a_unit_left_unsaid_is_the_other_one(self, mine: Decimal, theirs: Decimal, unit: str) -> None:
        """90 orders against 95% as 90% does."""
        if unit_of("".join(unit.split())).dimension:
            assert (Quantity(mine) < Quantity(theirs, unit)) is (mine < theirs)
            assert (Quantity(theirs, unit) < Quantity(mine)) is (theirs < mine)
