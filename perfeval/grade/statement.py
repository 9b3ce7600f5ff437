"""A form's own statement of its grades, as words and as a scale prints itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any, Final, TypeAlias, TypeVar

from perfeval._exact import bare, subtract
from perfeval._shown import shown
from perfeval._text import plain
from perfeval.errors import InvalidGradeScale
from perfeval.grade.grade import Grade
from perfeval.grade.ladders import LADDERS, USUAL, Ladder
from perfeval.grade.names import SHAPE

__all__ = ["read_statement"]

_T = TypeVar("_T")

_NUMBER: Final = r"[0-9]{1,18}(?:\.[0-9]{1,12})?"
#: (含) or (不含), which may name its number; a span in brackets; or a number with a strict sign.
_POINTS: Final = (
    rf"\((?P<without>不)?(?P<mark>包?含|包括)(?:本数|(?P<named>{_NUMBER})分?)?\)"
    rf"|(?P<opened>[\[(])\s*(?P<first>{_NUMBER})分?\s*[-~,，至到]{{1,2}}\s*(?P<second>{_NUMBER})分?\s*(?P<closed>[\])])"
    r"|(?P<before>[<>]|(?<!不)(?<!未)(?<!不得)(?:[大高多小低少]于|超过)|不足|不满|未满)?"
    rf"\s*(?P<points>{_NUMBER})分?\s*(?P<after>[<>](?!=))?"
)
#: One grade as a scale prints it: its name, its bounds, and whether they are included.
_PRINTED: Final = re.compile(rf"({SHAPE}) ([\[(])({_NUMBER}), ({_NUMBER})([\])])(?:，|$)")
#: Numbers of points, and whether each is said to be included; None where nothing is said.
_Span: TypeAlias = "dict[Decimal, bool | None]"
#: Each grade that is stated, in the order of the text: its name as written, and its points.
_Claims: TypeAlias = "list[tuple[str, _Span]]"


def read_statement(text: str, make: Callable[..., _T]) -> _T:
    """statement = (points+ name){4} | (name points+){4}, whatever else stands between; *make* is given the bounds.

    Raises:
        InvalidGradeScale: of the reading that finds the most grades.
    """
    faults = []
    for ladder, claims, likely in _readings(plain(text[:2000])):
        try:
            return make(**_joined(text, claims, ladder))
        except InvalidGradeScale as fault:
            known = sum(ladder.rank(name) is not None for name, _ in claims)
            faults.append((known, likely, fault))
    raise max(faults, key=lambda each: each[:2])[2]


def _readings(flat: str) -> Iterator[tuple[Ladder, _Claims, int]]:
    """What may be stated, under every ladder of names, and how likely it is meant where none will do."""
    printed = _printed(flat)
    if printed:
        names = tuple(name for name, _ in printed)
        yield Ladder(tuple(map(re.escape, names)), names), printed, 3
    for ladder in LADDERS:
        # Numbers that stand side by side are one span, so that beside a span there is always a name.
        pairs: list[tuple[Any, Any]] = list(pairwise(_words(flat, ladder)))
        before = [(other, one) for one, other in pairs if isinstance(one, dict)]
        after = [(one, other) for one, other in pairs if isinstance(other, dict)]
        yield ladder, before, int(ladder is USUAL)
        yield ladder, after, 2 * int(ladder is USUAL)


def _printed(flat: str) -> _Claims:
    """Four grades as a scale prints them, whatever they are called, as long as no two are called alike."""
    parts = list(_PRINTED.finditer(flat))
    claims: _Claims = [
        (name, {Decimal(low): False if opened == "(" else None, Decimal(high): False if closed == ")" else None})
        for name, opened, low, high, closed in (part.groups() for part in parts)
    ]
    whole = "".join(part[0] for part in parts) == flat.strip()
    return claims if whole and len(claims) == len(dict(claims)) == len(Grade) else []


@cache
def _patterns(ladder: Ladder) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name or points; and a name between two signs, as in 80≤良<90."""
    token = re.compile(rf"(?P<name>{ladder.word})|{_POINTS}")
    return token, re.compile(rf"(?<![≤<≥>=.0-9])({_NUMBER}分?\s*[≤<≥>]=?)\s*({ladder.word})(?=\s*[≤<≥>])")


def _words(flat: str, ladder: Ladder) -> list[str | _Span]:
    """The names of grades, and the numbers that stand together between them."""
    token, between = _patterns(ladder)
    matches = list(token.finditer(between.sub(r"\2 \1", flat)))
    #: One square bracket tells that round ones are meant so, too: (90, 100] and [80, 90), not (90-100).
    exact = any("[" in each[0] or "]" in each[0] for each in matches)
    words: list[str | _Span] = []
    for match in matches:
        if match["name"]:
            words.append(match["name"])
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


def _joined(text: str, stated: _Claims, ladder: Ladder) -> dict[str, Any]:
    """The lower bounds and the names, where every grade ends at the one above it."""
    names, spans = _four(text, stated, ladder)
    for (better, above), (worse, below) in pairwise(zip(names, spans, strict=True)):
        _meet(better, above, worse, below, last=below is spans[-1])
    lows = [min(span) for span in spans]
    if 0 < lows[-1] < max(spans[-1]):
        raise InvalidGradeScale(
            f"{names[-1]} from {bare(lows[-1])} leaves a gap below it", remedy="let the last grade begin at 0"
        )
    strict = [grade for grade, low, span in zip(Grade, lows, spans, strict=True) if span[low] is False]
    return {
        "excellent": lows[0],
        "good": lows[1],
        "fair": lows[2],
        "full": max(spans[0]) if len(spans[0]) > 1 else Decimal(100),
        "strict": [grade for grade in strict if grade is not Grade.POOR],
        "names": names,
    }


def _four(text: str, stated: _Claims, ladder: Ladder) -> tuple[list[str], list[_Span]]:
    """The names of four grades from the best to the worst, and the points of each."""
    claims = {ladder.rank(name): (name, span) for name, span in stated}
    missing = "、".join(label for rank, label in enumerate(ladder.labels) if rank not in claims)
    fault = f"does not state {missing}" if missing else "states a grade twice" if len(claims) < len(stated) else ""
    for rank, (name, span) in claims.items():
        if not fault and rank not in range(len(Grade)):
            fault = f"states {name} beside {'、'.join(ladder.labels)}"
        elif not fault and len(span) > 2:
            fault = f"states more than two bounds for {name}: {', '.join(map(bare, sorted(span)))}"
    if fault:
        named = f"{', '.join(ladder.labels[:3])} and {ladder.labels[3]}"
        raise InvalidGradeScale(f"{shown(text)} {fault}", remedy=f"state the points of {named} once each")
    names, spans = zip(*(claims[rank] for rank in range(len(Grade))), strict=True)
    return list(names), list(spans)


#: How far the highest points of a grade may be below the next one, by the decimal places that they are written with.
_STEPS: Final = {0: Decimal(1), -1: Decimal("0.1"), -2: Decimal("0.01")}


def _meet(better: str, above: _Span, worse: str, below: _Span, *, last: bool) -> None:
    """Make sure that one grade ends where the better one begins; a single bound is the lower one of its grade."""
    if len(below) == 1 and not last:
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
    elif above[low] is not False and below[upper] and not last:
        raise InvalidGradeScale(
            f"{bare(low)} is stated for both {better} and {worse}", remedy="mark it （含） for the better grade alone"
        )
