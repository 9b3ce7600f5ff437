"""Every number of a form comes out of it: forms of others, held against their sources number by number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfeval import InvalidForm
from perfeval._text import plain
from perfeval.reading import trace
from tests.reading.test_forms import source_of as golden_source
from tests.reading.test_labelled import CASES, labels_of, source_of

HERE = Path(__file__).parent
GOLDENS = sorted(path for path in (HERE / "forms").iterdir() if path.is_file())

#: Where a cell went that is no word of the form itself, so that a number in it counts something of the paper.
PAPER = re.compile(
    "headings?|label|title|page|blank row|side of the table|自评结论|unit|goal|remark 小计|分值合计|序号|No"
)

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
#: What numbers an indicator or a tier in front of its name.
_SERIAL = re.compile(
    r"^\s*(?:指标\s*)?[(（]?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}(?![.,，]?[0-9])[)）]?\s*[:：、.．]?|^[①-⑳]"
)


def numbers(text: str) -> Iterator[Decimal]:
    """The numbers in a text, thousands joined."""
    flat = re.sub(r"(?<=[0-9])[,，](?=[0-9]{3}(?![0-9]))", "", plain(text))
    return (Decimal(number) for number in _NUMBER.findall(flat))


def lost(source: Any) -> list[str]:
    """The cells of forms whose numbers are in none of the forms, and those that the ledger does not know."""
    seen = trace(source)
    if seen.faults:
        # The rows with faults are in no form, and the errors show them.
        return []
    kept = set(numbers(json.dumps([form.to_dict() for form in seen.forms], ensure_ascii=False)))
    # A column of the funds may have a unit of its own.
    scaled = {Decimal(f"{number:f}e-4") for number in kept}
    unread = {(cell.text, cell.place) for cell in seen.unread}
    found = []
    for row, column, went in seen.cells():
        text = row.cells[column]
        if not went:
            found += [] if (text, row.place(column)) in unread else [f"{text} is nowhere"]
        elif not PAPER.fullmatch(went) and not set(numbers(_SERIAL.sub("", text))) <= kept | scaled:
            found.append(f"{text} went to {went}, and is not there")
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_no_number_is_lost_of_forms_of_others(case: dict[str, Any]) -> None:
    """Whatever the labels say: a number is in a field, a remark or among the unread."""
    try:
        assert lost(source_of(case)) == []
    except InvalidForm:
        assert {"refuse", "refuse_or_say"} & {key for label in labels_of(case) for key in label}


@pytest.mark.parametrize("path", GOLDENS, ids=[path.name for path in GOLDENS])
def test_no_number_is_lost_of_published_forms(path: Path) -> None:
    """The same for the published forms, whose expected values were once made by reading them."""
    try:
        assert lost(golden_source(path)) == []
    except InvalidForm as error:
        assert "its cells are gone" in str(error)  # noqa: PT017 - one of them has lost its cells


HEADINGS: list[Any] = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
ROW: list[Any] = ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 50, 48]
FUNDS = ["项目资金（万元）", None, "全年预算数", "全年执行数"]
LISTED = ["年度主要任务", "任务名称", "主要内容", "预算金额（万元）", "执行金额（万元）"]


@pytest.mark.parametrize(
    ("rows", "twice"),
    [
        ([LISTED, [None, "防火", "巡山", 300, 300]], 300),
        ([["资金管理情况", None, "情况说明", "分值", "得分"], [None, "使用规范性", "规范", 7, 7]], 7),
        ([[*FUNDS, "本年追加", "本年收回"], [None, "年度资金总额", 60, 58, 5, 5]], 5),
        ([[*FUNDS, None], [None, "年度资金总额", 60, 58, 58]], 58),
        ([[*HEADINGS[:6], None], [*ROW[:5], 77, 77]], 77),
        ([[*HEADINGS[:4], None, *HEADINGS[5:]], [*ROW[:3], "80%", "80%", 50, 48]], 80),
        ([[*HEADINGS, "甲", "乙"], [*ROW, 5, 5]], 5),
        ([HEADINGS, ROW, [None, "小计", None, None, None, 77, 77], ["总分", *[None] * 4, 50, 48]], 77),
    ],
)
def test_equal_numbers_of_two_columns_are_two(rows: list[list[Any]], twice: int) -> None:
    """No merged cell has two headings, and none goes beyond the heading that goes over it: each comes out."""
    source: list[list[Any]] = [["项目名称", "宣传经费"], *rows, *([] if "三级指标" in rows[0] else [HEADINGS, ROW])]
    (form,) = trace(source).forms
    said = json.dumps([form.to_dict(), [cell.text for cell in form.unread]], ensure_ascii=False)

    assert list(numbers(said)).count(Decimal(twice)) >= 2


@pytest.mark.parametrize(
    "rows",
    [
        [[*FUNDS, FUNDS[3]], [None, "年度资金总额", 60, 58, 58]],
        [[*HEADINGS, HEADINGS[6]], [*ROW, 48]],
        [["评价情况", "良", "良"], ["部门打分", "88", "88"]],
    ],
)
def test_the_copies_of_a_merged_cell_are_one(rows: list[list[Any]]) -> None:
    """Where what stands above repeats as well."""
    source: list[list[Any]] = [["项目名称", "宣传经费"], *rows, *([] if "三级指标" in rows[0] else [HEADINGS, ROW])]
    (form,) = trace(source).forms

    assert not form.unread
    assert len([text for _, text in form.remarks if text == "88"]) == len([row for row in rows if "88" in row])
