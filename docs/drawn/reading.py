"""The stages of reading, from a source to a form, each with a sketch of what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from drawn.drawing import MARGIN, ROOM, WIDTH, Drawing, spoken

WORDS: Final = {
    "title": ("How a form is read, stage by stage", "自评表的读取过程"),
    "description": (
        (
            "Doors make rows of cells of a source. Each row gets a mark. Marks show the sections, one for each form. "
            "Blocks take their rows, and a ledger notes where every cell went. Then the form is built."
        ),
        (
            "入口把来源变成一行行单元格；每一行标上标记；由标记划出每张表的片段；"
            "各区块取走自己的行，台账记下每个单元格的去向；最后建成自评表。"
        ),
    ),
    "doors": ("doors", "入口"),
    "doors-does": ("Word, Excel, PDF, a web page", "Word、Excel、PDF、网页"),
    "rows": ("rows", "行"),
    "rows-does": ("cells, each with its place", "单元格，各有位置"),
    "marks": ("marks", "标记"),
    "marks-does": ("what each row is, said once", "每行是什么，只判断一次"),
    "sections": ("sections", "片段"),
    "sections-does": ("which rows are one form", "哪些行属于同一张表"),
    "blocks": ("blocks with a ledger", "区块和台账"),
    "blocks-does": ("its parts, and where every cell went", "各部分，以及每个单元格的去向"),
    "form": ("form", "自评表"),
    "form-does": ("a value, with its places and findings", "一个值，附位置和审核发现"),
}

STAGES: Final = ("doors", "rows", "marks", "sections", "blocks", "form")

_HIGH: Final = 84
_STEP: Final = 112
#: Where the sketches begin.
_SKETCH: Final = 400


def draw(language: str) -> Drawing:
    """The picture in a language."""
    words = spoken(WORDS, language)
    drawing = Drawing(language, 2 * MARGIN + _STEP * len(STAGES) - 28, words["title"], words["description"])
    sketches: tuple[Callable[[Drawing, float], None], ...] = (_doors, _rows, _marks, _sections, _blocks, _form)
    for place, (stage, sketch) in enumerate(zip(STAGES, sketches, strict=True)):
        y = MARGIN + _STEP * place
        drawing.box(MARGIN, y, ROOM, _HIGH, "pale" if stage == "form" else "box")
        drawing.text(MARGIN + 16, y + 38, words[stage], "title")
        drawing.text(MARGIN + 16, y + 62, words[f"{stage}-does"], "small", ink="soft")
        sketch(drawing, y + 14)
        if place:
            drawing.arrow((WIDTH / 2, y - 26), (WIDTH / 2, y - 4))
    return drawing


def _grid(drawing: Drawing, x: float, y: float, *, gap: float = 0) -> None:
    """Four rows of three cells; the last two begin lower."""
    for row in range(4):
        for column in range(3):
            top = y + row * 14 + (gap if row > 1 else 0)
            drawing.box(x + column * 34, top, 32, 12, "paper", round_=2)


def _doors(drawing: Drawing, y: float) -> None:
    for place in range(4):
        x = _SKETCH + 4 + place * 40
        drawing.box(x, y + 4, 30, 48, "paper", round_=2)
        for line in range(3):
            wide = 18 if (line + place) % 3 else 12
            drawing.line([(x + 6, y + 16 + line * 12), (x + 6 + wide, y + 16 + line * 12)])


def _rows(drawing: Drawing, y: float) -> None:
    _grid(drawing, _SKETCH + 48, y + 1)


def _marks(drawing: Drawing, y: float) -> None:
    _grid(drawing, _SKETCH + 48, y + 1)
    for row, look in enumerate(("deep", "done", "done", "deep")):
        drawing.box(_SKETCH + 24, y + 1 + row * 14, 14, 12, look, round_=2)


def _sections(drawing: Drawing, y: float) -> None:
    _grid(drawing, _SKETCH + 48, y - 3, gap=8)
    for top in (y - 3, y + 33):
        left, right = _SKETCH + 30, _SKETCH + 38
        drawing.line([(right, top), (left, top), (left, top + 26), (right, top + 26)], "bracket")


def _blocks(drawing: Drawing, y: float) -> None:
    for row in range(2):
        for column in range(2):
            drawing.box(_SKETCH + 10 + column * 34, y + 1 + row * 30, 32, 24, ("done", "deep")[row], round_=2)
    drawing.box(_SKETCH + 96, y, 56, 56, "paper", round_=3)
    for row in range(4):
        top = y + 11 + row * 11.5
        drawing.box(_SKETCH + 104, top - 3, 6, 6, ("done", "done", "deep", "deep")[row], round_=1)
        drawing.line([(_SKETCH + 118, top), (_SKETCH + 142, top)])


def _form(drawing: Drawing, y: float) -> None:
    x = _SKETCH + 20
    for top, bottom in ((y + 8, y + 28), (y + 48, y + 48)):
        drawing.line([(x + 12, y + 28), (x + 44, top)], "bracket")
        drawing.line([(x + 12, y + 28), (x + 44, bottom)], "bracket")
    for row in range(3):
        drawing.line([(x + 44, y + 8 + row * 20), (x + 92, y + 8 + row * 20)], "bracket")
        drawing.box(x + 38, y + 2 + row * 20, 12, 12, "done", round_=3)
        drawing.box(x + 88, y + 2 + row * 20, 28, 12, "done", round_=3)
    drawing.box(x + 4, y + 20, 16, 16, "done", round_=3)
