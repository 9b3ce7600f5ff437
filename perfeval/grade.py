"""Grades (等级) and the scales that give them."""

from __future__ import annotations

import enum
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, TypeAlias, final

import attrs

from perfeval._exact import CENT, add, bare, cut, number, subtract
from perfeval._plain import members_of
from perfeval._shown import shown
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
        raise InvalidGradeScale(f"{shown(value)} is no grade", remedy="write 优, 良, 中 or 差")

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


def _strict(values: object) -> tuple[Grade, ...]:
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

    Raises:
        InvalidGradeScale: when the bounds do not fall from 优 to 中, or leave the points from 0 to *full*,
            or look like shares of the full points.

    >>> from perfeval import GradeScale
    >>> scale = GradeScale(excellent=90, good=80, fair=60)
    >>> scale.grade("90"), scale.grade("89.99"), scale.grade(0)
    (<Grade.EXCELLENT: '优'>, <Grade.GOOD: '良'>, <Grade.POOR: '差'>)
    >>> print(GradeScale(90, 80, 60, strict=["优"]))
    优 (90, 100]，良 [80, 90]，中 [60, 80)，差 [0, 60)
    """

    excellent: Decimal = attrs.field(converter=number)
    good: Decimal = attrs.field(converter=number)
    fair: Decimal = attrs.field(converter=number)
    #: The most points that there are.
    full: Decimal = attrs.field(default=Decimal(100), converter=number)
    #: The grades that begin above their bound, not at it (＞90, 90不含).
    strict: tuple[Grade, ...] = attrs.field(default=(), kw_only=True, converter=_strict)

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

        >>> GradeScale(90, 80, 60).lowest(Grade.GOOD)
        Decimal('80')
        """
        bound = dict(self._bounds).get(grade, Decimal(0))
        return add(cut(bound), CENT) if grade in self.strict else bound

    @classmethod
    def parse(cls, text: str) -> GradeScale:
        """Read a form's own statement of its grades, each with a span or a single bound.

        A bound that two grades share belongs to the better one, unless the statement leaves it to the other:
        ＞90, 高于90分 and 90（不含） begin above 90.
        Between two grades there may be the smallest step of their numbers, as in 80–89 and 90–100, or 80–89.99 and 90.

        Raises:
            InvalidGradeScale: when a grade is missing or stated twice, or the spans leave a gap or overlap.

        >>> statement = "高于90分（含）的为“优”，90～80分（含）为“良”，80～60分（含）为“中”，低于60分为“差”。"
        >>> print(GradeScale.parse(statement))
        优 [90, 100]，良 [80, 90)，中 [60, 80)，差 [0, 60)
        """
        if not isinstance(text, str):
            raise InvalidGradeScale(
                f"{shown(text)} states no grades", remedy="pass the form's words, or GradeScale(90, 80, 60)"
            )
        return cls(**_read_statement(text))

    def __str__(self) -> str:
        upper, end = bare(self.full), "]"
        parts = []
        for grade, bound in (*self._bounds, (Grade.POOR, Decimal(0))):
            begin = "(" if grade in self.strict else "["
            parts.append(f"{grade} {begin}{bare(bound)}, {upper}{end}")
            upper, end = bare(bound), "]" if grade in self.strict else ")"
        return "，".join(parts)


_NUMBER: Final = r"[0-9]{1,18}(?:\.[0-9]{1,12})?"
#: A grade's name; (含) or (不含), which may name its number; a span in brackets; or a number with a strict sign.
_TOKEN: Final = re.compile(
    r"(?P<grade>优[秀等]?|良[好等]?|(?<!其)中等?|不?合格(?!率)|一般(?!公共|情况)|较差|差等?)"
    rf"|\((?P<without>不)?(?P<mark>包?含|包括)(?:本数|(?P<named>{_NUMBER})分?)?\)"
    rf"|(?P<opened>[\[(])\s*(?P<first>{_NUMBER})分?\s*[-~,，至到]{{1,2}}\s*(?P<second>{_NUMBER})分?\s*(?P<closed>[\])])"
    r"|(?P<before>[<>]|(?<!不)(?<!未)(?<!不得)(?:[大高多小低少]于|超过)|不足|不满|未满)?"
    rf"\s*(?P<points>{_NUMBER})分?\s*(?P<after>[<>](?!=))?"
)
#: Numbers of points, and whether each is said to be included; None where nothing is said.
_Span: TypeAlias = "dict[Decimal, bool | None]"


def _read_statement(text: str) -> dict[str, Any]:
    """statement = (points+ grade){4} | (grade points+){4}, whatever else stands between."""
    words = _words(plain(text[:2000]))
    pairs = list(pairwise(words))
    before = [(other, one) for one, other in pairs if isinstance(one, dict) and isinstance(other, Grade)]
    after = [(one, other) for one, other in pairs if isinstance(one, Grade) and isinstance(other, dict)]
    faults = []
    for claims in (before, after):
        try:
            return _joined(text, claims)
        except InvalidGradeScale as fault:
            faults.append(fault)
    raise faults[len(before) <= len(after)]


def _words(flat: str) -> list[Grade | _Span]:
    """The names of grades, and the numbers that stand together between them."""
    matches = list(_TOKEN.finditer(flat))
    #: One square bracket tells that round ones are meant so, too: (90, 100] and [80, 90), not (90-100).
    exact = any("[" in each[0] or "]" in each[0] for each in matches)
    words: list[Grade | _Span] = []
    for match in matches:
        if match["grade"]:
            words.append(_NAMES[match["grade"]])
            continue
        last = words[-1] if words else None
        span: _Span = last if isinstance(last, dict) else {}
        claims = _claims(match, span, exact=exact)
        if claims and not span:
            words.append(span)
        for points, included in claims:
            span[points] = span.get(points) if included is None else included
    return words


def _claims(match: re.Match[str], span: _Span, *, exact: bool) -> list[tuple[Decimal, bool | None]]:
    """The numbers of a token, and whether each is said to be included; a mark speaks of the number before it."""
    if match["mark"]:
        meant = [Decimal(match["named"])] if match["named"] else list(span)[-1:]
        return [(points, not match["without"]) for points in meant]
    if match["points"]:
        return [(Decimal(match["points"]), False if match["before"] or match["after"] else None)]
    return [
        (Decimal(match["first"]), False if exact and match["opened"] == "(" else None),
        (Decimal(match["second"]), False if exact and match["closed"] == ")" else None),
    ]


def _joined(text: str, pairs: list[tuple[Grade, _Span]]) -> dict[str, Any]:
    """The lower bounds, where every grade ends at the one above it."""
    claims = dict(pairs)
    missing = "、".join(grade.value for grade in Grade if grade not in claims)
    if missing or len(claims) < len(pairs):
        fault = f"does not state {missing}" if missing else "states a grade twice"
        raise InvalidGradeScale(f"{shown(text)} {fault}", remedy="state the points of 优, 良, 中 and 差 once each")
    for better, worse in pairwise(Grade):
        _meet(better, claims[better], worse, claims[worse])
    lows = {grade: min(claims[grade]) for grade in Grade}
    if 0 < lows[Grade.POOR] < max(claims[Grade.POOR]):
        raise InvalidGradeScale(
            f"{Grade.POOR} from {bare(lows[Grade.POOR])} leaves a gap below it", remedy="let the last grade begin at 0"
        )
    best = claims[Grade.EXCELLENT]
    return {
        "excellent": lows[Grade.EXCELLENT],
        "good": lows[Grade.GOOD],
        "fair": lows[Grade.FAIR],
        "full": max(best) if len(best) > 1 else Decimal(100),
        "strict": [grade for grade in Grade if grade is not Grade.POOR and claims[grade][lows[grade]] is False],
    }


#: How far the highest points of a grade may be below the next one, by the decimal places that they are written with.
_STEPS: Final = {0: Decimal(1), -1: Decimal("0.1"), -2: Decimal("0.01")}


def _meet(better: Grade, above: _Span, worse: Grade, below: _Span) -> None:
    """Make sure that one grade ends where the better one begins; a single bound is the lower one of its grade."""
    if worse is not Grade.POOR and len(below) == 1:
        return
    low, upper = min(above), max(below)
    if upper != low:
        step = _STEPS.get(int(upper.as_tuple().exponent))
        if above[low] is False or subtract(low, upper) != step:
            fault = "overlaps" if upper > low else "leaves a gap below"
            raise InvalidGradeScale(
                f"{worse} up to {bare(upper)} {fault} {better} from {bare(low)}",
                remedy="let each grade end where the better one begins",
            )
    elif above[low] is False and below[upper] is False:
        raise InvalidGradeScale(
            f"{bare(low)} is stated for neither {better} nor {worse}", remedy="mark it （含） for one of the two"
        )
    elif above[low] is not False and below[upper] and worse is not Grade.POOR:
        raise InvalidGradeScale(
            f"{bare(low)} is stated for both {better} and {worse}", remedy="mark it （含） for the better grade alone"
        )
