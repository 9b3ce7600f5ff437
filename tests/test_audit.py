"""The audit: every slip of published tables is found, and what almost is one is left alone."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    Finding,
    FundSource,
    Grade,
    GradeScale,
    Indicator,
    InvalidForm,
    PerfevalError,
    Rulebook,
    SelfEvaluation,
    Severity,
    UnknownCheck,
    audit,
    audit_many,
    read_form,
)
from perfeval.audit import ACROSS, CHECKS
from perfeval.audit.auditing import audit as audit_itself
from perfeval.rulebooks import GUANGXI, HUBEI_2020, INTEGRATED, MOF_2020, MOF_2020_RESCALED, SHANXI

pytestmark = pytest.mark.usefixtures("hostile_caller")

FUNDS = Budget("100", "100", "100", self_score=10, printed_rate="100%")
SATISFIED = Indicator("群众满意度", "≥90%", "95%", 10, 10)


def row(name: str, target: str, actual: str, weight: str, score: str, **facts: Any) -> Indicator:
    """A row of the form as it is written."""
    return Indicator(name, target, actual, weight, score, **facts)


def form_of(*rows: Indicator, dimension: str = "产出指标", category: str = "数量指标", **facts: Any) -> SelfEvaluation:
    """A form of some rows, and of others with which nothing is wrong."""
    facts.setdefault("budget", FUNDS)
    rest = [
        row("宣传活动场次", "≥3场", "3场", "40", "40"),
        row("群众知晓率", "≥90%", "92%", "30", "30"),
        SATISFIED,
    ]
    tree = [Dimension(dimension, [Category(category, rows)])] if rows else []
    return SelfEvaluation("乡村文化活动", [*tree, Dimension("其他指标", [Category("其他指标", rest)])], **facts)


def found(form: SelfEvaluation, rulebook: Rulebook = MOF_2020) -> dict[str, Finding]:
    """The findings by their codes; the last of each."""
    return {each.code: each for each in audit(form, rulebook)}


def budget(**facts: Any) -> Budget:
    """Funds with one thing changed."""
    return attrs.evolve(FUNDS, **facts)


#: What reviewers found in published tables: the code, a row or funds that have it, and some that almost have it.
SLIPS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    # Execution rates.
    (
        "execution-rate-misprinted",
        {"budget": budget(adjusted="4753.66", executed="3824.26", self_score="8.04")},
        {"budget": budget(adjusted="4753.66", executed="3824.26", self_score="8.04", printed_rate="80.45%")},
    ),
    (
        "execution-rate-misprinted",
        {"budget": budget(adjusted="0", executed="207.4538")},
        {"budget": budget(adjusted="0", executed="0", printed_rate="0%")},
    ),
    (
        "execution-rate-misprinted",
        {"budget": budget(initial="50", adjusted="100", executed="80", self_score=8, printed_rate="200%")},
        {"budget": budget(adjusted="99.5", executed="95", printed_rate="0.954")},
    ),
    (
        "execution-points-differ",
        {"budget": budget(executed="95", printed_rate="95%")},
        {"budget": budget(executed="95", printed_rate="95%", self_score="9.5")},
    ),
    ("self-score-above-weight", {"budget": budget(self_score=11)}, {"budget": budget(self_score="10.0")}),
    ("self-score-above-weight", {"self_total": 110}, {"self_total": 100}),
    ("budget-zero", {"budget": budget(adjusted="0", executed="207.4538")}, {"budget": budget(adjusted="0.01")}),
    (
        "funds-do-not-sum",
        {"budget": budget(sources=[FundSource("当年财政拨款", None, "90", "89.974")])},
        {"budget": budget(sources=[FundSource("财政拨款", "90", "90", "90"), FundSource("其他", "10", "10", "10")])},
    ),
    (
        "funds-do-not-sum",
        {"budget": budget(sources=[FundSource("财政拨款", "90", "90", "90"), FundSource("其他", "9", "9", "9")])},
        {
            "budget": budget(
                sources=[
                    FundSource(name, amount, amount, amount)
                    for name, amount in (("财政", "80"), ("中央", "30"), ("省", "50"), ("其他", "20"))
                ]
            )
        },
    ),
    (
        "funds-do-not-sum",
        {"budget": budget(sources=[FundSource(f"来源{number}", 10, 10, 10) for number in range(9)])},
        {"budget": budget(sources=[FundSource(f"来源{number}", 10, 10, 10) for number in range(10)])},
    ),
    (
        "achievements-outrun-money",
        {"budget": budget(adjusted="132.81", executed="0.1", printed_rate="0.08%", self_score="0.01")},
        {"budget": budget(adjusted="132.81", executed="70", printed_rate="52.7%", self_score="5.27")},
    ),
    (
        "achievements-outrun-money",
        {"budget": budget(executed="50", printed_rate="50%", self_score=5)},
        {
            "budget": budget(executed="50", printed_rate="50%", self_score=5),
            "extra": row("里程", "≥9公里", "1公里", "40", "4.44", reason="雨季停工"),
        },
    ),
    (
        "achievements-outrun-money",
        {
            "budget": budget(executed="50", printed_rate="50%", self_score=5),
            "extra": row("里程", "≥9公里", "1公里", "20", "10", reason="雨季停工"),
        },
        {
            "budget": budget(executed="50", printed_rate="50%", self_score=5),
            "extra": row("里程", "≥9公里", "1公里", "20", "9.99", reason="雨季停工"),
        },
    ),
    ("executed-above-budget", {"budget": budget(executed="120", printed_rate="120%")}, {"budget": FUNDS}),
    # Sums.
    ("total-differs", {"self_total": 98}, {"self_total": 90}),
    (
        "total-differs",
        {"self_total": 95, "extra": row("其中：桃树", "≥9亩", "9亩", "", "5")},
        {"self_total": 90, "extra": row("其中：桃树", "≥9亩", "9亩", "", "5")},
    ),
    (
        "total-differs",
        {"self_total": 96, "extra": row("里程", "≥9公里", "9公里", "5", "")},
        {"self_total": 93, "extra": row("里程", "≥9公里", "9公里", "5", "")},
    ),
    (
        "execution-rate-misprinted",
        {"budget": budget(executed="50", printed_rate="≥100%(B/A)", self_score=5)},
        {"budget": budget(executed="105", printed_rate="1.05")},
    ),
    (
        "funds-do-not-sum",
        {"budget": budget(sources=[FundSource("甲", "80", "80", "80"), FundSource("乙", "90", "90", "90")])},
        {
            "budget": budget(
                sources=[
                    FundSource(name, amount, amount, amount)
                    for name, amount in (
                        ("财政", "80"),
                        ("中央", "50"),
                        ("省", "30"),
                        ("其他", "20"),
                        ("自筹", "15"),
                        ("捐赠", "5"),
                    )
                ]
            )
        },
    ),
    ("grade-does-not-follow", {"self_total": 90, "self_grade": "良"}, {"self_total": 90, "self_grade": "优"}),
    (
        "grade-does-not-follow",
        {"self_total": 86, "self_grade": "良", "grade_scale": GradeScale(85, 75, 60)},
        {"self_total": 86, "self_grade": "优", "grade_scale": GradeScale(85, 75, 60)},
    ),
    ("grade-does-not-follow", {"self_grade": "差"}, {"self_grade": "优"}),
]

#: The same for single rows.
ROWS: list[tuple[str, Indicator, Indicator]] = [
    (
        "met-but-points-lost",
        row("办事便利度", "有效提高", "有效提高", "10", "7.9"),
        row("办事便利度", "有效提高", "有效提高", "10", "8"),
    ),
    ("reason-missing", row("办事便利度", "提高", "提高", "10", "8"), row("办事便利度", "提高", "提高", "10", "10")),
    (
        "met-but-points-lost",
        row("工作完成率", "≧100%", "100%", "10", "7"),
        row("工作完成率", "≧100%", "100%", "10", "10"),
    ),
    ("met-but-points-lost", row("资料审核率", "98%", "98%", "20", "19.6"), row("资料审核率", "98%", "98%", "20", "20")),
    (
        "points-differ",
        row("受益户数", "≥1100户", "1093户", "6", "5"),
        row("受益户数", "≥1100户", "1093户", "6", "5.96"),
    ),
    ("points-differ", row("归档率", "=100%", "98%", "10", "9"), row("归档率", "=100%", "98%", "10", "9.8")),
    (
        "missed-but-full",
        row("健康档案", "≥38508人", "37442人", "3", "3"),
        row("健康档案", "≥38508人", "38508人", "3", "3"),
    ),
    (
        "overshoot-unexplained",
        row("扶持单位数", "≥1家", "54家", "5", "5"),
        row("扶持单位数", "≥50家", "64家", "5", "5"),
    ),
    (
        "overshoot-unexplained",
        row("受益人数", "≥500人", "1700人", "5", "5"),
        row("受益人数", "≥500人", "1700人", "5", "5", reason="新增两个乡镇"),
    ),
    (
        "one-indicator-carries-most",
        row("总成本", "≤30万元", "30万元", "90", "90"),
        row("总成本", "≤30万元", "30万元", "80", "80"),
    ),
    (
        "words-where-number-due",
        row("总成本", "≤30万元", "完成", "5", "5"),
        row("总成本", "≤30万元", "29万元", "5", "5"),
    ),
    ("number-where-words-due", row("制度", "健全", "100%", "5", "5"), row("制度", "健全", "健全", "5", "5")),
    ("operator-missing", row("设备完好率", "90%", "100%", "5", "5"), row("设备完好率", "≥90%", "100%", "5", "5")),
    ("actual-uncertain", row("护栏长度", "≥266米", "≥266米", "5", "5"), row("护栏长度", "≥266米", "266米", "5", "5")),
    ("points-without-actual", row("工程质量合格", "", "", "10", "10"), row("工程质量合格", "", "", "10", "0")),
    ("points-without-actual", row("工程质量", "合格", "", "10", "10"), row("工程质量", "合格", "合格", "10", "10")),
    (
        "target-in-name",
        row("资料归档率100%", "及时归档", "及时归档", "5", "5"),
        row("覆盖村数5个", "2个乡镇3个村共5个", "2个乡镇3个村共5个", "5", "5"),
    ),
    (
        "points-without-weight",
        row("种植面积", "≥9亩", "9亩", "", "5"),
        row("其中：桃树", "≥9亩", "9亩", "", ""),
    ),
    (
        "target-in-name",
        row("年度资金支付完成率100%", "", "100%", "5", "5"),
        row("年度资金支付完成率", "100%", "100%", "5", "5"),
    ),
    (
        "target-in-name",
        row("培训人次不少于50人次", "≥40人次", "45人次", "5", "5"),
        row("2023年培训人次", "≥40人次", "45人次", "5", "5"),
    ),
    (
        "target-in-name",
        row("验收合格率≥95%", "达到要求", "达到要求", "5", "5"),
        row("验收合格率95%", "95%以上", "96%", "5", "5"),
    ),
    (
        "cost-with-at-least",
        row("办会成本控制在预算内", "≥17.4万元", "18万元", "5", "5"),
        row("预算控制率", "≥95%", "96%", "5", "5"),
    ),
    (
        "sign-against-name",
        row("排队时长", "≥20分钟", "20分钟", "5", "5"),
        row("受理投诉举报数量", "≥20件", "20件", "5", "5"),
    ),
    ("sign-against-name", row("群众满意程度", "≤90%", "90%", "5", "5"), row("降低事故发生率", "≥10%", "11%", "5", "5")),
    (
        "actual-out-of-scale",
        row("设备完好率", "≥60%", "5%", "5", "5"),
        row("人员经费占比", "≤60%", "5%", "5", "5"),
    ),
    ("share-above-whole", row("合格比例", "≥95%", "105%", "5", "5"), row("入库率提升幅度", "≥95%", "105%", "5", "5")),
    (
        "full-beside-unfinished",
        row("演出", "≥9场", "9场", "5", "5", reason="验收未完成，其余全部按计划"),
        row("演出", "≥9场", "9场", "5", "5", reason="未完成原因：无"),
    ),
    (
        "full-beside-unfinished",
        row("演出", "≥9场", "9场", "5", "5", reason="去年受疫情影响，本年仍未完成"),
        row("演出", "≥9场", "9场", "5", "5", reason="开班推迟，但年内按计划办完"),
    ),
    ("placeholder-left", row("某某项目", "≥9场", "9场", "5", "5"), row("电缆3××2", "≥9米", "9米", "5", "5")),
    (
        "actual-imprecise",
        row("人数", "≥150人", "超过160人", "5", "5"),
        row("企业", "≥5家", "6家规模以上企业", "5", "5"),
    ),
    (
        "actual-imprecise",
        row("人次", "≥150人次", "150人次以上", "5", "5"),
        row("人次", "≥150人次", "160人次（约占一成）", "5", "5"),
    ),
    (
        "target-not-assessable",
        row("培训", "视工作需要而定", "已培训", "5", "5"),
        row("不超预算", "不超预算", "不超预算", "5", "5"),
    ),
    ("target-in-name", row("举办培训5场", "≥4场", "5场", "5", "5"), row("新建5G", "≥10座", "10座", "5", "5")),
    ("cost-with-at-least", row("特别费", "≥17.4万元", "17.4万元", "5", "5"), row("成本节约率", "≥5%", "6%", "5", "5")),
    (
        "placeholder-left",
        row("演出场次", "≥9场", "9场", "5", "5", reason="(100字以内)"),
        row("演出场次（20场）", "≥20场", "20场", "5", "5"),
    ),
    ("placeholder-left", row("XX项目完成率", "≥9%", "9%", "5", "5"), row("X光检查人次", "≥9人次", "9人次", "5", "5")),
    ("sign-against-name", row("森林火灾受害率", "≥0.9%", "0", "5", "5"), row("森林火灾受害率", "0.9%", "0", "5", "5")),
    ("sign-against-name", row("安全事故起数", "≥2起", "2起", "5", "5"), row("安全事故处置率", "≥95%", "96%", "5", "5")),
    ("sign-against-name", row("学员满意度", "≤90%", "88%", "5", "5"), row("不合格率", "≤3%", "2%", "5", "5")),
    ("target-always-met", row("巡查次数", "≥0次", "0次", "5", "5"), row("巡查次数", "＞0次", "1次", "5", "5")),
    ("share-above-whole", row("抽检合格率", "≥95%", "105%", "5", "5"), row("游客增长率", "≥95%", "105%", "5", "5")),
    (
        "share-above-whole",
        row("抽检合格率", "≥120%", "120%", "5", "5"),
        row("知晓率提升幅度", "≥120%", "120%", "5", "5"),
    ),
    (
        "target-not-assessable",
        row("台账", "详见实施方案", "详见实施方案", "5", "5"),
        row("台账", "有效完善", "有效完善", "5", "5"),
    ),
    (
        "target-not-assessable",
        row("保障有力", "保障有力", "保障有力", "5", "5"),
        row("保障", "保障有力", "保障有力", "5", "5"),
    ),
    (
        "full-beside-unfinished",
        row("开工数", "≥9个", "9个", "5", "5", reason="尚未完成验收"),
        row("开工数", "≥9个", "9个", "5", "5", reason="均已完成，不存在未完成情况"),
    ),
    (
        "reason-missing",
        row("开工数", "≥9个", "8个", "9", "8"),
        row("开工数", "≥9个", "8个", "9", "8", reason="雨季停工"),
    ),
    (
        "points-outside-band",
        row("秩序", "明显改善", "部分达成年度指标并具有一定效果", "10", "9"),
        row("秩序", "明显改善", "部分达成年度指标并具有一定效果", "10", "7"),
    ),
    (
        "indicator-twice",
        row("宣传活动场次（场）", "≥3场", "3场", "5", "5"),
        row("宣传活动场次（二期）", "≥3场", "3场", "5", "5"),
    ),
    (
        "actual-imprecise",
        row("培训人次", "≥160人次", "160余人次", "5", "5"),
        row("节约用电", "≥160度", "节约160度", "5", "5"),
    ),
    ("actual-imprecise", row("站点", "≥3个", "3-4个", "5", "5"), row("站点", "新增若干", "3-4个", "5", "5")),
    (
        "reason-missing",
        row("开工数", "≥9个", "8个", "9", "8", reason="无。"),
        row("开工数", "≥9个", "9个", "9", "9", reason="无"),
    ),
    (
        "missed-but-full",
        row("完成时间", "12月15日前", "12月28日", "9", "9"),
        row("完成时间", "12月15日前", "12月15日", "9", "9"),
    ),
    ("indicator-twice", row("宣传活动场次", "≥3场", "3场", "5", "5"), row("宣传活动场次", "≥3场", "3场", "", "")),
    ("indicator-twice", row("宣传活动场次", "≥3场", "3场", "5", "5"), row("宣传活动人次", "≥3人次", "3人次", "5", "5")),
    ("percent-or-share", row("合格率", "≥95%", "0.98", "5", "5"), row("合格率", "≥95%", "98%", "5", "5")),
]


class TestSlips:
    """What reviewers found in published tables is found, with its place; what almost is a slip is left alone."""

    @pytest.mark.parametrize(
        ("code", "slip", "near"), SLIPS, ids=[f"{code}-{n}" for n, (code, _, _) in enumerate(SLIPS)]
    )
    def test_of_the_form(self, code: str, slip: dict[str, Any], near: dict[str, Any]) -> None:
        """Funds, totals and grades."""
        for facts, is_slip in ((slip, True), (near, False)):
            rows = [facts["extra"]] if "extra" in facts else []
            form = form_of(*rows, **{name: value for name, value in facts.items() if name != "extra"})

            assert (code in found(form)) is is_slip

    @pytest.mark.parametrize(("code", "slip", "near"), ROWS, ids=[f"{code}-{n}" for n, (code, _, _) in enumerate(ROWS)])
    def test_of_a_row(self, code: str, slip: Indicator, near: Indicator) -> None:
        """Points and targets; the finding stands at the row."""
        places = {"cost-with-at-least": "成本指标"}
        category = places.get(code, "数量指标")
        finding = found(form_of(slip, category=category))[code]

        assert finding.place[-1] in {slip.name, "宣传活动场次"}
        assert finding.remedy
        assert code not in found(form_of(near, category=category))

    def test_weights_that_do_not_sum(self) -> None:
        """70, 20, 10 and 10 for the execution are 110."""
        assert "weights-do-not-sum" in found(form_of(row("培训", "≥1次", "1次", "20", "20")))

    def test_a_form_with_which_nothing_is_wrong(self) -> None:
        """Nothing is said of it but that its weights are other than usual."""
        form = form_of(row("人次", "≥1人次", "1人次", "10", "10"), self_total=100, self_grade="优")

        assert found(form).keys() == {"first-tier-weighted-otherwise"}


class TestMessages:
    """Figures, and the reading that would explain points."""

    @pytest.mark.parametrize(
        ("indicator", "why"),
        [
            (row("资料审核率", "≥98%", "98%", "20", "19.6"), "恰为分值与实际百分比之积"),
            (row("户数", "90户", "100户", "10", "9"), "与按“≤”读取相符"),
            (row("里程", "≥3公里", "2公里", "10", "6.7"), "完成比例先舍入再乘分值"),
            (
                row("成本", "≤90万元", "100万元", "10", "8.89"),
                "与按 GUANGXI、INTEGRATED、INTEGRATED_OLD_GRADES、SHANXI、TIANJIN 计分相符",
            ),
            (row("场次", "5~10场", "3场", "10", "1"), "自评 1 分"),
            (row("次数", "≤0次", "1次", "10", "1"), "自评 1 分"),
            (row("场次", "≥10场", "9场", "10", "8", standard="每少1场扣2分，扣完为止"), "与表内评分标准相符"),
        ],
    )
    def test_what_would_explain_the_points(self, indicator: Indicator, why: str) -> None:
        """Another sign, another order of rounding, another rulebook, the form's own standard."""
        messages = [
            each.message
            for each in audit(form_of(indicator), MOF_2020)
            if each.code in {"points-differ", "met-but-points-lost"}
        ]

        assert any(why in message for message in messages), messages

    def test_the_other_ratio_is_named(self) -> None:
        """A rate that is the adjusted budget over the initial one."""
        form = form_of(budget=budget(initial="50", executed="80", self_score=8, printed_rate="200%"))

        assert "全年预算数 ÷ 年初预算数" in found(form)["execution-rate-misprinted"].message

    def test_rounding_weighs_less(self) -> None:
        """Points that differ by rounding are a note; a missed budget rounded up to all points is a question."""
        nearly = budget(executed="99.8", printed_rate="99.8%")
        printed = budget(adjusted="4753.66", executed="3824.26", self_score="8.05", printed_rate="80.45%")
        tenth = budget(executed="94.57", printed_rate="94.57%", self_score="9.5")

        assert found(form_of(budget=nearly))["execution-points-differ"].severity is Severity.WARNING
        assert found(form_of(budget=printed))["execution-points-differ"].severity is Severity.NOTE
        cut_off = row("里程", "≥1100公里", "1093公里", "50", "49.6")
        assert found(form_of(cut_off))["points-differ"].severity is Severity.NOTE
        assert found(form_of(budget=tenth))["execution-points-differ"].severity is Severity.NOTE
        assert found(form_of(row("率", "≥100%", "97.3%", "2", "1.9")))["points-differ"].severity is Severity.NOTE
        assert found(form_of(self_total="89.96", self_grade=None))["total-differs"].severity is Severity.ERROR

    def test_a_sign_that_may_be_the_other_way(self) -> None:
        """Without a sign, full points may follow from ≤: a question, not an error."""
        form = form_of(row("运维费用", "40万元", "10万元", "5", "5"))

        assert found(form)["missed-but-full"].severity is Severity.WARNING

    def test_english(self) -> None:
        """Messages, remedies and their line; what was noticed in reading is introduced."""
        form = read_form(
            "| 项目名称 | 宣传 | | | | |\n| 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n"
            "| 宣传次数 | ≥3次 | 3次 | 60 | 60 |\n| 宣传次数 | ≥3次 | 3次 | 60 | 60 |\n| 总分 | | | 100 | 96 |"
        )
        told = {each.code: each for each in audit(form, MOF_2020, language="en")}

        assert told["total-differs"].to_text("en").startswith("error: the total in print is 96, the points come to 120")
        assert told["printed-sum-differs"].message.startswith("A printed total is not the sum")
        assert "得分合计" in told["printed-sum-differs"].message
        assert told["weights-do-not-sum"].message == "120 points in all, not 100"
        chinese = {each.code: each.remedy for each in audit(form, MOF_2020)}
        assert all(each.remedy and each.remedy != chinese[each.code] for each in told.values())

    def test_every_check_speaks_both_languages(self) -> None:
        """Each that speaks in one speaks in the other, at the same place."""
        for _, slip, _ in ROWS:
            form = form_of(slip, category="成本指标")
            one, other = audit(form, MOF_2020), audit(form, MOF_2020, language="en")

            assert [(each.code, each.place) for each in one] == [(each.code, each.place) for each in other]
            assert all(mine.message != theirs.message for mine, theirs in zip(one, other, strict=True))

    def test_both_languages_give_the_same_figures(self) -> None:
        """Whatever the words around them."""
        forms = [form_of(slip) for _, slip, _ in ROWS]
        forms += [
            form_of(*filter(None, [facts.get("extra")]), **{key: each for key, each in facts.items() if key != "extra"})
            for _, facts, _ in SLIPS
        ]
        for form in forms:
            told = [audit(form, MOF_2020, language=language) for language in ("zh", "en")]
            zh, en = ([sorted(re.findall("[0-9]+", each.message)) for each in found] for found in told)

            assert zh == en


class TestOpen:
    """What is open, or cannot be read, is left to others."""

    def test_a_total_without_points_by_row(self) -> None:
        """It is held against the total under the rulebook; what is open bounds it."""
        rows = [row("里程", "≥9公里", "6公里", "90", "")]
        plain = SelfEvaluation(
            "道路", [Dimension("产出指标", [Category("数量指标", rows)])], attrs.evolve(FUNDS, self_score=None)
        )

        assert found(attrs.evolve(plain, self_total=100))["total-differs"].severity is Severity.ERROR
        assert found(attrs.evolve(plain, self_total="70.4"))["total-differs"].message.endswith("计为 70 分")
        assert found(attrs.evolve(plain, self_total=70)).keys().isdisjoint({"total-differs"})
        opened = plain.with_indicator("里程", actual="5-6公里")
        assert "60～70" in found(attrs.evolve(opened, self_total=50))["total-differs"].message
        assert "total-differs" not in found(attrs.evolve(opened, self_total=65))
        assert "total-differs" in found(attrs.evolve(form_of(row("里程", "≥9", "9", "10", "")), self_total=50))

    def test_an_execution_without_a_weight_of_its_own(self) -> None:
        """It has the rulebook's, so its points are part of the sum."""
        form = form_of(row("里程", "≥9公里", "9公里", "10", "10"), budget=budget(weight=None), self_total=100)

        assert "total-differs" not in found(form)
        assert "total-differs" in found(attrs.evolve(form, self_total=90))

    def test_a_grade_that_is_open(self) -> None:
        """While both ends have different grades, either may be right."""
        form = SelfEvaluation(
            "道路", [Dimension("产出指标", [Category("数量指标", [Indicator("里程", "≥9公里", "5-9公里", 100)])])]
        )

        assert "grade-does-not-follow" not in found(attrs.evolve(form, self_grade="差"))

    @pytest.mark.parametrize("text", ["约九成", "95分", "100次", "——", "见附表"])
    def test_a_rate_that_is_none(self, text: str) -> None:
        """Nothing is held against the amounts."""
        assert "execution-rate-misprinted" not in found(form_of(budget=budget(executed="50", printed_rate=text)))

    def test_a_source_that_is_all_of_the_one_before(self) -> None:
        """It may be what that consists of, 其中 or not."""
        sources = [FundSource(name, "100", "100", "100") for name in ("财政拨款", "其中省级")]

        assert "funds-do-not-sum" not in found(form_of(budget=budget(sources=sources)))

    def test_amounts_that_are_missing(self) -> None:
        """That is another finding."""
        codes = found(form_of(budget=budget(executed=None)))

        assert "funds-missing" in codes
        assert codes.keys().isdisjoint({"execution-rate-misprinted", "achievements-outrun-money"})
        assert found(form_of(budget=None)).keys().isdisjoint({"execution-rate-misprinted", "funds-do-not-sum"})

    def test_points_that_a_range_leaves_open(self) -> None:
        """Outside of what the numbers allow they differ; inside nothing is said."""
        opened = row("里程", "≥10公里", "8-9公里", "10", "7", reason="雨季停工")

        assert "8～9" in found(form_of(opened))["points-differ"].message
        assert "met-but-points-lost" not in found(form_of(attrs.evolve(opened, target="≥9公里", weight=9)))
        assert "points-differ" not in found(form_of(attrs.evolve(opened, self_score="8.5")))

    def test_a_band_with_points_of_its_own(self) -> None:
        """The form's points settle what the band leaves open: a note is left."""
        form = form_of(row("秩序", "明显改善", "达成年度指标", "10", "9.5", reason="个别路段反复"))

        assert found(form)["band"].severity is Severity.NOTE
        assert "reason-missing" not in found(form.with_indicator("秩序", reason=""))
        assert found(form_of(row("秩序", "满意", "完成", "10", "10")))["band"].severity is Severity.WARNING
        assert found(form.with_indicator("秩序", self_score=None))["band"].severity is Severity.WARNING

    def test_a_row_that_does_not_apply(self) -> None:
        """Nothing is asked of its points."""
        form = form_of(row("里程", "", "", "10", "10", applicable=False))

        assert found(form).keys().isdisjoint({"points-without-actual", "missed-but-full"})

    def test_the_same_name_with_another_target(self) -> None:
        """A note: it may be another thing."""
        form = form_of(row("宣传活动场次", "≥5场", "5场", "10", "10"))

        assert found(form)["indicator-twice"].severity is Severity.NOTE


class TestRulebooks:
    """What a rulebook asks by itself is said once."""

    def test_a_line_of_its_own(self) -> None:
        """Under GUANGXI the system's own line counts, and is not asked twice."""
        codes = [each.code for each in audit(form_of(row("册数", "≥100册", "135册", "5", "5")), GUANGXI)]

        assert codes.count("overshoot-unexplained") == 1
        assert "reason-missing" in found(form_of(row("册数", "≥9册", "8册", "9", "8")), INTEGRATED)

    def test_a_warning_light_goes_before(self) -> None:
        """Rulebooks with a light use that."""
        form = form_of(budget=budget(executed="40", printed_rate="40%", self_score=4))

        assert "achievements-outrun-money" in found(form)
        assert "achievements-outrun-money" not in found(form, INTEGRATED)
        assert "warning-light-red" in found(form, INTEGRATED)

    def test_sources_may_be_what_counts(self) -> None:
        """Where the rulebook sums the sources, their rate may be the printed one."""
        sources = [FundSource("财政拨款", "100", "100", "90")]
        form = form_of(budget=budget(sources=sources, printed_rate="90%", self_score=9))

        assert "execution-rate-misprinted" not in found(form, INTEGRATED)
        assert "execution-rate-misprinted" in found(form, MOF_2020)

    def test_capped_points(self) -> None:
        """A default row of cost under SHANXI."""
        form = form_of(row("成本", "", "", "8", "8"), category="成本指标")

        assert "points-capped" in found(form, SHANXI)

    def test_what_does_not_apply_is_not_asked_for(self) -> None:
        """Neither points nor a reason, where the rulebook leaves it out."""
        form = form_of(row("里程", "≥9公里", "", "10", "0", applicable=False))

        assert found(form, MOF_2020_RESCALED).keys().isdisjoint({"reason-missing", "points-without-actual"})

    def test_another_rulebook(self) -> None:
        """Execution at 20 under HUBEI_2020 is no slip there."""
        assert "execution-weighted-otherwise" in found(form_of(), HUBEI_2020)


class TestChoice:
    """Codes and severities choose; an unknown one is refused."""

    FORM = form_of(row("工作完成率", "≧100%", "100%", "10", "7"), self_total=80, self_grade=Grade.POOR)

    def test_selected(self) -> None:
        """By code, by severity, by both."""
        assert {each.code for each in audit(self.FORM, MOF_2020, select="total-differs")} == {"total-differs"}
        errors = audit(self.FORM, MOF_2020, select=[Severity.ERROR])
        assert {each.severity for each in errors} == {Severity.ERROR}
        assert len(audit(self.FORM, MOF_2020, select={Severity.ERROR}, ignore={"total-differs"})) == len(errors) - 1
        assert audit(self.FORM, MOF_2020, ignore=list(Severity)) == ()

    def test_unknown(self) -> None:
        """A slip in a code says what is near."""
        with pytest.raises(UnknownCheck, match=r"did you mean 'total-differs'\?"):
            audit(self.FORM, MOF_2020, select=["total-differ"])
        for choice in (5, [5], {"total-differs": 1}, ["qqq"]):
            with pytest.raises(UnknownCheck):
                audit(self.FORM, MOF_2020, ignore=choice)  # type: ignore[arg-type]
        with pytest.raises(PerfevalError, match="no findings in 'fr'"):
            audit(self.FORM, MOF_2020, language="fr")

    def test_sorted(self) -> None:
        """The worst first, then in the order of the form."""
        first, *_ = audit(self.FORM, MOF_2020)
        severities = [list(Severity).index(each.severity) for each in audit(self.FORM, MOF_2020)]

        assert first.place == ("乡村文化活动",)
        assert severities == sorted(severities)

    def test_the_room_and_the_function(self) -> None:
        """The function can be had from the package, and the room by its full name."""
        assert audit is audit_itself


class TestReview:
    """A reviewer's columns are compared with the form's, and held against the rulebook."""

    def test_other_actuals_and_points(self) -> None:
        """Row by row, for the execution, and in all."""
        form = form_of(
            row("养老机构成本", "≤160万元", "150万元", "10", "10", reviewed_actual="386万元", reviewed_score="4.5"),
            budget=budget(reviewed_score=9),
            self_total=100,
            reviewed_total=94,
        )
        told = [(each.place[-1], each.message) for each in audit(form, MOF_2020, select="reviewed-otherwise")]

        assert told == [
            ("乡村文化活动", "复核得 94 分，自评 100 分"),
            ("预算执行率", "复核得 9 分，自评 10 分"),
            ("养老机构成本", "复核完成值为 386万元，自评完成值为 150万元"),
            ("养老机构成本", "复核得 4.5 分，自评 10 分"),
        ]
        wrong = [(each.place[-1], each.message) for each in audit(form, MOF_2020, select="reviewed-points-differ")]
        assert wrong == [
            ("预算执行率", "复核得 9 分，按 MOF_2020 计为 10 分"),
            ("养老机构成本", "复核得 4.5 分，按 MOF_2020 计为 4.15 分"),
        ]

    def test_the_same_in_other_words(self) -> None:
        """An actual that is written otherwise is the same, and points that follow from it are right."""
        same = row("成本", "≤160万元", "386万元", "10", "4.15", reviewed_actual="3860000元", reviewed_score="4.15")
        nothing = row("户数", "≥9户", "9户", "5", "5", reviewed_actual="")
        opened = row("里程", "≥9公里", "9公里", "9", "9", reviewed_actual="5-9公里", reviewed_score="3")
        rounded = row("里程", "≥9公里", "9公里", "9", "9", reviewed_actual="8.85公里", reviewed_score="8.9")

        assert found(form_of(same)).keys().isdisjoint({"reviewed-otherwise", "reviewed-points-differ"})
        assert found(form_of(nothing)).keys().isdisjoint({"reviewed-otherwise", "reviewed-points-differ"})
        assert "5～9" in found(form_of(opened))["reviewed-points-differ"].message
        assert found(form_of(rounded))["reviewed-points-differ"].severity is Severity.NOTE
        assert "reviewed-points-differ" not in found(form_of(row("率", "≥9%", "9%", "", "", reviewed_score="3")))

    def test_the_total_of_a_review(self) -> None:
        """It is the sum of the reviewed points, where every row has some."""
        rows = [row("里程", "≥9公里", "9公里", "90", "90", reviewed_score="83.65")]
        tree = [Dimension("产出指标", [Category("数量指标", rows)])]
        form = SelfEvaluation("道路", tree, budget(reviewed_score=10), reviewed_total=95)

        assert found(form)["reviewed-total-differs"].message == "复核总分 95 分，各项复核得分合计 93.65 分"
        assert found(attrs.evolve(form, reviewed_total="93.7"))["reviewed-total-differs"].severity is Severity.NOTE
        assert "reviewed-total-differs" not in found(attrs.evolve(form, reviewed_total="93.65"))
        partly = attrs.evolve(form, budget=FUNDS)
        assert found(partly)["reviewed-total-differs"].message.endswith("合计 83.65～93.65 分")
        assert "reviewed-total-differs" not in found(attrs.evolve(partly, reviewed_total=90))

    def test_columns_of_a_document(self) -> None:
        """They are read with the form."""
        form = read_form(
            "| 项目名称 | 道路养护 | | | | | |\n"
            "| 三级指标 | 年度指标值 | 实际完成值 | 分值 | 自评得分 | 复核完成值 | 复核得分 |\n"
            "| 养护里程 | ≥20公里 | 20公里 | 60 | 60 | 18公里 | 54 |\n"
            "| 群众满意度 | ≥90% | 95% | 40 | 40 | 95% | 40 |\n"
            "| 总分 | | | 100 | 100 | | 94 |"
        )

        assert [each.message for each in audit(form, MOF_2020, select="reviewed-otherwise")] == [
            "复核得 94 分，自评 100 分",
            "复核完成值为 18公里，自评完成值为 20公里",
            "复核得 54 分，自评 60 分",
        ]
        assert found(form).keys().isdisjoint({"reviewed-points-differ", "reviewed-total-differs"})


class TestMany:
    """What no single form shows."""

    def forms(self, count: int, **changes: list[Any]) -> list[SelfEvaluation]:
        """Forms that report all points, each with another figure of satisfaction."""
        reasons = changes.get("reasons", [""] * count)
        figures = changes.get("figures", [f"{90 + number}%" for number in range(count)])
        totals = changes.get("totals", [100] * count)
        return [
            attrs.evolve(
                form_of(
                    row("开工数", "≥9个", "9个", "10", "10", reason=reason), budget=budget(), self_total=total
                ).with_indicator("群众满意度", actual=figure),
                project=f"项目{number}",
            )
            for number, (reason, figure, total) in enumerate(zip(reasons, figures, totals, strict=True))
        ]

    def codes(self, forms: list[SelfEvaluation]) -> set[str]:
        """What is found across forms."""
        return {each.code for each in audit_many(forms, MOF_2020) if each.place == ()}

    def test_everyone_at_full_points(self) -> None:
        """Three of three; not two, and not three of four."""
        assert "all-forms-full" in self.codes(self.forms(3))
        assert "all-forms-full" in self.codes([attrs.evolve(each, self_total=None) for each in self.forms(3)])
        blank = [each.with_indicator("开工数", self_score=None) for each in self.forms(3)]
        assert "all-forms-full" not in self.codes([attrs.evolve(each, self_total=None) for each in blank])
        assert "all-forms-full" not in self.codes(self.forms(2))
        assert "all-forms-full" not in self.codes(self.forms(4, totals=[100, 100, 100, 99]))

    def test_one_reason_everywhere(self) -> None:
        """The same text in three forms, whatever its full stop."""
        same = ["受疫情影响进度滞后"] * 2 + ["受疫情影响进度滞后。", "雨季停工两个月影响"]

        found = [each for each in audit_many(self.forms(4, reasons=same), MOF_2020) if each.code == "reason-repeated"]
        assert [each.message for each in found] == ["3 个项目的偏差原因同为“受疫情影响进度滞后”（项目0、项目1、项目2）"]
        assert "reason-repeated" not in self.codes(self.forms(4, reasons=[*same[1:], "资金下达较晚影响进度"]))
        assert "等 4 个" in str(audit_many(self.forms(4, reasons=same[:1] * 4), MOF_2020))
        assert "reason-repeated" in self.codes(self.forms(3, reasons=["受疫情影响大"] * 3))
        assert "reason-repeated" not in self.codes(self.forms(3, reasons=["受疫情影响。"] * 3))

    def test_one_figure_of_satisfaction(self) -> None:
        """The same in each of three."""
        assert "satisfaction-uniform" in self.codes(self.forms(3, figures=["95%"] * 3))
        assert "satisfaction-uniform" not in self.codes(self.forms(3, figures=["95%", "95%", "96%"]))
        assert "satisfaction-uniform" not in self.codes(self.forms(3, figures=["95%", "", ""]))

    def test_each_form_is_audited(self) -> None:
        """With its project in front of the place."""
        forms = self.forms(1, totals=[99])

        assert [(each.code, each.place) for each in audit_many(iter(forms), MOF_2020, select=Severity.ERROR)] == [
            (each.code, each.place if each.place == ("项目0",) else ("项目0", *each.place))
            for each in audit(forms[0], MOF_2020, select=Severity.ERROR)
        ]

    def test_what_is_no_sequence_of_forms(self) -> None:
        """One form, or text."""
        for wrong in (form_of(), "forms", 5):
            with pytest.raises(InvalidForm):
                audit_many(wrong, MOF_2020)  # type: ignore[arg-type]
        assert {each.code for each in ACROSS}.isdisjoint(each.code for each in CHECKS)


@pytest.mark.parametrize(
    ("field", "column"),
    [
        ("goal", "预期目标"),
        ("outcome", "实际完成情况"),
        ("department", "主管部门"),
        ("unit", "实施单位"),
        ("project", "项目名称"),
    ],
)
def test_text_of_the_template_is_found_in_every_field(field: str, column: str) -> None:
    """Two that are left in one form are told apart."""
    change: dict[str, Any] = {field: "某某局（请填写）"}
    form = attrs.evolve(form_of(), **change)
    messages = [each.message for each in audit(form, MOF_2020, select=["placeholder-left"])]

    assert [message.partition("留有")[0] for message in messages] == [f"“{column}”"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"name": "XX项目完成率"}, "三级指标"),
        ({"target": "请填写"}, "年度指标值"),
        ({"actual": "请填写"}, "实际完成值"),
        ({"reason": "（100字以内）"}, "偏差原因"),
    ],
)
def test_text_of_the_template_is_found_in_every_column(change: dict[str, Any], column: str) -> None:
    """The message says which cell of the row it is."""
    form = form_of(attrs.evolve(row("宣传次数", "≥9次", "9次", "10", "10"), **change))
    messages = [each.message for each in audit(form, MOF_2020, select=["placeholder-left"])]

    assert [message.partition("留有")[0] for message in messages] == [f"“{column}”"]
