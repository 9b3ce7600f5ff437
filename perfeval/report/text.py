"""The table for a terminal, lined up by display width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from perfeval._shown import shown
from perfeval._text import display_width, pad
from perfeval.errors import PerfevalError
from perfeval.report.table import Column, Row, Table

__all__ = ["as_text", "wrap"]

#: How many terminal columns a cell may take before it goes on in the next line, and how few where there is no room.
_WIDEST = 24
_NARROWEST = 8

#: A number, or the end of a range of points, whose point is lined up with those above and below it.
_DECIMAL = re.compile(r"(?:.*～)?[-−]?[0-9]+(\.[0-9]+)?")

_GUTTER = "  "

#: What stays on one line where it can: a word or a character, with the signs that open and close it.
_UNBROKEN = re.compile(r"[（《「『【“‘≥≤＞＜＝]*(?:[!-~]+|.)[，。、；：！？）》」』】”’％‰]*[ ]?", re.DOTALL)

#: What is never broken: a character, or the backslash escape of one.
_LETTER = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})|.", re.DOTALL)

#: One row as printed: for each of its lines, the part of every cell.
_Block = list[tuple[str, ...]]


def as_text(table: Table, encoding: str | None = None, width: int | None = None) -> str:
    r"""Lay *table* out for a terminal, where a Chinese character takes two columns.

    Long cells go on in the next line, and nothing is cut off.
    Numbers line up by their points.
    A rule runs under the headings and before every strong row.
    With *width* the lines take no more columns than that, as long as each cell keeps 8, and numbers all that they need.
    Where the terminal has an *encoding* of its own, what that lacks is written as a backslash escape.

    Raises:
        PerfevalError: when there is no such encoding, or *width* is no number of columns.

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
    if width is not None and (type(width) is not int or width < 1):
        raise PerfevalError(f"{shown(width)} is no width", remedy="write how many columns there are, as in 80")
    if encoding is not None:
        table = _in(encoding, table)
    title = [table.title] if table.title else []
    around = (title, table.notes) if width is None else (_wrapped(title, width), _wrapped(table.notes, width))
    return "\n".join(line.rstrip() for line in (*around[0], *_lines(table, width), *around[1]))


def _wrapped(texts: Iterable[str], width: int) -> Iterator[str]:
    return (line for text in texts for line in wrap(text, width))


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
            f"{encoding!r:.60} is no encoding of a terminal",
            remedy="pass sys.stdout.encoding, 'ascii' or 'gbk'; a width goes by name, as in width=80",
        ) from None


def wrap(text: str, width: int) -> list[str]:
    """Break *text* into lines of at most *width* terminal columns, which joined give *text* again.

    A word, or a sign and its number, is only broken where it is longer than a line.
    A character that is wider than *width*, as the escape of one may be, stands on a line of its own.

    >>> from perfeval.report.text import wrap
    >>> wrap("宣传次数不低于（含）≥3次", 16)
    ['宣传次数不低于', '（含）≥3次']
    """
    lines, used = [""], 0
    for piece in _pieces(text, width):
        room = display_width(piece)
        if used + room > width and used:
            lines.append("")
            used = 0
        lines[-1] += piece
        used += room
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in _UNBROKEN.findall(text):
        yield from [piece] if display_width(piece) <= width else _LETTER.findall(piece)


def _lines(table: Table, width: int | None) -> Iterator[str]:
    head = [column.heading for column in table.columns]
    rows = list(_lined_up(table))
    room = _room([head, *rows], table.columns, width)
    blocks = [_block(cells, room) for cells in (head, *rows)]
    widths = [max(map(display_width, parts)) for parts in zip(*chain(*blocks), strict=True)]
    rule = "-" * (sum(widths) + len(_GUTTER) * (len(widths) - 1))
    yield from _printed(blocks[0], widths, table)
    yield rule
    for position, (row, block) in enumerate(zip(table.rows, blocks[1:], strict=True)):
        if row.strong and position:
            yield rule
        yield from _printed(block, widths, table)


def _lined_up(table: Table) -> Iterator[list[str]]:
    """The cells of each row, with blanks behind the numbers that have fewer decimal places than others below them."""
    columns = [
        _by_point(cells) if column.align == "right" else cells
        for column, cells in zip(table.columns, zip(*(row.cells for row in table.rows), strict=True), strict=False)
    ]
    return (list(cells) for cells in zip(*columns, strict=True))


def _by_point(cells: Sequence[str]) -> list[str]:
    numbers = [_DECIMAL.fullmatch(cell) for cell in cells]
    most = max((len(number[1] or "") for number in numbers if number), default=0)
    return [
        cell + " " * (most - len(number[1] or "")) if number else cell
        for cell, number in zip(cells, numbers, strict=True)
    ]


def _room(rows: list[list[str]], columns: Sequence[Column], width: int | None) -> list[int]:
    """How wide each column may become: the widest give way first, numbers and headings of numbers never."""
    natural = [min(_WIDEST, max(map(display_width, cells))) for cells in zip(*rows, strict=True)]
    if width is None:
        return [_WIDEST] * len(columns)
    free = width - len(_GUTTER) * (len(columns) - 1)
    room = list(natural)
    texts = [place for place, column in enumerate(columns) if column.align == "left"]
    while sum(room) > free and texts:
        widest = max(texts, key=lambda place: room[place])
        if room[widest] <= _NARROWEST:
            break
        room[widest] -= 1
    return room


def _block(cells: Sequence[str], room: list[int]) -> _Block:
    return list(zip_longest(*map(wrap, cells, room), fillvalue=""))


def _printed(block: _Block, widths: list[int], table: Table) -> Iterator[str]:
    for parts in block:
        yield _GUTTER.join(
            pad(part, width, right=column.align == "right")
            for part, width, column in zip(parts, widths, table.columns, strict=True)
        )
