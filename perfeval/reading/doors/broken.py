"""Rows that line breaks inside their cells have broken: put together where the headings show how wide a row is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from perfeval._words.columns import BLOCK_NAMES, Column, indicator_column
from perfeval._words.keys import key
from perfeval._words.labels import fact_of
from perfeval._words.signs import says_nothing
from perfeval.reading.arrange import kind_of
from perfeval.reading.by_place import is_tier_word
from perfeval.reading.grid import Row
from perfeval.reading.kinds import (
    funds_heading_of,
    goal_columns,
    heading_of,
    is_note,
    is_page_mark,
    is_total,
    label_of,
    names_project,
    total_label,
)
from perfeval.reading.labels import is_label_alone, is_title, statements
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_points

#: What is no name of an indicator, though it may stand where one is due when a row is torn.
_NO_NAME: Final = frozenset({"empty", "value", "points", "percent"})

_POINTS: Final = (Column.WEIGHT, Column.SCORE)

#: How the heading of reasons goes on; anything else below it is the beginning of a row.
_REST: Final = re.compile("[及和与、(（]|原因|分析|改进|整改|措施|说明|情况")

#: The weight of a tier, which its name stands above.
_WEIGHT_ALONE: Final = re.compile(r"[(（\[【]\s*[0-9.]{1,6}\s*(?:分|%)?\s*[)）\]】]")

#: How many lines below a label show whether the table goes on, and how many cells the rows of one have.
_FOOT: Final = 60
_FEWEST: Final = 5

#: How many lines a broken row can have.
_MOST_PIECES: Final = 8


def whole_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a text, those below headings put together again where a line break has broken them.

    A row is broken when it has no points where they are due, and has them with the lines below it.
    """
    layout: Layout | None = None
    place = 0
    while place < len(rows):
        heading, end = _heading(rows, place)
        if heading is not None:
            layout = heading_of(heading)
            yield heading
            place = end
            continue
        row = rows[place]
        if layout is not None and all(len(each.cells) == layout.width for each in rows[place : place + 2]):
            yield row
            place += 1
            continue
        if layout is not None and (is_title("".join(row.cells[:1])) or names_project(row)):
            layout = None
        whole, end = _row(rows, place, layout) if layout is not None else (row, place + 1)
        yield whole
        place = end


def _heading(rows: Sequence[Row], place: int) -> tuple[Row | None, int]:
    """A row of headings that starts here, and the place after it; a heading may go on in the next line."""
    joined, end = rows[place], place + 1
    while end < len(rows) and end - place < _MOST_PIECES and _heads_on(joined, rows[end]):
        joined, end = _joined(joined, rows[end]), end + 1
    joined = _in_table(joined)
    return (joined, end) if heading_of(joined) is not None else (None, place + 1)


def _heads_on(above: Row, below: Row) -> bool:
    """Whether the last heading of a line goes on with the first of the next, and only headings follow."""
    whole = above.cells[-1] + below.cells[0]
    if not above.cells[-1] or not below.cells[0] or indicator_column(whole) is None or is_tier_word(below.cells[0]):
        return False
    if indicator_column(above.cells[-1]) is Column.REASON and _REST.search(below.cells[0]) is None:
        return False
    others = [text for text in (*above.cells[:-1], *below.cells[1:]) if text and key(text) not in BLOCK_NAMES]
    return all(indicator_column(text) is not None for text in others)


def _row(rows: Sequence[Row], place: int, layout: Layout) -> tuple[Row, int]:
    """The row that starts here, with the lines that belong to it, and the place after them."""
    row = rows[place]
    if _is_apart(row):
        return row, place + 1
    whole, end = _put_together(rows, place, layout)
    if not _stands_at(whole, layout, 0):
        return row, place + 1
    while end < min(place + _MOST_PIECES, len(rows)) and _goes_on(whole, rows, end, layout):
        whole, end = _joined(whole, rows[end]), end + 1
    return _in_table(whole), end


def _put_together(rows: Sequence[Row], place: int, layout: Layout) -> tuple[Row, int]:
    """The fewest lines that make a row with points where they are due, or the first line where none do."""
    whole = row = rows[place]
    if _stands(row, layout):
        return row, place + 1
    for further in range(place + 1, min(place + _MOST_PIECES, len(rows))):
        line = rows[further]
        if _is_apart(line) or (_stands_at(line, layout, 0) and not _ends_tier(whole, line)):
            break
        whole = _joined(whole, line)
        if len(whole.cells) > layout.width:
            break
        if _stands_at(whole, layout, 0):
            return whole, further + 1
    return row, place + 1


def _ends_tier(above: Row, below: Row) -> bool:
    """Whether a line of one tier goes on in the first cell of the next one: with its weight, or with its name."""
    if len(above.cells) > 1:
        return False
    name, rest = above.cells[0], below.cells[0]
    is_rest = not is_tier_word(rest) and is_tier_word(name + rest)
    return (is_tier_word(name) and _WEIGHT_ALONE.fullmatch(rest) is not None) or is_rest


def _goes_on(whole: Row, rows: Sequence[Row], place: int, layout: Layout) -> bool:
    """Whether a line is the rest of the last cell of the row above, and no row and no beginning of one."""
    line = rows[place]
    fills = len(whole.cells) + len(line.cells) - 1
    if _is_apart(line) or not whole.cells[-1] or not line.cells[0] or _stands(line, layout):
        return False
    if len(whole.cells) == 1 + max(layout.first(column) for column in _POINTS):
        # Points have no rest.
        return False
    if fills != layout.width or is_tier_word(line.cells[0]) or _is_below(rows, place):
        return False
    return not _stands_at(_put_together(rows, place, layout)[0], layout, 0)


def _is_below(rows: Sequence[Row], place: int) -> bool:
    """Whether a line is a label below the table, and not one in a cell of its last column."""
    is_label = rows[place].is_prose and is_label_alone(rows[place].cells[0])
    return is_label and all(row.is_prose or len(row.cells) < _FEWEST for row in rows[place + 1 : place + _FOOT])


def _is_apart(row: Row) -> bool:
    """Whether a line is a note, the number of a page, a title or a total, and no part of a row."""
    text = row.cells[0]
    if not row.is_prose:
        blocks = (funds_heading_of(row), goal_columns(row), total_label(row), row.cells[0] and label_of(row.cells[0]))
        return any(blocks) or names_project(row)
    labelled = any(fact_of(label) for label, _ in statements(text))
    return labelled or is_note(text) or is_page_mark(text) or is_title(text) or is_total(text)


def _stands(row: Row, layout: Layout) -> bool:
    """Whether a line has a name and points where they are due, wherever its first cell stands."""
    return any(_stands_at(row, layout, shift) for shift in range(layout.width - len(row.cells) + 1))


def _stands_at(row: Row, layout: Layout, shift: int) -> bool:
    """Whether a row has a name and points where they are due when it is moved to the right."""
    name = layout.first(layout.tiers[-1]) - shift
    points = [layout.first(column) - shift for column in _POINTS if column in layout]
    if (
        not points
        or min(name, *points) < 0
        or max(name, *points) >= len(row.cells)
        or kind_of(row.cells[name]) in _NO_NAME
    ):
        return False
    texts = [row.cells[spot] for spot in points]
    return any(map(is_points, texts)) and all(is_points(text) or says_nothing(text) for text in texts)


def _joined(above: Row, below: Row) -> Row:
    """Two lines as one row: the last cell of the upper one goes on with the first of the lower one."""
    middle = "\n".join(filter(None, (above.cells[-1], below.cells[0])))
    return attrs.evolve(above, cells=(*above.cells[:-1], middle, *below.cells[1:]), guess="line-joined")


def _in_table(row: Row) -> Row:
    return row if row.table else attrs.evolve(row, table=1)
