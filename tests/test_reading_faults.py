"""What is wrong with a form is said with its place and with what to write instead, and all of it at once."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfeval import FaultyForm, InvalidForm, InvalidNumber, PerfevalError, samples
from perfeval.reading import read_form, read_forms

PUBLISHED = samples.text("published")
FIRST = PUBLISHED[: PUBLISHED.index("第二个项目：")]

HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
FORM: list[list[Any]] = [
    ["项目名称", "宣传经费", None, None, None, None, None],
    HEADINGS,
    ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 50, 50],
    [None, None, "宣传册数量", "≥100册", "2000册", 40, 40],
    ["总分", None, None, None, None, 90, 90],
]


def changed(*changes: tuple[int, int, object]) -> list[list[Any]]:
    """The form with other values in some cells, by row and column from 1."""
    rows = [list(row) for row in FORM]
    for row, column, value in changes:
        rows[row - 1][column - 1] = value
    return rows


def fault_of(source: object) -> PerfevalError:
    """The error that a source raises."""
    with pytest.raises(PerfevalError) as caught:
        read_form(source)  # type: ignore[arg-type]
    return caught.value


def test_faults_are_in_the_order_of_the_form() -> None:
    """Whatever is looked at first, the faults of upper rows stand before those of lower ones."""
    error = fault_of(changed((5, 7, "九十"), (4, 3, None), (3, 6, -5), (1, 2, None)))

    assert isinstance(error, FaultyForm)
    assert ["row 1, column 1", "row 3, column 6", "row 4, column 3", "row 5, column 7"] == [
        fault.place[0] for fault in error.faults
    ]


@pytest.mark.parametrize(
    ("change", "kind", "place", "problem"),
    [
        ((3, 6, "十分"), InvalidNumber, ("row 3, column 6", "分值"), "'十分' is no number of points"),
        ((3, 6, "-5"), InvalidNumber, ("row 3, column 6", "分值"), "-5 is less than no points at all"),
        ((3, 6, -5.0), InvalidNumber, ("row 3, column 6", "分值"), "-5 is less than no points at all"),
        ((3, 6, float("inf")), InvalidNumber, ("row 3, column 6", "分值"), "'inf' is no number of points"),
        ((4, 7, "满分"), InvalidNumber, ("row 4, column 7", "得分"), "'满分' is no number of points"),
        ((4, 7, "40/40"), InvalidNumber, ("row 4, column 7", "得分"), "'40/40' is no number of points"),
        ((3, 3, None), InvalidForm, ("row 3, column 3", "三级指标"), "the name of the indicator is empty"),
        ((4, 3, " \u3000"), InvalidForm, ("row 4, column 3", "三级指标"), "the name of the indicator is empty"),
        ((1, 2, None), InvalidForm, ("row 1, column 1", "项目名称"), "'项目名称' is empty"),
        ((5, 7, "九十"), InvalidNumber, ("row 5, column 7", "总分"), "'九十' is no number of points"),
    ],
)
def test_one_fault(change: tuple[int, int, object], kind: type, place: tuple[str, ...], problem: str) -> None:
    """It is raised itself, with its place and its remedy."""
    error = fault_of(changed(change))

    assert kind is type(error)
    assert place == error.place
    assert error.problem.startswith(problem)
    assert error.remedy


def test_a_fault_as_it_is_shown() -> None:
    """The value, the place, and what to write instead."""
    assert str(fault_of(changed((3, 6, "十分")))) == (
        "'十分' is no number of points\n  at: row 3, column 6 → 分值\n  instead: write digits, as in 10 or 7.5分"
    )


def test_faults_come_together() -> None:
    """All of a form, in its order, whatever they are."""
    error = fault_of(changed((1, 2, ""), (3, 6, "十分"), (3, 7, "-1"), (4, 3, ""), (5, 7, "九十")))

    assert isinstance(error, FaultyForm)
    assert "the form has 5 faults" == error.problem
    places = {fault.place for fault in error.faults}
    assert {"项目名称", "分值", "得分", "三级指标", "总分"} == {place[-1] for place in places}
    assert {"row 1, column 1", "row 3, column 6", "row 3, column 7", "row 4, column 3", "row 5, column 7"} == {
        place[0] for place in places
    }
    assert 5 == len(re.findall(r"^[1-5]\. ", str(error), re.MULTILINE))


def test_every_row_may_be_wrong() -> None:
    """Cells do not move to where they would fit."""
    error = fault_of(changed((3, 6, "五十"), (4, 6, "四十")))

    assert isinstance(error, FaultyForm)
    assert ["row 3, column 6", "row 4, column 6"] == [fault.place[0] for fault in error.faults]


def test_tiers_and_funds_have_faults_too() -> None:
    """Points of tiers in their own columns, and amounts of money."""
    funds = ["项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率"]
    total = [None, "年度资金总额", "约80", "80", "3公里", "十", "90%"]
    source = [None, "其中：财政拨款", "80", "八成", "72", None, None]
    error = fault_of([FORM[0], funds, total, source, *FORM[1:]])

    assert isinstance(error, FaultyForm)
    assert {"年初预算数", "全年执行数", "分值", "全年预算数"} == {fault.place[-1] for fault in error.faults}
    assert all(not fault.place[0].startswith("项目资金") for fault in error.faults)

    tiers = [
        ["一级指标", "分值", "三级指标", "指标值", "完成值", "分值"],
        ["产出指标", "多", "次数", "≥3次", "6次", "50"],
    ]
    assert ("row 2, column 2", "分值") == fault_of(tiers).place


def test_amounts_under_labels_have_faults() -> None:
    """A budget that stands under labels of its own."""
    error = fault_of([FORM[0], ["预算数", "八十", "执行数", "72"], *FORM[1:]])

    assert ("row 2, column 2", "全年预算数") == error.place


def test_lines_have_places() -> None:
    """Text with tabs has rows and columns of its own tables; text without has lines."""
    tabbed = fault_of(FIRST.replace("\t≥1\n\t54\n\t10分", "\t≥1\n\t54\n\t十分"))
    lines = fault_of(
        "\n".join(
            line.strip()
            for line in FIRST.replace("\t≥1\n\t54\n\t10分", "\t≥1\n\t54\n\t十分").split("\n")
            if line.strip()
        )
    )

    assert ("row 13, column 7", "分值") == tabbed.place
    assert lines.place[0].startswith("line ")


def test_faults_say_in_which_form() -> None:
    """And in which table of a page."""
    with pytest.raises(InvalidNumber) as caught:
        read_forms(PUBLISHED.replace("\t≥3次\n\t6次\n\t5分", "\t≥3次\n\t6次\n\t五分"))
    assert ("form 2 (经信、商务领域宣传经费)", "table 2", "row 13, column 7", "分值") == caught.value.place

    with pytest.raises(FaultyForm) as several:
        read_forms(PUBLISHED.replace("\t10分\n\t10分", "\t十分\n\t10分"))
    assert several.value.problem.startswith("the document has ")
    assert {"form 1 (色尼区电子政务外网延伸项目)", "form 2 (经信、商务领域宣传经费)"} == {
        each.place[0] for each in several.value.faults
    }


def test_a_table_without_indicators() -> None:
    """Headings alone are no form."""
    fault = fault_of(FORM[:2])

    assert ("the indicator table has no indicator", ()) == (fault.problem, fault.forms)


@pytest.mark.parametrize(
    ("source", "problem", "remedy"),
    [
        ("本年度无项目支出。", "there is no indicator table", "row of headings"),
        ([], "there is no indicator table", "row of headings"),
        (b"<table>", "a bytes is neither", "decode"),
        (bytearray(b"<table>"), "a bytearray is neither", "decode"),
        (Path("form.html"), "'form.html' is the name of a file", "open('form.html', encoding='utf-8').read()"),
        ({"项目名称": "甲"}, "a dict is neither", "from_rows"),
        (None, "a NoneType is neither", "values_only"),
        (5, "an? int is neither", "values_only"),
        ([{"项目名称": "甲"}], "row 1 is a dict", "from_rows"),
        (["项目名称\t甲"], "row 1 is a str", "join"),
        ([None], "row 1 is a NoneType", "values_only"),
        ([["项目名称", object()]], "a cell holds a object", "values_only"),
    ],
)
def test_other_sources(source: object, problem: str, remedy: str) -> None:
    """What is no text and no rows is refused, with what to pass instead."""
    error = fault_of(source)

    assert re.match(problem, error.problem)
    assert remedy in error.remedy


def test_objects_of_other_libraries() -> None:
    """A data frame and an open file are told what to do."""

    class Frame:
        def iterrows(self) -> None: ...

    class File:
        def read(self) -> None: ...

        def __iter__(self) -> File:
            return self

    assert "df.values.tolist()" in fault_of(Frame()).remedy
    assert "file.read()" in fault_of(File()).remedy


def test_a_cell_of_another_kind_has_its_place() -> None:
    """So that it is found in a large sheet."""
    assert ("row 3, column 2",) == fault_of(changed((3, 2, {1}))).place


def test_weights_need_not_be_decimals() -> None:
    """Numbers of a spreadsheet are taken as it shows them."""
    first = read_form(changed((3, 6, 0.1 + 0.2), (3, 7, Decimal("0.30")))).indicators[0]

    assert (Decimal("0.3"), Decimal("0.3")) == (first.weight, first.self_score)
