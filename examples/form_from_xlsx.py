"""Read a form from an Excel workbook with openpyxl, merged cells and all, and score it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl

from perfeval import evaluate, read_form
from perfeval.rulebooks import MOF_2020


def write_workbook(path: Path) -> None:
    """Write a small form with merged cells; it stands in for yours."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (
        ["项目支出绩效自评表（2023年度）"],
        ["项目名称", "宣传经费"],
        ["项目资金（万元）", None, None, "全年预算数", "全年执行数", "分值", "得分"],
        [None, "年度资金总额", None, 0.2, 0.19, 10, 9.5],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 30, 30],
        [None, None, "宣传册数量", "≥100册", "90册", 30, 30],
        ["满意度指标", "服务对象满意度指标", "宣传对象满意度", "≥95%", "100%", 30, 30],
    ):
        sheet.append(row)
    for merged in ("A1:G1", "B2:G2", "A3:A4", "A6:A7", "B6:B7"):
        sheet.merge_cells(merged)
    workbook.save(path)


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "绩效自评表.xlsx"
    write_workbook(path)

    # From here on it is what you write: the cells' values go in as they are, numbers as numbers.
    workbook = openpyxl.load_workbook(path, data_only=True)
    form = read_form(workbook.active.iter_rows(values_only=True))

card = evaluate(form, MOF_2020)
print(card)
print(card.total, card.grade)
