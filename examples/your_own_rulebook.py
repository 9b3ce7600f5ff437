"""Make your own rulebook out of another one, and see what it changes."""

from __future__ import annotations

import attrs

from perfeval import Indicator, LinearShortfall, PassLine, Proportional, Source, evaluate_indicator
from perfeval.rulebooks import MOF_2020

OURS_2024 = attrs.evolve(
    MOF_2020,
    name="OURS_2024",
    source=Source(title="某县项目支出绩效评价实施细则", limitations="An example; there is no such document."),
    at_least=PassLine("0.6", Proportional()),
    at_most=LinearShortfall(),
    execution_weight=20,
    weights={"产出": 40, "效益": 30, "满意度": 10},
)

print(OURS_2024.describe())
print()

cost = Indicator("办公设备购置成本", target="≤90万元", actual="100万元", weight=5)
for rulebook in (MOF_2020, OURS_2024):
    print(evaluate_indicator(cost, rulebook).explain())
