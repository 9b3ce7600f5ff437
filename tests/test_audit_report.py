"""A written report held against its form: each code with a report that has it, and one that almost has."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    FundSource,
    Indicator,
    InvalidForm,
    PerfevalError,
    SelfEvaluation,
    Severity,
    UnknownCheck,
    audit_report,
)

ROADS = SelfEvaluation(
    "乡村道路养护项目",
    [
        Dimension(
            "产出指标",
            [
                Category(
                    "数量指标",
                    [
                        Indicator("养护道路里程", "≥120公里", "126.5公里", 10, 10),
                        Indicator("巡查次数（次）", "≥12次", "30次", 10, 10),
                    ],
                ),
                Category("质量指标", [Indicator("养护工程验收合格率", "=100%", "95.46%", 15, "14.32")]),
                Category("时效指标", [Indicator("养护任务完成及时率", "≥95%", "96%", 10, 10)]),
                Category("成本指标", [Indicator("养护总成本", "≤380万元", "361.8万元", 5, 5)]),
            ],
            weight=50,
        ),
        Dimension(
            "效益指标",
            [
                Category("社会效益指标", [Indicator("群众出行条件", "有效改善", "有效改善", 15, 15)]),
                Category("可持续影响指标", [Indicator("道路使用年限", "≥5年", "5年", 15, 15)]),
            ],
            weight=30,
        ),
        Dimension("满意度指标", [Category("服务对象满意度指标", [Indicator("沿线群众满意度", "≥90%", "97%", 10, 10)])]),
    ],
    Budget("350", "380", "361.8", self_score="9.52", printed_rate="95.21%"),
    2023,
    self_total="98.84",
    self_grade="优",
)

#: A report that says nothing else than the form.
TRUE = """2023年度乡村道路养护项目支出绩效自评报告
一、项目基本情况
本项目年初预算350万元，全年预算数为380万元，全年执行数为361.80万元，预算执行率95.21%，得9.52分。
二、绩效指标分析
指标体系由3个一级指标、7个二级指标、8个三级指标构成。
（一）产出指标
权重50分，实际得分49.32分。
1.数量指标。
养护道路里程年度指标值不少于120公里，实际完成126.5公里，分值10分，得10分。
巡查次数：计划12次，实际30次，超出较多，系汛期加密巡查所致，满分10分，得10分。
2.质量指标。
养护工程验收合格率目标值为100%，实际完成值95.5%，权重15分，自评得分14.32分。
3.时效指标
养护任务完成及时率达到96%，高于年度目标值95%，得满分。
4.成本指标：养护总成本预期不超过380万元，实际支出3618000元，得分5分。
（二）效益指标
群众出行条件年度指标有效改善，实际有效改善，分值15分，得分15分；道路使用年限目标≥5年，实际完成5年，得15分。
效益指标得分30分。
（三）满意度指标
沿线群众满意度为97%，得分10分。
三、评价结论
项目自评得分98.84分，自评等级为“优”。"""


def told(text: str, form: SelfEvaluation = ROADS, **options: Any) -> list[str]:
    """What is found, as code and last part of the place."""
    return [f"{each.code} {each.place[-1]}" for each in audit_report(form, text, **options)]


def codes(text: str, form: SelfEvaluation = ROADS) -> set[str]:
    """The codes of the errors and warnings."""
    return {each.code for each in audit_report(form, text) if each.severity is not Severity.NOTE}


class TestTheTruth:
    """Of a report that says what the form says nothing is found."""

    def test_a_whole_report(self) -> None:
        """In sentences of many kinds."""
        assert told(TRUE) == []


#: A sentence with a slip, what is found, and a sentence that is right.
SLIPS = [
    (
        "养护道路里程目标值150公里，实际完成126.5公里。",
        "report-target-differs 养护道路里程",
        "养护道路里程目标值120公里，实际完成126.5公里。",
    ),
    (
        "养护总成本年度指标≤38万元，实际完成值361.8万元。",
        "report-target-differs 养护总成本",
        "养护总成本年度指标≤3800000元，实际完成值361.8万元。",
    ),
    ("道路使用年限计划不超过5年。", "report-target-differs 道路使用年限", "道路使用年限计划不低于5年。"),
    (
        "群众出行条件的年度指标值为显著改善，得15分。",
        "report-target-differs 群众出行条件",
        "群众出行条件的年度指标值为有效改善，得15分。",
    ),
    (
        "实际完成巡查次数情况良好，巡查次数实际完成28次。",
        "report-actual-differs 巡查次数（次）",
        "巡查次数实际完成30次。",
    ),
    (
        "养护工程验收合格率实际完成值为95.6%。",
        "report-actual-differs 养护工程验收合格率",
        "养护工程验收合格率实际完成值为95.5%。",
    ),
    ("养护任务完成及时率达到98%。", "report-actual-differs 养护任务完成及时率", "养护任务完成及时率达到95%以上。"),
    (
        "群众出行条件年度指标有效改善，实际有效提升。",
        "report-actual-differs 群众出行条件",
        "群众出行条件年度指标有效改善，实际已有效改善。",
    ),
    ("沿线群众满意度92%，群众反映良好。", "report-actual-differs 沿线群众满意度", "沿线群众满意度97%，群众反映良好。"),
    (
        "养护道路里程（分值12分）实际完成126.5公里。",
        "report-weight-differs 养护道路里程",
        "养护道路里程（10分）实际完成126.5公里。",
    ),
    ("预算执行率分值20分，得9.52分。", "report-weight-differs 预算执行率", "预算执行率分值10分，得9.52分。"),
    (
        "养护工程验收合格率目标100%，实际95.46%，得15分。",
        "report-points-differ 养护工程验收合格率",
        "养护工程验收合格率目标100%，实际95.46%，得14.3分。",
    ),
    ("养护工程验收合格率得满分。", "report-points-differ 养护工程验收合格率", "道路使用年限得满分。"),
    ("道路使用年限得分计14分。", "report-points-differ 道路使用年限", "（一）1.（2）①道路使用年限得分计15分。"),
    ("预算执行率满分10分，得10分。", "report-points-differ 预算执行率", "预算执行率满分10分，得9.52分。"),
    (
        "养护工程合格率目标值100%，实际完成95.46%，得14.32分。",
        "report-name-differs 养护工程验收合格率",
        "全县养护工程验收合格率目标值100%，实际完成95.46%，得14.32分。",
    ),
    (
        "绿化面积目标值20亩，实际完成25亩，得5分。",
        "report-indicator-unknown 乡村道路养护项目",
        "绿化方面，计划种植20亩，已种植25亩。",
    ),
    (
        "绿化工程苗木成活率目标值95%，实际完成96%，得5分。",
        "report-indicator-unknown 乡村道路养护项目",
        "绿化工程苗木成活率较高。",
    ),
    ("数量指标得分18分。", "report-subtotal-differs 数量指标", "数量指标得分20分。"),
    ("产出指标权重40分，实际得分49.32分。", "report-subtotal-differs 产出指标", "产出指标权重50分，实际得分49.32分。"),
    (
        "共设3个一级指标、8个三级指标和6个二级指标。",
        "report-count-differs 乡村道路养护项目",
        "其中3个三级指标超额完成，共8个三级指标。",
    ),
    ("产出指标由6个三级指标构成。", "report-count-differs 产出指标", "产出指标由五个三级指标构成。"),
    (
        "全年预算数为360万元，执行数为361.8万元。",
        "report-money-differs 预算执行率",
        "全年预算数为0.038亿元，执行数为361.8万元。",
    ),
    ("年初预算380万元。", "report-money-differs 预算执行率", "部门预算安排2380万元，其中年初预算3.5万元用于宣传。"),
    (
        "截至12月31日，项目实际支出370.2万元。",
        "report-money-differs 预算执行率",
        "截至12月31日，项目实际支出3,618,000元。",
    ),
    (
        "全年预算380万元，支出98万元。",
        "report-money-differs 预算执行率",
        "全年预算380万元，支出361.8万元；培训支出20万元。",
    ),
    ("累计支付370.2万元。", "report-money-differs 预算执行率", "累计支付361.8万元。"),
    ("资金预算执行率100%。", "report-rate-differs 预算执行率", "资金预算执行率95.2%。"),
    ("完成预算的98%。", "report-rate-differs 预算执行率", "完成年初预算的103.37%。"),
    ("综合得分100分。", "report-total-differs 乡村道路养护项目", "评价体系总分100分，项目自评得分98.84分。"),
    ("经自评，自评总分为98.48分。", "report-total-differs 乡村道路养护项目", "经自评，自评总分为98.8分。"),
    ("自评等级为“良”。", "report-grade-differs 乡村道路养护项目", "评价等级分为优、良、中、差四档，自评结论为优秀。"),
    (
        "年初预算350万元，执行率88%，与全年预算相比按计划推进，资金全部用于路面养护，未挪作他用。",
        "report-rate-differs 预算执行率",
        "上年预算执行率88%，今年加快支付进度，资金全部用于路面养护，未挪作他用，严格按照合同约定支付。",
    ),
    (
        "绩效目标完成情况\n全年养护道路里程120公里。",
        "report-actual-differs 养护道路里程",
        "年度绩效目标\n全年养护道路里程120公里。",
    ),
    ("养护道路里程\n得9分。", "report-points-differ 养护道路里程", "养护道路里程超额完成，成效明显。\n得9分。"),
    ("各项绩效指标均已完成。", "report-denies-deviation 养护工程验收合格率", "除验收合格率外，其余指标均已完成。"),
    (
        "项目不存在绩效指标超过目标值较多的情况。",
        "report-denies-deviation 巡查次数（次）",
        "项目存在绩效指标超过目标值较多的情况。",
    ),
    (
        "数量指标得分20分，实际完成值与预期目标值基本一致。",
        "report-denies-deviation 巡查次数（次）",
        "时效指标得分10分，实际完成值与预期目标值基本一致。",
    ),
    (
        "图书馆购书项目绩效自评得分为100分。",
        "report-of-another-project 乡村道路养护项目",
        "乡村道路养护经费项目绩效自评得分为98.84分。",
    ),
]


@pytest.mark.parametrize(("slip", "expected", "right"), SLIPS, ids=[each[0][:24] for each in SLIPS])
class TestSlips:
    """Each code is found where it is, and is not where it almost is."""

    def test_a_slip_is_found(self, slip: str, expected: str, right: str) -> None:
        """That one, and nothing else."""
        assert told(slip) == [expected]

    def test_what_is_right_is_not(self, slip: str, expected: str, right: str) -> None:
        """Rounded, in another unit, in other words."""
        assert told(right) == []


#: Sentences that look like claims and are none, or say what the form says.
NO_CLAIMS = """2023年，乡村道路养护项目年初预算安排350万元，年中调整为380万元，支出361.8万元，执行率为95.21%。
截至2023年12月31日，共到位资金380万元，资金到位率100%。
项目全年计划养护道路120公里，实际养护126.5公里，完成率105.42%。
养护道路里程：目标≥120公里，完成126.5公里，完成率105.42%，得10分。
养护道路里程超额完成6.5公里。
养护道路里程较上年增加10公里，达到126.5公里。
养护道路里程超过年度目标6.5公里。
2022年养护道路里程为110公里，2023年为126.5公里。
巡查次数指标值12次，完成值30次，分值10，得分10。
（1）巡查次数（10分）。年度目标12次。全年实际巡查30次。得10分。
一是数量指标完成情况：养护道路里程126.5公里，巡查次数30次，均完成目标。
产出指标（50分）得分49.32分，其中数量指标20分、质量指标14.32分、时效指标10分、成本指标5分。
产出指标得49.32分，效益指标得30分，满意度指标得10分，预算执行率得9.52分，综合得分98.84分，评价等级为“优”。
本次自评满分100分，自评得分98.84分，评级为优。
总分为100分，其中预算执行率10分、产出50分、效益30分、满意度10分。
指标体系总分100分，产出指标50分，效益指标30分，满意度指标10分，预算执行10分。
共发放满意度问卷100份，回收98份，沿线群众满意度达97%。
养护总成本控制在380万元以内，实际成本361.8万元，未超预算。
养护总成本361.8万元，低于预算目标18.2万元。
在8项三级指标中，7项完成，1项未完成（养护工程验收合格率）。
养护工程验收合格率未达到目标值100%，实际95.46%，扣0.68分，得14.32分。
质量指标未完成，偏差4.54%。
除养护工程验收合格率外，其他指标全部完成。
大部分指标均完成年度目标。
没有完成验收合格率目标，主要是雨季影响。
评分标准：90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差。
根据评分标准，执行率得分=执行率×10分。
自评得分98.84分，其中预算执行率9.52分。
偏离度大于30%的指标为巡查次数，主要是加密巡查。
预算执行率为95.21%，未完成的原因是尾款未支付。
自评结果为优秀，得分98.84分
沿线群众满意度指标年度指标值≥90%，实际完成值97%，完成100%，分值10分，自评得分10分，无偏差。
养护任务完成及时率：≥95%，实际96%
指标1：养护道路里程，年度指标值：≥120公里，实际完成值：126.5公里，分值：10，得分：10。
群众出行条件有效改善，得15分，得分率100%。
截至6月30日，项目支出180万元，实际支出180万元，执行率47.37%。
2023年县级财政安排预算350万元，调整预算30万元，调整后预算380万元。
该项目上年评价等级为良，本年为优。
项目资金由县财政安排380万元，其中中央资金200万元，县级资金180万元，实际到位380万元。
养护工程验收合格率偏差原因：个别路段返修，实际完成95.46%，比目标低4.54个百分点。
各项指标完成情况良好，但仍存在个别指标未完成的问题。
绩效自评综合得分98.84分（满分100分），其中：预算执行率9.52分（满分10分）、产出指标49.32分（满分50分）。
沿线群众满意度90%多一点，养护道路里程126.5万元，巡查次数30次左右。
年度绩效目标：养护道路里程120公里，巡查次数12次，沿线群众满意度90%。
数量指标方面，养护道路里程达到126.5公里，为年度目标的105.4%，因天气良好，道路巡查增加，得20分。
以预先制定的目标、计划、预算等数据作为评价的标准，衡量绩效目标完成程度，得出结论。
根据《关于开展2023年部门预算项目绩效自评工作的通知》，我局对“乡村道路养护项目”等5个项目开展了自评，涉及资金2000万元。
"""


class TestTiers:
    """Tiers that share their name."""

    def test_a_category_that_is_called_as_its_dimension(self) -> None:
        """满意度指标 may be either: a subtotal holds for both."""
        row = Indicator("群众满意度", "≥90%", "95%", 10, 10)
        form = SelfEvaluation("文化活动", [Dimension("满意度指标", [Category("满意度指标", [row])])])

        assert codes("满意度指标得分9分。", form) == {"report-subtotal-differs"}
        assert codes("满意度指标得分10分。", form) == set()

    def test_two_categories_of_one_name(self) -> None:
        """The name of the dimension in front of it says which is meant."""
        tree = [
            Dimension(f"{dimension}指标", [Category("其他指标", [Indicator(name, "≥5个", "5个", 10, points)])])
            for dimension, name, points in [("产出", "制度个数", 10), ("效益", "受益村数", 8)]
        ]
        form = SelfEvaluation("制度建设", tree)

        assert codes("其他指标得分8分。", form) == set()
        assert codes("产出其他指标得分8分。", form) == {"report-subtotal-differs"}
        assert codes("效益其他指标得分8分。", form) == set()


class TestParts:
    """A report over several projects, numbered and without titles."""

    def test_the_part_of_the_project_alone_counts(self) -> None:
        """The others' figures are no claims about this one."""
        text = "一、图书采购\n执行率12%，自评71分。\n二、乡村道路养护\n自评98.5分。\n三、路灯改造\n自评60分。"
        right = [each for each in told(text) if "71" in each or "60" in each or "12%" in each]

        assert right == []
        assert codes(text.replace("自评98.5分", "自评88.8分")) == {"report-total-differs"}

    def test_a_last_part(self) -> None:
        """It goes to the end of the text."""
        text = "一是图书采购。自评71分。\n二是乡村道路养护。自评88.8分。"

        assert codes(text) == {"report-total-differs"}

    def test_points_of_somebody_else(self) -> None:
        """Points behind an execution rate are the execution's, and a sum of several tiers is no execution's."""
        row = Indicator("孵化项目", "≥10个", "12个", 20, 20)
        tree = [Dimension("产出指标", [Category("数量指标", [row])])]
        form = SelfEvaluation("创业孵化", tree, Budget(adjusted=40, executed=34, self_score="8.5"))

        assert codes("孵化项目年初安排40万元，执行率85%，得8.5分。", form) == set()
        assert codes("产出20分，连同预算执行共28.5分。", form) == set()
        assert codes("全县计划轮作12000亩，实际完成9600亩。", form) == set()


class TestNoClaims:
    """Rather nothing than a guess."""

    @pytest.mark.parametrize("line", NO_CLAIMS.splitlines(), ids=lambda line: str(line[:24]))
    def test_a_line(self, line: str) -> None:
        """Alone."""
        assert codes(line) == set()

    def test_all_of_them(self) -> None:
        """One after the other, where one could lend its subject to the next."""
        assert codes(NO_CLAIMS) == set()


BOOKS = attrs.evolve(ROADS, project="图书馆图书采购", self_total=90)

DOCUMENT = """第三部分 决算情况说明
2023年度一般公共预算支出年初预算为2412.11万元，支出决算为2335.98万元，完成年初预算的96.84%。
我单位在决算中反映“乡村道路养护项目”、“图书馆图书采购”2个项目绩效自评结果。
乡村道路养护项目绩效自评表：
\t项目名称
\t乡村道路养护项目
\t年度资金总额：
\t350
\t总分
\t\t100分

乡村道路养护项目绩效自评报告：根据年初设定的绩效目标，项目绩效自评得分为98.84分。全年预算数为380万元，执行数为361.8万元，完成预算的95.21%。
图书馆图书采购项目绩效自评报告：根据年初设定的绩效目标，项目绩效自评得分为90分。全年预算数为380万元，执行数为371.8万元，完成预算的97.84%。
（三）财政评价结果。
机关运行经费执行数为11.85万元。
附件2
乡村道路养护项目

支出绩效自评报告
一、数量指标。
养护道路里程目标值120公里，实际完成127.5公里，得10分。
"""


class TestPassages:
    """Which part of a document is about a form."""

    def test_passages_of_others_and_tables_are_no_claims(self) -> None:
        """Of two projects each has its own."""
        assert told(DOCUMENT) == ["report-actual-differs 养护道路里程"]
        assert told(DOCUMENT, BOOKS) == ["report-money-differs 预算执行率", "report-rate-differs 预算执行率"]

    def test_rows_of_a_table_are_no_claims(self) -> None:
        """Whether they are written with tabs or with strokes."""
        assert told("|巡查次数|目标值|实际完成28次|\n巡查次数\t目标值\t实际完成28次\n") == []
        assert told("\t指标分析：巡查次数实际完成28次。") == ["report-actual-differs 巡查次数（次）"]
        assert told("\t项目名称\n\n\t乡村道路养护项目\n\t巡查次数实际完成28次。\n") == []

    def test_a_report_of_another_project_is_not_compared(self) -> None:
        """Its figures are another's."""
        text = "项目名称：图书馆图书采购\n全年预算数为10万元，自评得分80分。"

        assert told(text) == ["report-of-another-project 乡村道路养护项目"]
        assert codes(text.replace("图书馆图书采购", "2023年乡村道路养护")) == {
            "report-money-differs",
            "report-total-differs",
        }

    def test_sentences_that_name_others_are_left_out(self) -> None:
        """Where some of them name this one."""
        text = "乡村道路养护项目自评得分90分。\n其他情况：“图书采购”项目自评得分80分。"

        assert told(text) == ["report-total-differs 乡村道路养护项目"]

    def test_sentences_with_the_name_count_under_titles_of_others(self) -> None:
        """A report of several projects, of which none has this one's name in its title."""
        text = "图书采购项目绩效自评报告\n自评得分80分。\n第二部分 其他\n"
        text += "县交通局绩效自评报告\n乡村道路养护项目自评得分90分。\n自评得分70分。"

        assert told(text) == ["report-total-differs 乡村道路养护项目"]

    def test_without_any_name_it_is_about_the_form(self) -> None:
        """As the report of a department about its only project is."""
        assert told("县交通局2023年度项目绩效自评报告\n一、自评得分90分。") == ["report-total-differs 乡村道路养护项目"]


class TestPublished:
    """The figures and names of a published form and of the report beside it, in other sentences."""

    FORM = SelfEvaluation(
        "电子政务外网延伸项目",
        [
            Dimension(
                "产出指标(50分）",
                [
                    Category("数量指标", [Indicator("受扶持单位数量(个）", "≥1", "54", 10, 10)]),
                    Category("质量指标", [Indicator("资金分配是否合理", "合理", "合理", 10, 10)]),
                    Category("时效指标", [Indicator("资金到位及时率", "一次性发放", "一次性发放", 5, 5)]),
                    Category("成本指标", [Indicator("实施总成本", "≤244.23万元", "244.23万元", 5, 5)]),
                ],
                weight=50,
            ),
            Dimension(
                "效益指标(30分）",
                [Category("社会效益指标", [Indicator("有效提高工作效率，便利群众", "有效提高", "有效提高", 15, 15)])],
            ),
        ],
        Budget("244.23", "244.23", "244.23", self_score=10, printed_rate="100%"),
        2023,
        self_total=100,
        self_grade="优",
    )

    def test_its_slips_are_found(self) -> None:
        """Another project's cost, a changed name, other words, and a denied overshoot."""
        text = """电子政务外网延伸项目

支出绩效自评报告
到位资金244.23万元，实际支出2442300元，执行率为100%，不存在指标偏差。
1.数量指标
受扶持单位数量(个）指标值≥1，实际54家，分值10分，得分10分，完成值与目标值基本一致。
2.质量指标
资金分配是否合理的年度指标是合理，实际为合理，得10分。质量指标实际完成与预期目标一致。
3.时效指标
资金到位率指标值一次性发放，实际一次性发放，5分，得5分。
4.成本指标
实施总成本目标≤0.2万元，实际完成0.2万元，得5分。
5.社会效益指标
有效提高工作效率，便利群众年度指标有效提高，实际得到有效提升，得15分。
"""

        assert told(text, self.FORM) == [
            "report-name-differs 资金到位及时率",
            "report-target-differs 实施总成本",
            "report-actual-differs 实施总成本",
            "report-denies-deviation 受扶持单位数量(个）",
            "report-denies-deviation 受扶持单位数量(个）",
            "report-actual-differs 有效提高工作效率，便利群众",
        ]


class TestFindings:
    """What a finding says."""

    def test_message_and_remedy_in_both_languages(self) -> None:
        """The sentence and both figures."""
        text = "巡查次数（次）实际完成28次。"
        (zh,), (en,) = audit_report(ROADS, text), audit_report(ROADS, text, language="en")

        assert zh.message == "报告称“巡查次数（次）实际完成28次”，实际完成值为 28次，表列 30次"
        assert en.message == "the report says “巡查次数（次）实际完成28次”, so the actual is 28次; the table has 30次"
        assert (zh.place, zh.severity) == (("产出指标", "数量指标", "巡查次数（次）"), Severity.ERROR)
        assert zh.remedy == "核对实际完成值，使报告与自评表一致"
        assert en.remedy == "See what the evidence shows, and correct the other."

    def test_what_is_left_out_is_a_note(self) -> None:
        """Only where all others are gone through."""
        left = "\n".join(line for line in TRUE.splitlines() if "沿线群众满意度" not in line)

        assert told(left) == ["report-indicator-unmentioned 沿线群众满意度"]
        assert told("巡查次数目标12次，实际30次，得10分。") == []

    def test_denied_rows_are_named(self) -> None:
        """With figures; several stand for the form as a whole."""
        (found,) = audit_report(ROADS, "综上，本项目不存在绩效指标偏差情况。")
        long = f"综上，{'资金使用规范，' * 10}本项目不存在绩效指标偏差情况，今后将继续加强管理。"

        assert found.place == ("乡村道路养护项目",)
        assert audit_report(ROADS, long)[0].message.startswith("报告称“本项目不存在绩效指标偏差情况”，而表中 ")
        assert found.message.endswith("而表中 巡查次数 ≥12次 → 30次；养护工程验收合格率 =100% → 95.46%")

    def test_of_denied_rows_the_beginning_is_shown(self) -> None:
        """Twenty characters of each cell, and five rows; how many there are is said."""
        name, target, actual = (
            "养护" * 11,
            "≥100公里（含已移交乡镇管护的路段在内）",
            "90公里（含已移交乡镇管护的全部路段在内）",
        )
        rows = [
            Indicator(name[:-1], target, actual, 5, 5),
            *(Indicator(f"{name}{at}", target, actual, 5, 5) for at in "一二三四五"),
        ]
        (found,) = audit_report(
            SelfEvaluation("道路", [Dimension("产出", [Category("数量", rows)])]), "各项指标均已完成。"
        )
        shown = f"{'养护' * 9} … ≥100公里（含已移交乡镇管护的路段 … → 90公里（含已移交乡镇管护的全部路段 …"

        assert found.message.endswith(f"而表中 {'；'.join([shown] * 5)} 等 6 项")

    def test_choices(self) -> None:
        """Codes and severities, as everywhere."""
        text = "巡查次数目标13次，实际完成28次。"

        assert told(text, select="report-target-differs") == ["report-target-differs 巡查次数（次）"]
        assert told(text, ignore=["report-target-differs"]) == ["report-actual-differs 巡查次数（次）"]
        assert told(text, select=[Severity.NOTE]) == []
        with pytest.raises(UnknownCheck):
            audit_report(ROADS, text, select="report-nothing")

    @pytest.mark.parametrize("text", [None, b"bytes", 5, ["list"]])
    def test_no_text(self, text: Any) -> None:
        """Is refused with what to pass instead."""
        with pytest.raises(InvalidForm, match="pass the report as text"):
            audit_report(ROADS, text)

    @pytest.mark.parametrize("form", [None, "form", {}])
    def test_no_form(self, form: Any) -> None:
        """Is refused with what to pass instead."""
        with pytest.raises(InvalidForm, match="pass a SelfEvaluation"):
            audit_report(form, "")

    def test_no_language(self) -> None:
        """Is refused."""
        with pytest.raises(PerfevalError):
            audit_report(ROADS, "", language="fr")


#: Targets and actuals, and whether it is denied that they were missed, or exceeded by much.
DEVIATIONS = [
    ("≥100人次", "90人次", True, False),
    ("≥100人次", "130人次", False, True),
    ("≥100人次", "129人次", False, False),
    ("＞100人次", "100人次", True, False),
    ("≤100人次", "101人次", True, False),
    ("≤100人次", "30人次", False, False),
    ("=100人次", "99人次", True, False),
    ("100人次", "99人次", False, False),
    ("2023年≥100人次", "2023年90人次", True, False),
    ("2023年≥100人次", "2023年140人次", False, True),
    ("10~20人次", "25人次", True, False),
    ("10~20人次", "15人次", False, False),
    ("2023年6月底前", "2023年7月1日", True, False),
    ("2023年6月底前", "2023年5月1日", False, False),
    ("6月底前", "7月1日", True, False),
    ("2023年6月底前", "7月1日", False, False),
    ("有效提高", "部分达成", True, False),
    ("有效提高", "有所提高", False, False),
]


@pytest.mark.parametrize(("target", "actual", "missed", "exceeded"), DEVIATIONS)
def test_what_is_denied(target: str, actual: str, missed: bool, exceeded: bool) -> None:
    """A miss of any kind, and an overshoot of 1.3 times."""
    form = SelfEvaluation(
        "项目甲", [Dimension("产出", [Category("数量", [Indicator("培训情况", target, actual, 5, 5)])])], year=2023
    )

    assert bool(told("各项指标均已完成。", form)) == missed
    assert bool(told("不存在超过指标值较多的情况。", form)) == exceeded
    assert bool(told("不存在绩效指标偏差情况。", form)) == (missed or exceeded)


#: A target and an actual of the form, those of a report, and what differs.
VALUES = [
    ("≤160万元", "1588000元", "≤1600000元", "158.8万元", ""),
    ("≤160万元", "158.8万元", "≥160万元", "158.8元", "target actual"),
    ("≥3次", "54家", "不少于3", "54", ""),
    ("≥3次", "54家", "3人", "50元", ""),
    ("10~20天", "15天", "10～25天", "18天", "target actual"),
    ("10~20天", "15天", "10～20天", "15", ""),
    ("2023年6月底前", "2023年5月20日", "6月30日前", "5月20日", ""),
    ("2023年6月底前", "2023年5月20日", "2023年7月31日前", "5月21日", "target actual"),
    ("6月底前", "5月20日", "7月底前", "2023年5月21日", "target actual"),
    ("2023年6月底前", "2023年5月20日", "2023年6月30日前", "2023年5月21日", "actual"),
    ("有效提高", "有效提高", "≥95%", "96%", "target"),
    ("提高10个点", "提高", "≥95%", "已完成", ""),
    ("有效提高", "有效提高", "有效提高群众意识", "按计划完成", ""),
    ("有效提高", "有效提高", "显著增强", "持续改善", "target actual"),
    ("≥95%", "96%", "≥90%左右", "约90%", ""),
    ("≥95%", "96%", "≥95%", "完成较好", ""),
    ("≥95%", "96%", "10至20", "5月1日", ""),
    ("≥1.5万人次", "2.25万人次", "≥15万人次", "225万人次", "target actual"),
]


@pytest.mark.parametrize(("target", "actual", "said", "done", "expected"), VALUES)
def test_values(target: str, actual: str, said: str, done: str, expected: str) -> None:
    """By value, and only where it is certain."""
    form = SelfEvaluation(
        "项目甲", [Dimension("产出", [Category("数量", [Indicator("工作成效", target, actual, 5, 5)])])], year=2023
    )
    found = told(f"工作成效年度指标值{said}，实际完成值{done}，得5分。", form)

    assert [each.split("-")[1] for each in found] == expected.split()


class TestNames:
    """Which indicator a changed name means."""

    FORM = SelfEvaluation(
        "项目甲",
        [
            Dimension(
                "产出指标",
                [
                    Category(
                        "数量指标",
                        [
                            Indicator("举办农民培训班期数", "≥5期", "5期", 5, 5),
                            Indicator("举办农技培训班期数", "≥6期", "6期", 5, 5),
                            Indicator("新栽行道树", "≥70棵", "75棵", 5, 5),
                        ],
                    ),
                    Category("质量指标", [Indicator("合格情况", "≥90%", "92%", 5, 5)]),
                ],
            )
        ],
    )

    def test_the_nearest(self) -> None:
        """Of two that are near."""
        assert told("举办农技员培训班期数目标6期，实际6期。", self.FORM) == ["report-name-differs 举办农技培训班期数"]
        assert told("举办农民工培训班期数目标5期，实际5期。", self.FORM) == ["report-name-differs 举办农民培训班期数"]

    def test_by_its_figures(self) -> None:
        """Where the name is only a little like it, and target and actual are the same."""
        assert told("数量指标：栽种路旁树木，目标70棵，实际75棵。", self.FORM) == ["report-name-differs 新栽行道树"]
        assert told("数量指标：栽种路旁树木，目标60棵，实际75棵。", self.FORM) == ["report-indicator-unknown 数量指标"]
        assert told("数量指标：栽种路旁树木，目标70棵，得5分。", self.FORM) == ["report-indicator-unknown 数量指标"]

    def test_after_another_indicator(self) -> None:
        """A new name begins another indicator, under the tier of the one before."""
        text = "新栽行道树目标70棵，实际75棵，得5分，清淤沟渠目标3公里，实际3公里，得5分。"

        assert told(text, self.FORM) == ["report-indicator-unknown 数量指标"]

    def test_a_tier_with_one_row(self) -> None:
        """Stands for that row."""
        assert told("质量指标目标值90%，实际95%。", self.FORM) == ["report-actual-differs 合格情况"]
        assert told("产出指标由2个二级指标构成。", self.FORM) == []
        assert told("产出指标由3个二级指标构成。", self.FORM) == ["report-count-differs 产出指标"]


class TestForms:
    """Forms that leave things open."""

    def test_nothing_to_hold_against(self) -> None:
        """What the form does not say cannot differ."""
        bare = SelfEvaluation("项目甲", [Dimension("产出", [Category("数量", [Indicator("培训人次")])])])
        text = "培训人次目标100人次，实际90人次，分值10分，得9分。预算执行率90%，得9分。执行数5万元。"
        text += "数量得9分。总分90分，等级为优。"

        assert told(text, bare) == []

    def test_one_name_in_two_places(self) -> None:
        """Either of them may be meant, and the tier says which."""
        twice = SelfEvaluation(
            "项目甲",
            [
                Dimension("产出", [Category("数量指标", [Indicator("培训人次", "100人次", "90人次", 5, 4)])]),
                Dimension("效益", [Category("社会效益指标", [Indicator("培训人次", "50人次", "60人次", 5, 5)])]),
            ],
        )

        assert told("培训人次目标50人次，实际60人次。", twice) == []
        assert told("一、数量指标\n培训人次目标50人次，实际60人次。", twice) == [
            "report-target-differs 培训人次",
            "report-actual-differs 培训人次",
        ]

    def test_a_rate_needs_amounts_or_a_printed_one(self) -> None:
        """And that of another year is not this one's."""
        without = attrs.evolve(ROADS, budget=Budget(adjusted=380))

        assert told("预算执行率90%。", without) == []
        assert told("预算执行率90%。", attrs.evolve(ROADS, budget=Budget(executed=5, printed_rate="80%"))) != []
        assert told("2022年预算执行率90%。") == []

    def test_sources(self) -> None:
        """Amounts of a source are not those of the whole."""
        funds = Budget("350", "380", "361.8", sources=[FundSource("当年财政拨款", "300", "330", "311.8")])
        form = attrs.evolve(ROADS, budget=funds)

        assert told("其中：当年财政拨款全年执行数311.8万元。", form) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\ud800",
        "(" * 50_000,
        "数量指标" * 30_000,
        "目标" * 50_000,
        "巡查次数目标12次，" * 10_000,
        "甲乙目标12次，实际13次，得1分；" * 10_000,
        "\n\t" * 50_000,
        "1," * 50_000,
        "不存在" * 40_000,
        "各项指标" * 30_000,
        "，\n" * 50_000,
        "“" * 50_000,
        "9" * 100_000 + "分",
        "项目" * 50_000,
        "绩效自评报告\n" * 10_000,
    ],
    ids=range(16),
)
def test_hostile_texts(text: str) -> None:
    """Nothing raises, and nothing takes long."""
    audit_report(ROADS, text)


class TestWhatIsRepeated:
    """What a report repeats word for word from its form is no claim of its own."""

    FORM = SelfEvaluation(
        "宣传经费",
        [
            Dimension(
                "产出指标（50分）",
                [
                    Category(
                        "数量指标",
                        [
                            Indicator("得分", "≥3次，目标值5次", "3次；得1分", 10, 10, "原因：实际2次，得3分。"),
                            Indicator("宣传次数（10分）", "≥3次", "3次", 9, 9),
                            Indicator("预算执行率", "≥90%", "95%", 5, 5),
                        ],
                    )
                ],
            )
        ],
        Budget(adjusted=10, executed=8, self_score=8),
        goal="开展宣传4次，预算执行率100%。",
        remarks=[("改进措施", "自评总分60分")],
        self_total=80,
    )

    @pytest.mark.parametrize(
        "text",
        [
            "（1）得分：年度指标值为“≥3次，目标值5次”，实际完成值3次；得1分，得分10分。原因：实际2次，得3分。",
            "1.得分：得分10分。偏差原因：实际2次，得3分。",
            "年度目标：开展宣传4次，预算执行率100%",
            "改进措施：自评总分60分。",
            "产出指标（50分）：共3项三级指标，分值24分，得分24分。",
            "其中产出指标（50分）失分0分，宣传次数（10分）完成3次，“得分”尚待评定。",
            "预算执行率80%，分值10分，得分8分。",
        ],
    )
    def test_it_is_no_claim(self, text: str) -> None:
        """Cells behind their words, texts behind a colon, names in quotes, points in a name, and two of one name."""
        assert told(text, self.FORM) == []

    def test_sentences_are_quoted_as_written(self) -> None:
        """Also those behind the first of a line that is about an indicator."""
        (found,) = audit_report(self.FORM, "宣传次数（10分）：完成情况良好。宣传次数（10分），实际完成8次。")
        assert "报告称“宣传次数（10分），实际完成8次”" in found.message

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("（2）宣传次数（10分）：年度指标值≥3次，实际完成值为8次。", "report-actual-differs 宣传次数（10分）"),
            ("（1）得分：年度指标值为“≥3次，目标值5次”，得分9分。", "report-points-differ 得分"),
            ("产出指标（50分）：共3项三级指标，分值20分。", "report-subtotal-differs 产出指标（50分）"),
            ("产出指标（60分）得分24分。", "report-subtotal-differs 产出指标（50分）"),
            ("年度目标：自评总分70分。", "report-total-differs 宣传经费"),
            ("得分：得分10分，宣传次数（10分）得分8分。", "report-points-differ 宣传次数（10分）"),
            ("预算执行率目标值≥80%，得分5分。", "report-target-differs 预算执行率"),
        ],
    )
    def test_what_differs_is_found(self, text: str, found: str) -> None:
        """Where a cell is not the table's, or something else is said beside it."""
        assert found in told(text, self.FORM)
