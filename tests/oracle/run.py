"""The library beside the oracle: what differs, and how often each way of deciding was taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, Protocol

from perfeval import (
    Budget,
    IndicatorScore,
    Rulebook,
    Scorecard,
    SelfEvaluation,
    Unsettled,
    evaluate,
    evaluate_indicator,
)
from tests.oracle.books import Book
from tests.oracle.building import as_form
from tests.oracle.classes import CLASSES, classes_of
from tests.oracle.drawing import sheets
from tests.oracle.rows import Sheet
from tests.oracle.rules import ZERO, Points
from tests.oracle.scoring import Result, score

SEED: Final = 20200225
#: Grades that are given; open while the ends of a total do not agree, on a bound where the total is the lowest of one.
GRADES: Final = ("优", "良", "中", "差", "open", "on a bound")


class Drawn(NamedTuple):
    """A form as it was drawn, and as the library has it."""

    sheet: Sheet
    form: SelfEvaluation


@dataclass
class Report:
    """What one rulebook came to."""

    book: Book
    indicators: int = 0
    differences: list[str] = field(default_factory=list)
    ways: Counter[str] = field(default_factory=Counter)
    ways_of_execution: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    grades: Counter[str] = field(default_factory=Counter)

    def quotas(self) -> Iterator[tuple[str, dict[str, int]]]:
        """Every table of quotas, what was never taken among them."""
        for title, counted, due in (
            ("indicators decided by", self.ways, self.book.ways),
            ("execution decided by", self.ways_of_execution, self.book.ways_of_execution),
            ("kinds of indicators", self.classes, CLASSES),
            ("grades", self.grades, GRADES),
        ):
            yield title, {name: counted[name] for name in sorted({*due, *counted})}

    def empty(self) -> list[str]:
        """What should have been taken and never was."""
        return [f"{title}: {name}" for title, table in self.quotas() for name, count in table.items() if not count]

    def unknown(self) -> list[str]:
        """Ways of deciding that the oracle does not know of."""
        return sorted(
            (self.ways.keys() - self.book.ways) | (self.ways_of_execution.keys() - self.book.ways_of_execution)
        )


def drawn(count: int, seed: int = SEED) -> list[Drawn]:
    """Forms of at least so many indicators."""
    forms: list[Drawn] = []
    for sheet in sheets(seed):
        if count <= 0:
            break
        forms.append(Drawn(sheet, as_form(sheet, f"项目{len(forms)}")))
        count -= sum(len(group.rows) for group in sheet.groups)
    return forms


def compare(rulebook: Rulebook, book: Book, forms: list[Drawn]) -> Report:
    """Score every form twice."""
    report = Report(book)
    for each in forms:
        card = evaluate(each.form, rulebook, accept_self_scores=each.sheet.accepts)
        report.differences += _differences(card, each.sheet, score(each.sheet, book), report)
    return report


class _Scored(Protocol):
    @property
    def low(self) -> Decimal: ...
    @property
    def high(self) -> Decimal: ...


def _ends(node: _Scored) -> Points:
    return Fraction(node.low), Fraction(node.high)


def _differences(card: Scorecard, sheet: Sheet, expected: Result, report: Report) -> list[str]:
    """What differs in one form; a total is compared where its parts agree."""
    found = [*_in_rows(card, sheet, expected, report), *_in_execution(card, sheet, expected, report)]
    if found:
        return found
    grade = _grade(card)
    report.grades[grade or "open"] += 1
    report.grades["on a bound"] += expected.total[0] in report.book.grades
    parts = [
        (f"{node.name}: the sum of its parts", _sum(children), _ends(node))
        for node, children in (
            *((dimension, dimension.categories) for dimension in card.dimensions),
            *((category, category.indicators) for category in card.categories),
        )
    ]
    parts.append(("total", expected.total, _ends(card)))
    found = [_shown(name, mine, theirs) for name, mine, theirs in parts if mine != theirs]
    if not found and grade != expected.grade:
        found.append(f"grade {grade} instead of {expected.grade} for {expected.total}")
    return found


def _sum(nodes: tuple[_Scored, ...]) -> Points:
    return sum((Fraction(each.low) for each in nodes), ZERO), sum((Fraction(each.high) for each in nodes), ZERO)


def _grade(card: Scorecard) -> str | None:
    try:
        return card.grade.value
    except Unsettled:
        return None


def _in_rows(card: Scorecard, sheet: Sheet, expected: Result, report: Report) -> Iterator[str]:
    placed = [(row, group) for group in sheet.groups for row in group.rows]
    report.indicators += len(placed)
    for index, ((row, group), verdict, got) in enumerate(zip(placed, expected.rows, card.indicators, strict=True)):
        report.ways[got.decided_by] += 1
        report.classes.update(classes_of(row, group, sheet, verdict))
        # A cap asks for the other rows of the form, so that a row without a target may have more beside them.
        scores = [got] if index or (report.book.caps and row.target is None) else [got, _alone(card, sheet)]
        for each in scores:
            if _ends(each) != (verdict.low, verdict.high):
                name = f"{_named(each)} under {group.dimension}/{group.category}{_beside(sheet)}"
                text = _shown(f"{name} by {each.decided_by}", (verdict.low, verdict.high), _ends(each))
                yield text
                break


def _named(score: IndicatorScore) -> str:
    """An indicator in few words."""
    indicator = score.indicator
    parts = [f"{indicator.target} with {indicator.actual} of {indicator.weight}"]
    for name in ("judged", "deduction", "self_score"):
        value = getattr(indicator, name)
        parts += [] if value is None else [f"{name} {value}"]
    return ", ".join(parts if indicator.applicable else [*parts, "not applicable"])


def _beside(sheet: Sheet) -> str:
    return (f" in {sheet.year}" if sheet.year else "") + (" with self-scores" if sheet.accepts else "")


def _alone(card: Scorecard, sheet: Sheet) -> IndicatorScore:
    """The first indicator of a form, scored by itself."""
    group = sheet.groups[0]
    return evaluate_indicator(
        card.indicators[0].indicator,
        card.rulebook,
        dimension=group.dimension,
        category=group.category,
        year=sheet.year,
        accept_self_scores=sheet.accepts,
    )


def _in_execution(card: Scorecard, sheet: Sheet, expected: Result, report: Report) -> Iterator[str]:
    if card.execution is None or sheet.funds is None or expected.execution is None:
        if not (card.execution is None and sheet.funds is None and expected.execution is None):
            yield f"execution {card.execution} of {sheet.funds}"
        return
    report.ways_of_execution[card.execution.decided_by] += 1
    if _ends(card.execution) != expected.execution:
        name = f"{_paid(card.execution.budget)} of {card.execution.weight} by {card.execution.decided_by}"
        yield _shown(name, expected.execution, _ends(card.execution))


def _paid(budget: Budget) -> str:
    """Funds in few words."""
    sources = "".join(f"; {each.executed} of {each.adjusted}{each.unit}" for each in budget.sources)
    return f"{budget.executed} of {budget.adjusted}{budget.unit}{sources}"


def _shown(name: str, expected: Points, got: Points) -> str:
    return "{}: {} to {}, by its sentences {} to {}".format(name, *(f"{float(end):g}" for end in (*got, *expected)))
