"""Single rows and cells, by themselves: what heads a table, what is a total, what numbers a column."""

from __future__ import annotations

import pytest

from perfeval.reading.by_place import is_further_note
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of_two, is_numbering, says_result, total_label
from perfeval.reading.layout import is_mark

UPPER = ("一级指标", "二级指标", "三级指标", "指标", "", "分值", "得分")
LOWER = ("", "", "", "年度指标值", "实际完成值", "", "")


@pytest.mark.parametrize("tables", [(1, 1), (3, 3), (1, 2), (0, 1), (1, 0), (0, 0)])
def test_two_rows_of_headings_stand_in_one_table(tables: tuple[int, int]) -> None:
    """Rows of two tables, and lines of text, make no heading together."""
    upper, lower = Row(UPPER, 1, tables[0]), Row(LOWER, 2, tables[1])

    assert (heading_of_two(upper, lower) is not None) == (tables[0] == tables[1] > 0)


def test_two_rows_of_headings_say_no_less_than_one() -> None:
    """A word below a heading that means another column takes none away."""
    whole = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    upper, lower = Row(whole, 1), Row(("", "", "", "", "年度指标值", "", ""), 2)

    assert heading_of_two(upper, lower) is None


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (("总分", "100"), (0, "总分")),
        # The name of the block, or a stroke, may stand in front.
        (("绩效指标", "总分", "100"), (1, "总分")),
        (("—", "总分", "100"), (1, "总分")),
        (("宣传次数", "总分", "100"), None),
        # A sentence that begins with the word is none.
        (("总分：各项指标得分之和，由自评工作组会同有关科室逐项核定后汇总得出", "100"), None),
        (("", ""), None),
    ],
)
def test_a_row_of_a_total(cells: tuple[str, ...], label: tuple[int, str] | None) -> None:
    """Its label comes first, but for what names the block."""
    assert total_label(Row(cells, 1)) == label


@pytest.mark.parametrize(
    ("text", "marks"),
    [("（A）", True), ("B/A", True), ("(B÷A×100%)", True), ("(12)", True), ("12", False), ("(123)", False)],
)
def test_what_numbers_a_column(text: str, *, marks: bool) -> None:
    """A letter, a quotient of two, or a number in brackets, with not much white space around it."""
    assert is_mark(text) is marks
    assert is_mark(text.ljust(12)) is marks
    assert not is_mark(text.ljust(13))


@pytest.mark.parametrize(("length", "result"), [(12, False), (13, True), (400, True), (401, False)])
def test_a_result_is_a_sentence(length: int, *, result: bool) -> None:
    """What is shorter is a cell, and what is longer a report."""
    assert says_result("自评得分99分为优".ljust(length, "。")) is result


@pytest.mark.parametrize(
    "text", ["2022年度部门预算绩效自评结果公开", "本年度共评出优良工程12项，群众满意", "自评结论为良好的有关情况说明"]
)
def test_what_gives_no_result(text: str) -> None:
    """A result has a word for it, a number, and a grade."""
    assert not says_result(text)


@pytest.mark.parametrize(
    ("text", "further"),
    [
        ("2.按要求填报", True),
        ("（2）全年执行数：指按照国库集中支付制度要求所形成的实际支出。", True),
        ("3、总分90分以上为优，80-90分为良", True),
        ("按要求填报", False),
        ("2.5万元", False),
        ("二、效益指标", False),
        ("二、共性指标", False),
        ("2.合计", False),
        ("2.自评结论：优", False),
    ],
)
def test_notes_that_go_on(text: str, *, further: bool) -> None:
    """They are numbered, and no tier, no total and no label with its value."""
    assert is_further_note(text) is further


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        ("1 2 3 4", True),
        ("_ 5. 6. 7. 8.", True),
        ("甲 2 3 4 5", False),
        ("1 2 3", False),  # few numbers could be a row
        ("1 2 3 5", False),
        ("（1） （2）", True),
        ("A B", True),
        ("A", False),
        # A merged cell repeats its number.
        ("1 2 2 2 3 4", True),
        ("栏次 1 2 3", True),
        ("栏 次： （1） （2）", False),
        ("栏次 （A） （B） （B/A）", True),
        ("序号 1 3", False),
        ("栏次 1", False),  # there is nothing to count
        ("栏次 栏次 1 2", True),
    ],
)
def test_rows_that_number_the_columns(cells: str, *, numbers: bool) -> None:
    """Numbers one after another, or letters as formulas have them."""
    assert is_numbering(Row(tuple(cell.strip("_") for cell in cells.split()), 1)) is numbers
