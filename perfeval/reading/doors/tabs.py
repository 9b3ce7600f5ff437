"""Text with tabs: one cell per line, or one row per line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval._text import tidy
from perfeval.reading.doors.broken import whole_rows
from perfeval.reading.grid import Row

_INNER_TAB: Final = re.compile(r"[^\t\n]\t")

#: How many lines a quoted cell may have.
_MOST_LINES: Final = 200


def tabbed_rows(lines: list[str]) -> Iterator[Row]:
    """Rows of text with tabs, whichever of the two ways it has."""
    inner = sum(1 for line in lines if _INNER_TAB.search(line.strip(" ")))
    alone = sum(1 for line in lines if line.startswith("\t") and not _INNER_TAB.search(line))
    return _one_cell_per_line(lines) if alone > inner else _one_row_per_line(lines)


def _one_cell_per_line(lines: list[str]) -> Iterator[Row]:
    """row = (TAB cell NEWLINE (more of the cell NEWLINE)*)+ blank line; any other line is text."""
    cells: list[list[str]] = []
    number, table, inside = 0, 0, False
    for line_number, line in enumerate([*lines, ""], start=1):
        if line.startswith("\t"):
            cells += [[cell] for cell in line[1:].split("\t")]
        elif cells and line.strip():
            cells[-1].append(line.strip())
        else:
            if cells:
                number = number + 1 if inside else 1
                table += not inside
                inside = True
                yield Row(tuple(tidy("\n".join(cell)) for cell in cells), number, table)
                cells = []
            if line.strip():
                inside = False
                yield Row((tidy(line),), line_number, 0)


def _one_row_per_line(lines: list[str]) -> Iterator[Row]:
    """row = cell (TAB cell)* NEWLINE, where a cell in quotation marks may go on over line breaks."""
    found: list[Row] = []
    start = 0
    while start < len(lines):
        end = _end_of_row(lines, start)
        text = "\n".join(lines[start:end])
        if "\t" in text:
            texts = tuple(_cells(text))
            if any(texts):
                found.append(Row(texts, start + 1))
        elif text.strip():
            found.append(Row((tidy(text),), start + 1, 0))
        start = end
    return whole_rows(found)


def _end_of_row(lines: list[str], start: int) -> int:
    """The line after a row: the next one, unless a quoted cell goes on and is closed soon."""
    inside = _is_open(lines[start], inside=False)
    for end in range(start + 1, min(start + _MOST_LINES, len(lines))) if inside else ():
        inside = _is_open(lines[end], inside=True)
        if not inside:
            return end + 1
    return start + 1


def _is_open(line: str, *, inside: bool) -> bool:
    """Whether a quoted cell goes on after the line."""
    for cell in line.split("\t") if inside or '"' in line else ():
        opens = inside or cell.lstrip(" ").startswith('"')
        inside = opens and cell.count('"') % 2 == (0 if inside else 1)
    return inside


def _cells(text: str) -> Iterator[str]:
    """The cells of a row; a tab within quotation marks belongs to its cell."""
    pieces: list[str] = []
    for piece in text.split("\t"):
        pieces.append(piece)
        opens = pieces[0].lstrip(" ").startswith('"')
        odd = piece.count('"') % 2 == 1
        if opens and ((len(pieces) == 1) == odd):
            continue
        yield _unquoted("\t".join(pieces))
        pieces = []
    if pieces:
        yield from (tidy(piece) for piece in pieces)


def _unquoted(cell: str) -> str:
    inner = tidy(cell)
    if len(inner) > 1 and inner[0] == inner[-1] == '"':
        return tidy(inner[1:-1].replace('""', '"'))
    return inner
