"""Grades (等级) and the scales that give them."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias, final

import attrs

from perfeval._exact import bare, number, subtract
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
        return _ORDER[self] < _ORDER[other] if isinstance(other, Grade) else NotImplemented

    def __le__(self, other: Grade) -> bool:
        return _ORDER[self] <= _ORDER[other] if isinstance(other, Grade) else NotImplemented

    def __gt__(self, other: Grade) -> bool:
        return _ORDER[self] > _ORDER[other] if isinstance(other, Grade) else NotImplemented

    def __ge__(self, other: Grade) -> bool:
        return _ORDER[self] >= _ORDER[other] if isinstance(other, Grade) else NotImplemented


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
        Between two grades there may be the smallest step of their numbers, as in 80–89 and 90–100, or 80–89.99 and 90.

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
    r"(?P<grade>优秀|优|良好|良|(?<!其)中等|(?<!其)中|较差|差)"
    r"|(?P<points>[0-9]{1,18}(?:\.[0-9]{1,12})?)分?(?P<included>\(含\))?"
)
_Claim: TypeAlias = "tuple[Decimal, bool]"


def _read_statement(text: str) -> dict[str, Decimal]:
    """statement = (points+ grade){4} | (grade points+){4}, whatever else stands between."""
    words = _words(plain(text)[:2000])
    pairs = list(pairwise(words))
    before = [(other, one) for one, other in pairs if isinstance(one, list) and isinstance(other, Grade)]
    after = [(one, other) for one, other in pairs if isinstance(one, Grade) and isinstance(other, list)]
    faults = []
    for claims in (before, after):
        try:
            return _joined(text, claims)
        except InvalidGradeScale as fault:
            faults.append(fault)
    raise faults[len(before) <= len(after)]


def _words(flat: str) -> list[Grade | list[_Claim]]:
    """The names of grades, and the numbers that stand together between them."""
    words: list[Grade | list[_Claim]] = []
    for match in _TOKEN.finditer(flat):
        if match["grade"]:
            words.append(_NAMES[match["grade"]])
            continue
        claim = (Decimal(match["points"]), bool(match["included"]))
        if words and isinstance(words[-1], list):
            words[-1].append(claim)
        else:
            words.append([claim])
    return words


def _joined(text: str, pairs: list[tuple[Grade, list[_Claim]]]) -> dict[str, Decimal]:
    """The lower bounds, where every grade ends at the one above it."""
    claims = dict(pairs)
    missing = "、".join(grade.value for grade in Grade if grade not in claims)
    if missing or len(claims) < len(pairs):
        fault = f"does not state {missing}" if missing else "states a grade twice"
        raise InvalidGradeScale(f"{_short(text)} {fault}", remedy="state the points of 优, 良, 中 and 差 once each")
    lows = {grade: min(points for points, _ in spans) for grade, spans in claims.items()}
    for better, worse in pairwise(Grade):
        _meet(better, lows[better], worse, claims[worse])
    if 0 < lows[Grade.POOR] < max(claims[Grade.POOR])[0]:
        raise InvalidGradeScale(
            f"{Grade.POOR} from {bare(lows[Grade.POOR])} leaves a gap below it", remedy="let the last grade begin at 0"
        )
    top = max(claims[Grade.EXCELLENT])[0]
    names = {Grade.EXCELLENT: "excellent", Grade.GOOD: "good", Grade.FAIR: "fair"}
    full = top if len(claims[Grade.EXCELLENT]) > 1 else Decimal(100)
    return {"full": full, **{name: lows[grade] for grade, name in names.items()}}


#: How far the highest points of a grade may be below the next one, by the decimal places that they are written with.
_STEPS: Final = {0: Decimal(1), -1: Decimal("0.1"), -2: Decimal("0.01")}


def _meet(better: Grade, low: Decimal, worse: Grade, span: list[_Claim]) -> None:
    """Make sure that one grade ends where the better one begins; a single bound is the lower one of its grade."""
    if worse is not Grade.POOR and len(span) == 1:
        return
    upper, included = max(span)
    step = _STEPS.get(int(upper.as_tuple().exponent))
    if upper != low and subtract(low, upper) != step:
        fault = "overlaps" if upper > low else "leaves a gap below"
        raise InvalidGradeScale(
            f"{worse} up to {bare(upper)} {fault} {better} from {bare(low)}",
            remedy="let each grade end where the better one begins",
        )
    if included and upper == low and worse is not Grade.POOR:
        raise InvalidGradeScale(
            f"{bare(low)} is stated for both {better} and {worse}", remedy="mark it （含） for the better grade alone"
        )


def _short(text: str) -> str:
    return repr(text if len(text) <= 80 else f"{text[:80]}…")
