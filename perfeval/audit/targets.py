"""Checks of the targets (年度指标值): whether what was promised can be held against what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from perfeval._exact import ZERO
from perfeval._shown import clipped
from perfeval._text import plain, squeeze
from perfeval.audit.check import Case, Said, check
from perfeval.expressions import AtLeast, AtMost, Between, Described, Exactly, Quantity, Unstated, parse_target
from perfeval.expressions.target import is_question
from perfeval.expressions.units import is_unit
from perfeval.finding import Severity
from perfeval.scorecard import IndicatorScore


@lru_cache(maxsize=1)
def _saving() -> re.Pattern[str]:
    """What names of cost say where more is better: a saving."""
    return re.compile("节约|节省|节支|降低|下降|减少|压减|压缩|控制在|核减|审减|收益|收入|回收")


@lru_cache(maxsize=1)
def _part_of_whole() -> re.Pattern[str]:
    """Names of what is a part of a whole, so that it cannot be above 100 %."""
    parts = (
        "合格 满意 覆盖 知晓 及时 达标 到位 准确 通过 优良 优质 普及 参保 入学 巩固 接种 签约 "
        "成活 发放 结案 办结 公开 合规 建档 治愈 响应 结业 毕业 就业 升学 完工 竣工 上线 在线 "
        "出席 参训 参会 存活 完好 出勤 开通 正常运行 规范 管理 受理 回访 认可 支持 投保 处置 "
        "处理 整改 验收 保存 入库"
    )
    return re.compile(f"(?:{'|'.join(parts.split())})率|满意度|知晓度|认可度")


@lru_cache(maxsize=1)
def _beyond_whole() -> re.Pattern[str]:
    return re.compile("增长|增幅|增速|提升|提高|超额|同比|环比|比上年")


@lru_cache(maxsize=1)
def _less_is_better() -> re.Pattern[str]:
    """Names of harm, at the end of which nothing turns it."""
    harms = (
        "事故 受害 成灾 死亡 病死 伤亡 发病 患病 感染 复发 投诉 举报 上访 信访 违规 违纪 违法 差错 失误 错误 误差 偏差 "
        "流失 损失 逾期 延误 超标 超支 辍学 返贫 致贫 不合格 故障 空置 闲置 失业 漏报 瞒报 缺陷 漏损 破损 拖欠 "
        "事故发生 案件发生 灾害发生 火灾 舆情"
    )
    ends = "率|数|次数|起数|人数|数量|件数|量|比例|比率|总数|发生率|发生次数|发生数|发生起数|发生数量|事件|事件数"
    alone = "投诉|事故|火灾|舆情|上访|用时|耗时|等候时间|等待时间|响应时间|到场时间|处置时间|办理时间"
    return re.compile(f"(?:{'|'.join(harms.split())})(?:{ends})$|(?:{alone})$")


@lru_cache(maxsize=1)
def _more_is_better() -> re.Pattern[str]:
    return re.compile(
        "(?<![不未非])(?:满意|合格|覆盖|及时|知晓|达标|到位|准确|通过|优良|完好|普及|成活|巩固|办结|结案)(?:率|度)$"
    )


def _bare_name(name: str) -> str:
    """A name without a unit in brackets, and without a sign behind it."""
    bare = re.sub(
        r"[(\[]([^()\[\]]{0,40})[)\]]", lambda each: "" if is_unit(each[1]) else each[0], plain(squeeze(name))
    )
    return bare.rstrip("%≤≥<>=:;,。、")


def _shown(score: IndicatorScore) -> str:
    return clipped(score.indicator.target_text, 40)


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
                f"{word} {clipped(text, 40)} 超过 100%，而该指标为占整体的比率",
                f"the {en} {clipped(text, 40)} is above 100%, of what is a part of a whole",
            )


@check("cost-with-at-least", Severity.WARNING, "成本指标应为“≤”；如为节约额或节约率，在名称中写明")
def cost_with_at_least(case: Case) -> Iterator[Said]:
    """A cost is set with ≥, so that more is better.

    What it checks: targets with ≥ or ＞ under 成本, unless the name speaks of saving.
    Why: Spending more would earn the points.
    Example: 统战特别费 ≥17.4万元 under 成本指标.
    What to do: Write ≤, or name the saving.
    Known limits: A saving that the name does not say looks like a cost.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        dimension, category, name = score.place
        is_cost = "成本" in category or "成本" in dimension
        if isinstance(score.indicator.target, AtLeast) and is_cost and not _saving().search(name + category):
            yield Said(
                score.place,
                f"成本类指标的目标为 {_shown(score)}，越多越得分",
                f"a cost has the target {_shown(score)}, so that more is better",
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
                f"目标 {_shown(score)} 不做任何工作即可达到",
                f"{_shown(score)} is met by doing nothing",
            )


@check("sign-against-name", Severity.WARNING, "核对符号方向：越小越好的用“≤”，越大越好的用“≥”")
def sign_against_name(case: Case) -> Iterator[Said]:
    """The sign goes against what the name says.

    What it checks: ≥, or no sign, under names of harm such as 事故率, 投诉次数, 受害率;
        ≤ below 100 % under names such as 满意度, 合格率.
    Why: The points would go the wrong way.
    Example: 森林火灾受害率 0.9%, read as ≥; 群众满意度 ≤90%.
    What to do: Correct the sign.
    Known limits: A name that a word at its end turns, such as 投诉办结率 or 事故下降率, is left alone.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        target, name = score.indicator.target, _bare_name(score.name)
        if not isinstance(target, (AtLeast, AtMost, Unstated)):
            continue
        bad = _less_is_better().search(name) is not None and target.bound.value > ZERO
        if bad and not isinstance(target, AtMost) and not _read_as_limit(score, case):
            unsigned = isinstance(target, Unstated)
            zh = "未写符号，按“≥”计" if unsigned else "却为越大越好"
            en = "has no sign: read as ≥" if unsigned else "asks for more"
            yield Said(
                score.place,
                f"“{clipped(score.name, 40)}”宜越小越好，目标 {_shown(score)} {zh}",
                f"less is better of {clipped(score.name, 40)}, and {_shown(score)} {en}",
            )
        whole = target.bound.unit == "%" and target.bound.value >= 100
        if (
            isinstance(target, AtMost)
            and _more_is_better().search(name)
            and not whole
            and not _less_is_better().search(name)
        ):
            yield Said(
                score.place,
                f"“{clipped(score.name, 40)}”宜越大越好，目标 {_shown(score)} 却为越小越好",
                f"more is better of {clipped(score.name, 40)}, and {_shown(score)} asks for less",
            )


def _read_as_limit(score: IndicatorScore, case: Case) -> bool:
    return getattr(case.seen(score), "kind", "") == "at_most"


@lru_cache(maxsize=1)
def _named_target() -> re.Pattern[str]:
    """A number that ends a name, with or without a sign before it."""
    sign = "(?:≥|≤|>|<|=|不低于|不少于|不超过|不高于|达到?|大于|小于)?"
    unit = "(?:%|[^0-9%()年月日级期号度]{1,4})?(?:以上|以下|以内)?"
    return re.compile(f"(?P<target>{sign}[0-9][0-9.]{{0,12}}{unit})$")


@check("target-in-name", Severity.WARNING, "将目标值填入年度指标值一栏，名称中只写指标")
def target_in_name(case: Case) -> Iterator[Said]:
    """The target stands in the name of the indicator, and its own cell is blank or says something else.

    What it checks: names that end in a number, such as 支付完成率100%, beside a target that is blank, words,
        or another number.
    Why: What stands in the name is not scored.
    Example: 年度资金支付完成率100%, with the target's cell blank.
    What to do: Write the target into its own cell.
    Known limits: Numbers within a name, such as 24小时响应率 or 2023年, are part of it.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        target = score.indicator.target
        found = _named_target().search(plain(squeeze(score.name))) if len(score.name) <= 200 else None
        if found is None or not found.start() or not score.weight:
            continue
        said = found["target"]
        named = _bound_of(said)
        if named is None or (target is not None and not isinstance(target, Described)):
            stated = getattr(target, "bound", None)
            if named is None or not isinstance(stated, Quantity) or named.value == stated.value:
                continue
        elif isinstance(target, Described) and said in plain(squeeze(score.indicator.target_text)):
            continue
        shown = _shown(score) or "（未填）"
        yield Said(
            score.place,
            f"指标名称中写有目标值“{said}”，年度指标值一栏为 {shown}",
            f"the name holds the target “{said}”, and the target's cell says {_shown(score) or 'nothing'}",
        )


def _bound_of(text: str) -> Quantity | None:
    """The number of a target that a name holds; a number alone, such as that of a version, is none."""
    bound = getattr(parse_target(text), "bound", None)
    return bound if isinstance(bound, Quantity) and (bound.unit or text[0] not in "0123456789") else None


@lru_cache(maxsize=1)
def _vague() -> re.Pattern[str]:
    return re.compile(
        "详见|见附件|见附表|见方案|见文件|参见|另行|若干|适量|适当|适时|尽量|尽可能|尽力|尽快|酌情|视情况|根据实际|按实际|据实|待定|"
        "(?:按|依|根据|以)(?:照|据)?(?:上级|领导|有关|相关)?(?:要求|需要|安排|通知|文件)(?:执行|完成|开展|办理)?$|一定(?:数量|程度|规模)|有关要求$"
    )


@check("target-not-assessable", Severity.WARNING, "改写为可衡量的数值，或可判断是否达到的具体描述")
def not_assessable(case: Case) -> Iterator[Said]:
    """The target is words that nothing can be held against.

    What it checks: words that refer to elsewhere (详见方案), leave the amount open (若干, 适量, 尽量),
        or say no more than that somebody asks for it (按上级要求), and targets that repeat the name.
    Why: Whether it was met is anybody's guess.
    Example: 详见实施方案; 尽量减少.
    What to do: Write a number, or what would be seen if it is met.
    Known limits: Usual words of quality, such as 有效改善, are left to the bands.
    Source: 财预〔2020〕10号 asks for indicators that can be measured.
    """
    for score in case.card.indicators:
        target, text = score.indicator.target, squeeze(score.indicator.target_text)
        if not isinstance(target, Described) or not score.weight:
            continue
        found = _vague().search(text[:200])
        if found is None and text != squeeze(score.name):
            continue
        yield Said(
            score.place,
            f"目标“{_shown(score)}”无法衡量" + ("" if found else "，只是重复指标名称"),
            f"nothing can be held against “{_shown(score)}”" + ("" if found else ", which repeats the name"),
        )


@lru_cache(maxsize=1)
def _placeholder() -> re.Pattern[str]:
    return re.compile(
        r"\([^()]{0,12}[0-9]{1,4}字(?:以内|左右|以下)?[^()]{0,6}\)|[Xx×]{2,}|[Xx×](?:项目|单位|年|月|日|个|万元|元|次|人|%|局|县)|"
        r"请(?:在此)?(?:填写|输入|选择|说明)|\((?:填写|此处|示例|样例|例如|如有)[^()]{0,30}\)|[_＿]{3,}|此处填写|待填|待补充"
    )


@check("placeholder-left", Severity.WARNING, "删去模板文字，填写实际内容")
def placeholder(case: Case) -> Iterator[Said]:
    """Text of the template is left in the form.

    What it checks: instructions and gaps of the template, such as (100字以内), XX项目, 请填写, ____,
        in the project's name, goals, outcomes, names, targets, actuals and reasons.
    Why: The cell was never filled in.
    Example: (100字以内) under 偏差原因.
    What to do: Write what belongs there.
    Known limits: Labels of the form, such as 其他说明（200字以内）, are not looked at.
    Source: Reviews of published forms.
    """
    form = case.form
    texts = [(case.whole, text) for text in (form.project, form.goal, form.outcome, form.department, form.unit)]
    for score in case.card.indicators:
        each = score.indicator
        texts += [(score.place, text) for text in (each.name, each.target_text, each.actual_text, each.reason)]
    for place, text in texts:
        found = _placeholder().search(plain(text))
        if found:
            said = clipped(text[found.start() : found.end()], 30)
            yield Said(place, f"留有模板文字“{said}”", f"text of the template is left: “{said}”")


@check("indicator-twice", Severity.WARNING, "合并或删去重复的指标，只计一次分")
def twice(case: Case) -> Iterator[Said]:
    """The same indicator stands in the form twice.

    What it checks: names that are the same without blanks and a unit in brackets;
        with the same target it is a question, with another target a note.
    Why: It counts twice.
    Example: 培训人次 under 数量指标 and under 社会效益指标.
    What to do: Keep one of them.
    Known limits: The same thing under two names is not found.
    Source: Reviews of published forms.
    """
    seen: dict[str, list[IndicatorScore]] = {}
    for score in case.card.indicators:
        if not score.weight:
            continue
        before = seen.setdefault(_bare_name(score.name), [])
        if before:
            first = next((each for each in before if each.indicator.target == score.indicator.target), None)
            there = " → ".join((first or before[0]).place)
            yield Said(
                score.place,
                f"与“{there}”为同名指标" + ("，目标相同" if first else "，目标不同"),
                f"“{there}” has the same name" + (" and target" if first else ", with another target"),
                None if first else Severity.NOTE,
            )
        before.append(score)


@lru_cache(maxsize=1)
def _about() -> re.Pattern[str]:
    return re.compile(
        "[0-9](?:多|余|来|几)|(?<![节签违预合条公契])约|左右|大概|(?<!附)近|接近|几乎|以上|以下|以内|至少|不少于|不低于|不超过|上下"
    )


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
            isinstance(indicator.actual, Quantity) and _about().search(plain(indicator.actual_text))
        )
        if asked and said and not is_question(indicator.actual_doubt):
            text = clipped(indicator.actual_text, 40)
            yield Said(score.place, f"实际“{text}”不是确切的数值", f"the actual “{text}” is no exact number")


TARGET_CHECKS: Final = (
    share_above_whole,
    cost_with_at_least,
    always_met,
    sign_against_name,
    target_in_name,
    not_assessable,
    placeholder,
    twice,
    imprecise,
)
