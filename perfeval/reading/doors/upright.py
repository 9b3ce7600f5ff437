"""Tables that spaces line up, as programs print them: each cell stands below its heading, also beside empty ones.

How wide a character is depends on who printed it. A table is read where all ways of measuring that fit say the same;
whatever does not line up is left to its order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from perfeval._text import display_width, tidy
from perfeval._words.columns import Column, indicator_column
from perfeval._words.labels import fact_of
from perfeval.reading.arrange import MOST_COLUMNS
from perfeval.reading.doors.printed import GOES_ON, check_whole, in_part, is_cut, is_no_row
from perfeval.reading.grid import Row
from perfeval.reading.layout import Layout, indicator_layout

#: A longer line is no row of headings, and fewer headings make none.
_LONGEST: Final = 1000
_FEWEST: Final = 3
#: How many lines below the rows may be none of them, and how many texts a row has that is no such line.
_MOST_BELOW: Final = 3
_TEXTS: Final = 3

_PIECE: Final = re.compile(r"\S+")
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

#: What a row says that is no rest of the row above.
_SAID: Final = (Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE)
_RESTS: Final = (Column.NAME, Column.THIRD, Column.REASON)


class Upright(NamedTuple):
    """A table that lines up: its rows, the headings first, its layout, and the lines that it takes."""

    rows: list[Row]
    layout: Layout
    start: int
    end: int


class _Piece(NamedTuple):
    """A text between spaces, or a cell, and where it stands in its line."""

    start: int
    end: int
    text: str


#: The cells of a line below each other's columns, and the texts of rows by the place of their line.
_Cells = tuple[_Piece | None, ...]
_Rows = list[tuple[int, tuple[str, ...]]]


class _Part(NamedTuple):
    """The rows below one line of headings, the place after them, and whether more columns stand below."""

    rows: _Rows
    end: int
    goes_on: bool


def upright(lines: Sequence[str]) -> Iterator[Upright]:
    """The tables of a text whose cells stand below their headings.

    Raises:
        InvalidForm: when such a table was printed in part.

    >>> lines = ["三级指标  指标值  完成值  分值", "合格率    ≥95%            20", "知晓率    ≥90%    91%     80"]
    >>> [row.cells for table in upright(lines) for row in table.rows[1:]]
    [('合格率', '≥95%', '', '20'), ('知晓率', '≥90%', '91%', '80')]
    """
    place = 0
    while place < len(lines):
        table = _table(lines, place) if _heads(lines[place]) else None
        if table is not None:
            yield table
        place = table.end if table is not None else place + 1


def _heads(line: str) -> bool:
    """Whether several headings of indicators stand in a line."""
    texts = line.split() if len(line) <= _LONGEST else []
    return len(texts) >= _FEWEST and sum(indicator_column(text) is not None for text in texts) >= _FEWEST


def _end(lines: Sequence[str], start: int) -> int:
    """The place after the lines that follow headings, up to an empty one or to other headings."""
    end = start + 1
    while end < len(lines) and lines[end].strip() and not _heads(lines[end]):
        end += 1
    return end


def _table(lines: Sequence[str], start: int) -> Upright | None:
    """The table below headings; what a narrow screen has put below it stands to its right."""
    part = _part(lines, start, is_first=True)
    rows = part.rows if part is not None else []
    while part is not None and part.goes_on:
        below = next((place for place in range(part.end, len(lines)) if lines[place].strip()), len(lines))
        part = _part(lines, below, is_first=False) if below < len(lines) else None
        if part is None or len(part.rows) != len(rows) or len(rows[0][1]) > MOST_COLUMNS:
            return None
        pairs = zip(rows, part.rows, strict=True)
        rows = [(place, (*cells, *right)) for (place, cells), (_, right) in pairs]
    layout = indicator_layout(rows[0][1]) if part is not None else None
    if part is None or layout is None or any(_is_rest(cells, layout) for _, cells in rows[1:]):
        return None
    if any(is_cut(text) for _, cells in rows for text in cells):
        raise in_part()
    found = [Row(cells, place + 1, lines=(place + 1,) * len(cells)) for place, cells in rows]
    return Upright(found, layout, start, part.end)


def _is_rest(cells: tuple[str, ...], layout: Layout) -> bool:
    """Whether a row says no more than what can be the rest of a cell above it."""
    said = {column for column, places in layout.columns.items() if any(cells[place] for place in places)}
    return said.isdisjoint(_SAID) and not said.isdisjoint(_RESTS)


def _part(lines: Sequence[str], start: int, *, is_first: bool) -> _Part | None:
    """The rows below a line of headings; some lines below them may be none of the table."""
    end = whole = _end(lines, start)
    check_whole(lines, start, end)
    heading = lines[start].rstrip()
    goes_on = heading.endswith(GOES_ON)
    while end > start + 1 and whole - end <= _MOST_BELOW:
        rows = _read([heading.removesuffix(GOES_ON), *lines[start + 1 : end]], is_first=is_first)
        if rows is not None:
            return _Part([(start + place, cells) for place, cells in rows], end, goes_on)
        end -= 1
        texts = lines[end].split()
        if len(texts) >= _TEXTS and fact_of(texts[0]) is None:
            break
    return None


def _read(lines: list[str], *, is_first: bool) -> _Rows | None:
    """The rows of a table, headings first, where all ways of measuring that fit say the same."""
    found = [rows for measure in (display_width, len) if (rows := _measured(lines, measure, is_first=is_first))]
    return found[0] if found and found[0] == found[-1] else None


def _measured(lines: list[str], measure: Callable[[str], int], *, is_first: bool) -> _Rows | None:
    """The rows where characters are so wide: two spaces stand between columns, or else one that is in no cell."""
    pieces = [[] if _is_line(line) else list(_pieces(line, measure)) for line in lines]
    rules = {place for place, line in enumerate(lines) if is_no_row(line)}
    for gap in (1, 0):
        columns = _columns(pieces, gap)
        cells = [_cells(row, columns, gap) for row in pieces]
        rows = {place: row for place, row in enumerate(cells) if row is not None and place not in rules}
        if None not in cells and len(list(filter(None, rows[0]))) == len(pieces[0]) and _line_up(rows, columns):
            found = _headed(rows, is_first=is_first)
            if found is not None:
                return found
    return None


def _is_line(line: str) -> bool:
    """Whether a line is drawn below all columns at once."""
    return is_no_row(line) and len(line.split()) == 1


def _pieces(line: str, measure: Callable[[str], int]) -> Iterator[_Piece]:
    start = place = 0
    for match in _PIECE.finditer(line):
        start += measure(line[place : match.start()])
        end = start + measure(match[0])
        yield _Piece(start, end, match[0])
        start, place = end, match.end()


def _columns(rows: list[list[_Piece]], gap: int) -> list[_Piece]:
    """What stands between the gaps that all lines have; each gap is wider than *gap*."""
    columns: list[_Piece] = []
    for piece in sorted({(piece.start, piece.end) for row in rows for piece in row}):
        if columns and piece[0] - columns[-1].end <= gap:
            columns[-1] = columns[-1]._replace(end=max(columns[-1].end, piece[1]))
        else:
            columns.append(_Piece(*piece, ""))
    return columns


def _cells(row: list[_Piece], columns: list[_Piece], gap: int) -> _Cells | None:
    """The cells of a line, whose texts stand no wider apart than *gap*; None where they do."""
    cells: list[_Piece | None] = [None] * len(columns)
    place = 0
    for piece in row:
        while piece.start >= columns[place].end:
            place += 1
        before = cells[place]
        if before is None:
            cells[place] = piece
        elif piece.start - before.end <= gap:
            cells[place] = _Piece(before.start, piece.end, f"{before.text} {piece.text}")
        else:
            return None
    return tuple(cells)


def _line_up(rows: dict[int, _Cells], columns: list[_Piece]) -> bool:
    """Whether all cells of each column begin or end together; of one row alone no cell may have a space."""
    head, *body = rows.values()
    if not body or (len(body) == 1 and any(" " in cell.text for cell in body[0] if cell is not None)):
        return False
    for place, column in enumerate(columns):
        heading = head[place]
        if heading is not None and heading.start != column.start and heading.end != column.end:
            return False
        cells = [cell for row in body if (cell := row[place]) is not None]
        lefts, rights = {cell.start for cell in cells}, {cell.end for cell in cells}
        if not (lefts <= {column.start} or rights <= {column.end} or _are_numbers(cells)):
            return False
    return True


def _are_numbers(cells: list[_Piece]) -> bool:
    """Whether cells are numbers, point below point."""
    points = {cell.start + len(cell.text.partition(".")[0]) for cell in cells}
    return len(points) == 1 and all(_NUMBER.fullmatch(cell.text) for cell in cells)


def _headed(rows: dict[int, _Cells], *, is_first: bool) -> _Rows | None:
    """The texts of the rows, without the numbers that stand under no heading; None where other texts do.

    The names of an index stand below the other headings, and the index itself stands again before further columns.
    """
    head = rows.pop(0)
    index = next((place for place, cell in enumerate(head) if cell is not None), 0)
    if None in head[index:]:
        return None
    first = next(iter(rows))
    names = rows[first]
    if index and all(cell is None or (place < index and not cell.text.isdigit()) for place, cell in enumerate(names)):
        head = names[:index] + head[index:]
        del rows[first]
    elif any(cell is None or not cell.text.isdigit() for row in rows.values() for cell in row[:index]):
        return None
    dropped = index if not is_first or head[0] is None else 0
    return [(place, _texts(row[dropped:])) for place, row in [(0, head), *rows.items()]]


def _texts(cells: _Cells) -> tuple[str, ...]:
    return tuple("" if cell is None else tidy(cell.text) for cell in cells)
