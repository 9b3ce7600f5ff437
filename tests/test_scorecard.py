"""The scored tree mirrors the form, carries ranges through, and prints as a table."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

from perfeval import (
    Band,
    Budget,
    Category,
    Dimension,
    Grade,
    GradeScale,
    Indicator,
    InvalidForm,
    Scorecard,
    SelfEvaluation,
    Severity,
    Unsettled,
    evaluate,
    evaluate_indicator,
    evaluate_many,
)
from perfeval._text import display_width
from perfeval.rulebooks import INTEGRATED, MOF_2020, MOF_2020_RESCALED

pytestmark = pytest.mark.usefixtures("hostile_caller")

MET = Indicator("宣传次数", "≥3次", "6次", 50)
MISSED = Indicator("受益人口", "≥100人", "90人", 30)
OPEN = Indicator("可持续影响", "长期", "有一定影响", 10)
FUNDS = Budget(adjusted="244.23", executed="244.23")


def form_of(*indicators: Indicator, **facts: Any) -> SelfEvaluation:
    """A form with one category."""
    return SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", indicators)])], **facts)


def tree_of(**facts: Any) -> SelfEvaluation:
    """A form with all three tiers and funds."""
    return SelfEvaluation(
        "宣传经费",
        [
            Dimension("产出指标", [Category("数量指标", [MET])], weight=50),
            Dimension("效益指标", [Category("社会效益指标", [MISSED]), Category("可持续影响指标", [OPEN])], weight=40),
        ],
        FUNDS,
        **facts,
    )


def codes_of(form: SelfEvaluation, **options: Any) -> list[str]:
    """What a reviewer would ask about a form."""
    return [finding.code for finding in evaluate(form, MOF_2020, **options).findings]


class TestTree:
    """It mirrors the form: execution, dimensions, categories, indicators."""

    CARD = evaluate(tree_of(), MOF_2020)

    def test_every_node_has_name_weight_and_points(self) -> None:
        """Points on every tier, from low to high."""
        nodes: list[Any] = [*self.CARD.dimensions, *self.CARD.categories, *self.CARD.indicators, self.CARD.execution]

        assert [(node.name, str(node.weight), str(node.low), str(node.high)) for node in nodes] == [
            ("产出指标", "50", "50", "50"),
            ("效益指标", "40", "27.00", "37.00"),
            ("数量指标", "50", "50", "50"),
            ("社会效益指标", "30", "27.00", "27.00"),
            ("可持续影响指标", "10", "0", "10"),
            ("宣传次数", "50", "50", "50"),
            ("受益人口", "30", "27.00", "27.00"),
            ("可持续影响", "10", "0", "10"),
            ("预算执行率", "10", "10", "10"),
        ]
        assert (self.CARD.name, self.CARD.weight, self.CARD.low, self.CARD.high) == ("宣传经费", 100, 87, 97)

    def test_indicators_of_a_dimension(self) -> None:
        """In the order of the form."""
        assert [each.name for each in self.CARD.dimensions[1].indicators] == ["受益人口", "可持续影响"]

    def test_indicators_know_their_place(self) -> None:
        """Dimension, category, name."""
        assert self.CARD.indicators[1].place == ("效益指标", "社会效益指标", "受益人口")

    def test_what_decided_has_a_name(self) -> None:
        """A code for tools, a few characters for the table."""
        assert [(each.decided_by, each.brief) for each in self.CARD.indicators] == [
            ("met", "达标"),
            ("in-proportion", "按完成比例"),
            ("judgement-needed", "待评定"),
        ]
        execution = self.CARD.execution
        assert execution is not None
        assert (execution.decided_by, execution.brief) == ("executed-in-full", "全部执行")

    def test_rates(self) -> None:
        """Points as a share of the weight, to four places; none where nothing is at stake."""
        card = evaluate(form_of(Indicator("a", "≥3次", "2次", 7), Indicator("b")), MOF_2020)

        assert [each.rate for each in card.indicators] == [Decimal("0.6671"), None]
        assert card.rate == Decimal("0.6671")

    def test_a_form_without_funds_has_no_execution(self) -> None:
        """Neither points nor weight."""
        card = evaluate(form_of(MET), MOF_2020)

        assert (card.execution, card.weight, card.total) == (None, 50, 50)

    def test_a_form_may_leave_the_weight_of_its_execution_to_the_rulebook(self) -> None:
        """Then the usual points are at stake."""
        form = form_of(attrs.evolve(MET, weight=90), budget=Budget(100, 100, 50, weight=None))
        card = evaluate(form, MOF_2020)

        assert (card.weight, card.total) == (100, 95)
        assert "weights-do-not-sum" not in codes_of(form)

    def test_it_is_a_value(self) -> None:
        """Frozen, hashable, picklable, with all that it can tell."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.CARD.low = Decimal(100)  # type: ignore[misc]
        for twin in (copy.copy(self.CARD), copy.deepcopy(self.CARD), pickle.loads(pickle.dumps(self.CARD))):
            assert twin == self.CARD
            assert hash(twin) == hash(self.CARD)
            assert str(twin) == str(self.CARD)
            assert twin.findings == self.CARD.findings
            assert twin.indicators == self.CARD.indicators


class TestUnsettled:
    """What is open is bounded, and named."""

    def test_total_names_what_is_open(self) -> None:
        """The indicators, in the order of the form, and what to do."""
        form = form_of(OPEN, MET, attrs.evolve(OPEN, name="社会影响"), budget=Budget())
        with pytest.raises(Unsettled) as caught:
            _ = evaluate(form, MOF_2020).total

        assert caught.value.names == ("预算执行率", "可持续影响", "社会影响")
        assert "'宣传经费' has 50 to 80 points" in str(caught.value).replace(".00", "")
        assert "judged=" in caught.value.remedy

    def test_every_tier_names_what_is_open_below(self) -> None:
        """And has no points or rate until it is judged."""
        card = evaluate(tree_of(), MOF_2020)

        for node in (card.dimensions[1], card.categories[2], card.indicators[2]):
            assert node.unsettled == ("可持续影响",)
            with pytest.raises(Unsettled):
                _ = node.points
            with pytest.raises(Unsettled):
                _ = node.rate
        assert card.dimensions[0].unsettled == card.indicators[0].unsettled == ()

    @pytest.mark.parametrize(
        ("points", "grade"),
        [
            (90, Grade.EXCELLENT),  # 90 to 100
            (89, None),  # 89 to 99
            (80, Grade.GOOD),  # 80 to 90, less a cent
            (50, Grade.POOR),  # 50 to 60, less a cent
            (51, None),
        ],
    )
    def test_grade_is_given_when_both_ends_agree(self, points: int, grade: Grade | None) -> None:
        """Though the total is not."""
        open_ = attrs.evolve(OPEN, weight="9.99")
        card = evaluate(form_of(attrs.evolve(MET, weight=points), open_), MOF_2020)

        with pytest.raises(Unsettled):
            _ = card.total
        if grade is not None:
            assert card.grade is grade
        else:
            with pytest.raises(Unsettled, match=r"'宣传经费' is between \w and \w: .* points") as caught:
                _ = card.grade
            assert caught.value.names == ("可持续影响",)

    @pytest.mark.parametrize(
        ("target", "actual", "low", "high", "way"),
        [
            ("≥3次", "", 0, 10, "actual-missing"),  # blank is not 0
            ("≥3次", "/", 0, 10, "actual-missing"),
            ("", "6次", 0, 10, "target-missing"),
            ("", "", 0, 10, "target-missing"),
            ("≤30万元", "完成", 0, 10, "words-where-number-due"),
            ("满意", "95%", 0, 10, "number-where-words-due"),
            ("满意", "较好", 0, 10, "judgement-needed"),
            ("≥3万元", "5%", 0, 10, "units-not-comparable"),
            ("≥95%", "0.98", "0.10", 10, "percent-or-share"),  # 0.98 % or 98 %
            ("≥0.95", "98%", 10, 10, "met"),  # above 0.95 and above 95 %
            ("≥0.95", "90%", "9.47", 10, "percent-or-share"),
            ("≥95%", "1", "0.11", 10, "percent-or-share"),
            ("≥95%", "0", 0, 0, "actual-not-positive"),  # nothing is nothing
            ("≥95%", "1.01", "0.11", "0.11", "in-proportion"),
            ("≥0.5%", "0.4", 8, 8, "in-proportion"),  # a target below 1 % is no sign of shares
            ("≥10个", "5~8个", 5, 8, "actual-is-range"),
            ("≥10个", "12~15个", 10, 10, "met"),
            ("=10个", "8~15个", 8, 10, "actual-is-range"),
            ("≤10个", "8~20个", 5, 10, "actual-is-range"),
            ("5~10个", "7个", 10, 10, "within-range"),
            ("5~10个", "4个", 8, 8, "in-proportion"),
            ("5~10个", "20个", 5, 5, "in-inverse-proportion"),
            ("5~10个", "5~10个", 10, 10, "as-described"),
            ("5~10个", "6~8个", 10, 10, "within-range"),
            ("5~10个", "4~8个", 8, 10, "actual-is-range"),
            ("5~10个", "4~20个", 5, 10, "actual-is-range"),  # it may have been 7
            ("5~10个", "4万元", 0, 10, "units-not-comparable"),
            ("≥0", "-1", 0, 10, "no-ratio"),
            ("≤0起", "0起", 10, 10, "met"),
            ("0起", "0起", 10, 10, "met"),
            ("0起", "1起", 0, 0, "zero-target-missed"),
        ],
    )
    def test_what_cannot_be_scored_is_bounded(self, target: str, actual: str, low: object, high: object, way: str) -> None:
        """Never counted as zero, and reported wherever the ends differ."""
        score = evaluate_indicator(Indicator("指标", target, actual, 10), MOF_2020)

        assert (score.low, score.high, score.decided_by) == (Decimal(str(low)), Decimal(str(high)), way)
        if score.low != score.high:
            assert way in [finding.code for finding in score.findings]

    def test_strict_ranges(self) -> None:
        """The bounds of an open range are not within it."""
        score = evaluate_indicator(Indicator("指标", "大于5且小于10", "5", 10), MOF_2020)

        assert (score.points, score.decided_by) == (10, "in-proportion")


class TestWithoutStake:
    """Rows that carry no points."""

    def test_a_row_without_weight_is_reported_as_such(self) -> None:
        """As rows that only break another one down."""
        score = evaluate_indicator(Indicator("其中", "≥3次", "1次"), MOF_2020)

        assert (score.points, score.weight, score.decided_by) == (0, 0, "weight-missing")
        assert [each.severity for each in score.findings] == [Severity.NOTE]

    def test_a_weight_of_nothing_is_at_stake(self) -> None:
        """It is scored, with nothing to win."""
        score = evaluate_indicator(Indicator("其中", "≥3次", "1次", 0), MOF_2020)

        assert (score.points, score.rate, score.decided_by) == (0, None, "in-proportion")

    def test_not_applicable_is_open_where_no_rule_provides_for_it(self) -> None:
        """The rulebook does not say whether it counts."""
        score = evaluate_indicator(Indicator("生态效益", "/", "/", 10, applicable=False), MOF_2020)

        assert (score.low, score.high, score.decided_by) == (0, 10, "not-applicable")
        assert [each.severity for each in score.findings] == [Severity.ERROR]

    def test_not_applicable_is_left_out_and_the_rest_rescaled(self) -> None:
        """One form leaves it out and rescales the rest to 100."""
        left_out = Indicator("生态效益", weight=10, applicable=False)
        form = form_of(attrs.evolve(MET, weight=50), MISSED, left_out, budget=FUNDS)
        card = evaluate(form, MOF_2020_RESCALED)

        assert [str(each.points) for each in card.indicators] == ["50", "27.00", "0"]
        assert (card.weight, card.total) == (100, Decimal("96.67"))  # 87 of 90
        assert card.rate == Decimal("0.9667")
        assert "不计入总分" in str(card.indicators[2].explain())

    def test_rescaling_rounds_the_ends_once(self) -> None:
        """0.12 of 0.96 is 0.125 of 1: the open end is rescaled as a whole, not in two parts."""
        settled = Indicator("a", "≥100次", "5次", 1)
        open_ = Indicator("b", "满意", "较好", "0.07")
        rest = Indicator("c", "≥1次", "0次", "94.93")
        card = evaluate(form_of(settled, open_, rest, Indicator("d", weight=4, applicable=False)), MOF_2020_RESCALED)

        assert (card.low, card.high) == (Decimal("0.05"), Decimal("0.13"))

    def test_when_nothing_applies_there_is_nothing_to_rescale(self) -> None:
        """No division by zero."""
        card = evaluate(form_of(Indicator("生态效益", weight=10, applicable=False)), MOF_2020_RESCALED)

        assert (card.total, card.weight) == (0, 10)

    def test_rescaling_counts_the_usual_weight_of_the_execution(self) -> None:
        """Where the form leaves it to the rulebook."""
        rows = [Indicator("a", "≥2次", "1次", 70), Indicator("b", weight=20, applicable=False)]
        card = evaluate(form_of(*rows, budget=Budget(1, 1, 1, weight=None)), MOF_2020_RESCALED)

        assert (card.weight, card.total) == (100, Decimal("56.25"))  # 45 of 80


class TestSelfScores:
    """Whoever wants the form's own score taken as the judgement says so."""

    @pytest.mark.parametrize(
        ("actual", "self_score", "low", "high"),
        [
            ("有一定影响", "8.5", "8.5", "8.5"),
            ("有一定影响", None, "0", "10"),
            ("有一定影响", "10.01", "0", "10"),  # more than there is to win
            ("有一定影响", "0", "0", "0"),
            ("部分达成", "7", "7", "7"),
            ("部分达成", "8.01", "6", "8"),  # the form contradicts itself
            ("部分达成", "5.99", "6", "8"),
            ("长期", "3", "10", "10"),  # what is settled takes no judgement
        ],
    )
    def test_they_stand_in_for_a_missing_judgement(self, actual: str, self_score: str | None, low: str, high: str) -> None:
        """Among the points that the form allows."""
        indicator = attrs.evolve(OPEN, actual=actual, self_score=self_score)
        score = evaluate_indicator(indicator, MOF_2020, accept_self_scores=True)

        assert (score.low, score.high) == (Decimal(low), Decimal(high))

    def test_the_explanation_says_so(self) -> None:
        """And the card remembers."""
        form = form_of(attrs.evolve(OPEN, self_score=8))
        card = evaluate(form, MOF_2020, accept_self_scores=True)

        assert (card.accept_self_scores, card.total) == (True, 8)
        assert card.indicators[0].decided_by == "self-score-accepted"
        assert "按要求采用表内自评得分 8 分" in str(card.indicators[0].explain())
        assert not evaluate(form, MOF_2020).accept_self_scores

    def test_a_judgement_comes_first(self) -> None:
        """Whoever judged knows more than the form."""
        indicator = attrs.evolve(OPEN, self_score=8, judged="0.9")

        assert evaluate_indicator(indicator, MOF_2020, accept_self_scores=True).points == 9

    @pytest.mark.parametrize(
        ("funds", "points"),
        [(Budget(self_score=6), 6), (Budget(adjusted=100, executed=50, self_score=6), 5), (Budget(self_score=11), None)],
    )
    def test_for_the_execution_too(self, funds: Budget, points: int | None) -> None:
        """Where the funds give no rate."""
        execution = evaluate(form_of(MET, budget=funds), MOF_2020, accept_self_scores=True).execution

        assert execution is not None
        assert execution.low == (points or 0)
        assert execution.high == (10 if points is None else points)


class TestFindings:
    """What a reviewer would ask."""

    def test_weights_that_do_not_add_up(self) -> None:
        """Reported on every tier, and no hindrance to the score."""
        form = SelfEvaluation(
            "宣传经费",
            [Dimension("产出指标", [Category("数量指标", [MET], weight=40)], weight=60)],
            attrs.evolve(FUNDS, weight=60),
        )
        found = [each for each in evaluate(form, MOF_2020).findings if each.code == "weights-do-not-sum"]

        assert [(each.place, each.message) for each in found] == [
            (("产出指标", "数量指标"), "写明 40 分，所属指标分值合计 50 分"),
            (("产出指标",), "写明 60 分，所属指标分值合计 50 分"),
            (("宣传经费",), "分值合计 110 分，不是 100 分"),
        ]
        assert evaluate(form, MOF_2020).total == 110

    def test_a_sound_form_has_none(self) -> None:
        """Nothing is found for its own sake."""
        form = SelfEvaluation(
            "宣传经费",
            [
                Dimension("产出指标", [Category("数量指标", [MET], weight=50)], weight=50),
                Dimension("效益指标", [Category("社会效益指标", [MISSED])], weight=30),
                Dimension("满意度指标", [Category("满意度指标", [Indicator("满意度", "≥90%", "95%", 10)])]),
            ],
            FUNDS,
            grade_scale=GradeScale(90, 80, 60),
        )

        assert codes_of(form) == []

    def test_a_first_tier_that_is_weighted_otherwise(self) -> None:
        """First-tier weights may be adjusted for cause: worth knowing."""
        found = {each.code: each for each in evaluate(form_of(MET, MISSED, budget=FUNDS), MOF_2020).findings}

        assert found["first-tier-weighted-otherwise"].severity is Severity.NOTE
        assert "80" in found["first-tier-weighted-otherwise"].message

    def test_another_scale_of_grades(self) -> None:
        """A mismatch between the form's scale and the rulebook's is reported."""
        assert "grade-scale-differs" in codes_of(form_of(MET, grade_scale=GradeScale(80, 70, 60)))
        assert "grade-scale-differs" not in codes_of(form_of(MET, grade_scale=GradeScale(90, 80, 60)))

    @pytest.mark.parametrize(
        ("indicator", "codes"),
        [
            (Indicator("a", "38508人", "37442人", 3), ["operator-missing"]),
            (Indicator("a", "95%", "0.98", 3), ["operator-missing", "percent-or-share"]),
            (Indicator("a", "10人", "5~8人", 3), ["operator-missing", "actual-is-range"]),
            (Indicator("a", "≥50个", "50", 8), ["unit-missing"]),
            (Indicator("a", "≥50", "50个", 8), ["unit-missing"]),
            (Indicator("a", "≥50个", "50家", 8), ["units-counted-differently"]),
            (Indicator("a", "≥50个", "50个", 8), []),
            (Indicator("a", "≥2万元", "20000元", 8), []),
            (Indicator("a", "≥266米", "≥266米", 8), ["actual-uncertain"]),
            (Indicator("a", "30人以下", "20人", 8), ["target-uncertain"]),
            (Indicator("a", "≥3次", "6次", 5, self_score="5.01"), ["self-score-above-weight"]),
            (Indicator("a", "≥3次", "6次", 5, self_score="5"), []),
            (Indicator("a", "≥3次", "6次", self_score="5"), ["weight-missing", "self-score-above-weight"]),
            (Indicator("a", "38508人", "37442人"), ["weight-missing"]),  # how it would be read does not matter
            (Indicator("a", "38508人", "37442人", 3, applicable=False), ["not-applicable"]),
        ],
    )
    def test_how_texts_were_read(self, indicator: Indicator, codes: list[str]) -> None:
        """Where that is worth saying."""
        assert [each.code for each in evaluate_indicator(indicator, MOF_2020).findings] == codes

    def test_an_unsigned_limit_is_no_overshoot(self) -> None:
        """Where less is better, more is not far beyond the target."""
        indicator = Indicator("成本", "100万元", "150万元", 8, reason="")
        score = evaluate_indicator(indicator, INTEGRATED, category="成本指标")

        assert [each.code for each in score.findings] == ["operator-missing", "reason-missing"]

    def test_findings_of_a_form_say_where(self) -> None:
        """The form's own first, then the funds', then the indicators', each with its place."""
        form = form_of(OPEN, budget=Budget())

        assert [(each.code, each.place) for each in evaluate(form, MOF_2020).findings if each.severity is not Severity.NOTE] == [
            ("weights-do-not-sum", ("宣传经费",)),
            ("funds-missing", ("预算执行率",)),
            ("judgement-needed", ("产出指标", "数量指标", "可持续影响")),
        ]


class TestEvaluate:
    """A form, and a rulebook that is always named."""

    @pytest.mark.parametrize(
        ("form", "rulebook", "message"),
        [
            (form_of(MET), "MOF_2020", "'MOF_2020' is no Rulebook\n  instead: name one"),
            (form_of(MET), None, "None is no Rulebook"),
            ("form", MOF_2020, "a str is no SelfEvaluation\n  instead: pass what read_form returns"),
            (MET, MOF_2020, "an Indicator is no SelfEvaluation\n  instead: pass what read_form returns; see evaluate_indicator"),
            ([form_of(MET)], MOF_2020, "a list is no SelfEvaluation"),
        ],
    )
    def test_other_things_are_refused(self, form: Any, rulebook: Any, message: str) -> None:
        """With what to pass."""
        with pytest.raises(InvalidForm) as caught:
            evaluate(form, rulebook)

        assert message in str(caught.value)

    @pytest.mark.parametrize("thing", ["宣传次数", None, form_of(MET)])
    def test_an_indicator_alone_is_an_indicator(self, thing: Any) -> None:
        """Anything else is refused too."""
        with pytest.raises(InvalidForm, match="is no Indicator"):
            evaluate_indicator(thing, MOF_2020)

    def test_many_forms_stream(self) -> None:
        """One card is made when it is asked for, and no form is read ahead."""
        read = []

        def forms() -> Iterator[SelfEvaluation]:
            for number in range(3):
                read.append(number)
                yield form_of(attrs.evolve(OPEN, self_score=number))

        cards = evaluate_many(forms(), MOF_2020, accept_self_scores=True)
        first = next(cards)

        assert (first.total, read) == (0, [0])
        assert [card.total for card in cards] == [1, 2]


class Cells(HTMLParser):
    """The tags of an HTML text, and what a reader sees."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.seen = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the tag."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Remember what is seen."""
        self.seen += data


HOSTILE = [
    *["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a | b", "| --- |", "一\n二\r\n三", "\u202e001"],
    *["# 总分", "**粗**", "[x](javascript:alert(1))", "`code`", "&lt;b&gt;", "=1+1", "\x1b[31m红", "\u200b\ufeff名", "👍e\u0301"],
]


class TestPrint:
    """The form with points and what decided them, as a table."""

    def test_the_table(self) -> None:
        """Tiers said once, amounts, points between two ends, and what a reviewer would ask."""
        lines = str(evaluate(tree_of(year=2023), MOF_2020)).splitlines()
        cells = [line.split() for line in lines]

        assert lines[0] == "宣传经费（2023年度）"
        assert ["预算执行率", "244.23万元", "244.23万元", "10", "10", "全部执行"] in cells
        assert ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", "50", "50", "达标"] in cells
        assert ["可持续影响指标", "可持续影响", "长期", "有一定影响", "10", "0～10", "待评定"] in cells
        assert ["总分", "100", "87～97", "良～优"] in cells
        assert any(line.endswith("评分办法：《项目支出绩效评价管理办法》（财预〔2020〕10号）") for line in lines)
        assert any("judgement-needed" in line for line in lines)

    def test_notes_are_left_to_the_findings(self) -> None:
        """A table shows what is to be mended."""
        text = str(evaluate(form_of(Indicator("a", "≥50个", "50", 100)), MOF_2020))

        assert "unit-missing" not in text
        assert "优" in text

    def test_blank_amounts_are_blank(self) -> None:
        """Not 0."""
        text = str(evaluate(form_of(MET, Indicator("其中"), budget=Budget(executed=5)), MOF_2020))

        assert ["预算执行率", "5万元", "10", "0～10", "资金未填"] in [line.split() for line in text.splitlines()]
        assert ["其中", "0", "未填分值"] in [line.split() for line in text.splitlines()]

    @pytest.mark.parametrize("name", ["宣传次数", "ab", "Ｗ宽", "👍e\u0301", *HOSTILE])
    def test_columns_line_up(self, name: str) -> None:
        """By the width of what is printed: points end in one column."""
        card = evaluate(form_of(attrs.evolve(MET, name=name), MISSED, budget=FUNDS), MOF_2020)
        rows = [line for line in str(card).splitlines() if line.endswith(("达标", "按完成比例", "全部执行"))]
        ends = {display_width(row.rsplit(None, 1)[0]) for row in rows}

        assert len(rows) == 3
        assert len(ends) == 1

    @pytest.mark.parametrize("name", HOSTILE)
    def test_hostile_names_are_text(self, name: str) -> None:
        """In every cell, title and finding, in text, HTML and Markdown."""
        indicator = Indicator(name, "满意", name, 10, reason=name)
        form = SelfEvaluation(name, [Dimension(name, [Category(name, [indicator])])], department=name)
        card = evaluate(form, MOF_2020)
        harmless = evaluate(attrs.evolve(form, project="项目"), MOF_2020)

        assert Cells(card.to_html()).tags == Cells(harmless.to_html()).tags
        assert not Cells(card.to_html()).tags & {"script", "img", "a", "b", "style", "link"}
        assert "\u202e" not in str(card)
        assert "\x1b" not in str(card) + card.to_markdown() + card.to_html()
        rows = [line for line in card.to_markdown().splitlines() if line.startswith("|")]
        assert {len(line.replace("\\\\", "").replace("\\|", "").split("|")) for line in rows} == {10}

    def test_a_notebook_shows_the_table(self) -> None:
        """The same as to_html."""
        card = evaluate(tree_of(), MOF_2020)

        assert card._repr_html_() == card.to_html()
        assert "宣传次数" in Cells(card.to_html()).seen
        assert isinstance(card, Scorecard)


def test_a_judged_band_narrows_the_total() -> None:
    """Total and grade carry the range of the band."""
    card = evaluate(form_of(attrs.evolve(MET, weight=90), attrs.evolve(OPEN, judged=Band.ACHIEVED)), MOF_2020)

    assert (card.low, card.high, card.grade) == (98, 100, Grade.EXCELLENT)
