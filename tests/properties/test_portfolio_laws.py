"""Laws of portfolios: each class opens with the rule that it checks."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import Budget, Category, Dimension, Grade, Portfolio, Quantity, Scorecard, SelfEvaluation, evaluate
from perfeval._text import tidy
from tests.conftest import hostile_context
from tests.properties.strategies import JUNK, RULEBOOKS, amounts, decimals, forms, rulebooks, scales, weights

#: A portfolio holds many forms, so fewer portfolios do.
fewer = settings(max_examples=settings().max_examples // 4)

#: Names from the whole vocabulary of forms, and what nobody expects; a few of them meet often.
VOCABULARY: Final = Path(__file__).parent.parent / "reading" / "labelled" / "words.txt"
WORDS: Final = [each for each in (*VOCABULARY.read_text(encoding="utf-8").split(), *JUNK) if tidy(each)]
names = st.sampled_from("甲乙丙") | st.sampled_from(WORDS)

#: How many of each unit make 10 000 元.
UNITS: Final = {"万元": Fraction(1), "元": Fraction(1, 10_000), "亿元": Fraction(10_000), "角": Fraction(1, 100_000)}


def renamed(form: SelfEvaluation, names: Any) -> SelfEvaluation:
    """The form with a name of its own for the project and for each indicator and tier."""
    dimensions = [
        Dimension(
            names(dimension.name),
            [
                Category(
                    names(category.name),
                    [attrs.evolve(each, name=names(each.name)) for each in category.indicators],
                )
                for category in dimension.categories
            ],
        )
        for dimension in form.dimensions
    ]
    return attrs.evolve(form, project=names(form.project), dimensions=dimensions)


#: What a form has in one column: blanks, zeros and amounts below zero too.
amount: Final = st.none() | st.sampled_from([Decimal(0), Decimal(-1)]) | amounts | decimals(0, 9, places=9)
budgets: Final = st.none() | st.builds(
    Budget, amount, amount, amount, unit=st.sampled_from(list(UNITS)), weight=st.none() | weights
)
sound, unsound, any_scale = forms(), forms(junk=True), scales()


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Scorecards of any form under any rulebook and any scale."""
    form = renamed(draw(unsound if draw(st.booleans()) else sound), lambda _: draw(names))
    form = attrs.evolve(form, budget=draw(budgets))
    rulebook = draw(rulebooks)
    if draw(st.booleans()):
        rulebook = attrs.evolve(rulebook, grades=draw(any_scale))
    return evaluate(form, rulebook, accept_self_scores=draw(st.booleans()))


expenditures = st.none() | st.builds(Quantity, decimals("0.01", 10_000), st.sampled_from(list(UNITS)))
portfolios = st.builds(Portfolio, st.lists(scorecards(), max_size=3), expenditures)


ranks = st.integers(0, 3)


def faces(portfolio: Portfolio) -> tuple[str, ...]:
    """All that can be seen of a portfolio."""
    return (
        repr(portfolio),
        portfolio.to_text(),
        portfolio.to_markdown(),
        portfolio.to_csv(),
        portfolio.to_html(),
        portfolio.narrative(),
        portfolio.narrative("en"),
        json.dumps(portfolio.to_dict()),
    )


def assert_same(one: Portfolio, other: Portfolio) -> None:
    """Equal, with equal hashes, and byte for byte the same to see."""
    assert one == other
    assert hash(one) == hash(other)
    assert faces(one) == faces(other)


class TestMerging:
    """A portfolio of all cards is the merge of its parts, whatever the parts and their order."""

    @fewer
    @given(portfolios, portfolios, portfolios)
    @hostile_context()
    def test_parts_merge_in_any_order(self, one: Portfolio, two: Portfolio, three: Portfolio) -> None:
        """Associative and commutative, with the empty portfolio as the neutral element; expenditures too."""
        assert_same(one.merge(two), two.merge(one))
        assert_same(one.merge(two).merge(three), one.merge(two.merge(three)))
        assert_same(one.merge(Portfolio([])), one)

    @fewer
    @given(st.lists(scorecards(), max_size=5), st.data())
    @hostile_context()
    def test_no_split_shows(self, cards: list[Scorecard], data: st.DataObject) -> None:
        """All at once, or each part by itself, sent through JSON, and in another order."""
        order = data.draw(st.permutations(cards))
        part = [data.draw(st.integers(0, 2)) for _ in order]
        merged = Portfolio([])
        for number in range(3):
            mine = Portfolio(card for card, each in zip(order, part, strict=True) if each == number)
            merged = merged.merge(Portfolio.from_dict(json.loads(json.dumps(mine.to_dict()))))

        assert_same(merged, Portfolio(iter(cards)))

    @given(st.lists(st.tuples(ranks, st.sampled_from("甲乙"), ranks), max_size=60))
    @hostile_context()
    def test_the_projects_that_are_kept_do_not_depend_on_the_split(self, facts: list[tuple[int, str, int]]) -> None:
        """More than are kept, many of them alike but for one fact."""
        cards, cut = [card_of(*each) for each in facts], len(facts) // 3

        assert_same(Portfolio(cards[:cut]).merge(Portfolio(cards[cut:])), Portfolio(reversed(cards)))
        assert_same(Portfolio(cards[cut:]).merge(Portfolio(cards[:cut])), Portfolio(cards))


@cache
def card_of(points: int, name: str, funds: int) -> Scorecard:
    """A total of its own: settled where the points are even, else open upwards."""
    row = {"三级指标": "完成数", "年度指标值": "≥100", "实际完成值": str(points), "分值": 100}
    rows = [row] if points % 2 == 0 else [{**row, "分值": 90}, {"三级指标": "效果", "年度指标值": "好", "分值": 10}]
    budget = Budget(adjusted=funds or None, weight=0)
    return evaluate(SelfEvaluation.from_rows(rows, project=name, budget=budget), RULEBOOKS["MOF_2020"])


def rounded(exact: Fraction) -> Fraction:
    """Round half up to two places, in whole numbers."""
    return Fraction((200 * exact.numerator + exact.denominator) // (2 * exact.denominator), 100)


class TestNothingVanishes:
    """Counts and sums are those of the scorecards, computed apart and exactly."""

    @fewer
    @given(st.lists(scorecards(), max_size=5))
    @hostile_context()
    def test_funds(self, cards: list[Scorecard]) -> None:
        """Each column in 万元, and who has none."""
        portfolio = Portfolio(cards)

        for column in ("initial", "adjusted", "executed"):
            found = [
                Fraction(value) * UNITS[card.form.budget.unit]
                for card in cards
                if card.form.budget is not None and (value := getattr(card.form.budget, column)) is not None
            ]
            assert Fraction(getattr(portfolio.funds, column).value) == sum(found)
            assert getattr(portfolio.funds, f"without_{column}") == len(cards) - len(found)

    @fewer
    @given(st.lists(scorecards(), min_size=1, max_size=5))
    @hostile_context()
    def test_means(self, cards: list[Scorecard]) -> None:
        """Out of 100 points; weighted by what each form has above zero."""
        portfolio = Portfolio(cards)
        funds = [
            max(Fraction(0), Fraction(card.form.budget.adjusted) * UNITS[card.form.budget.unit])
            if card.form.budget is not None and card.form.budget.adjusted is not None
            else Fraction(0)
            for card in cards
        ]

        for end in ("low", "high"):
            totals = [Fraction(getattr(card, end)) * 100 / Fraction(card.rulebook.grades.full) for card in cards]
            assert Fraction(getattr(portfolio, f"mean_{end}")) == rounded(Fraction(sum(totals)) / len(cards))
            weighted = getattr(portfolio, f"weighted_mean_{end}")
            if sum(funds):
                products = sum(one * other for one, other in zip(totals, funds, strict=True))
                assert Fraction(weighted) == rounded(Fraction(products) / Fraction(sum(funds)))
            else:
                assert weighted is None
        assert portfolio.without_funds == sum(not each for each in funds)

    @fewer
    @given(st.lists(scorecards(), max_size=5))
    @hostile_context()
    def test_grades(self, cards: list[Scorecard]) -> None:
        """Least: both ends have it; most: it lies between them; the least of all are never more than the forms."""
        portfolio = Portfolio(cards)
        ends = [(card.rulebook.grades.grade(card.low), card.rulebook.grades.grade(card.high)) for card in cards]

        assert [each.grade for each in portfolio.grades] == list(Grade)
        for each in portfolio.grades:
            assert each.low == sum(low is high is each.grade for low, high in ends)
            assert each.high == sum(low <= each.grade <= high for low, high in ends)
        assert sum(each.low for each in portfolio.grades) <= len(cards) <= sum(each.high for each in portfolio.grades)

    @fewer
    @given(st.lists(scorecards(), max_size=5))
    @hostile_context()
    def test_losses(self, cards: list[Scorecard]) -> None:
        """Each tier tells all that was lost and all that is open, and each name its own."""
        portfolio = Portfolio(cards)
        lost: defaultdict[str, Fraction] = defaultdict(Fraction)
        unsettled: defaultdict[str, Fraction] = defaultdict(Fraction)
        for card in cards:
            nodes = [*filter(None, [card.execution])]
            scores = [each for each in card.indicators if each.indicator.applicable or not card.rulebook.rescales]
            for node in (*nodes, *scores):
                lost[node.name] += Fraction(node.weight) - Fraction(node.high)
                unsettled[node.name] += Fraction(node.high) - Fraction(node.low)

        by_name = {each.name: (Fraction(each.lost), Fraction(each.open)) for each in portfolio.by_indicator}
        assert by_name == {name: (lost[name], unsettled[name]) for name in lost if lost[name] or unsettled[name]}
        for tier in (portfolio.by_dimension, portfolio.by_category):
            assert sum(Fraction(each.lost) for each in tier) == sum(lost.values())
            assert sum(Fraction(each.open) for each in tier) == sum(unsettled.values())
        assert len({sum(each.count for each in tier) for tier in tiers_of(portfolio)}) == 1
        for tier in tiers_of(portfolio):
            assert [each.lost for each in tier] == sorted((each.lost for each in tier), reverse=True)

    @fewer
    @given(st.lists(scorecards(), max_size=5))
    @hostile_context()
    def test_findings_and_projects(self, cards: list[Scorecard]) -> None:
        """Every finding is counted; up to ten projects are kept, none of which has more points than one left out."""
        portfolio = Portfolio(cards)
        found = Counter((each.code, each.severity) for card in cards for each in card.findings)

        assert {(each.code, each.severity): each.count for each in portfolio.findings} == dict(found)
        assert (portfolio.count, portfolio.open_count) == (len(cards), sum(card.low != card.high for card in cards))
        kept = Counter((each.name, Fraction(each.low), Fraction(each.high)) for each in portfolio.lowest)
        assert kept == Counter((card.name, Fraction(card.low), Fraction(card.high)) for card in cards)


def tiers_of(portfolio: Portfolio) -> tuple[Any, ...]:
    """What was lost, by each tier."""
    return portfolio.by_dimension, portfolio.by_category, portfolio.by_indicator


class TestNames:
    """A name decides where a sum stands, and nothing else."""

    @fewer
    @given(st.lists(st.tuples(forms(), rulebooks), max_size=4), names)
    @hostile_context()
    def test_a_name_changes_nothing(self, pairs: list[tuple[SelfEvaluation, Any]], name: str) -> None:
        """Of the project, whatever it says."""
        forms = [(attrs.evolve(form, project=name), rulebook) for form, rulebook in pairs]
        plain, other = (Portfolio(evaluate(*each) for each in cards) for cards in (pairs, forms))

        for figure in ("count", "funds", "mean_low", "mean_high", "weighted_mean_low", "grades", "open_count"):
            assert getattr(plain, figure) == getattr(other, figure)
        assert tiers_of(plain) == tiers_of(other)
        assert {each.name for each in other.lowest} <= {
            card.name for form, book in forms for card in [evaluate(form, book)]
        }
