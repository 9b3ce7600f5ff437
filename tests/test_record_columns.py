"""What the columns of records mean: every heading of a form, tiers, periods, and what no field takes."""

from __future__ import annotations

from typing import Any

import pytest

from perfeval import FaultyForm, PerfevalError, SelfEvaluation
from perfeval._words.columns import INDICATOR_HEADINGS, RECORD_NAMES, record_field

ROW = {"三级指标": "甲", "分值": 1}


def form_of(*rows: dict[Any, Any], **facts: Any) -> SelfEvaluation:
    """The form of a few records."""
    return SelfEvaluation.from_rows(rows, project="项目", **facts)


def tree_of(form: SelfEvaluation) -> list[tuple[str, str, str]]:
    """Dimension, category and name of each indicator."""
    return [
        (dimension.name, category.name, each.name)
        for dimension in form.dimensions
        for category in dimension.categories
        for each in category.indicators
    ]


@pytest.mark.parametrize("heading", INDICATOR_HEADINGS)
def test_every_heading_of_a_form_is_a_column_of_records(heading: str) -> None:
    """What `read_form` knows, `from_rows` knows too."""
    assert record_field(heading) is not None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("项目名称", "project"),
        ("专项资金名称（全称）", "project"),
        ("部门名称", None),
        ("单位名称", None),
        ("被评价单位", None),
        ("一级预算单位名称", None),
        ("主管部门", None),
    ],
)
def test_a_project_is_none_of_those_who_run_it(heading: str, field: str | None) -> None:
    """Records of many forms name both."""
    assert record_field(heading) == field


@pytest.mark.parametrize(("field", "heading"), RECORD_NAMES.items())
def test_what_is_written_is_read(field: str, heading: str) -> None:
    """The names that `to_rows` writes are those of their fields; the third tier names the indicator."""
    assert (field, "third" if field == "name" else field) == (record_field(field), record_field(heading))


@pytest.mark.parametrize("order", [list, lambda items: list(reversed(items))], ids=["as written", "reversed"])
def test_the_order_of_columns_changes_nothing(order: Any) -> None:
    """A column means what it is called, wherever it stands."""
    row = {
        "一级指标": "产出",
        "二级指标": "数量",
        "绩效指标": "甲",
        "指标值": "3",
        "符号": "≥",
        "单位": "次",
        "权重": 5,
    }

    (indicator,) = form_of(dict(order(list(row.items())))).indicators

    assert ("甲", "≥3次", "5") == (indicator.name, str(indicator.target), str(indicator.weight))


def test_a_fourth_tier_makes_the_third_one_a_tier() -> None:
    """As in a form: both stand in the category's name; a row may leave its blanks out."""
    form = form_of(
        {"一级指标": "产出", "二级指标": "数量", "三级指标": "培训", "指标名称": "甲", "分值": 1},
        {"指标名称": "乙", "分值": 1},
        {"二级指标": "质量", "指标名称": "丙", "分值": 1},
    )

    assert [("产出", "数量 → 培训", "甲"), ("产出", "数量 → 培训", "乙"), ("产出", "质量", "丙")] == tree_of(form)


def test_a_restated_tier_leaves_the_one_below_open() -> None:
    """Merged cells of the second tier come as blanks, though the first one is repeated."""
    form = form_of(
        {"一级指标": "产出", "二级指标": "数量", **ROW},
        {"一级指标": "产出", "二级指标": " ", "三级指标": "乙", "分值": 1},
        {"一级指标": "效益", "二级指标": "/", "三级指标": "丙", "分值": 1},
    )

    assert [("产出", "数量", "甲"), ("产出", "数量", "乙"), ("效益", "效益", "丙")] == tree_of(form)


def test_tiers_on_rows_of_their_own_open_a_tier() -> None:
    """Such a row is no indicator, and neither is an empty one."""
    form = form_of({"一级指标": "产出"}, {"二级指标": "数量"}, ROW, {}, {"三级指标": None, "分值": ""})

    assert [("产出", "数量", "甲")] == tree_of(form)


def test_a_kind_is_a_tier_or_a_sign() -> None:
    """指标类型 holds tiers where no column does, and else 定量 or 定性."""
    form = form_of(
        {"指标类型": "数量指标", "指标名称": "甲", "指标值": "3", "分值": 1},
        {"指标类型": "定量", "指标名称": "乙", "指标值": "3", "分值": 1},
        {"指标类型": "反向", "指标名称": "丙", "指标值": "", "分值": 1},
    )

    assert [("数量指标", "数量指标", name) for name in "甲乙丙"] == tree_of(form)
    assert (("丙 → 指标类型", "反向"),) == form.remarks
    assert ("项目", "项目", "甲") == tree_of(form_of({**ROW, "一级指标": "项目", "指标类型": "定性"}))[0]


def test_notes_are_reasons_where_nothing_else_is() -> None:
    """备注 is the reason of a form without a column of reasons, and else a remark."""
    assert "疫情" == form_of({**ROW, "备注": "疫情"}).indicators[0].reason
    form = form_of({**ROW, "备注": "见附件", "偏差原因": "疫情", "改进措施": "提前", "说明": "/"})

    assert ("疫情；提前", (("甲 → 备注", "见附件"),)) == (form.indicators[0].reason, form.remarks)


def test_signs_of_two_columns_are_read_as_one() -> None:
    """A direction and a sign go together."""
    form = form_of({**ROW, "指标方向": "正向", "计算符号": ">", "指标值": "3"})

    assert (">3", ()) == (str(form.indicators[0].target), form.findings)


@pytest.mark.parametrize("order", [list, lambda items: list(reversed(items))], ids=["as written", "reversed"])
def test_what_a_reviewer_says_has_columns(order: Any) -> None:
    """Of several reviewers the first that says 复核 counts, and the others say remarks."""
    row = {**ROW, "专家评分": 3, "财政复核得分": "2分", "抽查实际完成值": 6, "第三方复核得分": 4}
    form = form_of(dict(order(list(row.items()))))

    assert ("6", "4") == (form.indicators[0].reviewed_actual, str(form.indicators[0].reviewed_score))
    assert {("甲 → 专家评分", "3"), ("甲 → 财政复核得分", "2分")} == set(form.remarks)
    own = form_of({**ROW, "reviewed_score": 1, "专家评分": 2})
    assert ("1", (("甲 → 专家评分", "2"),)) == (str(own.indicators[0].reviewed_score), own.remarks)


def test_a_reviewer_may_write_words_for_points() -> None:
    """They are a remark, and no fault of the form."""
    form = form_of({**ROW, "复核得分": "待核实", "复核完成值": " 完成 "})

    assert ("完成", None) == (form.indicators[0].reviewed_actual, form.indicators[0].reviewed_score)
    assert (("甲 → 复核得分", "待核实"),) == form.remarks


def test_columns_of_other_periods_stand_beside() -> None:
    """The whole year counts, or the year of the form; what other columns say is a remark."""
    form = form_of({**ROW, "半年完成值": "2次", "全年完成值": "4次"})
    dated = form_of({**ROW, "2022年指标值": "≥2次", "2023年指标值": "≥3次"}, year=2023)

    assert ("4次", (("甲 → 半年完成值", "2次"),)) == (form.indicators[0].actual_text, form.remarks)
    assert ("≥3次", (("甲 → 2022年指标值", "≥2次"),)) == (dated.indicators[0].target_text, dated.remarks)
    assert "≥3次" == form_of({**ROW, "2023年指标值": "≥3次"}).indicators[0].target_text


@pytest.mark.parametrize(
    ("row", "facts", "message"),
    [
        ({"2022年指标值": "≥2次", "2023年指标值": "≥3次"}, {}, "the form's year is not known"),
        ({"2022年指标值": "≥2次", "2023年指标值": "≥3次"}, {"year": "今年"}, "'今年' is no year"),
        ({"2023年指标值": "≥3次"}, {"year": "202x"}, "'202x' is no year"),
        ({"2022年指标值": "≥2次"}, {"year": 2023}, "the form's year 2023 has no column of its own"),
        ({"上半年完成值": "≥2次"}, {}, "the form's year has no column of its own"),
        ({"全年预算数": 3}, {}, "go into budget="),
        ({"主管部门": "市教育局"}, {}, "passed beside the rows, as department="),
        ({"审核意见": "同意"}, {}, "what somebody else says has no field"),
        ({"年度指标": 3}, {}, "did you mean '年度指标值'"),
        ({(1, 2): 3}, {}, r"no field takes the column \(1, 2\)"),
        ({"id": [17]}, {}, r"no field takes the column 'id' \(here \[17\]\)"),
        ({"实际完成值": [17]}, {}, "a cell holds a list"),
        ({"name": True}, {}, "True is a truth value"),
        ({"一级指标分值": "五十"}, {}, "'五十' is no number of points"),
    ],
)
def test_a_column_that_cannot_be_taken_is_refused(row: dict[Any, Any], facts: dict[str, Any], message: str) -> None:
    """With what to do instead."""
    with pytest.raises(PerfevalError, match=message):
        form_of({**ROW, **row}, **facts)


def test_a_strange_column_is_refused_once() -> None:
    """The indicators stand beside the fault."""
    with pytest.raises(PerfevalError, match="no field takes the column 'id'") as caught:
        form_of({**ROW, "id": None}, {**ROW, "id": 1}, {**ROW, "id": 2})

    assert ("row 2",) == caught.value.place
    assert 3 == len(caught.value.form.indicators)


def test_columns_of_one_field_may_agree() -> None:
    """The same thing said twice is said once."""
    assert 1 == form_of({**ROW, "权重": "1", "weight": 1.0}).weight


def test_one_name_may_be_ignored() -> None:
    """A lone name is not taken for its characters; a serial needs no mention."""
    assert 1 == len(form_of({**ROW, "编码": 7, "序号": 1}, ignore="编码").indicators)


def test_what_rows_say_of_a_tier_agrees() -> None:
    """However it is written; where it does not, the tier has no weight and the fault is told."""
    rows = [{**ROW, "一级指标": "产出", "一级指标分值": said} for said in ("50", "50分", 50.0, "-")]

    assert 50 == form_of(*rows).dimensions[0].weight
    with pytest.raises(PerfevalError, match="the rows have several dimension_weights: '50', '40'") as caught:
        form_of(*rows, {**ROW, "一级指标分值": 40})
    assert caught.value.form.dimensions[0].weight is None


def test_several_projects_make_no_form() -> None:
    """Their rows are not put together under one name."""
    with pytest.raises(PerfevalError, match="several projects") as caught:
        form_of({**ROW, "项目名称": "一"}, {**ROW, "项目名称": "二"})

    assert caught.value.form is None


def test_facts_are_refused_together_with_rows() -> None:
    """What is passed beside the rows is a part of the form."""
    with pytest.raises(FaultyForm) as caught:
        form_of({**ROW, "分值": "十分"}, ROW, department=5)

    assert [("row 1", "甲", "weight (分值)"), ("项目", "department (主管部门)")] == [
        fault.place for fault in caught.value.faults
    ]
