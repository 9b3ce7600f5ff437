"""Tables that a data frame wrote with what is its own: the numbers of its rows, and of columns without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

import attrs

from perfeval.form.cells import UNNAMED
from perfeval.reading.grid import Row

#: How the column of the numbers is headed, where the headings of the frame stand above.
_INDEX: Final = frozenset({"", "index"})
#: How many rows all begin with a number by chance.
_FEWEST: Final = 4


def unindexed(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a document without the numbers that a data frame writes beside and above them.

    >>> said = ",0,1", "0,项目名称,甲", "1,三级指标,分值", "2,宣传,5", "3,培训,"
    >>> [row.cells for row in unindexed([Row(tuple(text.split(",")), at) for at, text in enumerate(said, start=1)])]
    [('项目名称', '甲'), ('三级指标', '分值'), ('宣传', '5'), ('培训', '')]
    """
    for table, group in groupby(rows, key=lambda row: row.table):
        found = list(group)
        yield from _of_table(found) if table else found


def _of_table(rows: list[Row]) -> Iterator[Row]:
    names = tuple("" if UNNAMED.fullmatch(text) else text for text in rows[0].cells)
    headed = names[0] in _INDEX
    body = rows[1:]
    indexed = _count_up(body if headed else rows)
    if any(names) and not _numbers(names[headed:]):
        body = [rows[0] if names == rows[0].cells else attrs.evolve(rows[0], cells=names), *body]
    for row in body:
        if not indexed:
            yield row
        elif any(row.cells[1:]):
            yield attrs.evolve(row, cells=row.cells[1:], offset=row.offset + 1)


def _count_up(rows: Sequence[Row]) -> bool:
    """Whether each row begins with a number, and each number is greater than the one above."""
    if len(rows) < _FEWEST or not all(len(row.cells) > 1 and _is_number(row.cells[0]) for row in rows):
        return False
    return all(int(above.cells[0]) < int(below.cells[0]) for above, below in pairwise(rows))


def _is_number(text: str) -> bool:
    return len(text) < 6 and text.isascii() and text.isdigit()


def _numbers(texts: tuple[str, ...]) -> bool:
    """Whether texts are 0, 1, 2, …, as a data frame calls columns that nobody named."""
    return len(texts) > 1 and list(texts) == list(map(str, range(len(texts))))
