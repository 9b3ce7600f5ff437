"""Write the section of a report on one form into Word with python-docx: total, table of points, reasons for losses."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table

from perfeval import Budget, ExecutionScore, IndicatorScore, Scorecard, SelfEvaluation, evaluate
from perfeval.rulebooks import MOF_2020

ROWS = (
    ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", 20, ""),
    ("产出指标", "数量指标", "宣传册数量", "≥100册", "90册", 30, "纸张涨价，下年提前采购"),
    ("效益指标", "社会效益指标", "政策知晓情况", "显著提高", "有所提高", 30, ""),
    ("满意度指标", "服务对象满意度指标", "宣传对象满意度", "≥95%", "100%", 10, ""),
)
HEADINGS = ("一级指标", "二级指标", "三级指标", "分值", "得分", "评分依据")
NAMES = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "偏差原因分析")


def plain(text: str) -> str:
    """A text as Word can hold it: what no XML document has is shown as a mark."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def points(low: Decimal, high: Decimal) -> str:
    """Points, or between which two numbers they are."""
    return f"{low:.2f}" if low == high else f"{low:.2f}～{high:.2f}"


def paragraphs(card: Scorecard) -> Iterator[str]:
    """What the section says before its table; put your own sentences here."""
    year = f"{card.form.year}年度" if card.form.year else ""
    scale = card.rulebook.grades
    grades = dict.fromkeys(scale.name_of(scale.grade(bound)) for bound in (card.low, card.high))
    yield (
        f"“{card.name}”{year}绩效自评得 {points(card.low, card.high)} 分（满分 {card.weight:f} 分），"
        f"等级为{'至'.join(f'“{grade}”' for grade in grades)}。"
    )
    if card.unsettled:
        yield f"尚待评定：{'、'.join(card.unsettled)}。评定之前不计为零分，也不计为满分。"


def losses(card: Scorecard) -> Iterator[tuple[IndicatorScore | ExecutionScore, str]]:
    """Where points are lost or open, with the reason that the form gives."""
    if card.execution and card.execution.low < card.execution.weight:
        yield card.execution, ""
    for score in card.indicators:
        if score.low < score.weight:
            yield score, score.indicator.reason


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
    """A heading, the total and the grade, the table, and why points are lost."""
    document.add_heading("绩效自评结果分析", level=1)
    for text in paragraphs(card):
        document.add_paragraph(plain(text))
    add_table(document, card)
    found = list(losses(card))
    if found:
        document.add_heading("扣分及待评定的原因", level=2)
    for score, reason in found:
        said = score.explain()
        document.add_paragraph(plain(said.title), style="List Bullet")
        for step in said.steps:
            document.add_paragraph(plain(step.to_text()), style="List Continue")
        if reason:
            document.add_paragraph(plain(f"单位说明：{reason}"), style="List Continue")


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
