"""Checks of the funds (项目资金): what is printed beside the amounts, and what the amounts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval._exact import ZERO, bare, cents, divide, multiply, places, subtract, total
from perfeval._text import plain, squeeze
from perfeval.audit.check import FUNDS, Case, Said, check
from perfeval.audit.measures import between, fits, is_near, is_rounded, percent, step_of
from perfeval.errors import PerfevalError
from perfeval.expressions import parse_quantity
from perfeval.finding import Severity
from perfeval.form import Budget, FundSource
from perfeval.rulebook.execution import amounts
from perfeval.scorecard import ExecutionScore

_HUNDRED: Final = Decimal(100)
_DECIMALS: Final = re.compile(r"\.([0-9]+)")

#: The columns of the funds, as people call them.
_COLUMNS: Final = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}


@check("execution-rate-misprinted", Severity.ERROR, "按全年执行数 ÷ 全年预算数重新计算，更正执行率")
def execution_rate(case: Case) -> Iterator[Said]:
    """The printed execution rate is not what the amounts give.

    What it checks: 执行率 as printed against 全年执行数 ÷ 全年预算数; where it is another ratio of the amounts,
        the message says which. A rate that is rounded or cut to the places it is printed with is right.
    Why: The points of the execution follow from the rate.
    Example: 3824.26 of 4753.66万元, printed as 100%.
    What to do: Work the rate out again from the amounts, and correct it.
    Known limits: A rate without amounts is not checked; what is missing is reported as funds-missing.
    Source: 财预〔2020〕10号, as its usual form prints it.
    """
    budget = case.form.budget
    rates = _printed_rates(budget.printed_rate) if budget is not None else []
    if budget is None or not rates:
        return
    shown = budget.printed_rate
    pairs = dict.fromkeys([(budget.executed, budget.adjusted), amounts(case.rulebook.execution, budget)[::-1]])
    filled = [(each, of) for each, of in pairs if each is not None and of is not None]
    if not filled or any(of and _prints(rates, each, of) for each, of in filled):
        return
    executed, adjusted = filled[0]
    if not adjusted:
        if any(rate for rate, _ in rates):
            yield Said(
                FUNDS,
                f"全年预算数为零，无执行率可言，表列执行率为 {shown}",
                f"the budget is zero, so there is no rate; {shown} is printed",
            )
        return
    zh, en = _other_ratio(budget, rates)
    right = percent(executed, adjusted)
    yield Said(
        FUNDS,
        f"执行数 {bare(executed)} ÷ 预算数 {bare(adjusted)} = {right}，表列执行率为 {shown}{zh}",
        f"{bare(executed)} ÷ {bare(adjusted)} is {right}; {shown} is printed{en}",
    )


def _printed_rates(text: str) -> list[tuple[Decimal, int]]:
    """What a printed rate may be in per cent, with its decimals: a number without a sign may be a share, too."""
    said = plain(squeeze(text)).partition("(")[0].strip("约≥≤>=<")
    try:
        quantity = parse_quantity(said) if said else None
    except PerfevalError:
        return []
    if quantity is None or quantity.unit not in {"", "%"}:
        return []
    found = _DECIMALS.search(said)
    decimals = len(found[1]) if found else 0
    rates = [(quantity.value, decimals)]
    return rates if quantity.unit else [*rates, (multiply(quantity.value, _HUNDRED), max(decimals - 2, 0))]


def _prints(rates: list[tuple[Decimal, int]], part: Decimal, whole: Decimal) -> bool:
    """Whether a rate is that of two amounts, rounded or cut to the places that it is printed with."""
    exact = divide(multiply(part, _HUNDRED), whole)
    return any(
        ZERO <= subtract(exact, rate) < step_of(decimals) or is_near(exact, rate, decimals) for rate, decimals in rates
    )


def _other_ratio(budget: Budget, rates: list[tuple[Decimal, int]]) -> tuple[str, str]:
    """Which other ratio of the amounts the printed rate is."""
    for part, whole in (("adjusted", "initial"), ("executed", "initial")):
        mine, other = getattr(budget, part), getattr(budget, whole)
        if mine is not None and other and _prints(rates, mine, other):
            ratio = f"{_COLUMNS[part]} ÷ {_COLUMNS[whole]}"
            return f"（恰为{ratio}）", f" (that is {ratio})"
    return "", ""


@check("execution-points-differ", Severity.ERROR, "按评分办法重新计算预算执行率得分")
def execution_points(case: Case) -> Iterator[Said]:
    """The printed points of the execution are not those that the amounts give.

    What it checks: 得分 of the execution against its points under the rulebook. What differs by rounding alone
        is a note, and a question where it is rounded up to all points.
    Why: The form contradicts its own amounts, or follows another rulebook.
    Example: 95 of 100万元, 10 of 10 points.
    What to do: Score the execution again, or name the rulebook that the form follows.
    Known limits: Where the amounts leave the points open, only points outside of what they allow are found.
    Source: The rulebook's rule for the execution.
    """
    execution, budget = case.card.execution, case.form.budget
    if execution is None or budget is None or budget.self_score is None or budget.self_score > execution.weight:
        return
    printed, low, high = budget.self_score, execution.low, execution.high
    if low <= printed <= high:
        return
    computed = between(low, high)
    severity = None
    if is_rounded(printed, low, high) or _from_rate(printed, execution):
        severity = Severity.WARNING if printed == execution.weight else Severity.NOTE
    yield Said(
        FUNDS,
        f"预算执行率表列得 {bare(printed)} 分，按 {case.rulebook.name} 计为 {computed} 分",
        f"the execution has {bare(printed)} points in print, {computed} under {case.rulebook.name}",
        severity,
    )


def _from_rate(points: Decimal, execution: ExecutionScore) -> bool:
    """Whether points are those of the execution rate as it is printed, which was rounded before."""
    rate = execution.budget.execution_rate
    return rate is not None and points == cents(multiply(rate, execution.weight))


@check("self-score-above-weight", Severity.ERROR, "得分不得高于分值，请更正")
def above_weight(case: Case) -> Iterator[Said]:
    """The form reports more points than are at stake.

    What it checks: 得分 against 分值, of each indicator, of the execution, and of the form as a whole.
    Why: No rulebook gives more than the weight.
    Example: 11 of 10 for the execution; 6 of 5 for an indicator.
    What to do: Correct the points.
    Known limits: Points under a row without a weight are not checked.
    Source: 财预〔2020〕10号 and the integrated system's check.
    """
    budget, execution = case.form.budget, case.card.execution
    if budget is not None and execution is not None and budget.self_score is not None:
        yield from _above(FUNDS, budget.self_score, execution.weight)
    if case.form.self_total is not None:
        yield from _above(case.whole, case.form.self_total, max(case.card.weight, case.rulebook.grades.full))


def _above(place: tuple[str, ...], points: Decimal, weight: Decimal) -> Iterator[Said]:
    if points > weight:
        yield Said(
            place,
            f"自评得分 {bare(points)} 分，高于分值 {bare(weight)} 分",
            f"the form reports {bare(points)} of {bare(weight)} points",
        )


@check("funds-do-not-sum", Severity.ERROR, "核对各资金来源，更正合计或来源")
def funds_sum(case: Case) -> Iterator[Said]:
    """The total row of the funds is not the sum of its sources.

    What it checks: each column of 年度资金总额 against the sum of the sources below it;
        sources that may break the one before them down count once, whether or not 其中 stands there.
        What differs by rounding alone is a note.
    Why: One of the rows is wrong, and the execution rate with it.
    Example: a total of 0, of which 当年财政拨款 90.
    What to do: Compare the sources with the budget documents, and correct the row that is wrong.
    Known limits: A source left blank counts as nothing.
    Source: The usual form, whose total row is the sum of its sources.
    """
    budget = case.form.budget
    if budget is None:
        return
    for field, column in _COLUMNS.items():
        whole = getattr(budget, field)
        parts = [amount for each in budget.sources if (amount := getattr(each, field)) is not None]
        if whole is None or not any(parts) or _adds_up(whole, parts):
            continue
        listed = "、".join(_source(each, field) for each in budget.sources if getattr(each, field) is not None)
        rounding = fits(whole, total(parts))
        yield Said(
            FUNDS,
            f"{column}合计 {bare(whole)}，各来源之和为 {bare(total(parts))}（{listed}）",
            f"{column} is {bare(whole)} in all, and its sources come to {bare(total(parts))} ({listed})",
            Severity.NOTE if rounding else None,
        )


def _source(source: FundSource, field: str) -> str:
    return f"{source.name} {bare(getattr(source, field))}"


#: With more sources than these only the plain sum is tried.
_MOST: Final = 14


def _adds_up(whole: Decimal, parts: list[Decimal]) -> bool:
    """Whether amounts come to a total: all of them, or those that are left where the ones after break them down."""
    filled = [each for each in parts if each]
    return total(filled) == whole or (len(filled) <= _MOST and _with_details(whole, filled[0], filled[1:]))


def _with_details(rest: Decimal, top: Decimal, after: list[Decimal]) -> bool:
    """Whether the amounts from *top* on come to *rest*; an amount within the one before it may be a part of that."""
    if not after:
        return top == rest
    below = next((index for index, each in enumerate(after) if each > top), len(after))
    return any(
        _with_details(subtract(rest, top), after[index], after[index + 1 :])
        for index in range(min(below, len(after) - 1) + 1)
    ) or (top == rest and below == len(after))


#: From which share of the budget downwards, and from which share of the points upwards.
_SPENT: Final = Decimal("0.5")
_ACHIEVED: Final = Decimal("0.9")


@check("achievements-outrun-money", Severity.WARNING, "说明资金未支出而任务已完成的原因，核实完成值及目标是否偏低")
def achievements(case: Case) -> Iterator[Said]:
    """Hardly any money was spent, and nearly all points of the indicators are claimed.

    What it checks: an execution rate of 50 % or less beside 90 % or more of the indicators' points.
    Why: What was reached without the money was set too low, was paid for by others, or was not reached.
    Example: 0.1 of 132.81万元 spent, and every indicator at full points.
    What to do: Say how it was reached without the money, and see whether the actuals hold.
    Known limits: The two lines are this library's. Rulebooks with a warning light of their own use that instead.
    Source: Reviews of published forms.
    """
    budget = case.form.budget
    if budget is None or case.rulebook.warning_light is not None:
        return
    adjusted, executed = amounts(case.rulebook.execution, budget)
    if not adjusted or executed is None or executed > multiply(_SPENT, adjusted):
        return
    weight = total(each.weight for each in case.card.indicators)
    claimed = total(
        each.low if each.indicator.self_score is None else each.indicator.self_score for each in case.card.indicators
    )
    if weight and claimed >= multiply(_ACHIEVED, weight):
        rate = bare(places(divide(multiply(executed, _HUNDRED), adjusted), 2))
        yield Said(
            FUNDS,
            f"预算执行率仅 {rate}%，指标得分却为 {bare(claimed)}/{bare(weight)} 分",
            f"{rate}% of the budget was spent, and the indicators have {bare(claimed)} of {bare(weight)} points",
        )


FUNDS_CHECKS: Final = (execution_rate, execution_points, above_weight, funds_sum, achievements)
