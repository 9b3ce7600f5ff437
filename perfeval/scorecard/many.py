"""A stream of forms, scored one after another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sized
from typing import TYPE_CHECKING, final, overload

from perfeval._shown import brief_repr, counted, shown
from perfeval.errors import InvalidForm
from perfeval.form import SelfEvaluation
from perfeval.rulebook.rulebook import Rulebook
from perfeval.scorecard.refusing import no_rulebook
from perfeval.scorecard.scorecard import Scorecard, evaluate

__all__ = ["ScorecardStream", "evaluate_many"]


@final
class ScorecardStream(Iterator[Scorecard]):
    """One scorecard after another, of as many forms as are known beforehand: ``len()`` says how many are to come."""

    def __init__(self, cards: Iterator[Scorecard], count: int) -> None:
        self._cards = cards
        self._left = count

    def __next__(self) -> Scorecard:
        card = next(self._cards)
        self._left -= 1
        return card

    def __len__(self) -> int:
        return max(self._left, 0)

    def __repr__(self) -> str:
        return brief_repr(self, f"of {counted(len(self), 'form')} to come")


if TYPE_CHECKING:

    @overload
    def evaluate_many(
        forms: Collection[SelfEvaluation], rulebook: Rulebook, *, accept_self_scores: bool = False
    ) -> ScorecardStream: ...
    @overload
    def evaluate_many(
        forms: Iterable[SelfEvaluation], rulebook: Rulebook, *, accept_self_scores: bool = False
    ) -> Iterator[Scorecard]: ...


def evaluate_many(
    forms: Iterable[SelfEvaluation], rulebook: Rulebook, *, accept_self_scores: bool = False
) -> Iterator[Scorecard]:
    """Score one form after another, holding no more than one at a time.

    Where *forms* has a length, so has the iterator: how many are to come, which a progress bar shows.

    >>> from perfeval import evaluate_many
    >>> from perfeval.rulebooks import MOF_2020
    >>> cards = evaluate_many([], MOF_2020)
    >>> len(cards), list(cards)
    (0, [])
    """
    if isinstance(forms, SelfEvaluation):
        raise InvalidForm("one form where a stream of forms is due", remedy="write evaluate(form, rulebook) or [form]")
    if not isinstance(forms, Iterable) or isinstance(forms, (str, Mapping)):
        raise InvalidForm(f"{shown(forms)} is no stream of forms", remedy="write evaluate_many(forms, rulebook)")
    if not isinstance(rulebook, Rulebook):
        raise no_rulebook(rulebook)
    cards = (evaluate(form, rulebook, accept_self_scores=accept_self_scores) for form in forms)
    count = _length(forms)
    return cards if count is None else ScorecardStream(cards, count)


def _length(forms: object) -> int | None:
    """How many forms there are; None where nobody knows, or where a class has a length by name only."""
    try:
        return len(forms) if isinstance(forms, Sized) else None
    except Exception:  # noqa: BLE001 - whatever somebody's class does
        return None
