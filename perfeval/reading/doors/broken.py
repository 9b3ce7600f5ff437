"""Rows that line breaks inside their cells have broken: put together where the headings show how wide a row is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from perfeval._words.columns import Column, indicator_column
from perfeval.reading.by_place import is_tier_word
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of, is_note, is_page_mark, names_project
from perfeval.reading.labels import is_title
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_points

#: How many lines a broken row can have.
_MOST_PIECES: Final = 8


def whole_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a text, those below headings put together again where a line break has broken them.

    A row is broken when it and the lines below it have, one after another, just as many cells as the headings.
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
    if not above.cells[-1] or not below.cells[0] or indicator_column(whole) is None:
        return False
    # 得分 is a heading by itself, and 得分 with the tier of the first row would be none.
    others = [text for text in (*above.cells[:-1], *below.cells[1:]) if text]
    return 2 * sum(indicator_column(text) is not None for text in others) >= len(others)


def _row(rows: Sequence[Row], place: int, layout: Layout) -> tuple[Row, int]:
    """The row that starts here, with the lines that belong to it, and the place after them."""
    row = rows[place]
    if _is_apart(row):
        return row, place + 1
    whole = row
    for further in range(place + 1, min(place + _MOST_PIECES, len(rows))):
        if (len(whole.cells) >= layout.width and not row.is_prose) or _is_apart(rows[further]):
            break
        whole = _joined(whole, rows[further])
        if len(whole.cells) == layout.width and _is_whole(whole, layout):
            return _in_table(whole), further + 1
        if len(whole.cells) > layout.width:
            break
    if len(row.cells) == layout.width and _goes_on(rows, place, layout):
        return _joined(row, rows[place + 1]), place + 2
    return row, place + 1


def _is_tier(row: Row, whole: Row) -> bool:
    """Whether a line is a tier by itself, and no beginning of a row."""
    return row is whole and row.is_prose and is_tier_word(row.cells[0])


def _goes_on(rows: Sequence[Row], place: int, layout: Layout) -> bool:
    """Whether the line below a whole row is the rest of its last cell: a row follows, and it starts no tier."""
    if place + 2 >= len(rows):
        return False
    rest, following = rows[place + 1], rows[place + 2]
    if not rest.is_prose or _is_apart(rest) or following.is_prose or not rows[place].cells[-1]:
        return False
    return not (
        len(following.cells) == layout.width and following.cells[0] and rest.cells[0].endswith(("产出", "效益"))
    )


def _is_apart(row: Row) -> bool:
    """Whether a line is a note, the number of a page, or a title, and no part of a row."""
    text = row.cells[0]
    return row.is_prose and (is_note(text) or is_page_mark(text) or is_title(text) or names_project(row))


def _is_whole(row: Row, layout: Layout) -> bool:
    """Whether a row has points where points are due, and a name."""
    points = [row.cells[layout.first(column)] for column in (Column.WEIGHT, Column.SCORE) if column in layout]
    return bool(row.cells[layout.first(layout.tiers[-1])]) and bool(points) and all(map(is_points, points))


def _joined(above: Row, below: Row) -> Row:
    """Two lines as one row: the last cell of the upper one goes on with the first of the lower one."""
    middle = "\n".join(filter(None, (above.cells[-1], below.cells[0])))
    return attrs.evolve(above, cells=(*above.cells[:-1], middle, *below.cells[1:]), guess="line-joined")


def _in_table(row: Row) -> Row:
    return row if row.table else attrs.evolve(row, table=1)
