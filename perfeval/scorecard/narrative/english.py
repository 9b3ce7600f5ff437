"""The narrative in English: the same sections, with the form's own words as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval._exact import bare, percent, total
from perfeval.form.form import UNNAMED
from perfeval.form.rate import printed_rate, rate_of
from perfeval.scorecard.narrative import facts
from perfeval.scorecard.narrative.facts import clause, said
from perfeval.scorecard.nodes import is_out, reported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfeval.scorecard.nodes import ExecutionScore, IndicatorScore, Scored
    from perfeval.scorecard.scorecard import Scorecard


def paragraphs(card: Scorecard) -> Iterator[str]:
    """Headings and paragraphs, in order."""
    sections = (
        ("The project", _basics),
        ("Result", _overall),
        ("Funds", _funds),
        ("Indicators", _indicators),
        ("Deviations, reasons and measures", _deviations),
        ("Conclusion", _conclusion),
    )
    for number, (heading, section) in enumerate(sections, start=1):
        yield f"{number}. {heading}"
        yield from section(card)


def _basics(card: Scorecard) -> Iterator[str]:
    form = card.form
    parts = [
        "The form names no project" if form.project == UNNAMED else f"Project: {clause(form.project)}",
        f"year: {form.year}" if form.year else "",
        f"department: {clause(form.department)}" if form.department else "",
        f"unit: {clause(form.unit)}" if form.unit else "",
    ]
    yield f"{'; '.join(each for each in parts if each)}."
    full = card.rulebook.grades.full
    other = "" if card.weight == full else f", not {bare(full)}"
    yield f"Scored under {card.rulebook.source}; {bare(card.weight)} points are at stake{other}.{_special(card)}"
    if form.goal:
        yield f"Goal of the year: {clause(form.goal)}."


def _special(card: Scorecard) -> str:
    """What is special in how this form was scored."""
    out = sum(map(is_out, card.indicators))
    taken = sum(each.decided_by == "self-score-accepted" for each in card.indicators)
    told = f" Indicators that do not apply and are left out, the rest being rescaled: {out}." if out else ""
    return told + (f" Indicators for which the form's own points were accepted: {taken}." if taken else "")


def _overall(card: Scorecard) -> Iterator[str]:
    if card.low == card.high:
        yield _total(card)
        return
    names = facts.open_names(card)
    yield f"The total is open, from {_span(card)} points; {_grades(card)}.{_reported(card)}"
    if names:
        listed = ", ".join(f"“{name}”" for name in names)
        yield f"Still to be judged: {listed}. None of this is counted as zero."


def _total(card: Scorecard) -> str:
    """The total and the grade, beside those that the form reports where they differ."""
    grade = facts.grades(card)[0]
    if not card.weight:
        return f"The form has no points at stake, so there is no total and no grade.{_reported(card)}"
    told = f"The total is {bare(card.low)} points, the grade {card.rulebook.grades.name_of(grade)}."
    if not (differs := facts.differs(card, grade)):
        return told
    which = "The two differ" if len(differs) == 2 else f"The {differs[0]} differs"
    return f"{told}{_reported(card)} {which}, which has to be mended."


def _reported(card: Scorecard) -> str:
    """The total and the grade that the form reports."""
    form = card.form
    parts = [
        f"a total of {bare(form.self_total)} points" if form.self_total is not None else "",
        f"the grade {form.self_grade}" if form.self_grade is not None else "",
    ]
    told = " and ".join(each for each in parts if each)
    return f" The form itself reports {told}." if told else ""


def _grades(card: Scorecard) -> str:
    lowest, highest = map(card.rulebook.grades.name_of, facts.grades(card))
    return f"the grade is {lowest} either way" if lowest == highest else f"the grade is from {lowest} to {highest}"


def _funds(card: Scorecard) -> Iterator[str]:
    execution = card.execution
    if execution is None:
        yield "The form has no funds, and no points for their execution."
        return
    budget = execution.budget
    amounts = (
        ("initial budget", budget.initial),
        ("budget of the year", budget.adjusted),
        ("executed", budget.executed),
    )
    told = [f"{name}: {'not filled in' if each is None else bare(each) + budget.unit}" for name, each in amounts]
    rate, printed = rate_of(budget), printed_rate(budget)
    other = f" (the form prints {printed}, which the amounts do not give)" if printed else ""
    yield f"Funds: {'; '.join(told)}; execution rate: {rate + other if rate else 'none'}."
    sums = facts.by_sources(budget, card.rulebook)
    counted = f" The sums over the sources count ({bare(sums[1])} ÷ {bare(sums[0])})." if sums else ""
    yield f"Execution: {_points(execution, budget.self_score, _why(execution))}.{counted}"


def _span(node: Scored) -> str:
    return f"{bare(node.low)} to {bare(node.high)}"


def _points(node: Scored, stated: Decimal | None, why: str) -> str:
    """Points and why, beside those that the form reports where they differ."""
    of = f" of {bare(node.weight)} points"
    because = f" ({why})" if why else ""
    if node.low != node.high:
        told = f"; the form reports {bare(stated)}" if stated is not None else ""
        return f"open, from {_span(node)}{of}{because}{told}"
    told = "" if stated in {None, node.low} else f"; the form reports {bare(stated or node.low)}"
    return f"{bare(node.low)}{of}{because}{told}"


def _why(score: IndicatorScore | ExecutionScore) -> str:
    """What decided in the end."""
    return clause(score.explain("en").steps[-1].text)


def _indicators(card: Scorecard) -> Iterator[str]:
    yield (
        f"Indicators of the first tier: {len(card.dimensions)}; of the second: {len(card.categories)}; "
        f"of the third: {len(card.indicators)}."
    )
    if card.form.outcome:
        yield f"What was done of the goal: {clause(card.form.outcome)}."
    for first, dimension in enumerate(card.dimensions, start=1):
        yield f"4.{first} {_tier(dimension, dimension.indicators)}"
        for second, category in enumerate(dimension.categories, start=1):
            if category.name != dimension.name or len(dimension.categories) > 1:
                yield f"4.{first}.{second} {_tier(category, category.indicators)}"
            for number, score in enumerate(category.indicators, start=1):
                yield f"({number}) {said(score.name)}: {_row(score)}."


def _tier(node: Scored, scores: tuple[IndicatorScore, ...]) -> str:
    """The sums of a tier."""
    count = f"{said(node.name)}: {len(scores)} indicator{'s' if len(scores) > 1 else ''}"
    if not node.weight:
        return f"{count}, without points at stake."
    rate = f" ({percent(node.rate)})" if node.low == node.high and node.rate is not None else ""
    return f"{count}, {_points(node, reported(scores), '')}{rate}."


def _row(score: IndicatorScore) -> str:
    """Target, actual, weight and points of an indicator."""
    indicator = score.indicator
    cells = f"target {clause(indicator.target_text) or 'blank'}, actual {clause(indicator.actual_text) or 'blank'}"
    told = f"; the form reports {bare(indicator.self_score)}" if indicator.self_score is not None else ""
    if indicator.weight is None:
        return f"{cells}; no points at stake{told}"
    if is_out(score):
        return f"{cells}; {bare(score.weight)} points, not applicable and left out{told}"
    return f"{cells}; {_points(score, indicator.self_score, _why(score))}"


def _deviations(card: Scorecard) -> Iterator[str]:
    losses = facts.losses(card)
    listed = ", ".join(f"{said(name)} {bare(points)}" for name, points in losses)
    if losses:
        yield f"Points lost: {bare(total(points for _, points in losses))}, namely {listed}."
    elif not card.weight:
        yield "No points are at stake, so none can be lost."
    else:
        beside = "Beside what is open, no" if facts.open_names(card) else "No"
        yield f"{beside} points were lost."
    execution = card.execution
    if execution is not None and execution.lost:
        yield f"Execution of the budget: {bare(execution.lost)} points lost."
    for number, score in enumerate(facts.explained(card), start=1):
        yield f"({number}) {said(score.name)}: {_outcome(score)} {_reason(score)}"
    for label, text in facts.analyses(card.form):
        yield f"The form says under “{label}”: {text}."


def _outcome(score: IndicatorScore) -> str:
    points = score.lost
    opened = "points still open" if score.low != score.high else ""
    told = f"{bare(points)} points lost" if points else "no points lost"
    return f"{', '.join(each for each in (opened, told) if each)}."


def _reason(score: IndicatorScore) -> str:
    indicator = score.indicator
    return f"Reason: {clause(indicator.reason)}." if indicator.has_reason else "The form gives no reason, and has to."


def _conclusion(card: Scorecard) -> Iterator[str]:
    if card.low == card.high:
        yield _total(card)
    else:
        yield f"Total and grade follow once all is judged; until then the total is from {_span(card)} points."
    missing = sum(bool(each.lost) and not each.indicator.has_reason for each in facts.explained(card))
    if missing:
        yield f"Indicators that lost points without a reason in the form: {missing}."
