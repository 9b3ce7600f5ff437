"""Checks of a report: what it says of single indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval._exact import bare
from perfeval._shown import clipped
from perfeval.audit.check import FUNDS, Said, check
from perfeval.audit.report.claims import Reported, Row
from perfeval.audit.report.names import bare_name
from perfeval.audit.report.values import differs_from_actual, differs_from_target, is_neither, same_points
from perfeval.finding import Severity

#: How much of a sentence, and of a cell, a message quotes.
_QUOTED: Final = 60
_CELL: Final = 30

#: A report goes through the indicators where it does so with this many, and with all but one, or but a fifth.
_FEWEST: Final = 3
_SHARE: Final = 5
#: How many rows a message names.
_NAMED: Final = 5


def quoted(text: str) -> tuple[str, str]:
    """A sentence in a message, in both languages."""
    said = clipped(" ".join(text.split()), _QUOTED)
    return f"报告称“{said}”", f"the report says “{said}”"


def differs(place: tuple[str, ...], text: str, what: tuple[str, str], said: str, held: str) -> Said:
    """A figure of the report beside that of the table."""
    zh, en = quoted(text)
    mine, theirs = clipped(said, _CELL), clipped(held, _CELL)
    return Said(
        place, f"{zh}，{what[0]}为 {mine}，表列 {theirs}", f"{en}, so the {what[1]} is {mine}; the table has {theirs}"
    )


@check("report-target-differs", Severity.ERROR, "核对年度指标值，使报告与自评表一致")
def target_differs(reported: Reported) -> Iterator[Said]:
    """The report gives an indicator another target than the table.

    What it checks: what a sentence says of the target of an indicator against 年度指标值, by value:
        2000元 is 0.2万元, and a number that the report rounds or writes without its unit is the same.
    Why: One of the two is wrong, and the points follow from it.
    Example: ≤0.2万元 in the report, ≤244.23万元 in the table.
    What to do: See which target was approved, and correct the other.
    Known limits: Sentences that name no indicator of the form are not held against a target.
    Source: Reviews of published reports.
    """
    for rows, figures in reported.claims.rows:
        if figures.target and all(differs_from_target(figures.target, row.indicator) for row in rows):
            held = rows[0].indicator.target_text
            yield differs(rows[0].place, figures.text, ("年度指标值", "target"), figures.target, held)


@check("report-actual-differs", Severity.ERROR, "核对实际完成值，使报告与自评表一致")
def actual_differs(reported: Reported) -> Iterator[Said]:
    """The report gives an indicator another actual than the table.

    What it checks: what a sentence says was reached against 实际完成值, by value; other words for a description
        are a question, and a number right behind a name is held against target and actual.
    Why: One of the two is wrong, and the points follow from it.
    Example: 0.2万元 in the report, 244.23万元 in the table; 有效提升 for 有效提高.
    What to do: See what the evidence shows, and correct the other.
    Known limits: Numbers that are about so much (约, 多, 以上) are not compared.
    Source: Reviews of published reports.
    """
    for rows, figures in reported.claims.rows:
        found = [differs_from_actual(figures.actual, row.indicator) if figures.actual else False for row in rows]
        said = figures.actual
        if (
            figures.value
            and not figures.actual
            and all(is_neither(figures.value, row.indicator, done=figures.done) for row in rows)
        ):
            found, said = [True], figures.value
        if False not in found:
            made = differs(rows[0].place, figures.text, ("实际完成值", "actual"), said, rows[0].indicator.actual_text)
            yield made._replace(severity=None if True in found else Severity.WARNING)


@check("report-weight-differs", Severity.ERROR, "核对分值，使报告与自评表一致")
def weight_differs(reported: Reported) -> Iterator[Said]:
    """The report gives an indicator other points at stake than the table.

    What it checks: what a sentence says of 分值 or 权重, of an indicator and of 预算执行率.
    Why: One of the two is wrong.
    Example: 分值10分 in the report, 5 in the table.
    What to do: See which weight was approved, and correct the other.
    Known limits: Rows without a weight are not compared.
    Source: Reviews of published reports.
    """
    for rows, figures in reported.claims.rows:
        held = [row.indicator.weight for row in rows]
        if figures.weight is not None and _is_none_of(figures.weight, held):
            yield _points_differ(rows[0].place, figures.text, ("分值", "weight"), figures.weight, held[0])
    budget = reported.form.budget
    for figures in reported.claims.execution:
        if budget is not None and figures.weight is not None and _is_none_of(figures.weight, [budget.weight]):
            yield _points_differ(FUNDS, figures.text, ("分值", "weight"), figures.weight, budget.weight)


@check("report-points-differ", Severity.ERROR, "核对得分，使报告与自评表一致")
def points_differ(reported: Reported) -> Iterator[Said]:
    """The report gives an indicator other points than the table.

    What it checks: what a sentence says of 得分, of an indicator and of 预算执行率, against 得分 of the table;
        得满分 is all of 分值.
    Why: One of the two is wrong, and the total with it.
    Example: 得10分 in the report, 9 in the table.
    What to do: Add the points up, and correct the one that is wrong.
    Known limits: Rows for which the table reports no points are not compared;
        more points than the execution has are taken for a sum.
    Source: Reviews of published reports.
    """
    for rows, figures in reported.claims.rows:
        said = [row.indicator.weight if figures.full else figures.points for row in rows]
        held = [row.indicator.self_score for row in rows]
        pairs = [(mine, theirs) for mine, theirs in zip(said, held, strict=True) if mine is not None]
        if pairs and all(theirs is not None and not same_points(mine, theirs) for mine, theirs in pairs):
            yield _points_differ(rows[0].place, figures.text, ("得分", "score"), *pairs[0])
    budget = reported.form.budget
    for figures in reported.claims.execution:
        mine = budget.weight if figures.full and budget is not None else figures.points
        if budget is None or mine is None or (budget.weight is not None and mine > budget.weight):
            continue
        if _is_none_of(mine, [budget.self_score]):
            yield _points_differ(FUNDS, figures.text, ("得分", "score"), mine, budget.self_score)


def _is_none_of(said: Decimal, held: list[Decimal | None]) -> bool:
    """Whether a number is none of those that the table has, all of them known."""
    return all(each is not None and not same_points(said, each) for each in held)


def _points_differ(
    place: tuple[str, ...], text: str, what: tuple[str, str], said: Decimal, held: Decimal | None
) -> Said:
    return differs(place, text, what, f"{bare(said)} 分", f"{bare(held)} 分" if held is not None else "—")


@check("report-name-differs", Severity.ERROR, "统一指标名称，使报告与自评表一致")
def name_differs(reported: Reported) -> Iterator[Said]:
    """The report calls an indicator by another name than the table.

    What it checks: names that stand before a target, an actual or points, are no name of the form,
        and are near to one that the report does not mention.
    Why: A reader cannot tell whether it is the same indicator.
    Example: 资金到位率 for 资金到位及时率.
    What to do: Write the name of the table.
    Known limits: Words around a name that the form has, as in 全县培训人次, are no other name.
    Source: Reviews of published reports.
    """
    for name, row, figures in reported.claims.renamed:
        zh, en = quoted(figures.text)
        mine, theirs = clipped(name, _CELL), clipped(row.indicator.name, _CELL)
        yield Said(row.place, f"{zh}，指标名称为“{mine}”，表列“{theirs}”", f"{en}: “{mine}” is “{theirs}” in the table")


@check("report-indicator-unknown", Severity.ERROR, "核对该指标是否属于本项目，删去或补入自评表")
def indicator_unknown(reported: Reported) -> Iterator[Said]:
    """The report goes through an indicator that the table does not have.

    What it checks: sentences with target, actual or points of a name that is no name of the form, nor near to one.
    Why: It comes from another project or year, or the table lacks a row.
    Example: 培训场次目标4场，实际4场，得5分 in a report about a form without 培训场次.
    What to do: Delete it, or see whether the table lacks it.
    Known limits: A sentence with one figure alone is not taken for an indicator's.
    Source: Reviews of published reports.
    """
    for name, tiers, figures in reported.claims.unknown:
        zh, en = quoted(figures.text)
        mine = clipped(name, _CELL)
        place = tiers[0].place if tiers else reported.whole
        yield Said(place, f"{zh}，自评表中没有指标“{mine}”", f"{en}; the table has no indicator “{mine}”")


@check("report-indicator-unmentioned", Severity.NOTE, "在报告中补充该指标的完成情况")
def unmentioned(reported: Reported) -> Iterator[Said]:
    """The report goes through the indicators one by one, and leaves one out.

    What it checks: rows with points at stake whose name the report does not hold,
        where it gives figures of at least three indicators, and of all but one or but a fifth.
    Why: What is left out is not explained.
    Example: eight of nine indicators with target, actual and points.
    What to do: Say how it was completed.
    Known limits: A name that is written in other words counts as left out, unless it was recognised.
    Source: The usual outline of reports, which asks for each indicator.
    """
    claims = reported.claims
    gone_through = {rows[0].place for rows, figures in claims.rows if figures.is_full}
    staked = [row for row in reported.rows if row.indicator.weight]
    left = len(staked) - len(gone_through)
    if len(gone_through) < _FEWEST or left > max(1, len(staked) // _SHARE):
        return
    known = {row.place for _, row, _ in claims.renamed} | {row.place for rows, _ in claims.rows for row in rows}
    for row in staked:
        if row.place not in claims.mentioned | known:
            name = clipped(row.indicator.name, _CELL)
            yield Said(
                row.place,
                f"报告逐项说明了 {len(gone_through)} 项指标，未提及“{name}”",
                f"the report goes through {len(gone_through)} indicators and does not mention “{name}”",
            )


def listed(rows: tuple[Row, ...]) -> str:
    """Rows with their figures, in a message."""
    told = [
        f"{clipped(bare_name(row.indicator.name), 20)} {clipped(row.indicator.target_text, 20)} → "
        f"{clipped(row.indicator.actual_text, 20)}"
        for row in rows[:_NAMED]
    ]
    more = f" 等 {len(rows)} 项" if len(rows) > _NAMED else ""
    return "；".join(told) + more


ROW_CHECKS: Final = (
    target_differs,
    actual_differs,
    weight_differs,
    points_differ,
    name_differs,
    indicator_unknown,
    unmentioned,
)
