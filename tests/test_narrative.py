"""The analysis of the report, written from a scorecard: what it says, and that an audit of the report agrees."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    FundSource,
    GradeScale,
    Indicator,
    PerfevalError,
    Rulebook,
    Scorecard,
    SelfEvaluation,
    audit_report,
    evaluate,
    read_forms,
    samples,
)
from perfeval.rulebooks import GUANGXI, INTEGRATED, MOF_2020, MOF_2020_RESCALED, MOF_2021, SHANXI, SICHUAN_2025
from tests import test_audit_labelled, test_audit_reports_labelled, test_cases

PROJECT: Final = Path(__file__).parent.parent

ROADS: Final = SelfEvaluation(
    "乡村道路养护项目",
    [
        Dimension(
            "产出指标",
            [
                Category("数量指标", [Indicator("养护道路里程", "≥120公里", "126.5公里", 20, 20)]),
                Category(
                    "质量指标",
                    [
                        Indicator(
                            "养护工程验收合格率",
                            "=100%",
                            "95%",
                            30,
                            "28.5",
                            reason="一处路段返工后未及验收。改进措施：\n下年度提前安排验收。",
                        )
                    ],
                ),
            ],
            weight=50,
        ),
        Dimension("效益指标", [Category("社会效益指标", [Indicator("群众出行条件", "有效改善", "有效改善", 30, 30)])]),
        Dimension("满意度指标", [Category("服务对象满意度指标", [Indicator("沿线群众满意度", "≥90%", "97%", 10, 10)])]),
    ],
    Budget("350", "380", "361.8", self_score="9.52", printed_rate="95.21%"),
    2023,
    "县交通运输局",
    "县公路段",
    goal="保障乡村道路畅通。",
    outcome="养护道路126.5公里，验收合格率略低于目标；群众满意。",
    self_total="98.02",
    self_grade="优",
)

NARRATIVE: Final = """一、项目基本情况
本次自评对象为乡村道路养护项目，评价年度为2023年度，主管部门为县交通运输局，实施单位为县公路段。
评分依据为《项目支出绩效评价管理办法》（财预〔2020〕10号），各项分值合计100分。
年度总体目标：保障乡村道路畅通。
二、总体结论
按照上述评分办法，本项目自评总分98.02分，等级为优。
三、资金执行情况
本项目年初预算数350万元，全年预算数380万元，全年执行数361.8万元，预算执行率95.21%。
预算执行率分值10分，得分9.52分（按执行率）。
四、绩效指标完成情况
本项目指标体系由3个一级指标、4个二级指标、4个三级指标构成。
年度总体目标实际完成情况：养护道路126.5公里，验收合格率略低于目标；群众满意。
（一）产出指标：共2项三级指标，分值50分，得分48.5分，得分率97%。
1.数量指标：共1项三级指标，分值20分，得分20分，得分率100%。
（1）养护道路里程：年度指标值≥120公里，实际完成值为126.5公里，分值20分，得分20分（达标）。
2.质量指标：共1项三级指标，分值30分，得分28.5分，得分率95%。
（1）养护工程验收合格率：年度指标值=100%，实际完成值为95%，分值30分，得分28.5分（按完成比例）。
（二）效益指标：共1项三级指标，分值30分，得分30分，得分率100%。
1.社会效益指标：共1项三级指标，分值30分，得分30分，得分率100%。
（1）群众出行条件：年度指标值为有效改善，实际完成值为有效改善，分值30分，得分30分（与目标一致）。
（三）满意度指标：共1项三级指标，分值10分，得分10分，得分率100%。
1.服务对象满意度指标：共1项三级指标，分值10分，得分10分，得分率100%。
（1）沿线群众满意度：年度指标值≥90%，实际完成值为97%，分值10分，得分10分（达标）。
五、偏差原因分析及改进措施
按照上述评分办法，共失分1.98分，其中预算执行率失分0.48分、产出指标失分1.5分。
1.预算执行率：失分0.48分（按执行率）。
2.养护工程验收合格率：失分1.5分（按完成比例）。偏差原因及改进措施：一处路段返工后未及验收。改进措施：下年度提前安排验收。
六、自评结论
综上，本项目自评总分98.02分，等级为优。"""


def form_of(*indicators: Indicator, **facts: Any) -> SelfEvaluation:
    """A form with one tier."""
    return SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", indicators)])], **facts)


def line_of(text: str, begin: str) -> str:
    """The first line that holds something."""
    return next(line for line in text.splitlines() if begin in line)


def says(form: SelfEvaluation, *parts: str, rulebook: Rulebook = MOF_2020, **options: Any) -> str:
    """Make sure that a narrative says something, and that nothing is found in it; returns it."""
    card = evaluate(form, rulebook, **options)
    text = card.narrative()
    for part in parts:
        assert part in text, text
    assert [str(each) for each in audit_report(form, text)] == []
    return text


class TestTheWhole:
    """The narrative of a form."""

    def test_in_chinese(self) -> None:
        """Headings and paragraphs, as a clerk puts them into the report."""
        assert says(ROADS) == NARRATIVE.replace("\n", "\n\n")

    def test_in_english(self) -> None:
        """The same sections; what the form says stays as it is."""
        text = evaluate(ROADS, MOF_2020).narrative("en")

        for part in (
            "Project: 乡村道路养护项目; year: 2023; department: 县交通运输局; unit: 县公路段.",
            "Scored under 《项目支出绩效评价管理办法》（财预〔2020〕10号）; 100 points are at stake.",
            "Goal of the year: 保障乡村道路畅通.",
            "The total is 98.02 points, the grade 优.",
            "executed: 361.8万元; execution rate: 95.21%.",
            "4.1 产出指标: 2 indicators, 48.5 of 50 points (97%).",
            "4.1.1 数量指标: 1 indicator, 20 of 20 points (100%).",
            "(1) 养护道路里程: target ≥120公里, actual 126.5公里; 20 of 20 points",
            "Points lost: 1.98, namely 预算执行率 0.48, 产出指标 1.5.",
            "Execution of the budget: 0.48 points lost.",
            "(1) 养护工程验收合格率: 1.5 points lost. Reason: 一处路段返工后未及验收。改进措施：下年度提前安排验收.",
        ):
            assert part in text

    @pytest.mark.parametrize("language", ["de", "", None, ["zh"]])
    def test_no_other_language(self, language: Any) -> None:
        """Another language is refused, with what to write."""
        with pytest.raises(PerfevalError, match="no narrative in") as caught:
            evaluate(ROADS, MOF_2020).narrative(language)
        assert caught.value.remedy == 'write "zh" or "en"'

    def test_the_document_is_that_of_the_rulebook(self) -> None:
        """Whatever rulebook scored."""
        says(ROADS, "核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）", rulebook=MOF_2021)


class TestWhatIsOpen:
    """What is open is said, and never counted as zero."""

    FORM: Final = form_of(
        Indicator("宣传次数", "≥3次", "6次", 40, 40),
        Indicator("宣传效果", "有效提高", "明显增强", 50, 45),
        self_total=95,
        self_grade="优",
        budget=Budget(adjusted=10, executed=10),
    )

    def test_the_total_and_the_indicators(self) -> None:
        """The range of the total, what the form reports, and the names of what is open."""
        text = says(
            self.FORM,
            "有1项内容尚待评定，总分暂不能确定，应在50～100分之间，等级介于“优”与“差”之间。自评表填报总分95分、等级为优。",
            "尚待评定的内容为“宣传效果”。以上内容未按零分计算",
            "分值50分，得分尚待评定（待评定），应在0～50分之间，自评表填报得分45分。",
            "除尚待评定的内容外，其余计分内容均得满分。",
            "综上，本项目总分应在50～100分之间，待有关内容评定后，再确定总分和等级。",
        )
        assert "得分0分" not in text

    def test_in_english(self) -> None:
        """The same."""
        text = evaluate(self.FORM, MOF_2020).narrative("en")
        for part in (
            "The total is open, from 50 to 100 points; the grade is from 差 to 优. The form itself reports",
            "Still to be judged: “宣传效果”. None of this is counted as zero.",
            "open, from 0 to 50 of 50 points",
            "the form reports 45.",
            "Beside what is open, no points were lost.",
        ):
            assert part in text

    def test_a_grade_that_is_certain(self) -> None:
        """Where both ends have one grade."""
        form = form_of(Indicator("宣传效果", "有效提高", "部分达成", 10), Indicator("宣传次数", "≥3次", "6次", 90))
        says(form, "均应评为“优”", "至少失分2分")
        assert "the grade is 优 either way" in evaluate(form, MOF_2020).narrative("en")
        assert "points still open, 2 points lost." in evaluate(form, MOF_2020).narrative("en")

    def test_nothing_applies(self) -> None:
        """Then anything may be."""
        form = form_of(Indicator("宣传次数", "≥3次", "", 100, applicable=False))
        says(form, "各项指标均不适用，总分暂不能确定", "不适用，不计入总分", rulebook=MOF_2020_RESCALED)
        assert "left out" in evaluate(form, MOF_2020_RESCALED).narrative("en")

    def test_funds_that_are_not_filled_in(self) -> None:
        """No rate, and no zero."""
        form = form_of(Indicator("宣传次数", "≥3次", "6次", 90), budget=Budget(adjusted=10))
        says(form, "全年执行数未填，无法计算执行率。", "“预算执行率”", "得分尚待评定（资金未填），应在0～10分之间")
        assert "executed: not filled in; execution rate: none." in evaluate(form, MOF_2020).narrative("en")


class TestWhatTheFormReports:
    """Where the form reports other figures, both stand there."""

    FORM: Final = form_of(
        Indicator("宣传次数", "≥4次", "3次", 80, 80),
        Indicator("宣传天数", "≥4天", "4天", 10, 10),
        self_total=100,
        self_grade="优",
        budget=Budget(adjusted=10, executed=8, self_score=10, printed_rate="100%"),
    )

    def test_points_sums_total_grade_and_rate(self) -> None:
        """Each by the word that says whose it is."""
        says(
            self.FORM,
            "本项目核算为78分，应评为“中”。自评表填报总分100分、等级为优。总分、等级不一致，应予核对更正。",
            "预算执行率80%（自评表填列的执行率100%与上述金额不符）",
            "预算执行率分值10分，按评分办法核算为8分（按执行率），自评表填报得分10分。",
            "分值80分，按评分办法核算为60分（按完成比例），自评表填报得分80分。",
            "产出指标：共2项三级指标，分值90分，按评分办法核算为70分，自评表填报得分90分，得分率77.78%。",
            "自评表未填写偏差原因，应予补充。",
            "另有1项失分指标未填写偏差原因，应在上报前补充说明。",
        )

    def test_in_english(self) -> None:
        """The same."""
        text = evaluate(self.FORM, MOF_2020).narrative("en")
        for part in (
            "The form itself reports a total of 100 points and the grade 优. The two differ, which has to be mended.",
            "execution rate: 80% (the form prints 100%, which the amounts do not give).",
            "60 of 80 points",
            "; the form reports 80.",
            "The form gives no reason, and has to.",
            "Indicators that lost points without a reason in the form: 1.",
        ):
            assert part in text

    def test_accepted_points(self) -> None:
        """Points of the form that were taken as judgements are said to be."""
        form = form_of(Indicator("宣传效果", "有效提高", "明显增强", 100, 95))
        says(form, "1项指标按要求采用自评表填报的得分。", "得分95分（采用自评）", accept_self_scores=True)
        text = evaluate(form, MOF_2020, accept_self_scores=True).narrative("en")
        assert "the form's own points were accepted: 1." in text

    @pytest.mark.parametrize("printed", ["80%", "80.00%", "100", "全部", ""])
    def test_a_printed_rate_that_does_not_differ(self, printed: str) -> None:
        """It is the same, or no percentage."""
        form = attrs.evolve(self.FORM, budget=Budget(adjusted=10, executed=8, printed_rate=printed))
        assert "与上述金额不符" not in says(form, "预算执行率80%。")


class TestWhatIsUnusual:
    """Forms that are not as forms should be."""

    def test_without_points(self) -> None:
        """Nothing can be scored, and no grade is given."""
        form = form_of(Indicator("宣传次数", "≥3次", "2次", reason="下雨"), self_grade="优")
        text = says(
            form,
            "自评表未填写分值，不能计算总分和等级。自评表填报等级为优。",
            "自评表未填写资金情况，预算执行率不计分。",
            "数量指标：共1项三级指标，均未设分值，不计分。",
            "未设分值，不计分。",
            "自评表未填写分值，无从分析失分情况。",
            "1.宣传次数：未设分值。填报说明：下雨。",
        )
        assert "等级为差" not in text
        english = evaluate(form, MOF_2020).narrative("en")
        assert "no total and no grade. The form itself reports the grade 优." in english
        assert "1 indicator, without points at stake." in english
        assert "no points at stake." in english
        assert "No points are at stake, so none can be lost." in english

    def test_points_of_rows_that_have_none_at_stake(self) -> None:
        """They are told as the form's."""
        form = form_of(Indicator("宣传次数", "≥3次", "2次", self_score=5), Indicator("天数", "≥3天", "3天", 100))
        says(form, "未设分值，不计分，自评表填报得分5分。", "产出指标：共2项三级指标")
        assert "no points at stake; the form reports 5." in evaluate(form, MOF_2020).narrative("en")

    def test_one_tier(self) -> None:
        """A second tier that is the first is told once."""
        rows = [{"一级指标": "产出指标", "三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "2次", "分值": 5}]
        form = SelfEvaluation.from_rows(rows, project="未命名项目")
        text = says(form, "自评表未填写项目名称。", "各项分值合计5分，与满分100分不符，应予核对。")
        assert text.count("产出指标：") == 1
        english = evaluate(form, MOF_2020).narrative("en")
        assert english.count("产出指标: ") == 1
        assert "The form names no project." in english
        assert "5 points are at stake, not 100." in english

    def test_what_was_taken_off(self) -> None:
        """Deductions and ceilings stand beside what decided."""
        form = form_of(Indicator("宣传次数", "≥3次", "3次", 100, deduction=3))
        says(form, "得分97分（达标，审核扣减3分）", rulebook=GUANGXI)
        cost = Indicator("项目成本", "≤3万元", "3万元", 20)
        tree = [Dimension("产出指标", [Category("成本指标", [attrs.evolve(cost, name="成本指标")])])]
        card = evaluate(SelfEvaluation("宣传经费", tree), SHANXI)
        capped = any(each.code == "points-capped" for each in card.findings)
        assert ("以上限为限" in card.narrative()) is capped

    def test_what_a_rulebook_asks(self) -> None:
        """Full points that need a word all the same."""
        form = form_of(Indicator("宣传次数", "≥3次", "30次", 50), Indicator("群众满意度", "≥95%", "91%", 50))
        says(form, "1.宣传次数：未失分，但实际完成值远高于年度指标值。自评表未填写偏差原因", rulebook=GUANGXI)
        satisfied = SelfEvaluation(
            "宣传经费", [Dimension("满意度指标", [Category("服务对象满意度指标", [form.indicators[1]])])]
        )
        says(satisfied, "未失分，但实际完成值未达到年度指标值。", rulebook=MOF_2021)

    def test_money_that_was_not_spent(self) -> None:
        """Where the rulebook wants to know why."""
        form = form_of(Indicator("宣传次数", "≥3次", "3次", 90), budget=Budget(adjusted=100, executed=50))
        says(form, "1.预算执行率：失分5分（按执行率）。执行率偏低，按评分办法应说明原因。", rulebook=SICHUAN_2025)

    def test_sums_over_the_sources(self) -> None:
        """Where they decide, and are not the total row."""
        sources = [FundSource("财政拨款", adjusted=90, executed=45)]
        form = form_of(
            Indicator("宣传次数", "≥3次", "3次", 90), budget=Budget(adjusted=100, executed=100, sources=sources)
        )
        says(form, "计分以各项资金来源的合计数为准（45÷90）。", rulebook=INTEGRATED)
        assert "The sums over the sources count (45 ÷ 90)." in evaluate(form, INTEGRATED).narrative("en")

    def test_what_does_not_apply(self) -> None:
        """It is left out, and no loss."""
        form = form_of(
            Indicator("宣传次数", "≥3次", "3次", 60),
            Indicator("宣传天数", "≥4天", "", 20, 0, applicable=False),
            Indicator("宣传册数", "≥4册", "3册", 20, reason="印刷延误，将提前安排！"),
        )
        says(
            form,
            "其中1项指标不适用，其分值不计，其余得分按比例折算。",
            "分值20分，不适用，不计入总分，自评表填报得分0分。",
            "按照上述评分办法，产出指标失分5分。",
            "偏差原因及改进措施：印刷延误，将提前安排！",
            rulebook=MOF_2020_RESCALED,
        )
        assert "left out, the rest being rescaled: 1." in evaluate(form, MOF_2020_RESCALED).narrative("en")

    @pytest.mark.parametrize(
        ("names", "said"),
        [
            (("优秀", "良好", "合格", "不合格"), "等级为优秀。"),
            (("A级", "B级", "C级", "D级"), "评定为“A级”。"),
            (("合格", "基本合格", "较差", "差"), "评定为“合格”。"),
        ],
    )
    def test_other_names_of_grades(self, names: tuple[str, ...], said: str) -> None:
        """A name that usually means another grade is quoted."""
        rulebook = attrs.evolve(MOF_2020, grades=GradeScale(90, 80, 60, names=names))
        form = form_of(Indicator("宣传次数", "≥3次", "3次", 100), self_grade="优", self_total=100)
        says(form, f"自评总分100分，{said}", rulebook=rulebook)

    def test_reasons_and_remarks(self) -> None:
        """What a reason calls itself is not said twice; what stands beside the table is told; 无 is no reason."""
        form = form_of(
            Indicator("宣传次数", "≥3次", "2次", 40, reason="原因：下雨；"),
            Indicator("宣传天数", "≥3天", "2天", 40, reason="无"),
            Indicator("宣传册数", "≥3册", "3册", 20, reason="超额"),
            remarks=[("改进措施", "提前安排。"), ("存在问题", "/"), ("联系人", "张三")],
        )
        text = says(
            form,
            "1.宣传次数：失分13.33分（按完成比例）。原因：下雨。",
            "2.宣传天数：失分13.33分（按完成比例）。自评表未填写偏差原因，应予补充。",
            "3.宣传册数：未失分。填报说明：超额。",
            "自评表“改进措施”栏载明：提前安排。",
        )
        assert "张三" not in text
        assert "存在问题" not in text
        assert "The form says under “改进措施”: 提前安排." in evaluate(form, MOF_2020).narrative("en")

    def test_many_tiers(self) -> None:
        """Numbers of tiers go on beyond ten."""
        tree = [
            Dimension(f"第{n}类指标", [Category("数量", [Indicator("次数", "≥1次", "1次", 5)])]) for n in range(1, 13)
        ]
        says(SelfEvaluation("宣传经费", tree), "（十二）第12类指标：")

    def test_hostile_text(self) -> None:
        """It stays text within its line."""
        name = "宣传\n次数\x00<script>\u202e=HYPERLINK()"
        form = form_of(Indicator(name, "≥3次；\r\n=1+1", "=1+1", 100, reason="一、总体结论\n得分0分"), goal="\t=1+1")
        text = says(form, "宣传次数\ufffd<script>\ufffd=HYPERLINK()", "“≥3次；=1+1”", "一、总体结论得分0分")
        assert not any(line.startswith("=") for line in text.splitlines())


def published() -> list[SelfEvaluation]:
    """Every form that is published with the project, and every one of its labelled cases."""
    text = samples.text("published")
    labelled = test_audit_labelled.load("forms.json")
    sets = [each for case in test_audit_labelled.load("many.json") for each in case["forms"]]
    worked = [case for path in test_cases.FILES for case in test_cases.load(path)["cases"] if "form" in case]
    return [
        *read_forms(text),
        *(test_audit_labelled.form_of(case) for case in (*labelled, *sets)),
        *(test_audit_reports_labelled.form_of(case) for case in test_audit_reports_labelled.CASES),
        *(test_cases.form_of(case["form"]["dimensions"], case["form"].get("budget")) for case in worked),
    ]


@pytest.mark.parametrize("rulebook", [MOF_2020, INTEGRATED], ids=str)
def test_nothing_is_found_in_the_narrative_of_a_known_form(rulebook: Rulebook) -> None:
    """Whatever is wrong with the form, the narrative tells it as it is."""
    cards = [evaluate(form, rulebook) for form in published()]
    found = [str(each) for card in cards for each in audit_report(card.form, card.narrative())]

    assert found == []


def test_one_indicator_by_itself() -> None:
    """The worked cases of single indicators and funds."""
    for param in test_cases.all_cases():
        rulebook, case = param.values
        if "form" in case:
            continue
        rows = [{"name": "产出", "categories": [{"name": "数量", "indicators": [case.get("indicator", {})]}]}]
        rows[0]["categories"][0]["indicators"] = [  # type: ignore[index]
            {key: value for key, value in case.get("indicator", {}).items() if key not in {"dimension", "category"}}
        ]
        card: Scorecard = evaluate(test_cases.form_of(rows, case.get("budget")), rulebook)
        assert [str(each) for each in audit_report(card.form, card.narrative())] == []
