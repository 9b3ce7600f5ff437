"""The table for a terminal, lined up by display width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from perfeval._text import display_width, pad
from perfeval.errors import PerfevalError
from perfeval.report.table import Column, Row, Table

__all__ = ["as_text", "wrap"]

#: How many terminal columns a cell may take before it goes on in the next line.
_WIDEST = 24

_GUTTER = "  "

#: What stays on one line where it can: a word or a character, with the signs that open and close it.
_UNBROKEN = re.compile(r"[（《「『【“‘≥≤＞＜＝]*(?:[!-~]+|.)[，。、；：！？）》」』】”’％‰]*[ ]?", re.DOTALL)

#: What is never broken: a character, or the backslash escape of one.
_LETTER = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})|.", re.DOTALL)

#: One row as printed: for each of its lines, the part of every cell.
_Block = list[tuple[str, ...]]


def as_text(table: Table, encoding: str | None = None) -> str:
    r"""Lay *table* out for a terminal, where a Chinese character takes two columns.

    Long cells go on in the next line, and nothing is cut off.
    A rule runs under the headings and before every strong row.
    Where the terminal has an *encoding* of its own, what that lacks is written as a backslash escape.

    Raises:
        PerfevalError: when there is no such encoding.

    >>> from perfeval.report import Column, Row, Table, as_text
    >>> table = Table(
    ...     columns=[Column("三级指标"), Column("年度指标值"), Column("得分", "right")],
    ...     rows=[
    ...         Row(["宣传次数", "≥3次", "5.00"]),
    ...         Row(["宣传册数量", "≥100册", "10.00"]),
    ...         Row(["资金到位及时率（以财政部门拨付日期为准）", "≥90%", "4.50"]),
    ...         Row(["合计", "", "19.50"], strong=True),
    ...     ],
    ... )
    >>> print(as_text(table))
    三级指标                  年度指标值   得分
    -------------------------------------------
    宣传次数                  ≥3次         5.00
    宣传册数量                ≥100册      10.00
    资金到位及时率（以财政部  ≥90%         4.50
    门拨付日期为准）
    -------------------------------------------
    合计                                  19.50
    >>> print(as_text(Table([Column("得分", "right")], [Row(["≥90m²"])]), "gbk"))
        得分
    --------
    ≥90m\xb2
    """
    if encoding is not None:
        table = _in(encoding, table)
    title = [table.title] if table.title else []
    return "\n".join(line.rstrip() for line in (*title, *_lines(table), *table.notes))


def _in(encoding: str, table: Table) -> Table:
    """The table with escapes for what *encoding* lacks."""

    def held(text: str) -> str:
        return text.encode(encoding, "backslashreplace").decode(encoding)

    try:
        return Table(
            [Column(held(column.heading), column.align) for column in table.columns],
            [Row([held(cell) for cell in row.cells], row.strong) for row in table.rows],
            held(table.title),
            [held(note) for note in table.notes],
        )
    except (LookupError, TypeError, ValueError):
        raise PerfevalError(
            f"{encoding!r:.60} is no encoding of a terminal", remedy="pass sys.stdout.encoding, 'ascii' or 'gbk'"
        ) from None


def wrap(text: str, width: int) -> list[str]:
    """Break *text* into lines of at most *width* terminal columns, which joined give *text* again.

    A word, or a sign and its number, is only broken where it is longer than a line.
    *width* is at least 10, the width of the longest escape.

    >>> from perfeval.report.text import wrap
    >>> wrap("宣传次数不低于（含）≥3次", 16)
    ['宣传次数不低于', '（含）≥3次']
    """
    lines, used = [""], 0
    for piece in _pieces(text, width):
        room = display_width(piece)
        if used + room > width:
            lines.append("")
            used = 0
        lines[-1] += piece
        used += room
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in _UNBROKEN.findall(text):
        yield from [piece] if display_width(piece) <= width else _LETTER.findall(piece)


def _lines(table: Table) -> Iterator[str]:
    head = _block([column.heading for column in table.columns])
    blocks = [_block(row.cells) for row in table.rows]
    widths = [max(map(display_width, parts)) for parts in zip(*chain(head, *blocks), strict=True)]
    rule = "-" * (sum(widths) + len(_GUTTER) * (len(widths) - 1))
    yield from _printed(head, widths, table)
    yield rule
    for position, (row, block) in enumerate(zip(table.rows, blocks, strict=True)):
        if row.strong and position:
            yield rule
        yield from _printed(block, widths, table)


def _block(cells: Sequence[str]) -> _Block:
    return list(zip_longest(*(wrap(cell, _WIDEST) for cell in cells), fillvalue=""))


def _printed(block: _Block, widths: list[int], table: Table) -> Iterator[str]:
    for parts in block:
        yield _GUTTER.join(
            pad(part, width, right=column.align == "right")
            for part, width, column in zip(parts, widths, table.columns, strict=True)
        )
