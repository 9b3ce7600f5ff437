"""The audit of one form, and of many."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from perfeval._plain import has_parts, limited
from perfeval._shown import shown
from perfeval.audit.check import Case
from perfeval.audit.choosing import Choice, Wanted, places_of
from perfeval.audit.registry import ACROSS, CHECKS
from perfeval.errors import InvalidForm
from perfeval.finding import Finding, Severity
from perfeval.form import SelfEvaluation
from perfeval.rulebook import Rulebook
from perfeval.scorecard import IndicatorScore, evaluate

__all__ = ["audit", "audit_many"]


def audit(
    form: SelfEvaluation,
    rulebook: Rulebook,
    *,
    select: Choice = (),
    ignore: Choice = (),
    language: str = "zh",
) -> tuple[Finding, ...]:
    """Everything that a reviewer would mark on a form: what is wrong with it, and what scoring noticed.

    Where the actual names a band and the form's own points lie in it, there is nothing to ask, only to note.
    Findings are sorted by severity, then in the order of the form; each says where, with figures, and what to do.
    *select* and *ignore* take codes and severities; *language* is ``zh`` or ``en``.

    Raises:
        UnknownCheck: for a code that no finding has; the message says which is near.
        PerfevalError: for what is no form, no rulebook or no language.

    >>> from perfeval import Budget, SelfEvaluation, audit
    >>> from perfeval.rulebooks import MOF_2020
    >>> rows = [{"三级指标": "宣传册", "年度指标值": "≥9册", "实际完成值": "20册", "分值": 90, "得分": 80}]
    >>> funds = Budget(adjusted=100, executed=95, self_score=10)
    >>> form = SelfEvaluation.from_rows(rows, project="宣传经费", budget=funds, self_total=91)
    >>> for finding in audit(form, MOF_2020, select=["total-differs", "met-but-points-lost"]):
    ...     print(finding)
    错误：表列总分 91 分，各项得分合计 90 分（宣传经费）[total-differs]
    错误：实际 20册 达到目标 ≥9册，应得满分 90 分，自评 80 分，未说明原因（指标 → 指标 → 宣传册）[met-but-points-lost]
    """
    wanted = Wanted.of(select, ignore, language)
    return _audited(Case(form, rulebook, evaluate(form, rulebook)), wanted)


def audit_many(
    forms: Iterable[SelfEvaluation],
    rulebook: Rulebook,
    *,
    select: Choice = (),
    ignore: Choice = (),
    language: str = "zh",
) -> tuple[Finding, ...]:
    """What stands out across many forms, and then all that is wrong with each.

    Across them: every project at full points, one reason pasted everywhere, one figure of satisfaction.
    The place of a finding about one form begins with its project.
    Each form is audited as it is taken, so that a progress bar around *forms* moves with the work.

    Raises:
        UnknownCheck: for a code that no finding has.
        PerfevalError: for what is no form, no rulebook or no language.

    >>> from perfeval import SelfEvaluation, audit_many
    >>> from perfeval.rulebooks import MOF_2020
    >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "3次", "分值": 100, "得分": 100}]
    >>> forms = [SelfEvaluation.from_rows(rows, project=f"项目{name}") for name in "甲乙丙"]
    >>> print(audit_many(forms, MOF_2020, select="all-forms-full")[0])
    提示：3 个项目全部自评 100 分[all-forms-full]
    """
    wanted = Wanted.of(select, ignore, language)
    if isinstance(forms, SelfEvaluation) or not has_parts(forms):
        raise InvalidForm(f"{shown(forms)} is no sequence of forms", remedy="pass several, as in read_forms(text)")
    cases: list[Case] = []
    single: list[Finding] = []
    for form in limited(forms):
        case = Case(form, rulebook, evaluate(form, rulebook))
        cases.append(case)
        single += [
            finding if finding.place == case.whole else attrs.evolve(finding, place=(*case.whole, *finding.place))
            for finding in _audited(case, wanted)
        ]
    across = [
        finding for each in ACROSS if wanted.asks(each.code) for finding in wanted.findings(each, each.run(cases))
    ]
    return (*wanted.finish(across, {}), *single)


def _audited(case: Case, wanted: Wanted) -> tuple[Finding, ...]:
    """What scoring noticed, and what the checks find beside it."""
    in_reading = frozenset(case.form.findings)
    within = {("band", score.place) for score in case.card.indicators if _is_within(score)}
    noticed = [
        attrs.evolve(told, severity=Severity.NOTE) if (told.code, told.place) in within else told
        for each in case.card.findings_in(wanted.language)
        for told in [wanted.told(each, in_reading)]
    ]
    found = [
        finding for check in CHECKS if wanted.asks(check.code) for finding in wanted.findings(check, check.run(case))
    ]
    return wanted.finish([*noticed, *found], places_of(case.form))


def _is_within(score: IndicatorScore) -> bool:
    """Whether the form's own points settle what a band leaves open; 完成 for 满意 is no word of the bands."""
    points, is_named = score.indicator.self_score, "达成" in score.indicator.actual_text
    return score.decided_by == "band" and is_named and points is not None and score.low <= points <= score.high
