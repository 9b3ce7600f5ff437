"""A portfolio laid out as neutral tables: the figures, the grades, what cost points, the lowest, the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval._exact import bare, percent
from perfeval.portfolio.words import between, money, share_of, year_of
from perfeval.report import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.portfolio.parts import Loss
    from perfeval.portfolio.portfolio import Portfolio

__all__ = ["lay_out"]

#: How many names of indicators are shown.
_SHOWN: Final = 10


def lay_out(portfolio: Portfolio, sources: tuple[str, ...]) -> list[Table]:
    """The tables that have something to show; the figures always stand first."""
    tables = [
        _figures(portfolio, sources),
        _grades(portfolio),
        _losses("一级指标", portfolio.by_dimension),
        _losses("二级指标", portfolio.by_category),
        _losses("三级指标", portfolio.by_indicator),
        _lowest(portfolio),
        _findings(portfolio),
    ]
    return [table for table in tables if table.rows]


def _figures(portfolio: Portfolio, sources: tuple[str, ...]) -> Table:
    year = year_of(portfolio)
    rows = [Row(("评价项目", f"{portfolio.count}个")), *map(Row, _sums(portfolio)), *map(Row, _means(portfolio))]
    columns = Column("汇总"), Column("数值", align="right")
    return Table(
        columns, tuple(rows), title=f"绩效自评汇总{year and f'（{year}年度）'}", notes=tuple(_notes(portfolio, sources))
    )


def _sums(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    for label, amount, blank in _columns(portfolio):
        if blank < portfolio.count:
            yield f"{label}合计", amount
    whole = portfolio.expenditure
    if whole is not None:
        yield "部门支出总额", money(whole)
        yield "全年预算数占部门支出总额", percent(share_of(portfolio.funds.adjusted, whole))


def _columns(portfolio: Portfolio) -> Iterator[tuple[str, str, int]]:
    """Each column of the funds: what it is called, its sum, and how many forms do not have it."""
    funds = portfolio.funds
    yield "年初预算数", money(funds.initial), funds.without_initial
    yield "全年预算数", money(funds.adjusted), funds.without_adjusted
    yield "全年执行数", money(funds.executed), funds.without_executed


def _means(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    if mean := between(portfolio.mean_low, portfolio.mean_high):
        yield "平均得分", mean
    if weighted := between(portfolio.weighted_mean_low, portfolio.weighted_mean_high):
        yield "按资金加权的平均得分", weighted


def _notes(portfolio: Portfolio, sources: tuple[str, ...]) -> Iterator[str]:
    if sources:
        yield f"评分办法：{'、'.join(sources)}"
    if len(portfolio.rulebooks) > 1:
        used = "、".join(f"{name} {forms}个" for name, forms in portfolio.rulebooks)
        yield f"评分办法不止一种（{used}），等级按各自的标准，得分不宜直接比较"
    if portfolio.years and not year_of(portfolio):
        said = [f"{year}年度{forms}个" for year, forms in portfolio.years]
        blank = portfolio.count - sum(forms for _, forms in portfolio.years)
        yield f"年度不一：{'、'.join([*said, *([f'未填年度{blank}个'] if blank else [])])}"
    for label, _, blank in _columns(portfolio):
        if blank:
            yield f"{blank}个项目未填{label}，未计入合计"
    if portfolio.without_funds:
        yield f"{portfolio.without_funds}个项目没有大于零的全年预算数，未计入加权平均"
    if portfolio.open_count:
        names = "、".join(portfolio.unsettled) + ("等" if portfolio.open_count > len(portfolio.widest) else "")
        yield f"{portfolio.open_count}个项目总分未定：{names}"


def _grades(portfolio: Portfolio) -> Table:
    rows = [Row((each.name, str(each))) for each in portfolio.grades if portfolio.count]
    return Table((Column("等级"), Column("项目数", align="right")), tuple(rows), title="等级分布")


def _losses(tier: str, losses: tuple[Loss, ...]) -> Table:
    columns = Column(tier), *(Column(heading, align="right") for heading in ("失分", "未定分", "指标数"))
    rows = [Row((each.name, bare(each.lost), bare(each.open), str(each.count))) for each in losses[:_SHOWN]]
    left = len(losses) - len(rows)
    notes = (f"另有{left}个{tier}未列出，失分都不多于以上各项",) if left else ()
    return Table(columns, tuple(rows), title=f"各{tier}失分", notes=notes)


def _lowest(portfolio: Portfolio) -> Table:
    columns = Column("项目名称"), Column("总分", align="right"), Column("等级"), Column("评分办法")
    rows = [Row((each.name, between(each.low, each.high), each.grade, each.rulebook)) for each in portfolio.lowest]
    left = portfolio.count - len(rows)
    notes = (f"另有{left}个项目得分不低于以上各项目，未列出",) if left else ()
    return Table(columns, tuple(rows), title="得分最低的项目" if left else "各项目得分", notes=notes)


def _findings(portfolio: Portfolio) -> Table:
    columns = Column("性质"), Column("审核发现"), Column("次数", align="right"), Column("项目数", align="right")
    rows = [Row((str(each.severity), each.code, str(each.count), str(each.forms))) for each in portfolio.findings]
    return Table(columns, tuple(rows), title="审核发现")
