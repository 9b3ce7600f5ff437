"""The funds of a form, in one unit of money."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from perfeval import (
    Budget,
    FundSource,
    InvalidNumber,
    PerfevalError,
    Quantity,
)

pytestmark = pytest.mark.usefixtures("hostile_caller")


class TestBudget:
    """The funds of a project, in one unit."""

    @pytest.mark.parametrize(
        ("amount", "unit", "expected"),
        [
            ("244.23", "万元", "244.23"),
            ("2000元", "万元", "0.2"),
            ("1.5亿元", "万元", "15000"),
            ("1,234.50", "元", "1234.50"),
            (Quantity(3, "千元"), "元", "3000"),
            (7, "万元", "7"),
            (Decimal("-0.5"), "万元", "-0.5"),  # a refund
            ("", "万元", None),
            ("/", "万元", None),
            (None, "万元", None),
        ],
    )
    def test_amounts_are_converted_without_loss(self, amount: Any, unit: str, expected: str | None) -> None:
        """Digits are in the budget's unit; a unit of their own is converted."""
        taken = Budget(executed=amount, unit=unit).executed

        assert taken == (None if expected is None else Decimal(expected))

    @pytest.mark.parametrize("amount", ["完成", "5%", "3人", "一些", 0.5, True, [5]])
    def test_what_is_no_amount_is_refused(self, amount: Any) -> None:
        """The message names the column."""
        with pytest.raises(PerfevalError) as caught:
            Budget(initial=amount)

        assert caught.value.place == ("项目资金", "initial (年初预算数)")

    @pytest.mark.parametrize(
        ("adjusted", "executed", "rate"),
        [
            ("4753.66", "3824.26", "0.8045"),
            ("244.23", "244.23", "1.0000"),
            ("3", "2", "0.6667"),
            ("100", "120", "1.2000"),
            ("0", "207.4538", None),  # there is no rate of nothing
            ("100", None, None),
            (None, "100", None),
        ],
    )
    def test_execution_rate(self, adjusted: str | None, executed: str | None, rate: str | None) -> None:
        """executed / adjusted, to four places."""
        expected = None if rate is None else Decimal(rate)

        assert Budget(adjusted=adjusted, executed=executed).execution_rate == expected

    def test_sources_are_in_their_own_unit(self) -> None:
        """The errors of a source name it."""
        assert FundSource("财政拨款", "2000元", unit="元").initial == 2000
        with pytest.raises(InvalidNumber) as caught:
            Budget(sources=[FundSource("财政拨款", executed=0.1)])  # type: ignore[arg-type]
        assert caught.value.place == ("财政拨款", "executed (全年执行数)")
