"""Take targets and actuals apart under a type checker, with nothing left over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NoReturn

from perfeval import (
    Actual,
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    NotBefore,
    Quantity,
    Scorecard,
    Target,
    Unstated,
    evaluate,
    read_form,
    samples,
)
from perfeval.rulebooks import MOF_2020


def left_over(value: NoReturn) -> NoReturn:
    """No checked program comes here; from Python 3.11 on it is `typing.assert_never`."""
    raise AssertionError(value)


def kind_of(target: Target | None) -> str:
    """What a target asks for; where a kind of target is missing here, the type checker says which."""
    match target:
        case None:
            return "nothing is written"
        case AtLeast(bound) | Unstated(bound):
            return f"{bound.value:f} {bound.unit} or more"
        case AtMost(bound):
            return f"{bound.value:f} {bound.unit} or less"
        case Exactly(bound):
            return f"{bound.value:f} {bound.unit}"
        case Between(low, high):
            return f"{low} to {high}"
        case Deadline() | NotBefore():
            return f"a day, {target.date}"
        case Described():
            return "words"
        case _:
            left_over(target)


def number_of(actual: Actual | None) -> Decimal | None:
    """The number that was reached, where it is one."""
    if isinstance(actual, Quantity):
        return actual.value
    if actual is None or isinstance(actual, (Between, date, MonthDay, Band, str)):
        return None
    left_over(actual)


def total_of(card: Scorecard) -> Decimal | None:
    """The total, or None while something is open."""
    return None if card.unsettled else card.total


if __name__ == "__main__":
    form = read_form(samples.text("health"))
    for indicator in form.indicators:
        print(indicator.name, "|", kind_of(indicator.target), "|", number_of(indicator.actual))
    print(total_of(evaluate(form, MOF_2020)))
