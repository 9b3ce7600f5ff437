"""Score two published forms and say why: what ``make demo`` shows."""

from __future__ import annotations

from perfeval import evaluate, read_forms, samples
from perfeval.rulebooks import MOF_2020

for form in read_forms(samples.text("published")):
    card = evaluate(form, MOF_2020)

    # The table, what decided each line, the total, the grade, and below it what a reviewer would ask.
    print(card)

    print(f"\n得分 {card.total}，等级 {card.grade}；自评 {form.self_total} 分，{form.self_grade}")

    # Why these points: here of the indicator that leaves most to ask; every other one can say it too.
    score = max(card.indicators, key=lambda each: len(each.findings))
    print(f"\n{score.explain()}\n")

    # What a reviewer would ask, one by one: code, severity, message and place.
    for finding in card.findings:
        print(finding.code, finding.severity, " / ".join(finding.place))
    print()
