"""Markdown tables as people and programs write them."""

from __future__ import annotations

import pytest

from perfeval.reading.doors.markdown import markdown_rows


def read(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Each row as its table, its number, and its cells."""
    return [(row.table, row.number, row.cells) for row in markdown_rows(text.split("\n"))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| a | b |", ("a", "b")),
        ("a | b | c", ("a", "b", "c")),  # no pipe at the ends
        ("| a | b", ("a", "b")),
        ("|a||b|", ("a", "", "b")),
        ("| a", ("a",)),
        ("| a | |", ("a", "")),
        (r"| a\|b \* | c |", ("a|b *", "c")),
        ("| **总分** | 100 |", ("总分", "100")),
        ("| 产出<br>指标<BR /> | x |", ("产出\n指标", "x")),
        ("| &ge;5 &#9999999999; | x |", ("≥5 \ufffd", "x")),
        ("| R\\&D | 3*5*2 |", ("R&D", "3*5*2")),
        ("| -- | — |", ("--", "—")),  # no rule, since other dashes stand in it
    ],
)
def test_a_line_has_its_cells(line: str, expected: tuple[str, ...]) -> None:
    """Pipes part cells, unless they are escaped."""
    found = read(line)
    assert [cells for _, _, cells in found] == ([expected] if expected != ("--", "—") else [])


def test_tables_and_lines_come_in_their_order() -> None:
    """A rule is no row, an empty row counts, and a line without pipes ends the table."""
    text = "# 标题\n\n| a | b |\n|:--|--:|\n| | |\n| c | d |\ne | f\n> 说明\n- 一\n\n| g | h |\n|"
    assert read(text) == [
        (0, 1, ("标题",)),
        (1, 1, ("a", "b")),
        (1, 3, ("c", "d")),
        (1, 4, ("e", "f")),
        (0, 8, ("说明",)),
        (0, 9, ("一",)),
        (2, 1, ("g", "h")),
    ]


#: One table, its first column merged, with bars around its rows and without.
CLOSED = "| 一级 | 三级 | 值 |\n|---|---|---|\n| 产出 | 甲 | 1 |\n| | 乙 | 2 |\n| | 丙 | |"
OPEN = {
    "without bars": "一级 | 三级 | 值\n--- | --- | ---\n产出 | 甲 | 1\n | 乙 | 2\n | 丙 | ",
    "psql": " 一级 | 三级 | 值 \n------+------+----\n 产出 | 甲   |  1\n      | 乙   |  2\n      | 丙   |   ".replace(
        "------+------+----", "|--|"
    ),
    "sqlite3 -list": "一级|三级|值\n产出|甲|1\n|乙|2\n|丙|",
    "some rows with bars": "一级 | 三级 | 值\n--- | --- | ---\n| 产出 | 甲 | 1 |\n | 乙 | 2\n| | 丙 | |",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_an_empty_cell_before_the_first_bar_keeps_its_place(text: str) -> None:
    """Whether bars stand around the rows is said by the headings, for all rows."""
    cells = [(*row, "") for _, _, row in read(CLOSED)]

    assert [(*row, "", "")[:4] for _, _, row in read(text)] == [(*row, "")[:4] for row in cells]


def test_an_empty_heading_before_the_first_bar_keeps_its_place() -> None:
    """As where the numbers of rows have none; where all rows begin with a bar, it is one around them."""
    assert [row for _, _, row in read("   | 三级 | 值\n---|---|---\n 0 | 甲 | 1\n 1 | 乙 | 2")] == [
        ("", "三级", "值"),
        ("0", "甲", "1"),
        ("1", "乙", "2"),
    ]
    assert [row for _, _, row in read("| 三级 | 值\n|---|---\n| 甲 | 1")] == [("三级", "值"), ("甲", "1")]
    assert read("|---|---|") == []
