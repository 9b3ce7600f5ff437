"""Rows that say something of a part of the table: names of tiers with their points, and totals of parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, final

from perfeval._words.columns import Column
from perfeval._words.keys import key, simplified
from perfeval._words.labels import Fact, fact_of
from perfeval._words.signs import says_nothing
from perfeval._words.tiers import EXECUTION
from perfeval.reading.alignment import Alignment, Placed
from perfeval.reading.by_place import has_points, is_first_tier, is_second_tier, is_tier_word, may_be_tier
from perfeval.reading.grid import Row
from perfeval.reading.kinds import is_total
from perfeval.reading.layout import Layout
from perfeval.reading.marks import Mark, Marked
from perfeval.reading.small_texts import tier

#: The tiers from the outside in.
TIERS: Final = (Column.DIMENSION, Column.CATEGORY, Column.THIRD)


def tier_of(layout: Layout, under: Column | None, text: str) -> Column:
    """Which tier a name on a row of its own is: that of its column, unless its word is that of another one."""
    first = is_first_tier(text)
    if first and (under is None or Column.DIMENSION not in layout):
        return Column.DIMENSION
    if under is None or (under is Column.DIMENSION and is_second_tier(text) and not first):
        return Column.CATEGORY
    return under


def named_tiers(placed: Placed) -> dict[Column, str]:
    """The tiers that a row names, each under what it is; a total is none, nor what a merged cell repeats."""
    layout = placed.layout
    under = [(column, placed.text(column)) for column in layout.tiers[:-1]]
    said = {text: column for column, text in reversed(under) if not (says_nothing(text) or is_total(text))}
    if not under:
        name = placed.text(layout.tiers[-1])
        return {tier_of(layout, None, name): name} if _is_tier_alone(name) else {}
    if len(said) > 1:
        return {column: text for text, column in reversed(said.items())}
    return {tier_of(layout, column, text): text for text, column in said.items()}


def _is_tier_alone(name: str) -> bool:
    """Whether a text in the only column of names is that of a tier: indicators may be called 质量, and 预算执行率."""
    return is_tier_word(name) and "指标" in simplified(name) and EXECUTION.fullmatch(key(name)) is None


def _has_no_values(placed: Placed, names: Sequence[str]) -> bool:
    """Whether a row says nothing where an indicator says something, but for names that a merged cell repeats."""
    said = [placed.text(column) for column in (placed.layout.tiers[-1], Column.TARGET, Column.ACTUAL)]
    return all(says_nothing(text) or text in names for text in said)


def is_row_of_tiers(placed: Placed) -> bool:
    """Whether a row says no more than the names of tiers, and perhaps their points."""
    names = list(named_tiers(placed).values())
    return bool(names) and (is_tier_word(names[-1]) or may_be_tier(names[-1])) and _has_no_values(placed, names)


def is_total_of_part(placed: Placed) -> bool:
    """Whether a row has the label of a total below its tiers, and no values, however often a merged cell repeats it."""
    said = [text for text in map(placed.text, placed.layout.tiers) if not says_nothing(text)]
    if not said or fact_of(said[0]) is Fact.GRADE:
        return False
    return is_total(said[-1]) and _has_no_values(placed, said[-1:])


def _goes_on(names: Mapping[Column, str], below: Placed) -> bool:
    """Whether the row below belongs to the lowest of the tiers that a row names."""
    theirs = named_tiers(below)
    lowest = max(map(TIERS.index, names)) + 1
    same = all(_bare(theirs.get(each)) in {"", _bare(names.get(each))} for each in TIERS[:lowest])
    return same and not is_total_of_part(below)


def _bare(text: str | None) -> str:
    """The name of a tier without its weight."""
    return tier(text)[0] if text else ""


@final
class Parts:
    """Knows which tiers are open where rows are marked, and so what a row says of them."""

    def __init__(self, rows: Sequence[Row], headings: Sequence[Layout | None], done: Sequence[Marked]) -> None:
        self._rows = rows
        self._headings = headings
        self._done = done
        self._looked_at = 0
        self._open: dict[Column, str] = {}

    def mark(self, placed: Placed, tree: Alignment) -> Mark | None:
        """What a row is that speaks of a part: its tiers above their indicators, or its total; None for any other."""
        if is_total_of_part(placed):
            return Mark.SUBTOTAL
        if not is_row_of_tiers(placed):
            return None
        names = named_tiers(placed)
        if any(_goes_on(names, below) for below in self._below(tree)):
            return Mark.TIER
        if not has_points([placed]):
            return None if placed.layout.tiers[1:] else Mark.TIER
        return Mark.SUBTOTAL if self._ends(names) else None

    def _below(self, tree: Alignment) -> list[Placed]:
        """The row below the one that is marked, also where a page repeats the headings between them."""
        place = len(self._done) + 1
        layout = self._headings[place] if place < len(self._rows) else None
        if layout is not None and layout.words == tree.layout.words:
            place += 1
        return tree.places(self._rows[place])[:1] if place < len(self._rows) else []

    def _ends(self, names: Mapping[Column, str]) -> bool:
        """Whether the row above is the last one of these tiers; each row is looked at once."""
        for each in self._done[self._looked_at :]:
            for placed in each.placed:
                for column, text in named_tiers(placed).items():
                    if self._open.get(column) != text:
                        self._open = {upper: said for upper, said in self._open.items() if _is_above(upper, column)}
                    self._open[column] = text
        self._looked_at = len(self._done)
        same = all(_bare(self._open.get(column)) == _bare(text) for column, text in names.items())
        return same and self._done[-1].mark in {Mark.INDICATOR, Mark.CONTINUED, Mark.SUBTOTAL}


def _is_above(upper: Column, lower: Column) -> bool:
    return TIERS.index(upper) < TIERS.index(lower)
