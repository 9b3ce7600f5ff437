"""Funds without headings: each label stands twice, beside what was planned and beside what was spent.

So the forms of 2016 to 2019 have them: 预算数 with the parts of it below, and 执行数 with the same parts.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, final

from perfeval._words.keys import key
from perfeval._words.labels import Fact, fact_of
from perfeval._words.signs import says_nothing
from perfeval.form import FundSource
from perfeval.reading.blocks.amounts import amount, is_amount
from perfeval.reading.blocks.sources import is_source, source_name
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row


class _Source(NamedTuple):
    """A row of a source: its amount of each kind with its column, or nothing."""

    name: str
    row: Row
    planned: list[tuple[str, int]]
    spent: list[tuple[str, int]]


@final
class PairedSources:
    """Takes the rows of sources below the labels 预算数 and 执行数.

    >>> sources = PairedSources(Faults())
    >>> above = Row(("预算数：", "192", "执行数：", "180"), 1)
    >>> [sources.takes(row) for row in (above, Row(("其中：县财政", "192", "其中：县财政", "180"), 2))]
    [False, True]
    >>> sources.read("万元")
    [<FundSource 县财政 180 of 192万元>]
    """

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        #: Where the two labels stand, and the row below them.
        self._planned = self._spent = -1
        self._above = Row((), 0)
        self._rows: list[_Source] = []

    def takes(self, row: Row) -> bool:
        """Look at a row beside the tables; whether it is one of sources, and is kept."""
        is_below = (self._above.number + 1, self._above.table) == (row.number, row.table)
        self._above = row
        said = self._source(row) if is_below and self._spent > 0 else None
        if said is not None:
            self._rows.append(said)
            return True
        facts = {fact_of(text): column for column, text in row.filled}
        planned, spent = facts.get(Fact.ADJUSTED, -1), facts.get(Fact.EXECUTED, -1)
        self._planned, self._spent = (planned, spent) if 0 <= planned < spent else (-1, -1)
        return False

    def _source(self, row: Row) -> _Source | None:
        """The source of a row; None where the row is none of a source."""
        planned, spent = _said(row, self._planned, self._spent), _said(row, self._spent, len(row.cells))
        if not (planned and spent and is_source(planned[0][0]) and key(planned[0][0]) == key(spent[0][0])):
            return None
        amounts = [text for text, _ in (*planned[1:], *spent[1:])]
        if max(len(planned), len(spent)) > 2 or not all(is_amount(text) or says_nothing(text) for text in amounts):
            return None
        return _Source(source_name(planned[0][0]), row, planned[1:], spent[1:])

    def read(self, unit: str) -> list[FundSource]:
        """The sources that have an amount."""
        found = []
        for each in self._rows:
            adjusted, executed = (self._amount(each, said, unit) for said in (each.planned, each.spent))
            if adjusted is not None or executed is not None:
                found.append(FundSource(each.name, None, adjusted, executed, unit))
        return found

    def _amount(self, source: _Source, said: list[tuple[str, int]], unit: str) -> Decimal | None:
        """An amount of a source, or None where there is none."""
        for text, column in said:
            return self.faults.attempt(lambda each: amount(each, unit), text, source.row, column, source.name)
        return None

    def remarks(self) -> list[tuple[str, str]]:
        """What the rows say, where the form has its funds elsewhere."""
        both = ((each.name, text) for each in self._rows for text, _ in (*each.planned, *each.spent))
        return [(name, text) for name, text in both if not says_nothing(text)]


def _said(row: Row, start: int, end: int) -> list[tuple[str, int]]:
    """The texts of some cells with their columns; one that a merged cell repeats stands once."""
    texts = row.cells[start:end]
    return [
        (text, column)
        for column, (above, text) in enumerate(zip(("", *texts), texts, strict=False), start=start)
        if text and text != above
    ]
