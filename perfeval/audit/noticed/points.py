"""What has to be explained beside the points, what is noticed in the form as a whole, and in its funds."""

from __future__ import annotations

from typing import Final

from perfeval.audit.noticed.entry import Noticed, Section
from perfeval.finding import Severity

EXPLAINED: Final = (
    Noticed(
        "not-equal-unexplained",
        Section.EXPLAINED,
        (Severity.WARNING,),
        "A ＝ target is not equalled, and no reason is given.",
        "=12次 and 13次 under a rulebook with ``attention=Attention(not_equal=True)``",
        "Give the reason.",
        "填写偏差原因",
    ),
    Noticed(
        "limit-exceeded-unexplained",
        Section.EXPLAINED,
        (Severity.WARNING,),
        "A ≤ target is exceeded, and no reason is given.",
        "≤90万元 and 100万元 under a rulebook with ``attention=Attention(exceeded=True)``",
        "Give the reason.",
        "填写超出上限的原因",
    ),
    Noticed(
        "overshoot-deducted",
        Section.EXPLAINED,
        (Severity.WARNING,),
        "The actual is beyond the line from which the rulebook takes points off; the sentence says how many.",
        '≥100次 and 155次 under a rulebook with ``at_least=Overshoot("1.3", off="0.05", each="0.1")``',
        "Set a better target next year.",
        "下年度合理设定目标值",
    ),
    Noticed(
        "overshoot-marked",
        Section.EXPLAINED,
        (Severity.NOTE,),
        "The actual is so far beyond the target that the system marks its points and lets them be edited. No "
        "reason is asked for.",
        "≥100册 and 120册 under `INTEGRATED`",
        "See whether the target was set too low.",
        "核实目标值是否偏低",
    ),
    Noticed(
        "not-equal-marked",
        Section.EXPLAINED,
        (Severity.NOTE,),
        "A ＝ target is not equalled, which the system marks.",
        "=12次 and 13次 under `HEBEI_TIANJIN`",
        "See whether the points are right.",
        "核实得分是否恰当",
    ),
    Noticed(
        "limit-exceeded-marked",
        Section.EXPLAINED,
        (Severity.NOTE,),
        "A ≤ target is exceeded, which the system marks.",
        "≤90万元 and 100万元 under `HEBEI_TIANJIN`",
        "See whether the points are right.",
        "核实得分是否恰当",
    ),
    Noticed(
        "note-missing",
        Section.EXPLAINED,
        (Severity.WARNING,),
        "Words are scored, and no note says why.",
        "有效提高 and 有效提高 under `GUANGXI`",
        "Write the note (评分说明).",
        "填写评分说明",
    ),
    Noticed(
        "full-points-below-target",
        Section.EXPLAINED,
        (Severity.WARNING,),
        "The target was missed, and the interval of the actual gives all points all the same.",
        "满意度 ≥95% and 91% under `MOF_2021`",
        "See whether the rulebook is meant so; the guide's text could not be compared.",
        "核实评分办法的分档是否确为此意",
    ),
)

WHOLE: Final = (
    Noticed(
        "warning-light-red",
        Section.WHOLE,
        (Severity.WARNING,),
        "The execution of the budget has a much smaller share of its points than the indicators have of theirs.",
        "90 of 90 for the indicators, 3 of 10 for the execution, under `INTEGRATED`",
        "See how so much was reached with so little money, and whether the targets were set too low.",
        "核实支出少而得分高的原因，以及目标值是否偏低",
    ),
    Noticed(
        "warning-light-yellow",
        Section.WHOLE,
        (Severity.WARNING,),
        "There is no budget, or much of it is unspent.",
        "70 of 100万元 spent, and 63 of 90 points, under `INTEGRATED`",
        "Say why, and what becomes of the rest.",
        "说明资金未支出的原因及结余资金的去向",
    ),
    Noticed(
        "warning-light-open",
        Section.WHOLE,
        (Severity.NOTE,),
        "Whether the light is red depends on points that are open.",
        "words that nobody has judged",
        "Judge them.",
        "对尚未评分的指标予以评定",
    ),
)

FUNDS: Final = (
    Noticed(
        "funds-missing",
        Section.FUNDS,
        (Severity.ERROR,),
        "The full-year budget or what was spent of it is missing.",
        "全年执行数 left blank",
        "Fill it in.",
        "补填全年预算数和全年执行数",
    ),
    Noticed(
        "execution-unexplained",
        Section.FUNDS,
        (Severity.WARNING,),
        "The execution rate is below the line from which the rulebook asks for a reason.",
        "17 of 20万元 under `SICHUAN_2025`",
        "Say why. The usual form has no column for it, so the question stays.",
        "说明预算执行率偏低的原因",
    ),
    Noticed(
        "budget-zero",
        Section.FUNDS,
        (Severity.ERROR,),
        "The full-year budget is zero, so there is no execution rate.",
        "0 and 207.45",
        "Correct the budget: what was spent was in some budget.",
        "更正全年预算数：有支出即应有预算",
    ),
    Noticed(
        "executed-above-budget",
        Section.FUNDS,
        (Severity.WARNING,),
        "More was spent than the full-year budget.",
        "100 and 120",
        "Check both; the points stay at the weight.",
        "核对全年预算数和全年执行数；得分以分值为限",
    ),
    Noticed(
        "executed-below-zero",
        Section.FUNDS,
        (Severity.ERROR,),
        "What was spent is below zero.",
        "-5",
        "Check it.",
        "核对全年执行数",
    ),
    Noticed(
        "completion-unknown",
        Section.FUNDS,
        (Severity.WARNING,),
        "The rulebook asks whether the project is completed, and the form does not say.",
        "95 of 100 under `MOF_2021`",
        "Say it: Budget(completed=True).",
        "写明项目是否已完成",
    ),
    Noticed(
        "rate-of-other-columns",
        Section.FUNDS,
        (Severity.WARNING,),
        "The letters in the headings of the funds make the execution rate another ratio than 全年执行数 ÷ 全年预算数.",
        "年初预算数(A), 全年预算数(B), 全年执行数(C) and 执行率(B/A)",
        "Correct the letters in the heading, and see which ratio is printed below it.",
        "更正执行率的表头字母，并核对执行率是否为全年执行数 ÷ 全年预算数",
    ),
)
