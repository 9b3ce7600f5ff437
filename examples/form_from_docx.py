"""Read a form from a Word document with python-docx, paragraphs, merged cells and all, and score it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.table import Table

from perfeval import evaluate, read_form
from perfeval.rulebooks import MOF_2020


def write_document(path: Path) -> None:
    """Write a document with one form in a table; it stands in for yours."""
    rows = (
        ("项目名称", "宣传经费", "", "", "", "", ""),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
        ("产出指标", "数量指标", "宣传次数", "≥3次", "6次", "50分", "50分"),
        ("", "", "宣传册数量", "≥100册", "90册", "40分", "40分"),
        ("满意度指标", "服务对象满意度指标", "宣传对象满意度", "≥95%", "100%", "10分", "10分"),
    )
    document = docx.Document()
    document.add_heading("项目支出绩效自评表")
    document.add_paragraph("（2023年度）")
    table = document.add_table(rows=len(rows), cols=7)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first, last in (((0, 1), (0, 6)), ((2, 0), (3, 0)), ((2, 1), (3, 1))):
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = merged.text.strip()
    document.save(str(path))


def rows_of(document: Document) -> Iterator[list[str]]:
    """The paragraphs and the rows of tables in their order: title, year and unit often stand above the table."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from cells_of(block)
        else:
            yield [block.text]


def cells_of(table: Table) -> Iterator[list[str]]:
    """The rows of a table; a merged cell stands in all its places, and counts in the first, as its points do."""
    seen: set[object] = set()
    for row in table.rows:
        texts = []
        for cell in row.cells:
            place = cell._tc  # noqa: SLF001 - python-docx has no other name for what is merged
            texts.append("" if place in seen else cell.text)
            seen.add(place)
        yield texts


with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "绩效自评表.docx"
    write_document(path)

    # From here on it is what you write.
    form = read_form(rows_of(docx.Document(str(path))))

card = evaluate(form, MOF_2020)
print(card)
print(card.total, card.grade)
