"""Score one form under several rulebooks, and see which points differ and why."""

from __future__ import annotations

from perfeval import compare, read_form
from perfeval.rulebooks import INTEGRATED, MOF_2020, MOF_2021

form = read_form(
    [
        ["项目名称", "业务装备经费"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值"],
        ["产出指标", "数量指标", "购置设备数量", "≥20台", "11台", 40],
        ["产出指标", "成本指标", "办公设备购置成本", "≤90万元", "100万元", 20],
        ["效益指标", "社会效益指标", "设备使用率", "≥90%", "95%", 30],
        ["满意度指标", "服务对象满意度指标", "使用人员满意度", "≥90%", "85%", 10],
    ]
)
comparison = compare(form, [MOF_2020, INTEGRATED, MOF_2021])

for difference in comparison.differences:
    print(difference.name)
    for card, reason in zip(comparison.cards, difference.reasons, strict=True):
        print(f"  {card.rulebook.name}: {reason}")

for card in comparison.cards:
    print(card.rulebook.name, card.total, card.grade)
