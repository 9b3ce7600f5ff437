"""Branches: the ways in which points can be decided, each with its own sentence.

A rule returns the branch that it took beside the points, so that what is explained is what decided.
Sentences are templates; they are filled in when somebody asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from perfeval._exact import bare
from perfeval.finding import Severity
from perfeval.form.comparison import Why

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


@attrs.frozen
class Branch:
    """One way in which points are decided.

    The fields of the templates: `target` and `actual` as written, `weight`, `points`, `low` and `high` of the result,
    `t` and `a` the two numbers in one unit.
    """

    #: The short name of the way, and of the finding that it makes.
    code: str
    #: The same in a few Chinese characters, for a table.
    brief: str
    zh: str
    en: str
    #: How much it matters to a reviewer; None where there is nothing to look at.
    severity: Severity | None = None
    #: Whether the rulebook's document says so, rather than this library's way of reading.
    by_document: bool = True
    #: Whether somebody's judgement decided.
    by_judgement: bool = False

    def sentence(self, facts: Mapping[str, str], language: str = "zh") -> str:
        """Say in words what was decided."""
        return (self.zh if language == "zh" else self.en).format_map(facts)


def points_between(low: Decimal, high: Decimal) -> dict[str, str]:
    """The fields of the templates that say the points."""
    least, most = bare(low), bare(high)
    return {"low": least, "high": most, "points": least if least == most else f"{least}～{most}"}


def settled_at(branch: Branch, low: Decimal, high: Decimal) -> Branch:
    """The same branch with its points filled in, for those that are taken off later to leave alone."""
    zh, en = branch.zh, branch.en
    for field, text in points_between(low, high).items():
        zh, en = zh.replace(f"{{{field}}}", text), en.replace(f"{{{field}}}", text)
    return attrs.evolve(branch, zh=zh, en=en)


def counted_as_zero(branch: Branch) -> Branch:
    """The same branch for an actual below zero that counts as zero."""
    return attrs.evolve(
        branch,
        zh=branch.zh.replace("{actual}", "{actual}（小于零，按零计）"),
        en=branch.en.replace("{actual}", "{actual} (below zero, counted as zero)"),
    )


#: The fewest points, the most points, and the branch that decided.
Ruling: TypeAlias = "tuple[Decimal, Decimal, Branch]"

MET: Final = Branch(
    "met",
    "达标",
    "实际 {actual} 达到目标 {target}，得满分 {weight} 分",
    "{actual} meets the target {target}: all {weight} points",
)
BY_RATIO: Final = Branch(
    "in-proportion",
    "按完成比例",
    "实际 {actual} 未达到目标 {target}，按完成比例：{weight} × {a} ÷ {t} = {points} 分",
    "{actual} falls short of {target}, in proportion: {weight} × {a} ÷ {t} = {points} points",
)
BY_INVERSE_RATIO: Final = Branch(
    "in-inverse-proportion",
    "按反向比例",
    "实际 {actual} 超过上限 {target}，按反向比例：{weight} × {t} ÷ {a} = {points} 分",
    "{actual} exceeds {target}, in inverse proportion: {weight} × {t} ÷ {a} = {points} points",
)
BY_SHORTFALL: Final = Branch(
    "by-excess",
    "按超出扣减",
    "实际 {actual} 超过上限 {target}，按超出比例扣减：{weight} × (1 - ({a} - {t}) ÷ {t}) = {points} 分",
    "{actual} exceeds {target}, less the excess: {weight} × (1 - ({a} - {t}) ÷ {t}) = {points} points",
)
TWICE_TARGET: Final = Branch(
    "twice-the-target",
    "超出一倍以上",
    "实际 {actual} 达到上限 {target} 的两倍或以上，不得分",
    "{actual} is twice {target} or more: no points",
)
NOTHING: Final = Branch(
    "not-met",
    "未达标",
    "实际 {actual} 未满足目标 {target}，不得分",
    "{actual} does not meet {target}: no points",
)
BELOW_ZERO: Final = Branch(
    "actual-not-positive",
    "实际不大于零",
    "实际 {actual} 不大于零，目标为 {target}，不得分",
    "{actual} is not above zero, the target is {target}: no points",
)
ABOVE_ZERO_TARGET: Final = Branch(
    "zero-target-missed",
    "零目标未达到",
    "目标 {target} 的上限为零而实际为 {actual}，不得分",
    "the limit of {target} is zero and the actual is {actual}: no points",
)
NO_RATIO: Final = Branch(
    "no-ratio",
    "无比例可算",
    "目标 {target} 的界限不大于零且未达到（实际 {actual}），无比例可算，未评分",
    "the bound of {target} is not above zero and was missed ({actual}): there is no ratio, not scored",
    Severity.ERROR,
)
FORMULA_UNKNOWN: Final = Branch(
    "formula-unknown",
    "公式未查得",
    "实际 {actual} 未满足目标 {target}，本办法另有公式而未能查得，未评分：{low}～{high} 分",
    "{actual} does not meet {target}, and the formula for it was not found: not scored, {low} to {high} points",
    Severity.ERROR,
    by_document=False,
)
BELOW_PASS_LINE: Final = Branch(
    "below-pass-line",
    "低于及格线",
    "实际 {actual} 与目标 {target} 相比低于及格线，不得分",
    "{actual} against {target} is below the pass line: no points",
)
NOT_PERCENT: Final = Branch(
    "not-a-percentage",
    "不是百分比",
    "本办法按百分比分档，目标 {target} 与实际 {actual} 不是百分比，未评分",
    "the rule has intervals of percentages, {target} and {actual} are none: not scored",
    Severity.ERROR,
)
WITHIN: Final = Branch(
    "within-range",
    "在范围内",
    "实际 {actual} 在目标范围 {target} 之内，得满分 {weight} 分",
    "{actual} is within {target}: all {weight} points",
)
ON_TIME: Final = Branch(
    "on-time",
    "按时",
    "{actual} 不晚于时限 {target}，得满分 {weight} 分",
    "{actual} is no later than {target}: all {weight} points",
)
NOT_EARLY: Final = Branch(
    "on-time",
    "按时",
    "{actual} 不早于 {target}，得满分 {weight} 分",
    "{actual} is no earlier than {target}: all {weight} points",
)
EARLY: Final = Branch(
    "early",
    "早于时限",
    "{actual} 早于 {target}，需评定：{low}～{high} 分",
    "{actual} is earlier than {target}, to be judged: {low} to {high} points",
    Severity.WARNING,
)
LATE: Final = Branch(
    "late",
    "逾期",
    "{actual} 晚于时限 {target}，需评定：{low}～{high} 分",
    "{actual} is later than {target}, to be judged: {low} to {high} points",
    Severity.WARNING,
)
LATE_SHARE: Final = Branch(
    "late",
    "逾期",
    "{actual} 晚于时限 {target}，得 {points} 分",
    "{actual} is later than {target}: {points} points",
    Severity.WARNING,
)
SAME_WORDS: Final = Branch(
    "as-described",
    "与目标一致",
    "实际与目标一致（{actual}），视为达成年度指标，得满分 {weight} 分",
    "the actual says what the target says ({actual}), taken as achieved: all {weight} points",
)
IN_BAND: Final = Branch(
    "band",
    "按档次待评定",
    "实际为“{actual}”，该档得分 {low}～{high} 分，待评定",
    "the actual is {actual}, a band of {low} to {high} points, to be judged",
    Severity.WARNING,
)
JUDGED_BAND: Final = Branch(
    "judged-band",
    "按评定档次",
    "评定为“{judged}”，该档得分 {points} 分",
    "judged {judged}: {points} points",
    by_judgement=True,
)
JUDGED_SHARE: Final = Branch(
    "judged",
    "按评定",
    "评定为分值的 {judged}：{weight} × {judged} = {points} 分",
    "judged at {judged} of the weight: {weight} × {judged} = {points} points",
    by_judgement=True,
)
JUDGED_OUTSIDE_BAND: Final = Branch(
    "judgement-outside-band",
    "评定与档次不符",
    "评定为分值的 {judged}，与“{actual}”的档次不符：{weight} × {judged} = {points} 分",
    "judged at {judged} of the weight, outside the band of {actual}: {weight} × {judged} = {points} points",
    Severity.ERROR,
    by_judgement=True,
)
JUDGED_OTHER_BAND: Final = Branch(
    "judgement-outside-band",
    "评定与档次不符",
    "评定为“{judged}”，与“{actual}”的档次不符，该档得分 {points} 分",
    "judged {judged}, another band than that of {actual}: {points} points",
    Severity.ERROR,
    by_judgement=True,
)
JUDGED_OUTSIDE_BOUNDS: Final = Branch(
    "judgement-outside-bounds",
    "评定超出范围",
    "评定“{judged}”不在表内数值所允许的 {low}～{high} 分之内，按评定计分",
    "the judgement {judged} lies outside of the {low} to {high} points that the form allows: taken as judged",
    Severity.ERROR,
    by_judgement=True,
)
SELF_SCORED: Final = Branch(
    "self-score-accepted",
    "采用自评",
    "按要求采用表内自评得分 {points} 分",
    "the form's own score of {points} points is accepted, as asked",
    Severity.NOTE,
    by_document=False,
)
NO_WEIGHT: Final = Branch(
    "weight-missing",
    "未填分值",
    "未填分值，不计分",
    "the row has no weight: no points at stake",
    Severity.NOTE,
    by_document=False,
)
NOT_APPLICABLE: Final = Branch(
    "not-applicable",
    "不适用",
    "不适用，不计入总分，其余指标按比例折算",
    "not applicable: left out, the rest is rescaled",
    Severity.NOTE,
)
NOT_APPLICABLE_UNKNOWN: Final = Branch(
    "not-applicable",
    "不适用",
    "标为不适用，本办法未规定如何处理，未评分",
    "marked as not applicable, which the rulebook does not provide for: not scored",
    Severity.ERROR,
    by_document=False,
)


def _unclear(why: Why, brief: str, zh: str, en: str, severity: Severity = Severity.ERROR) -> Branch:
    return Branch(
        why.value,
        brief,
        f"{zh}，未评分：{{low}}～{{high}} 分",
        f"{en}: not scored, {{low}} to {{high}} points",
        severity,
        by_document=False,
    )


#: What is said where nothing could be compared.
UNCLEAR: Final = {
    Why.TARGET_MISSING: _unclear(Why.TARGET_MISSING, "目标未填", "未填年度指标值", "there is no target"),
    Why.ACTUAL_MISSING: _unclear(Why.ACTUAL_MISSING, "实际未填", "未填实际完成值", "there is no actual"),
    Why.WORDS_FOR_NUMBER: _unclear(
        Why.WORDS_FOR_NUMBER,
        "应填数值",
        "目标 {target} 需要数值，实际填写“{actual}”",
        "{target} asks for a number, {actual} is none",
    ),
    Why.NUMBER_FOR_WORDS: _unclear(
        Why.NUMBER_FOR_WORDS,
        "应填文字",
        "目标“{target}”为文字，实际填写 {actual}",
        "{target} is words, {actual} is a value",
    ),
    Why.WORDS_DIFFER: _unclear(
        Why.WORDS_DIFFER,
        "待评定",
        "实际“{actual}”与目标“{target}”用语不同，需评定",
        "{actual} differs from {target} in words and needs a judgement",
        Severity.WARNING,
    ),
    Why.UNITS_DIFFER: _unclear(
        Why.UNITS_DIFFER,
        "单位不可比",
        "目标 {target} 与实际 {actual} 的单位不能比较",
        "the units of {target} and {actual} cannot be compared",
    ),
    Why.PERCENT_OR_SHARE: _unclear(
        Why.PERCENT_OR_SHARE,
        "百分数不明",
        "{actual} 与 {target} 之间可能差一百倍（比例或百分数）",
        "{actual} against {target} may be a share or a percentage",
    ),
    Why.UNIT_UNSAID: _unclear(
        Why.UNIT_UNSAID,
        "单位不明",
        "{target} 与 {actual} 一方未写单位，可能以另一方的单位计，也可能以个、元等计",
        "{target} or {actual} has no unit: it may count in that of the other, or one by one",
    ),
    Why.ACTUAL_IS_RANGE: _unclear(
        Why.ACTUAL_IS_RANGE, "范围待定", "实际 {actual} 是一个范围", "the actual {actual} is a range"
    ),
    Why.YEAR_UNKNOWN: _unclear(
        Why.YEAR_UNKNOWN, "年份不明", "时限 {target} 与 {actual} 缺少年份", "{target} and {actual} lack a year"
    ),
    Why.OF_ANOTHER_YEAR: _unclear(
        Why.OF_ANOTHER_YEAR,
        "他年数字",
        "目标 {target} 或实际 {actual} 写明的年份不是本表年度",
        "the target {target} or the actual {actual} is of another year than the form",
    ),
}

FUNDS_IN_RATIO: Final = Branch(
    "execution",
    "按执行率",
    "执行数 {actual} ÷ 全年预算数 {target}：{weight} × {a} ÷ {t} = {points} 分",
    "executed {actual} of {target}: {weight} × {a} ÷ {t} = {points} points",
)
FUNDS_SPENT: Final = Branch(
    "executed-in-full",
    "全部执行",
    "执行数 {actual} 等于全年预算数 {target}，得满分 {weight} 分",
    "executed {actual} of {target}, all of it: all {weight} points",
)
FUNDS_OVERSPENT: Final = Branch(
    "executed-above-budget",
    "超预算执行",
    "执行数 {actual} 超过全年预算数 {target}，以分值 {weight} 分为限",
    "executed {actual} is above the budget {target}: no more than {weight} points",
    Severity.WARNING,
)
FUNDS_NEGATIVE: Final = Branch(
    "executed-below-zero",
    "执行数为负",
    "执行数 {actual} 小于零，不得分",
    "executed {actual} is below zero: no points",
    Severity.ERROR,
)
FUNDS_MISSING: Final = Branch(
    "funds-missing",
    "资金未填",
    "未填全年预算数或全年执行数，未评分：{low}～{high} 分",
    "the budget or what was executed is missing: not scored, {low} to {high} points",
    Severity.ERROR,
    by_document=False,
)
FUNDS_ZERO: Final = Branch(
    "budget-zero",
    "预算为零",
    "全年预算数为零，执行率无法计算，未评分：{low}～{high} 分",
    "the budget is zero, there is no execution rate: not scored, {low} to {high} points",
    Severity.ERROR,
    by_document=False,
)
FUNDS_COMPLETED: Final = Branch(
    "completed-within-budget",
    "已完成",
    "项目完成且执行数 {actual} 不超过全年预算数 {target}，得满分 {weight} 分",
    "completed, and executed {actual} is within the budget {target}: all {weight} points",
)
FUNDS_IN_STEPS: Final = Branch(
    "execution-by-interval",
    "按执行率分档",
    "执行数 {actual}，全年预算数 {target}，按执行率分档得 {points} 分",
    "executed {actual} of {target}, by interval of the rate: {points} points",
)
FUNDS_COMPLETION_UNKNOWN: Final = Branch(
    "completion-unknown",
    "是否完成不明",
    "执行数 {actual}，全年预算数 {target}，项目是否完成未说明：{low}～{high} 分",
    "executed {actual} of {target}, the form does not say whether the project is completed: {low} to {high} points",
    Severity.WARNING,
)
