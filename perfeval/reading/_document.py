"""Where the forms of a document begin and end."""

from __future__ import annotations

from typing import Final

from perfeval.reading._facts import BLOCKS
from perfeval.reading._form import FormReader, ends_tree, is_funds_row, is_heading_row, is_total_row
from perfeval.reading._grid import Row, key
from perfeval.reading._headings import Column, indicator_layout
from perfeval.reading._labels import Fact, fact_of, is_title, is_year, money_in, statements

#: What a form says above the name of its project.
_HEAD: Final = frozenset({Fact.UNIT, Fact.DEPARTMENT, Fact.DATE, Fact.YEAR, Fact.MONEY, Fact.PROJECT})

#: How many lines above its first label the title of a form may stand.
_LINES_ABOVE: Final = 10


def sections(rows: list[Row]) -> list[FormReader]:
    """A reader for each form, with its own rows and no others."""
    headings = _first_headings(rows)
    starts: list[int] = []
    ends: list[int] = []
    for order, heading in enumerate(headings):
        after = ends[-1] if ends else 0
        starts.append(_start(rows, after, heading))
        limit = headings[order + 1] if order + 1 < len(headings) else len(rows)
        ends.append(_end_of_tree(rows, heading, limit))
    readers = []
    for order, (start, heading) in enumerate(zip(starts, headings, strict=True)):
        limit = starts[order + 1] if order + 1 < len(starts) else len(rows)
        readers.append(FormReader(rows[start : _end(rows, ends[order], limit)], heading - start))
    return readers


def _first_headings(rows: list[Row]) -> list[int]:
    """The rows of headings with which forms begin; one that a page break repeats is not among them."""
    found = [place for place, row in enumerate(rows) if is_heading_row(row)]
    points = [place for place in found if _is_evaluated(rows[place])]
    found = points or found
    headings: list[int] = []
    for before, place in zip([None, *found], found, strict=False):
        apart = before is None or rows[before].table != rows[place].table
        if apart or any(_separates(row) for row in rows[(before or 0) + 1 : place]):
            headings.append(place)
    return headings


def _is_evaluated(row: Row) -> bool:
    """Whether the table has points or results, and is not a mere list of targets."""
    layout = indicator_layout(row.cells)
    return layout is not None and any(column in layout for column in (Column.WEIGHT, Column.ACTUAL, Column.SCORE))


def _separates(row: Row) -> bool:
    """Whether a row between two rows of headings shows that they belong to two forms."""
    return _is_head(row) or is_total_row(row) or is_funds_row(row) or row.is_prose


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
    """Where the form of a row of headings starts: above its project's name, with the title and what stands beside it."""
    named = [place for place in range(after, heading) if _names_project(rows[place])]
    titled = [place for place in range(after, heading) if not rows[place].is_prose and _is_head(rows[place])]
    start = min([*named[:1], *titled[:1], heading])
    if not named:
        start = min(start, next((place + 1 for place in range(heading - 1, after - 1, -1) if _stays_behind(rows[place])), after))
    for place in range(start - 1, max(after, start - _LINES_ABOVE) - 1, -1):
        if not _belongs_above(rows[place]):
            break
        start = place
    return start


def _stays_behind(row: Row) -> bool:
    """Whether a row above a form without a name is text, or the foot of the form before."""
    tails = {Fact.GRADE, Fact.TOTAL, Fact.REMARK}
    return row.is_prose or is_total_row(row) or bool({fact_of(label or text) for label, text in statements(row.filled[0][1])} & tails)


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
        if row.is_prose or (ends_tree(row) and not is_heading_row(row)):
            return place
    return limit


def _end(rows: list[Row], tree_end: int, limit: int) -> int:
    """Where a form ends: after the rows of its table, and the lines below it that have known labels."""
    table = rows[tree_end - 1].table
    for place in range(tree_end, limit):
        row = rows[place]
        foreign = row.table != table
        if foreign and not any(fact_of(label) or (not row.is_prose and fact_of(text)) for label, text in statements(row.filled[0][1])):
            return place
        if place > tree_end and key(row.filled[0][1]) == "项目名称":
            return place
    return limit
