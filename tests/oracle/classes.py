"""Kinds of indicators that a rule can get wrong, so that each is known to have been drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tests.oracle.rows import Bound, Group, Number, Row, Sheet, Span, Term, Words
from tests.oracle.scoring import Verdict, numbers, readings
from tests.oracle.units import common

CLASSES: Final = (
    "unsigned", "unsigned under 成本", "strict", "range target", "range actual", "share or percent", "zero target",
    "negative target", "negative actual", "unit conversion", "unit unsaid", "other kind of unit", "tie of half a cent",
    "words", "band", "deadline", "first day", "under 满意度", "under 成本", "weight of odd places", "no weight",
    "not applicable", "judged", "deduction", "self-score taken", "target missing", "actual missing",
)  # fmt: skip


def classes_of(row: Row, group: Group, sheet: Sheet, verdict: Verdict) -> Iterator[str]:
    """All kinds that an indicator is of."""
    target, actual = row.target, row.actual
    if isinstance(target, Bound | Span):
        yield from _of_target(target, group)
        if isinstance(actual, Number | Span):
            yield from _of_numbers(target, actual)
    elif isinstance(target, Term):
        yield "first day" if target.first else "deadline"
    yield from (
        name
        for name, holds in (
            ("tie of half a cent", verdict.is_tie),
            ("words", isinstance(target, Words)),
            ("band", isinstance(actual, Words) and actual.band != ""),
            ("under 满意度", group.is_under("满意度")),
            ("under 成本", group.is_under("成本")),
            ("weight of odd places", row.weight is not None and (row.weight * 100).denominator > 1),
            ("no weight", row.weight is None),
            ("not applicable", not row.applicable),
            ("judged", row.judged is not None),
            ("deduction", row.deduction is not None),
            ("self-score taken", sheet.accepts and verdict.low == verdict.high == row.self_score),
            ("target missing", target is None),
            ("actual missing", actual is None),
        )
        if holds
    )


def _of_target(target: Bound | Span, group: Group) -> Iterator[str]:
    if isinstance(target, Bound) and not target.sign:
        yield "unsigned"
        if group.is_under("成本"):
            yield "unsigned under 成本"
    if target.low_strict or target.high_strict if isinstance(target, Span) else target.sign in ("<", ">"):
        yield "strict"
    if isinstance(target, Span):
        yield "range target"
    lowest = numbers(target)[0].value
    if lowest <= 0:
        yield "negative target" if lowest else "zero target"


def _of_numbers(target: Bound | Span, actual: Number | Span) -> Iterator[str]:
    if isinstance(actual, Span):
        yield "range actual"
    mine, theirs = numbers(target)[0], numbers(actual)[0]
    if theirs.value < 0:
        yield "negative actual"
    units = common(mine.unit, theirs.unit)
    if units is None:
        yield "other kind of unit"
    elif units.first != units.second:
        yield "unit conversion"
    elif not units.said:
        yield "unit unsaid"
    if len(readings(target, actual)) > 1:
        yield "share or percent"
