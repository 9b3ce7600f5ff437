"""Rows between bars that line breaks have broken."""

from __future__ import annotations

import pytest

from perfeval.reading import read_form
from perfeval.reading.doors.bars import whole_lines

BROKEN = """绩效目标自评表 | ||||||||
(2023年度) | ||||||||
项目名称 | 种养补贴 | |||||||
资金情况 (万元) |
全年预算数(A) | 全年执行数(B) | 分值 | 执行率(B/A) | 得分 | |||
年度资金总额: | 9.48 | 9.48 | 10 | 100% | 10 | |||
绩效指标 | 一级 指标 |
二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 | 未完成原因及改进措施 |
产 出 指 标 (50分) |
数量指标 | 种植面积 | 30 | 29.5亩 | 29.5亩 | 30 | ||
其中桃树 | 1.5亩 | 1.5亩 | ||||||
质量指标 | ||||||||
成活率 | 20 | 95% | 95% | 20 | ||||
效 益 指 标 (30分) |
经济效益 指标 |
农户收入 | 20 | ≥11.376万元 | 12万元 | 20 |
"""


def joined(text: str) -> list[str]:
    """The rows that were put together."""
    return [line.text for line in whole_lines(text.split("\n")) if line.is_joined]


def test_rows_have_as_many_bars() -> None:
    """The parts of a row come to the number of bars that whole rows have; tiers alone belong to the row below."""
    form = read_form(BROKEN)
    assert (form.project, form.year) == ("种养补贴", 2023)
    assert form.budget is not None
    assert (str(form.budget.adjusted), str(form.budget.self_score)) == ("9.48", "10")
    assert [
        (part.name, tier.name, each.name, each.target_text, str(each.weight))
        for part in form.dimensions
        for tier in part.categories
        for each in tier.indicators
    ] == [
        ("产出指标", "数量指标", "种植面积", "29.5亩", "30"),
        ("产出指标", "数量指标", "其中桃树", "1.5亩", "None"),
        ("产出指标", "质量指标", "成活率", "95%", "20"),
        ("效益指标", "经济效益指标", "农户收入", "≥11.376万元", "20"),
    ]
    assert "line-joined" in {finding.code for finding in form.findings}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A bar first goes on with a row of which most is there; a text goes on only in an open cell.
        ("a | b | c | d |\ne | f | g |\n|\nh | i | j | k |", ["e | f | g |\n|"]),
        ("a | b | c | d |\ne | f | g |\nx |\nh | i | j | k |", []),
        ("a | b | c | d |\ne | f | g\nx | y |\nh | i | j | k |", ["e | f | g\nx | y |"]),
        # An empty line ends a row.
        ("a | b | c | d |\ne |\n\nf | g | h |\nh | i | j | k |", []),
        # What has a rule is Markdown, and each line is a row.
        ("| a | b | c |\n|---|---|---|\n| d |\n| e | f |\n| g | h | i |", []),
        # Cells on lines of their own, each between bars.
        ("|  甲\n |\n 乙\n |\n ||\n|  丙\n |\n 丁\n |\n ||", ["|  甲\n |\n 乙\n |\n ||", "|  丙\n |\n 丁\n |\n ||"]),
        # Few bars, or none, make no row.
        ("a | b |\nc |\nd |", []),
        ("没有表格", []),
        # A tier goes on in a row, and in nothing else.
        ("a | b | c | d |\n产出指标 |\n以上为产出\nh | i | j | k |", []),
        # No number of bars is that of most lines.
        ("a|b|c|d|e\nf|g|h|i|j\nk|l\nm|n\no|p\nq|r\ns|t\nv|w", []),
    ],
)
def test_lines_that_make_one_row(text: str, expected: list[str]) -> None:
    """Lines are joined where their bars come to the bars of a row, and nowhere else."""
    assert joined(text) == expected


def test_qualities_are_values_and_no_rest_of_a_row() -> None:
    """Two short words under target and result are another indicator's."""
    form = read_form(
        "项目名称 | 甲 | | | | |\n一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值 | 得分 |\n"
        "效益指标 | 社会效益 | 环境优良无污染 | 良好 | 良好 | 10 |\n | | 绿色环保 | 良好 | 良好 | |\n"
    )
    assert [each.name for each in form.indicators] == ["环境优良无污染", "绿色环保"]
