"""Cells of spreadsheets, documents and data frames, as text."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from perfeval.errors import InvalidForm
from perfeval.form.cells import cell_text
from perfeval.reading import read_form, read_forms, trace
from perfeval.reading.doors.cells import is_rows, rows_of
from perfeval.reading.doors.strangers import named, refused


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
        ({"a": 1}, "row 1 is a dict, not a sequence of cells\n  instead: pass records to SelfEvaluation.from_rows"),
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
        (b"<table>", False, "decode them first"),
        (bytearray(), False, "decode them first"),
        (memoryview(b"PK\3\4"), False, "write for a workbook read_form(openpyxl.load_workbook(io.BytesIO(data)"),
        (b"%PDF-1.7", False, "write read_form([row for page in pdfplumber.open(io.BytesIO(data)).pages"),
        (b"\xd0\xcf\x11\xe0", False, "open it in its program and save it as .xlsx or .docx"),
        (Frame(), False, "pass its headings and its rows"),
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
    assert named(source) is None
    assert is_rows(source) is rows
    assert refused(source).remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        (
            "自评表.xlsx",
            "write read_form(openpyxl.load_workbook('自评表.xlsx', data_only=True).active.iter_rows(values_only=True))",
        ),
        ("C:\\表\\a.XLSM", "write read_form(openpyxl.load_workbook('C:\\\\表\\\\a.XLSM', data_only=True)"),
        ("a.docx", "write read_form([[cell.text for cell in row.cells] for table in docx.Document('a.docx').tables"),
        ("a.pdf", "write read_form([row for page in pdfplumber.open('a.pdf').pages for table in page.extract_tables()"),
        ("a.xls", "open it in its program and save it as .xlsx or .docx, which openpyxl and python-docx read"),
        ("a.wps", "open it in its program and save it as .xlsx or .docx, which openpyxl and python-docx read"),
        ("a.csv", "write read_form(open('a.csv', encoding='utf-8').read()); what Excel saves in Chinese has encoding="),
        (
            "https://a.gov.cn/b.html",
            "write read_form(urllib.request.urlopen('https://a.gov.cn/b.html').read().decode())",
        ),
    ],
)
def test_the_name_of_a_file_is_answered_with_how_to_read_it(name: str, remedy: str) -> None:
    """As text, as a path, or as an open file."""
    opened = io.BytesIO()
    opened.name = name
    for source in (name, f" {name}\n", PurePosixPath(name) if "://" not in name else name, opened):
        error = named(source)
        assert error is not None
        assert error.remedy.startswith(remedy)


@pytest.mark.parametrize(("length", "whole"), [(118, True), (119, False)])
def test_a_long_name_is_shown_in_part(length: int, *, whole: bool) -> None:
    """With its quotation marks it has 120 characters at most, in the problem as in the remedy."""
    name = f"{'表' * (length - 5)}.xlsx"
    error = named(name)

    assert error is not None
    assert [repr(name) in text for text in (error.problem, error.remedy)] == [whole, whole]


@pytest.mark.parametrize(
    "source", ["三级指标\t分值\na.xlsx", "form", "", io.StringIO("text"), io.TextIOWrapper(io.BytesIO())]
)
def test_what_has_no_name_of_a_file(source: object) -> None:
    """The text of a form, or a stream that came from nowhere."""
    assert named(source) is None


def test_a_stream_of_the_system_is_no_file() -> None:
    """Its name could not be opened."""
    stream = io.StringIO()
    stream.name = "<stdin>"
    assert named(stream) is None


@pytest.mark.parametrize("read", [read_form, read_forms, trace])
def test_every_reader_says_so(read: Callable[[Any], object]) -> None:
    """A form, all forms, or how they are read."""
    with pytest.raises(InvalidForm, match=r"'a.xlsx' is the name of a file(.|\n)*openpyxl.load_workbook\('a.xlsx'"):
        read(Path("a.xlsx"))
