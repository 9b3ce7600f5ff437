"""Shares of the weight, and the lines in per cent from which they are given."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias

from perfeval._exact import ONE, ZERO, add, bare, divide, multiply, number
from perfeval._plain import parts_of
from perfeval._shown import shown
from perfeval.errors import InvalidRulebook

#: Lines in per cent with shares of the weight, from high to low.
Pairs: TypeAlias = tuple[tuple[Decimal, Decimal], ...]

_HUNDRED: Final = Decimal(100)
_TWO: Final = Decimal(2)


def percent(value: Decimal) -> str:
    """Write a share as a percentage.

    >>> percent(Decimal("0.8"))
    '80%'
    """
    return f"{bare(multiply(value, _HUNDRED))}%"


def instead_of(value: Decimal, otherwise: str) -> str:
    """What to write for a number that is no share: the share, where the number looks like per cent.

    >>> instead_of(Decimal(60), "give a share")
    'shares are from 0 to 1: write "0.6" for 60 %'
    """
    if not _TWO <= value <= _HUNDRED:
        return otherwise
    return f'shares are from 0 to 1: write "{bare(divide(value, _HUNDRED))}" for {bare(value)} %'


def pair(values: Iterable[Decimal | int | str]) -> tuple[Decimal, Decimal]:
    """Take two numbers."""
    taken = parts_of(values)
    if taken is None or len(taken) != 2:
        raise InvalidRulebook(f"{shown(values)} is no pair of numbers", remedy='write two, as in (80, "0.8")')
    return number(taken[0]), number(taken[1])


def falling_steps(pairs: Iterable[tuple[Decimal | int | str, Decimal | int | str]]) -> Pairs:
    """Take pairs of a line in per cent and a share of the weight, both falling."""
    steps = tuple(map(pair, parts_of(pairs) or ()))
    lines, shares = [line for line, _ in steps], [part for _, part in steps]
    falling = all(higher > lower for row in (lines, shares) for higher, lower in pairwise(row))
    if not (steps and falling and lines[-1] >= ZERO and shares[-1] >= ZERO and shares[0] <= ONE):
        raise InvalidRulebook(
            f"the steps {', '.join(f'{bare(line)}%: {bare(part)}' for line, part in steps)} do not fall within 0 to 1",
            remedy="give lines in % and shares of the weight, from 0 to 1, from high to low: "
            '[(90, 1), (80, "0.8")]; "0.8" is 80 %, or 8 of 10 points',
        )
    for line in lines:
        if ZERO < line <= ONE:
            raise InvalidRulebook(
                f"a line at {bare(line)} %",
                remedy=f"lines are in per cent: write {bare(multiply(line, _HUNDRED))} for {bare(line)} of the whole",
            )
    return steps


#: More times the target than anybody waits for; a higher number is meant in per cent.
MOST_TIMES: Final = Decimal(10)


def times_meant(value: Decimal) -> str:
    """What to write for a number that cannot be times the target."""
    if value <= ZERO:
        return 'give times the target, above 1, such as "1.2"'
    if value <= ONE:
        return f'give times the target, above 1: "{bare(add(ONE, value))}" for {percent(value)} beyond it'
    times = divide(value, _HUNDRED)
    if value <= _HUNDRED:
        return f'give times the target: "{bare(add(ONE, times))}" for {bare(value)} % beyond it'
    return f'give times the target: "{bare(times)}" for {bare(value)} % of it'
