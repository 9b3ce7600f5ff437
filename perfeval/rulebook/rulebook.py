"""A rulebook (评分办法): an authority's scoring rules, as a value.

A rulebook is put together from the vocabulary of rules and names its source.
A variant is `attrs.evolve` of another; there is nothing to inherit from.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import starmap
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast, final

import attrs

from perfeval._exact import ONE, ZERO, add, bare, cents, cut, multiply, number, subtract
from perfeval._plain import (
    check_held,
    from_plain,
    holds,
    holds_all,
    items_of,
    parts_of,
    sealed,
    to_plain,
    unsealed,
)
from perfeval._shown import brief_repr, call_repr, shown
from perfeval._text import one_line
from perfeval.errors import InvalidRulebook
from perfeval.form.comparison import (
    UNSIGNED,
    Comparison,
    Days,
    InBand,
    NoStake,
    Numbers,
    OfYear,
    OneOf,
    SameWords,
    Seen,
    Unclear,
    Why,
    Within,
)
from perfeval.grade import GradeScale
from perfeval.report import Item, Listing, Sheet, as_html
from perfeval.rulebook import sentences
from perfeval.rulebook.attention import Attention
from perfeval.rulebook.describing import describe
from perfeval.rulebook.execution import ExecutionInProportion, ExecutionInSteps, ExecutionRule
from perfeval.rulebook.lines import RULES, Rule, Steps
from perfeval.rulebook.numbers import AllOrNothing, AsReached, InverseRatio, Proportional
from perfeval.rulebook.sentences import Branch, Ruling
from perfeval.rulebook.source import Source
from perfeval.rulebook.standard.ruling import by_standard
from perfeval.rulebook.switches import switch
from perfeval.rulebook.warning_light import WarningLight
from perfeval.rulebook.words_and_days import Bands, OnTime, Unsigned, word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.form import Indicator, SelfEvaluation

__all__ = ["ForCategory", "Rulebook"]

_HUNDRED: Final = Decimal(100)


def _points(weight: Decimal | int | str) -> Decimal:
    taken = number(weight)
    if taken < ZERO:
        raise InvalidRulebook(f"a weight of {bare(taken)} points", remedy="write 0 or more")
    if ZERO < taken < ONE:
        raise InvalidRulebook(
            f"a weight of {bare(taken)} points",
            remedy=f"weights are points: write {bare(multiply(taken, _HUNDRED))} for {bare(taken)} of 100",
        )
    return taken


def _rate(value: Decimal | int | str | None) -> Decimal | None:
    """Take a rate in per cent."""
    taken = None if value is None else number(value)
    if taken is not None and not ONE < taken <= _HUNDRED:
        raise InvalidRulebook(f"an execution rate of {bare(taken)} %", remedy="write it in per cent, such as 90")
    return taken


def _weights(weights: Mapping[str, object] | Iterable[tuple[str, object]]) -> tuple[tuple[str, Decimal], ...]:
    pairs = items_of(weights) if isinstance(weights, Mapping) else parts_of(weights)
    if pairs is None or not all(isinstance(each, (tuple, list)) and len(each) == 2 for each in pairs):
        raise InvalidRulebook(f"{shown(weights)} are no weights", remedy='write {"产出": 50, "效益": 30}')
    return tuple({word(name): _points(cast("Decimal", weight)) for name, weight in pairs}.items())


@final
@attrs.frozen
class ForCategory:
    """A rule for the numbers under categories or dimensions whose name holds a word, such as 满意度."""

    #: The word, such as 满意度.
    word: str = attrs.field(converter=word)
    #: The rule, in the place of those for ≥, ≤ and ＝ that it can stand for.
    rule: Rule = attrs.field(metadata=holds(*RULES))

    def __attrs_post_init__(self) -> None:
        check_held(self)

    __repr__ = call_repr


def _by_category(rules: Mapping[str, Rule] | Iterable[ForCategory]) -> tuple[ForCategory, ...]:
    if isinstance(rules, Mapping):
        return tuple(starmap(ForCategory, items_of(rules) or ()))
    parts = parts_of(rules)
    return (cast("ForCategory", rules),) if parts is None else parts


class Under(NamedTuple):
    """Where an indicator stands, as far as a rule may ask."""

    dimension: str
    category: str
    year: int | None
    #: The most points of what has no target, where the rulebook caps it and the form has none of its kind.
    cap: Decimal | None = None


@final
@attrs.frozen(kw_only=True)
class Rulebook:
    """An authority's scoring rules, with their source.

    Raises:
        InvalidRulebook: when a rule stands where it gives more points for less, or a part is refused.

    >>> import attrs
    >>> from perfeval.rulebook import LinearShortfall
    >>> from perfeval.rulebooks import MOF_2020
    >>> ours = attrs.evolve(MOF_2020, name="OURS_2024", at_most=LinearShortfall())
    >>> ours.at_most == MOF_2020.at_most
    False
    """

    #: A short name, such as MOF_2020; with the year where others may follow.
    name: str = attrs.field(metadata=holds(str))
    #: The document that it follows.
    source: Source = attrs.field(metadata=holds(Source))
    #: For ≥ and ＞.
    at_least: Rule = attrs.field(default=Proportional(), metadata=holds(*RULES))
    #: For ≤ and ＜.
    at_most: Rule = attrs.field(default=InverseRatio(), metadata=holds(*RULES))
    #: For ＝.
    exactly: Rule = attrs.field(default=AsReached(), metadata=holds(*RULES))
    #: For a range: None lets a miss be scored by the rule of the nearest bound.
    between: AllOrNothing | None = attrs.field(default=None, metadata=holds(AllOrNothing))
    #: For numbers without a sign.
    unstated: Unsigned = attrs.field(default=Unsigned(), metadata=holds(Unsigned))
    #: For deadlines.
    deadline: OnTime = attrs.field(default=OnTime(), metadata=holds(OnTime))
    #: For words.
    described: Bands = attrs.field(default=Bands(), metadata=holds(Bands))
    #: Rules for numbers under categories or dimensions whose name holds a word, such as 满意度; the first one decides.
    by_category: tuple[ForCategory, ...] = attrs.field(
        default=(), converter=_by_category, metadata=holds_all(ForCategory)
    )
    #: For the execution of the budget.
    execution: ExecutionRule = attrs.field(
        default=ExecutionInProportion(), metadata=holds(ExecutionInProportion, ExecutionInSteps)
    )
    #: Below which execution rate, in per cent, a reason has to be given; None for never.
    explains_execution_below: Decimal | None = attrs.field(default=None, converter=_rate)
    #: Points for execution where a form states none.
    execution_weight: Decimal = attrs.field(default=Decimal(10), converter=_points)
    #: The usual weights of the first tier, by name.
    weights: tuple[tuple[str, Decimal], ...] = attrs.field(default=(), converter=_weights)
    #: Which total gives which grade.
    grades: GradeScale = attrs.field(default=GradeScale(90, 80, 60), metadata=holds(GradeScale))
    #: When an actual has to be explained.
    attention: Attention = attrs.field(default=Attention(), metadata=holds(Attention))
    #: When an actual is marked, which asks for nothing and takes nothing off.
    marks: Attention = attrs.field(default=Attention(), metadata=holds(Attention))
    #: When a form as a whole is marked because its achievements outrun its money; None for never.
    warning_light: WarningLight | None = attrs.field(default=None, metadata=holds(WarningLight))
    #: Whether points below the weight ask for a reason.
    asks_reason: bool = attrs.field(default=False, converter=switch)
    #: Whether words (定性) ask for a note on their points, whatever the points are.
    asks_note: bool = attrs.field(default=False, converter=switch)
    #: The most points of an indicator that nobody set a target for, under categories or dimensions whose name holds
    #: a word and under which the form has no target at all.
    caps: tuple[tuple[str, Decimal], ...] = attrs.field(default=(), converter=_weights)
    #: Whether a reviewer may take points off in a column of their own; both are cut to two decimal places first.
    deducts: bool = attrs.field(default=False, converter=switch)
    #: Whether the standard that a form states for an indicator (评分标准) goes before the rules here.
    standards: bool = attrs.field(default=False, converter=switch)
    #: Whether indicators that do not apply are left out and the rest is rescaled to the full points.
    rescales: bool = attrs.field(default=False, converter=switch)

    def __attrs_post_init__(self) -> None:
        check_held(self)
        for kind in ("at_least", "at_most", "exactly"):
            rule = getattr(self, kind)
            if kind not in rule.kinds:
                raise InvalidRulebook(
                    f"{rule} cannot stand under {kind!r}: it is made for {', '.join(sorted(rule.kinds))}",
                    remedy="Proportional is for at_least, InverseRatio and LinearShortfall are for at_most",
                )
        if not self.name.strip():
            raise InvalidRulebook("a rulebook without a name", remedy="name it after its authority and year")

    def rules_under(self, dimension: str, category: str) -> dict[str, Rule]:
        """The rules for numbers under a category, by the kind of target, in a table of the caller's own."""
        rules = dict(self.number_rules)
        for each in self.by_category:
            if each.word in category or each.word in dimension:
                rules.update(dict.fromkeys(each.rule.kinds, each.rule))
                break
        return rules

    @property
    def number_rules(self) -> Mapping[str, Rule]:
        """The rules for numbers by the kind of target, where no category has its own; it cannot be changed."""
        return MappingProxyType({"at_least": self.at_least, "at_most": self.at_most, "exactly": self.exactly})

    def at_stake(self, form: SelfEvaluation) -> Decimal:
        """Points at stake in all; where a form states none for the execution of its budget, the usual ones count."""
        unsaid = form.budget is not None and form.budget.weight is None
        return add(form.weight, self.execution_weight) if unsaid else form.weight

    def under(self, dimension: str, category: str, form: SelfEvaluation) -> Under:
        """Where the indicators of a category stand."""
        return Under(dimension, category, form.year, self._cap(dimension, category, form) if self.caps else None)

    def _cap(self, dimension: str, category: str, form: SelfEvaluation) -> Decimal | None:
        """The cap of a kind that the form has no target for."""
        for kind, cap in self.caps:
            if kind in category or kind in dimension:
                alike = (
                    each
                    for first in form.dimensions
                    for second in first.categories
                    if kind in second.name or kind in first.name
                    for each in second.indicators
                )
                return cap if all(each.target is None for each in alike) else None
        return None

    def as_read(self, case: Comparison, under: Under) -> Seen:
        """The comparison as the rules see it: figures of the form's own year, and a target with a sign."""
        if isinstance(case, OfYear):
            if under.year not in {None, case.year}:
                return Unclear(Why.OF_ANOTHER_YEAR)
            case = case.case
        if isinstance(case, OneOf):
            return OneOf(tuple(self._signed(each, under) for each in case.cases), case.why)
        return self._signed(case, under) if isinstance(case, Numbers) else case

    def _signed(self, case: Numbers | Within, under: Under) -> Numbers | Within:
        if isinstance(case, Within) or case.kind not in UNSIGNED:
            return case
        kind = self.unstated.reading(case.target, under.dimension, under.category, kind=case.kind)
        return case._replace(kind=kind)

    def settle(self, indicator: Indicator, under: Under, *, accept_self_scores: bool) -> Ruling:
        """Decide over an indicator, by a judgement where the comparison leaves it open."""
        low, high, branch = self._settle(indicator, under, accept_self_scores=accept_self_scores)
        if not (self.deducts and indicator.deduction):
            return low, high, branch
        taken = cut(indicator.deduction)
        left = max(ZERO, subtract(cut(low), taken)), max(ZERO, subtract(cut(high), taken))
        return *left, sentences.settled_at(branch, low, high)

    def _settle(self, indicator: Indicator, under: Under, *, accept_self_scores: bool) -> Ruling:
        case, weight = self.as_read(indicator.comparison, under), indicator.weight or ZERO
        if under.cap is not None:
            weight = min(weight, under.cap)
        stated = self.by_standard(indicator, case, weight, under)
        ruling = stated if isinstance(stated, tuple) else self._compare(case, weight, under)
        if ruling[0] == ruling[1]:
            return ruling
        if indicator.judged is not None:
            band = case.band if isinstance(case, InBand) else None
            return self.described.score_judged(indicator.judged, band, weight, ruling)
        return accepted(ruling, indicator.self_score) if accept_self_scores else ruling

    def by_standard(self, indicator: Indicator, case: Seen, weight: Decimal, under: Under) -> Ruling | Branch | None:
        """What the form's own standard gives, or why it gives nothing, where the rulebook follows such standards."""
        return by_standard(indicator, case, weight, under.category, under.dimension) if self.standards else None

    def _compare(self, case: Seen, weight: Decimal, under: Under) -> Ruling:
        match case:
            case Numbers():
                return self._score_numbers(case, weight, under)
            case Within():
                return self._score_within(case, weight, under)
            case Days():
                return self.deadline.score(case, weight, under.year) or (
                    ZERO,
                    weight,
                    sentences.UNCLEAR[Why.YEAR_UNKNOWN],
                )
            case SameWords():
                return weight, weight, sentences.SAME_WORDS
            case InBand(band):
                return self.described.score_band(band, weight)
            case OneOf():
                return self._score_one_of(case, weight, under)
            case NoStake(applicable):
                return self._without_stake(weight, applicable=applicable)
            case _:
                return ZERO, weight, sentences.UNCLEAR[case.why]

    def _without_stake(self, weight: Decimal, *, applicable: bool) -> Ruling:
        if applicable:
            return ZERO, ZERO, sentences.NO_WEIGHT
        if self.rescales:
            return ZERO, ZERO, sentences.NOT_APPLICABLE
        return ZERO, weight, sentences.NOT_APPLICABLE_UNKNOWN

    def _score_one_of(self, case: OneOf, weight: Decimal, under: Under) -> Ruling:
        rulings = [self._compare(each, weight, under) for each in case.cases]
        low, high = min(low for low, _, _ in rulings), max(high for _, high, _ in rulings)
        return low, high, rulings[0][2] if low == high else sentences.UNCLEAR[case.why]

    def _score_within(self, case: Within, weight: Decimal, under: Under) -> Ruling:
        rule = self.rules_under(under.dimension, under.category)["at_least"]
        if isinstance(rule, Steps) and rule.of == "actual":
            return rule.score(case.nearest, weight)
        if case.met:
            return weight, weight, sentences.WITHIN
        if self.between is not None:
            return ZERO, ZERO, sentences.NOTHING
        return self._score_numbers(case.nearest, weight, under)

    def _score_numbers(self, case: Numbers, weight: Decimal, under: Under) -> Ruling:
        return self.rules_under(under.dimension, under.category)[case.kind].score(case, weight)

    def describe(self, language: str = "zh") -> str:
        """The rules in words, Chinese (``zh``) or English (``en``), one a line.

        >>> from perfeval.rulebooks import MOF_2020
        >>> print(MOF_2020.describe("en").splitlines()[2])
        ≤: met: all points; else in inverse proportion, W × T ÷ A
        """
        return describe({field.name: getattr(self, field.name) for field in attrs.fields(Rulebook)}, language)

    def _repr_html_(self) -> str:
        title, *rules = self.describe().splitlines()
        return as_html(Sheet(title, parts=(Listing(tuple(map(Item, rules))),)))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON; `from_dict` gives the same rulebook back."""
        return sealed("rulebook", to_plain(self))

    @classmethod
    def from_dict(cls, data: object) -> Rulebook:
        """Build a rulebook from what `to_dict` gave.

        Raises:
            PerfevalError: when the data hold no rulebook, or one that this release does not know.

        >>> from perfeval import Rulebook
        >>> from perfeval.rulebooks import MOF_2020
        >>> Rulebook.from_dict(MOF_2020.to_dict()) == MOF_2020
        True
        """
        return from_plain(cls, unsealed("rulebook", data))

    def __str__(self) -> str:
        return one_line(self.name)

    def __repr__(self) -> str:
        return brief_repr(self, f"{self.name} ", str(self.source))


def accepted(ruling: Ruling, self_score: Decimal | None) -> Ruling:
    """The form's own points in place of a judgement, to two places, where they are among those that it allows."""
    low, high, _ = ruling
    if low == high or self_score is None or not low <= self_score <= high:
        return ruling
    points = high if self_score == high else min(cents(self_score), high)
    return points, points, sentences.SELF_SCORED
