"""What the grammar finds in an expression, before anybody says what it means."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from perfeval.expressions.dates import DateReading
from perfeval.expressions.quantity import Quantity

#: Longer texts are prose, never an expression.
LONGEST_EXPRESSION: Final = 80


class Bound(NamedTuple):
    """A number and the sign before it; an empty sign where none was written."""

    sign: str
    quantity: Quantity
    doubt: str = ""


class Span(NamedTuple):
    """Two bounds around what is meant."""

    low: Quantity
    high: Quantity
    low_strict: bool = False
    high_strict: bool = False
    doubt: str = ""


class Words(NamedTuple):
    """Text that holds no value to compare; an empty one stands for the whole text."""

    text: str = ""
    doubt: str = ""


Reading: TypeAlias = "Bound | Span | DateReading | Words"
