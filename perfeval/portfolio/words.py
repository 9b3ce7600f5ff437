"""How figures of a portfolio are written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfeval._exact import bare

if TYPE_CHECKING:
    from perfeval.expressions.quantity import Quantity
    from perfeval.portfolio.portfolio import Portfolio

__all__ = ["between", "money", "year_of"]


def between(low: Decimal, high: Decimal) -> str:
    """Points, or their two ends while they are open.

    >>> between(Decimal("97.50"), Decimal("97.50")), between(Decimal(80), Decimal(90))
    ('97.5', '80～90')
    """
    return bare(low) if low == high else f"{bare(low)}～{bare(high)}"


def money(amount: Quantity) -> str:
    """An amount with its unit, without zeros that say nothing."""
    return f"{bare(amount.value)}{amount.unit}"


def year_of(portfolio: Portfolio) -> str:
    """The year where all forms are of one; empty where they differ, or one of them names none."""
    years = [str(year) for year, forms in portfolio.years if forms == portfolio.count]
    return "".join(years)
