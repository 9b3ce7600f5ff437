"""Several quantities that make one together: 1年2个月, 1小时20分, 2公里300米, 1亿2000万元, 2年半.

compound = NUMBER UNIT ["零"] NUMBER UNIT …, each unit smaller than the one before and of the same kind
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Final

from perfeval._exact import add, bare, divide, multiply, total

#: Rows of units: how many of the smallest of the row make one of each.
_KINDS: Final = (
    {"周": 604800, "星期": 604800, "天": 86400, "个小时": 3600, "小时": 3600, "分钟": 60, "分": 60, "秒": 1},
    {"年": 12, "个月": 1},
    {"公里": 10**6, "千米": 10**6, "km": 10**6, "米": 1000, "m": 1000, "厘米": 10, "cm": 10, "毫米": 1, "mm": 1},
    {"吨": 10**6, "公斤": 1000, "千克": 1000, "kg": 1000, "克": 1, "g": 1},
    {"元": 100, "角": 10, "分": 1},
)
_PREFIXES: Final = {"亿": Decimal(10**8), "万": Decimal(10**4), "千": Decimal(1000), "百": Decimal(100), "": Decimal(1)}

_NUMBER: Final = r"[0-9]{1,12}(?:\.[0-9]{1,8})?"
_UNIT: Final = "|".join(sorted({name for kind in _KINDS for name in kind}, key=len, reverse=True))
_PART: Final = rf"({_NUMBER})({_UNIT})"
#: A year is no duration, and 米/秒 no part of anything.
_COMPOUND: Final = re.compile(
    rf"(?<![0-9.,])(?!(?:19|20)[0-9]{{2}}年){_PART}(?:零?{_NUMBER}(?:{_UNIT})){{1,3}}(?![0-9A-Za-z/²³])", re.ASCII
)
_PARTS: Final = re.compile(_PART, re.ASCII)
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
    >>> as_one("2023年12个月"), as_one("3期50人")
    ('2023年12个月', '3期50人')
    """
    text = _HALF.sub(lambda match: f"{match[1]}.5{match[2] or '个' + match[3]}", text)
    for _ in range(3):  # 1万2千5百
        text = _THOUSANDS.sub(_in_thousands, text)
    return _COMPOUND.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    """In the last unit, of which the others hold whole numbers; 角 and 分 in 元."""
    parts = _PARTS.findall(match[0])
    for kind in _KINDS:
        scales = [kind.get(unit, 0) for _, unit in parts]
        if all(scales) and all(one > other for one, other in pairwise(scales)):
            smallest = total(
                multiply(Decimal(part[0]), Decimal(scale)) for part, scale in zip(parts, scales, strict=True)
            )
            unit = "元" if "元" in kind else parts[-1][1]
            alone = "分钟" if unit == "分" else unit
            return f"{bare(divide(smallest, Decimal(kind[unit])))}{alone}"
    return match[0]


def _in_thousands(match: re.Match[str]) -> str:
    whole, prefix, rest, smaller = match.groups()
    part = divide(multiply(Decimal(rest), _PREFIXES[smaller]), _PREFIXES[prefix])
    return match[0] if part >= 1 else f"{bare(add(Decimal(whole), part))}{prefix}"
