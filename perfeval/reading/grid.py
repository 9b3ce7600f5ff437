"""The neutral grid that every layout becomes: rows of cells, each with its place."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, final

import attrs

from perfeval.errors import InvalidForm
from perfeval.form import Cell, Cells
from perfeval.form.where import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: How many cells a document may have when merged cells are taken apart.
MAX_CELLS: Final = 120_000

#: How many rows its tables may have in all.
MAX_ROWS: Final = 40_000

#: How many cells a row, and how many tables a document, may have.
MAX_COLUMNS: Final = 1_000
MAX_TABLES: Final = 5_000

#: What begins a number, and how long one is.
_NUMBER: Final = re.compile("[-+￥¥≥≤]?[0-9]")
_LONGEST_NUMBER: Final = 20

#: Forms of one kind have their values in the same places.
_cell: Final = lru_cache(maxsize=2048)(Cell)


@final
@attrs.frozen
class Row:
    """One row of a table, or one line of the text around tables.

    A merged cell has its text in its first place and empty texts in the others.
    """

    cells: tuple[str, ...]
    #: Its number in the table, or its line in the text, from 1.
    number: int
    #: The number of its table in the document, from 1; 0 for a line of text outside of tables.
    table: int = 1
    #: The line of each cell, where the text has one cell to a line and rows were found by their content.
    lines: tuple[int, ...] = ()
    #: How many columns of its table stand left of its first cell, where two forms stood side by side.
    offset: int = 0
    #: The code of the finding that says what was guessed to make the row; empty where nothing was.
    guess: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether it is a line outside of tables."""
        return not self.table

    @property
    def whole(self) -> str:
        """All that its cells say, one after another."""
        return "".join(self.cells)

    @cached_property
    def filled(self) -> list[tuple[int, str]]:
        """The cells that say something, with their columns from 0; a text that a merged cell repeats stands once."""
        found: list[tuple[int, str]] = []
        for column, text in enumerate(self.cells):
            if text and not (found and found[-1][1] == text):
                found.append((column, text))
        return found

    def under(self, above: Sequence[str]) -> list[tuple[int, str]]:
        """The same, but a number beside its equal stands again where it is another cell than that one.

        It is, where *above* has not the same over both, or where an empty cell is between.

        >>> Row(("任务", "防火", "300", "300"), 2).under(("任务", "内容", "预算", "执行"))[2:]
        [(2, '300'), (3, '300')]
        >>> Row(("得分", "98", "98"), 2).under(("结论", "优", "优")), Row(("得分", "98", "98"), 2).under(())
        ([(0, '得分'), (1, '98')], [(0, '得分'), (1, '98')])
        """
        cells = self.cells
        heads = (*above, *[""] * len(cells))
        found: list[tuple[int, str]] = []
        for column, text in enumerate(cells):
            copied = bool(found) and found[-1][1] == text
            if copied and begins_number(text):
                copied = cells[column - 1] == text and heads[column] == heads[column - 1]
            if text and not copied:
                found.append((column, text))
        return found

    def place(self, column: int) -> tuple[str, ...]:
        """Where a cell stands, as a person would look for it.

        >>> Row(("a", "b"), 14).place(1), Row(("a",), 3, table=2).place(0), Row(("a",), 7, table=0).place(0)
        (('row 14, column 2',), ('table 2', 'row 3, column 1'), ('line 7',))
        """
        if self.lines:
            return (f"line {self.lines[min(column, len(self.lines) - 1)]}",)
        if self.is_prose:
            return (f"line {self.number}",)
        inside = f"row {self.number}, column {self.offset + column + 1}"
        return (inside,) if self.table == 1 else (f"table {self.table}", inside)

    def cell(self, column: int) -> Cell | None:
        """A cell by its row and its column from 1, also beyond the last one; None outside of tables.

        >>> Row(("a", "b"), 14).cell(1), Row(("a",), 7, table=0).cell(0)
        (Cell(row=14, column=2, table=1), None)
        """
        if self.lines or self.is_prose or column < 0:
            return None
        return _cell(self.number, self.offset + column + 1, self.table)

    def cells_of(self, columns: Mapping[str, int]) -> Cells:
        """The cells of fields by their columns from 0; a column below 0 is none, and outside of tables there are none.

        >>> Row(("a", "b"), 14).cells_of({"name": 0, "reason": -1})["name"]
        Cell(row=14, column=1, table=1)
        """
        if self.lines or self.is_prose:
            return NOWHERE
        number, first, table = self.number, self.offset + 1, self.table
        return Cells({field: _cell(number, first + column, table) for field, column in columns.items() if column >= 0})

    def beside(self, column: int) -> Cell | None:
        """The cell to the right of another one, and of the copies of its text that a merged cell leaves.

        >>> Row(("自评等级", "自评等级", ""), 21).beside(0)
        Cell(row=21, column=3, table=1)
        """
        cells = self.cells
        return self.cell(
            next((place for place in range(column, len(cells)) if cells[place] != cells[column]), len(cells))
        )


def begins_number(text: str) -> bool:
    """Whether a short text begins with a number, so that it may stand twice and be no copy of itself."""
    return len(text) <= _LONGEST_NUMBER and _NUMBER.match(text) is not None


def limit_signs(text: str, sign: str) -> None:
    """Refuse a text in which *sign* stands between more cells than a document may have."""
    if sign and text.count(sign) > MAX_CELLS:
        raise too_large()


def too_large() -> InvalidForm:
    """Say how large a document may be."""
    return InvalidForm(
        f"the tables have more than {MAX_CELLS} cells or {MAX_ROWS} rows, or {MAX_COLUMNS} cells in one row",
        remedy="pass the forms in several parts, without the rows and columns that hold nothing",
    )


def bounded(rows: Iterator[Row]) -> list[Row]:
    """All rows that say something, unless there are more cells than any form can have.

    Raises:
        InvalidForm: when tables are larger than :data:`MAX_ROWS` and :data:`MAX_CELLS` allow.
    """
    taken: list[Row] = []
    cells = table_rows = 0
    for row in rows:
        cells += len(row.cells)
        table_rows += not row.is_prose
        if cells > MAX_CELLS or table_rows > MAX_ROWS or len(row.cells) > MAX_COLUMNS:
            raise too_large()
        cleaned = said(row)
        if any(cleaned.cells):
            taken.append(cleaned)
    return taken


#: What programs write into a cell that has nothing.
MISSING: Final = frozenset({"NaN", "nan", "NAN", "None", "none", "NaT", "<NA>", "null", "NULL", "\\n", "#N/A"})


def said(row: Row) -> Row:
    """The row without what programs write for nothing; a line break that was spelled out is one.

    >>> said(Row(("产出指标", "NaN", "控制在\\\\n2小时"), 1)).cells
    ('产出指标', '', '控制在\\n2小时')
    """
    # Each of the words has the letter, and few cells of a form do.
    whole = row.whole
    if ("n" not in whole and "N" not in whole) or not any(text in MISSING or "\\n" in text for text in row.cells):
        return row
    cells = ("" if text in MISSING else text.replace("\\n", "\n").strip() for text in row.cells)
    return attrs.evolve(row, cells=tuple(cells))
