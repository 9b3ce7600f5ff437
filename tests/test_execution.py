"""Points for the execution of the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    ExecutionInProportion,
    ExecutionInSteps,
    FundSource,
    Indicator,
    Scorecard,
    SelfEvaluation,
    evaluate,
)
from perfeval.rulebook import ExecutionRule
from perfeval.rulebooks import MOF_2020

pytestmark = pytest.mark.usefixtures("hostile_caller")


def executed(rule: ExecutionRule, **funds: Any) -> Scorecard:
    """A form of nothing but its funds."""
    form = SelfEvaluation("项目", [Dimension("产出", [Category("数量", [Indicator("说明")])])], Budget(**funds))
    return evaluate(form, attrs.evolve(MOF_2020, execution=rule))


class TestExecutionInProportion:
    """Execution points = W × executed / full-year budget, never above W."""

    @pytest.mark.parametrize(
        ("adjusted", "executed_", "low", "high", "way"),
        [
            ("4753.66", "3824.26", "8.04", "8.04", "execution"),
            ("808.1", "692.98", "8.58", "8.58", "execution"),
            ("100", "0", "0", "0", "execution"),
            ("244.23", "244.23", "10", "10", "executed-in-full"),
            ("100", "100.01", "10", "10", "executed-above-budget"),
            ("100", "-1", "0", "0", "executed-below-zero"),
            ("0", "207.4538", "0", "10", "budget-zero"),
            ("0", "0", "0", "10", "budget-zero"),
            ("-5", "5", "0", "10", "budget-zero"),
            (None, "100", "0", "10", "funds-missing"),
            ("100", None, "0", "10", "funds-missing"),
            (None, None, "0", "10", "funds-missing"),
        ],
    )
    def test_points(self, adjusted: str | None, executed_: str | None, low: str, high: str, way: str) -> None:
        """What gives no rate is not scored, and blank is not 0."""
        score = executed(ExecutionInProportion(), adjusted=adjusted, executed=executed_).execution

        assert score is not None
        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)

    @pytest.mark.parametrize(
        ("over_sources", "sources", "points"),
        [
            (False, [FundSource("财政", 0, 90, 45)], "5"),
            (True, [FundSource("财政", 0, 90, 45), FundSource("其他", 0, 10, 10)], "5.5"),
            # A source of which one amount is missing leaves the sums unknown.
            (True, [FundSource("财政", 0, 90, None), FundSource("其他", 0, None, 9)], "5"),
            (True, [FundSource("财政", 7)], "5"),  # a row that is not filled in says nothing
            (True, [], "5"),
        ],
    )
    def test_sources(self, over_sources: bool, sources: list[FundSource], points: str) -> None:
        """10 × Σ executed / Σ adjusted budget over the funding sources, where a rulebook counts those."""
        card = executed(ExecutionInProportion(over_sources), adjusted=2, executed=1, sources=sources)

        assert card.execution is not None
        assert card.execution.points == Decimal(points)

    def test_explanation_shows_the_amounts_that_decided(self) -> None:
        """Where the sources count, their sums are what is divided."""
        sources = [FundSource("财政", 90, 90, "89.974")]
        card = executed(ExecutionInProportion(over_sources=True), adjusted=0, executed=0, sources=sources)

        assert card.execution is not None
        assert "10 × 89.974 ÷ 90 = 10 分" in str(card.execution.explain())


class TestExecutionInSteps:
    """Project done and spending within the budget → 10; else 80–100 % → 7, 60–80 % → 5, below 60 % → 0."""

    @pytest.mark.parametrize(
        ("executed_", "completed", "low", "high", "way"),
        [
            ("100", None, "10", "10", "completed-within-budget"),
            ("100", True, "10", "10", "completed-within-budget"),
            ("100", False, "7", "7", "execution-by-interval"),
            ("99.99", True, "10", "10", "completed-within-budget"),
            ("10", True, "10", "10", "completed-within-budget"),
            ("99.99", False, "7", "7", "execution-by-interval"),
            ("80", False, "7", "7", "execution-by-interval"),
            ("79.99", False, "5", "5", "execution-by-interval"),
            ("60", False, "5", "5", "execution-by-interval"),
            ("59.99", False, "0", "0", "execution-by-interval"),
            ("0", False, "0", "0", "execution-by-interval"),
            ("79.99", None, "5", "10", "completion-unknown"),
            ("100.01", True, "7", "7", "execution-by-interval"),  # done, but not within the budget
            ("100.01", None, "7", "7", "execution-by-interval"),
        ],
    )
    def test_points(self, executed_: str, completed: bool | None, low: str, high: str, way: str) -> None:
        """Where the form does not say whether the project is done, the points are between."""
        rule = ExecutionInSteps([(80, "0.7"), (60, "0.5")])
        score = executed(rule, adjusted=100, executed=executed_, completed=completed).execution

        assert score is not None
        assert (score.low, score.high, score.decided_by) == (Decimal(low), Decimal(high), way)
