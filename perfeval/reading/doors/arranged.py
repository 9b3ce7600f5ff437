"""Rows that the cells under a row of headings make, where nothing but their order and what they say tells rows apart.

What is no cell of a row is set apart first: blank rows of the form, notes, and the numbers of pages.
Where the cells could make other rows as well, the row says that it was guessed.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, final

from perfeval._words.columns import REVIEWED, Column
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
_SERIAL: Final = re.compile("[0-9]{1,4}")
_GUESS: Final = "arranged-by-content"


def row_of(texts: Sequence[Token]) -> Row:
    """A row of cells that have a line each."""
    return Row(tuple(each.text for each in texts), texts[0].line, 1, tuple(each.line for each in texts))


def arranged_rows(tokens: list[Token], layout: Layout) -> Iterator[Row]:
    """The rows that the cells make under the headings, and what stands between them, in their order."""
    start = next((place for place, token in enumerate(tokens) if token.text), len(tokens))
    for row in _in_lines(tokens[start:], layout):
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


def _in_lines(tokens: list[Token], layout: Layout) -> list[list[Token]]:
    """The rows at the start that have a line for each cell, empty ones too, so that nothing is to be arranged.

    Below serial numbers each row begins with the next one, which says that the row above is whole; otherwise all fit.
    """
    numbered = layout.columns.get(Column.SERIAL) == (0,)
    rows: list[list[Token]] = []
    # Where the name of the block has a column, the first text of a row is not the first of its cells.
    begins = layout.tiers and (0,) in layout.columns.values()
    for start in range(0, len(tokens) if begins else 0, layout.width):
        row = tokens[start : start + layout.width]
        if is_total(row[0].text):
            break
        number = str(int(rows[0][0].text) + len(rows)) if numbered and rows else row[0].text
        if not _fits(row, layout) or row[0].text != number or (numbered and not _SERIAL.fullmatch(number)):
            return rows[:-1] if numbered else []
        rows.append(row)
    has_empty = not all(token.text for row in rows for token in row)
    if has_empty or (numbered and rows and len(rows[-1]) == layout.width):
        return rows
    return rows[:-1] if numbered else []


def _fits(row: list[Token], layout: Layout) -> bool:
    """Whether cells on lines one below the other have a name, points where they are due, and none where tiers are."""
    texts = [token.text for token in row] + [""] * (layout.width - len(row))
    points = [texts[layout.first(column)] for column in (Column.WEIGHT, Column.SCORE) if column in layout]
    *tiers, name = (texts[layout.first(column)] for column in layout.tiers)
    return (
        row[-1].line - row[0].line == len(row) - 1
        and all(is_points(text) or says_nothing(text) for text in points)
        and any(map(is_points, points))
        and bool(name)
        and kind_of(name) not in _NO_NAMES
        and not any(is_points(text) for text in tiers)
    )


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
        self._said = [layout.first(column) for column in said]
        #: Columns whose cells look like those beside them: what a reviewer says, and last year's result.
        self._alike = [*layout.others, *(layout.first(column) for column in REVIEWED if column in layout)]
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
        return self._may_have_moved(row) or self._follows_reason(order)

    def _may_have_moved(self, row: list[list[int]]) -> bool:
        """Whether a row lacks a cell that others have, and has a mere number where another kind of text is due."""
        absent = [place for place in self._alike if not row[place] and any(other[place] for other in self.rows)]
        return bool(absent) and any(
            kind_of(text) in {"points", "percent"} for place in self._said for text in self._texts(row[place])
        )

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
