"""What is read from a form, case by case: the published forms, headings, merged cells, totals, grades and facts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfeval import Grade, GradeScale, InvalidForm, SelfEvaluation, samples
from perfeval.reading import read_form, read_forms

PUBLISHED = samples.text("published")

HEADINGS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因")
ROW = ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "50", "50", "")


def with_rows(
    *rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS, head: tuple[tuple[object, ...], ...] = ()
) -> SelfEvaluation:
    """A form whose indicator table has these rows."""
    return read_form([("项目名称", "宣传经费"), *head, headings, *rows])


@pytest.fixture(scope="module", name="forms")
def published_forms() -> tuple[SelfEvaluation, ...]:
    """Both published forms."""
    return read_forms(PUBLISHED)


class TestPublishedForms:
    """The two forms of 色尼区, 2023, as their text was published."""

    def test_both_are_found(self, forms: tuple[SelfEvaluation, ...]) -> None:
        """In their order, with the text between left alone."""
        assert ["色尼区电子政务外网延伸项目", "经信、商务领域宣传经费"] == [form.project for form in forms]

    def test_the_tree(self, forms: tuple[SelfEvaluation, ...]) -> None:
        """9 and 12 indicators in 7 and 8 categories, and dimensions of 50, 30 and 10 points."""
        assert [(9, 7), (12, 8)] == [(len(form.indicators), len(form.categories)) for form in forms]
        assert [[50, 30, 10]] * 2 == [[dimension.weight for dimension in form.dimensions] for form in forms]
        assert [["产出指标", "效益指标", "满意度指标"]] * 2 == [
            [each.name for each in form.dimensions] for form in forms
        ]
        assert [100, 100] == [form.weight for form in forms]

    def test_the_funds(self, forms: tuple[SelfEvaluation, ...]) -> None:
        """244.23 and 0.2 万元, all spent, with three sources of which one has money."""
        for form, amount in zip(forms, ("244.23", "0.2"), strict=True):
            assert form.budget is not None
            assert (Decimal(amount), "万元") == (form.budget.adjusted, form.budget.unit)
            assert (Decimal(10), Decimal(10), "100%") == (
                form.budget.weight,
                form.budget.self_score,
                form.budget.printed_rate,
            )
            assert [Decimal(amount), None, None] == [source.executed for source in form.budget.sources]
            assert ["当年财政拨款", "上年结转资金", "其他资金"] == [source.name for source in form.budget.sources]

    def test_what_stands_beside(self, forms: tuple[SelfEvaluation, ...]) -> None:
        """Year, offices, date, goals, total, grade and the form's own scale."""
        first, second = forms
        assert (2023, "色尼区经济和信息化局", "2023年12月11日") == (first.year, first.department, first.date)
        assert ("那曲市色尼区经济和信息化局", "那曲市色尼区经济和信息化局") == (second.department, second.unit)
        assert "通过电子政务外网，提高各部门业务运行效率。" == first.goal
        assert "一次性拨付244.23万元，扶持单位数54家，成功54家。" == first.outcome
        assert [(Decimal(100), Grade.EXCELLENT, GradeScale(90, 80, 60))] * 2 == [
            (form.self_total, form.self_grade, form.grade_scale) for form in forms
        ]

    def test_nothing_else_is_left(self, forms: tuple[SelfEvaluation, ...]) -> None:
        """The office that filled in the form is a remark where it is not the one that ran the project."""
        title = ("标题", "色尼区部门预算支出绩效自评表")
        assert [(title,), (title, ("填报机构", "色尼区经济和信息化局"))] == [form.remarks for form in forms]

    def test_one_form_is_asked_for(self) -> None:
        """`read_form` does not choose between two forms."""
        with pytest.raises(InvalidForm, match="there are 2 forms"):
            read_form(PUBLISHED)


class TestHeadings:
    """Which column is which."""

    @pytest.mark.parametrize(
        "target",
        (
            "年度指标值 指标值 目标值 年初目标值 年度目标值 绩效指标值 预期指标值 计划指标值 年初设定目标值 分项目标值"
        ).split(),
    )
    @pytest.mark.parametrize(
        "actual", "实际完成值 全年完成值 完成情况 实际完成情况 全年实际值 实际值 完成值 年度指标实际完成情况".split()
    )
    def test_target_and_actual(self, target: str, actual: str) -> None:
        """The usual words, and others that end like them."""
        form = with_rows(ROW[:7], headings=("一级指标", "二级指标", "三级指标", target, actual, "分值", "得分"))

        assert ("≥3次", "6次") == (form.indicators[0].target_text, form.indicators[0].actual_text)

    @pytest.mark.parametrize(
        "weight",
        ["分值", "权重", "分值权重", "指标分值", "权重（分）", "分值\n（100分）", "分 值", "三级指标分值", "年度分值"],
    )
    @pytest.mark.parametrize(
        "score", ["得分", "自评得分", "评价得分", "自评分", "得分(D)", "单位自评得分", "部门（单位）自评得分"]
    )
    def test_points(self, weight: str, score: str) -> None:
        """With units, letters, brackets, spaces and line breaks."""
        form = with_rows(ROW[:7], headings=("一级指标", "二级指标", "三级指标", "指标值", "完成值", weight, score))

        assert (Decimal(50), Decimal(50)) == (form.indicators[0].weight, form.indicators[0].self_score)

    @pytest.mark.parametrize(
        "reason",
        ["偏差原因分析及改进措施", "未完成原因", "偏差原因", "备注", "说明", "扣分原因及说明", "未完成原因和改进措施"],
    )
    def test_reasons(self, reason: str) -> None:
        """A column of remarks gives the reasons where no other does."""
        form = with_rows((*ROW[:7], "推迟"), headings=(*HEADINGS[:7], reason))

        assert "推迟" == form.indicators[0].reason

    def test_reasons_and_remarks(self) -> None:
        """Where there is a column of reasons, that of remarks is beside it."""
        form = with_rows((*ROW[:7], "推迟", "已补"), headings=(*HEADINGS, "备注"))

        assert ("推迟", (("宣传次数 → 备注", "已补"),)) == (form.indicators[0].reason, form.remarks)

    @pytest.mark.parametrize("name", "三级指标 指标名称 绩效指标 指标内容 具体指标 四级指标 考核指标".split())
    def test_names(self, name: str) -> None:
        """The lowest tier names the indicator."""
        assert "宣传次数" == with_rows(ROW, headings=(*HEADINGS[:2], name, *HEADINGS[3:])).indicators[0].name

    def test_columns_come_in_any_order(self) -> None:
        """Also with a serial number, which says nothing, and with headings that stand twice."""
        form = with_rows(
            ("1", "产出指标", "数量指标", "宣传次数", "50", "6次", "49", "≥3次", "50", "48"),
            headings=(
                "序号",
                "一级指标",
                "二级指标",
                "三级指标",
                "分值",
                "完成值",
                "财政评价得分",
                "指标值",
                "自评得分",
                "得分",
            ),
        )

        first = form.indicators[0]
        assert ("≥3次", "6次", Decimal(50), Decimal(50)) == (
            first.target_text,
            first.actual_text,
            first.weight,
            first.self_score,
        )
        assert (Decimal(49), (("宣传次数 → 得分", "48"),)) == (first.reviewed_score, form.remarks)

    def test_labels_below_a_table_without_points(self) -> None:
        """Their values stand where names and targets do, and are neither."""
        form = read_form([HEADINGS[:5], ROW[:5], ("主管部门", "县水利局", "实施单位", "水管所", "")])

        assert (1, "县水利局", "水管所") == (len(form.indicators), form.department, form.unit)

    def test_what_no_heading_covers_is_kept(self) -> None:
        """A cell beyond the last heading, and one under a heading that means nothing here."""
        form = with_rows((*ROW, "甲", "乙"), headings=(*HEADINGS, "数据来源"))

        assert (("宣传次数 → 数据来源", "甲"),) == form.remarks
        assert ["乙"] == [cell.text for cell in form.unread]

    def test_four_tiers(self) -> None:
        """The two in the middle are one category; where the fourth is empty, the third names the indicator."""
        form = with_rows(
            ("产出", "数量", "健康管理", "建档人数", "≥3次", "6次", "30", "30"),
            ("", "", "", "体检人数", "≥3次", "6次", "30", "30"),
            ("", "质量", "合格率", "", "≥90%", "95%", "40", "40"),
            headings=("一级指标", "二级指标", "三级指标", "四级指标", "指标值", "完成值", "分值", "得分"),
        )

        assert ["数量 → 健康管理", "质量"] == [category.name for category in form.categories]
        assert ["建档人数", "体检人数", "合格率"] == [indicator.name for indicator in form.indicators]

    def test_weights_of_tiers_in_columns(self) -> None:
        """A column of points beside a tier belongs to that tier."""
        form = with_rows(
            ("产出", "60", "数量", "40", "次数", "≥3次", "6次", "40", "40"),
            ("", "", "质量", "20", "合格率", "≥90%", "95%", "20", "20"),
            headings=("一级指标", "权重", "二级指标", "权重", "三级指标", "指标值", "完成值", "权重", "得分"),
        )

        assert (Decimal(60), [Decimal(40), Decimal(20)]) == (
            form.dimensions[0].weight,
            [category.weight for category in form.categories],
        )

    @pytest.mark.parametrize(
        ("name", "clean", "weight"),
        [
            ("产出指标(50分）", "产出指标", 50),
            ("产出指标（50分)", "产出指标", 50),
            ("产出指标 50分", "产出指标", 50),
            ("产出指标\n(50)", "产出指标", 50),
            ("产\n出\n指\n标\n【50分】", "产出指标", 50),
            ("产出指标（权重：50%）", "产出指标", 50),
            ("产出指标50", "产出指标", 50),
            ("产出指标：37.5分", "产出指标", Decimal("37.5")),
            ("产出指标", "产出指标", None),
            ("（50分）", "（50分）", 50),
        ],
    )
    def test_weights_beside_names(self, name: str, clean: str, weight: object) -> None:
        """In any brackets, or in none."""
        dimension = with_rows((name, *ROW[1:])).dimensions[0]

        assert (clean, weight) == (dimension.name, dimension.weight)

    def test_missing_tiers(self) -> None:
        """Without a second tier the first one's name stands in; without any, 未分类."""
        two = with_rows(
            ("产出指标", "宣传次数", "≥3次", "6次", "50"), headings=("一级指标", "指标名称", "指标值", "完成值", "分值")
        )
        none = with_rows(("宣传次数", "≥3次", "6次", "50"), headings=("三级指标", "指标值", "完成值", "分值"))
        low = with_rows(("数量指标", "宣传次数", "≥3次", "50"), headings=("二级指标", "三级指标", "指标值", "分值"))

        assert ("产出指标", "产出指标") == (two.dimensions[0].name, two.categories[0].name)
        assert ("未分类", "未分类") == (none.dimensions[0].name, none.categories[0].name)
        assert ("未分类", "数量指标") == (low.dimensions[0].name, low.categories[0].name)

    def test_tiers_of_one_name_are_one(self) -> None:
        """As a list from the integrated system repeats them, in any order."""
        form = with_rows(
            ROW, ("效益指标", "社会效益指标", "知晓率", "≥90%", "95%", "30", "30", ""), (*ROW[:2], "册数", *ROW[3:])
        )

        assert [("产出指标", 2), ("效益指标", 1)] == [
            (each.name, len(each.categories[0].indicators)) for each in form.dimensions
        ]


class TestRows:
    """The rows of the indicator table."""

    @pytest.mark.parametrize("nothing", ["", "/", "—", "……", "-"])
    def test_rows_that_say_nothing_are_left_out(self, nothing: str) -> None:
        """Placeholders of the blank form, and rows of signs for nothing."""
        form = with_rows(
            ROW,
            ("", "质量指标", nothing, nothing, nothing, nothing, nothing, ""),
            ("", "", "指标2：", "", "", "", "", ""),
        )

        assert ["宣传次数"] == [indicator.name for indicator in form.indicators]

    def test_rows_that_break_another_one_down(self) -> None:
        """They have no points, and stay."""
        form = with_rows(
            ROW, ("", "", "其中：册数", "100册", "100册", "", "", ""), ("", "", "其中：场次", "", "", "/", "/", "")
        )

        assert [50, None, None] == [indicator.weight for indicator in form.indicators]

    def test_headings_that_a_page_break_repeats(self) -> None:
        """They are no indicator, and start no form."""
        assert 2 == len(with_rows(ROW, HEADINGS, ("", "质量指标", *ROW[2:])).indicators)

    def test_a_row_that_ends_before_its_reason(self) -> None:
        """Libraries leave out empty cells at the end, also where a heading goes over two columns."""
        headings = ("三级指标", "年度指标值", "", "实际完成值", "分值", "得分", "偏差原因")
        form = read_form([headings, ("宣传次数", "≥", "3次", "6次", "90", "90")])

        assert [("宣传次数", "≥3次", "")] == [(each.name, each.target_text, each.reason) for each in form.indicators]

    def test_rows_without_scores_stand_as_they_are(self) -> None:
        """A table that is not scored yet is not arranged anew, though a number is a name and words are values."""
        form = with_rows(("产出指标", "数量指标", "12345热线", "全天畅通", "全天畅通", "50", "", ""))

        assert ("12345热线", "全天畅通", ()) == (form.indicators[0].name, form.indicators[0].target_text, form.findings)

    def test_subtotals_are_remarks(self) -> None:
        """小计 is no indicator and no total."""
        form = with_rows(ROW, ("", "小计", "", "", "", "50", "50", ""), ("总分", "", "", "", "", "100", "99.5", ""))

        assert (1, Decimal("99.5"), (("小计", "50，50"),)) == (len(form.indicators), form.self_total, form.remarks)

    @pytest.mark.parametrize("width", [1, 8], ids=["one cell", "all cells"])
    @pytest.mark.parametrize("first", [2, 0], ids=["names alone", "three tiers"])
    @pytest.mark.parametrize("scored", [True, False], ids=["weights", "no weights"])
    @pytest.mark.parametrize("total", [True, False], ids=["total", "no total"])
    @pytest.mark.parametrize("merged", [True, False], ids=["merged", "not merged"])
    def test_notes_below_the_rows(self, width: int, first: int, *, scored: bool, total: bool, merged: bool) -> None:
        """They are numbered, one to a row, whatever they speak of; none of them is an indicator."""
        notes = [
            "注：1.按要求填报。",
            "2.其他资金包括与中央财政资金共同投入到同一项目的自有资金、社会资金等。",
            "3.全年执行数：指按照国库集中支付制度要求所形成的实际支出。",
            "4.执行率=全年执行数/全年预算数×100%",
            "5.按要求填报",
        ]
        columns = [*range(first, 5), *([5, 6] if scored else []), 7]
        rows = [[each[column] for column in columns] for each in (HEADINGS, ROW)]
        rows += [["总分", *[""] * (len(columns) - 3), "98", ""]] if total and scored else []
        rows += [([note] * width if merged else [note, *[""] * (width - 1)])[: len(columns)] for note in notes]
        form = read_form([("项目名称", "宣传经费"), *rows])

        assert ["宣传次数"] == [indicator.name for indicator in form.indicators]
        assert [("注", note.removeprefix("注：")) for note in notes] == list(form.remarks)
        assert () == form.unread
        assert "text-between-rows" not in {each.code for each in form.findings}

    def test_a_sentence_that_stands_alone_is_a_note(self) -> None:
        """Where its row has one cell, and not under the names; that is said."""
        sentence = "3.全年执行数是指按照国库集中支付制度要求所形成的实际支出。"
        headings, row = ([each[column] for column in (0, 1, 2, 3, 4, 7)] for each in (HEADINGS, ROW))
        form = read_form([("项目名称", "宣传经费"), headings, row, [sentence]])
        named = read_form([("项目名称", "宣传经费"), headings, row, ["", "", "按时完成全部工作。", "", "", ""]])

        assert (1, (("注", sentence),)) == (len(form.indicators), form.remarks)
        assert "text-between-rows" in {each.code for each in form.findings}
        assert ["宣传次数", "按时完成全部工作。"] == [indicator.name for indicator in named.indicators]

    @pytest.mark.parametrize(
        "label",
        ["指标得分合计", "绩效指标自评得分合计", "社会效益指标合计", "绩效指标得分", "指标总分", "产出指标小计"],
    )
    @pytest.mark.parametrize("spread", [1, 3, 5])
    def test_totals_of_the_indicators_alone_are_subtotals(self, label: str, spread: int) -> None:
        """The funds may add to them; a merged cell may repeat the label."""
        part = (*[label] * spread, *[""] * (5 - spread), "50", "49", "")
        form = with_rows(ROW, part, ("总分", "", "", "", "", "100", "98", ""))

        assert (1, Decimal(98), ((label, "50，49"),)) == (len(form.indicators), form.self_total, form.remarks)
        named = ("产出指标", "质量指标", label, "≥90分", "95分", "50", "49", "")
        assert ["宣传次数", label] == [each.name for each in with_rows(ROW, named).indicators]

    def test_an_upper_tier_may_go_over_the_name(self) -> None:
        """A merged cell that starts in an upper tier names the indicator."""
        form = with_rows(
            ROW,
            ("", "居民幸福感", "", "≥90%", "95%", "20", "20", ""),
            ("满意度", "", "", "≥90%", "95%", "10", "10", ""),
        )

        assert [("数量指标", 1), ("产出指标", 1), ("满意度", 1)] == [
            (each.name, len(each.indicators)) for each in form.categories
        ]
        assert ["宣传次数", "居民幸福感", "满意度"] == [indicator.name for indicator in form.indicators]

    def test_a_share_is_kept_as_it_is(self) -> None:
        """0.98 against ≥95% is not guessed to be 98 %."""
        form = with_rows(("产出指标", "质量指标", "合格率", "≥95%", 0.98, 50.0, 1 / 3 * 100, None))

        assert ("0.98", Decimal(50), Decimal("33.333333333333")) == (
            form.indicators[0].actual_text, form.indicators[0].weight, form.indicators[0].self_score,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("sign", "value", "measure", "target", "left"),
        [
            ("≤", "30", "万元", "≤30万元", []),
            ("正向 大于等于", "98", "%", "≥98%", []),
            ("反向", "12", "", "≤12", []),
            ("＝", 1, "个", "=1个", []),
            (">=", "98%", "%", "≥98%", []),
            ("≥", "≥98", "%", "≥98%", []),
            ("定性", "有效提升", "", "有效提升", []),
            ("≥", "显著", "次", "显著", [("宣传次数 → 指标性质", "≥")]),  # the unit is that of the actual
            ("约", "30", "个", "30个", [("宣传次数 → 指标性质", "约")]),
            ("≥", "", "个", "", [("宣传次数 → 指标性质", "≥")]),
            ("≥", "", "2", "", [("宣传次数 → 指标性质", "≥"), ("宣传次数 → 度量单位", "2")]),
            ("/", "30", "/", "30", []),
        ],
    )
    def test_targets_in_three_columns(
        self, sign: str, value: object, measure: str, target: str, left: list[tuple[str, str]]
    ) -> None:
        """Sign, value and unit make one target; what does not fit is kept beside it."""
        form = with_rows(
            ("产出指标", "数量指标", "宣传次数", sign, value, measure, "6", "50", "50"),
            headings=("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分"),
        )

        assert (target, left) == (form.indicators[0].target_text, list(form.remarks))

    @pytest.mark.parametrize(
        ("sign", "value", "measure", "code"),
        [
            ("≤", "≥3次", "次", "signs-disagree"),
            ("7", "3", "次", "sign-unknown"),
            ("≥", "3次", "万元", "units-disagree"),
            ("≥", "3", "2", "unit-unknown"),
        ],
    )
    def test_columns_that_disagree_are_reported(self, sign: str, value: str, measure: str, code: str) -> None:
        """A finding names the indicator; the cell that was left out is a remark."""
        form = with_rows(
            ("产出指标", "数量指标", "宣传次数", sign, value, measure, "6", "50", "50"),
            headings=("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分"),
        )

        assert [(code, ("产出指标", "数量指标", "宣传次数"))] == [(each.code, each.place) for each in form.findings]
        assert 1 == len(form.remarks)


class TestTotals:
    """The total and the grade that a form gives itself."""

    @pytest.mark.parametrize(
        ("rows", "total"),
        [
            ([("总分", "", "", "", "", "100", "98", "")], 98),
            ([("总分", "", "", "100", "98", "")], 98),
            ([("总分", "", "", "100", "98", ""), ("总分", "", "", "100分", "98分", "")], 98),
            ([("合 计", "", "", "", "", "100分", "98.5 分", "")], Decimal("98.5")),
            ([("总计", "", "", "", "", "50", "", "")], None),
            ([("得分合计", "98")], 98),
            ([("总分：98",)], 98),
            ([("", "", "", "", "", "", "总分：98", "优")], 98),
            ([("自评得分", "98", "自评等级", "优")], 98),
            ([("总分", "见附表")], None),
            ([("总分", "", "", "", "", "100", "/", "")], None),
            ([], None),
        ],
    )
    def test_total(self, rows: list[tuple[str, ...]], total: object) -> None:
        """From the column of points scored, or the last number of the row."""
        assert total == with_rows(ROW, *rows).self_total

    def test_a_total_that_indicators_follow(self) -> None:
        """It is that of a part, where another one stands below, or more indicators than above."""
        part, whole = ("合计", "", "", "", "", "50", "50", ""), ("合计", "", "", "", "", "100", "98", "")
        more = [("", "质量指标", name, "≥90%", "95%", "25", "24", "") for name in ("合格率", "完好率")]

        assert Decimal(98) == with_rows(ROW, part, *more, whole).self_total
        assert None is with_rows(ROW, part, *more).self_total

    @pytest.mark.parametrize(
        ("text", "grade"),
        [
            ("优", Grade.EXCELLENT),
            ("“良”", Grade.GOOD),
            ("中等", Grade.FAIR),
            ("优□ 良☑ 中□ 差□", Grade.GOOD),
            ("优□ 良□ 中□ 差（√）", Grade.POOR),
            ("☑优 □良 □中 □差", Grade.EXCELLENT),
            ("□优 □良 ■中 □差", Grade.FAIR),
            ("□优 □良 □中 □差", None),
            ("较为满意", None),
            ("", None),
        ],
    )
    def test_grade(self, text: str, grade: Grade | None) -> None:
        """Written, or ticked; any other words stay words."""
        assert grade is with_rows(ROW, ("自评等级", text)).self_grade

    def test_scale_in_a_note(self) -> None:
        """A note that states the scale gives it, and stays; one that contradicts itself stays words."""
        note = "注：总分90分（含）以上为优，80（含）-90分为良，60（含）-80分为中，60分以下为差"
        other = "注：优为90分以上，良为95分以上"

        assert GradeScale(90, 80, 60) == with_rows(ROW, (note,)).grade_scale
        assert None is with_rows(ROW, (other,)).grade_scale

    @pytest.mark.parametrize("names", [("优秀", "良好", "合格", "不合格"), ("优秀", "合格", "基本合格", "不合格")])
    def test_scale_with_names_of_its_own(self, names: tuple[str, ...]) -> None:
        """The form keeps them."""
        note = "注：90分（含）以上为{}，80（含）-90分为{}，60（含）-80分为{}，60分以下为{}".format(*names)

        assert GradeScale(90, 80, 60, names=names) == with_rows(ROW, (note,)).grade_scale

    def test_a_grade_in_the_place_of_the_total(self) -> None:
        """It is the grade."""
        form = with_rows(ROW, head=(("自评得分", "优"),))

        assert (None, Grade.EXCELLENT) == (form.self_total, form.self_grade)


class TestNamesAlone:
    """Tables without tiers, whose first column has the names and, below them, the labels."""

    def test_labels_below_the_names(self) -> None:
        """A label beside which another one stands is none of the names, though its own value is empty."""
        headings, row = ("三级指标", "指标值", "完成值", "分值"), ("宣传次数", "≥3次", "6次", "90")
        form = read_form([headings, row, ("主管部门", "", "实施单位", "水管所")])

        assert (["宣传次数"], "水管所") == ([each.name for each in form.indicators], form.unit)

    def test_a_name_that_is_a_label_elsewhere(self) -> None:
        """With a target and a result it is that of an indicator, also where nothing has points."""
        form = read_form([("三级指标", "指标值", "完成值"), ("宣传次数", "≥3次", "6次"), ("备注", "≥3条", "6条")])

        assert ["宣传次数", "备注"] == [each.name for each in form.indicators]

    def test_a_merged_label_of_a_total(self) -> None:
        """A label that goes over target and result has neither."""
        headings, row = ("三级指标", "指标值", "完成值", "分值", "得分"), ("宣传次数", "≥3次", "6次", "100", "98")
        form = read_form([headings, row, ("总分", "总分", "总分", "100", "98")])

        assert (["宣传次数"], Decimal(98)) == ([each.name for each in form.indicators], form.self_total)


class TestFacts:
    """What stands beside the tables."""

    def test_labels_and_values(self) -> None:
        """Side by side, in one cell, and with words of the form's own."""
        form = with_rows(
            ROW,
            head=(
                ("项目支出绩效自评表", None),
                ("（2022年度）",),
                ("主管部门及代码", "县水利局", "实施单位（盖章）", "水库管理所"),
                ("填报日期：2023年3月1日 联系电话：0912-1",),
                ("项目负责人", "张三", "分管领导", "李四"),
                ("立项依据", "县政府文件"),
                ("特别说明",),
                ("年度目标", "修好水库", "全年完成情况", "已修好"),
            ),
        )

        assert (2022, "县水利局", "水库管理所", "2023年3月1日") == (form.year, form.department, form.unit, form.date)
        assert ("修好水库", "已修好") == (form.goal, form.outcome)
        assert {
            ("标题", "项目支出绩效自评表"), ("联系电话", "0912-1"), ("项目负责人", "张三"), ("分管领导", "李四"),
            ("立项依据", "县政府文件"), ("其他", "特别说明"),
        } == set(form.remarks)  # fmt: skip

    @pytest.mark.parametrize(
        ("head", "year"),
        [
            ((("2021年度项目支出绩效自评表",),), 2021),
            ((("二〇二二年度部门绩效自评表",),), 2022),
            ((("项目年度", "2020"),), 2020),
            ((("年度", "2020年"),), 2020),
            ((("项目支出绩效自评表",),), None),
            ((("填报日期", "2023年1月5日"),), None),
            ((("年度", "本年"),), None),
        ],
    )
    def test_year(self, head: tuple[tuple[object, ...], ...], year: int | None) -> None:
        """From the title, or a label; never from a date."""
        assert year == with_rows(ROW, head=head).year

    def test_departments(self) -> None:
        """A department's own form has its name where others have the project's."""
        form = read_form([("部门名称", "县林业局"), HEADINGS, ROW])

        assert ("县林业局", "", "") == (form.project, form.department, form.unit)

    def test_an_office_and_a_project(self) -> None:
        """Where the project has a name, 单位名称 is the office that runs it."""
        form = read_form([("单位名称", "县林业局"), ("项目名称", "造林"), HEADINGS, ROW])

        assert ("造林", "县林业局") == (form.project, form.unit)

    def test_a_form_without_any_label(self) -> None:
        """The table alone is enough; its project has no name."""
        assert "未命名项目" == read_form([HEADINGS, ROW]).project

    def test_two_values_under_one_label(self) -> None:
        """The clearer label wins, and the other text is kept."""
        form = with_rows(ROW, head=(("填报单位", "县财政局"), ("实施单位", "县林业局", "二股", "三股", "四股")))

        others = {("填报单位", "县财政局"), *(("实施单位", office) for office in ("二股", "三股", "四股"))}
        assert ("县林业局", others) == (form.unit, set(form.remarks))


class TestDocuments:
    """Where forms begin and end."""

    def test_no_form(self) -> None:
        """Text without any, a list of targets without actuals beside a form, and tables of another kind."""
        assert () == read_forms("")
        assert () == read_forms("本年度无项目支出。")
        assert () == read_forms([("收入", "支出"), (1, 2)])

    def test_a_table_of_targets_beside_a_form(self) -> None:
        """A list of targets is no evaluation."""
        targets = [
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", "次数", "≥3次"),
            ("目标表完",),
        ]

        assert ["甲"] == [form.project for form in read_forms([*targets, ("项目名称", "甲"), HEADINGS, ROW])]

    def test_facts_do_not_leak(self) -> None:
        """What one form does not say is not taken from the one before."""
        first = [
            ("2022年度绩效自评表",),
            ("项目名称", "甲"),
            ("主管部门", "县水利局"),
            HEADINGS,
            ROW,
            ("总分", "", "", "", "", 100, 98, ""),
        ]
        second = [("绩效自评表",), ("项目名称", "乙"), HEADINGS, ROW]
        one, other = read_forms([*first, ("自评结论", "优"), *second])

        assert (2022, "县水利局", Decimal(98), Grade.EXCELLENT) == (
            one.year,
            one.department,
            one.self_total,
            one.self_grade,
        )
        assert ("乙", None, "", None, None) == (
            other.project,
            other.year,
            other.department,
            other.self_total,
            other.self_grade,
        )

    def test_text_around_is_left_alone(self) -> None:
        """Tables and text after a form, and sentences above it."""
        table = "".join("<tr><td>" + "<td>".join(cells) for cells in (("项目名称", "甲"), HEADINGS, ROW))
        page = f"<p>本单位2020年共有3个项目。</p><table>{table}</table><p>以上。</p><table><tr><td>车辆<td>2辆</table>"

        form = read_form(page)

        assert ("甲", None, ()) == (form.project, form.year, form.remarks)
