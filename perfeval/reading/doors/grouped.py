"""Headings of two rows whose merged cells are gone: the lower ones, put under the heading that they part.

A browser leaves out the cells that a merged one covers, so that 完成值 and 完成率 below 全年完成情况 begin their row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from perfeval._words.columns import Column, indicator_column
from perfeval._words.keys import key
from perfeval.reading.grid import Row
from perfeval.reading.kinds import PARTS_OF_ACTUAL, heading_of
from perfeval.reading.small_texts import is_points

#: Which headings may stand below one of a column.
_BELOW: Final = {
    Column.TARGET: frozenset({Column.SIGN, Column.TARGET, Column.MEASURE}),
    Column.ACTUAL: frozenset({Column.ACTUAL}),
    Column.SCORE: frozenset({Column.SCORE, Column.REVIEWED_SCORE}),
}
#: How many rows below the headings show how wide a row is, and how long a heading is.
_SAMPLE: Final = 8
_LONGEST: Final = 12


def regrouped(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a document, where lower headings that begin their row are put where they belong.

    >>> said = "三级指标 完成情况 分值", "完成值 完成率", "宣传 3次 100% 5"
    >>> for row in regrouped([Row(tuple(text.split()), number) for number, text in enumerate(said, start=1)]):
    ...     print(row.number, *row.cells)
    1 三级指标 完成值 完成率 分值
    3 宣传 3次 100% 5
    """
    place = 0
    while place < len(rows):
        whole = _whole(rows, place)
        yield rows[place] if whole is None else whole
        place += 1 if whole is None else 2


def _whole(rows: Sequence[Row], place: int) -> Row | None:
    """The headings of a row and of the one below it as one row; None where the row below is none of headings."""
    upper, *below = rows[place : place + 2 + _SAMPLE]
    if len(below) < 2 or below[0].table != upper.table:
        return None
    columns = [column for column, text in enumerate(below[0].cells) if text]
    lower = tuple(below[0].cells[column] for column in columns)
    if columns[-1] - columns[0] != len(columns) - 1 or any(len(text) > _LONGEST or is_points(text) for text in lower):
        return None
    if heading_of(upper) is None or heading_of(below[0]) is not None:
        return None
    width = len(upper.cells) + len(lower) - 1
    spot = next((spot for spot, text in enumerate(upper.cells) if parts_heading(text, lower)), None)
    if (
        spot is None
        or columns[0] not in {0, spot}
        or not any(len(upper.cells) < len(row.cells) <= width for row in below[1:])
    ):
        return None
    return attrs.evolve(upper, cells=(*upper.cells[:spot], *_under(upper.cells[spot], lower), *upper.cells[spot + 1 :]))


def parts_heading(upper: str, lower: tuple[str, ...]) -> bool:
    """Whether lower headings part an upper one: a value into sign, number and unit, or reasons into their kinds."""
    column = indicator_column(upper)
    if column is Column.REASON:
        return all(indicator_column(text) in {None, Column.REASON} for text in lower)
    found = [indicator_column(text) for text in lower]
    allowed = _BELOW.get(column, frozenset()) if column is not None else frozenset()
    parts = [
        each in allowed or (column is Column.ACTUAL and key(text) in PARTS_OF_ACTUAL)
        for each, text in zip(found, lower, strict=True)
    ]
    return all(parts) and column in found


def _under(upper: str, lower: tuple[str, ...]) -> tuple[str, ...]:
    """What heads each of the parts; a kind of reasons says nothing without them."""
    return lower if indicator_column(upper) is not Column.REASON else tuple(f"{upper}{text}" for text in lower)
