"""A judgement settles what the form leaves open; one that contradicts the form is taken and reported."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import Budget, Indicator, Severity, evaluate, evaluate_indicator
from perfeval.rulebooks import MOF_2020, MOF_2021
from tests.small_forms import MET, form_of

pytestmark = pytest.mark.usefixtures("hostile_caller")

#: 8 to 12 of at least 10: 8 to 10 points.
RANGE = Indicator("课时", "≥10个", "8~12个", 10)
#: 14 to 20 of at most 10: 5 to 7.14 points.
EXCEEDED = Indicator("成本", "≤10万元", "14~20万元", 10)


class TestOutsideOfTheBounds:
    """The numbers allow some points, and the judgement says others."""

    @pytest.mark.parametrize(
        ("indicator", "judged", "low", "high", "way"),
        [
            (RANGE, "0.8", "8", "8", "judged"),
            (RANGE, "1", "10", "10", "judged"),
            (RANGE, "0.799", "7.99", "7.99", "judgement-outside-bounds"),
            (RANGE, "0", "0", "0", "judgement-outside-bounds"),
            (RANGE, "达成", "8", "10", "judged-band"),
            (RANGE, "部分达成", "6", "8", "judgement-outside-bounds"),  # 8 is no part of that band
            (RANGE, "未达成", "0", "6", "judgement-outside-bounds"),
            (EXCEEDED, "0.7", "7", "7", "judged"),
            (EXCEEDED, "0.72", "7.2", "7.2", "judgement-outside-bounds"),
            (EXCEEDED, "达成", "8", "10", "judgement-outside-bounds"),
            (EXCEEDED, "部分达成", "6", "7.14", "judged-band"),  # what both allow
            (EXCEEDED, "未达成", "5", "6", "judged-band"),
            (attrs.evolve(RANGE, actual=""), "0", "0", "0", "judged"),  # everything is open
            (attrs.evolve(RANGE, actual=""), "未达成", "0", "6", "judged-band"),
            (attrs.evolve(RANGE, target="≥5个"), "0", "10", "10", "met"),  # nothing is
        ],
    )
    def test_points(self, indicator: Indicator, judged: str, low: str, high: str, way: str) -> None:
        """The judgement is taken, and narrows what is open where it can."""
        score = evaluate_indicator(attrs.evolve(indicator, judged=judged), MOF_2020)

        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)

    @pytest.mark.parametrize(
        ("judged", "zh", "en"),
        [
            (
                "0.5",
                "评定“0.5”不在表内数值所允许的 8～10 分之内，按评定计分",
                "the judgement 0.5 lies outside of the 8 to 10 points that the form allows: taken as judged",
            ),
            (
                "未达成",
                "评定“未达成”不在表内数值所允许的 8～10 分之内，按评定计分",
                "the judgement 未达成 lies outside of the 8 to 10 points that the form allows: taken as judged",
            ),
        ],
    )
    def test_it_is_reported(self, judged: str, zh: str, en: str) -> None:
        """With what would have been allowed."""
        score = evaluate_indicator(attrs.evolve(RANGE, judged=judged), MOF_2020)

        assert [(each.code, each.severity, each.message) for each in score.findings] == [
            ("judgement-outside-bounds", Severity.ERROR, zh)
        ]
        assert en == score.explain("en").steps[-1].text

    def test_another_band_is_reported(self) -> None:
        """The actual says 部分达成, and the reviewer 达成."""
        score = evaluate_indicator(Indicator("环境", "有效改善", "部分达成", 10, judged="达成"), MOF_2020)

        assert [(each.code, each.message) for each in score.findings] == [
            ("judgement-outside-band", "评定为“达成”，与“部分达成”的档次不符，该档得分 8～10 分")
        ]


class TestSelfScores:
    """The form's own points stand in for a judgement, to two places, where the form allows them."""

    @pytest.mark.parametrize(
        ("weight", "self_score", "points"),
        [
            ("10", "8.345", "8.35"),
            ("10", "7.999", None),
            ("10", "10", "10"),
            ("3.333", "3.333", "3.333"),  # all of the weight
            ("3.336", "3.3351", "3.336"),  # rounded, but not above it
            ("3.333", "3.3329", "3.33"),
        ],
    )
    def test_of_an_indicator(self, weight: str, self_score: str, points: str | None) -> None:
        """Within the 8 to 10 points of 10, and as much of any weight."""
        indicator = attrs.evolve(RANGE, weight=weight, self_score=self_score)
        score = evaluate_indicator(indicator, MOF_2020, accept_self_scores=True)

        assert (score.low == score.high) is (points is not None)
        assert points is None or score.points == Decimal(points)

    @pytest.mark.parametrize(("self_score", "points"), [("7.005", "7.01"), ("10", "10")])
    def test_of_the_funds(self, self_score: Any, points: str) -> None:
        """Where the form does not say whether the project is completed."""
        funds = Budget(adjusted=100, executed=90, weight=10, self_score=self_score)
        execution = evaluate(form_of(MET, budget=funds), MOF_2021, accept_self_scores=True).execution

        assert execution is not None
        assert execution.points == Decimal(points)
