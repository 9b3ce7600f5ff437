"""Which heading means which column."""

from __future__ import annotations

import pytest

from perfeval import read_form
from perfeval._words.columns import Column, funds_column, indicator_column
from perfeval.reading.grid import Row
from perfeval.reading.layout import combined, funds_layout, indicator_layout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年度\n指标值（A）", Column.TARGET),
        ("某某部门目标值", Column.TARGET),
        ("三季度完成值", Column.ACTUAL),
        ("单位自评分", Column.SCORE),
        ("财政复评得分", Column.REVIEWED_SCORE),  # not the unit's own
        ("偏差率", None),  # a number, and no reason
        ("扣分原因", Column.REASON),
        ("", None),
        ("宣传次数", None),
    ],
)
def test_headings_of_indicators(text: str, expected: Column | None) -> None:
    """By the table of words, or by how they end."""
    assert indicator_column(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年预算数（B)", Column.ADJUSTED),
        ("2023年预算", Column.ADJUSTED),
        ("预算", None),  # of whatever
        ("未执行完原因", Column.REASON),
        ("执行率权重", Column.WEIGHT),
        ("预算执行率分值", Column.WEIGHT),
        ("执行率得分（10分）", Column.SCORE),
        ("执行率得分率", None),
        ("结转结余", None),
        ("", None),
    ],
)
def test_headings_of_funds(text: str, expected: Column | None) -> None:
    """By the table of words; a reason may stand beside the amounts."""
    assert funds_column(text) is expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        # A heading over several places has all of them.
        (
            ("一级指标", "二级指标", "三级指标", "", "年度指标值", "分值"),
            {
                Column.DIMENSION: (0,),
                Column.CATEGORY: (1,),
                Column.THIRD: (2, 3),
                Column.TARGET: (4,),
                Column.WEIGHT: (5,),
            },
        ),
        # Points beside each tier.
        (
            ("一级指标", "权重", "二级指标", "权重", "三级指标", "权重", "目标值"),
            {
                Column.DIMENSION: (0,),
                Column.DIMENSION_WEIGHT: (1,),
                Column.CATEGORY: (2,),
                Column.CATEGORY_WEIGHT: (3,),
                Column.THIRD: (4,),
                Column.WEIGHT: (5,),
                Column.TARGET: (6,),
            },
        ),
        # 指标类型 to the left of the name is a tier where there is none, and else how an indicator is measured.
        (
            ("序号", "指标类型", "指标名称", "目标值", "完成值", "权重"),
            {
                Column.SERIAL: (0,),
                Column.DIMENSION: (1,),
                Column.NAME: (2,),
                Column.TARGET: (3,),
                Column.ACTUAL: (4,),
                Column.WEIGHT: (5,),
            },
        ),
        (
            ("指标名称", "指标类型", "目标值", "完成值", "权重"),
            {Column.NAME: (0,), Column.SIGN: (1,), Column.TARGET: (2,), Column.ACTUAL: (3,), Column.WEIGHT: (4,)},
        ),
        (
            ("一级指标", "指标类型", "三级指标", "目标值", "权重"),
            {Column.DIMENSION: (0,), Column.SIGN: (1,), Column.THIRD: (2,), Column.TARGET: (3,), Column.WEIGHT: (4,)},
        ),
        # Two reasons are one; a note is the reason where there is no other.
        (
            ("一级指标", "三级指标", "目标值", "分值", "偏差原因", "改进措施"),
            {
                Column.DIMENSION: (0,),
                Column.THIRD: (1,),
                Column.TARGET: (2,),
                Column.WEIGHT: (3,),
                Column.REASON: (4, 5),
            },
        ),
        (
            ("一级指标", "三级指标", "目标值", "分值", "备注"),
            {Column.DIMENSION: (0,), Column.THIRD: (1,), Column.TARGET: (2,), Column.WEIGHT: (3,), Column.REASON: (4,)},
        ),
        # No indicator table.
        (("指标", "目标值", "权重"), None),  # too little to tell
        (("一级指标", "二级指标", "三级指标"), None),
        (("指标名称", "分值"), None),
        (("一级指标", "三级指标", "目标值", *["x"] * 200), None),
        (("一级指标", "三级指标", "目标值", "长" * 2000), None),
    ],
)
def test_indicator_layouts(headings: tuple[str, ...], expected: dict[Column, tuple[int, ...]] | None) -> None:
    """Which columns stand where; None where it is no such table."""
    layout = indicator_layout(headings)
    assert (None if layout is None else layout.columns) == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("", "预算数", "执行数", "执行率"), {Column.ADJUSTED: (1,), Column.EXECUTED: (2,), Column.RATE: (3,)}),
        # 预算数 beside 调整预算数 is the one that was there first.
        (("", "预算数", "调整预算数", "支出数"), {Column.INITIAL: (1,), Column.ADJUSTED: (2,), Column.EXECUTED: (3,)}),
        (
            ("", "年度预算", "全年预算数", "支出数"),
            {Column.INITIAL: (1,), Column.ADJUSTED: (2,), Column.EXECUTED: (3,)},
        ),
        (("", "预算数", "分值", "得分"), None),
        (("", "100", "预算数", "执行数"), None),  # a row of figures
        (("预算数", "执行数", *["x"] * 200), None),
    ],
)
def test_funds_layouts(headings: tuple[str, ...], expected: dict[Column, tuple[int, ...]] | None) -> None:
    """Which columns stand where; None where it is no such block."""
    layout = funds_layout(headings)
    assert (None if layout is None else layout.columns) == expected


def test_two_rows_of_headings() -> None:
    """The lower one says more, where it says anything."""
    assert combined(Row(("指标", "", "分值"), 1), Row(("一级指标", "二级指标"), 2)) == ("一级指标", "二级指标", "分值")


def test_a_heading_goes_over_those_below_it() -> None:
    """What an office says stands below its name; where nothing does, the next column is the form's own."""
    upper = ("三级指标", "年度指标值", "实际完成值", "分值", "财政复核", "")

    assert combined(Row(upper, 1), Row(("", "", "", "", "意见", "得分"), 2))[-1] == "财政复核得分"
    assert combined(Row(upper, 1), Row(("", "", "", "", "", "得分"), 2))[-1] == "得分"
    assert combined(Row(upper, 1), Row(("", "", "", "", "得分", "", "备注"), 2))[-3:] == ("财政复核得分", "", "备注")


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (("预算数", "", "执行数"), ("年初", "全年", ""), ("年初预算数", "全年预算数", "执行数")),
        (("指标值", "", "完成值"), ("年初", "调整后", "全年"), ("年初指标值", "调整后指标值", "全年完成值")),
        (("预算数", "", ""), ("年初", "分值", "全年"), ("年初预算数", "分值", "全年预算数")),
        (("预算数", "预算数"), ("年初", "追加"), ("年初预算数", "追加")),
    ],
)
def test_a_text_below_completes_the_heading(
    upper: tuple[str, ...], lower: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    """Where it is none by itself, and goes before that one; the upper one goes over all such texts."""
    assert combined(Row(upper, 1), Row(lower, 2)) == expected


def test_targets_below_one_heading() -> None:
    """The adjusted one counts, as where each has a heading of its own."""
    rows = [
        ["一级指标", "三级指标", "指标值", "", "全年完成值", "分值"],
        ["", "", "年初", "调整后", "", ""],
        ["产出指标", "宣传次数", "≥12次", "≥8次", "8次", "90"],
    ]
    form = read_form([["项目名称", "宣传经费"], *rows])

    assert form.indicators[0].target_text == "≥8次"
    assert form.remarks == (("宣传次数 → 年初指标值", "≥12次"),)


@pytest.mark.parametrize("text", ["注：下同", "填报要求：按年填写"])
def test_what_stands_below_an_empty_heading_is_the_rest_of_none(text: str) -> None:
    """A note right below the headings, at the side of the table, is no part of them and comes out."""
    rows = [
        ["", "一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值"],
        [text, "", "", "", "", "", ""],
        ["", "产出指标", "数量指标", "宣传次数", "≥3次", "6次", "90"],
    ]
    form = read_form([["项目名称", "宣传经费"], *rows])

    assert [each.name for each in form.indicators] == ["宣传次数"]
    assert text.rpartition("：")[2] in f"{form.remarks} {form.unread} {form.findings}"
