"""A rulebook (评分办法): an authority's scoring rules, as a value.

A rulebook is put together from the vocabulary of rules and names its source.
A variant is `attrs.evolve` of another; there is nothing to inherit from.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, final

import attrs

from perfeval import _branch
from perfeval._branch import Ruling
from perfeval._comparison import Comparison, Days, InBand, NoStake, Numbers, OneOf, SameWords, Why, Within
from perfeval._exact import ZERO, number, subtract
from perfeval.errors import InvalidRulebook
from perfeval.execution import ExecutionInProportion, ExecutionInSteps, ExecutionRule
from perfeval.grade import GradeScale
from perfeval.judgement import Bands, OnTime, Unsigned
from perfeval.rules import AllOrNothing, AsReached, InverseRatio, LinearShortfall, PassLine, Proportional, Rule, Steps
from perfeval.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from perfeval.form import Indicator

__all__ = [
    "AllOrNothing",
    "AsReached",
    "Bands",
    "ExecutionInProportion",
    "ExecutionInSteps",
    "ExecutionRule",
    "InverseRatio",
    "LinearShortfall",
    "OnTime",
    "PassLine",
    "Proportional",
    "Rule",
    "Rulebook",
    "Steps",
    "Unsigned",
]

#: What decides over two numbers, by the kind of the target.
NumberRule: TypeAlias = "Callable[[Numbers, Decimal], Ruling]"
NumberRules: TypeAlias = "Mapping[str, NumberRule]"


def _weights(weights: Mapping[str, object] | Iterable[tuple[str, object]]) -> tuple[tuple[str, Decimal], ...]:
    return tuple((name, number(weight)) for name, weight in dict(weights).items())


def _by_category(rules: Mapping[str, Rule] | Iterable[tuple[str, Rule]]) -> tuple[tuple[str, Rule], ...]:
    return tuple(dict(rules).items())


class Under(NamedTuple):
    """Where an indicator stands, as far as a rule may ask."""

    dimension: str
    category: str
    year: int | None


@final
@attrs.frozen(kw_only=True)
class Rulebook:
    """An authority's scoring rules, with their source.

    Raises:
        InvalidRulebook: when a rule stands where it gives more points for less.

    >>> import attrs
    >>> from perfeval.rulebook import LinearShortfall
    >>> from perfeval.rulebooks import MOF_2020
    >>> ours = attrs.evolve(MOF_2020, name="OURS_2024", at_most=LinearShortfall())
    >>> ours.at_most == MOF_2020.at_most
    False
    """

    #: A short name with the year, such as MOF_2020.
    name: str
    source: Source
    #: For ≥ and ＞.
    at_least: Rule = Proportional()
    #: For ≤ and ＜.
    at_most: Rule = InverseRatio()
    #: For ＝.
    exactly: Rule = AsReached()
    #: For a range: None lets a miss be scored by the rule of the nearest bound.
    between: AllOrNothing | None = None
    #: For numbers without a sign.
    unstated: Unsigned = Unsigned()
    #: For deadlines.
    deadline: OnTime = OnTime()
    #: For words.
    described: Bands = Bands()
    #: Rules for numbers under categories or dimensions whose name holds a word, such as 满意度; the first one decides.
    by_category: tuple[tuple[str, Rule], ...] = attrs.field(default=(), converter=_by_category)
    #: For the execution of the budget.
    execution: ExecutionRule = ExecutionInProportion()
    #: Points for execution where a form states none.
    execution_weight: Decimal = attrs.field(default=Decimal(10), converter=number)
    #: The usual weights of the first tier, by name.
    weights: tuple[tuple[str, Decimal], ...] = attrs.field(default=(), converter=_weights)
    grades: GradeScale = GradeScale(90, 80, 60)
    #: An actual from this share of its target on is to be explained; None where the rules name no threshold.
    attention_from: Decimal | None = attrs.field(default=None, converter=attrs.converters.optional(number))
    #: Whether a reviewer may take points off in a column of their own.
    deducts: bool = False
    #: Whether indicators that do not apply are left out and the rest is rescaled to the full points.
    rescales: bool = False

    #: What decides over two numbers, by the kind of the target, where no category has a rule of its own.
    number_rules: NumberRules = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for kind in ("at_least", "at_most", "exactly"):
            rule = getattr(self, kind)
            if kind not in rule.kinds:
                raise InvalidRulebook(
                    f"{rule} cannot stand under {kind!r}: it is made for {', '.join(sorted(rule.kinds))}",
                    remedy="Proportional is for at_least, InverseRatio and LinearShortfall are for at_most",
                )
        table = {kind: getattr(self, kind).score for kind in ("at_least", "at_most", "exactly")}
        object.__setattr__(self, "number_rules", table)
        if not self.name.strip():
            raise InvalidRulebook("a rulebook without a name", remedy="name it after its authority and year")

    def rules_under(self, dimension: str, category: str) -> NumberRules:
        """The rules for numbers under a category, by the kind of target."""
        special = next((rule for word, rule in self.by_category if word in category or word in dimension), None)
        if special is None:
            return self.number_rules
        return {**self.number_rules, **dict.fromkeys(special.kinds, special.score)}

    def settle(self, indicator: Indicator, under: Under, *, accept_self_scores: bool) -> Ruling:
        """Decide over an indicator, by a judgement where the comparison leaves it open."""
        low, high, branch = self._settle(indicator, under, accept_self_scores=accept_self_scores)
        taken = indicator.deduction if self.deducts else None
        if not taken:
            return low, high, branch
        return max(ZERO, subtract(low, taken)), max(ZERO, subtract(high, taken)), branch

    def _settle(self, indicator: Indicator, under: Under, *, accept_self_scores: bool) -> Ruling:
        case, weight = indicator.comparison, indicator.weight or ZERO
        ruling = self._compare(case, weight, under)
        if ruling[0] == ruling[1]:
            return ruling
        if indicator.judged is not None:
            band = case.band if isinstance(case, InBand) else None
            return self.described.score_judged(indicator.judged, band, weight)
        if accept_self_scores and indicator.self_score is not None and indicator.self_score <= weight:
            return indicator.self_score, indicator.self_score, _branch.SELF_SCORED
        return ruling

    def _compare(self, case: Comparison, weight: Decimal, under: Under) -> Ruling:
        match case:
            case Numbers():
                return self._score_numbers(case, weight, under)
            case Within():
                return self._score_within(case, weight, under)
            case Days():
                return self.deadline.score(case, weight, under.year) or (
                    ZERO,
                    weight,
                    _branch.UNCLEAR[Why.YEAR_UNKNOWN],
                )
            case SameWords():
                return weight, weight, _branch.SAME_WORDS
            case InBand(band):
                return self.described.score_band(band, weight)
            case OneOf():
                return self._score_one_of(case, weight, under)
            case NoStake(applicable):
                return self._without_stake(weight, applicable=applicable)
            case _:
                return ZERO, weight, _branch.UNCLEAR[case.why]

    def _without_stake(self, weight: Decimal, *, applicable: bool) -> Ruling:
        if applicable:
            return ZERO, ZERO, _branch.NO_WEIGHT
        if self.rescales:
            return ZERO, ZERO, _branch.NOT_APPLICABLE
        return ZERO, weight, _branch.NOT_APPLICABLE_UNKNOWN

    def _score_one_of(self, case: OneOf, weight: Decimal, under: Under) -> Ruling:
        rulings = [self._compare(each, weight, under) for each in case.cases]
        low, high = min(low for low, _, _ in rulings), max(high for _, high, _ in rulings)
        return low, high, rulings[0][2] if low == high else _branch.UNCLEAR[case.why]

    def _score_within(self, case: Within, weight: Decimal, under: Under) -> Ruling:
        if case.met:
            return weight, weight, _branch.WITHIN
        if self.between is not None:
            return ZERO, ZERO, _branch.NOTHING
        return self._score_numbers(case.nearest, weight, under)

    def _score_numbers(self, case: Numbers, weight: Decimal, under: Under) -> Ruling:
        kind = case.kind
        if kind == "unstated":
            kind = self.unstated.reading(case.target, under.dimension, under.category)
        return self.rules_under(under.dimension, under.category)[kind](case, weight)

    def __str__(self) -> str:
        return self.name
