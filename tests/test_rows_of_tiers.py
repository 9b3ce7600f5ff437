"""Rows of records that say no more than where the rows below them stand, and texts beside the values that they made."""

from __future__ import annotations

from perfeval import Indicator, Quantity, SelfEvaluation

ABOVE = {
    "项目名称": "宣传经费",
    "一级指标": "产出指标",
    "一级指标分值": "50",
    "二级指标": "数量指标",
    "二级指标分值": "20",
    "三级指标": "宣传",
}
ROW = {"四级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "3次", "分值": "20"}


def test_a_row_of_tiers_is_no_indicator() -> None:
    """It may have all tiers with their points, or a part of them."""
    apart = SelfEvaluation.from_rows([ABOVE, ROW])

    assert apart == SelfEvaluation.from_rows([{**ABOVE, **ROW}])
    assert [each.name for each in apart.indicators] == ["宣传次数"]


def test_a_text_that_turns_its_number_may_stand_beside_it() -> None:
    """≤3次 beside the number 3 under a target of ≥3次 is one actual, and it stays the words that it is."""
    built = Indicator("宣传次数", "≥3次", Quantity(3, "次"), 5, actual_text="≤3次")

    assert (built.actual, built.actual_text) == ("≤3次", "≤3次")
    assert built == Indicator("宣传次数", "≥3次", "≤3次", 5)
