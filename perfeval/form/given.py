"""Rows as callers give them: which are records, and which of the records are no indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from perfeval._plain import items_of
from perfeval._shown import shown
from perfeval._words.columns import RECORD_NAMES
from perfeval._words.keys import compact
from perfeval._words.labels import heads_totals
from perfeval._words.signs import says_nothing
from perfeval.errors import InvalidForm, PerfevalError
from perfeval.form.cells import cell

_RECORDS: Final = 'pass mappings: [{"三级指标": "宣传次数", …}, …], of pandas df.to_dict("records")'

#: The tiers above an indicator, as a record names them.
TIERS: Final = ("dimension", "category", "third")


def checked(rows: Iterable[object]) -> Iterable[object]:
    """Rows that can be looked at one by one; text, one record and a data frame would fall apart into words."""
    if hasattr(rows, "iterrows"):
        remedy = 'pass df.to_dict("records")'
    elif isinstance(rows, Mapping):
        remedy = "pass a list of records, as in [record]"
    elif isinstance(rows, (str, bytes, bytearray, memoryview)):
        remedy = "pass list(csv.DictReader(file)) of a CSV file; read_form takes the text of a form"
    elif not isinstance(rows, Iterable):
        remedy = _RECORDS
    else:
        return rows
    raise InvalidForm(f"{shown(rows)} is no sequence of records", remedy=remedy)


def record_of(row: object) -> Mapping[object, object] | InvalidForm:
    """A mapping, or a row of a database that has names; an empty row for None; or what is wrong with it."""
    if isinstance(row, dict) or row is None:
        return row or {}
    if isinstance(row, Mapping) and (items := items_of(row)) is not None:
        return dict(items)
    keys = getattr(row, "keys", None)
    if not callable(keys) or not isinstance(row, Iterable):
        return InvalidForm(f"{shown(row)} is no record", remedy=_RECORDS)
    names, values = tuple(keys()), tuple(row)
    twice = next((name for place, name in enumerate(names) if name in names[:place]), None)
    if twice is not None:
        return InvalidForm(f"the row has two columns {shown(twice)}", remedy="give each column a name of its own")
    try:
        return dict(zip(names, values, strict=True))
    except (TypeError, ValueError):
        return InvalidForm(f"{shown(row)} has no value for each of its columns", remedy=_RECORDS)


def repeats_headings(row: Mapping[object, object]) -> bool:
    """Whether a row says nothing but its own headings, as the top of each printed page does."""
    return all(
        value == name if isinstance(value, str) and value.strip() else is_blank(value) for name, value in row.items()
    )


def is_blank(value: object) -> bool:
    """Whether a cell says nothing; one that nobody can read does."""
    try:
        return cell(value) is None
    except PerfevalError:
        return False


def is_serial(text: str) -> bool:
    """Whether what stands in a column of serial numbers is one, or nothing.

    >>> is_serial("(12)"), is_serial("一、"), is_serial("2-1"), is_serial(" "), is_serial("1（新增）")
    (True, True, True, True, False)
    """
    return says_nothing(text) or _SERIAL.fullmatch(compact(text)) is not None


_SERIAL: Final = re.compile(r"[(]?[0-9一二三四五六七八九十①-⑳]{1,5}(?:[-.][0-9]{1,4}){0,4}[)、.]?")


def total_of(record: dict[str, Any], apart: dict[str, Any], beside: Iterable[tuple[str, str]] = ()) -> str:
    """The word by which a row without target and actual is a total, or an empty string.

    >>> total_of({"name": "合计", "weight": 90}, {}), total_of({"name": "合计"}, {"dimension": "产出指标"})
    ('合计', '')
    """
    words = (*(text for _, text in beside), *map(apart.get, TIERS), record.get("name"))
    first = next(filter(None, words), "")
    bare = all(record.get(field, first) == first for field in ("target", "actual"))
    return first if bare and heads_totals(first) else ""


def refused_total(word: str) -> InvalidForm:
    """What is said of a total among the records."""
    return InvalidForm(
        f"{shown(word)} is a total, no indicator", remedy="leave the row out, and pass the score of all as self_total=…"
    )


def nameless(record: dict[str, Any]) -> InvalidForm:
    """What is said of a record without a name."""
    said = "、".join(f"{RECORD_NAMES[field]} {shown(record[field])}" for field in RECORD_NAMES if field in record)
    return InvalidForm(
        f"the name of the indicator is empty, though its row has {said or 'a sign, a unit or a note'}",
        remedy=f"write what the form calls the indicator under {RECORD_NAMES['name']} or name",
    )
