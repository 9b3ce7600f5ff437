"""Where each cell of a document goes, and what reading says about itself."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from perfeval import InvalidForm, InvalidNumber, read_form, read_forms
from perfeval.reading import trace
from tests.seen import Seen

HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
ROW = ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", "90", "90"]


def codes(rows: Sequence[Sequence[object]]) -> list[str]:
    """The codes of what reading says about a form."""
    return [finding.code for finding in read_form(rows).findings]


class TestTrace:
    """`trace` shows every stage."""

    def test_what_it_shows(self) -> None:
        """A line for each row: in a form with its mark, a guess and where each cell went; else only what it is."""
        shown = trace(
            "上一份材料到此为止，与下表无关。\n三级指标\t指标值\t分值\n宣传次数\t≥3\n次\t90\n主管部门\t文旅局"
        )

        assert str(shown).splitlines() == [
            "line 1  (text, in no form)          上一份材料到此为止，与下表无关。",
            "row 2   headings of the indicators  三级指标 → heading | 指标值 → heading | 分值 → heading",
            "row 3   indicator [line-joined]     宣传次数 → 三级指标 | ≥3 次 → 指标值 | 90 → 分值",
            "row 5   label                       主管部门 → label | 文旅局 → 主管部门",
        ]
        assert repr(shown) == "<Trace of 4 rows: 1 forms, 0 cells unread>"
        assert shown.unread == ()

    def test_faults_are_shown_and_not_raised(self) -> None:
        """With what could be read beside them."""
        shown = trace([HEADINGS, ROW, ["", "", "宣传册", "≥3册", "6册", "很多", "5"]])

        assert [each.name for form in shown.forms for each in form.indicators] == ["宣传次数"]
        assert str(shown).splitlines()[3:] == [
            "fault: '很多' is no number of points",
            "  at: row 3, column 6 → 分值",
            "  instead: write digits, as in 10 or 7.5分",
        ]

    def test_rows_of_no_form(self) -> None:
        """Their cells went nowhere, and none of them is unread."""
        shown = trace([["收入", "支出"], ["12", "11"]])

        assert [cells for _, _, cells in shown.lines()] == ["收入 | 支出", "12 | 11"]
        assert (shown.forms, shown.unread) == ((), ())

    def test_no_rows(self) -> None:
        """Nothing is nothing."""
        assert str(trace("")) == "no rows"


class TestUnread:
    """Cells that no field and no remark takes are kept and said."""

    def test_a_cell_beyond_the_headings(self) -> None:
        """It has a place, and no heading."""
        form = read_form([HEADINGS, [*ROW, "又 5 次"]])

        assert [(each.text, each.place, each.under) for each in form.unread] == [("又 5 次", ("row 2, column 8",), "")]

    def test_a_text_below_headings_and_above_all_rows(self) -> None:
        """It is the rest of nothing."""
        form = read_form([HEADINGS, ["", "", "", "不少于三次", "", "", ""], ROW])

        assert [(each.text, each.under) for each in form.unread] == [("不少于三次", "年度指标值")]

    def test_a_second_weight_of_one_tier(self) -> None:
        """The first counts, and the other is not dropped."""
        headings = ["一级指标", "权重", *HEADINGS[1:]]
        first = ["产出指标", "50", *ROW[1:]]
        form = read_form([headings, first, ["", "50", "质量指标", *ROW[2:]], ["", "40", "时效指标", *ROW[2:]]])

        assert form.dimensions[0].weight == Decimal(50)
        assert [(each.text, each.under) for each in form.unread] == [("40", "权重")]


class TestRows:
    """What rows are by their place."""

    def test_rows_that_number_the_columns(self) -> None:
        """They are no indicators, wherever a page repeats them."""
        numbers = [f"（{number}）" for number in range(1, 8)]
        form = read_form([HEADINGS, numbers, ROW, ["", "", "", "(A)", "(B)", "", ""]])

        assert [each.name for each in form.indicators] == ["宣传次数"]
        assert form.unread == ()

    def test_rows_of_pages(self) -> None:
        """Headings that a page repeats went to the headings, and its number to the page."""
        shown = trace([HEADINGS, ROW, ["第 2 页", *[""] * 6], HEADINGS, ["", "", "宣传册", *ROW[3:]]])

        went = {row.number: went for row, _, went in shown.cells() if row.number in {3, 4}}
        assert went == {3: "page", 4: "headings"}

    def test_a_column_that_only_the_next_page_has(self) -> None:
        """What stands in it beside the last indicator of the page before is said of that one."""
        rest = ["", "", "", "", "", "", "", "因停课"]
        form = read_form([HEADINGS, ROW, [*HEADINGS, "偏差原因"], rest, ["", "", "宣传册", *ROW[3:], ""]])

        assert [(each.name, each.reason) for each in form.indicators] == [("宣传次数", "因停课"), ("宣传册", "")]
        assert "row-joined" in {each.code for each in form.findings}

    def test_blank_rows(self) -> None:
        """What the blank form prints is no indicator and no fault."""
        form = read_form([HEADINGS, ROW, ["", "质量指标", "指标2：", "", "", "/", ""], ["", "", "……", "", "", "", ""]])

        assert [each.name for each in form.indicators] == ["宣传次数"]
        assert form.unread == ()

    def test_the_rest_of_a_name(self) -> None:
        """A text alone under the names goes on with a name that does not end there; any other is an indicator."""
        torn = [["", "", "网格员入户走访", "100%", "100%", "45", "45"], ["", "", "完成率", "", "", "", ""]]
        whole = [["", "", "网格员数量", "20人", "20人", "45", "45"], ["", "", "走访次数", "", "", "", ""]]

        joined, apart = read_form([HEADINGS, *torn]), read_form([HEADINGS, *whole])
        assert [each.name for each in joined.indicators] == ["网格员入户走访完成率"]
        assert [each.name for each in apart.indicators] == ["网格员数量", "走访次数"]
        assert [[each.code for each in form.findings] for form in (joined, apart)] == [["row-joined"], ["name-alone"]]

    def test_a_subtotal_without_a_number(self) -> None:
        """Its label says nothing that is worth a remark."""
        form = read_form([HEADINGS, ROW, ["小计", "", "", "", "", "", ""], ["", "", "宣传册", *ROW[3:]]])

        assert [each.name for each in form.indicators] == ["宣传次数", "宣传册"]
        assert form.remarks == ()

    def test_headings_below_the_head_of_another_form(self) -> None:
        """They begin that form; headings below an indicator go on with its table."""
        rows = [HEADINGS, ROW, ["主管部门", "文旅局"], HEADINGS, ROW]

        assert [form.department for form in read_forms(rows)] == ["", "文旅局"]
        assert len(read_form([HEADINGS, ROW, HEADINGS, ROW]).indicators) == 2

    def test_a_title_that_every_page_repeats(self) -> None:
        """The table goes on below it; where nothing follows, it ends the table."""
        title, more = ["项目支出绩效自评表", *[""] * 6], ["", "", "宣传册", *ROW[3:]]
        year = ["（2023年度）", *[""] * 6]
        form = read_form([title, year, HEADINGS, ROW, title, year, HEADINGS, more, title])

        assert [each.name for each in form.indicators] == ["宣传次数", "宣传册"]
        assert [each.code for each in form.findings] == ["table-continued"]

    def test_a_line_between_rows_of_text(self) -> None:
        """It belongs to no row, and is kept."""
        rows = ["\t".join(row) for row in (HEADINGS, ROW, ["", "", "宣传册", *ROW[3:]])]
        form = read_form("\n".join([rows[0], rows[1], "以上由文化馆填报", rows[2]]))

        assert [each.name for each in form.indicators] == ["宣传次数", "宣传册"]
        assert ("注", "以上由文化馆填报") in form.remarks

    def test_goals_beside_another_column(self) -> None:
        """What stands between the goal and the outcome is neither, and what stands left of them is their label."""
        heads = ["年度目标", "预期目标", "目标完成率", "实际完成情况"]
        rows = [HEADINGS, ROW, heads, ["（综述）", "办三次", "100%", "办了六次"], ["", "办三场", "", "办了六场"]]
        form = read_form(rows)

        assert (form.goal, form.outcome) == ("办三次\n办三场", "办了六次\n办了六场")
        assert form.remarks == (("目标完成率", "100%"),)
        assert [went for row, _, went in trace(rows).cells() if row.number == 4] == [
            "side of the table", "goal", "remark 目标完成率", "goal",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "row", [["办三次", "办了六次"], ["", "办三次", "办了六次"], ["办三次", "", "办了六次", ""]]
    )
    def test_goals_that_stand_elsewhere(self, row: list[str]) -> None:
        """Where cells are missing, or nothing stands under the two headings, their order tells them apart."""
        form = read_form([HEADINGS, ROW, ["年度目标", "预期目标", "", "实际完成情况"], row])

        assert (form.goal, form.outcome, form.unread) == ("办三次", "办了六次", ())

    def test_goals_at_the_end(self) -> None:
        """A form may end with its goals."""
        form = read_form([HEADINGS, ROW, ["年度目标", "预期目标", "", "实际完成情况"], ["", "办三次", "", "办了六次"]])

        assert (form.goal, form.outcome) == ("办三次", "办了六次")

    def test_a_list_with_an_empty_row(self) -> None:
        """Rows of a list of tasks are remarks, and what says nothing is none."""
        form = read_form(
            [
                ["年度主要任务", "任务名称", "主要内容", "预算数", "执行数"],
                ["", "普法", "进校园", "12", "11"],
                ["", "/", "/", "/", "/"],
                HEADINGS,
                ROW,
            ]
        )

        assert form.remarks == (("年度主要任务", "任务名称：普法；主要内容：进校园；预算数：12；执行数：11"),)


class TestColumns:
    """Headings that could have one column, and cells that stand under one heading."""

    def test_a_sign_a_number_and_its_unit(self) -> None:
        """They make one target, or one result."""
        form = read_form(
            [["三级指标", "年度指标值", "", "实际完成值", "", "分值"], ["宣传次数", "≥", "3次", "6", "次", "90"]]
        )

        assert [(each.target_text, each.actual_text) for each in form.indicators] == [("≥3次", "6次")]
        assert form.unread == ()

    def test_two_forms_side_by_side(self) -> None:
        """Each has its own rows, however many of them."""
        left = [["项目名称", "甲", *[""] * 5], HEADINGS, ROW, ["", "", "宣传册", *ROW[3:]]]
        right = [["项目名称", "乙", *[""] * 5], HEADINGS, ROW, [""] * 7]
        forms = read_forms([[*one, "", *other] for one, other in zip(left, right, strict=True)])

        assert [(form.project, len(form.indicators)) for form in forms] == [("甲", 2), ("乙", 1)]
        assert [[each.code for each in form.findings] for form in forms] == [["tables-side-by-side"]] * 2

    def test_columns_of_two_years(self) -> None:
        """The one of the form's year counts, under its own heading, and the other is kept under its own."""
        headings = [*HEADINGS[:3], "2022年指标值", "2023年指标值", *HEADINGS[4:]]
        rows = [["（2023年度）"], headings, [*ROW[:3], "≥2次", *ROW[3:]]]
        form = read_form(rows)

        assert (form.indicators[0].target_text, form.remarks) == ("≥3次", (("宣传次数 → 2022年指标值", "≥2次"),))
        assert [went for row, _, went in trace(rows).cells() if row.number == 3][3:5] == [
            "remark 2022年指标值", "2023年指标值",
        ]  # fmt: skip
        assert [each.code for each in read_form(rows[1:]).findings] == ["columns-alike"]

    def test_a_standard_beside_a_result(self) -> None:
        """目标值（标准） is what was to be reached, and 指标值 beside it what was."""
        form = read_form([["三级指标", "目标值（标准）", "指标值", "分值"], ["宣传次数", "≥3次", "6次", "90"]])

        assert [(each.target_text, each.actual_text) for each in form.indicators] == [("≥3次", "6次")]

    def test_no_points_at_all(self) -> None:
        """A list of targets is read, and what it lacks is said."""
        assert codes([["三级指标", "指标值", "完成值"], ["宣传次数", "≥3次", "6次"]]) == ["weights-absent"]


class TestSaid:
    """What reading finds in the form itself."""

    def test_two_units_of_money(self) -> None:
        """The heading of the funds decides."""
        funds = [["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"], ["年度资金总额", "12", "12", "11"]]
        form = read_form([["单位：元"], *funds, HEADINGS, ROW])

        assert form.budget is not None
        assert form.budget.unit == "万元"
        assert [finding.code for finding in form.findings] == ["units-disagree"]

    def test_a_unit_below_the_headings(self) -> None:
        """A unit on a row of its own is that of the funds, and no unit at all is no word about one."""
        funds = [["项目资金", "年初预算数", "全年预算数", "全年执行数"], ["（元）"], ["年度资金总额", "12", "12", "11"]]
        form = read_form([["金额单位", "—"], *funds, HEADINGS, ROW])

        assert form.budget is not None
        assert form.budget.unit == "元"

    def test_sums_that_differ(self) -> None:
        """Printed totals that the rows do not come to are said, each with both numbers; others are not."""
        said = read_form([HEADINGS, ROW, ["总分", "", "", "", "", "100", "98"]]).findings

        assert [each.code for each in said] == ["printed-sum-differs"] * 2
        for finding, numbers in zip(said, ("100，读入各行合计 90", "98，读入各行合计 90"), strict=True):
            assert numbers in finding.message
        assert codes([HEADINGS, ROW, ["总分", "", "", "", "", "90", "90"]]) == []

    def test_a_row_that_stands_twice(self) -> None:
        """It counts twice, and that is said; a row with another result is another row."""
        assert codes([HEADINGS, ROW, ["", "", *ROW[2:]]]) == ["row-repeated"]
        assert codes([HEADINGS, ROW, ["", "", *ROW[2:4], "7次", *ROW[5:]]]) == []

    @pytest.mark.parametrize(
        ("other", "found"),
        [
            (["产出指标", "质量指标", "合格率", "≥98%", "99%", "5", "5"], ["rows-left"]),
            (["1", "张三", "科长", "文旅局", "党员"], []),
        ],
    )
    def test_rows_that_no_form_has(self, other: list[str], found: list[str]) -> None:
        """Indicators below the foot of a form, without headings of their own; a list of persons is no such row."""
        rows = [HEADINGS, ROW, ["总分", "", "", "", "", "90", "90"]]
        html = "".join(
            f"<table>{''.join('<tr>' + ''.join(f'<td>{text}' for text in row) for row in table)}</table><p>其他材料</p>"
            for table in (rows, [other])
        )

        assert [each.code for each in read_form(html).findings] == found

    def test_a_text_between_rows(self) -> None:
        """What is no tier is kept as a note, and said."""
        form = read_form([HEADINGS, ROW, ["某县教育局", *[""] * 6], ["", "", "宣传册", *ROW[3:]]])

        assert [each.name for each in form.dimensions[0].categories[0].indicators] == ["宣传次数", "宣传册"]
        assert [each.code for each in form.findings] == ["text-between-rows"]
        assert ("其他", "某县教育局") in form.remarks

    def test_two_years(self) -> None:
        """The one that stands by itself counts, and the other is kept."""
        form = read_form([["（2023年度）"], ["年度", "2022"], HEADINGS, ROW])

        assert form.year == 2023
        assert [each.code for each in form.findings] == ["years-differ"]

    def test_a_unit_of_money_beside_a_name(self) -> None:
        """The one of the headings counts, and the one beside a name is said."""
        funds = [["项目资金（万元）", "全年预算数", "全年执行数"], ["年度资金总额（元）", "600000", "580000"]]
        form = read_form([*funds, HEADINGS, ROW])

        assert form.budget is not None
        assert form.budget.unit == "万元"
        assert [each.code for each in form.findings] == ["units-disagree"]

    def test_two_names(self) -> None:
        """The first one counts, and the other is kept."""
        form = read_form([["项目名称", "供水"], ["项目名称", "供电"], HEADINGS, ROW])

        assert (form.project, form.remarks) == ("供水", (("项目名称", "供电"),))
        assert [(each.code, each.place) for each in form.findings] == [("labels-differ", ("row 2, column 1",))]

    def test_two_tables_of_funds(self) -> None:
        """Of two with amounts the first below the name counts, and that is said; one that is blank is none."""
        heads, label = ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"], "年度资金总额"
        blank, first, second = ([heads, [label, *[each] * 3]] for each in ("", "12", "80"))
        name = ["项目名称", "供水"]
        forms = [read_form([name, *one, *two, HEADINGS, ROW]) for one, two in ((blank, second), (first, second))]

        assert [form.budget and form.budget.executed for form in forms] == [Decimal(80), Decimal(12)]
        assert [[each.code for each in form.findings] for form in forms] == [[], ["funds-twice"]]

    def test_funds_without_a_total(self) -> None:
        """Their sources make it."""
        funds = [
            ["资金来源（万元）", "年初预算数", "全年执行数"],
            ["中央资金", "200", "180"],
            ["省级资金", "80", "75.5"],
        ]
        form = read_form([*funds, HEADINGS, ROW])

        assert form.budget is not None
        assert (form.budget.initial, form.budget.executed) == (Decimal(280), Decimal("255.5"))
        assert form.budget.adjusted is None
        assert [each.code for each in form.findings] == ["funds-summed"]

    def test_two_numbers_under_one_heading(self) -> None:
        """No number of points is made of two cells; elsewhere the second cell is unread."""
        with pytest.raises(InvalidNumber):
            read_form([[*HEADINGS[:6], "", "得分"], [*ROW[:5], "9", "0", "90"]])
        form = read_form([[*HEADINGS[:5], "", *HEADINGS[5:]], [*ROW[:5], "是", *ROW[5:]]])
        assert [(each.text, each.under) for each in form.unread] == [("是", "实际完成值")]

    @pytest.mark.parametrize("row", [["总分", "", "", "", "", "", ""], ["总分", "", "", "", "", "/", "/"]])
    def test_a_total_without_a_number(self, row: list[str]) -> None:
        """As a workbook has it that was saved without the values of its formulas."""
        assert codes([HEADINGS, ROW, row]) == ["total-absent"]


def test_commas() -> None:
    """Text between commas is read as rows, and a quotation mark that is never closed is refused with its line."""
    text = "\n".join(",".join(row) for row in ([*HEADINGS, "原因"], [*ROW, '"停课，\n改期"']))

    assert [(each.name, each.reason) for each in read_form(text).indicators] == [("宣传次数", "停课，\n改期")]
    with pytest.raises(InvalidForm) as caught:
        read_form(text.replace('改期"', "改期") + "，又" * 80_000)
    assert str(caught.value).splitlines() == [
        "the text has a quotation mark in line 2 that is not closed",
        "  instead: close it, or pass the rows: list(csv.reader(file))",
    ]


class TestTraceInANotebook:
    """The trace as an HTML table."""

    def test_what_it_shows(self) -> None:
        """A row for each row with a column for each cell; bold where a cell is unread, and for each fault."""
        rows = [["三级指标", "指标值", "分值"], ["宣传次数", "≥3次", "45", "又 5 次"], ["宣传册", "", "很多", "/"]]
        table = Seen(trace(rows)._repr_html_())

        assert table.texts["caption"] == ["3 rows: 1 forms, 1 cells unread"]
        assert table.rows == [
            ("", ["place", "row", "1", "2", "3", "4"]),
            ("", ["row 1", "headings of the indicators", *(f"{each} → heading" for each in rows[0]), ""]),
            ("total", ["row 2", "indicator", "宣传次数 → 三级指标", "≥3次 → 指标值", "45 → 分值", "又 5 次 → UNREAD"]),
            ("", ["row 3", "indicator", "宣传册 → 三级指标", "", "很多 → 分值", "/ → side of the table"]),
            (
                "total",
                [
                    "row 3, column 3 → 分值",
                    "FAULT",
                    "'很多' is no number of points; instead: write digits, as in 10 or 7.5分",
                    *["", "", ""],
                ],
            ),
        ]
        assert table.texts["li"] == ["unread: 又 5 次 (row 2, column 4)"]
        assert table.open == []

    def test_texts_stay_texts(self) -> None:
        """Whatever a form says, it neither becomes markup nor moves what is around it."""
        hostile = ["<script>a|b</script>", '"><b onload=x>', "&lt;", "红\x1b[31m\u202e字"]
        shown = trace([["三级指标", "指标值", "分值"], ["宣传次数", "≥3次", "90", *hostile]])
        table = Seen(shown._repr_html_())

        inside = {"table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li"}
        assert {tag.removeprefix("/") for tag in table.tags} == {"section", "style", *inside}
        assert [cell.removesuffix(" → UNREAD") for cell in table.rows[2][1][5:]] == [
            "<script>a|b</scr…",
            *hostile[1:3],
            "红\ufffd[31m\ufffd字",
        ]
        assert table.texts["li"][0] == "unread: <script>a|b</script> (row 2, column 4)"
        assert not {"\x1b", "\u202e"} & {*shown._repr_html_(), *str(shown)}

    def test_a_wide_row(self) -> None:
        """What stands far to the right is shown together, so that one row does not widen all the others."""
        table = Seen(
            trace(
                [["三级指标", "指标值", "分值"], ["宣传次数", "≥3次", "90"], ["甲"] + ["乙", "丙"] * 20]
            )._repr_html_()
        )

        assert {len(cells) for _, cells in table.rows[:4]} == {26}
        assert table.rows[3][1][-1].count(" | ") == 17

    def test_no_rows(self) -> None:
        """Nothing is an empty table."""
        assert Seen(trace("")._repr_html_()).texts["caption"] == ["0 rows: 0 forms, 0 cells unread"]


@pytest.mark.parametrize(
    ("heading", "amount", "codes"),
    [
        ("项目资金", "12", ["money-unit-assumed"]),
        ("项目资金（元）", "12", []),
        ("项目资金", "12万元", []),
        ("项目资金", "—", []),
    ],
)
def test_no_unit_of_money(heading: str, amount: str, codes: list[str]) -> None:
    """Amounts without a unit are in 万元, and that is said."""
    funds = [[heading, "年初预算数", "全年预算数", "全年执行数"], ["年度资金总额", amount, amount, amount]]

    assert [each.code for each in read_form([*funds, HEADINGS, ROW]).findings] == codes


@pytest.mark.parametrize("note", ["*注：含社会面接入点位320个", "※ 说明：数据截至12月底"])
def test_a_note_between_rows_with_a_mark(note: str) -> None:
    """A note under the names is a note, and no indicator."""
    form = read_form([HEADINGS, ROW, ["", "", note, "", "", "", ""], ["", "", "宣传册", *ROW[3:]]])

    assert [each.name for each in form.indicators] == ["宣传次数", "宣传册"]
    assert note.partition("：")[2] in "".join(text for _, text in form.remarks)
