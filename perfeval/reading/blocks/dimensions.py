"""The dimensions of a form, with their categories and indicators, from the rows that its table has for them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import attrs

from perfeval._text import unwrapped
from perfeval._words.columns import Column
from perfeval._words.signs import says_nothing
from perfeval.form import Category, Dimension, Indicator
from perfeval.reading.blocks.tree import Entry
from perfeval.reading.faults import Faults
from perfeval.reading.small_texts import read_points

#: The columns of the fields of an indicator.
_FIELDS: Final = {
    "name": Column.NAME,
    "target": Column.TARGET,
    "actual": Column.ACTUAL,
    "weight": Column.WEIGHT,
    "self_score": Column.SCORE,
    "reason": Column.REASON,
    "standard": Column.STANDARD,
    "reviewed_actual": Column.REVIEWED_ACTUAL,
    "reviewed_score": Column.REVIEWED_SCORE,
}


def indicator(entry: Entry, faults: Faults) -> Indicator | None:
    """The indicator of a row, or None where the row has faults, which are noted."""

    def points(column: Column) -> Decimal | None:
        heading = entry.headings.get(column, column.value)
        return faults.attempt(read_points, entry.text(column), entry.row, entry.columns.get(column, 0), heading)

    before = len(faults.found)
    weight, score = points(Column.WEIGHT), points(Column.SCORE)
    if len(faults.found) > before:
        return None
    reason, standard, actual = map(entry.text, (Column.REASON, Column.STANDARD, Column.REVIEWED_ACTUAL))
    return Indicator(
        entry.name,
        target=entry.text(Column.TARGET),
        actual=entry.text(Column.ACTUAL),
        weight=weight,
        self_score=score,
        reason="" if says_nothing(reason) else reason,
        standard="" if says_nothing(standard) else standard,
        reviewed_actual="" if says_nothing(actual) else unwrapped(actual),
        reviewed_score=read_points(entry.text(Column.REVIEWED_SCORE)),
        cells=entry.row.cells_of({field: entry.columns[of] for field, of in _FIELDS.items() if of in entry.columns}),
    )


def dimensions(entries: list[Entry], faults: Faults) -> tuple[Dimension, ...]:
    """The tree that the entries make; tiers of one name are one tier, wherever their rows stand."""
    tree: dict[str, dict[str, list[Indicator]]] = {}
    tier_weights: dict[tuple[str, ...], Decimal | None] = {}
    for entry in entries:
        made = indicator(entry, faults)
        category = tree.setdefault(entry.dimension, {}).setdefault(entry.category, [])
        for path, weight in (
            ((entry.dimension,), entry.dimension_weight),
            ((entry.dimension, entry.category), entry.category_weight),
        ):
            tier_weights[path] = tier_weights.get(path) if weight is None else weight
        if made is not None:
            category.append(made)
    if not any(Column.WEIGHT in entry.texts for entry in entries):
        _weigh_alone(tree, tier_weights)
    return tuple(
        Dimension(
            dimension,
            [Category(name, made, tier_weights[dimension, name]) for name, made in categories.items() if made],
            tier_weights[(dimension,)],
        )
        for dimension, categories in tree.items()
        if any(categories.values())
    )


def _weigh_alone(tree: dict[str, dict[str, list[Indicator]]], weights: dict[tuple[str, ...], Decimal | None]) -> None:
    """Without a column of weights, an indicator that is alone in its category has all that the category has."""
    for dimension, categories in tree.items():
        for category, made in categories.items():
            if len(made) == 1 and weights[dimension, category] is not None:
                made[0] = attrs.evolve(made[0], weight=weights[dimension, category])
