"""What the documentation says of signs and units, written from the vocabulary of the grammar.

Sphinx makes two pages of the reference before it reads the documentation: one of signs, one of units.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from written import DOCS, list_table, titled, write_pages

from perfeval.expressions.signs import APPROXIMATE, FIXED, LESS, MORE, NOT, SUFFIX_OF, sign_of
from perfeval.expressions.units import COUNTS, PREFIXES, SCALES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER: Final = DOCS / "reference" / "grammar"

_SIGNS: Final = ("≥", ">", "≤", "<", "=", "")

#: What a dimension is called in Chinese.
CHINESE: Final = {
    "money": "金额", "ratio": "比率", "time": "时间", "months": "年月", "working days": "工作日", "age": "年龄",
    "area": "面积", "length": "长度", "weight": "重量", "volume": "体积", "volume of gas": "气体体积", "energy": "电量",
    "coal": "标准煤", "voltage": "电压", "power": "功率", "apparent power": "视在功率", "pressure": "压力",
    "illuminance": "照度", "sound level": "声级", "temperature": "温度", "data rate": "带宽", "work": "工日",
    "months of work": "人月", "multiples": "倍数", "machine shifts": "台班", "vehicle distance": "车公里",
    "goods carried": "吨公里", "persons carried": "人公里", "area worked": "亩次",
}  # fmt: skip


def pages() -> dict[str, str]:
    """The pages of the reference, by their names."""
    return {"signs": "\n".join(_signs()), "units": "\n".join(_units())}


def _signs() -> Iterator[str]:
    yield titled("Signs and their words") + "\n"
    yield "Made from the vocabulary of the library.\n"
    yield titled("In front of a number", "-") + "\n"
    yield "A word and its sign; a colon or a space may stand between it and the number.\n"
    found: dict[str, list[str]] = {sign: [] for sign in _SIGNS}
    for word in chain(FIXED, MORE.split("|"), LESS.split("|")):
        if word not in APPROXIMATE:
            found[sign_of(word)].append(word)
    yield list_table([("sign", "words"), *((_sign(sign), " ".join(words)) for sign, words in found.items())], (15, 85))
    yield f"Each of these in front of a word for ＞ makes it ≤, as in 不超过: {_words(NOT)}.\n"
    yield f"In front of {_words(LESS)} they make it ≥, as in 不低于.\n"
    yield "或等于 (or 等于) behind a word that compares makes ＞ a ≥ and ＜ a ≤: 大于等于, 小于或等于.\n"
    yield f"These say that the number is not exact: {' '.join(sorted(APPROXIMATE))}.\n"
    yield titled("Behind a number", "-") + "\n"
    behind = {sign: [word for word, each in SUFFIX_OF.items() if each == sign] for sign in ("≥", "≤")}
    yield list_table([("sign", "words"), *((_sign(sign), " ".join(words)) for sign, words in behind.items())], (15, 85))
    yield f"These say that the number is not exact: {' '.join(word for word, each in SUFFIX_OF.items() if not each)}.\n"


def _words(alternatives: str) -> str:
    return " ".join(alternatives.split("|"))


def _sign(sign: str) -> str:
    return f"``{sign}``" if sign else "none: neither more nor less"


def _units() -> Iterator[str]:
    yield titled("Units") + "\n"
    yield "Made from the table of the library.\n"
    yield titled("What converts", "-") + "\n"
    yield "Units of one kind convert into each other; units of two kinds cannot be compared.\n"
    rows = [(f"{name} ({CHINESE[name]})", _scaled(units)) for name, units in SCALES.items()]
    yield list_table([("kind", "units"), *rows], (22, 78))
    yield titled("What only counts", "-") + "\n"
    yield "A measure word (量词) counts, and one may stand for another: 54 of something meets ≥1家.\n"
    yield f"{' '.join(sorted(COUNTS))}\n"
    yield titled("Prefixes", "-") + "\n"
    yield "A prefix stands before any unit, or alone; the largest first.\n"
    yield list_table([("prefix", "times"), *((name, f"{times:,}") for name, times in PREFIXES.items())], (50, 50))


def _scaled(units: dict[str, Fraction | int]) -> str:
    """The units of one kind, those that are the same size together, the smallest first."""
    sizes: dict[Fraction, list[str]] = {}
    for name, scale in units.items():
        sizes.setdefault(Fraction(scale), []).append(f"``{name}``")
    base = next(names[0] for size, names in sizes.items() if size == 1)
    return "\n\n".join(
        f"{' '.join(names)}{'' if size == 1 else f': {_times(size)} {base}'}" for size, names in sorted(sizes.items())
    )


def _times(size: Fraction) -> str:
    return f"{size.numerator:,}" if size.denominator == 1 else f"{size.numerator:,}/{size.denominator:,}"


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx write the pages before it looks for what there is to read."""
    app.connect("builder-inited", lambda _: write_pages(FOLDER, pages()))
    return {"parallel_read_safe": True}
