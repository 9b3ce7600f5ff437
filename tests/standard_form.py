"""The usual form as a table, and forms to fill it with: what every layout of it has to give back."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from perfeval import Budget, Category, Dimension, FundSource, Grade, Indicator, SelfEvaluation
from tests.layouts import Cell, Table, row
from tests.properties.strategies import decimals

TITLE = "县级部门预算支出绩效自评表"


def written(points: Decimal | None) -> str:
    """A number as it stands in a cell."""
    return "" if points is None else format(points, "f")


def table_of(form: SelfEvaluation) -> Table:
    """The form as it is drawn: nine columns, with tiers that go over several rows."""
    head = [
        row(Cell(f"{TITLE}\n（{form.year}年度）", 9)),
        row(Cell("项目名称", 2), Cell(form.project, 7)),
        row(Cell("主管部门", 2), Cell(form.department, 3), "实施单位", Cell(form.unit, 3)),
    ]
    goals = [
        row(Cell("年度总体目标", 1, 2), Cell("预期目标", 4), Cell("实际完成情况", 4)),
        row(Cell(form.goal, 4), Cell(form.outcome, 4)),
    ]
    foot = [
        row(Cell("总分", 6), "100", written(form.self_total), ""),
        row(Cell("自评结论", 2), Cell(str(form.self_grade or ""), 7)),
    ]
    return [*head, *_funds(form.budget), *goals, *_tree(form), *foot]


def _funds(budget: Budget | None) -> Table:
    if budget is None:
        return []
    headings = "年初预算数（A)", "全年预算数（B)", "全年执行数", "分值", "执行率 (B/A)", "得分"
    points = written(budget.weight) + "分" if budget.weight is not None else "-"
    amounts = [written(each) for each in (budget.initial, budget.adjusted, budget.executed)]
    rows = [
        row(Cell(f"项目资金\n({budget.unit})", 1, 2 + len(budget.sources)), Cell("", 2), *headings),
        row(Cell("年度资金总额：", 2), *amounts, points, budget.printed_rate, written(budget.self_score)),
    ]
    for number, source in enumerate(budget.sources):
        name = ("" if number else "其中：") + source.name
        each = [written(each) for each in (source.initial, source.adjusted, source.executed)]
        rows.append(row(Cell(name, 2), *each, "-", "", "-"))
    return rows


def _tree(form: SelfEvaluation) -> Table:
    headings = (
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际\n完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    )
    rows = [row(Cell("绩效指标", 1, 1 + len(form.indicators)), *headings)]
    for dimension in form.dimensions:
        name = dimension.name + (f"（{written(dimension.weight)}分)" if dimension.weight is not None else "")
        cells = row(Cell(name, 1, sum(len(category.indicators) for category in dimension.categories)))
        for category in dimension.categories:
            cells += row(Cell(category.name, 1, len(category.indicators)))
            for indicator in category.indicators:
                texts = indicator.name, indicator.target_text, indicator.actual_text
                points = written(indicator.weight), written(indicator.self_score)
                rows.append([*cells, *row(*texts, *points, indicator.reason)])
                cells = []
    return rows


_WORDS = "道路硬化绿苗木补贴渔船新建改造水渠农户参保设备巡查"
_MARKS = "<>&|\"'*\\_`#~（）()、%≥"


@cache
def names(alphabet: str, least: int = 2) -> st.SearchStrategy[str]:
    """Names that are no words of the form itself."""
    return st.text(alphabet, min_size=least, max_size=14).map(lambda text: f"新{text}量")


points = decimals(0, 100)
filled = decimals(0, 10**8, places=4)
amounts = st.none() | filled
targets = st.sampled_from(
    "≥3次 ≥90% ≤244.23万元 有效提高 100% 12月底前 不少于12种 5~8次 =100% 2000册以上 控制在2小时以内".split()
)
actuals = st.sampled_from("6次 95% 244.23万元 有效提高 达成预期指标 12月20日 14种 7次 0 54 1,850册 98.5%".split())


@cache
def indicators(*, alphabet: str, complete: bool) -> st.SearchStrategy[Indicator]:
    """An indicator; one that is *complete* says something in each of its columns but the last."""
    points_or_none = points if complete else st.none() | points
    return st.builds(
        Indicator,
        names(alphabet),
        targets if complete else st.just("") | targets,
        actuals if complete else st.just("") | actuals,
        points_or_none,
        points_or_none,
        st.just("") if complete else st.just("") | names(alphabet) | st.just("质保金\n尚未支付"),
    )


TIERS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}


_CHOSEN = st.lists(st.sampled_from(list(TIERS)), min_size=1, max_size=3, unique=True)
_BELOW = {tier: st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True) for tier, names in TIERS.items()}
_WEIGHTS = st.none() | st.integers(1, 90)


@st.composite
def _trees(draw: st.DrawFn, rows: st.SearchStrategy[list[Indicator]]) -> list[Dimension]:
    """One to three first tiers in any order, each with one to three of its second tiers."""
    return [
        Dimension(tier, [Category(name, draw(rows)) for name in draw(_BELOW[tier])], draw(_WEIGHTS))
        for tier in draw(_CHOSEN)
    ]


@cache
def forms(*, complete: bool = False) -> st.SearchStrategy[SelfEvaluation]:
    """A form as the usual table can hold it."""
    alphabet = _WORDS if complete else _WORDS + _MARKS
    outcomes = names(alphabet)
    return st.builds(
        SelfEvaluation,
        names(alphabet),
        _trees(st.lists(indicators(alphabet=alphabet, complete=complete), min_size=1, max_size=3)),
        budgets(complete=complete),
        st.integers(2000, 2030),
        names(_WORDS),
        names(_WORDS),
        goal=names(alphabet),
        outcome=outcomes if complete else outcomes | outcomes.map(lambda text: f"{text}\n第二行"),
        self_total=points,
        self_grade=st.sampled_from(Grade),
        remarks=st.just([("标题", TITLE)]),
    )


_SOURCES = st.lists(st.sampled_from(["当年财政拨款", "上年结转资金", "其他资金"]), max_size=3, unique=True)
_UNITS = st.sampled_from(["万元", "元"])
_RATES = st.sampled_from(["100%", "95.63%"])


@st.composite
def _funds_of(
    draw: st.DrawFn, amount: st.SearchStrategy[Decimal | None], weight: st.SearchStrategy[Decimal | None]
) -> Budget:
    """Funds whose sources have the same unit."""
    unit = draw(_UNITS)
    return Budget(
        draw(filled),
        draw(filled),
        draw(filled),
        unit,
        draw(weight),
        draw(weight),
        [FundSource(name, draw(amount), draw(amount), draw(amount), unit) for name in draw(_SOURCES)],
        printed_rate=draw(_RATES),
    )


@cache
def budgets(*, complete: bool) -> st.SearchStrategy[Budget | None]:
    """The funds, with their sources, or none."""
    return st.none() | (_funds_of(filled, points) if complete else _funds_of(amounts, st.none() | points))
