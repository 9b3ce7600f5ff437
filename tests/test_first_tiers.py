"""Other first tiers than 产出, 效益 and 满意度: 决策, 过程 and 管理 are read, weighted and scored as such."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest

from perfeval import evaluate, read_form
from perfeval.rulebooks import MOF_2020

#: 决策 10, 管理 25, 产出 30, 效益 35, as forms of Yinchuan (银川) have it.
ROWS = [
    ["项目名称", "职教经费"],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["决策指标", "项目立项", "立项规范性", "规范", "规范", "10", "10"],
    ["管理指标", "资金管理", "资金到位率", "≥100%", "100%", "15", "15"],
    ["", "组织实施", "制度执行率", "≥100%", "95%", "10", "9.5"],
    ["产出指标", "数量指标", "培训人数", "≥500人", "498人", "30", "29"],
    ["效益指标", "社会效益指标", "就业率", "≥90%", "92%", "35", "35"],
]
LAYOUTS: dict[str, Callable[[list[list[str]]], str | list[list[str]]]] = {
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "Markdown": lambda rows: "\n".join(f"|{'|'.join(row)}|" for row in rows),
    "lines": lambda rows: "\n".join(text for row in rows for text in row if text),
    "rows": lambda rows: rows,
}
YINCHUAN = attrs.evolve(
    MOF_2020, name="YINCHUAN", execution_weight=0, weights={"决策": 10, "管理、过程": 25, "产出": 30, "效益": 35}
)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["管理指标", "过程指标"])
def test_other_first_tiers(name: str, layout: str) -> None:
    """In every layout, with cells and without; a rulebook that has them finds nothing odd."""
    rows = [[text.replace("管理指标", name) for text in row] for row in ROWS]
    form = read_form(LAYOUTS[layout](rows))
    card = evaluate(form, YINCHUAN)

    tiers = {each.name: str(each.weight) for each in card.dimensions}
    assert tiers == {"决策指标": "10", name: "25", "产出指标": "30", "效益指标": "35"}
    assert card.total == Decimal("99.38")
    assert [each.code for each in card.findings] == []
