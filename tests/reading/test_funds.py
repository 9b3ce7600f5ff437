"""The funds block: its total, its sources, and the points of its execution."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfeval import Budget, FundSource, read_form
from perfeval.errors import PerfevalError
from perfeval.reading.blocks.amounts import amount
from perfeval.reading.blocks.funds import FundsReader, belongs_to_funds
from perfeval.reading.blocks.paired import PairedSources
from perfeval.reading.blocks.sources import is_source, source_name
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.layout import funds_layout
from perfeval.reading.ledger import Ledger

HEADINGS = ("项目资金（万元）", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率", "得分")


def reader_of(headings: tuple[str, ...], *rows: tuple[str, ...]) -> FundsReader:
    """A reader that has been given all rows, up to the first that it does not take."""
    layout = funds_layout(headings)
    assert layout is not None
    head = Row(headings, 1)
    reader = FundsReader(layout, head, Faults(), Ledger([head]))
    for number, cells in enumerate(rows, start=2):
        row = Row(cells, number)
        if not belongs_to_funds(row, layout, head):
            break
        reader.feed(row)
    return reader


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1,234.50", "万元", "1234.50"),
        ("1，234", "万元", "1234"),
        ("￥80", "元", "80"),
        ("2000元", "万元", "0.2"),
        ("0.5亿元", "万元", "5000"),
        ("", "万元", None),
        ("——", "万元", None),
        ("无", "万元", None),
    ],
)
def test_amounts(text: str, unit: str, expected: str | None) -> None:
    """In the unit of the block, and none where the cell says nothing."""
    assert amount(text, unit) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize("text", ["完成", "5人", "80%"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """Without a place of its own, since the reader knows the cell."""
    with pytest.raises(PerfevalError) as caught:
        amount(text, "万元")
    assert caught.value.place == ()


@pytest.mark.parametrize(
    ("label", "known", "name"),
    [
        ("年度资金总额：", True, "年度资金总额"),
        (" 其中：当年财政拨款", True, "当年财政拨款"),
        ("其 中: 上年\n结转", True, "上年结转"),
        ("自筹", True, "自筹"),
        ("宣传次数", False, "宣传次数"),
        ("", False, "未注明"),
        ("其中：", True, "未注明"),
        ("资金" * 21, False, "资金" * 21),
    ],
)
def test_sources_by_their_labels(label: str, known: bool, name: str) -> None:
    """A label of a source has a word for money, and is short."""
    assert (is_source(label), source_name(label)) == (known, name)


def test_total_and_sources() -> None:
    """What the source lines say beside their amounts is kept where the total does not say the same."""
    reader = reader_of(
        HEADINGS,
        ("", "年度资金总额", "80", "80", "72", "10", "90%", "9"),
        ("", "其中：当年财政拨款", "60", "60", "54", "—", "90%", "—"),
        ("", "其他资金", "20", "20", "18", "5", "91%", "—"),
        ("", "", "", "", "", "", "", ""),
    )
    assert reader.unit == "万元"
    assert reader.budget("万元") == Budget(
        "80", "80", "72", weight=10, self_score=9, printed_rate="90%",
        sources=[FundSource("当年财政拨款", "60", "60", "54"), FundSource("其他资金", "20", "20", "18")],
    )  # fmt: skip
    assert reader.remarks == [("其他资金 → 执行率", "91%"), ("其他资金 → 分值", "5")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # No row at all.
        ([], None),
        # A row without a label is the total.
        (
            [("", "", "80", "80", "72", "10", "90%", "9")],
            Budget("80", "80", "72", weight=10, self_score=9, printed_rate="90%"),
        ),
        # The layout dropped the cells that are merged into those above.
        (
            [("年度资金总额", "80", "80", "72", "10", "90%", "9")],
            Budget("80", "80", "72", weight=10, self_score=9, printed_rate="90%"),
        ),
        # So it did of a source that has a name of its own.
        (
            [("总额", "80", "80", "72", "", "", ""), ("养护工程", "80", "80", "72", "", "", "")],
            Budget("80", "80", "72", weight=None, sources=[FundSource("养护工程", "80", "80", "72")]),
        ),
        # The total stands last.
        (
            [("", "财政拨款", "60", "60", "54", "", "", ""), ("", "合计", "80", "80", "72", "10", "", "9")],
            Budget("80", "80", "72", weight=10, self_score=9, sources=[FundSource("财政拨款", "60", "60", "54")]),
        ),
        # Only sources, and no total.
        (
            [("", "其中：财政拨款", "60", "60", "54", "", "", "")],
            Budget(weight=None, sources=[FundSource("财政拨款", "60", "60", "54")]),
        ),
        # A source that says nothing but its name.
        (
            [("", "年度资金总额", "80", "80", "72", "", "", ""), ("", "上年结转资金", "", "", "", "", "", "")],
            Budget("80", "80", "72", weight=None, sources=[FundSource("上年结转资金")]),
        ),
        # What follows the block is none of it: words, and a long text that has money in it.
        ([("年度总体目标", "", "", "", "", "", "", "")], None),
        ([("", "资金" * 20, "资金使用情况良好，" * 10, "", "", "", "", "")], None),
    ],
)
def test_budgets(rows: list[tuple[str, ...]], expected: Budget | None) -> None:
    """Whatever rows there are, in whatever order."""
    assert reader_of(HEADINGS, *rows).budget("万元") == expected


def test_points_in_the_headings() -> None:
    """A block without a column of points may state them in a heading."""
    headings = ("项目资金", "全年预算数", "全年执行数", "执行率（10分）", "得分", "未执行原因", "备注")
    reader = reader_of(headings, ("总额", "80", "72", "90%", "9", "年底结余", "已调整"))
    assert reader.unit == ""
    assert reader.budget("元") == Budget(None, "80", "72", "元", weight=10, self_score=9, printed_rate="90%")
    assert reader.remarks == [("总额 → 未执行原因", "年底结余"), ("总额 → 备注", "已调整")]


def test_lines_of_text_end_the_block() -> None:
    """They stand outside of the table."""
    reader = reader_of(HEADINGS)
    assert not belongs_to_funds(Row(("年度资金总额80",), 9, 0), reader.layout, reader.headings)


def test_a_fault_has_its_place() -> None:
    """The row, the column, and its heading."""
    reader = reader_of(HEADINGS, ("", "年度资金总额", "80", "八十人", "72", "10", "90%", "十分"))
    assert reader.budget("万元") == Budget("80", None, "72", weight=10, printed_rate="90%")
    assert [fault.place for fault in reader.faults.found] == [
        ("row 2, column 4", "全年预算数（A）"),
        ("row 2, column 8", "得分"),
    ]


@pytest.mark.parametrize(
    ("rows", "summed"),
    [
        (["财政资金 50 48 47", "自筹资金 10 10 1"], True),
        (["财政资金 10 10 10", "自筹资金 10 10 10"], True),  # both have the same
        (["公益基金 50 48 47", "自筹资金 10 10 1", "债券 1 1 1"], True),
        (["县级拨款 10 10 10", "市级拨款 10 10 10"], True),
        (["宣传经费 60 58 48", "财政资金 50 48 47", "自筹资金 10 10 1"], False),  # the others make it
        (["宣传项目 60 58 48", "甲 60 58 48"], False),
        (["财政资金 60 58 48", "其中：中央 40 40 40"], False),
        (["项目预算资金 60 58 48", "财政资金 50 48 47"], False),  # its name says so
        (["财政资金 60 58 48", "自筹资金 — — —"], False),
        (["财政资金 60 58 48"], False),
    ],
)
def test_a_first_source_is_no_total(rows: list[str], summed: bool) -> None:
    """Whatever it is called: unless its name, the words 其中 or the amounts make it the total of the others."""
    reader = reader_of(HEADINGS[:5], *(("", *row.split()) for row in rows))
    budget = reader.budget("万元")

    assert budget is not None
    assert (reader.summed, len(budget.sources)) == (summed, len(rows) - (not summed))
    total = [Decimal(row.split()[2]) for row in rows[: None if summed else 1]]
    assert budget.adjusted == sum(total)


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((("10", "9.8"), ("—", "—")), ("10", "9.8")),
        ((("", ""), ("10", "9.8")), ("10", "9.8")),
        ((("5", "5"), ("5", "4.8")), (None, None)),  # each source has its own
        ((("", "9.8"), ("", "")), (None, None)),
    ],
)
def test_the_points_of_sources(points: tuple[tuple[str, str], ...], expected: tuple[str | None, str | None]) -> None:
    """A merged cell beside all of them stands in one row: they are those of the execution; no others are lost."""
    rows = (
        ("", name, *["60"] * 3, weight, "97%", score)
        for name, (weight, score) in zip(("财政资金", "自筹资金"), points, strict=True)
    )
    reader = reader_of(HEADINGS, *rows)
    budget = reader.budget("万元")

    assert budget is not None
    weight, score = expected
    assert budget.weight == (None if weight is None else Decimal(weight))
    assert budget.self_score == (None if score is None else Decimal(score))
    assert set(budget.cells) == ({"weight", "self_score"} if weight else set())
    kept = {text for _, text in reader.remarks} | {weight, score}
    assert {text for pair in points for text in pair} - {"", "—"} <= kept


@pytest.mark.parametrize(
    ("heading", "labels", "unit", "other"),
    [
        ("项目资金", ["年度资金总额（元）"], "元", ""),
        ("项目资金", ["年度资金总额", "财政拨款（元）"], "元", ""),
        ("项目资金（元）", ["年度资金总额（元）"], "元", ""),
        ("项目资金（万元）", ["年度资金总额（元）"], "万元", "元"),
        ("项目资金", ["年度资金总额（元）", "财政拨款（万元）"], "元", "万元"),
    ],
)
def test_the_unit_beside_a_name(heading: str, labels: list[str], unit: str, other: str) -> None:
    """A row may state the unit of money; where it stated another one before, both are known."""
    reader = reader_of((heading, *HEADINGS[1:]), *(("", label, "80", "80", "72", "", "", "") for label in labels))

    assert (reader.unit, reader.other_unit, reader.lacks_unit) == (unit, other, False)


@pytest.mark.parametrize("of_which", [("其中：", ""), ("其中：", "其中："), ("其 中", "")])
def test_of_which_in_a_cell_of_its_own(of_which: tuple[str, str]) -> None:
    """It is no name of a source, whether a merged cell repeats it or not, and no remark."""
    headings = ("项目资金（万元）", "", "", "年初预算数", "全年预算数", "全年执行数")
    reader = reader_of(
        headings,
        ("", "年度资金总额", "", "60", "58", "56"),
        ("", of_which[0], "当年财政拨款", "50", "48", "47"),
        ("", of_which[1], "上年结转资金", "10", "10", "9"),
    )
    budget = reader.budget("万元")

    assert budget is not None
    assert [each.name for each in budget.sources] == ["当年财政拨款", "上年结转资金"]
    assert reader.remarks == []


ABOVE = ("预算执行情况", "预算数：", "192", "执行数：", "180", "执行率：", "93.75%")


def paired(*rows: tuple[str, ...]) -> list[FundSource]:
    """The sources below the labels of the whole."""
    faults = Faults()
    sources = PairedSources(faults)
    for number, cells in enumerate(rows, start=1):
        sources.takes(Row(cells, number))
    found = sources.read("万元")
    if faults.found:
        raise faults.found[0]
    return found


def test_sources_whose_labels_stand_twice() -> None:
    """One beside what was planned, one beside what was spent, in equal amounts or not, or with none."""
    rows = (
        ("", "其中：中央财政补助", "144", "其中：中央财政补助", "132"),
        ("", "县财政安排", "48", "县财政安排", "48"),
        ("", "其他资金", "", "其他资金", ""),
        ("", "自筹资金", "", "自筹资金", "3"),
    )
    assert paired(ABOVE, *rows) == [
        FundSource("中央财政补助", None, 144, 132),
        FundSource("县财政安排", None, 48, 48),
        FundSource("自筹资金", None, None, 3),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("", "其中：县财政", "192", "其中：省财政", "180"),
        ("", "其中：县财政", "192", "", ""),
        ("", "其中：县财政", "约192", "其中：县财政", "180"),
        ("", "其中：县财政", "192", "其中：县财政", "180", "93.75%"),
        ("", "负责人", "张三", "负责人", "李四"),
    ],
)
def test_rows_that_are_no_sources(row: tuple[str, ...]) -> None:
    """Two names, one amount, words or more than two amounts are left to what takes labels."""
    assert paired(ABOVE, row) == []


def test_sources_stand_right_below_the_whole() -> None:
    """A row between ends them, and 执行数 stands to the right of 预算数."""
    source = ("", "其中：县财政", "192", "其中：县财政", "180")
    assert len(paired(ABOVE, source)) == 1
    assert paired(ABOVE, ("", "年度目标"), source) == []
    assert paired(("", "执行数", "180", "预算数", "192"), source) == []
    assert paired(("", "预算数", "192", "执行率", "93.75%"), source) == []


def test_sources_beside_another_block_are_remarks() -> None:
    """Where the form has a funds block, or says nothing of what was spent, none of the words is lost."""
    source = ["", "其中：县财政", "192", "其中：县财政", "180"]
    indicators = [["三级指标", "指标值", "实际完成值", "分值", "得分"], ["次数", "≥3次", "3次", "100", "100"]]
    funds = [["项目资金", "年初预算数", "全年预算数", "全年执行数"], ["资金总额", "9", "9", "8"]]
    two = read_form([["项目名称", "甲"], list(ABOVE[:5]), source, *funds, *indicators])
    assert two.budget is not None
    assert two.budget == Budget(9, 9, 8, weight=None)
    assert {("县财政", "192"), ("县财政", "180")} <= {*two.remarks}
    none = read_form([["项目名称", "甲"], ["", "预算数：", "192", "执行数：", ""], source, *indicators])
    assert none.budget is None
    assert {("县财政", "192"), ("县财政", "180")} <= {*none.remarks}


def test_what_has_arrived_is_no_budget_beside_one() -> None:
    """到位数 is the budget where no other column is one."""
    headings = ("项目资金（万元）", "", "预算数", "到位数", "执行数", "执行率", "得分")
    found = reader_of(headings, ("", "年度资金总额", "20", "18", "17", "85%", "8.5"))
    budget = found.budget("万元")
    assert budget is not None
    assert (budget.initial, str(budget.adjusted), str(budget.executed)) == (None, "20", "17")
    assert found.remarks == [("年度资金总额 → 到位数", "18")]
    alone = reader_of(("项目资金", "", "到位数", "执行数"), ("", "年度资金总额", "18", "17")).budget("万元")
    assert alone is not None
    assert str(alone.adjusted) == "18"


@pytest.mark.parametrize(
    ("heading", "weight"),
    [
        ("得分（10分）", "10"),
        ("得分（满分10分）", "10"),
        ("得分（分值：10分）", "10"),
        ("得分（总分10）", "10"),
        ("得分（10分×执行率）", "10"),
        ("得分（权重15）", "15"),
        ("得分（15）", "None"),
        ("得分（B）", "None"),
    ],
)
def test_the_weight_of_the_execution_in_its_heading(heading: str, weight: str) -> None:
    """As much as the words around the number say that it is one of points."""
    headings = ("项目资金（万元）", "", "全年预算数", "执行数", heading)
    budget = reader_of(headings, ("", "年度资金总额", "20", "17", "8.5")).budget("万元")
    assert budget is not None
    assert str(budget.weight) == weight
