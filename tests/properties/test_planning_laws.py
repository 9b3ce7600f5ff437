"""What is required earns the points, and one step worse does not: for every rule and rulebook."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import (
    AllOrNothing,
    Indicator,
    LinearShortfall,
    PassLine,
    Quantity,
    Rulebook,
    SelfEvaluation,
    Steps,
    evaluate,
    required_actual,
)
from perfeval.grade import Grade
from perfeval.rulebook.rulebook import Under
from perfeval.rulebooks import MOF_2020
from tests.conftest import hostile_context
from tests.properties.strategies import RULEBOOKS, forms, rulebooks

#: Rulebooks of every authority, and some with rules that none of them has together.
BOOKS = [
    *RULEBOOKS.values(),
    attrs.evolve(MOF_2020, name="甲", at_least=AllOrNothing(), at_most=AllOrNothing()),
    attrs.evolve(MOF_2020, name="乙", at_most=LinearShortfall()),
    attrs.evolve(MOF_2020, name="丙", at_least=PassLine("0.6")),
    attrs.evolve(MOF_2020, name="丁", at_least=Steps([(90, 1), (60, "0.5")])),
]

TARGETS = ["≥38508人", "≥90%", "＞3次", "≤89元", "＜0.5%", "=12次", "100%", "0起", "≤0起", "≥0.05万元", "90%～95%"]


@pytest.mark.parametrize("rulebook", BOOKS, ids=lambda each: each.name)
@settings(max_examples=settings().max_examples // 4)
@given(st.sampled_from(TARGETS), st.integers(1, 1000), st.sampled_from(["10", "7.5", "3"]))
@hostile_context()
def test_the_least_that_earns(rulebook: Rulebook, target: str, cents: int, weight: str) -> None:
    """On the grid of its steps, one step worse earns less; where less is better, that is one step more."""
    indicator = Indicator("受益人口", target, "", weight)
    wanted = min(cents, int(Fraction(weight) * 100))

    required = required_actual(indicator, rulebook, f"{wanted // 100}.{wanted % 100:02}")

    if required is None:
        return
    assert isinstance(required, Quantity)
    step = 10 ** len(target.partition(".")[2].rstrip("%万元"))
    place = int(Fraction(required.value) * step)
    hundredths_at = scorer(indicator, rulebook, required.unit)
    less = target[0] not in "≥＞" and hundredths_at(0, step) >= wanted
    assert hundredths_at(place, step) >= wanted
    beside = place + (1 if less else -1)
    if beside >= 0:
        assert hundredths_at(beside, step) < wanted


def scorer(indicator: Indicator, rulebook: Rulebook, unit: str) -> Callable[[int, int], Fraction]:
    """What the rulebook gives, in hundredths of a point, for so many steps of the unit."""

    def hundredths(place: int, step: int) -> Fraction:
        value = Decimal((0, tuple(map(int, str(place))), -len(str(step)) + 1))
        tried = attrs.evolve(indicator, actual=Quantity(value, unit))
        low = rulebook.settle(tried, Under("指标", "指标", None), accept_self_scores=False)[0]
        return Fraction(low) * 100

    return hundredths


@given(forms(), rulebooks, st.sampled_from(Grade))
@hostile_context()
def test_points_to_a_grade(form: SelfEvaluation, rulebook: Rulebook, grade: Grade) -> None:
    """With so many more the grade is reached for certain; with a cent less it is not."""
    card = evaluate(form, rulebook)
    needed = card.points_to(grade)

    assert (needed == 0) == (rulebook.grades.grade(card.low) >= grade)
    if needed:
        assert Fraction(card.low) + Fraction(needed) == Fraction(rulebook.grades.lowest(grade))


@given(forms(junk=True), rulebooks)
@hostile_context()
def test_shortfalls_are_all_that_is_missing(form: SelfEvaluation, rulebook: Rulebook) -> None:
    """Lost and open points add up to what the parts of the card lack, but for what is left out; the most lost first."""
    card = evaluate(form, rulebook)
    counted = [each for each in card.indicators if each.indicator.applicable or not rulebook.rescales]
    parts = [*counted, *([card.execution] if card.execution else [])]
    found = card.shortfalls()

    missing = sum((Fraction(each.weight) - Fraction(each.low) for each in parts), Fraction(0))
    assert sum((Fraction(each.lost) + Fraction(each.open) for each in found), Fraction(0)) == missing
    assert [each.lost for each in found] == sorted((each.lost for each in found), reverse=True)
    assert all(each.name in each.to_text("en") or "\ufffd" in each.to_text() for each in found)


@given(forms(junk=True), forms(junk=True), rulebooks)
def test_a_diff_leaves_nothing_out(form: SelfEvaluation, other: SelfEvaluation, rulebook: Rulebook) -> None:
    """Each indicator of both sides is the same in both, or in one change; a card differs from itself in nothing."""
    before, after = evaluate(form, rulebook), evaluate(other, rulebook)
    changes = before.diff(after)

    assert len(before.diff(before)) == 0
    olds = [each.before for each in changes.changes if each.before is not None]
    news = [each.after for each in changes.changes if each.after is not None]
    nodes = [[*card.indicators, *filter(None, [card.execution])] for card in (before, after)]
    assert len(nodes[0]) - len(olds) == len(nodes[1]) - len(news) >= 0
    assert len(changes) == len(after.diff(before))
    assert all(each.words for each in changes.changes if each.before is None or each.after is None)
