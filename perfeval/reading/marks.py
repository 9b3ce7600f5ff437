"""The marks of rows: what a row of a document can be."""

from __future__ import annotations

import enum
from typing import Final, final

import attrs

from perfeval._words.labels import Fact
from perfeval.reading.alignment import Placed
from perfeval.reading.grid import Row
from perfeval.reading.layout import Layout


@final
class Mark(enum.Enum):
    """What a row is."""

    HEADING = "headings of the indicators"
    REPEATED = "headings again"
    INDICATOR = "indicator"
    TIER = "tier"
    CONTINUED = "rest of the row above"
    BLANK = "blank row of the form"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"
    PAGE = "page"
    FUNDS_HEADING = "headings of the funds"
    FUNDS = "funds"
    GOALS_HEADING = "headings of the goals"
    GOALS = "goals"
    LIST_HEADING = "headings of a list"
    LIST = "list"
    TITLE = "title"
    LABEL = "label"
    PROSE = "text"

    #: Members are compared for each row, and there is one object for each.
    __hash__ = object.__hash__


@final
@attrs.frozen
class Marked:
    """A row and what it is."""

    row: Row
    mark: Mark
    #: The layout of a row that heads indicators or funds.
    layout: Layout | None = None
    #: Where an indicator's or a tier's cells stand; a row can hold several indicators where cells have lost their rows.
    placed: tuple[Placed, ...] = ()
    #: The places of 预期目标 and 实际完成情况, for a row that heads them.
    goals: tuple[tuple[Fact, int], ...] = ()
    #: The code of the finding that says what was guessed; empty where nothing was.
    guess: str = ""


#: Marks of the rows of an indicator table.
TREE: Final = frozenset(
    {Mark.INDICATOR, Mark.TIER, Mark.CONTINUED, Mark.BLANK, Mark.SUBTOTAL, Mark.NOTE, Mark.PAGE, Mark.REPEATED}
)
#: Marks of rows whose cells stand under the headings.
PLACED: Final = frozenset({Mark.INDICATOR, Mark.TIER, Mark.CONTINUED, Mark.BLANK, Mark.SUBTOTAL})


def settled(rows: list[Marked]) -> list[Marked]:
    """The rows, where of several totals of one table those that indicators follow are totals of parts."""
    inside = totals = 0
    for place in range(len(rows) - 1, -1, -1):
        each = rows[place]
        if each.mark is Mark.TOTAL:
            if inside and (totals or inside > _above(rows, place)):
                rows[place] = attrs.evolve(each, mark=Mark.SUBTOTAL)
            totals += 1
        if each.mark in {Mark.HEADING, Mark.TITLE}:
            inside = totals = 0
        inside += each.mark is Mark.INDICATOR
    return rows


def _above(rows: list[Marked], place: int) -> int:
    """How many indicators stand above a row of its table; as many as there are rows, where there are none."""
    count = 0
    while rows[place].mark is not Mark.HEADING:
        count += rows[place].mark is Mark.INDICATOR
        place -= 1
    return count or len(rows)
