"""The execution rate as people read it: what the amounts give, and what the form prints otherwise."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from perfeval._exact import ZERO, bare, divide, multiply, places
from perfeval.errors import PerfevalError
from perfeval.expressions.quantity import parse_quantity

if TYPE_CHECKING:
    from perfeval.form.budget import Budget

_HUNDRED: Final = Decimal(100)


def rate_of(budget: Budget) -> str:
    """The execution rate as a percentage to two places; empty where there is none."""
    if budget.executed is None or not budget.adjusted or budget.adjusted < ZERO or budget.executed < ZERO:
        return ""
    return f"{bare(places(divide(multiply(budget.executed, _HUNDRED), budget.adjusted), 2))}%"


def printed_rate(budget: Budget) -> str:
    """The execution rate that the form prints, where it is a percentage and another one than the amounts give."""
    exact = rate_of(budget)
    try:
        printed = parse_quantity(budget.printed_rate)
    except PerfevalError:
        return ""
    if printed.unit != "%" or not exact:
        return ""
    held = divide(multiply(budget.executed or ZERO, _HUNDRED), budget.adjusted or _HUNDRED)
    decimals = max(0, -int(printed.value.as_tuple().exponent))
    return "" if places(held, decimals) == printed.value else f"{bare(printed.value)}%"
