"""The nodes of the scored tree: points from low to high, with what decided them.

They are views of rulings; words are made when asked for.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, final

import attrs

from perfeval._exact import ZERO, bare, digits, divide, places, subtract, total
from perfeval._shown import brief_repr, shown
from perfeval.errors import Unsettled
from perfeval.form import Budget, Indicator
from perfeval.rulebook.rulebook import Rulebook, Under
from perfeval.scorecard.explanation import (
    Explanation,
    branches_of,
    budget_facts,
    explain,
    findings_of,
    indicator_facts,
    questions,
    questions_on_funds,
)
from perfeval.scorecard.layout import points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfeval.finding import Finding
    from perfeval.rulebook.sentences import Branch, Ruling

__all__ = ["CategoryScore", "DimensionScore", "ExecutionScore", "IndicatorScore"]


class Scored:
    """What every node of the scored tree has: a name, points at stake, and points from low to high."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...
        @property
        def low(self) -> Decimal: ...
        @property
        def high(self) -> Decimal: ...
        @property
        def weight(self) -> Decimal: ...

    @property
    def points(self) -> Decimal:
        """The points (得分): to two decimal places, or all of a weight that has more.

        Raises:
            Unsettled: while they are not one number; `low` and `high` hold all the same.
        """
        low, high = self.low, self.high
        if low is high or low == high:
            return low
        raise Unsettled(
            f"{shown(self.name)} has {digits(low)} to {digits(high)} points, not one number yet",
            self.unsettled,
        )

    @property
    def at_stake(self) -> Decimal:
        """The weight, but for what does not apply where the rulebook leaves that out and rescales the rest."""
        return self.weight

    @property
    def lost(self) -> Decimal:
        """The points that are lost for certain."""
        return max(ZERO, subtract(self.at_stake, self.high))

    @property
    def open(self) -> Decimal:
        """The points that a judgement has still to give or to take."""
        return subtract(self.high, self.low)

    @property
    def rate(self) -> Decimal | None:
        """The points as a share of those at stake, to four places (0.8 is 80 %); None where nothing is at stake."""
        at_stake = self.at_stake
        return places(divide(self.points, at_stake), 4) if at_stake else None

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The names of what is not settled."""
        return () if self.low == self.high else (self.name,)


def _of(score: Scored) -> str:
    """Points of what is at stake, as in 2.92/3; a range while they are open."""
    return f"{points(score)}/{bare(score.weight)}"


class Ruled(Scored):
    """A node whose points one ruling decides."""

    __slots__ = ()

    if TYPE_CHECKING:
        _ruling: Ruling

    @property
    def low(self) -> Decimal:
        """The fewest points that the form allows."""
        return self._ruling[0]

    @property
    def high(self) -> Decimal:
        """The most points that the form allows."""
        return self._ruling[1]

    @property
    def decided_by(self) -> str:
        """The short name of the way in which the points were decided, such as ``met`` or ``in-proportion``."""
        return self._ruling[2].code

    @property
    def brief(self) -> str:
        """The same in a few Chinese characters, as a table shows it."""
        return self._ruling[2].brief


@final
@attrs.frozen
class IndicatorScore(Ruled):
    """An indicator with its points and what decided them."""

    indicator: Indicator
    rulebook: Rulebook
    _under: Under
    _ruling: Ruling

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.indicator.name

    @property
    def weight(self) -> Decimal:
        """Points at stake; 0 where the row has none."""
        return self.indicator.weight or ZERO

    @property
    def at_stake(self) -> Decimal:
        """The weight; nothing where the indicator does not apply and its rulebook leaves that out."""
        return ZERO if is_out(self) else self.weight

    @property
    def place(self) -> tuple[str, ...]:
        """Dimension, category and indicator."""
        return (self._under.dimension, self._under.category, self.name)

    def explain(self, language: str = "zh") -> Explanation:
        """Why these points: the steps, each with the document that it comes from; *language* is ``zh`` or ``en``.

        >>> from perfeval import Indicator, evaluate_indicator
        >>> from perfeval.rulebooks import MOF_2020
        >>> print(evaluate_indicator(Indicator("宣传次数", "≥3次", "6次", 5), MOF_2020).explain())
        宣传次数：5 分
        1. 实际 6次 达到目标 ≥3次，得满分 5 分 (财预〔2020〕10号)
        """
        return explain(self.name, self._branches, self._facts, self.rulebook, language)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a reviewer would ask about this indicator."""
        return self.findings_in("zh")

    def findings_in(self, language: str) -> tuple[Finding, ...]:
        """The same, in Chinese (``zh``) or English (``en``)."""
        asked = questions(self.indicator, self._under, self._ruling, self.rulebook)
        return findings_of([*self._branches, *asked], self._facts, self.place, language)

    def __repr__(self) -> str:
        return brief_repr(self, self.name, f" {_of(self)} ", self.brief)

    @property
    def _branches(self) -> list[Branch]:
        return branches_of(self.indicator, self._under, self._ruling, self.rulebook)

    @property
    def _facts(self) -> dict[str, str]:
        return indicator_facts(self.indicator, self._ruling, self._under)


@final
@attrs.frozen
class CategoryScore(Scored):
    """A second-tier indicator with the points under it."""

    name: str
    indicators: tuple[IndicatorScore, ...]
    low: Decimal
    high: Decimal

    @property
    def weight(self) -> Decimal:
        """Points at stake: the sum of the indicators' weights."""
        return total(each.weight for each in self.indicators)

    @property
    def at_stake(self) -> Decimal:
        """The points at stake of all that is under it."""
        return total(each.at_stake for each in self.indicators)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The names of the indicators that are not settled."""
        return tuple(name for each in self.indicators for name in each.unsettled)

    def __repr__(self) -> str:
        return brief_repr(self, self.name, f" {_of(self)}")


@final
@attrs.frozen
class DimensionScore(Scored):
    """A first-tier indicator with the points under it."""

    name: str
    categories: tuple[CategoryScore, ...]
    low: Decimal
    high: Decimal

    @property
    def weight(self) -> Decimal:
        """Points at stake: the sum of the indicators' weights."""
        return total(each.weight for each in self.categories)

    @property
    def at_stake(self) -> Decimal:
        """The points at stake of all that is under it."""
        return total(each.at_stake for each in self.categories)

    @property
    def indicators(self) -> tuple[IndicatorScore, ...]:
        """All indicators of the dimension, in the order of the form."""
        return tuple(each for category in self.categories for each in category.indicators)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The names of the indicators that are not settled."""
        return tuple(name for each in self.categories for name in each.unsettled)

    def __repr__(self) -> str:
        return brief_repr(self, self.name, f" {_of(self)}")


def reported(scores: Iterable[IndicatorScore]) -> Decimal | None:
    """The sum of the points that a form reports; None where it does not report all of them."""
    points = [each.indicator.self_score for each in scores if each.indicator.weight]
    known = [each for each in points if each is not None]
    return total(known) if known and len(known) == len(points) else None


def is_out(score: IndicatorScore) -> bool:
    """Whether an indicator does not apply, and its rulebook leaves it out."""
    return not score.indicator.applicable and score.rulebook.rescales


@final
@attrs.frozen
class ExecutionScore(Ruled):
    """The execution of the budget (预算执行率) with its points."""

    budget: Budget
    weight: Decimal
    _ruling: Ruling
    _rulebook: Rulebook

    @property
    def name(self) -> str:
        """预算执行率."""
        return "预算执行率"

    def explain(self, language: str = "zh") -> Explanation:
        """Why these points; *language* is ``zh`` or ``en``."""
        return explain(self.name, [self._ruling[2]], self._facts, self._rulebook, language)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a reviewer would ask about the funds."""
        return self.findings_in("zh")

    def findings_in(self, language: str) -> tuple[Finding, ...]:
        """The same, in Chinese (``zh``) or English (``en``)."""
        asked = questions_on_funds(self.budget, self._rulebook)
        return findings_of([self._ruling[2], *asked], self._facts, (self.name,), language)

    def __repr__(self) -> str:
        return brief_repr(self, f"{_of(self)} {self.brief}")

    @property
    def _facts(self) -> dict[str, str]:
        return budget_facts(self.budget, self._ruling, bare(self.weight), self._rulebook)


def plain_score(score: IndicatorScore | ExecutionScore) -> dict[str, str]:
    """The points of a node as plain data, for whoever reads them."""
    return {
        "name": score.name,
        "low": digits(score.low),
        "high": digits(score.high),
        "decided_by": score.decided_by,
    }
