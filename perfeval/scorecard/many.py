"""A stream of forms, scored one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from perfeval._shown import shown
from perfeval.errors import InvalidForm
from perfeval.form import SelfEvaluation
from perfeval.rulebook.rulebook import Rulebook
from perfeval.scorecard.refusing import no_rulebook
from perfeval.scorecard.scorecard import Scorecard, evaluate

__all__ = ["evaluate_many"]


def evaluate_many(
    forms: Iterable[SelfEvaluation], rulebook: Rulebook, *, accept_self_scores: bool = False
) -> Iterator[Scorecard]:
    """Score one form after another, holding no more than one at a time.

    >>> from perfeval import evaluate_many
    >>> from perfeval.rulebooks import MOF_2020
    >>> list(evaluate_many([], MOF_2020))
    []
    """
    if isinstance(forms, SelfEvaluation):
        raise InvalidForm("one form where a stream of forms is due", remedy="write evaluate(form, rulebook) or [form]")
    if not isinstance(forms, Iterable) or isinstance(forms, (str, Mapping)):
        raise InvalidForm(f"{shown(forms)} is no stream of forms", remedy="write evaluate_many(forms, rulebook)")
    if not isinstance(rulebook, Rulebook):
        raise no_rulebook(rulebook)
    return (evaluate(form, rulebook, accept_self_scores=accept_self_scores) for form in forms)
