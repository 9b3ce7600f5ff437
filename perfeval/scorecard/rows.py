"""A scorecard as flat rows, for data frames, databases and spreadsheets."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from perfeval._exact import bare, digits
from perfeval._plain import is_language
from perfeval._shown import shown
from perfeval._words.columns import RECORD_NAMES
from perfeval.errors import PerfevalError
from perfeval.expressions.target import Band
from perfeval.report import Column, Row, Table, as_csv
from perfeval.scorecard.checks import misfits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.form import Indicator
    from perfeval.scorecard.nodes import ExecutionScore, IndicatorScore
    from perfeval.scorecard.scorecard import Scorecard

#: What a row has beside the columns of a form's own records, under its English and its Chinese name.
#: 得分 are the points that are computed; those that the form reports are 自评得分.
_COMPUTED: Final = {
    "low": "最低得分",
    "high": "最高得分",
    "points": "得分",
    "self_score": "自评得分",
    "basis": "评分依据",
    "decided_by": "评分依据代码",
}
_AFTER: Final = tuple(RECORD_NAMES).index("self_score")
_FIELDS: Final = tuple(RECORD_NAMES.items())
#: All columns of a row, in order.
_COLUMNS: Final = {**dict(_FIELDS[:_AFTER]), **_COMPUTED, **dict(_FIELDS[_AFTER + 1 :]), "findings": "审核发现"}

#: What stands between the codes of several findings.
_BETWEEN: Final = {"zh": "、", "en": ", "}
_TRUTHS: Final = {"zh": {True: "是", False: "否"}, "en": {True: "yes", False: "no"}}


def rows_of(card: Scorecard, language: str) -> list[dict[str, Any]]:
    """One row for the execution of the budget, where there is one, and one for each indicator, in order."""
    if not is_language(language):
        raise PerfevalError(f"no column names in {shown(language)}", remedy='write "zh" or "en"')
    beside: dict[tuple[str, ...], list[str]] = {}
    for finding in misfits(card.form, card.rulebook, "zh"):
        beside.setdefault(finding.place, []).append(finding.code)
    rows = []
    for place, score, fields in _scores(card):
        codes = dict.fromkeys([*beside.get(place, ()), *(each.code for each in score.findings)])
        row = {**fields, **_points(card, score), "findings": _BETWEEN[language].join(codes)}
        rows.append({_COLUMNS[name] if language == "zh" else name: row.get(name) for name in _COLUMNS})
    return rows


def csv_of(rows: list[dict[str, Any]], language: str, *, bom: bool) -> str:
    """The same rows as comma-separated values; there is a first row, since every form has an indicator."""
    columns = [Column(name) for name in rows[0]]
    text = as_csv(Table(columns, [Row([_cell(value, language) for value in row.values()]) for row in rows]))
    return f"\ufeff{text}" if bom else text


def summary_of(card: Scorecard) -> dict[str, str | None]:
    """The total and the grade as plain data; None while they are open."""
    scale = card.rulebook.grades
    lowest, highest = scale.grade(card.low), scale.grade(card.high)
    return {
        "total": digits(card.low) if card.low == card.high else None,
        "grade": lowest.value if lowest is highest else None,
    }


def _scores(card: Scorecard) -> Iterator[tuple[tuple[str, ...], ExecutionScore | IndicatorScore, dict[str, Any]]]:
    """Every row with where its findings stand, its points, and what the form says in it."""
    if card.execution is not None:
        yield (card.execution.name,), card.execution, _of_execution(card.execution)
    scores = iter(card.indicators)
    for dimension in card.form.dimensions:
        for category in dimension.categories:
            tiers = {
                "dimension": dimension.name,
                "dimension_weight": dimension.weight,
                "category": category.name,
                "category_weight": category.weight,
            }
            for indicator, score in zip(category.indicators, scores, strict=False):
                yield score.place, score, {**_of_indicator(indicator), **tiers}


def _points(card: Scorecard, score: ExecutionScore | IndicatorScore) -> dict[str, Any]:
    return {
        "project": card.name,
        "low": score.low,
        "high": score.high,
        "points": score.low if score.low == score.high else None,
        "basis": score.brief,
        "decided_by": score.decided_by,
    }


def _of_indicator(indicator: Indicator) -> dict[str, Any]:
    fields = {field: getattr(indicator, field, None) for field in RECORD_NAMES}
    judged = str(indicator.judged) if isinstance(indicator.judged, Band) else indicator.judged
    return {**fields, "target": indicator.target_text, "actual": indicator.actual_text, "judged": judged}


def _of_execution(score: ExecutionScore) -> dict[str, Any]:
    budget = score.budget
    target, actual = (
        "" if each is None else f"{bare(each)}{budget.unit}" for each in (budget.adjusted, budget.executed)
    )
    texts = dict.fromkeys(("category", "name", "reason", "standard", "reviewed_actual"), "")
    points = {"self_score": budget.self_score, "reviewed_score": budget.reviewed_score}
    stake = {"dimension": score.name, "target": target, "actual": actual, "weight": score.weight}
    return {**texts, **points, **stake, "applicable": True}


def _cell(value: object, language: str) -> str:
    """A value as a cell holds it; nothing is an empty one."""
    if isinstance(value, bool):
        return _TRUTHS[language][value]
    if isinstance(value, Decimal):
        return bare(value)
    return "" if value is None else str(value)
