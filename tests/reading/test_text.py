"""Text with tabs, in both of the ways in which office programs paste it."""

from __future__ import annotations

import pytest

from perfeval.reading.doors.tabs import tabbed_rows


def read(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Each row as its table, its number, and its cells."""
    return [(row.table, row.number, row.cells) for row in tabbed_rows(text.split("\n"))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a\tb", ("a", "b")),
        ("\t\tb\t", ("", "", "b", "")),
        (" a \t\u3000b\u200b", ("a", "b")),
        ('"a\tb"\tc', ("a\tb", "c")),
        ('"a""b"\tc', ('a"b', "c")),
        ('"雪亮"工程\tc', ('"雪亮"工程', "c")),  # quotation marks of the text itself
        ('5" 屏\tc', ('5" 屏', "c")),
        ('"open\tc', ('"open', "c")),  # never closed, so no quoted cell
        ('"\tc', ('"', "c")),
    ],
)
def test_a_line_has_its_cells(line: str, expected: tuple[str, ...]) -> None:
    """A spreadsheet quotes what has tabs, line breaks or quotation marks in it."""
    assert read(line) == [(1, 1, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a\t"b\nc"\td\ne\tf', [(1, 1, ("a", "b\nc", "d")), (1, 3, ("e", "f"))]),
        ('a\t"b\nc\nd', [(1, 1, ("a", '"b')), (0, 2, ("c",)), (0, 3, ("d",))]),  # no end, so no quoted cell
        ("title\n\t\t\na\tb\n\n", [(0, 1, ("title",)), (1, 3, ("a", "b"))]),
    ],
)
def test_a_row_may_go_on_over_lines(text: str, expected: list[tuple[int, int, tuple[str, ...]]]) -> None:
    """Only where its quoted cell ends within reach."""
    assert read(text) == expected


def test_one_cell_per_line() -> None:
    """Each cell has a tab before it, a line without one goes on with the cell, and an empty line ends the row."""
    text = "title\n\ta\n\tb\nmore\n\n\tc\n\td\n\nnote\n\n\te\n"
    assert read(text) == [
        (0, 1, ("title",)),
        (1, 1, ("a", "b\nmore")),
        (1, 2, ("c", "d")),
        (0, 9, ("note",)),
        (2, 1, ("e",)),
    ]
