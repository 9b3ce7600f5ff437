"""Text with tabs: one cell per line, or one row per line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval._text import tidy
from perfeval.reading._grid import Row

_INNER_TAB: Final = re.compile(r"[^\t\n]\t")

#: How many lines a quoted cell may have.
_MOST_LINES: Final = 200


def has_tabs(lines: list[str]) -> bool:
    """Whether the cells are told apart by tabs."""
    return any("\t" in line for line in lines)


def tabbed_rows(lines: list[str]) -> Iterator[Row]:
    """Rows of text with tabs, whichever of the two ways it has."""
    inner = sum(1 for line in lines if _INNER_TAB.search(line.strip(" ")))
    alone = sum(1 for line in lines if line.startswith("\t") and not _INNER_TAB.search(line))
    return _one_cell_per_line(lines) if alone > inner else _one_row_per_line(lines)


def _one_cell_per_line(lines: list[str]) -> Iterator[Row]:
    """row = (TAB cell NEWLINE (more of the cell NEWLINE)*)+ blank line; any other line is text."""
    cells: list[str] = []
    number, table, inside = 0, 0, False
    for line_number, line in enumerate([*lines, ""], start=1):
        if line.startswith("\t"):
            cells += line[1:].split("\t")
        elif cells and line.strip():
            cells[-1] += "\n" + line.strip()
        else:
            if cells:
                number = number + 1 if inside else 1
                table += not inside
                inside = True
                yield Row(tuple(tidy(cell) for cell in cells), number, table)
                cells = []
            if line.strip():
                inside = False
                yield Row((tidy(line),), line_number, 0)


def _one_row_per_line(lines: list[str]) -> Iterator[Row]:
    """row = cell (TAB cell)* NEWLINE, where a cell in quotation marks may go on over line breaks."""
    waiting: list[str] = []
    for number, line in enumerate(lines, start=1):
        if waiting:
            waiting.append(line)
            if not _is_open(line, inside=True) or len(waiting) > _MOST_LINES:
                yield from _quoted_row("\n".join(waiting), number - len(waiting) + 1)
                waiting = []
        elif _is_open(line, inside=False):
            waiting = [line]
        elif "\t" in line:
            yield from _quoted_row(line, number)
        elif line.strip():
            yield Row((tidy(line),), number, 0)
    if waiting:
        yield from _quoted_row("\n".join(waiting), len(lines) - len(waiting) + 1)


def _is_open(line: str, *, inside: bool) -> bool:
    """Whether a quoted cell goes on after the line."""
    for cell in line.split("\t"):
        if not inside and cell.lstrip(" ").startswith('"'):
            inside = cell.count('"') % 2 == 1
        elif inside:
            inside = cell.count('"') % 2 == 0
    return inside


def _quoted_row(text: str, number: int) -> Iterator[Row]:
    cells: list[str] = []
    for piece in text.split("\t"):
        if cells and cells[-1].startswith('"') and cells[-1].count('"') % 2 == 1:
            cells[-1] += "\t" + piece
        else:
            cells.append(piece.lstrip(" "))
    texts = tuple(tidy(_unquoted(cell)) for cell in cells)
    if any(texts):
        yield Row(texts, number)


def _unquoted(cell: str) -> str:
    inner = cell.rstrip(" ")
    if len(inner) > 1 and inner[0] == inner[-1] == '"':
        return inner[1:-1].replace('""', '"')
    return cell
