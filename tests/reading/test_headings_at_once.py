"""A row is asked first whether it has what every heading has; no word of the vocabulary is lost by that."""

from __future__ import annotations

import pytest

from perfeval._words.columns import INDICATOR_HEADINGS
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of
from perfeval.reading.layout import indicator_layout


@pytest.mark.parametrize("rest", [("年度指标值", "实际完成值", "分值"), ("目标值", "完成值", "分值", "得分"), ()])
def test_what_heads_a_table_is_asked(rest: tuple[str, ...]) -> None:
    """Whatever a layout is found for has the letters that are looked for first, alone and beside others."""
    lost = [
        words
        for first in INDICATOR_HEADINGS
        for words in ((first, *rest), ("指标", first, *rest))
        if indicator_layout(words) is not None and heading_of(Row(words, 1)) is None
    ]

    assert lost == []
