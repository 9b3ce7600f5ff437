"""perfeval scores budget performance self-evaluations (绩效自评): exactly, with a reason for every point."""

from __future__ import annotations

from perfeval.errors import (
    FaultyForm,
    IncomparableUnits,
    InvalidForm,
    InvalidGradeScale,
    InvalidNumber,
    InvalidQuantity,
    InvalidRulebook,
    InvalidTarget,
    PerfevalError,
    UnknownRulebook,
    Unsettled,
)
from perfeval.explanation import Explanation, Step
from perfeval.finding import Finding, Severity
from perfeval.form import Budget, Category, Dimension, FundSource, Indicator, SelfEvaluation
from perfeval.grade import Grade, GradeScale
from perfeval.quantity import Quantity, parse_quantity
from perfeval.reading import read_form, read_forms
from perfeval.rulebook import (
    AllOrNothing,
    AsReached,
    Attention,
    Bands,
    ExecutionInProportion,
    ExecutionInSteps,
    ForCategory,
    FromZero,
    InverseRatio,
    LinearShortfall,
    OnTime,
    PassLine,
    Proportional,
    Rulebook,
    Steps,
    Unsigned,
)
from perfeval.scorecard import Scorecard, evaluate, evaluate_indicator, evaluate_many
from perfeval.scores import CategoryScore, DimensionScore, ExecutionScore, IndicatorScore
from perfeval.side_by_side import Difference, SideBySide, compare
from perfeval.source import Source
from perfeval.target import (
    Actual,
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    Target,
    Unstated,
    parse_actual,
    parse_target,
)

__all__ = [
    "Actual",
    "AllOrNothing",
    "AsReached",
    "AtLeast",
    "AtMost",
    "Attention",
    "Band",
    "Bands",
    "Between",
    "Budget",
    "Category",
    "CategoryScore",
    "Deadline",
    "Described",
    "Difference",
    "Dimension",
    "DimensionScore",
    "Exactly",
    "ExecutionInProportion",
    "ExecutionInSteps",
    "ExecutionScore",
    "Explanation",
    "FaultyForm",
    "Finding",
    "ForCategory",
    "FromZero",
    "FundSource",
    "Grade",
    "GradeScale",
    "IncomparableUnits",
    "Indicator",
    "IndicatorScore",
    "InvalidForm",
    "InvalidGradeScale",
    "InvalidNumber",
    "InvalidQuantity",
    "InvalidRulebook",
    "InvalidTarget",
    "InverseRatio",
    "LinearShortfall",
    "MonthDay",
    "OnTime",
    "PassLine",
    "PerfevalError",
    "Proportional",
    "Quantity",
    "Rulebook",
    "Scorecard",
    "SelfEvaluation",
    "Severity",
    "SideBySide",
    "Source",
    "Step",
    "Steps",
    "Target",
    "UnknownRulebook",
    "Unsettled",
    "Unsigned",
    "Unstated",
    "compare",
    "evaluate",
    "evaluate_indicator",
    "evaluate_many",
    "parse_actual",
    "parse_quantity",
    "parse_target",
    "read_form",
    "read_forms",
]


def __dir__() -> list[str]:
    return __all__
