"""The words of a report in front of figures: what was promised, what was reached, the points at stake and got."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from perfeval.audit.report.words import NUMBER

#: A value is not longer.
_LONGEST_VALUE: Final = 40


#: Of what stands in front of a cue no more is looked at.
_LONGEST_LEAD: Final = 200


class Cue(NamedTuple):
    """A figure behind a word that says what it is of."""

    #: One of target, actual, weight and points.
    kind: str
    #: What stands in front of the word, back to the last figure.
    lead: str
    #: The value as written; empty for all points.
    said: str
    #: Whether the word may as well be one for the total.
    weak: bool = False


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<ratio>(?:达到|获得|得)?(?P<got>{NUMBER})分?(?:中的?|/)(?P<of>{NUMBER})分)|"
        r"(?P<points>(?:自评|实际|评价|最终|本项|该项|应)?得分(?!率)|自评分|评分(?!标准|办法|表|细则|规则)|"
        rf"(?:自评|实际|共|共计|本项|该项)?得(?={NUMBER}分)|(?:自评|评)(?={NUMBER}分)|(?<![合总共累])计(?={NUMBER}分)|得满分|得全分)|"
        rf"(?P<bracket>\((?={NUMBER}分[,;)]))|"
        r"(?P<weight>(?:分值|指标)?权重(?:分值?)?|分值|满分|标准分值?)|"
        r"(?P<target>年度指标值?|年初指标值?|预期指标值?|指标值|(?:年度|年初|绩效|预期|计划|设定|预设)?目标值?(?!完成|任务|群|人)|"
        r"预期值|预期(?!效|成果)|计划(?:完成)?[值数]?|年初设定值?|设定值|应完成)|"
        r"(?P<actual>实际完成(?!率|比|进度|情况良|投资)(?:指标值|值|数|情况)?|实际得到|实际达到|实际(?!得|支|执|到|使|拨|投|情)值?|完成值|完成数|"
        r"(?<!标)完成情况(?!:)|(?:全年|已|共|全部)?完成(?!率|度|比|及时|情况|质量|进度|时|年|全年|预|计|目标|指标|任务|后|了?对)了?|(?:已|均)?达到?(?!标|成|率|预期|年度|目标))"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?:分值?)?(?:分别)?[为是:=]{{0,2}}(?:共计|合计|共|计)?({NUMBER})(?:分|(?=[,;、)]|$))(?!钟)")


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(r"(?:[为是:=]|应为|设定为|定为|均为|共计|共|合计|了|约为|得到|达到|达|(?<=[:为])完成|已)*")


@cache
def _delimiter() -> re.Pattern[str]:
    return re.compile(r'(?<![0-9]),|,(?![0-9]{3}(?![0-9]))|[;:()"。]|(?<=[0-9%个次人家元册份场期批户项])、')


@cache
def _against() -> re.Pattern[str]:
    """Words that make a figure something else than what it would be: a difference, a denial, a plan."""
    return re.compile(
        "(?:超过|超出|高于|低于|较|比|达到|达成|完成|距|与|对照)[^,]{0,3}$|(?:超额?|未达?|没有|不|按照?|根据|围绕|总体|为|实现|原|上年|上期|去年|剩余|还需|尚需|[0-9%一-鿿]的)$"
    )


def figures_in(body: str) -> Iterator[Cue]:
    """The figures of a text, in order.

    >>> [each.kind + each.said for each in figures_in("年度指标值≥3次,实际完成6次,分值5分,得5分")]
    ['target≥3次', 'actual6次', 'weight5', 'points5']
    """
    found = list(_cues().finditer(body))
    behind = 0
    for at, match in enumerate(found):
        if match.start() < behind:
            continue
        kind = _KINDS.get(str(match.lastgroup), str(match.lastgroup))
        lead = body[max(behind, match.start() - _LONGEST_LEAD) : match.start()]
        end = found[at + 1].start() if at + 1 < len(found) else len(body)
        if kind == "ratio":
            behind = match.end()
            yield from _shares(lead, match["got"], match["of"])
        elif kind in {"points", "weight"}:
            all_behind = kind == "points" and body.startswith("满分", match.end())
            number = _number().match(body, match.end() + len("满分") * all_behind)
            if number is None and not all_behind and match[0] not in {"得满分", "得全分"}:
                continue
            behind = number.end() if number else match.end()
            weak = kind == "points" and match[0] != "得" and ("评" in match[0] or match[0] == "最终得分")
            yield Cue(kind, lead, number[1] if number else "", weak)
        else:
            start = _glue().match(body, match.end(), end)
            first = start.end() if start else match.end()
            stop = _delimiter().search(body, first, end)
            said = body[first : stop.start() if stop else end]
            if not said or len(said) > _LONGEST_VALUE or _against().search(lead) or _no_value().match(said):
                continue
            behind = first + len(said)
            yield Cue(kind, lead, said)


def value_behind(body: str, kind: str, value: str) -> tuple[int, int] | None:
    """Where a word for a target or an actual stands with a value right behind it, and nothing more of one.

    >>> value_behind("年度指标值≥3次,实际完成值为6次,得5分", "actual", "6次")
    (9, 17)
    >>> value_behind("实际完成值为6次以上", "actual", "6次") is None
    True
    """
    for match in _cues().finditer(body):
        if match.lastgroup != kind:
            continue
        glue = _glue().match(body, match.end())
        starts = match.end(), glue.end() if glue else match.end()
        for start, quote in product(starts, ("", '"')):
            end = start + len(value) + 2 * len(quote)
            if body.startswith(f"{quote}{value}{quote}", start) and (end == len(body) or body[end] in ",;。("):
                return match.start(), end
    return None


#: A weight in brackets is one like any other.
_KINDS: Final = {"bracket": "weight"}


def _shares(lead: str, got: str, of: str) -> Iterator[Cue]:
    """9分/10分, whichever of the two stands first."""
    low, high = sorted((got, of), key=lambda each: Decimal(each.replace(",", "")))
    yield Cue("points", lead, low)
    yield Cue("weight", "", high)


@cache
def _no_value() -> re.Pattern[str]:
    """What stands behind a word for a target, and is none."""
    return re.compile("[并且差多少低高超偏的较要]|相差|相比|任务|进度|未|失分|扣分")


def number_at(body: str) -> str:
    """The number that a text begins with, where it is one of points.

    >>> number_at("为98.5分"), number_at("98次")
    ('98.5', '')
    """
    found = _number().match(body)
    return found[1] if found else ""


def points_of(said: str) -> Decimal | None:
    """Points as a number."""
    return Decimal(said.replace(",", "")) if said else None


@cache
def _filling() -> re.Pattern[str]:
    """Words that are no part of a name; the short ones only where nothing else stands there."""
    return re.compile(rf"(?:{_WORDS})*")


@cache
def _only_filling() -> re.Pattern[str]:
    return re.compile(rf"(?:{_WORDS}|[的为是设已均共应并且按和与及一至-])*")


_WORDS: Final = (
    r"其中|该指标|该项|本项|此项|三级指标|指标|年初|年度|全年|本年度?|当年|(?:19|20)[0-9]{2}年度?|设定|设置|项目|共计|合计|年末|年底|年内|"
    r"到年底|截至|自评|分别|绩效|预期|任务|我局|我单位|实际|[,:;、()\"'《》.]"
)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"(?:的|年度|年初|全年|指标|设定|绩效|共|均|为|[,:;、(\"'])+$")


def name_in(lead: str) -> str:
    """The name of an indicator in what stands in front of a figure; empty where there is none.

    >>> name_in(",培训场次"), name_in("其中,该指标"), name_in("效果方面:应急保供能力,")
    ('培训场次', '', '应急保供能力')
    """
    if _only_filling().fullmatch(lead):
        return ""
    rest = _ends().sub("", lead)
    rest = re.split("[:;,]", rest)[-1]
    begin = _filling().match(rest)
    return re.sub(r"^[0-9]{1,2}[.、]|\($", "", rest[begin.end() if begin else 0 :])
