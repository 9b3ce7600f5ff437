"""The vocabulary of rules: how points follow from a target and an actual.

W is the weight (分值), T the target (年度指标值), A the actual (实际完成值), both in one unit, and S the points (得分).
A rule is a value; rulebooks are made of rules.
Every rule keeps 0 ≤ S ≤ W.
What a rule computes is rounded once, half up, to two decimal places; all of W is W itself, however many places it has.
Where T is not above zero there is no ratio: a target that is missed is then not scored, unless the rule says otherwise.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias, final

import attrs

from perfeval._exact import ZERO, multiply, share, subtract
from perfeval.rulebook import sentences
from perfeval.rulebook.sentences import Ruling

if TYPE_CHECKING:
    from perfeval.form.comparison import Numbers

__all__ = ["AllOrNothing", "AsReached", "InverseRatio", "LinearShortfall", "NotFound", "Proportional", "SimpleRule"]

UP: Final = frozenset({"at_least"})
DOWN: Final = frozenset({"at_most"})
EQUAL: Final = frozenset({"exactly"})
_TWO: Final = Decimal(2)


def is_met(case: Numbers) -> bool:
    """Whether the actual meets the target by the sign of the target."""
    target, actual = case.target, case.actual
    if case.kind == "exactly":
        return actual == target
    if case.kind == "at_most":
        return actual < target if case.strict else actual <= target
    return actual > target if case.strict else actual >= target


@final
@attrs.frozen
class Proportional:
    """More is better: met gives W, else S = W × A ÷ T.

    >>> from perfeval import evaluate_indicator, Indicator, Proportional
    >>> from perfeval.rulebooks import MOF_2020
    >>> evaluate_indicator(Indicator("居民健康档案", "≥38508人", "37442人", 3), MOF_2020).points
    Decimal('2.92')
    """

    kinds: ClassVar[frozenset[str]] = UP | EQUAL
    zh: ClassVar[str] = "达到目标得满分，未达到的按完成比例（A÷T×W）计分"
    en: ClassVar[str] = "met: all points; else in proportion, W × A ÷ T"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        target, actual = case.target, case.actual
        if actual >= target and not (case.strict and actual == target):
            return weight, weight, sentences.MET
        if target <= ZERO:
            return ZERO, weight, sentences.NO_RATIO
        if actual <= ZERO:
            return ZERO, ZERO, sentences.BELOW_ZERO
        points = share(weight, actual, target)
        return points, points, sentences.BY_RATIO


@final
@attrs.frozen
class InverseRatio:
    """Less is better: met gives W, else S = W × T ÷ A; nothing where T is zero."""

    kinds: ClassVar[frozenset[str]] = DOWN
    zh: ClassVar[str] = "不超过目标得满分，超过的按反向比例（T÷A×W）计分"
    en: ClassVar[str] = "met: all points; else in inverse proportion, W × T ÷ A"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        target, actual = case.target, case.actual
        if actual <= target and not (case.strict and actual == target):
            return weight, weight, sentences.MET
        if target <= ZERO:
            return _zero_or_no_ratio(target, weight)
        points = share(weight, target, actual)
        return points, points, sentences.BY_INVERSE_RATIO


@final
@attrs.frozen
class LinearShortfall:
    """Less is better: met gives W, else S = (1 - (A - T) ÷ T) × W, down to nothing at twice the target."""

    kinds: ClassVar[frozenset[str]] = DOWN
    zh: ClassVar[str] = "不超过目标得满分，超过的按超出比例扣减（(1-(A-T)÷T)×W），达到两倍不得分"
    en: ClassVar[str] = "met: all points; else less the excess, (1 - (A - T) ÷ T) × W; nothing at twice the target"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        target, actual = case.target, case.actual
        if actual <= target and not (case.strict and actual == target):
            return weight, weight, sentences.MET
        if target <= ZERO:
            return _zero_or_no_ratio(target, weight)
        twice = multiply(target, _TWO)
        if actual >= twice:
            return ZERO, ZERO, sentences.TWICE_TARGET
        points = share(weight, subtract(twice, actual), target)
        return points, points, sentences.BY_SHORTFALL


def _zero_or_no_ratio(target: Decimal, weight: Decimal) -> Ruling:
    if target == ZERO:
        return ZERO, ZERO, sentences.ABOVE_ZERO_TARGET
    return ZERO, weight, sentences.NO_RATIO


@final
@attrs.frozen
class AsReached:
    """For ＝: reached or exceeded gives W, else S = W × A ÷ T; with a target of zero, no more than zero gives W.

    That is how the integrated budget management system reads ＝: a target to be reached.
    Nothing says which way beyond a target below zero is: it gives W where it is equalled, and else is not scored.
    """

    kinds: ClassVar[frozenset[str]] = EQUAL
    zh: ClassVar[str] = "达到或超过目标得满分，未达到的按完成比例计分；目标为零时，不大于零得满分，否则不得分"
    en: ClassVar[str] = "reached: all points; else in proportion; a target of zero asks for no more than zero"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        target, actual = case.target, case.actual
        if target == ZERO:
            if actual <= ZERO:
                return weight, weight, sentences.MET
            return ZERO, ZERO, sentences.ABOVE_ZERO_TARGET
        if target < ZERO and actual != target:
            return ZERO, weight, sentences.NO_RATIO
        return _PROPORTIONAL.score(case, weight)


_PROPORTIONAL: Final = Proportional()


@final
@attrs.frozen
class AllOrNothing:
    """Met gives W, anything else nothing."""

    kinds: ClassVar[frozenset[str]] = UP | DOWN | EQUAL
    zh: ClassVar[str] = "达到目标得满分，否则不得分"
    en: ClassVar[str] = "met: all points; else none"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        if is_met(case):
            return weight, weight, sentences.MET
        return ZERO, ZERO, sentences.NOTHING


@final
@attrs.frozen
class NotFound:
    """A rule of which the formula is not known: met gives W, anything else is not scored.

    >>> from perfeval.rulebook import NotFound
    >>> print(NotFound().en)
    met: all points; else by a formula that was not found, so not scored
    """

    kinds: ClassVar[frozenset[str]] = UP | DOWN | EQUAL
    zh: ClassVar[str] = "达到目标得满分；未达到的另有公式，未能查得，不评分"
    en: ClassVar[str] = "met: all points; else by a formula that was not found, so not scored"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        if is_met(case):
            return weight, weight, sentences.MET
        return ZERO, weight, sentences.FORMULA_UNKNOWN


#: A rule that another one may be put before.
SimpleRule: TypeAlias = "Proportional | InverseRatio | LinearShortfall | AsReached | AllOrNothing | NotFound"

SIMPLE: Final = (Proportional, InverseRatio, LinearShortfall, AsReached, AllOrNothing, NotFound)
