"""Words mean what they say: pairs of targets and actuals, labelled by somebody who had not seen how they are read.

A turned number never scores in full without a finding; a plain one is read without fuss.
A pair that is not read as its label says stands in ``not-yet.json``, with the reason.
"""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfeval import (
    Between,
    Category,
    Dimension,
    Indicator,
    IndicatorScore,
    MonthDay,
    Quantity,
    SelfEvaluation,
    Severity,
    evaluate,
    parse_quantity,
)
from perfeval.rulebooks import MOF_2020

MEANINGS = Path(__file__).parent / "cases" / "meanings"
KINDS: list[dict[str, Any]] = json.loads((MEANINGS / "kinds.json").read_text(encoding="utf-8"))
PAIRS: list[dict[str, Any]] = [
    pair for path in sorted(MEANINGS.glob("labelled*.json")) for pair in json.loads(path.read_text(encoding="utf-8"))
]
#: What is not read as its label says, by target and actual, and why.
NOT_YET: dict[str, str] = json.loads((MEANINGS / "not-yet.json").read_text(encoding="utf-8"))

#: The same, with the points that an accountant would give, several where either will do: a number, a number that is
#: asked about (*), or open, which has to be said.
POINTS: list[dict[str, Any]] = json.loads((MEANINGS / "points.json").read_text(encoding="utf-8"))
POINTS_NOT_YET: dict[str, str] = json.loads((MEANINGS / "points-not-yet.json").read_text(encoding="utf-8"))

#: Findings that ask nothing about what the words of an actual mean.
_OF_UNITS_AND_REASONS = {"unit-missing", "units-counted-differently", "operator-missing", "overshoot-unexplained"}


def scored(
    target: str, actual: str, name: str = "指标", year: int | None = 2023, category: str = "数量指标"
) -> IndicatorScore:
    """The score of a pair in a form of the year."""
    tree = [Dimension("产出指标", [Category(category, [Indicator(name, target, actual, 10)])])]
    return evaluate(SelfEvaluation("项目", tree, year=year), MOF_2020).indicators[0]


def questions(score: IndicatorScore) -> list[str]:
    """The findings that ask what the words mean."""
    return [
        finding.code
        for finding in score.findings
        if finding.severity is not Severity.NOTE and finding.code not in _OF_UNITS_AND_REASONS
    ]


@pytest.mark.parametrize("case", KINDS, ids=lambda case: f"{case['kind']}: {case['target']} / {case['actual']}")
def test_every_kind(case: dict[str, Any]) -> None:
    """Each is scored as it says, left open and reported, or scored and reported."""
    score = scored(case["target"], case["actual"])
    settled = score.low == score.high

    if case["expected"] == "open":
        assert score.high == Decimal(10)
        assert score.low == Decimal(0) or score.decided_by == "percent-or-share"
        assert questions(score)
    elif case["expected"] == "reported":
        assert settled
        assert questions(score)
    else:
        assert settled
        assert f"{score.points}" == case["expected"]
        assert questions(score) == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['target']} / {pair['actual']}")
def test_pair(pair: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """A turned number never scores in full without a question, a plain one is the labelled value and asks none."""
    key = f"{pair['name']}: {pair['target']} / {pair['actual']}"
    if key in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[key], strict=True))
    score = scored(pair["target"], pair["actual"], pair["name"], pair.get("year"))

    if pair["turned"]:
        assert score.low < 10 or any(finding.code not in _OF_UNITS_AND_REASONS for finding in score.findings)
    else:
        assert means(pair["value"], score.indicator.actual)
        assert questions(score) == []


@pytest.mark.parametrize("case", POINTS, ids=lambda case: f"{case['name']}: {case['target']} / {case['actual']}")
def test_points(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """Each has the points that an accountant wrote down first, or is left open and said to be."""
    key = f"{case['name']}: {case['target']} / {case['actual']}"
    if key in POINTS_NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=POINTS_NOT_YET[key], strict=True))
    score = scored(case["target"], case["actual"], case["name"], category=case["category"])

    assert any(fits(expected, score) for expected in case["expected"])


def fits(expected: str, score: IndicatorScore) -> bool:
    """Whether a score is what its label says."""
    if expected == "open":
        return score.low < score.high and len(score.findings) > 0
    said = not expected.endswith("*") or len(score.findings) > 0
    return score.low == score.high == Decimal(expected.rstrip("*")) and said


def means(label: str, actual: object) -> bool:
    """Whether an actual is what its label says."""
    if isinstance(actual, Between):
        return f"{actual.low}~{actual.high}" == label
    if isinstance(actual, datetime.date):
        return actual.isoformat() == label
    if isinstance(actual, MonthDay):
        return label.endswith(f"{actual.month:02}-{actual.day:02}")
    return actual == parse_quantity(label)


def test_every_exception_is_a_pair() -> None:
    """Nothing stands among the exceptions that is no pair."""
    for exceptions, all_of_them in ((NOT_YET, PAIRS), (POINTS_NOT_YET, POINTS)):
        assert {*exceptions} <= {f"{pair['name']}: {pair['target']} / {pair['actual']}" for pair in all_of_them}


def test_no_name_makes_a_plan_what_was_done() -> None:
    """A name may speak of a decrease or of failures, and then the actual may too; a target is never an actual."""
    assert scored("≥90%", "目标95%", "目标任务完成率").low == 0
    assert scored("≤3天", "逾期2天", "平均逾期天数").points == 10
    assert scored("≥3%", "下降4%", "能耗降低率").points == 10


def test_what_is_too_odd_to_compare_is_said() -> None:
    """Money against people, a sign before a year, a denominator of an unknown unit, and two years."""
    assert scored("≥1000人", "1200余万元").decided_by == "units-not-comparable"
    assert scored("≥年度预算", "5个").decided_by == "number-where-words-due"
    assert scored("≥3网格", "5网格每年").low == 0
    assert scored("≥90人", "2022年立项2023年培训95人").low == 0
    assert scored("≥90人", "培训95人_3").low == 0
    assert scored("≥5次", "计划5次，实际开展6次7次").low == 0
    assert scored("≥0，≤5/小时", "3/小时").decided_by == "within-range"
    assert scored("≤2小时", "2万余元").decided_by == "units-not-comparable"


def test_of_several_clauses_only_the_one_that_counts_is_looked_at() -> None:
    """What the others name turns nothing, and what its own words turn stays turned."""
    assert scored("≥80%", "覆盖率92%，知晓率95%", "政策知晓率").points == 10
    assert scored("≥90%", "发放问卷300份，满意度近90%", "群众满意度").low == 0
    assert scored("≥90%", "近三年发放问卷300份，满意度90%", "群众满意度").points == 10
    assert scored("≥3期", "举办培训班3期，培训532人", "培训期数（532人）").findings == ()


@pytest.mark.parametrize("actual", ["比上年增加12次", "比上年增加12~15次", "提升12次", "提升12-15次", "同比提高12次"])
def test_growth_is_no_amount(actual: str) -> None:
    """By how much it grew is not how much there is, unless that was asked for or the number is a rate."""
    assert scored("≥12次", actual, "检查次数").low == 0
    assert scored("≥12次", actual, "检查次数").high == 10
    assert scored("≥10次", actual, "检查次数增加").low == 10


def test_a_total_is_one_of_what_is_measured() -> None:
    """共120人 is no total of 2次; 累计 is one where the parts come to it, and else may go back for years."""
    assert scored("≥2次", "开展培训2次，共120人", "培训次数").points == 10
    assert scored("≥200人", "一季度100人，二季度130人，累计230人", "培训人数").points == 10
    assert scored("≥200人", "救助180人，累计救助1230人", "救助人数").low == 0


@pytest.mark.parametrize("name", ["年度检查", "制度建设", "工作进度"])
def test_not_every_degree_asks_for_a_rate(name: str) -> None:
    """年度 and 制度 are none, and so any rate may be theirs."""
    assert scored("≥95%", "合格率98%", name).points == 10


@pytest.mark.parametrize("some", ["余", "多", "来"])
@pytest.mark.parametrize("number", ["2", "2万", "2百万", "2.5亿"])
@pytest.mark.parametrize("unit", ["元", "人", "个", "户", "公里"])
def test_about_so_many_are_so_many_of_the_same(number: str, some: str, unit: str) -> None:
    """余, 多 and 来 take no unit from a number."""
    score = scored(f"≥1{unit}", f"{number}{some}{unit}")

    assert score.indicator.actual == parse_quantity(f"{number}{unit}")
    assert score.points == 10
    assert scored("较上年增加100人", "850万元").decided_by == "units-not-comparable"
    assert scored("≥20次", "近3万元").decided_by == "units-not-comparable"


def test_a_day_before_the_year_of_the_form_is_reported() -> None:
    """Unless its deadline lies there too, or no year is known; the points stay."""
    late = scored("2023年12月31日前", "2013年12月20日")

    assert (f"{late.points}", questions(late)) == ("10", ["done-before-year"])
    assert questions(scored("2022年12月31日前", "2022年12月20日")) == []
    assert questions(scored("2023年12月31日前", "2022年12月20日", year=None)) == []
    assert questions(scored("12月31日前", "12月20日")) == []


@pytest.mark.parametrize(
    ("name", "target", "actual", "points", "asked"),
    [
        ("安全事故数", "0起", "未发生", "10", []),
        ("安全事故数", "0起", "无安全事故", "10", []),
        ("安全事故数", "0", "无", "10", ["actual-uncertain"]),
        ("投诉次数", "≤3次", "零投诉", "10", []),
        ("信访起数", "≤5起", "没有发生", "10", []),
        ("验收合格率", "≥98%", "147/150", "10", []),
        ("整改率", "100%", "7/8", "8.75", []),
        ("项目成本", "≤100万元", "无", None, ["actual-missing"]),
        ("项目成本", "≤100万元", "无超支", None, ["words-where-number-due"]),
        ("办理时限", "≤5天", "未发生逾期", None, ["words-where-number-due"]),
        ("办理时限", "≤5天", "没有", None, ["words-where-number-due"]),
        ("检查次数", "≥3次", "无", None, ["actual-missing"]),
        ("验收合格率", "≥98%", "2/3", None, ["words-where-number-due"]),
        ("验收合格率", "≥98%", "1/262144", None, ["words-where-number-due"]),
        ("验收合格率", "≥98%", "5/4", None, ["words-where-number-due"]),
        ("验收合格率", "≥98%", "0/4", None, ["words-where-number-due"]),
        ("建成数量", "≥3个", "3/4", None, ["words-where-number-due"]),
    ],
)
def test_words_may_be_a_number(name: str, target: str, actual: str, points: str | None, asked: list[str]) -> None:
    """Nothing where little or nothing is to be, and a part of a whole where a percentage is asked for."""
    score = scored(target, actual, name)

    assert questions(score) == asked
    assert (None if score.low < score.high else f"{score.points}") == points


def test_the_unit_of_a_name_is_said_to_count() -> None:
    """In the words of its note; where it is none of the kind, target and actual are taken as they stand."""
    said = [
        scored(*pair, name).findings[0].message
        for name, pair in (
            ("道路长度（公里）", ("≥35", "8600米")),
            ("道路长度（公里）", ("≥35000米", "36")),
            ("道路长度（万元）", ("≥35", "8600米")),
        )
    ]

    assert ["指标名称" in message for message in said[:2]] == [True, True]
    assert "按同一单位计" in said[2]


def test_a_number_that_looks_like_a_month_is_one_where_a_number_is_asked_for() -> None:
    """2023.6 of an amount is no June; of a deadline it is, and is asked about."""
    for amount in ("2023.6", Decimal("2023.6"), Quantity("2023.6")):
        assert Indicator("投资", "≥2000万元", amount, 10).actual == Quantity("2023.6")
    assert scored("2023年12月前", "2023.6").decided_by == "on-time"
    assert scored("≥2000", "截至2023.6").low == 0


def test_the_page_says_how_many_go_unnoticed() -> None:
    """The figures of the documentation are those of the labels."""
    page = (Path(__file__).parents[1] / "docs" / "explanation" / "what-words-mean.rst").read_text(encoding="utf-8")
    turned = [pair for pair in PAIRS if pair["turned"]]
    unnoticed = [pair for pair in turned if f"{pair['name']}: {pair['target']} / {pair['actual']}" in NOT_YET]

    assert f"{len(turned)} turned and {len(PAIRS) - len(turned)} plain ones" in page
    assert f"{len(unnoticed)} turned pairs still go unnoticed" in page


def test_a_number_of_a_year_in_a_form_without_one_is_reported() -> None:
    """It is taken for this year's."""
    score = scored("≥90%", "2023年95%", year=None)

    assert score.points == 10
    assert questions(score) == ["year-not-compared"]


@pytest.mark.parametrize(("target", "actual"), [("≤2023.9", "2023.10"), ("≤20231231", "20240105"), ("45291", "45320")])
def test_numbers_that_may_be_days_are_open(target: str, actual: str) -> None:
    """Under a name of time; the same number on both sides, and one under another name, is one."""
    assert scored(target, actual, "完成时间").low == 0
    assert scored(target, actual, "完成时间").high == 10
    assert scored(target, target.lstrip("≤"), "完成时间").points == 10
    assert scored(target, actual, "产量").low == 10
    assert scored("≤2023.9天", "2023.10天", "办结时间").points == 10
