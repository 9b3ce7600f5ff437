"""The parts of a portfolio: what is counted and added up, each under a key."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._exact import ZERO, bare, digits
from perfeval._shown import call_repr, clipped, shown
from perfeval._text import one_line
from perfeval.errors import InvalidForm
from perfeval.expressions.quantity import Quantity
from perfeval.finding import Severity
from perfeval.grade import Grade

__all__ = [
    "AmountSum",
    "BookSum",
    "FindingCount",
    "Funds",
    "GradeCount",
    "GradeSpan",
    "Loss",
    "ProjectTotal",
    "YearCount",
    "sum_of",
]

#: A sum of many numbers, and a product of two, may have more digits than any number of a form.
_SUM: Final = re.compile(r"-?[0-9]{1,80}(?:\.[0-9]{1,80})?", re.ASCII)
_REMEDY: Final = "pass what to_dict gave"


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise InvalidForm(f"{shown(value)} is not text", remedy=_REMEDY)


def _texts(values: object) -> tuple[str, ...]:
    if isinstance(values, (list, tuple)) and len(values) == len(Grade):
        return tuple(map(_text, values))
    raise InvalidForm(f"{shown(values)} names no four grades", remedy=_REMEDY)


def _count(value: object) -> int:
    if type(value) is int and value >= 0:
        return value
    raise InvalidForm(f"{shown(value)} is no count", remedy=_REMEDY)


def sum_of(value: object) -> Decimal:
    """Take a sum, or its digits as text.

    Raises:
        InvalidForm: when it is anything else.
    """
    if isinstance(value, Decimal) and value.is_finite():
        return value
    if isinstance(value, str) and _SUM.fullmatch(value):
        return Decimal(value)
    raise InvalidForm(f"{shown(value)} is no sum", remedy=_REMEDY)


def _bare(value: object) -> Decimal:
    """A number without zeros that say nothing, so that equal ones are written alike."""
    return Decimal(bare(sum_of(value)))


def _bare_or_none(value: object) -> Decimal | None:
    return None if value is None else _bare(value)


def _full(value: object) -> Decimal:
    full = _bare(value)
    if full > ZERO:
        return full
    raise InvalidForm(f"{shown(value)} are no full points", remedy=_REMEDY)


def _severity(value: object) -> Severity:
    for each in Severity:
        if value in (each, each.value):
            return each
    raise InvalidForm(f"{shown(value)} is no severity", remedy=_REMEDY)


def _grade(value: object) -> Grade:
    return Grade.of(value)


def _called(kind: str, name: str, said: str) -> str:
    """A short repr: of a long name its beginning."""
    return f"<{kind} {one_line(clipped(name))} {clipped(said)}>"


@final
@attrs.frozen
class Funds:
    """The funds of all projects in 万元, each column added up exactly, whatever unit its forms are in.

    A blank cell is not 0: it is left out, and counted.
    """

    #: 年初预算数, of the forms that have it.
    initial: Quantity
    #: 全年预算数, of the forms that have it.
    adjusted: Quantity
    #: 全年执行数, of the forms that have it.
    executed: Quantity
    #: How many forms have no 年初预算数.
    without_initial: int
    #: How many forms have no 全年预算数.
    without_adjusted: int
    #: How many forms have no 全年执行数.
    without_executed: int

    __repr__ = call_repr


@final
@attrs.frozen
class GradeCount:
    """How many projects have a grade: from `low` to `high` while some totals are open."""

    grade: Grade
    #: What the rulebook calls the grade; 优, 良, 中 or 差 where rulebooks differ.
    name: str
    #: The projects that have the grade for certain.
    low: int
    #: The projects that have it or may have it.
    high: int

    __repr__ = call_repr

    def __str__(self) -> str:
        return "～".join(dict.fromkeys(map(str, (self.low, self.high))))


@final
@attrs.frozen
class Loss:
    """The points that one name lost, over all forms that have it."""

    #: The dimension, category or indicator as the forms write it, or 预算执行率.
    name: str = attrs.field(converter=_text)
    #: How many indicators lost points or are open; the execution of a budget counts as one.
    count: int = attrs.field(converter=_count)
    #: The points that are lost for certain.
    lost: Decimal = attrs.field(converter=sum_of)
    #: The points that may be lost as well: those between the fewest and the most.
    open: Decimal = attrs.field(converter=sum_of)

    def __repr__(self) -> str:
        return _called("Loss", self.name, f"{bare(self.lost)}, {bare(self.open)} open")


@final
@attrs.frozen
class FindingCount:
    """How often something was found."""

    #: The short name of the fault.
    code: str = attrs.field(converter=_text)
    severity: Severity = attrs.field(converter=_severity)
    #: How many findings there are.
    count: int = attrs.field(converter=_count)
    #: How many forms have one.
    forms: int = attrs.field(converter=_count)

    __repr__ = call_repr


@final
@attrs.frozen
class ProjectTotal:
    """One project with its total."""

    #: The project (项目名称).
    name: str = attrs.field(converter=_text)
    #: The name of the rulebook.
    rulebook: str = attrs.field(converter=_text)
    #: The fewest points, as its scorecard has them.
    low: Decimal = attrs.field(converter=_bare)
    #: The most points.
    high: Decimal = attrs.field(converter=_bare)
    #: The full points of the rulebook.
    full: Decimal = attrs.field(converter=_full)
    #: The grade by the rulebook's name for it, or its two ends while it is open.
    grade: str = attrs.field(converter=_text)
    #: 全年预算数 in 万元; None where the form has none.
    adjusted: Decimal | None = attrs.field(converter=_bare_or_none)

    def __repr__(self) -> str:
        span = digits(self.low) if self.low == self.high else f"{digits(self.low)} to {digits(self.high)}"
        return _called("ProjectTotal", self.name, span)


@final
@attrs.frozen
class BookSum:
    """The totals under one rulebook, added up; how its grades are bounded belongs to the key."""

    name: str = attrs.field(converter=_text)
    source: str = attrs.field(converter=_text)
    scale: str = attrs.field(converter=_text)
    grades: tuple[str, ...] = attrs.field(converter=_texts)
    full: Decimal = attrs.field(converter=_full)
    forms: int = attrs.field(converter=_count)
    #: How many forms have an open total.
    open: int = attrs.field(converter=_count)
    low: Decimal = attrs.field(converter=sum_of)
    high: Decimal = attrs.field(converter=sum_of)
    #: How many forms have funds to weigh them by: 全年预算数 above zero.
    funded: int = attrs.field(converter=_count)
    #: Those funds in 万元, and the totals multiplied by them.
    funds: Decimal = attrs.field(converter=sum_of)
    weighted_low: Decimal = attrs.field(converter=sum_of)
    weighted_high: Decimal = attrs.field(converter=sum_of)


@final
@attrs.frozen
class AmountSum:
    """One column of the funds, added up over the forms that have it."""

    name: str = attrs.field(converter=_text)
    forms: int = attrs.field(converter=_count)
    amount: Decimal = attrs.field(converter=sum_of)


@final
@attrs.frozen
class YearCount:
    """How many forms are of a year."""

    year: int = attrs.field(converter=_count)
    forms: int = attrs.field(converter=_count)


@final
@attrs.frozen
class GradeSpan:
    """How many forms have a grade between two."""

    lowest: Grade = attrs.field(converter=_grade)
    highest: Grade = attrs.field(converter=_grade)
    forms: int = attrs.field(converter=_count)
