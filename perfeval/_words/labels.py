"""Words that label what a form says beside its tables."""

from __future__ import annotations

import enum
import re
from functools import lru_cache
from typing import Final, final

from perfeval._words.keys import compact, key, simplified


@final
class Fact(enum.Enum):
    """What a form says beside its tables."""

    PROJECT = "项目名称"
    UNIT = "实施单位"
    DEPARTMENT = "主管部门"
    DATE = "填报日期"
    YEAR = "年度"
    GOAL = "预期目标"
    OUTCOME = "实际完成情况"
    TOTAL = "总分"
    GRADE = "自评结论"
    MONEY = "金额单位"
    INITIAL = "年初预算数"
    ADJUSTED = "全年预算数"
    EXECUTED = "全年执行数"
    RATE = "执行率"
    REMARK = "备注"

    #: Members are looked up for each cell, and there is one object for each.
    __hash__ = object.__hash__


#: Labels, the clearest first: where a form has several for one fact, the first of this list gives it.
_LABELS: Final = {
    Fact.PROJECT: (
        "项目名称 项目支出名称 专项名称 专项资金名称 转移支付名称 转移支付项目名称 政策名称 资金名称 评价项目名称 "
        "预算项目名称 "
        "项目资金名称 部门名称 预算部门名称 部门单位名称 预算单位名称 单位名称 一级预算单位名称 被评价单位 评价对象"
    ),
    Fact.UNIT: (
        "实施单位 项目实施单位 项目单位 资金使用单位 资金使用部门 申报单位 承担单位 "
        "项目承担单位 执行单位 具体实施单位 用款单位 基层单位 "
        "预算单位 填报单位 填报机构 "
        "填报部门 填表单位 编制单位 自评单位 单位名称 单位"
    ),
    Fact.DEPARTMENT: (
        "主管部门 项目主管部门 主管单位 预算主管部门 业务主管部门 一级预算部门 地方主管部门 省级主管部门 市级主管部门 "
        "县级主管部门 区级主管部门 "
        "主管预算部门 主管部门名称 归口部门 归口管理部门 主管处室 中央主管部门 上级主管部门"
    ),
    Fact.DATE: "填报日期 填报时间 填表日期 填表时间 自评日期 自评时间 评价日期 评价时间 报告日期 编制日期 日期 时间",
    Fact.YEAR: "年度 预算年度 评价年度 自评年度 项目年度 所属年度 绩效年度 年份 资金年度",
    Fact.GOAL: (
        "预期目标 年初设定目标 年初设定绩效目标 年度总体目标 年度总体绩效目标 项目年度目标 年度绩效目标 年度目标 "
        "总体目标 年初预期目标 设定目标 年初目标 "
        "年初绩效目标 项目绩效目标 绩效目标 预期绩效目标 年度预期目标 总体绩效目标 年初设定的目标 项目总体目标 "
        "年初设定的绩效目标 全年预期目标 年度履职目标 目标内容 年度目标内容 绩效目标内容 整体目标 项目目标 实施目标"
    ),
    Fact.OUTCOME: (
        "实际完成情况 全年实际完成情况 年度目标完成情况 目标完成情况 全年完成情况 总体目标完成情况 目标实际完成情况 "
        "年度绩效目标完成情况 "
        "年度实际完成情况 绩效目标完成情况 总体完成情况 实际完成目标 绩效目标实际完成情况 全年目标完成情况 "
        "年度总体目标实际完成情况 目标完成情况综述 "
        "年度总体目标完成情况综述 年度总体目标完成情况 预期目标完成情况 目标实际完成 实际完成 "
        "全年目标实际完成情况 年度目标实际完成情况 全年总体目标完成情况 全年绩效目标完成情况 "
        "全年绩效目标实际完成情况 完成情况"
    ),
    Fact.TOTAL: (
        "总分 合计 总计 得分合计 总得分 自评总分 自评总得分 综合得分 自评得分 总评分 合计得分 分值合计 自评得分合计 "
        "评价总分 绩效自评总分 "
        "绩效自评得分 自评分 自评分数 总评得分 项目总分 总分值 合计总分 最终得分 评价得分"
    ),
    Fact.GRADE: (
        "自评结论 自评等级 等级 评价等级 绩效等级 自评结果 绩效自评等级 评价结果 自评结果等级 绩效评价等级 评定等级 "
        "自评等次 评价等次 绩效等次 "
        "等次 绩效自评结论 评级 绩效自评结果 得分等级 结果等级 绩效评级 自评评级 自评价等级 评分等级"
    ),
    Fact.MONEY: "金额单位 资金单位 货币单位 计价单位",
    Fact.INITIAL: "年初预算数 年初预算",
    Fact.ADJUSTED: (
        "预算数 全年预算数 调整后预算数 年度预算数 预算总额 调整预算数 调整后预算 全年预算 本年预算数 当年预算数 "
        "预算金额 预算安排 预算安排数 年度预算安排 全年预算金额 年度预算金额"
    ),
    Fact.EXECUTED: (
        "执行数 全年执行数 实际执行数 全年支出数 年度执行数 本年执行数 当年执行数 预算执行数 实际支出数 全年实际支出数 "
        "支出金额 执行金额 实际支出 年度实际支出 全年实际支出 实际支出金额 实际执行金额"
    ),
    Fact.RATE: "执行率 预算执行率",
    Fact.REMARK: (
        "项目负责人 负责人 项目负责人及联系电话 联系人 联系人及电话 联系人及联系电话 联系电话 电话 财务负责人 "
        "单位负责人 部门负责人 分管领导 "
        "填表人 填报人 填报人员 填报责任人 审核人 复核人 经办人 制表人 主要负责人 法定代表人 评价人员 评价组长 "
        "项目类型 项目类别 项目属性 项目性质 "
        "项目编码 项目代码 项目编号 部门编码 单位编码 预算编码 报表编号 项目起止时间 起止时间 实施期限 项目期限 "
        "实施期 项目周期 项目开始时间 "
        "项目结束时间 计划开始时间 计划完成时间 资金来源 资金性质 备注 说明 注 注释 其他说明 其他需要说明的问题 "
        "其他需说明的事项 问题及原因 "
        "存在问题 存在的问题 主要问题 改进措施 下一步改进措施 改进建议 有关建议 建议 评价结论 自评结论说明 "
        "项目自评结论 项目概况 项目基本情况 "
        "项目实施内容及过程概述 项目实施内容 主要成效 项目成效 主要绩效 绩效分析 未完成原因分析 偏差原因分析 偏差原因 "
        "偏差原因分析及改进措施 "
        "主管部门意见 主管部门审核意见 财政部门意见 财政部门审核意见 单位意见 审核意见 评价意见 年度主要任务 "
        "年度主要内容 评分说明 评分标准 "
        "评分依据 邮编 邮政编码 地址 单位地址 单位性质 是否专项 一级项目 一级项目名称 二级项目 二级项目名称 "
        "上级项目名称 下达文号 资金文号 编码 "
        "填报说明 公章 单位盖章 金额 项目资金 项目资金情况 资金投入情况 资金管理情况"
    ),
}

_RANKS: Final = {
    fact: {word: rank for rank, word in enumerate(dict.fromkeys(words.split()))} for fact, words in _LABELS.items()
}
#: The fact that a word stands for first; 单位名称, which may be two, is settled when all is read.
LABELS: Final = {word: fact for fact in reversed(Fact) for word in _RANKS[fact]}

#: What may stand in for a fact when nothing clearer does.
_ALSO: Final = {
    "单位名称": Fact.UNIT,
    "预算单位名称": Fact.UNIT,
    "部门名称": Fact.DEPARTMENT,
    "预算部门名称": Fact.DEPARTMENT,
}


_CODE: Final = re.compile("及(?:其)?(?:代码|编码)$")
_OTHER_LABELS: Final = re.compile(
    "(?:项目|单位|部门|财务|填表|评价)*(?:负责人|联系人|责任人)(?:及|和)?(?:联系)?(?:电话|方式)?(?:签[字章名])?|其他需要?说明的?(?:问题|事项|情况)"
    "|(?:偏差大?或?|目标|指标|绩效|较大){0,4}(?:未完成|偏差较?大?)(?:的?(?:绩效)?(?:目标|指标))?(?:的?原因)(?:分析|说明)?"
    "|(?:改进|整改)措施及(?:其)?(?:结果|成果)?应用(?:方案|情况)?|(?:自评)?结果(?:应用|公开)(?:方案|情况)(?:说明)?"
    "|(?:存在的?)?(?:主要)?(?:困难|不足|问题)(?:[、和与及](?:困难|问题|不足|原因)(?:分析)?)?"
    "(?:[及和与、](?:其|下一步|今后)?(?:工作)?的?(?:改进|整改|解决)?(?:工作)?的?(?:措施|打算|意见|建议))"
    "|存在的?(?:主要)?(?:困难[和及与、]问题|问题[和及与、](?:困难|不足|原因))|整改措施|下一步工作(?:打算|计划|安排)|主要(?:经验)?做法"
)


_UNIT: Final = re.compile("^(?:单位|部门|项目)(?:绩效)?(?=自评|评价)")


#: The level of a government or of a budget in front of a label: 省级预算部门名称.
_LEVEL: Final = re.compile(
    "^(?:中央|[省市县区州盟旗镇乡]级?|自治区级?|[一二三]级|本级)(?=(?:主管|预算|部门|单位|实施))"
)


def _of_unit(word: str) -> Fact | None:
    """The total or the grade of a unit: 单位自评得分, 部门自评等级."""
    fact = LABELS.get(_UNIT.sub("", word))
    return fact if fact in {Fact.TOTAL, Fact.GRADE} else None


_TOTALS: Final = re.compile(
    "(?:项目|单位|部门)?(?:绩效)?(?:自评|评价|最终|综合|合计)?(?:总得分|总评分|总分值?|总计得?分?|总得分值|得分合计|得分总计|评分合计|合计得?分)"
    "(?:/(?:总得分|总分|得分))?|(?:加权|折算|折合|平均)后?(?:总?得分|总分|合计|平均分)|(?:绩效|累计)得分|自评合计|综合评分"
)


def fact_of(text: str) -> Fact | None:
    """The fact that a label stands for, or None where it is no label that is known.

    >>> fact_of("实施单位 (盖章)："), fact_of("宣传次数")
    (<Fact.UNIT: '实施单位'>, None)
    """
    return _fact_of(key(text))


@lru_cache(maxsize=4096)
def _fact_of(word: str) -> Fact | None:
    return (
        LABELS.get(word)
        or _of_unit(word)
        or LABELS.get(_LEVEL.sub("", _CODE.sub("", word)))
        or (Fact.REMARK if _OTHER_LABELS.fullmatch(word) else None)
        or (Fact.TOTAL if _TOTALS.fullmatch(word) else None)
    )


_HEADS_TOTAL: Final = re.compile("[^0-9,.;:]{0,8}(?:小计|合计|总计|总分):?")


def heads_totals(text: str) -> bool:
    """Whether a text heads a row of totals wherever it stands, as no name of an indicator does.

    >>> heads_totals("合 计"), heads_totals("指标得分小计："), heads_totals("自评得分")
    (True, True, False)
    """
    return _HEADS_TOTAL.fullmatch(simplified(compact(text))) is not None


def also(word: str) -> Fact | None:
    """The other fact that a label may stand for."""
    return _ALSO.get(word) or _ALSO.get(_LEVEL.sub("", word))


def rank(fact: Fact, word: str) -> int:
    """How clearly a label names a fact; less is clearer."""
    ranks = _RANKS[fact]
    return ranks.get(word, ranks.get(_LEVEL.sub("", word), len(ranks)))


#: Names of blocks, which say nothing by themselves.
BLOCKS: Final = frozenset(
    "项目资金 绩效指标 年度绩效指标 项目基本情况 基本情况 基本信息 项目基本信息 预算执行情况 年度预算 项目概况 "
    "资金情况 项目支出 绩效目标 年度总体目标 "
    "年度目标 年度绩效目标 总体目标 项目绩效 自评情况 年度绩效指标完成情况 绩效指标完成情况".split()
)
