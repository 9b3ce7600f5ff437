"""Records that were labelled by somebody who had not seen how they are taken: sign codes, units, tiers, bad rows."""

from __future__ import annotations

import datetime
import math
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from perfeval import PerfevalError, SelfEvaluation
from tests.reading.test_labelled import LABELS, indicator_faults, labels_of

CASES = [case for case in LABELS if case["layout"] == "records"]


def value(cell: object) -> object:
    """A cell as its program gives it."""
    if cell == "@@NAN@@":
        return math.nan
    if isinstance(cell, str) and cell.startswith("@@DT:"):
        return datetime.datetime.fromisoformat(cell.strip("@").removeprefix("DT:"))
    return cell


def from_database(rows: list[dict[str, Any]]) -> list[sqlite3.Row]:
    """Records that went through a database."""
    names = list(rows[0])
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.execute(f"CREATE TABLE form ({', '.join(names)})")
    marks = ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO form VALUES ({marks})", [tuple(row.values()) for row in rows])  # noqa: S608
    taken = connection.execute("SELECT * FROM form").fetchall()
    connection.close()
    return taken


def rows_of(case: dict[str, Any]) -> Iterable[Any]:
    """The records of a case."""
    if case["expect"].get("as_sqlite"):
        return from_database(case["source"])
    return [row and {name: value(cell) for name, cell in row.items()} for row in case["source"]]


def faults(case: dict[str, Any], label: dict[str, Any]) -> Iterator[str]:
    """In what a case differs from a label."""
    try:
        form = SelfEvaluation.from_rows(rows_of(case), project="项目")
    except PerfevalError as error:
        if not label.keys() & {"refuse", "refuse_or_say"}:
            yield str(error)
        if "good_rows" in label:
            yield from indicator_faults(error.form, label["good_rows"])
        yield from (f"{text!r} is not shown" for text in label.get("must_appear", []) if text not in str(error))
        return
    if label.get("refuse"):
        yield "not refused"
    if label.keys() & {"must_say", "refuse_or_say"} and not form.findings:
        yield "nothing is said"
    if "indicators" in label:
        yield from indicator_faults(form, label["indicators"])
        yield from (f"found {finding}" for finding in form.findings)
    if [each.name for each in form.indicators if not each.applicable] != label.get("not_applicable", []):
        yield "the wrong ones do not apply"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_records_are_taken_as_a_reader_sees_them(case: dict[str, Any]) -> None:
    """Every value in its place, or a refusal with the good rows beside it, or a finding."""
    assert min((list(faults(case, label)) for label in labels_of(case)), key=len) == []
