"""The rules once more in whole numbers, written apart from the library, against 100 000 random indicators.

Everything here is an `int`: values in thousandths, weights and points in cents.
"""

from __future__ import annotations

import decimal
import random
from collections.abc import Callable
from functools import cache

import pytest

from perfeval import Category, Dimension, Indicator, IndicatorScore, Rulebook, SelfEvaluation, evaluate
from perfeval.rulebooks import INTEGRATED, MOF_2020

COUNT = 100_000
#: Indicators in one form.
PER_FORM = 1000


def half_up(numerator: int, denominator: int) -> int:
    """Divide whole numbers that are not negative, and round half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def under_mof_2020(sign: str, target: int, actual: int, weight: int) -> int:
    """S = A/T·W for ≥ and ＝, T/A·W for ≤, never above W; nothing for less than nothing, zero means zero."""
    if sign == "≤":
        return weight if actual <= target else half_up(weight * target, actual)
    if sign == "=" and target == 0:
        return weight if actual <= 0 else 0
    return weight if actual >= target else half_up(weight * max(actual, 0), target)


def under_integrated(sign: str, target: int, actual: int, weight: int) -> int:
    """The same for ≥ and ＝; for ≤, T < A < 2T → round((1 - (A−T)/T)·W, 2), and nothing from 2T on."""
    actual = max(actual, 0)
    if sign != "≤":
        return under_mof_2020(sign, target, actual, weight)
    if actual <= target:
        return weight
    return 0 if actual >= 2 * target else half_up(weight * (2 * target - actual), target)


def thousandths(value: int) -> str:
    """Write thousandths as a form would."""
    return f"{'-' if value < 0 else ''}{abs(value) // 1000}.{abs(value) % 1000:03}"


@cache
def drawn() -> list[tuple[str, int, int, int]]:
    """Indicators as (sign, target, actual, weight): many are near their target, some are odd, many make ties."""
    source = random.Random(20200225)  # noqa: S311 - figures to compare are no secret
    rows = []
    for _ in range(COUNT):
        sign = source.choice("≥≥≤≤=")
        target = source.choice((source.randrange(1, 100), source.randrange(1, 10**6), source.randrange(1, 10**9)))
        near = target * source.randrange(50, 220) // 100
        actual = source.choice((target, near, near, source.randrange(2 * target), -1, 0, target + 1))
        if source.random() < 0.1:
            target = 1000 * source.choice((8, 16, 40, 72))
            actual = 1000 * source.randrange(1, 2 * target // 1000)
        rows.append((sign, target if source.random() < 0.98 or sign == "≥" else 0, actual, source.randrange(1, 10_000)))
    return rows


@cache
def forms() -> list[SelfEvaluation]:
    """The same indicators as forms of a thousand."""
    indicators = [
        Indicator(
            "指标", f"{sign}{thousandths(target)}次", f"{thousandths(actual)}次", f"{weight // 100}.{weight % 100:02}"
        )
        for sign, target, actual, weight in drawn()
    ]
    return [
        SelfEvaluation("项目", [Dimension("产出指标", [Category("数量指标", indicators[start : start + PER_FORM])])])
        for start in range(0, COUNT, PER_FORM)
    ]


def in_cents(score: IndicatorScore) -> int:
    """Points in cents, read off the digits that are printed."""
    whole, _, part = f"{score.points:f}".partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


@pytest.mark.parametrize(
    ("rulebook", "oracle"), [(MOF_2020, under_mof_2020), (INTEGRATED, under_integrated)], ids=["MOF_2020", "INTEGRATED"]
)
def test_no_difference_to_whole_numbers(rulebook: Rulebook, oracle: Callable[[str, int, int, int], int]) -> None:
    """Not one of 100 000 scores differs, and no total, for a caller with three digits who traps what is inexact."""
    expected = [oracle(*row) for row in drawn()]
    with decimal.localcontext(
        decimal.Context(prec=3, traps=[decimal.Inexact, decimal.Rounded, decimal.FloatOperation])
    ):
        cards = [evaluate(form, rulebook) for form in forms()]
        scored = [in_cents(score) for card in cards for score in card.indicators]
        totals = [f"{card.total:f}" for card in cards]

    assert [pair for pair in zip(drawn(), expected, scored, strict=True) if pair[1] != pair[2]] == []
    sums = [sum(expected[start : start + PER_FORM]) for start in range(0, COUNT, PER_FORM)]
    assert totals == [f"{each // 100}.{each % 100:02}" for each in sums]


def test_the_draw_is_worth_drawing() -> None:
    """It holds ties of half a cent, misses, and zero targets for every sign that can have them."""
    ties = sum(
        2 * weight * actual % target == 0 and weight * actual % target != 0
        for sign, target, actual, weight in drawn()
        if sign == "≥" and 0 < actual < target
    )

    assert ties > 100
    assert {sign for sign, target, _, _ in drawn() if target == 0} == {"≤", "="}
