"""The vocabulary of rules, continued: what a reviewer is asked to look at, whatever the points are."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, final

import attrs

from perfeval._exact import ONE, bare, multiply, number
from perfeval._shown import call_repr
from perfeval.errors import InvalidRulebook
from perfeval.rulebook import remarks
from perfeval.rulebook.shares import MOST_TIMES, times_meant
from perfeval.rulebook.switches import switch

if TYPE_CHECKING:
    from perfeval.form.comparison import Numbers
    from perfeval.rulebook.sentences import Branch

__all__ = ["Attention"]


@final
@attrs.frozen(kw_only=True)
class Attention:
    """From when on an actual is worth a look; nothing is taken off for it.

    A rulebook says what follows: its `attention` asks for a reason, its `marks` only mark.

    Raises:
        InvalidRulebook: when *overshoot* is not above 1, or above 10, where it is meant in per cent.

    >>> from perfeval import Attention
    >>> print(Attention(overshoot="1.3").en)
    from 1.3 times the target on
    """

    #: From how many times the target on, for ≥, ＞ and ＝, and for ≤ and ＜ with *limits*; None for never.
    overshoot: Decimal | None = attrs.field(default=None, converter=attrs.converters.optional(number))
    #: From which actual on where the target is zero; None for never.
    from_zero: Decimal | None = attrs.field(default=None, converter=attrs.converters.optional(number))
    #: Whether the two thresholds hold for ≤ and ＜, too.
    limits: bool = attrs.field(default=False, converter=switch)
    #: Whether any difference from a ＝ target counts.
    not_equal: bool = attrs.field(default=False, converter=switch)
    #: Whether exceeding a ≤ target counts.
    exceeded: bool = attrs.field(default=False, converter=switch)
    #: Whether the thresholds themselves are left out: above 1.3 times, rather than from 1.3 times on.
    above: bool = attrs.field(default=False, converter=switch)

    def __attrs_post_init__(self) -> None:
        if self.overshoot is not None and not ONE < self.overshoot <= MOST_TIMES:
            raise InvalidRulebook(
                f"attention from {bare(self.overshoot)} times the target", remedy=times_meant(self.overshoot)
            )

    @property
    def zh(self) -> str:
        """When, in Chinese."""
        reached = "超过" if self.above else "达到"
        parts = [f"{reached}目标 {bare(self.overshoot)} 倍的" if self.overshoot is not None else ""]
        parts += [f"目标为零而实际{reached} {bare(self.from_zero)} 的" if self.from_zero is not None else ""]
        parts += ["“≤”“＜”亦同" if self.limits else ""]
        parts += ["“＝”不相等的" if self.not_equal else "", "超过“≤”的" if self.exceeded else ""]
        return "；".join(filter(None, parts)) or "未规定"

    @property
    def en(self) -> str:
        """When, in English."""
        start, end = ("above", "") if self.above else ("from", " on")
        parts = [f"{start} {bare(self.overshoot)} times the target{end}" if self.overshoot is not None else ""]
        parts += [f"{start} {bare(self.from_zero)}{end} where it is zero" if self.from_zero is not None else ""]
        parts += ["for ≤ and < too" if self.limits else ""]
        parts += ["= that is not equal" if self.not_equal else "", "≤ exceeded" if self.exceeded else ""]
        return ", ".join(filter(None, parts)) or "no threshold is named"

    def asks(self, case: Numbers) -> Branch | None:
        """What has to be explained, if anything."""
        what = self._what(case)
        return remarks.UNEXPLAINED[what] if what else None

    def marked(self, case: Numbers) -> Branch | None:
        """What is marked, if anything."""
        what = self._what(case)
        return remarks.MARKED[what] if what else None

    def _what(self, case: Numbers) -> str:
        if case.kind == "exactly" and self.not_equal and case.actual != case.target:
            return "not-equal"
        if case.kind == "at_most":
            if self.exceeded and case.actual > case.target:
                return "limit-exceeded"
            if not self.limits:
                return ""
        if case.target > 0:
            return "overshoot" if self.overshoot and self._beyond(case, multiply(self.overshoot, case.target)) else ""
        at_zero = self.from_zero is not None and case.target == 0 and self._beyond(case, self.from_zero)
        return "overshoot" if at_zero else ""

    def _beyond(self, case: Numbers, line: Decimal) -> bool:
        return case.actual > line if self.above else case.actual >= line

    __repr__ = call_repr


_THOUSAND: Final = Decimal(1000)
_WHOLE: Final = Decimal(100)
_HALF: Final = Decimal(50)
_TENTH: Final = Decimal(10)


def is_out_of_scale(case: Numbers) -> bool:
    """Whether an actual is so far from its target that a unit or a decimal point may be wrong.

    That is a thousand times more or less, more than 200 % where at most 100 % was the target,
    or less than 10 % where 50 % or more was to be reached.
    """
    target, actual = case.target, case.actual
    if target <= 0 or actual <= 0:
        return False
    if case.unit == "%" and target <= _WHOLE and actual > multiply(_WHOLE, Decimal(2)):
        return True
    if case.unit == "%" and case.kind != "at_most" and target >= _HALF and actual < _TENTH:
        return True
    return actual >= multiply(_THOUSAND, target) or target >= multiply(_THOUSAND, actual)
