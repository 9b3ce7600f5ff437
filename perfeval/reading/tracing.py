"""What each row of a document was taken for, and where each of its cells went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, final

import attrs

from perfeval._console import for_console
from perfeval._shown import brief_repr
from perfeval._text import one_line, pad
from perfeval._words.signs import says_nothing
from perfeval.errors import PerfevalError
from perfeval.form import SelfEvaluation, Unread
from perfeval.reading.build import FormReader
from perfeval.reading.grid import Row
from perfeval.reading.marks import Marked
from perfeval.reading.notices import row_of
from perfeval.reading.pipeline import missing, read_all, stages
from perfeval.report import Column, Table, as_html
from perfeval.report import Row as Shown

#: How much of a cell a line shows.
_SHOWN: Final = 16

#: How many columns of cells a table shows; those beyond stand together in the last.
_MOST_COLUMNS: Final = 24

_UNREAD: Final = "UNREAD"


class _Line(NamedTuple):
    """A row of the document as it is shown."""

    place: str
    mark: str
    #: Its cells by their columns from 0, each with where it went.
    cells: dict[int, str]
    unread: bool


@final
@attrs.frozen
class Trace:
    """How a document was read: one line for each row, with its place, its mark, and where each cell went.

    In a notebook it shows as a table, in which the rows with unread cells and the faults are bold.
    It never raises for what a form holds: faults are in `faults`, and what could be read is in `forms`.
    """

    rows: tuple[Marked, ...]
    #: What could be read, the sound rows of forms with faults included.
    forms: tuple[SelfEvaluation, ...]
    #: What is wrong with the forms; `read_form` raises it.
    faults: tuple[PerfevalError, ...]
    _readers: tuple[FormReader, ...]

    @property
    def unread(self) -> tuple[Unread, ...]:
        """The cells of forms that found no place."""
        return tuple(cell for form in self.forms for cell in form.unread)

    def cells(self) -> Iterator[tuple[Row, int, str]]:
        """Each cell of a form's tables that says something, with its row and its column from 0, and where it went.

        A cell that found no place went to an empty text.
        """
        for reader in self._readers:
            for row in reader.ledger.rows:
                for column, text in enumerate(row.cells):
                    if not says_nothing(text):
                        yield row, column, reader.ledger.where(row, column)

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """For each row its place, its mark, and its cells, each with where it went."""
        for line in self._lines():
            yield line.place, line.mark, " | ".join(line.cells.values())

    def _lines(self) -> Iterator[_Line]:
        owners = {id(each.row): reader for reader in self._readers for each in reader.rows}
        for each in self.rows:
            reader = owners.get(id(each.row))
            mark = each.mark.value if reader is not None else f"({each.mark.value}, in no form)"
            if each.guess:
                mark += f" [{each.guess}]"
            yield _Line(row_of(each.row), mark, *_cells(each.row, reader))

    def __str__(self) -> str:
        return for_console(self.to_text(), repr(self))

    def to_text(self) -> str:
        """A line for each row, each unread cell and each fault, the same on every console."""
        lines = list(self.lines())
        places = max((len(place) for place, _, _ in lines), default=0)
        marks = min(max((len(mark) for _, mark, _ in lines), default=0), 40)
        found = [f"{pad(place, places)}  {pad(mark, marks)}  {cells}" for place, mark, cells in lines]
        found += [f"unread: {cell.to_text()}" for cell in self.unread]
        found += [f"fault: {fault}" for fault in self.faults]
        return "\n".join(found) if found else "no rows"

    def _repr_html_(self) -> str:
        return as_html(self._table())

    def _table(self) -> Table:
        """A row for each row of the document, strong where a cell of it is unread, and one for each fault."""
        lines = list(self._lines())
        width = min(max((column + 1 for line in lines for column in line.cells), default=1), _MOST_COLUMNS)
        columns = [Column("place"), Column("row"), *(Column(f"{number}") for number in range(1, width + 1))]
        rows = [Shown((line.place, line.mark, *_spread(line.cells, width)), strong=line.unread) for line in lines]
        for fault in self.faults:
            said = {0: f"{fault.problem}; instead: {fault.remedy}" if fault.remedy else fault.problem}
            rows.append(Shown((" → ".join(fault.place), "FAULT", *_spread(said, width)), strong=True))
        return Table(
            tuple(columns), tuple(rows), self._summary(), [f"unread: {cell.to_text()}" for cell in self.unread]
        )

    def _summary(self) -> str:
        return f"{len(self.rows)} rows: {len(self.forms)} forms, {len(self.unread)} cells unread"

    def __repr__(self) -> str:
        return brief_repr(self, f"of {self._summary()}")


def _cells(row: Row, reader: FormReader | None) -> tuple[dict[int, str], bool]:
    """The cells of a row that say something, each with where it went, and whether one of them went nowhere."""
    shown: dict[int, str] = {}
    unread = False
    for column, text in enumerate(row.cells):
        if text:
            said = one_line(" ".join(text.split()))
            said = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
            went = "" if reader is None or row.is_prose else reader.ledger.where(row, column)
            if reader is not None and not (row.is_prose or went or says_nothing(text)):
                went, unread = _UNREAD, True
            shown[row.offset + column] = f"{said} → {went}" if went else said
    return shown, unread


def _spread(cells: dict[int, str], width: int) -> list[str]:
    """The cells at their places, with those beyond the last place in it."""
    found = [cells.get(column, "") for column in range(width)]
    beyond = [text for column, text in cells.items() if column >= width - 1]
    return [*found[:-1], " | ".join(beyond)]


def traced(source: object) -> Trace:
    """Read a source, and keep every stage."""
    rows, readers = stages(source)
    forms, faults = read_all(readers)
    lost = missing(source, readers)
    faults += [lost] if lost is not None else []
    return Trace(tuple(rows), tuple(forms), tuple(faults), tuple(readers))
