"""Laws of scored forms: each class opens with the rule that it checks."""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import (
    Category,
    Dimension,
    ExecutionScore,
    Indicator,
    IndicatorScore,
    Rulebook,
    Scorecard,
    SelfEvaluation,
    Unsettled,
    evaluate,
    evaluate_indicator,
)
from perfeval._text import display_width
from tests.conftest import hostile_context
from tests.properties.strategies import JUNK, LONG, RULEBOOKS, forms, indicators, rulebooks
from tests.seen import Seen

#: A form holds many indicators, so fewer forms do.
fewer = settings(max_examples=settings().max_examples // 3)

each_rulebook = pytest.mark.parametrize("rulebook", RULEBOOKS.values(), ids=list(RULEBOOKS))


def added(numbers: Iterable[Decimal]) -> Fraction:
    """An exact sum that no caller's context can touch."""
    return sum(map(Fraction, numbers), Fraction(0))


def cents(exact: Fraction) -> Fraction:
    """Round half up to two places, in whole numbers."""
    return Fraction((200 * exact.numerator + exact.denominator) // (2 * exact.denominator), 100)


class TestBounds:
    """Points stay within 0 and the weight; low and high always hold; points lie between them."""

    @fewer
    @given(forms(junk=True), rulebooks, st.booleans())
    @hostile_context()
    def test_every_node_has_its_ends_in_order(self, form: SelfEvaluation, rulebook: Rulebook, accept: bool) -> None:
        """From indicators to the total, whatever the cells hold."""
        card = evaluate(form, rulebook, accept_self_scores=accept)

        for node in (*card.indicators, *card.categories, *card.dimensions, *filter(None, [card.execution])):
            assert 0 <= node.low <= node.high <= node.weight
        assert 0 <= card.low <= card.high
        assert Fraction(card.high) <= cents(Fraction(card.weight))

    @fewer
    @given(forms(junk=True), rulebooks, st.booleans())
    @hostile_context()
    def test_points_have_two_places_or_are_all_of_the_weight(
        self, form: SelfEvaluation, rulebook: Rulebook, accept: bool
    ) -> None:
        """What is computed is rounded; a weight with more places that is earned in full is not; a total always is."""
        card = evaluate(form, rulebook, accept_self_scores=accept)

        for node in (*card.indicators, *filter(None, [card.execution])):
            for end in (node.low, node.high):
                assert end == node.weight or cents(Fraction(end)) == Fraction(end)
        assert (card.low.as_tuple().exponent, card.high.as_tuple().exponent) == (-2, -2)

    @fewer
    @given(forms(), rulebooks)
    @hostile_context()
    def test_points_are_given_where_the_ends_meet(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Otherwise `Unsettled` names what is open, and the node has no rate."""
        card = evaluate(form, rulebook)

        for node in (card, *card.indicators, *card.categories, *card.dimensions):
            if node.low == node.high:
                assert node.points == node.low
            else:
                with pytest.raises(Unsettled) as caught:
                    _ = node.points
                assert caught.value.names == node.unsettled != ()

    @fewer
    @given(forms(), rulebooks)
    @hostile_context()
    def test_unsettled_lists_the_indicators_whose_ends_differ(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Execution first, then the order of the form; the project where nothing of it applies, so that all is open."""
        card = evaluate(form, rulebook)
        nodes = (*filter(None, [card.execution]), *card.indicators)

        names = tuple(node.name for node in nodes if node.low != node.high)
        nothing_applies = (card.name,) if card.low != card.high else ()
        assert card.unsettled == (names or nothing_applies)

    @fewer
    @given(forms(), rulebooks)
    @hostile_context()
    def test_grade_is_given_where_both_ends_agree(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """What is between two grades has none."""
        card = evaluate(form, rulebook)
        grades = {rulebook.grades.grade(card.low), rulebook.grades.grade(card.high)}

        if len(grades) == 1:
            assert {card.grade} == grades
        else:
            with pytest.raises(Unsettled):
                _ = card.grade


class TestSums:
    """Total = sum."""

    @fewer
    @given(forms(), rulebooks, st.booleans())
    @hostile_context()
    def test_total_is_the_sum_of_the_parts(self, form: SelfEvaluation, rulebook: Rulebook, accept: bool) -> None:
        """Indicators add up to categories, these to dimensions, and with the execution to the total."""
        card = evaluate(form, rulebook, accept_self_scores=accept)
        parts = (*card.dimensions, *filter(None, [card.execution]))

        for end in ("low", "high", "weight"):
            for category in card.categories:
                assert Fraction(getattr(category, end)) == added(getattr(each, end) for each in category.indicators)
            for dimension in card.dimensions:
                assert Fraction(getattr(dimension, end)) == added(getattr(each, end) for each in dimension.categories)
            if not rulebook.rescales:
                exact = added(getattr(each, end) for each in parts)
                assert Fraction(getattr(card, end)) == (exact if end == "weight" else cents(exact))

    @fewer
    @given(forms(), st.booleans())
    @hostile_context()
    def test_rescaling_is_by_what_is_left_out(self, form: SelfEvaluation, accept: bool) -> None:
        """A not-applicable indicator is left out and the rest rescaled to all at stake; of nothing, anything may be."""
        card = evaluate(form, RULEBOOKS["MOF_2020_RESCALED"], accept_self_scores=accept)
        parts = (*card.dimensions, *filter(None, [card.execution]))
        at_stake = added(each.weight for each in parts)
        left_out = added(each.weight for each in card.indicators if not each.indicator.applicable)
        factor = at_stake / (at_stake - left_out) if at_stake > left_out else Fraction(1)

        assert Fraction(card.low) == cents(added(each.low for each in parts) * factor)
        nothing_applies = at_stake == left_out > 0
        high = at_stake if nothing_applies else added(each.high for each in parts) * factor
        assert Fraction(card.high) == cents(high)

    @fewer
    @given(forms(), rulebooks)
    @hostile_context()
    def test_an_indicator_alone_scores_as_in_its_form(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Its points depend on its tiers, on the year, and on nothing else."""
        for score in evaluate(form, rulebook).indicators:
            dimension, category, _ = score.place
            alone = evaluate_indicator(
                score.indicator, rulebook, dimension=dimension, category=category, year=form.year
            )

            assert (alone.low, alone.high, alone.decided_by) == (score.low, score.high, score.decided_by)


class TestOrder:
    """Permuting siblings changes no total."""

    @fewer
    @given(forms(), rulebooks, st.randoms(use_true_random=False))
    @hostile_context()
    def test_order_of_siblings_does_not_matter(
        self, form: SelfEvaluation, rulebook: Rulebook, source: random.Random
    ) -> None:
        """Indicators in a category, categories in a dimension, and dimensions can stand in any order."""
        card, other = evaluate(form, rulebook), evaluate(shuffled(form, source), rulebook)

        assert (card.low, card.high, card.weight) == (other.low, other.high, other.weight)
        assert sorted(card.unsettled) == sorted(other.unsettled)


def shuffled(form: SelfEvaluation, source: random.Random) -> SelfEvaluation:
    """The same form with siblings in another order on every tier."""
    dimensions = [
        Dimension(
            dimension.name,
            source.sample(
                [
                    Category(each.name, source.sample(each.indicators, len(each.indicators)))
                    for each in dimension.categories
                ],
                len(dimension.categories),
            ),
        )
        for dimension in form.dimensions
    ]
    return attrs.evolve(form, dimensions=source.sample(dimensions, len(dimensions)))


class TestJudgements:
    """A qualitative indicator is worth a range until someone judges it."""

    @given(indicators(), rulebooks, st.sampled_from(["0", "0.333", "0.6", "0.8", "1"]))
    @hostile_context()
    def test_a_share_settles_what_was_open(self, indicator: Indicator, rulebook: Rulebook, share: str) -> None:
        """Every indicator that was open is settled by a share of its weight, and no other changes."""
        open_ = evaluate_indicator(attrs.evolve(indicator, judged=None), rulebook)
        judged = evaluate_indicator(attrs.evolve(indicator, judged=share), rulebook)

        assert judged.low == judged.high
        if open_.low == open_.high and not rulebook.deducts:
            assert judged.points == open_.points

    @given(indicators(), rulebooks, st.sampled_from(["达成", "部分达成", "未达成", "0", "0.333", "0.8", "1"]))
    @hostile_context()
    def test_a_judgement_leads_out_of_what_is_open_only_with_a_finding(
        self, indicator: Indicator, rulebook: Rulebook, judgement: str
    ) -> None:
        """What the form allows holds, unless the judgement is reported as contradicting it."""
        open_ = evaluate_indicator(attrs.evolve(indicator, judged=None, deduction=None), rulebook)
        judged = evaluate_indicator(attrs.evolve(indicator, judged=judgement, deduction=None), rulebook)
        outside = {"judgement-outside-bounds", "judgement-outside-band"} & {each.code for each in judged.findings}

        assert outside or open_.low <= judged.low <= judged.high <= open_.high

    @fewer
    @given(forms(), rulebooks)
    @hostile_context()
    def test_accepting_self_scores_only_narrows(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """What the form reports about itself never leads out of what it allows."""
        card, accepting = evaluate(form, rulebook), evaluate(form, rulebook, accept_self_scores=True)

        assert card.low <= accepting.low <= accepting.high <= card.high


@each_rulebook
class TestJunk:
    """Every rulebook survives what nobody expects in a cell, and stays within its weight."""

    @settings(max_examples=settings().max_examples // 5)
    @given(form=forms(junk=True))
    @hostile_context()
    def test_everything_can_be_said(self, rulebook: Rulebook, form: SelfEvaluation) -> None:
        """Points, explanations in two languages, findings, and the three ways to print."""
        card = evaluate(form, rulebook)

        scores: list[IndicatorScore | ExecutionScore] = [*card.indicators, *filter(None, [card.execution])]
        for score in scores:
            assert str(score.explain("zh"))
            assert str(score.explain("en"))
        assert all(finding.message for finding in card.findings)
        assert card.to_markdown()
        assert "b" not in Seen(card.to_html()).tags
        assert lines_up(str(card))

    @pytest.mark.parametrize("junk", [each for each in JUNK if each not in LONG])
    def test_junk_settles_nothing(self, rulebook: Rulebook, junk: str) -> None:
        """Neither a target nor an actual that makes no sense gives points by accident, or takes them."""
        for target, actual in ((junk, "100%"), ("≥90%", junk)):
            score = evaluate_indicator(Indicator("指标", target, actual, 10), rulebook)

            assert [score.low, score.high] == [0, 10]
            assert score.unsettled == ("指标",)

    @pytest.mark.parametrize("number", LONG)
    def test_a_long_number_is_a_number(self, rulebook: Rulebook, number: str) -> None:
        """As a target and as an actual of itself."""
        score = evaluate_indicator(Indicator("指标", f"≥{number}", number, 10), rulebook)

        assert [score.low, score.high] == [10, 10]


def lines_up(text: str) -> bool:
    """Whether the rows of a printed table are equally wide in terminal columns."""
    rows = [line for line in text.splitlines() if line.startswith(("|", "│"))]
    return len({display_width(row) for row in rows}) <= 1


class TestStreams:
    """A card is the same whoever calls and however often."""

    @fewer
    @given(forms(), rulebooks)
    @hostile_context()
    def test_evaluation_repeats(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Equal forms under equal rulebooks give equal cards, with equal prints."""
        one, other = evaluate(form, rulebook), evaluate(attrs.evolve(form), attrs.evolve(rulebook))

        assert one == other
        assert str(one) == str(other)
        assert isinstance(one, Scorecard)

    @fewer
    @given(forms(), rulebooks)
    def test_callers_context_changes_nothing(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Not the points, not the explanations, not the table."""
        peaceful = evaluate(form, rulebook)
        shown = (str(peaceful), peaceful.findings, [str(each.explain()) for each in peaceful.indicators])
        with hostile_context():
            hostile = evaluate(form, rulebook)
            assert peaceful == hostile
            assert (str(hostile), hostile.findings, [str(each.explain()) for each in hostile.indicators]) == shown
