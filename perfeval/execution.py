"""The vocabulary of rules, continued: points for the execution of the budget (预算执行率)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Final, TypeAlias, final

import attrs

from perfeval import _branch
from perfeval._exact import ONE, ZERO, bare, multiply, share
from perfeval.rules import Pairs, falling_steps, percent

if TYPE_CHECKING:
    from perfeval._branch import Ruling
    from perfeval.form import Budget

__all__ = ["ExecutionInProportion", "ExecutionInSteps", "ExecutionRule"]

_HUNDRED: Final = Decimal(100)


def _without_rate(budget: Budget, weight: Decimal) -> Ruling | None:
    """What every rule says of funds that give no rate."""
    if budget.adjusted is None or budget.executed is None:
        return ZERO, weight, _branch.FUNDS_MISSING
    if budget.adjusted <= ZERO:
        return ZERO, weight, _branch.FUNDS_ZERO
    return (ZERO, ZERO, _branch.FUNDS_NEGATIVE) if budget.executed < ZERO else None


@final
@attrs.frozen
class ExecutionInProportion:
    """S = W × executed ÷ full-year budget, never above W; a budget of zero is not scored.

    >>> from perfeval import Budget, evaluate, read_form
    >>> from perfeval.rulebook import ExecutionInProportion
    >>> budget = Budget(adjusted="4753.66", executed="3824.26")
    >>> low, high, branch = ExecutionInProportion().score(budget, budget.weight)
    >>> low == high, high
    (True, Decimal('8.04'))
    """

    zh: ClassVar[str] = "分值 × 全年执行数 ÷ 全年预算数，不超过分值"
    en: ClassVar[str] = "W × executed ÷ budget, never above W"

    def score(self, budget: Budget, weight: Decimal) -> Ruling:
        without = _without_rate(budget, weight)
        if without is not None:
            return without
        adjusted, executed = budget.adjusted, budget.executed
        assert adjusted is not None
        assert executed is not None
        if executed >= adjusted:
            return weight, weight, _branch.FUNDS_SPENT if executed == adjusted else _branch.FUNDS_OVERSPENT
        points = share(weight, executed, adjusted)
        return points, points, _branch.FUNDS_IN_RATIO


@final
@attrs.frozen
class ExecutionInSteps:
    """Completed within the budget gives W; else the execution rate decides by interval.

    Spending exactly the budget counts as completed unless ``Budget(completed=False)`` says otherwise.
    Below it, where the form does not say whether the project is completed, the points lie between the interval's and W.

    >>> from perfeval import Budget
    >>> from perfeval.rulebook import ExecutionInSteps
    >>> rule = ExecutionInSteps([(80, "0.7"), (60, "0.5")])
    >>> low, high, branch = rule.score(Budget(adjusted=100, executed=85, completed=False), Budget().weight)
    >>> low, high
    (Decimal('7.00'), Decimal('7.00'))
    """

    #: Pairs of a rate in per cent and the share of the weight from there on.
    steps: Pairs = attrs.field(converter=falling_steps)

    @property
    def zh(self) -> str:
        steps = "，".join(f"{bare(line)}%及以上得 {percent(part)}" for line, part in self.steps)
        return f"项目完成且支出不超预算得满分；否则按执行率分档：{steps}，以下不得分"

    @property
    def en(self) -> str:
        steps = "; ".join(f"from {bare(line)}%: {percent(part)}" for line, part in self.steps)
        return f"completed within the budget: all points; else by the rate: {steps}; below: none"

    def score(self, budget: Budget, weight: Decimal) -> Ruling:
        without = _without_rate(budget, weight)
        if without is not None:
            return without
        adjusted, executed = budget.adjusted, budget.executed
        assert adjusted is not None
        assert executed is not None
        completed = budget.completed if budget.completed is not None or executed != adjusted else True
        if completed and executed <= adjusted:
            return weight, weight, _branch.FUNDS_COMPLETED
        scaled = multiply(executed, _HUNDRED)
        portion = next((part for line, part in self.steps if scaled >= multiply(line, adjusted)), ZERO)
        points = share(weight, portion, ONE)
        if executed > adjusted or completed is False:
            return points, points, _branch.FUNDS_IN_STEPS
        return points, weight, _branch.FUNDS_COMPLETION_UNKNOWN


#: A rule for the execution of the budget.
ExecutionRule: TypeAlias = ExecutionInProportion | ExecutionInSteps
