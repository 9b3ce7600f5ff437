"""The execution rate as a row of the indicator table."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfeval import Budget
from perfeval.errors import PerfevalError
from perfeval.reading import read_form

HEADINGS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因", "复核得分")
OUTPUT = ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "90", "90", "", "")
FUNDS = ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分", "", "")


def read(
    *rows: tuple[str, ...], output: tuple[str, ...] = OUTPUT
) -> tuple[Budget | None, list[str], list[tuple[str, str]]]:
    """The budget, the names of the indicators, and the remarks of a form with these rows before its indicator."""
    funds = [row for row in rows if "指标" not in row[1] and "预算" not in row[0]]
    form = read_form([*funds, HEADINGS, *(row for row in rows if row not in funds), output])
    return form.budget, [each.name for each in form.indicators], list(form.remarks)


@pytest.mark.parametrize(
    ("rows", "budget", "names", "remarks"),
    [
        # Amounts of money are the funds.
        (
            [("预算执行", "预算指标", "预算执行率", "80万元", "72万元", "10", "9", "结余", "8")],
            Budget(None, "80", "72", weight=10, self_score=9, reviewed_score=8),
            ["宣传次数"],
            [("预算执行率 → 偏差原因", "结余")],
        ),
        # A rate alone is not: no funds can be told from it.
        (
            [("预算执行", "预算指标", "预算执行率", "100%", "90%", "10", "9", "", "")],
            None,
            ["预算执行率", "宣传次数"],
            [],
        ),
        (
            [("预算执行", "预算指标", "预算执行率", "100", "90", "10", "9", "", "")],
            None,
            ["预算执行率", "宣传次数"],
            [],
        ),
        ([("预算执行", "预算指标", "预算执行率", "", "", "10", "9", "", "")], None, ["预算执行率", "宣传次数"], []),
        # The block of the funds has the amounts, and the row has the points.
        (
            [
                ("", "年初预算数", "全年预算数", "全年执行数"),
                ("总额", "80", "80", "72"),
                ("预算执行率", "", "执行率", "100%", "90%", "10", "9", "", ""),
            ],
            Budget("80", "80", "72", weight=10, self_score=9, printed_rate="90%"),
            ["宣传次数"],
            [("执行率 → 年度指标值", "100%")],
        ),
        # The weight stands with the tier.
        (
            [
                ("", "年初预算数", "全年预算数", "全年执行数"),
                ("总额", "80", "80", "72"),
                ("预算执行(10分)", "", "执行率", "", "", "", "9", "", ""),
            ],
            Budget("80", "80", "72", weight=10, self_score=9),
            ["宣传次数"],
            [],
        ),
        # Both have the same points, which count once.
        (
            [
                FUNDS,
                ("总额", "80", "80", "72", "10", "90%", "", "", ""),
                ("预算执行", "", "执行率", "100%", "90%", "10", "9", "", ""),
            ],
            Budget("80", "80", "72", weight=10, self_score=9, printed_rate="90%"),
            ["宣传次数"],
            [("执行率 → 年度指标值", "100%")],
        ),
        # Other points are an indicator of its own.
        (
            [
                FUNDS,
                ("总额", "80", "80", "72", "10", "90%", "9", "", ""),
                ("预算执行", "", "执行率", "100%", "90%", "5", "4.5", "", ""),
            ],
            Budget("80", "80", "72", weight=10, self_score=9, printed_rate="90%"),
            ["执行率", "宣传次数"],
            [],
        ),
        # Two such rows are indicators.
        (
            [
                ("预算执行", "", "预算执行率", "80", "72", "5", "4.5", "", ""),
                ("预算执行", "", "资金执行率", "80", "72", "5", "4.5", "", ""),
            ],
            None,
            ["预算执行率", "资金执行率", "宣传次数"],
            [],
        ),
    ],
)
def test_a_row_of_execution(
    rows: list[tuple[str, ...]], budget: Budget | None, names: list[str], remarks: list[tuple[str, str]]
) -> None:
    """It belongs to the funds where they can hold it, and counts once."""
    assert read(*rows) == (budget, names, remarks)


def test_the_same_points_twice_make_a_hundred() -> None:
    """Where the form needs both of them to come to 100, they are two."""
    rows = [
        FUNDS,
        ("总额", "80", "80", "72", "10", "90%", "9", "", ""),
        ("预算执行", "", "执行率", "100%", "90%", "10", "9", "", ""),
    ]
    budget, names, _ = read(*rows, output=("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "80", "80", "", ""))
    assert budget is not None
    assert (budget.weight, names) == (Decimal(10), ["执行率", "宣传次数"])


def test_an_execution_indicator_within_the_outputs_stays() -> None:
    """Only outside of the tree proper is such a row about the funds."""
    row = ("产出指标", "时效指标", "预算执行率", "80万元", "72万元", "10", "9", "", "")
    assert read(row) == (None, ["预算执行率", "宣传次数"], [])


@pytest.mark.parametrize("spread", [1, 3, 5], ids="{} cells".format)
@pytest.mark.parametrize(
    "label", ["预算执行率", "预算执行率得分", "预算执行率自评得分", "资金执行情况得分", "执行率分值", "预算执行得分"]
)
@pytest.mark.parametrize("points", ["10", ""])
def test_a_row_of_nothing_but_points_of_the_execution_goes_to_the_funds(label: str, spread: int, points: str) -> None:
    """Whether the funds have points of their own, and however many cells a merged label fills."""
    funds = [FUNDS, ("总额", "80", "80", "72", points, "90%", "", "", "")]
    row = (*[label] * spread, *[""] * (5 - spread), "10", "9", "", "")

    assert read(*funds) == (Budget("80", "80", "72", weight=points or None, printed_rate="90%"), ["宣传次数"], [])
    form = read_form([*funds, HEADINGS, OUTPUT, row])
    assert (form.budget, [each.name for each in form.indicators], form.remarks, form.unread) == (
        Budget("80", "80", "72", weight=10, self_score=9, printed_rate="90%"),
        ["宣传次数"],
        (),
        (),
    )


@pytest.mark.parametrize("spread", [1, 3, 5])
@pytest.mark.parametrize("funded", [True, False], ids=["with funds", "without"])
def test_the_points_of_a_row_of_the_execution_may_stand_again_below_it(spread: int, *, funded: bool) -> None:
    """They count once, and two rows with values are two."""
    funds = [FUNDS, ("总额", "80", "80", "72", "10", "90%", "9", "", "")] if funded else []
    row = ("预算执行", "预算执行率", "预算执行率", "100%", "90%", "10", "9", "", "")
    again = (*["预算执行率得分"] * spread, *[""] * (5 - spread), "10", "9", "", "")
    form = read_form([*funds, HEADINGS, OUTPUT, row, again])
    alone = read_form([*funds, HEADINGS, OUTPUT, row])

    assert (form.budget, form.indicators) == (alone.budget, alone.indicators)
    assert form.remarks == (*alone.remarks, ("预算执行率得分", "10，9"))


def test_another_score_of_the_execution_is_kept() -> None:
    """The block of the funds has its own; the row's is a remark."""
    funds = [FUNDS, ("总额", "80", "80", "72", "10", "90%", "9", "", "")]
    form = read_form([*funds, HEADINGS, OUTPUT, ("预算执行率得分", "", "", "", "", "10", "9.5", "", "")])

    assert form.budget == Budget("80", "80", "72", weight=10, self_score=9, printed_rate="90%")
    assert form.remarks == (("预算执行率得分 → 得分", "9.5"),)


@pytest.mark.parametrize("tier", ["投入", "过程指标", "项目管理", ""])
def test_an_execution_indicator_outside_of_the_outputs_goes(tier: str) -> None:
    """Among inputs, or in no tier, it is about the funds."""
    row = (tier, "预算指标", "预算执行率", "80万元", "72万元", "10", "9", "", "")
    assert read(row) == (Budget(None, "80", "72", weight=10, self_score=9), ["宣传次数"], [])


def test_points_that_cannot_be_read_are_a_fault_of_their_row() -> None:
    """The row stays an indicator, and its fault has its place."""
    with pytest.raises(PerfevalError) as caught:
        read(("预算执行", "预算指标", "预算执行率", "80万元", "72万元", "1.2.3", "9", "", ""))
    assert caught.value.place == ("row 2, column 6", "分值")
