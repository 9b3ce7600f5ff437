"""Reading takes time in proportion to what is read: rows, forms, and what is no form, in every layout."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

import pytest

from perfeval import PerfevalError
from perfeval.reading import read_forms
from tests.growth import grows_at_most

HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
ROW = ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", "1", "1", ""]

Rows = Sequence[Sequence[str]]


def form(count: int, name: str = "甲项目") -> list[list[str]]:
    """A form of so many indicators."""
    rows = [[*ROW[:2], f"宣传次数{number}", *ROW[3:]] if number % 3 else ["", "", *ROW[2:]] for number in range(count)]
    return [["项目名称", name], HEADINGS, *rows, ["总分", "", "", "", "", str(count), str(count), ""]]


SHAPES: dict[str, Callable[[int], Rows]] = {
    "one form": form,
    "many forms": lambda count: [row for number in range(count // 12) for row in form(10, f"项目{number}")],
    "titles and no totals": lambda count: [
        row for number in range(count // 4) for row in ([f"第{number}个项目绩效自评表"], HEADINGS, ROW, ROW)
    ],
    "one title over and over": lambda count: [
        ["项目绩效自评表"],
        HEADINGS,
        ROW,
        *([["项目绩效自评表"]] * count),
        HEADINGS,
    ],
    "page marks": lambda count: [HEADINGS, ROW, *([["— 3 —"]] * count), ROW],
    "torn tiers": lambda count: [HEADINGS, ROW, *([["效益指"], ["标"]] * (count // 2))],
    "headings over and over": lambda count: [HEADINGS, ROW, *([HEADINGS] * count)],
    "cells beyond the headings": lambda count: [HEADINGS, *([*ROW, "又", "5"] for _ in range(count))],
    "merged cells dropped": lambda count: [HEADINGS, *(ROW[2:7] for _ in range(count))],
    "torn rows": lambda count: [HEADINGS, ROW, *(["", "", "", "", "", "", "", "又因疫情"] for _ in range(count))],
    "pages": lambda count: [HEADINGS, *(row for _ in range(count // 2) for row in (ROW, ["— 3 —"]))],
    "no form": lambda count: [["项目名称", "指标", "全年预算数", "全年执行数"] for _ in range(count)],
}
LAYOUTS: dict[str, Callable[[Rows], str | Rows]] = {
    "rows": lambda rows: rows,
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
    "Markdown": lambda rows: "\n".join(f"|{'|'.join(row)}|" for row in rows),
    "HTML": lambda rows: f"<table>{''.join('<tr>' + ''.join(f'<td>{text}' for text in row) for row in rows)}</table>",
    "commas": lambda rows: "\n".join(",".join(row) for row in rows),
    "lines": lambda rows: "\n".join("\n".join(row) for row in rows),
}


@pytest.mark.growth
@pytest.mark.parametrize(
    ("shape", "layout"),
    [*((shape, "rows") for shape in SHAPES), *(("one form", layout) for layout in LAYOUTS if layout != "rows")],
)
def test_reading_is_linear(shape: str, layout: str) -> None:
    """Four times the rows take four times as long, and not sixteen."""

    def read(source: str | Rows) -> None:
        with contextlib.suppress(PerfevalError):
            read_forms(source)

    assert grows_at_most(1.3, lambda count: LAYOUTS[layout](SHAPES[shape](count)), read, 120)
