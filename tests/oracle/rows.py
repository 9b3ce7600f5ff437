"""What a form can hold, as plain values: drawn once, read by the oracle, and built into forms of the library."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypeAlias


class Number(NamedTuple):
    """A number with its unit; an empty unit is left unsaid."""

    value: Fraction
    unit: str


class Bound(NamedTuple):
    """A target with one number; `sign` is one of ≥ > ≤ < =, or empty."""

    sign: str
    number: Number


class Span(NamedTuple):
    """From one number to another."""

    low: Number
    high: Number
    low_strict: bool = False
    high_strict: bool = False


class Day(NamedTuple):
    """A day; `year` is None where none is written."""

    year: int | None
    month: int
    day: int


class Term(NamedTuple):
    """The last day to do a thing, or with `first` the day from which, with `strict` the day after which, it counts."""

    day: Day
    first: bool = False
    strict: bool = False


class Words(NamedTuple):
    """Words; `band` is one of 达成, 部分达成 and 未达成 where an actual with these words names it."""

    text: str
    band: str = ""


Target: TypeAlias = Bound | Span | Term | Words
Actual: TypeAlias = Number | Span | Day | Words


@dataclass(frozen=True)
class Row:
    """An indicator; what is None stands nowhere in the form."""

    target: Target | None
    actual: Actual | None
    weight: Fraction | None
    judged: Fraction | str | None = None
    applicable: bool = True
    deduction: Fraction | None = None
    self_score: Fraction | None = None
    #: How it is handed over: as values where even, as texts where odd.
    hand: int = 0


class Source(NamedTuple):
    """A source of funds."""

    adjusted: Number | None
    executed: Number | None
    unit: str


@dataclass(frozen=True)
class Funds:
    """The funds of a form; amounts have their own unit, or that of the funds."""

    adjusted: Number | None
    executed: Number | None
    unit: str
    weight: Fraction | None
    completed: bool | None
    sources: tuple[Source, ...]
    self_score: Fraction | None


@dataclass(frozen=True)
class Group:
    """Rows under one dimension and category."""

    dimension: str
    category: str
    rows: tuple[Row, ...]

    def is_under(self, word: str) -> bool:
        """Whether one of the names holds a word."""
        return word in self.dimension or word in self.category


@dataclass(frozen=True)
class Sheet:
    """A form, and whether its own points may stand in for judgements."""

    groups: tuple[Group, ...]
    funds: Funds | None
    year: int | None
    accepts: bool
