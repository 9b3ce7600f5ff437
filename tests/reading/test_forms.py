"""Forms of more places: each file of `forms` gives what the file of its name in `expected` says.

A file that ends in `.json` holds rows of cells, as a library for spreadsheets gives them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from perfeval.reading import read_forms
from tests.test_reading_forms import plain_form

FORMS = Path(__file__).parent / "forms"
FILES = sorted(path for path in FORMS.iterdir() if path.is_file())


def source_of(path: Path) -> str | Iterable[Sequence[object]]:
    """The text of a file, or the rows in it."""
    text = path.read_text(encoding="utf-8")
    rows: Iterable[Sequence[object]] = json.loads(text) if path.suffix == ".json" else ()
    return rows or text


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_forms_are_read_as_they_come(path: Path) -> None:
    """Every field, and what no field takes in the remarks."""
    expected = json.loads((FORMS / "expected" / f"{path.stem}.json").read_text(encoding="utf-8"))

    assert expected == [plain_form(form) for form in read_forms(source_of(path))]


def test_every_expectation_has_its_form() -> None:
    """No file of expectations is left over."""
    assert {path.stem for path in FILES} == {path.stem for path in (FORMS / "expected").iterdir()}
