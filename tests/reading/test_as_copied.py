"""Forms as they are copied and exported: what somebody else's sixty forms lost, and what they should come to.

The forms went through openpyxl, python-docx, pandas, pdfplumber, and through text as Word and a browser copy it;
here stand the fewest rows that show each.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from perfeval import Budget, Cell, Grade, PerfevalError, SelfEvaluation, audit, read_form
from perfeval.reading.doors.indexed import unindexed
from perfeval.reading.grid import Row
from perfeval.rulebooks import MOF_2020

HEADINGS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因"
INDICATOR = "产出指标\t数量指标\t检查次数\t≥3次\t3次\t100\t96\t少"
NAMED = "项目名称\t宣传"


def as_rows(text: str) -> list[list[str]]:
    """Rows of cells, as openpyxl and pandas give them."""
    return [line.split("\t") for line in text.split("\n")]


def as_page(text: str) -> str:
    """A table of a web page."""
    rows = ("".join(f"<td>{cell}</td>" for cell in line.split("\t")) for line in text.split("\n"))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def as_lines(text: str) -> str:
    """One cell to a line."""
    return text.replace("\t", "\n")


def form(*lines: str) -> str:
    """A form with some lines above its indicators."""
    return "\n".join([NAMED, *lines, HEADINGS, INDICATOR])


def names(read: SelfEvaluation) -> list[str]:
    """The names of the indicators."""
    return [each.name for each in read.indicators]


def codes(read: SelfEvaluation) -> list[str]:
    """What reading had to say."""
    return [each.code for each in read.findings]


class TestAbove:
    """What stands above the name of the project is of the first form."""

    @pytest.mark.parametrize("layout", [str, as_rows, as_page, as_lines])
    @pytest.mark.parametrize("above", ["自评总分\t96\t自评等级\t优", "自评得分\t96\t自评等级\t优"])
    def test_totals(self, layout: Callable[[str], Any], above: str) -> None:
        """A total and a grade are those of the form."""
        read = read_form(layout(f"{above}\n{form()}"))

        assert (read.project, read.self_total, read.self_grade) == ("宣传", Decimal(96), Grade.EXCELLENT)
        assert codes(read) == []

    def test_totals_in_a_line(self) -> None:
        """Year, total and grade in the line between the title and the table."""
        line = "2022年度　自评得分：96分　自评等级：优"
        read = read_form(f"<p>项目支出绩效自评表</p><p>{line}</p>{as_page(form())}")

        assert (read.year, read.self_total, read.self_grade) == (2022, Decimal(96), Grade.EXCELLENT)

    def test_text_above_is_not_of_the_form(self) -> None:
        """A sentence that says nothing of points is left alone."""
        read = read_form(f"<p>附件</p><p>关于报送材料的通知。</p>{as_page(form())}")

        assert (read.self_total, read.remarks) == (None, ())


class TestGoals:
    """Goals and outcomes under the words of many offices."""

    @pytest.mark.parametrize(
        "heads",
        [
            "年度总体目标\t年初绩效目标\t全年目标实际完成情况",
            "总体目标\t绩效目标\t完成情况",
            "年度总体目标\t预期目标\t全年绩效目标完成情况",
        ],
    )
    def test_two(self, heads: str) -> None:
        """The one is what was to be, the other what was."""
        read = read_form(as_rows(form(heads, "\t建12个\t建11个")))

        assert (read.goal, read.outcome, read.remarks) == ("建12个", "建11个", ())

    def test_three(self) -> None:
        """What stands between is kept, also where the cell of the block is left out."""
        heads = "当年绩效目标\t年初绩效目标\t全年（调整）绩效目标\t全年目标实际完成情况"
        for texts in ("\t建12个\t建13个\t建11个", "建12个\t建13个\t建11个"):
            read = read_form(form(heads, texts))

            assert (read.goal, read.outcome) == ("建12个", "建11个")
            assert read.remarks == (("全年（调整）绩效目标", "建13个"),)

    def test_lists_on_lines(self) -> None:
        """Where a list begins anew, what was done begins."""
        read = read_form(
            as_lines(form("年度总体目标\t预期目标\t实际完成情况", "1.甲；\t2.乙。\t1.甲完成；\t2.乙完成。"))
        )

        assert (read.goal, read.outcome) == ("1.甲；\n2.乙。", "1.甲完成；\n2.乙完成。")

    def test_lines_that_cannot_be_parted(self) -> None:
        """Without a list nothing says where the one ends."""
        read = read_form(as_lines(form("年度总体目标\t预期目标\t实际完成情况", "甲；\t乙。\t甲完成。")))

        assert (read.goal, read.outcome) == ("甲；\n乙。\n甲完成。", "")


class TestFunds:
    """Amounts stand under their headings, in the unit that is stated."""

    @pytest.mark.parametrize(
        "title",
        [
            "二、项目资金情况（单位：元）",
            "项目资金情况（单位：元）",
            "二、项目资金（单位：元）",
            "二、资金使用情况（单位：元）",
        ],
    )
    def test_unit_in_the_heading_of_the_part(self, title: str) -> None:
        """It is the unit of the amounts."""
        rows = form(title, "资金类别\t年初预算数\t全年预算数\t全年执行数", "年度资金总额\t450000\t450000\t450000")
        read = read_form(as_rows(rows))

        assert read.budget is not None
        assert (read.budget.unit, codes(read)) == ("元", [])

    @pytest.mark.parametrize(
        ("heads", "row"),
        [
            ("预算执行情况（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t得分", "90\t80\t70\t10\t8.75"),
            (
                "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t得分",
                "年度资金总额\t90\t80\t70\t10\t8.75",
            ),
            ("资金来源\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分", "总额\t90\t80\t70\t10\t87.5\t8.75"),
        ],
    )
    def test_covered_cells_are_left_out(self, heads: str, row: str) -> None:
        """No amount slips under the next heading."""
        budget = read_form(form(heads, row)).budget

        assert budget is not None
        assert [f"{each}" for each in (budget.initial, budget.adjusted, budget.executed)] == ["90", "80", "70"]
        assert (budget.weight, budget.self_score) == (Decimal(10), Decimal("8.75"))

    def test_notes_beside_funds_on_lines(self) -> None:
        """A heading of notes, below which nothing stands, hides no amount."""
        heads = "资金来源\t年初预算数\t全年预算数\t全年执行数\t执行率\t分值\t得分\t备注"
        budget = read_form(as_lines(form(heads, "年度资金总额\t80\t78\t76\t97.44\t10\t9.7"))).budget

        assert isinstance(budget, Budget)
        assert (budget.initial, budget.executed) == (Decimal(80), Decimal(76))

    @pytest.mark.parametrize(("text", "amount"), [("850,000.0\n0", "850000.00"), ("1,850,000.\n00", "1850000.00")])
    def test_wrapped_cents(self, text: str, amount: str) -> None:
        """A narrow column wraps the cents of an amount."""
        rows = [*as_rows(form())[:1], ["项目资金（元）", "年初预算数", "全年预算数", "全年执行数"]]
        read = read_form([*rows, ["年度资金总额", text, "850,000.00", "84,000.5"], *as_rows(form())[1:]])

        assert read.budget is not None
        assert f"{read.budget.initial}" == amount

    @pytest.mark.parametrize("text", ["12.5\n3", "850,000.5\n30", "850,000\n30"])
    def test_two_numbers_stay_two(self, text: str) -> None:
        """Nothing but cents is put together."""
        rows = [*as_rows(form())[:1], ["项目资金（元）", "年初预算数", "全年预算数", "全年执行数"]]

        with pytest.raises(PerfevalError, match="two numbers in one cell"):
            read_form([*rows, ["年度资金总额", text, "850,000.00", "84,000.5"], *as_rows(form())[1:]])


class TestTotals:
    """The row of the total, with and without the cells that merged ones cover."""

    @pytest.mark.parametrize("total", ["总分\t100\t96\t", "合计\t100\t96", "总计\t100\t96"])
    def test_short(self, total: str) -> None:
        """It is no indicator."""
        rows = "三级指标\t年度指标值\t实际完成值\t分值\t得分\t备注\n检查次数\t≥3次\t3次\t100\t96\t无"
        read = read_form(f"{NAMED}\n{rows}\n{total}")

        assert (names(read), read.self_total) == (["检查次数"], Decimal(96))

    def test_grade_beside(self) -> None:
        """A row that names a grade is no indicator, whatever the columns are."""
        rows = "一级指标\t二级指标\t三级指标\t年度指标值\t全年实际完成值\n产出指标\t数量指标\t检查次数\t≥3次\t3次"
        read = read_form(f"{NAMED}\n{rows}\n自评得分\t99.2\t自评等级\t优")

        assert (names(read), read.self_total, read.self_grade) == (["检查次数"], Decimal("99.2"), Grade.EXCELLENT)

    def test_an_indicator_may_be_called_total(self) -> None:
        """With a target and points of its own it is one."""
        read = read_form(as_rows(f"{form()}\n\t\t考核总分\t90分\t95分\t0\t0\t"))

        assert names(read) == ["检查次数", "考核总分"]

    def test_many_blanks_on_lines(self) -> None:
        """Merged cells leave as many lines as they have columns."""
        assert read_form(as_lines(form()) + "\n合计\n\n100\n\n\n\n96\n").self_total == Decimal(96)

    def test_the_total_that_all_comes_to(self) -> None:
        """Of 总得分 of the indicators and 最终得分 with the execution the one that all points come to."""
        funds = "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t得分\n年度资金总额\t80\t80\t64\t10\t8"
        rows = f"{NAMED}\n{funds}\n{HEADINGS}\n产出指标\t数量指标\t检查次数\t≥3次\t3次\t90\t84\t少"
        read = read_form(as_rows(f"{rows}\n总得分\t\t\t\t\t90\t84\t\n最终得分\t\t\t\t\t100\t92\t"))

        assert read.self_total == Decimal(92)


class TestTiers:
    """Tiers that a break tears, and headings of tiers that are called otherwise."""

    def test_a_weight_below_its_tier(self) -> None:
        """The name stays with its weight."""
        first = "产出指标\n（60分）\t数量指标\t在院\t≥80人\t82人\t60\t60\t无"
        second = "效益指标\n（40分）\t社会效益\t达标率\t≥9%\t10%\t40\t40\t无"
        read = read_form(f"{NAMED}\n{HEADINGS}\n{first}\n{second}")

        assert [f"{each.name} {each.weight}" for each in read.dimensions] == ["产出指标 60", "效益指标 40"]
        assert codes(read) == ["line-joined"]

    def test_half_a_tier(self) -> None:
        """A name in two lines is one."""
        read = read_form(f"{NAMED}\n{HEADINGS}\n产出\n指标\t数量指标\t在院\t≥80人\t82人\t100\t60\t无")

        assert [each.name for each in read.dimensions] == ["产出指标"]

    @pytest.mark.parametrize(
        "heads",
        [
            "绩效指标\t绩效目标\t指标值\t完成值\t分值\t得分",
            "一级指标\t二级、三级指标\t年度指标值\t实际完成值\t分值\t得分",
            "绩效指标\t指标名称\t年度指标值\t实际完成值\t分值\t得分",
            "指标类别\t指标名称\t目标值\t年末完成\t标准分\t自评分",
        ],
    )
    def test_headings(self, heads: str) -> None:
        """The first column is the first tier, the second the name."""
        read = read_form(as_rows(f"{NAMED}\n{heads}\n产出指标\t兑付企业数\t≥100家\t95家\t100\t96"))

        assert (names(read), [each.name for each in read.dimensions]) == (["兑付企业数"], ["产出指标"])
        assert read.indicators[0].actual_text == "95家"

    def test_the_side_of_the_table_is_no_tier(self) -> None:
        """绩效指标 beside 一级指标 names the block."""
        read = read_form(as_rows(f"{NAMED}\n绩效指标\t{HEADINGS}\n绩效指标\t{INDICATOR}"))

        assert [each.name for each in read.dimensions] == ["产出指标"]

    def test_odd_headings(self) -> None:
        """指标子类 is the second tier of 指标类别."""
        heads = "指标类别\t指标子类\t指标内容\t目标值\t实现值\t标准分\t自评分"
        read = read_form(as_rows(f"{NAMED}\n{heads}\n产出指标\t数量指标\t检查次数\t≥3次\t3次\t100\t96"))

        assert [(each.name, each.categories[0].name) for each in read.dimensions] == [("产出指标", "数量指标")]


class TestHeadingsOfTwoRows:
    """Lower headings that part an upper one."""

    @pytest.mark.parametrize(
        ("upper", "lower"),
        [
            ("全年完成情况\t", "\t\t\t\t完成值\t完成率\t\t"),  # cells that are covered are empty
            ("全年完成情况", "\t\t\t\t完成值\t完成率\t\t"),  # as Word copies them
            ("全年完成情况", "完成值\t完成率"),  # as a browser does
            ("完成情况", "实际完成值\t完成比例"),
        ],
    )
    @pytest.mark.parametrize("layout", [str, as_rows])
    def test_results(self, upper: str, lower: str, layout: Callable[[str], Any]) -> None:
        """A value and how much of the target it is."""
        heads = f"一级指标\t二级指标\t三级指标\t年度指标值\t{upper}\t分值\t得分"
        read = read_form(layout(f"{NAMED}\n{heads}\n{lower}\n产出指标\t数量指标\t检查次数\t≥3次\t3次\t100%\t100\t96"))

        assert [(each.name, each.actual_text, f"{each.weight}") for each in read.indicators] == [
            ("检查次数", "3次", "100")
        ]
        assert [text for _, text in read.remarks] == ["100%"]

    @pytest.mark.parametrize("lower", ["\t\t\t\t符号\t数值\t单位\t\t\t", "符号\t数值\t单位"])
    def test_targets(self, lower: str) -> None:
        """Sign, number and unit."""
        heads = "绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"
        read = read_form(
            f"{NAMED}\n{heads}\n{lower}\n产出指标\t数量指标\t检查次数\t≥\t10\t场次\t12\t50\t50\n质量指标\t合格率\t≥\t98\t%\t98.5\t50\t50"
        )

        assert [(each.name, each.target_text) for each in read.indicators] == [
            ("检查次数", "≥10场次"),
            ("合格率", "≥98%"),
        ]

    def test_reasons(self) -> None:
        """Reasons by kind are reasons."""
        heads = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t未完成原因"
        lower, row = "经费保障\t制度保障\t其他", "产出指标\t数量指标\t检查次数\t≥3次\t2次\t100\t96\t\t缺制度\t"
        read = read_form(f"{NAMED}\n{heads}\n{lower}\n{row}")

        assert (names(read), read.indicators[0].reason) == (["检查次数"], "缺制度")

    @pytest.mark.parametrize("lower", ["符号\t数值\t单位", "完成值\t完成率"])
    def test_on_lines(self, lower: str) -> None:
        """Text of one cell to a line has the lower ones behind all others."""
        heads = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"
        values = "≥\t3\t次\t4次" if "符号" in lower else "≥3次\t4次\t133%"
        read = read_form(as_lines(f"{NAMED}\n{heads}\n{lower}\n产出指标\t数量指标\t检查次数\t{values}\t100\t96"))

        assert [(each.name, each.target_text, each.actual_text) for each in read.indicators] == [
            ("检查次数", "≥3次", "4次")
        ]

    @pytest.mark.parametrize(
        "row", ["检查次数\t备注", "产出指标\t数量指标", "完成值\t5", "很长的一段文字说明不是表头\t完成率"]
    )
    def test_a_row_that_heads_nothing(self, row: str) -> None:
        """Other short rows stay what they are."""
        heads = "一级指标\t二级指标\t三级指标\t年度指标值\t完成情况\t分值\t得分"
        read = read_form(f"{NAMED}\n{heads}\n{row}\n产出指标\t数量指标\t检查次数\t≥3次\t4次\t100\t96")

        assert "检查次数" in names(read)
        assert read.indicators[-1].actual_text == "4次"


class TestSeveralInOneRow:
    """Indicators of one category, each on a line of its cells."""

    @pytest.mark.parametrize(
        "cells",
        [
            ("甲数\n乙数", "≥3个\n≥4个", "3个\n5个", "20\n30", "20\n30"),
            ("①甲数\n②乙数", "①≥3个\n②≥4个", "①3个\n②5个", "①20\n②30", "①20\n②30"),
            ("①甲数 ②乙数", "①≥3个 ②≥4个", "①3个 ②5个", "①20 ②30", "①20 ②30"),
            ("1.甲数\n2.乙数", "1.≥3个\n2.≥4个", "1、3个\n2、5个", "20\n30", ""),
        ],
    )
    def test_they_are_parted(self, cells: tuple[str, ...]) -> None:
        """Each has its target, its actual and its points, and that they were parted is said."""
        rows = [*as_rows(f"{NAMED}\n{HEADINGS}"), ["产出指标", "数量指标", *cells, "共同原因"]]
        read = read_form(rows)

        said = [(each.name, each.target_text, each.actual_text, f"{each.weight}") for each in read.indicators]
        assert said == [("甲数", "≥3个", "3个", "20"), ("乙数", "≥4个", "5个", "30")]
        assert [each.categories[0].name for each in read.dimensions] == ["数量指标"]
        assert read.indicators[0].reason == "共同原因"
        assert codes(read) == ["indicators-parted"]

    def test_tiers_of_each(self) -> None:
        """A cell with as many tiers names one for each."""
        cells = ["产出指标", "数量指标 质量指标", "①甲数 ②乙率", "①≥3个 ②≥4%", "①3个 ②5%", "①20 ②30", "①20 ②30", ""]
        read = read_form([*as_rows(f"{NAMED}\n{HEADINGS}"), cells])

        assert [each.name for each in read.categories] == ["数量指标", "质量指标"]

    @pytest.mark.parametrize(
        "cells",
        [
            ("控制在\n2小时内", "≤2小时", "2小时", "1\n0", "1\n0"),  # a narrow column
            ("甲数\n乙数", "≥3个", "3个", "50", "50"),  # one number of points
            ("①甲数\n②乙数\n③丙数", "≥3个", "3个", "20\n30", "20\n30"),  # three names, two numbers
        ],
    )
    def test_others_stay_whole(self, cells: tuple[str, ...]) -> None:
        """Where it is not clear which belongs to which, nothing is parted."""
        rows = [*as_rows(f"{NAMED}\n{HEADINGS}\n{INDICATOR}"), ["产出指标", "数量指标", *cells, ""]]

        try:
            found = codes(read_form(rows))
        except PerfevalError:
            found = []
        assert "indicators-parted" not in found

    def test_a_name_keeps_the_numbers_of_its_parts(self) -> None:
        """①甲数 ②乙数 with one target is one name."""
        rows = [*as_rows(f"{NAMED}\n{HEADINGS}"), ["产出指标", "数量指标", "①甲数\n②乙数", "≥3个", "3个", "9", "9", ""]]

        assert names(read_form(rows)) == ["①甲数②乙数"]


class TestKept:
    """What no field takes is kept."""

    def test_lines_between_the_name_and_the_indicators(self) -> None:
        """They are of the form."""
        read = read_form(as_lines(form("省级财政部门\t省财政厅")))

        assert read.remarks == (("其他", "省级财政部门"), ("其他", "省财政厅"))

    def test_headings_of_parts_say_nothing(self) -> None:
        """A numbered heading is none of it."""
        assert read_form(form("一、基本情况", "（二）预算执行")).remarks == ()

    def test_labels_below(self) -> None:
        """Long labels of reasons and measures are labels."""
        below = "偏差大或目标未完成原因分析\t受市场影响。\n改进措施及结果应用方案\t加强对接。"
        read = read_form(as_lines(f"{form()}\n总分\t100\t96\n{below}"))

        assert read.remarks == tuple(tuple(line.split("\t")) for line in below.split("\n"))

    def test_two_labels_in_a_cell(self) -> None:
        """Each has its value."""
        read = read_form(as_rows(form("联系电话：13800000000 单位负责人签字：李四")))

        assert read.remarks == (("联系电话", "13800000000"), ("单位负责人签字", "李四"))


class TestWithoutWeights:
    """Forms that have no column of weights."""

    def test_the_weight_of_a_category_with_one(self) -> None:
        """It is that of its indicator."""
        heads = "一级指标\t二级指标\t三级指标\t目标值\t实际完成值\t得分"
        rows = "产出指标\t数量指标（60分）\t检查次数\t3次\t3次\t60\n效益指标\t社会效益（40分）\t知晓率\t≥90%\t92%\t30"
        read = read_form(as_rows(f"{NAMED}\n{heads}\n{rows}\n总分\t\t\t\t\t90"))

        assert [each.weight for each in read.indicators] == [60, 40]
        assert codes(read) == []

    def test_no_sum_says_anything(self) -> None:
        """That weights are missing is said, and nothing that only follows from it."""
        heads = "一级指标\t二级指标\t三级指标\t目标值\t实际完成值"
        read = read_form(
            as_rows(f"{NAMED}\n{heads}\n产出指标\t数量指标\t检查次数\t3次\t3次\n总分\t\t\t\t92\n自评等级\t优")
        )
        found = {each.code for each in audit(read, MOF_2020)}

        assert "weights-absent" in found
        assert not found & {"weights-do-not-sum", "total-differs", "grade-does-not-follow", "points-without-weight"}


def test_a_lone_word_below_a_name_is_the_rest_of_it() -> None:
    """指标 below 产出 is no row of the blank form; that they were joined is said."""
    rows = as_rows(f"{form()}\n\t质量指标\t产出\t≥3次\t6次\t0\t0\t\n\t\t指标\t\t\t\t\t")
    read = read_form(rows)

    assert names(read) == ["检查次数", "产出指标"]
    assert codes(read) == ["row-joined"]


def indicators(*rows: list[Any]) -> list[list[Any]]:
    """A table of indicators, whose first row is that of the headings."""
    return [NAMED.split("\t"), *rows]


HEADS: list[Any] = [*HEADINGS.split("\t")]
ROW: list[Any] = ["产出指标", "数量指标", "检查次数", "≥3次", "3次", 100, 96, "少"]
TOTAL: list[Any] = ["总分", None, None, None, None, 100, 96, None]


class TestBlocksAbove:
    """A form may begin with its funds or its goals, and be named below."""

    def test_funds(self) -> None:
        """They are those of the form, and so is what stands above them."""
        funds: list[list[Any]] = [
            ["资金（万元）", "年初预算数", "全年预算数", "全年执行数"],
            ["年度资金总额", 10, 10, 9],
        ]
        read = read_form([["主管部门", "民政局"], *funds, *indicators(HEADS, ROW)])

        assert (read.department, read.project) == ("民政局", "宣传")
        assert read.budget is not None
        assert read.budget.executed == 9

    def test_goals(self) -> None:
        """They too."""
        goals: list[list[Any]] = [["绩效目标", "年初目标", "完成情况"], [None, "帮扶500户", "帮扶512户"]]
        read = read_form([*goals, *indicators(HEADS, ROW)])

        assert (read.goal, read.outcome) == ("帮扶500户", "帮扶512户")

    def test_numbered_goals(self) -> None:
        """Each on a row, with its number beside it."""
        goals: list[list[Any]] = [
            ["年度绩效目标", "序号", "目标内容", "完成情况"],
            [None, 1, "办班12期", "12期"],
            [None, 2, "课题10项", "9项"],
        ]
        read = read_form([["项目名称", "宣传"], *goals, HEADS, ROW])

        assert (read.goal, read.outcome, read.remarks) == ("办班12期\n课题10项", "12期\n9项", ())


class TestGrades:
    """A grade that is ticked among all of them."""

    @pytest.mark.parametrize(
        ("text", "grade"),
        [
            ("优（90≤X≤100）☑　良（80≤X＜90）□　中（60≤X＜80）□　差（X＜60）□", Grade.EXCELLENT),
            ("优（90-100分）□ 良（80-90分）☑ 中□ 差□", Grade.GOOD),
            ("优(≥90)☑良(≥80)□中(≥60)□差(<60)□", Grade.EXCELLENT),
            ("优（90分以上）☑ 良（80-89分）□ 中□ 差□", Grade.EXCELLENT),
            ("优 90≤X≤100 ☑ 良 80≤X＜90 □", Grade.EXCELLENT),
            ("☑优（90≤X≤100） □良（80≤X＜90）", Grade.EXCELLENT),
            ("□优（90≤X≤100） ☑良（80≤X＜90）", Grade.GOOD),
            ("优（90≤X≤100）☑", Grade.EXCELLENT),
            ("优[☑] 良[ ]", Grade.EXCELLENT),
        ],
    )
    def test_ranges_between(self, text: str, grade: Grade) -> None:
        """The box belongs to the grade before its range, or to the one behind the box."""
        assert read_form(indicators(HEADS, ROW, TOTAL, ["自评等级", text])).self_grade is grade

    def test_beside_the_total(self) -> None:
        """96（优） is a total and a grade."""
        read = read_form(indicators(HEADS, ROW, [*TOTAL[:6], "96（优）", None]))

        assert (read.self_total, read.self_grade) == (Decimal(96), Grade.EXCELLENT)

    def test_behind_the_total(self) -> None:
        """In the cell of the grade both may stand."""
        read = read_form(indicators(HEADS, ROW, TOTAL, ["自评结论", "总分：96分 等级：优☑ 良□ 中□ 差□"]))

        assert (read.self_total, read.self_grade) == (Decimal(96), Grade.EXCELLENT)


class TestNumbersOfTotals:
    """Which number of a total is which."""

    @pytest.mark.parametrize("label", "加权得分 加权总分 得分总计 自评合计 绩效得分 综合评分 折算得分 平均得分".split())
    def test_labels(self, label: str) -> None:
        """They are called many names."""
        read = read_form(indicators(HEADS, ROW, [label, *TOTAL[1:]]))

        assert (len(read.indicators), read.self_total) == (1, Decimal(96))

    @pytest.mark.parametrize(
        ("heads", "row", "total"),
        [
            ("分值\t扣分\t得分\t扣分原因", "100\t10\t90\t少", "总分\t100\t10\t90"),
            ("得分\t分值\t扣分原因", "90\t100\t少", "总分\t90\t100"),
            ("分值\t得分\t扣分原因", "100\t90\t少", "总分\t100\t90"),
        ],
    )
    def test_they_have_the_order_of_the_headings(self, heads: str, row: str, total: str) -> None:
        """Where the cells between are gone."""
        first, values = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值", "产出指标\t数量指标\t次数\t≥3次\t3次"

        assert read_form(f"{NAMED}\n{first}\t{heads}\n{values}\t{row}\n{total}").self_total == Decimal(90)


class TestShortRows:
    """Rows that have lost the cell of their first tier."""

    @pytest.mark.parametrize("further", ["复核得分", "财政评价得分", "扣分"])
    def test_numbers_alike_do_not_hide_it(self, further: str) -> None:
        """A value is no name, also where there are points in each place that is due."""
        heads, first = [*HEADS[:7], further], ["产出指标", "数量指标", "甲", "≥3次", "3次", 50, 50, 50]
        read = read_form(indicators(heads, first, ["质量指标", "合格率", "≥95%", "96%", 40, 40, 40]))

        assert [(each.name, each.target_text) for each in read.indicators] == [("甲", "≥3次"), ("合格率", "≥95%")]
        assert [each.name for each in read.dimensions] == ["产出指标"]

    def test_a_percentage_below_a_tier_on_lines(self) -> None:
        """It is the weight of the tier."""
        values = "数量指标\t次数\t≥3次\t3次\t50\t50"
        read = read_form(as_lines(f"{NAMED}\n{HEADINGS}\n产出指标\t（50%）\t{values}\n效益指标\t（40%）\t{values}"))

        assert [f"{each.name} {each.weight}" for each in read.dimensions] == ["产出指标 50", "效益指标 40"]


class TestParts:
    """Sources of funds that are parts of another one."""

    @pytest.mark.parametrize(
        ("rows", "adjusted", "sources"),
        [
            (
                ["基本支出 10 12 9", "其中：人员经费 6 7 6", "公用经费 4 5 3", "项目支出 20 20 20"],
                32,
                ["基本支出", "项目支出"],
            ),
            (["财政拨款 12 12 9", "其中：中央资金 7 7 6", "其他资金 20 20 20"], 32, ["财政拨款", "其他资金"]),
            (["财政拨款 12 12 9", "其中：中央资金 7 7 6", "省级资金 5 5 3"], 12, ["中央资金", "省级资金"]),
            (["年度资金总额 12 12 9", "其中：中央资金 7 7 6", "省级资金 5 5 3"], 12, ["中央资金", "省级资金"]),
        ],
    )
    def test_they_count_once(self, rows: list[str], adjusted: int, sources: list[str]) -> None:
        """A part of a part is in it already; where one row has all, it is the total."""
        heads = ["预算执行（万元）", "年初预算数", "全年预算数", "全年执行数"]
        budget = read_form([["项目名称", "宣传"], heads, *[row.split() for row in rows], HEADS, ROW]).budget

        assert budget is not None
        assert (f"{budget.adjusted}", [each.name for each in budget.sources]) == (f"{adjusted}", sources)


@pytest.mark.parametrize("heading", "偏离度 偏差程度 偏差值 偏差率 偏离幅度".split())
def test_how_far_off_is_no_reason(heading: str) -> None:
    """It is kept beside the reason."""
    read = read_form(indicators([*HEADS[:7], heading, "偏差原因"], [*ROW[:7], "-4%", "少"]))

    assert read.indicators[0].reason == "少"
    assert read.remarks == ((f"检查次数 → {heading}", "-4%"),)


@pytest.mark.parametrize("name", ["3、12月底前完成", "3、12月31日前完成"])
def test_a_number_before_a_day_is_one(name: str) -> None:
    """3、12月底前 is the third, and no list of months."""
    assert names(read_form(indicators(HEADS, [*ROW[:2], name, *ROW[3:]]))) == [name[2:]]


class TestSections:
    """A line that only names the block below it is no part of the block above."""

    GOALS = "年初设定目标\t\t\t实际完成情况\n保障22个村\t\t\t运转正常"

    @pytest.mark.parametrize(
        "section", ["四、年度绩效指标完成情况", "（三）绩效指标", "绩效指标完成情况分析", "四、绩效评价指标体系"]
    )
    @pytest.mark.parametrize("layout", [str, as_rows, as_page])
    def test_below_the_goals(self, layout: Callable[[str], Any], section: str) -> None:
        """It is not what was to be reached, nor what was."""
        read = read_form(layout(form(self.GOALS, section + "\t" * 7)))
        assert (read.goal, read.outcome) == ("保障22个村", "运转正常")

    def test_merged_over_all_columns(self) -> None:
        """Programs that repeat a merged cell give it once for each column."""
        rows = as_rows(form(self.GOALS, "\t".join(["四、绩效指标完成情况"] * 8)))
        assert (read_form(rows).goal, read_form(rows).outcome) == ("保障22个村", "运转正常")

    def test_goals_of_several_rows(self) -> None:
        """A second row of goals stays one, though it is numbered."""
        read = read_form(as_rows(form(self.GOALS, "二、完成危房改造\t\t\t已完成")))
        assert read.goal == "保障22个村\n二、完成危房改造"


class TestDataFrames:
    """What pandas writes of its own is no cell of the form."""

    ROWS = (
        "项目名称\t宣传\t\t\t\t\t\t\n"
        "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
        "\t年度资金总额\t100\t100\t90\t10\t90%\t9\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因\n"
        "产出指标\t数量指标\t检查次数\t≥3次\t3次\t90\t90\t\n"
        "总分\t\t\t\t\t100\t99\t"
    )

    def frame(self, **options: Any) -> Any:
        """The form as pandas reads it from a file."""
        return pytest.importorskip("pandas").read_csv(io.StringIO(self.ROWS), sep="\t", **options)

    @pytest.mark.parametrize("options", [{"header": None}, {}])
    @pytest.mark.parametrize("index", [True, False])
    @pytest.mark.parametrize("written", ["to_csv", "to_html"])
    def test_with_the_numbers_of_its_rows(self, written: str, index: bool, options: dict[str, Any]) -> None:
        """They are no values, and columns without a name have none."""
        read = read_form(getattr(self.frame(**options), written)(index=index))
        assert read.budget is not None
        assert read.project == "宣传"
        assert [read.budget.executed, read.budget.self_score, read.self_total] == [90, 9, 99]
        assert (names(read), read.remarks, read.unread) == (["检查次数"], (), ())

    def test_as_tuples(self) -> None:
        """The cells of a row stand where they stand in the tuple."""
        read = read_form([list(row) for row in self.frame(header=None).itertuples()])
        assert read.self_total == 99
        assert read.indicators[0].cells["name"] == Cell(5, 4)

    def test_rows_left_out(self) -> None:
        """The numbers only grow where rows were dropped."""
        frame = self.frame(header=None)
        frame.loc[2.5] = [None] * 8
        assert read_form(frame.sort_index().reset_index(drop=True).dropna(how="all").to_csv()).self_total == 99

    def test_a_row_with_its_number_alone_is_empty(self) -> None:
        """What a data frame reads of an empty row is nothing."""
        lines = self.ROWS.split("\n")
        rows = [*lines[:2], "\t" * 7, *lines[2:]]
        numbered = [[str(number), *line.split("\t")] for number, line in enumerate(rows)]
        read = read_form(numbered)
        assert (read.self_total, read.remarks, read.unread) == (Decimal(99), (), ())

    @pytest.mark.parametrize("numbers", ["1 1 2 3 4", "5 4 3 2 1", "1 2 3 4 五", "1 2 3", "序号 1 2 3 4"])
    def test_numbers_that_are_no_index_stay(self, numbers: str) -> None:
        """An index grows from row to row, each row has its number, and there are enough of them."""
        rows = [Row((number, "甲"), place) for place, number in enumerate(numbers.split(), start=1)]
        assert list(unindexed(rows)) == rows

    def test_a_column_of_serials_is_of_the_form(self) -> None:
        """Where it has a heading, or its numbers do not stand in each row."""
        read = read_form(as_rows(f"序号\t{HEADINGS}\n1\t{INDICATOR}\n2\t{INDICATOR}\n3\t{INDICATOR}\n4\t{INDICATOR}"))
        assert len(read.indicators) == 4


class TestBelow:
    """Paragraphs under a table that was copied as text."""

    def test_a_label_on_a_line_of_its_own(self) -> None:
        """What the lines under it say is what it says."""
        below = "五、存在问题\n资金支付偏慢。\n项目进度滞后。\n六、改进措施\n加快支付"
        assert read_form(f"{form()}\n{below}").remarks == (
            ("五、存在问题", "资金支付偏慢。\n项目进度滞后。"),
            ("六、改进措施", "加快支付"),
        )

    @pytest.mark.parametrize("below", ["五、自评结论\n自评等级：优☑ 良□ 中□ 差□", "自评等级\n优", "五、自评结论：\n优"])
    def test_a_grade(self, below: str) -> None:
        """A title between the table and the grade does not end the form."""
        assert read_form(f"{form()}\n{below}").self_grade is Grade.EXCELLENT

    def test_a_line_further_down_is_of_the_text_around(self) -> None:
        """A label takes what stands right under it."""
        read = read_form(f"{form()}\n五、存在问题\n\n本报告由审计局编写，共五章。")
        assert not any("审计局" in text for _, text in read.remarks)

    @pytest.mark.parametrize("label", ["存在问题及下一步改进措施", "存在的困难和问题", "整改措施"])
    def test_a_label_below_the_goals(self, label: str) -> None:
        """It is no part of the goals, though its cells stand where theirs do."""
        goals = "年度总体目标\t预期目标\t实际完成情况\n\t普查1200户\t普查1188户"
        read = read_form(f"{form()}\n{goals}\n{label}\t部分企业注销。")
        assert (read.goal, read.outcome, read.remarks) == ("普查1200户", "普查1188户", ((label, "部分企业注销。"),))


def test_funds_by_labels_of_the_year() -> None:
    """年度执行数 is what was spent, as 全年执行数 is."""
    read = read_form(as_rows(form("年度预算数（万元）\t150\t年度执行数（万元）\t120\t执行率\t80%")))
    assert read.budget == Budget(adjusted=150, executed=120, unit="万元", weight=None, printed_rate="80%")


def test_a_heading_over_both_tiers() -> None:
    """绩效指标 merged over two columns heads the first tier and the second."""
    headings = "绩效指标\t\t三级指标\t年度指标值\t实际完成值\t分值\t得分"
    rows = [headings, "产出指标\t数量指标\t次数\t≥3次\t3次\t60\t60", "\t质量指标\t合格率\t≥90%\t95%\t40\t40"]
    read = read_form(as_rows("\n".join([NAMED, *rows])))
    assert [category.name for category in read.dimensions[0].categories] == ["数量指标", "质量指标"]


@pytest.mark.parametrize(("said", "executed"), [("3,200,000\n.00", "3200000"), ("2790480\n.50", "2790480.5")])
def test_an_amount_whose_cents_are_on_the_next_line(said: str, executed: str) -> None:
    """No line of a cell begins with a point but where the cell was too narrow."""
    funds = [
        ["项目资金（元）", "", "年初预算数", "全年预算数", "全年执行数"],
        ["", "年度资金总额", "9", "4000000", said],
    ]
    read = read_form([*as_rows(NAMED), *funds, *as_rows(f"{HEADINGS}\n{INDICATOR}")])
    assert read.budget is not None
    assert read.budget.executed == Decimal(executed)


def test_the_mark_of_a_file_before_a_quotation_mark() -> None:
    """A file that begins with its byte order mark, and has each cell in quotation marks."""
    lines = ["2022年度项目支出绩效自评表\t\t", *form().split("\n")]
    text = "\n".join(",".join(f'"{cell}"' for cell in line.split("\t")) for line in lines)
    assert read_form(f"\ufeff{text}").remarks == (("标题", "2022年度项目支出绩效自评表"),)
