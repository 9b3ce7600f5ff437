"""The grid: bounds, places, and the keys of headings and labels."""

from __future__ import annotations

import pytest

from perfeval._words.keys import compact, key
from perfeval.errors import InvalidForm
from perfeval.reading.grid import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Row, bounded, limit_signs


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        (Row(("a", "b"), 14), 1, ("row 14, column 2",)),
        (Row(("a",), 3, 2), 0, ("table 2", "row 3, column 1")),
        (Row(("a",), 7, 0), 0, ("line 7",)),
        (Row(("a", "b"), 7, 1, (7, 9)), 1, ("line 9",)),
        (Row(("a", "b"), 7, 1, (7, 9)), 5, ("line 9",)),  # a cell that the text does not have
    ],
)
def test_a_place_is_one_to_look_for(row: Row, column: int, expected: tuple[str, ...]) -> None:
    """Tables have rows and columns, and text has lines."""
    assert row.place(column) == expected


def test_what_is_filled() -> None:
    """A text that a merged cell repeats stands once; the same text further on stands again."""
    assert Row(("", "a", "a", "b", "", "a"), 1).filled == [(1, "a"), (3, "b"), (5, "a")]


@pytest.mark.parametrize(
    "rows",
    [
        [Row(("",) * (MAX_COLUMNS + 1), 1)],
        [Row(("a",), number) for number in range(MAX_ROWS + 1)],
        [Row(("a",) * 600, number) for number in range(MAX_CELLS // 600 + 1)],
    ],
)
def test_a_document_has_bounds(rows: list[Row]) -> None:
    """Beyond them it is refused."""
    with pytest.raises(InvalidForm, match="the tables have more than"):
        bounded(iter(rows))


@pytest.mark.parametrize(
    "rows",
    [
        [Row(("a",) * MAX_COLUMNS, 1)],
        [Row(("a",), number) for number in range(MAX_ROWS)],
        [Row(("a",) * 600, number) for number in range(MAX_CELLS // 600)],
    ],
)
def test_a_document_may_be_as_large_as_its_bounds(rows: list[Row]) -> None:
    """Up to them all of it is read."""
    assert bounded(iter(rows)) == rows


def test_lines_of_text_are_no_rows_of_tables() -> None:
    """A long report beside the tables is no reason to refuse them."""
    rows = [Row(("a",), number, 0) for number in range(MAX_ROWS + 1)]
    assert bounded(iter(rows)) == rows


def test_signs_are_counted_before_cells_are_made() -> None:
    """As many as there may be cells, and no more."""
    limit_signs("|" * MAX_CELLS, "|")
    limit_signs("|" * (MAX_CELLS + 1), "")
    with pytest.raises(InvalidForm, match="the tables have more than"):
        limit_signs("|" * (MAX_CELLS + 1), "|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年度指标值", "年度指标值"),
        ("全年\n预算数（A）", "全年预算数"),
        ("执行率（B/A）：", "执行率"),
        ("1.一级指标", "一级指标"),
        ("（一）、产出指标", "产出指标"),
        ("三、绩效指标", "绩效指标"),
        ("★分值", "分值"),
        ("全年执行数B", "全年执行数"),
        ("得分＜10＞", "得分"),
        ("A", "A"),
        ("：", ":"),  # a single sign is itself
        ("（）", ""),
        ("", ""),
        ("长" * 41, ""),
    ],
)
def test_keys(text: str, expected: str) -> None:
    """What decides which heading a cell is."""
    assert key(text) == expected


def test_a_long_cell_is_no_label() -> None:
    """However much white space it has."""
    assert (compact(" " * 161), compact("a b\u3000c")) == ("", "abc")
