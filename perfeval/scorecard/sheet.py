"""A scorecard laid out to be looked at: in the order of the official form, with every point accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval._exact import bare, divide, multiply, number, places, total
from perfeval.finding import Finding, Severity, item_of
from perfeval.form.fields import all_of
from perfeval.form.sheet import TIERS, Beside, before_tree, others, tiers, title_of, under
from perfeval.form.sheet import points as stated
from perfeval.report import Bar, Cell, Column, Figure, Grid, Item, Line, Listing, Sheet
from perfeval.scorecard.layout import grade_between, points
from perfeval.scorecard.nodes import is_out, reported

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from perfeval.report.sheet import Part
    from perfeval.scorecard.nodes import DimensionScore, ExecutionScore, IndicatorScore, Scored
    from perfeval.scorecard.scorecard import Scorecard

_HUNDRED: Final = number(100)

#: The columns of the official form, with what the points are and why; those in the middle where a form has them.
_POINTS: Final = (Column("分值", "right"), Column("得分", "right"), Column("得分率"), Column("失分", "right"))
_SELF_SCORE: Final = Column("自评得分", "right")
_BASIS: Final = Column("评分依据")


def card_sheet(card: Scorecard, findings: Iterable[Finding]) -> Sheet:
    """The scorecard with *findings* below, by severity."""
    found = sorted(all_of(Finding, findings), key=lambda each: list(Severity).index(each.severity))
    lines = (*under(card.form), f"评分办法：{card.rulebook.source}")
    rest = "　".join(each.text for each in others(card.form))
    lists = (
        _explained(card),
        Listing(tuple(map(item_of, found)), "审核发现"),
        Listing((Item(rest),) if rest else (), "其他内容"),
    )
    parts: tuple[Part, ...] = (*before_tree(card.form), _Tree(card).grid(), *lists)
    return Sheet(title_of(card.form), lines, tuple(_figures(card, found)), parts)


def _figures(card: Scorecard, findings: list[Finding]) -> Iterator[Figure]:
    yield Figure("总分", points(card), f"/ {bare(card.weight)}", strong=True)
    yield Figure("等级", grade_between(card.rulebook, card.low, card.high), strong=True)
    yield Figure("失分", bare(card.lost))
    yield Figure("待定", bare(card.open))
    form = card.form
    if form.self_total is not None or form.self_grade is not None:
        grade = "" if form.self_grade is None else card.rulebook.grades.name_of(form.self_grade)
        yield Figure("自评", stated(form.self_total), grade)
    for severity in (Severity.ERROR, Severity.WARNING):
        yield Figure(str(severity), str(sum(each.severity is severity for each in findings)))


def _bar(score: Scored) -> Bar | None:
    if not score.at_stake:
        return None
    whole = max(score.at_stake, score.high)
    certain, open_ = (bare(places(divide(multiply(part, _HUNDRED), whole), 2)) for part in (score.low, score.open))
    return Bar(certain, open_, f"得 {bare(score.low)}，{_missing(score) or '无失分'}")


def _missing(score: Scored) -> str:
    """The points that are lost, and those that are open, in words."""
    parts = ("失", score.lost), ("待定", score.open)
    return "，".join(f"{word} {bare(part)}" for word, part in parts if part)


def _explained(card: Scorecard) -> Listing:
    """How each point was lost, and why it is open."""
    nodes: list[ExecutionScore | IndicatorScore] = [*([card.execution] if card.execution else []), *card.indicators]
    texts = ((each, _missing(each)) for each in nodes)
    items = (Item(f"{each.name}：{each.explain().steps[-1].text}", text, 3) for each, text in texts if text)
    return Listing(tuple(items), "失分与待定")


class _Tree:
    """The rows of a scorecard: the columns that a form says nothing in are left out."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        scores = [each.indicator.self_score for each in card.indicators]
        budget = card.form.budget
        own = card.form.self_total is not None or any(each is not None for each in scores)
        self.has_self_scores = own or (budget is not None and budget.self_score is not None)
        self.beside = Beside(card.form)

    def grid(self) -> Grid:
        """All rows: the execution, the dimensions with their subtotals, and the total."""
        own = (_SELF_SCORE,) if self.has_self_scores else ()
        columns = (*TIERS, *_POINTS, *own, _BASIS, *self.beside.columns)
        execution = self.card.execution
        groups: list[tuple[Line, ...]] = [(self._execution(execution),)] if execution is not None else []
        groups += [tuple(self._dimension(each)) for each in self.card.dimensions]
        return Grid(columns, (*groups, (self._total(),)))

    def _execution(self, score: ExecutionScore) -> Line:
        budget = score.budget
        amounts = [each and f"{each}{budget.unit}" for each in map(stated, (budget.adjusted, budget.executed))]
        name = Cell(score.name, columns=3, head="row")
        said = self.beside.cells(self.beside.of_budget(budget))
        return Line((name, *map(Cell, amounts), *self._points(score, budget.self_score, score.brief), *said))

    def _dimension(self, dimension: DimensionScore) -> Iterator[Line]:
        rows = len(dimension.indicators) + 1
        for category in dimension.categories:
            beside = len(category.indicators)
            for each in category.indicators:
                heads = tiers(rows, dimension.name, category.name, beside)
                yield Line((*heads, *self._indicator(each)))
                rows = beside = 0
        heads = tiers(rows, dimension.name, "", 0)
        name = Cell("小计", columns=4, head="row")
        sums = self._points(dimension, reported(dimension.indicators), "")
        yield Line((*heads, name, *sums, *self.beside.cells({})), "subtotal")

    def _indicator(self, score: IndicatorScore) -> Iterator[Cell]:
        indicator = score.indicator
        yield Cell(score.name, head="row")
        yield from map(Cell, (indicator.target_text, indicator.actual_text))
        yield from self._points(score, indicator.self_score, score.brief)
        yield from self.beside.of(indicator)

    def _total(self) -> Line:
        card = self.card
        basis = grade_between(card.rulebook, card.low, card.high)
        parts = [*card.dimensions, *([card.execution] if card.execution else [])]
        if any(map(is_out, card.indicators)) and total(each.low for each in parts) != card.low:
            basis += "（不适用的指标不计，其余按比例折算）"
        name = Cell("总分", columns=5, head="row")
        said = self.beside.cells({"复核得分": stated(card.form.reviewed_total)})
        return Line((name, *self._points(card, card.form.self_total, basis), *said), "total")

    def _points(self, score: Scored, own: Decimal | None, basis: str) -> Iterator[Cell]:
        said = (bare(score.weight), points(score)) if score.weight or score.high else ("", "")
        yield Cell(said[0])
        yield Cell(said[1], strong=bool(_missing(score)))
        yield Cell(bar=_bar(score))
        yield Cell(bare(score.lost) if score.lost else "")
        if self.has_self_scores:
            differs = own is not None and not score.low <= own <= score.high
            yield Cell(f"≠ {stated(own)}" if differs else stated(own), strong=differs)
        yield Cell(basis)
