"""One runner for all worked cases: published figures and examples, as data."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    FundSource,
    Indicator,
    Rulebook,
    SelfEvaluation,
    Unsettled,
    evaluate,
    evaluate_indicator,
    rulebooks,
)

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for name in rulebooks.names() for path in (CASES / name.lower()).glob("*.json"))

#: What an indicator of a case has beside the fields of an `Indicator`.
_PLACE = ("dimension", "category", "year")


def load(path: Path) -> Any:
    """What a file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def all_cases() -> list[Any]:
    """Every case of every file, under a name that says where it stands."""
    return [
        pytest.param(rulebooks.get(path.parent.name), case, id=f"{path.parent.name}-{path.stem}-{case['name']}")
        for path in FILES
        for case in load(path)["cases"]
    ]


def indicator_of(facts: dict[str, Any]) -> Indicator:
    """An indicator from the texts of a case."""
    return Indicator(**{"name": "指标", **{key: value for key, value in facts.items() if key not in _PLACE}})


def budget_of(facts: dict[str, Any]) -> Budget:
    """A budget from the texts of a case."""
    sources = [FundSource("来源", **each) for each in facts.get("sources", [])]
    return Budget(**{**facts, "sources": sources})


def form_of(dimensions: list[dict[str, Any]], budget: dict[str, Any] | None) -> SelfEvaluation:
    """A form from the texts of a case."""
    tree = [
        Dimension(
            dimension["name"],
            [
                Category(each["name"], map(indicator_of, each["indicators"]), each.get("weight"))
                for each in dimension["categories"]
            ],
            dimension.get("weight"),
        )
        for dimension in dimensions
    ]
    return SelfEvaluation("项目", tree, budget_of(budget) if budget else None)


def scored(case: dict[str, Any], rulebook: Rulebook) -> Any:
    """The score of whatever a case is about."""
    if "indicator" in case:
        facts = case["indicator"]
        place = {key: facts[key] for key in _PLACE if key in facts}
        if "year" in place:
            place["year"] = int(place["year"])
        return evaluate_indicator(indicator_of(facts), rulebook, **place)
    if "budget" in case:
        rest = [{"name": "产出", "categories": [{"name": "数量", "indicators": [{}]}]}]
        return evaluate(form_of(rest, case["budget"]), rulebook).execution
    return evaluate(form_of(case["form"]["dimensions"], case["form"].get("budget")), rulebook)


@pytest.mark.usefixtures("hostile_caller")
@pytest.mark.parametrize(("rulebook", "case"), all_cases())
def test_case(rulebook: Rulebook, case: dict[str, Any]) -> None:
    """The points, what decided them, and what a reviewer would ask are as the case says."""
    score, expected = scored(case, rulebook), case["expected"]
    low, high = (Decimal(expected.get(end, expected.get("points"))) for end in ("low", "high"))

    assert (score.low, score.high) == (low, high)
    if "decided_by" in expected:
        assert score.decided_by == expected["decided_by"]
    if "findings" in expected:
        assert [finding.code for finding in score.findings] == expected["findings"]
    if "unsettled" in expected:
        assert list(score.unsettled) == expected["unsettled"]
    if "grade" in expected:
        assert str(score.grade) == expected["grade"]
    elif "form" in case and low != high:
        with pytest.raises(Unsettled):
            _ = score.grade


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}-{path.stem}" for path in FILES])
def test_files_are_complete(path: Path) -> None:
    """Each names its source, each case has a name of its own, and no number is written as one."""
    data = load(path)
    names = [case["name"] for case in data["cases"]]

    assert {"source", "cases"} <= {*data} <= {"source", "rules", "cases"}
    assert len(data["source"]) > 20
    assert len(set(names)) == len(names) > 0
    assert not any(type(value) in {int, float} for value in leaves(data))


@pytest.mark.parametrize("path", FILES, ids=[f"{path.parent.name}-{path.stem}" for path in FILES])
def test_published_slips_are_explained(path: Path) -> None:
    """Where a form gave other points than the rules, its case can say so; the number is one."""
    for case in load(path)["cases"]:
        assert Decimal(case.get("published", "0")) >= 0
        assert {*case} <= {"name", "note", "indicator", "budget", "form", "published", "expected"}
        assert len({"indicator", "budget", "form"} & {*case}) == 1


@pytest.mark.parametrize("name", rulebooks.names())
def test_every_rulebook_has_its_cases(name: str) -> None:
    """A rulebook brings worked examples."""
    assert list((CASES / name.lower()).glob("*.json")), f"write tests/cases/{name.lower()}/forms.json"


def leaves(value: Any) -> list[Any]:
    """What stands in a tree of lists and mappings."""
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [value]
