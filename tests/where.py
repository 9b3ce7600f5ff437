"""The law of cells: the cell at the place that a value gives for a field holds what the field says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from perfeval import Budget, Cell, Indicator, SelfEvaluation
from perfeval._exact import bare
from perfeval._text import squeeze
from perfeval._words.keys import simplified
from perfeval._words.signs import says_nothing
from perfeval.reading import trace

#: The texts of a source by table, row and column.
Grid: TypeAlias = Mapping[tuple[int, int, int], str]

#: What stands in a target or an actual beside its number may have a column of its own, and so may a part of a reason.
TEXTS = {"target": "target_text", "actual": "actual_text"}
NUMBERS = {"weight", "self_score", "reviewed_score", "self_total", "reviewed_total"}
AMOUNTS = {"initial", "adjusted", "executed"}


def grid_of(source: Any) -> Grid:
    """The texts of a source as its rows hold them."""
    rows = [each.row for each in trace(source).rows]
    return {
        (row.table, row.number, row.offset + column): text
        for row in rows
        for column, text in enumerate(row.cells, start=1)
    }


def strays(form: SelfEvaluation, grid: Grid) -> list[str]:
    """The fields of a form that are said to stand where something else does."""
    values: list[SelfEvaluation | Budget | Indicator] = [
        form,
        *([form.budget] if form.budget else []),
        *form.indicators,
    ]
    return [
        f"{field} of {getattr(value, 'name', type(value).__name__)}: {said!r} is not {text!r} of {cell}"
        for value in values
        for field, cell, said in fields_of(value)
        if not holds(field, said, text := grid.get((cell.table, cell.row, cell.column), ""))
    ]


def fields_of(value: SelfEvaluation | Budget | Indicator) -> Iterator[tuple[str, Cell, str]]:
    """Each field that has a cell, with what it says."""
    for field, cell in value.cells.items():
        found = getattr(value, TEXTS.get(field, field))
        yield field, cell, "" if found is None else str(found) if field not in NUMBERS | AMOUNTS else bare(found)


def holds(field: str, said: str, text: str) -> bool:
    """Whether a text of the source is what a field says, or a part of it, or has it beside a label."""
    said, text = squeeze(said), simplified(squeeze(text)) if field == "self_grade" else squeeze(text)
    if not said or says_nothing(text):
        # Only of the funds a heading can state the points at stake.
        return says_nothing(text) and (not said or field == "weight")
    if field in AMOUNTS:
        return any(map(str.isdecimal, text))
    return (
        said in text or text in said or (field in NUMBERS and text.rstrip("分0").rstrip(".") in {said, f"{said}.", "0"})
    )
