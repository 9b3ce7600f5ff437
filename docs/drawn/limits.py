"""What is left of the points where a limit is exceeded: real scores of one indicator under three rulebooks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drawn.drawing import MARGIN, WIDTH, Drawing, spoken
from perfeval import Indicator, Rulebook, evaluate_indicator
from perfeval.rulebooks import INTEGRATED, MOF_2020, MOF_2021

WORDS: Final = {
    "title": ("Points for a limit (≤), under three rulebooks", "“≤”类指标超出目标后的得分"),
    "description": (
        "Up to the target T all points. At 1.5 T {middle}. At 2 T {end}.",
        "实际值不超过目标值 T 时得满分。实际值为 1.5 T 时：{middle}；为 2 T 时：{end}。",
    ),
    "heading": ("A limit (≤) is exceeded: what is left of the points", "超出“≤”类目标时，还能得多少分"),
    "points": ("points, % of the weight", "得分占分值的比例（%）"),
    "actual": ("actual, in targets T", "实际完成值（以目标值 T 为单位）"),
    "met": ("met: all points", "达标：得满分"),
}

#: The actuals that are scored, in per cent of the target.
ACTUALS: Final = range(221)
CURVES: Final = (("MOF_2020", MOF_2020, "wide"), ("MOF_2021", MOF_2021, "dashed"), ("INTEGRATED", INTEGRATED, "long"))

#: Where the name of each curve stands.
_LABELS: Final = ((172, 66, "start", "blue"), (171, 41, "start", ""), (156, 38, "end", "warm"))

_LEFT: Final = 64
_TOP: Final = 104
_WIDE: Final = WIDTH - MARGIN - _LEFT
_HIGH: Final = 300


def points(actual: int, rulebook: Rulebook) -> float:
    """The points of an indicator of weight 100 with a limit of 100 and this actual."""
    indicator = Indicator("成本", target="≤100元", actual=f"{actual}元", weight=100)
    return float(evaluate_indicator(indicator, rulebook).points)


def curve(rulebook: Rulebook) -> Iterator[tuple[float, float]]:
    """Each actual with its points, but for those between two of the same height."""
    heights = [points(actual, rulebook) for actual in ACTUALS]
    for actual, height in enumerate(heights):
        if {height} != set(heights[max(0, actual - 1) : actual + 2]) or actual in {0, ACTUALS[-1]}:
            yield actual, height


def draw(language: str) -> Drawing:
    """The picture in a language."""
    words = spoken(WORDS, language)
    middle, end = (
        ", ".join(f"{name} {points(actual, rulebook):g} %" for name, rulebook, _ in CURVES) for actual in (150, 200)
    )
    said = words["description"].format(middle=middle, end=end)
    drawing = Drawing(language, _TOP + _HIGH + 72, words["title"], said)
    drawing.text(MARGIN, 42, words["heading"], "title")
    drawing.text(MARGIN, 78, words["points"], "small", ink="soft")
    _axes(drawing)
    drawing.text(WIDTH - MARGIN, _TOP + _HIGH + 54, words["actual"], "small", at="end", ink="soft")
    for _, rulebook, look in CURVES:
        drawing.line([_place(*each) for each in curve(rulebook)], look)
    drawing.text(*_place(12, 89), words["met"], "small")
    for (name, _, _), (x, y, at, ink) in zip(CURVES, _LABELS, strict=True):
        drawing.text(*_place(x, y), name, "code", at=at, ink=ink)
    return drawing


def _place(actual: float, height: float) -> tuple[float, float]:
    return _LEFT + _WIDE * actual / ACTUALS[-1], _TOP + _HIGH * (1 - height / 100)


def _axes(drawing: Drawing) -> None:
    for height in (0, 50, 100):
        start, end = _place(0, height), _place(ACTUALS[-1], height)
        drawing.line([start, end])
        drawing.text(start[0] - 8, start[1] + 5, str(height), "small", at="end", ink="soft")
    for actual, name in ((50, "0.5 T"), (100, "T"), (150, "1.5 T"), (200, "2 T")):
        x, y = _place(actual, 0)
        drawing.line([(x, y), (x, y + 6)], "bracket")
        drawing.text(x, y + 24, name, "small", at="middle", ink="soft")
