"""One form from its rows: each section goes to its reader, and the faults of all come together."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import final

from perfeval._exact import total
from perfeval._words.columns import Column
from perfeval._words.keys import key
from perfeval._words.labels import Fact, fact_of
from perfeval._words.signs import says_nothing
from perfeval.form import Budget, Dimension, SelfEvaluation
from perfeval.form.form import UNNAMED
from perfeval.reading.blocks.execution import settle
from perfeval.reading.blocks.facts import Facts
from perfeval.reading.blocks.funds import FundsReader, amount
from perfeval.reading.blocks.tree import Entry, TreeReader, dimensions
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.labels import is_title
from perfeval.reading.layout import Layout, combined, funds_layout, indicator_layout
from perfeval.reading.small_texts import is_points, read_points

#: What a form without a name is called.


def heading_of(row: Row) -> Layout | None:
    """The layout of the indicator table that a row heads, or None where it heads none."""
    return None if row.is_prose or "标" not in "".join(row.cells) else indicator_layout(row.cells)


def funds_heading_of(row: Row) -> Layout | None:
    """The layout of the funds block that a row heads, or None where it heads none."""
    return None if row.is_prose or len(row.cells) < 2 else funds_layout(row.cells)


def is_total_row(row: Row) -> bool:
    """Whether a row of an indicator table is its total."""
    first = [text for _, text in row.filled if key(text) not in {"绩效指标", "年度绩效指标"}][:2]
    return bool(first) and any(_is_total(text) for text in first) and len(row.filled) <= 6


def _is_total(text: str) -> bool:
    return len(text) < 30 and fact_of(text.partition(":")[0].partition("：")[0]) is Fact.TOTAL


@final
class FormReader:
    """Reads the rows of one form, of which one heads its indicator table."""

    def __init__(self, rows: list[Row], heading: int, layout: Layout) -> None:
        self.rows = rows
        self.heading = heading
        self.layout = layout
        self.faults = Faults()
        self.facts = Facts(self.faults)
        self.funds: list[FundsReader] = []
        self.totals: list[Decimal] = []
        self.pending: list[Decimal] = []
        self.project = ""
        self.goals: dict[Fact, list[str]] = {Fact.GOAL: [], Fact.OUTCOME: []}

    def read(self, label: str = "") -> SelfEvaluation:
        """The form.

        Raises:
            PerfevalError: its one fault.
            FaultyForm: its faults, when there are several; *label* says in which form.
        """
        layout, head, start = self._layout()
        self._beside(self.rows[:head])
        tree = TreeReader(layout, self.faults)
        end = self._tree(tree, start)
        tree.finish()
        self._beside(self.rows[end:])
        form = self._form(tree)
        error = self.faults.raised(label and f"{label}{self.project and f' ({self.project})'}")
        if error is not None or form is None:
            raise error or AssertionError(label)
        return form

    def _layout(self) -> tuple[Layout, int, int]:
        """The columns of the indicator table, from one row of headings or from two, and where these start and end."""
        place, layout = self.heading, self.layout
        row = self.rows[place]
        if Column.WEIGHT in layout and not (place + 1 < len(self.rows) and heading_of(self.rows[place + 1])):
            return layout, place, place + 1
        for upper, lower in ((place, place + 1), (place - 1, place)):
            if upper >= 0 and lower < len(self.rows) and not (self.rows[upper].is_prose or self.rows[lower].is_prose):
                both = indicator_layout(combined(self.rows[upper], self.rows[lower]))
                if both is not None and Column.WEIGHT in both:
                    return both, upper, lower + 1
        found = "、".join(text for _, text in row.filled)
        self.faults.add(
            f"the indicator table has no 分值 column: its headings are {found}",
            "add a column 分值 (or 权重) with the points of each indicator",
            *row.place(0),
        )
        return layout, place, place + 1

    def _tree(self, tree: TreeReader, start: int) -> int:
        """Give the table's rows to *tree*; return where it ends."""
        for place in range(start, len(self.rows)):
            row = self.rows[place]
            if layout := heading_of(row):
                tree.layout = layout
            elif row.is_prose or ends_tree(row):
                return place
            else:
                tree.feed(row)
        return len(self.rows)

    def _beside(self, rows: list[Row]) -> None:
        """Take the rows before and after the indicator table."""
        place = 0
        while place < len(rows):
            row = rows[place]
            place += 1
            if layout := funds_heading_of(row):
                place += self._funds(layout, row, rows[place:])
            elif (goals := _goal_columns(row)) and place < len(rows):
                place += self._goals(goals, rows[place:])
            elif self._is_total_after(row):
                self._total(row)
            else:
                self.facts.feed(row)

    def _funds(self, layout: Layout, headings: Row, rows: list[Row]) -> int:
        reader = FundsReader(layout, headings, self.faults)
        self.funds.append(reader)
        for taken, row in enumerate(rows):
            if funds_heading_of(row) or _goal_columns(row) or not reader.takes(row):
                return taken
        return len(rows)

    def _goals(self, columns: dict[Fact, int], rows: list[Row]) -> int:
        """Take the texts under 预期目标 and 实际完成情况."""
        inner = min(columns.values())
        for taken, row in enumerate(rows):
            labels = [text for _, text in row.filled[:1] if fact_of(text) or key(text) in {"绩效指标", "项目资金"}]
            beside = [text for index, text in row.filled if index < inner and len(row.cells) > max(columns.values())]
            stops = row.is_prose or heading_of(row) or funds_heading_of(row) or is_title(row.cells[0])
            if stops or (taken and (labels or beside or not row.filled)):
                return taken
            self._goal_texts(columns, row)
        return len(rows)

    def _goal_texts(self, columns: dict[Fact, int], row: Row) -> None:
        """Take the two texts from under their headings, or else in their order."""
        (first, left), (second, right) = sorted(columns.items(), key=lambda item: item[1])
        cells = row.cells
        if len(cells) > right and (cells[left] or cells[right]):
            found = {first: next(filter(None, cells[left:right]), ""), second: next(filter(None, cells[right:]), "")}
        else:
            texts = [text for _, text in row.filled]
            found = {first: texts[0] if texts else "", second: "\n".join(texts[1:])}
        for fact, text in found.items():
            self.goals[fact].append("" if says_nothing(text) else text)

    def _is_total_after(self, row: Row) -> bool:
        return (
            not row.is_prose
            and is_total_row(row)
            and {fact_of(text) for _, text in row.filled} - {None} == {Fact.TOTAL}
        )

    def _total(self, row: Row) -> None:
        """Take the total from the column of points scored, which is the last number of its row."""
        layout = self.layout
        label = next(column for column, text in row.filled if _is_total(text))
        texts = [(column, text) for column, text in enumerate(row.cells) if column > label and not says_nothing(text)]
        numbers = [text for _, text in texts if is_points(text)]
        score = layout.first(Column.SCORE)
        at_score = row.cells[score] if len(row.cells) >= layout.width and score >= 0 else ""
        inline = row.cells[label].replace("：", ":").partition(":")[2]
        if not says_nothing(at_score):
            self._add(self.faults.attempt(read_points, at_score, row, score, "总分"))
        elif len(numbers) > 1 or is_points(inline):
            self._add(read_points(numbers[-1] if len(numbers) > 1 else inline))
        elif numbers and len(row.cells) >= layout.width and row.cells[layout.first(Column.WEIGHT)] == numbers[0]:
            return
        elif numbers:
            self.pending.append(Decimal(read_points(numbers[0]) or 0))
        else:
            self.facts.feed(row)

    def _add(self, total: Decimal | None) -> None:
        if total is not None:
            self.totals.append(total)

    def _form(self, tree: TreeReader) -> SelfEvaluation | None:
        facts = self.facts
        self.project = facts.best(Fact.PROJECT, required=True)
        labelled = facts.total()
        unit = next(filter(None, [reader.unit for reader in self.funds]), "") or facts.money or "万元"
        entries, budget, spent = settle(tree.entries, self._budget(unit), unit, tree.layout)
        made = dimensions(entries, tree.layout, self.faults)
        if not tree.entries and not self.faults.found:
            row = self.rows[self.heading]
            self.faults.add("the indicator table has no indicator", "add a row for each indicator", *row.place(0))
        if self.faults.found:
            return None
        totals = [*self.totals, *([labelled] if labelled is not None else []), *self._unplaced(made, budget)]
        return SelfEvaluation(
            self.project or UNNAMED,
            made,
            budget,
            facts.year(),
            facts.best(Fact.DEPARTMENT),
            facts.best(Fact.UNIT),
            facts.best(Fact.DATE),
            self._goal(Fact.GOAL),
            self._goal(Fact.OUTCOME),
            totals[0] if totals else None,
            facts.grade,
            # The last remarks make the scale known, where a note states it.
            remarks=tuple(dict.fromkeys([*self._rest(), *spent, *tree.remarks, *_others(entries)])),
            grade_scale=facts.scale,
        )

    def _goal(self, fact: Fact) -> str:
        """The goal or the outcome, from under its heading and from beside its label."""
        return "\n".join(dict.fromkeys(filter(None, (*self.goals[fact], self.facts.best(fact)))))

    def _rest(self) -> list[tuple[str, str]]:
        """What stands beside the tables, and beside the funds, and is no field."""
        beside = [pair for pair in self.facts.rest() if pair != ("标题", self.project)]
        return beside + [pair for reader in self.funds for pair in reader.remarks]

    def _unplaced(self, made: tuple[Dimension, ...], budget: Budget | None) -> list[Decimal]:
        """Totals that stand alone in their row, unless they are the points at stake and not those scored."""
        parts = [each for dimension in made for category in dimension.categories for each in category.indicators]
        weights = total(each.weight for each in (*parts, budget) if each is not None and each.weight is not None)
        scores = [each.self_score for each in (*parts, budget) if each is not None and each.self_score is not None]
        return [number for number in self.pending if scores and (number != weights or total(scores) == weights)]

    def _budget(self, unit: str) -> Budget | None:
        """The funds from their block, or else from labels such as 预算数 and 执行数."""
        made = [budget for budget in (reader.budget(unit) for reader in self.funds) if budget is not None]
        if made:
            return made[0]
        found = {fact: self.facts.number(fact) for fact in (Fact.INITIAL, Fact.ADJUSTED, Fact.EXECUTED)}
        rate = self.facts.best(Fact.RATE)
        if found[Fact.EXECUTED] is None:
            return None
        initial, adjusted, executed = (
            None if each is None else self.faults.attempt(lambda text: amount(text, unit), *each, fact.value)
            for fact, each in found.items()
        )
        return Budget(initial, adjusted, executed, unit, weight=None, printed_rate=rate)


def _others(entries: list[Entry]) -> list[tuple[str, str]]:
    """What the rows of the indicator table say in columns that no field takes."""
    return [pair for entry in entries for pair in entry.others]


def ends_tree(row: Row) -> bool:
    """Whether a row comes after the indicators: the total, a conclusion, a signature, or the head of another form."""
    if is_total_row(row):
        return True
    filled = row.filled
    first = filled[0][1] if filled else ""
    label = first.partition(":")[0].partition("：")[0]
    fact = fact_of(label)
    return (fact is not None and len(filled) <= 4) or is_title(first) or (fact is Fact.PROJECT)


def _goal_columns(row: Row) -> dict[Fact, int] | None:
    """Where 预期目标 and 实际完成情况 stand beside each other; None where they head nothing."""
    if row.is_prose:
        return None
    facts = [(fact_of(text), column) for column, text in row.filled]
    for (one, first), (other, second) in pairwise(facts):
        if one is not None and other is not None and {one, other} == {Fact.GOAL, Fact.OUTCOME}:
            after = [column for _, column in facts if column > second]
            if not after and not (len(facts) > 2 and facts[0][0] not in {Fact.GOAL, Fact.OUTCOME, Fact.REMARK, None}):
                return {one: first, other: second}
    return None
