"""The doors: which layout a source has, and the rows behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from perfeval._text import squeeze
from perfeval.errors import InvalidForm
from perfeval.reading.doors.beside import apart
from perfeval.reading.doors.captions import captioned
from perfeval.reading.doors.cells import is_rows, rows_of
from perfeval.reading.doors.commas import comma_rows
from perfeval.reading.doors.frames import unframed
from perfeval.reading.doors.grouped import regrouped
from perfeval.reading.doors.html import html_rows, index_named, is_html
from perfeval.reading.doors.indexed import unindexed
from perfeval.reading.doors.lines import stream_rows
from perfeval.reading.doors.markdown import markdown_rows
from perfeval.reading.doors.named import headed
from perfeval.reading.doors.packed import unpacked
from perfeval.reading.doors.stacked import by_project
from perfeval.reading.doors.strangers import named, of_json, of_records, of_two_kinds, refused
from perfeval.reading.doors.tabs import tabbed_rows
from perfeval.reading.grid import Row, bounded, limit_signs

#: Words of headings by which a form is known that has lost its cells.
_TRACES: Final = ("三级指标", "指标值", "完成值", "分值", "得分", "年度指标", "实际完成", "满意度指标", "产出指标")


#: What rows of indicators say that have lost their headings: tiers, bounds, and a hundred points in all.
_TIERS: Final = ("产出指标", "数量指标", "质量指标", "时效指标", "成本指标", "效益指标", "可持续影响指标", "满意度指标")
_BOUND: Final = re.compile(r"[≥≤=<>]\|*[0-9]")
_HUNDRED: Final = re.compile(r"(?:合计|总分|总计)\|*100(?![0-9.,%万亿元])")


def _has_rows(flat: str) -> bool:
    """Whether a text has rows of indicators, and no headings."""
    tiers = sum(word in flat for word in _TIERS) + ("服务对象满意度指标" in flat)
    return tiers >= 3 and _HUNDRED.search(flat) is not None and len(_BOUND.findall(flat)) >= 3


def lost_cells(source: object) -> InvalidForm | None:
    """Say that a source has records, or a text the words of a form and no cells; None for any other."""
    records = of_records(source)
    if records is not None or not isinstance(source, str):
        return records
    flat = squeeze(source[:200_000])
    headed = "一级指标" in flat and sum(word in flat for word in _TRACES) >= 4
    if not headed and not _has_rows(flat):
        return None
    return InvalidForm(
        "the text has the words of a form, but its cells are gone: no row of headings stands above rows of cells",
        remedy="pass the cells: extract_tables() of pdfplumber, the tables of python-docx, or text with its tabs",
    )


def documents(source: object) -> Iterator[list[Row]]:
    """The rows of a source, once for each layout that it may have, the likeliest first."""
    stranger = named(source) or of_json(source)
    if stranger is not None:
        raise stranger
    if isinstance(source, str):
        yield from _in_text(source)
    elif is_rows(source):
        yield _taken_apart(bounded(rows_of(source)))
    else:
        raise refused(source)


def _taken_apart(rows: list[Row]) -> list[Row]:
    """The rows, where forms that stand in one table stand one below the other, and so do indicators of one row."""
    return list(headed(list(by_project(list(unpacked(list(regrouped(list(apart(list(unindexed(rows))))))))))))


def _in_text(text: str) -> Iterator[list[Row]]:
    if is_html(text):
        if (mixed := of_two_kinds(text)) is not None:
            raise mixed
        yield _taken_apart(bounded(index_named(html_rows(text))))
        return
    text = unframed(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if (mixed := of_two_kinds(text)) is not None:
        raise mixed
    lines = text.split("\n")
    for sign, rows in (("\t", tabbed_rows), ("|", markdown_rows), (",", comma_rows), ("", stream_rows)):
        if sign in text:
            limit_signs(text, sign)
            yield _taken_apart(bounded(captioned(rows(lines))))
