"""The words that forms have for their grades, in ladders of four."""

from __future__ import annotations

import re
from typing import Final, final

import attrs

__all__ = ["LADDERS", "USUAL", "Ladder"]


@final
@attrs.frozen
class Ladder:
    """Patterns of the words for four grades, from the best to the worst.

    A fifth pattern is of a grade below them: a form that has it has five grades.
    """

    patterns: tuple[str, ...]
    #: What the grades are called in messages.
    labels: tuple[str, ...]

    def rank(self, word: str) -> int | None:
        """The place of *word* from the top; None where it belongs to another ladder.

        >>> USUAL.rank("合格"), USUAL.rank("一等")
        (2, None)
        """
        ranks = (rank for rank, pattern in enumerate(self.patterns) if re.fullmatch(pattern, word))
        return next(ranks, None)

    @property
    def word(self) -> str:
        """The pattern of every word for a grade: those of this ladder first, then what may stand for a fifth grade."""
        return "|".join((*self.patterns, *_USUAL, _STRANGE))


#: The words of a level (优等级, 优等次) are not those of its name.
_LEVEL: Final = "(?:等(?![级次]))?"
_USUAL: Final = (
    f"优(?![秀良]率)(?:秀|{_LEVEL})",
    f"良(?:好|{_LEVEL})",
    f"(?<!其)中{_LEVEL}|(?:基本)?[合及]格(?!率)|一般(?!公共|情况)",
    f"较差|差{_LEVEL}|不[合及]格(?!率)",
)
#: A grade between the usual ones, as in 优、良、中、低、差.
_STRANGE: Final = "(?:较|比较|很|非常)好|(?<![最不降])低(?![于保收碳])"

#: 优良中差 and what else they are called.
USUAL: Final = Ladder(_USUAL, ("优", "良", "中", "差"))


def _ranked(letters: str, pattern: str) -> Ladder:
    """A ladder of letters that follow each other."""
    each = letters.split()
    return Ladder(tuple(pattern.replace("X", letter) for letter in each), tuple(each[:4]))


#: Every ladder, the usual one first.
LADDERS: Final = (
    USUAL,
    Ladder(
        ("优(?![秀良]率)秀?", "合格(?!率)", "基本合格(?!率)", "不合格(?!率)"), ("优秀", "合格", "基本合格", "不合格")
    ),
    Ladder(("(?:很|非常)?好", "(?:较|比较)好", "一般", "较?差|不好"), ("好", "较好", "一般", "差")),
    _ranked("A B C D E", r"(?<![A-Za-z])X(?![A-Za-z+])[级等档类]?"),
    _ranked("甲 乙 丙 丁 戊", "X[级等档类]?"),
    _ranked("一 二 三 四 五", "第?X[级等档类](?![指奖])"),
    _ranked("1 2 3 4 5", r"(?<![0-9.])X[级等档类](?![指奖])"),
    _ranked("Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ", "X[级等档类]?"),
    _ranked("I II III IV V", r"(?<![A-Za-z])X(?![A-Za-z])[级等档类]?"),
)
