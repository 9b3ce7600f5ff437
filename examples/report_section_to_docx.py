"""Write the analysis of a report on one form into Word with python-docx: its sentences, and a table of points."""

from __future__ import annotations

import re
import tempfile
from decimal import Decimal
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table

from perfeval import Budget, Scorecard, SelfEvaluation, evaluate
from perfeval.rulebooks import MOF_2020

ROWS = (
    ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", 20, ""),
    ("产出指标", "数量指标", "宣传册数量", "≥100册", "90册", 30, "纸张涨价，下年提前采购"),
    ("效益指标", "社会效益指标", "政策知晓情况", "显著提高", "有所提高", 30, ""),
    ("满意度指标", "服务对象满意度指标", "宣传对象满意度", "≥95%", "100%", 10, ""),
)
HEADINGS = ("一级指标", "二级指标", "三级指标", "分值", "得分", "评分依据")
#: How the narrative numbers its headings.
HEADING = re.compile("[一二三四五六七八九十]+、")
NAMES = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "偏差原因分析")


def plain(text: str) -> str:
    """A text as Word can hold it: what no XML document has is shown as a mark."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def points(low: Decimal, high: Decimal) -> str:
    """Points, or between which two numbers they are."""
    return f"{low:.2f}" if low == high else f"{low:.2f}～{high:.2f}"


def merge(table: Table, first: tuple[int, int], last: tuple[int, int], text: str) -> None:
    """One cell for several rows or columns, from 0."""
    table.cell(*first).merge(table.cell(*last)).text = plain(text)


def add_table(document: Document, card: Scorecard) -> None:
    """The points by tiers, where a tier is one cell beside all that is under it."""
    table = document.add_table(rows=1, cols=6, style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    for score in (*([card.execution] if card.execution else []), *card.indicators):
        texts = (score.name, f"{score.weight:f}", points(score.low, score.high), score.brief)
        for cell, text in zip(table.add_row().cells[2:], texts, strict=True):
            cell.text = plain(text)
        for cell in table.rows[-1].cells[3:5]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    row = 1
    if card.execution:
        merge(table, (row, 0), (row, 2), card.execution.name)
        row += 1
    for dimension in card.dimensions:
        merge(table, (row, 0), (row + len(dimension.indicators) - 1, 0), dimension.name)
        for category in dimension.categories:
            merge(table, (row, 1), (row + len(category.indicators) - 1, 1), category.name)
            row += len(category.indicators)


def add_section(document: Document, card: Scorecard) -> None:
    """The analysis under its own headings, then the table of points."""
    document.add_heading("绩效自评结果分析", level=1)
    for text in card.narrative().split("\n\n"):
        if HEADING.match(text):
            document.add_heading(plain(text), level=2)
        else:
            document.add_paragraph(plain(text))
    document.add_heading("绩效指标得分表", level=2)
    add_table(document, card)


rows = [dict(zip(NAMES, row, strict=True)) for row in ROWS]
budget = Budget(adjusted="0.2", executed="0.19")
form = SelfEvaluation.from_rows(rows, project="宣传经费", year=2023, budget=budget)
card = evaluate(form, MOF_2020)

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "绩效自评报告.docx"
    document = docx.Document()
    add_section(document, card)
    document.save(str(path))

    # What stands in the file now.
    for block in docx.Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                print(" | ".join(cell.text for cell in row.cells))
        else:
            print(block.text)
