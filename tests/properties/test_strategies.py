"""What the laws are held against has all that they speak of: no way of deciding is left to chance.

A law that holds over forms without a stake says nothing of points.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from perfeval import SelfEvaluation, evaluate
from tests.properties.strategies import RULEBOOKS, forms

EXAMPLES: Final = 300

#: Rulebooks that between them have every way that the forms can take.
UNDER: Final = [RULEBOOKS[name] for name in ("MOF_2020", "MOF_2021", "INTEGRATED", "HEBEI_TIANJIN")]

#: Ways of deciding, with how many of a thousand rulings they have to have at least: well below what they have.
QUOTAS: Final = {
    **dict.fromkeys(["met", "judged", "in-proportion", "words-where-number-due"], 5),
    **dict.fromkeys(["judged-band", "on-time", "zero-target-missed", "actual-not-positive"], 1),
    **dict.fromkeys(["units-not-comparable", "actual-missing", "funds-missing"], 0),
}

#: Ways that occur in most runs, and are too rare to count on in each.
RARE: Final = frozenset(
    "number-where-words-due judgement-needed band budget-zero twice-the-target no-ratio not-a-percentage within-range "
    "executed-below-zero deadline-year-unknown formula-unknown late not-met by-interval of-another-year "
    "actual-uncertain as-described early below-pass-line in-inverse-proportion actual-is-range "
    "executed-above-budget completion-unknown completed-within-budget execution-by-interval judgement-outside-bounds "
    "judgement-outside-band executed-in-full by-excess percent-or-share target-missing execution".split()
)

#: What nothing is at stake in may have of a thousand at most.
IDLE: Final = 300


@pytest.fixture(scope="module")
def decided() -> Counter[str]:
    """How often each way of deciding has decided, over the same forms in every run."""
    counted: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(forms())
    def count(form: SelfEvaluation) -> None:
        for rulebook in UNDER:
            card = evaluate(form, rulebook)
            counted.update(each.decided_by for each in (*card.indicators, card.execution) if each is not None)

    count()
    return counted


@pytest.mark.parametrize("code", QUOTAS)
def test_each_way_of_deciding_has_its_quota(decided: Counter[str], code: str) -> None:
    """It occurs, and the usual ones often."""
    assert decided[code] > 0
    assert 1000 * decided[code] >= QUOTAS[code] * decided.total()


def test_most_rows_have_something_at_stake(decided: Counter[str]) -> None:
    """Rows without a weight, and those that do not apply, are the few."""
    assert 1000 * (decided["weight-missing"] + decided["not-applicable"]) <= IDLE * decided.total()


def test_no_way_is_without_a_quota(decided: Counter[str]) -> None:
    """A new one gets its own, or a place among the rare ones; most of these occur."""
    others = {*decided} - {*QUOTAS} - {"weight-missing", "not-applicable"}

    assert others - RARE == set()
    assert 3 * len(others) > 2 * len(RARE)
