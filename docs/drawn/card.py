"""A scored form: what each row has of its weight, and why; the longer the track, the greater the weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drawn.drawing import MARGIN, WIDTH, Drawing, short, spoken
from drawn.sample import CARD, digits, reason
from perfeval.scorecard import ExecutionScore, IndicatorScore

WORDS: Final = {
    "title": ("A scorecard: {name}, {total} of {weight} points", "评分结果：{name}，{weight} 分中得 {total} 分"),
    "description": (
        "Under {rulebook}. {rows}. Together {total} of {weight} points, the grade {grade}.",
        "按{rulebook}计分。{rows}。总分 {total} 分（满分 {weight} 分），等级为{grade}。",
    ),
    "row": ("{name} {points} of {weight}", "{name} {points}/{weight}"),
    "total": ("total", "总分"),
    "grade": ("grade {grade} ({name})", "等级 {grade}"),
}

#: Where lines begin.
_EDGE: Final = MARGIN - 12
_ROW: Final = 58
_TOP: Final = 92
#: The bars: where they begin, and how long the greatest weight is.
_BARS: Final = (280, 180)


def rows() -> Iterator[ExecutionScore | IndicatorScore]:
    """The execution of the budget and the indicators, in the order of a card."""
    if CARD.execution is not None:
        yield CARD.execution
    yield from CARD.indicators


def draw(language: str) -> Drawing:
    """The picture in a language."""
    words = spoken(WORDS, language)
    facts = {
        "name": CARD.name,
        "total": digits(CARD.total),
        "weight": digits(CARD.weight),
        "grade": str(CARD.grade),
        "rulebook": str(CARD.rulebook.source),
        "rows": "; ".join(
            words["row"].format(name=each.name, points=digits(each.points), weight=digits(each.weight))
            for each in rows()
        ),
    }
    scores = list(rows())
    bottom = _TOP + _ROW * len(scores)
    drawing = Drawing(language, bottom + 72, words["title"].format(**facts), words["description"].format(**facts))
    drawing.text(MARGIN, 44, CARD.name, "title")
    drawing.text(WIDTH - MARGIN, 44, "MOF_2020", "code", at="end", ink="blue")
    drawing.text(MARGIN, 70, facts["rulebook"], "small", ink="soft")
    longest = max(each.weight for each in scores)
    for place, score in enumerate(scores):
        y = _TOP + _ROW * place
        drawing.line([(_EDGE, y), (WIDTH - _EDGE, y)])
        drawing.text(MARGIN, y + 24, score.name, "strong")
        start, length = _BARS
        full, part = (float(length * each / longest) for each in (score.weight, score.points))
        drawing.bar(start, y + 13, part, full)
        ink = "warm" if score.lost else ""
        of = f"{digits(score.points)} / {digits(score.weight)}"
        drawing.text(WIDTH - MARGIN, y + 24, of, "strong", at="end", ink=ink)
        drawing.text(MARGIN, y + 46, reason(score, short(language)), "small", ink="soft")
    drawing.box(_EDGE, bottom + 8, WIDTH - 2 * _EDGE, 52, "pale")
    drawing.text(MARGIN, bottom + 41, words["grade"].format(grade=CARD.grade, name=CARD.grade.name.lower()), "title")
    total = f"{words['total']} {facts['total']} / {facts['weight']}"
    drawing.text(WIDTH - MARGIN, bottom + 41, total, "title", at="end")
    return drawing
