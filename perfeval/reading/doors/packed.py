"""Several indicators in one row, each on a line of its cells: taken apart, so that each has a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from perfeval._words.columns import Column
from perfeval.reading.by_place import is_tier_word
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_points

_POINTS: Final = (Column.WEIGHT, Column.SCORE)
_VALUES: Final = (Column.TARGET, Column.ACTUAL)
#: Where a line ends, also where the break itself is lost.
_BREAK: Final = re.compile(r"\n|(?=[②-⑳])")
#: What numbers a line.
_ORDINAL: Final = re.compile(r"\s*(?:[①-⑳]|[(（][0-9]{1,2}[)）]|[0-9]{1,2}(?:、|[.．](?![0-9])))\s*")


def unpacked(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a document, where a row has several names and, in the columns of points, one number for each.

    >>> rows = [("二级指标", "三级指标", "指标值", "分值"), ("数量指标", "①宣传\\n②培训", "①3次\\n②4次", "①20\\n②30")]
    >>> for row in unpacked([Row(cells, number) for number, cells in enumerate(rows, start=1)]):
    ...     print(row.number, row.cells)
    1 ('二级指标', '三级指标', '指标值', '分值')
    2 ('数量指标', '宣传', '3次', '20')
    2 ('', '培训', '4次', '30')
    """
    layout: Layout | None = None
    seen = 0
    for place, row in enumerate(rows):
        count = 1
        if "\n" in row.whole or "②" in row.whole:
            # Most documents have no such row, and are not asked for headings.
            for above in rows[seen:place]:
                layout = heading_of(above) or (None if above.is_prose else layout)
            seen = place
            count = 1 if layout is None else _count(row, layout)
        yield from (row,) if count < 2 else _parted(row, count)


def _count(row: Row, layout: Layout) -> int:
    """How many indicators stand in a row: as many as it has names, if each has points; 1 where that is not clear."""
    cells = row.cells
    name = layout.first(layout.tiers[-1])
    points = [cells[layout.first(each)] for each in _POINTS if 0 <= layout.first(each) < len(cells)]
    said = [_lines(text) for text in points if text]
    if not said or not 0 <= name < len(cells):
        return 1
    count = len(_lines(cells[name]))
    values = [cells[layout.first(each)] for each in _VALUES if 0 <= layout.first(each) < len(cells)]
    alike = any(len(_lines(text)) == count for text in values) or _is_numbered(cells[name])
    return count if alike and all(len(lines) == count and all(map(is_points, lines)) for lines in said) else 1


def _parted(row: Row, count: int) -> Iterator[Row]:
    """A row for each indicator; what has not a line for each stands in the first."""
    for cells in zip(*(_parts(text, count) for text in row.cells), strict=True):
        yield attrs.evolve(row, cells=cells, guess="indicators-parted")


def _parts(text: str, count: int) -> list[str]:
    """A line for each indicator, or a tier for each; what is neither stands with the first."""
    lines, words = _lines(text), text.split()
    if len(lines) == count:
        return lines
    return words if len(words) == count and all(map(is_tier_word, words)) else [text, *[""] * (count - 1)]


def _lines(text: str) -> list[str]:
    """The lines of a cell, without the numbers before them where each has one."""
    lines = [line.strip() for line in _BREAK.split(text) if line.strip()]
    return [_ORDINAL.sub("", line, count=1) for line in lines] if _is_numbered(text) else lines


def _is_numbered(text: str) -> bool:
    """Whether each line of a cell has a number before it."""
    return all(map(_ORDINAL.match, filter(str.strip, _BREAK.split(text))))
