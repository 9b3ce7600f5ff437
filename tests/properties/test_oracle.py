"""Every rulebook against an oracle written from its sentences alone; ``make oracle`` draws twenty times as many."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from perfeval import (
    AllOrNothing,
    Bands,
    ExecutionInProportion,
    ExecutionInSteps,
    FromZero,
    GradeScale,
    InverseRatio,
    LinearShortfall,
    OnTime,
    PassLine,
    Proportional,
    Rulebook,
    Unsigned,
    rulebooks,
)
from perfeval.rulebooks import GUANGXI, INTEGRATED, MOF_2020, MOF_2020_RESCALED, MOF_2021
from tests.conftest import hostile_context
from tests.oracle.books import book_of, formula
from tests.oracle.run import Drawn, Report, compare, drawn

COUNT = 5_000

each_rulebook = pytest.mark.parametrize("name", rulebooks.names())


@cache
def forms() -> list[Drawn]:
    """The forms that all rulebooks score."""
    return drawn(COUNT)


@cache
def report(name: str) -> Report:
    """What one rulebook comes to, for a caller whose decimal context is as bad as can be."""
    with hostile_context():
        return compare(rulebooks.get(name), book_of(name), forms())


@each_rulebook
def test_every_rulebook_has_an_oracle(name: str) -> None:
    """A new rulebook is written down once more, from its sentences: as "rules" in one file of its cases."""
    assert book_of(name).ways


def test_a_rulebook_without_an_oracle_is_told_what_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing says what it is like, where two files do, and where a key or a formula is not known."""
    monkeypatch.setattr("tests.oracle.books.CASES", tmp_path)
    folder = tmp_path / "anhui"
    folder.mkdir()
    with pytest.raises(LookupError, match=r'0 files of tests/cases/anhui .*: write "rules": {"like": "MOF_2020"}'):
        book_of("ANHUI")
    (folder / "one.json").write_text('{"rules": {"like": "MOF_2020", "weight": "5"}}', encoding="utf-8")
    with pytest.raises(LookupError, match='"rules" of ANHUI have weight: write some of more, less, '):
        book_of("ANHUI")
    (folder / "two.json").write_text('{"rules": {"like": "MOF_2020"}}', encoding="utf-8")
    with pytest.raises(LookupError, match="2 files"):
        book_of("ANHUI")
    with pytest.raises(LookupError, match="no formula 'half': write one of proportional, "):
        formula("from_zero half")


@each_rulebook
def test_no_difference(name: str) -> None:
    """Not one indicator, execution, total or grade differs."""
    assert report(name).differences == []
    assert report(name).indicators >= COUNT


@each_rulebook
def test_the_draw_is_worth_drawing(name: str) -> None:
    """Every way of deciding was taken, every kind of indicator drawn, every grade given; no way is unknown."""
    assert (report(name).empty(), report(name).unknown()) == ([], [])
    assert report(name).classes["tie of half a cent"] > COUNT // 100


@pytest.mark.parametrize(
    ("rulebook", "change"),
    [
        (MOF_2020, {"at_least": AllOrNothing()}),
        (MOF_2020, {"at_least": FromZero(Proportional())}),
        (MOF_2020, {"at_most": LinearShortfall()}),
        (MOF_2020, {"exactly": Proportional()}),
        (MOF_2020, {"between": AllOrNothing()}),
        (MOF_2020, {"unstated": Unsigned(("支出",))}),
        (MOF_2020, {"deadline": OnTime("0.5")}),
        (MOF_2020, {"described": Bands(achieved=("0.8", 1), partly_achieved=("0.5", "0.8"), not_achieved=(0, "0.5"))}),
        (MOF_2020, {"execution": ExecutionInProportion(over_sources=True)}),
        (MOF_2020, {"execution_weight": 20}),
        (MOF_2020, {"grades": GradeScale(90, 80, "60.01")}),
        (MOF_2020, {"deducts": True}),
        (MOF_2020_RESCALED, {"rescales": False}),
        (MOF_2021, {"at_least": PassLine("0.61", Proportional())}),
        (MOF_2021, {"at_most": InverseRatio()}),
        (MOF_2021, {"by_category": ()}),
        (MOF_2021, {"execution": ExecutionInSteps([(80, "0.7"), (61, "0.5")])}),
        (INTEGRATED, {"at_least": FromZero(Proportional())}),
        (INTEGRATED, {"exactly": FromZero(AllOrNothing())}),
        (GUANGXI, {"deducts": False}),
    ],
    ids=lambda value: value.name if isinstance(value, Rulebook) else next(iter(value)),
)
def test_another_rule_is_found_out(rulebook: Rulebook, change: dict[str, Any]) -> None:
    """The oracle tells a rulebook from one that has another rule in one place."""
    other = compare(attrs.evolve(rulebook, **change), book_of(rulebook.name), forms()[:300])

    assert other.differences
