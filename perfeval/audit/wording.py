"""Checks of the wording: what stands in the wrong cell, twice, or says nothing that could be held against anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from perfeval._shown import clipped
from perfeval._text import plain, squeeze
from perfeval.audit.check import Case, Said, check
from perfeval.audit.measures import target_of
from perfeval.expressions import Described, Quantity, parse_target
from perfeval.finding import Severity
from perfeval.form.fields import LABELS
from perfeval.form.limits import bare_name
from perfeval.scorecard import IndicatorScore


@cache
def _named_target() -> re.Pattern[str]:
    """A number that ends a name, with or without a sign before it."""
    sign = "(?:≥|≤|>|<|=|不低于|不少于|不超过|不高于|达到?|大于|小于)?"
    unit = "(?:%|[^0-9%()年月日级期号度届]{1,4})?(?:以上|以下|以内)?"
    return re.compile(f"(?P<target>{sign}[0-9][0-9.]{{0,12}}{unit})$")


@check("target-in-name", Severity.WARNING, "将目标值填入年度指标值一栏，名称中只写指标")
def target_in_name(case: Case) -> Iterator[Said]:
    """The target stands in the name of the indicator, and its own cell is blank or says something else.

    What it checks: names that end in a number, such as 支付完成率100%, beside a target that is blank, words,
        or another number in the same unit.
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
            if named is None or not isinstance(stated, Quantity) or stated.unit != named.unit or stated == named:
                continue
        elif isinstance(target, Described) and said in plain(squeeze(score.indicator.target_text)):
            continue
        shown = target_of(score) or "（未填）"
        yield Said(
            score.place,
            f"指标名称中写有目标值“{said}”，年度指标值一栏为 {shown}",
            f"the name holds the target “{said}”, and the target's cell says {target_of(score) or 'nothing'}",
        )


def _bound_of(text: str) -> Quantity | None:
    """The number of a target that a name holds; a number alone, such as that of a version, is none."""
    bound = getattr(parse_target(text), "bound", None)
    return bound if isinstance(bound, Quantity) and (bound.unit or text[0] not in "0123456789") else None


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(
        "详见|见附件|见附表|见方案|见文件|参见|另行|若干|适量|适当|适时|尽量|尽可能|尽快|酌情|视.{0,6}(?:情况|而定)|根据实际|按实际|实际发生|据实|待定|大量|按计划推进|"
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
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        target, text = score.indicator.target, squeeze(score.indicator.target_text)
        if not isinstance(target, Described) or not score.weight:
            continue
        found = _vague().search(text[:200])
        if found is None and (text != squeeze(score.name) or text[0] in "不无未"):
            continue
        yield Said(
            score.place,
            f"目标“{target_of(score)}”无法衡量" + ("" if found else "，只是重复指标名称"),
            f"nothing can be held against “{target_of(score)}”" + ("" if found else ", which repeats the name"),
        )


@cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(
        r"\([^()]{0,12}[0-9]{1,4}字(?:以内|左右|以下)?[^()]{0,6}\)|^[0-9]{2,4}字(?:以内|左右)$|(?<![0-9])[Xx×○*]{2,}|某某|[Xx×](?:项目|单位|年|月|日|个|万元|元|次|人|%|局|县)|"
        r"请(?:在此)?(?:填写|输入|选择|说明)|\((?:填写|此处|示例|样例|例如|如有)[^()]{0,30}\)|[_＿]{3,}|此处填写|待填|待补充"
    )


#: Where the text of the template may be left, as forms call it.
_COLUMNS: Final = {**LABELS, "name": "三级指标", "unit": "实施单位"}


@check("placeholder-left", Severity.WARNING, "删去模板文字，填写实际内容")
def placeholder(case: Case) -> Iterator[Said]:
    """Text of the template is left in the form.

    What it checks: instructions and gaps of the template, such as (100字以内), XX项目, 请填写, ____,
        in the name of the project, 主管部门, 实施单位, goals, outcomes, names, targets, actuals and reasons.
    Why: The cell was never filled in.
    Example: (100字以内) under 偏差原因.
    What to do: Write what belongs there.
    Known limits: Labels of the form, such as 其他说明（200字以内）, are not looked at.
    Source: Reviews of published forms.
    """
    form = case.form
    texts = [
        (case.whole, field, getattr(form, field)) for field in ("project", "goal", "outcome", "department", "unit")
    ]
    for score in case.card.indicators:
        fields = ("name", "target_text", "actual_text", "reason")
        texts += [(score.place, field.removesuffix("_text"), getattr(score.indicator, field)) for field in fields]
    for place, field, text in texts:
        found = _placeholder().search(plain(text))
        if found:
            said, column = clipped(text[found.start() : found.end()], 30), _COLUMNS[field]
            yield Said(
                place, f"“{column}”留有模板文字“{said}”", f"text of the template is left under {column}: “{said}”"
            )


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
    first: dict[str, IndicatorScore] = {}
    same: dict[tuple[str, object], IndicatorScore] = {}
    for score in case.card.indicators:
        if not score.weight:
            continue
        name, target = bare_name(score.name), score.indicator.target
        before, alike = first.setdefault(name, score), same.setdefault((name, target), score)
        if before is not score:
            is_same = alike is not score
            there = " → ".join((alike if is_same else before).place)
            yield Said(
                score.place,
                f"与“{there}”为同名指标" + ("，目标相同" if is_same else "，目标不同"),
                f"“{there}” has the same name" + (" and target" if is_same else ", with another target"),
                None if is_same else Severity.NOTE,
            )


WORDING_CHECKS: Final = (target_in_name, not_assessable, placeholder, twice)
