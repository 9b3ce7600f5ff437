"""A sheet to look at: a head with figures, tables whose cells may be merged and drawn, and lists."""

from __future__ import annotations

from typing import Literal, TypeAlias, final

from attrs import field, frozen

from perfeval._shown import brief_repr, call_repr, counted
from perfeval._text import one_line
from perfeval.report.table import Column, Table

__all__ = ["Bar", "Cell", "Figure", "Grid", "Item", "Line", "Listing", "Sheet"]


@final
@frozen
class Figure:
    """A figure in the head of a sheet: what it is, and what it comes to."""

    label: str = field(converter=one_line)
    text: str = field(converter=one_line)
    #: What it is out of, in small type after it.
    after: str = field(default="", converter=one_line)
    strong: bool = False

    __repr__ = call_repr


@final
@frozen
class Bar:
    """A share drawn: what is certain solid, what is open hatched, what is lost empty; in per cent, as text."""

    certain: str
    open: str
    #: The same in words, for who cannot see it.
    text: str = field(converter=one_line)

    __repr__ = call_repr


@final
@frozen
class Cell:
    """A cell of a grid; a *head* names its row, or the group of rows that it stands before."""

    text: str = field(default="", converter=one_line)
    rows: int = 1
    columns: int = 1
    head: Literal["", "row", "group", "subgroup"] = ""
    strong: bool = False
    bar: Bar | None = None

    __repr__ = call_repr


@final
@frozen
class Line:
    """A row of a grid: one cell for each column that no cell of this row or of one above already covers."""

    cells: tuple[Cell, ...]
    kind: Literal["", "subtotal", "total"] = ""

    __repr__ = call_repr


@final
@frozen
class Grid:
    """Lines under columns, in groups that stay together, with a title above."""

    columns: tuple[Column, ...]
    groups: tuple[tuple[Line, ...], ...]
    title: str = field(default="", converter=one_line)

    @classmethod
    def of(cls, table: Table) -> Grid:
        """The rows of a table, each cell by itself."""
        lines = tuple(Line(tuple(map(Cell, row.cells)), "total" if row.strong else "") for row in table.rows)
        return cls(table.columns, (lines,), table.title)

    def __repr__(self) -> str:
        return brief_repr(self, self.title, f" of {counted(sum(map(len, self.groups)), 'line')}")


@final
@frozen
class Item:
    """An item of a list, behind a badge where it has one; *level* 1 stands out most, 0 not at all."""

    text: str = field(converter=one_line)
    badge: str = field(default="", converter=one_line)
    level: int = 0

    __repr__ = call_repr


@final
@frozen
class Listing:
    """Items under a title, numbered where their order matters."""

    items: tuple[Item, ...]
    title: str = field(default="", converter=one_line)
    numbered: bool = False

    @classmethod
    def of(cls, table: Table) -> Listing:
        """The notes of a table."""
        return cls(tuple(map(Item, table.notes)))

    def __repr__(self) -> str:
        return brief_repr(self, self.title, f" of {counted(len(self.items), 'item')}")


#: What a sheet is made of below its head.
Part: TypeAlias = "Grid | Listing"


@final
@frozen
class Sheet:
    """What is looked at as one: its title, what stands under it, its figures, and its parts.

    >>> from perfeval.report import Figure, Sheet, as_html
    >>> sheet = Sheet("宣传经费", figures=(Figure("总分", "95", "/ 100"),))
    >>> "<dt>总分</dt><dd>95 <small>/ 100</small></dd>" in as_html(sheet)
    True
    """

    title: str = field(default="", converter=one_line)
    #: Lines of small type under the title.
    under: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    parts: tuple[Part, ...] = ()

    @classmethod
    def of(cls, *tables: Table) -> Sheet:
        """Tables one below the other, each with its notes."""
        return cls(parts=tuple(part for table in tables for part in (Grid.of(table), Listing.of(table))))

    def __repr__(self) -> str:
        return brief_repr(self, self.title, f" of {counted(len(self.parts), 'part')}")
