"""Rows and their headings: under which heading each cell of a row stands, also where the row stands askew.

A layout that drops the cells which are merged into those above leaves a row too far to the left;
one that drops empty cells leaves it without order.
There is one model of both: each kind of text costs something under each heading (:mod:`.arrange`),
and a row stands where it costs least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final, final

import attrs

from perfeval._text import squeeze
from perfeval._words.columns import Column
from perfeval._words.signs import is_sign, says_nothing
from perfeval.reading.arrange import arranged_places, fits_of, kind_of
from perfeval.reading.grid import Row
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_points

#: How many cells of a row may be merged into those above.
_FARTHEST: Final = 8

#: What it costs when a cell that the row should have is not there, or stands beyond the last heading.
_ABSENT: Final = 0.6
_BEYOND: Final = 5.0

#: From what cost on a row does not stand under its headings at all.
_ASKEW: Final = 4.0

#: How many rows of a table show whether rows stand under their headings.
_SAMPLE: Final = 400

_POINTS: Final = (Column.WEIGHT, Column.SCORE)

#: What is no name of an indicator, and stands where one is due when a row has lost a cell.
_NO_NAME: Final = frozenset({"value", "percent", "points", "sign"})

#: Columns that several headings make, or whose texts stand apart.
_SEVERAL: Final = frozenset({Column.SIGN, Column.REASON, Column.STANDARD, Column.REVIEWED_SCORE})


@final
@attrs.frozen
class Placed:
    """A row whose cells stand under headings."""

    row: Row
    layout: Layout
    #: For each place under the headings, which cells of the row stand there.
    spots: tuple[tuple[int, ...], ...]
    #: Whether the cells were put there by what they say.
    by_content: bool = False
    #: Whether the row has a name and points where they are due.
    is_plain: bool = False

    @cached_property
    def _found(self) -> dict[Column, list[int]]:
        """The cells under each heading that say something."""
        return {column: self._under(column, spots) for column, spots in self.layout.columns.items()}

    def _under(self, column: Column, spots: tuple[int, ...]) -> list[int]:
        cells, mine = self.row.cells, self.spots
        found = [
            index for spot in spots if spot < len(mine) for index in mine[spot] if index < len(cells) and cells[index]
        ]
        if len(found) < 2:
            return found
        if column not in _POINTS:
            found = list({cells[index]: index for index in reversed(found)}.values())[::-1]
        return (
            found
            if self.by_content or column in _SEVERAL
            else found[: _of_one(column, [cells[each] for each in found])]
        )

    def cells(self, column: Column) -> list[int]:
        """The cells under a heading that say something, from left to right; a text that is repeated counts once."""
        if self.is_plain and (spot := self.layout.alone.get(column)) is not None:
            return [spot] if spot < len(self.row.cells) and self.row.cells[spot] else []
        return self._found.get(column, [])

    def text(self, column: Column, between: str = "") -> str:
        """What the row says under a heading."""
        if self.is_plain and (spot := self.layout.alone.get(column)) is not None:
            return self.row.cells[spot] if spot < len(self.row.cells) else ""
        return between.join(self.row.cells[index] for index in self._found.get(column, ()))

    def texts(self, between: Mapping[Column, str]) -> dict[Column, str]:
        """What the row says under each heading, with what is to stand between the texts of several places."""
        if not self.stands_alone:
            return {column: self.text(column, between.get(column, "")) for column in self.layout.columns}
        cells, width = self.row.cells, len(self.row.cells)
        return {column: cells[spot] if spot < width else "" for column, spot in self.layout.alone.items()}

    def firsts(self) -> dict[Column, int]:
        """For each heading its first cell, or where it would stand."""
        if self.stands_alone:
            return dict(self.layout.alone)
        return {column: self.first(column) for column in self.layout.columns}

    @property
    def stands_alone(self) -> bool:
        """Whether each heading has one place, and the row has a name and points where they are due."""
        return self.is_plain and len(self.layout.alone) == len(self.layout.columns)

    def first(self, column: Column) -> int:
        """The first cell under a heading, or where it would stand; -1 where nobody knows that."""
        if self.is_plain and (alone := self.layout.alone.get(column)) is not None:
            return alone
        found = self.cells(column)
        if found:
            return found[0]
        spot = self.layout.first(column)
        if self.by_content or spot < 0:
            return -1
        return spot - next((places for places, cells in enumerate(self.spots) if cells), 0)

    def spot_of(self, index: int) -> int:
        """The place under the headings at which a cell of the row stands, or -1."""
        return next((spot for spot, cells in enumerate(self.spots) if index in cells), -1)


@final
class Alignment:
    """Puts the rows of one table under its headings."""

    def __init__(self, layout: Layout, rows: Iterable[Row], skips: Callable[[Row], bool]) -> None:
        self.layout = layout
        self._points = [layout.first(column) for column in _POINTS if column in layout]
        self._name = layout.first(layout.tiers[-1]) if layout.tiers else 0
        first = list(islice(rows, _SAMPLE))
        #: The rows of the sample that have a name and points where they are due.
        self._plain = {id(row) for row in first if self._is_plain(row)}
        sample = [row for row in first if id(row) in self._plain or not (len(row.filled) < 2 or skips(row))]
        #: Whether most rows stand under their headings, so that a cell that does not fit is a fault of the form.
        self.trusted = 2 * sum(map(self._stands, sample)) >= len(sample)

    @cached_property
    def _fits(self) -> dict[str, list[float]]:
        """What each kind of text costs at each place; a table whose rows all stand as they should never asks."""
        return fits_of(self.layout)

    def places(self, row: Row) -> list[Placed]:
        """The row under its headings; several rows where the cells of one make more than one."""
        if id(row) in self._plain or self._is_plain(row):
            return [Placed(row, self.layout, _in_order(len(row.cells), 0), is_plain=True)]
        if row.lines:
            return [self.shifted(row, 0)]
        shift, cost = self._best(row)
        if self.trusted:
            possible = shift <= self.layout.width - len(row.cells) and cost < _ASKEW
            return [self.shifted(row, shift if possible else 0)]
        if cost < _ASKEW:
            return [self.shifted(row, shift)]
        return list(self._by_content(row))

    def shifted(self, row: Row, shift: int) -> Placed:
        """The row moved to the right."""
        return Placed(row, self.layout, _in_order(len(row.cells), shift))

    def _is_plain(self, row: Row) -> bool:
        """Whether a row has a name and points where they are due, and nothing beyond its headings."""
        cells = row.cells
        return (
            bool(self._points)
            and max(*self._points, self._name) < len(cells) <= self.layout.width
            and bool(cells[self._name])
            and not (len(cells) < self.layout.width and self._begins_late(cells))
            and all(is_points(cells[spot]) for spot in self._points)
        )

    def _begins_late(self, cells: tuple[str, ...]) -> bool:
        """Whether a row begins with its second tier, and has a value where its name is due."""
        first = self.layout.first(Column.DIMENSION)
        return (
            0 <= first < self._name and kind_of(cells[first]) == "category" and kind_of(cells[self._name]) in _NO_NAME
        )

    def _stands(self, row: Row) -> bool:
        """Whether a row stands under its headings as it is, whatever is wrong with the points in it."""
        if id(row) in self._plain or (len(row.cells) >= self.layout.width and row.cells[-1]):
            return True
        shift, cost = self._best(row)
        return shift == 0 and (cost < _ASKEW or (len(row.cells) >= self.layout.width and not self._displaced(row)))

    def _displaced(self, row: Row) -> bool:
        """Whether the row says something that is no points where points are due, and has none there."""
        said = [row.cells[spot] for spot in self._points if not says_nothing(row.cells[spot])]
        return bool(said) and not any(map(is_points, said))

    def _best(self, row: Row) -> tuple[int, float]:
        """How many places the row stands too far left, and what it costs there."""
        cells = row.cells
        filled = len(cells)
        while filled and not cells[filled - 1]:
            filled -= 1
        kinds = [kind_of(text) for text in cells[:filled]]
        farthest = min(max(self.layout.width - filled, 0), _FARTHEST)
        costs = [self._cost(kinds, shift, len(cells)) for shift in range(farthest + 1)]
        shift = min(range(len(costs)), key=costs.__getitem__)
        return shift, costs[shift]

    def _cost(self, kinds: list[str], shift: int, present: int) -> float:
        """What it costs to move a row to the right by *shift*."""
        fits = self._fits
        width = self.layout.width
        cost = 0.0
        for index, kind in enumerate(kinds):
            spot = index + shift
            cost += fits[kind][spot] if spot < width else (_BEYOND if kind != "empty" else 0.0)
        empty = fits["empty"]
        for spot in range(shift + len(kinds), width):
            cost += empty[spot] + (_ABSENT if spot >= shift + present else 0.0)
        if shift > self._name:
            cost += _BEYOND
        return cost

    def _by_content(self, row: Row) -> Iterator[Placed]:
        """Each text where it fits best; the row may turn out to be several."""
        filled = [index for index, text in enumerate(row.cells) if text]
        for places in arranged_places([row.cells[index] for index in filled], self.layout):
            spots = tuple(tuple(filled[place] for place in cell) for cell in places)
            yield Placed(row, self.layout, spots, by_content=True)


@lru_cache(maxsize=256)
def _in_order(count: int, shift: int) -> tuple[tuple[int, ...], ...]:
    """The places of cells that stand one after another, moved to the right."""
    return ((),) * shift + tuple((index,) for index in range(count))


def _of_one(column: Column, texts: list[str]) -> int:
    """How many of the texts under one heading are one: a sign, a number and its unit; a cell beside them is not."""
    if column in _POINTS:
        # Numbers that are not the same are refused, and not one of them taken.
        return len(texts) if len({squeeze(text) for text in texts}) > 1 else 1
    count = 1
    while count < len(texts):
        before, text = texts[count - 1], texts[count]
        goes_on = is_sign(before) or (before[-1:].isdecimal() and kind_of(text) == "unit")
        if column not in {Column.TARGET, Column.ACTUAL, Column.REVIEWED_ACTUAL} or not goes_on:
            break
        count += 1
    return count
