"""Which rows of a table missed their targets, and which are far beyond them."""

from __future__ import annotations

import datetime

from perfeval._exact import ZERO, multiply
from perfeval.audit.points import OVERSHOOT
from perfeval.audit.report.claims import Row
from perfeval.expressions import Band, MonthDay
from perfeval.form.comparison import Days, InBand, Numbers, OfYear, Within


def has_missed(row: Row) -> bool:
    """Whether the table shows a target that was missed; what is not certain was not."""
    case = row.indicator.comparison
    if isinstance(case, OfYear):
        case = case.case
    match case:
        case Numbers(kind="at_least", target=target, actual=actual, strict=strict):
            return actual < target or (strict and actual == target)
        case Numbers(kind="at_most" | "limit", target=target, actual=actual, strict=strict):
            return actual > target or (strict and actual == target)
        case Numbers(kind="exactly", target=target, actual=actual):
            return actual < target
        case Within(met=met):
            return not met
        case Days(by=by, done=done, from_then=from_then):
            return not from_then and _is_later(done, by)
        case InBand(band=band):
            return band is not Band.ACHIEVED
    return False


def _is_later(one: datetime.date | MonthDay, other: datetime.date | MonthDay) -> bool:
    """Whether a day is after another; not where the year of one of them alone is said."""
    if isinstance(one, MonthDay):
        return isinstance(other, MonthDay) and one > other
    return not isinstance(other, MonthDay) and one > other


def has_exceeded(row: Row) -> bool:
    """Whether the table shows an actual of 1.3 times its target or more, where more is what was asked for."""
    case = row.indicator.comparison
    if isinstance(case, OfYear):
        case = case.case
    if not isinstance(case, Numbers) or case.kind in {"at_most", "limit"}:
        return False
    return case.target > ZERO and case.actual >= multiply(OVERSHOOT, case.target)
