"""A scorecard laid out as one neutral table, in the order of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from perfeval._exact import bare
from perfeval.errors import Unsettled
from perfeval.finding import Severity
from perfeval.report import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfeval.finding import Finding
    from perfeval.form import SelfEvaluation
    from perfeval.grade import Grade
    from perfeval.rulebook.rulebook import Rulebook
    from perfeval.scorecard.nodes import DimensionScore, ExecutionScore, IndicatorScore, Scored

    class _Card(Protocol):
        """What a table shows of a scorecard."""

        @property
        def name(self) -> str: ...
        @property
        def form(self) -> SelfEvaluation: ...
        @property
        def rulebook(self) -> Rulebook: ...
        @property
        def low(self) -> Decimal: ...
        @property
        def high(self) -> Decimal: ...
        @property
        def weight(self) -> Decimal: ...
        @property
        def grade(self) -> Grade: ...
        @property
        def execution(self) -> ExecutionScore | None: ...
        @property
        def dimensions(self) -> tuple[DimensionScore, ...]: ...
        @property
        def findings(self) -> tuple[Finding, ...]: ...


_COLUMNS: Final = (
    Column("一级指标"),
    Column("二级指标"),
    Column("三级指标"),
    Column("年度指标值"),
    Column("实际完成值"),
    Column("分值", align="right"),
    Column("得分", align="right"),
    Column("评分依据"),
)


def lay_out(card: _Card) -> Table:
    """The form with its points, what decided them, the total and grade, and the findings."""
    year = f"（{card.form.year}年度）" if card.form.year else ""
    rows = (*_execution(card.execution), *_tree(card), _total(card))
    return Table(_COLUMNS, rows, title=f"{card.name}{year}", notes=tuple(_notes(card)))


def _execution(score: ExecutionScore | None) -> Iterator[Row]:
    if score is not None:
        budget = score.budget
        amounts = [
            f"{bare(each)}{budget.unit}" if each is not None else "" for each in (budget.adjusted, budget.executed)
        ]
        yield Row((score.name, "", "", *amounts, bare(score.weight), points(score), score.brief))


def _tree(card: _Card) -> Iterator[Row]:
    for dimension in card.dimensions:
        first = dimension.name
        for category in dimension.categories:
            second = category.name
            for indicator in category.indicators:
                yield Row((first, second, indicator.name, *_indicator(indicator)))
                first = second = ""


def _indicator(score: IndicatorScore) -> tuple[str, ...]:
    indicator = score.indicator
    weight = bare(indicator.weight) if indicator.weight is not None else ""
    return indicator.target_text, indicator.actual_text, weight, points(score), score.brief


def _total(card: _Card) -> Row:
    return Row(("总分", "", "", "", "", bare(card.weight), points(card), grade(card)), strong=True)


def points(score: Scored | _Card) -> str:
    """Points, or their two ends while they are not settled."""
    return bare(score.low) if score.low == score.high else f"{bare(score.low)}～{bare(score.high)}"


def grade(card: _Card) -> str:
    """The grade, or its two ends while they differ."""
    try:
        return str(card.grade)
    except Unsettled:
        return f"{card.rulebook.grades.grade(card.low)}～{card.rulebook.grades.grade(card.high)}"


def _notes(card: _Card) -> Iterator[str]:
    yield f"评分办法：{card.rulebook.source}"
    for finding in card.findings:
        if finding.severity is not Severity.NOTE:
            yield str(finding)
