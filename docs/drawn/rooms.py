"""The rooms of the package as the floors of a house: each may know those below it."""

from __future__ import annotations

from typing import Final

from drawn.drawing import MARGIN, WIDTH, Drawing, spoken

WORDS: Final = {
    "title": ("The rooms of the package", "包内各模块的层次"),
    "description": (
        "From the ground up: {rooms}. Each room may know those below it and none above.",
        "自下而上：{rooms}。每一层只能引用下面的各层，不能引用上面的。",
    ),
    "below": ("A room knows those below it, and none above.", "每一层只引用下面各层，不引用上面的。"),
    "_text": ("characters, messages", "字符与消息"),
    "_near": ("which word was meant, errors", "相近的词、错误"),
    "_exact": ("exact numbers, plain data", "精确的数、纯数据"),
    "samples": ("forms to try things with", "试用的样表"),
    "report": ("one table, in every markup", "一张表，各种格式"),
    "_words": ("the words that forms use", "表格用词"),
    "finding": ("what to look at; the scale", "审核发现、等级标准"),
    "expressions": ("what one cell says", "一个单元格的含义"),
    "form": ("the form as a value", "自评表，作为一个值"),
    "rulebook": ("the vocabulary of rules", "评分规则的词汇"),
    "rulebooks": ("one document, one module", "一份文件，一个模块"),
    "reading": ("documents in, forms out", "读入文档，得到自评表"),
    "planning": ("what would earn the points", "要得到这些分，还差什么"),
    "scorecard": ("a reason for every point", "评分结果，分分有据"),
    "portfolio": ("many scorecards as one sum", "多张评分结果汇总"),
    "audit": ("what a reviewer would ask", "审核时会问的问题"),
}

#: Bottom to top, the rooms of a floor from left to right, in the order of the test that holds it.
FLOORS: Final = (
    ("_text", "_shown", "_console"),
    ("_near", "errors"),
    ("_exact", "_plain"),
    ("samples",),
    ("report",),
    ("_words",),
    ("finding", "grade"),
    ("expressions",),
    ("form",),
    ("rulebook",),
    ("rulebooks",),
    ("reading",),
    ("planning",),
    ("scorecard",),
    ("portfolio",),
    ("audit",),
)
_GROUND: Final = 3
_FLOOR: Final = 38
_TOP: Final = 104
_LEFT: Final = 64


def draw(language: str) -> Drawing:
    """The picture in a language."""
    words = spoken(WORDS, language)
    bottom = _TOP + _FLOOR * len(FLOORS)
    said = ", ".join(room for floor in FLOORS for room in floor)
    drawing = Drawing(language, bottom + 50, words["title"], words["description"].format(rooms=said))
    right = WIDTH - MARGIN
    middle = (_LEFT + right) / 2
    drawing.shape([(_LEFT - 12, _TOP), (right + 12, _TOP), (middle, 24)], "roof")
    drawing.text(middle, 84, "perfeval", "code", at="middle", ink="blue")
    drawing.arrow((40, _TOP + 8), (40, bottom - 4))
    drawing.text(_LEFT, bottom + 28, words["below"], "small", ink="soft")
    for place, floor in enumerate(FLOORS):
        y = bottom - _FLOOR * (place + 1)
        for look in ("pale", "frame") if place < _GROUND else ("box",):
            drawing.box(_LEFT, y, right - _LEFT, _FLOOR, look, round_=0)
        drawing.text(_LEFT + 14, y + 25, " · ".join(floor), "code")
        note = next((words[room] for room in floor if room in words), "")
        drawing.text(right - 14, y + 25, note, "small", at="end", ink="soft")
    return drawing
