"""What a narrative tells of a scorecard, in no language: what is open, what was lost, what the form reports itself."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from perfeval._text import one_line
from perfeval.rulebook.execution import amounts
from perfeval.scorecard.nodes import is_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.form import Budget, SelfEvaluation
    from perfeval.grade import Grade
    from perfeval.rulebook.rulebook import Rulebook
    from perfeval.scorecard.nodes import IndicatorScore, Scored
    from perfeval.scorecard.scorecard import Scorecard

_HUNDRED: Final = Decimal(100)
#: What a reviewer asks to explain, whatever the points are.
_ASKED: Final = frozenset(
    "full-points-below-target overshoot-unexplained not-equal-unexplained limit-exceeded-unexplained".split()
)
#: Labels of a form under which it says what went wrong, and what will be done.
_ANALYSIS: Final = re.compile("原因|措施|问题|建议")
#: What ends a sentence, or should not stand in front of its end.
_ENDS: Final = "。．.；;，,、：: "


def said(text: str) -> str:
    r"""A text of a form on one line, without white space that says nothing.

    >>> said(" 宣传册\n数量 "), said("3 km\t以内\x00")
    ('宣传册数量', '3 km 以内\ufffd')
    """
    return _between().sub("", " ".join(one_line(text).split()))


@cache
def _between() -> re.Pattern[str]:
    """White space between Chinese characters or beside their stops: a line break of the cell, or what lines it up."""
    stops = "[（）《》、，；：。！？]"
    return re.compile(f"(?<=[一-鿿]) (?=[一-鿿])|(?<={stops}) | (?={stops})")


def clause(text: str) -> str:
    """A text of a form for within a sentence: without the punctuation at its end.

    >>> clause("受天气影响，已安排补做。。")
    '受天气影响，已安排补做'
    """
    flat = said(text)
    return flat.rstrip(_ENDS) or flat


def open_names(card: Scorecard) -> tuple[str, ...]:
    """The names of what is not settled, each once."""
    nodes = [*([card.execution] if card.execution else []), *card.indicators]
    return tuple(dict.fromkeys(said(each.name) for each in nodes if each.low != each.high))


def asked(score: IndicatorScore) -> tuple[str, ...]:
    """The codes of what has to be explained though no points were lost, such as an overshoot."""
    return tuple(each.code for each in score.findings if each.code in _ASKED)


def explained(card: Scorecard) -> tuple[IndicatorScore, ...]:
    """The indicators that need a word: points were lost, a reviewer would ask, or the form gives a reason."""
    return tuple(
        each for each in card.indicators if not is_out(each) and (each.lost or each.indicator.has_reason or asked(each))
    )


def losses(card: Scorecard) -> list[tuple[str, Decimal]]:
    """What lost points: the execution of the budget and first tiers, each with its points."""
    nodes: list[Scored] = [*([card.execution] if card.execution else []), *card.dimensions]
    return [(each.name, each.lost) for each in nodes if each.lost]


def by_sources(budget: Budget, rulebook: Rulebook) -> tuple[Decimal, Decimal] | None:
    """What was to be spent and what was over the sources, where these decide and are not the total row."""
    adjusted, executed = amounts(rulebook.execution, budget)
    if adjusted is None or executed is None or (adjusted, executed) == (budget.adjusted, budget.executed):
        return None
    return adjusted, executed


def grades(card: Scorecard) -> tuple[Grade, Grade]:
    """The grades of the fewest and of the most points."""
    scale = card.rulebook.grades
    return scale.grade(card.low), scale.grade(card.high)


def differs(card: Scorecard, grade: Grade) -> list[str]:
    """Which of the total and the grade the form reports otherwise than they come to."""
    form = card.form
    own = {"total": form.self_total in {None, card.low}, "grade": form.self_grade in {None, grade}}
    return [each for each, is_same in own.items() if not is_same]


def analyses(form: SelfEvaluation) -> Iterator[tuple[str, str]]:
    """What the form says beside its table of reasons, problems and measures."""
    for label, text in form.remarks:
        if _ANALYSIS.search(label) and clause(text) and any(each.isalnum() for each in text):
            yield said(label), clause(text)
