"""Laws of the narrative: an audit of the report finds nothing in it, and finds whatever figure of it is changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import CategoryScore, DimensionScore, Rulebook, Scorecard, SelfEvaluation, audit_report, evaluate
from perfeval._exact import bare
from perfeval._text import one_line, squeeze
from tests.conftest import hostile_context
from tests.properties.clean_forms import clean_forms
from tests.properties.narratives import odd_forms
from tests.properties.strategies import RULEBOOKS, forms, rulebooks

#: A form holds many indicators, so fewer forms do.
fewer = settings(max_examples=max(settings().max_examples // 3, 10))

each_rulebook = pytest.mark.parametrize("rulebook", RULEBOOKS.values(), ids=list(RULEBOOKS))
each_language = pytest.mark.parametrize("language", ["zh", "en"])

published = st.sampled_from(list(RULEBOOKS.values()))
_TARGET: Final = "report-target-differs"

#: Forms sound and unsound, and such whose names and cells are made to mislead.
any_forms: Final = forms() | forms(junk=True) | odd_forms()


def told(card: Scorecard) -> list[str]:
    """What an audit of the report finds in the narrative."""
    return [str(each) for each in audit_report(card.form, card.narrative())]


class TestTheTruth:
    """What the narrative says is what the form says."""

    @each_rulebook
    @fewer
    @given(st.data())
    def test_of_clean_forms(self, rulebook: Rulebook, data: Any) -> None:
        """Nothing is found where the form reports what its rulebook gives."""
        form = data.draw(clean_forms(rulebook))
        with hostile_context():
            assert told(evaluate(form, rulebook)) == []

    @fewer
    @given(any_forms, rulebooks, st.booleans())
    def test_of_any_form(self, form: SelfEvaluation, rulebook: Rulebook, accept: bool) -> None:
        """Nothing is found whatever the form says of itself, and whatever its cells look like."""
        with hostile_context():
            assert told(evaluate(form, rulebook, accept_self_scores=accept)) == []


class TestCompleteness:
    """What the form says stands in the narrative."""

    @each_language
    @fewer
    @given(any_forms, rulebooks)
    def test_every_indicator_is_told(self, language: str, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Each has a paragraph with its name, its target and actual, and its points; what is open is said to be."""
        with hostile_context():
            card = evaluate(form, rulebook)
            text = card.narrative(language)
        lines = [squeeze(line) for line in text.splitlines()]
        for score in card.indicators:
            texts = score.name, score.indicator.target_text, score.indicator.actual_text
            parts = [squeeze(one_line(each)).rstrip(":;,.、。．") for each in texts]
            points = [bare(score.low), bare(score.high)] if score.indicator.weight and _is_scored(score) else []
            assert any(all(part in line for part in (*parts, *points)) for line in lines), (parts, points)
            if score.low != score.high:
                opened = "尚待评定" if language == "zh" else "open"
                assert any(f"{parts[0]}:" in line and opened in line for line in lines)
                # A weight of less than half a cent moves no total, so that none is open.
                assert card.low == card.high or any(f"“{parts[0]}”" in line for line in lines)

    @each_language
    @fewer
    @given(any_forms, rulebooks)
    def test_paragraphs_stay_on_their_lines(self, language: str, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Whatever the form holds: one line each, a blank line between, and nothing at a beginning that could act."""
        text = evaluate(form, rulebook).narrative(language)
        lines = text.splitlines()

        assert text == "\n".join(lines)
        assert [one_line(line) for line in lines] == lines
        assert all(lines[::2])
        assert not any(lines[1::2])
        assert not any(line.startswith(("=", "+", "-", "@", "<", "|", " ", "\t")) for line in lines)


def _is_scored(score: Any) -> bool:
    return score.indicator.applicable or not score.rulebook.rescales


def _other(number: Decimal) -> str:
    """Another number, as it prints."""
    return bare(number + 3)


def _slips(card: Scorecard) -> list[tuple[str, str, str]]:
    """What stands in the narrative, what is put in its place, and the code of what is found."""
    execution, budget, text = card.execution, card.form.budget, card.narrative()
    assert execution is not None
    assert budget is not None
    slips = [
        (f"总分{bare(card.total)}分", f"总分{_other(card.total)}分", "report-total-differs"),
        (f"等级为{card.grade}", "等级为差", "report-grade-differs"),
        (f"得分{bare(execution.points)}分（", "得分0.7分（", "report-points-differ"),
        (f"预算执行率分值{bare(execution.weight)}分", "预算执行率分值33分", "report-weight-differs"),
    ]
    for name, amount in (("年初预算", budget.initial), ("全年预算", budget.adjusted), ("全年执行", budget.executed)):
        assert amount is not None
        slips.append((f"{name}数{bare(amount)}", f"{name}数{_other(amount)}", "report-money-differs"))
    assert budget.execution_rate is not None
    rate = bare(budget.execution_rate * 100)
    slips.append((f"预算执行率{rate}%", "预算执行率61%", "report-rate-differs"))
    slips.append((f"{len(card.indicators)}个三级指标", "99个三级指标", "report-count-differs"))
    for score in card.indicators:
        line = next(each for each in text.splitlines() if f"）{score.name}：年度" in each)
        points, weight = f"得分{bare(score.points)}分", f"分值{bare(score.weight)}分"
        slips.append((line, line.replace(points, "得分0.01分"), "report-points-differ"))
        slips.append((line, line.replace(weight, f"分值{_other(score.weight)}分"), "report-weight-differs"))
    tiers: list[DimensionScore | CategoryScore] = [*card.dimensions, *card.categories]
    for tier in tiers:
        points = (
            f"{tier.name}：共{len(tier.indicators)}项三级指标，分值{bare(tier.weight)}分，得分{bare(tier.points)}分"
        )
        slips.append((points, points.replace("得分", "得分7"), "report-subtotal-differs"))
        slips.append((points, points.replace("共", "共7"), "report-count-differs"))
    return slips


class TestTheAuditSees:
    """A figure of the narrative that is changed is found."""

    @fewer
    @given(st.data(), published)
    def test_every_figure(self, data: Any, rulebook: Rulebook) -> None:
        """Total, grade, funds, rate, points, weights, sums and counts, one after another."""
        card = evaluate(data.draw(clean_forms(rulebook)), rulebook)
        text = card.narrative()
        for held, put, code in _slips(card):
            assert held in text
            found = {each.code for each in audit_report(card.form, text.replace(held, put))}
            assert code in found, (held, put)

    @fewer
    @given(st.data(), published)
    def test_targets_and_actuals(self, data: Any, rulebook: Rulebook) -> None:
        """A number put in front of the digits of a target or an actual."""
        card = evaluate(data.draw(clean_forms(rulebook)), rulebook)
        text = card.narrative()
        for score in card.indicators:
            indicator = score.indicator
            if not (indicator.target_text.startswith(("≥", "≤", "=")) and "%" in indicator.target_text):
                continue
            line = next(each for each in text.splitlines() if f"）{score.name}：年度" in each)
            for held, put, code in (
                (f"值为{indicator.actual_text}，", f"值为3{indicator.actual_text}，", "report-actual-differs"),
                (indicator.target_text, f"{indicator.target_text[0]}3{indicator.target_text[1:]}", _TARGET),
            ):
                changed = text.replace(line, line.replace(held, put))
                assert code in {each.code for each in audit_report(card.form, changed)}, (held, put)
