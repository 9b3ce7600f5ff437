"""Where the forms of a document begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, final

import attrs

from perfeval._words.columns import Column
from perfeval._words.keys import key
from perfeval._words.labels import BLOCKS, Fact, fact_of
from perfeval.reading.arrange import kind_of
from perfeval.reading.grid import Row
from perfeval.reading.kinds import names_project
from perfeval.reading.labels import is_label_alone, is_title, is_year, money_in, statements, year_in
from perfeval.reading.marks import TREE, Mark, Marked

#: What a form says above the name of its project.
HEAD: Final = frozenset({Fact.UNIT, Fact.DEPARTMENT, Fact.DATE, Fact.YEAR, Fact.MONEY, Fact.PROJECT})

#: How many lines above its first label the title of a form may stand.
_LINES_ABOVE: Final = 10

#: The longest line that can name the year of what follows.
_LONGEST: Final = 120

#: Marks of rows that stand beside the tables.
_OUTSIDE: Final = frozenset({Mark.LABEL, Mark.TITLE, Mark.PROSE, Mark.NOTE, Mark.TOTAL})

#: What may stand above the name of the first project.
_HEADS: Final = frozenset(
    {Mark.LABEL, Mark.NOTE, Mark.TOTAL, Mark.FUNDS_HEADING, Mark.FUNDS, Mark.GOALS_HEADING, Mark.GOALS, Mark.REPEATED}
)

_LISTS: Final = frozenset({Mark.LIST_HEADING, Mark.LIST})


@final
@attrs.frozen
class Section:
    """The rows of one form, and the year that the text above it names for all that follows."""

    rows: list[Marked]
    year_above: int | None = None
    #: Rows below the form that look like indicators, and are in no form.
    left: tuple[Row, ...] = ()


def sections(rows: Sequence[Marked]) -> list[Section]:
    """The rows of each form; a list that stands beside all forms goes to the one above it, else to the first."""
    headings = [place for place, each in enumerate(rows) if each.mark is Mark.HEADING]
    starts: list[int] = []
    tree_ends: list[int] = [0]
    for heading, limit in pairwise([*headings, len(rows)]):
        starts.append(_start(rows, tree_ends[-1], heading))
        tree_ends.append(_end_of_tree(rows, heading, limit))
    found: list[Section] = []
    before, year = 0, None
    for tree_end, (start, limit) in zip(tree_ends[1:], pairwise([*starts, len(rows)]), strict=True):
        year = _year_above(rows[before:start]) or year
        end = _end(rows, start, tree_end, limit)
        lists = [] if found else _lists(rows[:start])
        left = tuple(each.row for each in [*_foot(rows[tree_end:end]), *rows[end:limit]] if _looks_like_indicator(each))
        found.append(Section([*lists, *rows[start:end], *_lists(rows[end:limit])], year, left))
        before = end
    return found


def _looks_like_indicator(each: Marked) -> bool:
    """Whether a row that is in no form has what rows of indicators have: tiers or bounds, and points."""
    kinds = [kind_of(text) for _, text in each.row.filled] if each.mark not in _LISTS else []
    return len(kinds) > 3 and "points" in kinds and bool({"dimension", "category", "cost", "value"} & {*kinds})


def _foot(rows: Sequence[Marked]) -> list[Marked]:
    """The rows below the table of a form that its labels take, whatever they look like."""
    return [each for each in rows if each.mark is Mark.LABEL]


def _lists(rows: Sequence[Marked]) -> list[Marked]:
    return [each for each in rows if each.mark in _LISTS]


def _year_above(rows: Sequence[Marked]) -> int | None:
    """The year that the last line above a form names, where the line speaks of an evaluation."""
    lines = (each.row.cells[0] for each in reversed(rows) if each.row.is_prose and len(each.row.cells[0]) <= _LONGEST)
    return next(filter(None, (year_in(text) for text in lines if "绩效" in text or "自评" in text)), None)


def _names(each: Marked) -> bool:
    return each.mark in _OUTSIDE and names_project(each.row)


def _start(rows: Sequence[Marked], after: int, heading: int) -> int:
    """Where the form of a row of headings starts: above its project's name, with its title and what is beside."""
    named = [place for place in range(after, heading) if _names(rows[place])]
    titled = [place for place in range(after, heading) if rows[place].mark is Mark.TITLE]
    start = min([*named, *titled, heading])
    if not named:
        behind = (place + 1 for place in range(heading - 1, after - 1, -1) if _stays_behind(rows[place]))
        start = min(start, next(behind, after))
    for place in range(start - 1, max(after, start - _LINES_ABOVE) - 1, -1):
        first = not after and _may_head(rows[place], rows[heading].row.table)
        if not (_belongs_above(rows[place]) or first):
            break
        start = place
    return start


def _may_head(each: Marked, table: int) -> bool:
    """Whether a row above the first form of a document is of it: it stands in its table, or says how it was graded."""
    if each.row.is_prose:
        return bool({fact_of(label) for label, _ in statements(each.row.cells[0])} & {Fact.TOTAL, Fact.GRADE})
    return each.row.table == table and each.mark in _HEADS


def _stays_behind(each: Marked) -> bool:
    """Whether a row above a form without a name is text, or the foot of the form before."""
    tails = {Fact.GRADE, Fact.TOTAL, Fact.REMARK}
    return each.mark in {Mark.PROSE, Mark.TOTAL, *_LISTS} or (
        each.mark is Mark.LABEL
        and bool({fact_of(label or text) for label, text in statements(each.row.filled[0][1])} & tails)
    )


def _belongs_above(each: Marked) -> bool:
    """Whether a row may stand between the title of a form and its first label."""
    if each.mark not in {Mark.PROSE, Mark.LABEL, Mark.TITLE}:
        return False
    text = each.row.filled[0][1]
    if is_title(text) or is_year(text) or (money_in(text) and len(text) < 30) or key(text) in BLOCKS:
        return True
    found = {fact_of(label or ("" if each.row.is_prose else value)) for label, value in statements(text)}
    return bool(found & HEAD) or key(text.partition("：")[0]) in {"报表编号", "填报说明"}


def _end_of_tree(rows: Sequence[Marked], heading: int, limit: int) -> int:
    """The place after the last row of a table of indicators."""
    end = heading + 1
    for place in range(heading + 1, limit):
        if rows[place].mark in TREE:
            end = place + 1
        elif rows[place].mark in {Mark.PROSE, Mark.TITLE}:
            break
    return end


def _end(rows: Sequence[Marked], start: int, tree_end: int, limit: int) -> int:
    """Where a form ends: after the rows of its table, and the lines below it that have known labels."""
    table = rows[tree_end - 1].row.table
    funded = any(each.mark is Mark.FUNDS_HEADING for each in rows[start:tree_end])
    for place in range(tree_end, limit):
        each = rows[place]
        if each.mark is Mark.FUNDS_HEADING and not funded and _is_scored(each):
            funded, table = True, each.row.table
        if each.row.table != table and not _goes_below(each):
            return place
        if place > tree_end and each.mark is Mark.LABEL and key(each.row.filled[0][1]) == "项目名称":
            return place
    return limit


def _is_scored(each: Marked) -> bool:
    """Whether a funds block has what a form asks for, and is not just any table of money."""
    return each.layout is not None and any(
        column in each.layout for column in (Column.RATE, Column.SCORE, Column.WEIGHT)
    )


def _goes_below(each: Marked) -> bool:
    """Whether a row outside of the form's tables belongs to it: it has a known label."""
    return each.mark is Mark.NOTE or (
        each.mark in {Mark.TOTAL, Mark.LABEL, Mark.PROSE}
        and any(
            fact_of(label) or is_label_alone(text) or (not each.row.is_prose and fact_of(text))
            for label, text in statements(each.row.filled[0][1])
        )
    )
