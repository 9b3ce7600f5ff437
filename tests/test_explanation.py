"""The branch that decided writes the sentence, in two languages."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Any

import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    Explanation,
    Indicator,
    PerfevalError,
    SelfEvaluation,
    Severity,
    Step,
    evaluate,
    evaluate_indicator,
)
from perfeval._exact import ONE, ZERO
from perfeval.form.comparison import Why
from perfeval.rulebook import remarks
from perfeval.rulebook import sentences as branches
from perfeval.rulebook.rulebook import Under
from perfeval.rulebook.sentences import Branch, points_between, settled_at
from perfeval.rulebooks import INTEGRATED, MOF_2020, MOF_2021, SICHUAN_2025
from perfeval.scorecard import explanation

pytestmark = pytest.mark.usefixtures("hostile_caller")


def constants(module: object) -> Iterator[Branch]:
    """Every branch of a module, in tables too."""
    for value in vars(module).values():
        for each in value.values() if isinstance(value, dict) else [value]:
            if isinstance(each, Branch):
                yield each


ALL = [*constants(branches), *constants(remarks)]
OF_FUNDS = {
    remarks.EXECUTION_UNEXPLAINED.code,
    *(branch.code for name, branch in vars(branches).items() if name.startswith("FUNDS_")),
}

FACTS = explanation.indicator_facts(
    Indicator("指标", "≥3次", "2次", 5), (ZERO, ONE, branches.MET), Under("产出指标", "数量指标", None)
)
FUNDS_FACTS = explanation.budget_facts(Budget(1, 2, 3), (ZERO, ONE, branches.MET), "10", SICHUAN_2025)


@pytest.mark.parametrize("branch", ALL, ids=lambda branch: f"{branch.code}-{branch.brief}")
class TestEveryBranch:
    """Every way in which points can be decided can be said."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_sentences_fill_in(self, branch: Branch, language: str) -> None:
        """From the facts that are at hand where the branch is taken."""
        facts = FUNDS_FACTS if branch.code in OF_FUNDS else FACTS
        sentence = branch.sentence(facts, language)

        assert sentence
        assert "{" not in sentence

    def test_both_languages_tell_the_same_facts(self, branch: Branch) -> None:
        """What is in one sentence is in the other."""
        told = [
            {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in (branch.zh, branch.en)
        ]

        assert told[0] == told[1] or told[0] ^ told[1] <= {"actual", "target"}

    def test_codes_are_short_names(self, branch: Branch) -> None:
        """For tools; the brief is for a column of a table."""
        assert set(branch.code) <= {*string.ascii_lowercase, "-"}
        assert 0 < len(branch.brief) <= 8

    def test_what_a_reviewer_mends_is_said_without_a_full_stop(self, branch: Branch) -> None:
        """A sentence stands in a list of steps."""
        assert not branch.zh.endswith("。")
        assert not branch.en.endswith(".")
        assert branch.severity in {None, *Severity}


def test_every_reason_for_doubt_has_its_branch() -> None:
    """What cannot be compared is told apart, under the code of its reason."""
    assert {why: branches.UNCLEAR[why].code for why in Why} == {why: why.value for why in Why}


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        (
            {"target": "≥3次", "actual": "6次"},
            ["实际 6次 达到目标 ≥3次，得满分 5 分 (财预〔2020〕10号)"],
            ["6次 meets the target ≥3次: all 5 points (财预〔2020〕10号)"],
        ),
        (
            {"target": "≥300元", "actual": "0.02万元"},
            ["实际 0.02万元 未达到目标 ≥300元，按完成比例：5 × 200 ÷ 300 = 3.33 分 (财预〔2020〕10号)"],
            ["0.02万元 falls short of ≥300元, in proportion: 5 × 200 ÷ 300 = 3.33 points (财预〔2020〕10号)"],
        ),
        (
            {"target": "90%", "actual": "100%"},
            [
                "目标 90% 未写符号，按“不低于”计（本库读法）",
                "实际 100% 达到目标 90%，得满分 5 分 (财预〔2020〕10号)",
            ],
            [
                "the target 90% has no sign: read as ≥ (this library's reading)",
                "100% meets the target 90%: all 5 points (财预〔2020〕10号)",
            ],
        ),
        (
            {"target": "5~10个", "actual": "4个"},
            ["实际 4个 未达到目标 5~10个，按完成比例：5 × 4 ÷ 5 = 4 分 (财预〔2020〕10号)"],
            ["4个 falls short of 5~10个, in proportion: 5 × 4 ÷ 5 = 4 points (财预〔2020〕10号)"],
        ),
        (
            {"target": "≥10000人", "actual": "5000~5000.1人"},  # whichever it is, it rounds to the same points
            ["实际 5000~5000.1人 未达到目标 ≥10000人，按完成比例：5 × 5000 ÷ 10000 = 2.5 分 (财预〔2020〕10号)"],
            ["5000~5000.1人 falls short of ≥10000人, in proportion: 5 × 5000 ÷ 10000 = 2.5 points (财预〔2020〕10号)"],
        ),
        (
            {"target": "满意", "actual": ""},
            ["未填实际完成值，未评分：0～5 分"],
            ["there is no actual: not scored, 0 to 5 points"],
        ),
        (
            {"target": "满意", "actual": "部分达成", "judged": "0.9"},
            ["评定为分值的 0.9，与“部分达成”的档次不符：5 × 0.9 = 4.5 分 (财预〔2020〕10号)"],
            ["judged at 0.9 of the weight, outside the band of 部分达成: 5 × 0.9 = 4.5 points (财预〔2020〕10号)"],
        ),
        (
            {"target": "满意", "actual": "较好", "judged": "达成"},
            ["评定为“达成”，该档得分 4～5 分 (财预〔2020〕10号)"],
            ["judged 达成: 4～5 points (财预〔2020〕10号)"],
        ),
    ],
)
def test_steps(facts: dict[str, Any], zh: list[str], en: list[str]) -> None:
    """How the texts were read, and what decided, each with the document that it comes from."""
    score = evaluate_indicator(Indicator("指标", weight=5, **facts), MOF_2020)

    assert [str(step) for step in score.explain().steps] == zh
    assert [str(step) for step in score.explain("en").steps] == en


def test_explanations_have_a_title_and_numbers() -> None:
    """The name and the points, then one step a line."""
    score = evaluate_indicator(Indicator("居民健康档案", "38508人", "约3.7万人", 3, reason="见说明"), INTEGRATED)

    assert str(score.explain()).splitlines()[0] == "居民健康档案：2.88 分"
    assert [line.split(".")[0] for line in str(score.explain()).splitlines()[1:]] == ["1", "2", "3"]
    assert str(score.explain("en")).splitlines()[0] == "居民健康档案: 2.88 points"


def test_open_points_are_told_by_both_ends() -> None:
    """In the title too."""
    score = evaluate_indicator(Indicator("满意度", "满意", "较好", 10), MOF_2020)

    assert str(score.explain()).startswith("满意度：0～10 分\n")


def test_a_source_without_number_is_cited_by_title() -> None:
    """So that every step of the document's says where it comes from."""
    score = evaluate_indicator(Indicator("宣传次数", "≥3次", "6次", 5, reason="x"), INTEGRATED)

    assert str(score.explain().steps[0]).endswith("(预算管理一体化系统绩效管理模块)")


@pytest.mark.parametrize(
    ("rulebook", "funds", "zh", "en"),
    [
        (
            MOF_2020,
            Budget(adjusted="4753.66", executed="3824.26"),
            "执行数 3824.26万元 ÷ 全年预算数 4753.66万元：10 × 3824.26 ÷ 4753.66 = 8.04 分",
            "executed 3824.26万元 of 4753.66万元: 10 × 3824.26 ÷ 4753.66 = 8.04 points",
        ),
        (
            MOF_2020,
            Budget(adjusted=0, executed="207.4538"),
            "全年预算数为零，执行率无法计算，未评分：0～10 分",
            "the budget is zero, there is no execution rate: not scored, 0 to 10 points",
        ),
        (
            MOF_2021,
            Budget(adjusted=100, executed=70),
            "执行数 70万元，全年预算数 100万元，项目是否完成未说明：5～10 分",
            "executed 70万元 of 100万元, the form does not say whether the project is completed: 5 to 10 points",
        ),
    ],
)
def test_execution_is_explained_too(rulebook: Any, funds: Budget, zh: str, en: str) -> None:
    """With its amounts and their unit."""
    form = SelfEvaluation("项目", [Dimension("产出", [Category("数量", [Indicator("说明")])])], funds)
    execution = evaluate(form, rulebook).execution

    assert execution is not None
    assert execution.explain().steps[0].text == zh
    assert execution.explain("en").steps[0].text == en
    assert execution.explain().title.startswith("预算执行率：")


def test_other_languages_are_refused() -> None:
    """Chinese and English are spoken."""
    score = evaluate_indicator(Indicator("宣传次数", "≥3次", "6次", 5), MOF_2020)

    with pytest.raises(PerfevalError, match="no explanations in 'fr'\n  instead: write"):
        score.explain("fr")


@pytest.mark.parametrize("name", ["{weight}", "{0}", "{", "}", "{target.__class__}", "%s"])
def test_braces_in_a_form_are_text(name: str) -> None:
    """What a form says is never taken for a template."""
    score = evaluate_indicator(Indicator(name, name, name + "等", 5), MOF_2020)

    assert f"实际“{name}等”与目标“{name}”用语不同" in str(score.explain())


def test_points_before_a_deduction_are_filled_in() -> None:
    """Later facts leave them alone."""
    branch = settled_at(Branch("x", "x", "{low}～{high}，{points}，{actual}", "{points} {actual}"), ZERO, ONE)

    assert branch.sentence({"actual": "5", "points": "9"}) == "0～1，0～1，5"
    assert branch.sentence({"actual": "5", "points": "9"}, "en") == "0～1 5"
    assert points_between(ONE, ONE) == {"low": "1", "high": "1", "points": "1"}


def test_steps_and_explanations_are_values() -> None:
    """They can be compared and kept."""
    step = Step("得满分", MOF_2020.source)

    assert Explanation("标题", (step,)) == Explanation("标题", (Step("得满分", MOF_2020.source),))
    assert str(Explanation("标题", (step, Step("其余")))) == "标题\n1. 得满分 (财预〔2020〕10号)\n2. 其余"
