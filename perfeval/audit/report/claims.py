"""What a report claims, as values: each with the sentence that says so."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from perfeval.form import Indicator, SelfEvaluation

#: The tiers by what reports call them.
TIERS: Final = ("一级", "二级", "三级")


class Row(NamedTuple):
    """An indicator of the form, with the place that findings give it."""

    place: tuple[str, str, str]
    indicator: Indicator


class Tier(NamedTuple):
    """A first or second tier of the form, with the rows under it."""

    place: tuple[str, ...]
    rows: tuple[Row, ...]
    #: The weight that is printed beside it.
    weight: Decimal | None


class Figures(NamedTuple):
    """What a sentence says of an indicator or a tier: texts of values, and points."""

    text: str
    target: str = ""
    actual: str = ""
    #: A value right behind the name, of which nobody says whether it was promised or reached.
    value: str = ""
    #: Whether that value can only be one that was reached.
    done: bool = False
    weight: Decimal | None = None
    points: Decimal | None = None
    #: Whether all points are claimed, without a figure.
    full: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it goes through an indicator: two of target, actual and points."""
        points = self.full or self.points is not None or self.weight is not None
        return sum((bool(self.target), bool(self.actual), points)) > 1


class OfRow(NamedTuple):
    """A claim about an indicator that the form has; several where the name does not tell them apart."""

    rows: tuple[Row, ...]
    figures: Figures


class OfUnknown(NamedTuple):
    """A claim about an indicator by a name that the form does not have, under a tier that the text names."""

    name: str
    tiers: tuple[Tier, ...]
    figures: Figures


class Renamed(NamedTuple):
    """A claim about an indicator by a name that is near to one of the form."""

    name: str
    row: Row
    figures: Figures


class OfTier(NamedTuple):
    """A claim about the sum of a tier; of several where the text leaves open which."""

    tiers: tuple[Tier, ...]
    figures: Figures


class Amount(NamedTuple):
    """A claim about an amount of money: which columns of the funds it may be."""

    text: str
    columns: tuple[str, ...]
    said: str
    amount: str


class Rate(NamedTuple):
    """A claim about the execution rate, and whether it is that of the initial budget."""

    text: str
    said: str
    of_initial: bool = False


class Total(NamedTuple):
    """A claim about the total; where it may be the sum of a tier as well, of which."""

    text: str
    points: Decimal
    tiers: tuple[Tier, ...] = ()


class Graded(NamedTuple):
    """A claim about the grade."""

    text: str
    word: str


class Count(NamedTuple):
    """A claim about the number of indicators of a tier (0, 1, 2), and what numbers would be right."""

    text: str
    level: int
    number: int
    right: tuple[int, ...]
    place: tuple[str, ...]


class Denial(NamedTuple):
    """A claim that nothing was missed, or that nothing was exceeded by much, of some rows."""

    text: str
    rows: tuple[Row, ...]
    missed: bool
    exceeded: bool


class Claims(NamedTuple):
    """All that a report claims."""

    rows: tuple[OfRow, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    unknown: tuple[OfUnknown, ...] = ()
    tiers: tuple[OfTier, ...] = ()
    amounts: tuple[Amount, ...] = ()
    rates: tuple[Rate, ...] = ()
    #: Points of the execution of the budget, and those at stake.
    execution: tuple[Figures, ...] = ()
    totals: tuple[Total, ...] = ()
    grades: tuple[Graded, ...] = ()
    counts: tuple[Count, ...] = ()
    denials: tuple[Denial, ...] = ()
    #: Names of projects, where none of them is the form's.
    others: tuple[str, ...] = ()
    #: The rows that the text names.
    mentioned: frozenset[int] = frozenset()


class Reported(NamedTuple):
    """What a check of reports looks at: a form, its rows and tiers, and the claims of a report about it."""

    form: SelfEvaluation
    rows: tuple[Row, ...]
    claims: Claims

    @property
    def whole(self) -> tuple[str, ...]:
        """The place of the form as a whole."""
        return (self.form.project,)
