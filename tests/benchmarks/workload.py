"""The same indicators twice: as the barest data there could be, and as forms."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Context, Decimal
from typing import TypeAlias

from perfeval import Budget, Category, Dimension, Indicator, SelfEvaluation
from tests.benchmarks.script import Row

#: (sign, target, actual, weight) for each indicator, and the budget: adjusted, executed, weight.
Bare: TypeAlias = "tuple[list[tuple[str, Decimal, Decimal, Decimal]], tuple[Decimal, Decimal, Decimal]]"

#: Categories of a project: dimension, category, and the weights of its indicators, 90 points in all.
_TREE = (
    ("产出指标", "数量指标", (10, 10)),
    ("产出指标", "质量指标", (10, 5)),
    ("产出指标", "时效指标", (5,)),
    ("产出指标", "成本指标", (10,)),
    ("效益指标", "社会效益指标", (15, 5)),
    ("效益指标", "可持续影响指标", (10,)),
    ("满意度指标", "服务对象满意度指标", (10,)),
)


def projects(count: int, seed: int = 2020) -> list[Bare]:
    """Ten indicators for each of *count* projects; four in ten miss their target, as in a year that went badly."""
    source = random.Random(seed)  # noqa: S311 - figures for a benchmark are no secret
    return [_project(source) for _ in range(count)]


def _project(source: random.Random) -> Bare:
    rows = []
    for _, category, weights in _TREE:
        for weight in weights:
            sign = "≤" if category == "成本指标" else "≥"
            target = Decimal(source.randrange(1000, 100_000)) / 100
            actual = (target * source.randrange(60, 161) / 100).quantize(Decimal("0.01"))
            rows.append((sign, target, actual, Decimal(weight)))
    adjusted = Decimal(source.randrange(100_000, 9_000_000)) / 100
    return rows, (adjusted, (adjusted * source.randrange(70, 101) / 100).quantize(Decimal("0.01")), Decimal(10))


def as_form(bare: Bare) -> SelfEvaluation:
    """A project as a form."""
    rows, (adjusted, executed, weight) = bare
    given = iter(rows)
    tree: dict[str, list[Category]] = {}
    for dimension, category, weights in _TREE:
        indicators = [_indicator(f"{category}{number}", *next(given)) for number, _ in enumerate(weights, start=1)]
        tree.setdefault(dimension, []).append(Category(category, indicators))
    dimensions = [Dimension(name, categories) for name, categories in tree.items()]
    return SelfEvaluation("项目", dimensions, Budget(adjusted, adjusted, executed, weight=weight))


def _indicator(name: str, sign: str, target: Decimal, actual: Decimal, weight: Decimal) -> Indicator:
    return Indicator(name, f"{sign}{target}万元", f"{actual}万元", weight)


def as_rows(bare: Bare) -> list[Row]:
    """The indicators of a project as flat rows of text."""
    given = iter(bare[0])
    return [
        _row(dimension, category, f"{category}{number}", *next(given))
        for dimension, category, weights in _TREE
        for number, _ in enumerate(weights, start=1)
    ]


def _row(dimension: str, category: str, name: str, sign: str, target: Decimal, actual: Decimal, weight: Decimal) -> Row:
    return {
        "一级指标": dimension,
        "二级指标": category,
        "三级指标": name,
        "年度指标值": f"{sign}{target}万元",
        "实际完成值": f"{actual}万元",
        "分值": f"{weight}",
    }


def as_table(bare: Bare) -> list[Sequence[str | None]]:
    """A project as the cells of a printed form."""
    rows, (adjusted, executed, weight) = as_rows(bare), bare[1]
    return [
        ["项目支出绩效自评表", None, None, None, None, None],
        ["（2023年度）", None, None, None, None, None],
        ["项目名称", "项目", None, None, None, None],
        ["项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值"],
        [None, "年度资金总额", f"{adjusted}", f"{adjusted}", f"{executed}", f"{weight}"],
        list(rows[0]),
        *(list(row.values()) for row in rows),
        ["总分", None, None, None, None, "100"],
    ]


_CONTEXT = Context(prec=60)


def score_bare(project: Bare) -> tuple[Decimal, str]:
    """The floor: the same sums over tuples, in one loop, with nothing kept and nothing explained."""
    cent, context = Decimal("0.01"), _CONTEXT
    rows, (adjusted, executed, weight) = project
    total = Decimal(0)
    for sign, target, actual, stake in rows:
        if sign == "≥":
            points = stake if actual >= target else (stake * actual / target).quantize(cent, "ROUND_HALF_UP", context)
        else:
            points = stake if actual <= target else (stake * target / actual).quantize(cent, "ROUND_HALF_UP", context)
        total += points
    if executed >= adjusted:
        total += weight
    else:
        total += (weight * executed / adjusted).quantize(cent, "ROUND_HALF_UP", context)
    grade = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
    return total, grade
