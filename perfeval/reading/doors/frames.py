"""Tables as programs draw them on a screen, with lines around and between their rows, made into those of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from perfeval.reading.doors.bars import PIPE

_BARS: Final = re.compile("[\u2502\u2503\u2551\u2506\u250a]")
_CORNERS: Final = re.compile("[+\u250c-\u254b\u2552-\u2570]")
_BORDER: Final = re.compile("[-=+|:\\s\u2500-\u257f]+")
_DRAWN: Final = re.compile("[-=\u2500\u2501\u2550]{2}")
#: What stands for a line of the frame; a rule in Markdown.
_RULE: Final = "|--|"
#: A frame with more lines than above, below the headings and at the end has one below each row.
_FEWEST: Final = 4


def unframed(text: str) -> str:
    r"""The text with its drawn tables as Markdown, line by line; any other text stays as it is.

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
    return "\n".join(_whole_rows(lines))


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
        yield from _joined(table) if table.count(_RULE) >= _FEWEST else table
        yield from lines[end : end + 1]
        place = end + 1


def _joined(table: list[str]) -> Iterator[str]:
    row: list[list[str]] = []
    for line in table:
        if line != _RULE:
            row.append([cell.strip() for cell in PIPE.split(line.strip().removeprefix("|").removesuffix("|"))])
            continue
        if row:
            cells = ("<br>".join(filter(None, cell)) for cell in zip_longest(*row, fillvalue=""))
            yield f"| {' | '.join(cells)} |"
            yield from [_RULE] * (len(row) - 1)
        yield line
        row = []
    yield from (f"| {' | '.join(cells)} |" for cells in row)
