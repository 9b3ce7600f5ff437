"""Records of a system, passed where a form is due, are answered with the call that reads them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from perfeval import InvalidForm, SelfEvaluation, read_form, read_forms
from perfeval.reading import trace

EXPORT = "findex,sindex,tindex,computesign,indexval,unit,weight\n产出指标,数量指标,宣传次数,≥,3,次,10\n"
ROWS = [line.split(",") for line in EXPORT.splitlines()]


@pytest.mark.parametrize("read", [read_form, read_forms])
@pytest.mark.parametrize(
    "source", [EXPORT, EXPORT.replace(",", ";"), "\n" + EXPORT.replace(",", "\t"), ROWS, tuple(ROWS)]
)
def test_records_are_sent_to_their_door(read: Callable[[Any], object], source: object) -> None:
    """The message has the names that it went by, and the call; nothing is empty in silence."""
    with pytest.raises(InvalidForm, match="'findex', 'sindex', 'tindex'") as caught:
        read(source)

    assert "SelfEvaluation.from_rows" in caught.value.remedy
    assert [fault.problem for fault in trace(source).faults] == [caught.value.problem]  # type: ignore[arg-type]


@pytest.mark.parametrize("indent", [None, 1])
def test_json_is_sent_to_its_door(indent: int | None) -> None:
    """Of records as a data frame writes them, and of a form; a dict that was printed is much the same."""
    records = [{"一级指标": "产出指标", "三级指标": "宣传次数", "年度指标值": "≥3次", "分值": 90}]
    by_column = {name: {"0": value} for name, value in records[0].items()}
    form = SelfEvaluation.from_rows(records, project="宣传经费")
    texts = {
        json.dumps(records, ensure_ascii=False, indent=indent): "SelfEvaluation.from_rows(json.loads(text))",
        json.dumps({"rows": records}, ensure_ascii=False, indent=indent): "its list of records",
        json.dumps(by_column, ensure_ascii=False, indent=indent): "df.to_dict('records')",
        str(records): "SelfEvaluation.from_rows(records)",
        json.dumps(form.to_dict(), ensure_ascii=False, indent=indent): "SelfEvaluation.from_dict(json.loads(text))",
    }
    for text, call in texts.items():
        with pytest.raises(InvalidForm, match=", and no form") as caught:
            read_form(text)
        assert call in caught.value.remedy


@pytest.mark.parametrize(
    "text", ["name,target,weight\n宣传次数,≥3次,10", '[{"name": "宣传次数", "target": "≥3次", "weight": 10}]']
)
def test_three_names_are_no_chance(text: str) -> None:
    """So few fields make a record, in either notation."""
    with pytest.raises(InvalidForm, match="records"):
        read_form(text)


def test_the_call_reads_them() -> None:
    """What the message says to write does it."""
    records = [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]

    assert SelfEvaluation.from_rows(records, project="宣传经费").indicators[0].target_text == "≥3次"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Name, 2023\nweight, 5",
        [],
        [[]],
        [["name", "weight"]],
        "预算情况：无。",
        "三级指标,偏差原因,备注",
        '{"name": 3, "weight": 5}',
        "[1, 2]",
        "{分值: 3}",
    ],
)
def test_anything_else_is_no_record(source: Any) -> None:
    """A word or two that a system has, too, are nothing to go by."""
    assert read_forms(source) == ()
