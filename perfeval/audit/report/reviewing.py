"""A report held against its form."""

from __future__ import annotations

from perfeval._shown import shown
from perfeval.audit.choosing import Choice, Wanted, places_of
from perfeval.audit.report.checks import REPORT_CHECKS
from perfeval.audit.report.claims import Amount, Claims, Count, Denial, Graded, OfRow, Rate, Reported
from perfeval.audit.report.facts import amounts_in, counts_in, denials_in, grades_in, rates_in
from perfeval.audit.report.names import names_of
from perfeval.audit.report.passages import passages_of
from perfeval.audit.report.reading import Reader, is_heading
from perfeval.audit.report.recognising import recognised
from perfeval.audit.report.repeating import Repeated
from perfeval.errors import InvalidForm
from perfeval.finding import Finding
from perfeval.form import SelfEvaluation

__all__ = ["audit_report"]


def audit_report(
    form: SelfEvaluation,
    text: str,
    *,
    select: Choice = (),
    ignore: Choice = (),
    language: str = "zh",
) -> tuple[Finding, ...]:
    """What a written report (绩效自评报告) says otherwise than the table of its form.

    The text may be a whole document: passages of other projects and the tables in it are no claims about this form.
    A sentence that is not understood as a claim is left alone, and so is what it repeats word for word from the form.
    Findings are sorted by severity, then in the order of the form; each quotes the sentence and gives both figures.

    Raises:
        UnknownCheck: for a code that no finding has.
        PerfevalError: for what is no form, no text or no language.

    >>> from perfeval import SelfEvaluation, audit_report
    >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "6次", "分值": 10, "得分": 10}]
    >>> form = SelfEvaluation.from_rows(rows, project="宣传经费")
    >>> found, = audit_report(form, "宣传次数目标3次，实际完成8次，得10分。")
    >>> print(found.code, found.place[-1], found.message)
    report-actual-differs 宣传次数 报告称“宣传次数目标3次，实际完成8次，得10分”，实际完成值为 8次，表列 6次
    """
    wanted = Wanted.of(select, ignore, language)
    if not isinstance(form, SelfEvaluation):
        raise InvalidForm(f"{shown(form)} is no form", remedy="pass a SelfEvaluation, as read_form(text) gives")
    if not isinstance(text, str):
        raise InvalidForm(f"{shown(text)} is no text", remedy="pass the report as text")
    reported = _reported(form, text)
    found = [
        finding
        for check in REPORT_CHECKS
        if wanted.asks(check.code)
        for finding in dict.fromkeys(wanted.findings(check, check.run(reported)))
    ]
    return wanted.finish(found, places_of(form))


def _reported(form: SelfEvaluation, text: str) -> Reported:
    """Read what a text claims about a form."""
    names = names_of(form)
    repeated = Repeated(form, names)
    lines = text.splitlines()
    passages = passages_of(["…" if repeated.owns(line) else line for line in lines], form.project)
    reader = Reader(names, form.year)
    amounts: list[Amount] = []
    rates: list[Rate] = []
    grades: list[Graded] = []
    counts: list[Count] = []
    denials: list[Denial] = []
    for number, _ in passages.lines:
        line = lines[number]
        for sentence, own in repeated.sentences_of(line, number):
            parts, about = reader.read(sentence, heading=is_heading(sentence, line), own=own)
            spans = [part.span for part in parts if part.subject.rows]
            amounts += amounts_in(sentence, spans, form.year)
            rates += rates_in(sentence, spans, form.year)
            grades += grades_in(sentence)
            counts += counts_in(sentence, parts, reader.under, names)
            denials += denials_in(sentence, parts, about, reader.under, names)
    renamed, unknown = recognised(reader.unknown, names, reader.mentioned)
    claims = Claims(
        (*reader.rows, *(OfRow((each.row,), each.figures) for each in renamed)),
        renamed,
        unknown,
        tuple(reader.tiers),
        tuple(amounts),
        tuple(rates),
        tuple(reader.execution),
        tuple(reader.totals),
        tuple(grades),
        tuple(counts),
        tuple(denials),
        passages.others,
        frozenset(reader.mentioned),
    )
    return Reported(form, names.rows, claims)
