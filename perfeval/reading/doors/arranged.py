"""Rows that the cells under a row of headings make, where nothing but their order and what they say tells rows apart.

What is no cell of a row is set apart first: blank rows of the form, notes, and the numbers of pages.
Where the cells could make other rows as well, the row says that it was guessed.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, final

from perfeval._words.columns import Column
from perfeval._words.signs import says_nothing
from perfeval.reading.arrange import Hints, arranged_places, kind_of
from perfeval.reading.doors.tokens import Token
from perfeval.reading.grid import Row
from perfeval.reading.kinds import is_note, is_page_mark, is_total
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_blank_name, is_points

#: What starts a row, and what a blank row is called.
_STARTS: Final = frozenset({"dimension", "category", "cost", "like a tier", "in brackets", "numbered", "dots"})
_BLANK: Final = frozenset({"numbered", "dots"})
_NO_NAMES: Final = frozenset({"value", "percent", "points", "points in words", "sign", "nothing"})
_LONGEST_SERIAL: Final = 4
_GUESS: Final = "arranged-by-content"


def row_of(texts: Sequence[Token]) -> Row:
    """A row of cells that have a line each."""
    return Row(tuple(each.text for each in texts), texts[0].line, 1, tuple(each.line for each in texts))


def arranged_rows(tokens: list[Token], layout: Layout) -> Iterator[Row]:
    """The rows that the cells make under the headings, and what stands between them, in their order."""
    start = next((place for place, token in enumerate(tokens) if token.text), len(tokens))
    for row in _numbered(tokens[start:], layout):
        yield row_of(row)
        start += len(row)
    cells, apart = _set_apart(tokens[start:]) if layout.tiers else (tokens[start:], [])
    hints = Hints(_within(cells, layout), _blank(cells) if layout.tiers else ())
    found = list(arranged_places([token.text for token in cells], layout, hints))
    doubts = _Doubts(cells, found, layout)
    rows = [
        _placed(cells, places, _GUESS if layout.tiers and doubts.of(order) else "")
        for order, places in enumerate(found)
    ]
    yield from heapq.merge(rows, apart, key=lambda row: row.number)


def _numbered(tokens: list[Token], layout: Layout) -> Iterator[list[Token]]:
    """The rows at the start that have a line for each cell, empty ones too, and begin with one number after another."""
    width = layout.width
    points = [layout.first(column) for column in (Column.WEIGHT, Column.SCORE) if column in layout]
    first = tokens[0].text if tokens and layout.columns.get(Column.SERIAL) == (0,) and layout.tiers else ""
    number = int(first) if first.isdecimal() and len(first) <= _LONGEST_SERIAL else 0
    for start in range(0, len(tokens) if number else 0, width):
        row, after = (
            tokens[start : start + width],
            "".join(token.text for token in tokens[start + width : start + width + 1]),
        )
        if (
            max(points, default=width) >= len(row)
            or row[0].text != str(number)
            or row[-1].line - row[0].line != len(row) - 1
            or not all(is_points(row[place].text) or says_nothing(row[place].text) for place in points)
            or not (after in {"", str(number + 1)} or is_total(after))
        ):
            return
        yield row
        number += 1


def _placed(cells: list[Token], places: list[list[int]], guess: str) -> Row:
    first = cells[next(filter(None, places))[0]].line
    texts = tuple("".join([cells[each].text for each in cell]) for cell in places)
    lines = tuple(cells[cell[0]].line if cell else first for cell in places)
    return Row(texts, first, lines=lines, guess=guess)


def _within(cells: list[Token], layout: Layout) -> list[bool]:
    """Whether each text goes on with a line that is no longer than a row, in which no other row is likely to start."""
    lengths = Counter(token.line for token in cells if token.text)
    before = [0, *(token.line for token in cells)]
    return [
        token.line == line and lengths[line] <= layout.width for token, line in zip(cells, before[:-1], strict=True)
    ]


def _set_apart(tokens: list[Token]) -> tuple[list[Token], list[Row]]:
    """The cells of rows, and what stands between rows: notes, and the numbers of pages."""
    cells: list[Token] = []
    apart: list[Row] = []
    for token in tokens:
        if _is_between(token.text):
            apart.append(Row((token.text,), token.line, 0))
        else:
            cells.append(token)
    return cells, apart


def _is_between(text: str) -> bool:
    """Whether a text is a note or the number of a page; a number alone is a cell."""
    return is_note(text) or (is_page_mark(text) and any(mark in text for mark in "-—–－·页续接表"))


def _blank(cells: list[Token]) -> list[bool]:
    """Whether each text is the name of a blank row: 指标2： or …… above another row, or above a tier."""
    found: list[bool] = []
    following = ""
    for token in reversed(cells):
        starts = not following or kind_of(following) in _STARTS
        found.append(starts and kind_of(token.text) in _BLANK and is_blank_name(token.text))
        following = token.text or following
    return found[::-1]


@final
class _Doubts:
    """Tells which rows could be others as well."""

    def __init__(self, cells: list[Token], rows: list[list[list[int]]], layout: Layout) -> None:
        self.cells = cells
        self.rows = rows
        self.layout = layout
        self._name = layout.first(layout.tiers[-1]) if layout.tiers else -1
        said = [column for column in (Column.TARGET, Column.ACTUAL) if column in layout]
        scored = [column for column in (Column.WEIGHT, Column.SCORE) if column in layout]
        pointed = any(is_points(token.text) for token in cells)
        self._wanted = [layout.first(column) for column in said + (scored if pointed else [])]
        self._reason = layout.first(Column.REASON)
        self._unnumbered = self._lacks_numbers()
        #: Whether empty cells are there, so that none is missing.
        self._whole = any(row[self._reason] and not self._texts(row[self._reason]) for row in rows)

    def _texts(self, places: list[int]) -> list[str]:
        return [self.cells[place].text for place in places if self.cells[place].text]

    def _lacks_numbers(self) -> bool:
        """Whether some rows have a serial number, and some that are no totals have none: it may stand elsewhere."""
        place = self.layout.first(Column.SERIAL)
        rows = [row for row in self.rows if row[self._name] and not is_total(self.cells[row[self._name][0]].text)]
        return place >= 0 and {bool(self._texts(row[place])) for row in rows} == {True, False}

    def of(self, order: int) -> bool:
        """Whether a row lacks a cell, has one of several texts, or begins with what may be the end of the row above."""
        row = self.rows[order]
        name = self._texts(row[self._name])
        if (name and (is_total(name[0]) or is_blank_name(name[0]))) or not any(row[self._name :]):
            return False
        if self._unnumbered or len(name) != 1 or kind_of(name[0]) in _NO_NAMES:
            return True
        if any(not row[place] or len(self._texts(row[place])) > 1 for place in self._wanted):
            return True
        return self._follows_reason(order)

    def _follows_reason(self, order: int) -> bool:
        """Whether the name could be the rest of the reason above, or the reason above the beginning of the name."""
        if not order or self._whole or Column.REASON not in self.layout:
            return False
        row, above = self.rows[order], self.rows[order - 1]
        if any(row[: self._name]) or not self._texts(above[self._reason]):
            return False
        ends, starts = self.cells[above[self._reason][-1]], self.cells[row[self._name][0]]
        before = self.cells[above[self._reason][0] - 1]
        return not (starts.line > ends.line == before.line)
