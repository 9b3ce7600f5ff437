"""The scale of grades: which total gives which grade, and what each grade is called."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._exact import CENT, add, bare, cut, number
from perfeval._plain import members_of
from perfeval._shown import brief_repr, shown
from perfeval.errors import InvalidGradeScale
from perfeval.grade.grade import Grade
from perfeval.grade.names import USUAL, four_names
from perfeval.grade.statement import read_statement

__all__ = ["GradeScale"]


_PLACES: Final = {grade: place for place, grade in enumerate(Grade)}


def _strict(values: Grade | str | Iterable[Grade | str]) -> tuple[Grade, ...]:
    """Take grades in any order, each once."""
    taken = (values,) if isinstance(values, (str, Grade)) else members_of(values)
    if taken is None:
        raise InvalidGradeScale(
            f"{shown(values)} names no grades", remedy='name those that begin above their bound, as in strict=["优"]'
        )
    named = {Grade.of(each) for each in taken}
    return tuple(grade for grade in Grade if grade in named)


@final
@attrs.frozen
class GradeScale:
    """Which total gives which grade: each grade from its lower bound, included, up to the next, not included.

    A bound of a grade in *strict* is not included, and belongs to the grade below.
    The bounds are points of a total; nothing is rescaled to *full*.
    The grades stay 优, 良, 中 and 差, whatever *names* they have on paper.

    Raises:
        InvalidGradeScale: when the bounds do not fall from 优 to 中, or lie outside of 0 to *full*,
            or look like shares of the full points, and when the names are not four different ones.

    >>> from perfeval import GradeScale
    >>> scale = GradeScale(excellent=90, good=80, fair=60)
    >>> scale.grade("90"), scale.grade("89.99"), scale.grade(0)
    (<Grade.EXCELLENT: '优'>, <Grade.GOOD: '良'>, <Grade.POOR: '差'>)
    >>> print(GradeScale(90, 80, 60, strict=["优"]))
    优 (90, 100]，良 [80, 90]，中 [60, 80)，差 [0, 60)
    >>> print(GradeScale(90, 80, 60, names=["优秀", "良好", "合格", "不合格"]))
    优秀 [90, 100]，良好 [80, 90)，合格 [60, 80)，不合格 [0, 60)
    """

    #: The lowest points of 优.
    excellent: Decimal = attrs.field(converter=number)
    #: The lowest points of 良.
    good: Decimal = attrs.field(converter=number)
    #: The lowest points of 中.
    fair: Decimal = attrs.field(converter=number)
    #: The most points that there are.
    full: Decimal = attrs.field(default=Decimal(100), converter=number)
    #: The grades that begin above their bound, not at it (＞90, 90不含).
    strict: tuple[Grade, ...] = attrs.field(default=(), kw_only=True, converter=_strict)
    #: What 优, 良, 中 and 差 are called where the scale is in use.
    names: tuple[str, ...] = attrs.field(default=USUAL, kw_only=True, converter=four_names)

    def __attrs_post_init__(self) -> None:
        bounds = ", ".join(map(bare, (self.excellent, self.good, self.fair)))
        if not self.full >= self.excellent > self.good > self.fair > 0:
            raise InvalidGradeScale(
                f"the bounds {bounds} do not fall from {bare(self.full)} to 0",
                remedy="give the lowest points of 优, 良 and 中, as in GradeScale(90, 80, 60)",
            )
        if self.excellent <= 1 < self.full:
            raise InvalidGradeScale(
                f"the bounds {bounds} are shares of {bare(self.full)} points, not points",
                remedy="write points, as in GradeScale(90, 80, 60) for 0.9, 0.8 and 0.6 of 100",
            )
        if Grade.POOR in self.strict or (self.full == self.excellent and Grade.EXCELLENT in self.strict):
            raise InvalidGradeScale(
                f"with {'、'.join(map(str, self.strict))} above its bound, the bounds {bounds} of {bare(self.full)} "
                "leave out 0 points, or all of them",
                remedy="name those of 优, 良 and 中 that begin above their bound, 优 only below the full points",
            )

    @property
    def _bounds(self) -> tuple[tuple[Grade, Decimal], ...]:
        return (Grade.EXCELLENT, self.excellent), (Grade.GOOD, self.good), (Grade.FAIR, self.fair)

    def grade(self, total: Decimal | int | str) -> Grade:
        """The grade of a total.

        >>> from perfeval import GradeScale
        >>> GradeScale(90, 80, 60).grade("79.995")
        <Grade.FAIR: '中'>
        """
        points = total if type(total) is Decimal and total.is_finite() else number(total)
        for grade, bound in self._bounds:
            if points > bound or (points == bound and grade not in self.strict):
                return grade
        return Grade.POOR

    def lowest(self, grade: Grade) -> Decimal:
        """The fewest points that give *grade*: its bound, or the next cent where the bound is not included.

        >>> from perfeval import Grade, GradeScale
        >>> GradeScale(90, 80, 60).lowest(Grade.GOOD)
        Decimal('80')
        """
        bound = dict(self._bounds).get(grade, Decimal(0))
        return add(cut(bound), CENT) if grade in self.strict else bound

    def name_of(self, grade: Grade | str) -> str:
        """What *grade* is called under this scale.

        >>> from perfeval import Grade, GradeScale
        >>> GradeScale(90, 80, 60, names=["优秀", "良好", "合格", "不合格"]).name_of(Grade.FAIR)
        '合格'
        """
        return self.names[_PLACES[Grade.of(grade)]]

    @classmethod
    def parse(cls, text: str) -> GradeScale:
        """Read a form's own statement of its grades, each with a span or a single bound.

        A bound that two grades share belongs to the better one, unless the statement leaves it to the other:
        ＞90, 高于90分 and 90（不含） begin above 90.
        Between two grades there may be the smallest step of their numbers, as in 80–89 and 90–100, or 80–89.99 and 90.
        The grades keep the names that they are stated by: 优秀, 良好, 合格 and 不合格, or A级 to D级, 一等 to 四等.

        Raises:
            InvalidGradeScale: when a grade is missing or stated twice, when there are five,
                or when the spans leave a gap or overlap.

        >>> from perfeval import GradeScale
        >>> statement = "高于90分（含）的为“优”，90～80分（含）为“良”，80～60分（含）为“中”，低于60分为“差”。"
        >>> print(GradeScale.parse(statement))
        优 [90, 100]，良 [80, 90)，中 [60, 80)，差 [0, 60)
        >>> print(GradeScale.parse("优秀（S＞90）、良好（90≥S≥80）、合格（80＞S≥60）、不合格（S＜60）"))
        优秀 (90, 100]，良好 [80, 90]，合格 [60, 80)，不合格 [0, 60)
        """
        if not isinstance(text, str):
            raise InvalidGradeScale(
                f"{shown(text)} states no grades", remedy="pass the form's words, or GradeScale(90, 80, 60)"
            )
        return read_statement(text, cls)

    def __str__(self) -> str:
        upper, end = bare(self.full), "]"
        parts = []
        for grade, bound in (*self._bounds, (Grade.POOR, Decimal(0))):
            begin = "(" if grade in self.strict else "["
            parts.append(f"{self.name_of(grade)} {begin}{bare(bound)}, {upper}{end}")
            upper, end = bare(bound), "]" if grade in self.strict else ")"
        return "，".join(parts)

    def __repr__(self) -> str:
        return brief_repr(self, str(self))
