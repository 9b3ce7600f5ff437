"""A form laid out to be looked at: its head, its funds and goal, and its tree with merged tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from perfeval._exact import bare
from perfeval.expressions.target import Band
from perfeval.finding import item_of
from perfeval.form.rate import printed_rate, rate_of
from perfeval.report import Cell, Column, Figure, Grid, Item, Line, Listing, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from perfeval.form.budget import Budget, FundSource
    from perfeval.form.form import SelfEvaluation
    from perfeval.form.tiers import Category, Dimension, Indicator
    from perfeval.report.sheet import Part

#: The columns of every table of indicators, with merged cells in the first two.
TIERS: Final = tuple(map(Column, ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值")))

_POINTS: Final = (Column("分值", "right"), Column("自评得分", "right"))

#: What a form may say of an indicator beside its points, in the order in which it is shown.
_BESIDE: Final = (
    Column("评分标准"),
    Column("评定"),
    Column("适用"),
    Column("扣分", "right"),
    Column("复核完成值"),
    Column("复核得分", "right"),
    Column("偏差原因分析及改进措施"),
)


def form_sheet(form: SelfEvaluation) -> Sheet:
    """The form by itself, before it is scored: all that it says."""
    totals = (("自评总分", points(form.self_total)), ("复核总分", points(form.reviewed_total)))
    said = (*totals, ("自评等级", str(form.self_grade or "")))
    figures = tuple(Figure(label, text, strong=True) for label, text in said if text)
    unread = [Item(cell.to_text(), "未读入", 2) for cell in form.unread]
    lists = (Listing((*others(form), *unread), "其他内容"), Listing(tuple(map(item_of, form.findings)), "读入时的发现"))
    parts: tuple[Part, ...] = (*before_tree(form, scored=False), _tree(form), *lists)
    return Sheet(title_of(form), tuple(under(form)), figures, parts)


def others(form: SelfEvaluation) -> Iterator[Item]:
    """What the form says beside its tables: its own grades, whether it is finished, and remarks."""
    if form.grade_scale is not None:
        yield Item(f"表内等级标准：{form.grade_scale}")
    if form.budget is not None and form.budget.completed is not None:
        yield Item(f"项目是否完成：{'是' if form.budget.completed else '否'}")
    yield from (Item(f"{label}：{text}") for label, text in form.remarks)


class Beside:
    """The columns that a form says something in beside the points of its indicators, and what stands in them."""

    def __init__(self, form: SelfEvaluation) -> None:
        reviewed = {"复核得分": points(form.reviewed_total)}
        said: list[dict[str, str]] = [*map(_said, form.indicators), self.of_budget(form.budget), reviewed]
        self.columns = tuple(each for each in _BESIDE if any(texts.get(each.heading) for texts in said))

    @staticmethod
    def of_budget(budget: Budget | None) -> dict[str, str]:
        """What is said of the execution of a budget."""
        return {} if budget is None else {"复核得分": points(budget.reviewed_score)}

    def cells(self, texts: Mapping[str, str]) -> Iterator[Cell]:
        """A cell for each column."""
        return (Cell(texts.get(each.heading, "")) for each in self.columns)

    def of(self, indicator: Indicator) -> Iterator[Cell]:
        """What is said of an indicator."""
        return self.cells(_said(indicator))


def _said(indicator: Indicator) -> dict[str, str]:
    judged = indicator.judged
    return {
        "评分标准": indicator.standard,
        "评定": "" if judged is None else str(judged) if isinstance(judged, Band) else bare(judged),
        "适用": "" if indicator.applicable else "不适用",
        "扣分": points(indicator.deduction),
        "复核完成值": indicator.reviewed_actual,
        "复核得分": points(indicator.reviewed_score),
        "偏差原因分析及改进措施": indicator.reason,
    }


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
    given = () if budget.reviewed_score is None else (Column("复核得分", "right"),)
    stakes = () if scored else (*_POINTS, *given)
    columns = (
        Column(f"项目资金（{budget.unit}）"),
        *(Column(each, "right") for each in ("年初预算数", "全年预算数", "全年执行数", "执行率")),
        *stakes,
    )
    rate, printed = rate_of(budget), printed_rate(budget)
    percent = f"{rate}（表内 {printed}）" if printed else rate or budget.printed_rate
    said = (budget.weight, budget.self_score, budget.reviewed_score)
    stake = tuple(Cell(points(each)) for each in said[: len(stakes)])
    blank = (Cell(),) * (1 + len(stakes))
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
    groups, beside = [], Beside(form)
    for dimension in form.dimensions:
        lines, rows = [], sum(len(category.indicators) for category in dimension.categories)
        for category in dimension.categories:
            under = len(category.indicators)
            for each in category.indicators:
                texts = (each.target_text, each.actual_text, points(each.weight), points(each.self_score))
                heads = tiers(rows, _with_points(dimension), _with_points(category), under)
                lines.append(Line((*heads, Cell(each.name, head="row"), *map(Cell, texts), *beside.of(each))))
                rows = under = 0
        groups.append(tuple(lines))
    return Grid((*TIERS, *_POINTS, *beside.columns), tuple(groups))


def _with_points(tier: Dimension | Category) -> str:
    """A tier with the points that the form states for it."""
    return tier.name if tier.weight is None else f"{tier.name}（{bare(tier.weight)}分）"
