"""Words that say how far a qualitative indicator was achieved.

band = (部分 | 未 | [已 | 全部 | 按时 …]) DONE [GOAL] [EFFECT]
"""

from __future__ import annotations

import re
from typing import Final

from perfeval._text import squeeze

_DONE: Final = "(?:达成|完成|达到|实现)了?"
_GOAL: Final = (
    "(?:年度|年初|全年|当年|全部|预期|预定|既定|设定|计划|绩效|工作|各项|目标|的){0,5}"
    "(?:指标值|目标值|指标|目标|任务|要求|效果|值)?"
)
_BANDS: Final = (
    (re.compile(f"(?:部分|大部分){_DONE}{_GOAL}(?:[,，]?[并且]{{0,2}}具有一定(?:的)?效果)?"), "部分达成"),
    (re.compile(f"(?:未能|尚未|没有|未|没){_DONE}{_GOAL}(?:[,，]?[并且]{{0,2}}效果(?:较|很)?差)?"), "未达成"),
    (
        re.compile(f"(?:已经|已|全部|全面|均已|均|按时|按期|按计划|按要求|如期|圆满|顺利|超额){{0,3}}{_DONE}{_GOAL}"),
        "达成",
    ),
)

#: Longer words are a report, not the name of a band.
_LONGEST: Final = 30


def read_band(text: str) -> str | None:
    """The band that *text* names: 达成, 部分达成 or 未达成.

    >>> read_band("部分达成年度指标并具有一定效果"), read_band("完成情况良好")
    ('部分达成', None)
    """
    if len(text) > 2 * _LONGEST:
        return None
    words = squeeze(text).strip("。;；.,，")
    return next((band for pattern, band in _BANDS if len(words) <= _LONGEST and pattern.fullmatch(words)), None)
