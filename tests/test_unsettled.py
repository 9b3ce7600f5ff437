"""What cannot be scored from the form is bounded, named and never counted as zero."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from perfeval import (
    AllOrNothing,
    Budget,
    Grade,
    Indicator,
    Severity,
    Unsettled,
    evaluate,
    evaluate_indicator,
)
from perfeval.rulebooks import MOF_2020, MOF_2020_RESCALED
from tests.small_forms import FUNDS, MET, MISSED, OPEN, form_of, tree_of

pytestmark = pytest.mark.usefixtures("hostile_caller")


class TestUnsettled:
    """What is open is bounded, and named."""

    def test_total_names_what_is_open(self) -> None:
        """The indicators, in the order of the form, and what to do."""
        form = form_of(OPEN, MET, attrs.evolve(OPEN, name="社会影响"), budget=Budget())
        with pytest.raises(Unsettled) as caught:
            _ = evaluate(form, MOF_2020).total

        assert caught.value.names == ("预算执行率", "可持续影响", "社会影响")
        assert "'宣传经费' has 50 to 80 points" in str(caught.value).replace(".00", "")
        assert "with_indicator" in caught.value.remedy

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
            ("≥95%", "1.01", "0.11", 10, "percent-or-share"),
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
            ("5~10个", "1~4个", 2, 8, "actual-is-range"),
            ("5~10个", "16~20个", 5, "6.25", "actual-is-range"),
            ("0~0.05", "3%", "0.17", 10, "percent-or-share"),  # 0 is no share, and 0.05 may be 5 %
            ("5~10个", "4万元", 0, 10, "units-not-comparable"),
            ("≥0", "-1", 0, 10, "no-ratio"),
            ("≤0起", "0起", 10, 10, "met"),
            ("0起", "0起", 10, 10, "met"),
            ("0起", "1起", 0, 0, "zero-target-missed"),
        ],
    )
    def test_what_cannot_be_scored_is_bounded(
        self, target: str, actual: str, low: object, high: object, way: str
    ) -> None:
        """Never counted as zero, and reported wherever the ends differ."""
        score = evaluate_indicator(Indicator("指标", target, actual, 10), MOF_2020)

        assert (score.low, score.high, score.decided_by) == (Decimal(str(low)), Decimal(str(high)), way)
        if score.low != score.high:
            assert way in [finding.code for finding in score.findings]

    def test_strict_ranges(self) -> None:
        """The bounds of an open range are not within it."""
        score = evaluate_indicator(Indicator("指标", ">5且<10", "5", 10), MOF_2020)

        assert (score.points, score.decided_by) == (Decimal(10), "in-proportion")

    @pytest.mark.parametrize(
        ("actual", "high"), [("3~5", 0), ("3~6", 10), ("4~11", 10), ("9~12", 10), ("10~12", 0), ("1~2", 0)]
    )
    def test_a_range_may_have_met_a_range_where_they_have_numbers_in_common(self, actual: str, high: int) -> None:
        """Which of its numbers is the actual nobody knows."""
        strict = attrs.evolve(MOF_2020, between=AllOrNothing())
        score = evaluate_indicator(Indicator("指标", ">5且<10", actual, 10), strict)

        assert (score.low, score.high) == (Decimal(0), Decimal(high))


class TestWithoutStake:
    """Rows that carry no points."""

    def test_a_row_without_weight_is_reported_as_such(self) -> None:
        """As rows that only break another one down."""
        score = evaluate_indicator(Indicator("其中", "≥3次", "1次"), MOF_2020)

        assert (score.points, score.weight, score.decided_by) == (Decimal(0), Decimal(0), "weight-missing")
        assert [each.severity for each in score.findings] == [Severity.NOTE]

    def test_a_weight_of_nothing_is_at_stake(self) -> None:
        """It is scored, with nothing to win."""
        score = evaluate_indicator(Indicator("其中", "≥3次", "1次", 0), MOF_2020)

        assert (score.points, score.rate, score.decided_by) == (Decimal(0), None, "in-proportion")

    def test_not_applicable_is_open_where_no_rule_provides_for_it(self) -> None:
        """The rulebook does not say whether it counts."""
        score = evaluate_indicator(Indicator("生态效益", "/", "/", 10, applicable=False), MOF_2020)

        assert (score.low, score.high, score.decided_by) == (Decimal(0), Decimal(10), "not-applicable")
        assert [each.severity for each in score.findings] == [Severity.ERROR]

    def test_not_applicable_is_left_out_and_the_rest_rescaled(self) -> None:
        """One form leaves it out and rescales the rest to 100."""
        left_out = Indicator("生态效益", weight=10, applicable=False)
        form = form_of(attrs.evolve(MET, weight=50), MISSED, left_out, budget=FUNDS)
        card = evaluate(form, MOF_2020_RESCALED)

        assert [str(each.points) for each in card.indicators] == ["50", "27.00", "0"]
        assert (card.weight, card.total) == (Decimal(100), Decimal("96.67"))  # 87 of 90
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
        """Not scored is not zero: anything may be."""
        card = evaluate(form_of(Indicator("生态效益", weight=10, applicable=False)), MOF_2020_RESCALED)

        assert (card.low, card.high, card.weight) == (Decimal(0), Decimal(10), Decimal(10))

    def test_rescaling_counts_the_usual_weight_of_the_execution(self) -> None:
        """Where the form leaves it to the rulebook."""
        rows = [Indicator("a", "≥2次", "1次", 70), Indicator("b", weight=20, applicable=False)]
        card = evaluate(form_of(*rows, budget=Budget(1, 1, 1, weight=None)), MOF_2020_RESCALED)

        assert (card.weight, card.total) == (Decimal(100), Decimal("56.25"))  # 45 of 80


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
    def test_they_stand_in_for_a_missing_judgement(
        self, actual: str, self_score: str | None, low: str, high: str
    ) -> None:
        """Among the points that the form allows."""
        indicator = attrs.evolve(OPEN, actual=actual, self_score=self_score)
        score = evaluate_indicator(indicator, MOF_2020, accept_self_scores=True)

        assert (score.low, score.high) == (Decimal(low), Decimal(high))

    def test_the_explanation_says_so(self) -> None:
        """And the card remembers."""
        form = form_of(attrs.evolve(OPEN, self_score=8))
        card = evaluate(form, MOF_2020, accept_self_scores=True)

        assert (card.accept_self_scores, card.total) == (True, Decimal(8))
        assert card.indicators[0].decided_by == "self-score-accepted"
        assert "按要求采用表内自评得分 8 分" in str(card.indicators[0].explain())
        assert not evaluate(form, MOF_2020).accept_self_scores

    def test_a_judgement_comes_first(self) -> None:
        """Whoever judged knows more than the form."""
        indicator = attrs.evolve(OPEN, self_score=8, judged="0.9")

        assert evaluate_indicator(indicator, MOF_2020, accept_self_scores=True).points == 9

    @pytest.mark.parametrize(
        ("funds", "points"),
        [
            (Budget(self_score=6), 6),
            (Budget(adjusted=100, executed=50, self_score=6), 5),
            (Budget(self_score=11), None),
        ],
    )
    def test_for_the_execution_too(self, funds: Budget, points: int | None) -> None:
        """Where the funds give no rate."""
        execution = evaluate(form_of(MET, budget=funds), MOF_2020, accept_self_scores=True).execution

        assert execution is not None
        assert execution.low == (points or 0)
        assert execution.high == (10 if points is None else points)
