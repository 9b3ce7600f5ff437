"""What a cell says, by itself, whichever program it comes from."""

from __future__ import annotations

import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from perfeval import InvalidForm
from perfeval.form.cells import cell, cell_text, is_missing


class Sized:
    """One value out of an array, as numpy has them."""

    def __init__(self, value: object, kind: str = "i", size: int = 1, text: str = "") -> None:
        self.value, self.size, self.text = value, size, text or str(value)
        self.dtype = SimpleNamespace(kind=kind)

    def item(self) -> object:
        """The plain value."""
        return self.value

    def __str__(self) -> str:
        return self.text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Unnamed: 3", ""),
        ("Unnamed works", "Unnamed works"),
        ("一_x000D_\n二", "一\n二"),
        (True, "TRUE"),
        (False, "FALSE"),
        (float("inf"), "inf"),
        (1e15, "1000000000000000"),
        (0.1 + 0.2, "0.3"),
        (Decimal("1E+2"), "100"),
        (datetime.time(8, 30), "08:30:00"),
        (datetime.timedelta(hours=2), "2:00:00"),
        (datetime.date(2023, 1, 5), "2023年1月5日"),
        (Sized(7), "7"),
        (Sized(0.30000001192092896, "f", text="0.3"), "0.3"),
        (Sized(0, "M", text="2023-12-11T00:00"), "2023年12月11日"),
    ],
)
def test_text(value: object, text: str) -> None:
    """It is what a reader sees in the cell."""
    assert cell_text(value) == text


@pytest.mark.parametrize(
    "value",
    [
        object(),
        int,
        SimpleNamespace(dtype=None),
        SimpleNamespace(dtype=None, size=1),
        Sized(7, size=2),
        b"5",
        SimpleNamespace(item=int, size=1),
    ],
)
def test_no_text(value: object) -> None:
    """What no cell can hold is named by its kind, even where it has a part of what a value of an array has."""
    with pytest.raises(InvalidForm, match=f"a cell holds a {type(value).__name__}, not text or a number"):
        cell_text(value)


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (Sized(5.0, "f"), 5),
        (Sized(True, "b"), True),
        (Sized(7), "7"),
        (Decimal("NaN"), None),
        (Decimal("0.50"), Decimal("0.50")),
        (None, None),
        (False, False),
        ("无", "无"),
        (" null ", None),
    ],
)
def test_cell(value: Any, held: object) -> None:
    """Numbers stay numbers, and what is missing is None."""
    found = cell(value)

    assert (found, type(found)) == (held, type(held))


def test_missing() -> None:
    """A text is missing if it is blank or such a word; how much white space is around changes nothing."""
    assert is_missing(" " * 99)
    assert is_missing(" " * 99 + "nan")
    assert not is_missing("nanometre")
    assert is_missing(" NaN ")
