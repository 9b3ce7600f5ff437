"""Laws of the audit: a clean form is clean under every rulebook, and a slip is found wherever it is put."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from perfeval import Grade, Indicator, Rulebook, SelfEvaluation, Severity, audit, evaluate
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


def _can_slip(each: Indicator) -> bool:
    """Whether a row with ≥ has all of its points, and so many that a slip of them is one."""
    full = each.weight is not None and each.weight > 1 and each.self_score == each.weight
    return full and each.target_text.startswith("≥") and not each.reason


def _numbered(form: SelfEvaluation) -> int:
    """The first row that can slip; the test sees to it that there is one."""
    return next(index for index, each in enumerate(form.indicators) if _can_slip(each))


def _funds(form: SelfEvaluation, **changes: Any) -> SelfEvaluation:
    assert form.budget is not None
    return attrs.evolve(form, budget=attrs.evolve(form.budget, **changes))


def _source(form: SelfEvaluation) -> SelfEvaluation:
    assert form.budget is not None
    first, *rest = form.budget.sources
    assert first.executed is not None
    return _funds(form, sources=[attrs.evolve(first, executed=first.executed + 7), *rest])


def _row(form: SelfEvaluation, **changes: Any) -> SelfEvaluation:
    return form.with_indicator(_numbered(form), **changes)


#: Slips of published tables, each put into a clean form: the code that finds it.
SLIPS: dict[str, Callable[[SelfEvaluation], SelfEvaluation]] = {
    "execution-rate-misprinted": lambda form: _funds(form, printed_rate="63.21%"),
    "execution-points-differ": lambda form: _funds(form, self_score="1.5"),
    "self-score-above-weight": lambda form: _funds(form, self_score=21),
    "funds-do-not-sum": _source,
    "total-differs": lambda form: attrs.evolve(form, self_total="31.5"),
    "grade-does-not-follow": lambda form: attrs.evolve(form, self_grade=Grade.POOR),
    "weights-do-not-sum": lambda form: _row(form, weight="47.5"),
    "met-but-points-lost": lambda form: _row(form, self_score="0.1"),
    "points-without-actual": lambda form: _row(form, actual=None, actual_text=""),
    "missed-but-full": lambda form: _row(form, actual="1%", actual_text="1%", target="≥97%", target_text="≥97%"),
    "overshoot-unexplained": lambda form: _row(form, target="≥10次", actual="54次", target_text="", actual_text=""),
    "words-where-number-due": lambda form: _row(form, actual="完成", actual_text=""),
    "operator-missing": lambda form: _row(form, target="90%", actual="95%", target_text="", actual_text=""),
    "placeholder-left": lambda form: attrs.evolve(form, goal="（100字以内）"),
    "reason-missing": lambda form: _row(form, target="≥10次", actual="9次", self_score="0.1"),
}

#: Rulebooks whose own rules take the place of a check, or leave what it needs open.
ELSEWHERE = {
    "missed-but-full": {"MOF_2021", "MOF_2021_WITHOUT_COST"},
}


class TestSlips:
    """A slip in a clean form is found, whatever else the form says, under every rulebook."""

    @pytest.mark.parametrize("code", SLIPS)
    @fewer
    @given(st.data())
    def test_it_is_found(self, code: str, data: Any) -> None:
        """In each form that draws a rulebook and a row that can have it."""
        name = data.draw(st.sampled_from([each for each in RULEBOOKS if each not in ELSEWHERE.get(code, ())]))
        form = data.draw(clean_forms(RULEBOOKS[name]))
        assume(any(map(_can_slip, form.indicators)))
        assume(form.self_grade is not Grade.POOR)
        slipped = SLIPS[code](form)
        with hostile_context():
            codes = {each.code for each in audit(slipped, RULEBOOKS[name])}

        assert code in codes or f"{code.removesuffix('-unexplained')}-marked" in codes


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
