"""The target of a row in a table that has the adjusted targets beside those that were there first."""

from __future__ import annotations

from perfeval._words.columns import Column, adjusts_nothing
from perfeval.reading.alignment import Placed


def original_of(placed: Placed) -> tuple[int, int] | None:
    """The place and the cell of the target that was there first, where the row adjusts nothing; else None."""
    if not placed.layout.originals or not adjusts_nothing(placed.text(Column.TARGET)):
        return None
    cells, spots = placed.row.cells, placed.spots
    found = [
        (place, index)
        for place in placed.layout.originals
        if place < len(spots)
        for index in spots[place]
        if cells[index]
    ]
    return found[0] if found else None
