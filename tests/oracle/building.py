"""The drawn rows as forms of the library, from values and from texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Final

from perfeval import (
    Actual,
    AtLeast,
    AtMost,
    Band,
    Between,
    Budget,
    Category,
    Deadline,
    Described,
    Dimension,
    Exactly,
    FundSource,
    Indicator,
    MonthDay,
    NotBefore,
    Quantity,
    SelfEvaluation,
    Target,
    Unstated,
)
from tests.oracle import rows
from tests.oracle.rows import Bound, Day, Funds, Number, Row, Sheet, Span, Term, Words


def digits(number: Fraction) -> str:
    """Write a number in decimal digits, all of them."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    whole = str(abs(number.numerator * 10**places // number.denominator)).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{whole[:-places]}.{whole[-places:]}" if places else f"{sign}{whole}"


def as_form(sheet: Sheet, name: str) -> SelfEvaluation:
    """A drawn form; groups are dimensions of their own."""
    return SelfEvaluation(
        name,
        [Dimension(each.dimension, [Category(each.category, map(_indicator, each.rows))]) for each in sheet.groups],
        budget=None if sheet.funds is None else _budget(sheet.funds),
        year=sheet.year,
    )


def _indicator(row: Row) -> Indicator:
    textual = row.hand % 2 == 1
    judged = row.judged
    return Indicator(
        "指标",
        target=(_target_text if textual else _target)(row.target),
        actual=(_actual_text if row.hand // 2 else _actual)(row.actual),
        weight=_points(row.weight),
        self_score=_points(row.self_score),
        judged=Band(judged) if isinstance(judged, str) else _points(judged),
        applicable=row.applicable,
        deduction=_points(row.deduction),
    )


def _points(points: Fraction | None) -> Decimal | None:
    return None if points is None else Decimal(digits(points))


def _text(number: Number) -> str:
    return f"{digits(number.value)}{number.unit}"


def _quantity(number: Number) -> Quantity:
    return Quantity(digits(number.value), number.unit)


def _span_text(span: Span) -> str:
    if not (span.low_strict or span.high_strict):
        return f"{_text(span.low)}~{_text(span.high)}"
    return f"{'>' if span.low_strict else '≥'}{_text(span.low)}且{'<' if span.high_strict else '≤'}{_text(span.high)}"


def _between(span: Span) -> Between:
    return Between(_quantity(span.low), _quantity(span.high), span.low_strict, span.high_strict)


def _day_text(day: Day) -> str:
    return f"{f'{day.year}年' if day.year else ''}{day.month}月{day.day}日"


def _date(day: Day) -> datetime.date | MonthDay:
    return datetime.date(day.year, day.month, day.day) if day.year else MonthDay(day.month, day.day)


def _target_text(target: rows.Target | None) -> str | None:
    match target:
        case Bound(sign, number):
            return f"{sign}{_text(number)}"
        case Span():
            return _span_text(target)
        case Term(day, first, strict):
            return f"{_day_text(day)}{('后' if strict else '起') if first else '前'}"
        case Words(text):
            return text
    return None


_SIGNS: Final[dict[str, Callable[[Quantity], Target]]] = {
    "≥": AtLeast,
    ">": lambda bound: AtLeast(bound, strict=True),
    "≤": AtMost,
    "<": lambda bound: AtMost(bound, strict=True),
    "=": Exactly,
    "": Unstated,
}


def _target(target: rows.Target | None) -> Target | None:
    match target:
        case Bound(sign, number):
            return _SIGNS[sign](_quantity(number))
        case Span():
            return _between(target)
        case Term(day, first, strict):
            return NotBefore(_date(day), strict=strict) if first else Deadline(_date(day))
        case Words(text):
            return Described(text)
    return None


def _actual_text(actual: rows.Actual | None) -> str | None:
    match actual:
        case Number():
            return _text(actual)
        case Span():
            return _span_text(actual)
        case Day():
            return _day_text(actual)
        case Words(text):
            return text
    return None


def _actual(actual: rows.Actual | None) -> Actual | Decimal | None:
    match actual:
        case Number(value, unit):
            return _quantity(actual) if unit else Decimal(digits(value))
        case Span():
            return _between(actual)
        case Day():
            return _date(actual)
        case Words(text, band):
            return Band(band) if text == band else text
    return None


def _amount(amount: Number | None) -> Decimal | Quantity | None:
    if amount is None:
        return None
    return _quantity(amount) if amount.unit else Decimal(digits(amount.value))


def _budget(funds: Funds) -> Budget:
    return Budget(
        adjusted=_amount(funds.adjusted),
        executed=_amount(funds.executed),
        unit=funds.unit,
        weight=_points(funds.weight),
        self_score=_points(funds.self_score),
        sources=[
            FundSource("来源", adjusted=_amount(each.adjusted), executed=_amount(each.executed), unit=each.unit)
            for each in funds.sources
        ],
        completed=funds.completed,
    )
