"""How figures of a portfolio are written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfeval._exact import bare, divide, places

if TYPE_CHECKING:
    from perfeval.expressions.quantity import Quantity
    from perfeval.portfolio.portfolio import Portfolio

__all__ = ["between", "money", "share_of", "year_of"]


def between(*ends: Decimal | None) -> str:
    """Points, or their two ends while they are open; nothing where there are none.

    >>> between(Decimal("97.50"), Decimal("97.5")), between(Decimal(80), Decimal(90)), between(None, None)
    ('97.5', '80～90', '')
    """
    return "～".join(dict.fromkeys(bare(end) for end in ends if end is not None))


def money(amount: Quantity) -> str:
    """An amount with its unit, without zeros that say nothing."""
    return f"{bare(amount.value)}{amount.unit}"


def share_of(amount: Quantity, whole: Quantity) -> Decimal:
    """A part of an amount in the same unit, to four places."""
    return places(divide(amount.value, whole.value), 4)


def year_of(portfolio: Portfolio) -> str:
    """The year where all forms are of one; empty where they differ, or one of them names none."""
    years = [str(year) for year, forms in portfolio.years if forms == portfolio.count]
    return "".join(years)
