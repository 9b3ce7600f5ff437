"""What the library does: a form and a rulebook make a scorecard, with a reason for every point."""

from __future__ import annotations

import re
from typing import Final

from drawn.drawing import MARGIN, ROOM, WIDTH, Drawing, short, spoken
from drawn.sample import CARD, digits, reason

WORDS: Final = {
    "title": ("From a form to a scorecard", "从自评表到评分结果"),
    "description": (
        (
            "A row of a form has a target, an actual and a weight. A rulebook decides. "
            "A row of the scorecard has the points and the reason for them."
        ),
        "自评表的一行有年度指标值、实际完成值和分值；评分办法据此判定；评分结果的一行有得分和评分依据。",
    ),
    "form": ("A form", "自评表"),
    "form-note": ("promised, done, and the points at stake", "承诺了什么、完成了多少、值多少分"),
    "rulebook": ("A rulebook", "评分办法"),
    "card": ("A scorecard", "评分结果"),
    "card-note": ("the points, and the reason for them", "得多少分、为什么"),
    "indicator": ("indicator", "三级指标"),
    "target": ("target", "年度指标值"),
    "actual": ("actual", "实际完成值"),
    "weight": ("weight", "分值"),
    "points": ("points", "得分"),
}

#: Where the columns of a row begin.
_COLUMNS: Final = (MARGIN + 14, 220, 360, 490)


def draw(language: str) -> Drawing:
    """The picture in a language."""
    words = spoken(WORDS, language)
    score = next(each for each in CARD.indicators if each.lost)
    indicator = score.indicator
    drawing = Drawing(language, 322 + 134 + MARGIN, words["title"], words["description"])
    _heading(drawing, 40, words["form"], words["form-note"])
    headings = [words[each] for each in ("indicator", "target", "actual", "weight")]
    cells = [score.name, indicator.target_text, indicator.actual_text, digits(score.weight)]
    drawing.box(MARGIN, 54, ROOM, 66)
    _row(drawing, 54, headings, cells)
    drawing.arrow((WIDTH / 2, 128), (WIDTH / 2, 158))
    drawing.box(MARGIN, 166, ROOM, 74, "pale")
    drawing.text(_COLUMNS[0], 194, words["rulebook"], "title")
    drawing.text(WIDTH - MARGIN - 14, 194, "MOF_2020", "code", at="end", ink="blue")
    drawing.text(_COLUMNS[0], 224, str(CARD.rulebook.source), "small")
    drawing.arrow((WIDTH / 2, 248), (WIDTH / 2, 278))
    _heading(drawing, 308, words["card"], words["card-note"])
    drawing.box(MARGIN, 322, ROOM, 134)
    headings = [words["indicator"], "", words["points"], words["weight"]]
    _row(drawing, 322, headings, [score.name, "", digits(score.points), digits(score.weight)])
    share = float(score.points / score.weight)
    drawing.bar(_COLUMNS[1], 363, 100 * share, 100)
    words_of_it, colon, sum_of_it = re.split("(: |：)", reason(score, short(language)))
    drawing.text(_COLUMNS[0], 408, words_of_it + colon.strip(), "small", ink="soft")
    drawing.text(_COLUMNS[0], 434, sum_of_it, "small")
    return drawing


def _heading(drawing: Drawing, y: float, title: str, note: str) -> None:
    drawing.text(MARGIN, y, title, "title")
    drawing.text(WIDTH - MARGIN, y, note, "small", at="end", ink="soft")


def _row(drawing: Drawing, y: float, headings: list[str], cells: list[str]) -> None:
    for x, heading, cell in zip(_COLUMNS, headings, cells, strict=True):
        if heading:
            drawing.text(x, y + 24, heading, "small", ink="soft")
        if cell:
            drawing.text(x, y + 52, cell, "strong")
