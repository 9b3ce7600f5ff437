"""Laws of rows out of a scorecard."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import Rulebook, SelfEvaluation, evaluate
from perfeval.report import one_line
from tests.conftest import hostile_context
from tests.properties.strategies import forms, rulebooks

#: A form holds many indicators, so fewer forms do.
fewer = settings(max_examples=settings().max_examples // 3)

languages = st.sampled_from(["zh", "en"])
COMPUTED = ("low", "high", "points", "basis", "decided_by", "findings")


@fewer
@given(forms(junk=True), rulebooks)
@hostile_context()
def test_nothing_vanishes(form: SelfEvaluation, rulebook: Rulebook) -> None:
    """Every field of every indicator is in its row, and so is every code of its findings; no row is too many."""
    card = evaluate(form, rulebook)
    rows = card.to_rows("en")
    ours = rows[1:] if form.budget is not None else rows

    assert [row["name"] for row in ours] == [each.name for each in form.indicators]
    for score, row in zip(card.indicators, ours, strict=True):
        fields = ("weight", "self_score", "reason", "standard", "reviewed_actual", "reviewed_score", "deduction")
        assert [row[field] for field in fields] == [getattr(score.indicator, field) for field in fields]
        assert (row["target"], row["actual"]) == (score.indicator.target_text, score.indicator.actual_text)
        assert (row["dimension"], row["category"], row["name"]) == score.place
        assert (row["low"], row["high"], row["decided_by"]) == (score.low, score.high, score.decided_by)
        assert {each.code for each in score.findings} <= set(row["findings"].split(", "))
        assert row["points"] == (None if score.unsettled else score.points)


@fewer
@given(forms(junk=True), rulebooks.filter(lambda book: not book.rescales))
@hostile_context()
def test_points_add_up_to_those_of_the_card(form: SelfEvaluation, rulebook: Rulebook) -> None:
    """To two places; where a rulebook rescales, the rows have the points as scored."""
    card = evaluate(form, rulebook)
    rows = card.to_rows("en")

    for end in ("low", "high"):
        exact = sum((Fraction(row[end]) for row in rows), Fraction(0))
        assert abs(exact - Fraction(getattr(card, end))) <= Fraction(1, 200)


def is_the_same(cell: str, value: Any) -> bool:
    """Whether a cell says what a row holds."""
    if isinstance(value, bool):
        return cell in {True: ("是", "yes"), False: ("否", "no")}[value]
    if isinstance(value, Decimal):
        return Fraction(cell) == Fraction(value)
    return cell in {one_line(value or ""), f"'{one_line(value or '')}"}


@fewer
@given(forms(junk=True), rulebooks, languages)
@hostile_context()
def test_csv_gives_the_rows_back(form: SelfEvaluation, rulebook: Rulebook, language: str) -> None:
    """Apart from the apostrophe before a formula, and from line breaks, which are spaces."""
    card = evaluate(form, rulebook)
    text, rows = card.to_csv(language=language), card.to_rows(language)
    found = list(csv.DictReader(io.StringIO(text), strict=True))

    assert len(found) == len(rows) == len(text.splitlines()) - 1
    for cells, row in zip(found, rows, strict=True):
        assert list(cells) == list(row)
        assert [name for name, value in row.items() if not is_the_same(cells[name], value)] == []


@fewer
@given(forms(junk=True), rulebooks, languages)
@hostile_context()
def test_two_renderings_are_one(form: SelfEvaluation, rulebook: Rulebook, language: str) -> None:
    """The same form has the same rows, in the same order."""
    one, other = (evaluate(SelfEvaluation.from_dict(form.to_dict()), rulebook) for _ in range(2))

    assert one.to_rows(language) == other.to_rows(language)
    assert one.to_csv(language=language) == other.to_csv(language=language)


@fewer
@given(forms(), rulebooks)
@hostile_context()
def test_rows_are_read_back(form: SelfEvaluation, rulebook: Rulebook) -> None:
    """Every indicator, once the row of the funds and what is computed are left out; tiers of one name come together."""
    rows = [row for row in evaluate(form, rulebook).to_rows("en") if row["name"]]
    again = SelfEvaluation.from_rows(rows, ignore=COMPUTED)

    assert len(again.indicators) == len(form.indicators)
    assert set(again.indicators) == set(form.indicators)
    assert again.project == form.project
