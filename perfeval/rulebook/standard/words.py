"""The words of standards: patterns of conditions, outcomes and remarks, each with what it makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

from perfeval._text import squeeze
from perfeval.expressions.numerals import NUMERAL, read_numeral
from perfeval.rulebook.standard.clauses import (
    FULL,
    HUNDRED,
    NOTHING,
    Award,
    Earned,
    End,
    Measure,
    Off,
    Outcome,
    Partial,
    Ratio,
    Span,
    State,
    Steps,
)

_Match: TypeAlias = "re.Match[str]"

# --- The text, flattened -------------------------------------------------------------------------------------------

_COUNTED: Final = "个|分|项|次|天|日|处|起|件|期|场|户|人|家|篇|份|批|月|周"
_PER_HUNDRED: Final = re.compile(f"百分之([{NUMERAL}点]{{1,8}})")
_NUMERAL: Final = re.compile(
    f"(?:(?<=[每扣得低少超高缺差加于到期迟误减降足按过离生现%,;])|^)([{NUMERAL}]{{1,6}}(?:点[{NUMERAL}]{{1,3}})?)(?={_COUNTED})"
)
_MARK: Final = re.compile(r"(?:^|(?<=[,;]))(?:[①-⑳]|[0-9]{1,2}[.、](?![0-9])|\([0-9一二三四五六七八九十]{1,2}\))")
_NEW_ITEM: Final = re.compile(r"[\r\n]+(?=\s{0,9}(?:[①-⑳(（]|[0-9]{1,2}[.、]))")
_HEADING: Final = re.compile("^(?:评分|计分|得分|扣分|赋分)(?:标准|方法|办法|细则|规则)[:为]")
_FOLDS: Final = str.maketrans(
    {"，": ",", "。": ";", "；": ";", "×": "*", "÷": "/", "～": "~", "—": "-", "–": "-", "＊": "*"}
)


def flat(text: str) -> str:
    """A standard without white space, list marks and heading, in plain characters, its numerals in digits.

    >>> flat("评分标准：①达到百分之九十得满分；②每低一个百分点扣零点五分")
    '达到90%得满分;每低1个百分点扣0.5分'
    """
    text = _NEW_ITEM.sub("；", text)
    found = _HEADING.sub("", squeeze(text).translate(_FOLDS).replace(">=", "≥").replace("<=", "≤"))
    found = _MARK.sub("", found)
    found = _PER_HUNDRED.sub(lambda match: _digits(match, "%"), found)
    return _NUMERAL.sub(_digits, found).replace("百分比", "%")


def _digits(match: _Match, unit: str = "") -> str:
    number = read_numeral(match[1])
    return match[0] if number is None else f"{number:f}{unit}"


# --- Parts of patterns ---------------------------------------------------------------------------------------------

_N: Final = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
_U: Final = (
    "%|‰|个?百分点|个?工作日|个?小时|个月|分钟|万元|亿元|元/人|元|人次|公里|平方米|天|日|月|周|次|人|个|项|处|起|件|期|场|户|"
    "亩|家|篇|份|批|套|台|吨|名"
)
_TARGET: Final = "(?:(?:年度|预期|年初|设定|绩效)?(?:目标值?|指标值|绩效目标|计划数?|计划值))"
_ACTUAL: Final = "(?:实际完成值|实际完成数|实际值|完成值|实际)?"
#: What no name begins with.
_OTHERS: Final = (
    "低于|高于|超过|超出|小于|大于|不足|不到|不低|不超|不高|少于|达到|达不|未|每|与|其余|其他|其它|否则|得|扣|按|最|目标值"
    "|完成得"
)
_NAMES: Final = "率|比例|满意度|偏离度|偏差|偏离|完成值|完成度|完成程度|实际值|完成"
_NAME: Final = rf"(?:(?!{_OTHERS})(?P<name>[A-Z]|[“”\"\u4e00-\u9fff]{{0,16}}?(?:{_NAMES}))(?:在|为|达到?)?)?"


def _value(suffix: str) -> str:
    return rf"(?P<v{suffix}>{_N})(?P<u{suffix}>{_U})?"


def _included(suffix: str) -> str:
    return rf"(?:\((?P<i{suffix}>不?含)[^()]{{0,8}}\))?"


#: Names of the row's own measure; any other has to stand in the name of the indicator.
GENERIC: Final = re.compile(
    "(?:[A-Z]|(?:实际|目标|指标|任务|计划|项目|年度|工作)*完成(?:率|值|比例|度|程度)?|实际值|(?:实际|目标)?(?:偏差|偏离)(?:率|度|幅度)?|增长率)"
)

# --- Conditions ----------------------------------------------------------------------------------------------------


def _number(text: str) -> Fraction:
    return Fraction(text)


def _measure(match: _Match) -> Measure:
    name = match.groupdict().get("name") or ""
    if "偏" in name:
        return Measure.DEVIATION
    return Measure.COMPLETION if name.endswith(("完成率", "完成", "完成比例", "完成度", "完成程度")) else Measure.VALUE


def _unit(text: str | None) -> str:
    """A unit as it is looked up; empty where there is none, so that it is the row's own."""
    if text is None:
        return ""
    return "%" if text.endswith("百分点") else text.removeprefix("个") or "个"


def _is_included(match: _Match, suffix: str, *, otherwise: bool | None) -> bool | None:
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


def _one_sided(match: _Match) -> Span | None:
    """From a number on, or up to it."""
    side, included = _SIDES[match["side"]]
    if "百分点" in (match["u1"] or ""):
        return None
    end = End(_number(match["v1"]), _is_included(match, "1", otherwise=_is_included(match, "2", otherwise=included)))
    return Span(_measure(match), end if side > 0 else None, end if side < 0 else None, _unit(match["u1"]))


def _between(match: _Match) -> Span | None:
    """From one number to another."""
    groups = match.groupdict()
    unit = groups["u2"] or groups["u1"]
    if groups["u1"] not in {None, unit}:
        return None
    low = End(_number(match["v1"]), _is_included(match, "1", otherwise=None))
    high = End(_number(match["v2"]), _is_included(match, "2", otherwise=None))
    if groups.get("i3") == "含":
        low, high = low._replace(included=True), high._replace(included=True)
    if low.value > high.value:
        low, high = high, low
    return Span(_measure(match), low, high, _unit(unit))


def _between_shares(match: _Match) -> Span | None:
    """目标值的95%至105%."""
    span = _between(match)
    return span and span._replace(measure=Measure.COMPLETION)


def _chained(match: _Match) -> Span | None:
    """80%≤x<90%, and 90%>x≥80%."""
    ends = End(_number(match["v1"]), match["r1"] in "≤≥"), End(_number(match["v2"]), match["r2"] in "≤≥")
    if (match["r1"] in "<≤") is not (match["r2"] in "<≤"):
        return None
    low, high = ends if match["r1"] in "<≤" else reversed(ends)
    return Span(_measure(match), low, high, _unit(match["u2"] or match["u1"]))


def _bracketed(match: _Match) -> Span:
    low, high = End(_number(match["v1"]), match["open"] == "["), End(_number(match["v2"]), match["close"] == "]")
    return Span(_measure(match), low, high, _unit(match["u2"] or match["u1"]))


def _closed(match: _Match) -> Span:
    """≥100%且≤150%."""
    low, high = (End(_number(match[f"v{which}"]), included=True) for which in "12")
    return Span(_measure(match), low, high, _unit(match["u2"] or match["u1"]))


def _exactly(match: _Match) -> Span | None:
    """100% alone is all of it, or more; any other number alone says nothing of those beside it."""
    if match["v1"] not in {"100", "100.0", "100.00"}:
        return None
    return Span(_measure(match), End(HUNDRED, included=True), None, "%")


def _apart(low: str | None) -> Callable[[_Match], Span]:
    """How far from the target, on either side."""

    def make(match: _Match) -> Span:
        high = End(_number(match["v1"]), _is_included(match, "1", otherwise=True))
        if low == "above":
            return Span(Measure.DEVIATION, End(high.value, included=False), None, "%")
        start = match.groupdict().get("v0")
        return Span(Measure.DEVIATION, None if start is None else End(_number(start), included=False), high, "%")

    return make


def _partly(_: _Match) -> Span:
    """部分完成: more than nothing, and less than all."""
    return Span(Measure.COMPLETION, End(Fraction(0), included=False), End(HUNDRED, included=False), "%")


def _of_target(match: _Match) -> Span:
    """超过目标值的130%: a share of the target."""
    side, included = _SIDES[match["side"]]
    value = _number(match["v1"]) * (HUNDRED if match["u1"] == "倍" else 1)
    end = End(value, None if match["more"] else included)
    return Span(Measure.COMPLETION, end if side > 0 else None, end if side < 0 else None, "%")


def _from_target(match: _Match) -> Span:
    """超过目标值20%, 低于目标值3个百分点以内: away from the target."""
    side, included = _SIDES[match["side"]]
    value, more, unit = _number(match["v1"] or match["v2"]), match["more"], match["u1"] or match["u2"]
    measure, base = (Measure.DISTANCE, Fraction(0)) if unit != "%" else (Measure.COMPLETION, HUNDRED)
    far, zero = base + side * value, End(base, included=False)
    if more in {"以内", "之内"}:
        end = End(far, _is_included(match, "1", otherwise=True))
        low, high = (end, zero) if side < 0 else (zero, end)
        return Span(measure, low, high, _unit(unit))
    end = End(far, _is_included(match, "1", otherwise=None if more else included))
    return Span(measure, end if side > 0 else None, end if side < 0 else None, _unit(unit))


def _beside_target(match: _Match) -> Span:
    """低于目标值, 高于目标值."""
    side, _ = _SIDES[match["side"]]
    zero = End(Fraction(0), included=False)
    return Span(Measure.DISTANCE, zero if side > 0 else None, zero if side < 0 else None, "")


_REST: Final = "(?:否则|其余|其他|其它)(?:情况|的)?"
_MET: Final = (
    rf"(?:达到或超过|达到|达|完成|实现|不低于|≥|满足|符合){_TARGET}(?:任务)?"
    r"|≤(?:目标值?|指标值)|(?:成本)?(?:控制在)(?:目标值?|预算|计划|指标值)(?:以内|之内|内|范围内)"
    r"|(?:成本)?未超(?:过)?(?:预算|支|目标值?)|达标|未发生[\u4e00-\u9fff]{0,10}?的?(?=得|计)|全年无[\u4e00-\u9fff]{2,8}?(?=得|计)"
    r"|(?:当年|全年)?(?:任务)?(?:全部|按期|按时|及时|按要求|如期)?(?:完成|报送)(?=得|计|的|,|满分)"
    r"|是(?=,?得|,?计)|(?:在)?规定时间内完成|及时(?:拨付|发放|支付)(?=得|计)|(?:成本)?不超过目标值|不超目标值|(?:验收)?合格(?=得|计)"
)
_MISSED: Final = (
    rf"[未不]达标|未(?:达到?|完成|实现|能达到|达){_TARGET}?|未(?:全部|按期|按时|及时|如期)完成|(?:成本)?超支|(?:成本)?超过?预算"
    r"|逾期(?=,?不得分)|发生[\u4e00-\u9fff]{0,10}?的?即?(?=,?(?:本项|该项)?不得|,?扣|得0)|否(?=,?得|,?不得|,?计)|超出的?(?=,?不得)|超过的?(?=,?不得)|(?:验收)?不合格(?=不得|得0|扣)"
)
_SIGN: Final = "(?P<side>[≥≤<>])"
_WORD: Final = (
    "(?P<side>不低于|不少于|不超过|不高于|达不到|未达到|低于|小于|不足|不到|少于|不满|高于|大于|超过|超出|达到|达)"
)
_BEHIND: Final = "(?P<side>及以上|以上|及以下|以下|以内|之内|内)"

CONDITIONS: Final[tuple[tuple[re.Pattern[str], Callable[[_Match], Span | State | None]], ...]] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (_REST, lambda _: State.REST),
        (rf"{_ACTUAL}{_WORD}{_TARGET}的(?P<v1>{_N})(?P<u1>%|倍)(?P<more>以上|以下)?", _of_target),
        (
            rf"{_ACTUAL}(?P<side>超过|高于|超出|低于)(?:{_TARGET}(?P<v1>{_N})(?P<u1>%|个?百分点)|(?P<v2>{_N})(?P<u2>个?百分点)){_included('1')}(?P<more>以上|以内|之内)?",
            _from_target,
        ),
        (
            rf"{_ACTUAL}(?:在)?{_TARGET}的(?P<v1>{_N})(?P<u1>%)(?:至|到|-|~)(?P<v2>{_N})(?P<u2>%)(?:之间)?{_included('2')}",
            _between_shares,
        ),
        (rf"{_ACTUAL}(?P<side>超过|高于|大于|>|低于|小于|少于|<){_TARGET}(?!的?[0-9])", _beside_target),
        (r"(?P<side>超)额完成", lambda _: Span(Measure.DISTANCE, End(Fraction(0), included=False), None, "")),
        (rf"{_value('1')}(?P<r1>[≤<≥>]){_NAME}(?P<r2>[≤<≥>]){_value('2')}", _chained),
        (rf"{_NAME}≥{_value('1')}且≤{_value('2')}", _closed),
        (rf"{_NAME}{_SIGN}{_value('1')}", _one_sided),
        (rf"{_NAME}(?P<open>[\[(]){_value('1')},{_value('2')}(?P<close>[\])])", _bracketed),
        (rf"{_NAME}±(?P<v0>{_N})%?(?:至|到|-|~)±?(?P<v1>{_N})%{_included('1')}", _apart(None)),
        (rf"{_NAME}(?:超过|大于|>)±(?P<v1>{_N})%", _apart("above")),
        (rf"{_NAME}±(?P<v1>{_N})%{_included('1')}(?:以内|之内|内)?", _apart(None)),
        (
            rf"{_NAME}{_value('1')}{_included('1')}(?:至|到|-|~|且≤){_value('2')}{_included('2')}(?:之间)?{_included('3')}",
            _between,
        ),
        (rf"{_NAME}{_value('1')}{_included('1')}{_BEHIND}{_included('2')}", _one_sided),
        (rf"{_NAME}{_WORD}{_value('1')}{_included('1')}(?:及?以上|及?以下)?", _one_sided),
        (rf"{_NAME}(?P<v1>{_N})(?P<u1>%)", _exactly),
        ("部分完成", _partly),
        (_MISSED, lambda _: State.MISSED),
        (_MET, lambda _: State.MET),
    )
)

# --- Outcomes ------------------------------------------------------------------------------------------------------

_WEIGHT: Final = "(?:(?:该项|该指标|该|此项|指标)?(?:指标)?(?:权重分?|分值|标准分))"
_AWARD: Final = rf"(?:(?P<p>{_N})分(?!值)|{_WEIGHT}的?(?P<s>{_N})%|(?P<s2>{_N})%的?{_WEIGHT})"
_STEP_SIDES: Final[dict[str, int]] = {
    **dict.fromkeys(
        "低于 低 少于 少报 少开 少办 少完成 少建 少 降低 降 下降 减少 相差 差 不足 缺少 缺 未完成".split(), -1
    ),
    **dict.fromkeys("高于 高 再超出 超过 超出 超期 超 增加 延迟 推迟 逾期 延误 延期 发生 出现 发现 有".split(), 1),
    **dict.fromkeys("偏离 偏差".split(), 0),
}
_DIRECTION: Final = "|".join(sorted(_STEP_SIDES, key=len, reverse=True))


_STEP: Final = rf"(?:{_TARGET}|100%)?(?P<n>{_N})(?P<u>{_U})"
_UNDONE: Final = "未完成|不合格|未达标"
_WHAT: Final = rf"(?P<what>[^扣加,;0-9以部同上比最至不约]{{0,8}}?|[^扣,;0-9]{{0,6}}?(?:{_UNDONE}))"
_EACH: Final = rf"{_NAME}每(?P<side>{_DIRECTION})了?{_STEP}{_WHAT}的?,?(?:再)?扣减?{_AWARD}"


def _award(match: _Match) -> Award:
    if match["p"] is not None:
        return Award(points=_number(match["p"]))
    return Award(share=_number(match["s"] or match["s2"]) / HUNDRED)


def _steps(match: _Match) -> Steps:
    undone = re.search(_UNDONE, match["what"]) is not None
    side = -1 if undone else _STEP_SIDES[match["side"]]
    return Steps(side, _number(match["n"]), _unit(match["u"]), _award(match), match["what"])


def _each_missing(match: _Match) -> Steps:
    return Steps(-1, _number(match["n"]), _unit(match["u"]), _award(match))


#: What a formula multiplies by: the weight, or the number that it has.
_TIMES: Final = rf"(?:{_WEIGHT}|(?P<full>{_N})分?)"
_BY: Final = "(?:按照?)?(?:实际)?完成的?(?:比例|率)"
_PROPORTION: Final = (
    rf"{_BY}\*(?P<full>{_N})分?计?分?|{_BY}(?:\*{_WEIGHT})?(?:得分|计分|计算得分|计算|赋分|折算|计)"
    r"|按比例(?:得分|计分|计算得分|赋分)|按实际值占目标值的比例得分|按未完成比例扣分"
    rf"|按照?实际完成数量?/计划完成数量?\*{_WEIGHT}计算|(?:得分=)?(?:实际)?完成率\*{_WEIGHT}"
)
_DONE: Final = "(?:实际完成值|实际值|实际完成数量?|完成值|实际完成率)"
_DUE: Final = "(?:年度)?(?:目标值?|指标值|计划数|计划完成数量?|目标完成率)"
_FORMULA: Final = rf"(?:该项)?得分=\(?{_DONE}/{_DUE}\)?\*{_TIMES}"
_INVERSE: Final = rf"得分=\(?(?:年度)?(?:目标值?|指标值)/(?:实际完成值|实际值)\)?\*{_TIMES}"
_EXCESS: Final = rf"按超出比例扣减(?:相应)?分值|得分=\(1-超支率\)\*{_TIMES}"

OUTCOMES: Final[tuple[tuple[re.Pattern[str], Callable[[_Match], Outcome]], ...]] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (
            _EACH,
            _steps,
        ),
        (rf"(?P<n>{_N})(?P<u>项|处|次|个|起)未完成,?扣减?{_AWARD}", _each_missing),
        (
            rf"每(?:完成|开展|举办|组织|培训|新增|建成|发放)(?P<n>{_N})(?P<u>{_U})[^扣加,;0-9]{{0,6}}?[得计](?P<p>{_N})分",
            lambda match: Earned(_number(match["n"]), _unit(match["u"]), Award(points=_number(match["p"]))),
        ),
        (_PROPORTION, lambda _: Ratio.PROPORTION),
        (_FORMULA, lambda _: Ratio.PROPORTION),
        (_INVERSE, lambda _: Ratio.INVERSE),
        (_EXCESS, lambda _: Ratio.EXCESS),
        ("(?:得|计|为)?满分(?![0-9])|不扣分", lambda _: FULL),
        (rf"[得计]一半(?:分值?|{_WEIGHT})", lambda _: Award(share=Fraction(1, 2))),
        (r"(?:该项|本项|此项|该指标)?(?:不得分|不计分)|[得计为]?0分", lambda _: NOTHING),
        (rf"扣减?{_AWARD}", lambda match: Off(_award(match))),
        (
            rf"[得计为](?:{_WEIGHT}的?)?(?P<share>{_N})%(?:的?{_WEIGHT})?",
            lambda match: Award(share=_number(match["share"]) / HUNDRED),
        ),
        (rf"(?P<share>{_N})%的?{_WEIGHT}", lambda match: Award(share=_number(match["share"]) / HUNDRED)),
        (rf"[得计为]?(?P<points>{_N})分(?![值之])", lambda match: Award(points=_number(match["points"]))),
    )
)

# --- Remarks -------------------------------------------------------------------------------------------------------


#: What says no more than the rest of the text does.
_NOTHING_NEW: Final = (
    rf"最高(?:不超过{_WEIGHT}|得满分)|超过100%的?按100%计算?|(?:超过|高于|超额完成)(?:{_TARGET})?(?:的|部分)?不加分"
    r"|以100%为标准|目标值为0|(?:完成率)?(?:大于|超过)?100%的?按(?:满分计|100%计算?)|超支率=\(实际成本-预算成本\)/预算成本|完成率=实际完成(?:数|值)/(?:计划|目标)(?:数|值)\*100%"
)

#: Facts of a standard as a whole, by their names.
_Facts: TypeAlias = "dict[str, Award | Partial | Fraction]"


def _partial(match: _Match) -> _Facts:
    how = match["how"]
    if how.startswith("不扣"):
        return {"partial": Partial.NOTHING}
    return {"partial": Partial.PART if "比例" in how else Partial.FULL}


def _fact(name: str) -> Callable[[_Match], _Facts]:
    """A remark that states points, or a share of the weight."""

    def make(match: _Match) -> _Facts:
        said = match.groupdict()
        share = said.get("s") or said.get("s2")
        if share is not None:
            return {name: Award(share=_number(share) / HUNDRED)}
        points = _number(said["p"])
        return {name: points if name == "full" else Award(points=points)}

    return make


def _no_fact(_: _Match) -> _Facts:
    return {}


REMARKS: Final[tuple[tuple[re.Pattern[str], Callable[[_Match], _Facts]], ...]] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (rf"\(?不足{_N}(?:{_U})的?,?(?P<how>按{_N}(?:{_U})?计算?|按比例扣分|不扣分)\)?", _partial),
        (rf"最多扣{_AWARD}", _fact("most")),
        (rf"扣满(?P<p>{_N})分为止", _fact("most")),
        (rf"扣分不超过{_WEIGHT}的(?P<s>{_N})%", _fact("most")),
        ("(?:直[至到])?扣完(?:该项|本项)?(?:分值)?(?:为止)?:?|扣[至到]0分(?:为止)?|最低(?:得)?0分", _no_fact),
        (rf"(?:本项|该项)?最低得(?P<p>{_N})分", _fact("least")),
        (rf"得分不低于{_WEIGHT}的(?P<s>{_N})%", _fact("least")),
        (rf"超过{_N}分按(?P<p>{_N})分计算?", _fact("full")),
        (rf"满分(?P<p>{_N})分", _fact("full")),
        (_NOTHING_NEW, _no_fact),
    )
)

SEPARATOR: Final = re.compile(
    r"或|[,;、|]|的(?=[,;]|不|得|扣|计|每|按)|则(?=不|得|扣|计|按)|(?:与|比|较)目标值(?=每)|:(?=[0-9得不计])"
)
