"""Write points back into the clerk's own workbook with openpyxl: each into its cell, with its reasons as a comment."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from perfeval import Cell, ExecutionScore, IndicatorScore, Scorecard, SelfEvaluation, evaluate, read_form
from perfeval.rulebooks import MOF_2020

#: The sheet that has the form; others, such as a cover, are left alone.
SHEET = "自评表"


def write_workbook(path: Path) -> None:
    """Write a filled form without points, with merged cells, styles and formulas; it stands in for yours."""
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet(SHEET)
    for row in (
        ["项目支出绩效自评表（2023年度）"],
        [],
        ["项目名称", None, "宣传经费"],
        ["项目资金（万元）", None, None, "全年预算数", "全年执行数", "分值", "得分", "执行率"],
        ["年度资金总额", None, None, 0.2, 0.19, 10, None, "=E5/D5"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 20],
        [None, None, "宣传册数量", "≥100册", "90册", 30, None, "纸张涨价，下年提前采购"],
        ["效益指标", "社会效益指标", "政策知晓情况", "显著提高", "有所提高", 30],
        ["满意度指标", "服务对象满意度指标", "宣传对象满意度", "≥95%", "100%", 10],
        ["总分", None, None, None, None, "=F5+SUM(F7:F10)"],
        ["自评等级"],
    ):
        sheet.append(row)
    for merged in "A1:H1 A3:B3 C3:H3 A4:C4 A5:C5 A7:A8 B7:B8 A11:E11 A12:B12 C12:H12".split():
        sheet.merge_cells(merged)
    sheet["A1"].font = Font(size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    sheet["H5"].number_format = "0.00%"
    sheet["G8"].fill = PatternFill("solid", fgColor="FFF2CC")
    sheet.column_dimensions["C"].width = 24
    workbook.save(path)


def read(path: Path) -> SelfEvaluation:
    """The form with the values of its formulas; its rows are those of the sheet, from the first one on."""
    return read_form(openpyxl.load_workbook(path, data_only=True)[SHEET].iter_rows(values_only=True))


def at(sheet: Worksheet, place: Cell) -> openpyxl.cell.Cell:
    """The cell to write into, where merged cells cover the place: their first one, or the one right of a label."""
    cell = sheet.cell(place.row, place.column)
    if not isinstance(cell, MergedCell):
        return cell
    area = next(each for each in sheet.merged_cells.ranges if cell.coordinate in each)
    first = sheet.cell(area.min_row, area.min_col)
    is_label = first.value is not None and area.min_col < place.column
    return sheet.cell(area.min_row, area.max_col + 1) if is_label else first


def results(card: Scorecard) -> Iterator[tuple[str, Cell | None, object, str]]:
    """What there is to write: its name, its place, its value (None while it is open), and why points are lost."""
    scores: list[IndicatorScore | ExecutionScore] = [*([card.execution] if card.execution else []), *card.indicators]
    for score in scores:
        if not score.weight:
            continue  # a row that only breaks another one down has no points
        cells = score.budget.cells if isinstance(score, ExecutionScore) else score.indicator.cells
        why = score.explain().to_text() if score.low < score.weight else ""
        yield score.name, cells.get("self_score"), None if score.unsettled else score.points, why
    scale = card.rulebook.grades
    same = scale.grade(card.low) is scale.grade(card.high)
    yield "总分", card.form.cells.get("self_total"), None if card.unsettled else card.total, ""
    yield "自评等级", card.form.cells.get("self_grade"), scale.name_of(card.grade) if same else None, ""


def write_back(path: Path, card: Scorecard) -> None:
    """Write what is settled into the empty cells of the form, and keep the rest of the workbook as it is."""
    workbook = openpyxl.load_workbook(path)  # with its formulas, which data_only=True would lose
    for name, place, value, why in results(card):
        if place is None:
            print(f"{name}：表中无此栏")
            continue
        cell = at(workbook[SHEET], place)
        if cell.value is not None:
            print(f"{cell.coordinate} {name}：已有 {cell.value}，未改")
            continue
        cell.value = value
        if why:
            cell.comment = Comment(why, "perfeval", width=480, height=120)
        print(f"{cell.coordinate} {name}：{'待评定，留空' if value is None else value}")
    workbook.save(path)


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "绩效自评表.xlsx"
    write_workbook(path)

    # From here on it is what you write.
    form = read(path)
    card = evaluate(form, MOF_2020)
    write_back(path, card)

    # What was open is judged by a person, and what is still empty is filled.
    card = evaluate(form.with_indicator("政策知晓情况", judged="0.7"), MOF_2020)
    print("\n评定之后：")
    write_back(path, card)

    again = read(path)
    points = [each.points for each in card.indicators]
    print("\n再读一遍，得分与表内一致：", [each.self_score for each in again.indicators] == points)
    print(again.self_total, again.self_grade)

    sheet = openpyxl.load_workbook(path)[SHEET]
    print(sheet["H5"].value, sheet["G8"].fill.fgColor.rgb, len(sheet.merged_cells.ranges), "处合并单元格")
    print(f"\nG8 的批注：\n{sheet['G8'].comment.text}")
