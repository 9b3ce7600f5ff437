"""Forms that stand side by side in one table: taken apart, so that one stands below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from perfeval._words.columns import Column
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of
from perfeval.reading.layout import indicator_layout


def _repeats(row: Row) -> bool:
    """Whether what a row says first stands in it once more."""
    return row.cells.count(next(filter(None, row.cells))) > 1


def apart(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a document, where a table whose headings all stand twice becomes two, the left one first."""
    for _, group in groupby(rows, key=lambda row: row.table):
        table = list(group)
        cuts = {_second(row) for row in table if _repeats(row) and heading_of(row) is not None}
        cut = cuts.pop() if len(cuts) == 1 else 0
        if not cut:
            yield from table
            continue
        for half in (slice(0, cut), slice(cut, None)):
            for row in table:
                cells = row.cells[half]
                if any(cells):
                    guess = "tables-side-by-side" if indicator_layout(cells) is not None else row.guess
                    yield attrs.evolve(row, cells=cells, offset=half.start, guess=guess)


def _second(row: Row) -> int:
    """Where the headings of a second table of indicators start, or 0."""
    first = row.filled[0][1]
    for place, text in enumerate(row.cells):
        if text == first:
            left, right = indicator_layout(row.cells[:place]), indicator_layout(row.cells[place:])
            if left is not None and right is not None and left.columns.keys() == right.columns.keys():
                return place if Column.TARGET in left or Column.ACTUAL in left else 0
    return 0
