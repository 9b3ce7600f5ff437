"""Small forms that several tests score."""

from __future__ import annotations

from typing import Any

from perfeval import Budget, Category, Dimension, Indicator, SelfEvaluation, evaluate
from perfeval.rulebooks import MOF_2020

MET = Indicator("宣传次数", "≥3次", "6次", 50)
MISSED = Indicator("受益人口", "≥100人", "90人", 30)
OPEN = Indicator("可持续影响", "长期", "有一定影响", 10)
FUNDS = Budget(adjusted="244.23", executed="244.23")


def form_of(*indicators: Indicator, **facts: Any) -> SelfEvaluation:
    """A form with one category."""
    return SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", indicators)])], **facts)


def tree_of(**facts: Any) -> SelfEvaluation:
    """A form with all three tiers and funds."""
    return SelfEvaluation(
        "宣传经费",
        [
            Dimension("产出指标", [Category("数量指标", [MET])], weight=50),
            Dimension("效益指标", [Category("社会效益指标", [MISSED]), Category("可持续影响指标", [OPEN])], weight=40),
        ],
        FUNDS,
        **facts,
    )


def codes_of(form: SelfEvaluation, **options: Any) -> list[str]:
    """What a reviewer would ask about a form."""
    return [finding.code for finding in evaluate(form, MOF_2020, **options).findings]
