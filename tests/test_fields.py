"""Every field of a value that people build refuses what it cannot hold, whichever way it is passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import perfeval
from perfeval import Attention, Cell, Finding, Overshoot, PassLine, PerfevalError, Severity, Unread, parse_target
from tests.test_reprs import BOOKS, CARD, FORM, PUBLISHED

TEXTS = "≥3 ≤3 =3 3 1月底前 3月1日后 1~2 提高".split()
#: Values with all that is part of them.
WHOLE = [
    FORM,
    *PUBLISHED,
    *BOOKS,
    *map(parse_target, TEXTS),
    Attention(overshoot="1.3"),
    Cell(1, 1),
    Finding("code", Severity.NOTE, "words"),
    Overshoot("1.3"),
    PassLine("0.6"),
    Unread("words"),
]


def parts(values: list[Any]) -> Iterator[Any]:
    """These values and all that are part of them, one of each class."""
    seen: set[type] = set()
    todo, done = [*values], set()
    while todo:
        value = todo.pop()
        if isinstance(value, (tuple, list)):
            todo += value
        elif attrs.has(type(value)) and id(value) not in done:
            done.add(id(value))
            todo += [getattr(value, field.name) for field in attrs.fields(type(value))]
            if type(value) not in seen and type(value).__name__ in perfeval.__all__:
                seen.add(type(value))
                yield value


ONE_OF_EACH = sorted(
    (value for value in parts(WHOLE) if not isinstance(value, (type(CARD), perfeval.Standard))),
    key=lambda value: type(value).__name__,
)
FIELDS = [(value, field) for value in ONE_OF_EACH for field in attrs.fields(type(value)) if field.init]


@pytest.mark.parametrize(
    ("value", "field"), FIELDS, ids=[f"{type(value).__name__}.{field.name}" for value, field in FIELDS]
)
def test_a_field_refuses_what_it_cannot_hold(value: Any, field: attrs.Attribute[Any]) -> None:
    """It is an error of this library, which names what is wrong, and no other."""
    for wrong in (object(), [object()], {object(): object()}, float("nan"), b"5"):
        with pytest.raises(PerfevalError):
            attrs.evolve(value, **{str(field.alias): wrong})


def test_the_classes() -> None:
    """Nothing that is built by hand is left out."""
    assert len(ONE_OF_EACH) >= 30
