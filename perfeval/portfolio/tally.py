"""Scorecards added up: counts, exact sums, and the few projects that come first in an order.

Adding up is the same whether a scorecard comes in or another tally: what has one key becomes one part.
Sums are exact and every order is total, so neither the order of the forms nor how they were split can show.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

import attrs

from perfeval._exact import ZERO, add, multiply
from perfeval._plain import holds_all
from perfeval.errors import InvalidForm
from perfeval.expressions.quantity import Quantity
from perfeval.finding import Severity
from perfeval.form.fields import all_of
from perfeval.portfolio.parts import AmountSum, BookSum, FindingCount, GradeSpan, Loss, ProjectTotal, YearCount
from perfeval.scorecard.layout import grade_between

if TYPE_CHECKING:
    from perfeval.scorecard import ExecutionScore, IndicatorScore, Scorecard

__all__ = ["COLUMNS", "UNIT", "Tally", "consistent", "in_unit", "tallied", "united"]

#: The unit of every sum of money.
UNIT: Final = "万元"
_MONEY: Final = Quantity(0, UNIT)
#: The columns of the funds that are added up.
COLUMNS: Final = ("initial", "adjusted", "executed")
#: How many projects are kept by name, in either order.
_KEPT: Final = 10
_SEVERITIES: Final = list(Severity)

#: What a sum belongs to: the field of the tally, and the fields of the part that are its key.
_Key: TypeAlias = "tuple[Any, ...]"


def _many(kind: type) -> Any:
    def taken(values: Iterable[Any]) -> tuple[Any, ...]:
        return all_of(kind, values)

    return attrs.field(default=(), converter=taken, metadata=holds_all(kind))


@final
@attrs.frozen
class Tally:
    """All that a portfolio knows of its forms, each part in its order."""

    books: tuple[BookSum, ...] = _many(BookSum)
    amounts: tuple[AmountSum, ...] = _many(AmountSum)
    years: tuple[YearCount, ...] = _many(YearCount)
    grades: tuple[GradeSpan, ...] = _many(GradeSpan)
    dimensions: tuple[Loss, ...] = _many(Loss)
    categories: tuple[Loss, ...] = _many(Loss)
    indicators: tuple[Loss, ...] = _many(Loss)
    findings: tuple[FindingCount, ...] = _many(FindingCount)
    #: The projects with the fewest points, and those with the most open ones.
    lowest: tuple[ProjectTotal, ...] = _many(ProjectTotal)
    widest: tuple[ProjectTotal, ...] = _many(ProjectTotal)


def _by_size(loss: Loss) -> _Key:
    """The most lost points first, then the most open ones, then by name."""
    return loss.lost.copy_negate(), loss.open.copy_negate(), loss.name


def _by_severity(found: FindingCount) -> _Key:
    """The worst first, then what most forms have."""
    return _SEVERITIES.index(found.severity), -found.forms, -found.count, found.code


def _rank(project: ProjectTotal) -> _Key:
    """Fewest points first, as a share of the full points; only what is the same in all has the same rank."""
    low, high, full = map(Fraction, (project.low, project.high, project.full))
    funds = project.adjusted is not None, project.adjusted or ZERO
    return (low / full, high / full, project.name, project.rulebook, full, project.grade, *funds)


def _openness(project: ProjectTotal) -> _Key:
    """Most open points first, as a share of the full points."""
    low, high, *rest = _rank(project)
    return (low - high, low, *rest)


def _by_key(part: Any) -> _Key:
    """By the fields of its key: they stand first, and no other part has the same."""
    return attrs.astuple(part, recurse=False)


#: Each kind of sum: what it becomes, how many of its fields are its key, and what it is sorted by.
_KINDS: Final[dict[str, tuple[type, int, Callable[[Any], _Key]]]] = {
    "books": (BookSum, 5, _by_key),
    "amounts": (AmountSum, 1, _by_key),
    "years": (YearCount, 1, _by_key),
    "grades": (GradeSpan, 2, _by_key),
    "dimensions": (Loss, 1, _by_size),
    "categories": (Loss, 1, _by_size),
    "indicators": (Loss, 1, _by_size),
    "findings": (FindingCount, 2, _by_severity),
}
#: Each choice of projects, and what puts a project before others.
_CHOICES: Final[dict[str, Callable[[ProjectTotal], _Key]]] = {
    "lowest": _rank,
    "widest": _openness,
}


class _Sums:
    """Sums that grow; no more than these is held of any form."""

    def __init__(self) -> None:
        self._sums: defaultdict[str, dict[_Key, tuple[Any, ...]]] = defaultdict(dict)
        self._projects: defaultdict[str, list[ProjectTotal]] = defaultdict(list)

    def add(self, field: str, key: _Key, amounts: tuple[Any, ...]) -> None:
        """Add to what is held under *key*."""
        sums = self._sums[field]
        held = sums.get(key)
        sums[key] = amounts if held is None else tuple(map(_plus, held, amounts))

    def choose(self, field: str, project: ProjectTotal) -> None:
        """Take a project to choose from; the list is cut whenever it has grown well beyond what is kept."""
        projects = self._projects[field]
        projects.append(project)
        if len(projects) > 10 * _KEPT:
            self._projects[field] = _first(field, projects)

    def add_tally(self, tally: Tally) -> None:
        """Add all that another tally holds."""
        for field, (_, key, _) in _KINDS.items():
            for part in getattr(tally, field):
                values = attrs.astuple(part, recurse=False)
                self.add(field, values[:key], values[key:])
        for field in _CHOICES:
            for project in getattr(tally, field):
                self.choose(field, project)

    def done(self) -> Tally:
        """What has come together."""
        sums: dict[str, Any] = {
            field: sorted((kind(*key, *amounts) for key, amounts in self._sums[field].items()), key=order)
            for field, (kind, _, order) in _KINDS.items()
        }
        sums |= {field: _first(field, self._projects[field]) for field in _CHOICES}
        return Tally(**sums)


def _plus(one: Any, other: Any) -> Any:
    return one + other if type(one) is int else add(one, other)


def _first(field: str, projects: list[ProjectTotal]) -> list[ProjectTotal]:
    return sorted(projects, key=_CHOICES[field])[:_KEPT]


def tallied(cards: Iterable[Scorecard]) -> Tally:
    """Add up scorecards, holding one at a time."""
    sums = _Sums()
    for _ in map(_added_to(sums), cards):
        pass
    return sums.done()


def united(*tallies: Tally) -> Tally:
    """Add up tallies; one by itself is put in order."""
    sums = _Sums()
    for tally in tallies:
        sums.add_tally(tally)
    return sums.done()


def consistent(tally: Tally) -> Tally:
    """A tally that came from elsewhere, if its counts and ends go together.

    Raises:
        InvalidForm: when they do not.
    """
    count = sum(book.forms for book in tally.books)
    fits = (
        sum(each.forms for each in tally.grades) == count
        and sum(each.forms for each in tally.years) <= count
        and all(each.forms <= count for each in tally.amounts)
        and all(max(book.open, book.funded) <= book.forms for book in tally.books)
        and all(book.low <= book.high and book.weighted_low <= book.weighted_high for book in tally.books)
        and all(each.lowest <= each.highest for each in tally.grades)
    )
    if not fits:
        raise InvalidForm("the parts of the portfolio contradict each other", remedy="pass what to_dict gave")
    return tally


def _added_to(sums: _Sums) -> Callable[[Scorecard], None]:
    """A function of one scorecard: nothing else refers to the card, so that it goes before the next one comes."""

    def add_card(card: Scorecard) -> None:
        adjusted = _add_funds(sums, card)
        _add_total(sums, card, adjusted)
        _add_losses(sums, card)
        for code, found in _counted(card).items():
            sums.add("findings", code, (found, 1))

    return add_card


def in_unit(amount: Quantity) -> Decimal:
    """An amount of money in 万元, exactly."""
    return _MONEY.aligned(amount)[1]


def _add_funds(sums: _Sums, card: Scorecard) -> Decimal | None:
    """Add the columns of the funds, and return 全年预算数."""
    budget, adjusted = card.form.budget, None
    for column in COLUMNS:
        value = None if budget is None else getattr(budget, column)
        if budget is not None and value is not None:
            amount = in_unit(Quantity(value, budget.unit))
            sums.add("amounts", (column,), (1, amount))
            adjusted = amount if column == "adjusted" else adjusted
    return adjusted


def _add_total(sums: _Sums, card: Scorecard, adjusted: Decimal | None) -> None:
    book, scale = card.rulebook, card.rulebook.grades
    low, high = card.low, card.high
    funds = adjusted if adjusted is not None and adjusted > ZERO else ZERO
    key = (book.name, str(book.source), str(scale), scale.names, scale.full)
    counts = 1, int(low != high), low, high
    sums.add("books", key, (*counts, int(funds > ZERO), funds, multiply(funds, low), multiply(funds, high)))
    sums.add("grades", (scale.grade(low), scale.grade(high)), (1,))
    if card.form.year is not None:
        sums.add("years", (card.form.year,), (1,))
    project = ProjectTotal(card.name, book.name, low, high, scale.full, grade_between(book, low, high), adjusted)
    sums.choose("lowest", project)
    if low != high:
        sums.choose("widest", project)


def _add_losses(sums: _Sums, card: Scorecard) -> None:
    if card.execution is not None:
        _add_loss(sums, card.execution, (card.execution.name,) * 3)
    for score in card.indicators:
        _add_loss(sums, score, score.place)


def _add_loss(sums: _Sums, score: IndicatorScore | ExecutionScore, place: tuple[str, ...]) -> None:
    """Add what was lost and what is open, unless that is nothing, under the name of each tier."""
    lost, unsettled = score.lost, score.open
    if lost or unsettled:
        for field, name in zip(("dimensions", "categories", "indicators"), place, strict=True):
            sums.add(field, (name,), (1, lost, unsettled))


def _counted(card: Scorecard) -> Counter[_Key]:
    return Counter((each.code, each.severity) for each in card.findings)
