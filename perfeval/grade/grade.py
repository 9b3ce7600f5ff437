"""Grades (等级), better ones greater."""

from __future__ import annotations

import enum
from typing import Final, final

from perfeval._shown import shown
from perfeval._text import squeeze
from perfeval.errors import InvalidGradeScale

__all__ = ["Grade"]


@final
class Grade(enum.Enum):
    """A grade; better grades are greater.

    >>> from perfeval import Grade
    >>> Grade.GOOD, Grade.EXCELLENT > Grade.GOOD
    (<Grade.GOOD: '良'>, True)
    """

    EXCELLENT = "优"
    GOOD = "良"
    FAIR = "中"
    POOR = "差"

    @classmethod
    def of(cls, value: object) -> Grade:
        """Take a grade or the character for it, also as 优秀, 良好, 中等, 较差.

        Raises:
            InvalidGradeScale: when *value* names no grade.

        >>> from perfeval import Grade
        >>> Grade.of("“优”")
        <Grade.EXCELLENT: '优'>
        """
        if isinstance(value, Grade):
            return value
        word = squeeze(value).strip("“”\"'「」()[]。.;；") if isinstance(value, str) else ""
        if word in NAMES:
            return NAMES[word]
        raise InvalidGradeScale(f"{shown(value)} is no grade", remedy="write 优, 良, 中 or 差")

    def __str__(self) -> str:
        return self.value

    def __lt__(self, other: Grade) -> bool:
        return _ORDER[self] < _ORDER[other] if isinstance(other, Grade) else NotImplemented

    def __le__(self, other: Grade) -> bool:
        return _ORDER[self] <= _ORDER[other] if isinstance(other, Grade) else NotImplemented


_ORDER: Final = {grade: rank for rank, grade in enumerate(reversed(Grade))}
#: The words that a grade is known by.
NAMES: Final = {
    name: grade
    for grade, names in (
        (Grade.EXCELLENT, "优 优秀 优等"),
        (Grade.GOOD, "良 良好 良等"),
        (Grade.FAIR, "中 中等 合格 一般"),
        (Grade.POOR, "差 较差 差等 不合格"),
    )
    for name in names.split()
}
