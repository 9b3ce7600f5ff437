"""The scored tree (评分结果): a form put before a rulebook, with a reason for every point."""

from __future__ import annotations

from perfeval.scorecard.explanation import Explanation, Step
from perfeval.scorecard.many import evaluate_many
from perfeval.scorecard.nodes import CategoryScore, DimensionScore, ExecutionScore, IndicatorScore
from perfeval.scorecard.scorecard import Scorecard, evaluate, evaluate_indicator
from perfeval.scorecard.shortfalls import Shortfall
from perfeval.scorecard.side_by_side import Difference, SideBySide, compare

__all__ = [
    "CategoryScore",
    "Difference",
    "DimensionScore",
    "ExecutionScore",
    "Explanation",
    "IndicatorScore",
    "Scorecard",
    "Shortfall",
    "SideBySide",
    "Step",
    "compare",
    "evaluate",
    "evaluate_indicator",
    "evaluate_many",
]
