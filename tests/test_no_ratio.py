"""Targets at zero and below, actuals below zero, and ranges that reach there: what no rule settles by a ratio."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    AllOrNothing,
    AsReached,
    FromZero,
    Indicator,
    InverseRatio,
    LinearShortfall,
    PassLine,
    Proportional,
    Steps,
    evaluate_indicator,
)
from perfeval.rulebooks import INTEGRATED, MOF_2020, MOF_2021

pytestmark = pytest.mark.usefixtures("hostile_caller")

_STEPS = Steps([(100, 1), (50, "0.5"), (0, "0.1")])


class TestNoRatio:
    """Where T is not above zero there is no ratio: met gives W, and a miss is not scored, unless the rule says so."""

    @pytest.mark.parametrize(
        ("rule", "target", "actual", "low", "high", "way"),
        [
            (PassLine("0.6", InverseRatio()), "≤-5", "3", 0, 10, "no-ratio"),
            (PassLine("0.6", InverseRatio()), "≤-5", "-3", 0, 10, "no-ratio"),
            (PassLine("0.6", InverseRatio()), "≤-5", "-8", 10, 10, "met"),
            (PassLine("0.6", InverseRatio()), "<-5", "-5", 0, 10, "no-ratio"),
            (PassLine("0.6", InverseRatio()), "≤5", "-3", 10, 10, "met"),
            (PassLine("0.6", AllOrNothing()), "≤-5", "3", 0, 0, "not-met"),  # it asks for no ratio
            (_STEPS, "≤-5", "3", 0, 10, "no-ratio"),
            (_STEPS, "≤-5", "-3", 0, 10, "no-ratio"),
            (_STEPS, "≤-5", "-8", 10, 10, "met"),
            (_STEPS, "≤5", "-3", 10, 10, "met"),
            (_STEPS, "≤0", "3", 1, 1, "by-interval"),  # 0 of 3 is 0 %
            (_STEPS, "<0", "0", 0, 10, "no-ratio"),  # 0 of 0 is nothing
            (LinearShortfall(), "≤-5", "-3", 0, 10, "no-ratio"),
            (FromZero(LinearShortfall()), "≤-5", "-8", 10, 10, "met"),  # below zero, as it was to be
            (FromZero(LinearShortfall()), "≤-5", "-3", 0, 10, "no-ratio"),
            (FromZero(LinearShortfall()), "≤-5", "3", 0, 10, "no-ratio"),
            (FromZero(InverseRatio()), "≤0", "-3", 10, 10, "met"),
        ],
    )
    def test_limits(self, rule: Any, target: str, actual: str, low: int, high: int, way: str) -> None:
        """Less is better, below zero too."""
        score = evaluate_indicator(Indicator("增长", target, actual, 10), attrs.evolve(MOF_2020, at_most=rule))

        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)

    @pytest.mark.parametrize(
        ("rule", "target", "actual", "low", "high", "way"),
        [
            (PassLine("0.6", Proportional()), "≥-5", "-8", 0, 10, "no-ratio"),
            (PassLine("0.6", Proportional()), "≥5", "-8", 0, 0, "below-pass-line"),
            (_STEPS, "≥-5", "-8", 0, 10, "no-ratio"),
            (_STEPS, "≥-5", "-5", 10, 10, "met"),
            (_STEPS, ">0", "0", 0, 10, "no-ratio"),
            (_STEPS, "≥5", "-8", 0, 0, "not-met"),
            (FromZero(Proportional()), "≥-5", "-8", 0, 10, "no-ratio"),  # it would be met by zero
            (FromZero(Proportional()), "≥-5", "-5", 10, 10, "met"),
            (FromZero(Proportional()), "≥0", "-1", 10, 10, "met"),  # which counts as zero
            (FromZero(Proportional()), ">0", "-1", 0, 10, "no-ratio"),
            (FromZero(Proportional(), inclusive=True), ">0", "-1", 10, 10, "met"),
        ],
    )
    def test_targets_to_be_reached(self, rule: Any, target: str, actual: str, low: int, high: int, way: str) -> None:
        """More is better."""
        score = evaluate_indicator(Indicator("增长", target, actual, 10), attrs.evolve(MOF_2020, at_least=rule))

        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)

    @pytest.mark.parametrize(
        ("rule", "target", "actual", "low", "high", "way"),
        [
            (AsReached(), "=-5", "-5", 10, 10, "met"),
            (AsReached(), "=-5", "3", 0, 10, "no-ratio"),  # beyond -5 may be either way
            (AsReached(), "=-5", "-8", 0, 10, "no-ratio"),
            (PassLine("0.6", AsReached()), "=-5", "3", 0, 10, "no-ratio"),
            (FromZero(AsReached()), "=-5", "-5", 10, 10, "met"),
            (FromZero(AsReached()), "=-5", "-8", 0, 10, "no-ratio"),
            (FromZero(AsReached()), "=0", "-8", 10, 10, "met"),
            (_STEPS, "=-5", "-5", 10, 10, "met"),
            (_STEPS, "=-5", "3", 0, 10, "no-ratio"),
        ],
    )
    def test_targets_to_be_equalled(self, rule: Any, target: str, actual: str, low: int, high: int, way: str) -> None:
        """Neither more nor less."""
        score = evaluate_indicator(Indicator("增长", target, actual, 10), attrs.evolve(MOF_2020, exactly=rule))

        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)

    @pytest.mark.parametrize("rulebook", [MOF_2020, MOF_2021, INTEGRATED], ids=str)
    @pytest.mark.parametrize(
        ("target", "actual", "low", "high", "way"),
        [
            ("-10~-5", "-7", 10, 10, "within-range"),
            ("-10~-5", "-3", 0, 10, "no-ratio"),
            ("-10~-5", "3", 0, 10, "no-ratio"),
            ("-10~-5", "-11", 0, 10, "no-ratio"),
            ("-5~5", "-6", 0, 10, "no-ratio"),
        ],
    )
    def test_ranges(self, rulebook: Any, target: str, actual: str, low: int, high: int, way: str) -> None:
        """By the nearest bound."""
        score = evaluate_indicator(Indicator("气温", target, actual, 10), rulebook)

        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)

    @pytest.mark.parametrize(
        ("rule", "target", "actual", "zh"),
        [
            (InverseRatio(), "-5~0", "3", "目标 -5~0 的上限为零而实际为 3，不得分"),
            (FromZero(InverseRatio()), "≤5", "-3", "实际 -3（小于零，按零计） 达到目标 ≤5，得满分 10 分"),
            (_STEPS, "≤-5", "3", "目标 ≤-5 的界限不大于零且未达到（实际 3），无比例可算，未评分"),
            (Steps([(100, 1), (50, "0.5")]), "≤5", "11", "11（目标 ≤5）：完成程度低于 50%，不得分"),
        ],
    )
    def test_sentences(self, rule: Any, target: str, actual: str, zh: str) -> None:
        """What is said is so."""
        score = evaluate_indicator(Indicator("增长", target, actual, 10), attrs.evolve(MOF_2020, at_most=rule))

        assert zh == score.explain().steps[-1].text

    def test_an_actual_below_the_last_interval_may_have_met_its_target(self) -> None:
        """55 % meet ≥50 %, and no interval."""
        score = evaluate_indicator(Indicator("满意度", "≥50%", "55%", 10), MOF_2021, dimension="满意度")

        assert score.points == 0
        assert score.explain().steps[0].text == "55%（目标 ≥50%）：实际值低于 60%，不得分"
