"""Markdown tables, with or without a pipe at the ends of their rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from perfeval._text import tidy
from perfeval.reading.doors.bars import PIPE, RULE, Line, whole_lines
from perfeval.reading.grid import Row

_BREAK: Final = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG: Final = re.compile(r"\*\*([^*\n]{1,200})\*\*")
_MARKER: Final = re.compile(r"\s{0,3}(?:#{1,6}|>|[-+*])\s+")
_LONG_REFERENCE: Final = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{7,});?")


def is_table_line(line: str) -> bool:
    """Whether a line is a row of a table."""
    return line.count("|") > 1 or (line.lstrip().startswith("|") and len(line.strip()) > 1)


def markdown_rows(lines: list[str]) -> Iterator[Row]:
    """Rows of all tables, and the lines of text around them, in their order."""
    table = 0
    for is_table, block in _blocks(lines):
        if not is_table:
            yield from (Row((_text(_MARKER.sub("", line.text, count=1)),), line.number, 0) for line in block)
            continue
        table += 1
        rows = [(line.text.strip(), line.is_joined) for line in block if not is_rule(line.text)]
        most = _most_cells([text for text, _ in rows])
        for number, (text, is_joined) in enumerate(rows, start=1):
            cells = tuple(_cells(text, most))
            if any(cells):
                yield Row(cells, number, table, guess="line-joined" if is_joined else "")


def _blocks(lines: list[str]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines of each table, and those of the text around it; a line with one bar goes on with a table."""
    block: list[Line] = []
    inside = False
    for line in whole_lines(lines):
        is_row = line.is_joined or is_table_line(line.text) or (inside and "|" in line.text)
        if is_row is not inside and block:
            yield inside, block
            block = []
        inside = is_row
        if line.text.strip():
            block.append(line)
    if block:
        yield inside, block


def is_rule(line: str) -> bool:
    """Whether a line stands below the headings of a table, and is no row."""
    return "--" in line and RULE.fullmatch(line) is not None


def _most_cells(rows: list[str]) -> int:
    """How many cells a row has that may begin with an empty one, before its first bar; 0 where bars stand around rows.

    The headings say so, unless their own first cell may be the empty one.
    """
    if rows and rows[0].startswith("|") and rows[0].endswith("|"):
        return 0
    return max((len(_pieces(row)) for row in rows if not row.startswith("|")), default=0)


def _pieces(line: str) -> list[str]:
    """What stands between the bars of a line, and before the first one."""
    pieces = PIPE.split(line)
    return pieces[:-1] if len(pieces) > 1 and not pieces[-1].strip() else pieces


def _cells(line: str, most: int) -> Iterator[str]:
    pieces = _pieces(line)
    if line.startswith("|") and len(pieces) > most:
        pieces = pieces[1:]
    return (_text(piece) for piece in pieces)


def _text(piece: str) -> str:
    """The text of a cell without its markup."""
    text = _STRONG.sub(r"\1", _BREAK.sub("\n", piece))
    if "&" in text:
        text = html.unescape(_LONG_REFERENCE.sub("\ufffd", text))
    return "\n".join(tidy(line) for line in tidy(_ESCAPED.sub(r"\1", text)).split("\n"))
