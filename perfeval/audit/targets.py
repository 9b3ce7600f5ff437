"""Checks of the targets (年度指标值): whether what was promised can be held against what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from perfeval._exact import ZERO
from perfeval._shown import clipped
from perfeval._text import plain, squeeze
from perfeval.audit.check import Case, Said, check
from perfeval.audit.measures import target_of
from perfeval.expressions import AtLeast, AtMost, Between, Exactly, Quantity, Unstated
from perfeval.expressions.target import is_question
from perfeval.expressions.turning import directions_in
from perfeval.expressions.units import unit_of
from perfeval.finding import Severity
from perfeval.form.limits import bare_name, is_harm
from perfeval.scorecard import IndicatorScore


@cache
def _saving() -> re.Pattern[str]:
    """What names of cost say where more is better: a saving."""
    return re.compile("节约|节省|节支|降低|下降|减少|压减|压缩|核减|审减|收益|收入|回收|投入产出")


@cache
def _part_of_whole() -> re.Pattern[str]:
    """Names of what is a part of a whole, so that it cannot be above 100 %."""
    parts = (
        "合格 满意 覆盖 知晓 及时 达标 到位 准确 通过 优良 优质 普及 参保 入学 巩固 接种 签约 "
        "成活 发放 办结 公开 合规 建档 治愈 响应 结业 毕业 就业 升学 完工 竣工 上线 在线 "
        "出席 参训 参会 存活 完好 出勤 开通 正常运行 规范 管理 受理 回访 认可 支持 投保 处置 "
        "处理 整改 验收 保存 归档 使用 建成 参与 入库 结案 到课 检测 抽检 复查 兑现 拨付 完好 缴费 参学 受训 录取"
    )
    return re.compile(f"(?:{'|'.join(parts.split())})(?:率|比例)|(?:满意|知晓|认可)(?:度|程度)")


@cache
def _beyond_whole() -> re.Pattern[str]:
    return re.compile("增长|增幅|增速|(?:提升|提高)(?:率|幅度|比例)?$|提升幅度|超额|同比|环比|比上年")


@cache
def _more_is_better() -> re.Pattern[str]:
    return re.compile(
        "(?<![不未非])(?:满意|合格|覆盖|及时|知晓|达标|到位|准确|通过|优良|完好|普及|成活|巩固|办结|结案)(?:率|度|程度|比例)$"
    )


@check("share-above-whole", Severity.WARNING, "核实数值；占整体的比率不超过 100%")
def share_above_whole(case: Case) -> Iterator[Said]:
    """More than 100 % stands where a part of a whole is measured.

    What it checks: targets and actuals above 100 % under names such as 合格率, 满意度, 覆盖率.
    Why: A part is never more than the whole: the number, or what it is divided by, is wrong.
    Example: 培训合格率 105%.
    What to do: See what was counted, and correct it.
    Known limits: Names of growth, and those that are not known to be such a part, are left alone.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        indicator, name = score.indicator, score.name
        if not _part_of_whole().search(name) or _beyond_whole().search(name):
            continue
        said = [
            (word, text)
            for word, text, value in (
                ("目标", indicator.target_text, getattr(indicator.target, "bound", None)),
                ("实际", indicator.actual_text, indicator.actual),
            )
            if isinstance(value, Quantity) and value.unit == "%" and value.value > 100
        ]
        for word, text in said:
            en = {"目标": "target", "实际": "actual"}[word]
            yield Said(
                score.place,
                f"{word} {clipped(text)} 超过 100%，而该指标为占整体的比率",
                f"the {en} {clipped(text)} is above 100%, of what is a part of a whole",
            )


@check("cost-with-at-least", Severity.WARNING, "成本指标应为“≤”；如为节约额或节约率，在名称中写明")
def cost_with_at_least(case: Case) -> Iterator[Said]:
    """A cost is set with ≥, so that more is better.

    What it checks: amounts of money with ≥ or ＞ under 成本, unless the name speaks of saving;
        a standard that has to be reached, such as that of a subsidy, is a note.
    Why: Spending more would earn the points.
    Example: 统战特别费 ≥17.4万元 under 成本指标.
    What to do: Write ≤, or name the saving.
    Known limits: A saving that the name does not say looks like a cost.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        dimension, category, name = score.place
        is_cost = "成本" in category or "成本" in dimension
        target = score.indicator.target
        spends = isinstance(target, AtLeast) and unit_of(target.bound.unit.partition("/")[0]).dimension == "money"
        if spends and is_cost and not _saving().search(name + category):
            # A standard that has to be reached, such as that of a subsidy, is a cost for some and none for others.
            is_standard = any(word in name for word in ("标准", "补助", "补贴"))
            yield Said(
                score.place,
                f"成本类指标的目标为 {target_of(score)}，越多越得分",
                f"a cost has the target {target_of(score)}, so that more is better",
                Severity.NOTE if is_standard else None,
            )


@check("target-always-met", Severity.WARNING, "设定需要努力才能达到的目标值")
def always_met(case: Case) -> Iterator[Said]:
    """The target is met by doing nothing.

    What it checks: ≥ with zero or less.
    Why: Its points are given away.
    Example: 培训人次 ≥0人次.
    What to do: Set a target; where nothing is to happen, write ＝0 or ≤0.
    Known limits: None known.
    Source: This library's.
    """
    for score in case.card.indicators:
        target = score.indicator.target
        if (
            isinstance(target, AtLeast)
            and target.bound.value <= ZERO
            and not (target.strict and not target.bound.value)
        ):
            yield Said(
                score.place,
                f"目标 {target_of(score)} 不做任何工作即可达到",
                f"{target_of(score)} is met by doing nothing",
            )


@check("sign-against-name", Severity.WARNING, "核对符号方向：越小越好的用“≤”，越大越好的用“≥”")
def sign_against_name(case: Case) -> Iterator[Said]:
    """The sign goes against what the name says.

    What it checks: ≥, or no sign where the rulebook reads that as ≥, under names of harm such as 事故率 and 投诉次数;
        ≤ below 100 % under names such as 满意度, 合格率.
    Why: The points would go the wrong way.
    Example: 森林火灾受害率 ≥0.9%; 群众满意度 ≤90%.
    What to do: Correct the sign.
    Known limits: A name that a word at its end turns, such as 投诉办结率, or that says what is done about a harm,
        such as 受理投诉件数 or 降低事故发生率, is left alone.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        target, name = score.indicator.target, bare_name(score.name)
        if not isinstance(target, (AtLeast, AtMost, Unstated)):
            continue
        turned = directions_in(score.indicator.target_text) & {"up", "down"}
        bad = is_harm(name) and target.bound.value > ZERO and not turned
        if bad and not isinstance(target, AtMost) and not _read_as_limit(score, case):
            unsigned = isinstance(target, Unstated)
            zh = "未写符号，按“≥”计" if unsigned else "却为越大越好"
            en = "has no sign: read as ≥" if unsigned else "asks for more"
            yield Said(
                score.place,
                f"“{clipped(score.name)}”宜越小越好，目标 {target_of(score)} {zh}",
                f"less is better of {clipped(score.name)}, and {target_of(score)} {en}",
            )
        whole = target.bound.unit == "%" and target.bound.value >= 100
        if isinstance(target, AtMost) and _more_is_better().search(name) and not whole:
            yield Said(
                score.place,
                f"“{clipped(score.name)}”宜越大越好，目标 {target_of(score)} 却为越小越好",
                f"more is better of {clipped(score.name)}, and {target_of(score)} asks for less",
            )


def _read_as_limit(score: IndicatorScore, case: Case) -> bool:
    return getattr(case.seen(score), "kind", "") == "at_most"


@cache
def _about() -> re.Pattern[str]:
    """A number and what makes it inexact, and nothing else: the words of a note belong to the note."""
    number, unit = "[0-9][0-9.,]{0,18}", "[^0-9]{0,4}"
    before, after = "约|大约|近|将近|接近|超|超过|至少|不少于|不低于|≥|>", "左右|上下|以上|以下|以内"
    return re.compile(
        f"(?:{before}){number}{unit}|(?:{before})?{number}(?:多|余|来|几){unit}|{number}{unit}(?:{after})"
    )


def _noted(text: str) -> str:
    """A text without a note in brackets at its end."""
    return plain(squeeze(text)).partition("(")[0]


@check("actual-imprecise", Severity.WARNING, "填写确切的实际完成值")
def imprecise(case: Case) -> Iterator[Said]:
    """The actual is a number that is only about right, or a range.

    What it checks: words such as 余, 约, 左右, 以上 beside the number of an actual, and ranges,
        where the target asks for a number.
    Why: What was done is known when the form is filled in; whoever rounds may round over the target.
    Example: ≥160人次 and 160余人次; ≥3个 and 3-4个.
    What to do: Write the number.
    Known limits: Where the reading is in doubt altogether, that is said instead.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        indicator = score.indicator
        asked = isinstance(indicator.target, (AtLeast, AtMost, Exactly, Unstated))
        said = isinstance(indicator.actual, Between) or (
            isinstance(indicator.actual, Quantity) and _about().fullmatch(_noted(indicator.actual_text))
        )
        if asked and said and not is_question(indicator.actual_doubt):
            text = clipped(indicator.actual_text)
            yield Said(score.place, f"实际“{text}”不是确切的数值", f"the actual “{text}” is no exact number")


TARGET_CHECKS: Final = (share_above_whole, cost_with_at_least, always_met, sign_against_name, imprecise)
