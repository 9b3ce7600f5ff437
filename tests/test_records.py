"""Flat records become a form and come back; what a column or a cell cannot be is said with its row."""

from __future__ import annotations

import inspect
import math
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from hypothesis import assume, given

from perfeval import (
    AtLeast,
    Band,
    Budget,
    FaultyForm,
    Finding,
    GradeScale,
    InvalidForm,
    PerfevalError,
    Quantity,
    SelfEvaluation,
    read_form,
)
from perfeval.form.cells import cell_text
from perfeval.rulebooks import MOF_2020
from tests.conftest import hostile_context
from tests.properties.strategies import forms

CHINESE = {
    "一级指标": "产出指标",
    "二级指标": "数量指标",
    "三级指标": "宣传次数",
    "年度指标值": "≥3次",
    "实际完成值": "6次",
    "分值": 5,
}
ENGLISH = {
    "dimension": "产出指标",
    "category": "数量指标",
    "name": "宣传次数",
    "target": "≥3次",
    "actual": "6次",
    "weight": "5分",
}
INTEGRATED = {
    "findex": "产出指标",
    "sindex": "数量指标",
    "name": "宣传次数",
    "computesign": "1",
    "indexval": "3",
    "meterunit": "次",
    "actualvalue": "6次",
    "weight": Decimal(5),
}


def first(row: dict[str, Any]) -> Any:
    """The one indicator of a form made of one record with a name and a weight."""
    return SelfEvaluation.from_rows([{"三级指标": "甲", "分值": 1, **row}], project="项目").indicators[0]


@pytest.mark.parametrize("row", [CHINESE, ENGLISH, INTEGRATED], ids=["Chinese", "English", "integrated"])
def test_every_way_of_naming_columns_gives_the_same_form(row: dict[str, Any]) -> None:
    """Chinese and English names and the integrated system's fields mean the same."""
    expected = SelfEvaluation.from_rows([CHINESE], project="宣传经费")

    assert expected == SelfEvaluation.from_rows([row], project="宣传经费")


@pytest.mark.parametrize(
    ("sign", "value", "unit", "expected"),
    [
        ("1", "100", "百分比", "≥100%"),  # as the integrated system stores it
        ("2", "3", "次", ">3次"),
        ("3", "0", "", "=0"),
        (4, 3, "天", "<3天"),  # numbers as numbers
        (5, Decimal(12), "万元", "≤12万元"),
        ("6", "有效提升", "", "有效提升"),
        ("9", "2023年12月底前", "", "2023年12月31日前"),
        ("10", "按时完成", "无", "按时完成"),
        ("正向", "98", "%", "≥98%"),  # a direction where there is no sign
        ("反向指标", "98", "%", "≤98%"),
        ("正向 大于等于", "98", "%", "≥98%"),
        ("大于等于", "98%", "%", "≥98%"),  # the unit stands there already
        ("≤", "≥98%", "%", "≥98%"),  # the value's own sign stands
        ("定性", "长期", "", "长期"),
        (None, "98", "%", "98%"),
        ("≥", "98", None, "≥98"),
    ],
)
def test_sign_value_and_unit_come_together(sign: object, value: object, unit: object, expected: str) -> None:
    """Three columns make one target, each part only where the value does not hold it already."""
    row = {"指标性质": sign, "年度指标值": value, "度量单位": unit}

    assert expected == str(first(row).target)


def test_a_unit_without_a_target_makes_no_target() -> None:
    """Nothing is made up where the target is blank."""
    assert first({"度量单位": "次", "指标性质": "≥"}).target is None


def test_blank_tiers_are_those_of_the_row_above() -> None:
    """Merged cells come as blanks; tiers of one name come together wherever they stand."""
    rows = [
        {"一级指标": "产出", "二级指标": "数量", "三级指标": "甲", "分值": 1},
        {"三级指标": "乙", "分值": 1},
        {"二级指标": "质量", "三级指标": "丙", "分值": 1},
        {"一级指标": "效益", "三级指标": "丁", "分值": 1},
        {"一级指标": "产出", "二级指标": "数量", "三级指标": "戊", "分值": 1},
    ]

    form = SelfEvaluation.from_rows(rows, project="项目")

    assert [("产出", ["数量", "质量"]), ("效益", ["效益"])] == [
        (each.name, [category.name for category in each.categories]) for each in form.dimensions
    ]
    assert ["甲", "乙", "戊", "丙", "丁"] == [each.name for each in form.indicators]


def test_stated_weights_and_the_project_are_taken_once() -> None:
    """What a record says of its tiers and its project belongs to those."""
    row = {**CHINESE, "项目名称": "宣传经费", "一级指标分值": 50, "二级指标权重": "5"}

    form = SelfEvaluation.from_rows([row, row], budget=Budget(1, 1, 1), year="2023年")

    assert ("宣传经费", 2023) == (form.project, form.year)
    assert (Decimal(50), Decimal(5)) == (form.dimensions[0].weight, form.categories[0].weight)


def test_what_a_data_frame_puts_for_nothing_is_nothing() -> None:
    """NaN, None and blanks are empty; any other float is refused, here as everywhere."""
    assert first({"年度指标值": math.nan, "实际完成值": None, "偏差原因": " "}).target is None
    with pytest.raises(PerfevalError, match=r"0\.98 is a float"):
        first({"实际完成值": 0.98})


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{**CHINESE, "分植": 5}], "no field takes the column '分植'"),
        ([{**CHINESE, "年度指标": "x"}], "did you mean '年度指标值'"),
        ([{**CHINESE, "指标值": "≥4次"}], "names 'target' twice"),
        ([["三级指标", "甲"]], "is no record"),
        ([], "the records have no indicator"),
        ([{**CHINESE, "项目名称": "一"}, {**CHINESE, "项目名称": "二"}], "several projects"),
        ([{3: "x"}], "no field takes the column 3"),
        ([CHINESE], "the project has no name"),
    ],
)
def test_what_cannot_be_taken_is_refused(rows: list[Any], message: str) -> None:
    """Nothing is dropped in silence: the column, the value and the remedy are named."""
    with pytest.raises(PerfevalError, match=message):
        SelfEvaluation.from_rows(rows)


def test_columns_are_left_out_on_request() -> None:
    """A column that means nothing here is named in *ignore*."""
    form = SelfEvaluation.from_rows([{**CHINESE, "编号": 7}], project="项目", ignore={"编号"})

    assert 1 == len(form.indicators)


def test_faults_come_together_with_their_rows() -> None:
    """One bad row never hides the others."""
    rows: list[dict[str, object]] = [{**CHINESE, "分值": "十分"}, CHINESE, {**CHINESE, "分值": -5}]

    with pytest.raises(FaultyForm) as caught:
        SelfEvaluation.from_rows(rows, project="项目")

    assert [
        ("row 1", "宣传次数", "weight (分值)"),
        ("row 3", "宣传次数", "weight (分值)"),
    ] == [fault.place for fault in caught.value.faults]


@given(forms())
@hostile_context()
def test_records_of_a_form_give_its_tree_again(form: SelfEvaluation) -> None:
    """to_rows and from_rows are inverse to each other, in both languages, where every tier has its own name."""
    tiers = [(dimension.name, each.name) for dimension in form.dimensions for each in dimension.categories]
    assume(len(set(tiers)) == len(tiers) and len({name for name, _ in tiers}) == len(form.dimensions))
    for language in ("zh", "en"):
        again = SelfEvaluation.from_rows(form.to_rows(language), project=form.project)
        assert form.dimensions == again.dimensions


def test_other_languages_have_no_column_names() -> None:
    """Columns are named in Chinese or English."""
    form = SelfEvaluation.from_rows([CHINESE], project="项目")

    with pytest.raises(InvalidForm, match="no column names in 'fr'"):
        form.to_rows("fr")


def test_records_without_weights_make_a_form_that_cannot_be_scored() -> None:
    """A finding says so, and nobody is told to invent weights; a blank column of weights is one."""
    form = SelfEvaluation.from_rows([{"三级指标": "甲"}], project="项目", findings=[Finding("a", "说明", "b")])

    assert ["a", "weights-absent"] == [each.code for each in form.findings]
    assert () == SelfEvaluation.from_rows([{"三级指标": "甲", "分值": None}], project="项目").findings


@pytest.mark.parametrize("sign", [7, 7.0, "7", "0", "11", "1.5", "07"])
def test_a_code_that_nobody_knows_is_refused(sign: object) -> None:
    """With its value, its place, and the codes that there are."""
    with pytest.raises(PerfevalError, match="is no code of a sign") as caught:
        first({"computesign": sign, "指标值": "3", "meterunit": "次"})

    assert ("row 1", "甲", "computesign") == caught.value.place
    assert "1 ≥" in caught.value.remedy


@pytest.mark.parametrize("sign", [1, 1.0, "1", "1.0", "01", Decimal(1)])
def test_a_code_is_a_code_however_it_is_stored(sign: object) -> None:
    """A data frame makes floats of whole numbers beside blanks."""
    assert "≥3次" == str(first({"computesign": sign, "指标值": 3.0, "meterunit": "次"}).target)


@pytest.mark.parametrize("unit", ["2", 2, 2.0, "-1", "03", "市教育局"])
def test_what_is_no_unit_is_refused(unit: object) -> None:
    """It is never put behind a number."""
    with pytest.raises(PerfevalError, match="is no unit") as caught:
        first({"指标值": "≥3", "计量单位": unit})

    assert ("row 1", "甲", "计量单位") == caught.value.place


@pytest.mark.parametrize(
    ("row", "code", "target", "remarks"),
    [
        ({"符号": "≤", "指标值": "≥3次"}, "signs-disagree", "≥3次", (("甲 → 符号", "≤"),)),
        ({"符号": "反指标", "指标值": "≥3次"}, "signs-disagree", "≥3次", (("甲 → 符号", "反指标"),)),
        ({"符号": "正向 ≤", "指标值": "3次"}, "signs-disagree", "3次", (("甲 → 符号", "正向 ≤"),)),
        ({"符号": "定性", "指标值": "3次"}, "signs-disagree", "3次", (("甲 → 符号", "定性"),)),
        ({"指标值": "3次", "单位": "万元"}, "units-disagree", "3次", (("甲 → 单位", "万元"),)),
        ({"指标值": "0.5万元", "单位": "元"}, "units-disagree", "0.5万元", (("甲 → 单位", "元"),)),
        ({"指标值": "≥0.98", "单位": "%"}, "percent-or-share", "≥0.98", (("甲 → 单位", "%"),)),
    ],
)
def test_cells_that_disagree_are_reported(
    row: dict[str, Any], code: str, target: str, remarks: tuple[tuple[str, str], ...]
) -> None:
    """The target counts as written, what it leaves out is kept, and an actual gets no unit that is in doubt."""
    form = SelfEvaluation.from_rows([{"三级指标": "甲", "分值": 1, "实际完成值": "1", **row}], project="项目")

    assert [(code, ("指标", "指标", "甲"))] == [(each.code, each.place) for each in form.findings]
    assert (target, "1", remarks) == (form.indicators[0].target_text, form.indicators[0].actual_text, form.remarks)


@pytest.mark.parametrize(
    ("target", "actual", "unit", "expected"),
    [
        ("3", "4", "次", "4次"),
        ("有效提升", "95", "%", "95%"),
        ("98", "0.99", "%", "0.99"),  # perhaps a share
        ("0.98", "99", "%", "99%"),
        ("3", "约4", "次", "约4次"),
        ("3", "3~5", "个", "3~5个"),
        ("3", "3万", "人次", "3万人次"),
        ("3", "完成", "次", "完成"),
        ("3", "4800元", "万元", "4800元"),
        ("3", "/", "次", "/"),
        ("0.9", "0.1", "‰", "0.1‰"),
        ("", "3", "2", "3"),  # no unit, and no target that it could spoil
    ],
)
def test_a_unit_counts_for_the_actual_too(target: str, actual: str, unit: str, expected: str) -> None:
    """Where it has none of its own."""
    assert expected == first({"指标值": target, "实际完成值": actual, "单位": unit}).actual_text


def test_values_of_the_library_are_cells() -> None:
    """A target, a quantity and a band are taken as they are."""
    row = {"target": AtLeast("3次"), "actual": Quantity(4, "次"), "judged": Band.ACHIEVED}

    assert tuple(row.values()) == (first(row).target, first(row).actual, first(row).judged)
    assert "≥3次" == first({"target": AtLeast(3), "unit": "次"}).target_text


class Scalar:
    """One value out of an array, as numpy gives it."""

    size = 1

    def __init__(self, value: object, kind: str) -> None:
        self.value = value
        self.dtype = SimpleNamespace(kind=kind)

    def item(self) -> object:
        """The value itself."""
        return self.value

    def __str__(self) -> str:
        return str(self.value)


def test_scalars_of_arrays_are_cells() -> None:
    """Truth values, whole floats and days; an array itself is none."""
    row = {"deduction": Scalar(5.0, "f"), "applicable": Scalar(False, "b"), "actual": Scalar("2023-11-20", "M")}
    many = Scalar(5, "i")
    many.size = 2

    assert (5, False, "2023年11月20日") == (first(row).deduction, first(row).applicable, first(row).actual_text)
    assert first({"actual": Decimal("NaN")}).actual is None
    assert ("0.1", "7") == (cell_text(Scalar(0.1, "f")), cell_text(Scalar(7, "i")))
    with pytest.raises(PerfevalError, match="a cell holds a Scalar"):
        first({"actual": many})


class NamedRow(tuple[object, ...]):
    """A row of a database: values with names."""

    __slots__ = ()
    names = ("name", "weight", "name")

    def keys(self) -> list[str]:
        """The names of its columns."""
        return list(self.names[: len(self)])


def test_rows_of_a_database_are_records() -> None:
    """Whatever has names for its values; two columns of one name are refused."""
    form = SelfEvaluation.from_rows([NamedRow(("甲", 5)), None], project="项目")  # type: ignore[list-item]

    assert 5 == form.weight
    with pytest.raises(PerfevalError, match="the row has two columns 'name'"):
        SelfEvaluation.from_rows([NamedRow(("甲", 5, "乙"))], project="项目")  # type: ignore[list-item]


class ShortRow(NamedRow):
    """A row that lacks the value of its last column."""

    def keys(self) -> list[object]:  # type: ignore[override]
        """One more than there are values."""
        return [*super().keys(), "target"]


class OddRow(NamedRow):
    """A row whose columns have names that no mapping takes."""

    def keys(self) -> list[object]:  # type: ignore[override]
        """Lists in place of names."""
        return [["name"], ["weight"]]


@pytest.mark.parametrize("row", [ShortRow(("甲", 5)), OddRow(("甲", 5))])
def test_a_row_without_a_value_for_each_column_is_refused(row: Any) -> None:
    """It is not cut to what fits."""
    with pytest.raises(PerfevalError, match="has no value for each of its columns"):
        SelfEvaluation.from_rows([row], project="项目")


@pytest.mark.parametrize("bad", [["产出", "甲"], {**CHINESE, "一级指标": 0.5}])
def test_after_a_row_that_cannot_be_read_a_blank_tier_is_nobodys(bad: Any) -> None:
    """Rows that may stand under another tier are left out of the good ones, until the first tier is named again."""
    rows = [
        CHINESE,
        bad,
        {"三级指标": "乙", "分值": 1},
        {"二级指标": "质量", "三级指标": "丙", "分值": 1},
        {**CHINESE, "三级指标": "丁"},
    ]

    with pytest.raises(PerfevalError) as caught:
        SelfEvaluation.from_rows(rows, project="项目")

    assert "row 2" == caught.value.place[0]
    assert ["宣传次数", "丁"] == [each.name for each in caught.value.form.indicators]


def test_an_unreadable_category_leaves_its_dimension_open() -> None:
    """Until a category is named."""
    rows: list[dict[str, object]] = [
        {**CHINESE, "二级指标": 0.5},
        {"三级指标": "乙", "一级指标分值": 50, "分值": 1},
        {"二级指标": "质量", "三级指标": "丙", "分值": 1},
    ]

    with pytest.raises(PerfevalError, match=r"0\.5 is a float") as caught:
        SelfEvaluation.from_rows(rows, project="项目")

    form = caught.value.form
    assert ["质量"] == [each.name for each in form.categories]
    assert ["丙"] == [each.name for each in form.indicators]


def test_a_row_without_a_name_says_what_it_has() -> None:
    """So that it can be found."""
    with pytest.raises(PerfevalError, match="though its row has 年度指标值 '≥3次'、分值 1"):
        first({"三级指标": " ", "指标值": "≥3次"})
    with pytest.raises(PerfevalError, match="though its row has a sign, a unit or a note"):
        SelfEvaluation.from_rows([{"符号": "≥", "分值": None}], project="项目")


@pytest.mark.parametrize(
    ("value", "expected"), [("是", True), ("No", False), (0, False), ("false", False), (1.0, True)]
)
def test_truth_values_have_words(value: Any, expected: bool) -> None:
    """In a record, in the funds, and in a rulebook."""
    assert expected is first({"适用": value}).applicable
    assert expected is Budget(completed=value).completed
    assert expected is attrs.evolve(MOF_2020, rescales=value).rescales


@pytest.mark.parametrize("value", ["暂缓", 2, "", [], 0.5])
def test_no_other_word_is_true(value: Any) -> None:
    """It would count as true in silence."""
    for take in (
        lambda: first({"适用": value or "不详"}),
        lambda: Budget(completed=value),
        lambda: attrs.evolve(MOF_2020, rescales=value),
    ):
        with pytest.raises(PerfevalError):
            take()


def test_what_the_form_says_beside_its_rows_is_passed_by_name() -> None:
    """Every field of a form is a parameter."""
    fields = {field.name for field in attrs.fields(SelfEvaluation) if field.init}
    parameters = inspect.signature(SelfEvaluation.from_rows).parameters.values()

    assert fields - {"dimensions", "cells"} == {each.name for each in parameters if each.kind is each.KEYWORD_ONLY} - {
        "ignore"
    }


@pytest.mark.parametrize(
    ("facts", "remedy"),
    [
        ({"yaer": 2023}, "did you mean 'year'?"),
        ({"buget": None}, "did you mean 'budget'?"),
        ({"projekt": "宣传经费"}, "did you mean 'project'?"),
        ({"ignored": ["id"]}, "did you mean 'ignore'?"),
        ({"zzz": 1}, "write one of project, ignore, budget, year, department"),
    ],
)
def test_a_misspelt_fact_is_answered_with_the_right_one(facts: dict[str, Any], remedy: str) -> None:
    """A type checker refuses it too."""
    with pytest.raises(InvalidForm) as caught:
        SelfEvaluation.from_rows([CHINESE], **facts)

    assert caught.value.problem == f"a form has no {next(iter(facts))!r}"
    assert caught.value.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("rows", "remedy"),
    [
        ("records.csv", "pass list(csv.DictReader(file)) of a CSV file; read_form takes the text of a form"),
        (CHINESE, "pass a list of records, as in [record]"),
        (SimpleNamespace(iterrows=None), 'pass df.to_dict("records")'),
        (None, 'pass mappings: [{"三级指标": "宣传次数", …}, …], of pandas df.to_dict("records")'),
    ],
)
def test_what_falls_apart_into_words_is_no_sequence_of_records(rows: Any, remedy: str) -> None:
    """It is refused once, rather than letter by letter."""
    with pytest.raises(InvalidForm, match="is no sequence of records") as caught:
        SelfEvaluation.from_rows(rows, project="宣传经费")

    assert caught.value.remedy == remedy


def test_a_column_to_leave_out_may_be_one() -> None:
    """Whatever it is called."""
    for column in ("id", 3):
        form = SelfEvaluation.from_rows([{**CHINESE, column: 17}], project="宣传经费", ignore=column)  # type: ignore[arg-type, dict-item]
        assert len(form.indicators) == 1


@pytest.mark.parametrize(
    ("facts", "problem", "remedy"),
    [
        ({"budget": 5}, "5 is no Budget", "pass Budget(initial="),
        ({"grade_scale": "优90"}, "'优90' is no GradeScale", "pass GradeScale(90, 80, 60)"),
    ],
)
def test_parts_beside_the_rows_are_checked_as_the_constructor_does(
    facts: dict[str, Any], problem: str, remedy: str
) -> None:
    """A mapping of their fields is taken too, as plain data have them."""
    with pytest.raises(InvalidForm) as caught:
        SelfEvaluation.from_rows([CHINESE], project="宣传经费", **facts)

    assert caught.value.problem == problem
    assert caught.value.remedy.startswith(
        "pass Budget(initial=" if "budget" in facts else "pass GradeScale(90, 80, 60)"
    )


def test_parts_beside_the_rows_may_be_mappings() -> None:
    """Of their fields."""
    scale = {"excellent": 90, "good": 80, "fair": 60}
    form = SelfEvaluation.from_rows([CHINESE], project="宣传经费", budget={"executed": "19"}, grade_scale=scale)

    assert form.budget == Budget(executed=19)
    assert form.grade_scale == GradeScale(90, 80, 60)


def test_what_a_reviewer_says_goes_through_records_and_json() -> None:
    """Under both kinds of names; a form without it has no such columns, and old data have no such keys."""
    form = SelfEvaluation.from_rows(
        [{**CHINESE, "复核完成值": "5次", "复核得分": "4.5"}],
        project="项目",
        budget={"adjusted": 1, "executed": 1, "reviewed_score": "8分"},
        reviewed_total="95",
    )
    rows = form.to_rows()

    assert ("5次", "4.5") == (rows[0]["复核完成值"], rows[0]["复核得分"])
    for language in ("zh", "en"):
        again = SelfEvaluation.from_rows(
            form.to_rows(language), project="项目", budget=form.budget, reviewed_total=form.reviewed_total
        )
        assert form == again
    assert form == SelfEvaluation.from_dict(form.to_dict())
    blank = form.with_indicator("宣传次数", reviewed_actual=None, reviewed_score=None)
    assert not {"复核完成值", "复核得分"} & blank.to_rows()[0].keys()
    assert "reviewed" not in str(attrs.evolve(blank, budget=None, reviewed_total=None).to_dict())


def test_points_of_a_reviewer_are_points() -> None:
    """A constructor refuses what is none, and says where."""
    form = SelfEvaluation.from_rows([CHINESE], project="项目")

    with pytest.raises(PerfevalError) as caught:
        form.with_indicator(0, reviewed_score="很多")
    assert "reviewed_score (复核得分)" in caught.value.place


def test_a_line_break_in_a_name_says_nothing_wherever_it_is_read() -> None:
    """Cells of a spreadsheet and its records make one form."""
    headings = ("项目名称", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值")
    texts = [
        ("基层医疗\n能力提升", "产出\n指标", "数量指标", "培训乡村\n医生人数", "≥200\n人次", "215人次", "45"),
        ("基层医疗能力提升", "产出指标", "数量\n指标", "5G\nbase 站数", "≥2个", "3个", "45"),
    ]
    records = SelfEvaluation.from_rows([dict(zip(headings, row, strict=True)) for row in texts])
    document = read_form([["项目名称", texts[0][0]], headings[1:], *(row[1:] for row in texts)])

    assert records.indicators == document.indicators
    for form in (records, document):
        assert form.project == "基层医疗能力提升"
        assert [(one.name, [two.name for two in one.categories]) for one in form.dimensions] == [
            ("产出指标", ["数量指标"])
        ]
        assert [each.name for each in form.indicators] == ["培训乡村医生人数", "5G base 站数"]


@pytest.mark.parametrize("points", ["20\n30", "20\t30", "1\r\n0", "50 40"])
def test_two_numbers_in_a_cell_are_not_one(points: str) -> None:
    """2030 points nobody meant."""
    with pytest.raises(PerfevalError, match="two numbers in one cell"):
        first({"分值": points})
    with pytest.raises(PerfevalError, match="two numbers in one cell"):
        SelfEvaluation.from_rows([{"name": "培训"}], project="培训", self_total=points)


ROW: dict[str, object] = {
    "一级指标": "产出指标",
    "二级指标": "数量指标",
    "三级指标": "成本",
    "分值": 10,
    "得分": 10,
}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"年度指标值（万元）": "≤20", "实际完成值（元）": "190000"}, ("≤20万元", "190000元")),
        ({"指标值\n(单位：%)": "≥95", "实际完成值（%）": "98"}, ("≥95%", "98%")),
        ({"年度指标值（万元）": "≤20万元", "实际完成值（万元）": "19万元"}, ("≤20万元", "19万元")),
        ({"年度指标值（万元）": "有效控制", "实际完成值（万元）": "/"}, ("有效控制", "/")),
        ({"指标值（万元）": "≤20", "度量单位": "元", "实际完成值": "19"}, ("≤20元", "19元")),
        ({"指标性质": "≤", "指标值": "20", "度量单位": "（万元）", "实际完成值": "190000元"}, ("≤20万元", "190000元")),
        ({"指标值（A）": "≥20", "实际完成值（B）": "19"}, ("≥20", "19")),
    ],
)
def test_units_in_headings_and_in_brackets_count(cells: dict[str, str], expected: tuple[str, str]) -> None:
    """Where the cells have none of their own, and no column of units says another."""
    made = first({**ROW, **cells})
    assert (made.target_text, made.actual_text) == expected


def test_a_share_under_a_heading_in_per_cent_is_in_doubt() -> None:
    """0.98 may be 98 %, as it may beside a column of units."""
    form = SelfEvaluation.from_rows([{**ROW, "指标值（%）": "≥95", "实际完成值（%）": "0.98"}], project="培训")
    assert [found.code for found in form.findings] == ["percent-or-share"]
    assert form.indicators[0].actual_text == "0.98"


def test_a_column_of_units_that_are_none_is_left_and_said() -> None:
    """The number stays as it is, and what was written stays among the remarks."""
    row = {**ROW, "指标性质": "≥", "指标值": "20", "度量单位": "（次、场）", "实际完成值": "19"}
    form = SelfEvaluation.from_rows([row], project="培训")
    assert form.indicators[0].target_text == "≥20"
    assert [found.code for found in form.findings] == ["unit-not-read"]
    assert form.remarks == (("成本 → 度量单位", "（次、场）"),)


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ({"三级指标": "合 计", "分值": 10, "得分": 10}, "合 计"),
        ({"一级指标": "总分", "分值": 10}, "总分"),
        ({**dict.fromkeys(ROW, "小计"), "指标值": "小计", "实际完成值": "小计", "分值": 10, "得分": 10}, "小计"),
    ],
)
def test_a_row_of_totals_is_no_indicator(total: dict[str, object], said: str) -> None:
    """It is refused by name, and what could be read of the others comes with the error."""
    rows = [{**ROW, "指标值": "≥1次", "实际完成值": "1次"}, total]
    with pytest.raises(InvalidForm, match=f"'{said}' is a total, no indicator") as refused:
        SelfEvaluation.from_rows(rows, project="培训")
    assert "row 2" in str(refused.value)
    assert [form.indicators[0].name for form in refused.value.forms] == ["成本"]


def test_an_indicator_with_a_target_may_be_called_like_a_total() -> None:
    """So may one that stands under a tier of its own."""
    rows: list[dict[str, object]] = [{**ROW, "三级指标": "合计", "指标值": "≥1次"}, {**ROW, "三级指标": "总分"}]
    assert [each.name for each in SelfEvaluation.from_rows(rows, project="培训").indicators] == ["合计", "总分"]


def test_an_indicator_with_an_actual_may_be_called_like_a_total() -> None:
    """A total has no number but points."""
    rows = [ROW, {"三级指标": "合计", "实际完成值": "5次", "分值": 10}]
    assert SelfEvaluation.from_rows(rows, project="培训").indicators[1].actual_text == "5次"


def test_headings_that_a_page_repeats_are_no_row() -> None:
    """Each printed page has them at its top."""
    rows: list[dict[str, object]] = [
        ROW,
        {**{name: name for name in ROW}, "得分": None},
        {**ROW, "三级指标": "培训次数"},
    ]
    assert len(SelfEvaluation.from_rows(rows, project="培训").indicators) == 2


def test_the_project_of_the_rows_stays_beside_the_one_that_is_passed() -> None:
    """Two names are no fault, and neither is lost."""
    rows = [{**ROW, "项目名称": "培训项目"}]
    assert SelfEvaluation.from_rows(rows, project="培训").remarks == (("项目名称", "培训项目"),)
    assert SelfEvaluation.from_rows(rows, project="培训项目").remarks == ()


@pytest.mark.parametrize("nothing", [None, "", " ", math.nan])
def test_headings_are_repeated_beside_empty_cells(nothing: object) -> None:
    """What a data frame puts for an empty cell is one."""
    headings: dict[str, object] = {**{name: name for name in ROW}, "得分": nothing}
    assert len(SelfEvaluation.from_rows([ROW, headings], project="培训").indicators) == 1


def test_notes_among_the_records_are_kept() -> None:
    """A row with nothing but words in the columns of tiers is no tier, or is one that nothing stands below."""
    rows: list[dict[str, object]] = [
        {"一级指标": "产出指标"},
        {"二级指标": "数量指标"},
        {"三级指标": "次数", "分值": 10},
        {"一级指标": "注：以下为二期"},
        {"三级指标": "期数", "分值": 10},
        {"一级指标": "效益指标"},
        {"一级指标": "满意度指标", "二级指标": "/"},
        {"三级指标": "满意度", "分值": 10},
        {"一级指标": "填表人张三"},
    ]
    form = SelfEvaluation.from_rows(rows, project="培训")
    assert [(each.name, len(each.categories[0].indicators)) for each in form.dimensions] == [
        ("产出指标", 2),
        ("满意度指标", 1),
    ]
    assert form.remarks == (("一级指标", "注：以下为二期"), ("一级指标", "效益指标"), ("一级指标", "填表人张三"))


def test_what_is_no_serial_number_is_kept() -> None:
    """A column of serial numbers may hold a note, or the word of a total."""
    rows: list[dict[str, object]] = [{**ROW, "序号": 1}, {**ROW, "序号": "2（新增）"}, {"序号": "说明：由财政所汇总"}]
    form = SelfEvaluation.from_rows(rows, project="培训")
    assert form.remarks == (("序号", "2（新增）"), ("序号", "说明：由财政所汇总"))
    with pytest.raises(InvalidForm, match="'合 计' is a total"):
        SelfEvaluation.from_rows([ROW, {"序号": "合 计", "得分": 10}], project="培训")


def test_a_column_of_another_year_needs_the_year() -> None:
    """Beside the column without a year, one with a year may be of the form's year or of another."""
    rows = [{**ROW, "实际完成值": "90人次", "2022年完成值": "180人次"}]
    with pytest.raises(PerfevalError, match="the form's year is not known"):
        SelfEvaluation.from_rows(rows, project="培训")
    form = SelfEvaluation.from_rows(rows, project="培训", year=2023)
    assert (form.indicators[0].actual_text, form.remarks) == ("90人次", (("成本 → 2022年完成值", "180人次"),))


@pytest.mark.parametrize("heading", ["扣分", "扣分值", "扣减分值"])
def test_points_taken_off_are_not_at_stake(heading: str) -> None:
    """扣分值 stands beside 分值."""
    assert (first({**ROW, heading: "5"}).deduction, first({**ROW, heading: "5"}).weight) == (5, 10)


def test_numbers_of_numpy_are_numbers() -> None:
    """As the year that a data frame gives, and as a total; a float shows its digits."""
    numpy = pytest.importorskip("numpy")
    form = SelfEvaluation.from_rows([ROW], project="培训", year=numpy.int64(2023), self_total=numpy.int64(90))
    assert (form.year, form.self_total) == (2023, Decimal(90))
    assert type(form.year) is int
    with pytest.raises(PerfevalError, match=r'^95\.5 is a float[^"]*"95\.5"'):
        SelfEvaluation.from_rows([ROW], project="培训", self_total=numpy.float64(95.5))
