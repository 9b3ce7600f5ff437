"""Several projects in one table, each named in a column, as systems export them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perfeval import Cell, PerfevalError, SelfEvaluation, read_form, read_forms

HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
ROWS: dict[str, list[list[Any]]] = {
    "甲项目": [
        ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 50, 50],
        ["效益指标", "社会效益指标", "知晓率", "≥90%", "92%", 40, 40],
    ],
    "乙项目": [
        ["产出指标", "数量指标", "培训次数", "≥3次", "2次", 50, "33.33"],
        [None, "质量指标", "合格率", "100%", "100%", 10, 10],
        ["效益指标", "社会效益指标", "知晓率", "≥90%", "92%", 30, 30],
    ],
    "丙项目": [["满意度指标", "服务对象满意度指标", "群众满意度", "≥95%", "96%", 90, 90]],
}

each_way_of_naming = pytest.mark.parametrize(
    "name",
    [lambda project, row: project, lambda project, row: project if row == 0 else None],
    ids=["each row", "merged"],
)


def stacked(name: Callable[[str, int], str | None], heading: str, before: int = 0) -> list[list[Any]]:
    """All projects in one table, with so many cells left of the column of their names."""
    left = [f"列{number}" for number in range(before)]
    rows: list[list[Any]] = [["2023年度项目支出绩效自评汇总表"], [*left, heading, *HEADINGS]]
    for project, mine in ROWS.items():
        rows += [[*([None] * before), name(project, order), *row] for order, row in enumerate(mine)]
    return rows


@each_way_of_naming
@pytest.mark.parametrize("before", [0, 2])
@pytest.mark.parametrize("heading", ["项目名称", "项目支出名称", "专项名称"])
def test_each_project_is_a_form(name: Callable[[str, int], str | None], before: int, heading: str) -> None:
    """The same as if it stood alone under its name, and of the year of the whole."""
    forms = read_forms(stacked(name, heading, before))
    alone = [read_form([["2023年度自评表"], ["项目名称", project], HEADINGS, *rows]) for project, rows in ROWS.items()]

    assert [(each.project, each.year, each.dimensions) for each in forms] == [
        (each.project, 2023, each.dimensions) for each in alone
    ]
    assert [each.findings for each in forms] == [each.findings for each in alone]
    assert [each.cells["project"] for each in forms] == [Cell(row, before + 1) for row in (3, 5, 8)]


def test_records_of_the_same_table_say_the_same() -> None:
    """Whoever exports a workbook may read it by its rows, or by the records of each project."""
    table = stacked(lambda project, _: project, "项目名称")
    forms = read_forms(table)
    records = [dict(zip(table[1], row, strict=True)) for row in table[2:]]

    assert [each.indicators for each in forms] == [
        SelfEvaluation.from_rows([row for row in records if row["项目名称"] == project]).indicators for project in ROWS
    ]


def test_one_project_gives_the_form_its_name() -> None:
    """Where a label names it too, there is no second form."""
    table = [["项目名称", "甲项目"], ["项目名称", *HEADINGS], *(["甲项目", *row] for row in ROWS["甲项目"])]
    form = read_form(table)

    assert (form.project, len(form.indicators), form.remarks) == ("甲项目", 2, ())


def test_what_a_row_says_beside_the_tiers_is_kept() -> None:
    """Amounts and numbers left of them, and equal ones under two headings, belong to the row and to the heading."""
    table = [
        ["序号", "项目名称", "预算数（万元）", "执行数（万元）", *HEADINGS, "附件"],
        [1, "甲项目", 30, 30, *ROWS["甲项目"][0], 30],
        ["", "小计", "", "", "", "", "", "", "", 50, 50, ""],
        ["", "合计", 60, 30, "", "", "", "", "", 50, 50, ""],
    ]
    form = read_form(table)

    assert [pair for pair in form.remarks if pair[0].startswith("宣传次数")] == [
        ("宣传次数 → 预算数（万元）", "30"),
        ("宣传次数 → 执行数（万元）", "30"),
        ("宣传次数 → 附件", "30"),
    ]
    assert ("小计", "50，50") in form.remarks
    assert ("总分 → 预算数（万元）", "60") in form.remarks
    assert form.self_total == 50
    assert form.unread == ()


def test_a_table_after_it_is_another() -> None:
    """Its rows have no project."""
    page = (
        "<table><tr><td>项目名称<td>三级指标<td>指标值<td>完成值<td>分值<tr><td>甲项目<td>宣传次数<td>3次<td>3次<td>90</table>"
        "<table><tr><td>填表人<td>张三<td>电话<td>0896</table>"
    )
    form = read_form(page)

    assert (form.project, form.remarks) == ("甲项目", (("填表人", "张三"), ("电话", "0896")))


WIDTH = len(HEADINGS) + 1
#: What stands between rows of indicators, or below them, and names no project though it is in its column.
BETWEEN: dict[str, list[Any]] = {
    "signature": ["填表人：张三", "", "", "", "电话：0896", "", "", ""],
    "signature under the names": ["填表人：张三", "", "", "审核人：李四", "", "", "填报日期：2024年3月1日", ""],
    "signature in cells": ["填表人", "张三", "电话", "0896", "", "", "", ""],
    "signature of others": ["经办：张三", "", "", "分管领导：", "", "", "", ""],
    "note": ["注：分值由主管部门核定", *[""] * (WIDTH - 1)],
    "merged note": ["说明：以上数据均已核对"] * WIDTH,
    "grade": ["自评等级", "优", *[""] * (WIDTH - 2)],
    "subtotal": ["小计", "", "", "", "", "", 90, 90],
    "numbers": [f"（{number}）" for number in range(1, WIDTH + 1)],
    "counted": ["栏次", *range(1, WIDTH)],
    "headings": ["项目名称", *HEADINGS],
    "blank": [""] * WIDTH,
}


@each_way_of_naming
@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_what_stands_between_rows_is_no_project(name: Callable[[str, int], str | None], between: list[Any]) -> None:
    """Wherever it stands below the headings: the projects and their indicators are the same."""
    table = stacked(name, "项目名称")
    expected = [(each.project, each.indicators) for each in read_forms(table)]

    for place in range(2, len(table) + 1):
        forms = read_forms([*table[:place], between, *table[place:]])
        assert [(each.project, each.indicators) for each in forms] == expected
        # What a clerk wrote beside the rows is kept; the other texts only repeat the table.
        assert not str(between[0]).startswith(("填表人", "经办", "注", "说明")) or between[0][4:] in str(
            [each.remarks for each in forms]
        )


PARTS: dict[str, list[Any]] = {
    "subtotal": ["小计", "", "", "", "", 50, 48],
    "total": ["合计", "", "", "", "", 50, 48],
    "merged": ["小计", "小计", "小计", "小计", "小计", 50, 48],
    "total in the place of a name": ["", "", "合计", "", "", 50, 48],
    "points alone": ["", "", "", "", "", 50, 48],
}


@each_way_of_naming
@pytest.mark.parametrize("before", [0, 1])
@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_a_total_that_repeats_the_name_of_its_project(
    name: Callable[[str, int], str | None], part: list[Any], before: int
) -> None:
    """It belongs to the project, and is no indicator."""
    table = stacked(name, "项目名称", before)[:2]
    for project, mine in ROWS.items():
        table += [[*([None] * before), name(project, order), *row] for order, row in enumerate(mine)]
        table.append([*([None] * before), project, *part])
    forms = read_forms(table)

    assert [(each.project, each.indicators, each.unread) for each in forms] == [
        (each.project, each.indicators, ()) for each in read_forms(stacked(name, "项目名称", before))
    ]
    assert all("48" in str((each.self_total, each.remarks)) for each in forms)


@each_way_of_naming
@pytest.mark.parametrize("before", [0, 1])
@pytest.mark.parametrize("points", [(50, 48), (None, None)])
def test_a_row_of_a_tier_may_be_the_first_of_a_project(
    name: Callable[[str, int], str | None], before: int, points: tuple[int | None, ...]
) -> None:
    """With its points, or without."""
    table = stacked(name, "项目名称", before)[:2]
    for project, mine in ROWS.items():
        rows = [row for indicator in mine for row in ([indicator[0], *[None] * 4, *points], indicator) if row[0]]
        table += [[*([1] * before), name(project, order), *row] for order, row in enumerate(rows)]
    forms = read_forms(table)

    expected = [[row[2] for row in mine if row[0]] for mine in ROWS.values()]
    assert [(each.project, [one.name for one in each.indicators]) for each in forms] == [
        *zip(ROWS, expected, strict=True)
    ]
    assert {part.weight for each in forms for part in each.dimensions} == {points[0]}
    assert all(each.unread == () for each in forms)


@pytest.mark.parametrize("label", ["产出指标", "年度绩效指标", "备注"])
def test_what_is_no_project_opens_none(label: str) -> None:
    """Though a tier stands beside it."""
    table = stacked(lambda project, _: project, "项目名称")

    assert [each.project for each in read_forms([*table, [label, "效益指标", *[None] * 6]])] == [*ROWS]


def test_headings_may_stand_on_two_rows() -> None:
    """One over the other, as merged cells have them."""
    above = ["项目名称", *HEADINGS[:3], "指标完成情况", "", *HEADINGS[5:]]
    below = ["", "", "", "", *HEADINGS[3:5], "", ""]
    forms = read_forms([above, below, *([project, *row] for project, rows in ROWS.items() for row in rows)])

    assert [(each.project, each.indicators) for each in forms] == [
        (each.project, each.indicators) for each in read_forms(stacked(lambda project, _: project, "项目名称"))
    ]


def test_a_column_without_names_names_nothing() -> None:
    """The label above the table does; and a row before the first name belongs to it."""
    rows = ROWS["甲项目"]
    above: list[Any] = ["项目名称", "丁项目"]
    blank = read_form([above, ["项目名称", *HEADINGS], *(["", *row] for row in rows)])
    first, second = read_forms([above, ["项目名称", *HEADINGS], ["", *rows[0]], ["甲项目", *rows[1]]])

    assert (blank.project, len(blank.indicators)) == ("丁项目", 2)
    assert [(each.project, len(each.indicators)) for each in (first, second)] == [("丁项目", 1), ("甲项目", 1)]


def test_of_two_columns_the_clearer_one_names_projects() -> None:
    """A department has several; what is above the next headings is theirs."""
    table = [["部门名称", "项目名称", *HEADINGS], *(["教育局", name, *rows[0]] for name, rows in ROWS.items())]
    other: list[list[Any]] = [["专项名称", *HEADINGS], ["戊\n项目", *ROWS["甲项目"][0]], ["戊项目", *ROWS["甲项目"][1]]]
    forms = read_forms([*table, *other, ["2024年度自评表"], *other])

    assert [(each.project, each.year) for each in forms] == [
        *((project, None) for project in ROWS),
        ("戊项目", None),
        ("戊项目", 2024),
    ]


def test_a_list_of_projects_is_no_table_of_indicators() -> None:
    """Their names stand in a column there, too."""
    listed: list[list[Any]] = [["序号", "项目名称", "预算数", "执行数"], [1, "甲项目", 20, 20], [2, "乙项目", 30, 30]]
    form = read_form([*listed, ["2023年度自评表"], ["项目名称", "甲项目"], HEADINGS, *ROWS["甲项目"]])

    assert (form.project, len(form.indicators)) == ("甲项目", 2)


def test_a_list_of_projects_ends_where_one_is_named() -> None:
    """Beside its label or in a column; the headings of the list once more do not end it."""
    listed: list[list[Any]] = [["项目名称", "预算数", "执行数"], ["甲项目", 20, 20], ["项目名称", "预算数", "执行数"]]
    rows = ROWS["甲项目"]
    for below in (
        [["项目名称", "甲项目"], HEADINGS, *rows],
        [["项目名称", *HEADINGS], *(["甲项目", *row] for row in rows)],
    ):
        form = read_form([*listed, ["乙项目", 30, 30], *below])
        assert (form.project, len(form.indicators)) == ("甲项目", 2)
        assert [text for _, text in form.remarks if "：20" in text or "：30" in text] == [
            "甲项目；预算数：20；执行数：20",
            "乙项目；预算数：30；执行数：30",
        ]


FACTS = {"年度": ("2023", "2024"), "预算单位": ("市教育局", "市财政局"), "主管部门": ("市教育局", "市财政局")}


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("label", FACTS)
def test_one_name_in_two_years_or_units_is_two_projects(label: str, *, left: bool, merged: bool) -> None:
    """Each form has the year, the unit or the department of its rows, as if it stood alone under their labels."""
    names = [label, "项目名称"] if left else ["项目名称", label]
    table: list[list[Any]] = [[*names, *HEADINGS]]
    alone = []
    for fact, rows in zip(FACTS[label], (ROWS["甲项目"], ROWS["乙项目"]), strict=True):
        said = [fact, "办公经费"] if left else ["办公经费", fact]
        table += [[*([None, None] if merged and place else said), *row] for place, row in enumerate(rows)]
        alone.append(read_form([[label, fact], ["项目名称", "办公经费"], HEADINGS, *rows]))

    def said_of(form: SelfEvaluation) -> list[Any]:
        return [form.project, form.year, form.unit, form.department, form.dimensions, form.remarks, form.unread]

    assert list(map(said_of, read_forms(table))) == list(map(said_of, alone))


def test_what_stands_left_of_several_names_goes_on() -> None:
    """A merged cell goes over the projects of a unit, and none over the units of a project."""
    row = ROWS["甲项目"][0]
    table: list[list[Any]] = [
        ["预算单位", "项目名称", "年度", *HEADINGS],
        ["市教育局", "甲项目", 2023, *row],
        [None, "乙项目", None, *row],
    ]

    assert [(each.unit, each.project, each.year) for each in read_forms(table)] == [
        ("市教育局", "甲项目", 2023),
        ("市教育局", "乙项目", None),
    ]


def test_years_in_a_table_that_names_no_project() -> None:
    """They are remarks; above the first name they are of the project above the table."""
    rows = ROWS["甲项目"]
    table: list[list[Any]] = [["项目名称", "年度", *HEADINGS], [None, 2023, *rows[0]], [None, 2024, *rows[1]]]
    form = read_form([["项目名称", "丁项目"], *table])
    before, after = read_forms([["项目名称", "丁项目"], *table[:2], ["甲项目", 2024, *rows[1]]])

    assert (form.project, [text for _, text in form.remarks]) == ("丁项目", ["2023", "2024"])
    assert (before.project, before.year) == ("丁项目", 2023)
    assert (after.project, after.year) == ("甲项目", 2024)


def test_headings_without_rows_are_a_form_without_indicators() -> None:
    """Said as of any other table."""
    with pytest.raises(PerfevalError, match="the indicator table has no indicator"):
        read_forms([BETWEEN["headings"], BETWEEN["note"]])
