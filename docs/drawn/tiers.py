"""The three tiers of a form, drawn as it has them: a cell beside all that it holds; the budget is beside the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drawn.drawing import MARGIN, ROOM, WIDTH, Drawing, spoken
from drawn.sample import CARD, digits
from perfeval.scorecard import CategoryScore, DimensionScore, IndicatorScore

WORDS: Final = {
    "title": ("The three tiers of a form", "自评表的三级指标"),
    "description": (
        (
            "Dimensions hold categories, which hold indicators; each weight is the sum of those below it. "
            "The execution of the budget is beside the tree. All weights make 100."
        ),
        "一级指标下设二级指标，二级指标下设三级指标，各级分值为下级之和。预算执行率在指标体系之外单独计分，合计100分。",
    ),
    "form": ("form", "自评表"),
    "first": ("dimension 一级指标", "一级指标"),
    "second": ("category 二级指标", "二级指标"),
    "third": ("indicator 三级指标", "三级指标"),
    "beside": ("beside the tree: the budget 项目资金", "指标体系之外：项目资金"),
    "产出指标": ("output", ""),
    "效益指标": ("benefit", ""),
    "满意度指标": ("satisfaction", ""),
    "数量指标": ("quantity", ""),
    "成本指标": ("cost", ""),
    "社会效益指标": ("social benefit", ""),
    "服务对象满意度指标": ("of those served", ""),
    "宣传次数": ("events", ""),
    "宣传册数量": ("leaflets", ""),
    "实施总成本": ("cost", ""),
    "政策知晓率": ("awareness", ""),
    "宣传对象满意度": ("satisfaction", ""),
    "项目资金": ("budget", ""),
    "预算执行率": ("execution rate", ""),
}

#: Where each tier begins, and how wide it is.
_TIERS: Final = ((MARGIN, 162), (194, 200), (402, 174))
_ROW: Final = 60
_GAP: Final = 8
_TOP: Final = 116


def draw(language: str) -> Drawing:
    """The picture in a language."""
    words = spoken(WORDS, language)
    bottom = _TOP + (_ROW + _GAP) * len(CARD.indicators)
    drawing = Drawing(language, bottom + 128, words["title"], words["description"])
    drawing.box(MARGIN, 24, ROOM, 46, "pale")
    weights = [*(each.weight for each in CARD.dimensions), *([CARD.execution.weight] if CARD.execution else [])]
    drawing.text(MARGIN + 12, 53, f"{words['form']}  {CARD.name}", "strong")
    total = f"{' + '.join(map(digits, weights))} = {digits(CARD.weight)}"
    drawing.text(WIDTH - MARGIN - 12, 53, total, "strong", at="end", ink="blue")
    for (x, _), heading in zip(_TIERS, ("first", "second", "third"), strict=True):
        drawing.text(x + 2, _TOP - 14, words[heading], "small", ink="soft")
    for tier, row, rows, node in nodes():
        y, high = _TOP + row * (_ROW + _GAP), rows * (_ROW + _GAP) - _GAP
        target = node.indicator.target_text if isinstance(node, IndicatorScore) else ""
        _cell(drawing, tier, (y, high), node.name, words[node.name] or target)
        drawing.text(sum(_TIERS[tier]) - 12, y + high / 2 + 6, digits(node.weight), "strong", at="end", ink="blue")
    drawing.line([(MARGIN, bottom + 8), (WIDTH - MARGIN, bottom + 8)])
    _budget(drawing, words, bottom + 48)
    return drawing


def nodes() -> Iterator[tuple[int, int, int, DimensionScore | CategoryScore | IndicatorScore]]:
    """Each node with its tier, the row that it begins in, and how many rows it takes."""
    row = 0
    for dimension in CARD.dimensions:
        yield 0, row, len(dimension.indicators), dimension
        for category in dimension.categories:
            yield 1, row, len(category.indicators), category
            for indicator in category.indicators:
                yield 2, row, 1, indicator
                row += 1


def _cell(drawing: Drawing, tier: int, place: tuple[float, float], name: str, below: str) -> None:
    (x, wide), (y, high) = _TIERS[tier], place
    middle = y + high / 2
    drawing.box(x, y, wide, high)
    drawing.text(x + 12, middle - 4 if below else middle + 5, name, "small")
    if below:
        drawing.text(x + 12, middle + 17, below, "small", ink="soft")


def _budget(drawing: Drawing, words: dict[str, str], y: float) -> None:
    drawing.text(MARGIN + 2, y - 14, words["beside"], "small", ink="soft")
    score = CARD.execution
    if score is None:
        return
    budget = score.budget
    both = " / ".join(digits(each) for each in (budget.executed, budget.adjusted) if each is not None)
    amounts = f"{both}{budget.unit}"
    (x, _), (second, wide) = _TIERS[0], _TIERS[1]
    drawing.box(x, y, second + wide - x, _ROW)
    drawing.text(x + 12, y + _ROW / 2 - 4, "项目资金", "small")
    drawing.text(x + 12, y + _ROW / 2 + 17, " ".join(filter(None, [words["项目资金"], amounts])), "small", ink="soft")
    _cell(drawing, 2, (y, _ROW), score.name, words[score.name])
    drawing.text(WIDTH - MARGIN - 12, y + _ROW / 2 + 6, digits(score.weight), "strong", at="end", ink="blue")
