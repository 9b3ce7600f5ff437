"""What is read from a workbook is written back into its cells, and what is written into Word stays text."""

from __future__ import annotations

import contextlib
import io
import runpy
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import Budget, SelfEvaluation, evaluate, read_forms
from perfeval._text import one_line
from perfeval.form.cells import cell_text
from perfeval.rulebooks import MOF_2020
from tests.layouts import Table
from tests.standard_form import forms, table_of
from tests.where import strays

openpyxl = pytest.importorskip("openpyxl")
docx = pytest.importorskip("docx")

EXAMPLES = Path(__file__).parent.parent / "examples"


def example(name: str) -> dict[str, Any]:
    """The names of an example, after it has run."""
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(EXAMPLES / f"{name}.py"))


def draw(sheet: Any, table: Table, row: int, left: int) -> int:
    """Write a table as text into a sheet, with its merged cells; return the row below it."""
    covered: set[tuple[int, int]] = set()
    for cells in table:
        column = left
        for each in cells:
            while (row, column) in covered:
                column += 1
            cell = sheet.cell(row, column, each.text)
            cell.data_type = "s"  # ＝100% written as =100% is no formula
            area = {(row + down, column + across) for down in range(each.down) for across in range(each.across)}
            covered |= area
            if len(area) > 1:
                sheet.merge_cells(None, row, column, row + each.down - 1, column + each.across - 1)
            column += each.across
        row += 1
    return row


def without_points(form: SelfEvaluation) -> SelfEvaluation:
    """The form before anybody has scored it."""
    for index in range(len(form.indicators)):
        form = form.with_indicator(index, self_score=None)
    budget = None if form.budget is None else attrs.evolve(form.budget, self_score=None)
    return attrs.evolve(form, budget=budget)


@contextlib.contextmanager
def workbook_of(several: list[SelfEvaluation], above: int, left: int) -> Iterator[Path]:
    """A workbook with forms one below the other."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    row = above + 1
    for form in several:
        row = draw(workbook.active, table_of(form), row, left + 1) + 2
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "自评表.xlsx"
        workbook.save(path)
        yield path


def sheet_of(path: Path, *, read_only: bool = False) -> Any:
    """The sheet of a workbook."""
    return openpyxl.load_workbook(path, read_only=read_only).active


@settings(max_examples=15)
@given(
    several=st.lists(forms(), min_size=1, max_size=2),
    above=st.integers(0, 3),
    left=st.integers(0, 2),
    read_only=st.booleans(),
)
def test_the_cells_are_those_of_the_sheet(
    several: list[SelfEvaluation], above: int, left: int, read_only: bool
) -> None:
    """With merged cells, several forms, and a first row that is used further down."""
    with workbook_of(several, above, left) as path:
        source = sheet_of(path, read_only=read_only)
        read = read_forms(source.iter_rows(values_only=True))
        source.parent.close()
        sheet = sheet_of(path)
    grid = {(1, cell.row, cell.column): cell_text(cell.value) for row in sheet.iter_rows() for cell in row}

    assert len(read) == len(several)
    assert [stray for form in read for stray in strays(form, grid)] == []
    assert [each.cells["self_score"].column for form in read for each in form.indicators] == [
        left + 8 for form in several for _ in form.indicators
    ]


WRITE_BACK = example("write_points_back")["write_back"]


@settings(max_examples=15)
@given(form=forms().map(without_points), above=st.integers(0, 3), left=st.integers(0, 2))
def test_points_are_written_where_they_are_due(form: SelfEvaluation, above: int, left: int) -> None:
    """The form has its points as its own then, and says all else as before; merged cells stay."""
    with workbook_of([form], above, left) as path:
        merged = {str(area) for area in sheet_of(path).merged_cells.ranges}
        (before,) = read_forms(sheet_of(path).iter_rows(values_only=True))
        card = evaluate(before, MOF_2020)
        with contextlib.redirect_stdout(io.StringIO()):
            WRITE_BACK(path, card)
        after_sheet = sheet_of(path)
        (after,) = read_forms(after_sheet.iter_rows(values_only=True))

    for score, written in zip(card.indicators, after.indicators, strict=True):
        assert written.self_score == (score.points if score.weight and not score.unsettled else None)
        if score.low < score.weight:
            place = written.cells["self_score"]
            assert after_sheet.cell(place.row, place.column).comment.text == score.explain().to_text()
    assert blank(after) == blank(before)
    assert {str(area) for area in after_sheet.merged_cells.ranges} == merged


def blank(form: SelfEvaluation) -> SelfEvaluation:
    """A form without its points and what follows from them."""
    return attrs.evolve(without_points(form), findings=())


@pytest.mark.parametrize("merged", ["B5:C5", "A5:B5"])
def test_the_grade_stands_right_of_its_label(merged: str, tmp_path: Path) -> None:
    """Whether its own cell is merged, or that of the label."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in (
        ["项目名称", "宣传经费"],
        ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["宣传次数", "≥3次", "2次", 100],
        ["总分", None, None, 100],
        ["自评等级"],
    ):
        workbook.active.append(row)
    workbook.active.merge_cells(merged)
    path = tmp_path / "自评表.xlsx"
    workbook.save(path)

    (form,) = read_forms(sheet_of(path).iter_rows(values_only=True))
    with contextlib.redirect_stdout(io.StringIO()):
        WRITE_BACK(path, evaluate(form, MOF_2020))
    (after,) = read_forms(sheet_of(path).iter_rows(values_only=True))

    assert (str(after.self_total), str(after.self_grade)) == ("66.67", "中")


def test_points_of_two_rows_in_one_cell(tmp_path: Path) -> None:
    """The first has it, and the second does not go beside it."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in (
        ["项目名称", "宣传经费"],
        ["三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["宣传次数", "≥3次", "2次", 50],
        ["宣传册数量", "≥3册", "3册", 50],
    ):
        workbook.active.append(row)
    workbook.active.merge_cells("E3:E4")
    path = tmp_path / "自评表.xlsx"
    workbook.save(path)
    (form,) = read_forms(sheet_of(path).iter_rows(values_only=True))
    with contextlib.redirect_stdout(io.StringIO()):
        WRITE_BACK(path, evaluate(form, MOF_2020))

    assert [[cell.value for cell in row] for row in sheet_of(path)["E3:F4"]] == [[33.33, None], [None, None]]


def test_what_is_filled_or_has_no_column_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A person's own points are not overwritten, and a form without a column for points has none."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in (
        ["项目名称", "宣传经费"],
        ["三级指标", "年度指标值", "实际完成值", "分值"],
        ["宣传次数", "≥3次", "2次", 9],
    ):
        workbook.active.append(row)
    path = tmp_path / "自评表.xlsx"
    workbook.save(path)
    (form,) = read_forms(sheet_of(path).iter_rows(values_only=True))
    WRITE_BACK(path, evaluate(form, MOF_2020))

    assert capsys.readouterr().out.splitlines()[0] == "宣传次数：表中无此栏"

    workbook.active["E2"], workbook.active["E3"] = "得分", 9
    workbook.save(path)
    (form,) = read_forms(sheet_of(path).iter_rows(values_only=True))
    WRITE_BACK(path, evaluate(form, MOF_2020))

    assert (sheet_of(path)["E3"].value, capsys.readouterr().out.splitlines()[0]) == (9, "E3 宣传次数：已有 9，未改")


HOSTILE = "<w:p>&amp;\x01\x0b=1+1\ud800|*_\u202e"


@pytest.mark.parametrize("budget", [None, Budget(adjusted=20, executed=19)])
def test_text_of_a_form_is_text_in_word(budget: Budget | None, tmp_path: Path) -> None:
    """Markup is shown as it is, and what XML cannot hold as a mark."""
    rows = [
        {
            "一级指标": "产出",
            "二级指标": f"类{HOSTILE}",
            "三级指标": HOSTILE,
            "指标值": "≥3次",
            "完成值": "2次",
            "分值": 9,
        },
        {
            "一级指标": "产出",
            "二级指标": f"类{HOSTILE}",
            "三级指标": "乙",
            "指标值": "≥3次",
            "完成值": "3次",
            "分值": 9,
        },
    ]
    form = SelfEvaluation.from_rows(rows, project=HOSTILE, budget=budget)
    document = docx.Document()
    example("report_section_to_docx")["add_section"](document, evaluate(form, MOF_2020))
    document.save(str(tmp_path / "报告.docx"))
    read = docx.Document(str(tmp_path / "报告.docx"))

    shown = "<w:p>&amp;\ufffd\ufffd=1+1\ufffd|*_\u202e"
    (table,) = read.tables
    assert [cell.text for cell in table.rows[-2].cells][:3] == ["产出", f"类{shown}", shown]
    assert [cell.text for cell in table.rows[-1].cells][:3] == ["产出", f"类{shown}", "乙"]
    assert len(table.rows) == 3 + (budget is not None)
    assert sum(one_line(HOSTILE) in paragraph.text for paragraph in read.paragraphs) >= 2


def test_headings_are_those_of_the_narrative() -> None:
    """And one for the table."""
    document = docx.Document()
    form = SelfEvaluation.from_rows(
        [{"三级指标": "宣传次数", "指标值": "≥3次", "完成值": "3次", "分值": 9}], project="宣传"
    )
    card = evaluate(form, MOF_2020)
    example("report_section_to_docx")["add_section"](document, card)

    headings = [each.text for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert headings[0] == "绩效自评结果分析"
    assert headings[1] == "一、项目基本情况"
    assert headings[-1] == "绩效指标得分表"
    assert [each.text for each in document.paragraphs][1:-1] == card.narrative().split("\n\n")
