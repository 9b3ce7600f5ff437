"""The funds of a form, in one unit of money."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    Budget,
    FundSource,
    InvalidForm,
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

    @pytest.mark.parametrize(
        ("make", "shown", "meant"),
        [
            (lambda: Budget(20, 19), "Budget(20, 19)", "Budget(adjusted=20, executed=19)"),
            (
                lambda: Budget("20万元", "19万元"),
                "Budget('20万元', '19万元')",
                "Budget(adjusted='20万元', executed='19万元')",
            ),
            (lambda: Budget(20, 19, unit="元"), "Budget(20, 19)", "Budget(adjusted=20, executed=19)"),
            (
                lambda: FundSource("财政拨款", 20, 19),
                "FundSource('财政拨款', 20, 19)",
                "FundSource('财政拨款', adjusted=20, executed=19)",
            ),
        ],
    )
    def test_two_amounts_by_place_look_like_a_budget_and_what_it_paid(
        self, make: Callable[[], object], shown: str, meant: str
    ) -> None:
        """They are two budgets, so that nothing would be executed; nobody is left with that."""
        with pytest.raises(InvalidForm) as caught:
            make()

        assert caught.value.problem.startswith(f"{shown} lacks executed")
        assert caught.value.remedy.startswith(f"write {meant}, or add executed")

    @pytest.mark.parametrize(
        ("budget", "amounts"),
        [
            (Budget(22, 20, 19), (22, 20, 19)),
            (Budget(22, 20, None), (22, 20, None)),
            (Budget(22, 20, executed=19), (22, 20, 19)),
            (Budget(22, adjusted=20, executed=None), (22, 20, None)),
            (Budget(initial=22, adjusted=20), (22, 20, None)),
            (Budget(adjusted=20, executed=19), (None, 20, 19)),
            (Budget(), (None, None, None)),
            (FundSource("财政拨款", 22, 20, 19), (22, 20, 19)),
            (Budget(22), (22, None, None)),
            (FundSource("财政拨款", 22), (22, None, None)),
            (FundSource("财政拨款"), (None, None, None)),
        ],
    )
    def test_three_amounts_by_place_or_two_by_name(self, budget: Budget | FundSource, amounts: tuple[Any, ...]) -> None:
        """In the order of the form; None says that nobody knows it yet."""
        assert (budget.initial, budget.adjusted, budget.executed) == amounts

    def test_the_signature_is_that_of_the_fields(self) -> None:
        """Help and completion show every field with its default."""
        names = [field.name for field in attrs.fields(Budget)]

        assert names == list(inspect.signature(Budget).parameters)

    def test_a_source_is_in_the_unit_of_its_budget(self) -> None:
        """Amounts of one form add up; both units are said."""
        with pytest.raises(InvalidForm, match="the source '财政拨款' is in 元, its budget in 万元") as caught:
            Budget(22, 20, 19, sources=[FundSource("财政拨款", unit="元")])

        assert 'unit="万元"' in caught.value.remedy

    def test_points_are_no_unit(self) -> None:
        """The fourth amount by place would be one."""
        with pytest.raises(InvalidForm, match="10 is no unit of money") as caught:
            Budget(20, 20, 19, 10)  # type: ignore[arg-type]

        assert "weight=" in caught.value.remedy
