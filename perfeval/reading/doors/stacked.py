"""Several projects in one table of indicators, each named in a column: taken apart, so that each has its headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import attrs

from perfeval._text import unwrapped
from perfeval._words.columns import BLOCK_NAMES, record_field
from perfeval._words.keys import key
from perfeval._words.labels import Fact, fact_of, rank
from perfeval.reading.by_place import has_labels_alone, is_tier_word
from perfeval.reading.grid import Row
from perfeval.reading.kinds import headings_at, is_numbering, label_of
from perfeval.reading.labels import is_title
from perfeval.reading.small_texts import is_points

#: What a form has once beside its project, so that rows that differ in it are of two forms.
_FACTS: Final = frozenset({Fact.YEAR, Fact.UNIT, Fact.DEPARTMENT})


class _Heading(NamedTuple):
    """The one or two rows of headings that name a column of projects, and the columns of projects and of indicators."""

    rows: tuple[Row, ...]
    column: int
    name: int
    #: The columns of what else a form has once: its year, its unit and its department.
    facts: tuple[int, ...] = ()

    def without(self) -> Iterator[Row]:
        """The headings of one project alone."""
        return (self._bare(row, "") for row in self.rows)

    def _bare(self, row: Row, instead: str) -> Row:
        """A row without what its form has once, and with something instead of the project."""
        apart = {**dict.fromkeys(self.facts, ""), self.column: instead}
        return attrs.evolve(row, cells=tuple(apart.get(place, text) for place, text in enumerate(row.cells)))

    def labels(self, row: Row, said: Mapping[int, str]) -> Row:
        """A row with what a form has once, each beside its label."""
        last = max(said)
        heads = self.rows[0].cells
        return attrs.evolve(
            row, cells=tuple(f"{heads[place]}：{said[place]}" if said.get(place) else "" for place in range(last + 1))
        )

    def kept(self, form: Mapping[int, str], named: str) -> dict[int, str]:
        """What of a form goes on with rows that name a project: of another one what stands left of the names."""
        same = named in {"", form.get(self.column)}
        return {place: text for place, text in form.items() if same or place < self.column}

    def said(self, row: Row) -> dict[int, str]:
        """What the row of an indicator says of its form, by column; nothing for any other row."""
        found = {place: unwrapped("".join(row.cells[place : place + 1])) for place in (self.column, *self.facts)}
        return {place: text for place, text in found.items() if text} if self.is_indicator(row) else {}

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
        """A row without what its form has once; nothing but points beside a project are a total of it."""
        beside = self.beside(row)
        return self._bare(row, "小计" if beside and all(map(is_points, beside)) else "")


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
    if not any(heading.column in heading.said(row) for row in rows):
        heading = heading._replace(facts=())
    form: dict[int, str] = {}
    is_headed = False
    above: list[Row] = []
    projects = {heading.said(row).get(heading.column) for row in rows}
    for row in rows:
        said = heading.said(row)
        named = heading.named(row)
        if not said and named and (heading.opens(row) or (heading.beside(row) and named in projects)):
            # A tier, or the total of a project that the rows of its indicators name.
            said = {heading.column: named}
        if not said and not is_headed and not heading.is_indicator(row):
            above.append(row)
            continue
        begins = {**form, **said} != form
        if begins:
            if title is not None and form:
                yield title
            form = {**heading.kept(form, said.get(heading.column, "")), **said}
            yield heading.labels(row, form)
        if not is_headed or begins:
            yield from heading.without()
            yield from above
            above = []
        is_headed = True
        yield heading.under(row) if said else row
    if not is_headed:
        yield from heading.rows
        yield from above


def _heading(rows: Sequence[Row], place: int) -> _Heading | None:
    """The row of headings at a place, or the two that make one, where they name a column of projects."""
    row = rows[place]
    if "名" not in row.whole or len(row.filled) < 3:
        return None
    columns = [
        (rank(Fact.PROJECT, key(text)), column)
        for column, text in row.filled
        if "名" in text and record_field(text) == "project"
    ]
    if not columns:
        return None
    found = headings_at(rows, place)
    if found is None:
        return None
    headings, layout = found
    facts = tuple(place for place, text in row.filled if fact_of(text) in _FACTS and record_field(text) is None)
    return _Heading(headings, min(columns)[1], layout.first(layout.tiers[-1]), facts)
