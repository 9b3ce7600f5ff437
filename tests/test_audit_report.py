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
    ("养护道路里程目标值150公里，实际完成126.5公里。", "report-target-differs 养护道路里程", "养护道路里程目标值120公里，实际完成126.5公里。"),
    ("养护总成本年度指标≤38万元，实际完成值361.8万元。", "report-target-differs 养护总成本", "养护总成本年度指标≤3800000元，实际完成值361.8万元。"),
    ("道路使用年限计划不超过5年。", "report-target-differs 道路使用年限", "道路使用年限计划不低于5年。"),
    ("群众出行条件的年度指标值为显著改善，得15分。", "report-target-differs 群众出行条件", "群众出行条件的年度指标值为有效改善，得15分。"),
    ("实际完成巡查次数情况良好，巡查次数实际完成28次。", "report-actual-differs 巡查次数（次）", "巡查次数实际完成30次。"),
    ("养护工程验收合格率实际完成值为95.6%。", "report-actual-differs 养护工程验收合格率", "养护工程验收合格率实际完成值为95.5%。"),
    ("养护任务完成及时率达到98%。", "report-actual-differs 养护任务完成及时率", "养护任务完成及时率达到95%以上。"),
    ("群众出行条件年度指标有效改善，实际有效提升。", "report-actual-differs 群众出行条件", "群众出行条件年度指标有效改善，实际已有效改善。"),
    ("沿线群众满意度92%，群众反映良好。", "report-actual-differs 沿线群众满意度", "沿线群众满意度97%，群众反映良好。"),
    ("养护道路里程（分值12分）实际完成126.5公里。", "report-weight-differs 养护道路里程", "养护道路里程（10分）实际完成126.5公里。"),
    ("预算执行率分值20分，得9.52分。", "report-weight-differs 预算执行率", "预算执行率分值10分，得9.52分。"),
    ("养护工程验收合格率目标100%，实际95.46%，得15分。", "report-points-differ 养护工程验收合格率", "养护工程验收合格率目标100%，实际95.46%，得14.3分。"),
    ("养护工程验收合格率得满分。", "report-points-differ 养护工程验收合格率", "道路使用年限得满分。"),
    ("预算执行率满分10分，得10分。", "report-points-differ 预算执行率", "预算执行率满分10分，得9.52分。"),
    ("养护工程合格率目标值100%，实际完成95.46%，得14.32分。", "report-name-differs 养护工程验收合格率", "全县养护工程验收合格率目标值100%，实际完成95.46%，得14.32分。"),
    ("绿化面积目标值20亩，实际完成25亩，得5分。", "report-indicator-unknown 乡村道路养护项目", "绿化方面，计划种植20亩，已种植25亩。"),
    ("数量指标得分18分。", "report-subtotal-differs 数量指标", "数量指标得分20分。"),
    ("产出指标权重40分，实际得分49.32分。", "report-subtotal-differs 产出指标", "产出指标权重50分，实际得分49.32分。"),
    ("共设3个一级指标、8个三级指标和6个二级指标。", "report-count-differs 乡村道路养护项目", "其中3个三级指标超额完成，共8个三级指标。"),
    ("产出指标由6个三级指标构成。", "report-count-differs 产出指标", "产出指标由五个三级指标构成。"),
    ("全年预算数为360万元，执行数为361.8万元。", "report-money-differs 预算执行率", "全年预算数为0.038亿元，执行数为361.8万元。"),
    ("年初预算380万元。", "report-money-differs 预算执行率", "部门预算安排2380万元，其中年初预算3.5万元用于宣传。"),
    ("截至12月31日，项目实际支出370.2万元。", "report-money-differs 预算执行率", "截至12月31日，项目实际支出3,618,000元。"),
    ("资金预算执行率100%。", "report-rate-differs 预算执行率", "资金预算执行率95.2%。"),
    ("完成预算的98%。", "report-rate-differs 预算执行率", "完成年初预算的103.37%。"),
    ("综合得分100分。", "report-total-differs 乡村道路养护项目", "评价体系总分100分，项目自评得分98.84分。"),
    ("经自评，自评总分为98.48分。", "report-total-differs 乡村道路养护项目", "经自评，自评总分为98.8分。"),
    ("自评等级为“良”。", "report-grade-differs 乡村道路养护项目", "评价等级分为优、良、中、差四档，自评结论为优秀。"),
    ("各项绩效指标均已完成。", "report-denies-deviation 养护工程验收合格率", "除验收合格率外，其余指标均已完成。"),
    ("项目不存在绩效指标超过目标值较多的情况。", "report-denies-deviation 巡查次数（次）", "项目存在绩效指标超过目标值较多的情况。"),
    ("数量指标得分20分，实际完成值与预期目标值基本一致。", "report-denies-deviation 巡查次数（次）", "时效指标得分10分，实际完成值与预期目标值基本一致。"),
    ("图书馆购书项目绩效自评得分为100分。", "report-of-another-project 乡村道路养护项目", "乡村道路养护经费项目绩效自评得分为98.84分。"),
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
