"""Errors show the value, point at the place, say where in the form, and what to write instead."""

from __future__ import annotations

import copy
import importlib
import pickle

import pytest

import perfeval
from perfeval import (
    Budget,
    FaultyForm,
    Grade,
    GradeScale,
    Indicator,
    InvalidForm,
    InvalidGradeScale,
    InvalidNumber,
    InvalidTarget,
    PerfevalError,
    UnknownRulebook,
    Unsettled,
    parse_target,
)

errors = importlib.import_module("perfeval.errors")
KINDS = [getattr(errors, name) for name in errors.__all__]

PLAIN = InvalidTarget("'≥很多' has no number", remedy="write digits", text="≥很多", span=(1, 3), place=("产出指标",))
FAULTS = (InvalidNumber("0.1 is a float", place=("row 2", "weight (分值)")), PLAIN)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_is_a_value_error(kind: type[Exception]) -> None:
    """One except clause catches whatever perfeval refuses, and every kind is public."""
    assert issubclass(kind, PerfevalError)
    assert issubclass(kind, ValueError)
    assert getattr(perfeval, kind.__name__) is kind


def test_unknown_rulebook_is_a_look_up_error_too() -> None:
    """It can be caught as what it is elsewhere, and still shows the message in full."""
    error = UnknownRulebook("no rulebook named 'X'", remedy="did you mean 'Y'?")

    assert isinstance(error, LookupError)
    assert str(error) == "no rulebook named 'X'\n  instead: did you mean 'Y'?"


def test_message_has_value_pointer_place_and_remedy() -> None:
    """In this order, each on a line of its own."""
    assert str(PLAIN).splitlines() == [
        "'≥很多' has no number",
        "  ≥很多",
        "   ^^^^",
        "  at: 产出指标",
        "  instead: write digits",
    ]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PerfevalError("wrong"), "wrong"),
        (PerfevalError("wrong", remedy="right"), "wrong\n  instead: right"),
        (PerfevalError("wrong", place=("a", "b")), "wrong\n  at: a → b"),
        (PerfevalError("wrong", text="ab"), "wrong"),  # all of the text is meant, and the message shows it
        (PerfevalError("wrong", text="ab", span=(0, 2)), "wrong\n  ab\n  ^^"),
    ],
)
def test_message_has_only_what_is_known(error: PerfevalError, expected: str) -> None:
    """No empty lines for what is not."""
    assert str(error) == expected


def test_within_puts_the_place_into_a_larger_one() -> None:
    """The error keeps its kind and facts; the first one stays as it was."""
    outer = PLAIN.within("form", "row 3")

    assert type(outer) is InvalidTarget
    assert (outer.place, PLAIN.place) == (("form", "row 3", "产出指标"), ("产出指标",))
    assert (outer.problem, outer.remedy, outer.text, outer.span) == (
        "'≥很多' has no number",
        "write digits",
        "≥很多",
        (1, 3),
    )
    assert outer.args == PLAIN.args


def test_faults_come_together_in_order() -> None:
    """Each keeps its own place and remedy, and is told from the next."""
    error = FaultyForm("2 faults in one form", FAULTS)

    assert error.faults == FAULTS
    assert str(error).splitlines() == [
        *["2 faults in one form", "1. 0.1 is a float", "    at: row 2 → weight (分值)"],
        *["2. '≥很多' has no number", "    ≥很多", "     ^^^^", "    at: 产出指标", "    instead: write digits"],
    ]


@pytest.mark.parametrize(("count", "shown"), [(1, "0"), (5, "0、1、2、3、4"), (6, "0、1、2、3、4…")])
def test_unsettled_names_what_is_open(count: int, shown: str) -> None:
    """All of it as an attribute, the first five in the message."""
    error = Unsettled("'项目' is between 良 and 优", tuple(map(str, range(count))))

    assert len(error.names) == count
    assert error.problem == f"'项目' is between 良 and 优; open: {shown}"
    assert "form.with_indicator" in error.remedy


ERRORS = [
    PLAIN,
    FaultyForm("2 faults", FAULTS).within("表1"),
    Unsettled("open", ("宣传次数", "培训人次")),
    UnknownRulebook("no rulebook"),
    *(kind("problem", remedy="remedy") for kind in KINDS if kind not in {FaultyForm, Unsettled}),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_its_problem(error: PerfevalError) -> None:
    """As any error is its message; beside it no form was read, unless it says which."""
    assert PerfevalError("wrong").form is None
    assert Unsettled("open", ("宣传次数",)).args == ("open; open: 宣传次数",)
    assert error.args == (error.problem,)
    assert (error.forms, error.form) == ((), None)
    assert error.beside("form").form == "form"


@pytest.mark.parametrize(("count", "last"), [(20, "20. wrong"), (21, "… and 1 more; all of them are in faults")])
def test_twenty_faults_are_told(count: int, last: str) -> None:
    """And of more how many they are."""
    error = FaultyForm(f"{count} faults", (PerfevalError("wrong"),) * count)

    assert str(error).splitlines()[-1] == last


def test_a_place_of_many_short_names_is_told_in_full() -> None:
    """Only where it is too long are names cut, and the outer ones left out."""
    assert str(PerfevalError("wrong", place=tuple("一二三四五六七八九十"))).endswith(
        f"at: {' → '.join('一二三四五六七八九十')}"
    )


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_errors_travel(error: PerfevalError, again: object) -> None:
    """Between processes and into logs, with all that they know."""
    assert callable(again)
    twin = again(error)

    assert type(twin) is type(error)
    assert str(twin) == str(error)
    assert repr(twin.__dict__) == repr(error.__dict__)
    assert twin.args == error.args == (error.problem,)
    assert (error.forms, error.form) == ((), None)


@pytest.mark.parametrize(
    ("make", "kind", "place", "remedy"),
    [
        (lambda: Indicator("宣传次数", weight=0.5), InvalidNumber, ("宣传次数", "weight (分值)"), '"0.5"'),  # type: ignore[arg-type]
        (lambda: Indicator("宣传次数", weight=-1), InvalidNumber, ("宣传次数", "weight (分值)"), "write 0 or more"),
        (lambda: Indicator("宣传次数", weight="十分"), InvalidNumber, ("宣传次数", "weight (分值)"), "7.5分"),
        (
            lambda: Indicator("宣传次数", self_score="-2分"),
            InvalidNumber,
            ("宣传次数", "self_score (得分)"),
            "0 or more",
        ),
        (lambda: Indicator(""), InvalidForm, ("name (名称)",), "write what the form calls it"),
        (lambda: Indicator("\u200b \n"), InvalidForm, ("name (名称)",), "write what the form calls it"),
        (lambda: Indicator("宣传", 0.1), InvalidNumber, ("宣传", "target (年度指标值)"), '"0.1"'),  # type: ignore[arg-type]
        (lambda: Indicator("宣传", "≥1", True), InvalidNumber, ("宣传", "actual (实际完成值)"), "1 or 0"),
        (lambda: Indicator("宣传", judged="很好"), PerfevalError, ("宣传", "judged (评定)"), ""),
        (lambda: Indicator("宣传", judged="1.1"), InvalidForm, ("宣传", "judged (评定)"), "部分达成"),
        (lambda: Indicator("宣传", reason=5), InvalidForm, ("宣传", "reason (偏差原因)"), "as text"),  # type: ignore[arg-type]
        (lambda: Budget(executed=0.5), InvalidNumber, ("项目资金", "executed (全年执行数)"), '"0.5"'),  # type: ignore[arg-type]
        (lambda: Budget(adjusted="5%"), InvalidForm, ("项目资金", "adjusted (全年预算数)"), "with a unit"),
        (lambda: Budget(unit="人"), InvalidForm, ("unit (单位)",), "万元"),
        (lambda: Grade.of("好"), InvalidGradeScale, (), "优, 良, 中 or 差"),
        (lambda: GradeScale(80, 90, 60), InvalidGradeScale, (), "GradeScale(90, 80, 60)"),
    ],
)
def test_faults_name_their_place_and_their_remedy(
    make: object, kind: type[PerfevalError], place: tuple[str, ...], remedy: str
) -> None:
    """What stands where, and what to write instead."""
    assert callable(make)
    with pytest.raises(kind) as caught:
        make()

    assert caught.value.place == place
    assert remedy in caught.value.remedy


def test_target_points_at_what_is_wrong() -> None:
    """By the span, in the text as written."""
    with pytest.raises(InvalidTarget) as caught:
        parse_target("≥很多")

    assert (caught.value.text, caught.value.span) == ("≥很多", (1, 3))
