"""Rows of totals below the indicators: the points in all, the points scored, the grade beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, final

from perfeval._exact import subtract, total
from perfeval._words.columns import Column
from perfeval._words.labels import Fact, fact_of
from perfeval._words.signs import says_nothing
from perfeval.form import Budget, Cell, Dimension, Indicator
from perfeval.reading.blocks.facts import Facts
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.kinds import is_grade, is_total
from perfeval.reading.labels import statements
from perfeval.reading.layout import Layout
from perfeval.reading.ledger import Ledger
from perfeval.reading.small_texts import is_points, read_points

_GRADED: Final = re.compile(r"([0-9.]{1,8}分?)\s*[(（]\s*([优良中差].{0,3})[)）]")


class _Printed(NamedTuple):
    """A number as the row of a total prints it."""

    number: Decimal
    row: Row
    column: int


@final
class Totals:
    """Takes the rows of totals, and keeps what they print."""

    def __init__(self, layout: Layout, facts: Facts, faults: Faults, ledger: Ledger) -> None:
        self.layout = layout
        self.facts = facts
        self.faults = faults
        self.ledger = ledger
        #: The points scored as printed, and the rows of numbers that are these or the points at stake.
        self.total: Decimal | None = None
        #: A row with the label of the total and no number.
        self.empty: Row | None = None
        #: The points in all that a reviewer gave.
        self.reviewed: Decimal | None = None
        self._scored: list[_Printed] = []
        self._pending: list[_Printed] = []
        self._weights: list[_Printed] = []
        #: Where the rows of totals have what was scored, and what a reviewer gave.
        self.cells: dict[str, Cell | None] = {}

    def takes(self, row: Row) -> bool:
        """Take a row whose only label is that of a total; any other row belongs to the labels."""
        if any(len(statements(text)) > 1 for _, text in row.filled):
            return False
        if row.is_prose or {fact_of(text) for _, text in row.filled} - {None} > {Fact.TOTAL}:
            return False
        label = next(column for column, text in row.filled if is_total(text))
        cells = [(column, text) for column, text in enumerate(row.cells) if column > label and not says_nothing(text)]
        for place, (column, text) in enumerate(cells):
            if (both := _GRADED.fullmatch(text)) is not None:
                # 96（优）
                self.facts.grade_beside("总分", both[2], row.cell(column))
                cells[place] = (column, both[1])
        numbers = [(column, text) for column, text in cells if is_points(text)]
        score = self.layout.first(Column.SCORE)
        spoiled = dict(cells).get(score, "") if len(row.cells) >= self.layout.width else ""
        if spoiled and not (is_points(spoiled) or is_grade(spoiled)):
            self.faults.attempt(read_points, spoiled, row, score, "总分")
            self.ledger.take(row, score, "fault")
        inline = row.cells[label].replace("：", ":").partition(":")[2].strip()
        graded = _GRADED.fullmatch(inline)
        if graded is not None:
            inline = graded[1]
            self.facts.grade_beside("总分", graded[2], row.cell(label))
        if inline:
            numbers.insert(0, (label, inline)) if is_points(inline) else None
        if not numbers:
            self.empty = row
            self._blank(row)
            return False
        self._numbers(row, numbers, inline=bool(inline))
        for column, text in cells:
            if is_grade(text):
                self.facts.grade_beside("总分", text, row.cell(column))
                self.ledger.take_merged(row, column, "自评结论")
        self.ledger.take_merged(row, label, "label")
        for column, text in enumerate(row.cells):
            if text == row.cells[label] or says_nothing(text) or column < label:
                self.ledger.take(row, column, "label")
        return True

    def _numbers(self, row: Row, numbers: list[tuple[int, str]], *, inline: bool) -> None:
        """Tell the points scored from the points at stake: by their columns, else by their order."""
        reviewed = self._of_reviewer(row, numbers)
        numbers = [each for each in numbers if each[0] != reviewed]
        at = dict(numbers)
        full = len(row.cells) >= self.layout.width
        score, weight = self.layout.first(Column.SCORE), self.layout.first(Column.WEIGHT)
        if full and score in at:
            mine, stake = score, weight if weight in at else -1
        elif len(numbers) > 1:
            mine, stake = self._in_order(numbers)
        elif full and weight in at and score >= 0:
            mine, stake = -1, weight
        else:
            mine, stake = (numbers[0][0], -1) if inline else (-1, -1)
        for column, kept, where in ((mine, self._scored, "总分"), (stake, self._weights, "分值合计")):
            if column >= 0:
                kept.append(_Printed(_number(at[column]), row, column))
                self.ledger.take(row, column, where)
        if mine < 0:
            self._blank(row)
        if numbers and mine < 0 and stake < 0:
            self._pending.append(_Printed(_number(numbers[0][1]), row, numbers[0][0]))
            self.ledger.take(row, numbers[0][0], "总分")
        self._others(row, [(column, text) for column, text in numbers if column not in {mine, stake}])

    def _in_order(self, numbers: list[tuple[int, str]]) -> tuple[int, int]:
        """Which of several numbers was scored and which is at stake, in the order of the headings."""
        score, weight = self.layout.first(Column.SCORE), self.layout.first(Column.WEIGHT)
        others = (place for place, text in self.layout.others.items() if "分" in text)
        spots = sorted({place for place in (score, weight, *others) if place >= 0})
        if len(spots) == len(numbers) and score >= 0 and weight >= 0:
            return numbers[spots.index(score)][0], numbers[spots.index(weight)][0]
        return numbers[1][0], numbers[0][0]

    def _of_reviewer(self, row: Row, numbers: list[tuple[int, str]]) -> int:
        """Take the number in the column of a reviewer's points; return its place, or -1.

        Where cells are missing, the numbers have the order of the columns, if there is one for each.
        """
        spots = {
            each: self.layout.first(each)
            for each in (Column.WEIGHT, Column.SCORE, Column.REVIEWED_SCORE)
            if each in self.layout
        }
        place = spots.get(Column.REVIEWED_SCORE, -1)
        if len(row.cells) < self.layout.width and place >= 0:
            order = sorted(spots.values()).index(place)
            place = numbers[order][0] if len(numbers) == len(spots) else -1
        text = dict(numbers).get(place)
        if text is None:
            return -1
        heading = self.layout.headings[Column.REVIEWED_SCORE]
        if self.reviewed is None:
            self.reviewed = _number(text)
            self.cells["reviewed_total"] = row.cell(place)
        elif self.reviewed != _number(text):
            self.facts.remarks.append((f"总分 → {''.join(heading.split())}", text))
        self.ledger.take(row, place, heading)
        return place

    def _blank(self, row: Row) -> None:
        """Note where the row of a total that is not there yet has its place: in the column of points scored."""
        score = self.layout.first(Column.SCORE)
        if 0 <= score < len(row.cells) >= self.layout.width and says_nothing(row.cells[score]):
            self.cells.setdefault("self_total", row.cell(score))

    def _others(self, row: Row, numbers: list[tuple[int, str]]) -> None:
        """Keep further numbers, such as the total of another reviewer, under the heading that they stand under."""
        for column, text in numbers:
            heading = self.layout.others.get(column, "") if len(row.cells) >= self.layout.width else ""
            if heading:
                self.facts.remarks.append((f"总分 → {''.join(heading.split())}", text))
                self.ledger.take(row, column, f"remark {heading}")

    def settle(self, made: Sequence[Dimension], budget: Budget | None, labelled: Decimal | None) -> None:
        """Decide which number is the total: one in the column of points scored, one with a label, else one alone."""
        indicators = [each for part in made for category in part.categories for each in category.indicators]
        parts: list[Indicator | Budget] = [*indicators, *([budget] if budget else [])]
        weights = [each.weight for each in parts if each.weight is not None]
        scores = [each.self_score for each in parts if each.self_score is not None]
        for printed in self._pending:
            if scores and (printed.number != total(weights) or total(scores) == total(weights)):
                self._scored.append(printed)
            else:
                self._weights.append(printed)
        found = [each.number for each in self._scored] + ([labelled] if labelled is not None else [])
        # A subtotal may be called so too.
        self.total = next((number for number in found if number == total(scores)), found[0] if found else None)
        if self._scored:
            self.cells["self_total"] = self._scored[0].row.cell(self._scored[0].column)
        elif found or "self_total" not in self.cells:
            self.cells["self_total"] = self.facts.cells.get(Fact.TOTAL)
        if not weights:
            # There is nothing to hold it against.
            self.facts.remarks += [("分值合计", str(each.number)) for each in self._weights]
        self.facts.remarks += [("总分", str(number)) for number in dict.fromkeys(found[1:]) if number != self.total]

    def differences(
        self, parts: Sequence[Indicator | Budget], budget: Budget | None
    ) -> Iterator[tuple[str, Decimal, Decimal, Row]]:
        """What is printed, and what was read instead, where these are not the same."""
        for what, printed, values in (
            ("分值合计", self._weights, [each.weight for each in parts]),
            ("得分合计", self._scored, [each.self_score for each in parts]),
        ):
            read = total(each for each in values if each is not None)
            funds = values[-1] if budget is not None and values[-1] is not None else Decimal(0)
            if not read:
                continue
            for number, row, _ in printed[:1]:
                if number not in {read, subtract(read, funds)}:
                    yield what, number, read, row


def _number(text: str) -> Decimal:
    """The number of a text that is points."""
    return read_points(text) or Decimal(0)
