"""What a scorecard is short of: where points were lost or are open, and what the next grade takes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, final

import attrs

from perfeval._console import for_console
from perfeval._exact import ZERO, bare, subtract
from perfeval._plain import is_language
from perfeval._shown import brief_repr, shown
from perfeval._text import one_line
from perfeval.errors import PerfevalError
from perfeval.grade import Grade
from perfeval.planning import Required, required
from perfeval.scorecard.nodes import ExecutionScore, IndicatorScore, is_out

if TYPE_CHECKING:
    from perfeval.scorecard.scorecard import Scorecard

__all__ = ["Shortfall"]


@final
@attrs.frozen
class Shortfall:
    """Points that an indicator, or the execution of the budget, has lost or that are open.

    >>> from perfeval import Indicator, SelfEvaluation, evaluate
    >>> from perfeval.rulebooks import MOF_2020
    >>> rows = [{"三级指标": "居民健康档案", "年度指标值": "38508人", "实际完成值": "37442人", "分值": 3}]
    >>> card = evaluate(SelfEvaluation.from_rows(rows, project="公共卫生"), MOF_2020)
    >>> print(*card.shortfalls())
    居民健康档案：失 0.08 分；实际完成值为 38444人 可得满分
    """

    #: What is short of its points.
    score: IndicatorScore | ExecutionScore
    #: The actual that just earns all points; None where none is known, and for the execution of the budget.
    required: Required | None

    @property
    def name(self) -> str:
        """The indicator's name, or 预算执行率."""
        return self.score.name

    @property
    def lost(self) -> Decimal:
        """Points that are lost whatever is still judged."""
        return self.score.lost

    @property
    def open(self) -> Decimal:
        """Points that are not settled yet."""
        return self.score.open

    def to_text(self, language: str = "zh") -> str:
        """The shortfall on one line, in Chinese (``zh``) or English (``en``).

        Raises:
            PerfevalError: for any other language.
        """
        if not is_language(language):
            raise PerfevalError(f"no text in {shown(language)}", remedy='write "zh" or "en"')
        zh = language == "zh"
        parts = []
        if self.lost:
            parts.append(f"失 {bare(self.lost)} 分" if zh else f"{bare(self.lost)} points lost")
        if self.open:
            parts.append(f"待定 {bare(self.open)} 分" if zh else f"{bare(self.open)} points open")
        if isinstance(self.required, Decimal):
            needed = bare(self.required)
            parts.append(f"评定为分值的 {needed} 可得满分" if zh else f"a share of {needed} earns all of them")
        elif self.required is not None:
            parts.append(f"实际完成值为 {self.required} 可得满分" if zh else f"{self.required} earns all of them")
        return one_line(f"{self.name}{'：' if zh else ': '}{('；' if zh else '; ').join(parts)}")

    def __str__(self) -> str:
        return for_console(self.to_text(), repr(self))

    def __repr__(self) -> str:
        return brief_repr(self, self.name, f" {bare(self.lost)}", f", {bare(self.open)} open" if self.open else "")


def shortfalls(card: Scorecard) -> tuple[Shortfall, ...]:
    """What lost points or is open, the greatest loss first, then in the order of the form."""
    counted = (each for each in card.indicators if not is_out(each))
    nodes = (*((card.execution,) if card.execution else ()), *counted)
    short = [Shortfall(node, _required(node, card)) for node in nodes if node.low < node.weight]
    return tuple(sorted(short, key=lambda each: subtract(ZERO, each.lost)))


def _required(node: IndicatorScore | ExecutionScore, card: Scorecard) -> Required | None:
    if isinstance(node, ExecutionScore):
        return None
    dimension, category, _ = node.place
    return required(node.indicator, node.rulebook, node.weight, card.rulebook.under(dimension, category, card.form))


def points_to(card: Scorecard, grade: Grade | str) -> Decimal:
    """How many points `low` lacks to be sure of a grade; 0 where it is sure."""
    return max(ZERO, subtract(card.rulebook.grades.lowest(Grade.of(grade)), card.low))
