"""Heads of forms in the middle of a table: of the same form on another page, and of another project."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval import SelfEvaluation, read_forms
from perfeval.reading import trace

TITLE: list[list[Any]] = [["项目支出绩效自评表"], ["（2023年度）"]]
NAME: list[Any] = ["项目名称", "宣传经费"]
HEADINGS: list[Any] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
FIRST: list[Any] = ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 50, 48]
SECOND: list[Any] = ["效益指标", "社会效益指标", "知晓率", "≥80%", "85%", 50, 50]
OTHER: list[Any] = ["产出指标", "数量指标", "培训次数", "≥4次", "6次", 60, 60]
TOTAL: list[Any] = ["总分", None, None, None, None, 100, 98]
HEAD = [*TITLE, NAME, HEADINGS]
#: Headings of which the second row says more.
TWO: list[list[Any]] = [["绩效指标", None, None, *HEADINGS[3:]], HEADINGS[:3]]
BARE: list[list[Any]] = [["内容", *TWO[0][1:]], TWO[1]]


def read(*rows: list[Any]) -> list[tuple[str, list[str], list[str]]]:
    """Each form's project, the names of its indicators, and the codes of its findings; nothing is unread."""
    forms = read_forms(rows)
    assert not [form.unread for form in forms if form.unread]
    return [
        (form.project, [each.name for each in form.indicators], [each.code for each in form.findings]) for form in forms
    ]


@pytest.mark.parametrize(
    "again",
    [HEAD, HEAD[1:], [NAME, HEADINGS], [["项目支出绩效自评表"], NAME, HEADINGS], [NAME]],
)
def test_a_page_that_repeats_the_head_goes_on(again: list[list[Any]]) -> None:
    """One form, which says where it was broken."""
    assert read(*HEAD, FIRST, *again, SECOND, TOTAL) == [("宣传经费", ["宣传次数", "知晓率"], ["table-continued"])]


def test_a_head_with_two_rows_of_headings() -> None:
    """It goes on below both."""
    assert read(NAME, *TWO, FIRST, NAME, *TWO, SECOND) == [("宣传经费", ["宣传次数", "知晓率"], ["table-continued"])]


def test_a_head_that_every_page_repeats() -> None:
    """However many pages there are."""
    rows = [[*SECOND[:2], f"知晓率{number}", *SECOND[3:5], 10, 10] for number in range(5)]
    (form,) = read(*(row for each in rows for row in (*HEAD, each)))

    assert form == ("宣传经费", [f"知晓率{number}" for number in range(5)], ["table-continued"])


def test_a_page_in_a_table_of_its_own() -> None:
    """As a document for print has it."""
    tables = [[*map(list, HEAD), FIRST], [*map(list, HEAD), SECOND]]
    html = "".join(
        f"<table>{''.join('<tr>' + ''.join(f'<td>{cell}' for cell in row) for row in table)}</table>"
        for table in tables
    )
    (form,) = read_forms(html)

    assert [each.name for each in form.indicators] == ["宣传次数", "知晓率"]
    assert [each.code for each in form.findings] == ["table-continued"]


@pytest.mark.parametrize(
    "rows",
    [
        [*HEAD, FIRST, TOTAL, *HEAD, SECOND, TOTAL],  # the first one has its total
        [*HEAD, FIRST, *HEAD, FIRST],  # the same once more
        [*HEAD, [*FIRST[:5], 100, 98], *HEAD, SECOND],  # it has all points
        [*HEAD, FIRST, TITLE[0], ["（2024年度）"], *HEAD[2:], SECOND],
        [*HEAD, FIRST, *TITLE, ["项目名称", "供水"], HEADINGS, SECOND],
        [*HEAD, FIRST, *TITLE, NAME, [*HEADINGS, "偏差原因"], SECOND],
        [*HEAD, FIRST, *TITLE, NAME, ["实施单位", "某局"], HEADINGS, SECOND],
        [*TITLE, NAME, *BARE, FIRST, *TITLE, NAME, *BARE, SECOND],
        [*HEAD, *([*SECOND[:2], f"知晓率{number}", *SECOND[3:5], 0, 0] for number in range(401)), *HEAD, FIRST],
    ],
)
def test_another_form_begins(rows: list[list[Any]]) -> None:
    """Where anything says that it is another one."""
    assert len(read(*rows)) == 2


def test_headings_that_end_a_document() -> None:
    """Nothing is below them."""
    assert [form.project for form in trace([*HEAD, FIRST, *HEAD]).forms] == ["宣传经费"]


@pytest.mark.parametrize(
    "name", [["项目名称", "供水"], ["项目名称：供水"], ["项目名称", "供水", None, None, "实施单位", "某局"]]
)
@pytest.mark.parametrize("labels", [[], [["主管部门", "某局"]]])
@pytest.mark.parametrize("headings", [[HEADINGS], TWO])
@pytest.mark.parametrize("foot", [[], [TOTAL]])
def test_another_project_under_the_same_headings(
    name: list[Any], labels: list[list[Any]], headings: list[list[Any]], foot: list[list[Any]]
) -> None:
    """The headings are its own as well."""
    source = [NAME, *headings, FIRST, SECOND, *foot, name, *labels, OTHER, SECOND]
    whole = read_forms([NAME, *headings, FIRST, SECOND, *foot, name, *labels, *headings, OTHER, SECOND])

    def said(forms: tuple[SelfEvaluation, ...]) -> list[tuple[Any, ...]]:
        return [(each.project, each.unit, each.department, each.dimensions, each.remarks) for each in forms]

    assert said(read_forms(source)) == said(whole)
    assert [each.project for each in whole] == ["宣传经费", "供水"]


@pytest.mark.parametrize(
    "rows",
    [
        [NAME, HEADINGS, FIRST, SECOND, ["项目名称", "供水"]],  # no row below
        [NAME, HEADINGS, FIRST, SECOND, ["项目名称", "供水"], ["一段话", "另一段话"]],  # no indicator
        [NAME, HEADINGS, FIRST, SECOND, ["单位名称", "供水"], ["填报人", "张三"]],
        [HEADINGS, NAME, FIRST],  # the name of the first one
    ],
)
def test_a_name_below_which_no_indicator_stands(rows: list[list[Any]]) -> None:
    """It heads nothing."""
    assert len(trace(rows).rows) == len(rows)


@pytest.mark.parametrize(
    "below",
    [
        [["单位名称", "某局"], OTHER],  # nobody knows whether it is another unit
        [["项目名称", "供水"], OTHER[2:]],  # cells that are missing
    ],
)
def test_rows_below_a_form_that_look_like_indicators_are_said(below: list[list[Any]]) -> None:
    """They are remarks, and no row of a form."""
    (form,) = read_forms([NAME, HEADINGS, FIRST, SECOND, *below])

    assert len(form.indicators) == 2
    assert "rows-left" in [each.code for each in form.findings]


@pytest.mark.parametrize("amount", [60, 10000000])
@pytest.mark.parametrize("label", [[], [["主管部门", "某局"]]])
def test_funds_below_a_name_are_no_indicator(label: list[list[Any]], amount: int) -> None:
    """Whatever stands under the headings of the form before."""
    funds: list[list[Any]] = [
        ["项目资金", None, "年初预算数", "全年预算数", "全年执行数", "分值", "得分"],
        [None, "年度资金总额", amount, amount, amount, 10, 10],
    ]
    source: list[list[Any]] = [*HEAD, FIRST, TOTAL, TITLE[0], ["项目名称", "供水"], *label, *funds, HEADINGS, SECOND]
    _, form = read_forms(source)

    assert form.budget is not None
    assert form.budget.executed == amount
    assert [each.name for each in form.indicators] == ["知晓率"]
