"""The paragraph on performance (预算绩效情况说明) of a department's published accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval._exact import bare, percent
from perfeval._plain import is_language
from perfeval._shown import shown
from perfeval._text import one_line
from perfeval.errors import PerfevalError
from perfeval.portfolio.words import between, money, share_of, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfeval.portfolio.parts import Loss
    from perfeval.portfolio.portfolio import Portfolio

__all__ = ["narrate"]

#: How many names a sentence lists.
_LISTED: Final = 3


def narrate(portfolio: Portfolio, sources: tuple[str, ...], language: str) -> str:
    """What was evaluated, with which funds, how well, what cost the most points, and what is open."""
    if not is_language(language):
        raise PerfevalError(f"no narrative in {shown(language)}", remedy='write "zh" or "en"')
    if not portfolio.count:
        return "没有开展绩效自评的项目。" if language == "zh" else "No project was self-evaluated."
    if language == "zh":
        return one_line("".join(f"{each}。" for each in _chinese(portfolio, sources)))
    return one_line(" ".join(f"{each}." for each in _english(portfolio, sources)))


def _chinese(portfolio: Portfolio, sources: tuple[str, ...]) -> Iterator[str]:
    year, funds = year_of(portfolio), portfolio.funds
    parts = [f"{year and f'{year}年度'}共对{portfolio.count}个项目开展绩效自评"]
    if funds.without_adjusted < portfolio.count:
        share, whole = "", portfolio.expenditure
        if whole is not None:
            share = f"，占部门支出总额（{money(whole)}）的{percent(share_of(funds.adjusted, whole))}"
        blank = f"（{funds.without_adjusted}个项目未填全年预算数，未计入）" if funds.without_adjusted else ""
        parts.append(f"涉及资金{money(funds.adjusted)}{blank}{share}")
    yield "，".join(parts)
    grades = "、".join(f"{each.name}{each}个" for each in portfolio.grades if each.high)
    means = [f"平均得分{between(portfolio.mean_low, portfolio.mean_high)}分"]
    if span := between(portfolio.weighted_mean_low, portfolio.weighted_mean_high):
        left = f"（不含没有资金的{portfolio.without_funds}个项目）" if portfolio.without_funds else ""
        means.append(f"按资金加权为{span}分{left}")
    mixed = "（评分办法不止一种，得分不宜直接比较）" if len(portfolio.rulebooks) > 1 else ""
    yield f"按{'、'.join(sources)}评分{mixed}，等级为{grades}，{'，'.join(means)}"
    if lost := [f"{each.name}（{bare(each.lost)}分）" for each in _most(portfolio.by_indicator)]:
        yield f"失分最多的指标是{'、'.join(lost)}"
    if portfolio.open_count:
        names = "、".join(portfolio.unsettled[:_LISTED])
        more = "等" if portfolio.open_count > _LISTED else ""
        yield f"有{portfolio.open_count}个项目的总分尚未确定，有待评定：{names}{more}"


def _english(portfolio: Portfolio, sources: tuple[str, ...]) -> Iterator[str]:
    year, funds, count = year_of(portfolio), portfolio.funds, portfolio.count
    said = f"{_projects(count)} {'was' if count == 1 else 'were'} self-evaluated{year and f' for {year}'}"
    if funds.without_adjusted < count:
        blank = (
            f" (not counting {_projects(funds.without_adjusted)} without a budget)" if funds.without_adjusted else ""
        )
        said += f", with funds of {money(funds.adjusted)}{blank}"
        whole = portfolio.expenditure
        if whole is not None:
            said += f", {percent(share_of(funds.adjusted, whole))} of the department's expenditure of {money(whole)}"
    yield said
    grades = ", ".join(f"{each} {each.name}" for each in portfolio.grades if each.high)
    mixed = " (several rulebooks, whose points do not compare)" if len(portfolio.rulebooks) > 1 else ""
    mean = between(portfolio.mean_low, portfolio.mean_high)
    said = f"Under {', '.join(sources)}{mixed}: {grades}; {mean} points on average"
    if span := between(portfolio.weighted_mean_low, portfolio.weighted_mean_high):
        said += f", {span} weighted by funds"
        said += f" (without the {_projects(portfolio.without_funds)} that had none)" if portfolio.without_funds else ""
    yield said
    if lost := [f"{each.name} ({bare(each.lost)})" for each in _most(portfolio.by_indicator)]:
        yield f"Most points were lost by {', '.join(lost)}"
    if portfolio.open_count:
        names = ", ".join(portfolio.unsettled[:_LISTED])
        more = ", …" if portfolio.open_count > _LISTED else ""
        yield f"The total of {_projects(portfolio.open_count)} is not settled yet: {names}{more}"


def _most(losses: tuple[Loss, ...]) -> list[Loss]:
    return [each for each in losses[:_LISTED] if each.lost]


def _projects(count: int) -> str:
    return "1 project" if count == 1 else f"{count} projects"
