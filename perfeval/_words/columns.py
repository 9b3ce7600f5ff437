"""Words that head columns."""

from __future__ import annotations

import enum
import re
from functools import lru_cache
from typing import Final, final

from perfeval._text import plain, squeeze
from perfeval._words.keys import key
from perfeval._words.labels import Fact, also, fact_of
from perfeval._words.reviewers import ACTUAL, ACTUALS, OTHERS, SCORE, SCORES
from perfeval._words.signs import says_nothing


@final
class Column(enum.Enum):
    """What a column of the indicator table or of the funds block holds."""

    DIMENSION = "一级指标"
    DIMENSION_WEIGHT = "一级指标分值"
    CATEGORY = "二级指标"
    CATEGORY_WEIGHT = "二级指标分值"
    THIRD = "三级指标"
    NAME = "指标名称"
    SIGN = "指标性质"
    TARGET = "年度指标值"
    MEASURE = "度量单位"
    ACTUAL = "实际完成值"
    WEIGHT = "分值"
    SCORE = "得分"
    REASON = "偏差原因分析及改进措施"
    STANDARD = "评分标准"
    REVIEWED_ACTUAL = "复核完成值"
    REVIEWED_SCORE = "复核得分"
    NOTE = "备注"
    SERIAL = "序号"
    INITIAL = "年初预算数"
    ADJUSTED = "全年预算数"
    EXECUTED = "全年执行数"
    RATE = "执行率"

    #: Members are looked up for each cell, and there is one object for each.
    __hash__ = object.__hash__


def _table(rows: dict[Column, str]) -> dict[str, Column]:
    return {word: column for column, words in rows.items() for word in words.split()}


#: Headings of the indicator table.
INDICATOR_HEADINGS: Final = _table(
    {
        Column.DIMENSION: "一级指标 一级绩效指标 一级指标名称 一级 一级目标",
        Column.DIMENSION_WEIGHT: "一级指标分值 一级指标权重 一级权重 一级分值 一级指标权重分值",
        Column.CATEGORY: "二级指标 二级绩效指标 二级指标名称 二级 二级目标 指标子类 指标小类",
        Column.CATEGORY_WEIGHT: "二级指标分值 二级指标权重 二级权重 二级分值 二级指标权重分值",
        Column.THIRD: "三级指标 三级绩效指标 三级指标名称 三级 三级指标内容 三级目标",
        Column.NAME: (
            "四级指标 四级绩效指标 四级指标名称 四级 指标名称 绩效指标名称 具体指标 具体指标名称 指标内容 "
            "绩效指标内容 明细指标 "
            "指标项 指标名 考评指标 考核内容 评价内容 "
            "二级、三级指标 二、三级指标 二三级指标 二级三级指标 "
            "绩效指标 指标 考核指标 评价指标 考核指标名称 评价指标名称 自评指标 指标明细 具体绩效指标"
        ),
        Column.SIGN: (
            "指标性质 指标方向 指标属性 指标符号 符号 比较符 比较符号 比较方式 运算符 运算符号 计算符号 计算符 关系符 "
            "关系符号 方向 性质 "
            "指标类型 指标类别 绩效指标性质 指标值符号 目标值符号 目标符号"
        ),
        Column.TARGET: (
            "年度指标值 指标值 目标值 年度目标值 年初目标值 绩效指标值 预期指标值 计划指标值 年初指标值 全年指标值 "
            "预期目标值 计划目标值 "
            "计划值 年度计划值 年初计划值 预期值 年度预期值 年初设定指标值 年初设定目标值 设定目标值 年度绩效指标值 "
            "指标目标值 指标值目标值 "
            "年度目标 预期目标 计划完成值 目标 年度绩效目标值 预算指标值 年初预期值 绩效目标值 指标值内容 全年目标值 "
            "标准值 预期完成值 数值 绩效目标 年度绩效目标 预期绩效目标 年初目标 年初绩效目标 全年目标 计划目标 "
            "目标任务 目标要求 目标内容 指标目标 计划数 目标数 任务数 计划任务数 年度任务数 设定值 年初设定值 "
            "年度设定值 指标值及单位"
        ),
        Column.MEASURE: "度量单位 计量单位 指标单位 单位 指标值单位 目标值单位 指标计量单位 指标度量单位",
        Column.ACTUAL: (
            "实际完成值 全年完成值 完成情况 实际完成情况 全年实际值 实际值 完成值 全年实际完成值 年度实际完成值 "
            "实际完成指标值 指标完成值 "
            "指标完成情况 全年完成情况 年度完成值 完成指标值 实际完成 全年实际完成情况 自评完成值 全年实际完成 "
            "年度完成情况 绩效完成情况 "
            "实际完成指标 年度实际值 实际指标值 自评完成情况 全年完成指标值 绩效指标完成情况 实际达到值 业绩值 "
            "实际完成数 指标实际完成值 "
            "目标完成情况 全年实际完成指标值 实现值 年末完成值 年度指标完成值 完成结果 完成数 完成数量 实际数 "
            "实际完成数量 全年完成数 全年实际完成数 实际情况 落实情况 实现情况 绩效实现情况 指标实现值 "
            "达成值 达成情况 实际达成值 完成程度 自评值 年末完成 年末完成情况 年终完成值 年末实际完成值"
        ),
        Column.WEIGHT: (
            "分值 权重 分值权重 权重分值 指标分值 指标权重 标准分 标准分值 满分 权重分 设定分值 权重值 考核分值 "
            "分值设置 三级指标分值 "
            "三级指标权重 四级指标分值 分值比重 标准分数 满分值 赋分 应得分 分值/权重 权重/分值 指标权重分值 绩效分值 "
            "基准分 基本分 指标分 权重系数 权数 配分"
        ),
        Column.SCORE: (
            "得分 自评得分 评价得分 自评分 自评分值 单位自评得分 实际得分 指标得分 自评分数 评分 评价分 最终得分 "
            "得分情况 自我评分 "
            "自评价得分 自评价分 自我评价得分 自评评分 自评结果 部门自评得分 单位自评分 单位评分 得分值 自评 综合得分 "
            "项目得分 实得分 实际得分值 打分 自评打分 实得分数 评分结果 得分数 自查得分 部门评分 单位自评"
        ),
        Column.STANDARD: (
            "评分标准 评分细则 评分办法 评分规则 评分方法 计分标准 计分方法 计分办法 计分规则 扣分标准 得分标准 "
            "赋分标准 评价标准 指标评分标准 指标评价标准 评分标准及依据"
        ),
        Column.REVIEWED_ACTUAL: ACTUALS,
        Column.REVIEWED_SCORE: SCORES,
        Column.NOTE: "备注 说明 情况说明 备注说明 相关说明 其他说明 完成情况说明 自评说明 指标完成情况说明",
        Column.SERIAL: "序号 编号 行次 No NO no 项次",
    }
)

#: Headings of the funds block.
FUNDS_HEADINGS: Final = _table(
    {
        Column.INITIAL: (
            "年初预算数 年初预算 年初预算金额 年初数 年初批复预算数 年初预算安排数 年初安排数 年初预算资金 批复预算数 "
            "年初批复数 "
            "年初预算安排 年初批复预算 年初下达预算数 年初预算额"
        ),
        Column.ADJUSTED: (
            "全年预算数 调整预算数 调整后预算数 调整后预算 全年预算 调整后全年预算数 调整后预算金额 全年预算金额 "
            "调整后金额 调整预算 "
            "预算调整数 全年调整预算数 调整后全年预算 预算数 年度预算数 年度预算 预算金额 预算安排数 预算资金 "
            "预算总额 资金预算数 "
            "年中调整后预算数 年中调整预算数 年中调整后预算 "
            "预算批复数 批复数 批复预算数 下达数 预算下达数 安排资金 "
            "本年预算数 当年预算数 实际到位数 到位数 资金到位数 预算安排 年度预算金额 全年实际预算数 全年预算总数"
        ),
        Column.EXECUTED: (
            "全年执行数 执行数 预算执行数 实际执行数 实际支出 实际支出数 支出数 决算数 全年支出数 实际支出金额 "
            "执行金额 实际支出额 "
            "全年实际支出数 支出金额 全年实际执行数 资金执行数 全年实际支出 累计支出数 年度执行数 资金支出数 "
            "本年执行数 当年执行数 "
            "实际执行金额 实际使用金额 实际拨付数 实际拨付金额 资金支出 "
            "全年执行金额 全年执行 执行情况 实际使用 资金使用数 年度支出数 全年支出 执行额 实际执行 累计执行数"
        ),
        Column.RATE: (
            "执行率 预算执行率 资金执行率 全年执行率 预算完成率 支出进度 执行进度 完成率 使用率 资金使用率 支出率 "
            "预算执行进度"
        ),
        Column.WEIGHT: "分值 权重 标准分 权重分值 分值权重 标准分值 满分 权重分",
        Column.SCORE: "得分 自评得分 自评分 评价得分 自评分值 实际得分 评分",
        Column.REVIEWED_SCORE: SCORES,
    }
)

#: Adjusted budgets that are called so; the other words for a budget give way to them.
CALLED_ADJUSTED: Final = re.compile("全年|调整")

#: Targets that are called so, which count instead of those that were there first.
ADJUSTED_TARGET: Final = re.compile("调整(?!前)")

#: What the cell of an adjusted target says where the first target stays as it is.
_UNCHANGED: Final = re.compile("无|不变|(?:未|无|没有|不)(?:作|做|予|经|进行)?(?:调整|变动|变化)|同年初.{0,4}")

_REASONS: Final = re.compile("原因|改进措施|整改措施|偏差|偏离|(?:扣分|失分)(?:理由|说明)")
#: How far off it is, and not why.
_MEASURES: Final = ("率", "度", "值", "幅度", "比例")
_ENDINGS: Final = (
    (re.compile("(?:指标值|目标值)$"), Column.TARGET),
    (re.compile("(?:完成值|实际值|完成情况)$"), Column.ACTUAL),
    (re.compile("(?:自评得分|自评分)$"), Column.SCORE),
    (re.compile("(?:分值|权重)$"), Column.WEIGHT),
)


#: What a reviewer says, which no other column takes, and of several columns the first that says 复核.
REVIEWED: Final = frozenset({Column.REVIEWED_ACTUAL, Column.REVIEWED_SCORE})


def _reviewed(word: str) -> Column | None:
    """The column of what a reviewer says, or None, as for 审核意见."""
    if SCORE.fullmatch(word):
        return Column.REVIEWED_SCORE
    return Column.REVIEWED_ACTUAL if ACTUAL.fullmatch(word) else None


@lru_cache(maxsize=2048)
def _indicator_column(word: str) -> Column | None:
    if word in INDICATOR_HEADINGS:
        return INDICATOR_HEADINGS[word]
    if OTHERS.match(word):
        return _reviewed(word)
    if _REASONS.search(word) and not word.endswith(_MEASURES):
        return Column.REASON
    return next((column for pattern, column in _ENDINGS if pattern.search(word)), None)


def indicator_column(text: str) -> Column | None:
    """The column that a heading of the indicator table stands for, or None.

    >>> indicator_column("分值\\n（100分）"), indicator_column("未完成原因和改进措施"), indicator_column("完成率")
    (<Column.WEIGHT: '分值'>, <Column.REASON: '偏差原因分析及改进措施'>, None)
    >>> indicator_column("财政部门复核得分"), indicator_column("抽查实际完成值"), indicator_column("审核意见")
    (<Column.REVIEWED_SCORE: '复核得分'>, <Column.REVIEWED_ACTUAL: '复核完成值'>, None)
    """
    return _indicator_column(key(text))


def is_anothers(text: str) -> bool:
    """Whether a heading names what somebody else says of a form, such as 审核意见."""
    return OTHERS.match(key(text)) is not None


def adjusts_nothing(text: str) -> bool:
    """Whether the cell of an adjusted target leaves the first target as it is.

    >>> adjusts_nothing("—"), adjusts_nothing("未调整"), adjusts_nothing("≥8次")
    (True, True, False)
    """
    return says_nothing(text) or _UNCHANGED.fullmatch(key(text)) is not None


#: The year or the months at the start of a heading, and what two words are only with them.
_OF_YEAR: Final = re.compile("^(?:(?:19|20)[0-9]{2}年度?|本年度?|当年)?(?:[0-9]{1,2}-[0-9]{1,2}月)?")
#: The points of the execution, where their heading says so: 执行率权重.
_POINTS_OF_RATE: Final = re.compile("(?:年度|全年|预算|资金)*执行率?(分值|权重|得分|自评得分)")
_OF_A_YEAR: Final = {"预算": Column.ADJUSTED, "支出": Column.EXECUTED}


def funds_column(text: str) -> Column | None:
    """The column that a heading of the funds block stands for, or None.

    >>> funds_column("全年预算数（B)"), funds_column("执行率 (B/A)")
    (<Column.ADJUSTED: '全年预算数'>, <Column.RATE: '执行率'>)
    """
    return _funds_column(key(text))


@lru_cache(maxsize=2048)
def _funds_column(word: str) -> Column | None:
    bare = _OF_YEAR.sub("", word)
    found = FUNDS_HEADINGS.get(word) or FUNDS_HEADINGS.get(bare) or (_OF_A_YEAR.get(bare) if bare != word else None)
    if found is not None:
        return found
    if (points := _POINTS_OF_RATE.fullmatch(word)) is not None:
        return FUNDS_HEADINGS[points[1]]
    if SCORE.fullmatch(word):
        return Column.REVIEWED_SCORE
    return Column.REASON if _REASONS.search(word) else None


#: Names of the whole block that stand beside it; they head the names only where no other heading does.
BLOCK_NAMES: Final = frozenset(
    "绩效指标 指标 考核指标 评价指标 自评指标 年度绩效指标 年度绩效指标完成情况 绩效指标完成情况 项目绩效指标".split()
)


#: The field of a record that a column of the indicator table makes.
_FIELDS: Final = {
    Column.DIMENSION: "dimension",
    Column.DIMENSION_WEIGHT: "dimension_weight",
    Column.CATEGORY: "category",
    Column.CATEGORY_WEIGHT: "category_weight",
    Column.THIRD: "third",
    Column.NAME: "name",
    Column.SIGN: "sign",
    Column.TARGET: "target",
    Column.MEASURE: "unit",
    Column.ACTUAL: "actual",
    Column.WEIGHT: "weight",
    Column.SCORE: "self_score",
    Column.REASON: "reason",
    Column.STANDARD: "standard",
    Column.REVIEWED_ACTUAL: "reviewed_actual",
    Column.REVIEWED_SCORE: "reviewed_score",
    Column.NOTE: "note",
    Column.SERIAL: "serial",
}

#: What records call a field beside the headings of forms: the field itself, the integrated system's name of it,
#: and in Chinese what no form has a column for.
_RECORD_WORDS: Final = {
    "project": "projectname",
    "dimension": "findex tier1",
    "dimension_weight": "",
    "category": "sindex tier2",
    "category_weight": "",
    "third": "tindex tier3",
    "name": "indicator",
    "sign": "computesign",
    "target": "indexval",
    "unit": "meterunit",
    "actual": "actualvalue actualval",
    "weight": "",
    "self_score": "score",
    "reason": "",
    "standard": "scoringstandard",
    "reviewed_actual": "",
    "reviewed_score": "",
    "judged": "评定",
    "deduction": "扣分 扣分值 扣减分值 扣除分值",
    "applicable": "适用 是否适用",
    "note": "remark kpiremark",
}
_FIELD_OF: Final = {
    word: field for field, words in _RECORD_WORDS.items() for word in (field.replace("_", ""), *words.split())
}

#: Fields of a record in the order in which they are written, each with its Chinese name.
RECORD_NAMES: Final = {
    "project": "项目名称",
    "dimension": "一级指标",
    "dimension_weight": "一级指标分值",
    "category": "二级指标",
    "category_weight": "二级指标分值",
    "name": "三级指标",
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "self_score": "得分",
    "reason": "偏差原因分析及改进措施",
    "standard": "评分标准",
    "reviewed_actual": "复核完成值",
    "reviewed_score": "复核得分",
    "judged": "评定",
    "deduction": "扣分",
    "applicable": "适用",
}

#: Every word that a record may call a column.
RECORD_WORDS: Final = (*INDICATOR_HEADINGS, *RECORD_NAMES.values(), *RECORD_NAMES, *_FIELD_OF)


@lru_cache(maxsize=2048)
def record_field(heading: str) -> str | None:
    """The field of a record that a column makes, under any name that it has in forms, in English or in a database.

    >>> record_field("自评得分（10分）"), record_field("self_score"), record_field("computesign")
    ('self_score', 'self_score', 'sign')
    >>> record_field("复核得分"), record_field("审核意见")
    ('reviewed_score', None)
    """
    word = squeeze(heading).split("(")[0].replace("_", "").lower()
    if word in _FIELD_OF:
        return _FIELD_OF[word]
    column = indicator_column(heading)
    if column is not None:
        return _FIELDS[column]
    is_project = fact_of(heading) is Fact.PROJECT and also(key(heading)) is None and "单位" not in heading
    return "project" if is_project else None


#: 指标类型 is a tier where no other column is one, unless its cells are 定量 or 定性.
KINDS: Final = frozenset("指标类型 指标类别".split())

_YEAR: Final = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", re.ASCII)
_PART: Final = re.compile("上年|上一年|去年|往年|前年|半年|季度|中期|[0-9]月")


def period(heading: str) -> str:
    """The period that a heading names, where it is not the year of the form as a whole: a year, or words such as 半年.

    >>> period("2022年指标值"), period("上半年完成值"), period("年度指标值"), period("全年完成值")
    ('2022', '半年', '', '')
    """
    return next((found[0] for pattern in (_YEAR, _PART) if (found := pattern.search(plain(heading)))), "")
