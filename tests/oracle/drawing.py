"""Drawing whole forms from a seeded generator."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from tests.oracle.rows import Bound, Funds, Group, Number, Row, Sheet, Source
from tests.oracle.values import KINDS, amount, near, places, ties

_TIERS: Final = (
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("产出指标", "成本指标"),
    ("成本指标", "经济成本指标"), ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"),
    ("效益指标", "满意度指标"), ("满意度指标", "成本指标"),
)  # fmt: skip
_JUDGEMENTS: Final[tuple[str | Fraction, ...]] = (
    "达成",
    "部分达成",
    "未达成",
    *map(Fraction, ("0", "1", "0.5", "0.6", "0.8", "0.333", "0.95")),
)


def sheets(seed: int) -> Iterator[Sheet]:
    """Forms without end, the same ones for the same seed."""
    source = random.Random(seed)  # noqa: S311 - figures to compare are no secret
    while True:
        kind = source.random()
        yield _calm(source) if kind < 0.4 else _on_a_bound(source) if kind < 0.45 else _wild(source)


def _wild(source: random.Random) -> Sheet:
    """A form of anything."""
    groups = [
        _group(source, [_row(source) for _ in range(source.randrange(1, 8))]) for _ in range(source.randrange(1, 6))
    ]
    funds = _funds(source) if source.random() < 0.8 else None
    return Sheet(tuple(groups), funds, source.choice((None, 2022, 2023, 2024)), accepts=source.random() < 0.3)


def _calm(source: random.Random) -> Sheet:
    """A form of 90 points and 10 for the execution whose points are settled, so that grades are."""
    count = source.randrange(4, 13)
    weight = places(Fraction(90, count), source.choice((0, 1, 2, 3)))
    lost = source.choice((1, 1, 3, 8))
    rows = []
    for _ in range(count):
        target, actual = ties(source)
        if source.randrange(10) >= lost and isinstance(target, Bound):
            actual = target.number
        rows.append(Row(target, actual, weight, hand=source.randrange(4)))
    idle = source.choice((0, 0, 1, 2)) if source.random() < 0.98 else count
    rows[:idle] = [replace(each, applicable=False) for each in rows[:idle]]
    cut = source.randrange(1, count)
    groups = (_group(source, rows[:cut]), _group(source, rows[cut:]))
    funds = None if idle == count else _funds(source) if source.random() < 0.3 else _spent(source)
    return Sheet(groups, funds, 2023, accepts=False)


def _on_a_bound(source: random.Random) -> Sheet:
    """A form of few rows, all of them met, whose total is the lowest of a grade, or a cent less."""
    total = Fraction(source.choice((90, 80, 70, 60))) - source.choice((Fraction(0), Fraction(1, 100)))
    first = Fraction(source.randrange(1, 5000), 100)
    met = Number(Fraction(1), "次")
    rows = [Row(Bound("≥", met), met, weight) for weight in (first, total - first)]
    return Sheet((_group(source, rows),), None, 2023, accepts=False)


def _group(source: random.Random, rows: list[Row]) -> Group:
    return Group(*source.choice(_TIERS), tuple(rows))


def _weight(source: random.Random) -> Fraction | None:
    kind = source.random()
    if kind < 0.4:
        return Fraction(source.randrange(1, 21))
    if kind < 0.9:
        return Fraction(source.randrange(10, 4000), 100)
    if kind < 0.96:
        places = source.choice((3, 3, 4, 12))
        return Fraction(source.randrange(1, 20 * 10**places), 10**places)
    return source.choice((Fraction(0), None, None, None))


def _row(source: random.Random) -> Row:
    target, actual = source.choices(tuple(KINDS), tuple(KINDS.values()))[0](source)
    weight = _weight(source)
    return Row(
        target,
        actual,
        weight,
        judged=source.choice(_JUDGEMENTS) if source.random() < 0.2 else None,
        applicable=source.random() >= 0.02,
        deduction=_points(source, weight) if source.random() < 0.2 else None,
        self_score=_points(source, weight) if source.random() < 0.4 else None,
        hand=source.randrange(4),
    )


def _points(source: random.Random, weight: Fraction | None) -> Fraction:
    """Points of a person: of the weight, all of it, none, or a little more."""
    whole = weight or Fraction(5)
    return source.choice(
        (
            places(whole * source.randrange(100) / 100, source.choice((0, 1, 2, 2, 3))),
            whole,
            Fraction(0),
            whole + Fraction(1, 100),
        )
    )


def _number(source: random.Random, value: Fraction, unit: str) -> Number | None:
    """An amount, now and then in a unit of its own, or missing."""
    if source.random() < 0.03:
        return None
    if source.random() < 0.15:
        other = source.choice(("元", "万元", "亿元"))
        sizes = {"元": 1, "万元": 10**4, "亿元": 10**8}
        return Number(places(value * sizes[unit] / sizes[other], 6), other)
    return Number(places(value, 6), "")


def _pair(source: random.Random, unit: str) -> tuple[Number | None, Number | None]:
    budget = amount(source) if source.random() < 0.93 else source.choice((Fraction(0), -amount(source)))
    kind = source.random()
    if kind < 0.4:
        executed = budget * source.choice((Fraction(1), Fraction("0.8"), Fraction("0.6"), Fraction("1.1")))
    elif kind < 0.95:
        executed = near(source, abs(budget))
    else:
        executed = source.choice((Fraction(0), -amount(source)))
    return _number(source, budget, unit), _number(source, executed, unit)


def _funds(source: random.Random) -> Funds:
    unit = source.choice(("万元", "万元", "元"))
    budget, executed = _pair(source, unit)
    weight = source.choice((Fraction(10), Fraction(10), Fraction(20), None, Fraction("3.337"), Fraction("12.5")))
    return Funds(
        budget,
        executed,
        unit,
        weight,
        completed=source.choice((None, None, True, False)),
        sources=tuple(_source(source, unit) for _ in range(source.choice((0, 0, 1, 2, 3)))),
        self_score=_points(source, weight) if source.random() < 0.4 else None,
    )


def _source(source: random.Random, unit: str) -> Source:
    budget, executed = _pair(source, unit)
    return Source(None, None, unit) if source.random() < 0.1 else Source(budget, executed, unit)


def _spent(source: random.Random) -> Funds:
    """Funds that were spent as planned, or nearly."""
    rate = source.choice((Fraction(1), Fraction(source.randrange(500, 1000), 1000)))
    budget = Fraction(source.randrange(1, 10**5), 10)
    return Funds(Number(budget, ""), Number(budget * rate, ""), "万元", Fraction(10), True, (), None)
