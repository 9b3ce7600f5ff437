"""What to say where something else stands in the place of a form or of a rulebook, and how the right thing is had."""

from __future__ import annotations

from collections.abc import Mapping

from perfeval._shown import shown
from perfeval.errors import InvalidForm
from perfeval.form import Indicator, SelfEvaluation
from perfeval.rulebook.rulebook import Rulebook


def wrong_kind(form: object, rulebook: object) -> InvalidForm:
    """Say which of the two is none, and how it is had."""
    if isinstance(form, Rulebook):
        return InvalidForm("the rulebook stands before the form", remedy="write evaluate(form, rulebook)")
    if not isinstance(form, SelfEvaluation):
        return InvalidForm(f"{shown(form)} is no SelfEvaluation", remedy=_form_of(form))
    return no_rulebook(rulebook)


def no_rulebook(value: object) -> InvalidForm:
    """How a rulebook is had, where something else stands in its place."""
    remedy = "import one, as in: from perfeval.rulebooks import MOF_2020"
    if isinstance(value, str):
        remedy = f"write perfeval.rulebooks.get({shown(value)})"
    elif isinstance(value, (tuple, list)):
        remedy = "write compare(form, rulebooks)"
    return InvalidForm(f"{shown(value)} is no Rulebook", remedy=remedy)


def _form_of(value: object) -> str:
    """How a form is had of what stands in its place."""
    if isinstance(getattr(value, "form", None), SelfEvaluation):
        return "pass its form: card.form"
    if isinstance(value, Indicator):
        return "write evaluate_indicator(indicator, rulebook)"
    if isinstance(value, Mapping):
        return "pass SelfEvaluation.from_dict(data) of what to_dict gave"
    if isinstance(value, (list, tuple)) and any(isinstance(each, SelfEvaluation) for each in value):
        return "write evaluate_many(forms, rulebook)"
    if isinstance(value, (list, tuple)) and any(isinstance(each, Mapping) for each in value):
        return 'pass SelfEvaluation.from_rows(records, project="…")'
    return "pass read_form(source) of a text or of rows of cells"
