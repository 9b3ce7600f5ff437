"""The neutral table: columns, rows of text, a title and notes."""

from __future__ import annotations

from typing import Literal, final

from attrs import Attribute, field, frozen

from perfeval._shown import brief_repr, call_repr, counted
from perfeval._text import one_line
from perfeval.errors import PerfevalError

__all__ = ["Column", "InvalidTable", "Row", "Table"]


class InvalidTable(PerfevalError):
    """A table whose parts do not fit together.

    >>> from perfeval.report import Column, Row, Table
    >>> Table([Column("三级指标"), Column("得分", "right")], [Row(["宣传次数"])])
    Traceback (most recent call last):
        ...
    perfeval.report.table.InvalidTable: row 1 ('宣传次数',) does not fit: it has 1 cell and the table has 2 columns
      instead: give one cell for each column, with an empty text where there is nothing to show
    """


def _one_line_each(texts: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(map(one_line, texts))


@final
@frozen
class Column:
    """A heading and the side on which the cells under it line up.

    >>> from perfeval.report import Column
    >>> Column("得分", "right")
    Column(heading='得分', align='right')
    """

    heading: str = field(converter=one_line)
    align: Literal["left", "right"] = field(default="left")

    @align.validator
    def _check_align(self, _: Attribute[str], align: str) -> None:
        if align not in {"left", "right"}:
            msg = f"{align!r} is not a side on which a column lines up"
            raise InvalidTable(msg, remedy='write "left" or "right"')

    __repr__ = call_repr


@final
@frozen
class Row:
    r"""The cells of one row; a *strong* row, such as a subtotal or total, stands out from the others.

    The cells are kept as `one_line` writes them, so that every rendering shows the same text.

    >>> from perfeval.report import Row
    >>> Row(["资金到位及时率", "≥90%\n100%", "5.00"]).cells
    ('资金到位及时率', '≥90% 100%', '5.00')
    """

    cells: tuple[str, ...] = field(converter=_one_line_each)
    strong: bool = False

    __repr__ = call_repr


def _as_columns(columns: tuple[Column, ...] | list[Column]) -> tuple[Column, ...]:
    return tuple(columns)


def _as_rows(rows: tuple[Row, ...] | list[Row]) -> tuple[Row, ...]:
    return tuple(rows)


@final
@frozen
class Table:
    """Rows under columns, with a title above and notes below where there are any.

    Raises `InvalidTable` when there is no column, or when a row has not one cell for each column.

    >>> from perfeval.report import Column, Row, Table
    >>> table = Table(
    ...     columns=[Column("三级指标"), Column("得分", "right")],
    ...     rows=[Row(["宣传次数", "5.00"]), Row(["合计", "5.00"], strong=True)],
    ... )
    >>> [row.cells for row in table.rows if row.strong]
    [('合计', '5.00')]
    """

    columns: tuple[Column, ...] = field(converter=_as_columns)
    rows: tuple[Row, ...] = field(converter=_as_rows)
    title: str = field(default="", converter=one_line)
    notes: tuple[str, ...] = field(default=(), converter=_one_line_each)

    @columns.validator
    def _check_columns(self, _: Attribute[tuple[Column, ...]], columns: tuple[Column, ...]) -> None:
        if not columns:
            msg = "a table without columns has nothing to show"
            raise InvalidTable(msg, remedy="give at least one Column")

    @rows.validator
    def _check_rows(self, _: Attribute[tuple[Row, ...]], rows: tuple[Row, ...]) -> None:
        for number, row in enumerate(rows, start=1):
            if len(row.cells) != len(self.columns):
                cells, columns = counted(len(row.cells), "cell"), counted(len(self.columns), "column")
                msg = f"row {number} {row.cells!r} does not fit: it has {cells} and the table has {columns}"
                remedy = "give one cell for each column, with an empty text where there is nothing to show"
                raise InvalidTable(msg, remedy=remedy)

    def __repr__(self) -> str:
        title = f"{self.title}: " if self.title else ""
        return brief_repr(self, f"{title}{counted(len(self.columns), 'column')}, {counted(len(self.rows), 'row')}")
