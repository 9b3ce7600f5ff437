"""A scorecard laid out as one neutral table, in the order of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval._exact import bare
from perfeval.finding import Severity
from perfeval.form.sheet import TIERS
from perfeval.report import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from perfeval.finding import Finding
    from perfeval.form import SelfEvaluation
    from perfeval.rulebook.rulebook import Rulebook
    from perfeval.scorecard.nodes import DimensionScore, ExecutionScore, IndicatorScore, Scored

_COLUMNS: Final = (*TIERS, Column("分值", "right"), Column("得分", "right"), Column("评分依据"))


def lay_out(
    card: Scored,
    form: SelfEvaluation,
    rulebook: Rulebook,
    nodes: tuple[ExecutionScore | None, Iterable[DimensionScore]],
    findings: Iterable[Finding],
) -> Table:
    """The form with its points, what decided them, the total and grade, and the findings."""
    execution, dimensions = nodes
    year = f"（{form.year}年度）" if form.year else ""
    grade = grade_between(rulebook, card.low, card.high)
    total = Row(("总分", "", "", "", "", bare(card.weight), points(card), grade), strong=True)
    rows = (*_execution(execution), *_tree(dimensions), total)
    return Table(_COLUMNS, rows, title=f"{card.name}{year}", notes=tuple(_notes(rulebook, findings)))


def _execution(score: ExecutionScore | None) -> Iterator[Row]:
    if score is not None:
        budget = score.budget
        amounts = [
            f"{bare(each)}{budget.unit}" if each is not None else "" for each in (budget.adjusted, budget.executed)
        ]
        yield Row((score.name, "", "", *amounts, bare(score.weight), points(score), score.brief))


def _tree(dimensions: Iterable[DimensionScore]) -> Iterator[Row]:
    for dimension in dimensions:
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


def points(score: Scored) -> str:
    """Points, or their two ends while they are not settled."""
    return bare(score.low) if score.low == score.high else f"{bare(score.low)}～{bare(score.high)}"


def grade_between(rulebook: Rulebook, low: Decimal, high: Decimal) -> str:
    """The grade by the rulebook's name for it, or its two ends while they differ."""
    scale = rulebook.grades
    return "～".join(dict.fromkeys(scale.name_of(scale.grade(total)) for total in (low, high)))


def _notes(rulebook: Rulebook, findings: Iterable[Finding]) -> Iterator[str]:
    yield f"评分办法：{rulebook.source}"
    for finding in findings:
        if finding.severity is not Severity.NOTE:
            yield finding.to_text()
