"""A message is short and shows any value, whatever stands in the data; what has no end comes to one."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from perfeval import (
    FaultyForm,
    Grade,
    GradeScale,
    Indicator,
    InvalidTarget,
    PerfevalError,
    SelfEvaluation,
    Unsettled,
    parse_actual,
    parse_quantity,
    parse_target,
    read_form,
    rulebooks,
)
from perfeval._shown import clipped, shown
from tests.test_doors import CELLS, ROW, Stubborn, opened, replaced
from tests.test_plain import FULL

#: As much as a cell may hold that somebody pasted a report into.
LONG = 200_000


@pytest.mark.parametrize("piece", ["很", "9"])
def test_a_long_cell_makes_no_long_message(piece: str) -> None:
    """Its beginning is shown, in the message, in the place and above the pointer alike."""
    huge = piece * LONG
    for heading in ("一级指标分值", "三级指标", "指标性质", "计量单位", "分值", "评定", "项目名称"):
        opened(lambda: SelfEvaluation.from_rows([{**ROW, heading: huge}, {**ROW, heading: huge, "分值": "十"}]))  # noqa: B023
        opened(lambda: SelfEvaluation.from_rows([{**ROW, heading: 5, huge: 5}]))  # noqa: B023
    for path in ((0, 1), (2, 2), (4, 2), (4, 5)):
        opened(lambda: read_form(replaced(CELLS, path, huge)))  # noqa: B023
    for parse in (parse_target, parse_actual, parse_quantity, GradeScale.parse, Grade.of, rulebooks.get):
        opened(lambda: parse(huge))  # noqa: B023
    opened(lambda: Indicator(huge, 5, 5, "十"))
    opened(lambda: Indicator(huge, 5, 5, -1).name)
    opened(lambda: SelfEvaluation(huge, FULL.dimensions, budget=5))  # type: ignore[arg-type]


def test_a_long_text_is_shown_around_its_fault() -> None:
    """The line above the pointer has the fault and what stands around it; the attributes have all of it."""
    text = "很" * 90 + "≥多" + "少" * 90
    error = InvalidTarget("no number", text=text, span=(90, 92), place=("甲" * 99, *"乙" * 40))

    assert str(error).splitlines() == [
        "no number",
        "  " + "很" * 10 + "≥多" + "少" * 28,
        "  " + " " * 20 + "^^^",
        "  at: " + " → ".join("乙" * 8),
    ]
    assert (error.text, error.place[0]) == (text, "甲" * 99)


def test_a_fault_at_the_end_of_a_long_text_is_shown_with_what_stands_before_it() -> None:
    """As much of the text as anywhere else."""
    error = InvalidTarget("no number", text="很" * 90 + "≥多", span=(90, 92))

    assert str(error).splitlines()[1:] == ["  " + "很" * 38 + "≥多", "  " + " " * 76 + "^^^"]


@pytest.mark.parametrize(
    ("longest", "said"),
    [
        (200, PerfevalError),
        (90, lambda text: PerfevalError("", place=(text,))),
        (500 - len("no number\n  instead: "), lambda text: PerfevalError("no number", remedy=text)),
        (20, lambda text: Unsettled("", (text,))),
        (40, clipped),
    ],
    ids=["the problem", "the place", "all of it", "the name of what is open", "a cell of which something is found"],
)
def test_what_fits_is_shown_whole(longest: int, said: Callable[[str], object]) -> None:
    """One character more, and it is cut to what fits."""
    assert "很" * longest in str(said("很" * longest))
    assert "很" * (longest - 2) + " …" in str(said("很" * (longest + 1)))


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("甲" * 60, "乙" * 40), "甲" * 43 + " … → " + "乙" * 40),
        (("甲" * 20,) * 30, " → ".join(["甲" * 6 + " …"] * 8)),
    ],
)
def test_names_share_the_room_for_a_place(place: tuple[str, ...], said: str) -> None:
    """Each has as much as any other, and enough to be known by."""
    assert str(PerfevalError("", place=place)).endswith(f"at: {said}")


def test_very_many_faults_make_a_short_list() -> None:
    """The message says how many there are; all of them are in the error."""
    rows = [{**ROW, "三级指标": f"指标{number}", "分值": "十" * 1_000} for number in range(3_000)]
    with pytest.raises(FaultyForm) as caught:
        SelfEvaluation.from_rows(rows)

    assert str(FaultyForm("", caught.value.faults[:20])).count("at: ") == 20
    assert str(FaultyForm("", caught.value.faults[:21])).endswith("\n… and 1 more; all of them are in faults")
    assert str(FaultyForm("", caught.value.faults[:21])).count("at: ") == 20
    assert 3_000 == len(caught.value.faults)
    assert str(caught.value).endswith("… and 2980 more; all of them are in faults")
    assert opened(lambda: SelfEvaluation.from_rows(rows))


@pytest.mark.parametrize("blank", [{}, None, {"三级指标": " "}, [None] * 8])
def test_blank_rows_without_end_come_to_one(blank: Any) -> None:
    """No reader waits for the end of what has none."""
    door: Any = read_form if isinstance(blank, list) else SelfEvaluation.from_rows
    with pytest.raises(PerfevalError, match="a sequence of more than 1048576 parts"):
        door(itertools.chain(CELLS if isinstance(blank, list) else [ROW], itertools.repeat(blank)))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({1: (2,), "x": []}, "{1: (2,), 'x': []}"),
        ([[[["x"]]]], "[[[[…]]]]"),
        ([[[[]]]], "[[[[]]]]"),
        (list(range(12)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]"),
        (list(range(99)), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …]"),
        ((*range(99),), "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …)"),
        (dict.fromkeys(range(99)), "{0: None, 1: None, 2: None, 3: None, 4: None, 5: None, 6:  …"),
        (Stubborn(), "<Stubborn>"),
        (Decimal("1E+59"), "1" + "0" * 59),
        (Decimal("1E+60"), "1E+60"),
        (Decimal("1E+999999"), "1E+999999"),
        (2**240 - 1, f"{str(2**240)[:58]} …"),
        (2**240, "<int of 241 bits>"),
        (10**5000, "<int of 16610 bits>"),
        ("\ud800", "'\\ud800'"),
        ("x" * 99 + "'", "'" + "x" * 57 + " …"),  # what is not shown has no part in it
        (b"x" * 99 + b"'", "b'" + "x" * 56 + " …"),
        ({1: {2: {3: {4: 5}}}}, "{1: {2: {3: {…}}}}"),
        ([Decimal("NaN"), Decimal("-Infinity")], "[NaN, -Infinity]"),
        (FULL.indicators[0], "Indicator '宣传次数'"),
        (FULL, "SelfEvaluation '宣传经费'"),
        (Grade.GOOD, "<Grade.GOOD: '良'>"),
    ],
    ids=range(22),
)
def test_any_value_is_shown_in_few_characters(value: object, said: str) -> None:
    """Whatever it is, and however deep."""
    assert said == shown(value)
