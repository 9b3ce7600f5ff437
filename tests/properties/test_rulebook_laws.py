"""Laws that every published rulebook keeps, up to the line beyond which its own rules take points off."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval import (
    Indicator,
    Overshoot,
    Rulebook,
    evaluate_indicator,
)
from perfeval.rulebooks import MOF_2020
from tests.conftest import hostile_context
from tests.properties.strategies import RULEBOOKS, amounts, numbers, odd_weights, pairs, weights

_TIERS = [("产出指标", "数量指标"), ("产出指标", "成本指标"), ("成本指标", "经济成本"), ("满意度指标", "满意度指标")]

#: The published ones, and one that takes points off beyond a line, which the laws of the others do not forbid.
_BOOKS = {
    **RULEBOOKS,
    "OVERSHOOT": attrs.evolve(MOF_2020, name="OVERSHOOT", at_least=Overshoot("1.3", off="0.05", each="0.1")),
}
each_rulebook = pytest.mark.parametrize("rulebook", _BOOKS.values(), ids=list(_BOOKS))


class TestRulebooksAgree:
    """≥ and ＞: A ≥ T → W; else round(A/T·W, 2): the same sentence in several documents gives the same points."""

    @pytest.mark.parametrize("name", [name for name in ("INTEGRATED", "HUBEI_2020") if name in RULEBOOKS])
    @given(target=amounts, actual=numbers, weight=weights)
    @hostile_context()
    def test_on_more_is_better(self, name: str, target: Decimal, actual: Decimal, weight: Decimal) -> None:
        """No difference between the general rules and those that repeat them."""
        indicator = Indicator("指标", f"≥{target:f}次", f"{actual:f}次", weight)

        assert evaluate_indicator(indicator, RULEBOOKS[name]).points == evaluate_indicator(indicator, MOF_2020).points


def is_beyond(rulebook: Rulebook, sign: str, target: Decimal, actual: Decimal) -> bool:
    """Whether an actual is so far above its target that the rulebook takes points off for it."""
    rule = rulebook.number_rules[{"≥": "at_least", ">": "at_least", "=": "exactly"}.get(sign, "at_most")]
    return isinstance(rule, Overshoot) and 0 < Fraction(target) * Fraction(rule.line) < Fraction(actual)


@each_rulebook
class TestEveryRulebook:
    """Each published rulebook keeps the laws, for targets that are neither judged nor put in intervals."""

    @given(target=amounts, actual=amounts, weight=weights, sign=st.sampled_from("≥≤="))
    @hostile_context()
    def test_met_is_full(
        self, rulebook: Rulebook, sign: str, *, target: Decimal, actual: Decimal, weight: Decimal
    ) -> None:
        """What meets its target has all the points."""
        low, high = min(target, actual), max(target, actual)
        pair = {"≥": (low, high), "≤": (high, low), "=": (target, target)}[sign]
        assume(not is_beyond(rulebook, sign, *pair))
        indicator = Indicator("指标", f"{sign}{pair[0]:f}次", f"{pair[1]:f}次", weight)

        assert evaluate_indicator(indicator, rulebook).points == weight

    @given(
        pair=pairs(), weight=weights | odd_weights, tiers=st.sampled_from(_TIERS), unit=st.sampled_from(["次", "%", ""])
    )
    @hostile_context()
    def test_without_a_sign_it_scores_as_with_the_one_it_is_read_with(
        self, rulebook: Rulebook, pair: tuple[Decimal, Decimal], *, weight: Decimal, tiers: tuple[str, str], unit: str
    ) -> None:
        """≤ under 成本 and for zero, else ≥: the points, what decided, and what is asked."""
        (target, actual), (dimension, category) = pair, tiers
        sign = rulebook.unstated.reading(target, dimension, category)
        unsigned = Indicator("指标", f"{target:f}{unit}", f"{actual:f}{unit}", weight)
        signed = attrs.evolve(unsigned, target=f"{'≤' if sign == 'at_most' else '≥'}{target:f}{unit}")
        one, other = (
            evaluate_indicator(each, rulebook, dimension=dimension, category=category) for each in (unsigned, signed)
        )

        assert (one.low, one.high, one.decided_by) == (other.low, other.high, other.decided_by)
        assert {each.code for each in one.findings} == {"operator-missing", *(each.code for each in other.findings)}

    @given(target=numbers, one=numbers, other=numbers, weight=weights, sign=st.sampled_from("≥>≤<"))
    @hostile_context()
    def test_better_never_scores_less(
        self, rulebook: Rulebook, sign: str, *, target: Decimal, one: Decimal, other: Decimal, weight: Decimal
    ) -> None:
        """More under ≥, less under ≤."""
        worse, better = sorted([one, other], reverse=sign in "≤<")
        assume(not is_beyond(rulebook, sign, target, better))
        low = evaluate_indicator(Indicator("指标", f"{sign}{target:f}次", f"{worse:f}次", weight), rulebook)
        high = evaluate_indicator(Indicator("指标", f"{sign}{target:f}次", f"{better:f}次", weight), rulebook)

        assert (low.low <= high.low, low.high <= high.high) == (True, True)
