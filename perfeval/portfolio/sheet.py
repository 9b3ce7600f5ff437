"""A portfolio laid out to be looked at: its figures above, and a bar beside every count and every loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from perfeval._exact import bare, divide, multiply, number, places, total
from perfeval.portfolio.layout import lay_out
from perfeval.report import Bar, Cell, Column, Figure, Grid, Line, Listing, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfeval.portfolio.portfolio import Portfolio
    from perfeval.report import Table

_HUNDRED: Final = number(100)


def portfolio_sheet(portfolio: Portfolio, sources: tuple[str, ...]) -> Sheet:
    """The same tables as elsewhere, the first of them as figures."""
    first, *tables = lay_out(portfolio, sources)
    said = ((row.cells[0], row.cells[1]) for row in first.rows)
    figures = tuple(Figure(label, text, strong=label in {"评价项目", "平均得分"}) for label, text in said)
    bars = dict(_bars(portfolio))
    parts = [part for table in tables for part in (_grid(table, bars), Listing.of(table))]
    return Sheet(first.title, figures=figures, parts=(*parts, Listing(Listing.of(first).items, "说明")))


def _grid(table: Table, bars: dict[str, tuple[Bar, ...]]) -> Grid:
    """The table, with a bar in each row where there are bars for its first column."""
    grid = Grid.of(table)
    heading = table.columns[0].heading
    if heading not in bars:
        return grid
    lines = (Line((*line.cells, Cell(bar=bar))) for line, bar in zip(grid.groups[0], bars[heading], strict=False))
    return evolve(grid, columns=(*grid.columns, Column("占比")), groups=(tuple(lines),))


def _bars(portfolio: Portfolio) -> Iterator[tuple[str, tuple[Bar, ...]]]:
    grades = ((number(each.low), number(each.high - each.low)) for each in portfolio.grades)
    yield "等级", tuple(_bar(low, left, number(portfolio.count)) for low, left in grades)
    tiers = portfolio.by_dimension, portfolio.by_category, portfolio.by_indicator
    for tier, losses in zip(("一级指标", "二级指标", "三级指标"), tiers, strict=True):
        whole = total(part for each in losses for part in (each.lost, each.open))
        yield tier, tuple(_bar(each.lost, each.open, whole) for each in losses)


def _bar(certain: Decimal, left: Decimal, whole: Decimal) -> Bar:
    shares = [bare(places(divide(multiply(part, _HUNDRED), whole), 2)) if whole else "0" for part in (certain, left)]
    return Bar(shares[0], shares[1], f"{shares[0]}%" + (f"，未定 {shares[1]}%" if left else ""))
