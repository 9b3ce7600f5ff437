"""Read the forms of an Excel workbook with openpyxl, merged cells, hidden rows and all, and score them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from perfeval import evaluate, read_forms
from perfeval.rulebooks import MOF_2020


def write_workbook(path: Path) -> None:
    """Write a workbook with a cover and a small form; it stands in for yours."""
    workbook = openpyxl.Workbook()
    workbook.active.append(["2023年度绩效自评材料"])
    sheet = workbook.create_sheet("自评表")
    for row in (
        ["项目支出绩效自评表（2023年度）"],
        ["项目名称", "宣传经费"],
        ["项目资金（万元）", None, None, "全年预算数", "全年执行数", "分值", "得分"],
        [None, "年度资金总额", None, 0.2, 0.19, 10, 9.5],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 30, 30],
        [None, None, "示例指标", "≥1次", "1次", 5, 5],
        [None, None, "宣传册数量", "≥100册", "90册", 30, 30],
        ["满意度指标", "服务对象满意度指标", "宣传对象满意度", "≥95%", 0.985, 30, 30],
    ):
        sheet.append(row)
    for merged in ("A1:G1", "B2:G2", "A3:A4", "A6:A8", "B6:B8"):
        sheet.merge_cells(merged)
    sheet["E9"].number_format = "0.0%"
    sheet.row_dimensions[7].hidden = True
    workbook.save(path)


def shown(cell: Cell | MergedCell) -> object:
    """The value of a cell; a percentage as it is shown, since Excel keeps 98.5% as 0.985."""
    value = cell.value
    if isinstance(value, (int, float)) and "%" in cell.number_format:
        return f"{value * 100:.10g}%"
    return value


def rows_of(sheet: Worksheet) -> Iterator[list[object]]:
    """The cells of each row; a hidden row is empty, so that the others keep their numbers."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield [] if sheet.row_dimensions[number].hidden else [shown(cell) for cell in row]


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "绩效自评表.xlsx"
    write_workbook(path)

    # From here on it is what you write: a sheet without a form, such as the cover, has none to give.
    workbook = openpyxl.load_workbook(path, data_only=True)
    forms = [form for sheet in workbook.worksheets for form in read_forms(rows_of(sheet))]

for form in forms:
    card = evaluate(form, MOF_2020)
    print(card)
    print(card.total, card.grade)
