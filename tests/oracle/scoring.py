"""The oracle: points of an indicator, of the execution and of a form, from the rules' sentences."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tests.oracle import rules
from tests.oracle.books import Book
from tests.oracle.rows import Bound, Day, Funds, Group, Number, Row, Sheet, Source, Span, Term, Words
from tests.oracle.rules import ZERO, Points
from tests.oracle.units import UNITS, Pair, common, said


class Verdict(NamedTuple):
    """The fewest and the most points, and whether a half cent was rounded up on the way."""

    low: Fraction
    high: Fraction
    is_tie: bool = False


class Case(NamedTuple):
    """A number against a target in one unit; `percent` where the two are percentages."""

    target: Bound | Span
    actual: Fraction
    percent: bool


def verdict(row: Row, group: Group, sheet: Sheet, book: Book) -> Verdict:
    """Points of one indicator."""
    weight = row.weight
    if weight is None or not (row.applicable or not book.rescales):
        return Verdict(ZERO, ZERO)
    weight = min([weight, *_caps(group, sheet, book)])
    found = _from_form(row, weight, group, sheet, book) if row.applicable else Verdict(ZERO, weight)
    low, high = found.low, found.high
    if low < high and row.judged is not None:
        low, high = _judged(row, (low, high), weight, book)
    elif low < high and sheet.accepts and row.self_score is not None and low <= row.self_score <= high:
        low = high = rules.rounded(row.self_score, weight)
    if book.deducts and row.deduction:
        low, high = rules.deducted(low, row.deduction), rules.deducted(high, row.deduction)
    return Verdict(low, high, found.is_tie)


def _caps(group: Group, sheet: Sheet, book: Book) -> list[Fraction]:
    """The most points of a row whose kind has no target in the form, where the rulebook names such a cap."""
    return [
        most
        for kind, most in book.caps
        if group.is_under(kind)
        and not any(row.target for other in sheet.groups if other.is_under(kind) for row in other.rows)
    ]


def _judged(row: Row, form: Points, weight: Fraction, book: Book) -> Points:
    """A share of the weight, or what a band and the form have in common; two bands have nothing in common."""
    if isinstance(row.judged, str):
        band = rules.band_span(row.judged, book.bands, weight)
        return band if isinstance(row.actual, Words) and row.actual.band else rules.in_common(row.judged, band, form)
    points = rules.rounded((row.judged or ZERO) * weight, weight)
    return points, points


def _from_form(row: Row, weight: Fraction, group: Group, sheet: Sheet, book: Book) -> Verdict:
    """What target and actual say, before any judgement; open where they cannot be compared."""
    match row.target, row.actual:
        case Span() as target, Span() as actual if target == actual and not (target.low_strict or target.high_strict):
            return Verdict(weight, weight)
        case (Bound() | Span()) as target, (Number() | Span()) as actual:
            return _of_numbers(target, actual, weight, group, book)
        case Term() as term, Day() as done:
            return Verdict(weight if rules.on_time(term, done, sheet.year) else ZERO, weight)
        case Words() as words, Words() as actual if words.text == actual.text:
            return Verdict(weight, weight)
        case ((Words() | Term()), Words(band=band)) if band:
            return Verdict(*rules.band_span(band, book.bands, weight))
    return Verdict(ZERO, weight)


def _of_numbers(target: Bound | Span, actual: Number | Span, weight: Fraction, group: Group, book: Book) -> Verdict:
    """The points between those of everything that the numbers may mean."""
    exact: list[Fraction] = []
    for cases in readings(target, actual):
        for case in cases:
            points = _of_case(case, weight, group, book)
            exact += [ZERO, weight] if points is None else [points]
        if _share_a_number(cases) and not has_intervals(target, group, book):
            exact.append(weight)
    if not exact:
        return Verdict(ZERO, weight)
    found = [rules.rounded(each, weight) for each in exact]
    return Verdict(min(found), max(found), any(map(rules.is_tie, exact)))


def _share_a_number(cases: list[Case]) -> bool:
    """Whether an actual and a target that are both ranges cross."""
    target = cases[0].target
    return isinstance(target, Span) and cases[0].actual < target.high.value and cases[-1].actual > target.low.value


@cache
def readings(target: Bound | Span, actual: Number | Span) -> list[list[Case]]:
    """Everything that a target and an actual may mean: each a case for every end of the actual."""
    target = said(target) if isinstance(target, Span) else target
    actual = said(actual) if isinstance(actual, Span) else actual
    mine, theirs = numbers(target), numbers(actual)
    units = common(mine[0].unit, theirs[0].unit)
    if units is None:
        return []
    percent = units.kind == "ratio" and mine[0].unit != "万"
    return [
        [
            Case(_scaled(target, theirs[0].unit, my_times), _size(each, mine[0].unit) * their_times, percent)
            for each in theirs
        ]
        for my_times, their_times in _shares(mine, theirs, units)
    ]


def _size(number: Number, other: str) -> Fraction:
    """A number in the smallest unit of its kind, which it shares with the other's."""
    pair = common(number.unit, other)
    assert pair is not None
    return number.value * pair.first


def _scaled(target: Bound | Span, other: str, times: int) -> Bound | Span:
    def number(each: Number) -> Number:
        return Number(_size(each, other) * times, "")

    if isinstance(target, Bound):
        return Bound(target.sign, number(target.number))
    return target._replace(low=number(target.low), high=number(target.high))


def _shares(mine: tuple[Number, ...], theirs: tuple[Number, ...], units: Pair) -> list[tuple[int, int]]:
    """How many times as much each side may mean; once is always among them."""
    readings = [(1, 1)]
    if units.kind == "ratio" and not units.said:
        bare, other = (theirs, mine) if mine[0].unit else (mine, theirs)
        whole = 100 / UNITS[other[0].unit].size
        if any(rules.may_be_a_share(each.value, beside.value, whole) for each in bare for beside in other):
            readings.append((1, int(whole)) if mine[0].unit else (int(whole), 1))
    return readings


def numbers(value: Bound | Number | Span) -> tuple[Number, ...]:
    """The numbers of a target or an actual."""
    if isinstance(value, Bound):
        return (value.number,)
    return (value,) if isinstance(value, Number) else (value.low, value.high)


def sign_of(target: Bound, group: Group) -> str:
    """The sign that a number is read with: without one as ≥, but under 成本 and for zero as ≤."""
    return target.sign or ("≤" if target.number.value == 0 or group.is_under("成本") else "≥")


def has_intervals(target: Bound | Span, group: Group, book: Book) -> bool:
    """Whether the interval of the actual alone decides; that gives more for more, so limits have their own rule."""
    return (
        book.satisfaction is not None
        and group.is_under("满意度")
        and not (isinstance(target, Bound) and sign_of(target, group) in "≤<")
    )


def _of_case(case: Case, weight: Fraction, group: Group, book: Book) -> Fraction | None:
    """Exact points of a number against a target; None where nothing can be said."""
    target, actual, percent = case
    if book.satisfaction and has_intervals(target, group, book):
        return weight * rules.share_by_interval(book.satisfaction, actual) if percent else None
    if isinstance(target, Bound):
        sign = sign_of(target, group)
        return book.rule(sign)(sign, target.number.value, actual, weight)
    low, high = (">" if target.low_strict else "≥"), ("<" if target.high_strict else "≤")
    if not rules.is_met(low, target.low.value, actual):
        return book.rule(low)(low, target.low.value, actual, weight)
    if not rules.is_met(high, target.high.value, actual):
        return book.rule(high)(high, target.high.value, actual, weight)
    return weight


def execution(funds: Funds, book: Book, *, accepts: bool) -> tuple[Fraction, Points]:
    """The weight of the execution of a budget, and its points."""
    weight = book.execution_weight if funds.weight is None else funds.weight
    budget, executed = _amounts(funds, book)
    low, high = ZERO, weight
    if budget is not None and executed is not None and budget > 0:
        exact = book.execution(budget, executed, weight, funds.completed)
        low, high = rules.rounded(exact[0], weight), rules.rounded(exact[1], weight)
    if low < high and accepts and funds.self_score is not None and low <= funds.self_score <= high:
        low = high = rules.rounded(funds.self_score, weight)
    return weight, (low, high)


def _money(amount: Number | None, unit: str) -> Fraction | None:
    return None if amount is None else amount.value * UNITS[amount.unit or unit].size


def _amounts(funds: Funds, book: Book) -> tuple[Fraction | None, Fraction | None]:
    """What was to be spent and what was: the sums over the sources where all are filled in, or else the total."""
    counted = [each for each in funds.sources if not (each.adjusted is None and each.executed is None)]
    half = any(each.adjusted is None or each.executed is None for each in counted)
    if half or not (book.over_sources and counted):
        return _money(funds.adjusted, funds.unit), _money(funds.executed, funds.unit)
    return _sum(counted, 0), _sum(counted, 1)


def _sum(sources: list[Source], column: int) -> Fraction | None:
    amounts = [_money(each.executed if column else each.adjusted, each.unit) for each in sources]
    return sum((each for each in amounts if each is not None), ZERO) if None not in amounts else None


class Result(NamedTuple):
    """What the oracle says of a form; `grade` is None while the two ends of the total do not agree."""

    rows: list[Verdict]
    execution: Points | None
    total: Points
    grade: str | None


def score(sheet: Sheet, book: Book) -> Result:
    """Everything about a form."""
    verdicts = [verdict(row, group, sheet, book) for group in sheet.groups for row in group.rows]
    weight, paid = execution(sheet.funds, book, accepts=sheet.accepts) if sheet.funds else (ZERO, None)
    parts = [(each.low, each.high) for each in verdicts] + ([paid] if paid else [])
    low, high = sum((low for low, _ in parts), ZERO), sum((high for _, high in parts), ZERO)
    everything, applicable = weight + weights(sheet), weight + weights(sheet, only_applicable=True)
    if book.rescales and applicable < everything:
        if applicable:
            low, high = (rules.rescaled(each, everything, applicable) for each in (low, high))
        else:
            high = everything
    total = rules.to_cents(low), rules.to_cents(high)
    worst, best = book.grade(total[0]), book.grade(total[1])
    return Result(verdicts, paid, total, worst if worst == best else None)


def weights(sheet: Sheet, *, only_applicable: bool = False) -> Fraction:
    """The weights of all indicators, or of those that apply."""
    rows = (row for group in sheet.groups for row in group.rows if row.applicable or not only_applicable)
    return sum((row.weight for row in rows if row.weight is not None), ZERO)
