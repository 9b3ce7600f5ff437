"""A standard read piece by piece: what a piece holds for, what it gives, or what it says of all of them.

    standard = [heading] (condition | outcome | remark | separator)*

Conditions wait for the outcome behind them.
The vocabulary stands in `conditions` and `outcomes`.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from perfeval._shown import shown
from perfeval.errors import InvalidStandard
from perfeval.rulebook.standard import conditions, outcomes, parts
from perfeval.rulebook.standard.clauses import (
    FULL,
    HUNDRED,
    NOTHING,
    Award,
    Clause,
    Earned,
    Off,
    Outcome,
    Partial,
    Span,
    State,
    Steps,
)
from perfeval.rulebook.standard.standard import Standard

if TYPE_CHECKING:
    from collections.abc import Callable

#: Longer texts are no standard of one indicator.
_LONGEST: Final = 500
_REMEDY: Final = "write it as in 每低1个百分点扣1分，扣完为止, or judge the indicator"


def parse_standard(text: str) -> Standard:
    """Read the standard that a form states for one indicator (评分标准).

    Understood are full points and none, points and shares by intervals, on one side or both, proportion,
    points off for each step or missing item, lines below or beyond which there is nothing, and floors.

    Raises:
        InvalidStandard: when a part of the text is not understood; the message quotes it.

    >>> from perfeval import parse_standard
    >>> print(parse_standard("达到目标值得满分，每低１个百分点扣０．５分，低于80%不得分").en)
    the form's own standard: 达到目标值得满分 | 每低1个百分点扣0.5分 | 低于80%不得分
    >>> parse_standard("达到目标值得满分，未达到的酌情扣分")
    Traceback (most recent call last):
        ...
    perfeval.errors.InvalidStandard: '酌情扣分' is not understood in a standard of points
      达到目标值得满分,未达到的酌情扣分
                               ^^^^^^^^
      instead: write it as in 每低1个百分点扣1分，扣完为止, or judge the indicator
    """
    if not isinstance(text, str):
        raise InvalidStandard(f"{shown(text)} is no text of a standard", remedy=_REMEDY)
    if len(text) > _LONGEST:
        raise InvalidStandard(f"a standard of {len(text)} characters", remedy="shorten it to the rule itself")
    return _read(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> Standard:
    return _Reading(text).standard()


class _Reading:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = parts.flat(text)
        self.clauses: list[Clause] = []
        self.waiting: list[tuple[Span | State, str]] = []
        #: Whether any one of the conditions that wait is enough.
        self.either = False
        self.about: list[str] = []
        self.facts: dict[str, Award | Partial | Fraction] = {}

    def standard(self) -> Standard:
        place = 0
        while place < len(self.flat):
            place = self._piece(place)
        if self.waiting:
            raise self._not_understood(self.waiting[-1][1])
        if not self.clauses:
            raise self._not_understood(self.flat or self.text)
        return Standard(self.text, tuple(self.clauses), tuple(self.about), **self.facts)  # type: ignore[arg-type]

    def _piece(self, place: int) -> int:
        """Read what stands at a place, and go on behind it."""
        takers: tuple[Callable[[int], int | None], ...] = (
            self._separator,
            self._remark,
            self._outcome,
            self._condition,
        )
        for take in takers:
            end = take(place)
            if end is not None:
                return end
        rest = re.split("[,;]", self.flat[place:], maxsplit=1)[0]
        raise self._not_understood(rest)

    def _separator(self, place: int) -> int | None:
        match = outcomes.SEPARATOR.match(self.flat, place)
        if match is None:
            return None
        self.either = self.either or match[0] == "或"
        return match.end()

    def _remark(self, place: int) -> int | None:
        for pattern, make in outcomes.remarks():
            if match := pattern.match(self.flat, place):
                for name, value in make(match).items():
                    self._note(name, value, match[0])
                return match.end()
        return None

    def _note(self, name: str, value: Award | Partial | Fraction, said: str) -> None:
        if self.facts.setdefault(name, value) != value:
            raise self._not_understood(said)

    def _outcome(self, place: int) -> int | None:
        for pattern, make in outcomes.outcomes():
            if match := pattern.match(self.flat, place):
                self._mention(match)
                self._take(make(match), match[0])
                if full := match.groupdict().get("full"):
                    self._note("full", Fraction(full), match[0])
                return match.end()
        return None

    def _take(self, outcome: Outcome, said: str) -> None:
        """An outcome with the condition that waits for it, or with each of several that are joined by 或."""
        waiting, self.waiting = self.waiting, []
        vague = said.startswith("按比例") and any(
            isinstance(when, Span) and not _is_all_below(when) for when, _ in waiting
        )
        if (len(waiting) > 1 and not self.either) or vague:
            raise self._not_understood(said if vague else waiting[0][1])
        self.either = False
        if isinstance(outcome, (Steps, Earned)) and not outcome.size:
            raise self._not_understood(said)
        against = {State.MET: NOTHING, State.MISSED: FULL}
        if any(isinstance(when, State) and against.get(when) == outcome for when, _ in waiting):
            raise self._not_understood(said)
        if not waiting:
            if isinstance(outcome, (Award, Off)):
                raise self._not_understood(said)
            self.clauses.append(Clause(None, outcome, said))
        self.clauses += [Clause(when, outcome, f"{text}{said}") for when, text in waiting]

    def _condition(self, place: int) -> int | None:
        for pattern, make in conditions.conditions():
            if match := pattern.match(self.flat, place):
                when = make(match)
                if when is None:
                    continue
                self._mention(match)
                self.waiting.append((when, match[0]))
                return match.end()
        return None

    def _mention(self, match: re.Match[str]) -> None:
        """Note what is measured, where it is not the row's own in every form."""
        name = match.groupdict().get("name") or ""
        if name and not parts.GENERIC.fullmatch(name):
            self.about.append(name)

    def _not_understood(self, piece: str) -> InvalidStandard:
        piece = piece.removeprefix("的")
        start = max(0, self.flat.rfind(piece))
        return InvalidStandard(
            f"{shown(piece)} is not understood in a standard of points",
            remedy=_REMEDY,
            text=self.flat,
            span=(start, start + len(piece)),
        )


def _is_all_below(span: Span) -> bool:
    """Whether a span is whatever falls short of the target: 低于100%."""
    return span.low is None and span.high is not None and span.high.value == HUNDRED and span.unit == "%"
