"""Names of what is to stay small: harm, times to keep, and what is spent or owed; of them less is better."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from perfeval._text import plain, squeeze
from perfeval.expressions.turning import directions_in
from perfeval.expressions.units import is_unit, unit_of

_DURATIONS: Final = frozenset({"time", "months", "working days"})

#: Harm, at the end of a name, before a word for how much of it there is.
_HARMS: Final = (
    "事故 受害 成灾 死亡 病死 伤亡 发病 患病 感染 复发 投诉 举报 上访 信访 违规 违纪 违法 差错 失误 错误 误差 偏差 "
    "流失 损失 逾期 延误 超时 超期 超标 超支 辍学 返贫 致贫 不合格 故障 空置 闲置 失业 漏报 瞒报 误报 缺陷 漏损 破损 "
    "不满意 发案 发改 改判 重审 退货 漏水 犯罪 "
    "拖欠 缺勤 旷课 旷工 迟到 离职 误诊 不良反应 舆情 火灾 债务 负债 违规问题 违纪问题 质量问题 安全问题 廉政问题 "
    "事故发生 案件发生 灾害发生 问题发生"
)
_RATES: Final = "率|比例|比率|发生率"
_COUNTS: Final = "数|次数|起数|人数|数量|件数|量|总数|发生次数|发生数|发生起数|发生数量|事件|事件数|个数"
_ALONE: Final = (
    "(?:灾害|经济)损失|能耗强度|水耗强度|投诉|投诉件|事故|火灾|舆情|上访|伤亡|能耗|水耗|电耗|排放量|返工率|贫困发生率|"
    "(?:PM2.5|PM10|臭氧|污染物|二氧化硫|氮氧化物|化学需氧量|氨氮)(?:年均|平均|排放)?浓度|"
    "(?:药|药品|药品费用|耗材|耗材费用|百元医疗收入消耗的卫生材料费?)占比|平均住院[日天]数?|"
    "(?:公用经费|三公经费|人员经费|在职人员|人员编制|编制|预算|支出|成本|造价|概算|债务)控制(?:数|率)|"
    "(?:公务接待|接待|公务用车|车辆运行|公车运行|三公|差旅|会议)(?:经费|费)(?:用)?(?:支出)?|"
    "(?:排队|等候|等待)时长|用时|耗时|等候时间|等待时间|响应时间|到场时间|处置时间|办理时间"
)
#: What makes more of a smaller harm the better.
_LESS: Final = "减少 降低 下降 节约 节省 控制 防控 防范 压降 压减 消除 杜绝 避免"
#: What is done about so many of them, of which more is better.
_WORK: Final = (
    "处理 受理 办理 查处 查办 盘活 关停 监测 管理 救助 打击 排查 化解 处置 整治 调解 回访 帮扶 整改 扑救 抢险 宣传 "
    "演练 应对 治疗 救治 收治 干预 巡查 检查 检测 抽检 发现 资助 补助 补贴 惠及 服务 发放 保障 慰问 安置 受益 培训 "
    "核实 登记 筛查 覆盖 援助 补偿 赔偿 抚恤 修复 维修 更换 清理 拆除 治理 改造 纠正 追回 挽回 追究 处罚 评查 办结 "
    "接诉 通报 移送 起诉 审理 执结 鉴定 调查 偿还 免除"
)
_TIME_TO_KEEP: Final = re.compile(
    "工期|时限|及时性|时效性|(?:建设|实施|施工|办理|审批|办结|项目)周期|用时|耗时|"
    "(?:办结|办理|审核|审批|响应|反应|处置|处理|拨付|到达|到位|等候|等待|完成|竣工|整改|修复|恢复|出警|送达|实施)[^0-9]{0,2}时间"
)
_SAVING: Final = re.compile(
    "(?:节约|节省|节支|降低|下降|减少|压减|核减|审减)(?:率|额|金额|资金|幅度|比例|比率|成本|费用|经费|支出|数)?$"
    "|^(?:节约|节省|减少|降低|压减)(?!型)"
)


@cache
def _harm() -> re.Pattern[str]:
    harms = "|".join(_HARMS.split())
    return re.compile(f"(?:(?:{harms})(?:(?P<rate>{_RATES})|{_COUNTS})|{_ALONE})$")


@cache
def _turns(*, counted: bool) -> re.Pattern[str]:
    """What turns a harm that stands behind it."""
    return re.compile("|".join(f"{_LESS} {_WORK}".split() if counted else _LESS.split()))


def bare_name(name: str) -> str:
    """A name without a unit in brackets, and without a sign behind it.

    >>> bare_name("返贫率（%）"), bare_name("成本 ≤")
    ('返贫率', '成本')
    """
    bare = re.sub(
        r"[(\[]([^()\[\]]{0,40})[)\]]", lambda each: "" if is_unit(each[1]) else each[0], plain(squeeze(name))
    )
    return bare.rstrip("%≤≥<>=:;,。、")


@lru_cache(maxsize=2048)
def is_harm(name: str) -> bool:
    """Whether a name speaks of harm, or of what is spent or owed, and not of what is done about it.

    >>> is_harm("安全事故数"), is_harm("服务投诉率"), is_harm("受理投诉件数"), is_harm("降低失业率")
    (True, True, False, False)
    """
    bare = bare_name(name)
    found = _harm().search(bare)
    if found is None:
        return False
    return _turns(counted=found["rate"] is None).search(bare[: found.start()]) is None


def is_time_to_keep(unit: str, name: str) -> bool:
    """Whether a duration is one to keep: 工期 12个月, 办结时间 5个工作日.

    >>> is_time_to_keep("个月", "工程工期"), is_time_to_keep("个月", "服务期"), is_time_to_keep("次", "工期检查")
    (True, False, False)
    """
    return unit_of(unit).dimension in _DURATIONS and _TIME_TO_KEEP.search(name) is not None


def is_limit(unit: str, name: str, target: str) -> bool:
    """Whether less is better of what a name speaks of, measured in a unit; a target of 下降3% turns it.

    >>> is_limit("%", "投诉率", "1%"), is_limit("天", "办理时限", "5天"), is_limit("%", "能耗", "下降3%")
    (True, True, False)
    """
    return (is_time_to_keep(unit, name) or is_harm(name)) and not directions_in(target) & {"up", "down"}


def is_saving(name: str, target: str) -> bool:
    """Whether more is better of what is saved, by the name or the target, also of a cost.

    >>> is_saving("成本节约率", "5%"), is_saving("三公经费", "比上年下降5%"), is_saving("压缩垃圾清运成本", "50万元")
    (True, True, False)
    """
    return _SAVING.search(bare_name(name)) is not None or "down" in directions_in(target)
