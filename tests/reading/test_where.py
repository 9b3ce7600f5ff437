"""Where each value of a form stands in its source, in every layout that has rows and columns."""

from __future__ import annotations

import json
from typing import Any

import pytest

from perfeval import Cell, PerfevalError, read_form, read_forms
from tests.reading.test_forms import FILES
from tests.reading.test_labelled import CASES, source_of
from tests.where import grid_of, strays

HEADINGS: list[Any] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
ROW: list[Any] = ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", "90", None]

SOURCES: dict[str, Any] = {
    **{path.name: path.read_text(encoding="utf-8") for path in FILES if path.suffix != ".json"},
    **{path.name: json.loads(path.read_text(encoding="utf-8")) for path in FILES if path.suffix == ".json"},
    **{case["id"]: source_of(case) for case in CASES},
}


@pytest.mark.parametrize("name", SOURCES)
def test_the_cell_of_a_field_holds_what_the_field_says(name: str) -> None:
    """In published and in labelled forms, as rows, as text, as Markdown and as HTML."""
    try:
        forms = read_forms(SOURCES[name])
    except PerfevalError:
        return
    grid = grid_of(SOURCES[name])

    assert [stray for form in forms for stray in strays(form, grid)] == []


@pytest.mark.parametrize("name", [name for name, source in SOURCES.items() if not isinstance(source, str)])
def test_what_is_read_from_rows_has_its_cell(name: str) -> None:
    """Each field of an indicator that says something, and the points if they are blank."""
    try:
        forms = read_forms(SOURCES[name])
    except PerfevalError:
        return
    indicators = [each for form in forms for each in form.indicators]
    fields = ("name", "target_text", "actual_text", "weight", "self_score", "reason", "standard", "reviewed_score")
    lost = [
        (each.name, field)
        for each in indicators
        for field in fields
        if getattr(each, field) not in {"", None} and field.removesuffix("_text") not in each.cells
    ]

    assert lost == []


def places(rows: list[list[Any]]) -> list[tuple[str, Cell | None]]:
    """The points of each indicator, and where they stand."""
    return [(each.name, each.cells.get("self_score")) for form in read_forms(rows) for each in form.indicators]


def test_empty_rows_and_columns_count() -> None:
    """A row is that of the sheet, whatever stands above it and left of it."""
    rows: list[list[Any]] = [[], [None, ""], ["上表已报"], *([None, None, *row] for row in (HEADINGS, ROW))]

    assert places(rows) == [("宣传次数", Cell(5, 9))]


def test_a_row_that_ends_before_its_points() -> None:
    """Libraries leave out the empty cells at the end of a row."""
    assert places([HEADINGS, [*ROW[:-1], "90"], ROW[:6]])[1] == ("宣传次数", Cell(3, 7))


def test_a_row_without_the_cells_that_are_merged_into_those_above() -> None:
    """It stands further left, and its points do, too."""
    assert places([HEADINGS, ROW, ["宣传册数量", "≥100册", "90册", "5"]])[1] == ("宣传册数量", Cell(3, 5))


def test_forms_one_below_the_other_and_side_by_side() -> None:
    """Each has the rows and the columns of the sheet."""
    below = [HEADINGS, ROW, [], ["项目名称", "巡查经费"], HEADINGS, ROW]
    beside = [[*HEADINGS, None, *HEADINGS], [*ROW, None, *ROW]]

    assert [cell for _, cell in places(below)] == [Cell(2, 7), Cell(6, 7)]
    assert [cell for _, cell in places(beside)] == [Cell(2, 7), Cell(2, 15)]


def test_several_tables() -> None:
    """A document with several tables counts them."""
    table = "<table>" + "".join(f"<tr>{''.join(f'<td>{text or chr(32)}' for text in row)}" for row in [HEADINGS, ROW])
    forms = read_forms(f"{table}</table><p>另一项目</p>{table}</table>")

    assert [each.cells["self_score"] for form in forms for each in form.indicators] == [Cell(2, 7), Cell(2, 7, 2)]


def test_a_column_over_several_places() -> None:
    """A merged cell stands where it starts; points that stand further right stand there."""
    headings = [*HEADINGS[:6], "得分", None, "备注"]

    assert [cell for _, cell in places([headings, [*ROW[:6], None, None, None]])] == [Cell(2, 7)]
    assert [cell for _, cell in places([headings, [*ROW[:6], None, 90, None]])] == [Cell(2, 8)]


def test_a_tier_over_the_place_of_the_name() -> None:
    """Where a cell of an upper tier names the indicator, that cell is its name's."""
    form = read_form([HEADINGS, ROW, ["效益指标", "就业率", None, "≥3%", "6%", "10", None]])

    assert form.indicators[1].cells["name"] == Cell(3, 2)


def test_a_table_far_below() -> None:
    """Text may have more lines than a sheet has rows."""
    lines = "\n" * 1_100_000 + "\n".join("\t".join(str(text or "") for text in row) for row in [HEADINGS, ROW])

    assert read_form(lines).indicators[0].cells["self_score"] == Cell(1_100_002, 7)


def test_text_that_has_lost_its_rows() -> None:
    """Where each cell has a line of its own, there is no row and no column to point to."""
    form = read_form("\n".join([*HEADINGS, *ROW[:6]]))

    assert [(each.name, each.target_text) for each in form.indicators] == [("宣传次数", "≥3次")]
    assert not form.indicators[0].cells


def test_no_column_no_cell() -> None:
    """A table without a column of points has no place for them."""
    cells = read_form([HEADINGS[:6], ROW[:6]]).indicators[0].cells

    assert set(cells) == {"name", "target", "actual", "weight"}


class TestFunds:
    """The execution of the budget has its points in the block of funds, or in a row of the indicators."""

    FUNDS: tuple[list[Any], ...] = (
        ["项目资金（万元）", None, "全年预算数", "全年执行数"],
        [None, "年度资金总额", 20, 19],
    )
    EXECUTION: tuple[Any, ...] = ("预算执行率", "预算执行率", "预算执行率", "100%", "95%", "10", None)

    def cells(self, *rows: Any) -> dict[str, Cell]:
        """The cells of the budget in a form with some more rows."""
        budget = read_form([*rows[:-1], HEADINGS, rows[-1], ROW]).budget
        assert budget is not None
        return dict(budget.cells)

    def test_a_row_of_the_indicators_has_the_points(self) -> None:
        """And its rate, where the block of funds has none."""
        assert self.cells(*self.FUNDS, self.EXECUTION) == {
            "adjusted": Cell(2, 3),
            "executed": Cell(2, 4),
            "printed_rate": Cell(4, 5),
            "weight": Cell(4, 6),
            "self_score": Cell(4, 7),
        }

    def test_both_have_the_points(self) -> None:
        """The block of funds has its own cells, unless the points stand in the row alone."""
        funds = ([*self.FUNDS[0], "分值", "得分"], [*self.FUNDS[1], 10, None])

        assert self.cells(*funds, self.EXECUTION)["self_score"] == Cell(2, 6)
        assert self.cells(*funds, [*self.EXECUTION[:6], "9.5"])["self_score"] == Cell(4, 7)

    def test_amounts_in_a_row_of_the_indicators(self) -> None:
        """Where there is no block of funds."""
        assert self.cells(["预算执行率", None, "预算执行率", "20万元", "19万元", "10", None]) == {
            "adjusted": Cell(2, 4),
            "executed": Cell(2, 5),
            "weight": Cell(2, 6),
            "self_score": Cell(2, 7),
        }

    def test_amounts_beside_labels(self) -> None:
        """Where they stand as label and value."""
        cells = self.cells(["项目名称", "宣传经费"], ["全年预算数", 20, "全年执行数", 19, "执行率", "95%"], ROW)

        assert cells == {"adjusted": Cell(2, 2), "executed": Cell(2, 4), "printed_rate": Cell(2, 6)}

    def test_a_sum_has_no_row(self) -> None:
        """Where the form prints no total of its funds, nothing can be written there."""
        heads = [*self.FUNDS[0], "分值", "得分"]
        sources = [[None, name, 10, 9, 10, None] for name in ("中央财政资金", "省级财政资金")]

        assert self.cells(heads, *sources, ROW) == {}


class TestBelow:
    """The total and the grade."""

    def cells(self, *rows: list[Any]) -> dict[str, Cell]:
        """The cells of a form with some more rows below its indicators."""
        return dict(read_form([HEADINGS, ROW, *rows]).cells)

    def test_they_stand_where_they_are_printed(self) -> None:
        """In a column, beside a label, or with the label in one cell."""
        assert self.cells(["总分", None, None, None, None, "90", "88.5"]) == {"self_total": Cell(3, 7)}
        assert self.cells(["自评总分", "88.5", "自评等级", "良"]) == {
            "self_total": Cell(3, 2),
            "self_grade": Cell(3, 4),
        }
        assert self.cells(["总分：88.5（良）"]) == {"self_total": Cell(3, 1), "self_grade": Cell(3, 1)}
        assert self.cells(["总分", None, None, None, None, "88.5", "良"])["self_grade"] == Cell(3, 7)

    def test_they_stand_where_they_are_to_be_printed(self) -> None:
        """The total in the column of points, the grade beside its label and the copies that merging leaves of it."""
        assert self.cells(["总分", None, None, None, None, "90", None]) == {"self_total": Cell(3, 7)}
        assert self.cells(["总分", None, None, None, None, None, None]) == {"self_total": Cell(3, 7)}
        assert self.cells(["自评总分："]) == {"self_total": Cell(3, 2)}
        assert self.cells(["自评等级", "自评等级", None, None]) == {"self_grade": Cell(3, 3)}
        assert self.cells(["总分", "90", None, None, None, None, "优"]) == {"self_grade": Cell(3, 7)}
        assert self.cells(["自评等级", "/"]) == {"self_grade": Cell(3, 2)}

    def test_the_total_of_a_reviewer(self) -> None:
        """It has a column of its own."""
        form = read_form([[*HEADINGS, "复核得分"], [*ROW, 80], ["总分", None, None, None, None, "90", None, 80]])

        assert dict(form.cells) == {"self_total": Cell(3, 7), "reviewed_total": Cell(3, 8)}
