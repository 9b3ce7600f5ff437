"""The head of a form that every page repeats: title, year, project and headings, above the rest of its table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, final

from perfeval._exact import total
from perfeval._words.columns import Column
from perfeval.reading.grid import Row
from perfeval.reading.kinds import names_project
from perfeval.reading.labels import is_title
from perfeval.reading.marks import Mark, Marked
from perfeval.reading.small_texts import is_points, read_points

#: The points that a whole form has.
_WHOLE: Final = 100

#: How many rows of a form may stand above the head of a page.
_MOST: Final = 400

#: How many rows the head of a page has at most, with those below it.
_LONGEST: Final = 14


def head_again(done: Sequence[Marked], rows: Sequence[Row], opened: int, above: set[tuple[str, ...]]) -> int:
    """How many rows go on with what stands *above* the table opened there, down to its headings; 0 for another form.

    They name the project, and below the headings are other rows of the same form, which has not all its points yet.
    """
    following = rows[len(done) : len(done) + _LONGEST]
    length = next((count for count, row in enumerate(following) if row.cells not in above), 0)
    headings = [each.row.cells for each in done[opened : opened + 2] if each.mark in {Mark.HEADING, Mark.REPEATED}]
    below = [row.cells for row in following[length : length + len(headings) + 1]]
    if below[:-1] != headings or not any(map(names_project, following[:length])) or len(done) - opened > _MOST:
        return 0
    part = done[opened:]
    again = any(each.row.cells == below[-1] for each in part)
    return 0 if again or _points(part) >= _WHOLE else length


def _points(part: Sequence[Marked]) -> Decimal:
    """The points at stake in the rows of a table."""
    texts = (placed.text(Column.WEIGHT) for each in part for placed in each.placed)
    return total(points for text in texts if is_points(text) and (points := read_points(text)) is not None)


@final
class Titles:
    """The titles of the rows that are marked, which every page may repeat."""

    def __init__(self, done: Sequence[Marked]) -> None:
        self._done = done
        self._found: set[str] = set()
        self._looked_at = 0

    def above(self) -> set[str]:
        """The titles so far; each row is looked at once."""
        rows = [each.row for each in self._done[self._looked_at :]]
        self._found.update(text for row in rows for text in row.cells[:1] if is_title(text))
        self._looked_at = len(self._done)
        return self._found
