"""Several quantities that make one together: 1年2个月, 1小时20分, 2公里300米, 1亿2000万元, 2年半.

compound = NUMBER UNIT ["零" | "又" | "加"] NUMBER UNIT …, each unit smaller than the one before and of the same kind
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final

from perfeval._exact import add, bare, total
from perfeval.errors import IncomparableUnits
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.units import unit_of

#: The units of which several make one quantity; 月 is no part, since 2年3月 may be a day.
_UNITS: Final = (
    "周 星期 天 个小时 小时 分钟 分 秒 年 个月 公里 千米 km 米 m 厘米 cm 毫米 mm 吨 公斤 千克 kg 克 g 元 角".split()
)
#: What 分 means behind an hour, and behind an amount of money.
_MINUTES_OR_CENTS: Final = {"time": "分钟", "money": "分钱"}

_NUMBER: Final = r"[0-9]{1,12}(?:\.[0-9]{1,8})?"
_UNIT: Final = "|".join(sorted(_UNITS, key=len, reverse=True))
_PART: Final = rf"({_NUMBER})({_UNIT})"
#: A year is no duration, and 米/秒 no part of anything.
_COMPOUND: Final = re.compile(
    rf"(?<![0-9.,])(?!(?:19|20)[0-9]{{2}}年){_PART}(?:[零又加]?{_NUMBER}(?:{_UNIT})){{1,3}}(?![0-9A-Za-z/²³])", re.ASCII
)
_PARTS: Final = re.compile(_PART, re.ASCII)
#: Ten 两 make a 斤; 2月15天 is no day of a month.
_TENTHS: Final = re.compile(r"(?<=[0-9])斤([0-9])两(?=$|[^0-9一-鿿])", re.ASCII)
_MONTHS: Final = re.compile(r"(?<=[0-9])月(?=零?[0-9]{1,3}天)", re.ASCII)
_THOUSANDS: Final = re.compile(
    rf"(?<![0-9.,])({_NUMBER})(亿|万|千)零?({_NUMBER})(万|千|百|)(?![0-9.亿万千百])", re.ASCII
)
_HALF: Final = re.compile(
    r"(?<![0-9.,])([0-9]{1,3})(?:(年|天|个?小时|公里|吨|米|亩|万|亿)半(?![年天])|个半(小时|月))", re.ASCII
)


def as_one(text: str) -> str:
    """Write each compound quantity of a text as one number with one unit.

    >>> as_one("≤1年2个月"), as_one("1小时20分"), as_one("2公里300米"), as_one("1亿2000万元"), as_one("2年半")
    ('≤14个月', '80分钟', '2300米', '1.2亿元', '2.5年')
    >>> as_one("2023年12个月"), as_one("3期50人"), as_one("5公里3秒")
    ('2023年12个月', '3期50人', '5公里3秒')
    """
    text = _HALF.sub(lambda match: f"{match[1]}.5{match[2] or '个' + match[3]}", text)
    text = _MONTHS.sub("个月", _TENTHS.sub(r".\1斤", text))
    for _ in range(3):  # 1万2千5百
        text = _THOUSANDS.sub(_in_thousands, text)
    return _COMPOUND.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    """In the last unit, of which the others hold whole numbers; 角 and 分 in 元."""
    parts = _PARTS.findall(match[0])
    kind = next((unit_of(name).dimension for _, name in parts if name != "分"), "")
    parts = [(number, _MINUTES_OR_CENTS.get(kind, name) if name == "分" else name) for number, name in parts]
    if any(unit_of(one).scale <= unit_of(other).scale for (_, one), (_, other) in pairwise(parts)):
        return match[0]
    unit = "元" if kind == "money" else parts[-1][1]
    try:
        return f"{bare(total(Quantity(*part).to(unit).value for part in parts))}{unit}"
    except IncomparableUnits:
        return match[0]


def _in_thousands(match: re.Match[str]) -> str:
    whole, prefix, rest, smaller = match.groups()
    part = Quantity(rest, smaller).to(prefix).value
    return match[0] if part >= 1 else f"{bare(add(Decimal(whole), part))}{prefix}"
