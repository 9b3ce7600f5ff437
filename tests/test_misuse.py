"""What a newcomer may pass by mistake is refused with what to pass instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

from perfeval import (
    Budget,
    Category,
    Described,
    Dimension,
    FaultyForm,
    FundSource,
    Indicator,
    InvalidForm,
    InvalidRulebook,
    PerfevalError,
    SelfEvaluation,
    compare,
    evaluate,
    evaluate_indicator,
    evaluate_many,
    read_form,
    rulebooks,
)
from perfeval.rulebook import sentences
from perfeval.rulebooks import MOF_2020

#: The functions, for arguments that a type checker would refuse.
score: Any = evaluate
many: Any = evaluate_many
one: Any = evaluate_indicator
side_by_side: Any = compare

FORM = SelfEvaluation("宣传经费", [Dimension("产出", [Category("数量", [Indicator("宣传次数", "≥3次", "6次", 100)])])])


@pytest.mark.parametrize(
    ("call", "kind", "message"),
    [
        (lambda: side_by_side(FORM, MOF_2020), InvalidRulebook, r"write compare\(form, \[MOF_2020, INTEGRATED\]\)"),
        (lambda: side_by_side(FORM, "MOF_2020"), InvalidRulebook, r"write compare\(form, \[MOF_2020, INTEGRATED\]\)"),
        (lambda: side_by_side(MOF_2020, FORM), InvalidRulebook, "'宣传经费' is no sequence of rulebooks"),
        (lambda: side_by_side(FORM, ["SHANXI"]), InvalidForm, r"write perfeval.rulebooks.get\('SHANXI'\)"),
        (lambda: many(FORM, MOF_2020), InvalidForm, r"write evaluate\(form, rulebook\)"),
        (lambda: many(None, MOF_2020), InvalidForm, "None is no stream of forms"),
        (lambda: many("text", MOF_2020), InvalidForm, "'text' is no stream of forms"),
        (lambda: many(MOF_2020, [FORM]), InvalidForm, r"write evaluate_many\(forms, rulebook\)"),
        (lambda: many([FORM], "SHANXI"), InvalidForm, r"write perfeval.rulebooks.get\('SHANXI'\)"),
        (lambda: score(MOF_2020, FORM), InvalidForm, r"write evaluate\(form, rulebook\)"),
        (lambda: score(FORM, "MOF_2020"), InvalidForm, r"write perfeval.rulebooks.get\('MOF_2020'\)"),
        (lambda: score(FORM, None), InvalidForm, "import one, as in: from perfeval.rulebooks import MOF_2020"),
        (lambda: score(FORM, [MOF_2020]), InvalidForm, r"write compare\(form, rulebooks\)"),
        (lambda: score(FORM.indicators[0], MOF_2020), InvalidForm, r"write evaluate_indicator\(indicator, rulebook\)"),
        (
            lambda: score([FORM], MOF_2020),
            InvalidForm,
            r"宣传经费'\] is no(.|\n)*write evaluate_many\(",
        ),
        (lambda: score(FORM.to_dict(), MOF_2020), InvalidForm, r"pass SelfEvaluation.from_dict\(data\)"),
        (lambda: score(FORM.to_rows(), MOF_2020), InvalidForm, r"pass SelfEvaluation.from_rows\(records"),
        (lambda: score("| 项目 |", MOF_2020), InvalidForm, r"pass read_form\(source\)"),
        (lambda: score([], MOF_2020), InvalidForm, r"pass read_form\(source\)"),
        (lambda: score(evaluate(FORM, MOF_2020), MOF_2020), InvalidForm, "pass its form: card.form"),
        (lambda: score(FORM, MOF_2020, accept_self_scores="maybe"), InvalidForm, "write True or False"),
        (lambda: one(FORM, MOF_2020), InvalidForm, "SelfEvaluation '宣传经费' is no Indicator"),
        (lambda: one(MOF_2020, FORM.indicators[0]), InvalidForm, r"write evaluate_indicator\(indicator, rulebook\)"),
    ],
)
def test_a_mistake_is_answered_with_the_right_call(
    call: Callable[[], object], kind: type[PerfevalError], message: str
) -> None:
    """The message shows how the call is written."""
    with pytest.raises(kind, match=message):
        call()


@pytest.mark.parametrize(
    ("make", "problem", "place", "remedy"),
    [
        (
            lambda: Indicator(" ", "≥3次", None, "7.50"),
            "the name of an Indicator is empty, beside target (年度指标值) '≥3次'、weight (分值) 7.50",
            ("name (名称)",),
            'write what the form calls it, as in Indicator("宣传次数", …)',
        ),
        (
            lambda: Category("", FORM.indicators),
            "the name of a Category is empty, beside indicators Indicator '宣传次数'",
            ("name (名称)",),
            'write what the form calls it, as in Category("数量指标", …)',
        ),
        (
            lambda: Dimension("\u200b", []),
            "the name of a Dimension is empty",
            ("name (名称)",),
            'write what the form calls it, as in Dimension("产出指标", …)',
        ),
        (
            lambda: SelfEvaluation("", FORM.dimensions),
            "the project of a SelfEvaluation is empty, beside dimensions Dimension '产出'",
            ("project (项目名称)",),
            'write what the form calls it, as in SelfEvaluation("宣传经费", …)',
        ),
        (
            lambda: FundSource("", 20, 19, None),
            "the name of a FundSource is empty, beside initial (年初预算数) 20、adjusted (全年预算数) 19",
            ("name (名称)",),
            'write what the form calls it, as in FundSource("财政拨款", …)',
        ),
        (
            lambda: Category(cast("Any", FORM.indicators * 2), cast("Any", "数量指标")),
            "(Indicator '宣传次数', Indicator '宣传次数') is no name",
            ("name (名称)",),
            "write what the form calls it, as text, before anything else",
        ),
        (
            lambda: Category("数量指标", cast("Any", {FORM.indicators[0]})),
            "{<Indicator 宣传次数 ≥3次 → 6次, 100 points>} is no sequence of Indicator",
            ("数量指标", "indicators"),
            "pass a sequence of Indicator, as in [Indicator(…), …]",
        ),
        (
            lambda: Category("数量指标", cast("Any", FORM.indicators[0])),
            "Indicator '宣传次数' is no sequence of Indicator",
            ("数量指标", "indicators"),
            "pass a sequence of Indicator, as in [Indicator(…), …]",
        ),
        (
            lambda: Category("数量指标", cast("Any", "宣传次数")),
            "'宣传次数' is no sequence of Indicator",
            ("数量指标", "indicators"),
            "pass a sequence of Indicator, as in [Indicator(…), …]",
        ),
        (
            lambda: SelfEvaluation("宣传经费", cast("Any", {"产出": []})),
            "{'产出': []} is no sequence of Dimension",
            ("宣传经费", "dimensions"),
            "pass a sequence of Dimension, as in [Dimension(…), …]",
        ),
        (
            lambda: Category("数量指标", [FORM.indicators[0], cast("Any", {"name": "宣传册"})]),
            "{'name': '宣传册'} is no Indicator",
            ("数量指标", "indicators", "number 2"),
            "pass a sequence of Indicator, as in [Indicator(…), …]; Indicator(**mapping) makes one of its fields",
        ),
        (
            lambda: Budget(20, 20, 19, sources=[cast("Any", ("财政拨款", 20, 20, 19))]),
            "('财政拨款', 20, 20, 19) is no FundSource",
            ("sources", "number 1"),
            "pass a sequence of FundSource, as in [FundSource(…), …]; FundSource(*values) makes one of such values",
        ),
        (
            lambda: Dimension("产出指标", cast("Any", FORM.indicators)),
            "Indicator '宣传次数' is no Category",
            ("产出指标", "categories", "number 1"),
            "pass a sequence of Category, as in [Category(…), …]",
        ),
        (
            lambda: SelfEvaluation("宣传经费", FORM.dimensions, cast("Any", 2023)),
            "2023 is no Budget",
            ("宣传经费", "budget"),
            "pass Budget(initial=…, adjusted=…, executed=…), and what comes after it by name, as in year=2023",
        ),
        (
            lambda: SelfEvaluation("宣传经费", FORM.dimensions, grade_scale=cast("Any", (90, 80, 60))),
            "(90, 80, 60) is no GradeScale",
            ("宣传经费", "grade_scale"),
            "pass GradeScale(90, 80, 60), or GradeScale.parse(text) of what the form states",
        ),
        (
            lambda: Indicator("政策知晓率", "≥90%", "95%", "10%"),
            "'10%' is a percentage, not points",
            ("政策知晓率", "weight (分值)"),
            "write the points themselves, as in 10 or 7.5分",
        ),
        (
            lambda: Indicator("政策知晓率", cast("Any", ["≥90%"])),
            "['≥90%'] is a list, no cell of a form",
            ("政策知晓率", "target (年度指标值)"),
            'write text, as in "≥90%"',
        ),
        (
            lambda: Indicator("政策知晓率", Described("90%")),
            "Described(text='90%') would be written '90%', which reads as Unstated(bound=Quantity('90', '%'))",
            ("政策知晓率", "target (年度指标值)"),
            "pass what is read",
        ),
    ],
)
def test_what_stands_in_the_wrong_place_is_shown_with_what_belongs_there(
    make: Callable[[], object], problem: str, place: tuple[str, ...], remedy: str
) -> None:
    """The value in few characters, where it stands, and what to write."""
    with pytest.raises(PerfevalError) as caught:
        make()

    assert (caught.value.problem, caught.value.place, caught.value.remedy) == (problem, place, remedy)


@pytest.mark.parametrize("remarks", ["联系电话", {"联系电话": "0896"}, ["ab"], [("联系电话",)], 5])
def test_remarks_are_pairs(remarks: Any) -> None:
    """Two letters are none."""
    with pytest.raises(InvalidForm, match="is no pair of a label and a text") as caught:
        SelfEvaluation("宣传经费", FORM.dimensions, remarks=remarks)

    assert caught.value.place == ("宣传经费", "remarks")


def test_words_for_no_are_no() -> None:
    """They would count as true in silence."""
    rows = [{"三级指标": "健康意识", "年度指标值": "提高", "分值": 100, "得分": 90}]
    form = SelfEvaluation.from_rows(rows, project="宣传经费")

    assert not score(form, MOF_2020, accept_self_scores="否").low
    assert score(form, MOF_2020, accept_self_scores="是").low == 90


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
