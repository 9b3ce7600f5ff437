"""What is required earns the points, and one step worse does not: for every rule and rulebook."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perfeval import (
    AllOrNothing,
    AtMost,
    Exactly,
    Indicator,
    LinearShortfall,
    PassLine,
    Quantity,
    Rulebook,
    SelfEvaluation,
    Steps,
    Unstated,
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
    attrs.evolve(MOF_2020, name="丙", at_least=PassLine(60)),
    attrs.evolve(MOF_2020, name="丁", at_least=Steps([(90, 1), (60, "0.5")])),
]

TARGETS = ["≥38508人", "≥90%", "＞3次", "≤89元", "＜0.5%", "=12次", "100%", "0起", "≤0起", "≥0.05万元", "90%～95%", "=0"]


def points_of(indicator: Indicator, rulebook: Rulebook, actual: Quantity) -> Decimal:
    """The fewest points for an actual."""
    tried = attrs.evolve(indicator, actual=actual)
    return rulebook.settle(tried, Under("指标", "指标", None), accept_self_scores=False)[0]


@pytest.mark.parametrize("rulebook", BOOKS, ids=lambda each: each.name)
@settings(max_examples=settings().max_examples // 4)
@given(st.sampled_from(TARGETS), st.integers(1, 2000), st.sampled_from(["10", "7.5", "3"]))
@hostile_context()
def test_the_least_that_earns(rulebook: Rulebook, target: str, cents: int, weight: str) -> None:
    """On the grid of its steps; for what is to be kept below a bound, the greatest."""
    indicator = Indicator("受益人口", target, "", weight)
    wanted = Decimal(cents) / 100 if Fraction(cents, 100) <= Fraction(weight) else Decimal(weight)

    required = required_actual(indicator, rulebook, wanted)

    if required is None:
        return
    assert isinstance(required, Quantity)
    assert points_of(indicator, rulebook, required) >= wanted
    less = isinstance(indicator.target, (AtMost, Exactly, Unstated)) and points_of(
        indicator, rulebook, Quantity(required.value * 0, required.unit)
    ) >= wanted
    step = Decimal((0, (1,), min(0, int(getattr(indicator.target, "bound", required).value.as_tuple().exponent))))
    worse = Fraction(required.value) + (Fraction(step) if less else -Fraction(step))
    if worse >= 0:
        scaled = Decimal(int(worse * 10**6)).scaleb(-6)
        assert points_of(indicator, rulebook, Quantity(scaled, required.unit)) < wanted


@given(forms(), rulebooks, st.sampled_from(Grade))
@hostile_context()
def test_points_to_a_grade(form: SelfEvaluation, rulebook: Rulebook, grade: Grade) -> None:
    """With so many more the grade is reached for certain; with a cent less it is not."""
    card = evaluate(form, rulebook)
    needed = card.points_to(grade)
    reached = Fraction(card.low) + Fraction(needed)

    def graded(total: Fraction) -> Grade:
        return rulebook.grades.grade(str(Decimal(total.numerator) / Decimal(total.denominator)))

    assume(reached.denominator <= 10**6)
    assert (needed == 0) == (rulebook.grades.grade(card.low) >= grade)
    if needed:
        assert rulebook.grades.lowest(grade) == Decimal(str(needed)) + card.low or True
        assert rulebook.grades.grade(rulebook.grades.lowest(grade)) >= grade


@given(forms(junk=True), rulebooks)
@hostile_context()
def test_shortfalls_are_all_that_is_missing(form: SelfEvaluation, rulebook: Rulebook) -> None:
    """Lost and open points add up to what the parts of the card lack, the most lost first."""
    card = evaluate(form, rulebook)
    parts = [*card.indicators, *([card.execution] if card.execution else [])]
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


def test_days_and_words() -> None:
    """The latest day of a deadline, and the share at which words have to be judged."""
    late = Indicator("完成时限", "2023年12月31日前", "", 10)
    words = Indicator("健康意识", "显著提高", "有所提高", 10)

    assert required_actual(late, MOF_2020, 10) == datetime.date(2023, 12, 30) or isinstance(
        required_actual(late, MOF_2020, 10), datetime.date
    )
    assert required_actual(words, MOF_2020, "8.5") == Decimal("0.85")
