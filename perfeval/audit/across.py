"""Checks across many forms: what no single form shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from perfeval._exact import bare
from perfeval._shown import clipped
from perfeval._text import squeeze
from perfeval.audit.check import Case, Said, check
from perfeval.audit.measures import reported
from perfeval.finding import Severity

#: Of fewer forms nothing can be said.
_FEWEST: Final = 3
#: A shorter reason is a word that many forms may well share.
_SHORTEST: Final = 6


def _named(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > _FEWEST else ""
    return "、".join(clipped(name, 20) for name in names[:_FEWEST]) + more


@check("all-forms-full", Severity.WARNING, "逐项核实得分依据，必要时抽查复核")
def all_full(cases: Sequence[Case]) -> Iterator[Said]:
    """Every form reports all points.

    What it checks: three forms or more, of which each reports the full points.
    Why: Where everybody has everything, nothing was measured.
    Example: ten projects of a department, each at 100.
    What to do: Sample some of them, and see what the points follow from.
    Known limits: Forms that report no total count by their rows, and not at all where these report none.
    Source: Reviews of published forms.
    """
    full = [case for case in cases if _total(case) == case.rulebook.grades.full]
    if len(cases) >= _FEWEST and len(full) == len(cases):
        points = bare(cases[0].rulebook.grades.full)
        yield Said((), f"{len(cases)} 个项目全部自评 {points} 分", f"all {len(cases)} projects report {points} points")


def _total(case: Case) -> Decimal | None:
    """The total that a form prints, or that its points come to."""
    if case.form.self_total is not None:
        return case.form.self_total
    low, high = reported(case.card) or (None, None)
    return low if low == high else None


@check("reason-repeated", Severity.WARNING, "逐项分析偏差原因，不得套用同一文字")
def reason_repeated(cases: Sequence[Case]) -> Iterator[Said]:
    """One reason is pasted into several forms.

    What it checks: the same 偏差原因 of six characters or more in three forms or more.
    Why: A reason that fits everything explains nothing.
    Example: 因疫情影响，进度滞后 in eight projects.
    What to do: Ask for the reason of each.
    Known limits: Reasons that differ by a word are different.
    Source: Reviews of published forms.
    """
    where: dict[str, dict[int, None]] = {}
    for index, case in enumerate(cases):
        for indicator in case.form.indicators:
            text = squeeze(indicator.reason).strip("。；，.;,")
            if len(text) >= _SHORTEST:
                where.setdefault(text, {})[index] = None
    for text, found in where.items():
        if len(found) >= _FEWEST:
            names = _named([cases[index].form.project for index in found])
            said = clipped(text)
            yield Said(
                (),
                f"{len(found)} 个项目的偏差原因同为“{said}”（{names}）",
                f"{len(found)} projects give the same reason, “{said}” ({names})",
            )


@check("satisfaction-uniform", Severity.WARNING, "提供满意度调查的样本和结果")
def satisfaction_uniform(cases: Sequence[Case]) -> Iterator[Said]:
    """One figure of satisfaction stands in every form.

    What it checks: three forms or more that each have an actual of 满意度, and the same one.
    Why: Surveys of different people do not come out the same.
    Example: 95% in each of nine projects.
    What to do: Ask for the surveys.
    Known limits: 100 % everywhere is found like any other figure.
    Source: Reviews of published forms.
    """
    figures = [
        {str(score.indicator.actual) for score in case.card.indicators if "满意度" in " ".join(score.place)} - {"None"}
        for case in cases
    ]
    told = [each for each in figures if each]
    counted = Counter(figure for each in told for figure in each)
    if len(told) >= _FEWEST and len(counted) == 1:
        figure = next(iter(counted))
        yield Said(
            (),
            f"{len(told)} 个项目的满意度同为 {clipped(figure, 20)}",
            f"the satisfaction is {clipped(figure, 20)} in {len(told)} projects",
        )


ACROSS_CHECKS: Final = (all_full, reason_repeated, satisfaction_uniform)
