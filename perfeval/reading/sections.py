"""Where the forms of a document begin and end."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from perfeval._words.columns import Column
from perfeval._words.keys import key
from perfeval._words.labels import BLOCKS, Fact, fact_of
from perfeval.reading.build import FormReader, ends_tree, funds_heading_of, heading_of, is_total_row
from perfeval.reading.grid import Row
from perfeval.reading.labels import is_title, is_year, money_in, statements
from perfeval.reading.layout import Layout

#: What a form says above the name of its project.
_HEAD: Final = frozenset({Fact.UNIT, Fact.DEPARTMENT, Fact.DATE, Fact.YEAR, Fact.MONEY, Fact.PROJECT})

#: How many lines above its first label the title of a form may stand.
_LINES_ABOVE: Final = 10


def sections(rows: list[Row]) -> list[FormReader]:
    """A reader for each form, with its own rows and no others."""
    headings = _first_headings(rows)
    places = [*headings, len(rows)]
    starts: list[int] = []
    ends: list[int] = [0]
    for heading, limit in pairwise(places):
        starts.append(_start(rows, ends[-1], heading))
        ends.append(_end_of_tree(rows, heading, limit))
    readers = []
    for (heading, layout), end, (start, limit) in zip(
        headings.items(), ends[1:], pairwise([*starts, len(rows)]), strict=True
    ):
        readers.append(FormReader(rows[start : _end(rows, end, limit)], heading - start, layout))
    return readers


def _first_headings(rows: list[Row]) -> dict[int, Layout]:
    """The rows of headings with which forms begin; one that a page break repeats is not among them."""
    every = {place: layout for place, row in enumerate(rows) if (layout := heading_of(row))}
    found = {place: layout for place, layout in every.items() if _is_evaluated(layout)} or every
    headings: dict[int, Layout] = {}
    for before, place in pairwise([-1, *found]):
        apart = before < 0 or rows[before].table != rows[place].table
        if apart or any(_separates(row) for row in rows[before + 1 : place]):
            headings[place] = found[place]
    return headings


def _is_evaluated(layout: Layout) -> bool:
    """Whether the table has points or results, and is not a mere list of targets."""
    return any(column in layout for column in (Column.WEIGHT, Column.ACTUAL, Column.SCORE))


def _separates(row: Row) -> bool:
    """Whether a row between two rows of headings shows that they belong to two forms."""
    return _is_head(row) or is_total_row(row) or funds_heading_of(row) is not None or row.is_prose


def _is_head(row: Row) -> bool:
    return _names_project(row) or any(is_title(text) for text in row.cells[:2] if len(text) < 90)


def _names_project(row: Row) -> bool:
    """Whether a row has the label of a project's name."""
    for _, text in row.filled[:3]:
        label, value = statements(text)[0]
        if fact_of(label or value) is Fact.PROJECT and (not row.is_prose or label):
            return True
    return False


def _start(rows: list[Row], after: int, heading: int) -> int:
    """Where the form of a row of headings starts: above its project's name, with its title and what is beside."""
    named = [place for place in range(after, heading) if _names_project(rows[place])]
    titled = [place for place in range(after, heading) if not rows[place].is_prose and _is_head(rows[place])]
    start = min([*named[:1], *titled[:1], heading])
    if not named:
        start = min(
            start, next((place + 1 for place in range(heading - 1, after - 1, -1) if _stays_behind(rows[place])), after)
        )
    for place in range(start - 1, max(after, start - _LINES_ABOVE) - 1, -1):
        if not _belongs_above(rows[place]):
            break
        start = place
    return start


def _stays_behind(row: Row) -> bool:
    """Whether a row above a form without a name is text, or the foot of the form before."""
    tails = {Fact.GRADE, Fact.TOTAL, Fact.REMARK}
    return (
        row.is_prose
        or is_total_row(row)
        or bool({fact_of(label or text) for label, text in statements(row.filled[0][1])} & tails)
    )


def _belongs_above(row: Row) -> bool:
    """Whether a row may stand between the title of a form and its first label."""
    if is_total_row(row):
        return False
    text = row.filled[0][1]
    if is_title(text) or is_year(text) or (money_in(text) and len(text) < 30) or key(text) in BLOCKS:
        return True
    found = {fact_of(label or ("" if row.is_prose else value)) for label, value in statements(text)}
    return bool(found & _HEAD) or key(text.partition("：")[0]) in {"报表编号", "填报说明"}


def _end_of_tree(rows: list[Row], heading: int, limit: int) -> int:
    for place in range(heading + 1, limit):
        row = rows[place]
        if row.is_prose or (ends_tree(row) and not heading_of(row)):
            return place
    return limit


def _end(rows: list[Row], tree_end: int, limit: int) -> int:
    """Where a form ends: after the rows of its table, and the lines below it that have known labels."""
    table = rows[tree_end - 1].table
    for place in range(tree_end, limit):
        row = rows[place]
        foreign = row.table != table
        if foreign and not any(
            fact_of(label) or (not row.is_prose and fact_of(text)) for label, text in statements(row.filled[0][1])
        ):
            return place
        if place > tree_end and key(row.filled[0][1]) == "项目名称":
            return place
    return limit
