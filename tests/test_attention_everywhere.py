"""What a reviewer is asked to look at, for every way to say it, beside what its fields say in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from perfeval import Attention
from perfeval.rulebook.attention import is_out_of_scale

SWITCHES = "limits not_equal exceeded above".split()
KINDS = "at_least at_most exactly unstated".split()
#: On, beside and far from each threshold of 1.5 times, of 30, and of zero.
NUMBERS = [(target, actual) for target in (-10, 0, 20) for actual in (-15, -10, 0, 19, 20, 21, 29, 30, 31)]


def every() -> Iterator[Attention]:
    """Each choice of thresholds and switches."""
    for overshoot, from_zero, *switches in product(("1.5", None), (30, None), *[(False, True)] * 4):
        named: dict[str, Any] = dict(zip(SWITCHES, switches, strict=True))
        yield Attention(overshoot=overshoot, from_zero=from_zero, **named)


def reached(attention: Attention, actual: int, line: Decimal | None) -> bool:
    """Whether an actual is on the far side of a threshold, which belongs to it unless it has to be above."""
    return line is not None and (actual > line or (actual == line and not attention.above))


def what(attention: Attention, kind: str, target: int, actual: int) -> str:
    """The first reason to look, from the words of the fields."""
    if kind == "exactly" and attention.not_equal and actual != target:
        return "not-equal"
    if kind == "at_most" and attention.exceeded and actual > target:
        return "limit-exceeded"
    if kind == "at_most" and not attention.limits:
        return ""
    line = attention.from_zero if target == 0 else attention.overshoot and attention.overshoot * target
    return "overshoot" if target >= 0 and reached(attention, actual, line) else ""


@pytest.mark.parametrize("attention", list(every()), ids=repr)
def test_when(attention: Attention) -> None:
    """It asks, and marks, exactly where its fields say so."""
    for kind, (target, actual) in product(KINDS, NUMBERS):
        case: Any = SimpleNamespace(kind=kind, target=Decimal(target), actual=Decimal(actual))
        expected = what(attention, kind, target, actual)
        asked, marked = attention.asks(case), attention.marked(case)

        assert (asked is not None, marked is not None) == (bool(expected), bool(expected))
        assert asked is None or asked.code == f"{expected}-unexplained"
        assert marked is None or marked.code == f"{expected}-marked"


def test_each_says_when() -> None:
    """No two choices read alike, in either language, and what is not chosen is not said."""
    choices = list(every())

    for language in ("zh", "en"):
        said = [getattr(each, language) for each in choices]
        # With neither threshold there is nothing to be above of.
        bare = sum(each.above and each.overshoot is None and each.from_zero is None for each in choices)
        assert len(set(said)) == len(said) - bare
        for each, text in zip(choices, said, strict=True):
            assert (each.overshoot is not None) == ("1.5" in text)
            assert (each.from_zero is not None) == ("30" in text)


@pytest.mark.parametrize(
    ("target", "actual", "unit", "far"),
    [
        (1, 1000, "次", True),
        (1, 999, "次", False),
        (1000, 1, "次", True),
        (999, 1, "次", False),
        (0, 1000, "次", False),
        (1000, 0, "次", False),
        (-1, 1000, "次", False),
        (1000, -1, "次", False),
        (100, 200, "%", False),
        (100, 201, "%", True),
        (101, 202, "%", False),
        (100, 201, "次", False),
        (90, 201, "%", True),
    ],
)
def test_out_of_scale(target: int, actual: int, unit: str, *, far: bool) -> None:
    """A thousand times more or less, or more than 200 % where at most 100 % was the target."""
    case: Any = SimpleNamespace(kind="at_least", target=Decimal(target), actual=Decimal(actual), unit=unit)

    assert is_out_of_scale(case) is far
