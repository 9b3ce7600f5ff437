"""Reports that somebody wrote and labelled who saw no code: what each contradicts is found, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from perfeval import Finding, SelfEvaluation, Severity, audit_report

FOLDER: Final = Path(__file__).parent / "cases" / "audit"
CASES: Final[list[dict[str, Any]]] = [
    case
    for name in ("reports.json", "reports-2.json")
    for case in json.loads((FOLDER / name).read_text(encoding="utf-8"))
]

#: Cases that are not told as they are labelled, by name, each with the reason.
NOT_YET: Final[dict[str, str]] = {
    "2-r19": "a name that nobody knows stands behind others in one sentence",
    "2-r27": "自评满分100分 is taken for the weight of the row before",
}

#: Codes that say something of the form or its funds: their labels are words for it, and not their places.
OF_FORM: Final = {
    "report-count-differs",
    "report-denies-deviation",
    "report-grade-differs",
    "report-money-differs",
    "report-of-another-project",
    "report-rate-differs",
    "report-total-differs",
}


def form_of(case: dict[str, Any]) -> SelfEvaluation:
    """The form of a case; its sources are in the unit of its budget."""
    budget = dict(case["budget"])
    unit = budget.get("unit", "万元")
    budget["sources"] = [{"unit": unit, **each} for each in budget.get("sources", ())]
    return SelfEvaluation.from_rows(
        case["rows"],
        project=case["project"],
        year=case["year"],
        budget=budget,
        self_total=case["self_total"],
        self_grade=case["self_grade"],
    )


def is_told(label: list[str], found: Finding) -> bool:
    """Whether a finding is what a label names: by its code and, for rows and tiers, its name."""
    code, name = label
    return found.code == code and (code in OF_FORM or name in found.place or name in found.message)


@pytest.mark.parametrize("case", CASES, ids=[each["name"] for each in CASES])
def test_report(case: dict[str, Any]) -> None:
    """All that is labelled, and no error or warning beside it."""
    found = audit_report(form_of(case), case["report"])
    missed = [label for label in case["expected"] if not any(is_told(label, each) for each in found)]
    beside = [
        str(each)
        for each in found
        if each.severity is not Severity.NOTE and not any(is_told(label, each) for label in case["expected"])
    ]

    assert bool(missed or beside) == (case["name"] in NOT_YET), (missed, beside)
