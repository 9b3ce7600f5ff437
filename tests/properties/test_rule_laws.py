"""Laws of the rules for numbers: each class opens with the rule that it checks.

W is the weight, T the target, A the actual, S the points.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval import (
    AllOrNothing,
    AsReached,
    Indicator,
    IndicatorScore,
    InverseRatio,
    LinearShortfall,
    Overshoot,
    PassLine,
    Proportional,
    Quantity,
    Rulebook,
    Steps,
    evaluate_indicator,
)
from perfeval.rulebook import Rule
from perfeval.rulebooks import MOF_2020
from tests.conftest import hostile_context
from tests.properties.strategies import BEYOND, EQUAL, FALLING, RISING, amounts, decimals, numbers, pairs, weights

ZERO = Decimal(0)

_SIGNS = {"≥": "at_least", ">": "at_least", "≤": "at_most", "<": "at_most", "=": "exactly"}

rising, falling, equal = st.sampled_from(RISING), st.sampled_from(FALLING), st.sampled_from(EQUAL)
beyond = st.sampled_from(BEYOND)
signed_rules = st.one_of(
    st.tuples(beyond, st.sampled_from("≥>")),
    st.tuples(rising, st.sampled_from("≥>")),
    st.tuples(falling, st.sampled_from("≤<")),
    st.tuples(equal, st.just("=")),
)


@cache
def rulebook_of(rule: Rule, sign: str) -> Rulebook:
    """A rulebook that scores this sign by this rule."""
    rules: dict[str, Any] = {_SIGNS[sign]: rule}
    return attrs.evolve(MOF_2020, **rules)


def scored(
    rule: Rule, sign: str, target: Decimal, actual: Decimal, weight: Decimal, unit: str = "次"
) -> IndicatorScore:
    """A target and an actual in *unit*, scored by *rule*."""
    indicator = Indicator("指标", f"{sign}{target:f}{unit}", f"{actual:f}{unit}", weight)
    return evaluate_indicator(indicator, rulebook_of(rule, sign))


def half_up(exact: Fraction) -> Fraction:
    """Round half up to two places, in whole numbers."""
    return Fraction((200 * exact.numerator + exact.denominator) // (2 * exact.denominator), 100)


class TestEveryRule:
    """S is never above W, and never below 0."""

    @given(signed_rules, pairs(), decimals(0, 100, places=4))
    @hostile_context()
    def test_points_stay_within_the_weight(
        self, rule: tuple[Rule, str], pair: tuple[Decimal, Decimal], weight: Decimal
    ) -> None:
        """Whatever the numbers are, and however many decimal places the weight has."""
        score = scored(*rule, *pair, weight)

        assert 0 <= score.low <= score.high <= weight
        assert {Fraction(end) for end in (score.low, score.high)} <= {
            Fraction(weight),
            *(half_up(Fraction(end)) for end in (score.low, score.high)),
        }

    @given(signed_rules, pairs(), weights)
    @hostile_context()
    def test_what_is_open_lacks_a_ratio(
        self, rule: tuple[Rule, str], pair: tuple[Decimal, Decimal], weight: Decimal
    ) -> None:
        """Two numbers are left open only where the target is not above zero, and then for all of the weight."""
        score = scored(*rule, *pair, weight)

        if score.low != score.high:
            assert (score.low, score.high, score.decided_by) == (ZERO, weight, "no-ratio")
            assert pair[0] <= 0

    @given(signed_rules, numbers, numbers, weights, amounts)
    @hostile_context()
    def test_scaling_both_values_changes_nothing(
        self, rule: tuple[Rule, str], target: Decimal, actual: Decimal, weight: Decimal, factor: Decimal
    ) -> None:
        """It is the relation of A to T that counts: ten times both are the same points."""
        once = scored(*rule, target, actual, weight)
        many = scored(*rule, scaled(target, factor), scaled(actual, factor), weight)

        assert (once.low, once.high, once.decided_by) == (many.low, many.high, many.decided_by)

    @given(signed_rules, numbers, numbers, weights, st.sampled_from(["元", "千元", "亿元"]))
    @hostile_context()
    def test_unit_conversion_changes_nothing(
        self, rule: tuple[Rule, str], target: Decimal, actual: Decimal, weight: Decimal, unit: str
    ) -> None:
        """万元 against 元 is money against money."""
        sign = rule[1]
        converted = Quantity(actual, "万元").to(unit)
        same = scored(*rule, target, actual, weight, "万元")
        mixed = Indicator("指标", f"{sign}{target:f}万元", str(converted), weight)
        other = evaluate_indicator(mixed, rulebook_of(*rule))

        assert (same.low, same.high, same.decided_by) == (other.low, other.high, other.decided_by)


def scaled(number: Decimal, factor: Decimal) -> Decimal:
    """The exact product of two numbers with two places, whatever the caller's context is."""
    return Decimal((int(number < 0), digits_of(abs(Fraction(number) * Fraction(factor)) * 10000), -4))


def digits_of(whole: Fraction) -> tuple[int, ...]:
    """The digits of a whole number."""
    return tuple(map(int, str(int(whole))))


class TestMet:
    """Target met → W."""

    @given(rising, amounts, amounts, weights)
    @hostile_context()
    def test_at_least_met_is_full(self, rule: Rule, target: Decimal, actual: Decimal, weight: Decimal) -> None:
        """≥ is met from the bound on."""
        target, actual = min(target, actual), max(target, actual)
        score = scored(rule, "≥", target, actual, weight)

        assert score.points == weight

    @given(falling, amounts, amounts, weights)
    @hostile_context()
    def test_at_most_met_is_full(self, rule: Rule, target: Decimal, actual: Decimal, weight: Decimal) -> None:
        """≤ is met up to the bound."""
        target, actual = max(target, actual), min(target, actual)

        assert scored(rule, "≤", target, actual, weight).points == weight

    @given(equal, numbers, weights)
    @hostile_context()
    def test_equal_is_full(self, rule: Rule, target: Decimal, weight: Decimal) -> None:
        """＝ is met by the very number, zero and below zero too."""
        assert scored(rule, "=", target, target, weight).points == weight

    @pytest.mark.parametrize(
        ("sign", "actual", "met"),
        [
            ("≥", 3, True),
            (">", 3, False),  # more than 3 is more than 3
            (">", 4, True),
            ("≤", 3, True),
            ("<", 3, False),
            ("<", 2, True),
            ("=", 3, True),
            ("=", 4, False),  # as a sign, ＝ means equal; AsReached reads it otherwise
        ],
    )
    def test_bound_belongs_to_the_target_unless_it_is_strict(self, sign: str, *, actual: int, met: bool) -> None:
        """All or nothing shows where a target begins to be met."""
        score = scored(AllOrNothing(), sign, Decimal(3), Decimal(actual), Decimal(5))

        assert score.points == (5 if met else 0)
        assert score.decided_by == ("met" if met else "not-met")

    @pytest.mark.parametrize(
        ("rule", "sign", "actual"),
        [(Proportional(), ">", 4), (InverseRatio(), "<", 2), (LinearShortfall(), "<", 2), (AsReached(), "=", 4)],
    )
    def test_met_is_called_met(self, rule: Rule, sign: str, actual: int) -> None:
        """A strict target too, as soon as it is."""
        assert scored(rule, sign, Decimal(3), Decimal(actual), Decimal(5)).decided_by == "met"


class TestBetterNeverScoresLess:
    """A better actual never scores less: more under ≥, less under ≤."""

    @given(rising, st.sampled_from("≥>"), numbers, numbers, numbers, decimals(0, 100, places=3))
    @hostile_context()
    def test_more_never_scores_less(
        self, rule: Rule, sign: str, target: Decimal, one: Decimal, other: Decimal, weight: Decimal
    ) -> None:
        """Both ends rise with A."""
        worse = scored(rule, sign, target, min(one, other), weight)
        better = scored(rule, sign, target, max(one, other), weight)

        assert worse.low <= better.low
        assert worse.high <= better.high

    @given(falling, st.sampled_from("≤<"), numbers, numbers, numbers, decimals(0, 100, places=3))
    @hostile_context()
    def test_less_never_scores_less(
        self, rule: Rule, sign: str, target: Decimal, one: Decimal, other: Decimal, weight: Decimal
    ) -> None:
        """Both ends fall with A."""
        better = scored(rule, sign, target, min(one, other), weight)
        worse = scored(rule, sign, target, max(one, other), weight)

        assert worse.low <= better.low
        assert worse.high <= better.high


class TestProportional:
    """Not met → in proportion of A to T: S = A/T·W, never above W."""

    @given(amounts, amounts, weights)
    @hostile_context()
    def test_missed_is_in_proportion(self, target: Decimal, actual: Decimal, weight: Decimal) -> None:
        """Multiplied, divided and rounded once."""
        assume(actual < target)
        exact = Fraction(weight) * Fraction(actual) / Fraction(target)

        assert Fraction(scored(Proportional(), "≥", target, actual, weight).points) == half_up(exact)

    @given(decimals(-100, 0), weights)
    @hostile_context()
    def test_nothing_done_is_nothing(self, actual: Decimal, weight: Decimal) -> None:
        """An actual of zero or below is no points, and no negative ones."""
        score = scored(Proportional(), "≥", Decimal(3), actual, weight)

        assert (score.points, score.decided_by) == (ZERO, "actual-not-positive")

    @given(decimals(-100, 0), amounts, weights)
    @hostile_context()
    def test_target_not_above_zero_gives_no_ratio(self, target: Decimal, below: Decimal, weight: Decimal) -> None:
        """Missed, such a target is not scored: anything from 0 to W."""
        actual = Decimal(-1) if target == 0 else scaled(target, Decimal(2))
        score = scored(Proportional(), "≥", target, actual, weight)

        assert (score.low, score.high, score.decided_by) == (ZERO, weight, "no-ratio")

    def test_strict_target_that_is_just_reached(self) -> None:
        """More than 3 is missed by 3, and the proportion is all of it."""
        score = scored(Proportional(), ">", Decimal(3), Decimal(3), Decimal(5))

        assert (score.points, score.decided_by) == (Decimal(5), "in-proportion")

    def test_strict_target_of_zero(self) -> None:
        """More than 0 is missed by 0, and there is no ratio."""
        assert scored(Proportional(), ">", Decimal(0), Decimal(0), Decimal(5)).decided_by == "no-ratio"


class TestInverseRatio:
    """反向 (≤): S = T/A·W, never above W."""

    @given(amounts, amounts, weights)
    @hostile_context()
    def test_exceeded_is_in_inverse_proportion(self, target: Decimal, actual: Decimal, weight: Decimal) -> None:
        """Multiplied, divided and rounded once."""
        assume(actual > target)
        exact = Fraction(weight) * Fraction(target) / Fraction(actual)

        assert Fraction(scored(InverseRatio(), "≤", target, actual, weight).points) == half_up(exact)

    @given(amounts, weights)
    @hostile_context()
    def test_anything_exceeds_zero(self, actual: Decimal, weight: Decimal) -> None:
        """With T = 0, S = 0/A·W = 0."""
        score = scored(InverseRatio(), "≤", Decimal(0), actual, weight)

        assert (score.points, score.decided_by) == (ZERO, "zero-target-missed")

    def test_negative_bound_gives_no_ratio(self) -> None:
        """At most −5 is missed by −3: no ratio of two negative numbers is a degree of completion."""
        score = scored(InverseRatio(), "≤", Decimal(-5), Decimal(-3), Decimal(5))

        assert (score.low, score.high, score.decided_by) == (ZERO, Decimal(5), "no-ratio")

    def test_strict_bound_that_is_just_reached(self) -> None:
        """Less than 3 is missed by 3, and the proportion is all of it."""
        score = scored(InverseRatio(), "<", Decimal(3), Decimal(3), Decimal(5))

        assert (score.points, score.decided_by) == (Decimal(5), "in-inverse-proportion")


class TestLinearShortfall:
    """T < A < 2T → round((1 - (A−T)/T)·W, 2); A ≥ 2T → 0."""

    @given(amounts, amounts, weights)
    @hostile_context()
    def test_excess_is_taken_off(self, target: Decimal, actual: Decimal, weight: Decimal) -> None:
        """By as much of W as A is above T, down to nothing."""
        assume(actual > target)
        exact = (1 - (Fraction(actual) - Fraction(target)) / Fraction(target)) * Fraction(weight)

        assert Fraction(scored(LinearShortfall(), "≤", target, actual, weight).points) == max(0, half_up(exact))

    @pytest.mark.parametrize(
        ("actual", "points", "way"),
        [
            ("100", "10", "met"),
            ("100.01", "10.00", "by-excess"),  # 9.999 rounds to all the points
            ("150", "5.00", "by-excess"),
            ("199.99", "0.00", "by-excess"),  # 0.001 rounds to nothing
            ("200", "0", "twice-the-target"),
            ("201", "0", "twice-the-target"),
        ],
    )
    def test_edges(self, actual: str, points: str, way: str) -> None:
        """Twice the target is where nothing is left."""
        score = scored(LinearShortfall(), "≤", Decimal(100), Decimal(actual), Decimal(10))

        assert (score.points, score.decided_by) == (Decimal(points), way)

    def test_targets_not_above_zero(self) -> None:
        """Zero is exceeded by anything, and below zero there is no ratio."""
        assert scored(LinearShortfall(), "≤", Decimal(0), Decimal(1), Decimal(5)).decided_by == "zero-target-missed"
        assert scored(LinearShortfall(), "≤", Decimal(-5), Decimal(1), Decimal(5)).decided_by == "no-ratio"

    def test_strict_bound_that_is_just_reached(self) -> None:
        """Less than 3 is missed by 3, with nothing to take off."""
        score = scored(LinearShortfall(), "<", Decimal(3), Decimal(3), Decimal(5))

        assert (score.points, score.decided_by) == (Decimal(5), "by-excess")


class TestAsReached:
    """＝, T > 0: A ≥ T → W; else round(A/T·W, 2). ＝, T = 0: A ≤ 0 → W, else 0."""

    @given(amounts, amounts, weights)
    @hostile_context()
    def test_equals_at_least_above_zero(self, target: Decimal, actual: Decimal, weight: Decimal) -> None:
        """For T > 0 it is the rule for ≥."""
        reached = scored(AsReached(), "=", target, actual, weight)

        assert reached.points == scored(Proportional(), "≥", target, actual, weight).points

    @given(numbers, weights)
    @hostile_context()
    def test_zero_asks_for_no_more_than_zero(self, actual: Decimal, weight: Decimal) -> None:
        """No accident is what was promised."""
        score = scored(AsReached(), "=", Decimal(0), actual, weight)

        assert score.points == (weight if actual <= 0 else 0)
        assert score.decided_by == ("met" if actual <= 0 else "zero-target-missed")


class TestPassLine:
    """By completion, with a pass line below which there are no points."""

    @pytest.mark.parametrize(
        ("sign", "target", "actual", "points", "way"),
        [
            ("≥", "100", "59.99", "0", "below-pass-line"),
            ("≥", "100", "60", "6", "in-proportion"),
            ("≤", "60", "100", "6", "in-inverse-proportion"),
            ("≤", "60", "100.01", "0", "below-pass-line"),
            ("≥", "0", "-1", None, "no-ratio"),
            ("≤", "0", "1", "0", "below-pass-line"),
            ("≤", "0", "0", "10", "met"),
            ("≤", "-5", "-5", "10", "met"),
        ],
    )
    def test_line(self, sign: str, target: str, actual: str, points: str | None, way: str) -> None:
        """The line itself passes."""
        rule = PassLine("0.6", Proportional() if sign == "≥" else InverseRatio())
        score = scored(rule, sign, Decimal(target), Decimal(actual), Decimal(10))

        assert score.decided_by == way
        assert (score.low, score.high) == ((0, 10) if points is None else (Decimal(points), Decimal(points)))

    @given(amounts, amounts, weights, decimals("0.01", 1))
    @hostile_context()
    def test_above_the_line_the_other_rule_decides(
        self, target: Decimal, actual: Decimal, weight: Decimal, line: Decimal
    ) -> None:
        """Below it there is nothing; that is all it changes."""
        passed = Fraction(actual) >= Fraction(line) * Fraction(target)
        score = scored(PassLine(line, Proportional()), "≥", target, actual, weight)

        assert score.points == (scored(Proportional(), "≥", target, actual, weight).points if passed else 0)


class TestSteps:
    """By interval: ≥90 % full, 80–90 % → 8 of 10, 60–80 % → 5 of 10, below 60 % none."""

    STEPS = ((90, 1), (80, "0.8"), (60, "0.5"))

    @pytest.mark.parametrize(
        ("actual", "points", "way"),
        [
            ("100", "10", "by-interval"),
            ("90", "10", "by-interval"),
            ("89.99", "8", "by-interval"),
            ("80", "8", "by-interval"),
            ("79.99", "5", "by-interval"),
            ("60", "5", "by-interval"),
            ("59.99", "0", "not-met"),
            ("-1", "0", "not-met"),
        ],
    )
    @pytest.mark.parametrize("of", ["actual", "completion"])
    def test_intervals(self, of: str, actual: str, points: str, way: str) -> None:
        """Each line belongs to the interval above it; of a target of 100 %, actual and completion are one."""
        score = scored(Steps(self.STEPS, of=of), "≥", Decimal(100), Decimal(actual), Decimal(10), "%")

        assert (score.points, score.decided_by) == (Decimal(points), way)

    def test_actual_or_completion(self) -> None:
        """85 % against ≥95 % is 85 % of satisfaction, and a completion of 89.47 %; against ≥50 % it is all of it."""
        of_actual, of_completion = Steps(self.STEPS, of="actual"), Steps(self.STEPS)

        assert scored(of_actual, "≥", Decimal(50), Decimal(85), Decimal(10), "%").points == 8
        assert scored(of_completion, "≥", Decimal(50), Decimal(85), Decimal(10), "%").points == 10

    @pytest.mark.parametrize(
        ("target", "actual", "points", "way"),
        [
            ("80", "100", "8", "by-interval"),  # T of A: 80 %
            ("80", "80", "10", "by-interval"),
            ("80", "200", "0", "not-met"),
            ("0", "0", "10", "met"),  # no ratio, but met
            ("0", "-1", "10", "met"),
            ("-5", "0", None, "no-ratio"),
        ],
    )
    def test_less_is_better(self, target: str, actual: str, points: str | None, way: str) -> None:
        """For ≤ the degree of completion is T of A."""
        score = scored(Steps(self.STEPS), "≤", Decimal(target), Decimal(actual), Decimal(10))

        assert score.decided_by == way
        assert (score.low, score.high) == ((0, 10) if points is None else (Decimal(points), Decimal(points)))

    def test_no_percentage_is_not_scored(self) -> None:
        """Intervals of percentages say nothing about 85 persons."""
        score = scored(Steps(self.STEPS, of="actual"), "≥", Decimal(90), Decimal(85), Decimal(10), "人")

        assert (score.low, score.high, score.decided_by) == (ZERO, Decimal(10), "not-a-percentage")


class TestOvershoot:
    """Beyond a line points are taken off: all of them, by the deviation, or by steps; the line itself is not beyond."""

    @given(beyond, st.sampled_from("≥>"), pairs(), weights)
    @hostile_context()
    def test_up_to_the_line_the_other_rule_decides(
        self, rule: Overshoot, sign: str, pair: tuple[Decimal, Decimal], weight: Decimal
    ) -> None:
        """As if there were no line."""
        target, actual = pair
        assume(target <= 0 or Fraction(actual) <= Fraction(rule.line) * Fraction(target))
        mine, other = scored(rule, sign, *pair, weight), scored(rule.then, sign, *pair, weight)

        assert (mine.low, mine.high, mine.decided_by) == (other.low, other.high, other.decided_by)

    @given(beyond, amounts, amounts, weights)
    @hostile_context()
    def test_beyond_it_the_deviation_is_taken_off(
        self, rule: Overshoot, target: Decimal, more: Decimal, weight: Decimal
    ) -> None:
        """S = W × (1 - off × n), n the deviation or its full steps, never below 0."""
        above = int(Fraction(rule.line) * Fraction(target) * 100) + 1 + int(Fraction(more) * 100)
        actual = Decimal((0, tuple(map(int, str(above))), -2))
        deviation = (Fraction(actual) - Fraction(rule.line) * Fraction(target)) / Fraction(target)
        steps = deviation if rule.each is None else Fraction(deviation // Fraction(rule.each))
        left = max(Fraction(0), 1 - Fraction(rule.off) * steps) if rule.off is not None else Fraction(0)
        score = scored(rule, "≥", target, actual, weight)
        exact = Fraction(weight) if left == 1 else min(Fraction(weight), half_up(Fraction(weight) * left))

        assert Fraction(score.points) == exact
        assert score.decided_by == ("met" if exact == weight else "overshoot-deducted")

    @given(beyond, amounts, amounts, amounts, weights)
    @hostile_context()
    def test_further_beyond_is_no_better(
        self, rule: Overshoot, target: Decimal, one: Decimal, other: Decimal, weight: Decimal
    ) -> None:
        """Above the target more never gives more points."""
        near, far = sorted([max(one, target), max(other, target)])

        assert scored(rule, "≥", target, near, weight).points >= scored(rule, "≥", target, far, weight).points
