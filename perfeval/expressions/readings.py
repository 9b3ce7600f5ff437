"""What the grammar finds in an expression, before anybody says what it means."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from perfeval.expressions.quantity import Quantity
from perfeval.expressions.turning import Turn

#: Longer texts are prose, never an expression.
LONGEST_EXPRESSION: Final = 80

SEVERAL: Final = "文字中有多个数字，未取数"


class Beside(NamedTuple):
    """What a text says beside its value."""

    #: Words that turn what the number says.
    turns: tuple[Turn, ...] = ()
    #: Other numbers, with their units.
    numbers: tuple[str, ...] = ()
    #: The year that the number belongs to.
    year: int | None = None
    #: Days, periods and years that the text speaks of.
    times: tuple[str, ...] = ()


NOTHING: Final = Beside()


class Bound(NamedTuple):
    """A number and the sign before it; an empty sign where none was written."""

    sign: str
    quantity: Quantity
    doubt: str = ""
    beside: Beside = NOTHING


class Span(NamedTuple):
    """Two bounds around what is meant."""

    low: Quantity
    high: Quantity
    low_strict: bool = False
    high_strict: bool = False
    doubt: str = ""
    beside: Beside = NOTHING


class DateReading(NamedTuple):
    """The day meant; `year` is None where the text names none, `doubt` says in what the reading may be wrong."""

    year: int | None
    month: int
    day: int
    doubt: str = ""
    #: From when: empty for up to the day, 后 for the days behind it, 起 for the day itself and those behind it.
    side: str = ""
    beside: Beside = NOTHING


class Words(NamedTuple):
    """Text that holds no value to compare; an empty one stands for the whole text."""

    text: str = ""
    doubt: str = ""


Reading: TypeAlias = "Bound | Span | DateReading | Words"
