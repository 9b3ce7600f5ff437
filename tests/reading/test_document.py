"""Where the forms of a document begin and end, and which layout a text has."""

from __future__ import annotations

import pytest

from perfeval.errors import FaultyForm, InvalidForm, PerfevalError
from perfeval.reading import read_form, read_forms

HEADINGS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"
ROW = "产出指标\t数量指标\t{}\t≥3次\t6次\t90\t90"


def names(text: str) -> list[tuple[str, list[str]]]:
    """Each form's project with the names of its indicators."""
    return [(form.project, [each.name for each in form.indicators]) for form in read_forms(text)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Told apart by the names of the projects.
        (
            ["项目名称\t甲", HEADINGS, ROW.format("一"), "项目名称\t乙", HEADINGS, ROW.format("二")],
            [("甲", ["一"]), ("乙", ["二"])],
        ),
        # Headings that a page break repeats begin no form.
        (["项目名称\t甲", HEADINGS, ROW.format("一"), HEADINGS, ROW.format("二")], [("甲", ["一", "二"])]),
        # A total ends a form, though the next has no name.
        (
            ["项目名称\t甲", HEADINGS, ROW.format("一"), "总分\t90", HEADINGS, ROW.format("二")],
            [("甲", ["一"]), ("未命名项目", ["二"])],
        ),
        # So does a title, and funds.
        (
            ["项目名称\t甲", HEADINGS, ROW.format("一"), "2023年度绩效自评表\t", HEADINGS, ROW.format("二")],
            [("甲", ["一"]), ("未命名项目", ["二"])],
        ),
        (
            [
                "项目名称\t甲",
                HEADINGS,
                ROW.format("一"),
                "\t年初预算数\t全年预算数\t全年执行数",
                "总额\t1\t1\t1",
                HEADINGS,
                ROW.format("二"),
            ],
            [("甲", ["一"]), ("未命名项目", ["二"])],
        ),
        # A list of targets, without points and results, is no form beside one that has them.
        (
            [
                "项目名称\t甲",
                "一级指标\t二级指标\t三级指标\t指标值",
                "产出\t数量\t一\t3",
                "项目名称\t甲",
                HEADINGS,
                ROW.format("一"),
            ],
            [("甲", ["一"])],
        ),
        # Text between the forms is left alone.
        (
            [
                "项目名称\t甲",
                HEADINGS,
                ROW.format("一"),
                "（二）项目乙的自评情况。",
                "项目名称\t乙",
                HEADINGS,
                ROW.format("二"),
            ],
            [("甲", ["一"]), ("乙", ["二"])],
        ),
        (["只有文字\t没有表格"], []),
    ],
)
def test_forms_of_a_document(lines: list[str], expected: list[tuple[str, list[str]]]) -> None:
    """Every one of them, in its order."""
    assert names("\n".join(lines)) == expected


def test_what_stands_between_two_names_of_projects() -> None:
    """A label above a name is that of the form below, and a list of tasks that of the form above."""
    first = ["项目名称\t甲", HEADINGS, ROW.format("一")]
    tasks = ["任务名称\t项目名称\t主要内容", "普法\t普法项目\t进校园"]
    second = ["主管部门\t县水利局", "项目名称\t乙", HEADINGS, ROW.format("二")]
    one, other = read_forms("\n".join([*first, *tasks, *second]))

    assert (one.department, other.department) == ("", "县水利局")
    assert one.remarks == (("任务名称", "普法；项目名称：普法项目；主要内容：进校园"),)
    assert other.remarks == ()


def test_what_stands_above_and_below_a_form_is_its_own() -> None:
    """The title, the unit, and the name of a section above; lines with labels below, up to those without."""
    lines = [
        "甲局2022年决算公开。",
        "2022年度项目支出绩效自评表",
        "填报单位：甲局",
        "一、项目基本情况",
        "项目名称\t甲",
        HEADINGS,
        ROW.format("一"),
        "自评等级：优",
        "填报日期：2023年1月5日",
        "以上为甲的自评表。",
        "填报日期：2024年1月5日",
    ]
    form = read_form("\n".join(lines))
    assert (form.year, form.unit, form.date, str(form.self_grade)) == (2022, "甲局", "2023年1月5日", "优")
    assert form.remarks == (("标题", "2022年度项目支出绩效自评表"),)


@pytest.mark.parametrize(
    "text",
    [
        f"项目名称\t甲\n{HEADINGS}\n{ROW.format('一')}",
        f"项目名称\t甲\r\n{HEADINGS}\r\n{ROW.format('一')}\r\n",
        f"项目名称\t甲\n{HEADINGS}\n{ROW.format('一')}".replace("项目名称", "|项目名称").replace("\t", " | "),
        f"项目名称\t甲\n{HEADINGS}\n{ROW.format('一')}".replace("\t", "\n"),
        f"项目名称\t甲\n{HEADINGS}\n{ROW.format('一')}".replace("\t", "  "),
        # A text with tabs elsewhere: the next layout is tried.
        f"目录\t1\n\n\t项目名称\t甲\n{HEADINGS}\n{ROW.format('一')}".replace("\t", "|").replace("目录|", "目录\t"),
    ],
)
def test_one_form_in_many_layouts(text: str) -> None:
    """The layout is told by what the text shows."""
    assert names(text) == [("甲", ["一"])]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("没有表格", "there is no indicator table"),
        (
            f"项目名称\t甲\n{HEADINGS}\n{ROW.format('一')}\n项目名称\t乙\n{HEADINGS}\n{ROW.format('二')}",
            "there are 2 forms",
        ),
        (HEADINGS, "the indicator table has no indicator"),
        (
            f"{HEADINGS}\n\t\t\t≥3次\t6次\t5\t5",
            "the name of the indicator is empty, though its row has 年度指标值 '≥3次'",
        ),
    ],
)
def test_what_is_no_form(source: str, message: str) -> None:
    """The error says what is missing."""
    with pytest.raises(InvalidForm) as caught:
        read_form(source)
    assert caught.value.problem.startswith(message)


def test_faults_come_together() -> None:
    """Of all forms, each with its form and its place."""
    bad = ROW.format("一").replace("90\t90", "很多\t90")
    text = (
        f"项目名称\t\n{HEADINGS}\n{bad}\n项目名称\t乙\n{HEADINGS}\n{bad}\n项目名称\t丙\n{HEADINGS}\n{ROW.format('三')}"
    )
    with pytest.raises(FaultyForm) as caught:
        read_forms(text)
    assert [fault.place for fault in caught.value.faults] == [
        ("form 1", "row 1, column 1", "项目名称"),
        ("form 1", "row 3, column 6", "分值"),
        ("form 2 (乙)", "row 6, column 6", "分值"),
    ]
    assert caught.value.problem == "the document has 3 faults"


def test_a_single_fault_is_raised_itself() -> None:
    """With its own kind of error."""
    with pytest.raises(PerfevalError) as caught:
        read_forms(f"项目名称\t甲\n{HEADINGS}\n产出指标\t数量指标\t一\t≥3次\t6次\t90\t1.2.3")
    assert (type(caught.value).__name__, caught.value.place) == ("InvalidNumber", ("row 3, column 7", "得分"))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["填表：王五", "", "", "", "2024-01-05", "", ""], ["王五", "2024-01-05"]),
        (["经办：赵六", "", "", "复核：钱七", "2024年1月", "", ""], ["赵六", "钱七", "2024年1月"]),
        (["分管领导：孙八", "", "", "", "", "", "盖章"], ["孙八", "盖章"]),
    ],
)
def test_whoever_signs_below_the_rows_is_no_part_of_them(cells: list[str], said: list[str]) -> None:
    """Neither the rest of the row above nor an indicator; what is written there is kept."""
    rows = [["项目名称", "宣传经费"], HEADINGS.split("\t"), ROW.format("宣传次数").split("\t")]
    form = read_form([*rows, cells])

    assert form.dimensions == read_form(rows).dimensions
    assert [text for text in said if text not in f"{form.remarks} {form.date}"] == []
