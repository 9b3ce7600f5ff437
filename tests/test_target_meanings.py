"""Targets as clerks write them, labelled by somebody who had not seen how they are read.

A label is ``>=90 %``, ``60~80 分``, ``>60,<=80 分``, ``by 2023-12-31``, ``after --06-30``, ``from --09-01`` or
``words``.
What is not read as its label says stands in ``targets-not-yet.json``, with the reason.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from perfeval import (
    AtLeast,
    AtMost,
    Between,
    Deadline,
    Described,
    Exactly,
    Indicator,
    MonthDay,
    NotBefore,
    Quantity,
    Target,
    Unstated,
    evaluate_indicator,
    parse_quantity,
)
from perfeval.rulebooks import MOF_2020

MEANINGS = Path(__file__).parent / "cases" / "meanings"
LABELS: list[dict[str, Any]] = json.loads((MEANINGS / "targets.json").read_text(encoding="utf-8"))
NOT_YET: dict[str, str] = json.loads((MEANINGS / "targets-not-yet.json").read_text(encoding="utf-8"))

_BOUND = re.compile(r"(>=|<=|>|<|=|)(.+)")
_SIGNS: dict[type, tuple[str, str]] = {
    AtLeast: (">=", ">"),
    AtMost: ("<=", "<"),
    Exactly: ("=", "="),
    Unstated: ("", ""),
}


def bound(label: str) -> tuple[str, Quantity]:
    """The sign and the quantity of a label."""
    match = _BOUND.fullmatch(label)
    assert match is not None
    return match[1], parse_quantity(match[2])


def means(label: str, target: Target | None, year: int | None) -> bool:
    """Whether a target is what its label says."""
    match target:
        case Deadline(date) | NotBefore(date):
            kind = "by" if isinstance(target, Deadline) else "after" if target.strict else "from"
            return label in {f"{kind} {date}", f"{kind} {on(date, year)}"}
        case Between(low, high):
            return ends(label.replace(" ", "")) == (low, high, target.low_strict, target.high_strict)
        case AtLeast() | AtMost() | Exactly() | Unstated():
            strict = getattr(target, "strict", False)
            return bound(label.replace(" ", "")) == (_SIGNS[type(target)][strict], target.bound)
    return label == "words"


def on(date: datetime.date | MonthDay, year: int | None) -> datetime.date | MonthDay:
    """A day in the year of the form."""
    return date.on(year) if isinstance(date, MonthDay) and year else date


def ends(label: str) -> tuple[Quantity, Quantity, bool, bool]:
    """Both ends of a range, the unit of the second for both."""
    if "~" in label:
        label = ">={},<={}".format(*label.split("~"))
    (low_sign, low), (high_sign, high) = (bound(each) for each in label.split(","))
    return Quantity(low.value, low.unit or high.unit), high, low_sign == ">", high_sign == "<"


@pytest.mark.parametrize("row", LABELS, ids=lambda row: row["target"])
def test_target(row: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """It is read as its label says, and asks no question where every expert reads it so."""
    key = f"{row['name']}: {row['target']}"
    if key in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[key], strict=True))
    target = Indicator(row["name"], row["target"], weight=10).target

    if row["means"] == "words" and not isinstance(target, Described) and target is not None:
        assert is_open_in(row)
    else:
        assert means(row["means"], target, row.get("year"))
        assert not (row["sure"] and target is not None and target.uncertain) or isinstance(target, Described)


def is_open_in(row: dict[str, Any]) -> bool:
    """Whether figures of another year are not taken for those of the form."""
    score = evaluate_indicator(Indicator(row["name"], row["target"], "99999999", 10), MOF_2020, year=row["year"])
    return score.decided_by == "of-another-year"


def test_every_exception_is_a_label() -> None:
    """Nothing stands among the exceptions that is no label."""
    assert {*NOT_YET} <= {f"{row['name']}: {row['target']}" for row in LABELS}
