"""What would explain points that the rulebook does not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import attrs

from perfeval._exact import cents, divide, multiply, places
from perfeval.audit.check import Case
from perfeval.expressions import Unstated
from perfeval.form import Indicator
from perfeval.form.comparison import Numbers
from perfeval.rulebook import Rulebook
from perfeval.scorecard import IndicatorScore, evaluate_indicator

_HUNDRED: Final = Decimal(100)

#: The signs by the kinds of targets.
_SIGNS: Final = {"at_least": "≥", "at_most": "≤", "exactly": "＝"}

#: What turned points into these, in Chinese and in English.
Why = tuple[str, str]


def likely(score: IndicatorScore, points: Decimal, case: Case) -> Why:
    """The first reading that gives just these points, as the end of a sentence; nothing where there is none."""
    zh, en = next((why for given, why in _readings(score, case) if given == points), ("", ""))
    return (f"（{zh}）", f" ({en})") if zh else ("", "")


def _readings(score: IndicatorScore, case: Case) -> Iterator[tuple[Decimal | None, Why]]:
    """Other ways to come to points, each with what it is called."""
    from perfeval import rulebooks

    indicator, seen, year = score.indicator, case.seen(score), case.form.year
    if isinstance(seen, Numbers):
        # All points for a target that was missed: the opposite sign always gives them, and explains nothing.
        told = isinstance(indicator.target, Unstated) or indicator.self_score != score.weight
        for sign, points in _other_signs(score, seen, case.rulebook) if told else ():
            yield points, (f"与按“{sign}”读取相符", f"as if the sign were {sign}")
        yield from _ratios(score, seen)
    if indicator.standard and not case.rulebook.standards:
        own = attrs.evolve(case.rulebook, standards=True)
        yield _points(indicator, score, own, year), ("与表内评分标准相符", "as the form's own standard has it")
    others = [name for name in rulebooks.names() if name != case.rulebook.name]
    given = {name: _points(indicator, score, rulebooks.get(name), year) for name in others}
    for points in given.values():
        alike = [name for name, each in given.items() if each == points]
        yield points, (f"与按 {'、'.join(alike)} 计分相符", f"as under {', '.join(alike)}")


def _other_signs(score: IndicatorScore, seen: Numbers, rulebook: Rulebook) -> Iterator[tuple[str, Decimal | None]]:
    """The points that the same numbers would have under each other sign."""
    dimension, category, _ = score.place
    rules = rulebook.rules_under(dimension, category)
    for kind, sign in _SIGNS.items():
        if kind != seen.kind:
            low, high, _ = rules[kind].score(seen._replace(kind=kind), score.weight)
            yield sign, low if low == high else None


def _ratios(score: IndicatorScore, seen: Numbers) -> Iterator[tuple[Decimal | None, Why]]:
    weight = score.weight
    if seen.unit == "%":
        points = cents(divide(multiply(weight, seen.actual), _HUNDRED))
        yield points, ("恰为分值与实际百分比之积", "that is the weight times the actual percentage")
    if seen.target > 0:
        for digits in (2, 4):
            ratio = places(divide(seen.actual, seen.target), digits)
            points = cents(multiply(weight, ratio))
            yield points, ("完成比例先舍入再乘分值", "the ratio was rounded before it was multiplied")


def _points(indicator: Indicator, score: IndicatorScore, rulebook: Rulebook, year: int | None) -> Decimal | None:
    """The points of an indicator where it stands, under a rulebook; None where they are open."""
    dimension, category, _ = score.place
    other = evaluate_indicator(indicator, rulebook, dimension=dimension, category=category, year=year)
    return other.low if other.low == other.high else None
