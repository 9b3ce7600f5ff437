"""Rows that say something of a part of the table: tiers with their points, section rows, and totals of parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from perfeval import InvalidForm, SelfEvaluation, read_form

PROJECT = ["项目名称", "宣传经费"]
HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
OUTPUT: list[list[Any]] = [
    ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 20, 20],
    ["产出指标", "质量指标", "合格率", "≥90%", "85%", 30, 28],
]
EFFECT: list[list[Any]] = [["效益指标", "社会效益指标", "知晓率", "≥80%", "85%", 50, 50]]
POINTS = {"产出指标": (50, 48), "数量指标": (20, 20), "质量指标": (30, 28), "效益指标": (50, 50)}

#: How a clerk or a library fills the five cells before the points of a row with one label.
FILLED: dict[str, Any] = {
    "first": lambda label: [label, None, None, None, None],
    "merged": lambda label: [label] * 5,
    "merged tiers": lambda label: [label] * 3 + [None, ""],
    "strokes": lambda label: [label, "", "", "—", "/"],
}
each_way_of_filling = pytest.mark.parametrize("filled", FILLED.values(), ids=FILLED)
each_way_of_repeating = pytest.mark.parametrize("repeated", [True, False], ids=["repeated", "merged down"])


def read(*rows: Sequence[Any]) -> SelfEvaluation:
    """A form with these rows under all headings."""
    return read_form([PROJECT, HEADINGS, *rows])


def firsts(form: SelfEvaluation) -> list[tuple[str, object]]:
    """The first tiers with their weights."""
    return [(part.name, part.weight) for part in form.dimensions]


def tiers(form: SelfEvaluation) -> list[tuple[str, object, str, object, str]]:
    """Each indicator with its tiers and their weights."""
    return [
        (part.name, part.weight, category.name, category.weight, each.name)
        for part in form.dimensions
        for category in part.categories
        for each in category.indicators
    ]


def below(rows: list[list[Any]], *, repeated: bool) -> list[list[Any]]:
    """Rows of indicators below a row of their first tier, which they may leave out."""
    return rows if repeated else [[None, *row[1:]] for row in rows]


@each_way_of_filling
@each_way_of_repeating
@pytest.mark.parametrize("score", [True, False], ids=["scored", "not scored"])
def test_a_first_tier_with_its_points_is_no_indicator(filled: Any, *, repeated: bool, score: bool) -> None:
    """The points at stake are its weight, and the points scored are kept beside it."""
    rows = []
    for mine in (OUTPUT, EFFECT):
        weight, scored = POINTS[mine[0][0]]
        rows += [[*filled(mine[0][0]), weight, scored if score else None], *below(mine, repeated=repeated)]
    form = read(*rows)

    assert form.indicators == read(*OUTPUT, *EFFECT).indicators
    assert firsts(form) == [("产出指标", 50), ("效益指标", 50)]
    assert form.remarks == ((("产出指标 → 得分", "48"), ("效益指标 → 得分", "50")) if score else ())
    assert (form.unread, form.findings) == ((), ())


@each_way_of_repeating
@pytest.mark.parametrize("merged", [True, False])
def test_a_second_tier_may_have_its_points_too(*, repeated: bool, merged: bool) -> None:
    """Below its first one, on a row of its own."""
    rows: list[list[Any]] = [["产出指标", None, None, None, None, 50, 48]]
    for row in OUTPUT:
        name = row[1]
        first = "产出指标" if repeated else None
        rows.append([first, name, *([name] * 3 if merged else [None] * 3), *POINTS[name]])
        rows.append(row if repeated else [None, None, *row[2:]])
    form = read(*rows, *EFFECT)

    assert tiers(form) == [
        ("产出指标", 50, "数量指标", 20, "宣传次数"),
        ("产出指标", 50, "质量指标", 30, "合格率"),
        ("效益指标", None, "社会效益指标", None, "知晓率"),
    ]
    assert form.indicators == read(*OUTPUT, *EFFECT).indicators
    assert form.unread == ()


@pytest.mark.parametrize("pointed", [True, False], ids=["with points", "without"])
def test_tiers_may_be_numbered_in_one_column_of_names(*, pointed: bool) -> None:
    """一 before the first, （一） before the second, 1 before an indicator."""
    table: list[list[Any]] = [["序号", "指标名称", "年度指标值", "实际完成值", "分值", "得分", "佐证"]]
    for number, mine in enumerate((OUTPUT, EFFECT)):
        table.append(["一二"[number], mine[0][0], None, None, *(POINTS[mine[0][0]] if pointed else (None, None)), None])
        for place, row in enumerate(mine):
            table.append([f"（{'一二'[place]}）", row[1], None, None, *([9, 9] if pointed else [None] * 2), None])
            table.append([place + 1, *row[2:], None])
    form = read_form([PROJECT, *table])

    assert form.indicators == read(*OUTPUT, *EFFECT).indicators
    weight, other = (50, 9) if pointed else (None, None)
    assert tiers(form) == [
        ("产出指标", weight, "数量指标", other, "宣传次数"),
        ("产出指标", weight, "质量指标", other, "合格率"),
        ("效益指标", weight, "社会效益指标", other, "知晓率"),
    ]
    assert form.unread == ()


def test_a_page_may_end_below_a_tier() -> None:
    """The headings stand again between it and its indicators."""
    tier: list[Any] = ["产出指标", None, None, None, None, 50, 48]

    assert read(tier, HEADINGS, *OUTPUT, *EFFECT).dimensions == read(tier, *OUTPUT, *EFFECT).dimensions


@pytest.mark.parametrize("serial", ["序号", ""])
def test_tiers_need_no_number_among_the_names(serial: str) -> None:
    """They are no indicators without values, whatever stands left of them."""
    table: list[list[Any]] = [[serial, "指标名称", *HEADINGS[3:]]]
    for mine in (OUTPUT, EFFECT):
        table += [["", mine[0][0], None, None, None, None], *([1, *row[2:]] for row in mine)]
    form = read_form([PROJECT, *table])

    assert [each[0] for each in tiers(form)] == ["产出指标", "产出指标", "效益指标"]
    assert form.findings == ()


@pytest.mark.parametrize(("number", "first"), [("二", True), ("二、", True), ("（二）", False), ("2", False)])
def test_costs_are_a_first_tier_or_a_second_one(number: str, *, first: bool) -> None:
    """Their number tells it, where nothing else does; and their place, where there is a column for each."""
    table: list[list[Any]] = [
        ["序号", "指标名称", *HEADINGS[3:]],
        ["一", "产出指标", None, None, 50, 48],
        ["1", *OUTPUT[0][2:]],
        [number, "成本指标", None, None, 50, 48],
        ["1", "节约率", "≥5%", "6%", 50, 50],
    ]
    placed = read(*OUTPUT, ["成本指标", *[None] * 4, 50, 50], [None, "经济成本指标", *EFFECT[0][2:]])

    assert firsts(read_form([PROJECT, *table])) == [("产出指标", 50), *([("成本指标", 50)] if first else [])]
    assert firsts(placed) == [("产出指标", None), ("成本指标", 50)]


def test_what_a_row_of_a_tier_says_beside_its_points_is_kept() -> None:
    """Under its heading, or as unread where there is none; a weight beside its name counts, and another is a remark."""
    table: list[list[Any]] = [
        ["", *HEADINGS, "佐证"],
        ["文字", "产出指标（50分）", None, None, None, None, 40, 48, "附件1"],
        *[[None, *row, None] for row in below(OUTPUT, repeated=False)],
    ]
    form = read_form([PROJECT, *table])

    assert firsts(form) == [("产出指标", 50)]
    assert form.remarks == (("产出指标 → 分值", "40"), ("产出指标 → 得分", "48"), ("产出指标 → 佐证", "附件1"))
    assert [each.text for each in form.unread] == ["文字"]


def test_a_third_tier_has_no_weight() -> None:
    """Its points are a remark; weights of the tiers above stand in columns of their own."""
    table: list[list[Any]] = [
        ["一级指标", "分值", "二级指标", "三级指标", "四级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", 50, "数量指标", "宣传完成", None, None, None, 50, 48],
        [None, None, None, None, "宣传次数", "≥3次", "6次", 50, 48],
    ]
    form = read_form([PROJECT, *table])

    assert tiers(form) == [("产出指标", 50, "数量指标 → 宣传完成", None, "宣传次数")]
    assert form.remarks == (("宣传完成 → 分值", "50"), ("宣传完成 → 得分", "48"))


def test_a_tier_without_rows_of_its_own_is_its_own_indicator() -> None:
    """Its points would be nobody's; and a second tier without a name below it is refused as ever."""
    alone: list[Any] = ["满意度指标", None, None, None, None, 10, 9]
    assert [each.name for each in read(*OUTPUT, alone).indicators] == ["宣传次数", "合格率", "满意度指标"]
    assert [each.name for each in read(alone, *OUTPUT).indicators] == ["满意度指标", "宣传次数", "合格率"]
    assert [each.name for each in read(alone, ["满意度指标", "小计", *alone[2:]], *OUTPUT).indicators] == [
        "满意度指标",
        "宣传次数",
        "合格率",
    ]
    names = ["产出指标", "效益指标", "满意度指标"]
    only = read_form([PROJECT, HEADINGS[2:], *([name, None, None, 30, 30] for name in names)])
    assert [each.name for each in only.indicators] == names
    with pytest.raises(InvalidForm, match="the name of the indicator is empty"):
        read(*OUTPUT[:1], [None, "质量指标", None, None, None, 30, 28], *EFFECT)


@pytest.mark.parametrize(
    "between",
    [
        ["产出指标", None, None, None, None, 40, 40],
        [None, None, None, None, None, 40, 40],
        [None, None, "/", "/", "/", "/", "/"],
        ["产出指标", "产出指标", "产出指标", None, None, 50, 48],
    ],
    ids=["named again", "points alone", "blank", "merged"],
)
def test_a_tier_that_goes_on_with_nothing_is_no_indicator(between: list[Any]) -> None:
    """Whatever stands between it and its indicators."""
    form = read(["产出指标", None, None, None, None, 50, 48], between, *OUTPUT)

    assert [each.name for each in form.indicators] == ["宣传次数", "合格率"]
    assert firsts(form) == [("产出指标", 50)]


@pytest.mark.parametrize("name", ["质量", "成本", "预算执行率", "预算执行率指标"])
def test_an_indicator_may_be_called_as_a_tier_is(name: str) -> None:
    """In a table without tiers, though it says nothing but its points."""
    rows = [[1, name, None, None, 50, 50], [2, "宣传次数", "≥3次", "6次", 50, 50]]
    form = read_form([PROJECT, ["序号", "指标名称", *HEADINGS[3:]], *rows])

    assert [each.name for each in form.indicators] == [name, "宣传次数"]


#: Rows that are the total of a part by their place, whatever stands before the label.
SUBTOTALS: dict[str, list[Any]] = {
    "merged": ["产出指标", "小计", "小计", "小计", "小计"],
    "half merged": ["产出指标", "小计", "小计", "", None],
    "in the place of a name": ["产出指标", "质量指标", "小计", "—", "—"],
    "with its tier": ["产出指标", "产出指标小计", "产出指标小计", None, None],
    "below a merged tier": ["产出指标", "产出指标", "产出指标得分小计", None, None],
    "total": ["产出指标", "合计", "合计", "合计", "合计"],
    "unusual tier": ["共性部分", "小计", "小计", "小计", "小计"],
    "name alone": [None, None, "产出指标得分小计", None, None],
    "all": ["产出指标小计"] * 5,
    "all but points": ["指标得分合计"] * 5,
    "its tier alone": ["产出指标", None, None, None, None],
    "its tier merged": ["产出指标"] * 5,
    "both tiers": ["产出指标", "质量指标", None, None, None],
}


@pytest.mark.parametrize("cells", SUBTOTALS.values(), ids=SUBTOTALS)
@pytest.mark.parametrize("total", [True, False])
def test_the_total_of_a_part_is_no_indicator(cells: list[Any], *, total: bool) -> None:
    """However often a merged cell repeats its label; its points are kept, and are not the total of the form."""
    foot = [["总分", None, None, None, None, 100, 98]] if total else []
    form = read(*OUTPUT, [*cells, 50, 48], *EFFECT, *foot)

    assert form.dimensions == read(*OUTPUT, *EFFECT).dimensions
    assert form.self_total == (98 if total else None)
    assert [text for _, text in form.remarks] == ["50，48"]
    assert form.unread == ()


def test_a_total_of_a_part_may_stand_above_it() -> None:
    """Then it names its tier."""
    form = read(*OUTPUT, ["效益指标", "小计", "小计", "小计", "小计", 50, 50], [None, *EFFECT[0][1:]])

    assert form.dimensions == read(*OUTPUT, *EFFECT).dimensions


def test_totals_of_tiers_stand_one_below_the_other() -> None:
    """Each names its tier, and nothing else; the block may be named at the left of all."""
    output = [OUTPUT[0], [None, "数量指标", "培训次数", "≥3次", "6次", 20, 20], ["产出指标", None, *OUTPUT[1][2:]]]
    totals = [
        [None, "数量指标", None, None, None, 40, 39],
        [None, "质量指标", "小计", "小计", "小计", 30, 28],
        ["产出指标", None, None, None, None, 70, 67],
    ]
    rows = [*output[:2], totals[0], *OUTPUT[1:], *totals[1:], *EFFECT]
    form = read_form([PROJECT, ["年度绩效指标", *HEADINGS], *(["年度绩效指标", *row] for row in rows)])

    assert form.indicators == read(*output, *EFFECT).indicators
    assert form.remarks == (("数量指标", "40，39"), ("质量指标 → 小计", "30，28"), ("产出指标", "70，67"))
    assert form.unread == ()


@pytest.mark.parametrize(
    "cells",
    [["栏次", *range(1, 7)], ["栏次"] * 3 + ["1", "2", "3", "4"], ["栏次", "", "", "（1）", "（2）", "（3）", "（4）"]],
)
def test_a_row_that_numbers_the_columns_is_no_indicator(cells: list[Any]) -> None:
    """Whatever it says before the numbers, and however many cells that fills."""
    form = read(cells, *OUTPUT, *EFFECT)

    assert form.dimensions == read(*OUTPUT, *EFFECT).dimensions
    assert (form.remarks, form.unread) == ((), ())


def test_the_total_of_a_part_may_be_alone_in_its_row() -> None:
    """Cells that are not there, or hold no points, make no tier of what stands below its label."""
    form = read(*OUTPUT, ["小计", 50, 48], ["产出指标小计", "见附表"], ["产出指标", "小计", *[None] * 5], *EFFECT)

    assert form.dimensions == read(*OUTPUT, *EFFECT).dimensions
    assert form.remarks == (("小计", "50，48"), ("产出指标小计", "见附表"))


@pytest.mark.parametrize("label", ["小计", "合计", "产出指标小计", "总分"])
def test_an_indicator_may_be_called_as_a_total_is(label: str) -> None:
    """Where it has a target, or an actual, as an indicator has."""
    names = [
        each.name
        for target, actual in (("≥3次", "6次"), ("", "6次"), ("100%", "100%"))
        for each in read(["产出指标", "数量指标", label, target, actual, 50, 48], *EFFECT).indicators
    ]

    assert names == [label, "知晓率"] * 3


@pytest.mark.parametrize("spread", [1, 3, 6])
@pytest.mark.parametrize("numbering", ["", "一、"])
def test_a_section_row_names_the_first_tier(spread: int, numbering: str) -> None:
    """Where the columns begin with the second one."""
    rows: list[list[Any]] = [PROJECT, HEADINGS[1:]]
    for mine in (OUTPUT, EFFECT):
        section = [f"{numbering}{mine[0][0]}（50分）"] * spread + [None] * (6 - spread)
        rows += [section, *(row[1:] for row in mine)]
    form = read_form(rows)

    assert firsts(form) == [("产出指标", 50), ("效益指标", 50)]
    assert form.indicators == read(*OUTPUT, *EFFECT).indicators
    pointed = read_form([*rows[:2], ["产出指标", None, None, None, 50, 48], *(row[1:] for row in OUTPUT)])
    assert firsts(pointed) == [("产出指标", 50)]
