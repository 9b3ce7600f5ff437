"""Where each cell of a form went: a field, a remark, the structure of the form, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import final

from perfeval._words.signs import says_nothing
from perfeval.reading.grid import Row


@final
class Ledger:
    """Keeps, for each cell of a form's rows, the one place where it ended.

    >>> row = Row(("项目名称", "宣传经费", "500"), 2)
    >>> ledger = Ledger([row])
    >>> ledger.take(row, 0, "label")
    >>> ledger.take(row, 1, "项目名称")
    >>> [(row.place(column), row.cells[column]) for row, column in ledger.left()]
    [(('row 2, column 3',), '500')]
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        #: For each row, where its cells went, by column.
        self._where: dict[int, dict[int, str]] = {}

    def _of(self, row: Row) -> dict[int, str]:
        return self._where.setdefault(id(row), {})

    def take(self, row: Row, column: int, where: str) -> None:
        """Note where a cell went; what has taken it first keeps it."""
        self._of(row).setdefault(column, where)

    def take_all(self, row: Row, columns: Iterable[int], where: str) -> None:
        """Note that several cells of a row went to one place."""
        taken = self._of(row)
        for column in columns:
            taken.setdefault(column, where)

    def take_under(self, row: Row, headings: Iterable[tuple[int, str]]) -> None:
        """Note that the cells of a row that say something went where their headings say."""
        taken, cells = self._of(row), row.cells
        width = len(cells)
        for column, heading in headings:
            if column < width and cells[column]:
                taken.setdefault(column, heading)

    def take_merged(self, row: Row, column: int, where: str) -> None:
        """Note where a cell went, and the copies of its text that a merged cell leaves to its right."""
        self.take(row, column, where)
        for further in range(column + 1, len(row.cells)):
            if row.cells[further] != row.cells[column]:
                break
            self.take(row, further, where)

    def take_copies(self, row: Row, above: Sequence[str] = ()) -> None:
        """Note that a text which only repeats the one before it in its row, under *above*, went where that one went."""
        where, own = "", {column for column, _ in row.under(above)}
        for column, text in enumerate(row.cells):
            if text and where and column not in own:
                self.take(row, column, where)
            if text:
                where = self.where(row, column)

    def take_rest(self, row: Row, where: str) -> None:
        """Note where all cells of a row went that nothing has taken yet."""
        taken = self._of(row)
        for column, text in enumerate(row.cells):
            if text:
                taken.setdefault(column, where)

    def where(self, row: Row, column: int) -> str:
        """Where a cell went; an empty string where nothing took it."""
        taken = self._where.get(id(row))
        return "" if taken is None else taken.get(column, "")

    def left_of(self, row: Row) -> Iterator[tuple[int, str]]:
        """The cells of a row that are not empty and that nothing has taken yet."""
        taken = self._of(row)
        return ((column, text) for column, text in enumerate(row.cells) if text and column not in taken)

    def left(self) -> Iterator[tuple[Row, int]]:
        """The cells that say something and that nothing took."""
        for row in self.rows:
            for column, text in self.left_of(row):
                if not says_nothing(text):
                    yield row, column
