"""Two bounds in one expression.

range    = [WORDS] number DASH number [SUFFIX] | BRACKET number "," number BRACKET
         | number "≤" WORDS "≤" number | [number] "±" number
DASH     = "-" | "~" | "至" | "到" | "和" … "之间"
"""

from __future__ import annotations

import re
from typing import Final

from perfeval._exact import add, subtract
from perfeval.errors import IncomparableUnits
from perfeval.expressions.quantity import WRITTEN_NUMBER, Quantity, digits_of, in_one_unit, read_quantity
from perfeval.expressions.readings import Span, Words
from perfeval.expressions.signs import ABOUT, join, signs_before, split_suffix
from perfeval.expressions.units import counted_noun, is_known_unit, is_unit

NO_CENTRE: Final = "允许偏差的中心值未写明，按 0 计"
_SIGN_AND_RANGE: Final = "符号之后是一个区间"
_SUFFIXED: Final = "区间之后另有“以内”或“以下”"

_NUMBER: Final = rf"(?:0|(?!0[0-9]){WRITTEN_NUMBER})"
_PLUS_MINUS: Final = re.compile(
    rf"(?P<lead>[^0-9]{{0,16}}?)(?:(?P<centre>{_NUMBER})(?P<unit>[^0-9±]{{0,6}}))?(?:±|\+/-|正负)\s*"
    rf"(?P<margin>(?![+-]){_NUMBER})(?P<rest>[^0-9]{{0,12}})",
    re.ASCII,
)
_INTERVAL: Final = re.compile(
    rf"([(\[])\s*({_NUMBER})([^\d,，~;]{{0,10}})[,，~;]\s*({_NUMBER})([^\d]{{0,10}})([)\]])(.{{0,10}})", re.ASCII
)
#: 80(不含)-90(含)
_NOTED: Final = re.compile(
    rf"({_NUMBER})([^\d()]{{0,10}})\((不?)含\)\s*(?:[-~]{{1,2}}|至|到)\s*({_NUMBER})([^\d()]{{0,10}})\((不?)含\)",
    re.ASCII,
)
_SPAN: Final = re.compile(
    rf"(?P<lead>[^0-9]{{0,20}}?)(?P<low>{_NUMBER})(?P<low_unit>[^\d~]{{0,10}}?)(?:\s*(?:[-~]{{1,2}}|至|到)\s*|(?P<and>[和与]))"
    rf"(?P<high>{_NUMBER})(?P<rest>[^0-9]{{0,16}})",
    re.ASCII,
)
_CHAIN: Final = re.compile(
    rf"({_NUMBER})([^0-9≤<]{{0,10}})(≤|<)([^0-9≤<]{{0,20}})(≤|<)\s*({_NUMBER})([^0-9]{{0,10}})", re.ASCII
)
_FALLING: Final = re.compile(
    rf"({_NUMBER})([^0-9≥>]{{0,10}})(≥|>)([^0-9≥>]{{0,20}})(≥|>)\s*({_NUMBER})([^0-9]{{0,10}})", re.ASCII
)
_BETWEEN: Final = re.compile(r"(?:之间|范围内|区间内?)$")


def read_range(text: str) -> Span | Words | None:
    """Read *text* as a range, wholly; None where it is none."""
    if match := _PLUS_MINUS.fullmatch(text):
        return _around(match)
    if (match := _INTERVAL.fullmatch(text)) and not match[7].strip():
        return _span(match[2] + match[3], match[4] + match[5], low_strict=match[1] == "(", high_strict=match[6] == ")")
    if match := _CHAIN.fullmatch(text):
        return _span(match[1] + match[2], match[6] + match[7], low_strict=match[3] == "<", high_strict=match[5] == "<")
    if match := _FALLING.fullmatch(text):
        return _span(match[6] + match[7], match[1] + match[2], low_strict=match[5] == ">", high_strict=match[3] == ">")
    low, tilde, high = text.partition("~")
    if tilde and (reading := _span(low, high)):
        return reading
    match = _SPAN.fullmatch(text)
    return _dashed(match) if match else None


def read_noted(text: str) -> Span | None:
    """Read a range whose ends each say whether they belong to it: 80(不含)-90(含)."""
    match = _NOTED.fullmatch(text)
    if match is None:
        return None
    return _span(match[1] + match[2], match[4] + match[5], low_strict=match[3] != "", high_strict=match[6] != "")


def _span(low: str, high: str, *, low_strict: bool = False, high_strict: bool = False) -> Span | None:
    """The range between two numbers as written."""
    lower, upper = read_quantity(low.strip()), read_quantity(high.strip())
    if lower is None or upper is None:
        return None
    if upper.unit.startswith(f"{lower.unit}/"):  # 100元-200元/人
        lower = Quantity(lower.value, upper.unit)
    return between(lower, upper, low_strict=low_strict, high_strict=high_strict)


def between(low: Quantity, high: Quantity, *, low_strict: bool = False, high_strict: bool = False) -> Span | None:
    """The range between two quantities, where they can be compared and stand in order."""
    try:
        low, high = in_one_unit(low, high)
        return Span(low, high, low_strict, high_strict) if low <= high else None
    except IncomparableUnits:
        return None


def _around(match: re.Match[str]) -> Span | None:
    """[WORDS] [NUMBER] "±" NUMBER: around a centre, or around 0."""
    unit, _ = _unit_and_suffix(_BETWEEN.sub("", match["rest"]))
    if unit is None:
        return None
    margin = Quantity(digits_of(match["margin"]), unit)
    if match["centre"] is None:
        return Span(Quantity(margin.value.copy_negate(), unit), margin, doubt=NO_CENTRE)
    middle = read_quantity(match["centre"] + match["unit"].strip())
    if middle is None or middle.unit not in {"", unit}:
        return None
    low, high = subtract(middle.value, margin.value), add(middle.value, margin.value)
    return Span(Quantity(low, unit), Quantity(high, unit))


def _dashed(match: re.Match[str]) -> Span | Words | None:
    """[WORDS] NUMBER DASH NUMBER [UNIT] [SUFFIX]."""
    lead, rest = match["lead"].strip(), match["rest"]
    if lead[-1:].isascii() and lead[-1:].isalpha() and lead.lower() != "ph":
        return None
    rest, between = _BETWEEN.subn("", rest)
    if match["and"] and not between:
        return None
    unit, suffix = _unit_and_suffix(rest)
    if unit is None:
        return None
    reading = _span(match["low"] + match["low_unit"], match["high"] + unit)
    return _with_signs(reading, lead, suffix) if reading else None


def _unit_and_suffix(rest: str) -> tuple[str | None, str]:
    """The unit behind the second number, and the suffix; None where other words follow."""
    unit, suffix = split_suffix(rest.strip())
    if not unit or is_known_unit(unit):
        return unit, suffix
    return (counted_noun(unit) or (unit if unit.isascii() else None)) if is_unit(unit) else None, suffix


def _with_signs(reading: Span, lead: str, suffix: str) -> Span | Words:
    _, words = signs_before(lead, len(lead))
    joined = join([word for word in words if word != "控制在"], suffix)
    if joined is None or joined[0] in {"≥", ">", "<", "="} or (joined[0] == "≤" and not suffix):
        return Words(doubt=_SIGN_AND_RANGE)
    return reading._replace(doubt=ABOUT if joined[1] == ABOUT else _SUFFIXED if suffix else "")
