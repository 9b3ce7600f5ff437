"""Targets that were adjusted within the year, beside those that were there first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from perfeval import Cell, SelfEvaluation, read_form

FIRST, ADJUSTED = "≥12次", "≥8次"


def _read(row: dict[str, Any]) -> SelfEvaluation:
    return read_form([["项目名称", "宣传经费"], list(row), list(row.values())])


def _from_rows(row: dict[str, Any]) -> SelfEvaluation:
    return SelfEvaluation.from_rows([row], project="宣传经费")


def _row(targets: dict[str, Any]) -> dict[str, Any]:
    return {"一级指标": "产出指标", "三级指标": "宣传次数", **targets, "全年完成值": "8次", "分值": 90, "得分": 90}


both_ways = pytest.mark.parametrize("read", [_read, _from_rows])


@both_ways
@pytest.mark.parametrize(
    ("first", "adjusted"),
    [
        ("年初指标值", "调整后指标值"),
        ("批复指标值", "调整后目标值"),
        ("年初指标值", "调整指标值"),
        ("调整前指标值", "调整后指标值"),
        ("预期指标值", "全年调整指标值"),
    ],
)
def test_the_adjusted_target_counts(read: Callable[[Any], SelfEvaluation], first: str, adjusted: str) -> None:
    """In either order of the columns; the first target is a remark."""
    for targets in ({first: FIRST, adjusted: ADJUSTED}, {adjusted: ADJUSTED, first: FIRST}):
        form = read(_row(targets))
        assert (form.indicators[0].target_text, form.remarks) == (ADJUSTED, ((f"宣传次数 → {first}", FIRST),))
        assert not form.unread


@both_ways
@pytest.mark.parametrize(
    ("cell", "remarks"),
    [
        (None, ()),
        ("—", ()),
        ("未调整", (("宣传次数 → 调整后指标值", "未调整"),)),
        ("同年初指标值", (("宣传次数 → 调整后指标值", "同年初指标值"),)),
    ],
)
def test_a_target_that_is_not_adjusted_stays(
    read: Callable[[Any], SelfEvaluation], cell: str | None, remarks: tuple[tuple[str, str], ...]
) -> None:
    """An empty cell, and one that says so, leave the first target; what the cell says is kept."""
    form = read(_row({"年初指标值": FIRST, "调整后指标值": cell}))

    assert (form.indicators[0].target_text, form.remarks) == (FIRST, remarks)


@pytest.mark.parametrize("short", [0, 5])
def test_a_row_without_any_target(short: int) -> None:
    """It has none, whether its cells are empty or missing."""
    headings = ["一级指标", "三级指标", "分值", "得分", "调整后指标值", "年初指标值"]
    form = read_form([headings, ["产出指标", "宣传次数", 5, 5, "", ""][: short or None]])

    assert form.indicators[0].target_text == ""


def test_where_a_target_stands_is_known() -> None:
    """The cell of an indicator's target is the one that its target was taken from."""
    row = _row({"年初指标值": FIRST, "调整后指标值": ""})
    (indicator,) = read_form([["项目名称", "宣传经费"], list(row), list(row.values())]).indicators

    assert indicator.cells["target"] == Cell(3, 3)
