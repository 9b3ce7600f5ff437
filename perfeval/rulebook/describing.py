"""A rulebook in words, one rule a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from perfeval._exact import bare
from perfeval._plain import is_language
from perfeval._shown import shown
from perfeval._text import one_line
from perfeval.errors import PerfevalError


def describe(fields: Mapping[str, Any], language: str) -> str:
    """Say a rulebook in words, of its fields by name."""
    if not is_language(language):
        raise PerfevalError(f"no description in {shown(language)}", remedy='write "zh" or "en"')
    return "\n".join(map(one_line, [f"{fields['name']} {fields['source']}", *_lines(fields, language)]))


def _lines(fields: Mapping[str, Any], language: str) -> Iterator[str]:
    titles = _TITLES[language]
    for name in _SAID:
        if name == "execution":
            yield from (f"{each.word}: {getattr(each.rule, language)}" for each in fields["by_category"])
        if fields[name] is not None:
            yield f"{titles[name]}: {getattr(fields[name], language)}"
    weights = ((titles["execution"], fields["execution_weight"]), *fields["weights"])
    yield f"{titles['weights']}: {_pairs(weights)}"
    if fields["caps"]:
        yield f"{titles['caps']}: {_pairs(fields['caps'])}"
    if fields["explains_execution_below"] is not None:
        yield titles["explains_execution_below"].format(bare(fields["explains_execution_below"]))
    yield from (titles[name] for name in _SWITCHES if fields[name])
    yield f"{titles['grades']}: {fields['grades']}"


def _pairs(pairs: tuple[tuple[str, Decimal], ...]) -> str:
    return "，".join(f"{name} {bare(weight)}" for name, weight in pairs)


#: Fields that say themselves, in the order in which they are said.
_SAID: Final = (
    "at_least at_most exactly between unstated deadline described execution attention marks warning_light".split()
)
_SWITCHES: Final = "standards asks_reason asks_note deducts rescales".split()
_TITLES: Final = {
    "zh": {
        "at_least": "≥",
        "at_most": "≤",
        "exactly": "＝",
        "between": "区间",
        "unstated": "未写符号",
        "deadline": "时限",
        "described": "定性",
        "execution": "预算执行率",
        "attention": "须说明原因",
        "marks": "仅作标记",
        "warning_light": "预警灯",
        "weights": "分值",
        "caps": "项目未设该类指标时，该类默认指标的得分上限",
        "explains_execution_below": "预算执行率低于 {}% 的须说明原因",
        "standards": "表内写明评分标准的，先按该标准",
        "asks_reason": "得分低于分值的须说明原因",
        "asks_note": "定性指标须填评分说明",
        "deducts": "审核可扣分，扣至零分为止",
        "rescales": "不适用的指标不计，其余按比例折算",
        "grades": "等级",
    },
    "en": {
        "at_least": "≥",
        "at_most": "≤",
        "exactly": "＝",
        "between": "ranges",
        "unstated": "no sign",
        "deadline": "deadlines",
        "described": "words",
        "execution": "execution",
        "attention": "a reason is asked for",
        "marks": "only marked",
        "warning_light": "warning light",
        "weights": "weights",
        "caps": "most points of the default indicator of a kind that the project set none of",
        "explains_execution_below": "an execution rate below {}% asks for a reason",
        "standards": "a standard that the form states for an indicator goes first",
        "asks_reason": "points below the weight ask for a reason",
        "asks_note": "words ask for a note on their points",
        "deducts": "a reviewer may take points off, down to none",
        "rescales": "what does not apply is left out, the rest is rescaled",
        "grades": "grades",
    },
}
