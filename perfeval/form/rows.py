"""A form's indicators as flat records: what `perfeval.form.records` reads, written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from perfeval._plain import is_language
from perfeval._shown import shown
from perfeval._words.columns import RECORD_NAMES
from perfeval.errors import InvalidForm


def write_rows(dimensions: list[dict[str, Any]], language: str) -> list[dict[str, object]]:
    """The records of a tree in plain data, under Chinese (``zh``) or English (``en``) names."""
    if not is_language(language):
        raise InvalidForm(f"no column names in {shown(language)}", remedy='write "zh" or "en"')
    return [
        {
            (RECORD_NAMES[field] if language == "zh" else field): value
            for field, value in _flat(dimension, category, each)
        }
        for dimension in dimensions
        for category in dimension["categories"]
        for each in category["indicators"]
    ]


#: Columns that every record has, so that records make a table.
_ALWAYS: Final = ("dimension", "category", "name", "target", "actual", "weight", "self_score", "reason")


def _flat(
    dimension: dict[str, Any], category: dict[str, Any], indicator: dict[str, Any]
) -> Iterator[tuple[str, object]]:
    fields = {
        **indicator,
        "dimension": dimension["name"],
        "dimension_weight": dimension.get("weight"),
        "category": category["name"],
        "category_weight": category.get("weight"),
    }
    for field in RECORD_NAMES:
        if field in _ALWAYS or fields.get(field) is not None:
            yield field, fields.get(field)
