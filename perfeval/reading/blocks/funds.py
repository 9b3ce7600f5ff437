"""The funds block (项目资金): the total, its sources, and the points of its execution."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, final

from perfeval._text import squeeze
from perfeval._words.columns import Column
from perfeval._words.keys import compact, key
from perfeval._words.signs import says_nothing
from perfeval._words.tiers import FUNDS_TOTAL, SOURCE
from perfeval.errors import PerfevalError
from perfeval.form import Budget, FundSource
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.labels import money_in
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_points, read_points

#: How many cells of a row may be merged into those above.
_FARTHEST: Final = 8

_AMOUNTS: Final = (Column.INITIAL, Column.ADJUSTED, Column.EXECUTED)

_AMOUNT: Final = re.compile(r"[-+]?[￥¥]?[0-9][0-9,，.]{0,30}(?:元|千元|万元|亿元)?")
_OF_WHICH: Final = re.compile(r"^\s*其\s*中\s*[:：]?\s*")
_WEIGHT_IN_HEADING: Final = re.compile(r"\(([0-9]{1,3}(?:\.[0-9]{1,4})?)分\)")


def amount(text: str, unit: str) -> Decimal | None:
    """An amount of money in *unit*, as forms write it; None where the cell says nothing.

    >>> amount("￥1,234.50", "万元"), amount("2000元", "万元"), amount("—", "万元")
    (Decimal('1234.50'), Decimal('0.2'), None)
    """
    if says_nothing(text) or squeeze(text) == "无":
        return None
    try:
        return Budget(initial=squeeze(text).replace("，", ",").lstrip("￥¥"), unit=unit).initial
    except PerfevalError as error:
        error.place = ()
        raise


@final
class FundsReader:
    """Takes the rows under the headings of a funds block, one after another."""

    def __init__(self, layout: Layout, headings: Row, faults: Faults) -> None:
        self.layout = layout
        self.headings = headings
        self.faults = faults
        self.remarks: list[tuple[str, str]] = []
        self._rows: list[tuple[str, dict[Column, tuple[str, int]], Row]] = []
        self._start = min(layout.first(column) for column in _AMOUNTS if column in layout)

    @property
    def unit(self) -> str:
        """The unit of money that the headings state, or an empty string."""
        return next(filter(None, (money_in(text) for text in self.headings.cells)), "")

    def takes(self, row: Row) -> bool:
        """Whether a row belongs to the block; its texts are kept if so."""
        if row.is_prose:
            return False
        places = self._shift(row)
        texts = {
            column: (row.cells[spots[0] - places], spots[0] - places)
            for column, spots in self.layout.columns.items()
            if 0 <= spots[0] - places < len(row.cells)
        }
        labels = [
            text for index, text in row.filled if index + places < self._start and text not in self.headings.cells
        ]
        label = next((text for text in labels if is_source(text)), labels[-1] if labels else "")
        filled = any(_AMOUNT.fullmatch(squeeze(texts[column][0])) for column in _AMOUNTS if column in texts)
        if not filled and not (is_source(label) and len(row.filled) <= self.layout.width):
            return False
        if not filled and any(len(text) > 60 for _, text in row.filled[:2]):
            return False
        self._rows.append((label, texts, row))
        self._remark(label, texts, row, places)
        return True

    def _shift(self, row: Row) -> int:
        """How many places the row stands too far left, where cells merged into those above are dropped."""
        cells = row.cells
        filled = len(cells)
        while filled and not cells[filled - 1]:
            filled -= 1
        return max(
            range(min(max(self.layout.width - filled, 0), _FARTHEST) + 1),
            key=lambda places: (self._fit(cells, places), -places),
        )

    def _fit(self, cells: tuple[str, ...], places: int) -> int:
        fit = 0
        for column in (*_AMOUNTS, Column.RATE, Column.WEIGHT):
            index = self.layout.first(column) - places
            text = squeeze(cells[index]) if column in self.layout and 0 <= index < len(cells) else ""
            if text and not says_nothing(text):
                good = text.endswith("%") if column is Column.RATE else _AMOUNT.fullmatch(text) or is_points(text)
                fit += 1 if good else -2
        label = self._start - places - 1
        return fit + (1 if any(cells[: max(label + 1, 0)]) else 0)

    def _remark(self, label: str, texts: dict[Column, tuple[str, int]], row: Row, places: int) -> None:
        """Keep what stands in columns that no field takes."""
        reason = texts.get(Column.REASON, ("", 0))[0]
        others = [(self.layout.headings.get(Column.REASON, ""), reason)] if not says_nothing(reason) else []
        for index, text in row.filled:
            heading = self.layout.others.get(index + places, "")
            if index + places >= self._start and heading and not says_nothing(text):
                others.append((heading, text))
        self.remarks += [(f"{source_name(label)} → {''.join(heading.split())}", text) for heading, text in others]

    def budget(self, unit: str) -> Budget | None:
        """The budget that the rows make; None where there are no rows."""
        if not self._rows:
            return None
        totals = [order for order, (label, _, _) in enumerate(self._rows) if FUNDS_TOTAL.search(key(label))]
        first = totals[0] if totals else 0
        if not totals and _OF_WHICH.match(self._rows[0][0]):
            first = -1
        texts, row = self._rows[first][1:] if first >= 0 else ({}, self.headings)
        sources = [self._source(*each, unit, texts) for order, each in enumerate(self._rows) if order != first]
        amounts = {column: self._amount(texts, column, row, unit) for column in _AMOUNTS}
        weight = self._points(texts, Column.WEIGHT, row)
        score = self._points(texts, Column.SCORE, row)
        return Budget(
            initial=amounts[Column.INITIAL],
            adjusted=amounts[Column.ADJUSTED],
            executed=amounts[Column.EXECUTED],
            unit=unit,
            weight=self._weight_in_headings() if weight is None else weight,
            self_score=score,
            sources=sources,
            printed_rate=_said(texts, Column.RATE),
        )

    def _source(
        self,
        label: str,
        texts: dict[Column, tuple[str, int]],
        row: Row,
        unit: str,
        total: dict[Column, tuple[str, int]],
    ) -> FundSource:
        name = source_name(label)
        for column in (Column.RATE, Column.WEIGHT, Column.SCORE):
            said = _said(texts, column)
            if said and said != _said(total, column):
                self.remarks.append((f"{name} → {self.layout.headings[column]}", said))
        initial, adjusted, executed = (self._amount(texts, column, row, unit) for column in _AMOUNTS)
        return FundSource(name, initial, adjusted, executed, unit)

    def _amount(self, texts: dict[Column, tuple[str, int]], column: Column, row: Row, unit: str) -> Decimal | None:
        text, index = texts.get(column, ("", 0))
        return self.faults.attempt(
            lambda each: amount(each, unit), text, row, index, self.layout.headings.get(column, "")
        )

    def _points(self, texts: dict[Column, tuple[str, int]], column: Column, row: Row) -> Decimal | None:
        text, index = texts.get(column, ("", 0))
        return self.faults.attempt(read_points, text, row, index, self.layout.headings.get(column, ""))

    def _weight_in_headings(self) -> Decimal | None:
        """The points of the execution, where only a heading states them, as in 分值（10分）."""
        for text in self.headings.cells:
            match = _WEIGHT_IN_HEADING.search(compact(text))
            if match:
                return Decimal(match[1])
        return None


def _said(texts: dict[Column, tuple[str, int]], column: Column) -> str:
    text = texts.get(column, ("", 0))[0]
    return "" if says_nothing(text) else text


def is_source(label: str) -> bool:
    """Whether a label may name a source of funds, or their total.

    >>> is_source("其中：当年财政拨款"), is_source("宣传次数")
    (True, False)
    """
    return len(label) <= 40 and SOURCE.search(key(label)) is not None


def source_name(label: str) -> str:
    """The name of a source of funds.

    >>> source_name(" 其中：当年财政拨款"), source_name("年度资金总额："), source_name("")
    ('当年财政拨款', '年度资金总额', '未注明')
    """
    name = "".join(_OF_WHICH.sub("", label).split())
    return name.rstrip(":：") or "未注明"
