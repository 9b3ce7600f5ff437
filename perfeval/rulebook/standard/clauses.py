"""What a standard is made of: clauses, each with what it holds for and what it gives."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

HUNDRED: Final = Fraction(100)
ZERO: Final = Fraction(0)


class Measure(enum.Enum):
    """What a span holds: the actual itself, its share of the target, or how far the two are apart."""

    #: The actual in the unit of the span; per cents of what is no percentage are its share of the target.
    VALUE = "value"
    #: A of T in per cent (完成率).
    COMPLETION = "completion"
    #: How far A is from T in per cent of T, on either side (偏差).
    DEVIATION = "deviation"
    #: A less T, in the unit of the span.
    DISTANCE = "distance"


class State(enum.Enum):
    """What a clause may hold for beside a span of numbers."""

    MET = "met"
    MISSED = "missed"
    #: Whatever no other clause holds for (否则, 其余).
    REST = "rest"


class End(NamedTuple):
    """One end of a span; whether it belongs to it, where the text says so."""

    value: Fraction
    included: bool | None = None


class Span(NamedTuple):
    """Numbers between two ends, of which one may be open."""

    measure: Measure
    low: End | None
    high: End | None
    unit: str

    def holds(self, number: Fraction) -> bool | None:
        """Whether a number lies in it; None at an end of which the text does not say whether it belongs."""
        answer: bool | None = True
        for end, away in ((self.low, 1), (self.high, -1)):
            if end is None:
                continue
            inside = (number - end.value) * away
            if inside < 0 or (inside == 0 and end.included is False):
                return False
            if inside == 0 and end.included is None:
                answer = None
        return answer

    def is_inside(self, other: Span) -> bool:
        """Whether it is a part of another span of the same measure."""
        if (self.measure, self.unit) != (other.measure, other.unit) or self == other:
            return False
        low = other.low is None or (self.low is not None and self.low.value >= other.low.value)
        high = other.high is None or (self.high is not None and self.high.value <= other.high.value)
        return low and high


class Award(NamedTuple):
    """A part of the weight, or points."""

    points: Fraction | None = None
    share: Fraction | None = None

    def of(self, weight: Fraction) -> Fraction:
        """The points of it."""
        return self.points if self.points is not None else (self.share or ZERO) * weight


FULL: Final = Award(share=Fraction(1))
NOTHING: Final = Award(share=ZERO)


class Ratio(enum.Enum):
    """Points in proportion."""

    #: W × A ÷ T, for what should be reached.
    PROPORTION = "proportion"
    #: W × T ÷ A, for what should not be exceeded.
    INVERSE = "inverse"
    #: W × (1 - (A - T) ÷ T), for the same.
    EXCESS = "excess"


class Off(NamedTuple):
    """Points that are taken off once."""

    award: Award


class Steps(NamedTuple):
    """Points that are taken off for each step away from the target: below it, above it, or on either side."""

    side: int
    size: Fraction
    unit: str
    award: Award
    #: What is counted, where the text names it behind the unit.
    what: str = ""


class Earned(NamedTuple):
    """Points that are given for each step from nothing on."""

    size: Fraction
    unit: str
    award: Award


class Partial(enum.Enum):
    """What a step that is not full counts."""

    FULL = "full"
    NOTHING = "nothing"
    PART = "part"


Outcome: TypeAlias = Award | Ratio | Off | Steps | Earned


class Clause(NamedTuple):
    """What is given, and what for; None for whatever is not met."""

    when: Span | State | None
    gives: Outcome
    #: The words of it.
    text: str


class Misfit(Exception):
    """A standard says nothing that decides over a row; why, in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh, self.en = zh, en
