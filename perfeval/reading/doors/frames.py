"""Tables as programs draw them on a screen, with lines around and between their rows, made into those of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Final

from perfeval.reading.doors.bars import PIPE
from perfeval.reading.doors.printed import in_part, is_cut
from perfeval.reading.small_texts import is_points

_BARS: Final = re.compile("[\u2502\u2503\u2551\u2506\u250a]")
_CORNERS: Final = re.compile("[+\u250c-\u254b\u2552-\u2570]")
_BORDER: Final = re.compile("[-=+|:\\s\u2500-\u257f]+")
_DRAWN: Final = re.compile("[-=\u2500\u2501\u2550]{2}")
#: Kinds of values.
_TYPE: Final = re.compile(
    r"---|str|string|text|varchar|char|cat|object|bool|boolean|[iuf](?:8|16|32|64)|u?int(?:8|16|32|64)?|float(?:32|64)?"
    r"|integer|bigint|double|numeric|date|(?:decimal|datetime|timestamp)(?:[(\[].{0,30})?"
)
#: What stands for rows and columns that were left out.
_LEFT_OUT: Final = frozenset(("…", "...", "·"))
_TOP: Final = re.compile("only showing top [0-9]{1,9} rows?")
#: What stands for a line of the frame; a rule in Markdown.
_RULE: Final = "|--|"
#: A frame with more lines than above, below the headings and at the end has one below each row.
_FEWEST: Final = 4


def unframed(text: str) -> str:
    r"""The text with its drawn tables as Markdown, line by line; any other text stays as it is.

    Raises:
        InvalidForm: when a table was drawn in part.

    >>> print(unframed("+----+----+\n| 甲 | 乙 |\n+----+----+"))
    |--|
    | 甲 | 乙 |
    |--|
    """
    if _CORNERS.search(text) is None:
        return text
    lines = text.split("\n")
    borders = [_is_border(line) for line in lines]
    if not any(borders):
        return text
    lines = [_RULE if border else _with_pipes(line) for line, border in zip(lines, borders, strict=True)]
    lines = [_RULE if _names_types(line) else line for line in lines]
    if any(map(_is_left_out, lines)):
        raise in_part()
    return "\n".join(_whole_rows(lines))


def _names_types(line: str) -> bool:
    """Whether a line says what kind of values stand in each column, as those of databases and data frames do."""
    return "|" in line and all(_TYPE.fullmatch(cell) for cell in _cells(line))


def _is_left_out(line: str) -> bool:
    """Whether a line stands for rows or columns that are not there, or has cells that are not whole."""
    cells = set(_cells(line)) if "|" in line else set()
    columns = "指标" in line and not _LEFT_OUT.isdisjoint(cells)
    return (
        columns
        or any(map(is_cut, cells))
        or (bool(cells) and cells <= _LEFT_OUT)
        or _TOP.fullmatch(line.strip()) is not None
    )


def _is_border(line: str) -> bool:
    return _BORDER.fullmatch(line) is not None and _CORNERS.search(line) is not None and _DRAWN.search(line) is not None


def _with_pipes(line: str) -> str:
    """A line with the bars of Markdown, where it has those of boxes."""
    return _BARS.sub("|", PIPE.sub(r"\\|", line)) if _BARS.search(line) else line


def _whole_rows(lines: list[str]) -> Iterator[str]:
    """The lines, where those between two borders of a grid are one row, which stands on the first of them."""
    place = 0
    while place < len(lines):
        end = place
        while end < len(lines) and "|" in lines[end]:
            end += 1
        table = lines[place:end]
        yield from _joined(table) if _is_grid(table) else table
        yield from lines[end : end + 1]
        place = end + 1


def _is_grid(table: list[str]) -> bool:
    """Whether each border ends a row: of its lines no two have points in one column, nor has a later one several."""
    if table.count(_RULE) < _FEWEST:
        return False
    points = [None if line == _RULE else _points(line) for line in table]
    return not any(
        above is not None and below is not None and (len(below) > 1 or above & below)
        for above, below in pairwise(points)
    )


def _points(line: str) -> set[int]:
    """The columns in which a line has points."""
    return {place for place, cell in enumerate(_cells(line)) if is_points(cell)}


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in PIPE.split(line.strip().removeprefix("|").removesuffix("|"))]


def _joined(table: list[str]) -> Iterator[str]:
    """Each row on the line that it begins on, and rules for the other lines that it takes."""
    row: list[list[str]] = []
    for line in table:
        if line != _RULE:
            row.append(_cells(line))
            continue
        if row:
            cells = ("<br>".join(filter(None, cell)) for cell in zip_longest(*row, fillvalue=""))
            yield f"| {' | '.join(cells)} |"
            yield from [_RULE] * (len(row) - 1)
        yield line
        row = []
    yield from (f"| {' | '.join(cells)} |" for cells in row)
