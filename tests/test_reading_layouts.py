"""The doors: cells of spreadsheets, text with tabs, Markdown and HTML, each in the ways in which people write it."""

from __future__ import annotations

import datetime
import textwrap
from decimal import Decimal

import pytest

from perfeval import InvalidForm
from perfeval.form.cells import cell_text
from perfeval.reading import read_form, read_forms
from perfeval.reading.doors.html import html_rows
from perfeval.reading.doors.lines import stream_rows
from perfeval.reading.doors.markdown import markdown_rows
from perfeval.reading.doors.tabs import tabbed_rows
from perfeval.reading.grid import MAX_CELLS, Row


class Index:
    """A whole number of another library."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __index__(self) -> int:
        return self.number


class Missing:
    """A missing value that does not say whether it equals another."""

    def __eq__(self, other: object) -> bool:
        raise TypeError

    def __hash__(self) -> int:
        return 0

    def __str__(self) -> str:
        return "<NA>"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  宣传经费\u200b ", "宣传经费"),
        ("年度\r\n指标值\r值\v", "年度\n指标值\n值"),
        (5, "5"),
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e-13, "0"),
        (100 / 3, "33.333333333333"),
        (1e20, "100000000000000000000"),
        (1e300, "1E+300"),
        (Decimal("0." + "3" * 80), "0.333333333333333333…(82位)"),
        (-0.5, "-0.5"),
        (float("nan"), ""),
        (float("inf"), "inf"),
        (Decimal("244.230"), "244.230"),
        (Decimal("NaN"), ""),
        (Decimal("sNaN"), ""),
        (Decimal("-Infinity"), "-Infinity"),
        (Decimal("1E+999999"), "1E+999999"),
        (10**100, "10000000000000000000…(101位)"),
        (True, "TRUE"),
        (False, "FALSE"),
        (datetime.date(2023, 12, 11), "2023年12月11日"),
        (datetime.datetime(2023, 12, 11, 8, 30), "2023年12月11日"),  # noqa: DTZ001 - cells have no time zone
        (datetime.time(8, 30), "08:30:00"),
        (datetime.timedelta(hours=1), "1:00:00"),
        (Index(7), "7"),
        (Missing(), ""),
    ],
)
def test_cells(value: object, text: str) -> None:
    """What a cell shows, whatever holds it."""
    assert text == cell_text(value)


def cells_of(rows: list[Row]) -> list[tuple[str, ...]]:
    """The texts of rows."""
    return [row.cells for row in rows]


class TestTabs:
    """Text from Word and from the clipboard of a spreadsheet."""

    def test_one_cell_per_line(self) -> None:
        """An empty line ends a row; a line without a tab goes on with the cell before."""
        rows = list(tabbed_rows("前言\n\n\t甲\n乙\n\t\n\n\n\t丙\n\n说明\n\t丁".split("\n")))

        assert [("前言",), ("甲\n乙", ""), ("丙",), ("说明",), ("丁",)] == cells_of(rows)
        assert [(1, 0), (1, 1), (2, 1), (10, 0), (1, 2)] == [(row.number, row.table) for row in rows]

    def test_one_row_per_line(self) -> None:
        """A cell in quotation marks may have line breaks, tabs and quotation marks in it."""
        text = '前言\n甲\t"乙一\n乙二"\t"说""丙"""\n\t\t\n"a\tb"\tc\n"丁\t戊\n"己\t\n末\t尾'
        rows = list(tabbed_rows(text.split("\n")))

        assert [("前言",), ("甲", "乙一\n乙二", '说"丙"'), ("a\tb", "c"), ("末", "尾")] == [
            *cells_of(rows[:3]),
            rows[-1].cells,
        ]

    def test_a_quotation_mark_that_is_not_closed(self) -> None:
        """It takes nothing away from the lines below."""
        rows = list(tabbed_rows(['"甲\t乙', "丙\t丁"]))

        assert [('"甲', "乙"), ("丙", "丁")] == cells_of(rows)

    def test_a_line_with_spaces_first(self) -> None:
        """Spaces around a cell are no part of it."""
        assert [("甲", "乙")] == cells_of(list(tabbed_rows(["  甲 \t 乙 "])))


class TestMarkdown:
    """Tables with pipes."""

    def test_markup(self) -> None:
        """Escaped pipes, line breaks, emphasis and references are read as they are shown."""
        text = textwrap.dedent(
            r"""
            # 标题

            | **甲** | a\|b | 一<br>二<BR/>三 | &lt;90% \* |
            |:---|:-:|--:|---|
            | 丙 | | 丁 |
            尾 | 注
            * 列表
            |
            """
        )
        rows = list(markdown_rows(text.split("\n")))

        assert [
            ("标题",),
            ("甲", "a|b", "一\n二\n三", "<90% *"),
            ("丙", "", "丁"),
            ("尾", "注"),
            ("列表",),
            ("|",),
        ] == cells_of(rows)
        assert [0, 1, 1, 1, 0, 0] == [row.table for row in rows]
        assert [1, 2, 3] == [row.number for row in rows if row.table]

    def test_empty_rows(self) -> None:
        """A row of nothing is counted and left out."""
        rows = list(markdown_rows(["| a | b |", "| | |", "| c | d |"]))

        assert [1, 3] == [row.number for row in rows]


class TestHtml:
    """Pages."""

    def test_merged_cells(self) -> None:
        """The first place has the text, and the others are empty."""
        page = (
            "<table><tr><td rowspan=2 colspan='2'>甲<td>乙</tr>"
            '<tr><td>丙</td></tr><tr><th ROWSPAN="3">丁<th>戊</table>'
        )
        rows = [row for row in html_rows(page) if any(row.cells)]

        assert [("甲", "", "乙"), ("", "", "丙"), ("丁", "戊")] == cells_of(rows)

    def test_a_merged_cell_at_the_end(self) -> None:
        """It leaves an empty cell in the rows below."""
        rows = list(html_rows("<table><tr><td>甲<td rowspan=0>乙<tr><td>丙</table>"))

        assert [("甲", "乙"), ("丙", "")] == cells_of(rows)

    def test_text_in_cells(self) -> None:
        """Paragraphs and breaks are lines; other markup and white space are not."""
        page = """<TABLE><TR><TD><p> 年度 </p>
        <p>指标值</p></TD><TD>一<br>二</TD><TD><span>社会
        效益</span>&nbsp;&#9;a
        b</TD><TD>&lt;90%&nbsp;</TD></TR></TABLE>"""

        assert [("年度\n指标值", "一\n二", "社会效益 a b", "<90%")] == cells_of(list(html_rows(page)))

    def test_what_shows_nothing(self) -> None:
        """Scripts, styles, comments, declarations and hidden cells are left out."""
        page = (
            "<!DOCTYPE html><?xml?><script>'<td>1</td>'</script><style>td{}</style><!-- <td>2</td> -->"
            "<table><tr style='display:none'><td>3<tr><td>4<td style=\"DISPLAY: none\">5"
            "<td>6<![if x]>7<![endif]></table>"
            "<script src=a /><p>8<!-- 9"
        )

        assert [("4", "67"), ("8",)] == cells_of([row for row in html_rows(page) if any(row.cells)])

    def test_a_script_that_never_ends(self) -> None:
        """It shows nothing of the rest."""
        assert [("1",)] == cells_of([row for row in html_rows("<td>1<script><td>2</td>") if any(row.cells)])

    def test_tables_in_tables(self) -> None:
        """The inner one has its rows; the cell around it has its own text."""
        page = "<table><tr><td>甲<tr><td>外<table><tr><td>内</table>面<tr><td>乙</table>"

        assert [("甲",), ("内",), ("外面",), ("乙",)] == cells_of([row for row in html_rows(page) if any(row.cells)])

    def test_hasty_markup(self) -> None:
        """Cells without a row, rows without a table, ends without a start, and signs that are no markup."""
        page = "</td></table></p><td>甲</td><tr>空<td>乙<td>丙</tr></td>丁<b</table>3 < 5 & 7"

        rows = [row for row in html_rows(page) if any(row.cells)]
        assert [("甲",), ("乙", "丙"), ("丁<b",), ("3 < 5 & 7",)] == cells_of(rows)

    def test_lines_of_text(self) -> None:
        """Text between tables has its line, for messages."""
        rows = list(html_rows("<h1>甲</h1>\n<p>乙\n</p>\n\n<div>丙<br>丁</div>"))

        assert [("甲", 1), ("乙", 2), ("丙", 5), ("丁", 5)] == [(row.cells[0], row.number) for row in rows]
        assert ("line 5",) == rows[-1].place(0)

    def test_references_that_are_too_long(self) -> None:
        """They stand for no character."""
        assert [("\ufffd90%",)] == cells_of(list(html_rows("<td>&#99999999999999999999;90%")))


#: The headings and the one row of a form.
PLANTING = "一级指标 二级指标 三级指标 指标值 完成值 分值 得分 产出 数量 面积 ≥30亩 31亩 90 90"


class TestLines:
    """Text that has lost its rows."""

    def test_cells_between_spaces(self) -> None:
        """Where the headings stand in one line between spaces, so do the cells."""
        lines = [
            "项目名称 造林",
            "一级指标 二级指标 三级指标 指标值 完成值 分值 得分",
            "产出指标 数量指标 造林面积 ≥30亩 31亩 90 90",
        ]

        assert [("项目名称", "造林"), tuple(lines[1].split()), tuple(lines[2].split())] == cells_of(
            list(stream_rows(lines))
        )

    def test_headings_on_several_lines(self) -> None:
        """And strange headings among them."""
        headings = "一级 指标 二级指标 三级指标 年度 指标值 实际 完成 值 计分方法 分值 得分".split()
        rows = cells_of(list(stream_rows([*headings, *"产出指标 数量 指标 次数 3 4 按比例 9 9".split()])))

        assert [
            ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "计分方法", "分值", "得分"),
            ("产出指标", "数量指标", "次数", "3", "4", "按比例", "9", "9"),
        ] == rows

    def test_text_that_goes_on(self) -> None:
        """A text that is no other cell goes on with the one before."""
        head = "一级指标 二级指标 三级指标 指标值 完成值 分值 得分 偏差原因"
        first = "产出指标 数量指标 次数 ≥3次 2次 50 33.33 经费未到位， 推迟到下一年"
        form = read_form(f"{head} {first} 质量指标 合格率 ≥90% 95% 50 50 总分 100 83.33".replace(" ", "\n"))

        assert ("经费未到位，推迟到下一年", "") == tuple(each.reason for each in form.indicators)

    def test_funds(self) -> None:
        """Large amounts stay amounts, whatever stands empty beside them, and a rate is the rate."""
        head = "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分".split()
        total = "年度资金总额 42817.1 42817.1 40676.25 10 95.00% 9.5".split()
        source = ["其中：当年财政拨款", "42817.1", "42817.1", "40676.25", "-", "", "-"]
        lines = ["项目名称", "造林", *head, *total, *source, "其他资金", "", "", "绩效指标", *PLANTING.split()]
        budget = read_form("\n".join(lines)).budget

        assert budget is not None
        assert (Decimal("40676.25"), Decimal("9.5"), "95.00%") == (
            budget.executed,
            budget.self_score,
            budget.printed_rate,
        )
        assert [Decimal("40676.25"), None] == [each.executed for each in budget.sources]

    @pytest.mark.parametrize("empty", range(12))
    def test_empty_lines_are_no_rows(self, empty: int) -> None:
        """However many stand between the headings and the first cell, or after the last."""
        headings, cells = PLANTING.split()[:7], PLANTING.split()[7:]
        rows = cells_of(list(stream_rows([*headings, *[""] * empty, *cells, *[""] * empty])))

        assert [tuple(headings), tuple(cells)] == rows

    def test_targets_alone(self) -> None:
        """Where no text is points, what stands after a name is its target."""
        rows = "产出指标 数量指标 道路硬化里程 ≥100公里 供水设施数量 ≥20座 效益指标 社会效益指标 受益人口数 ≥500人"
        headings = " ".join(PLANTING.split()[:7])
        form = read_form(f"项目名称 修路 {headings} {rows}".replace(" ", "\n"))

        assert ["≥100公里", "≥20座", "≥500人"] == [each.target_text for each in form.indicators]

    def test_goals_of_several_lines(self) -> None:
        """Where two texts cannot be told apart, all of them are the goal."""
        rest = "一级指标 二级指标 三级指标 指标值 完成值 分值 得分 产出 数量 次数 3 4 9 9".split()

        assert ("修路", "修好") == goals_of(["预期目标", "实际完成情况", "修路", "修好", "绩效指标", *rest])
        assert ("修路\n绿化\n修好", "") == goals_of(["预期目标", "实际完成情况", "修路", "绿化", "修好", *rest])
        assert ("", "") == goals_of(["预期目标", "实际完成情况", *rest])
        assert ("修路", "修好") == goals_of(["预期目标", "", "实际完成情况", "修路", "修好", *rest])
        assert ("修路", "") == goals_of(["预期目标", "", "修路", *rest])

    def test_labels_without_values(self) -> None:
        """Many empty lines are as good as a few, and a label takes nothing from far below."""
        lines = ["主管部门", *[""] * 60, "前言", "项目名称", "造林", "自评等级", "优", "说明", "一级指标"]

        assert [("主管部门",), ("前言",), ("项目名称", "造林"), ("自评等级", "优"), ("说明", "一级指标")] == cells_of(
            list(stream_rows(lines))
        )

    def test_pipes_at_the_ends_of_lines(self) -> None:
        """Some converters leave them; they say nothing."""
        lines = f"项目名称 造林 {PLANTING}".split()

        assert 90 == read_form("".join(f"{line} |\n" for line in lines)).indicators[0].weight

    def test_one_layout_after_another_is_tried(self) -> None:
        """Tabs or pipes in the text around do not hide a table that has neither."""
        lines = f"项目名称 造林 {PLANTING}".replace(" ", "\n")

        assert "造林" == read_form(f"附\t件\n甲 | 乙 | 丙\n{lines}").project

    def test_too_many_headings_to_arrange(self) -> None:
        """Rows that do not stand under very many headings are refused."""
        head = [*(f"列{number}" for number in range(20)), *PLANTING.split()[:7]]
        with pytest.raises(InvalidForm, match="27 headings"):
            read_form([head, ["产出指标", "数量指标", "次数", "≥3次", "6次", "90", "90"]])


def goals_of(lines: list[str]) -> tuple[str, str]:
    """Goal and outcome of a form in lines."""
    form = read_form("\n".join(lines))
    return form.goal, form.outcome


HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分"


def test_tables_are_bounded() -> None:
    """Merged cells, rows and columns beyond all measure are refused, with what to do."""
    for source in (
        "<table><tr>" + "<td colspan=1000>" * 3,
        "<table>" * 6000,
        "\t" * (MAX_CELLS + 1),
        "<tr>" * 50_000,
        [["甲"] * 2000],
    ):
        with pytest.raises(InvalidForm, match="the tables have more than"):
            read_forms(source)
    with pytest.raises(InvalidForm, match="the text has more than"):
        read_forms("1\n" * 50_000)


def test_empty_columns_of_a_wide_sheet() -> None:
    """Formatted but empty columns do not count."""
    wide = [None] * 5000
    rows: list[list[object]] = [[*HEAD.split("\t"), *wide], ["产出", "数量", "次数", "≥3次", "6次", 90, 90, *wide]]

    assert 90 == read_form(rows).indicators[0].weight


def test_rows_may_come_one_by_one() -> None:
    """A generator of rows is as good as a list, and so is one of cells."""
    rows = (iter(row) for row in ([*HEAD.split("\t")], ["产出", "数量", "次数", "≥3次", "6次", 90, 90]))

    assert 90 == read_form(rows).indicators[0].weight  # type: ignore[arg-type]
