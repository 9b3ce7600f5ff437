"""The names that a form gives to its four grades."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from perfeval._plain import parts_of
from perfeval._shown import shown
from perfeval._text import plain, tidy
from perfeval.errors import InvalidGradeScale
from perfeval.grade.grade import NAMES, Grade

__all__ = ["SHAPE", "USUAL", "four_names"]

#: 优, 良, 中, 差.
USUAL: Final = tuple(map(str, Grade))
#: What a name may look like: letters, Chinese characters and digits, also A+; it stays on its line and in its cell.
SHAPE: Final = r"[^\W_](?:[^\W_]|[+-]){0,11}"
_NAME: Final = re.compile(SHAPE)
_EXAMPLE: Final = 'names=["优秀", "良好", "合格", "不合格"]'


def four_names(values: Iterable[str]) -> tuple[str, ...]:
    """Take the names of the four grades, from the best to the worst.

    Raises:
        InvalidGradeScale: when they are not four, not all different, no names, or in another order.

    >>> four_names(["Ａ级", "Ｂ级", "Ｃ级", "Ｄ级"])
    ('A级', 'B级', 'C级', 'D级')
    """
    parts = parts_of(values)
    if parts is None or len(parts) != len(USUAL):
        raise InvalidGradeScale(
            f"{shown(values)} names no four grades", remedy=f"name them from the best to the worst, as in {_EXAMPLE}"
        )
    names = tuple(plain(tidy(each)) if isinstance(each, str) else "" for each in parts)
    for each, name in zip(parts, names, strict=True):
        if not _NAME.fullmatch(name):
            raise InvalidGradeScale(
                f"{shown(each)} is no name of a grade",
                remedy=f"write one to twelve Chinese characters, letters or digits, as in {_EXAMPLE}",
            )
    if len(set(names)) < len(names):
        raise InvalidGradeScale(f"{shown(names)} names two grades alike", remedy=f"name each by itself: {_EXAMPLE}")
    known = [NAMES[name] for name in names if name in NAMES]
    if known != sorted(known, reverse=True):
        raise InvalidGradeScale(
            f"{shown(names)} does not go from the best grade to the worst",
            remedy=f"name the grade with the most points first, as in {_EXAMPLE}",
        )
    return names
