"""A reviewer changes one indicator of a form, which a name, a path or an index means."""

from __future__ import annotations

import inspect
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import Band, Category, Dimension, Indicator, InvalidForm, SelfEvaluation, evaluate
from perfeval.rulebooks import MOF_2020

AWARE = Indicator("政策知晓情况", "显著提高", "有所提高", 10)
TIMES = Indicator("宣传次数", "≥3次", "6次", 5)
FORM = SelfEvaluation(
    "宣传经费",
    [
        Dimension("产出指标", [Category("质量指标", [AWARE, TIMES]), Category("数量指标", [])], weight=15),
        Dimension("效益指标", [Category("社会效益指标", [AWARE], weight=10)]),
    ],
    year=2023,
)
#: Two rows of one name in one place, as published forms have them.
TWINS = SelfEvaluation(
    "宣传经费", [Dimension("效益", [Category("社会", [AWARE, attrs.evolve(TIMES, name="次数"), AWARE])])]
)


def judged(form: SelfEvaluation) -> list[Band | Decimal | None]:
    """What each indicator was judged."""
    return [each.judged for each in form.indicators]


def test_a_name_means_one_indicator() -> None:
    """It is changed as its constructor would take it; nothing else changes."""
    changed = FORM.with_indicator("宣传次数", judged="90%", actual="5次")

    assert judged(changed) == [None, Decimal("0.9"), None]
    assert changed.indicators[1].actual_text == "5次"
    assert changed.with_indicator("宣传次数", judged=None, actual="6次") == FORM


@pytest.mark.parametrize(
    "path",
    [
        ("效益指标", "社会效益指标", "政策知晓情况"),
        ["效益指标", "社会效益指标", "政策知晓情况"],
        (" 效益指标", "社会效益指标\n", "政策知晓\u200b情况"),
    ],
)
def test_a_path_tells_apart_what_shares_a_name(path: Any) -> None:
    """Dimension, category and indicator, without white space around them, as the form keeps its names."""
    assert judged(FORM.with_indicator(path, judged=Band.ACHIEVED)) == [None, None, Band.ACHIEVED]


def test_a_path_is_what_scores_and_findings_say() -> None:
    """What a score calls its place finds the indicator in the form."""
    form = FORM
    for score in evaluate(FORM, MOF_2020).indicators:
        form = form.with_indicator(score.place, judged=1)

    assert judged(form) == [1, 1, 1]


@pytest.mark.parametrize(
    ("index", "expected"), [(0, [1, None, None]), (2, [None, None, 1]), (-1, [None, None, 1]), (-3, [1, None, None])]
)
def test_an_index_tells_apart_what_shares_name_and_place(index: int, expected: list[int | None]) -> None:
    """It counts as `indicators` does."""
    changed = TWINS.with_indicator(index, judged=1)

    assert judged(changed) == expected
    assert changed.indicators[index] == attrs.evolve(TWINS.indicators[index], judged=1)


@pytest.mark.parametrize(
    ("form", "which", "problem", "remedy"),
    [
        (FORM, "宣传次书", "no indicators of '宣传经费' are named '宣传次书'", "did you mean '宣传次数'?"),
        (FORM, "政策", "no indicators of '宣传经费' are named '政策'", "did you mean '政策知晓情况'?"),
        (FORM, "满意度", "no indicators of '宣传经费' are named '满意度'", "write one of '政策知晓情况' or '宣传次数'"),
        (FORM, "", "no indicators of '宣传经费' are named ''", "write one of '政策知晓情况' or '宣传次数'"),
        (
            FORM,
            ("产出指标", "宣传次数"),
            "no indicators of '宣传经费' are named ('产出指标', '宣传次数')",
            "write (dimension, category, indicator): ('产出指标', '质量指标', '宣传次数')",
        ),
        (
            TWINS,
            ["", "", "满意"],
            "no indicators of '宣传经费' are named ['', '', '满意']",
            "write (dimension, category, indicator): ('效益', '社会', '政策知晓情况') or ('效益', '社会', '次数')",
        ),
        (TWINS, (), "no indicators of '宣传经费' are named ()", "write one of '政策知晓情况' or '次数'"),
        (
            FORM,
            "政策知晓情况",
            "2 indicators of '宣传经费' are named '政策知晓情况'",
            "write its path: ('产出指标', '质量指标', '政策知晓情况') or ('效益指标', '社会效益指标', '政策知晓情况')",
        ),
        (
            TWINS,
            "政策知晓情况",
            "2 indicators of '宣传经费' are named '政策知晓情况'",
            "write the index in form.indicators: 0 or 2",
        ),
        (
            TWINS,
            ("效益", "社会", "政策知晓情况"),
            "2 indicators of '宣传经费' are named ('效益', '社会', '政策知晓情况')",
            "write the index in form.indicators: 0 or 2",
        ),
        (
            FORM,
            3,
            "no indicator of '宣传经费' has the index 3",
            "write 0 to 2, as in form.indicators, or the name of an indicator",
        ),
        (
            FORM,
            -4,
            "no indicator of '宣传经费' has the index -4",
            "write 0 to 2, as in form.indicators, or the name of an indicator",
        ),
        (
            FORM,
            True,
            "True means no indicator",
            "write its name, (dimension, category, indicator), or its index in form.indicators",
        ),
        (
            FORM,
            ("效益指标", 2),
            "('效益指标', 2) means no indicator",
            "write its name, (dimension, category, indicator), or its index in form.indicators",
        ),
    ],
)
def test_what_means_none_or_several_is_answered_with_what_to_write(
    form: SelfEvaluation, which: Any, problem: str, remedy: str
) -> None:
    """Nothing is left out in silence, nothing is changed twice, and every row can be named."""
    with pytest.raises(InvalidForm) as caught:
        form.with_indicator(which, judged=1)

    assert (caught.value.problem, caught.value.remedy) == (problem, remedy)


def test_a_long_list_is_cut() -> None:
    """A form of many rows does not fill the screen."""
    rows = [Indicator(f"指标{letter}", "≥3次", "6次", 5) for letter in "甲乙丙丁戊己庚辛壬癸"]
    form = SelfEvaluation("宣传经费", [Dimension("产出", [Category("数量", rows)])])

    with pytest.raises(InvalidForm, match=r"'指标庚' or '指标辛' …$"):
        form.with_indicator("次数", judged=1)


def test_a_change_is_checked() -> None:
    """With the place where it is wrong."""
    with pytest.raises(InvalidForm) as caught:
        FORM.with_indicator("宣传次数", judged=2)

    assert caught.value.place == ("产出指标", "质量指标", "宣传次数", "judged (评定)")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"actuel": "5次"}, r"an indicator has no 'actuel'\n  instead: did you mean 'actual'\?"),
        ({"score": 5}, r"instead: did you mean 'self_score'\?"),
        ({"zzz": 5}, "instead: write one of target, actual, weight"),
    ],
)
def test_a_misspelt_field_is_answered_with_the_right_one(change: dict[str, Any], message: str) -> None:
    """A type checker refuses it too."""
    with pytest.raises(InvalidForm, match=message):
        FORM.with_indicator("宣传次数", **change)


def test_everything_but_the_name_can_be_changed() -> None:
    """The method takes every field of an indicator, by keyword alone."""
    fields = {field.name for field in attrs.fields(Indicator) if field.init}
    parameters = inspect.signature(SelfEvaluation.with_indicator).parameters
    taken = {each.name for each in parameters.values() if each.kind is each.KEYWORD_ONLY}

    assert fields - {"name", "cells"} == taken


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("target", "≥4次"),
        ("actual", "7次"),
        ("weight", 7),
        ("self_score", 4),
        ("reason", "加场"),
        ("judged", 1),
        ("applicable", False),
        ("deduction", 1),
    ],
)
def test_each_field_is_changed_alone(field: str, value: Any) -> None:
    """As `attrs.evolve` would change it."""
    changed = FORM.with_indicator("宣传次数", **{field: value})

    assert changed.indicators[1] == attrs.evolve(TIMES, **{field: value}) != TIMES


def test_the_wording_is_changed_with_its_value() -> None:
    """Or it would not be kept."""
    changed = FORM.with_indicator("宣传次数", target_text="不少于3次", actual_text="六次").indicators[1]

    assert (changed.target_text, changed.actual_text) == ("不少于3次", "六次")
    assert changed == TIMES
