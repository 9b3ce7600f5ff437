"""Forms as authorities lay them out: each file of `forms` gives what the file of its name in `expected` says.

A file that ends in `.json` holds rows of cells, as a library for spreadsheets gives them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from perfeval import Budget, FundSource, SelfEvaluation
from perfeval.reading import read_forms

FORMS = Path(__file__).parent / "forms"
FILES = sorted(path for path in FORMS.iterdir() if path.is_file())


def text_of(number: object) -> str | None:
    """A number as it stands in the expected files."""
    return None if number is None else str(number)


def plain_budget(budget: Budget) -> dict[str, Any]:
    """The funds in plain words."""
    funds: tuple[Budget | FundSource, ...] = (budget, *budget.sources)
    amounts = [[text_of(each.initial), text_of(each.adjusted), text_of(each.executed)] for each in funds]
    return {
        "unit": budget.unit,
        "total": amounts[0],
        "sources": [[source.name, *each] for source, each in zip(budget.sources, amounts[1:], strict=True)],
        "weight": text_of(budget.weight),
        "score": text_of(budget.self_score),
        "rate": budget.printed_rate,
    }


def plain_review(form: SelfEvaluation) -> dict[str, Any]:
    """What a reviewer says in plain words, where one says anything."""
    said = [[each.name, each.reviewed_actual, text_of(each.reviewed_score)] for each in form.indicators]
    funds = text_of(form.budget.reviewed_score) if form.budget else None
    total = text_of(form.reviewed_total)
    if not (funds or total or any(actual or score for _, actual, score in said)):
        return {}
    return {"reviewed": {"total": total, "funds": funds, "indicators": said}}


def plain_form(form: SelfEvaluation) -> dict[str, Any]:
    """The form in plain words, an indicator to a line."""
    return {
        "project": form.project,
        "year": form.year,
        "department": form.department,
        "unit": form.unit,
        "date": form.date,
        "goal": form.goal,
        "outcome": form.outcome,
        "total": text_of(form.self_total),
        "grade": text_of(form.self_grade),
        "scale": text_of(form.grade_scale),
        "budget": plain_budget(form.budget) if form.budget else None,
        "tiers": [
            [
                dimension.name,
                text_of(dimension.weight),
                category.name,
                text_of(category.weight),
                len(category.indicators),
            ]
            for dimension in form.dimensions
            for category in dimension.categories
        ],
        "indicators": [
            [each.name, each.target_text, each.actual_text, text_of(each.weight), text_of(each.self_score), each.reason]
            for each in form.indicators
        ],
        **plain_review(form),
        "remarks": [list(pair) for pair in form.remarks],
    }


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
    """No file of expectations is left over, and there are layouts of many places."""
    assert {path.stem for path in FILES} == {path.stem for path in (FORMS / "expected").iterdir()}
    assert len(FILES) >= 30
