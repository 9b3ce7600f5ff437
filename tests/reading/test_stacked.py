"""Several projects in one table, each named in a column, as systems export them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perfeval import Cell, SelfEvaluation, read_form, read_forms

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
    assert ("小计", "50") in form.remarks
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
