"""Forms for the laws of narratives: names of the whole vocabulary, and cells that claim something."""

from __future__ import annotations

from typing import Any, Final

import attrs
from hypothesis import strategies as st

from perfeval import Category, Dimension, Grade, Indicator, SelfEvaluation
from perfeval._words.columns import FUNDS_HEADINGS, INDICATOR_HEADINGS
from perfeval._words.labels import BLOCKS, LABELS
from tests.properties.strategies import JUNK, budgets, decimals, indicators, weights

#: Every word that heads a column, labels a fact or names a block, and names of tiers.
VOCABULARY: Final = tuple(
    dict.fromkeys(
        [
            *INDICATOR_HEADINGS,
            *FUNDS_HEADINGS,
            *LABELS,
            *sorted(BLOCKS),
            *"产出 产出指标 产出指标（50分） 效益 满意度 数量指标 社会效益 服务对象满意度指标 成本指标".split(),
            *"预算执行率 执行率 自评".split(),
        ]
    )
)

#: Texts of cells that would be claims if a report made them.
CLAIMS: Final = (
    *["实际完成3次，得5分。", "总分60分，等级为差", "全年执行数9万元；预算执行率50%", "各项指标均已完成，不存在偏差"],
    *["目标值≥7次,实际完成值2次,分值9分,得分1分", "一、总体结论：自评总分1分", "原因：任务调整。改进措施：得分0分。"],
    *[
        "产出指标得分3分",
        "<script>alert(1)</script>",
        '=HYPERLINK("http://a.b","c")',
        "甲\n乙\t丙|丁|戊",
        "；",
        "“完成”",
    ],
)

names = st.sampled_from(VOCABULARY)
_cells = st.sampled_from([*CLAIMS, *JUNK]) | names


_REASON: Final = st.just("") | _cells
_REMARKS: Final = st.just(()) | st.tuples(st.tuples(st.sampled_from(["改进措施", "存在问题"]), _cells))
_ROW: Final = indicators(junk=True)


@st.composite
def _rows(draw: st.DrawFn) -> Indicator:
    """Indicators under names of the vocabulary, with a cell or a reason that claims something."""
    indicator = draw(_ROW)
    changes: dict[str, Any] = {"name": draw(names)}
    for field in ("target", "actual"):
        if draw(st.booleans()):
            changes |= {field: draw(_cells), f"{field}_text": ""}
    return attrs.evolve(indicator, reason=draw(_REASON), **changes)


_CATEGORY: Final = st.builds(Category, names, st.lists(_rows(), min_size=1, max_size=3))
_DIMENSION: Final = st.builds(Dimension, names, st.lists(_CATEGORY, min_size=1, max_size=2), st.none() | weights)


def odd_forms() -> st.SearchStrategy[SelfEvaluation]:
    """Forms whose names are words of reports, and whose cells and texts claim something."""
    return st.builds(
        SelfEvaluation,
        names,
        st.lists(_DIMENSION, min_size=1, max_size=3),
        st.none() | budgets(),
        st.sampled_from([None, 2023]),
        unit=names,
        department=names,
        goal=_REASON,
        outcome=_REASON,
        remarks=_REMARKS,
        self_total=st.none() | decimals(0, 120),
        self_grade=st.none() | st.sampled_from(Grade),
    )
