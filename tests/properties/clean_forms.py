"""Forms with which nothing is wrong, put together from clean parts, under any rulebook."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from perfeval import Budget, Category, Dimension, FundSource, Indicator, Rulebook, SelfEvaluation, evaluate
from perfeval.rulebooks import get

REASONS: Final = (
    "受天气影响工期缩短，下年度提前安排",
    "参加人数少于预期，将改进通知方式",
    "需求增加，年中追加了批次",
)

#: Numbers by first tier: category, name, target, actuals that meet it and need no reason, actuals that miss it.
NUMBERS: Final = {
    "产出": (
        ("数量指标", "培训基层干部人次", "≥200人次", ("200人次", "236人次"), ("150人次", "199人次")),
        ("数量指标", "改造农村公路里程", "≥36.5公里", ("36.5公里", "40.2公里"), ("30.1公里",)),
        ("数量指标", "巡查河道次数", "=12次", ("12次",), ("11次",)),
        ("数量指标", "购置图书册数", "1000～1200册", ("1000册", "1150册"), ()),
        ("质量指标", "工程验收合格率", "≥98%", ("98%", "100%"), ("95%", "97.5%")),
        ("质量指标", "档案数字化差错率", "≤0.5%", ("0.5%", "0.12%"), ()),
        ("质量指标", "安全生产事故起数", "≤0起", ("0起",), ()),
        ("时效指标", "采购完成时间", "2023年11月底前", ("2023年11月20日",), ()),
        ("时效指标", "24小时内响应率", "≥95%", ("95%", "100%"), ("90.2%",)),
        ("成本指标", "设备购置总成本", "≤160万元", ("160万元", "1588000元"), ()),
    ),
    "成本": (
        ("经济成本指标", "项目总成本", "≤90.5万元", ("90.5万元", "86万元"), ()),
        ("社会成本指标", "群众投诉件数", "≤3件", ("0件", "3件"), ()),
    ),
    "效益": (
        ("经济效益指标", "带动农户增收", "≥50万元", ("50万元", "61万元"), ("48万元",)),
        ("经济效益指标", "游客人次增长率", "≥110%", ("110%", "120%"), ()),
        ("社会效益指标", "政策知晓率", "≥90%", ("90%", "98%"), ("85%",)),
        ("社会效益指标", "办事便利程度", "有效提高", ("有效提高",), ()),
        ("生态效益指标", "村庄环境", "持续改善", ("持续改善",), ()),
    ),
    "满意度": (
        ("服务对象满意度指标", "参训学员满意度", "≥95%", ("95%", "97.3%", "100%"), ()),
        ("服务对象满意度指标", "群众满意度", "≥90%", ("90%", "92%"), ()),
    ),
}


def _weights(draw: Any, points: Decimal, count: int) -> list[Decimal]:
    """Points over several rows, none with most of all."""
    tenths = int(points * 10)
    cuts = sorted(
        draw(
            st.lists(
                st.integers(tenths * 3 // 10, tenths * 7 // 10), min_size=count - 1, max_size=count - 1, unique=True
            )
        )
    )
    return [Decimal(end - start) / 10 for start, end in zip([0, *cuts], [*cuts, tenths], strict=True)]


@st.composite
def indicators(
    draw: Any, tier: str, points: Decimal, rulebook: Rulebook, taken: set[str]
) -> list[tuple[str, Indicator]]:
    """The indicators of a first tier, each with its category."""
    known = [each for each in NUMBERS[tier] if each[1] not in taken]
    most = 3 if points > 1 else 1
    chosen = draw(st.lists(st.sampled_from(known), min_size=min(2, len(known), most), max_size=most, unique=True))
    made = []
    for (category, name, target, met, missed), weight in zip(chosen, _weights(draw, points, len(chosen)), strict=True):
        taken.add(name)
        is_missed = bool(missed) and draw(st.booleans())
        actual = draw(st.sampled_from(missed if is_missed else met))
        needs_note = rulebook.asks_note and target[0] not in "≥≤=" and not target[0].isdigit()
        reason = draw(st.sampled_from(REASONS)) if is_missed or needs_note else ""
        made.append((category, Indicator(name, target, actual, weight, reason=reason)))
    return made


def tiers_of(rulebook: Rulebook) -> dict[str, Decimal]:
    """The points of each first tier of a clean form."""
    weights = dict(rulebook.weights) or dict(get("MOF_2020").weights)
    found: dict[str, Decimal] = {}
    for words, points in weights.items():
        names = words.split("、")
        found.update(zip(names, _parts(points, len(names)), strict=True))
    left = rulebook.grades.full - rulebook.execution_weight - sum(found.values())
    found["产出"] += left
    return {name: points for name, points in found.items() if points}


def _parts(points: Decimal, count: int) -> list[Decimal]:
    return [points] if count == 1 else [points - 10 * (count - 1), *[Decimal(10)] * (count - 1)]


@st.composite
def funds(draw: Any, rulebook: Rulebook) -> Budget:
    """Funds from two sources, spent in full or nearly."""
    parts = draw(st.lists(st.integers(100, 99999), min_size=2, max_size=2))
    amounts = [Decimal(each) / 100 for each in parts]
    left = draw(st.sampled_from([Decimal(0), Decimal("0.5")]))
    spent = [amounts[0] - left * amounts[0] / 100 * 4, amounts[1]]
    return Budget(
        sum(amounts),
        sum(amounts),
        sum(spent),
        weight=rulebook.execution_weight,
        sources=[
            FundSource(name, *row)
            for name, *row in zip(("当年财政拨款", "其他资金"), amounts, amounts, spent, strict=True)
        ],
        printed_rate=f"{sum(spent) * 100 / sum(amounts):.2f}%",
        completed=True,
    )


@st.composite
def clean_forms(draw: Any, rulebook: Rulebook) -> SelfEvaluation:
    """A form as a careful clerk hands it in: it reports just the points that its rulebook gives."""
    taken: set[str] = set()
    dimensions = []
    for tier, points in tiers_of(rulebook).items():
        categories: dict[str, list[Indicator]] = {}
        for category, indicator in draw(indicators(tier, points, rulebook, taken)):
            categories.setdefault(category, []).append(indicator)
        made = [Category(name, each) for name, each in categories.items()]
        dimensions.append(Dimension(f"{tier}指标", made, weight=points))
    form = SelfEvaluation("基层培训与设施改造", dimensions, draw(funds(rulebook)), 2023)
    return reported(form, rulebook)


def reported(form: SelfEvaluation, rulebook: Rulebook) -> SelfEvaluation:
    """The form with the points, the total and the grade that its rulebook gives."""
    card = evaluate(form, rulebook)
    scores = iter(card.indicators)
    dimensions = [
        attrs.evolve(
            dimension,
            categories=[
                attrs.evolve(
                    category,
                    indicators=[attrs.evolve(each, self_score=next(scores).points) for each in category.indicators],
                )
                for category in dimension.categories
            ],
        )
        for dimension in form.dimensions
    ]
    assert card.execution is not None
    assert form.budget is not None
    budget = attrs.evolve(form.budget, self_score=card.execution.points)
    return attrs.evolve(form, dimensions=dimensions, budget=budget, self_total=card.total, self_grade=card.grade)
