"""Two numbers beside each other: what the one without a unit may be, and what a unit means beside another one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from perfeval._exact import ONE, ZERO, multiply
from perfeval.expressions.meaning import unit_of_name
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.units import unit_of

_TWO: Final = Decimal(2)
_TEN: Final = Decimal(10)
_TENTH: Final = Decimal("0.1")
_HUNDRED: Final = Decimal(100)

_RATE: Final = re.compile("率|满意度|知晓度|认可度|占比|比例|比重|[%％]")
_A_YEAR: Final = ("/年", ".年", "·年", "*年")
_PER_HEAD: Final = re.compile("[人户生亩]均|单价|单位成本|标准|每[人户生亩个件]")


def as_meant(bound: Quantity, actual: Quantity, name: str) -> tuple[Quantity, Quantity]:
    """The bound and the actual of a name in the units that are meant.

    >>> as_meant(Quantity(35), Quantity(8600, "米"), "道路长度（公里）")
    (Quantity('35', '公里'), Quantity('8600', '米'))
    >>> as_meant(Quantity(95), Quantity("0.97"), "出勤率")
    (Quantity('95', '%'), Quantity('0.97'))
    """
    if bound.unit == actual.unit:
        if bound.unit or _RATE.search(name) is None:
            return bound, actual
        return _as_percent(bound, actual), _as_percent(actual, bound)
    bound, actual = in_named_unit(bound, actual, name), in_named_unit(actual, bound, name)
    bound, actual = _of_the_year(bound, actual), _of_the_year(actual, bound)
    actual = _per_head(actual, bound, name)
    return _in_degrees(bound, actual), _in_degrees(actual, bound)


def _as_percent(number: Quantity, other: Quantity) -> Quantity:
    """A number beside one that is more like its share, both under the name of a rate, is so many per cent: 95, 0.97."""
    squares = multiply(other.value, other.value), multiply(number.value, number.value)
    is_share = ZERO < other.value <= ONE < number.value and multiply(squares[0], _HUNDRED) < squares[1]
    return Quantity(number.value, "%") if is_share else number


def in_named_unit(bare: Quantity, other: Quantity, name: str) -> Quantity:
    """A number without a unit in that of the name, as in 道路长度（公里）, where the other is in one of its kind."""
    unit = "" if bare.unit else unit_of_name(name)
    fits = unit != "" and unit_of(unit).dimension == unit_of(other.unit).dimension
    return Quantity(bare.value, unit) if fits else bare


def _in_degrees(quantity: Quantity, other: Quantity) -> Quantity:
    """度 beside ℃ are degrees, no kilowatt hours."""
    warm = quantity.unit == "度" and unit_of(other.unit).dimension == "temperature"
    return Quantity(quantity.value, other.unit) if warm else quantity


def _of_the_year(yearly: Quantity, other: Quantity) -> Quantity:
    """So much a year is so much in the year of the form."""
    unit = yearly.unit
    if unit.endswith(_A_YEAR) and other.unit and not other.unit.endswith(_A_YEAR):
        return Quantity(yearly.value, unit[:-2])
    return yearly


def _per_head(amount: Quantity, bound: Quantity, name: str) -> Quantity:
    """An amount is per head where the target is, and the name says so: 726元 of 低保标准 ≥726元/人·月.

    Ten times as much may be the whole sum.
    """
    whole, stroke, heads = bound.unit.partition("/")
    if not (stroke and _PER_HEAD.search(name)) or unit_of(amount.unit).dimension != unit_of(whole).dimension:
        return amount
    per_head = Quantity(amount.value, f"{amount.unit}/{heads}")
    most, least = (Quantity(multiply(bound.value, times), bound.unit) for times in (_TEN, _TENTH))
    return per_head if least <= per_head <= most else amount


def share(bare: Quantity, other: Quantity) -> Decimal | None:
    """How many times as much a number without a unit may mean beside a percentage: 0.98 may be 98 %, and 1.05 105 %.

    Beside more than 1 %, every number up to 1 may; any other where the percentage is nearer to it as a share,
    and a number above 1 no further than up to twice the whole.
    """
    unit, value = unit_of(other.unit), bare.value
    if bare.unit or unit.dimension != "ratio" or value <= ZERO or other.value <= ZERO:
        return None
    times = Decimal(int(100 / unit.scale))
    nearer = multiply(multiply(value, value), times) < multiply(other.value, other.value)
    if value <= ONE:
        return times if nearer or other.value > ONE else None
    return times if nearer and multiply(value, times) <= multiply(_TWO, max(other.value, times)) else None


def multiple(bare: Quantity, other: Quantity) -> Decimal | None:
    """How many a unit with a multiple has of what a number without a unit may count: ≥5000 beside 0.6万人.

    Only where the two are much nearer to each other so; 50 beside 48.5万元 is 50万元.

    >>> multiple(Quantity(5000), Quantity("0.6", "万人")), multiple(Quantity(50), Quantity("48.5", "万元"))
    (Decimal('10000'), None)
    """
    times = Decimal(unit_of(other.unit).prefix)
    if bare.unit or times == ONE or bare.value <= ZERO or other.value <= ZERO:
        return None
    low, high = sorted((bare.value, other.value))
    near, far = sorted((bare.value, multiply(other.value, times)))
    is_nearer = multiply(multiply(far, far), low) < multiply(multiply(near, near), high)
    return times if is_nearer and multiply(low, _TEN) < high else None
