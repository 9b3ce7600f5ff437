"""One form from its marked rows: each block goes to its reader, and the faults of all come together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast, final

import attrs

from perfeval._exact import bare
from perfeval._text import unwrapped
from perfeval._words.columns import Column
from perfeval._words.labels import Fact
from perfeval._words.signs import says_nothing
from perfeval.finding import Finding
from perfeval.form import Budget, Cells, Dimension, Indicator, SelfEvaluation, Unread
from perfeval.form.form import UNNAMED
from perfeval.form.notices import weights_absent
from perfeval.form.where import known
from perfeval.reading import notices
from perfeval.reading.alignment import Placed
from perfeval.reading.blocks.amounts import amount
from perfeval.reading.blocks.dimensions import dimensions
from perfeval.reading.blocks.execution import settle
from perfeval.reading.blocks.facts import Facts
from perfeval.reading.blocks.funds import FundsReader
from perfeval.reading.blocks.letters import wrong_ratio
from perfeval.reading.blocks.paired import PairedSources
from perfeval.reading.blocks.totals import Totals
from perfeval.reading.blocks.tree import Entry, TreeReader
from perfeval.reading.by_place import is_further_note
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.kinds import names_project
from perfeval.reading.labels import statements
from perfeval.reading.layout import Layout
from perfeval.reading.ledger import Ledger
from perfeval.reading.marks import TREE, Mark
from perfeval.reading.parts import TIERS
from perfeval.reading.sections import Section

#: The labels of the fields of a form, and of a budget that stands beside labels.
_FIELDS: Final = {
    "project": Fact.PROJECT,
    "department": Fact.DEPARTMENT,
    "unit": Fact.UNIT,
    "date": Fact.DATE,
    "self_grade": Fact.GRADE,
}
_AMOUNTS: Final = {
    "initial": Fact.INITIAL,
    "adjusted": Fact.ADJUSTED,
    "executed": Fact.EXECUTED,
    "printed_rate": Fact.RATE,
}


@final
class FormReader:
    """Reads the marked rows of one form, of which one heads its table of indicators."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.rows = rows = section.rows
        self.ledger = Ledger([each.row for each in rows if not each.row.is_prose or each.mark in TREE])
        self.faults = Faults()
        self.facts = Facts(self.faults, self.ledger)
        self.funds: list[FundsReader] = []
        self.paired = PairedSources(self.faults)
        self.tree = TreeReader(self.faults, self.ledger)
        self.heading = next(each for each in rows if each.mark is Mark.HEADING)
        self.layout = self.heading.layout or Layout({}, {}, {}, 0)
        self.totals = Totals(self.layout, self.facts, self.faults, self.ledger)
        self.remarks: list[tuple[str, str]] = []
        self.findings: list[Finding] = []
        self.project = ""
        self.goals: dict[Fact, list[str]] = {Fact.GOAL: [], Fact.OUTCOME: []}

    def read(self, label: str = "") -> SelfEvaluation:
        """The form.

        Raises:
            PerfevalError: its one fault, with what could be read all the same.
            FaultyForm: its faults, when there are several; *label* says in which form.
        """
        self._beside()
        year = self.facts.year() or self.section.year_above
        self._table(year)
        form = self._form(year)
        error = self.faults.raised(label and f"{label}{self.project and f' ({self.project})'}")
        if error is not None:
            raise error.beside(*([form] if form is not None else []))
        return cast("SelfEvaluation", form)

    def _beside(self) -> None:
        """Take the rows before and after the table of indicators."""
        below = goals = False
        columns: dict[Fact, int] = {}
        heads = self.heading.row
        listed: Row | None = None
        for each in self.rows:
            row = each.row
            if each.mark is Mark.INDICATOR:
                continue
            if each.mark is Mark.HEADING:
                below, self.facts.inside = True, False
            elif each.mark is Mark.FUNDS_HEADING and each.layout is not None:
                self.funds.append(FundsReader(each.layout, row, self.faults, self.ledger))
            elif each.mark is Mark.REPEATED and self.funds and not below:
                self.funds[-1].heads(row)
            elif each.mark is Mark.FUNDS and self.funds:
                self.funds[-1].feed(row)
            elif each.mark is Mark.GOALS_HEADING:
                columns, goals = dict(each.goals), True
                heads = row
                self.ledger.take_rest(row, "heading")
            elif each.mark is Mark.GOALS and goals:
                self._goal_texts(columns, heads, row)
            elif each.mark is Mark.LIST_HEADING:
                listed = row
                self.ledger.take_rest(row, "heading")
            elif each.mark is Mark.LIST and listed is not None:
                self._listed(listed, row)
            elif each.mark is Mark.TOTAL and below and self.totals.takes(row):
                pass
            elif each.mark is Mark.NOTE and row.is_prose and not any(label for label, _ in statements(row.cells[0])):
                self.remarks.append(("注", row.cells[0]))
                self.ledger.take_rest(row, "remark 注")
            elif each.mark is Mark.NOTE and is_further_note(row.filled[0][1]):
                self.facts.note(row)
            elif each.mark is Mark.LABEL and self.paired.takes(row):
                self.ledger.take_rest(row, "资金来源")
            elif each.mark not in TREE or each.mark is Mark.NOTE:
                self.facts.feed(row)
                self.facts.inside = not below and (self.facts.inside or names_project(row))

    def _table(self, year: int | None) -> None:
        """Take the rows of the table of indicators, where the year may decide between columns."""
        layouts: dict[int, Layout] = {}
        for each in self.rows:
            if each.mark not in TREE and each.mark is not Mark.HEADING:
                continue
            if each.mark is Mark.HEADING:
                self.ledger.take_rest(each.row, "heading")
                self.layout = self.totals.layout = self.layout.in_year(year)
                continue
            if not (each.placed and each.placed[0].layout.rivals):
                self.tree.feed(each)
                continue
            placed = (
                attrs.evolve(one, layout=layouts.setdefault(id(one.layout), one.layout.in_year(year)))
                for one in each.placed
            )
            self.tree.feed(attrs.evolve(each, placed=tuple(placed)))

    def _listed(self, headings: Row, row: Row) -> None:
        """Keep a row of a list whole: each cell with its heading."""
        name = next(text for _, text in headings.filled)
        parts = []
        for column, text in row.under(headings.cells):
            heading = headings.cells[column] if column < len(headings.cells) else ""
            if not says_nothing(text) and text != name:
                parts.append(f"{''.join(heading.split())}：{text}" if heading and heading != name else text)
        if parts:
            self.remarks.append(("".join(name.split()), "；".join(parts)))
        self.ledger.take_rest(row, f"remark {name}")

    def _goal_texts(self, columns: dict[Fact, int], heads: Row, row: Row) -> None:
        """Take the two texts from under their headings, or else in their order."""
        (first, left), (second, right) = sorted(columns.items(), key=lambda item: item[1])
        cells = row.cells
        if len(cells) > right and (cells[left] or cells[right]):
            self.ledger.take_all(row, range(left), "side of the table")
            # What stands under another heading between the two is neither.
            end = next((column for column, _ in heads.filled if left < column < right), right)
            found = {
                first: [text for _, text in row.filled if text in cells[left:end]],
                second: [text for _, text in row.filled if text in cells[right:]],
            }
            for column in range(end, right):
                if not says_nothing(cells[column]) and cells[column] not in cells[left:end]:
                    self.remarks.append((heads.cells[end], cells[column]))
                    self.ledger.take(row, column, f"remark {heads.cells[end]}")
        else:
            texts = [text for text in cells if text]
            between = [text for column, text in heads.filled if left < column < right]
            behind = len(between) + 1 if len(texts) == len(between) + 2 else 1
            self.remarks += zip(between, texts[1:behind], strict=False)
            found = {first: texts[:1], second: texts[behind:]}
        for fact, said in found.items():
            self.goals[fact].append("\n".join(text for text in said if not says_nothing(text)))
        self.ledger.take_rest(row, "goal")

    def _form(self, year: int | None) -> SelfEvaluation | None:
        facts = self.facts
        self.project = unwrapped(facts.best(Fact.PROJECT, required=True))
        labelled = facts.total()
        own = self._own_funds()
        unit = self._unit(own)
        budget = self._budget(own, unit)
        entries, budget, spent = settle(self.tree.entries, budget, unit)
        made = dimensions(entries, self.faults)
        if not self.tree.entries and not self.faults.found:
            row = self.heading.row
            self.faults.add("the indicator table has no indicator", "add a row for each indicator", *row.place(0))
        if not made:
            return None
        self.totals.settle(made, budget, labelled)
        remarks = [*self._rest(own), *self.remarks, *spent, *self.tree.remarks, *_others(entries)]
        self._notice(made, budget, year)
        return SelfEvaluation(
            self.project or UNNAMED,
            made,
            budget,
            year,
            unwrapped(facts.best(Fact.DEPARTMENT)),
            unwrapped(facts.best(Fact.UNIT)),
            unwrapped(facts.best(Fact.DATE)),
            self._goal(Fact.GOAL),
            self._goal(Fact.OUTCOME),
            self.totals.total,
            facts.grade,
            # The last remarks make the scale known, where a note states it.
            remarks=tuple(dict.fromkeys([*remarks, *self._last()])),
            grade_scale=facts.scale,
            unread=self._unread(),
            findings=self.findings,
            reviewed_total=self.totals.reviewed,
            cells=self._cells(),
        )

    def _unit(self, own: FundsReader | None) -> str:
        """The unit of money: of the funds, else of the form; that none or another one is stated is said."""
        stated = self.facts.money
        unit = (own.unit if own else "") or stated or "万元"
        if own is not None and own.lacks_unit and not stated:
            self.findings.append(notices.unit_assumed(unit, own.headings))
        other = (own.other_unit or stated) if own is not None and own.unit else ""
        if own is not None and other not in {"", unit}:
            self.findings.append(notices.units_differ(unit, other, own.headings))
        return unit

    def _cells(self) -> Cells:
        """Where the form has what stands outside of its tables of funds and indicators."""
        return known({**{field: self.facts.cells.get(fact) for field, fact in _FIELDS.items()}, **self.totals.cells})

    def _goal(self, fact: Fact) -> str:
        """The goal or the outcome, from under its heading and from beside its label."""
        return "\n".join(dict.fromkeys(filter(None, (*self.goals[fact], self.facts.best(fact)))))

    def _rest(self, own: FundsReader | None) -> list[tuple[str, str]]:
        """What the blocks of funds say and no field takes."""
        return [pair for each in self.funds for pair in (each.remarks if each is own else each.as_remarks())]

    def _last(self) -> list[tuple[str, str]]:
        """What stands beside the tables and is no field."""
        return [pair for pair in self.facts.rest() if pair != ("标题", self.project)]

    def _own_funds(self) -> FundsReader | None:
        """The form's own funds: of several blocks with amounts the one nearest below its name, and that is said."""
        filled = [each for each in self.funds if each.amounts]
        if len(filled) < 2:
            return next(iter(filled or self.funds), None)
        places = {id(each.row): place for place, each in enumerate(self.rows)}
        named = next((place for place, each in enumerate(self.rows) if names_project(each.row)), 0)
        below = [each for each in filled if places[id(each.headings)] > named]
        own = (below or filled)[0]
        self.findings.append(notices.guessed("funds-twice", [each.headings for each in filled]))
        return own

    def _budget(self, own: FundsReader | None, unit: str) -> Budget | None:
        """The funds from their block, or else from labels such as 预算数 and 执行数."""
        made = own.budget(unit) if own is not None else None
        if made is not None:
            self.remarks += self.paired.remarks()
            return made
        found = {fact: self.facts.number(fact) for fact in (Fact.INITIAL, Fact.ADJUSTED, Fact.EXECUTED)}
        rate = self.facts.best(Fact.RATE)
        if found[Fact.EXECUTED] is None:
            for fact, each in found.items():
                self.remarks += [(fact.value, each[0])] if each is not None else []
            self.remarks += [*([(Fact.RATE.value, rate)] if rate else []), *self.paired.remarks()]
            return None
        initial, adjusted, executed = (
            None if each is None else self.faults.attempt(lambda text: amount(text, unit), *each, fact.value)
            for fact, each in found.items()
        )
        cells = {field: self.facts.cells.get(fact) for field, fact in _AMOUNTS.items()}
        sources = self.paired.read(unit)
        return Budget(
            initial, adjusted, executed, unit, weight=None, sources=sources, printed_rate=rate, cells=known(cells)
        )

    def _unread(self) -> list[Unread]:
        """What no field and no remark has taken."""
        placed = {id(each.row): each.placed for each in self.rows}
        return [
            Unread(row.cells[column], row.place(column), _heading_over(placed.get(id(row), ()), column))
            for row, column in self.ledger.left()
        ]

    def _notice(self, made: tuple[Dimension, ...], budget: Budget | None, year: int | None) -> None:
        """Say what was guessed, and what does not come to what is printed."""
        row = self.heading.row
        if self.facts.years_differ and year is not None:
            self.findings.append(notices.years_differ(year, row))
        self.findings += [notices.labels_differ(each.word, each.text, each.row) for each in self.facts.differing]
        self.findings += [notices.funds_summed(each.headings) for each in self.funds if each.summed]
        ratios = [(wrong_ratio(each.layout), each.headings) for each in self.funds]
        self.findings += [notices.rate_of_others(ratio, headings) for ratio, headings in ratios if ratio]
        for column, rivals in self.layout.rivals.items():
            taken = self.layout.headings[column]
            self.findings.append(notices.columns_alike([heading for heading, _ in rivals], taken, row))
        indicators = [each for part in made for category in part.categories for each in category.indicators]
        if Column.WEIGHT not in self.layout and all(each.weight is None for each in indicators):
            self.findings.append(weights_absent(row.place(0)))
        self.findings += self.tree.findings
        guesses = [(each.guess, each.row) for each in self.rows if each.guess]
        guesses += [("rows-left", each) for each in self.section.left]
        if Column.WEIGHT in self.layout or Column.SCORE in self.layout:
            guesses += [("name-alone", entry.row) for entry in self.tree.entries if not entry.has_content]
        guesses += [("row-joined", each) for each in self.tree.joined]
        guesses += [("row-repeated", each) for each in _repeated(self.tree.entries)]
        self.findings += notices.of_guesses(guesses)
        self._compare(indicators, budget, [each for _, each in guesses])
        if self.totals.empty is not None and self.totals.total is None:
            self.findings.append(notices.total_absent(self.totals.empty))

    def _compare(self, indicators: list[Indicator], budget: Budget | None, guesses: list[Row]) -> None:
        """Hold the printed totals against what was read."""
        parts: list[Indicator | Budget] = [*indicators, *([budget] if budget else [])]
        for what, printed, read, row in self.totals.differences(parts, budget):
            self.findings.append(notices.sum_differs(what, bare(printed), bare(read), row, guesses=guesses))


def _others(entries: list[Entry]) -> list[tuple[str, str]]:
    """What the rows of the indicator table say in columns that no field takes."""
    return [pair for entry in entries for pair in entry.others]


def _repeated(entries: list[Entry]) -> list[Row]:
    """Rows that say the same as a row before them."""
    seen: set[tuple[object, ...]] = set()
    repeated = []
    for entry in entries:
        texts = (text for column, text in entry.texts.items() if column not in TIERS)
        said = (entry.dimension, entry.category, entry.name, *texts)
        if said in seen:
            repeated.append(entry.row)
        seen.add(said)
    return repeated


def _heading_over(placed: Sequence[Placed], column: int) -> str:
    """The heading of the table of indicators that a cell stands under, or an empty string."""
    for each in placed:
        spot = each.spot_of(column)
        for named, spots in each.layout.columns.items():
            if spot in spots:
                return each.layout.headings[named]
    return ""
