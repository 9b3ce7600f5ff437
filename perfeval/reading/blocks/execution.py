"""The execution rate as a row of the indicator table: it belongs to the funds, and counts once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import attrs

from perfeval._exact import total
from perfeval._text import squeeze
from perfeval._words.columns import Column
from perfeval._words.keys import key
from perfeval._words.signs import says_nothing
from perfeval._words.tiers import EXECUTION, OUTSIDE
from perfeval.errors import PerfevalError
from perfeval.form import Budget, Cell, Cells
from perfeval.form.where import NOWHERE, known
from perfeval.reading.blocks.amounts import amount
from perfeval.reading.blocks.tree import UNSORTED, Entry
from perfeval.reading.small_texts import read_points

#: What a row may say beside its points at stake.
_SAID: Final = (
    Column.TARGET, Column.ACTUAL, Column.SCORE, Column.REASON, Column.REVIEWED_ACTUAL, Column.REVIEWED_SCORE,
)  # fmt: skip


def is_execution(entry: Entry) -> bool:
    """Whether a row is about how far the budget was spent, and stands outside of the tree proper."""
    dimension = key(entry.dimension)
    if EXECUTION.fullmatch(dimension):
        return True
    outside = entry.dimension == UNSORTED or OUTSIDE.search(dimension) is not None
    return outside and EXECUTION.fullmatch(key(entry.name)) is not None


def settle(
    entries: list[Entry], budget: Budget | None, unit: str
) -> tuple[list[Entry], Budget | None, list[tuple[str, str]]]:
    """Give the points of an execution row to the budget, where they are its own.

    They are when the budget has none, or the same ones without which the form comes to 100.
    A row that the budget cannot hold stays an indicator; a row that goes leaves what it says in the remarks.
    So does one that only says once more what the points of another come to.
    """
    again = _again([entry for entry in entries if is_execution(entry)])
    left, kept, remarks = _settled([each for each in entries if id(each) not in again], budget, unit)
    return left, kept, [*remarks, *again.values()]


def _again(rows: list[Entry]) -> dict[int, tuple[str, str]]:
    """Rows such as 预算执行率得分 that have no values, and the same points as another row; each as a remark."""
    found: dict[int, tuple[str, str]] = {}
    for each in rows:
        points = [each.text(column) for column in (Column.WEIGHT, Column.SCORE)]
        values = [each.text(column) for column in (Column.TARGET, Column.ACTUAL)]
        bare = all(says_nothing(text) or text == each.name for text in values)
        others = [other for other in rows if other is not each and id(other) not in found]
        same = any(points == [other.text(column) for column in (Column.WEIGHT, Column.SCORE)] for other in others)
        if bare and same and key(each.name).endswith("分"):
            found[id(each)] = (each.name, "，".join(filter(None, points)))
    return found


def _settled(
    entries: list[Entry], budget: Budget | None, unit: str
) -> tuple[list[Entry], Budget | None, list[tuple[str, str]]]:
    rows = [entry for entry in entries if is_execution(entry)]
    if len(rows) != 1 or len(entries) == 1:
        return entries, budget, []
    entry = rows[0]
    try:
        weight, score = _points(entry, Column.WEIGHT), _points(entry, Column.SCORE)
        reviewed = _points(entry, Column.REVIEWED_SCORE)
        weight = entry.dimension_weight if weight is None else weight
        others = total(
            each
            for each in (_points(other, Column.WEIGHT) for other in entries if other is not entry)
            if each is not None
        )
    except PerfevalError:
        return entries, budget, []
    kept = _merged(entry, budget, unit, weight, score, others)
    if kept is None:
        return entries, budget, []
    if kept.reviewed_score is None:
        kept = attrs.evolve(kept, reviewed_score=reviewed)
    kept = attrs.evolve(kept, cells=_cells(entry, budget, kept))
    left = [each for each in entries if each is not entry]
    return left, kept, _remarks(entry, kept)


def _points(entry: Entry, column: Column) -> Decimal | None:
    return read_points(entry.text(column))


def _merged(
    entry: Entry, budget: Budget | None, unit: str, weight: Decimal | None, score: Decimal | None, others: Decimal
) -> Budget | None:
    """The budget with the row's points; None where the row is an indicator of its own."""
    if budget is None:
        return _from_amounts(entry, unit, weight, score)
    if budget.weight is None:
        rate = budget.printed_rate or (entry.text(Column.ACTUAL) if "%" in squeeze(entry.text(Column.ACTUAL)) else "")
        return attrs.evolve(
            budget,
            weight=weight,
            self_score=score if budget.self_score is None else budget.self_score,
            printed_rate=rate,
        )
    if weight is not None and (weight != budget.weight or others + weight + budget.weight == 100):
        return None
    return attrs.evolve(budget, self_score=score if budget.self_score is None else budget.self_score)


def _cells(entry: Entry, before: Budget | None, kept: Budget) -> Cells:
    """Where each field stands: in the row, if its value came from there or the block of funds has no cell for it."""
    own: Mapping[str, Cell] = NOWHERE if before is None else before.cells
    columns = {"weight": Column.WEIGHT, "self_score": Column.SCORE, "reviewed_score": Column.REVIEWED_SCORE}
    if before is None:
        columns |= {"adjusted": Column.TARGET, "executed": Column.ACTUAL}
    elif kept.printed_rate:
        columns |= {"printed_rate": Column.ACTUAL}
    found = {
        field: entry.cell(column)
        for field, column in columns.items()
        if field not in own or getattr(before, field) != getattr(kept, field)
    }
    return known({**own, **found})


def _from_amounts(entry: Entry, unit: str, weight: Decimal | None, score: Decimal | None) -> Budget | None:
    """A budget from a row whose target and actual are amounts of money and not rates."""
    target, actual = entry.text(Column.TARGET), entry.text(Column.ACTUAL)
    try:
        adjusted, executed = amount(target, unit), amount(actual, unit)
    except PerfevalError:
        return None
    if executed is None or adjusted is None or (adjusted == 100 and "元" not in target):
        return None
    return Budget(adjusted=adjusted, executed=executed, unit=unit, weight=weight, self_score=score)


def _remarks(entry: Entry, budget: Budget) -> list[tuple[str, str]]:
    """What the row says beside the points, under its own name."""
    amounts = budget.sources == () and budget.initial is None and not budget.printed_rate
    taken = {Column.TARGET, Column.ACTUAL} if amounts else set()
    if budget.reviewed_score == _points(entry, Column.REVIEWED_SCORE):
        taken.add(Column.REVIEWED_SCORE)
    if budget.self_score == _points(entry, Column.SCORE):
        taken.add(Column.SCORE)
    said = [
        (f"{entry.name} → {entry.headings[column]}", entry.text(column))
        for column in _SAID
        if column not in taken
        and not says_nothing(entry.text(column))
        and entry.text(column) not in {budget.printed_rate, entry.name}
    ]
    return said + list(entry.others)
