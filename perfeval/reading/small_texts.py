"""Small texts taken apart and put together: targets in three columns, weights beside names, and points."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval._text import has_two_numbers, plain, squeeze, tidy, unwrapped
from perfeval._words.signs import says_nothing
from perfeval.errors import PerfevalError
from perfeval.form.fields import check_one_number, points

_WEIGHTED: Final = re.compile(
    r"(.*?)(?:[(\[<](?:分值|权重|满分|共|总分|计)?:?([0-9]{1,3}(?:\.[0-9]{1,4})?)(?:分|%)?[)\]>]?"
    r"|:?([0-9]{1,3}(?:\.[0-9]{1,4})?)(?:分|%)|(?<=标)([0-9]{1,3}(?:\.[0-9]{1,4})?))"
)


#: What says that a tier goes on from the page before.
_CONTINUED: Final = re.compile(r"[(（【]\s*(?:续|续表|接上页|接上表)\s*[)）】]$|^续(?=.{2,10}(?:指标|效益|满意度)$)")


def tier(text: str) -> tuple[str, Decimal | None]:
    """The name of a tier and the weight that stands with it.

    >>> tier("产出指标(50分）"), tier("满意度指标 10分"), tier("效\\n益\\n指\\n标"), tier("(50分)")
    (('产出指标', Decimal('50')), ('满意度指标', Decimal('10')), ('效益指标', None), ('(50分)', Decimal('50')))
    """
    return _tier(text) if len(text) <= _LONGEST_TIER else _tier_of(text)


def _tier_of(text: str) -> tuple[str, Decimal | None]:
    name = _CONTINUED.sub("", "".join(tidy(text).split())).rstrip(":：")
    match = _WEIGHTED.fullmatch(plain(name)) if len(name) <= 60 else None
    if match is None:
        return name, None
    weight = Decimal(match[2] or match[3] or match[4])
    return name[: match.end(1)].rstrip(":：") or name, weight


#: Tiers are few, and stand in every form.
_LONGEST_TIER: Final = 60
_tier: Final = lru_cache(maxsize=2048)(_tier_of)


#: What numbers a name: 指标1： of the blank form, or a serial; a number without its mark is part of the name.
_ORDINAL: Final = re.compile(
    r"指标\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[:：、]|[.．](?![0-9])|(?<=\S)\s)\s*"
    r"|指标\s*[0-9]{1,2}(?![0-9年月日天%％‰次个人万.．/／]|项(?!目))|指标\s*[①-⑳]\s*[:：、.．]?\s*"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){2,3}\s*[、.．]?\s*|[0-9]\.[0-9]{1,2}(?:\s*[、．]|\s(?![千万亿百]))\s*"
    r"|[0-9]{1,2}\s*(?:、(?![0-9]{1,2}(?:[号日年期层楼级栋]|月(?!底|末|[0-9])))|．|\.(?![0-9]))\s*|[(（][0-9一二三四五六七八九十]{1,2}[)）](?![期级类批])\s*[、.．]?\s*"
    r"|[①-⑳]\s*|[一二三四五六七八九十]{1,2}、(?![一二三四五六七八九十百千万])\s*"
)
#: One such number after another, before something that they number.
_ORDINALS: Final = re.compile(rf"(?:{_ORDINAL.pattern}){{1,3}}(?=[^\s:：、.．])")
_LONGEST_ORDINAL: Final = 24
_EMPTY_NAME: Final = re.compile(r"指标\s*(?:[0-9]{0,2}|[一二三四五六七八九十]{1,2}|[①-⑳])\s*[:：、.．]?")


def indicator_name(text: str) -> str:
    """The name of an indicator on one line, without the number that the blank form puts before it.

    >>> indicator_name("指标1：完成\\n项目数量"), indicator_name("指标2："), indicator_name("1.1.2 宣传次数")
    ('完成项目数量', '指标2：', '宣传次数')
    >>> indicator_name("指标2023年完成率"), indicator_name("1.5万人培训"), indicator_name("12345热线满意率")
    ('指标2023年完成率', '1.5万人培训', '12345热线满意率')
    >>> indicator_name("3、4号楼加固面积"), indicator_name("一、二级公路养护里程"), indicator_name("（一）期工程量")
    ('3、4号楼加固面积', '一、二级公路养护里程', '（一）期工程量')
    >>> indicator_name("①宣传册\\n②宣传栏")
    '①宣传册②宣传栏'
    """
    name = unwrapped(tidy(text))
    if "\n" in text and any(map(_ORDINALS.match, text.split("\n")[1:])):
        # It numbers several things, each on a line.
        return name
    match = _ORDINALS.match(name)
    return name[match.end() :] if match else name


def is_numbered(text: str) -> bool:
    """Whether a text begins with its number.

    >>> is_numbered("2.按要求填报"), is_numbered("①按要求填报"), is_numbered("2.5万元"), is_numbered("按要求填报")
    (True, True, False, False)
    """
    return indicator_name(text) != unwrapped(tidy(text))


def is_blank_name(text: str) -> bool:
    """Whether a name is one that the blank form prints, or none at all.

    >>> is_blank_name("指标2："), is_blank_name("……"), is_blank_name("宣传次数")
    (True, True, False)
    """
    return says_nothing(text) or (len(text) <= _LONGEST_ORDINAL and _EMPTY_NAME.fullmatch(tidy(text)) is not None)


_POINTS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,15})?(?:分|%)?")


def is_points(text: str) -> bool:
    """Whether a cell may hold points."""
    return len(text) <= _LONGEST_POINTS and _is_points(text)


@lru_cache(maxsize=2048)
def _is_points(text: str) -> bool:
    return _POINTS.fullmatch(squeeze(text)) is not None and not has_two_numbers(text)


def read_points(text: str) -> Decimal | None:
    """Take points as forms write them, 10% of a hundred included; None where the cell says nothing.

    >>> read_points("10 分"), read_points("12.5%"), read_points("……")
    (Decimal('10'), Decimal('12.5'), None)
    """
    return _read_points(text) if len(text) <= _LONGEST_POINTS else _points_of(text)


def _points_of(text: str) -> Decimal | None:
    if says_nothing(text) or squeeze(text) in {"无", "不适用", "不计分"}:
        return None
    check_one_number(text)
    flat = squeeze(text)
    if flat.startswith("(") and flat.endswith(")"):
        flat = flat[1:-1]
    if _POINTS.fullmatch(flat):
        return points(flat.removesuffix("%"))
    return points(text)


#: The same few points stand in every form.
_LONGEST_POINTS: Final = 24
_read_points: Final = lru_cache(maxsize=2048)(_points_of)


def is_points_or_none(text: str) -> bool:
    """Whether a cell is read as points, or says nothing: in a reviewer's column words are no fault of the form.

    >>> is_points_or_none("9.5分"), is_points_or_none("/"), is_points_or_none("待核实")
    (True, True, False)
    """
    try:
        read_points(text)
    except PerfevalError:
        return False
    return True
