"""The letters in the headings of the funds: which ratio they make the rate."""

from __future__ import annotations

import pytest

from perfeval import read_form
from perfeval.reading.blocks.letters import wrong_ratio
from perfeval.reading.layout import funds_layout


@pytest.mark.parametrize(
    ("initial", "adjusted", "executed", "rate", "ratio"),
    [
        ("年初预算数（A)", "全年预算数（B)", "全年执行数", "执行率 (B/A)", "全年预算数 ÷ 年初预算数"),
        ("年初预算数（A）", "全年预算数（B）", "全年执行数（C）", "执行率（C/A）", "全年执行数 ÷ 年初预算数"),
        ("年初预算数（A）", "全年预算数（B）", "全年执行数（C）", "执行率（C/B）", ""),
        ("年初预算数", "全年预算数（A）", "全年执行数（B）", "执行率（b/a×100%）", ""),
        ("年初预算数", "全年预算数（A）", "全年执行数（B）", "执行率（A÷B）", "全年预算数 ÷ 全年执行数"),
        ("年初预算数", "全年预算数", "全年执行数", "执行率（B/A）", ""),
        ("年初预算数（A）", "全年预算数（B）", "全年执行数（C）", "执行率", ""),
        ("年初预算数（A）", "全年预算数（B）", "全年执行数（C）", "执行率（D/B）", ""),
    ],
)
def test_the_ratio(initial: str, adjusted: str, executed: str, rate: str, ratio: str) -> None:
    """Only letters that columns carry say anything, and executed ÷ adjusted is right."""
    layout = funds_layout(("项目资金", "", initial, adjusted, executed, "分值", rate, "得分"))
    assert layout is not None

    assert wrong_ratio(layout) == ratio


@pytest.mark.parametrize(("rate", "codes"), [("执行率(B/A)", ["rate-of-other-columns"]), ("执行率(C/B)", [])])
def test_it_is_a_finding(rate: str, codes: list[str]) -> None:
    """Of the form that was read."""
    form = read_form(
        [
            ["项目名称", "渔港疏浚"],
            ["项目资金（万元）", "年初预算数(A)", "全年预算数(B)", "全年执行数(C)", "分值", rate, "得分"],
            ["年度资金总额", "420", "398.5", "371.06", "10", "93.11%", "9.31"],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            ["产出指标", "数量指标", "疏浚土方量", "≥18.6万立方米", "18.6万立方米", "90", "90"],
        ]
    )

    assert [each.code for each in form.findings] == codes
