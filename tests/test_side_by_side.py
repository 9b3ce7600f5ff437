"""One form under several rulebooks: what differs is shown, with what decided it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfeval import Budget, Category, Dimension, Indicator, InvalidRulebook, SelfEvaluation, compare
from perfeval.rulebooks import HUBEI_2020, INTEGRATED, MOF_2020, MOF_2021
from tests.seen import Seen

FORM = SelfEvaluation(
    "业务装备经费",
    [
        Dimension(
            "产出指标",
            [
                Category("数量指标", [Indicator("办公设备采购数量", "≥10", "9", 45)]),
                Category("成本指标", [Indicator("办公设备购置成本", "≤90万元", "100万元", 45)]),
            ],
        )
    ],
    Budget(100, 100, 90),
)


def test_only_what_differs_is_listed() -> None:
    """Where two rulebooks agree there is nothing to say; where they do not, both reasons are given."""
    both = compare(FORM, [MOF_2020, INTEGRATED])

    assert ["办公设备购置成本"] == [each.name for each in both.differences]
    assert [Decimal("40.50"), Decimal("40.00")] == [score.points for score in both.differences[0].scores]
    assert (
        "实际 100万元 超过上限 ≤90万元，按反向比例：45 × 90 ÷ 100 = 40.5 分",
        "实际 100万元 超过上限 ≤90万元，按超出比例扣减：45 × (1 - (100 - 90) ÷ 90) = 40 分",
    ) == both.differences[0].reasons


def test_the_execution_is_compared_too() -> None:
    """An execution that is bounded under one rulebook and settled under another differs."""
    both = compare(FORM, [MOF_2020, MOF_2021])

    assert "预算执行率" == both.differences[0].name


def test_the_comparison_prints_as_a_table() -> None:
    """Points stand side by side, with totals, grades and reasons; in a notebook it is an HTML table."""
    both = compare(FORM, [MOF_2020, INTEGRATED, HUBEI_2020])

    assert "总分                  90          89.5        90" in str(both).splitlines()
    assert "MOF_2020、HUBEI_2020：实际 100万元" in both.to_markdown().replace("\\", "")  # one reason, said once
    assert "| 等级 | 优 | 良 | 优 |" in both.to_markdown().replace("**", "")
    assert Seen(both.to_html()).rows == Seen(both._repr_html_()).rows


def test_a_form_without_funds_is_compared() -> None:
    """Where there is no funds block, the indicators alone are compared."""
    form = SelfEvaluation("项目", FORM.dimensions)

    assert ["办公设备购置成本"] == [each.name for each in compare(form, [MOF_2020, INTEGRATED]).differences]


def test_nothing_to_compare_is_refused() -> None:
    """A comparison names its rulebooks."""
    with pytest.raises(InvalidRulebook, match="no rulebook to compare"):
        compare(FORM, [])
