"""Rows of cells, as libraries for spreadsheets, documents and data frames give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeGuard

from perfeval._plain import limited
from perfeval.errors import InvalidForm
from perfeval.form.cells import ROWS, cell_text
from perfeval.reading.grid import Row

#: Empty cells beyond this column are formatting, not content.
_WIDE: Final = 64
#: No sheet has more columns.
_WIDEST: Final = 16_384


def rows_of(source: Iterable[object]) -> Iterator[Row]:
    """Rows of cells, as any library for spreadsheets and documents gives them.

    Raises:
        InvalidForm: when *source* is no iterable of rows, or a cell holds what no cell can hold.
    """
    for number, row in enumerate(limited(source), start=1):
        if isinstance(row, (tuple, list)):
            values = tuple(row)
        elif isinstance(row, Iterable) and not isinstance(row, (str, bytes, Mapping)):
            values = tuple(limited(row, _WIDEST))
        else:
            raise _no_row(row, number)
        if all(value is None for value in values):
            continue
        for cells in _levels(values, number):
            if any(cells):
                yield Row(cells, number)


def _no_row(row: object, number: int) -> InvalidForm:
    remedy = ROWS
    if isinstance(row, str):
        remedy = 'pass one text, as "\\n".join(lines), or lists of cells'
    elif isinstance(row, Mapping):
        remedy = "pass records to SelfEvaluation.from_rows"
    return InvalidForm(f"row {number} is a {type(row).__name__}, not a sequence of cells", remedy=remedy)


def _levels(row: tuple[object, ...], number: int) -> Iterator[tuple[str, ...]]:
    """The cells of a row; headings of several levels, as a data frame gives them, are as many rows."""
    cells = [cell for cell in row if isinstance(cell, tuple)]
    if cells and len(cells) == len(row) and len(set(map(len, cells))) == 1:
        for level in zip(*cells, strict=True):
            yield _cells(level, number)
    else:
        yield _cells(row, number)


def _cells(row: Iterable[object], number: int) -> tuple[str, ...]:
    texts: list[str] = []
    for column, value in enumerate(row, start=1):
        try:
            texts.append("" if value is None else cell_text(value))
        except InvalidForm as error:
            raise error.within(f"row {number}, column {column}") from None
    while len(texts) > _WIDE and not texts[-1]:
        texts.pop()
    return tuple(texts)


def is_rows(source: object) -> TypeGuard[Iterable[object]]:
    """Whether *source* can be iterated for rows, and is nothing that only looks like it."""
    strangers = isinstance(source, (bytes, bytearray, memoryview, Mapping))
    foreign = hasattr(source, "iterrows") or hasattr(source, "read")
    return isinstance(source, Iterable) and not strangers and not foreign
