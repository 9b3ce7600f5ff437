"""What the patterns of standards share: the text flattened, numbers, units, and names of what is measured."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, TypeAlias

from perfeval._text import squeeze
from perfeval.expressions.numerals import NUMERAL, read_numeral

Match: TypeAlias = "re.Match[str]"

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


def _digits(match: Match, unit: str = "") -> str:
    number = read_numeral(match[1])
    return match[0] if number is None else f"{number:f}{unit}"


N: Final = r"[0-9]{1,9}(?:\.[0-9]{1,6})?"
U: Final = (
    "%|‰|个?百分点|个?工作日|个?小时|个月|分钟|万元|亿元|元/人|元|人次|公里|平方米|天|日|月|周|次|人|个|项|处|起|件|期|场|户|"
    "亩|家|篇|份|批|套|台|吨|名"
)
TARGET: Final = "(?:(?:年度|预期|年初|设定|绩效)?(?:目标值?|指标值|绩效目标|计划数?|计划值))"
ACTUAL: Final = "(?:实际完成值|实际完成数|实际值|完成值|实际)?"
#: What no name begins with.
_OTHERS: Final = (
    "低于|高于|超过|超出|小于|大于|不足|不到|不低|不超|不高|少于|达到|达不|未|每|与|其余|其他|其它|否则|得|扣|按|最|目标值"
    "|完成得"
)
_NAMES: Final = "率|比例|满意度|偏离度|偏差|偏离|完成值|完成度|完成程度|实际值|完成"
NAME: Final = rf"(?:(?!{_OTHERS})(?P<name>[A-Z]|[“”\"\u4e00-\u9fff]{{0,16}}?(?:{_NAMES}))(?:在|为|达到?)?)?"


def value_pattern(suffix: str) -> str:
    """A number with its unit, in groups that end in *suffix*."""
    return rf"(?P<v{suffix}>{N})(?P<u{suffix}>{U})?"


def included_pattern(suffix: str) -> str:
    """Whether an end belongs to it, as （含） says."""
    return rf"(?:\((?P<i{suffix}>不?含)[^()]{{0,8}}\))?"


#: Names of the row's own measure; any other has to stand in the name of the indicator.
GENERIC: Final = re.compile(
    "(?:[A-Z]|(?:实际|目标|指标|任务|计划|项目|年度|工作)*完成(?:率|值|比例|度|程度)?|实际值|(?:实际|目标)?(?:偏差|偏离)(?:率|度|幅度)?|增长率)"
)


def said_number(text: str) -> Fraction:
    """A number, exactly."""
    return Fraction(text)


def said_unit(text: str | None) -> str:
    """A unit as it is looked up; empty where there is none, so that it is the row's own."""
    if text is None:
        return ""
    return "%" if text.endswith("百分点") else text.removeprefix("个") or "个"
