"""The grades of each scale that the rulebooks have, as bands from nothing to all points, side by side."""

from __future__ import annotations

from typing import Final

from drawn.drawing import MARGIN, ROOM, WIDTH, Drawing, number, spoken, width
from drawn.sample import digits
from perfeval import Grade, GradeScale, rulebooks

WORDS: Final = {
    "title": ("The same total under the scales of grades", "同一总分在各等级标准下的等级"),
    "description": ("Bands of grades: {scales}.", "各等级的分数段：{scales}。"),
    "more": ("and {others} more", "等 {all} 个评分办法"),
    "total": ("A total of {total}, under {count} scales", "总分 {total} 分，在 {count} 种等级标准下"),
    "bound": ("A bound belongs to the grade that begins there.", "界限分数归入高一档。"),
    "优": ("excellent", "优"),
    "良": ("good", "良"),
    "中": ("fair", "中"),
    "差": ("poor", "差"),
}

#: A total on which the scales do not agree.
TOTAL: Final = 85
_LOOKS: Final = {Grade.EXCELLENT: "deep", Grade.GOOD: "mid", Grade.FAIR: "pale", Grade.POOR: "grey"}
_BLOCK: Final = 120
_TOP: Final = 76


def scales() -> dict[GradeScale, list[str]]:
    """Each scale with the names of the rulebooks that have it, the one of the Ministry of Finance first."""
    found: dict[GradeScale, list[str]] = {}
    for name in sorted(rulebooks.names(), key=lambda each: (each != "MOF_2020", each)):
        found.setdefault(rulebooks.get(name).grades, []).append(name)
    return found


def draw(language: str) -> Drawing:
    """The picture in a language."""
    words = spoken(WORDS, language)
    found = scales()
    said = "; ".join(f"{names[0]} {scale}" for scale, names in found.items())
    bottom = _TOP + _BLOCK * len(found)
    drawing = Drawing(language, bottom + 40, words["title"], words["description"].format(scales=said))
    drawing.text(MARGIN, 42, words["total"].format(total=TOTAL, count=len(found)), "title")
    for place, (scale, names) in enumerate(found.items()):
        y = _TOP + _BLOCK * place
        drawing.text(MARGIN, y + 12, names[0], "code", ink="blue")
        if names[1:]:
            note = words["more"].format(others=len(names) - 1, all=len(names))
            drawing.text(MARGIN + width(names[0], "code") + 8, y + 12, note, "small", ink="soft")
        _bands(drawing, scale, y + 30, words)
        x = _x(TOTAL)
        drawing.shape([(x - 7, y + 20), (x + 7, y + 20), (x, y + 30)], "loss")
        grade = scale.grade(TOTAL)
        drawing.text(WIDTH - MARGIN, y + 12, f"{TOTAL} → {_called(grade, words)}", "strong", at="end", ink="warm")
    if not any(scale.strict for scale in found):
        drawing.text(MARGIN, bottom + 14, words["bound"], "small", ink="soft")
    return drawing


def _x(points: float) -> float:
    return MARGIN + ROOM * points / 100


def _called(grade: Grade, words: dict[str, str]) -> str:
    return grade.value if words[grade.value] == grade.value else f"{grade.value} {words[grade.value]}"


def _bands(drawing: Drawing, scale: GradeScale, y: float, words: dict[str, str]) -> None:
    upper = float(scale.full)
    for grade in Grade:
        lower = float(scale.lowest(grade))
        left, right = _x(lower), _x(upper)
        drawing.box(left, y, right - left, 40, _LOOKS[grade], round_=0)
        called = _called(grade, words)
        label = called if width(called, "small") < right - left - 8 else grade.value
        drawing.text((left + right) / 2, y + 26, label, "small", at="middle")
        if lower:
            drawing.text(left, y + 58, number(lower), "small", at="middle", ink="soft")
        upper = lower
    drawing.box(MARGIN, y, ROOM, 40, "frame", round_=0)
    drawing.text(MARGIN, y + 58, "0", "small", ink="soft")
    drawing.text(WIDTH - MARGIN, y + 58, digits(scale.full), "small", at="end", ink="soft")
