"""Words that name tiers, sources of funds, and the execution of a budget."""

from __future__ import annotations

import re
from typing import Final

#: Points that stand with the name of a tier.
_WEIGHT: Final = r"(?:[(\[]?(?:分值|权重|满分|共|计)?:?[0-9]{1,3}(?:分|%)?[)\]]?)?"

DIMENSION: Final = re.compile(
    r"(?:项目|年度)?(?:产出|效益|效果|满意度|成本|投入|过程|管理|决策|完成|预算执行率?|履职效能|管理效率|社会效应|可持续发展能力?)(?:指标|值)?"
    rf"{_WEIGHT}"
)
CATEGORY: Final = re.compile(
    r"(?:产出)?(?:数量|质量|时效|进度|成本|经济成本|社会成本|生态环境成本|(?:经济|社会|生态|环境|生态环境)(?:效益|效应)?|可持续(?:影响|发展)?|"
    rf"(?:服务对象|社会公众|公众|受益对象|服务受益对象)?满意度)(?:指标|值)?{_WEIGHT}"
)

COST: Final = re.compile(rf"(?:项目)?成本(?:指标|值)?{_WEIGHT}")


FUNDS_TOTAL: Final = re.compile("总额|总金额|合计|总计|资金总|^总资金|^金额$|^总数$|^预算资金$")
SOURCE: Final = re.compile(
    "资金|拨款|财政|结转|结余|其他|其它|其中|收入|债券|贷款|自筹|补助|总额|合计|总计|经费|支出|转移支付"
)

EXECUTION: Final = re.compile(
    "(?:年度|全年|当年|本年|项目|部门|整体|财政|专项|支出|总体)*(?:资金|预算|经费)*(?:执行率|执行情况|执行进度|支出进度|预算执行|资金执行|执行)(?:指标)?"
    "(?:(?:自评)?(?:得分|评分|分值|分数))?"
    "|年度(?:财政)?资金总额|资金总额"
)
OUTSIDE: Final = re.compile("投入|过程|预算|资金|执行|管理|决策")
