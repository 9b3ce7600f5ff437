"""A project's funds (项目资金): what was planned and what was spent, by source, and the points that this carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: F401 - signatures name what converters take
from decimal import Decimal
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, final

import attrs

from perfeval._exact import bare, divide, number, places
from perfeval._plain import holds_all
from perfeval._shown import brief_repr, shown
from perfeval._text import squeeze
from perfeval.errors import IncomparableUnits, InvalidForm, PerfevalError
from perfeval.expressions.quantity import Quantity, parse_quantity
from perfeval.expressions.units import unit_of
from perfeval.form.fields import all_of, label, name, nameless, placing, points, truth_or_none, words
from perfeval.form.where import NOWHERE, Cell, Cells, cells_of  # noqa: F401 - the same

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Budget", "FundSource"]

#: A frozen object's own way to fill its derived fields.
_set: Final = object.__setattr__

_T = TypeVar("_T")


def _currency(value: str) -> str:
    if not isinstance(value, str):
        raise InvalidForm(
            f"{shown(value)} is no unit of money",
            remedy='write "万元" or "元"; points are weight=… and self_score=…',
        )
    return _unit_of_money(value)


@lru_cache(maxsize=64)
def _unit_of_money(value: str) -> str:
    unit = Quantity(0, value).unit
    if unit_of(unit).dimension != "money":
        raise InvalidForm(f"{shown(unit)} is no unit of money", remedy="write 万元 or 元")
    return unit


def _amount(value: object, unit: str) -> Decimal | None:
    """Take an amount in *unit*; an amount with another unit of money is converted without loss."""
    if value is None or isinstance(value, (Decimal, int, float)):
        return None if value is None else number(cast("Decimal", value))
    if isinstance(value, str) and squeeze(value) in {"", "-", "/", "--"}:
        return None
    amount = value if isinstance(value, Quantity) else parse_quantity(cast("str", value))
    if amount.unit in ("", unit):
        return amount.value
    try:
        return Decimal(bare(Quantity(0, unit).aligned(amount)[1]))
    except IncomparableUnits:
        raise InvalidForm(
            f"{shown(value)} is no amount of money", remedy=f"write digits in {unit}, or with a unit"
        ) from None


def _given(value: Decimal | int | str | Quantity | None) -> Decimal | None:
    """Take what a person would write; it is read together with the unit."""
    return cast("Decimal | None", value)


def _spent(funds: Budget | FundSource) -> str:
    """What was spent, of what: 19 of 20万元; a stroke for what nobody wrote."""
    executed, adjusted = ("—" if each is None else bare(each) for each in (funds.executed, funds.adjusted))
    return f"{executed} of {adjusted}{funds.unit}"


def _read_amounts(funds: Budget | FundSource, unit: str, name: str) -> None:
    for field in ("initial", "adjusted", "executed"):
        try:
            _set(funds, field, _amount(getattr(funds, field), unit))
        except PerfevalError as error:
            raise error.within(name, label(field)) from None


def _not_two_by_place(kind: type[_T]) -> type[_T]:
    """Refuse two amounts by place without a third: they look like a budget and what it paid, and are two budgets.

    >>> Budget(20, 19)
    Traceback (most recent call last):
        ...
    perfeval.errors.InvalidForm: Budget(20, 19) lacks executed: amounts by place are initial, adjusted and executed
      instead: write Budget(adjusted=20, executed=19), or add executed, which is None where nobody knows it
    """
    executed = [field.name for field in attrs.fields(cast("Any", kind))].index("executed")
    init: Callable[..., None] = vars(kind)["__init__"]

    @wraps(init)
    def checked(self: object, *values: object, **named: object) -> None:
        if len(values) == executed and "executed" not in named:
            *before, one, two = map(shown, values)
            raise InvalidForm(
                f"{kind.__name__}({', '.join([*before, one, two])}) lacks executed: "
                "amounts by place are initial, adjusted and executed",
                remedy=f"write {kind.__name__}({', '.join([*before, f'adjusted={one}', f'executed={two}'])}), "
                "or add executed, which is None where nobody knows it",
            )
        init(self, *values, **named)

    kind.__init__ = checked  # type: ignore[method-assign]
    return kind


@final
@_not_two_by_place
@placing
@attrs.frozen
class FundSource:
    """One source of a project's funds, such as 当年财政拨款, in the unit of its budget.

    >>> from perfeval import FundSource
    >>> FundSource("当年财政拨款", "0.2", "0.2", "2000元").executed
    Decimal('0.2')
    """

    name: str = attrs.field(converter=name)
    initial: Decimal | None = attrs.field(default=None, converter=_given)
    adjusted: Decimal | None = attrs.field(default=None, converter=_given)
    executed: Decimal | None = attrs.field(default=None, converter=_given)
    unit: str = attrs.field(default="万元", converter=_currency)

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise nameless(self, "name", initial=self.initial, adjusted=self.adjusted, executed=self.executed)
        _read_amounts(self, self.unit, self.name)

    def __repr__(self) -> str:
        return brief_repr(self, self.name, f" {_spent(self)}")


def _sources(values: Iterable[FundSource]) -> tuple[FundSource, ...]:
    return all_of(FundSource, values)


@final
@_not_two_by_place
@placing
@attrs.frozen
class Budget:
    """A project's funds (项目资金) for the year, and the points that their execution carries.

    Amounts by place are `initial`, `adjusted` and `executed`; write their names where you have two of them.

    Raises:
        PerfevalError: when an amount is a float or no amount of money, which names the column;
            or for two amounts by place without `executed`.

    >>> from perfeval import Budget
    >>> Budget(initial="244.23", adjusted="244.23", executed="195.384").execution_rate
    Decimal('0.8000')
    """

    #: 年初预算数, in `unit`.
    initial: Decimal | None = attrs.field(default=None, converter=_given)
    #: 全年预算数, in `unit`: what the execution rate is measured against.
    adjusted: Decimal | None = attrs.field(default=None, converter=_given)
    #: 全年执行数, in `unit`.
    executed: Decimal | None = attrs.field(default=None, converter=_given)
    unit: str = attrs.field(default="万元", converter=_currency)
    #: Points at stake (分值).
    weight: Decimal | None = attrs.field(default=Decimal(10), converter=points)
    #: Points that the form itself reports (得分).
    self_score: Decimal | None = attrs.field(default=None, converter=points)
    #: The funds by source, in the same unit.
    sources: tuple[FundSource, ...] = attrs.field(default=(), converter=_sources, metadata=holds_all(FundSource))
    #: The execution rate as the form prints it, such as 100%.
    printed_rate: str = attrs.field(default="", kw_only=True, converter=words)
    #: Whether the project is finished, where a rulebook asks for it; None where the form does not say.
    completed: bool | None = attrs.field(default=None, kw_only=True, converter=truth_or_none)
    #: Points that a reviewer gives (复核得分); nothing is scored by them.
    reviewed_score: Decimal | None = attrs.field(default=None, kw_only=True, converter=points)
    #: Where it stood in its source, for each field that has a column, if its cell is empty too.
    cells: Cells = attrs.field(default=NOWHERE, kw_only=True, eq=False, repr=False, converter=cells_of)

    def __attrs_post_init__(self) -> None:
        _read_amounts(self, self.unit, "项目资金")
        for source in self.sources:
            if source.unit != self.unit:
                raise InvalidForm(
                    f"the source {source.name!r} is in {source.unit}, its budget in {self.unit}",
                    remedy=f'write both in one unit, as in FundSource(…, unit="{self.unit}")',
                )

    @property
    def execution_rate(self) -> Decimal | None:
        """executed / adjusted, as a share to four places (0.8 is 80 %); None without both, or with a budget of 0."""
        if self.executed is None or not self.adjusted:
            return None
        return places(divide(self.executed, self.adjusted), 4)

    def __repr__(self) -> str:
        stake = f", {bare(self.weight)} points" if self.weight is not None else ""
        return brief_repr(self, _spent(self), stake)
