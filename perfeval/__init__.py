"""perfeval scores budget performance self-evaluations (绩效自评): exactly, with a reason for every point.

Importing it loads nothing of it: each name is loaded from its room when it is first asked for.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Final

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

#: The rooms, and what this package offers of each.
_ROOMS: Final = {
    "audit": "audit audit_many audit_report",
    "errors": (
        "FaultyForm IncomparableUnits InvalidForm InvalidGradeScale InvalidNumber InvalidQuantity InvalidRulebook "
        "InvalidStandard InvalidTarget PerfevalError UnknownCheck UnknownRulebook UnknownSample Unsettled"
    ),
    "expressions": (
        "Actual AtLeast AtMost Band Between Deadline Described Exactly MonthDay NotBefore Quantity Target Unstated "
        "parse_actual parse_quantity parse_target"
    ),
    "finding": "Finding Severity",
    "form": "Budget Category Cell Cells Dimension FundSource Indicator SelfEvaluation Unread",
    "grade": "Grade GradeScale",
    "planning": "required_actual",
    "portfolio": "FindingCount Funds GradeCount Loss Portfolio ProjectTotal",
    "reading": "read_form read_forms",
    "rulebook": (
        "AllOrNothing AsReached Attention Bands ExecutionInProportion ExecutionInSteps ForCategory FromZero "
        "InverseRatio LinearShortfall OnTime Overshoot PassLine Proportional Rulebook Source Standard Steps Unsigned "
        "WarningLight parse_standard"
    ),
    "scorecard": (
        "CategoryScore Change Changes Difference DimensionScore ExecutionScore Explanation IndicatorScore Scorecard "
        "ScorecardStream Shortfall SideBySide Step compare evaluate evaluate_indicator evaluate_many"
    ),
}
_HOMES: Final = {name: room for room, names in _ROOMS.items() for name in names.split()}


class _Package(ModuleType):
    """This package as a module: `perfeval.audit` is the function, and stays it when the room of that name is loaded."""

    def __setattr__(self, name: str, value: object) -> None:
        if name != "audit" or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __dir__() -> list[str]:
    return __all__


if TYPE_CHECKING:
    from perfeval import rulebooks as rulebooks
    from perfeval import samples as samples
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
    from perfeval.portfolio import FindingCount, Funds, GradeCount, Loss, Portfolio, ProjectTotal
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

    __version__: str
else:  # with this, a type checker would take any name for one of the package's

    def __getattr__(name: str) -> object:
        if name in _HOMES:
            return globals().setdefault(name, getattr(importlib.import_module(f"perfeval.{_HOMES[name]}"), name))
        if name in _ROOMS or name in {"report", "rulebooks", "samples"}:
            return importlib.import_module(f"perfeval.{name}")
        if name == "__version__":
            return _version()
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("perfeval")
    except PackageNotFoundError:  # a source tree that is not installed
        return "0+unknown"
