"""What each row of a document was taken for, and where each of its cells went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

import attrs

from perfeval._text import pad
from perfeval._words.signs import says_nothing
from perfeval.errors import PerfevalError
from perfeval.form import SelfEvaluation, Unread
from perfeval.reading.build import FormReader
from perfeval.reading.grid import Row
from perfeval.reading.marks import Marked
from perfeval.reading.notices import where
from perfeval.reading.pipeline import read_all, stages

#: How much of a cell a line shows.
_SHOWN = 16


@final
@attrs.frozen(repr=False)
class Trace:
    """How a document was read: one line for each row, with its place, its mark, and where each cell went.

    It never raises for what a form holds: faults are in `faults`, and what could be read is in `forms`.
    """

    rows: tuple[Marked, ...]
    forms: tuple[SelfEvaluation, ...]
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
        owners = {id(each.row): reader for reader in self._readers for each in reader.rows}
        for each in self.rows:
            reader = owners.get(id(each.row))
            mark = each.mark.value if reader is not None else f"({each.mark.value}, in no form)"
            if each.guess:
                mark += f" [{each.guess}]"
            yield where(each.row).rpartition(", column")[0] or where(each.row), mark, _cells(each.row, reader)

    def __str__(self) -> str:
        lines = list(self.lines())
        places = max((len(place) for place, _, _ in lines), default=0)
        marks = min(max((len(mark) for _, mark, _ in lines), default=0), 40)
        found = [f"{pad(place, places)}  {pad(mark, marks)}  {cells}" for place, mark, cells in lines]
        found += [f"unread: {cell}" for cell in self.unread]
        found += [f"fault: {fault}" for fault in self.faults]
        return "\n".join(found) if found else "no rows"

    def __repr__(self) -> str:
        return f"<Trace of {len(self.rows)} rows: {len(self.forms)} forms, {len(self.unread)} cells unread>"


def _cells(row: Row, reader: FormReader | None) -> str:
    parts = []
    for column, text in enumerate(row.cells):
        if text:
            shown = " ".join(text.split())
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
            went = "" if reader is None or row.is_prose else reader.ledger.where(row, column) or "UNREAD"
            parts.append(f"{shown} → {went}" if went else shown)
    return " | ".join(parts)


def traced(source: object) -> Trace:
    """Read a source, and keep every stage."""
    rows, readers = stages(source)
    forms, faults = read_all(readers)
    return Trace(tuple(rows), tuple(forms), tuple(faults), tuple(readers))
