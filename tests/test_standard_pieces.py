"""Pieces of standards that say the same in two ways, and those that say too little."""

from __future__ import annotations

from fractions import Fraction

import pytest

from perfeval import InvalidStandard, parse_standard
from perfeval.rulebook.standard.clauses import Award
from perfeval.rulebook.standard.parts import said_unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("每低1个百分点扣权重的10%", "每低1个百分点扣10%的权重"),
        ("每少1次扣分值的5%", "每少1次扣5%分值"),
        ("每低1个百分点扣1分，扣完为止", "每降低1%扣减1分,扣完为止。"),
        ("低于目标值3个百分点以内得8分", "低于3个百分点以内得8分"),
    ],
)
def test_two_ways_to_say_it(one: str, other: str) -> None:
    """The clauses are the same but for their text."""
    first, second = ([clause._replace(text="") for clause in parse_standard(text).clauses] for text in (one, other))

    assert first == second


@pytest.mark.parametrize(
    "text", ["低于90%按比例得分", "低于100次按比例得分", "高于60%按比例得分", "60%-100%按比例得分", "≥100%按比例得分"]
)
def test_in_proportion_to_what(text: str) -> None:
    """A part of the way is not said: in proportion is whatever falls short of the whole target."""
    assert parse_standard("低于100%按比例得分").clauses
    with pytest.raises(InvalidStandard, match="按比例得分"):
        parse_standard(text)


def test_either_of_two_conditions_is_said() -> None:
    """或 makes each of them enough; without it nobody knows whether both have to hold."""
    assert [clause.gives for clause in parse_standard("≥90%或≥100人得5分").clauses] == [Award(Fraction(5))] * 2
    with pytest.raises(InvalidStandard, match="≥90%"):
        parse_standard("≥90%，≥100人得5分")


@pytest.mark.parametrize(("text", "shown"), [(" 扣完 为止。", "'扣完为止;'"), ("  ", "'  '"), ("，；", "',;'")])
def test_nothing_is_decided(text: str, shown: str) -> None:
    """The error shows the text as it was read, and as it was written where nothing of it was."""
    with pytest.raises(InvalidStandard) as raised:
        parse_standard(text)

    assert str(raised.value).startswith(f"{shown} is not understood")


@pytest.mark.parametrize(
    ("text", "unit"),
    [(None, ""), ("个百分点", "%"), ("百分点", "%"), ("个", "个"), ("个工作日", "工作日"), ("次", "次")],
)
def test_units(text: str | None, unit: str) -> None:
    """个 in front of a unit says nothing, and no unit is that of the row."""
    assert said_unit(text) == unit
