"""Values know their place in the source, and are the same values wherever they stood."""

from __future__ import annotations

import json
import pickle
from typing import Any

import attrs
import pytest

from perfeval import Budget, Cell, Cells, Indicator, InvalidForm, SelfEvaluation, evaluate, read_form
from perfeval.rulebooks import MOF_2020

HEADINGS: list[object] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
ROWS: list[list[object]] = [
    [],
    ["项目名称", "宣传经费"],
    ["项目资金（万元）", None, "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [None, "年度资金总额", 20, 19, 10, "95%", None],
    HEADINGS,
    ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 50, None, None],
    [None, None, "宣传册数量", "≥100册", "90册", 40, 36, "纸张涨价"],
    ["总分", None, None, None, None, 100, None, None],
    ["自评等级"],
]
FORM = read_form(ROWS)
BARE = SelfEvaluation.from_dict(FORM.to_dict())


def test_every_cell_of_a_row_has_its_place() -> None:
    """The empty one of a column that exists, too."""
    assert [each.cells for each in FORM.indicators] == [
        {field: Cell(row, column) for column, field in enumerate(FIELDS, start=3)} for row in (6, 7)
    ]


FIELDS = ("name", "target", "actual", "weight", "self_score", "reason")


def test_funds_total_and_grade_have_theirs() -> None:
    """What is empty as well: the total in the column of points, the grade beside its label."""
    assert FORM.budget is not None
    assert FORM.budget.cells == {
        "adjusted": Cell(4, 3),
        "executed": Cell(4, 4),
        "weight": Cell(4, 5),
        "printed_rate": Cell(4, 6),
        "self_score": Cell(4, 7),
    }
    assert FORM.cells == {"project": Cell(2, 2), "self_total": Cell(8, 7), "self_grade": Cell(9, 2)}


def test_the_scored_tree_shows_them() -> None:
    """Points are written where the form has their column."""
    card = evaluate(FORM, MOF_2020)

    assert [each.indicator.cells["self_score"] for each in card.indicators] == [Cell(6, 7), Cell(7, 7)]


def test_they_are_no_part_of_what_a_form_says() -> None:
    """Equality, hashes, texts and plain data do not have them."""
    assert FORM == BARE
    assert hash(FORM) == hash(BARE)
    assert [each.cells for each in (BARE, BARE.budget, *BARE.indicators) if each is not None] == [Cells({})] * 4
    assert "cells" not in json.dumps(FORM.to_dict())
    assert "Cell" not in repr(FORM)


@pytest.mark.parametrize(
    "form",
    [
        attrs.evolve(FORM, year=2023),
        FORM.with_indicator("宣传次数", self_score=50),
        pickle.loads(pickle.dumps(FORM)),
    ],
    ids=["evolved", "corrected", "pickled"],
)
def test_they_stay_with_the_values(form: SelfEvaluation) -> None:
    """What is made of a form that was read knows its place as well."""
    assert form.cells == FORM.cells
    assert [each.cells for each in form.indicators] == [each.cells for each in FORM.indicators]


def test_what_was_not_read_has_none() -> None:
    """Nor has what stood in text without tables."""
    assert not Indicator("宣传次数").cells
    assert not Budget().cells
    assert not SelfEvaluation.from_rows([{"三级指标": "宣传次数", "分值": 5}], project="宣传经费").cells
    lines = "\n".join(str(text) for text in [*HEADINGS[:7], "产出指标", "数量指标", "宣传次数", "≥3次", "6次", 90, 90])
    assert not read_form(lines).indicators[0].cells


def test_cells_are_a_value() -> None:
    """They can be kept in a set, and compare with any mapping."""
    cells = Cells({"weight": Cell(9, 7), "self_score": Cell(9, 8)})

    assert {cells, Cells(dict(cells))} == {cells}
    assert cells == {"self_score": Cell(9, 8), "weight": Cell(9, 7)}
    assert (len(cells), "reason" in cells, cells.get("reason")) == (2, False, None)
    assert (repr(cells), repr(Cells({}))) == ("<Cells of weight, self_score>", "<Cells of nothing>")
    assert len(repr(Cells({f"field_{number}": Cell(1, 1) for number in range(99)}))) <= 100
    assert pickle.loads(pickle.dumps(cells)) == cells
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        cells._found = {}  # type: ignore[misc]
    with pytest.raises(KeyError):
        cells["reason"]


@pytest.mark.parametrize("number", [0, -1, True, "8", 1.0, None])
@pytest.mark.parametrize("field", ["row", "column", "table"])
def test_a_number_that_is_none_of_a_cell_is_refused(field: str, number: Any) -> None:
    """Rows, columns and tables are counted from 1."""
    with pytest.raises(InvalidForm, match=r"is no number of a row, a column or a table\n  instead: write 1, 2, 3, …"):
        Cell(**{"row": 1, "column": 1, field: number})


@pytest.mark.parametrize("cells", [None, 5, "self_score", [Cell(1, 1)], {"self_score": (9, 8)}, {7: Cell(9, 8)}])
def test_what_is_no_mapping_to_cells_is_refused(cells: Any) -> None:
    """The message says what to write."""
    for take in (Cells, lambda cells: Indicator("宣传次数", cells=cells)):
        with pytest.raises(InvalidForm, match=r'instead: write \{"self_score": Cell\(row=9, column=8\), …\}'):
            take(cells)


def test_a_mapping_will_do() -> None:
    """Whoever reads in another way can say where values stand."""
    assert Indicator("宣传次数", cells={"self_score": Cell(9, 8)}).cells == Cells({"self_score": Cell(9, 8)})
