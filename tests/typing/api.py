"""Typed usage of the public names: never run, checked by `mypy --strict`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

import perfeval
from perfeval import (
    Actual,
    AtLeast,
    AtMost,
    Band,
    Bands,
    Between,
    Budget,
    Category,
    CategoryScore,
    Cell,
    Cells,
    Deadline,
    Described,
    Dimension,
    DimensionScore,
    Exactly,
    ExecutionInSteps,
    ExecutionScore,
    Explanation,
    Finding,
    FindingCount,
    FundSource,
    Grade,
    GradeCount,
    GradeScale,
    Indicator,
    IndicatorScore,
    LinearShortfall,
    Loss,
    NotBefore,
    OnTime,
    PassLine,
    PerfevalError,
    Portfolio,
    Proportional,
    Quantity,
    Rulebook,
    Scorecard,
    ScorecardStream,
    SelfEvaluation,
    Severity,
    Source,
    Step,
    Steps,
    Target,
    Unread,
    Unsettled,
    Unstated,
    compare,
    evaluate,
    evaluate_indicator,
    evaluate_many,
    parse_actual,
    parse_quantity,
    parse_target,
    read_form,
    read_forms,
)
from perfeval.rulebooks import MOF_2020, MOF_2021

if TYPE_CHECKING:
    from typing_extensions import assert_type  # noqa: TC004 - no function here is ever called


def forms() -> Iterator[SelfEvaluation]:
    """What a person writes is what the constructors take."""
    indicators = [
        Indicator("宣传次数", target="≥3次", actual="6次", weight=5),
        Indicator("宣传册", AtLeast(Quantity(100, "册")), Quantity("2000", "册"), Decimal("7.5"), self_score="7.5分"),
        Indicator("完成时间", Deadline(datetime.date(2023, 11, 30)), datetime.date(2023, 11, 20), "5"),
        Indicator("满意", "满意", Band.ACHIEVED, 5, judged=Band.ACHIEVED, applicable=True),
        Indicator("改善", Described("有效改善"), "较好", None, judged="0.9", reason="", deduction=1),
        Indicator("数量", 90, 95, judged=1),
        Indicator("空白", None, None),
    ]
    budget = Budget("244.23", Quantity(2000, "元"), 5, sources=[FundSource("财政拨款", 1, "2", None)], completed=True)
    tree = (Dimension(name, (Category("数量指标", iter(indicators)),), weight="50分") for name in ["产出指标"])
    yield SelfEvaluation(
        "项目", tree, budget, 2023, self_total="100", self_grade="优", grade_scale=GradeScale(90, 80, 60)
    )
    yield SelfEvaluation("项目", [], year="2023年", remarks=[("联系电话", "")], self_grade=Grade.GOOD)
    yield read_form("文本")
    yield from read_forms("文本")


def readings() -> None:
    """What is read is one of a closed union."""
    assert_type(parse_target("≥90%"), Target | None)
    assert_type(parse_actual("完成"), Actual | None)
    assert_type(parse_quantity("244.23万元"), Quantity)
    assert_type(GradeScale.parse("…"), GradeScale)
    assert_type(GradeScale(90, 80, 60, names=["优秀", "良好", "合格", "不合格"]).name_of(Grade.GOOD), str)


def bound_of(target: Target) -> Quantity | None:
    """A closed union is taken apart with nothing left over."""
    match target:
        case AtLeast(bound) | AtMost(bound) | Exactly(bound) | Unstated(bound):
            return bound
        case Between(low, _):
            return low
        case Deadline() | NotBefore() | Described():
            return None


def scores(form: SelfEvaluation) -> None:
    """Every node has a type of its own."""
    card = evaluate(form, MOF_2020, accept_self_scores=True)
    assert_type(card, Scorecard)
    assert_type(card.total, Decimal)
    assert_type(card.low, Decimal)
    assert_type(card.rate, Decimal | None)
    assert_type(card.grade, Grade)
    assert_type(card.execution, ExecutionScore | None)
    assert_type(card.dimensions, tuple[DimensionScore, ...])
    assert_type(card.categories, tuple[CategoryScore, ...])
    assert_type(card.indicators, tuple[IndicatorScore, ...])
    assert_type(card.findings, tuple[Finding, ...])
    assert_type(card.findings[0].severity, Severity)
    assert_type(card.unsettled, tuple[str, ...])
    assert_type(card.to_rows("en"), list[dict[str, Any]])
    assert_type(card.to_csv(bom=True), str)
    assert_type(evaluate_many([form], MOF_2021), ScorecardStream)
    assert_type(len(evaluate_many((form,), MOF_2021)), int)
    assert_type(evaluate_many(iter([form]), MOF_2021), Iterator[Scorecard])
    score = evaluate_indicator(form.indicators[0], MOF_2020, category="数量指标", year=2023)
    assert_type(score, IndicatorScore)
    assert_type(score.indicator.cells, Cells)
    assert_type(score.indicator.cells.get("self_score"), Cell | None)
    assert_type(form.cells["self_total"].row, int)
    assert_type(score.explain("en"), Explanation)
    assert_type(score.explain().steps, tuple[Step, ...])
    assert_type(score.explain().steps[0].source, Source | None)


def summing_up(form: SelfEvaluation) -> str:
    """A department: any iterable of scorecards, and what comes out."""
    portfolio = Portfolio(evaluate_many([form], MOF_2020), expenditure="1825.53万元").merge(Portfolio([]))
    assert_type(portfolio.funds.adjusted, Quantity)
    assert_type(portfolio.share, Decimal | None)
    assert_type(portfolio.mean, Decimal | None)
    assert_type(portfolio.grades, tuple[GradeCount, ...])
    assert_type(portfolio.by_indicator, tuple[Loss, ...])
    assert_type(portfolio.findings, tuple[FindingCount, ...])
    return portfolio.narrative("en")


def own_rulebook() -> Rulebook:
    """Your own rulebook, from the vocabulary."""
    by_category: Mapping[str, Steps] = {"满意度": Steps([(90, 1), (80, "0.8")], of="actual")}
    return attrs.evolve(
        MOF_2020,
        name="OURS_2024",
        source=Source(title="办法", number="1号", limitations="None."),
        at_least=PassLine("0.6", Proportional()),
        at_most=LinearShortfall(),
        described=Bands(("0.8", 1), ("0.5", "0.8"), (0, "0.5")),
        deadline=OnTime("0.5"),
        by_category=by_category,
        execution=ExecutionInSteps([(80, "0.7")]),
        weights={"产出": 50, "效益": "30"},
        grades=GradeScale("90", 80, Decimal(60)),
    )


def lazily() -> None:
    """What is loaded when it is asked for has its type."""
    assert_type(perfeval.__version__, str)
    assert_type(perfeval.rulebooks.MOF_2020, Rulebook)
    assert_type(perfeval.rulebooks.get("MOF_2020"), Rulebook)


def failures(form: SelfEvaluation) -> str:
    """Errors carry their facts."""
    try:
        return str(evaluate(form, MOF_2020).total)
    except Unsettled as open_:
        return ", ".join(open_.names)
    except PerfevalError as error:
        start, end = error.span or (0, 0)
        return error.problem + error.remedy + error.text[start:end] + " → ".join(error.within("表1").place)


def mistakes(form: SelfEvaluation) -> None:
    """What a checker refuses before anything runs: each line has an error, or its `ignore` would be one."""
    Indicator("宣传次数", actuel="6次")  # type: ignore[call-arg]
    Indicator("宣传次数", weight=7.5)  # type: ignore[arg-type]
    Indicator("宣传次数", judged=0.6)  # type: ignore[arg-type]
    Indicator("宣传次数", reason=["会议"])  # type: ignore[arg-type]
    Indicator(["宣传次数"])  # type: ignore[arg-type]
    Category("数量指标", "宣传次数")  # type: ignore[arg-type]
    Category("数量指标", Indicator("宣传次数"))  # type: ignore[arg-type]
    Category("数量指标", [{"name": "宣传次数"}])  # type: ignore[list-item]
    Dimension("产出指标", [Indicator("宣传次数")])  # type: ignore[list-item]
    SelfEvaluation("项目", [], 2023)  # type: ignore[arg-type]
    SelfEvaluation("项目", [], budget={"executed": 19})  # type: ignore[arg-type]
    SelfEvaluation.from_rows([], yaer=2023)  # type: ignore[arg-type]
    SelfEvaluation.from_rows([], self_total=97.5)  # type: ignore[arg-type]
    form.with_indicator("宣传次数", actuel="6次")  # type: ignore[arg-type]
    form.with_indicator("宣传次数", score=5)  # type: ignore[arg-type]
    form.with_indicator("宣传次数", judged=0.6)  # type: ignore[arg-type]
    form.with_indicator(None, judged=1)  # type: ignore[arg-type]
    evaluate(form)  # type: ignore[call-arg]
    evaluate(MOF_2020, form)  # type: ignore[arg-type]
    evaluate(form, "MOF_2020")  # type: ignore[arg-type]
    evaluate(form, MOF_2020())  # type: ignore[operator]
    evaluate([form], MOF_2020)  # type: ignore[arg-type]
    evaluate_many(form, MOF_2020)  # type: ignore[call-overload]
    len(evaluate_many(iter([form]), MOF_2020))  # type: ignore[arg-type]
    GradeScale(90.5, 80, 60)  # type: ignore[arg-type]
    GradeScale(90, 80, 60, names=5)  # type: ignore[arg-type]
    PassLine(0.6)  # type: ignore[arg-type]
    Steps([(90, 0.8)])  # type: ignore[list-item]
    AtLeast(0.9)  # type: ignore[arg-type]
    Quantity("5", None)  # type: ignore[arg-type]
    Unread("5", 3)  # type: ignore[arg-type]
    Finding("code", 5, "message")  # type: ignore[arg-type]
    attrs.evolve(MOF_2020, by_category={"满意度": 5})  # type: ignore[arg-type]
    attrs.evolve(MOF_2020, rescales=2.5)  # type: ignore[arg-type]
    perfeval.MOF_2020  # type: ignore[attr-defined]  # noqa: B018
    compare(form, MOF_2020)  # type: ignore[arg-type]
    read_form(b"text")  # type: ignore[arg-type]
