"""Times as ratios: what is measured and its floor take turns, and the best of some rounds counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Final, TypeVar

import attrs

ROUNDS: Final = 5

_T = TypeVar("_T")


@attrs.frozen
class Figure:
    """What was measured beside what, and how much it may be: a ratio (×), or an exponent."""

    what: str
    beside: str
    value: float
    aim: float | None = None
    sign: str = "×"

    @property
    def is_met(self) -> bool:
        """Whether it is no more than aimed at."""
        return self.aim is None or self.value <= self.aim

    def __str__(self) -> str:
        aim = "" if self.aim is None else f" (aim: {self.aim:g}{'' if self.is_met else ', missed'})"
        return f"{self.value:7.2f} {self.sign}  {self.what}, {self.beside}{aim}"


def ratio(
    what: str, floor: str, ours: Callable[[], object], theirs: Callable[[], object], aim: float | None = None
) -> Figure:
    """Measure how many times as long something takes as its floor."""
    slow, fast = best(ours, theirs)
    return Figure(what, f"against {floor}", slow / fast, aim)


def best(*actions: Callable[[], object]) -> list[float]:
    """The shortest time of each action, the actions taking turns."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(ROUNDS):
        for taken, action in zip(times, actions, strict=True):
            start = perf_counter()
            action()
            taken.append(perf_counter() - start)
    return [min(taken) for taken in times]


def each(act: Callable[[_T], object], things: Iterable[_T]) -> Callable[[], None]:
    """Do something to each of some things."""

    def run() -> None:
        for thing in things:
            act(thing)

    return run
