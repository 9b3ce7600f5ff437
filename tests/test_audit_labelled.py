"""Forms and sets of forms that somebody else wrote and labelled, without sight of the library.

`not-yet.json` says of each that comes out otherwise why it does.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from perfeval import Budget, Finding, FundSource, SelfEvaluation, Severity, audit, audit_many, rulebooks

CASES = Path(__file__).parent / "cases" / "audit"

#: What scoring says of a form beside the slip that stands behind it.
BESIDE = {
    "points-without-actual": {"actual-missing", "target-missing"},
    "target-in-name": {"target-missing"},
    "points-outside-band": {"band"},
    "missed-but-full": {"late"},
    "sign-against-name": {"missed-but-full"},
    "target-not-assessable": {"band"},
    "funds-do-not-sum": {"execution-points-differ"},
}


def load(name: str) -> Any:
    """What a file of cases holds."""
    return json.loads((CASES / name).read_text(encoding="utf-8"))


NOT_YET: dict[str, str] = load("not-yet.json")


def form_of(case: dict[str, Any]) -> SelfEvaluation:
    """The form of a case."""
    funds = dict(case.get("budget") or {})
    unit = funds.get("unit", "万元")
    sources = [FundSource(**each, unit=unit) for each in funds.pop("sources", None) or []]
    given = {field: value for field, value in funds.items() if value is not None}
    facts = {each: case[each] for each in ("year", "goal", "outcome", "self_total", "self_grade") if case.get(each)}
    budget = Budget(sources=sources, **given) if given else None
    return SelfEvaluation.from_rows(case["rows"], project=case["project"], budget=budget, **facts)


def cases(kind: str, *names: str) -> list[Any]:
    """The cases of a kind, those that come out otherwise marked."""
    return [
        pytest.param(
            case,
            id=f"{case['name']}",
            marks=[pytest.mark.xfail(reason=NOT_YET[case["name"]], strict=True)] if case["name"] in NOT_YET else [],
        )
        for case in load("forms.json")
        if case["kind"] in {kind, *names}
    ]


def audited(case: dict[str, Any]) -> tuple[Finding, ...]:
    """All that is found in the form of a case."""
    return audit(form_of(case), rulebooks.get(case.get("rulebook") or "MOF_2020"))


@pytest.mark.parametrize("case", cases("clean", "near"))
def test_nothing_is_found_that_is_right(case: dict[str, Any]) -> None:
    """No error and no warning on a form that is right, however much it looks like a slip."""
    allowed = {each if isinstance(each, str) else each[0] for each in case.get("allowed", ())}

    assert [
        str(each) for each in audited(case) if each.severity is not Severity.NOTE and each.code not in allowed
    ] == []


@pytest.mark.parametrize("case", cases("slip"))
def test_a_slip_is_found_and_nothing_else(case: dict[str, Any]) -> None:
    """The code that the label says, at its row, and beside it no error and no warning."""
    found = audited(case)
    expected = {code for code, _ in case["expected"]}
    codes = {each.code for each in found}
    allowed = {each if isinstance(each, str) else each[0] for each in case.get("allowed", ())} | expected
    allowed |= {beside for code in expected for beside in BESIDE.get(code, ())}
    rows = {row["三级指标"] for row in case["rows"]}

    assert expected <= codes
    for code, place in case["expected"]:
        if place in rows:
            assert any(each.code == code and each.place[-1] == place for each in found)
    assert [str(each) for each in found if each.severity is not Severity.NOTE and each.code not in allowed] == []


@pytest.mark.parametrize("case", load("many.json"), ids=lambda case: str(case["name"]))
def test_across_forms(case: dict[str, Any]) -> None:
    """What stands out across forms, and what only seems to."""
    found = audit_many([form_of(each) for each in case["forms"]], rulebooks.MOF_2020)

    assert {each.code for each in found if each.place == ()} == set(case["expected"])


def test_what_is_not_yet_right_is_a_case() -> None:
    """The list holds no name that is gone."""
    assert set(NOT_YET) <= {case["name"] for case in load("forms.json")}
