"""A form laid out to be looked at: its head, its funds and goal, and its tree with merged tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval._exact import bare, multiply, number
from perfeval.report import Cell, Column, Figure, Grid, Item, Line, Listing, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfeval.form.budget import Budget, FundSource
    from perfeval.form.form import SelfEvaluation
    from perfeval.report.sheet import Part

_HUNDRED: Final = number(100)

#: The columns of every table of indicators, with merged cells in the first two.
TIERS: Final = tuple(map(Column, ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值")))

_COLUMNS: Final = (*TIERS, Column("分值", "right"), Column("自评得分", "right"), Column("偏差原因分析及改进措施"))


def form_sheet(form: SelfEvaluation) -> Sheet:
    """The form by itself, before it is scored."""
    said = (("自评总分", points(form.self_total)), ("自评等级", str(form.self_grade or "")))
    figures = tuple(Figure(label, text, strong=True) for label, text in said if text)
    rest = [Item(f"{label}：{text}") for label, text in form.remarks]
    unread = [Item(cell.to_text(), "未读入", 2) for cell in form.unread]
    parts: tuple[Part, ...] = (*before_tree(form, scored=False), _tree(form), Listing((*rest, *unread), "其他内容"))
    return Sheet(title_of(form), tuple(under(form)), figures, parts)


def title_of(form: SelfEvaluation) -> str:
    """The project, and its year."""
    return f"{form.project}（{form.year}年度）" if form.year else form.project


def under(form: SelfEvaluation) -> Iterator[str]:
    """Who fills the form, and when."""
    facts = (("主管部门", form.department), ("实施单位", form.unit), ("填报日期", form.date))
    line = "　".join(f"{label}：{text}" for label, text in facts if text)
    if line:
        yield line


def before_tree(form: SelfEvaluation, *, scored: bool = True) -> Iterator[Grid]:
    """What stands above the indicators: the funds, with their points where no row below has them, and the goal."""
    if form.budget is not None:
        yield _funds(form.budget, scored=scored)
    if form.goal or form.outcome:
        columns = (Column("年度总体目标：预期目标"), Column("实际完成情况"))
        yield Grid(columns, ((Line((Cell(form.goal), Cell(form.outcome))),),))


def _funds(budget: Budget, *, scored: bool) -> Grid:
    amounts = ("年初预算数", "全年预算数", "全年执行数")
    columns = (
        Column(f"项目资金（{budget.unit}）"),
        *(Column(each, "right") for each in amounts),
        Column("执行率", "right"),
        *(() if scored else _COLUMNS[5:7]),
    )
    rate = budget.execution_rate
    percent = budget.printed_rate if rate is None else f"{bare(multiply(rate, _HUNDRED))}%"
    stake = () if scored else (Cell(points(budget.weight)), Cell(points(budget.self_score)))
    blank = (Cell(),) * (1 + len(stake))
    lines = [Line((Cell("年度资金总额", head="row"), *_amounts(budget), Cell(percent), *stake))]
    lines += [Line((Cell(each.name, head="row"), *_amounts(each), *blank)) for each in budget.sources]
    return Grid(columns, (tuple(lines),))


def _amounts(funds: Budget | FundSource) -> Iterator[Cell]:
    for amount in (funds.initial, funds.adjusted, funds.executed):
        yield Cell(points(amount))


def points(value: Decimal | None) -> str:
    """A number that a form states; nothing where it states none."""
    return "" if value is None else bare(value)


def tiers(rows: int, dimension: str, category: str, beside: int) -> Iterator[Cell]:
    """The heads of a row that begins a dimension, a category, or both: *rows* and *beside* are how many they span."""
    if rows:
        yield Cell(dimension, rows, head="group")
    if beside:
        yield Cell(category, beside, head="subgroup")


def _tree(form: SelfEvaluation) -> Grid:
    groups = []
    for dimension in form.dimensions:
        lines, rows = [], sum(len(category.indicators) for category in dimension.categories)
        for category in dimension.categories:
            beside = len(category.indicators)
            for each in category.indicators:
                texts = (each.target_text, each.actual_text, points(each.weight), points(each.self_score), each.reason)
                heads = tiers(rows, dimension.name, category.name, beside)
                lines.append(Line((*heads, Cell(each.name, head="row"), *map(Cell, texts))))
                rows = beside = 0
        groups.append(tuple(lines))
    return Grid(_COLUMNS, tuple(groups))
