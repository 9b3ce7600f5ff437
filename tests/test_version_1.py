"""Plain data that an older release wrote, in version 1 of its format, are read to the same points.

`tests/cases/version-1.json` was written by that release, over published forms and one with every field, and stays as
it is: whoever has such data has no other release to read them with.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from perfeval import Rulebook, Scorecard, SelfEvaluation

CORPUS: Final[dict[str, list[dict[str, Any]]]] = json.loads(
    (Path(__file__).parent / "cases" / "version-1.json").read_text(encoding="utf-8")
)


def named(data: dict[str, Any]) -> str:
    """What a part of the corpus is called."""
    return str(data.get("project") or data.get("name"))


@pytest.mark.parametrize("data", CORPUS["forms"], ids=named)
def test_forms(data: dict[str, Any]) -> None:
    """What the older release said of a form is said by this one too, in its own version."""
    form = SelfEvaluation.from_dict(data)
    again = form.to_dict()

    assert (data["version"], again["version"]) == (1, 2)
    assert {**again, "version": 1} == data
    assert SelfEvaluation.from_dict(again) == form


@pytest.mark.parametrize("data", CORPUS["rulebooks"], ids=named)
def test_rulebooks(data: dict[str, Any]) -> None:
    """So are rulebooks, whatever has become of those of the same names since."""
    rulebook = Rulebook.from_dict(data)

    assert rulebook.name == data["name"]
    assert Rulebook.from_dict(rulebook.to_dict()) == rulebook


@pytest.mark.parametrize(
    "case",
    CORPUS["scorecards"],
    ids=lambda case: f"{named(case['data']['form'])}-{case['data']['rulebook']['name']}",
)
def test_scorecards(case: dict[str, Any]) -> None:
    """A scorecard is scored again from its own rulebook, and comes to the same points."""
    card = Scorecard.from_dict(case["data"])
    decided = [each.decided_by for each in card.indicators]

    assert (card.low, card.high) == (Decimal(case["low"]), Decimal(case["high"]))
    assert decided == [each["decided_by"] for each in case["data"]["indicators"]]


def test_the_corpus_has_all_that_it_was_written_with() -> None:
    """It is frozen: nobody takes a case away that has become hard to read."""
    assert {part: len(cases) for part, cases in CORPUS.items()} == {"forms": 4, "rulebooks": 10, "scorecards": 22}
