"""Headings of what somebody else says of a form: what a reviewer found done, and the points that a reviewer gives."""

from __future__ import annotations

import re
from typing import Final

#: How headings begin that somebody else fills.
_OTHERS: Final = "(?:财政|复评|复核|主管|评审|第三方|专家|核定|审核|抽查|再评)"
#: What may stand between that and what the column holds.
_BETWEEN: Final = (
    "(?:部门|单位|机构|中心|人员|小组|处室|科室|股室|局|厅|评价|评审|评议|评估|考评|复评|复核|审核|审定|审查|核定|核查"
    "|核实|抽查|再评|绩效|情况|专家|财政|第三方)*"
)

OTHERS: Final = re.compile(f"^{_OTHERS}")
#: What a reviewer found done; 复核完成率 is a number beside it.
ACTUAL: Final = re.compile(
    f"{_OTHERS}{_BETWEEN}(?:(?:全年|年度|指标|实际)*完成(?:指标值|值|情况|数|结果)|(?:全年|年度)?实际(?:达到|指标)?值|实际完成)"
)
#: The points that a reviewer gives; 扣分 are points lost, and 审核部分 is a part.
SCORE: Final = re.compile(
    f"{_OTHERS}{_BETWEEN}(?:(?:分值|指标|实际|最终|综合)*得分(?:值|情况)?|[评打赋]分(?:值)?|分数|(?<=[价审核查定评估议家方])分)"
)

_WHO: Final = (
    "复核 审核 核定 抽查 复评 再评 评审 专家 专家评审 第三方 第三方评价 财政 财政复核 财政审核 财政评审 财政复评 "
    "财政评价 主管部门 主管部门审核 主管部门复核"
).split()
#: The usual headings in full, by which one that is broken over two lines is known.
ACTUALS: Final = " ".join(f"{who}{what}" for who in _WHO for what in ("完成值", "实际完成值", "完成情况"))
SCORES: Final = " ".join(f"{who}{what}" for who in _WHO for what in ("得分", "评分", "分值得分"))
