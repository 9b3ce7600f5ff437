"""Many forms of a department (部门) as one sum: how many, with which funds, how well, and what cost the most points.

A portfolio keeps sums and no scorecards.
It grows with the number of different names and codes, not with the number of forms:
a small row for each name of a dimension, category or indicator that lost points or is open, one for each code of a
finding, the ten projects with the fewest points, and the ten with the most open ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import Any, Final, cast, final

import attrs

from perfeval._console import for_console
from perfeval._exact import ZERO, bare, digits, total
from perfeval._plain import from_plain, sealed, to_plain, unsealed
from perfeval._shown import brief_repr, counted, shown
from perfeval.errors import InvalidForm, InvalidQuantity, Unsettled
from perfeval.expressions.quantity import Quantity, checked_quantity, parse_quantity
from perfeval.expressions.units import unit_of
from perfeval.grade import Grade
from perfeval.portfolio.layout import lay_out
from perfeval.portfolio.narrative import narrate
from perfeval.portfolio.parts import AmountSum, BookSum, FindingCount, Funds, GradeCount, Loss, ProjectTotal, sum_of
from perfeval.portfolio.sheet import portfolio_sheet
from perfeval.portfolio.tally import COLUMNS, UNIT, Tally, consistent, in_unit, tallied, united
from perfeval.portfolio.words import share_of
from perfeval.report import Table, as_csv, as_html, as_markdown, as_page, as_text
from perfeval.scorecard import Scorecard

__all__ = ["Portfolio"]

_HUNDRED: Final = 100


def _added_up(cards: Iterable[Scorecard]) -> Tally:
    if isinstance(cards, Tally):
        return cards
    if isinstance(cards, Scorecard):
        raise InvalidForm("one scorecard where several are due", remedy="write Portfolio([card])")
    if isinstance(cards, Portfolio):
        raise InvalidForm("a portfolio where scorecards are due", remedy="write portfolio.merge(other)")
    if not isinstance(cards, Iterable) or isinstance(cards, (str, bytes, Mapping)):
        raise InvalidForm(
            f"{shown(cards)} is no iterable of scorecards", remedy="write Portfolio(evaluate_many(forms, rulebook))"
        )
    return tallied(map(_card, cards, count(1)))


def _card(card: object, number: int) -> Scorecard:
    if isinstance(card, Scorecard):
        return card
    raise InvalidForm(
        f"{shown(card)} is no Scorecard",
        remedy="write Portfolio(evaluate_many(forms, rulebook))",
        place=(f"number {number}",),
    )


def _money(value: Quantity | str | None) -> Quantity | None:
    """Take an amount of money with its unit, in 万元."""
    if value is None:
        return None
    remedy = 'write an amount with its unit, as in expenditure="1825.53万元"'
    if not isinstance(value, (str, Quantity)):
        raise InvalidQuantity(f"{shown(value)} is no amount of money", remedy=remedy)
    quantity = parse_quantity(value) if isinstance(value, str) else value
    if unit_of(quantity.unit).dimension != "money":
        raise InvalidQuantity(f"{shown(str(quantity))} is no amount of money", remedy=remedy)
    if quantity.value <= ZERO:
        raise InvalidQuantity(f"{quantity} is no expenditure", remedy="give more than 0, or leave it out")
    return checked_quantity(in_unit(quantity), UNIT)


@final
@attrs.frozen
class Portfolio:
    """The scorecards of a department, added up.

    *cards* is any iterable of scorecards, a generator too; it is gone through once, one scorecard at a time.
    *expenditure* is what the department spent in all (部门支出总额), with its unit.

    Raises:
        InvalidForm: when *cards* holds anything else than scorecards.
        InvalidQuantity: when *expenditure* is no amount of money with a unit, or none above 0.

    >>> from perfeval import Budget, Portfolio, SelfEvaluation, evaluate_many
    >>> from perfeval.rulebooks import MOF_2020
    >>> forms = [
    ...     SelfEvaluation.from_rows(
    ...         [{"三级指标": "宣传次数", "年度指标值": "≥10次", "实际完成值": actual, "分值": 90}],
    ...         project=project,
    ...         budget=Budget(adjusted=adjusted, executed=adjusted),
    ...     )
    ...     for project, adjusted, actual in [("宣传经费", "0.2", "10次"), ("外网延伸", "244.23", "9次")]
    ... ]
    >>> portfolio = Portfolio(evaluate_many(forms, MOF_2020), expenditure="1825.53万元")
    >>> portfolio
    <Portfolio of 2 projects, 244.43万元, mean 95.5>
    >>> portfolio.share, portfolio.mean, portfolio.weighted_mean
    (Decimal('0.1339'), Decimal('95.50'), Decimal('91.01'))
    >>> portfolio.by_indicator
    (<Loss 宣传次数 9, 0 open>,)
    """

    _tally: Tally = attrs.field(alias="cards", converter=_added_up)
    #: What the department spent in all (部门支出总额), in 万元; None where nobody said.
    expenditure: Quantity | None = attrs.field(default=None, converter=_money)

    def merge(self, other: Portfolio) -> Portfolio:
        """The forms of both in one portfolio; in whatever order parts are merged, the result is the same.

        Expenditures add up, and None adds nothing: two departments have what both spent.
        Where a department is summed up in parts, give its expenditure to one of them only.

        Raises:
            InvalidForm: when *other* is no portfolio.

        >>> from perfeval import Portfolio
        >>> Portfolio([], expenditure="2万元").merge(Portfolio([], expenditure="5000元")).expenditure
        Quantity('2.5', '万元')
        """
        if not isinstance(other, Portfolio):
            raise InvalidForm(f"{shown(other)} is no portfolio", remedy="write portfolio.merge(Portfolio(cards))")
        given = [each.expenditure.value for each in (self, other) if each.expenditure is not None]
        expenditure = checked_quantity(total(given), UNIT) if given else None
        return Portfolio(_as_cards(united(self._tally, other._tally)), expenditure)

    def __len__(self) -> int:
        return self.count

    @property
    def count(self) -> int:
        """How many forms there are."""
        return sum(book.forms for book in self._tally.books)

    @property
    def rulebooks(self) -> tuple[tuple[str, int], ...]:
        """The name of each rulebook with the number of forms under it; more than one makes totals hard to compare."""
        return tuple((book.name, book.forms) for book in self._tally.books)

    @property
    def years(self) -> tuple[tuple[int, int], ...]:
        """Each year (年度) with the number of forms of it; forms that name none are left out."""
        return tuple((each.year, each.forms) for each in self._tally.years)

    @property
    def funds(self) -> Funds:
        """The funds (项目资金) in 万元, added up exactly."""
        held = {each.name: each for each in self._tally.amounts}
        initial, adjusted, executed = (held.get(name, AmountSum(name, 0, ZERO)) for name in COLUMNS)
        return Funds(
            checked_quantity(initial.amount, UNIT),
            checked_quantity(adjusted.amount, UNIT),
            checked_quantity(executed.amount, UNIT),
            self.count - initial.forms,
            self.count - adjusted.forms,
            self.count - executed.forms,
        )

    @property
    def without_funds(self) -> int:
        """How many forms have no 全年预算数 above 0; the fund-weighted mean leaves them out."""
        return self.count - sum(book.funded for book in self._tally.books)

    @property
    def share(self) -> Decimal | None:
        """全年预算数 in all as a share of the expenditure, to four places (0.1339 is 13.39 %); None without one."""
        if self.expenditure is None:
            return None
        return share_of(self.funds.adjusted, self.expenditure)

    @property
    def grades(self) -> tuple[GradeCount, ...]:
        """How many projects have each grade, from 优 to 差; while totals are open, from a least to a most number."""
        names = {book.grades for book in self._tally.books}
        called = names.pop() if len(names) == 1 else tuple(map(str, Grade))
        return tuple(self._grade(grade, name) for grade, name in zip(Grade, called, strict=True))

    def _grade(self, grade: Grade, name: str) -> GradeCount:
        within = [each for each in self._tally.grades if each.lowest <= grade <= each.highest]
        low = sum(each.forms for each in within if each.lowest is each.highest)
        return GradeCount(grade, name, low, sum(each.forms for each in within))

    @property
    def mean_low(self) -> Decimal | None:
        """The mean of the fewest points, to two places; None without forms."""
        return _mean(self._tally.books, "low", "forms")

    @property
    def mean_high(self) -> Decimal | None:
        """The mean of the most points, to two places; None without forms."""
        return _mean(self._tally.books, "high", "forms")

    @property
    def mean(self) -> Decimal | None:
        """The mean of the totals, to two places, out of 100 points; None without forms.

        A total under a rulebook with other full points than 100 counts as its share of them.

        Raises:
            Unsettled: while open totals leave more than one number; `mean_low` and `mean_high` always hold.
        """
        return self._settled("mean", self.mean_low, self.mean_high)

    @property
    def weighted_mean_low(self) -> Decimal | None:
        """The mean of the fewest points, each form weighted by its 全年预算数; None where no form has funds."""
        return _mean(self._tally.books, "weighted_low", "funds")

    @property
    def weighted_mean_high(self) -> Decimal | None:
        """The mean of the most points, each form weighted by its 全年预算数; None where no form has funds."""
        return _mean(self._tally.books, "weighted_high", "funds")

    @property
    def weighted_mean(self) -> Decimal | None:
        """The mean of the totals, each weighted by its 全年预算数; forms `without_funds` are left out.

        Raises:
            Unsettled: while open totals leave more than one number.
        """
        return self._settled("weighted mean", self.weighted_mean_low, self.weighted_mean_high)

    def _settled(self, what: str, low: Decimal | None, high: Decimal | None) -> Decimal | None:
        if low is None or high is None or low == high:
            return low
        name = what.replace(" ", "_")
        error = Unsettled(f"the {what} is {digits(low)} to {digits(high)} points, not one number yet", self.unsettled)
        error.remedy = f"judge or correct what is open, or use {name}_low and {name}_high"
        raise error

    @property
    def open_count(self) -> int:
        """How many forms have an open total."""
        return sum(book.open for book in self._tally.books)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The names of the projects of `widest`."""
        return tuple(each.name for each in self.widest)

    @property
    def widest(self) -> tuple[ProjectTotal, ...]:
        """Up to ten projects whose total is open, those with the most open points first."""
        return self._tally.widest

    @property
    def lowest(self) -> tuple[ProjectTotal, ...]:
        """Up to ten projects, those with the fewest points first."""
        return self._tally.lowest

    @property
    def by_dimension(self) -> tuple[Loss, ...]:
        """What each dimension (一级指标) lost, the most first; 预算执行率 is one of its own.

        Points are those of the rows, before a rulebook that rescales puts them on all that is at stake.
        """
        return self._tally.dimensions

    @property
    def by_category(self) -> tuple[Loss, ...]:
        """What each category (二级指标) lost, the most first."""
        return self._tally.categories

    @property
    def by_indicator(self) -> tuple[Loss, ...]:
        """What each name of an indicator (三级指标) lost over all forms, the most first."""
        return self._tally.indicators

    @property
    def findings(self) -> tuple[FindingCount, ...]:
        """What scoring noticed (`Scorecard.findings`), by code: the worst first, then what most forms have."""
        return self._tally.findings

    def narrative(self, language: str = "zh") -> str:
        """The paragraph that a department publishes; *language* is ``zh`` or ``en``.

        >>> from perfeval import Portfolio
        >>> Portfolio([]).narrative()
        '没有开展绩效自评的项目。'
        """
        return narrate(self, self._sources, language)

    @property
    def _sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(book.source for book in self._tally.books))

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, without the forms; `from_dict` reads it, so that parts summed up elsewhere can merge.

        >>> from perfeval import Portfolio
        >>> part = Portfolio([], expenditure="1825.53万元")
        >>> part.to_dict()
        {'perfeval': 'portfolio', 'version': 2, 'expenditure': '1825.53'}
        >>> Portfolio.from_dict(part.to_dict()) == part
        True
        """
        expenditure = {} if self.expenditure is None else {"expenditure": digits(self.expenditure.value)}
        return sealed("portfolio", {**expenditure, **to_plain(self._tally)})

    @classmethod
    def from_dict(cls, data: object) -> Portfolio:
        """Read what `to_dict` gave.

        Raises:
            PerfevalError: when the data hold no portfolio, or counts that contradict each other.
        """
        plain = unsealed("portfolio", data)
        written = plain.pop("expenditure", None)
        expenditure = None if written is None else checked_quantity(sum_of(written), UNIT)
        return cls(_as_cards(united(consistent(from_plain(Tally, plain)))), expenditure)

    def __repr__(self) -> str:
        if not self.count:
            return "<Portfolio of 0 projects>"
        projects = counted(self.count, "project")
        mean = " to ".join(dict.fromkeys(bare(each) for each in (self.mean_low, self.mean_high) if each is not None))
        return brief_repr(self, f"of {projects}, ", f"{bare(self.funds.adjusted.value)}{UNIT}", f", mean {mean}")

    def _tables(self) -> list[Table]:
        return lay_out(self, self._sources)

    def __str__(self) -> str:
        return for_console(self.to_text(), repr(self))

    def to_text(self, encoding: str | None = None, width: int | None = None) -> str:
        """The tables as they print, in lines of at most *width* columns.

        What *encoding* lacks is written as an escape.
        """
        return "\n\n".join(as_text(table, encoding, width) for table in self._tables())

    def to_markdown(self) -> str:
        """The tables in Markdown."""
        return "\n\n".join(map(as_markdown, self._tables()))

    def to_csv(self) -> str:
        """The tables as comma-separated values that are safe to open in a spreadsheet, an empty line between them."""
        return "\n".join(map(as_csv, self._tables()))

    def to_html(self) -> str:
        """The tables as a page of its own, to be looked at or printed: no script, and nothing to load."""
        sheet = portfolio_sheet(self, self._sources)
        return as_page([sheet], sheet.title)

    def _repr_html_(self) -> str:
        return as_html(portfolio_sheet(self, self._sources))


def _as_cards(tally: Tally) -> Iterable[Scorecard]:
    """What has been added up goes in where the scorecards do."""
    return cast("Iterable[Scorecard]", tally)


def _mean(books: tuple[BookSum, ...], points: str, weight: str) -> Decimal | None:
    """Points out of 100 over what they are weighted by, rounded half up to two places; None without any weight."""
    weights = sum((Fraction(getattr(book, weight)) for book in books), Fraction(0))
    if weights <= 0:
        return None
    earned = sum((Fraction(getattr(book, points)) / Fraction(book.full) for book in books), Fraction(0))
    mean = earned * _HUNDRED / weights
    cents = (2 * _HUNDRED * mean.numerator + mean.denominator) // (2 * mean.denominator)
    return Decimal(f"{cents}E-2")
