"""What a standard gives: patterns of outcomes, of remarks on all of them, and of what stands between."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Final, TypeAlias

from perfeval.rulebook.standard.clauses import (
    FULL,
    HUNDRED,
    NOTHING,
    Award,
    Earned,
    Off,
    Outcome,
    Partial,
    Ratio,
    Steps,
)
from perfeval.rulebook.standard.parts import NAME, TARGET, Match, N, U, said_number, said_unit

_WEIGHT: Final = "(?:(?:该项|该指标|该|此项|指标)?(?:指标)?(?:权重分?|分值|标准分))"
_AWARD: Final = rf"(?:(?P<p>{N})分(?!值)|{_WEIGHT}的?(?P<s>{N})%|(?P<s2>{N})%的?{_WEIGHT})"
_STEP_SIDES: Final[dict[str, int]] = {
    **dict.fromkeys(
        "低于 低 少于 少报 少开 少办 少完成 少建 少 降低 降 下降 减少 相差 差 不足 缺少 缺 未完成".split(), -1
    ),
    **dict.fromkeys("高于 高 再超出 超过 超出 超期 超 增加 延迟 推迟 逾期 延误 延期 发生 出现 发现 有".split(), 1),
    **dict.fromkeys("偏离 偏差".split(), 0),
}
_DIRECTION: Final = "|".join(sorted(_STEP_SIDES, key=len, reverse=True))


_STEP: Final = rf"(?:{TARGET}|100%)?(?P<n>{N})(?P<u>{U})"
_UNDONE: Final = "未完成|不合格|未达标"
_WHAT: Final = rf"(?P<what>[^扣加,;0-9以部同上比最至不约]{{0,8}}?|[^扣,;0-9]{{0,6}}?(?:{_UNDONE}))"
_EACH: Final = rf"{NAME}每(?P<side>{_DIRECTION})了?{_STEP}{_WHAT}的?,?(?:再)?扣减?{_AWARD}"


def _award(match: Match) -> Award:
    if match["p"] is not None:
        return Award(points=said_number(match["p"]))
    return Award(share=said_number(match["s"] or match["s2"]) / HUNDRED)


def _steps(match: Match) -> Steps:
    undone = re.search(_UNDONE, match["what"]) is not None
    side = -1 if undone else _STEP_SIDES[match["side"]]
    return Steps(side, said_number(match["n"]), said_unit(match["u"]), _award(match), match["what"])


def _each_missing(match: Match) -> Steps:
    return Steps(-1, said_number(match["n"]), said_unit(match["u"]), _award(match))


#: What a formula multiplies by: the weight, or the number that it has.
_TIMES: Final = rf"(?:{_WEIGHT}|(?P<full>{N})分?)"
_BY: Final = "(?:按照?)?(?:实际)?完成的?(?:比例|率)"
_PROPORTION: Final = (
    rf"{_BY}\*(?P<full>{N})分?计?分?|{_BY}(?:\*{_WEIGHT})?(?:得分|计分|计算得分|计算|赋分|折算|计)"
    r"|按比例(?:得分|计分|计算得分|赋分)|按实际值占目标值的比例得分|按未完成比例扣分"
    rf"|按照?实际完成数量?/计划完成数量?\*{_WEIGHT}计算|(?:得分=)?(?:实际)?完成率\*{_WEIGHT}"
)
_DONE: Final = "(?:实际完成值|实际值|实际完成数量?|完成值|实际完成率)"
_DUE: Final = "(?:年度)?(?:目标值?|指标值|计划数|计划完成数量?|目标完成率)"
_FORMULA: Final = rf"(?:该项)?得分=\(?{_DONE}/{_DUE}\)?\*{_TIMES}"
_INVERSE: Final = rf"得分=\(?(?:年度)?(?:目标值?|指标值)/(?:实际完成值|实际值)\)?\*{_TIMES}"
_EXCESS: Final = rf"按超出比例扣减(?:相应)?分值|得分=\(1-超支率\)\*{_TIMES}"

_OUTCOMES: Final[tuple[tuple[str, Callable[[Match], Outcome]], ...]] = (
    (
        _EACH,
        _steps,
    ),
    (rf"(?P<n>{N})(?P<u>项|处|次|个|起)未完成,?扣减?{_AWARD}", _each_missing),
    (
        rf"每(?:完成|开展|举办|组织|培训|新增|建成|发放)(?P<n>{N})(?P<u>{U})[^扣加,;0-9]{{0,6}}?[得计](?P<p>{N})分",
        lambda match: Earned(said_number(match["n"]), said_unit(match["u"]), Award(points=said_number(match["p"]))),
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
        rf"[得计为](?:{_WEIGHT}的?)?(?P<share>{N})%(?:的?{_WEIGHT})?",
        lambda match: Award(share=said_number(match["share"]) / HUNDRED),
    ),
    (rf"(?P<share>{N})%的?{_WEIGHT}", lambda match: Award(share=said_number(match["share"]) / HUNDRED)),
    (rf"[得计为]?(?P<points>{N})分(?![值之])", lambda match: Award(points=said_number(match["points"]))),
)


@cache
def outcomes() -> tuple[tuple[re.Pattern[str], Callable[[Match], Outcome]], ...]:
    """Every outcome, in the order in which they are tried; compiled when the first standard is read."""
    return tuple((re.compile(pattern), make) for pattern, make in _OUTCOMES)


#: What says no more than the rest of the text does.
_NOTHING_NEW: Final = (
    rf"最高(?:不超过{_WEIGHT}|得满分)|超过100%的?按100%计算?|(?:超过|高于|超额完成)(?:{TARGET})?(?:的|部分)?不加分"
    r"|以100%为标准|目标值为0|(?:完成率)?(?:大于|超过)?100%的?按(?:满分计|100%计算?)|超支率=\(实际成本-预算成本\)/预算成本|完成率=实际完成(?:数|值)/(?:计划|目标)(?:数|值)\*100%"
)

#: Facts of a standard as a whole, by their names.
_Facts: TypeAlias = "dict[str, Award | Partial | Fraction]"


def _partial(match: Match) -> _Facts:
    how = match["how"]
    if how.startswith("不扣"):
        return {"partial": Partial.NOTHING}
    return {"partial": Partial.PART if "比例" in how else Partial.FULL}


def _fact(name: str) -> Callable[[Match], _Facts]:
    """A remark that states points, or a share of the weight."""

    def make(match: Match) -> _Facts:
        said = match.groupdict()
        share = said.get("s") or said.get("s2")
        if share is not None:
            return {name: Award(share=said_number(share) / HUNDRED)}
        points = said_number(said["p"])
        return {name: points if name == "full" else Award(points=points)}

    return make


def _no_fact(_: Match) -> _Facts:
    return {}


_REMARKS: Final[tuple[tuple[str, Callable[[Match], _Facts]], ...]] = (
    (rf"\(?不足{N}(?:{U})的?,?(?P<how>按{N}(?:{U})?计算?|按比例扣分|不扣分)\)?", _partial),
    (rf"最多扣{_AWARD}", _fact("most")),
    (rf"扣满(?P<p>{N})分为止", _fact("most")),
    (rf"扣分不超过{_WEIGHT}的(?P<s>{N})%", _fact("most")),
    ("(?:直[至到])?扣完(?:该项|本项)?(?:分值)?(?:为止)?:?|扣[至到]0分(?:为止)?|最低(?:得)?0分", _no_fact),
    (rf"(?:本项|该项)?最低得(?P<p>{N})分", _fact("least")),
    (rf"得分不低于{_WEIGHT}的(?P<s>{N})%", _fact("least")),
    (rf"超过{N}分按(?P<p>{N})分计算?", _fact("full")),
    (rf"满分(?P<p>{N})分", _fact("full")),
    (_NOTHING_NEW, _no_fact),
)


@cache
def remarks() -> tuple[tuple[re.Pattern[str], Callable[[Match], _Facts]], ...]:
    """Every remark, in the order in which they are tried; compiled when the first standard is read."""
    return tuple((re.compile(pattern), make) for pattern, make in _REMARKS)


SEPARATOR: Final = re.compile(
    r"或|[,;、|]|的(?=[,;]|不|得|扣|计|每|按)|则(?=不|得|扣|计|按)|(?:与|比|较)目标值(?=每)|:(?=[0-9得不计])"
)
