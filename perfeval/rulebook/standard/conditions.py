"""What a standard speaks of: patterns of conditions, each with the span or the state that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Final

from perfeval.rulebook.standard.clauses import HUNDRED, End, Measure, Span, State
from perfeval.rulebook.standard.parts import (
    ACTUAL,
    NAME,
    TARGET,
    Match,
    N,
    included_pattern,
    said_number,
    said_unit,
    value_pattern,
)


def _measure(match: Match) -> Measure:
    name = match.groupdict().get("name") or ""
    if "偏" in name:
        return Measure.DEVIATION
    return Measure.COMPLETION if name.endswith(("完成率", "完成", "完成比例", "完成度", "完成程度")) else Measure.VALUE


def _is_included(match: Match, suffix: str, *, otherwise: bool | None) -> bool | None:
    said = match.groupdict().get(f"i{suffix}")
    return otherwise if said is None else said == "含"


_SIDES: Final[dict[str, tuple[int, bool | None]]] = {
    **dict.fromkeys(("≥", "不低于", "不少于", "达到", "达"), (1, True)),
    **dict.fromkeys((">", "高于", "大于", "超过", "超出"), (1, False)),
    **dict.fromkeys(("≤", "不超过", "不高于"), (-1, True)),
    **dict.fromkeys(("<", "低于", "小于", "不足", "不到", "少于", "达不到", "未达到", "不满"), (-1, False)),
    **dict.fromkeys(("及以上",), (1, True)),
    **dict.fromkeys(("以上",), (1, None)),
    **dict.fromkeys(("及以下", "以内", "之内", "内"), (-1, True)),
    **dict.fromkeys(("以下",), (-1, None)),
}


def _one_sided(match: Match) -> Span | None:
    """From a number on, or up to it."""
    side, included = _SIDES[match["side"]]
    if "百分点" in (match["u1"] or ""):
        return None
    end = End(
        said_number(match["v1"]), _is_included(match, "1", otherwise=_is_included(match, "2", otherwise=included))
    )
    return Span(_measure(match), end if side > 0 else None, end if side < 0 else None, said_unit(match["u1"]))


def _between(match: Match) -> Span | None:
    """From one number to another."""
    groups = match.groupdict()
    unit = groups["u2"] or groups["u1"]
    if groups["u1"] not in {None, unit}:
        return None
    low = End(said_number(match["v1"]), _is_included(match, "1", otherwise=None))
    high = End(said_number(match["v2"]), _is_included(match, "2", otherwise=None))
    if groups.get("i3") == "含":
        low, high = low._replace(included=True), high._replace(included=True)
    if low.value > high.value:
        low, high = high, low
    return Span(_measure(match), low, high, said_unit(unit))


def _between_shares(match: Match) -> Span | None:
    """目标值的95%至105%."""
    span = _between(match)
    return span and span._replace(measure=Measure.COMPLETION)


def _chained(match: Match) -> Span | None:
    """80%≤x<90%, and 90%>x≥80%."""
    ends = End(said_number(match["v1"]), match["r1"] in "≤≥"), End(said_number(match["v2"]), match["r2"] in "≤≥")
    if (match["r1"] in "<≤") is not (match["r2"] in "<≤"):
        return None
    low, high = ends if match["r1"] in "<≤" else reversed(ends)
    return Span(_measure(match), low, high, said_unit(match["u2"] or match["u1"]))


def _bracketed(match: Match) -> Span:
    low, high = (
        End(said_number(match["v1"]), match["open"] == "["),
        End(said_number(match["v2"]), match["close"] == "]"),
    )
    return Span(_measure(match), low, high, said_unit(match["u2"] or match["u1"]))


def _closed(match: Match) -> Span:
    """≥100%且≤150%."""
    low, high = (End(said_number(match[f"v{which}"]), included=True) for which in "12")
    return Span(_measure(match), low, high, said_unit(match["u2"] or match["u1"]))


def _exactly(match: Match) -> Span | None:
    """100% alone is all of it, or more; any other number alone says nothing of those beside it."""
    if match["v1"] not in {"100", "100.0", "100.00"}:
        return None
    return Span(_measure(match), End(HUNDRED, included=True), None, "%")


def _apart(low: str | None) -> Callable[[Match], Span]:
    """How far from the target, on either side."""

    def make(match: Match) -> Span:
        high = End(said_number(match["v1"]), _is_included(match, "1", otherwise=True))
        if low == "above":
            return Span(Measure.DEVIATION, End(high.value, included=False), None, "%")
        start = match.groupdict().get("v0")
        return Span(Measure.DEVIATION, None if start is None else End(said_number(start), included=False), high, "%")

    return make


def _partly(_: Match) -> Span:
    """部分完成: more than nothing, and less than all."""
    return Span(Measure.COMPLETION, End(Fraction(0), included=False), End(HUNDRED, included=False), "%")


def _of_target(match: Match) -> Span:
    """超过目标值的130%: a share of the target."""
    side, included = _SIDES[match["side"]]
    value = said_number(match["v1"]) * (HUNDRED if match["u1"] == "倍" else 1)
    end = End(value, None if match["more"] else included)
    return Span(Measure.COMPLETION, end if side > 0 else None, end if side < 0 else None, "%")


def _from_target(match: Match) -> Span:
    """超过目标值20%, 低于目标值3个百分点以内: away from the target."""
    side, included = _SIDES[match["side"]]
    value, more, unit = said_number(match["v1"] or match["v2"]), match["more"], match["u1"] or match["u2"]
    measure, base = (Measure.DISTANCE, Fraction(0)) if unit != "%" else (Measure.COMPLETION, HUNDRED)
    far, zero = base + side * value, End(base, included=False)
    if more in {"以内", "之内"}:
        end = End(far, _is_included(match, "1", otherwise=True))
        low, high = (end, zero) if side < 0 else (zero, end)
        return Span(measure, low, high, said_unit(unit))
    end = End(far, _is_included(match, "1", otherwise=None if more else included))
    return Span(measure, end if side > 0 else None, end if side < 0 else None, said_unit(unit))


def _beside_target(match: Match) -> Span:
    """低于目标值, 高于目标值."""
    side, _ = _SIDES[match["side"]]
    zero = End(Fraction(0), included=False)
    return Span(Measure.DISTANCE, zero if side > 0 else None, zero if side < 0 else None, "")


_REST: Final = "(?:否则|其余|其他|其它)(?:情况|的)?"
_MET: Final = (
    rf"(?:达到或超过|达到|达|完成|实现|不低于|≥|满足|符合){TARGET}(?:任务)?"
    r"|≤(?:目标值?|指标值)|(?:成本)?(?:控制在)(?:目标值?|预算|计划|指标值)(?:以内|之内|内|范围内)"
    r"|(?:成本)?未超(?:过)?(?:预算|支|目标值?)|达标|未发生[\u4e00-\u9fff]{0,10}?的?(?=得|计)|全年无[\u4e00-\u9fff]{2,8}?(?=得|计)"
    r"|(?:当年|全年)?(?:任务)?(?:全部|按期|按时|及时|按要求|如期)?(?:完成|报送)(?=得|计|的|,|满分)"
    r"|是(?=,?得|,?计)|(?:在)?规定时间内完成|及时(?:拨付|发放|支付)(?=得|计)|(?:成本)?不超过目标值|不超目标值|(?:验收)?合格(?=得|计)"
)
_MISSED: Final = (
    rf"[未不]达标|未(?:达到?|完成|实现|能达到|达){TARGET}?|未(?:全部|按期|按时|及时|如期)完成|(?:成本)?超支|(?:成本)?超过?预算"
    r"|逾期(?=,?不得分)|发生[\u4e00-\u9fff]{0,10}?的?即?(?=,?(?:本项|该项)?不得|,?扣|得0)|否(?=,?得|,?不得|,?计)|超出的?(?=,?不得)|超过的?(?=,?不得)|(?:验收)?不合格(?=不得|得0|扣)"
)
_SIGN: Final = "(?P<side>[≥≤<>])"
_WORD: Final = (
    "(?P<side>不低于|不少于|不超过|不高于|达不到|未达到|低于|小于|不足|不到|少于|不满|高于|大于|超过|超出|达到|达)"
)
_BEHIND: Final = "(?P<side>及以上|以上|及以下|以下|以内|之内|内)"

_CONDITIONS: Final[tuple[tuple[str, Callable[[Match], Span | State | None]], ...]] = (
    (_REST, lambda _: State.REST),
    (rf"{ACTUAL}{_WORD}{TARGET}的(?P<v1>{N})(?P<u1>%|倍)(?P<more>以上|以下)?", _of_target),
    (
        rf"{ACTUAL}(?P<side>超过|高于|超出|低于)(?:{TARGET}(?P<v1>{N})(?P<u1>%|个?百分点)|(?P<v2>{N})(?P<u2>个?百分点)){included_pattern('1')}(?P<more>以上|以内|之内)?",
        _from_target,
    ),
    (
        rf"{ACTUAL}(?:在)?{TARGET}的(?P<v1>{N})(?P<u1>%)(?:至|到|-|~)(?P<v2>{N})(?P<u2>%)(?:之间)?{included_pattern('2')}",
        _between_shares,
    ),
    (rf"{ACTUAL}(?P<side>超过|高于|大于|>|低于|小于|少于|<){TARGET}(?!的?[0-9])", _beside_target),
    (r"(?P<side>超)额完成", lambda _: Span(Measure.DISTANCE, End(Fraction(0), included=False), None, "")),
    (rf"{value_pattern('1')}(?P<r1>[≤<≥>]){NAME}(?P<r2>[≤<≥>]){value_pattern('2')}", _chained),
    (rf"{NAME}≥{value_pattern('1')}且≤{value_pattern('2')}", _closed),
    (rf"{NAME}{_SIGN}{value_pattern('1')}", _one_sided),
    (rf"{NAME}(?P<open>[\[(]){value_pattern('1')},{value_pattern('2')}(?P<close>[\])])", _bracketed),
    (rf"{NAME}±(?P<v0>{N})%?(?:至|到|-|~)±?(?P<v1>{N})%{included_pattern('1')}", _apart(None)),
    (rf"{NAME}(?:超过|大于|>)±(?P<v1>{N})%", _apart("above")),
    (rf"{NAME}±(?P<v1>{N})%{included_pattern('1')}(?:以内|之内|内)?", _apart(None)),
    (
        rf"{NAME}{value_pattern('1')}{included_pattern('1')}(?:至|到|-|~|且≤){value_pattern('2')}{included_pattern('2')}(?:之间)?{included_pattern('3')}",
        _between,
    ),
    (rf"{NAME}{value_pattern('1')}{included_pattern('1')}{_BEHIND}{included_pattern('2')}", _one_sided),
    (rf"{NAME}{_WORD}{value_pattern('1')}{included_pattern('1')}(?:及?以上|及?以下)?", _one_sided),
    (rf"{NAME}(?P<v1>{N})(?P<u1>%)", _exactly),
    ("部分完成", _partly),
    (_MISSED, lambda _: State.MISSED),
    (_MET, lambda _: State.MET),
)


@cache
def conditions() -> tuple[tuple[re.Pattern[str], Callable[[Match], Span | State | None]], ...]:
    """Every condition, in the order in which they are tried; compiled when the first standard is read."""
    return tuple((re.compile(pattern), make) for pattern, make in _CONDITIONS)
