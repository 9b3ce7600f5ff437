"""Branches that decide no points: how texts were read, what a reviewer asks, what was taken off.

Beside :mod:`.sentences` no other module has words about an indicator.
"""

from __future__ import annotations

from typing import Final

from perfeval.finding import Severity
from perfeval.rulebook.sentences import Branch

OPERATOR_MISSING: Final = {
    "at_least": Branch(
        "operator-missing",
        "未写符号",
        "目标 {target} 未写符号，按“不低于”计（本库读法）",
        "the target {target} has no sign: read as ≥ (this library's reading)",
        Severity.WARNING,
        by_document=False,
    ),
    "at_most": Branch(
        "operator-missing",
        "未写符号",
        "目标 {target} 未写符号，按“不超过”计（本库读法）",
        "the target {target} has no sign: read as ≤ (this library's reading)",
        Severity.WARNING,
        by_document=False,
    ),
}
UNIT_MISSING: Final = Branch(
    "unit-missing",
    "未写单位",
    "{target} 与 {actual} 有一方未写单位，按同一单位计",
    "{target} or {actual} lacks its unit: taken as the same",
    Severity.NOTE,
    by_document=False,
)
UNIT_NAMED: Final = Branch(
    "unit-missing",
    "未写单位",
    "{target} 与 {actual} 有一方未写单位，按指标名称中的单位计",
    "{target} or {actual} lacks its unit: taken as that of the name",
    Severity.NOTE,
    by_document=False,
)
COUNTED_APART: Final = Branch(
    "units-counted-differently",
    "量词不同",
    "{target} 与 {actual} 的量词不同，按个数比较",
    "{target} and {actual} count in different words: compared as numbers",
    Severity.NOTE,
    by_document=False,
)
PERCENT_OR_POINTS: Final = Branch(
    "percent-or-points",
    "百分比与百分点",
    "{target} 与 {actual} 一为百分比、一为百分点，按同一数值比较",
    "one of {target} and {actual} is in per cent, the other in points of percent: compared as numbers",
    Severity.WARNING,
    by_document=False,
)
YEAR_NOT_COMPARED: Final = Branch(
    "year-not-compared",
    "年度未核对",
    "目标 {target} 或实际 {actual} 写明年份，表未写年度，按本年数计",
    "the target {target} or the actual {actual} names a year, the form none: taken as this year's",
    Severity.WARNING,
    by_document=False,
)
DONE_BEFORE_YEAR: Final = Branch(
    "done-before-year",
    "早于本年度",
    "实际 {actual} 早于本表年度，请核对日期",
    "{actual} lies before the year of the form: look at the date",
    Severity.WARNING,
    by_document=False,
)
OUT_OF_SCALE: Final = Branch(
    "actual-out-of-scale",
    "数值悬殊",
    "实际 {actual} 与目标 {target} 相差悬殊，请核对单位和小数点",
    "{actual} is out of all proportion to {target}: look at the unit and the decimal point",
    Severity.WARNING,
    by_document=False,
)
ABOVE_RANGE: Final = Branch(
    "above-range",
    "高于区间",
    "实际 {actual} 高于目标区间 {target}，按反向比例计分；如多多益善，应予评定",
    "{actual} is above the range {target}, and scored as too much: judge it where more is better",
    Severity.WARNING,
    by_document=False,
)
TARGET_DOUBT: Final = Branch(
    "target-uncertain",
    "目标存疑",
    "目标 {target}：{target_doubt}",
    "target {target}: {target_doubt}",
    Severity.WARNING,
    by_document=False,
)
ACTUAL_DOUBT: Final = Branch(
    "actual-uncertain",
    "实际存疑",
    "实际 {actual}：{actual_doubt}",
    "actual {actual}: {actual_doubt}",
    Severity.WARNING,
    by_document=False,
)
TARGET_SAYS_MORE: Final = Branch(
    "target-says-more",
    "目标另有文字",
    "目标 {target}：{target_doubt}",
    "target {target}: {target_doubt}",
    Severity.NOTE,
    by_document=False,
)
ACTUAL_SAYS_MORE: Final = Branch(
    "actual-says-more",
    "实际另有文字",
    "实际 {actual}：{actual_doubt}",
    "actual {actual}: {actual_doubt}",
    Severity.NOTE,
    by_document=False,
)
REASON_MISSING: Final = Branch(
    "reason-missing",
    "未说明原因",
    "得 {points} 分，低于分值 {weight} 分，未说明偏差原因",
    "{points} of {weight} points, and no reason is given",
    Severity.WARNING,
)
SELF_SCORE_TOO_HIGH: Final = Branch(
    "self-score-above-weight",
    "自评超分值",
    "自评得分 {self_score} 分，高于分值 {weight} 分",
    "the form reports {self_score} of {weight} points",
    Severity.ERROR,
    by_document=False,
)
DEDUCTED: Final = Branch(
    "deducted", "审核扣减", "审核扣减 {deduction} 分，得 {points} 分", "{deduction} points taken off: {points} points"
)
JUDGEMENT_NEEDLESS: Final = Branch(
    "judgement-needless",
    "无需评定",
    "得分由数值决定，评定“{judged}”未采用",
    "the points follow from the form, the judgement {judged} is not used",
    Severity.NOTE,
    by_document=False,
)
POINTS_CAPPED: Final = Branch(
    "points-capped",
    "以上限为限",
    "项目未设该类指标，默认指标的得分以 {cap} 分为限",
    "the project set no indicator of the kind: its default one has {cap} points at most",
    Severity.WARNING,
)
NOTE_MISSING: Final = Branch(
    "note-missing",
    "未填评分说明",
    "定性指标未填评分说明",
    "words are scored, and no note says why",
    Severity.WARNING,
)
EXECUTION_UNEXPLAINED: Final = Branch(
    "execution-unexplained",
    "执行率偏低",
    "执行数 {actual}，全年预算数 {target}，执行率低于 {line}%，须说明原因",
    "executed {actual} of {target}: below {line}%, which has to be explained",
    Severity.WARNING,
)
FULL_THOUGH_MISSED: Final = Branch(
    "full-points-below-target",
    "未达标得满分",
    "实际 {actual} 未达到目标 {target}，仍得满分 {weight} 分，请核对",
    "{actual} misses {target}, and has all {weight} points all the same: look at it",
    Severity.WARNING,
)

#: What has to be explained, and is not.
UNEXPLAINED: Final = {
    "overshoot": Branch(
        "overshoot-unexplained",
        "超额未说明",
        "实际 {actual} 远超目标 {target}，未说明原因",
        "{actual} is far beyond {target}, and no reason is given",
        Severity.WARNING,
    ),
    "not-equal": Branch(
        "not-equal-unexplained",
        "不等未说明",
        "实际 {actual} 不等于目标 {target}，未说明原因",
        "{actual} does not equal {target}, and no reason is given",
        Severity.WARNING,
    ),
    "limit-exceeded": Branch(
        "limit-exceeded-unexplained",
        "超限未说明",
        "实际 {actual} 超过上限 {target}，未说明原因",
        "{actual} exceeds the limit {target}, and no reason is given",
        Severity.WARNING,
    ),
}

#: What a system marks, without asking for anything.
MARKED: Final = {
    "overshoot": Branch(
        "overshoot-marked",
        "超额标记",
        "实际 {actual} 远超目标 {target}，系统标红，得分可修改",
        "{actual} is far beyond {target}: the system marks the points and lets them be edited",
        Severity.NOTE,
    ),
    "not-equal": Branch(
        "not-equal-marked",
        "不等标记",
        "实际 {actual} 不等于目标 {target}，系统标红，得分可修改",
        "{actual} does not equal {target}: the system marks the points and lets them be edited",
        Severity.NOTE,
    ),
    "limit-exceeded": Branch(
        "limit-exceeded-marked",
        "超限标记",
        "实际 {actual} 超过上限 {target}，系统标红，得分可修改",
        "{actual} exceeds the limit {target}: the system marks the points and lets them be edited",
        Severity.NOTE,
    ),
}
