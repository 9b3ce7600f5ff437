"""The funds block (项目资金): the total, its sources, and the points of its execution."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._exact import total
from perfeval._text import squeeze
from perfeval._words.columns import Column
from perfeval._words.keys import compact, key
from perfeval._words.labels import Fact, fact_of
from perfeval._words.signs import says_nothing
from perfeval._words.tiers import FUNDS_TOTAL
from perfeval.form import Budget, Cells, FundSource
from perfeval.form.where import NOWHERE
from perfeval.reading.blocks.amounts import amount, is_amount
from perfeval.reading.blocks.sources import OF_WHICH, PART, WHOLE, is_source, nested, source_name
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.labels import money_in
from perfeval.reading.layout import Layout
from perfeval.reading.ledger import Ledger
from perfeval.reading.small_texts import is_points, is_points_or_none, read_points

#: How many cells of a row may be merged into those above.
_FARTHEST: Final = 8

_AMOUNTS: Final = (Column.INITIAL, Column.ADJUSTED, Column.EXECUTED)

_POINTS: Final = frozenset({Column.WEIGHT, Column.SCORE, Column.REVIEWED_SCORE})

#: The columns of the fields of a budget.
_FIELDS: Final = {
    "initial": Column.INITIAL,
    "adjusted": Column.ADJUSTED,
    "executed": Column.EXECUTED,
    "printed_rate": Column.RATE,
    "weight": Column.WEIGHT,
    "self_score": Column.SCORE,
    "reviewed_score": Column.REVIEWED_SCORE,
}

_ALL: Final = frozenset(_FIELDS.values())

_WEIGHT_IN_HEADING: Final = re.compile(
    r"\((?:满分|分值|总分|权重)?:?([0-9]{1,3}(?:\.[0-9]{1,4})?)(?:分(?:[×*x]执行率)?\)|(?<=[分重值][0-9]{2})\))"
)


@final
@attrs.frozen
class _FundsRow:
    """A row of the funds block: the name of a source, and its cells by heading."""

    row: Row
    label: str
    texts: dict[Column, tuple[str, int]]
    #: The cells left of the amounts, and how many places the row stands too far left.
    names: tuple[int, ...]
    places: int

    def cells(self, layout: Layout, columns: frozenset[Column]) -> Cells:
        """Where the row has the fields of a budget that stand in these columns."""
        fields = {field: column for field, column in _FIELDS.items() if column in columns}
        return self.row.cells_of({field: layout.first(column) - self.places for field, column in fields.items()})


def _start(layout: Layout) -> int:
    return min(layout.first(column) for column in _AMOUNTS if column in layout)


def _shift(row: Row, layout: Layout) -> int:
    """How many places the row stands too far left, where cells merged into those above are dropped."""
    cells = row.cells
    filled = len(cells)
    while filled and not cells[filled - 1]:
        filled -= 1
    farthest = min(layout.width - filled, _FARTHEST)
    if farthest < 1:
        return 0
    return max(range(farthest + 1), key=lambda places: (_fit(cells, layout, places), -places))


def _fit(cells: tuple[str, ...], layout: Layout, places: int) -> int:
    fit = 0
    for column in (*_AMOUNTS, Column.RATE, Column.WEIGHT):
        index = layout.first(column) - places
        text = squeeze(cells[index]) if column in layout and 0 <= index < len(cells) else ""
        if text and not says_nothing(text):
            is_number = is_amount(text) or is_points(text)
            good = text.endswith("%") if column is Column.RATE else is_number
            # A rate may lack its sign.
            fit += 1 if good else 0 if is_number else -2
    named = list(filter(None, cells[: max(_start(layout) - places, 0)]))
    # An amount is the name of no source.
    amounts = sum(1 for text in named if is_amount(text))
    return fit - 2 if named and amounts == len(named) else fit + (bool(named) and not amounts)


def _viewed(row: Row, layout: Layout, headings: Row) -> _FundsRow:
    places, start = _shift(row, layout), _start(layout)
    texts = {
        column: (row.cells[spots[0] - places], spots[0] - places)
        for column, spots in layout.columns.items()
        if 0 <= spots[0] - places < len(row.cells)
    }
    names = tuple(index for index, text in row.filled if index + places < start and text not in headings.cells)
    named = [row.cells[index] for index in names]
    labels = [text for text in named if key(text) != "其中"] or named
    label = next((text for text in labels if is_source(text)), labels[-1] if labels else "")
    return _FundsRow(row, label, texts, names, places)


def belongs_to_funds(row: Row, layout: Layout, headings: Row) -> bool:
    """Whether a row belongs to the funds block under *headings*."""
    if row.is_prose:
        return False
    if is_unit_alone(row):
        return True
    first = row.filled[0][1] if row.filled else ""
    if fact_of(first) is Fact.PROJECT or _NO_MONEY.search(key(first)) or (fact_of(first) and not is_source(first)):
        return False
    seen = _viewed(row, layout, headings)
    amounts = [seen.texts[column][0] for column in _AMOUNTS if column in seen.texts]
    if any(is_amount(text) for text in amounts):
        return True
    short = len(row.filled) <= layout.width and all(len(text) <= 60 for _, text in row.filled[:2])
    label = seen.label.partition(":")[0].partition("：")[0]
    return short and is_source(label) and fact_of(label) in {None, Fact.TOTAL}


def is_unit_alone(row: Row) -> bool:
    """Whether a row says in which unit the funds stand, and nothing else."""
    return len(row.filled) == 1 and len(row.filled[0][1]) <= 12 and bool(money_in(row.filled[0][1]))


#: How labels end whose figures are no money.
_NO_MONEY: Final = re.compile("电话|编码|代码|编号|年份|年限|时间|期限|日期|人数|户数|数量|面积|明细|[率度]$")


@final
class FundsReader:
    """Takes the rows under the headings of a funds block, one after another."""

    def __init__(self, layout: Layout, headings: Row, faults: Faults, ledger: Ledger) -> None:
        self.layout = layout
        self.headings = headings
        self.faults = faults
        self.ledger = ledger
        self.remarks: list[tuple[str, str]] = []
        self.unit = ""
        #: The unit that the name of a row states beside it.
        self.other_unit = ""
        #: Whether the total is the sum of the sources, since the form prints none.
        self.summed = False
        self._rows: list[_FundsRow] = []
        self.heads(headings)
        ledger.take_rest(headings, "heading")

    def heads(self, row: Row) -> None:
        """Take a row of headings, of which one may state the unit of money."""
        self.unit = self.unit or next(filter(None, map(money_in, row.cells)), "")

    def _unit_of(self, label: str) -> None:
        """Take the unit of money that the name of a row states, such as 年度资金总额（元）, or note another one."""
        own = money_in(label)
        self.unit = self.unit or own
        if own not in {"", self.unit}:
            self.other_unit = own

    @property
    def lacks_unit(self) -> bool:
        """Whether there are amounts, and no unit of money in the headings or beside any of them."""
        said = [each.texts[column][0] for each in self._rows for column in _AMOUNTS if column in each.texts]
        figures = [text for text in said if any(map(str.isdecimal, text))]
        return bool(figures) and not self.unit and not any("元" in text for text in figures)

    @property
    def amounts(self) -> int:
        """How many rows have an amount."""
        return sum(
            1 for each in self._rows if any(column in each.texts and each.texts[column][0] for column in _AMOUNTS)
        )

    def feed(self, row: Row) -> None:
        """Take a row of the block."""
        if is_unit_alone(row):
            self.unit = self.unit or money_in(row.filled[0][1])
            self.ledger.take_rest(row, "unit")
            return
        seen = _viewed(row, self.layout, self.headings)
        self._unit_of(seen.label)
        for column, (text, index) in list(seen.texts.items()):
            for spot in self.layout.columns[column]:
                place = spot - seen.places
                mine = place == index or self.layout.is_copy(spot, text)
                if text and mine and 0 <= place < len(row.cells) and row.cells[place] == text:
                    self.ledger.take(row, place, column.value)
            if column in _AMOUNTS and is_source(text.partition(":")[0].partition("：")[0]):
                # A line such as 其他资金：15万元 stands under no heading.
                self.remarks.append(("项目资金", text))
                seen.texts[column] = ("", index)
        for index, text in enumerate(row.cells[: max(_start(self.layout) - seen.places, 0)]):
            if text in self.headings.cells:
                self.ledger.take(row, index, "heading")
        for index in seen.names:
            if row.cells[index] == seen.label or key(row.cells[index]) == "其中":
                self.ledger.take_merged(row, index, "资金来源")
        if any(column in seen.texts and not says_nothing(seen.texts[column][0]) for column in _AMOUNTS):
            self._rows.append(seen)
        else:
            self._without_amounts(seen)
        self._remark(seen)

    def _without_amounts(self, seen: _FundsRow) -> None:
        """A line such as 其中：一般公共预算：60万元, whose amount stands under no heading, or a name alone."""
        inline = squeeze(seen.label)
        if any(character.isdecimal() for character in inline):
            self.remarks.append(("项目资金", seen.label))
        else:
            self._rows.append(seen)

    def _remark(self, seen: _FundsRow) -> None:
        """Keep what stands in columns that no field takes."""
        said = []
        for column, (text, _) in seen.texts.items():
            if column not in _FIELDS.values() and not says_nothing(text):
                said.append((self.layout.headings[column], text))
        above = self.layout.texts[seen.places :]
        for index, text in seen.row.under(above):
            heading = self.layout.others.get(index + seen.places, "")
            if self.ledger.where(seen.row, index):
                continue
            if heading or index + seen.places < _start(self.layout) or says_nothing(text):
                self.ledger.take(seen.row, index, f"remark {heading}".rstrip())
                if not says_nothing(text):
                    said.append((heading, text))
        self.ledger.take_copies(seen.row, above)
        name = source_name(seen.label)
        self.remarks += [(" → ".join(filter(None, (name, "".join(heading.split())))), text) for heading, text in said]

    def _leave_parts(self, unit: str) -> bool:
        """Keep as remarks the parts of a part, as 人员经费 of 基本支出 beside 项目支出; say whether one row has all."""
        labels = [each.label for each in self._rows]
        if any(FUNDS_TOTAL.search(key(label)) for label in labels):
            return False
        parts = nested(labels, [_money(each, unit) for each in self._rows])
        if len(parts) < len(labels) - 1:
            self.remarks += [said for order, said in enumerate(self._in_words()) if order in parts]
            self._rows = [each for order, each in enumerate(self._rows) if order not in parts]
        return len(parts) == len(labels) - 1 > 0

    def as_remarks(self) -> list[tuple[str, str]]:
        """All that the block says, as remarks: for a block that is not the form's own."""
        return [*self._in_words(), *self.remarks]

    def _in_words(self) -> list[tuple[str, str]]:
        """Each row as a remark."""
        return [
            (
                f"项目资金 → {source_name(each.label)}",
                "；".join(
                    f"{self.layout.headings[column]}：{text}" for column, (text, _) in each.texts.items() if text
                ),
            )
            for each in self._rows
        ]

    def budget(self, unit: str) -> Budget | None:
        """The budget that the rows make; None where there are no rows."""
        if not self._rows:
            return None
        has_all = self._leave_parts(unit)
        totals = [order for order, each in enumerate(self._rows) if FUNDS_TOTAL.search(key(each.label))]
        totals = [0] if has_all else totals
        first = self._total_among(totals, unit) if len(totals) > 1 else next(iter(totals), 0)
        summed = self._are_sources(unit)
        if not totals and (summed or OF_WHICH.match(self._rows[0].label)):
            first = -1
        texts = self._rows[first].texts if first >= 0 else {}
        points, row, cells = self._scored(first)
        sources = [self._source(each, unit, points) for order, each in enumerate(self._rows) if order != first]
        amounts = {column: self._amount(texts, column, row, unit) for column in _AMOUNTS}
        if not totals and summed:
            self.summed = True
            amounts = {
                Column.INITIAL: _sum([each.initial for each in sources]),
                Column.ADJUSTED: _sum([each.adjusted for each in sources]),
                Column.EXECUTED: _sum([each.executed for each in sources]),
            }
        weight = self._points(points, Column.WEIGHT, row)
        score = self._points(points, Column.SCORE, row)
        return Budget(
            initial=amounts[Column.INITIAL],
            adjusted=amounts[Column.ADJUSTED],
            executed=amounts[Column.EXECUTED],
            unit=unit,
            weight=self._weight_in_headings() if weight is None else weight,
            self_score=score,
            sources=sources,
            printed_rate=_said(texts, Column.RATE),
            reviewed_score=self._reviewed(points, self._rows[max(first, 0)].label),
            cells=cells,
        )

    def _scored(self, first: int) -> tuple[dict[Column, tuple[str, int]], Row, Cells]:
        """What the total says of points, or the only source that has any, and where."""
        weighed = [each for each in self._rows if _said(each.texts, Column.WEIGHT)]
        if first < 0 and len(weighed) != 1:
            return {}, self.headings, NOWHERE
        seen, columns = (self._rows[first], _ALL) if first >= 0 else (weighed[0], _POINTS)
        texts = {column: said for column, said in seen.texts.items() if column in columns}
        return texts, seen.row, seen.cells(self.layout, columns)

    def _total_among(self, totals: list[int], unit: str) -> int:
        """The row of several totals that is that of all funds: the one with the most money, else the first."""

        def money(order: int) -> Decimal:
            return max((each for each in _money(self._rows[order], unit) if each is not None), default=Decimal(0))

        return max(totals, key=lambda order: (money(order), -order))

    def _are_sources(self, unit: str) -> bool:
        """Whether all rows are sources, and the first one is no total: by their names, or else by their amounts."""
        first, *others = self._rows
        if not others or all(PART.search(key(each.label)) for each in self._rows):
            return bool(others)
        if WHOLE.fullmatch(key(first.label)) or any(OF_WHICH.match(each.label) for each in self._rows):
            return False
        amounts = [_money(each, unit) for each in others]
        sums = [_sum([each[place] for each in amounts]) for place in range(len(_AMOUNTS))]
        equal = any(own is not None and own == rest for own, rest in zip(_money(first, unit), sums, strict=True))
        # Two sources may have the same amount.
        return any(sums) and (not equal or (len(others) == 1 and is_source(first.label)))

    def _source(self, seen: _FundsRow, unit: str, total: dict[Column, tuple[str, int]]) -> FundSource:
        name, texts, row = source_name(seen.label), seen.texts, seen.row
        for column in (Column.RATE, Column.WEIGHT, Column.SCORE, Column.REVIEWED_SCORE):
            said = _said(texts, column)
            if said and said != _said(total, column):
                self.remarks.append((f"{name} → {self.layout.headings[column]}", said))
        initial, adjusted, executed = (self._amount(texts, column, row, unit) for column in _AMOUNTS)
        return FundSource(name, initial, adjusted, executed, unit)

    def _amount(self, texts: dict[Column, tuple[str, int]], column: Column, row: Row, unit: str) -> Decimal | None:
        text, index = texts.get(column, ("", 0))
        heading = self.layout.headings.get(column, "")
        own = money_in(heading)
        if own not in {"", unit} and is_amount(text):
            text = f"{text}{own}"
        return self.faults.attempt(lambda each: amount(each, unit), text, row, index, heading)

    def _points(self, texts: dict[Column, tuple[str, int]], column: Column, row: Row) -> Decimal | None:
        text, index = texts.get(column, ("", 0))
        return self.faults.attempt(read_points, text, row, index, self.layout.headings.get(column, ""))

    def _reviewed(self, texts: dict[Column, tuple[str, int]], label: str) -> Decimal | None:
        """The points that a reviewer gives; words in their place are a remark, and no fault."""
        said = _said(texts, Column.REVIEWED_SCORE)
        if is_points_or_none(said):
            return read_points(said)
        heading = "".join(self.layout.headings[Column.REVIEWED_SCORE].split())
        self.remarks.append((f"{source_name(label)} → {heading}", said))
        return None

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


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    """The sum of what is there; None where nothing is."""
    found = [each for each in amounts if each is not None]
    return total(found) if found else None


def _money(seen: _FundsRow, unit: str) -> list[Decimal | None]:
    """The amounts of a row; None for what is none, which is told elsewhere."""
    faults = Faults()
    cells = [(*seen.texts.get(column, ("", 0)), column.value) for column in _AMOUNTS]
    return [faults.attempt(lambda each: amount(each, unit), text, seen.row, *where) for text, *where in cells]
