"""A change and a level: what asks for the one is not answered by the other.

A target of 较上年增加100人 is no number to reach, and 缩短至5天 not by how much; neither says so of itself.
Nor do numbers that may be days: 2023.9 and 2023.10.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from perfeval._exact import ZERO, multiply
from perfeval._text import squeeze
from perfeval.errors import IncomparableUnits
from perfeval.expressions.meaning import TURNED
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import AtLeast, AtMost, Exactly, Target, Unstated
from perfeval.expressions.turning import directions_in
from perfeval.expressions.turning_words import BAD

MINUS: Final = "下降类指标填写负数，可指下降，也可指上升，未取数"
LEVEL: Final = "指标要求变化的幅度，实际可能是变化后的水平，未取数"

CHANGE: Final = "指标要求达到的水平，实际可能是变化的幅度，未取数"

OFFSET: Final = "偏差为负，是否按绝对值计未写明，未取数"

DAYS: Final = "目标与实际可能都是日期，未取数"

#: Names of what a day answers, and numbers that may be one: 2023.9, 202309, 20230930, and 45199 of a spreadsheet.
_TIME: Final = re.compile("时间|时限|日期|期限|时点|及时")
_DAY: Final = re.compile(
    r"20[0-4][0-9](?:\.(?:0?[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?)|4[0-9]{4}", re.ASCII
)

#: What may speak of a change at all, so that most indicators need no more.
_CHANGE: Final = re.compile("[降减缩压节省增升涨提扩]")
_TO: Final = re.compile("[到至]")
_DOWN_TO: Final = re.compile("(?:下降|降低|降|减少|减|缩减|压减|压缩|压降|缩短|缩小)[到至]")
_UP_TO: Final = re.compile("(?:提高|提升|增长|增加|增|上升|升|扩大)[到至]")
#: What may lie on either side.
_OFFSET: Final = re.compile("误差|偏差|偏离|差异|调整(?:率|幅度|比例)")
#: What is to be new, and what there is of it in all; what is to be earned beyond, and all that is earned.
_NEW: Final = re.compile("新增|新建|新发展|净增|增收|收入[^0-9]{0,4}(?:增|提高|提升)")
_STOCK: Final = re.compile("总数|总量|保有量|现有|存量|在册|累计达|(?<![增创])收入(?![^0-9]{0,4}[增升提])")
#: Nothing changes so many times more than it was to.
_FAR: Final = Decimal(5)


def unlike(quantity: Quantity, text: str, target: Target | None, target_text: str, name: str) -> str:
    """Why an actual may be of another kind than its target asks for, in Chinese; empty where nothing says so.

    >>> from perfeval import parse_quantity, parse_target
    >>> unlike(parse_quantity("5天"), "缩短至5天", parse_target("≥3天"), "≥3天", "审批时间缩短")
    '指标要求变化的幅度，实际可能是变化后的水平，未取数'
    """
    if not quantity.unit and _TIME.search(name) and _are_days(text, target, target_text):
        return DAYS
    if "率" in text and (rate := _opposite_rate(text, name + target_text)):
        return TURNED.format(rate)
    if quantity.value < ZERO and _OFFSET.search(name) and isinstance(target, (AtMost, Unstated)):
        return OFFSET if ZERO < target.bound.value < quantity.value.copy_abs() else ""
    if _CHANGE.search(name + target_text) is None or not isinstance(target, (AtLeast, Exactly, Unstated)):
        return ""
    named, asked = directions_in(name), directions_in(target_text)
    if quantity.value < ZERO < target.bound.value and "down" in named | asked and "up" not in named | asked:
        return MINUS
    if (_UP_TO.search(target_text) or _DOWN_TO.search(target_text)) and directions_in(text) & _BOTH:
        return "" if _TO.search(text) else CHANGE
    if _TO.search(name + target_text):
        return ""
    if _NEW.search(name) and _STOCK.search(text):
        return LEVEL
    if "down" in named | asked and _DOWN_TO.search(text):
        return LEVEL
    if "down" in named and _is_level_of(text, name):
        return LEVEL
    by_name = "up" in named and (_UP_TO.search(text) is not None or _is_level_of(text, name))
    by_target = not named & _BOTH and bool(asked & _BOTH) and (_UP_TO.search(text) or not directions_in(text) & _BOTH)
    return LEVEL if (by_name or by_target) and _is_far_above(quantity, target.bound) else ""


def _are_days(text: str, target: Target | None, target_text: str) -> bool:
    """Whether two different texts are numbers without a unit that may both be days."""
    asked = squeeze(target_text).lstrip("≤<=≥>")
    bound = getattr(target, "bound", None)
    days = _DAY.fullmatch(squeeze(text)) is not None and _DAY.fullmatch(asked) is not None
    return days and bound is not None and not bound.unit and squeeze(text) != asked


_BOTH: Final = frozenset({"up", "down"})
#: A rate of what was not to be, and what it is a rate of; any rate.
_BAD_RATE: Final = re.compile(f"(?:[不未][一-鿿]{{1,3}}?|{BAD})率")
_RATE: Final = re.compile("[一-鿿]{1,6}?率")


def _opposite_rate(text: str, context: str) -> str:
    """The rate that an actual names where its indicator asks for that of the opposite: 合格率 for 不合格率."""
    bad = [each[:2] for each in _BAD_RATE.findall(context)]
    if not bad:
        return ""
    rest = _BAD_RATE.sub("", context)
    others = [each for each in _RATE.findall(text) if each not in rest and not any(word in each for word in bad)]
    return others[0] if others and len(others) == len(_RATE.findall(text)) else ""


def _is_level_of(text: str, name: str) -> bool:
    """Whether an actual says how high a rate is, of which the name asks how it changed: 辍学率1.5%, 辍学率下降."""
    if directions_in(text) & _BOTH:
        return False
    return any(re.search(f"{rate}(?:下降|降低|减少|提高|提升|增长|上升)", name) for rate in _RATE.findall(text))


def _is_far_above(quantity: Quantity, bound: Quantity) -> bool:
    try:
        return quantity > Quantity(multiply(bound.value, _FAR), bound.unit)
    except IncomparableUnits:
        return False
