"""Where no cells are left, two columns may head one thing."""

from __future__ import annotations

import pytest

from perfeval import PerfevalError, read_forms

HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "全年实际完成值", "分值", "得分"]
ROW = ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", "5", "5"]


@pytest.mark.parametrize("sign", ["\n", " "], ids=["lines", "blanks"])
@pytest.mark.parametrize("twice", range(3, 7))
def test_two_columns_of_one_heading(twice: int, sign: str) -> None:
    """The text is read or refused, whichever heading stands twice."""
    rows = [[*row[: twice + 1], *row[twice:]] for row in (HEADINGS, ROW, ROW)]
    try:
        forms = read_forms("\n".join(map(sign.join, rows)))
    except PerfevalError:
        return
    assert all(form.indicators for form in forms)
