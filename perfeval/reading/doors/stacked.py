"""Several projects in one table of indicators, each named in a column: taken apart, so that each has its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from perfeval._text import unwrapped
from perfeval._words.columns import BLOCK_NAMES, record_field
from perfeval._words.keys import key
from perfeval._words.labels import Fact, rank
from perfeval.reading.by_place import has_labels_alone, is_tier_word
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of, heading_of_two, is_numbering, label_of
from perfeval.reading.labels import is_title
from perfeval.reading.small_texts import is_points


class _Heading(NamedTuple):
    """The one or two rows of headings that name a column of projects, and the columns of projects and of indicators."""

    rows: tuple[Row, ...]
    column: int
    name: int

    @property
    def label(self) -> str:
        """What the column of projects is called."""
        return self.rows[0].cells[self.column]

    def without(self) -> Iterator[Row]:
        """The headings of one project alone."""
        return (_without(row, self.column) for row in self.rows)

    def is_indicator(self, row: Row) -> bool:
        """Whether a row names an indicator: headings, numbered columns, labels and what goes over all do not."""
        if any(row.cells == each.cells for each in self.rows):
            return False
        project, name = ("".join(row.cells[place : place + 1]) for place in (self.column, self.name))
        beside = label_of(project) is not None or has_labels_alone(row)
        return bool(name) and name != project and not is_numbering(row) and not beside

    def named(self, row: Row) -> str:
        """What a row says in the column of projects."""
        return unwrapped("".join(row.cells[self.column : self.column + 1]))

    def beside(self, row: Row) -> list[str]:
        """What a row says to the right of the column of projects."""
        return [text for column, text in row.filled if column > self.column]

    def opens(self, row: Row) -> bool:
        """Whether a row names a project and a tier alone, as the first row of a project may."""
        project, beside = self.named(row), self.beside(row)
        other = is_tier_word(project) or label_of(project) is not None or key(project) in BLOCK_NAMES
        return bool(project and beside) and is_tier_word(beside[0]) and not other

    def under(self, row: Row) -> Row:
        """A row without the name of its project; nothing but points beside it are a total of the project."""
        beside = self.beside(row)
        return _without(row, self.column, "小计" if beside and all(map(is_points, beside)) else "")

    def project_of(self, row: Row) -> str:
        """The project that the row of an indicator names, or an empty string."""
        return self.named(row) if self.is_indicator(row) else ""


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
    place = before = 0
    while place < len(rows):
        heading = _heading(rows, place)
        if heading is None:
            yield rows[place]
            place += 1
            continue
        end = place + len(heading.rows)
        while end < len(rows) and rows[end].table in {0, rows[place].table} and not is_title(rows[end].whole):
            other = _heading(rows, end)
            if other is not None and other.rows[0].cells != heading.rows[0].cells:
                break
            end += 1
        title = next((row for row in reversed(rows[before:place]) if is_title(row.whole)), None)
        yield from _parted(heading, rows[place + len(heading.rows) : end], title)
        place = before = end


def _parted(heading: _Heading, rows: Sequence[Row], title: Row | None) -> Iterator[Row]:
    """The rows under headings, each project with its label, the title of the whole and the headings above it."""
    project, is_headed = "", False
    above: list[Row] = []
    projects = {heading.project_of(row) for row in rows}
    for row in rows:
        named = heading.project_of(row)
        if not named and (heading.opens(row) or (heading.beside(row) and heading.named(row) in projects)):
            # A tier, or the total of a project that the rows of its indicators name.
            named = heading.named(row)
        if not named and not is_headed and not heading.is_indicator(row):
            above.append(row)
            continue
        if named and named != project:
            if title is not None and project:
                yield title
            yield attrs.evolve(row, cells=("",) * heading.column + (f"{heading.label}：{named}",))
        if not is_headed or (named and named != project):
            yield from heading.without()
            yield from above
            above = []
        project, is_headed = named or project, True
        yield heading.under(row) if named else row
    if not is_headed:
        yield from heading.rows
        yield from above


def _heading(rows: Sequence[Row], place: int) -> _Heading | None:
    """The row of headings at a place, or the two that make one, where they name a column of projects."""
    row, *below = rows[place : place + 2]
    columns = [
        (rank(Fact.PROJECT, key(text)), column)
        for column, text in row.filled
        if "名" in text and record_field(text) == "project"
    ]
    if not columns or len(row.filled) < 3:
        return None
    both = heading_of_two(row, below[0]) if below else None
    layout = both or heading_of(row)
    if layout is None:
        return None
    return _Heading((row, *below) if both else (row,), min(columns)[1], layout.first(layout.tiers[-1]))


def _without(row: Row, column: int, instead: str = "") -> Row:
    return attrs.evolve(row, cells=tuple(instead if place == column else text for place, text in enumerate(row.cells)))
