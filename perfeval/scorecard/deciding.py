"""What decides over a whole form: one ruling for each indicator and one for its funds, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval._exact import ONE, ZERO, add, divide, multiply, subtract, total
from perfeval.rulebook import sentences
from perfeval.rulebook.execution import score_execution
from perfeval.rulebook.rulebook import accepted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from perfeval.form import Budget, SelfEvaluation
    from perfeval.rulebook.rulebook import Rulebook
    from perfeval.rulebook.sentences import Ruling


#: What stands for a ruling until it is settled: two ends that are not the same object.
_OPEN: Final[Ruling] = (ZERO, ONE, sentences.NO_WEIGHT)


def rule(form: SelfEvaluation, rulebook: Rulebook, *, accept_self_scores: bool) -> tuple[Ruling, ...]:
    """One ruling for each indicator: numbers go straight to their rule, what that leaves open is settled."""
    rulings = []
    at_once = not (rulebook.deducts or rulebook.standards)
    usual = dict(rulebook.number_rules) if at_once else {}
    for dimension in form.dimensions:
        for category in dimension.categories:
            rules = rulebook.rules_under(dimension.name, category.name) if usual and rulebook.by_category else usual
            for indicator in category.indicators:
                case = indicator.comparison
                first = rules.get(case.kind)
                ruling = _OPEN if first is None else first.score(case, indicator.weight)  # type: ignore[arg-type]
                if ruling[0] is not ruling[1]:
                    under = rulebook.under(dimension.name, category.name, form)
                    ruling = rulebook.settle(indicator, under, accept_self_scores=accept_self_scores)
                rulings.append(ruling)
    return tuple(rulings)


def stake_of(budget: Budget, rulebook: Rulebook) -> Decimal:
    """Points at stake for the execution of a budget; the usual ones where the form states none."""
    return rulebook.execution_weight if budget.weight is None else budget.weight


def summed(spans: Iterable[tuple[Decimal, Decimal] | Ruling]) -> tuple[Decimal, Decimal]:
    """The fewest and the most points of all; one object where nothing is open."""
    low = spread = ZERO
    for span in spans:
        low = add(low, span[0])
        if span[0] is not span[1]:
            spread = add(spread, subtract(span[1], span[0]))
    return low, (add(low, spread) if spread else low)


def execute(budget: Budget | None, rulebook: Rulebook, *, accept_self_scores: bool) -> Ruling | None:
    """The ruling over the execution of a budget; None where there are no funds."""
    if budget is None:
        return None
    stake = stake_of(budget, rulebook)
    ruling = score_execution(rulebook.execution, budget, stake)
    return accepted(ruling, budget.self_score) if accept_self_scores else ruling


def rescaled(form: SelfEvaluation, rulebook: Rulebook, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Points of what applies, as if it were all that is at stake; where nothing applies, anything may be."""
    left_out = total(each.weight for each in form.indicators if not each.applicable and each.weight is not None)
    if not left_out:
        return low, high
    at_stake = rulebook.at_stake(form)
    applies = subtract(at_stake, left_out)
    if not applies:
        return low, at_stake
    scaled = divide(multiply(low, at_stake), applies)
    return scaled, scaled if low == high else divide(multiply(high, at_stake), applies)
