"""The hostile caller is as hostile as it says, and leaves nothing behind."""

from __future__ import annotations

import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import hostile_context


def test_hostile_context_traps_everything_and_ends() -> None:
    """Inside, a third cannot be taken and a float cannot be compared; outside, the context is the caller's again."""
    before = decimal.getcontext().copy()

    with hostile_context():
        with pytest.raises(decimal.Inexact):
            Decimal(1) / Decimal(3)
        with pytest.raises(decimal.FloatOperation):
            assert Decimal(1) > 0.5

    assert decimal.getcontext().prec == before.prec
    assert decimal.getcontext().traps == before.traps


@given(st.decimals(allow_nan=False, allow_infinity=False))
@hostile_context()
def test_hostile_context_decorates_property_tests(value: Decimal) -> None:
    """Hypothesis draws more digits than the hostile caller could compute, and the test itself runs inside."""
    assert value.is_finite()
    assert decimal.getcontext().prec == 3


@pytest.mark.usefixtures("hostile_caller")
def test_hostile_caller_is_a_fixture_too() -> None:
    """A test without properties asks for the fixture."""
    assert decimal.getcontext().prec == 3
