"""The table in HTML: the only place that writes markup."""

from __future__ import annotations

from typing import final

from perfeval._text import one_line
from perfeval.report.table import Row, Table

__all__ = ["Markup", "as_html", "tag"]

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


@final
class Markup(str):
    """HTML that `tag` has made; every other text is escaped where it meets markup.

    Whatever is done with it gives plain text again: joined or cut markup is escaped like any text.
    """

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str) -> Markup:
    r"""Build one element, escaping every child that is not `Markup`, and every attribute.

    Text is written on one line, as `perfeval.report.one_line` does it.
    The names of elements and attributes are not escaped: they come from code, never from a form.

    >>> from perfeval.report import tag
    >>> print(tag("td", tag("b", "宣传次数"), " <b>≥3次</b>\n"))
    <td><b>宣传次数</b> &lt;b&gt;≥3次&lt;/b&gt; </td>
    """
    written = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items())
    inner = "".join(child if isinstance(child, Markup) else _escaped(child) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>")


def as_html(table: Table) -> Markup:
    r"""Write *table* as one plain HTML table, without script, style sheet, identifier or anything to load.

    The title is its caption, and the notes are its foot.
    The same table always gives the same text.

    >>> from perfeval.report import Column, Row, Table, as_html
    >>> table = Table(
    ...     columns=[Column("三级指标"), Column("得分", "right")],
    ...     rows=[Row(["宣传册数量<br>", "10.00"])],
    ...     title="产出指标",
    ... )
    >>> print(as_html(table).replace("><", ">\n<"))
    <table>
    <caption>产出指标</caption>
    <thead>
    <tr>
    <th scope="col" style="text-align: left">三级指标</th>
    <th scope="col" style="text-align: right">得分</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td style="text-align: left">宣传册数量&lt;br&gt;</td>
    <td style="text-align: right">10.00</td>
    </tr>
    </tbody>
    </table>
    """
    caption = [tag("caption", table.title)] if table.title else []
    body = tag("tbody", *(_row(row, table) for row in table.rows))
    return tag("table", *caption, _head(table), body, *_foot(table))


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPED)


def _head(table: Table) -> Markup:
    headings = (tag("th", column.heading, scope="col", style=f"text-align: {column.align}") for column in table.columns)
    return tag("thead", tag("tr", *headings))


def _row(row: Row, table: Table) -> Markup:
    cells = [
        tag("td", cell, style=f"text-align: {column.align}")
        for cell, column in zip(row.cells, table.columns, strict=True)
    ]
    return tag("tr", *cells, style="font-weight: bold") if row.strong else tag("tr", *cells)


def _foot(table: Table) -> list[Markup]:
    width = str(len(table.columns))
    notes = [tag("tr", tag("td", note, colspan=width, style="text-align: left")) for note in table.notes]
    return [tag("tfoot", *notes)] if notes else []
