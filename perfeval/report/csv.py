"""The table as comma-separated values, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from perfeval._text import tidy
from perfeval.report.table import Table

__all__ = ["as_csv"]

#: The signs that start a formula, full-width and small forms included.
_FORMULA = tuple("=+-@＝＋－＠﹦﹢﹣﹫−")

_NUMBER = re.compile(r"[-+−][0-9]+(?:\.[0-9]+)?%?")


def as_csv(table: Table) -> str:
    """Write the headings and rows of *table* as comma-separated values, one line for each row.

    A cell that a spreadsheet would take as a formula gets an apostrophe before it; a plain number such as -3.5 stays.
    The title and the notes are left out, since a file of values has no place for them.

    >>> from perfeval.report import Column, Row, Table, as_csv
    >>> table = Table(
    ...     columns=[Column("三级指标"), Column("偏离度", "right")],
    ...     rows=[Row(["宣传次数", "-3.5"]), Row(["=SUM(A1:A9)", "1,000"])],
    ... )
    >>> print(as_csv(table), end="")
    三级指标,偏离度
    宣传次数,-3.5
    '=SUM(A1:A9),"1,000"
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_harmless(column.heading) for column in table.columns])
    writer.writerows([_harmless(cell) for cell in row.cells] for row in table.rows)
    return stream.getvalue()


def _harmless(cell: str) -> str:
    if tidy(cell).startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
