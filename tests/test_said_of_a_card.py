"""What is said of a card in words, where it depends on the rulebook or on what is at stake."""

from __future__ import annotations

import attrs

from perfeval import Budget, Category, Dimension, Indicator, Rulebook, Scorecard, SelfEvaluation, Steps, evaluate
from perfeval.rulebooks import GUANGXI, INTEGRATED, MOF_2020


def card(indicator: Indicator, rulebook: Rulebook, budget: Budget | None = None) -> Scorecard:
    """A form of one indicator."""
    tree = [Dimension("产出指标", [Category("数量指标", [indicator])])]
    return evaluate(SelfEvaluation("宣传经费", tree, budget, 2023), rulebook)


def test_a_yellow_light_says_what_was_spent() -> None:
    """With both amounts in their unit; nothing is yellow where one of them is not known."""
    missed = Indicator("宣传次数", "≥3次", "1次", 90)
    shown = [each.message for each in card(missed, INTEGRATED, Budget(adjusted=100, executed=70)).findings]

    assert "亮黄灯：全年预算 100万元，执行 70万元，未执行部分过多" in shown
    for budget in (Budget(adjusted=100), Budget(executed=70)):
        codes = {each.code for each in card(missed, INTEGRATED, budget).findings}
        assert not codes & {"warning-light-yellow", "warning-light-red"}


def test_what_is_not_at_stake_is_not_asked_about() -> None:
    """Whether it does not apply or has no points, nobody asks how its texts were read."""
    doubtful = ("约3次", "不低于5次")
    out = card(Indicator("宣传次数", *doubtful, 10, applicable=False), MOF_2020).indicators[0]
    bare = card(Indicator("宣传次数", *doubtful), MOF_2020).indicators[0]
    asked = card(Indicator("宣传次数", *doubtful, 10), MOF_2020).indicators[0]

    assert [each.code for each in out.findings] == ["not-applicable"]
    assert not {each.code for each in bare.findings} & {"actual-uncertain", "target-uncertain"}
    assert {"actual-uncertain", "target-uncertain"} <= {each.code for each in asked.findings}


def test_the_report_says_what_a_rulebook_takes_off() -> None:
    """A deduction is told where it counts, and nowhere else."""
    missed = Indicator("宣传次数", "≥3次", "1次", 10, deduction=2)

    assert "审核扣减2分" in card(missed, GUANGXI).narrative()
    assert "审核扣减" not in card(missed, MOF_2020).narrative()
    assert "审核扣减" not in card(Indicator("宣传次数", "≥3次", "1次", 10), GUANGXI).narrative()


def test_a_reason_explains_what_was_lost() -> None:
    """It is a reason for a deviation where points were lost, and a remark elsewhere."""
    reason = "群众需要增加"

    for actual, rulebook, told in (
        # Rounded up to full points: nothing was lost, and with a reason nothing is asked.
        ("99.999册", MOF_2020, f"填报说明：{reason}。"),
        ("130册", MOF_2020, f"填报说明：{reason}。"),
        ("50册", MOF_2020, f"偏差原因：{reason}。"),
        # Full points by an interval, and yet the target was missed.
        ("95册", attrs.evolve(MOF_2020, at_least=Steps([(90, 1), (60, "0.5")])), f"偏差原因：{reason}。"),
    ):
        assert told in card(Indicator("宣传册", "≥100册", actual, 10, reason=reason), rulebook).narrative()
