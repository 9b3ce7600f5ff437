"""The table in GitHub Flavored Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from perfeval.report.table import Column, Table

__all__ = ["as_markdown"]

_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", **{character: f"\\{character}" for character in "\\`*_[]~|$"}}
)

#: Where a bare web address or domain would become a link.
_ADDRESS = re.compile(r"/(?=/)|(?<=www)\.|\.(?=[^\W\d_])", re.IGNORECASE)

#: What would make a link of a mail address, a user or an issue, also where a backslash stands before it:
#: GitHub looks for these after it has read the escapes, and nowhere but in code.
_LIVE = re.compile(r"[@#]*(?:@|#(?=[0-9]))")

#: What would start a list, a heading or a rule at the beginning of a line.
_MARKER = re.compile(r"^([0-9]*)([-+=#.)])(?=[-+=#\s]|$)")


def as_markdown(table: Table) -> str:
    r"""Write *table* as a Markdown table, in which every cell shows literally.

    The title is a bold paragraph above, the notes are a list below, and the cells of strong rows are bold.

    >>> from perfeval.report import Column, Row, Table, as_markdown
    >>> table = Table(
    ...     columns=[Column("三级指标"), Column("得分", "right")],
    ...     rows=[Row(["宣传次数|<b>", "5.00"]), Row(["合计", "5.00"], strong=True)],
    ...     title="产出指标",
    ...     notes=["资金到位及时率未填。"],
    ... )
    >>> print(as_markdown(table))
    **产出指标**
    <BLANKLINE>
    | 三级指标 | 得分 |
    | --- | ---: |
    | 宣传次数\|&lt;b&gt; | 5.00 |
    | **合计** | **5.00** |
    <BLANKLINE>
    - 资金到位及时率未填。
    """
    notes = "\n".join(f"- {_literal(note)}" for note in table.notes)
    parts = [_bold(_literal(table.title)), "\n".join(_lines(table)), notes]
    return "\n\n".join(part for part in parts if part)


def _literal(text: str) -> str:
    """Escape *text*, without the blanks around it, which Markdown drops or takes for the start of a code block."""
    escaped = _LIVE.sub(r"`\g<0>`", text.strip().translate(_ESCAPED))
    return _MARKER.sub(r"\1\\\2", _ADDRESS.sub(r"\\\g<0>", escaped))


def _bold(escaped: str) -> str:
    return f"**{escaped}**" if escaped else ""


def _lines(table: Table) -> Iterator[str]:
    yield _line(_literal(column.heading) for column in table.columns)
    yield _line(map(_delimiter, table.columns))
    for row in table.rows:
        cells = map(_literal, row.cells)
        yield _line(map(_bold, cells) if row.strong else cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _delimiter(column: Column) -> str:
    return "---:" if column.align == "right" else "---"
