"""Several projects in one table of indicators, each named in a column: taken apart, so that each has its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from perfeval._words.columns import record_field
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of, is_total
from perfeval.reading.labels import is_title


def by_project(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a document, where a column of names of projects becomes a label above the rows of each.

    >>> rows = [("项目名称", "三级指标", "指标值", "分值"), ("甲", "宣传次数", "3", "5"), ("乙", "宣传次数", "4", "5")]
    >>> for row in by_project([Row(cells, number) for number, cells in enumerate(rows, start=1)]):
    ...     print(row.number, *row.cells)
    2 项目名称：甲
    1  三级指标 指标值 分值
    2  宣传次数 3 5
    3 项目名称：乙
    1  三级指标 指标值 分值
    3  宣传次数 4 5
    """
    heading: Row | None = None
    title: list[Row] = []
    column, project = 0, ""
    for row in rows:
        if is_title(row.whole):
            title = [row]
        if heading is not None and row.table != heading.table:
            heading = None
        named = _column_of_projects(row)
        if named is not None:
            heading, column, project = row, named, ""
            continue
        if heading is None:
            yield row
            continue
        name = "".join(row.cells[column : column + 1])
        if is_total(name):
            yield row
            continue
        if name and name != project:
            yield from title if project else ()
            project = name
            yield attrs.evolve(row, cells=("",) * column + (f"{heading.cells[column]}：{name}",))
            yield _without(heading, column)
        yield _without(row, column)


def _column_of_projects(row: Row) -> int | None:
    """Where a row of headings names a column of projects, or None."""
    found = [column for column, text in row.filled if "名" in text and record_field(text) == "project"]
    return found[0] if found and len(row.filled) > 2 and heading_of(row) is not None else None


def _without(row: Row, column: int) -> Row:
    return attrs.evolve(row, cells=tuple("" if place == column else text for place, text in enumerate(row.cells)))
