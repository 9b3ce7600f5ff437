"""One form under several rulebooks: which points differ, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, final

import attrs

from perfeval._console import for_console
from perfeval._shown import brief_repr, shown
from perfeval.errors import InvalidRulebook
from perfeval.report import Column, Row, Table, as_html, as_markdown, as_page, as_text
from perfeval.rulebook.rulebook import Rulebook
from perfeval.scorecard.layout import grade_between, points
from perfeval.scorecard.scorecard import Scorecard, evaluate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.form import SelfEvaluation
    from perfeval.scorecard.nodes import ExecutionScore, IndicatorScore

__all__ = ["Difference", "SideBySide", "compare"]


@final
@attrs.frozen
class Difference:
    """One indicator, or the execution of the budget, whose points differ between rulebooks."""

    #: The scores, in the order of the rulebooks.
    scores: tuple[IndicatorScore | ExecutionScore, ...]

    @property
    def name(self) -> str:
        """The indicator's name, or 预算执行率."""
        return self.scores[0].name

    @property
    def reasons(self) -> tuple[str, ...]:
        """What decided under each rulebook, in Chinese."""
        return tuple(score.explain().steps[-1].text for score in self.scores)

    def __repr__(self) -> str:
        names = dict.fromkeys(each.name for each in self.scores)
        return brief_repr(self, "、".join(names), f": {', '.join(map(points, self.scores))}")


@final
@attrs.frozen
class SideBySide:
    """The scorecards of one form under several rulebooks."""

    cards: tuple[Scorecard, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What does not have the same points everywhere, in the order of the form."""
        return tuple(
            Difference(scores)
            for scores in zip(*map(_nodes, self.cards), strict=True)
            if len({(score.low, score.high) for score in scores}) > 1
        )

    def _table(self) -> Table:
        columns = [Column("指标"), *(Column(card.rulebook.name, align="right") for card in self.cards), Column("原因")]
        rows = [
            Row((each.name, *map(points, each.scores), "；".join(_labelled(self.cards, each.reasons))))
            for each in self.differences
        ]
        rows.append(Row(("总分", *map(points, self.cards), ""), strong=True))
        grades = [grade_between(card.rulebook, card.low, card.high) for card in self.cards]
        rows.append(Row(("等级", *grades, ""), strong=True))
        return Table(
            tuple(columns),
            tuple(rows),
            title=f"{self.cards[0].name}：各评分办法之比较",
            notes=() if self.differences else ("各评分办法得分一致",),
        )

    def __str__(self) -> str:
        return for_console(self.to_text(), f"<SideBySide of {len(self.cards)} scorecards>")

    def to_text(self, encoding: str | None = None, width: int | None = None) -> str:
        """The comparison as it prints, in lines of at most *width* columns; what *encoding* lacks is written as an escape."""
        return as_text(self._table(), encoding, width)

    def to_markdown(self) -> str:
        """The comparison as a Markdown table."""
        return as_markdown(self._table())

    def to_html(self) -> str:
        """The comparison as a page of its own, to be looked at or printed: no script, and nothing to load."""
        table = self._table()
        return as_page([table], table.title)

    def _repr_html_(self) -> str:
        return as_html(self._table())

    def __repr__(self) -> str:
        names = dict.fromkeys(each.name for each in self.cards)
        scores = (f"{each.rulebook.name} {points(each)}" for each in self.cards)
        return brief_repr(self, "、".join(names), f": {', '.join(scores)}")


def compare(form: SelfEvaluation, rulebooks: Iterable[Rulebook]) -> SideBySide:
    """Score one form under several rulebooks and hold the results side by side.

    Raises:
        InvalidRulebook: when there is no rulebook to compare.

    >>> from perfeval import Category, Dimension, Indicator, SelfEvaluation, compare
    >>> from perfeval.rulebooks import INTEGRATED, MOF_2020
    >>> indicator = Indicator("办公设备购置成本", "≤90万元", "100万元", 5)
    >>> form = SelfEvaluation("业务装备经费", [Dimension("产出指标", [Category("成本指标", [indicator])])])
    >>> [score.points for score in compare(form, [MOF_2020, INTEGRATED]).differences[0].scores]
    [Decimal('4.50'), Decimal('4.44')]
    """
    if isinstance(rulebooks, Rulebook):
        raise InvalidRulebook(
            "one rulebook where several are due", remedy="write compare(form, [MOF_2020, INTEGRATED])"
        )
    if not isinstance(rulebooks, Iterable) or isinstance(rulebooks, str):
        raise InvalidRulebook(
            f"{shown(rulebooks)} is no sequence of rulebooks", remedy="write compare(form, [MOF_2020, INTEGRATED])"
        )
    cards = tuple(evaluate(form, rulebook) for rulebook in rulebooks)
    if not cards:
        raise InvalidRulebook("no rulebook to compare", remedy="name at least one, as in compare(form, [MOF_2020])")
    return SideBySide(cards)


def _nodes(card: Scorecard) -> Iterator[IndicatorScore | ExecutionScore]:
    if card.execution is not None:
        yield card.execution
    yield from card.indicators


def _labelled(cards: tuple[Scorecard, ...], reasons: tuple[str, ...]) -> Iterator[str]:
    """Each reason once, behind the rulebooks that have it."""
    for reason in dict.fromkeys(reasons):
        names = [card.rulebook.name for card, other in zip(cards, reasons, strict=True) if other == reason]
        yield f"{'、'.join(names)}：{reason}"
