"""How the time that something takes grows with its size: by doubling, so that no clock of the machine is asked."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import process_time
from typing import TypeVar

_T = TypeVar("_T")

#: How often a figure is taken; the least of them is what the work costs without the rest of the machine.
TIMES = 3
#: How often the growth is looked at before it is believed: load makes a figure larger, never smaller.
_LOOKS = 4


def exponent(make: Callable[[int], _T], work: Callable[[_T], object], size: int, steps: int = 4) -> float:
    """The exponent with which the time grows from *size* to *steps* times *size*: 1 is linear, 2 is quadratic."""
    small, large = make(size), make(steps * size)
    return math.log(_least(work, large) / _least(work, small), steps)


def _least(work: Callable[[_T], object], given: _T) -> float:
    figures = []
    for _ in range(TIMES):
        start = process_time()
        work(given)
        figures.append(process_time() - start)
    return max(min(figures), 1e-6)


def grows_at_most(limit: float, make: Callable[[int], _T], work: Callable[[_T], object], size: int) -> bool:
    """Whether the time grows with an exponent of at most *limit*; a busy machine gets several chances to say so."""
    return any(exponent(make, work, size) <= limit for _ in range(_LOOKS))
