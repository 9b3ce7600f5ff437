"""The warning light of a whole form: achievements that outrun the money, or money that is not spent."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._exact import ONE, ZERO, multiply, number, subtract
from perfeval._shown import call_repr
from perfeval.errors import InvalidRulebook
from perfeval.finding import Severity
from perfeval.rulebook.sentences import Branch
from perfeval.rulebook.shares import instead_of, percent

__all__ = ["WarningLight"]

#: Points from the fewest to the most, and the weight.
Span = tuple[Decimal, Decimal, Decimal]


def _share(value: Decimal | int | str) -> Decimal:
    taken = number(value)
    if not ZERO < taken < ONE:
        raise InvalidRulebook(
            f"a warning light from {taken} on", remedy=instead_of(taken, 'give a share between 0 and 1, such as "0.05"')
        )
    return taken


@final
@attrs.frozen(kw_only=True)
class WarningLight:
    """When a finished form is marked as a whole (预警灯).

    With s and e the shares of their points that the indicators and the execution of the budget have:
    none where s is 0; red where (s - e) ÷ s is above *lag*;
    else yellow where the budget is zero, or more than *unspent* of it is left.

    >>> from perfeval.rulebooks import INTEGRATED
    >>> print(INTEGRATED.warning_light.en)
    red where execution lags behind the indicators by more than 5%; yellow where more than 20% of the budget is unspent
    """

    #: Beyond which lag of the execution behind the indicators it is red, as a share of what they have.
    lag: Decimal = attrs.field(default=Decimal("0.05"), converter=_share)
    #: Beyond which share of the budget that is left it is yellow.
    unspent: Decimal = attrs.field(default=Decimal("0.2"), converter=_share)

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        return (
            f"预算执行得分率低于指标得分率，差幅超过指标得分率的 {percent(self.lag)} 亮红灯；"
            f"预算为零或未执行超过 {percent(self.unspent)} 亮黄灯"
        )

    @property
    def en(self) -> str:
        """The rule in English."""
        return (
            f"red where execution lags behind the indicators by more than {percent(self.lag)}; "
            f"yellow where more than {percent(self.unspent)} of the budget is unspent"
        )

    def shown(
        self, indicators: Span, execution: Span, adjusted: Decimal | None, executed: Decimal | None
    ) -> Branch | None:
        """The light that is on, if any; where points are open and decide, what they allow is said."""
        low, high, weight = indicators
        if not (high and weight and execution[2]):
            return None
        if self._lags(low, weight, execution[1], execution[2]):
            return RED
        unspent = self._is_unspent(adjusted, executed)
        if self._lags(high, weight, execution[0], execution[2]):
            return YELLOW_OR_RED if unspent else OPEN
        return YELLOW if unspent else None

    def _is_unspent(self, adjusted: Decimal | None, executed: Decimal | None) -> bool:
        if adjusted is None or executed is None:
            return False
        return not adjusted or subtract(adjusted, executed) > multiply(self.unspent, adjusted)

    def _lags(self, points: Decimal, weight: Decimal, executed: Decimal, stake: Decimal) -> bool:
        """Whether e is below (1 - lag) of s, without a division."""
        mine, theirs = multiply(executed, weight), multiply(points, stake)
        return mine < multiply(subtract(ONE, self.lag), theirs)

    __repr__ = call_repr


RED: Final = Branch(
    "warning-light-red",
    "红灯",
    "亮红灯：预算执行得分 {executed} 分，明显低于指标得分率（指标得 {points} 分）",
    "red: execution has {executed} points, far behind the indicators with {points}",
    Severity.WARNING,
)
YELLOW: Final = Branch(
    "warning-light-yellow",
    "黄灯",
    "亮黄灯：全年预算 {adjusted}，执行 {actual}，未执行部分过多",
    "yellow: {actual} of a budget of {adjusted} was spent",
    Severity.WARNING,
)
YELLOW_OR_RED: Final = Branch(
    "warning-light-yellow",
    "黄灯或红灯",
    "亮黄灯：全年预算 {adjusted}，执行 {actual}；是否亮红灯取决于未评定的得分",
    "yellow: {actual} of a budget of {adjusted} was spent; whether it is red depends on what is open",
    Severity.WARNING,
)
OPEN: Final = Branch(
    "warning-light-open",
    "红灯待定",
    "是否亮红灯取决于未评定的得分：预算执行 {executed} 分，指标 {points} 分",
    "whether the light is red depends on what is open: execution {executed} points, indicators {points}",
    Severity.NOTE,
)
