"""Lines of text below a form that are nothing but a label, and what the lines under them say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of
from perfeval.reading.labels import is_label_alone, is_title, statements

#: What begins a further part of the text, whether its label is known or not.
_NUMBERED: Final = re.compile("[(（]?[一二三四五六七八九十]{1,3}[)）、.．]")
#: How many lines may stand under a label.
_MANY: Final = 12


def captioned(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of a text, where below the headings of a form a label and the lines under it make one line.

    >>> said = "项目名称：甲", "三级指标", "五、存在问题", "支付偏慢。", "六、自评等级", "优"
    >>> rows = [Row((text,), number, 0) for number, text in enumerate(said, start=1)]
    >>> rows[1] = Row(("三级指标", "指标值", "分值"), 2)
    >>> [row.cells[0] for row in captioned(rows)][2:]
    ['五、存在问题：支付偏慢。', '六、自评等级：优']
    """
    label: Row | None = None
    under: list[Row] = []
    below = False
    for row in rows:
        if label is not None and len(under) < _MANY and _goes_on(row, (under or [label])[-1]):
            under.append(row)
            continue
        yield from _together(label, under)
        label, under = (row, []) if below and row.is_prose and is_label_alone(row.cells[0]) else (None, [])
        if label is None:
            yield row
        below = below or (not row.is_prose and heading_of(row) is not None)
    yield from _together(label, under)


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a line stands right under the one above it, and is neither a label nor a title."""
    text = row.cells[0]
    begins = is_label_alone(text) or is_title(text) or _NUMBERED.match(text) or statements(text)[0][0]
    return row.is_prose and row.number == above.number + 1 and not begins


def _together(label: Row | None, under: list[Row]) -> Iterator[Row]:
    if label is not None:
        said = "\n".join(row.cells[0] for row in under)
        yield attrs.evolve(label, cells=(f"{label.cells[0].rstrip(':：')}：{said}",)) if said else label
