"""What one cell says: quantities with units, targets with their operators, and actuals."""

from __future__ import annotations

from perfeval.expressions.parsing import parse_actual, parse_target
from perfeval.expressions.quantity import Quantity, parse_quantity
from perfeval.expressions.target import (
    Actual,
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    NotBefore,
    Target,
    Unstated,
)

__all__ = [
    "Actual",
    "AtLeast",
    "AtMost",
    "Band",
    "Between",
    "Deadline",
    "Described",
    "Exactly",
    "MonthDay",
    "NotBefore",
    "Quantity",
    "Target",
    "Unstated",
    "parse_actual",
    "parse_quantity",
    "parse_target",
]
