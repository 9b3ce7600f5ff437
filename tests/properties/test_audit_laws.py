"""Laws of the audit: a clean form is clean under every rulebook, and a slip is found wherever it is put."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import Rulebook, SelfEvaluation, Severity, audit, evaluate
from tests.conftest import hostile_context
from tests.properties.clean_forms import clean_forms
from tests.properties.strategies import RULEBOOKS, forms, rulebooks

#: A form holds many indicators, so fewer forms do.
fewer = settings(max_examples=max(settings().max_examples // 3, 10))

each_rulebook = pytest.mark.parametrize("rulebook", RULEBOOKS.values(), ids=list(RULEBOOKS))


class TestClean:
    """No error and no warning on a clean form."""

    @each_rulebook
    @fewer
    @given(st.data())
    def test_nothing_is_found_for_its_own_sake(self, rulebook: Rulebook, data: Any) -> None:
        """Whatever the rulebook asks for is there, so nothing but notes is left to say."""
        form = data.draw(clean_forms(rulebook))
        with hostile_context():
            found = audit(form, rulebook)

        assert [str(each) for each in found if each.severity is not Severity.NOTE] == []


class TestAnyForm:
    """The audit lists what scoring noticed, sorted, and breaks on nothing."""

    @fewer
    @given(forms(junk=True), rulebooks)
    @hostile_context()
    def test_what_scoring_noticed_is_among_it(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Nothing of it is lost, and the worst comes first."""
        found = audit(form, rulebook)
        noticed = [(each.code, each.severity, each.message, each.place) for each in evaluate(form, rulebook).findings]
        listed = [(each.code, each.severity, each.message, each.place) for each in found]
        ranks = [list(Severity).index(each.severity) for each in found]

        assert all(listed.count(each) >= noticed.count(each) for each in noticed)
        assert ranks == sorted(ranks)
        assert all(each.remedy for each in found)
