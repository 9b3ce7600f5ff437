"""Forms that were labelled by somebody who had not seen how they are read: every kind, and documents of other tools.

A case that is not read as its label says stands in `NOT_YET`, with what is wrong; mending it fails its test until the
line is taken out.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perfeval import PerfevalError, SelfEvaluation, evaluate
from perfeval.reading import read_forms
from perfeval.rulebooks import MOF_2020

_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)?$")

LABELLED = Path(__file__).parent / "labelled"
LABELS: list[dict[str, Any]] = [
    case for path in sorted(LABELLED.glob("*/*.json")) for case in json.loads(path.read_text(encoding="utf-8"))
]
CASES = [case for case in LABELS if case["layout"] != "records"]

#: What is not read as its label says, and why.
NOT_YET: dict[str, str] = json.loads((LABELLED / "not-yet.json").read_text(encoding="utf-8"))


def cell(value: object) -> object:
    """A cell as its library gives it."""
    if isinstance(value, dict):
        return math.nan if "$nan" in value else datetime.datetime.fromisoformat(value["$date"])
    if isinstance(value, list):
        return tuple(map(cell, value))
    return math.nan if value == "@@NAN@@" else value


def source_of(case: dict[str, Any]) -> Any:
    """The text or the rows of a case."""
    source = case["source"]
    return source if isinstance(source, str) else [[cell(value) for value in row] for row in source]


def same(one: object, other: object) -> bool:
    """Whether two texts say the same, whatever white space is in them."""
    return "".join(str(one or "").split()) == "".join(str(other or "").split())


def scale_of(form: SelfEvaluation) -> str:
    """The scale of grades with its ranges as forms write them: 90-100."""
    return str(form.grade_scale or "").replace(", ", "-")


def bare(text: str) -> str:
    """A text without white space and without what JSON or a label puts around it."""
    return re.sub(r"[\s\"\[\]{}(),:：]", "", text)


def same_result(want: object, got: object) -> bool:
    """The same for a target or an actual; a date may be written as a date, and a unit may stay in its own column."""
    one, other = ("".join(str(text or "").split()) for text in (want, got))
    if date := re.fullmatch(r"([0-9]{4})-0?([0-9]{1,2})-0?([0-9]{1,2})", one):
        return other in {one, f"{date[1]}年{date[2]}月{date[3]}日"}
    # A number may have the unit that stands in a column of its own.
    return one == other or (
        re.fullmatch(rf"{re.escape(one)}[^0-9]{{1,4}}", other) is not None and _BARE.match(one) is not None
    )


def same_number(one: object, other: object) -> bool:
    """Whether two numbers are one."""
    if one is None or other is None:
        return one is other
    return Decimal(str(one)) == Decimal(str(other))


def indicator_faults(form: SelfEvaluation, labels: list[list[Any]]) -> Iterator[str]:
    """In what the indicators differ from their labels."""
    rows = [
        (dimension.name, category.name, each)
        for dimension in form.dimensions
        for category in dimension.categories
        for each in category.indicators
    ]
    if len(rows) != len(labels):
        yield f"{len(rows)} indicators, not {len(labels)}"
    for (dimension, category, each), label in zip(rows, labels, strict=False):
        texts = (dimension, category, each.name, each.target_text, each.actual_text)
        tiers = [want is None or same(want, got) for want, got in zip(label[:2], texts[:2], strict=True)]
        words = [same_result(want, got) for want, got in zip(label[2:5], texts[2:], strict=True)]
        points = [same_number(label[5], each.weight), same_number(label[6], each.self_score)]
        if not all([*tiers, *words, *points]):
            yield f"{label} came out as {texts}, {each.weight}, {each.self_score}"


def budget_faults(form: SelfEvaluation, label: dict[str, Any]) -> Iterator[str]:
    """In what the funds differ from their label."""
    if form.budget is None:
        yield "no funds"
        return
    for field in ("initial", "adjusted", "executed", "weight", "self_score"):
        if field in label and not same_number(label[field], getattr(form.budget, field)):
            yield f"{field} is {getattr(form.budget, field)}, not {label[field]}"
    if "unit" in label and form.budget.unit != label["unit"]:
        yield f"the unit is {form.budget.unit}"
    sources = {source.name: source for source in form.budget.sources}
    for name, *amounts in label.get("sources", []):
        source = sources.get(name.removeprefix("其中："))
        if source is None or not all(map(same_number, amounts, (source.initial, source.adjusted, source.executed))):
            yield f"the source {name} is {source}"


def fact_faults(form: SelfEvaluation, label: dict[str, Any]) -> Iterator[str]:
    """In what a form differs from its label beside its tables."""
    for field in ("project", "year", "self_grade", "department", "goal", "outcome"):
        if label.get(field) is not None and not same(label[field], getattr(form, field)):
            yield f"{field} is {getattr(form, field)}, not {label[field]}"
    if label.get("self_total") is not None and not same_number(label["self_total"], form.self_total):
        yield f"the total is {form.self_total}"
    for name, reason in label.get("reasons", {}).items():
        if not any(same(each.name, name) and same(each.reason, reason) for each in form.indicators):
            yield f"the reason of {name} is not {reason}"


def faults(case: dict[str, Any], label: dict[str, Any]) -> list[str]:
    """In what a case differs from a label."""
    try:
        forms = read_forms(source_of(case))
    except PerfevalError as error:
        return [] if {"refuse", "refuse_or_say"} & label.keys() else [str(error)]
    if label.get("refuse") or len(forms) != label.get("forms", 1):
        return [f"{len(forms)} forms"]
    lists = label.get("all_indicators") or [label[key] for key in ("indicators",) if key in label]
    found = [fault for form, labels in zip(forms, lists, strict=False) for fault in indicator_faults(form, labels)]
    found += fact_faults(forms[0], label) if forms else []
    found += budget_faults(forms[0], label["budget"]) if forms and label.get("budget") else []
    said = "".join(f"{json.dumps(form.to_dict(), ensure_ascii=False)}{scale_of(form)}" for form in forms)
    for text in label.get("must_appear", []):
        if bare(json.dumps(text, ensure_ascii=False)) not in bare(said):
            found.append(f"{text!r} is lost")
    if label.get("must_say") and not any(evaluate(form, MOF_2020).findings for form in forms):
        found.append("nothing is said")
    return found


def labels_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The one label of a case, or those of which one has to come out."""
    either: list[dict[str, Any]] = case.get("either") or case["expect"].get("either") or [case["expect"]]
    return either


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_forms_are_read_as_a_reader_sees_them(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """Every value that the label has, in its place; what a case may lose is refused or said."""
    if case["id"] in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[case["id"]], strict=True))

    assert min((faults(case, label) for label in labels_of(case)), key=len) == []


def test_what_is_not_read_yet_is_a_case() -> None:
    """No line of the list is left over."""
    assert set(NOT_YET) - {case["id"] for case in CASES} == set()
