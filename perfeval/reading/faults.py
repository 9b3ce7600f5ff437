"""The faults of one form, gathered so that they are reported together."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeVar, final

from perfeval._shown import shown
from perfeval.errors import FaultyForm, InvalidForm, PerfevalError
from perfeval.reading.grid import Row

_T = TypeVar("_T")

_NUMBER: Final = re.compile("[0-9]{1,9}")

#: How much of a cell tells that a message shows it.
_SAME: Final = 20


@final
class Faults:
    """What is wrong with a form, in its order."""

    def __init__(self) -> None:
        self.found: list[PerfevalError] = []

    def add(self, problem: str, remedy: str, *place: str) -> None:
        """Note a fault of the form itself."""
        self.found.append(InvalidForm(problem, remedy=remedy, place=place))

    def attempt(self, convert: Callable[[str], _T], text: str, row: Row, column: int, heading: str) -> _T | None:
        """Convert the text of a cell, or note what is wrong with it and where it stands."""
        try:
            return convert(text)
        except PerfevalError as error:
            place = (*row.place(column), heading)
            said = "" if error.span is not None or text[:_SAME] in error.problem else f" (the cell says {shown(text)})"
            error = error.within(*place)
            error.problem += said
            self.found.append(error)
            return None

    def raised(self, form: str) -> PerfevalError | None:
        """The one fault, or all of them in one error; None where there is none."""
        if not self.found:
            return None
        found = sorted(self.found, key=_position)
        faults = tuple(fault.within(form) for fault in found) if form else tuple(found)
        if len(faults) == 1:
            return faults[0]
        return FaultyForm(f"the form has {len(faults)} faults", faults)


def _position(fault: PerfevalError) -> list[int]:
    """Where a fault stands, to bring faults into the order of the form."""
    where = " ".join(fault.place[:2])
    numbers = [int(number) for number in _NUMBER.findall(where)]
    return numbers if where.startswith("table") else [1, *numbers]
