"""Cells that lost their rows, arranged under headings."""

from __future__ import annotations

import pytest

from perfeval import InvalidNumber, read_forms
from perfeval.errors import InvalidForm
from perfeval.reading.arrange import arranged, kind_of
from perfeval.reading.doors.beside import apart
from perfeval.reading.grid import Row
from perfeval.reading.layout import Layout, funds_layout, indicator_layout

HEADINGS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因")


def layout_of(*headings: str) -> Layout:
    """The layout of a row of headings that surely is one."""
    layout = indicator_layout(headings) or funds_layout(headings)
    assert layout is not None
    return layout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty"),
        ("/", "nothing"),
        ("——", "nothing"),
        ("……", "dots"),
        ("...", "dots"),
        ("·", "dots"),
        ("指标1：", "numbered"),
        ("★宣传次数", "numbered"),
        ("12.5", "points"),
        ("10分", "points"),
        ("87.6%", "percent"),
        ("≥", "sign"),
        ("正向 大于等于", "sign"),
        ("成本指标（20分）", "cost"),
        ("产出指标", "dimension"),
        ("产 出\n指 标(50)", "dimension"),
        ("社会效益指标", "category"),
        ("服务对象满意度", "category"),
        ("绩效指标", "block"),
        ("≥100册", "value"),
        ("2023年12月底前", "mixed"),
        ("万元", "unit"),
        ("宣传次数", "words"),
        ("完成了第一批和第二批任务，共计宣传12次，覆盖全县范围", "words"),  # a number in a sentence is no value
    ],
)
def test_kinds_of_cells(text: str, expected: str) -> None:
    """What a cell can be, by its text alone."""
    assert kind_of(text) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # Tiers that go on are not repeated.
        (
            "产出指标 数量指标 宣传次数 ≥3次 6次 5 5 培训次数 2次 2次 5 5",
            [
                ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "5", "5", ""),
                ("", "", "培训次数", "2次", "2次", "5", "5", ""),
            ],
        ),
        # A reason stands after the points, and a new name before the target.
        (
            "产出指标 数量指标 宣传次数 ≥3次 2次 5 3.33 疫情影响 质量指标 合格率 100% 100% 5 5",
            [
                ("产出指标", "数量指标", "宣传次数", "≥3次", "2次", "5", "3.33", "疫情影响"),
                ("", "质量指标", "合格率", "100%", "100%", "5", "5", ""),
            ],
        ),
        # Words for target and actual.
        (
            "效益指标 社会效益 生活水平 有所提高 有所提高 10 9",
            [("效益指标", "社会效益", "生活水平", "有所提高", "有所提高", "10", "9", "")],
        ),
        # Numbers without signs and units are told from points by how many they are.
        ("产出指标 数量指标 宣传次数 3 6 5 5", [("产出指标", "数量指标", "宣传次数", "3", "6", "5", "5", "")]),
        # Empty cells that are known count.
        ("产出指标 数量指标 宣传次数 _ _ 5 _ _", [("产出指标", "数量指标", "宣传次数", "", "", "5", "", "")]),
        # Empty lines beyond all headings are no cells.
        ("_ 产出指标 数量指标 宣传 3 6 5 5 _ _ _", [("产出指标", "数量指标", "宣传", "3", "6", "5", "5", "")]),
        # A name on two lines.
        (
            "产出指标 数量指标 关于印发宣传材料 的工作次数 ≥3次 6次 5 5",
            [("产出指标", "数量指标", "关于印发宣传材料的工作次数", "≥3次", "6次", "5", "5", "")],
        ),
        ("", []),
    ],
)
def test_rows_are_found_by_what_their_cells_say(texts: str, expected: list[tuple[str, ...]]) -> None:
    """The whole table fits best."""
    cells = [text.replace("_", "") for text in texts.split()]
    assert [row for row in arranged(cells, layout_of(*HEADINGS)) if any(row)] == expected


def test_the_name_of_the_block_heads_nothing() -> None:
    """No reason goes under it, though it stands first and has room."""
    layout = layout_of("绩效指标", *HEADINGS)
    texts = "绩效指标 产出指标 数量指标 宣传 12次 10次 10 8.33 疫情影响 质量指标 合格率 ≥95% 96% 15 15".split()
    assert list(arranged(texts, layout)) == [
        ("绩效指标", "产出指标", "数量指标", "宣传", "12次", "10次", "10", "8.33", "疫情影响"),
        ("", "", "质量指标", "合格率", "≥95%", "96%", "15", "15", ""),
    ]


def test_rows_of_funds() -> None:
    """The label of a row has no heading; a rate is told from points by its sign."""
    layout = layout_of("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    texts = "年度资金总额 80 80 72 10 90% 9 其中：财政拨款 80 80 72 - 90% - 其他资金 0 0 0".split()
    assert list(arranged(texts, layout)) == [
        ("年度资金总额", "80", "80", "72", "10", "90%", "9"),
        ("其中：财政拨款", "80", "80", "72", "-", "90%", "-"),
        ("其他资金", "0", "0", "0", "", "", ""),
    ]


def test_a_number_names_an_indicator_where_no_money_is_due() -> None:
    """The name of the hotline is one, though an amount stands under no name of a source."""
    layout = layout_of("三级指标", "年度指标值", "实际完成值", "分值", "得分")
    assert list(arranged("12345热线 ≥90% 95% 10 10".split(), layout)) == [("12345热线", "≥90%", "95%", "10", "10")]


def test_too_many_headings_tell_nothing() -> None:
    """Beyond what any form has, the work is refused."""
    layout = layout_of(*HEADINGS, *(f"第{number}列" for number in range(20)))
    with pytest.raises(InvalidForm, match="the rows do not stand under the 28 headings"):
        list(arranged(["a"], layout))


def test_only_the_same_headings_make_two_tables() -> None:
    """A list of targets beside a table is no second table of its kind."""
    row = Row((*HEADINGS, "一级指标", "三级指标", "年度指标值"), 1)

    assert list(apart([row])) == [row]


def test_the_right_one_of_two_tables_says_its_own_columns() -> None:
    """What is wrong in the right-hand table stands where the document has it."""
    headings = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    left = ["产出指标", "数量指标", "培训次数", "≥3次", "4次", "50", "50"]
    right = ["产出指标", "数量指标", "宣传次数", "≥3次", "4次", "五十分左右", "50"]

    with pytest.raises(InvalidNumber) as caught:
        read_forms([[*headings, "", *headings], [*left, "", *right]])

    assert "row 2, column 14" in str(caught.value)
