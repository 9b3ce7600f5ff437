"""What a reviewer says in columns of a form: 复核完成值 and 复核得分 are fields, and anything else is kept beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from perfeval import Budget, FundSource, SelfEvaluation
from perfeval._words.columns import Column, funds_column, indicator_column
from perfeval._words.reviewers import ACTUALS, SCORES
from perfeval.reading import read_form, trace

HEADINGS = (
    "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
    "复核完成值", "复核得分", "偏差原因",
)  # fmt: skip
FUNDS = ("项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分", "复核得分")
ROWS = [
    ("项目名称", "宣传经费"),
    FUNDS,
    ("年度资金总额", "80", "80", "72", "10", "90%", "9", "8.5"),
    ("其中：财政拨款", "80", "80", "72", "", "90%", "", ""),
    HEADINGS,
    ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "60", "60", "5次", "58", "疫情"),
    ("", "质量指标", "复核完成率", "≥90%", "95%", "20", "20", "", "待核实", ""),
    ("", "", "复核得分", "≥90分", "95分", "10", "10", "/", "9分", ""),
    ("总分", "", "", "", "", "100", "99", "", "75.5", ""),
]  # fmt: skip
Rows = Sequence[tuple[str, ...]]


def as_tabs(rows: Rows) -> str:
    """Cells between tabs."""
    return "\n".join("\t".join(row) for row in rows)


def as_markdown(rows: Rows) -> str:
    """Cells between bars."""
    width = max(map(len, rows))
    return "\n".join(f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows)


def as_html(rows: Rows) -> str:
    """A table of a web page."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def as_lines(rows: Rows) -> str:
    """A cell to a line, empty ones left out."""
    return "\n".join(cell for row in rows for cell in row if cell)


layouts = pytest.mark.parametrize("layout", [list, as_tabs, as_markdown, as_html], ids=lambda layout: layout.__name__)


def text_of(number: Decimal | None) -> str:
    """A number as people write it."""
    return "" if number is None else str(number)


def said(form: SelfEvaluation) -> list[tuple[str, str, str]]:
    """What the reviewer says of each indicator."""
    return [(each.name, each.reviewed_actual, text_of(each.reviewed_score)) for each in form.indicators]


def totals_of(form: SelfEvaluation) -> tuple[str, str]:
    """The form's own total and that of the reviewer."""
    return text_of(form.self_total), text_of(form.reviewed_total)


def points_of(budget: Budget | None) -> tuple[str, str]:
    """The points of the funds, and those that the reviewer gives."""
    assert budget is not None
    return text_of(budget.self_score), text_of(budget.reviewed_score)


def table(headings: tuple[str, ...], *rows: tuple[str, ...]) -> SelfEvaluation:
    """A form with these rows."""
    return read_form([("项目名称", "宣传经费"), headings, *rows])


@layouts
def test_a_reviewer_has_fields(layout: Callable[[Rows], Any]) -> None:
    """By indicator, for the funds and in all; words in the place of points are a remark, and signs for nothing none."""
    form = read_form(layout(ROWS))

    assert said(form) == [("宣传次数", "5次", "58"), ("复核完成率", "", ""), ("复核得分", "", "9")]
    assert form.indicators[0].reason == "疫情"
    assert totals_of(form) == ("99", "75.5")
    assert points_of(form.budget) == ("9", "8.5")
    assert form.remarks == (("复核完成率 → 复核得分", "待核实"),)
    assert (form.unread, form.findings) == ((), ())


def test_cells_without_rows_are_found_again() -> None:
    """The headings of reviewers are headings, also broken ones, and no row begins with what a reviewer says."""
    rows = [(*HEADINGS[:7], "复核\n完成值", "复核\n得分", "偏差原因"), *ROWS[5:8]]
    form = read_form(as_lines([ROWS[0], *rows, ("总分", "100", "99", "75.5")]))

    assert said(form) == [("宣传次数", "5次", "58"), ("复核完成率", "", ""), ("复核得分", "", "9")]
    assert [str(each.self_score) for each in form.indicators] == ["60", "20", "10"]
    assert totals_of(form) == ("99", "75.5")


@pytest.mark.parametrize("name", ["复核得分", "复核完成值", "复核完成率"])
def test_the_first_name_below_headings_is_none_of_them(name: str) -> None:
    """Where rows are lost, what stands before a value is a name."""
    headings = ("指标名称", "目标值", "完成值", "分值", "得分", "复核得分")
    form = read_form(as_lines([ROWS[0], headings, (name, "≥3分", "6分", "60", "60", "59")]))

    assert said(form) == [(name, "", "59")]


def test_the_trace_says_where_each_cell_went() -> None:
    """A number went to its column, and words to the remarks."""
    text = str(trace(ROWS))

    assert "58 → 复核得分" in text
    assert "待核实 → remark 复核得分" in text
    assert "75.5 → 复核得分" in text


@pytest.mark.parametrize("full", [True, False])
def test_a_form_may_have_the_points_of_a_reviewer_alone(full: bool) -> None:
    """They are not the form's own, neither is their total, whether or not the total stands under its heading."""
    total = ("总分", "", "", "", "", "100", "90") if full else ("总分", "100", "90")
    headings = (*HEADINGS[:6], "复核得分")
    rows = ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "60", "50"), ("", "", "册数", "≥3", "6", "40", "40")
    form = table(headings, *rows, total)

    assert said(form) == [("宣传次数", "", "50"), ("册数", "", "40")]
    assert [each.self_score for each in form.indicators] == [None, None]
    assert (totals_of(form), form.remarks, form.unread) == (("", "90"), (), ())


def test_of_several_reviewers_the_first_that_says_so_counts() -> None:
    """What the others say are remarks, and so are columns that are neither an actual nor points."""
    form = table(
        (*HEADINGS[:7], "专家评分", "财政复核得分", "第三方复核得分", "审核意见"),
        ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "60", "50", "51", "52", "53", "同意"),
        ("", "", "册数", "≥3次", "6次", "40", "40", "38", "优", "/", ""),
        ("总分", "", "", "", "", "100", "90", "89", "91", "92", ""),
    )

    assert said(form) == [("宣传次数", "", "52"), ("册数", "", "")]
    assert (totals_of(form), form.findings) == (("90", "91"), ())
    assert form.remarks == (
        ("宣传次数 → 专家评分", "51"),
        ("宣传次数 → 第三方复核得分", "53"),
        ("宣传次数 → 审核意见", "同意"),
        ("册数 → 专家评分", "38"),
        ("册数 → 财政复核得分", "优"),
        ("总分 → 专家评分", "89"),
        ("总分 → 第三方复核得分", "92"),
    )


def test_of_others_the_first_counts() -> None:
    """Where nobody says 复核."""
    form = table(
        (*HEADINGS[:7], "财政评分", "专家评分"), ("产出指标", "数量指标", "次数", "≥3次", "6次", "60", "50", "51", "52")
    )

    assert (said(form), form.remarks) == ([("次数", "", "51")], (("次数 → 专家评分", "52"),))


@layouts
def test_a_heading_over_what_a_reviewer_says(layout: Callable[[Rows], Any]) -> None:
    """得分 below 财政复核 is not the form's own."""
    form = read_form(
        layout(
            [
                ("项目名称", "宣传经费"),
                ("一级指标", "二级指标", "三级指标", "年度指标值", "分值", "单位自评", "", "财政复核", "", "备注"),
                ("", "", "", "", "", "实际完成值", "得分", "完成值", "得分", ""),
                ("产出指标", "数量指标", "宣传次数", "≥3次", "100", "6次", "99", "5次", "88", ""),
                ("总分", "", "", "", "100", "", "99", "", "88", ""),
            ]
        )
    )

    assert said(form) == [("宣传次数", "5次", "88")]
    assert (totals_of(form), form.findings) == (("99", "88"), ())


def test_two_numbers_under_one_heading_are_no_points() -> None:
    """Both are kept."""
    form = table(
        (*HEADINGS[:7], "复核得分", ""), ("产出指标", "数量指标", "次数", "≥3次", "6次", "60", "50", "51", "52")
    )

    assert said(form) == [("次数", "", "")]
    assert form.remarks == (("次数 → 复核得分", "51"), ("次数 → 复核得分", "52"))


def test_a_row_that_a_page_has_torn() -> None:
    """The rest of what was found done goes on with it."""
    form = table(
        HEADINGS,
        ("产出指标", "数量指标", "宣传", "完成", "完成", "60", "60", "仅完成", "58", ""),
        ("", "", "", "", "", "", "", "两次", "", "会议"),
        ("", "", "册数", "≥3次", "6次", "40", "40", "", "", ""),
    )

    assert said(form) == [("宣传", "仅完成两次", "58"), ("册数", "", "")]


def test_a_second_total_of_a_reviewer_is_a_remark() -> None:
    """Unless it says the same."""
    row = ("产出指标", "数量指标", "次数", "≥3次", "6次", "100", "99", "", "88", "")
    totals = [("总分", "", "", "", "", "100", "99", "", said, "") for said in ("88", "88.0", "87")]
    form = table(HEADINGS, row, *totals)

    assert (totals_of(form), form.remarks) == (("99", "88"), (("总分 → 复核得分", "87"),))


def test_a_total_with_fewer_cells() -> None:
    """Its numbers have the order of the columns where there is one for each, and else are as ever."""
    row = ("产出指标", "数量指标", "次数", "≥3次", "6次", "100", "99", "", "88", "")
    totals = [("总分", "100", "99", "88"), ("总分", "100", "99"), ("总分：100", "99", "88")]
    forms = [table(HEADINGS, row, total) for total in totals]

    assert [totals_of(each) for each in forms] == [("99", "88"), ("99", ""), ("99", "88")]


def test_a_total_of_the_reviewer_alone() -> None:
    """It is not the form's own."""
    row = ("产出指标", "数量指标", "次数", "≥3次", "6次", "100", "", "", "88", "")
    form = table(HEADINGS, row, ("总分", "", "", "", "", "", "", "", "88", ""))

    assert totals_of(form) == ("", "88")


def funds_of(*rows: tuple[str, ...]) -> tuple[Budget | None, tuple[tuple[str, str], ...]]:
    """The funds that these rows make, and the remarks."""
    form = read_form([ROWS[0], FUNDS, *rows, HEADINGS, ROWS[5]])
    return form.budget, form.remarks


def test_words_for_points_in_the_funds_are_a_remark() -> None:
    """As are the points of a source."""
    budget, remarks = funds_of(
        ("年度资金总额", "80", "80", "72", "10", "90%", "9", "待定"),
        ("其中：财政拨款", "80", "80", "72", "", "", "", "4"),
    )

    sources = [FundSource("财政拨款", 80, 80, 72)]
    assert budget == Budget(80, 80, 72, weight=10, self_score=9, printed_rate="90%", sources=sources)
    assert remarks == (("财政拨款 → 复核得分", "4"), ("年度资金总额 → 复核得分", "待定"))


def test_a_row_of_execution_gives_the_funds_its_points() -> None:
    """Where they have none from a reviewer; else both are kept, and so is what was found done."""
    row = ("预算执行", "", "预算执行率", "100%", "90%", "10", "9", "九成", "8", "")
    blank, filled = (
        read_form(
            [ROWS[0], FUNDS, ("年度资金总额", "80", "80", "72", "10", "90%", "9", points), HEADINGS, row, ROWS[5]]
        )
        for points in ("", "7")
    )

    assert (points_of(blank.budget), points_of(filled.budget)) == (("9", "8"), ("9", "7"))
    beside = (("预算执行率 → 年度指标值", "100%"), ("预算执行率 → 复核完成值", "九成"))
    assert blank.remarks == beside
    assert filled.remarks == (*beside, ("预算执行率 → 复核得分", "8"))


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("复核得分", Column.REVIEWED_SCORE),
        ("财政部门复核得分（10分）", Column.REVIEWED_SCORE),
        ("主管部门审核分", Column.REVIEWED_SCORE),
        ("專家評審得分", Column.REVIEWED_SCORE),
        ("专家打分", Column.REVIEWED_SCORE),
        ("核定分值得分", Column.REVIEWED_SCORE),
        ("抽查分数", Column.REVIEWED_SCORE),
        ("第三方评价机构评分", Column.REVIEWED_SCORE),
        ("複核得分", Column.REVIEWED_SCORE),
        ("再评实际完成值", Column.REVIEWED_ACTUAL),
        ("财政核查全年实际完成情况", Column.REVIEWED_ACTUAL),
        ("复核实际值", Column.REVIEWED_ACTUAL),
        ("复核完成率", None),
        ("复核扣分", None),
        ("审核部分", None),
        ("核定分值", None),
        ("审核意见", None),
        ("主管部门自评得分", None),
    ],
)
def test_headings_of_reviewers(heading: str, column: Column | None) -> None:
    """What was found done and points are columns; the funds know points alone."""
    assert indicator_column(heading) is column
    assert funds_column(heading) is (column if column is Column.REVIEWED_SCORE else None)


def test_the_usual_headings_are_those_of_their_column() -> None:
    """Words and patterns agree."""
    assert {indicator_column(f"{each}（甲）") for each in SCORES.split()} == {Column.REVIEWED_SCORE}
    assert {indicator_column(f"{each}（甲）") for each in ACTUALS.split()} == {Column.REVIEWED_ACTUAL}
