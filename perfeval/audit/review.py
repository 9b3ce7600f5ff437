"""Checks of what a reviewer says (复核完成值, 复核得分), against the form and its rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import attrs

from perfeval._exact import bare
from perfeval._shown import clipped
from perfeval._text import squeeze
from perfeval.audit.check import FUNDS, Case, Said, check, span
from perfeval.audit.measures import between, fits, is_rounded, reported
from perfeval.finding import Severity
from perfeval.form import Indicator
from perfeval.scorecard import IndicatorScore, evaluate_indicator


@check("reviewed-otherwise", Severity.WARNING, "与单位核对，按复核认定的完成值和得分更正")
def otherwise(case: Case) -> Iterator[Said]:
    """The reviewer found another actual, or gives other points, than the form reports.

    What it checks: 复核完成值 against 实际完成值, and 复核得分 against 得分, in each row, for the execution and in all.
    Why: The reviewer's word counts, and the unit has to know where it was overruled.
    Example: 20场 in the form, 18场 found; 15 points reported, 11 given.
    What to do: Settle it with the unit, and correct the form.
    Known limits: An actual is compared by its value where both are read, else by its words.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        each = score.indicator
        said = squeeze(each.reviewed_actual)
        if said and said != squeeze(each.actual_text) and _found(score).actual != each.actual:
            mine, theirs = clipped(each.actual_text) or "（未填）", clipped(each.reviewed_actual)
            yield Said(
                score.place,
                f"复核完成值为 {theirs}，自评完成值为 {mine}",
                f"the reviewer found {theirs}, the form says {clipped(each.actual_text) or 'nothing'}",
            )
        yield from _other_points(score.place, each.self_score, each.reviewed_score)
    budget = case.form.budget
    if budget is not None:
        yield from _other_points(FUNDS, budget.self_score, budget.reviewed_score)
    yield from _other_points(case.whole, case.form.self_total, case.form.reviewed_total)


def _other_points(place: tuple[str, ...], mine: Decimal | None, theirs: Decimal | None) -> Iterator[Said]:
    if mine is not None and theirs is not None and mine != theirs:
        yield Said(
            place,
            f"复核得 {bare(theirs)} 分，自评 {bare(mine)} 分",
            f"the reviewer gives {bare(theirs)} points, the form reports {bare(mine)}",
        )


def _found(score: IndicatorScore) -> Indicator:
    """The indicator with what the reviewer found done, where that is said."""
    each = score.indicator
    return attrs.evolve(each, actual=each.reviewed_actual, actual_text="") if squeeze(each.reviewed_actual) else each


@check("reviewed-points-differ", Severity.ERROR, "按复核完成值重新计算复核得分")
def points(case: Case) -> Iterator[Said]:
    """The reviewer's points are not those that the rulebook gives for what the reviewer found.

    What it checks: 复核得分 of each row and of the execution against the points under the rulebook,
        with 复核完成值 in the place of the actual. What differs by rounding alone is a note.
    Why: A review that is worked out wrongly is no better than the form.
    Example: ≤160万元 and 386万元, reviewed at 10.5 of 15; under MOF_2020 it is 6.22.
    What to do: Score the row again with what was found.
    Known limits: Where the points are open, only points outside of what is allowed are found.
    Source: The rulebook.
    """
    for score in case.card.indicators:
        theirs, (dimension, category, _) = score.indicator.reviewed_score, score.place
        if theirs is None or not score.weight:
            continue
        again = evaluate_indicator(
            _found(score), case.rulebook, dimension=dimension, category=category, year=case.form.year
        )
        yield from _against(score.place, theirs, *span(again, case.rulebook), case)
    execution, budget = case.card.execution, case.form.budget
    if execution is not None and budget is not None and budget.reviewed_score is not None:
        yield from _against(FUNDS, budget.reviewed_score, execution.low, execution.high, case)


def _against(place: tuple[str, ...], theirs: Decimal, low: Decimal, high: Decimal, case: Case) -> Iterator[Said]:
    if low <= theirs <= high:
        return
    computed, name = between(low, high), case.rulebook.name
    yield Said(
        place,
        f"复核得 {bare(theirs)} 分，按 {name} 计为 {computed} 分",
        f"the reviewer gives {bare(theirs)} points, under {name} it is {computed}",
        Severity.NOTE if is_rounded(theirs, low, high) else None,
    )


@check("reviewed-total-differs", Severity.ERROR, "重新加总各项复核得分，更正复核总分")
def total_of_review(case: Case) -> Iterator[Said]:
    """The reviewer's total is not the sum of the reviewer's points.

    What it checks: 复核总分 against the sum of 复核得分; what differs by rounding alone is a note.
    Why: The grade follows from it.
    Example: 复核总分 95 over points that come to 93.65.
    What to do: Add them up again.
    Known limits: Rows that are not reviewed may have any points up to their weight.
    Source: 财预〔2020〕10号: the total is the sum of the points.
    """
    printed = case.form.reviewed_total
    summed = reported(case.card, "reviewed_score")
    if printed is None or summed is None or summed[0] <= printed <= summed[1]:
        return
    points = between(*summed)
    yield Said(
        case.whole,
        f"复核总分 {bare(printed)} 分，各项复核得分合计 {points} 分",
        f"the reviewed total is {bare(printed)}, the reviewed points come to {points}",
        Severity.NOTE if any(fits(printed, end) for end in summed) else None,
    )


REVIEW_CHECKS: Final = (otherwise, points, total_of_review)
