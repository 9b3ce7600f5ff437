"""Checks of weights and sums: the total, the grade, and how the points are spread."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval._exact import bare, multiply, total
from perfeval.audit.check import Case, Said, check
from perfeval.audit.measures import between, fits, reported
from perfeval.finding import Severity
from perfeval.scorecard.checks import has_no_weights

_TWO: Final = Decimal(2)


@check("total-differs", Severity.ERROR, "重新加总各项得分，更正总分或有误的得分")
def total_differs(case: Case) -> Iterator[Said]:
    """The printed total is not the sum of the points.

    What it checks: 总分 against the sum of all 得分, that of the execution among them;
        where the form reports no points by row, against the total under the rulebook.
        What differs by rounding alone is a note.
    Why: The grade follows from the total.
    Example: 总分 98 over points that come to 96.
    What to do: Add the points up again and correct the total, or the row that is wrong.
    Known limits: Rows that report no points may have any up to their weight.
    Source: 财预〔2020〕10号: the total is the sum of the points.
    """
    printed, summed = case.form.self_total, reported(case.card)
    if printed is None or (summed is None and has_no_weights(case.form)):
        return
    low, high = summed or (case.card.low, case.card.high)
    if low <= printed <= high:
        return
    points, name = between(low, high), case.rulebook.name
    yield Said(
        case.whole,
        f"表列总分 {bare(printed)} 分，" + (f"各项得分合计 {points} 分" if summed else f"按 {name} 计为 {points} 分"),
        f"the total in print is {bare(printed)}, "
        + (f"the points come to {points}" if summed else f"under {name} it is {points}"),
        Severity.NOTE if fits(printed, low) or fits(printed, high) else None,
    )


@check("grade-does-not-follow", Severity.ERROR, "按总分和等级标准更正自评结论")
def grade_follows(case: Case) -> Iterator[Said]:
    """The printed grade is not that of the total.

    What it checks: 自评结论 against the grade of 总分 on the scale that the form states, else on the rulebook's;
        where no total is printed, of the sum of the points, else of the total under the rulebook.
    Why: The grade is what is published and what budgets are decided by.
    Example: 良 beside 92 points.
    What to do: Correct the grade, or the total.
    Known limits: Where the points allow several grades and no total is printed, nothing is said.
    Source: The scale of the form or of the rulebook.
    """
    form, scale = case.form, case.form.grade_scale or case.rulebook.grades
    if form.self_grade is None:
        return
    ends = (form.self_total,) if form.self_total is not None else reported(case.card) or (case.card.low, case.card.high)
    if form.self_total is None and has_no_weights(form):
        return
    grades = {scale.grade(end) for end in ends}
    if form.self_grade in grades or len(grades) > 1:
        return
    points = between(min(ends), max(ends))
    right, said = scale.name_of(grades.pop()), scale.name_of(form.self_grade)
    yield Said(
        case.whole,
        f"自评结论为“{said}”，{points} 分对应的等级为“{right}”（{scale}）",
        f"the grade in print is {said}, {points} points are {right} ({scale})",
    )


@check("one-indicator-carries-most", Severity.WARNING, "细化指标，分散分值")
def carries_most(case: Case) -> Iterator[Said]:
    """One indicator has more than half of the points of all indicators.

    What it checks: the weight of each indicator against half of the sum.
    Why: The form then says little more than whether that one was met.
    Example: 实施总成本 with 90 of 90 points.
    What to do: Set indicators for quantity, quality, time, cost and benefit, and spread the points.
    Known limits: The line of one half is this library's.
    Source: Reviews of published forms.
    """
    weights = total(each.weight for each in case.card.indicators)
    for each in case.card.indicators:
        if multiply(each.weight, _TWO) > weights:
            yield Said(
                each.place,
                f"该指标分值 {bare(each.weight)} 分，超过全部指标分值 {bare(weights)} 分的一半",
                f"this indicator has {bare(each.weight)} of the {bare(weights)} points of all",
            )


SUM_CHECKS: Final = (total_differs, grade_follows, carries_most)
