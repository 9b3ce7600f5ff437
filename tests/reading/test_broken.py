"""Rows of text that line breaks in their cells have broken, put together below headings that say how wide a row is."""

from __future__ import annotations

import pytest

from perfeval.reading.doors.tabs import tabbed_rows

HEADINGS = "二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因"


def read(*lines: str) -> list[str]:
    """The rows below the headings, with a bar for each tab and a slash for each line break within a cell."""
    text = [line.replace("|", "\t") for line in (HEADINGS, *lines)]
    return ["|".join(row.cells).replace("\n", "/") for row in tabbed_rows(text)][1:]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        # What is below the points is the rest of the reason.
        (["数量指标|宣传次数|≥3次|2次|5|3|停课", "又停电"], ["数量指标|宣传次数|≥3次|2次|5|3|停课/又停电"]),
        # A break in the middle, where the points are not given yet.
        (["数量指标|宣传", "次数|≥3次|2次|5|—|停课"], ["数量指标|宣传/次数|≥3次|2次|5|—|停课"]),
    ],
)
def test_a_broken_row_is_one_again(lines: list[str], rows: list[str]) -> None:
    """The lines that together have points where they are due."""
    assert read(*lines) == rows


@pytest.mark.parametrize(
    "line",
    [
        "注：数据截至12月底",
        "第 2 页 共 3 页",
        "主管部门：县文旅局",
        "宣传科 填报日期：2024年1月5日",
        "合计：100分",
    ],
)
def test_what_stands_below_a_row_is_no_part_of_it(line: str) -> None:
    """A note, the number of a page, a label or a total, though a reason could go on there."""
    row = "数量指标|宣传次数|≥3次|2次|5|3|停课"

    assert read(row, line) == [row, line]


def test_a_cell_that_says_nothing_has_no_rest() -> None:
    """A row without a reason is whole, and so is one whose next line begins with an empty cell."""
    assert read("数量指标|宣传次数|≥3次|6次|5|5|", "又停电") == ["数量指标|宣传次数|≥3次|6次|5|5|", "又停电"]


def test_words_below_the_headings() -> None:
    """A row that could be the rest of the last heading is none: no heading is beside it, or it is no word of one."""
    assert read("说明|已备案") == ["说明|已备案"]
    assert read("金额", "指标|宣传次数|≥3次|2次|5|3|停课") == ["金额", "指标|宣传次数|≥3次|2次|5|3|停课"]


def test_half_a_tier_goes_on() -> None:
    """With what makes it the name of one, or with its points; a whole tier does not go on with another."""
    rest = "|宣传次数|≥3次|2次|5|3|停课"

    assert read("数量", f"指标{rest}") == [f"数量/指标{rest}"]
    assert read("数量指标", f"（50分）{rest}") == [f"数量指标/（50分）{rest}"]
    assert read("产出指标", f"数量指标{rest}") == ["产出指标", f"数量指标{rest}"]


@pytest.mark.parametrize("rest", ["及改进措施", "分析", "（未完成的填写）"])
def test_a_broken_heading_is_one_again(rest: str) -> None:
    """What it goes on with is no row."""
    assert read(rest, "数量指标|宣传次数|≥3次|2次|5|3|停课") == ["数量指标|宣传次数|≥3次|2次|5|3|停课"]
