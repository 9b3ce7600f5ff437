"""Grades (等级) and the scales that give them."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._exact import bare, number
from perfeval._text import plain, squeeze
from perfeval.errors import InvalidGradeScale

__all__ = ["Grade", "GradeScale"]


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

        >>> Grade.of("“优”")
        <Grade.EXCELLENT: '优'>
        """
        if isinstance(value, Grade):
            return value
        word = squeeze(value).strip("“”\"'「」()[]。.;；") if isinstance(value, str) else ""
        if word in _NAMES:
            return _NAMES[word]
        raise InvalidGradeScale(f"{value!r} is no grade", remedy="write 优, 良, 中 or 差")

    def __str__(self) -> str:
        return self.value

    def __lt__(self, other: Grade) -> bool:
        return _ORDER[self] < _ORDER[other]

    def __le__(self, other: Grade) -> bool:
        return _ORDER[self] <= _ORDER[other]

    def __gt__(self, other: Grade) -> bool:
        return _ORDER[self] > _ORDER[other]

    def __ge__(self, other: Grade) -> bool:
        return _ORDER[self] >= _ORDER[other]


_ORDER: Final = {grade: rank for rank, grade in enumerate(reversed(Grade))}
_NAMES: Final = {
    name: grade
    for grade, names in (
        (Grade.EXCELLENT, "优 优秀 优等"),
        (Grade.GOOD, "良 良好 良等"),
        (Grade.FAIR, "中 中等 合格 一般"),
        (Grade.POOR, "差 较差 差等 不合格"),
    )
    for name in names.split()
}


def _bounds(value: object) -> tuple[Decimal, ...]:
    return tuple(number(each) for each in value)  # type: ignore[attr-defined]


@final
@attrs.frozen
class GradeScale:
    """Which total gives which grade: each grade from its lower bound, included, up to the next, not included.

    Raises:
        InvalidGradeScale: when the bounds do not fall from 优 to 中, or leave the points from 0 to *full*.

    >>> from perfeval import GradeScale
    >>> scale = GradeScale(excellent=90, good=80, fair=60)
    >>> scale.grade("90"), scale.grade("89.99"), scale.grade(0)
    (<Grade.EXCELLENT: '优'>, <Grade.GOOD: '良'>, <Grade.POOR: '差'>)
    """

    excellent: Decimal = attrs.field(converter=number)
    good: Decimal = attrs.field(converter=number)
    fair: Decimal = attrs.field(converter=number)
    #: The most points that there are.
    full: Decimal = attrs.field(default=Decimal(100), converter=number)

    def __attrs_post_init__(self) -> None:
        if not self.full >= self.excellent > self.good > self.fair > 0:
            raise InvalidGradeScale(
                f"the bounds {bare(self.excellent)}, {bare(self.good)}, {bare(self.fair)} do not fall from "
                f"{bare(self.full)} to 0",
                remedy="give the lowest points of 优, 良 and 中, as in GradeScale(90, 80, 60)",
            )

    def grade(self, total: Decimal | int | str) -> Grade:
        """The grade of a total.

        >>> GradeScale(90, 80, 60).grade("79.995")
        <Grade.FAIR: '中'>
        """
        points = total if type(total) is Decimal else number(total)
        if points >= self.excellent:
            return Grade.EXCELLENT
        if points >= self.good:
            return Grade.GOOD
        return Grade.FAIR if points >= self.fair else Grade.POOR

    def lowest(self, grade: Grade) -> Decimal:
        """The fewest points that give *grade*.

        >>> GradeScale(90, 80, 60).lowest(Grade.GOOD)
        Decimal('80')
        """
        bounds = {Grade.EXCELLENT: self.excellent, Grade.GOOD: self.good, Grade.FAIR: self.fair}
        return bounds.get(grade, Decimal(0))

    @classmethod
    def parse(cls, text: str) -> GradeScale:
        """Read a form's own statement of its grades.

        Each grade is stated with a span or a single bound; a bound marked （含） belongs to the grade that it stands by.

        Raises:
            InvalidGradeScale: when a grade is missing or stated twice, or the spans leave a gap or overlap.

        >>> print(GradeScale.parse("总分高于90分（含）的结论为“优”，90～80分（含）为“良”，80～60分（含）为“中”，低于60分为“差”。"))
        优 [90, 100]，良 [80, 90)，中 [60, 80)，差 [0, 60)
        """
        return cls(**_read_statement(text))

    def __str__(self) -> str:
        full, high, middle, low = (bare(each) for each in (self.full, self.excellent, self.good, self.fair))
        return f"优 [{high}, {full}]，良 [{middle}, {high})，中 [{low}, {middle})，差 [0, {low})"


_NUMBER: Final = r"([0-9]{1,3}(?:\.[0-9]{1,2})?)"
_CLAUSE: Final = re.compile(r"[^,，;；。、\n]*[优良中差][^,，;；。、\n]*")
_GRADE_WORD: Final = re.compile(r"优秀?|良好?|中等?|较?差")
_VALUE: Final = re.compile(rf"{_NUMBER}(?:分)?(\(不含(?:[0-9.]+分?)?\)|\(含(?:[0-9.]+分?)?\))?")


def _read_statement(text: str) -> dict[str, Decimal]:
    """statement = (clause with one grade and one or two bounds)+"""
    spans: dict[Grade, tuple[Decimal, Decimal | None]] = {}
    flat = plain(text)[:2000]
    for clause in _clauses(flat):
        word = _GRADE_WORD.search(clause)
        values = [Decimal(match[1]) for match in _VALUE.finditer(clause)]
        if word is None or not values:
            continue
        grade = _NAMES[word[0]]
        if grade in spans:
            raise InvalidGradeScale(f"{text!r} states {grade.value} twice")
        spans[grade] = _span(grade, values, clause)
    return _joined(text, spans)


def _clauses(flat: str) -> list[str]:
    """One piece of the statement for each grade."""
    compact = re.sub(r"[\s“”\"'「」]", "", flat)
    return [piece for piece in re.split(r"[,，;；。、]", compact) if _GRADE_WORD.search(piece)]


def _span(grade: Grade, values: list[Decimal], clause: str) -> tuple[Decimal, Decimal | None]:
    """The lower bound of a grade and its upper one, where it is stated; 差 has 0 below."""
    low, high = min(values), max(values)
    if grade is Grade.POOR:
        return Decimal(0), high
    return low, high if high != low else None


def _joined(text: str, spans: dict[Grade, tuple[Decimal, Decimal | None]]) -> dict[str, Decimal]:
    missing = [grade.value for grade in Grade if grade not in spans]
    if missing:
        raise InvalidGradeScale(f"{text!r} does not state {'、'.join(missing)}", remedy="state 优, 良, 中 and 差")
    for better, worse in zip(list(Grade), list(Grade)[1:], strict=False):
        low, high = spans[better][0], spans[worse][1]
        if high is not None and high != low:
            fault = "overlaps" if high > low else "leaves a gap below"
            raise InvalidGradeScale(f"{worse.value} up to {bare(high)} {fault} {better.value} from {bare(low)}")
    full = spans[Grade.EXCELLENT][1] or Decimal(100)
    names = {Grade.EXCELLENT: "excellent", Grade.GOOD: "good", Grade.FAIR: "fair"}
    return {"full": full, **{name: spans[grade][0] for grade, name in names.items()}}
