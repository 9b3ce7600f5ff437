"""The vocabulary: rules are values that refuse what contradicts itself, and describe themselves."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    AllOrNothing,
    AsReached,
    Band,
    Bands,
    ExecutionInProportion,
    ExecutionInSteps,
    FromZero,
    Indicator,
    InvalidRulebook,
    InverseRatio,
    LinearShortfall,
    OnTime,
    Overshoot,
    PassLine,
    Proportional,
    Quantity,
    Rulebook,
    Steps,
    Unsigned,
    evaluate_indicator,
    required_actual,
)
from perfeval.rulebook import ForCategory
from perfeval.rulebooks import MOF_2020, MOF_2021

pytestmark = pytest.mark.usefixtures("hostile_caller")

RULES = [
    Proportional(),
    InverseRatio(),
    LinearShortfall(),
    AsReached(),
    AllOrNothing(),
    PassLine("0.6", InverseRatio()),
    FromZero(LinearShortfall()),
    Steps([(90, 1), (80, "0.8")]),
    Steps([("99.5", 1)], of="actual"),
    Bands(),
    OnTime(),
    OnTime("0.5"),
    Unsigned(),
    ExecutionInProportion(),
    ExecutionInProportion(over_sources=True),
    ExecutionInSteps([(80, "0.7")]),
]


@pytest.mark.parametrize("rule", RULES, ids=repr)
class TestValues:
    """Every rule is a value."""

    def test_it_is_frozen(self, rule: Any) -> None:
        """A rule that is in use never changes."""
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            rule.zh = "别的"
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            rule.something = 1

    @pytest.mark.parametrize(
        "again",
        [copy.copy, copy.deepcopy, attrs.evolve, lambda rule: pickle.loads(pickle.dumps(rule))],
        ids=["copy", "deepcopy", "evolve", "pickle"],
    )
    def test_it_comes_again_as_an_equal(self, rule: Any, again: Callable[[Any], Any]) -> None:
        """Equal, with the same hash and the same words."""
        twin = again(rule)

        assert twin == rule
        assert (hash(twin), repr(twin), twin.zh, twin.en) == (hash(rule), repr(rule), rule.zh, rule.en)

    def test_it_says_what_it_does_in_two_languages(self, rule: Any) -> None:
        """Chinese for reviewers, English on request."""
        assert any("\u4e00" <= character <= "\u9fff" for character in rule.zh)
        assert rule.en.isprintable()
        assert "{" not in rule.zh + rule.en


@pytest.mark.parametrize(
    ("rule", "zh", "en"),
    [
        (
            PassLine("0.6", InverseRatio()),
            "完成程度低于 60% 不得分；及格的：不超过目标得满分，超过的按反向比例（T÷A×W）计分",
            "below 60% of completion: nothing; else met: all points; else in inverse proportion, W × T ÷ A",
        ),
        (
            FromZero(AllOrNothing()),
            "达到目标得满分，否则不得分；实际小于零的按零计",
            "met: all points; else none; an actual below zero counts as zero",
        ),
        (
            Steps([(90, 1), (80, "0.8")]),
            "按完成程度分档：90%及以上得 100%，80%及以上得 80%，以下不得分",
            "by interval of completion: from 90%: 100% of the points; from 80%: 80%; below: none",
        ),
        (
            Steps([(90, 1)], of="actual"),
            "按实际值分档：90%及以上得 100%，以下不得分",
            "by interval of the actual: from 90%: 100% of the points; below: none",
        ),
        (
            Overshoot("1.3"),
            "达到目标得满分，未达到的按完成比例（A÷T×W）计分；超过目标 130% 的，不得分",
            "met: all points; else in proportion, W × A ÷ T; beyond 130% of the target nothing",
        ),
        (
            Overshoot("1.5", AllOrNothing(), off=1),
            "达到目标得满分，否则不得分；超过目标 150% 的，按超出部分与目标之比扣分值的 1 倍，扣完为止",
            "met: all points; else none; beyond 150% of the target less 1 × W × (A - 1.5 × T) ÷ T",
        ),
        (
            Overshoot("1.3", AllOrNothing(), off="0.05", each="0.1"),
            "达到目标得满分，否则不得分；超过目标 130% 的，再每超过目标的 10%（满一档计一档）扣分值的 5%，扣完为止",
            "met: all points; else none; beyond 130% of the target less 5% of W for each full 10% of T",
        ),
        (
            Bands(),
            "定性指标分档：达成 100%～80%（含），部分达成 80%～60%（含），未达成 60%～0%（含）",
            "100%–80%, 80%–60%, 60%–0% of the weight by band",
        ),
        (OnTime(), "按时完成得满分，逾期需评定", "on time: all points; late: to be judged"),
        (OnTime("0.5"), "按时完成得满分，逾期得 50%", "on time: all points; late: 50% of them"),
        (
            Unsigned(["成本", "支出"]),
            "未写符号的数值按“≥”计，成本、支出类指标、名称示明越小越好的（工期、投诉率等）及目标为零的按“≤”计，并予提示",
            "numbers without a sign: as ≥; as ≤ under 成本, 支出, for limits (工期, 投诉率), for zero; always reported",
        ),
        (
            FromZero(InverseRatio(), inclusive=True),
            "不超过目标得满分，超过的按反向比例（T÷A×W）计分；实际小于零的按零计，＞、＜按≥、≤计",
            "met: all points; else in inverse proportion, W × T ÷ A; an actual below zero counts as zero, > and < as ≥ and ≤",  # noqa: E501 - one sentence
        ),
        (
            ExecutionInProportion(over_sources=True),
            "分值 × 全年执行数 ÷ 全年预算数，不超过分值；按各资金来源合计",
            "W × executed ÷ budget, never above W, summed over the sources",
        ),
        (
            ExecutionInSteps([(80, "0.7"), (60, "0.5")]),
            "项目完成且支出不超预算得满分；否则按执行率分档：80%及以上得 70%，60%及以上得 50%，以下不得分",
            "completed within the budget: all points; else by the rate: from 80%: 70%; from 60%: 50%; below: none",
        ),
    ],
)
def test_words_hold_the_parameters(rule: Any, zh: str, en: str) -> None:
    """What is said is what was set."""
    assert (rule.zh, rule.en) == (zh, en)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: PassLine(0), "a pass line at 0"),
        (lambda: PassLine("-0.5"), "a pass line at -0.5"),
        (lambda: PassLine("1.01"), "a pass line at 1.01"),
        (lambda: PassLine("0.6", None), "None cannot stand under 'then'"),  # type: ignore[arg-type]
        (lambda: PassLine("0.6", Steps([(90, 1)])), "cannot stand under 'then'"),  # type: ignore[arg-type]
        (lambda: Overshoot(1), "an overshoot from 1 times the target"),
        (lambda: Overshoot(130), "an overshoot from 130 times the target"),
        (lambda: Overshoot("1.3", off=5), "off=5 of an overshoot"),
        (lambda: Overshoot("1.3", off="0.05", each=0), "each=0 of an overshoot"),
        (lambda: Overshoot("1.3", each="0.1"), "steps that take nothing off"),
        (lambda: FromZero("AsReached"), "'AsReached' cannot stand under 'then'"),  # type: ignore[arg-type]
        (lambda: Steps([]), "do not fall within 0 to 1"),
        (lambda: Steps(5), "do not fall within 0 to 1"),  # type: ignore[arg-type]
        (lambda: Steps([(80, 1), (90, "0.8")]), "80%: 1, 90%: 0.8 do not fall"),
        (lambda: Steps([(90, "0.8"), (80, 1)]), "90%: 0.8, 80%: 1 do not fall"),
        (lambda: Steps([(90, 1), (90, "0.8")]), "do not fall"),
        (lambda: Steps([(90, 1), (80, 1)]), "do not fall"),
        (lambda: Steps([(90, "1.1")]), "90%: 1.1 do not fall within 0 to 1"),
        (lambda: Steps([(-1, 1)]), "-1%: 1 do not fall"),
        (lambda: Steps([(90, 1), (80, "-0.1")]), "do not fall"),
        (lambda: Steps([(90, 1, 2)]), "(90, 1, 2) is no pair of numbers"),  # type: ignore[list-item]
        (lambda: Steps(["90"]), "'90' is no pair of numbers"),  # type: ignore[list-item]
        (lambda: Steps([90]), "90 is no pair of numbers"),  # type: ignore[list-item]
        (lambda: Steps([(90, 1)], of="target"), "steps of 'target'"),
        (lambda: ExecutionInSteps([]), "do not fall"),
        (lambda: OnTime("1.5"), "1.5 times the weight for being late"),
        (lambda: OnTime(-1), "-1 times the weight for being late"),
        (lambda: Bands(("0.9", 1)), "leave a gap or overlap"),
        (lambda: Bands(("0.7", 1)), "leave a gap or overlap"),
        (lambda: Bands(("0.8", "0.9")), "leave a gap or overlap"),
        (lambda: Bands(partly_achieved=("0.5", "0.8")), "leave a gap or overlap"),
        (lambda: Bands(not_achieved=("0.1", "0.6")), "leave a gap or overlap"),
        (lambda: Bands((1, 1), ("0.6", 1), (0, "0.6")), "leave a gap or overlap"),
        (lambda: Bands(("0.6", 1), ("0.6", "0.6"), (0, "0.6")), "leave a gap or overlap"),
        (lambda: Bands(("0.8", 1, 2)), "is no pair of numbers"),
        (lambda: Bands("12"), "'12' is no pair of numbers"),
        (lambda: Unsigned(""), "'' is no word in a name"),
        (lambda: Unsigned(["成本", " "]), "' ' is no word in a name"),
        (lambda: Unsigned(5), "5 is no word in a name"),  # type: ignore[arg-type]
        (lambda: Unsigned([5]), "5 is no word in a name"),  # type: ignore[list-item]
        (lambda: ForCategory("", Proportional()), "'' is no word in a name"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(make: Callable[[], object], message: str) -> None:
    """With a remedy, before anything is scored."""
    with pytest.raises(InvalidRulebook) as caught:
        make()

    assert message in str(caught.value)
    assert caught.value.remedy


class TestSteps:
    """Intervals may begin at nothing and end with nothing."""

    def test_lowest_line_and_share(self) -> None:
        """From 0 % upwards there may be a share for trying."""
        rulebook = attrs.evolve(MOF_2020, at_least=Steps([(100, 1), (0, 0)]))

        assert evaluate_indicator(Indicator("培训", "≥10次", "0次", 5), rulebook).decided_by == "by-interval"

    @pytest.mark.parametrize(("of", "words"), [("actual", "实际值不低于 80%"), ("completion", "完成程度不低于 80%")])
    def test_sentences_name_what_was_measured(self, of: str, words: str) -> None:
        """And the line that was reached, with what it gives."""
        rulebook = attrs.evolve(MOF_2020, at_least=Steps([(90, 1), (80, "0.8")], of=of))
        score = evaluate_indicator(Indicator("满意度", "≥100%", "85%", 5), rulebook)

        assert f"85%（目标 ≥100%）：{words}，得分值的 80%，即 4 分" in str(score.explain())


def test_a_pass_line_may_be_the_target() -> None:
    """Then it is all or nothing."""
    rulebook = attrs.evolve(MOF_2020, at_least=PassLine(1, Proportional()))

    assert evaluate_indicator(Indicator("培训", "≥10次", "9次", 5), rulebook).decided_by == "below-pass-line"


def test_all_or_nothing_over_a_range_of_actuals() -> None:
    """It may have been the very number, or another."""
    rulebook = attrs.evolve(MOF_2020, exactly=AllOrNothing())
    score = evaluate_indicator(Indicator("课时", "=10个", "8~15个", 5), rulebook)

    assert (score.low, score.high) == (Decimal(0), Decimal(5))


class TestBands:
    """A span holds its lower end; only the best band holds its upper end too."""

    @pytest.mark.parametrize(
        ("band", "portion", "held"),
        [
            (Band.ACHIEVED, "1", True),
            (Band.ACHIEVED, "0.8", True),
            (Band.ACHIEVED, "0.79", False),
            (Band.PARTLY_ACHIEVED, "0.8", False),
            (Band.PARTLY_ACHIEVED, "0.79", True),
            (Band.PARTLY_ACHIEVED, "0.6", True),
            (Band.PARTLY_ACHIEVED, "1", False),
            (Band.NOT_ACHIEVED, "0.6", False),
            (Band.NOT_ACHIEVED, "0.59", True),
            (Band.NOT_ACHIEVED, "0", True),
        ],
    )
    def test_holds(self, band: Band, portion: str, held: bool) -> None:
        """100 %–80 % (incl.); 80 %–60 % (incl.); 60 %–0 %."""
        assert Bands().holds(band, Decimal(portion)) is held

    @pytest.mark.parametrize(
        ("actual", "judged", "low", "high", "way"),
        [
            ("达成目标", None, "8", "10", "band"),
            ("部分达成", None, "6", "8", "band"),
            ("未达成", None, "0", "6", "band"),
            ("部分达成", "0.7", "7", "7", "judged"),
            ("部分达成", "0.9", "9", "9", "judgement-outside-band"),
            ("部分达成", "0.8", "8", "8", "judgement-outside-band"),
            ("达成", "1", "10", "10", "judged"),
            ("部分达成", Band.ACHIEVED, "8", "10", "judgement-outside-band"),
            ("部分达成", Band.NOT_ACHIEVED, "0", "6", "judgement-outside-band"),
            ("部分达成", Band.PARTLY_ACHIEVED, "6", "8", "judged-band"),
            ("有所改善", Band.NOT_ACHIEVED, "0", "6", "judged-band"),
            ("有所改善", "0.123", "1.23", "1.23", "judged"),  # no band to be checked against
            ("有所改善", "0.9", "9", "9", "judged"),
            ("有所改善", None, "0", "10", "judgement-needed"),
            ("有效改善", "0.5", "10", "10", "as-described"),  # what is settled takes no judgement
        ],
    )
    def test_judgements(self, actual: str, judged: Any, low: str, high: str, way: str) -> None:
        """A band is worth its range until somebody judges within it."""
        score = evaluate_indicator(Indicator("环境", "有效改善", actual, 10, judged=judged), MOF_2020)

        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)

    def test_edges_are_rounded_to_cents(self) -> None:
        """Band edges rounded to two places."""
        score = evaluate_indicator(Indicator("环境", "有效改善", "部分达成", "3.33"), MOF_2020)

        assert (score.low, score.high) == (Decimal("2.00"), Decimal("2.66"))


class TestOnTime:
    """Done by the day gives W; later is judged."""

    @pytest.mark.parametrize(
        ("target", "actual", "year", "way"),
        [
            ("2023年11月底前", "2023年11月30日", None, "on-time"),
            ("2023年11月底前", "2023年12月1日", None, "late"),
            ("2023年11月底前", "2022年12月1日", None, "on-time"),
            ("11月底前", "11月30日", None, "on-time"),
            ("11月底前", "12月1日", None, "late"),
            ("11月底前", "2023年11月20日", None, "deadline-year-unknown"),
            ("2023年11月底前", "11月20日", None, "deadline-year-unknown"),
            ("11月底前", "2023年11月20日", 2023, "on-time"),
            ("11月底前", "2023年11月30日", 2023, "on-time"),
            ("11月底前", "2023年12月1日", 2023, "late"),
            ("11月底前", "2024年1月5日", 2023, "late"),
            ("2023年11月底前", "12月20日", 2023, "late"),
            ("2024年3月底前", "12月20日", 2023, "on-time"),
            ("2023年11月底前", "按时完成", None, "band"),
            ("2023年11月底前", "陆续完成中", None, "words-where-number-due"),
        ],
    )
    def test_deadlines(self, target: str, actual: str, year: int | None, way: str) -> None:
        """The day itself is in time; a year that is not written is the form's."""
        score = evaluate_indicator(Indicator("完成时间", target, actual, 5), MOF_2020, year=year)

        assert score.decided_by == way

    def test_late_is_open_until_judged(self) -> None:
        """How much is left when late, no text says."""
        indicator = Indicator("完成时间", "2023年11月底前", "2023年12月1日", 5)
        late, judged = (
            evaluate_indicator(each, MOF_2020) for each in (indicator, attrs.evolve(indicator, judged="0.5"))
        )

        assert (late.low, late.high) == (Decimal(0), Decimal(5))
        assert judged.points == Decimal("2.50")

    @pytest.mark.parametrize(("left", "points"), [(0, "0.00"), ("0.6", "3.00"), (1, "5.00")])
    def test_late_may_have_a_share(self, left: Any, points: str) -> None:
        """Where a rulebook says how much."""
        rulebook = attrs.evolve(MOF_2020, deadline=OnTime(left))
        score = evaluate_indicator(Indicator("完成时间", "2023年11月底前", "2023年12月1日", 5), rulebook)

        assert (score.points, score.decided_by) == (Decimal(points), "late")


class TestUnsigned:
    """A number without a sign is read as ≥, for 成本 as ≤, and always reported."""

    @pytest.mark.parametrize(
        ("words", "names", "target", "reading"),
        [
            (("成本",), ("产出指标", "数量指标"), 5, "at_least"),
            (("成本",), ("产出指标", "成本指标"), 5, "at_most"),
            (("成本",), ("成本指标", "经济成本指标"), 5, "at_most"),
            (("成本",), (), 5, "at_least"),
            (("成本",), ("产出指标", "数量指标"), 0, "at_most"),  # none of them: 安全事故 0
            ("成本", ("完成指标",), 5, "at_least"),  # one word is one word, not its characters
            ((), ("成本指标",), 5, "at_least"),
            (("支出", "成本"), ("支出指标",), 5, "at_most"),
        ],
    )
    def test_reading(self, words: Any, names: tuple[str, ...], target: int, reading: str) -> None:
        """By the names of the tiers and the target."""
        assert Unsigned(words).reading(Quantity(target).value, *names) == reading

    @pytest.mark.parametrize(
        ("name", "target", "actual", "at_most", "points"),
        [
            ("工程工期", "12个月", "10个月", True, "10"),
            ("工程工期", "12个月", "10个月", False, "8.33"),
            ("工程工期", "10个月", "12个月", True, "8.33"),
            ("工程工期", "10个月", "12个月", False, "10"),
            ("服务期", "12个月", "10个月", True, "8.33"),
            ("工程工期", "≥12个月", "10个月", True, "8.33"),
            ("投诉率", "1%", "0.2%", True, "10"),
            ("投诉率", "1%", "0.2%", False, "2.00"),
            ("投诉率（%）", "1", "4", True, "2.50"),
            ("受理投诉件数", "10件", "8件", True, "8.00"),
            ("降低失业率", "4%", "3%", True, "7.50"),
            ("能耗", "下降3%", "下降2%", True, "6.67"),
        ],
    )
    def test_limits(self, name: str, target: str, actual: str, at_most: bool, points: str) -> None:
        """Of them less is better, unless the rulebook says otherwise, the target has a sign, or a word turns them."""
        rulebook = attrs.evolve(MOF_2020, unstated=Unsigned(limits=at_most))

        assert evaluate_indicator(Indicator(name, target, actual, 10), rulebook).points == Decimal(points)
        assert ("工期" in rulebook.unstated.zh) is ("limits" in rulebook.unstated.en) is at_most
        assert required_actual(Indicator(name, target, None, 10), rulebook, 10) is not None
        assert Rulebook.from_dict(rulebook.to_dict()) == rulebook

    @pytest.mark.parametrize(
        ("name", "target", "actual", "points"),
        [
            ("成本节约率", "5%", "8%", "10"),
            ("成本节约率", "5%", "4%", "8.00"),
            ("成本节约率", "0%", "3%", "10"),
            ("节约运行成本", "5万元", "6万元", "10"),
            ("三公经费", "比上年下降5%", "下降3%", "6.00"),
            ("三公经费", "5万元", "6万元", "8.33"),
            ("压缩垃圾清运成本", "5万元", "6万元", "8.33"),
            ("节约型机关建设成本", "5万元", "6万元", "8.33"),
        ],
    )
    def test_savings_among_costs(self, name: str, target: str, actual: str, points: str) -> None:
        """More is better of what is saved, and less of what is spent."""
        score = evaluate_indicator(Indicator(name, target, actual, 10), MOF_2020, category="成本指标")

        assert score.points == Decimal(points)

    @pytest.mark.parametrize(("at_most", "needed"), [(True, "15.0个月"), (False, "9.6个月")])
    def test_times_to_keep_are_planned_as_they_are_scored(self, at_most: bool, needed: str) -> None:
        """What just earns the points lies on the side on which points are lost."""
        rulebook = attrs.evolve(MOF_2020, unstated=Unsigned(limits=at_most))
        found = required_actual(Indicator("工程工期", "12个月", None, 10), rulebook, 8, step="0.1")

        assert str(found) == needed

    @pytest.mark.parametrize(
        ("rule", "actual", "points"),
        [
            (AllOrNothing(), "50万元", "10"),
            (AllOrNothing(), "51万元", "0"),
            (PassLine("0.6", InverseRatio()), "20万元", "10"),
            (PassLine("0.6", InverseRatio()), "60万元", "8.33"),
            (PassLine("0.6", InverseRatio()), "100万元", "0"),
            (Steps([(100, 1), (50, "0.5")]), "20万元", "10"),
            (Steps([(100, 1), (50, "0.5")]), "100万元", "5"),
            (Steps([(100, 1), (50, "0.5")]), "101万元", "0"),
            (FromZero(LinearShortfall()), "75万元", "5"),
        ],
        ids=repr,
    )
    def test_every_rule_sees_the_sign(self, rule: Any, actual: str, points: str) -> None:
        """Rules that ask whether less is better are told so."""
        rulebook = attrs.evolve(MOF_2020, at_most=rule)
        score = evaluate_indicator(Indicator("成本", "50万元", actual, 10), rulebook, category="成本指标")

        assert score.points == Decimal(points)

    def test_both_ends_of_a_range_of_actuals_see_it(self) -> None:
        """From 20万元 to 60万元, a limit of 50万元 may be kept or exceeded."""
        score = evaluate_indicator(Indicator("成本", "50万元", "20~60万元", 10), MOF_2021, category="成本指标")

        assert (score.low, score.high, score.decided_by) == (Decimal("8.33"), Decimal(10), "actual-is-range")

    def test_no_accident_is_not_met_by_five(self) -> None:
        """Zero without a sign is a limit, under all or nothing too."""
        rulebook = attrs.evolve(MOF_2020, at_most=AllOrNothing(), at_least=AllOrNothing())

        assert evaluate_indicator(Indicator("安全事故", "0起", "5起", 10), rulebook).points == 0
        assert evaluate_indicator(Indicator("安全事故", "0起", "0起", 10), rulebook).points == 10
