"""A small vocabulary to draw with: text, boxes, lines and arrows on a panel that reads in light and in dark.

A picture is as wide as a column of text, and its letters are large enough for a telephone.
All numbers are written in one way, so that the same picture is the same file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

import attrs

#: English, and the Chinese of the catalogues; the names of files and of Sphinx.
LANGUAGES: Final = ("en", "zh_CN")

WIDTH: Final = 600
MARGIN: Final = 24
#: What is left between the margins.
ROOM: Final = WIDTH - 2 * MARGIN

#: The size of the letters of each kind of text, in units of the picture.
SIZES: Final = {"title": 19, "strong": 17, "code": 16, "small": 16}

#: Letters that are clearly narrower or wider than the usual one, which is a little more than half as wide as high.
_NARROW: Final = frozenset("iljtfrI.,:;!|'()[] ·-")
_BROAD: Final = frozenset("mwMW—…%→×÷=+≥≤")

_LIGHT: Final = {
    "panel": "#ffffff",
    "box": "#f4f6f8",
    "line": "#c9d1d9",
    "ink": "#1f2328",
    "soft": "#59636e",
    "blue": "#0b5cad",
    "pale": "#dcebfa",
    "mid": "#b5d3f1",
    "deep": "#83b6e8",
    "warm": "#a3460b",
}
_DARK: Final = {
    "panel": "#16191d",
    "box": "#21262c",
    "line": "#414952",
    "ink": "#e6e9ec",
    "soft": "#a3acb6",
    "blue": "#7ab8f5",
    "pale": "#1b3550",
    "mid": "#234d78",
    "deep": "#2c669f",
    "warm": "#f2a477",
}

_FONTS: Final = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
_CODE_FONTS: Final = 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans CJK SC", monospace'


def width(text: str, kind: str = "small") -> float:
    """How wide a text is at most, about: a Chinese character is as wide as high.

    >>> width("分值"), width("90") < width("分值")
    (32, True)
    """
    letters = sum(0.62 if kind == "code" and _letter(each) < 1 else _letter(each) for each in text)
    return SIZES[kind] * letters * (1.05 if kind in {"title", "strong"} and text.isascii() else 1)


def _letter(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF" or character in "“”":
        return 1
    if character in _NARROW:
        return 0.37
    if character in _BROAD:
        return 0.86
    return 0.7 if character.isupper() else 0.62


def number(value: float) -> str:
    """A coordinate, to a tenth.

    >>> number(12), number(12.34)
    ('12', '12.3')
    """
    return f"{value:.1f}".removesuffix(".0")


def spoken(words: Mapping[str, tuple[str, str]], language: str) -> dict[str, str]:
    """The words of a picture in one of the two languages."""
    return {name: both[LANGUAGES.index(language)] for name, both in words.items()}


def short(language: str) -> str:
    """The name of a language as the library takes it."""
    return language.partition("_")[0]


@attrs.define
class Drawing:
    """A picture while it is drawn, with what it says to those who do not see it."""

    language: str
    height: float
    title: str
    description: str
    parts: list[str] = attrs.field(factory=list)

    def text(self, x: float, y: float, text: str, kind: str = "small", *, at: str = "start", ink: str = "") -> None:
        """One line of text, its baseline at *y*, that begins, ends or has its middle at *x*."""
        kinds = f"{kind} {ink}".strip()
        anchor = "" if at == "start" else f' text-anchor="{at}"'
        self.parts.append(
            f'<text x="{number(x)}" y="{number(y)}" class="{kinds}"{anchor}>{escape(text, quote=False)}</text>'
        )

    def box(self, x: float, y: float, wide: float, high: float, look: str = "box", *, round_: float = 6) -> None:
        """A box with round corners."""
        self.parts.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}"'
            f' rx="{number(round_)}" class="{look}"/>'
        )

    def line(self, points: Sequence[tuple[float, float]], look: str = "rule") -> None:
        """A line through points."""
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.parts.append(f'<polyline points="{path}" class="{look}"/>')

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """An arrow straight down or straight up."""
        (x, top), (_, y) = start, end
        back = -8 if y > top else 8
        self.line([(x, top), (x, y + back / 2)], "stem")
        self.shape([(x - 6, y + back), (x + 6, y + back), (x, y)], "head")

    def shape(self, points: Sequence[tuple[float, float]], look: str) -> None:
        """A filled shape with corners."""
        path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.parts.append(f'<polygon points="{path}" class="{look}"/>')

    def bar(self, x: float, y: float, wide: float, full: float) -> None:
        """A bar for a part of a whole; what is missing stays open."""
        if wide < full:
            self.box(x, y, full, 12, "lost", round_=3)
        if wide:
            self.box(x, y, wide, 12, "done", round_=3)

    def svg(self) -> str:
        """The picture as a file that needs no other."""
        wide, high = WIDTH, number(self.height)
        language = "zh-CN" if self.language == "zh_CN" else "en"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
            f' role="img" aria-labelledby="title description" lang="{language}">'
        )
        panel = f'<rect x="0.5" y="0.5" width="{wide - 1}" height="{number(self.height - 1)}" rx="10" class="panel"/>'
        told = (
            f'<title id="title">{escape(self.title, quote=False)}</title>',
            f'<desc id="description">{escape(self.description, quote=False)}</desc>',
        )
        return "\n".join([head, *told, f"<style>\n{_style()}\n</style>", panel, *self.parts, "</svg>\n"])


def _style() -> str:
    light, dark = ("".join(f"--{name}:{colour};" for name, colour in each.items()) for each in (_LIGHT, _DARK))
    sizes = "\n".join(f".{kind} {{ font-size: {size}px }}" for kind, size in SIZES.items())
    inks = "\n".join(f"text.{name} {{ fill: var(--{name}) }}" for name in ("soft", "blue", "warm"))
    return f""":root {{ {light} max-width: 100%; height: auto }}
@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}
text {{ font-family: {_FONTS}; fill: var(--ink) }}
{sizes}
.title, .strong {{ font-weight: 600 }}
.code {{ font-family: {_CODE_FONTS} }}
{inks}
.panel {{ fill: var(--panel); stroke: var(--line) }}
.box {{ fill: var(--box); stroke: var(--line) }}
.pale {{ fill: var(--pale) }}
.mid {{ fill: var(--mid) }}
.deep {{ fill: var(--deep) }}
.grey {{ fill: var(--box) }}
.done {{ fill: var(--blue); stroke: var(--blue) }}
.loss {{ fill: var(--warm) }}
.lost {{ fill: var(--panel); stroke: var(--warm) }}
.paper {{ fill: var(--panel); stroke: var(--line) }}
.frame {{ fill: none; stroke: var(--line) }}
polyline {{ fill: none; stroke-linejoin: round; stroke-linecap: round }}
.rule {{ stroke: var(--line) }}
.stem, .bracket {{ stroke: var(--soft); stroke-width: 2 }}
.head {{ fill: var(--soft) }}
.wide {{ stroke: var(--deep); stroke-width: 7 }}
.dashed {{ stroke: var(--ink); stroke-width: 2; stroke-dasharray: 3 5 }}
.long {{ stroke: var(--warm); stroke-width: 3; stroke-dasharray: 14 7 }}
.roof {{ fill: var(--box); stroke: var(--line) }}"""
