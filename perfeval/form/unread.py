"""What reading found no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from perfeval._console import for_console
from perfeval._plain import parts_of
from perfeval._shown import call_repr
from perfeval._text import one_line
from perfeval.form.fields import words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Unread"]


def _place(parts: str | Iterable[str]) -> tuple[str, ...]:
    taken = parts_of(parts)
    return tuple(map(words, (parts,) if taken is None else taken))


@final
@attrs.frozen
class Unread:
    """A cell of a form that no field and no remark took.

    >>> from perfeval import Unread
    >>> print(Unread("500", ("row 14, column 9",), under="得分"))
    500 (row 14, column 9 → 得分)
    """

    text: str = attrs.field(converter=words)
    #: Where it stands in its document, from the outside in.
    place: tuple[str, ...] = attrs.field(default=(), converter=_place)
    #: The heading that it stands under in the table of indicators; an empty string outside of that table.
    under: str = attrs.field(default="", converter=words)

    @property
    def matters(self) -> bool:
        """Whether points may hang on it: it stands in the table of indicators, or holds a number."""
        return bool(self.under) or any(character.isdecimal() for character in self.text)

    def __str__(self) -> str:
        return for_console(self.to_text(), "a cell that is not read")

    def to_text(self) -> str:
        """The cell and where it stands on one line, the same on every console."""
        return one_line(f"{self.text} ({' → '.join(filter(None, (*self.place, self.under)))})")

    __repr__ = call_repr
