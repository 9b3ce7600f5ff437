"""What a newcomer may pass by mistake is refused with what to pass instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from perfeval import (
    Category,
    Dimension,
    FaultyForm,
    Indicator,
    InvalidForm,
    InvalidRulebook,
    PerfevalError,
    SelfEvaluation,
    compare,
    evaluate,
    evaluate_many,
    read_form,
    rulebooks,
)
from perfeval.rulebook import sentences
from perfeval.rulebooks import MOF_2020

FORM = SelfEvaluation("宣传经费", [Dimension("产出", [Category("数量", [Indicator("宣传次数", "≥3次", "6次", 100)])])])


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (lambda: compare(FORM, cast("Any", MOF_2020)), InvalidRulebook, r"compare\(form, \[MOF_2020, INTEGRATED\]\)"),
        (lambda: list(evaluate_many(cast("Any", FORM), MOF_2020)), InvalidForm, r"evaluate\(form, rulebook\)"),
        (lambda: evaluate(FORM, cast("Any", "MOF_2020")), PerfevalError, "is no Rulebook"),
        (lambda: evaluate(cast("Any", FORM.indicators[0]), MOF_2020), PerfevalError, "is no SelfEvaluation"),
    ],
)
def test_a_mistake_is_answered_with_the_right_call(
    call: Callable[[], object], kind: type[PerfevalError], message: str
) -> None:
    """The message shows how the call is written."""
    with pytest.raises(kind, match=message):
        call()


def test_a_scorecard_is_short_in_a_console() -> None:
    """Its repr names the project, the rulebook and the points, one number or two ends."""
    assert "<Scorecard of '宣传经费' under MOF_2020: 100.00>" == repr(evaluate(FORM, MOF_2020))
    opened = FORM.with_indicator("宣传次数", actual="完成")
    assert "<Scorecard of '宣传经费' under MOF_2020: 0.00 to 100.00>" == repr(evaluate(opened, MOF_2020))


def test_a_form_without_a_name_is_reported() -> None:
    """A form is read without its project's name, and the finding says so."""
    form = read_form(
        [["一级指标", "二级指标", "三级指标", "年度指标值", "分值"], ["产出", "数量", "宣传次数", "≥3次", 100]]
    )

    assert "project-unnamed" in {finding.code for finding in evaluate(form, MOF_2020).findings}


def test_what_is_printed_fits_a_chinese_console() -> None:
    """Every sentence can be written in GBK, the code page of Chinese Windows, and so can a printed scorecard."""
    branches = [*vars(sentences).values(), *sentences.UNCLEAR.values()]
    texts = [text for each in branches if isinstance(each, sentences.Branch) for text in (each.zh, each.en, each.brief)]
    texts += [str(evaluate(FORM.with_indicator("宣传次数", actual="完成"), MOF_2020))]
    texts += [rulebooks.get(name).describe() for name in rulebooks.names()]

    assert [] == [text for text in texts if text != text.encode("gbk", "ignore").decode("gbk")]


def test_very_many_faults_are_counted_rather_than_printed() -> None:
    """A message stays readable; the error itself has every fault."""
    error = FaultyForm("30 faults in one form", tuple(InvalidForm(f"fault {number}") for number in range(1, 31)))

    assert ["20. fault 20", "… and 10 more; all of them are in faults"] == str(error).splitlines()[-2:]
    assert 30 == len(error.faults)
