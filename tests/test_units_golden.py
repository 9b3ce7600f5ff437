"""Every unit of the table against what the standards say of it, through the public interface."""

from __future__ import annotations

import json
import operator
from collections.abc import Collection
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import pytest

from perfeval import AtLeast, AtMost, Between, IncomparableUnits, Quantity, Unstated, parse_target
from perfeval.expressions import units

pytestmark = pytest.mark.usefixtures("hostile_caller")

GOLDEN: Final[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "units.json").read_text(encoding="utf-8"))
KINDS: Final = GOLDEN["kinds"]
COUNTS: Final[list[str]] = [name for group in GOLDEN["counts"] for name in group["names"]]
PREFIXES: Final[dict[str, str]] = {each["name"]: each["is"] for each in GOLDEN["prefixes"]}
HEADS: Final[list[str]] = [*(kind["of"] for kind in KINDS), "个"]
DEFINITIONS: Final[list[str]] = [unit["is"] for kind in KINDS for unit in kind["units"]]


def sides(equation: str) -> tuple[Quantity, Quantity]:
    """Both sides of what is written as 3 亩 = 2000 平方米."""
    left, right = (Quantity(*side.split(" ")) for side in equation.split(" = "))
    return left, right


def names_of(kind: dict[str, Any]) -> list[str]:
    """The unit that a kind starts from, and those that its equations add one by one."""
    names = [kind["of"]]
    for unit in kind["units"]:
        (new,) = {side.unit for side in sides(unit["is"])} - set(names)
        names.append(new)
    return names


def holds(equation: str) -> None:
    """Both sides are equal, and of one size in each relation and conversion."""
    left, right = sides(equation)

    assert left == right
    assert hash(left) == hash(right)
    assert left.to(right.unit).value == right.value
    assert right.to(left.unit).value == left.value
    assert Quantity(int(right.value) - 1, right.unit) < left < Quantity(int(right.value) + 1, right.unit)


def refuses(one: str, other: str) -> None:
    """Neither is ever more, less, as much as the other, or made into it."""
    mine, theirs = Quantity(1, one), Quantity(1, other)

    assert mine != theirs
    for relation in (operator.lt, operator.le, operator.gt, operator.ge, lambda a, b: a.to(b.unit)):
        for pair in ((mine, theirs), (theirs, mine)):
            with pytest.raises(IncomparableUnits):
                relation(*pair)


class TestTable:
    """The golden and the table have the same names."""

    def test_measures(self) -> None:
        """Each unit that measures stands under one kind."""
        names = [name for kind in KINDS for name in names_of(kind)]

        assert sorted(names) == sorted(units._NOUN)

    @pytest.mark.parametrize(
        ("golden", "table"),
        [(COUNTS, units.COUNTS), (GOLDEN["per"], units._PER), (list(PREFIXES), units.PREFIXES)],
        ids=["counts", "per", "prefixes"],
    )
    def test_names(self, golden: list[str], table: Collection[str]) -> None:
        """Each measure word, denominator and prefix stands once."""
        assert sorted(golden) == sorted(table)

    def test_sources(self) -> None:
        """Whatever is cited is listed, and the other way round."""
        cited = {each["source"] for kind in KINDS for each in (kind, *kind["units"])}
        standings = {each["standing"] for kind in KINDS for each in (kind, *kind["units"])}

        assert cited == set(GOLDEN["sources"])
        assert standings == {"legal", "customary", "variant"}


class TestSize:
    """How many of one unit make another."""

    @pytest.mark.parametrize("equation", DEFINITIONS)
    def test_definition(self, equation: str) -> None:
        """Every unit is tied to one that stands before it."""
        holds(equation)

    @pytest.mark.parametrize("equation", GOLDEN["across"])
    def test_across(self, equation: str) -> None:
        """So are units that no definition brings together, behind prefixes too."""
        holds(equation)

    @pytest.mark.parametrize("name", COUNTS)
    def test_measure_words_count_one(self, name: str) -> None:
        """Measure words stand for one another, and no other unit for them."""
        holds(f"1 {name} = 1 个")

    @pytest.mark.parametrize("prefix", PREFIXES)
    def test_prefix(self, prefix: str) -> None:
        """A prefix multiplies money and counts alike, and a number without a unit."""
        names = ["", "元", "人民币", *COUNTS]

        assert [name for name in names if Quantity(1, prefix + name) != Quantity(PREFIXES[prefix], name)] == []

    @pytest.mark.parametrize("name", GOLDEN["per"])
    def test_per(self, name: str) -> None:
        """Money for each of something is neither money nor the thing."""
        holds(f"1 万元/{name} = 10000 元/{name}")
        refuses(f"元/{name}", "元")
        refuses(f"元/{name}", "元/人")

    @pytest.mark.parametrize("equation", GOLDEN["denominators"])
    def test_denominators(self, equation: str) -> None:
        """What stands behind the stroke converts too."""
        holds(equation)


class TestKinds:
    """What measures different things is never compared."""

    @pytest.mark.parametrize(("one", "other"), list(combinations(HEADS, 2)))
    def test_two_kinds(self, one: str, other: str) -> None:
        """Each kind stands for itself, and counting is one of them."""
        refuses(one, other)

    @pytest.mark.parametrize("pair", GOLDEN["incomparable"], ids=lambda pair: f"{pair['one']}-{pair['other']}")
    def test_pair(self, pair: dict[str, str]) -> None:
        """So do pairs that are easily taken for the same."""
        refuses(pair["one"], pair["other"])


class TestGrown:
    """A unit that is grown together with another one."""

    @pytest.mark.parametrize("case", GOLDEN["grown"], ids=lambda case: case["unit"])
    def test_counted(self, case: dict[str, str]) -> None:
        """个 in front of a unit changes nothing, and in front of another noun it counts."""
        holds(f"1 {case['unit']} = {case['is']}")

    @pytest.mark.parametrize("case", GOLDEN["own"], ids=lambda case: case["unit"])
    def test_own(self, case: dict[str, Any]) -> None:
        """Any other two make a unit of its own, which is neither the one nor the other."""
        name = case["unit"]

        holds(f"1 万{name} = 10000 {name}")
        for other in [*case["of"], "个", "元"]:
            refuses(name, other)

    @pytest.mark.parametrize("case", GOLDEN["texts"], ids=lambda case: case["text"])
    def test_text(self, case: dict[str, str]) -> None:
        """In a text both are read, unless the second one begins another word."""
        target = parse_target(case["text"])

        assert isinstance(target, (AtLeast, AtMost, Unstated))
        assert f"{target.bound.value} {target.bound.unit}" == case["is"]

    @pytest.mark.parametrize("word", GOLDEN["words"])
    def test_word(self, word: str) -> None:
        """A measure word that begins another word does not count."""
        refuses(word, "个")
        refuses(word, "吨")

    @pytest.mark.parametrize("text", ["1万~2万台/套", "1万~2万台(套)", "1万~2万个月", "1万~2万千瓦·时"])
    def test_range(self, text: str) -> None:
        """The first number takes the unit of the second as it is written."""
        target = parse_target(text)

        assert isinstance(target, Between)
        assert str(target) == text.replace("万~", f"{target.high.unit}~")
