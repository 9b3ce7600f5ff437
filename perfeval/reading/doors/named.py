"""Several projects under one row of headings, each with its name on a row of its own above its indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

import attrs

from perfeval._words.keys import key
from perfeval._words.labels import Fact, also, fact_of
from perfeval.reading.alignment import Alignment
from perfeval.reading.by_place import is_ordinary
from perfeval.reading.grid import Row, begins_number
from perfeval.reading.kinds import headings_at, label_of, names_project
from perfeval.reading.sections import HEAD

#: How many labels may stand between the name of a project and its first indicator.
_LABELS: Final = 8


def headed(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a document, where a project named below the indicators of another one has their headings as well.

    >>> said = "项目名称 甲", "三级指标 指标值 分值", "宣传 3 5", "项目名称 乙", "培训 4 5"
    >>> for row in headed([Row(tuple(text.split()), number) for number, text in enumerate(said, start=1)]):
    ...     print(row.number, *row.cells)
    1 项目名称 甲
    2 三级指标 指标值 分值
    3 宣传 3 5
    4 项目名称 乙
    2 三级指标 指标值 分值
    5 培训 4 5
    """
    starts = dict(_starts(rows))
    headings: tuple[Row, ...] = ()
    tree: Alignment | None = None
    below, last = 0, max(starts, default=0)
    for place, row in enumerate(rows):
        found = headings_at(rows, place) if place < last else None
        if found is not None:
            headings, layout = found
            tree, below = Alignment(layout, (), lambda _: False), place + len(headings)
        is_named = starts.get(place, below) > below
        if is_named and tree is not None and row.table == headings[0].table and _is_indicator(tree, row):
            yield from (attrs.evolve(each) for each in headings)
        yield row


def _starts(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The places of rows below a project's name and further labels that are no headings, each with that of the name."""
    for place, row in enumerate(rows):
        if not row.is_prose and "名称" in row.filled[0][1] and _names(row):
            labels = takewhile(_is_label, rows[place + 1 : place + 1 + _LABELS])
            below = place + 1 + len(list(labels))
            if below < len(rows) and headings_at(rows, below) is None:
                yield below, place


def _is_label(row: Row) -> bool:
    """Whether a row has a label of the head of a form, and heads no block such as that of the funds."""
    return label_of(row.filled[0][1]) in HEAD


def _is_indicator(tree: Alignment, row: Row) -> bool:
    """Whether a row has what is due under the headings, each in its place."""
    (placed, *_) = tree.places(row)
    return placed.is_plain and is_ordinary(placed) and not begins_number(placed.text(placed.layout.tiers[-1]))


def _names(row: Row) -> bool:
    """Whether a row begins with the label of a project's name, and no other one that may stand for it."""
    word = key(row.filled[0][1])
    return names_project(row) and fact_of(word) in {Fact.PROJECT, None} and also(word) is None
