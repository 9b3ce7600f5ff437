"""What does not fit between a form and its rulebook, whatever the points are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from perfeval._exact import bare, total
from perfeval.finding import Finding, Severity
from perfeval.form.form import UNNAMED
from perfeval.rulebook.execution import amounts
from perfeval.rulebook.sentences import points_between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfeval.form import Category, SelfEvaluation
    from perfeval.rulebook.rulebook import Rulebook
    from perfeval.scorecard.nodes import DimensionScore, ExecutionScore


def misfits(form: SelfEvaluation, rulebook: Rulebook, language: str) -> Iterator[Finding]:
    """Weights and grades of a form that are not those of its tiers or of its rulebook."""
    if form.project == UNNAMED:
        yield Finding(
            "project-unnamed", Severity.WARNING, _in(language, "未填项目名称", "no project is named"), (form.project,)
        )
    yield from form.findings
    yield from _on_unread(form, language)
    if not has_no_weights(form):
        yield from _on_weights(form, rulebook, language)
        yield from _on_first_tier(form, rulebook, language)
    yield from _on_execution_weight(form, rulebook, language)
    yield from _on_scale(form, rulebook, language)


def has_no_weights(form: SelfEvaluation) -> bool:
    """Whether the form was found to have no weights, so that no sum of them says anything."""
    return any(finding.code == "weights-absent" for finding in form.findings)


def lights(
    form: SelfEvaluation,
    rulebook: Rulebook,
    dimensions: tuple[DimensionScore, ...],
    execution: ExecutionScore | None,
    language: str,
) -> Iterator[Finding]:
    """The warning light of the whole form, under rulebooks that have one."""
    if rulebook.warning_light is None or execution is None:
        return
    low, high, weight = (total(getattr(each, end) for each in dimensions) for end in ("low", "high", "weight"))
    adjusted, executed = amounts(rulebook.execution, execution.budget)
    stake = execution.low, execution.high, execution.weight
    light = rulebook.warning_light.shown((low, high, weight), stake, adjusted, executed)
    if light is not None and light.severity is not None:
        facts = {
            "points": points_between(low, high)["points"],
            "executed": points_between(execution.low, execution.high)["points"],
            "adjusted": "" if adjusted is None else f"{bare(adjusted)}{execution.budget.unit}",
            "actual": "" if executed is None else f"{bare(executed)}{execution.budget.unit}",
        }
        yield Finding(light.code, light.severity, light.sentence(facts, language), (form.project,))


def _on_unread(form: SelfEvaluation, language: str) -> Iterator[Finding]:
    """Cells that reading found no place for."""
    for each in form.unread:
        severity = Severity.ERROR if each.matters else Severity.WARNING
        under = f"“{each.under}”列的" if each.under else ""
        heading = f" under {each.under}" if each.under else ""
        said = f"{under}单元格“{each.text:.60}”未能读入", f"the cell “{each.text:.60}”{heading} found no place"
        yield Finding("cell-not-read", severity, _in(language, *said), each.place)


def _on_weights(form: SelfEvaluation, rulebook: Rulebook, language: str) -> Iterator[Finding]:
    """Weights that do not add up to what their tier states, or to the full points."""
    for dimension in form.dimensions:
        for category in dimension.categories:
            yield from _against_stated(category.weight, _weight_of(category), (dimension.name, category.name), language)
        yield from _against_stated(
            dimension.weight, total(map(_weight_of, dimension.categories)), (dimension.name,), language
        )
    weight, full = rulebook.at_stake(form), rulebook.grades.full
    if weight != full:
        zh, en = f"分值合计 {bare(weight)} 分，不是 {bare(full)} 分", f"{bare(weight)} points in all, not {bare(full)}"
        message = _in(language, zh, en)
        yield Finding("weights-do-not-sum", Severity.ERROR, message, (form.project,))


def _on_first_tier(form: SelfEvaluation, rulebook: Rulebook, language: str) -> Iterator[Finding]:
    """A first tier that is weighted otherwise than its rulebook usually does."""
    for name, usual in rulebook.weights:
        found = [each for each in form.dimensions if any(word in each.name for word in name.split("、"))]
        weight = total(_weight_of(category) for dimension in found for category in dimension.categories)
        if found and weight != usual:
            zh = f"{name}类指标分值合计 {bare(weight)} 分，{rulebook.name} 通常为 {bare(usual)} 分"
            en = f"{name} has {bare(weight)} points, {bare(usual)} as a rule under {rulebook.name}"
            message = _in(language, zh, en)
            yield Finding("first-tier-weighted-otherwise", Severity.NOTE, message, tuple(each.name for each in found))


def _on_execution_weight(form: SelfEvaluation, rulebook: Rulebook, language: str) -> Iterator[Finding]:
    """Points for the execution of the budget that are not those of the rulebook."""
    stated, usual = form.budget.weight if form.budget is not None else None, rulebook.execution_weight
    if stated is not None and stated != usual:
        zh = f"预算执行率分值 {bare(stated)} 分，{rulebook.name} 通常为 {bare(usual)} 分"
        en = f"the execution has {bare(stated)} points, {bare(usual)} as a rule under {rulebook.name}"
        message = _in(language, zh, en)
        yield Finding("execution-weighted-otherwise", Severity.NOTE, message, ("预算执行率",))


def _on_scale(form: SelfEvaluation, rulebook: Rulebook, language: str) -> Iterator[Finding]:
    """A form that states other bounds of grades than its rulebook; other names for them are no difference."""
    stated = form.grade_scale
    if stated is not None and attrs.evolve(stated, names=rulebook.grades.names) != rulebook.grades:
        zh = f"表内等级标准为 {stated}，评分办法为 {rulebook.grades}"
        message = _in(language, zh, f"the form states {stated}, the rulebook {rulebook.grades}")
        yield Finding("grade-scale-differs", Severity.WARNING, message, (form.project,))


def _weight_of(category: Category) -> Decimal:
    return total(each.weight for each in category.indicators if each.weight is not None)


def _against_stated(
    stated: Decimal | None, weight: Decimal, place: tuple[str, ...], language: str
) -> Iterator[Finding]:
    if stated is not None and stated != weight:
        zh = f"写明 {bare(stated)} 分，所属指标分值合计 {bare(weight)} 分"
        message = _in(language, zh, f"{bare(stated)} points are stated, those below come to {bare(weight)}")
        yield Finding("weights-do-not-sum", Severity.ERROR, message, place)


def _in(language: str, zh: str, en: str) -> str:
    return zh if language == "zh" else en
