"""The standards that forms state for their indicators: read and scored as people labelled them who saw no code."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from perfeval import (
    Category,
    Dimension,
    Indicator,
    InvalidStandard,
    PerfevalError,
    SelfEvaluation,
    Severity,
    evaluate,
    evaluate_indicator,
    parse_standard,
    read_form,
)
from perfeval.rulebooks import MOF_2020

BY_FORM = attrs.evolve(MOF_2020, name="BY_FORM", standards=True)
STANDARDS = Path(__file__).parent / "cases" / "standards"


def load(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    cases: list[dict[str, Any]] = json.loads((STANDARDS / f"{name}.json").read_text(encoding="utf-8"))
    return cases


#: Cases that are refused although a reader could score them, or the other way round, each with its reason.
NOT_YET = {(each["standard"], each["actual"]): each["reason"] for each in load("not-yet")}


def cases() -> list[Any]:
    """Every labelled case."""
    return [
        pytest.param(case, id=f"{case['standard'][:30]} / {case['target']} / {case['actual']}")
        for case in (*load("labelled"), *load("labelled-2"))
    ]


@pytest.mark.usefixtures("hostile_caller")
@pytest.mark.parametrize("case", cases())
def test_points_are_those_of_a_reader(case: dict[str, Any]) -> None:
    """What a reader cannot decide is open, or scored by the rulebook, and said; never points in silence."""
    indicator = Indicator(case["name"], case["target"], case["actual"], case["weight"], standard=case["standard"])
    score = evaluate_indicator(indicator, BY_FORM, category=case.get("category", "指标"), year=2023)
    decided = score.decided_by == "by-standard"
    if (case["standard"], case["actual"]) in NOT_YET:
        assert decided is (case["points"] is None)
    elif case["points"] is None:
        assert not decided
        assert any(each.severity in {Severity.WARNING, Severity.ERROR} for each in score.findings)
    else:
        assert (score.decided_by, score.points) == ("by-standard", Decimal(case["points"]))


def test_what_is_not_yet_read_stands_among_the_cases() -> None:
    """No exception outlives its case."""
    known = {(case["standard"], case["actual"]) for case in (*load("labelled"), *load("labelled-2"))}

    assert NOT_YET.keys() <= known
    assert all(NOT_YET.values())


def test_the_text_is_kept_and_the_rulebook_decides_whether_it_counts() -> None:
    """A rulebook that follows no standards of forms scores by its own rule, as ever."""
    indicator = Indicator("宣传次数", "≥12次", "10次", 10, standard="每少1次扣2分，扣完为止")

    assert evaluate_indicator(indicator, MOF_2020).points == Decimal("8.33")
    assert evaluate_indicator(indicator, BY_FORM).points == 6
    assert evaluate_indicator(indicator, BY_FORM).findings == ()
    assert "每少1次扣2分" in evaluate_indicator(indicator, BY_FORM).explain().steps[0].text


def test_what_is_not_understood_is_said_and_the_own_rule_decides() -> None:
    """Not half a standard."""
    indicator = Indicator("宣传次数", "≥12次", "10次", 10, standard="每少1次扣2分，情节严重的酌情加扣")
    score = evaluate_indicator(indicator, BY_FORM)

    assert score.points == Decimal("8.33")
    assert [each.code for each in score.findings] == ["standard-not-understood"]
    assert "情节严重的酌情加扣" in score.findings[0].message
    assert "is not used" in score.explain("en").steps[0].text


def test_an_open_standard_is_settled_by_a_judgement() -> None:
    """2.5 points short of 95 %, at a point for each, is 7 or 8 of 10."""
    indicator = Indicator("完成率", "≥95%", "92.5%", 10, standard="每低1个百分点扣1分")
    score = evaluate_indicator(indicator, BY_FORM)

    assert (score.low, score.high, score.decided_by) == (Decimal(7), Decimal(8), "standard-open")
    assert evaluate_indicator(attrs.evolve(indicator, judged="0.75"), BY_FORM).points == Decimal("7.5")
    accepted = evaluate_indicator(attrs.evolve(indicator, self_score="7.5"), BY_FORM, accept_self_scores=True)
    assert accepted.points == Decimal("7.5")


@pytest.mark.parametrize("heading", ["评分标准", "评分细则", "计分方法", "扣分标准", "指标评分标准"])
def test_reading_fills_it(heading: str) -> None:
    """Under any name of the column, in a form and in records."""
    rows = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", heading, "得分"],
        ["产出指标", "数量指标", "宣传次数", "≥3次", "2次", "90", "每少1次扣10分", "80"],
        ["产出指标", "数量指标", "宣传册", "≥3册", "3册", "10", "/", "10"],
    ]
    form = read_form(rows)
    records = SelfEvaluation.from_rows([dict(zip(rows[0], row, strict=True)) for row in rows[1:]], project="项目")

    assert [each.standard for each in form.indicators] == ["每少1次扣10分", ""]
    assert records.indicators[0].standard == "每少1次扣10分"
    assert form.unread == ()
    assert SelfEvaluation.from_rows(form.to_rows(), project="项目").indicators == form.indicators
    assert SelfEvaluation.from_dict(form.to_dict()) == form


def test_a_standard_can_be_written_in() -> None:
    """Into a form that has none."""
    tree = [Dimension("产出", [Category("数量", [Indicator("次数", "≥12次", "10次", 10)])])]
    form = SelfEvaluation("项目", tree).with_indicator("次数", standard="每少1次扣2分")

    assert evaluate(form, BY_FORM).total == 6


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("酌情扣分", "酌情扣分"),
        ("每低0个百分点扣1分", "每低0个百分点扣1分"),
        ("达到目标值得满分，未达到的酌情扣分", "酌情扣分"),
        ("达到目标值", "达到目标值"),
        ("扣完为止", "扣完为止"),
        ("最多扣3分，最多扣2分，每少1次扣1分", "最多扣2分"),
        ("", ""),
    ],
)
def test_the_error_shows_the_piece(text: str, piece: str) -> None:
    """And points at it."""
    with pytest.raises(InvalidStandard) as caught:
        parse_standard(text)

    assert caught.value.span is not None
    assert caught.value.text[slice(*caught.value.span)] == piece
    assert isinstance(caught.value, PerfevalError)


@pytest.mark.parametrize("value", [5, None, "每低1个百分点扣1分，" * 100])
def test_what_is_no_standard(value: Any) -> None:
    """A number, nothing, and a text that is too long."""
    with pytest.raises(InvalidStandard):
        parse_standard(value)


def test_a_standard_says_itself() -> None:
    """Clause by clause, in both languages."""
    standard = parse_standard("①达到目标值得满分；②每低一个百分点扣1分")

    assert standard.zh == "表内评分标准：达到目标值得满分 | 每低1个百分点扣1分"
    assert standard.en == "the form's own standard: 达到目标值得满分 | 每低1个百分点扣1分"


@pytest.mark.parametrize(
    ("standard", "target", "actual", "low", "high"),
    [
        ("每少1次扣2分", "≥10次", "8-12次", "6", "10"),  # each end, and what lies between
        ("达到目标值得满分，否则不得分", "5~10个", "7个", "10", "10"),
        ("达到目标值得满分，否则不得分", "5~10个", "4个", "0", "0"),
        ("达标得满分，未达标不得分", "有效提高", "未达成", "0", "0"),
        ("达标得满分，未达标不得分", "有效提高", "达成", "10", "10"),
        ("每低1个扣0.5分，每高1个扣0.2分", "=100个", "105个", "9", "9"),
        ("每低1个扣0.5分，每高1个扣0.2分", "=100个", "95个", "7.5", "7.5"),
        ("每完成2次得4分", "≥5次", "3次", "4", "8"),  # whether a half counts is not said
        ("每完成1次得2分", "≥5次", "9次", "10", "10"),
        ("按完成比例得分", "≥95%", "-3%", "0", "0"),
        ("达标得满分，未达标扣分值的30%", "≥95%", "3%", "7", "7"),
        ("偏差超过±10%不得分，其余得满分", "≤200万元", "225万元", "0", "0"),
        ("≥3公里得满分，否则不得分", "≥3公里", "2900米", "0", "0"),
        ("达到目标值得满分，偏差超过±20%不得分", "≥100人", "130人", "0", "0"),
        ("偏差在±5%以内得满分，每超出1个百分点扣0.5分", "100人次", "108人次", "8.5", "8.5"),
        ("偏差超过±30%不得分，偏差在±5%以内得满分，每超出1个百分点扣0.5分", "100人次", "108人次", "8.5", "8.5"),
        ("≥10得满分，否则不得分", "≥12次", "11次", "10", "10"),
    ],
)
def test_kinds_of_rows(standard: str, target: str, actual: str, low: str, high: str) -> None:
    """Ranges, words, both sides, points that are earned, other units of one kind."""
    score = evaluate_indicator(Indicator("指标", target, actual, 10, standard=standard), BY_FORM)

    assert score.decided_by in {"by-standard", "standard-open"}
    assert (score.low, score.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("standard", "target", "actual", "why"),
    [
        ("每完成1次得2分", "≤5次", "3次", "方向"),
        ("每少1公里扣1分", "≥5小时", "3小时", "单位"),
        ("每少1次扣1分", "≥5小时", "3小时", "单位"),
        ("每少1公里扣1分", "≥5次", "3次", "单位"),
        ("每低1个百分点扣1分，低于90%扣5分", "≥95%", "85%", "多项"),
        ("不超过10%得满分，否则不得分", "≤10万元", "10.5万元", "百分数"),
        ("得10分", "≥95%", "96%", "未能理解"),
        ("每少1个县扣1分", "100个村", "97个村", "不是本指标"),
        ("每低1个百分点最多扣2分", "≥95%", "93%", "未能理解"),
        ("低于目标值的不扣分", "≥95%", "93%", "方向"),
        ("90%以上扣1分", "≥95%", "96%", "方向"),
        ("超过10%不得分", "≥10次", "12次", "方向"),
        ("每少1万次扣1分", "≥5次", "3次", "未能理解"),
        ("90%以上得满分，否则不得分", "12月31日前", "12月3日", "可比"),
        ("≤5天得满分，否则不得分", "2023年12月31日前", "2023年12月3日", "可比"),
        ("90%以上得满分，否则不得分", "合格", "未达成", "可比"),
        ("按完成比例得分", "≥0次", "-1次", "方向"),
        ("完成率90%以上得满分，否则不得分", "≥0次", "-1次", "不大于零"),
        ("每少1次扣1分，每少2次扣3分", "≥5次", "3次", "多项"),
        ("90天-95%得5分", "≥95%", "93%", "未能理解"),
        ("80%≤满意度>90%得5分", "≥95%", "93%", "未能理解"),
        ("完成率95%得5分", "≥95%", "93%", "未能理解"),
        ("≥3个百分点得5分", "≥95%", "93%", "未能理解"),
        ("达到目标值且完成得5分", "≥95%", "93%", "未能理解"),
        ("预算执行率≥95%得满分", "≥95%", "96%", "不是本指标"),
        ("满分5分，每少1次扣1分", "≥5次", "3次", "分值"),
        ("达到目标值得5分，否则不得分", "≥5次", "3次", "分值"),
        ("达到目标值得满分，部分完成得15分", "≥5次", "3次", "分值"),
    ],
)
def test_what_does_not_fit_the_row(standard: str, target: str, actual: str, why: str) -> None:
    """The reason is said, and the rulebook decides."""
    score = evaluate_indicator(Indicator("指标", target, actual, 10, standard=standard), BY_FORM)
    said = [each.message for each in score.findings if each.code == "standard-not-understood"]

    assert score.decided_by not in {"by-standard", "standard-open"}
    assert len(said) == 1
    assert why in said[0]


@pytest.mark.parametrize(("weight", "applicable"), [(None, True), (10, False)])
def test_a_row_without_a_stake_is_not_asked(weight: int | None, *, applicable: bool) -> None:
    """Nothing is said of its standard."""
    indicator = Indicator("指标", "≥5次", "3次", weight, standard="酌情", applicable=applicable)

    codes = {each.code for each in evaluate_indicator(indicator, BY_FORM).findings}
    assert "standard-not-understood" not in codes


def test_a_row_without_an_actual_is_open_as_ever() -> None:
    """The standard has nothing to say of it."""
    score = evaluate_indicator(Indicator("指标", "≥5次", None, 10, standard="每少1次扣1分"), BY_FORM)

    assert (score.decided_by, [each.code for each in score.findings]) == ("actual-missing", ["actual-missing"])


@pytest.mark.parametrize("standard", ["达标得满分，否则不得分", "酌情扣分", "每少10%扣1分"])
def test_what_is_said_of_a_standard_cites_no_rulebook(standard: str) -> None:
    """Whether it decides, leaves open or is not used: it is the form's own."""
    score = evaluate_indicator(Indicator("宣传人数", "≥100人", "75人", 10, standard=standard), BY_FORM)
    said = [step for step in score.explain().steps if "表内评分标准" in step.text]

    assert [step.source for step in said] == [None]
