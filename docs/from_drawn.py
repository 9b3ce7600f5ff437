"""The pictures of the documentation, in English and in Chinese: ``make pictures`` writes them.

A page names ``/pictures/way.svg``, and Sphinx takes the file of its language: ``way.en.svg`` or ``way.zh_CN.svg``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from drawn import card, grades, limits, reading, rooms, tiers, way
from drawn.drawing import LANGUAGES, Drawing
from written import DOCS

FOLDER: Final = DOCS / "pictures"

PICTURES: Final[dict[str, Callable[[str], Drawing]]] = {
    "card": card.draw,
    "grades": grades.draw,
    "limits": limits.draw,
    "reading": reading.draw,
    "rooms": rooms.draw,
    "tiers": tiers.draw,
    "way": way.draw,
}


def files() -> dict[Path, str]:
    """Each file with what stands in it."""
    return {
        FOLDER / f"{name}.{language}.svg": draw(language).svg()
        for name, draw in PICTURES.items()
        for language in LANGUAGES
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
