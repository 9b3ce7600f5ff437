"""Cells of spreadsheets, documents and data frames, as text."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from perfeval.errors import InvalidForm
from perfeval.form.cells import cell_text
from perfeval.reading.doors.cells import is_rows, refused, rows_of


class Missing:
    """A missing value that refuses to say whether it is one, as in data frames."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __ne__(self, other: object) -> bool:
        raise TypeError(self.name)

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.name


class Whole:
    """A whole number of another library."""

    def __index__(self) -> int:
        return 12


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        ("  宣传\r\n次数 ", "宣传\n次数"),
        ("产出\v指标_x000D_", "产出\n指标"),  # as a document and a spreadsheet write line breaks
        (True, "TRUE"),
        (False, "FALSE"),
        (0.1 + 0.2, "0.3"),
        (5.0, "5"),
        (1.1 * 1.1, "1.21"),
        (12863200.5, "12863200.5"),
        (1e-7, "0.0000001"),
        (1e16, "10000000000000000"),
        (-0.5, "-0.5"),
        (float("inf"), "inf"),
        (float("nan"), ""),
        (Decimal("98.60"), "98.60"),
        (Decimal("1E+3"), "1000"),
        (Decimal("NaN"), ""),
        (Decimal("sNaN"), ""),
        (Decimal("1E+9999"), "1E+9999"),  # too long to be written out
        (Decimal("0." + "3" * 80), "0.333333333333333333…(82位)"),
        (datetime.datetime(2023, 12, 11, 8, 30), "2023年12月11日"),  # noqa: DTZ001 - spreadsheets know no time zones
        (datetime.date(2023, 1, 2), "2023年1月2日"),
        (datetime.time(8, 30), "08:30:00"),
        (datetime.timedelta(hours=2), "2:00:00"),
        (100, "100"),
        (Whole(), "12"),
        (Missing("<NA>"), ""),
    ],
)
def test_a_cell_as_its_program_shows_it(value: object, expected: str) -> None:
    """A double has the fifteen digits that a spreadsheet shows."""
    assert cell_text(value) == expected


@pytest.mark.parametrize(
    ("value", "kind"),
    [([], "list"), ({}, "dict"), (b"5", "bytes"), (1j, "complex"), (object(), "object"), (Missing("?"), "Missing")],
)
def test_what_no_cell_can_hold_is_refused(value: object, kind: str) -> None:
    """The message says what it is, and what to pass."""
    with pytest.raises(InvalidForm, match=f"a cell holds a {kind}, not text or a number"):
        cell_text(value)


def test_rows_keep_their_numbers() -> None:
    """Empty rows are left out and counted; empty cells far to the right are formatting."""

    def rows() -> Iterator[object]:
        yield [None, ""]
        yield ("a", 5.0, None)
        yield iter(["b"] + [None] * 500)

    assert [(row.number, row.cells[:3], len(row.cells)) for row in rows_of(rows())] == [
        (2, ("a", "5", ""), 3),
        (3, ("b", "", ""), 64),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a line", "row 1 is a str, not a sequence of cells\n  instead: pass one text"),
        (b"a line", "row 1 is a bytes, not a sequence of cells\n  instead: pass the values"),
        ({"a": 1}, "row 1 is a dict, not a sequence of cells"),
        (5, "row 1 is a int, not a sequence of cells"),
        (["a", ["b"]], "a cell holds a list, not text or a number\n  at: row 1, column 2"),
    ],
)
def test_a_row_that_is_none_is_refused(row: object, message: str) -> None:
    """With its place."""
    with pytest.raises(InvalidForm) as caught:
        list(rows_of([row]))
    assert str(caught.value).startswith(message)


class Frame:
    """A data frame, for all that the reader looks at."""

    def iterrows(self) -> Iterator[object]:
        """Give no row."""
        return iter(())

    __iter__ = iterrows


@pytest.mark.parametrize(
    ("source", "rows", "remedy"),
    [
        (b"<table>", False, "decode it first"),
        (bytearray(), False, "decode it first"),
        (Frame(), False, "pass its headings and its rows"),
        (Path("form.html"), False, "pass its text: path.read_text"),
        (io.StringIO("text"), False, "pass its text: file.read()"),
        ({"项目名称": "x"}, False, "pass rows of cells, the headings first"),
        (None, False, "pass the values of the cells"),
        (5, False, "pass the values of the cells"),
        ([], True, "pass the values of the cells"),
        (iter([]), True, "pass the values of the cells"),
    ],
)
def test_a_source_that_is_no_form(source: object, rows: bool, remedy: str) -> None:
    """What to pass instead depends on what came."""
    assert is_rows(source) is rows
    assert refused(source).remedy.startswith(remedy)
