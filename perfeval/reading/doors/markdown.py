"""Markdown tables, with or without a pipe at the ends of their rows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from perfeval._text import tidy
from perfeval.reading.doors.bars import PIPE, RULE, whole_lines
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
    number, table, inside = 0, 0, False
    for line, line_number, is_joined in whole_lines(lines):
        if is_joined or is_table_line(line) or (inside and "|" in line):
            number = number + 1 if inside else 1
            table += not inside
            inside = True
            if RULE.fullmatch(line) and "--" in line:
                number -= 1
                continue
            cells = tuple(_cells(line))
            if any(cells):
                yield Row(cells, number, table, guess="line-joined" if is_joined else "")
        else:
            inside = False
            if line.strip():
                yield Row((_text(_MARKER.sub("", line, count=1)),), line_number, 0)


def _cells(line: str) -> Iterator[str]:
    bare = line.strip()
    pieces = PIPE.split(bare)
    if bare.startswith("|"):
        pieces = pieces[1:]
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces = pieces[:-1]
    return (_text(piece) for piece in pieces)


def _text(piece: str) -> str:
    """The text of a cell without its markup."""
    text = _STRONG.sub(r"\1", _BREAK.sub("\n", piece))
    if "&" in text:
        text = html.unescape(_LONG_REFERENCE.sub("\ufffd", text))
    return "\n".join(tidy(line) for line in tidy(_ESCAPED.sub(r"\1", text)).split("\n"))
