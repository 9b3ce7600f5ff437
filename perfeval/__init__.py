"""perfeval scores budget performance self-evaluations (绩效自评): exactly, with a reason for every point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.audit import audit, audit_many, audit_report
from perfeval.errors import (
    FaultyForm,
    IncomparableUnits,
    InvalidForm,
    InvalidGradeScale,
    InvalidNumber,
    InvalidQuantity,
    InvalidRulebook,
    InvalidStandard,
    InvalidTarget,
    PerfevalError,
    UnknownCheck,
    UnknownRulebook,
    UnknownSample,
    Unsettled,
)
from perfeval.expressions import (
    Actual,
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    NotBefore,
    Quantity,
    Target,
    Unstated,
    parse_actual,
    parse_quantity,
    parse_target,
)
from perfeval.finding import Finding, Severity
from perfeval.form import Budget, Category, Cell, Cells, Dimension, FundSource, Indicator, SelfEvaluation, Unread
from perfeval.grade import Grade, GradeScale
from perfeval.planning import required_actual
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
    Overshoot,
    PassLine,
    Proportional,
    Rulebook,
    Source,
    Standard,
    Steps,
    Unsigned,
    WarningLight,
    parse_standard,
)
from perfeval.scorecard import (
    CategoryScore,
    Change,
    Changes,
    Difference,
    DimensionScore,
    ExecutionScore,
    Explanation,
    IndicatorScore,
    Scorecard,
    ScorecardStream,
    Shortfall,
    SideBySide,
    Step,
    compare,
    evaluate,
    evaluate_indicator,
    evaluate_many,
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
    "Cell",
    "Cells",
    "Change",
    "Changes",
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
    "FindingCount",
    "ForCategory",
    "FromZero",
    "FundSource",
    "Funds",
    "Grade",
    "GradeCount",
    "GradeScale",
    "IncomparableUnits",
    "Indicator",
    "IndicatorScore",
    "InvalidForm",
    "InvalidGradeScale",
    "InvalidNumber",
    "InvalidQuantity",
    "InvalidRulebook",
    "InvalidStandard",
    "InvalidTarget",
    "InverseRatio",
    "LinearShortfall",
    "Loss",
    "MonthDay",
    "NotBefore",
    "OnTime",
    "Overshoot",
    "PassLine",
    "PerfevalError",
    "Portfolio",
    "ProjectTotal",
    "Proportional",
    "Quantity",
    "Rulebook",
    "Scorecard",
    "ScorecardStream",
    "SelfEvaluation",
    "Severity",
    "Shortfall",
    "SideBySide",
    "Source",
    "Standard",
    "Step",
    "Steps",
    "Target",
    "UnknownCheck",
    "UnknownRulebook",
    "UnknownSample",
    "Unread",
    "Unsettled",
    "Unsigned",
    "Unstated",
    "WarningLight",
    "audit",
    "audit_many",
    "audit_report",
    "compare",
    "evaluate",
    "evaluate_indicator",
    "evaluate_many",
    "parse_actual",
    "parse_quantity",
    "parse_standard",
    "parse_target",
    "read_form",
    "read_forms",
    "required_actual",
    "rulebooks",
    "samples",
]


def __dir__() -> list[str]:
    return __all__


if TYPE_CHECKING:
    from perfeval import rulebooks as rulebooks
    from perfeval import samples as samples
    from perfeval.portfolio import FindingCount, Funds, GradeCount, Loss, Portfolio, ProjectTotal

    __version__: str
else:  # with this, a type checker would take any name for one of the package's

    def __getattr__(name: str) -> object:
        """What takes time to load, when it is first asked for: the rulebooks, portfolios, samples, and the version."""
        import importlib.metadata

        if name in {"rulebooks", "samples"}:
            return importlib.import_module(f"perfeval.{name}")
        if name in {"FindingCount", "Funds", "GradeCount", "Loss", "Portfolio", "ProjectTotal"}:
            return getattr(importlib.import_module("perfeval.portfolio"), name)
        if name != "__version__":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        try:
            return importlib.metadata.version("perfeval")
        except importlib.metadata.PackageNotFoundError:  # a source tree that is not installed
            return "0+unknown"
