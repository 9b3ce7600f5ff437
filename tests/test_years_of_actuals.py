"""Figures of another year are no figures of the form's year, wherever an actual says its year."""

from __future__ import annotations

import pytest

from perfeval.expressions.actuals import actual_doubt
from tests.test_meanings import scored


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥95%", "截至2022年底，参保率96.5%"),
        ("≥95%", "截至2022年11月底，参保率96.5%"),
        ("≥60家次", "2022年1-12月检查68家次"),
        ("≥95%", "2022年参保率96.5%"),
    ],
)
def test_the_year_of_an_actual(target: str, actual: str) -> None:
    """They count in their own year, are open in another, and are asked about where the form has none."""
    points = {
        year: (int(score.low), int(score.high))
        for year in (2022, 2023)
        for score in [scored(target, actual, year=year)]
    }
    asked = [each.code for each in scored(target, actual, year=None).findings]

    assert points == {2022: (10, 10), 2023: (0, 10)}
    assert asked == ["year-not-compared"]


def test_a_period_without_a_year_is_that_of_the_form() -> None:
    """It asks nothing."""
    score = scored("≥95%", "截至11月底，参保率96.5%")

    assert (int(score.low), int(score.high)) == (10, 10)
    assert score.findings == ()


@pytest.mark.parametrize("year", [2022, 2023, None])
@pytest.mark.parametrize(("target", "actual"), [("2022年≥95%", "2023年96%"), ("2023年≥95%", "2022年96%")])
def test_figures_of_two_years_are_not_compared(target: str, actual: str, year: int | None) -> None:
    """Whichever of the two the form is of."""
    score = scored(target, actual, year=year)

    assert (int(score.low), int(score.high), score.decided_by) == (0, 10, "of-another-year")


def test_a_time_is_said_once() -> None:
    """A year that a text says twice over is one time."""
    assert actual_doubt("截至2022年开展7次") == "另有时间：2022年"
