"""What a newcomer may pass by mistake is refused with what to pass instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import attrs
import pytest

from perfeval import (
    Attention,
    Bands,
    Category,
    Dimension,
    ExecutionInSteps,
    FaultyForm,
    GradeScale,
    Indicator,
    InvalidForm,
    InvalidRulebook,
    OnTime,
    PassLine,
    PerfevalError,
    SelfEvaluation,
    Steps,
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


@pytest.mark.parametrize(
    ("call", "remedy"),
    [
        (lambda: PassLine(60), 'write "0.6" for 60 %'),
        (lambda: PassLine(2), 'write "0.02" for 2 %'),
        (lambda: PassLine("1.5"), 'as text: "0.6"'),
        (lambda: PassLine(cast("Any", 0.6)), '"0.6"'),
        (lambda: Steps([("0.9", 1)]), "lines are in per cent: write 90 for 0.9 of the whole"),
        (lambda: Steps([("0.9", 1), ("0.8", "0.8")], of="actual"), "write 90 for 0.9"),
        (lambda: Steps([(1, 1)]), "write 100 for 1 of the whole"),
        (lambda: Steps([(90, 1), ("0.8", "0.8")]), "write 80 for 0.8"),
        (lambda: Steps([(90, 100), (80, 80)]), '"0.8" is 80 %, or 8 of 10 points'),
        (lambda: Steps([(90, 10), (80, 8)]), '"0.8" is 80 %, or 8 of 10 points'),
        (lambda: ExecutionInSteps([("0.8", "0.7")]), "write 80 for 0.8"),
        (lambda: Attention(overshoot=130), '"1.3" for 130 % of it'),
        (lambda: Attention(overshoot=30), '"1.3" for 30 % beyond it'),
        (lambda: Attention(overshoot="0.3"), '"1.3" for 30% beyond it'),
        (lambda: Attention(overshoot=0), 'above 1, such as "1.2"'),
        (lambda: OnTime(late=50), 'write "0.5" for 50 %'),
        (lambda: OnTime(late=-1), "from 0 to 1"),
        (lambda: Bands((80, 100), (60, 80), (0, 60)), 'write "1" for 100 %'),
        (lambda: Bands((80, 100)), 'write "1" for 100 %'),
        (lambda: Bands(("0.8", "1.1")), '("0.8", 1), ("0.6", "0.8"), (0, "0.6")'),
        (lambda: attrs.evolve(MOF_2020, execution_weight="0.1"), "write 10 for 0.1 of 100"),
        (lambda: attrs.evolve(MOF_2020, weights={"产出": "0.5"}), "write 50 for 0.5 of 100"),
        (lambda: attrs.evolve(MOF_2020, caps={"成本": "0.05"}), "write 5 for 0.05 of 100"),
        (lambda: GradeScale("0.9", "0.8", "0.6"), "GradeScale(90, 80, 60) for 0.9, 0.8 and 0.6 of 100"),
        (lambda: GradeScale(90, 80, 60, full=1), "GradeScale(90, 80, 60)"),
        (lambda: Indicator("环境", "满意", "较好", 10, judged=90), 'a share of the weight such as "0.9"'),
        (lambda: Indicator("环境", "满意", "较好", 10, judged=cast("Any", 0.6)), '"0.6"'),
    ],
)
def test_the_other_scale_is_named(call: Callable[[], object], remedy: str) -> None:
    """Shares, per cent and points are told apart, and the message has the number as it is meant."""
    with pytest.raises(PerfevalError) as caught:
        call()
    assert remedy in caught.value.remedy


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
