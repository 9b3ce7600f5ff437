"""Grades (等级) and the scales that give them."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias, final

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
        """Read a form's own statement of its grades, each with a span or a single bound.

        A bound that two grades share belongs to the better one.
        Whole numbers may leave one point between, as in 80–89 and 90–100.

        Raises:
            InvalidGradeScale: when a grade is missing or stated twice, or the spans leave a gap or overlap.

        >>> statement = "高于90分（含）的为“优”，90～80分（含）为“良”，80～60分（含）为“中”，低于60分为“差”。"
        >>> print(GradeScale.parse(statement))
        优 [90, 100]，良 [80, 90)，中 [60, 80)，差 [0, 60)
        """
        return cls(**_read_statement(text))

    def __str__(self) -> str:
        full, high, middle, low = (bare(each) for each in (self.full, self.excellent, self.good, self.fair))
        return f"优 [{high}, {full}]，良 [{middle}, {high})，中 [{low}, {middle})，差 [0, {low})"


#: A grade's name, or a number of points with or without a mark that it is included.
_TOKEN: Final = re.compile(
    r"(?P<grade>优秀|优|良好|良|(?<!其)中等|(?<!其)中|较差|差)|(?P<points>[0-9]{1,3}(?:\.[0-9]{1,2})?)分?(?P<included>\(含\))?"
)
_Claim: TypeAlias = "tuple[Decimal, bool]"


def _read_statement(text: str) -> dict[str, Decimal]:
    """statement = (points+ grade){4} | (grade points+){4}, whatever stands between."""
    groups, names = _grouped(plain(text)[:2000])
    faults = []
    for start in range(len(groups) - len(names) + 1) if names else ():
        try:
            return _joined(text, dict(zip(names, groups[start : start + len(names)], strict=True)))
        except InvalidGradeScale as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
    raise InvalidGradeScale(f"{_short(text)} states no grades", remedy="state the points of 优, 良, 中 and 差")


def _grouped(flat: str) -> tuple[list[list[_Claim]], list[Grade]]:
    """The numbers between the names of grades, and the names."""
    groups: list[list[_Claim]] = []
    names: list[Grade] = []
    between = True
    for match in _TOKEN.finditer(flat):
        if match["grade"]:
            names.append(_NAMES[match["grade"]])
            between = True
        else:
            if between:
                groups.append([])
            groups[-1].append((Decimal(match["points"]), bool(match["included"])))
            between = False
    return groups, names


def _joined(text: str, claims: dict[Grade, list[_Claim]]) -> dict[str, Decimal]:
    """The lower bounds, where every grade ends at the one above it."""
    missing = "、".join(grade.value for grade in Grade if grade not in claims)
    if missing:
        raise InvalidGradeScale(
            f"{_short(text)} does not state {missing}", remedy="state the points of 优, 良, 中 and 差"
        )
    lows = {grade: min(points for points, _ in spans) for grade, spans in claims.items()}
    for better, worse in pairwise(Grade):
        upper, included = max(claims[worse])
        alone = worse is not Grade.POOR and len(claims[worse]) == 1
        if not alone and upper not in {lows[better], lows[better] - 1}:
            fault = "overlaps" if upper > lows[better] else "leaves a gap below"
            raise InvalidGradeScale(f"{worse} up to {bare(upper)} {fault} {better} from {bare(lows[better])}")
        if included and not alone and upper == lows[better] and worse is not Grade.POOR:
            raise InvalidGradeScale(f"{bare(upper)} is stated for both {better} and {worse}")
    top = max(claims[Grade.EXCELLENT])[0]
    names = {Grade.EXCELLENT: "excellent", Grade.GOOD: "good", Grade.FAIR: "fair"}
    full = top if len(claims[Grade.EXCELLENT]) > 1 else Decimal(100)
    return {"full": full, **{name: lows[grade] for grade, name in names.items()}}


def _short(text: str) -> str:
    return repr(text if len(text) <= 80 else f"{text[:80]}…")
