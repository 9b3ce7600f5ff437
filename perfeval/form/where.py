"""Where the values of a form stood in its source, so that something can be written beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, final

import attrs

from perfeval._plain import items_of
from perfeval._shown import clipped, shown
from perfeval.errors import InvalidForm

__all__ = ["Cell", "Cells"]


def _number(value: int) -> int:
    if type(value) is int and value > 0:
        return value
    raise InvalidForm(f"{shown(value)} is no number of a row, a column or a table", remedy="write 1, 2, 3, …")


@final
@attrs.frozen
class Cell:
    """A cell of the source, by its row and its column from 1, as ``sheet.cell(row, column)`` of openpyxl counts.

    Raises:
        InvalidForm: when a number is none from 1.

    >>> from perfeval import Cell
    >>> Cell(row=9, column=8)
    Cell(row=9, column=8, table=1)
    """

    row: int = attrs.field(converter=_number)
    column: int = attrs.field(converter=_number)
    #: Which table of the document, from 1; rows of cells are one table.
    table: int = attrs.field(default=1, converter=_number)


def _found(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    # Anything else has no items, and says none.
    items = items_of(cells)
    if items is None or not all(isinstance(field, str) and isinstance(cell, Cell) for field, cell in items):
        raise InvalidForm(
            f"{shown(cells)} says no cells of fields", remedy='write {"self_score": Cell(row=9, column=8), …}'
        )
    return dict(items)


@final
@attrs.frozen(eq=False)
class Cells(Mapping[str, Cell]):
    """The cells of fields, by the names of the fields; a field without a cell in the source is not in it.

    It is no part of what a value says: values are equal wherever they stood, and plain data do not have it.

    Raises:
        InvalidForm: when it is made of anything but names and cells.

    >>> from perfeval import Cell, Cells
    >>> cells = Cells({"self_score": Cell(row=9, column=8)})
    >>> cells["self_score"].column, cells.get("reason"), cells
    (8, None, <Cells of self_score>)
    """

    _found: dict[str, Cell] = attrs.field(converter=_found)

    def __getitem__(self, field: str) -> Cell:
        return self._found[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __hash__(self) -> int:
        return hash(frozenset(self._found.items()))

    def __repr__(self) -> str:
        return f"<Cells of {clipped(', '.join(self._found) or 'nothing', 80)}>"


#: Of a value that was not read from cells.
NOWHERE: Final = Cells({})


def known(cells: Mapping[str, Cell | None]) -> Cells:
    """The cells that there are."""
    return Cells({field: cell for field, cell in cells.items() if cell is not None})


def cells_of(cells: Mapping[str, Cell]) -> Cells:
    """Take the cells of fields."""
    return cells if type(cells) is Cells else Cells(cells)
