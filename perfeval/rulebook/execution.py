"""The vocabulary of rules, continued: points for the execution of the budget (预算执行率)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from perfeval._exact import ONE, ZERO, bare, multiply, share, total
from perfeval._shown import call_repr
from perfeval.rulebook import sentences
from perfeval.rulebook.shares import Pairs, falling_steps, percent
from perfeval.rulebook.switches import switch

if TYPE_CHECKING:
    from perfeval.form import Budget
    from perfeval.rulebook.sentences import Ruling

__all__ = ["ExecutionInProportion", "ExecutionInSteps", "ExecutionRule"]

_HUNDRED: Final = Decimal(100)


@final
@attrs.frozen
class ExecutionInProportion:
    """S = W × executed ÷ full-year budget, never above W.

    >>> from perfeval.rulebook import ExecutionInProportion
    >>> print(ExecutionInProportion().en)
    W × executed ÷ budget, never above W
    """

    #: Whether the sums over the funding sources count where all of them are filled in, rather than the total row.
    over_sources: bool = attrs.field(default=False, converter=switch)

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        return "分值 × 全年执行数 ÷ 全年预算数，不超过分值" + ("；按各资金来源合计" if self.over_sources else "")

    @property
    def en(self) -> str:
        """The rule in English."""
        return "W × executed ÷ budget, never above W" + (", summed over the sources" if self.over_sources else "")

    def score(self, adjusted: Decimal, executed: Decimal, weight: Decimal, *, completed: bool | None) -> Ruling:
        """Decide over a budget above zero and what was executed of it; *completed* does not matter here."""
        del completed
        if executed >= adjusted:
            return weight, weight, sentences.FUNDS_SPENT if executed == adjusted else sentences.FUNDS_OVERSPENT
        points = share(weight, executed, adjusted)
        return points, points, sentences.FUNDS_IN_RATIO


@final
@attrs.frozen
class ExecutionInSteps:
    """Completed within the budget gives W; else the execution rate decides by interval.

    Spending exactly the budget counts as completed unless ``Budget(completed=False)`` says otherwise.
    Below it, where the form does not say whether the project is completed, the points lie between the interval's and W.

    >>> from perfeval.rulebook import ExecutionInSteps
    >>> print(ExecutionInSteps([(80, "0.7"), (60, "0.5")]).en)
    completed within the budget: all points; else by the rate: from 80%: 70%; from 60%: 50%; below: none
    """

    #: Pairs of a rate in per cent and the share of the weight from there on.
    steps: Pairs = attrs.field(converter=falling_steps)
    #: Whether the sums over the funding sources count where all of them are filled in, rather than the total row.
    over_sources: bool = attrs.field(default=False, converter=switch)

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        steps = "，".join(f"{bare(line)}%及以上得 {percent(part)}" for line, part in self.steps)
        return f"项目完成且支出不超预算得满分；否则按执行率分档：{steps}，以下不得分"

    @property
    def en(self) -> str:
        """The rule in English."""
        steps = "; ".join(f"from {bare(line)}%: {percent(part)}" for line, part in self.steps)
        return f"completed within the budget: all points; else by the rate: {steps}; below: none"

    def score(self, adjusted: Decimal, executed: Decimal, weight: Decimal, *, completed: bool | None) -> Ruling:
        """Decide over a budget above zero and what was executed of it."""
        if executed <= adjusted and (completed or (completed is None and executed == adjusted)):
            return weight, weight, sentences.FUNDS_COMPLETED
        scaled = multiply(executed, _HUNDRED)
        portion = next((part for line, part in self.steps if scaled >= multiply(line, adjusted)), ZERO)
        points = share(weight, portion, ONE)
        if executed > adjusted or completed is False:
            return points, points, sentences.FUNDS_IN_STEPS
        return points, weight, sentences.FUNDS_COMPLETION_UNKNOWN

    __repr__ = call_repr


#: A rule for the execution of the budget.
ExecutionRule: TypeAlias = ExecutionInProportion | ExecutionInSteps


def amounts(rule: ExecutionRule, budget: Budget) -> tuple[Decimal | None, Decimal | None]:
    """What was to be spent and what was: the total row, or the sums over the sources if the rule counts those.

    A source with one of the two amounts alone leaves the sums unknown; the total row counts then.
    """
    filled = [each for each in budget.sources if each.adjusted is not None or each.executed is not None]
    adjusted = [each.adjusted for each in filled if each.adjusted is not None]
    executed = [each.executed for each in filled if each.executed is not None]
    if not (rule.over_sources and filled and len(adjusted) == len(executed) == len(filled)):
        return budget.adjusted, budget.executed
    return total(adjusted), total(executed)


def score_execution(rule: ExecutionRule, budget: Budget, weight: Decimal) -> Ruling:
    """Decide over a budget; funds that give no rate are not scored under any rule."""
    adjusted, executed = amounts(rule, budget)
    if adjusted is None or executed is None:
        return ZERO, weight, sentences.FUNDS_MISSING
    if adjusted <= ZERO:
        return ZERO, weight, sentences.FUNDS_ZERO
    if executed < ZERO:
        return ZERO, ZERO, sentences.FUNDS_NEGATIVE
    return rule.score(adjusted, executed, weight, completed=budget.completed)
