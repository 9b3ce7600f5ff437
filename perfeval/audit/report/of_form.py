"""Checks of a report: what it says of the form as a whole, its tiers and its funds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from perfeval._exact import bare, divide, multiply, places, total
from perfeval._shown import clipped
from perfeval.audit.check import FUNDS, Said, check
from perfeval.audit.measures import is_near, step_of
from perfeval.audit.report.claims import TIERS, Denial, OfTier, Rate, Reported, Row, Tier
from perfeval.audit.report.deviations import has_exceeded, has_missed
from perfeval.audit.report.of_rows import differs, listed, quoted
from perfeval.audit.report.values import decimals_of, quantity_of, same_amount, same_points
from perfeval.finding import Severity
from perfeval.form import Budget
from perfeval.grade.grade import NAMES

_HUNDRED: Final = Decimal(100)
_COLUMNS: Final = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}


@check("report-subtotal-differs", Severity.ERROR, "按各项指标重新合计，更正小计")
def subtotal_differs(reported: Reported) -> Iterator[Said]:
    """The report gives a tier other points, or other points at stake, than its rows come to.

    What it checks: 得分 and 分值 of a first or second tier against the sum of its rows, and its printed weight.
    Why: One of them is wrong, and the total with it.
    Example: 质量指标共计得分30分, of rows with 10, 10 and 5.
    What to do: Add the rows up again.
    Known limits: Where a sentence leaves open which tier is meant, any that fits is right.
    Source: Reviews of published reports.
    """
    for claim in reported.claims.tiers:
        tier, figures = claim.tiers[0], claim.figures
        said = figures.points
        if said is not None and not _fits_any(said, claim, "self_score"):
            held = _sum(tier, "self_score")
            yield differs(tier.place, figures.text, ("得分合计", "sum"), f"{bare(said)} 分", _shown(held))
        if figures.weight is not None and not _fits_any(figures.weight, claim, "weight"):
            held = tier.weight if tier.weight is not None else _sum(tier, "weight")
            yield differs(tier.place, figures.text, ("分值合计", "weight"), f"{bare(figures.weight)} 分", _shown(held))


def _fits_any(said: Decimal, claim: OfTier, field: str) -> bool:
    """Whether a sum is that of one of the tiers; also where the table does not say what it is."""
    sums = [_sum(tier, field) for tier in claim.tiers]
    if field == "weight":
        sums += [tier.weight for tier in claim.tiers if tier.weight is not None]
    return any(each is None or same_points(said, each) for each in sums)


def _sum(tier: Tier, field: str) -> Decimal | None:
    parts = [getattr(row.indicator, field) for row in tier.rows if row.indicator.weight]
    return None if None in parts or not parts else total(parts)


def _shown(points: Decimal | None) -> str:
    return "—" if points is None else f"{bare(points)} 分"


@check("report-count-differs", Severity.ERROR, "核对指标个数，使报告与自评表一致")
def count_differs(reported: Reported) -> Iterator[Said]:
    """The report counts other numbers of indicators than the table has.

    What it checks: 3个一级指标, 7个二级指标, 9个三级指标, of the form or of the tier that the text is about.
    Why: An indicator was added or taken away in one of the two.
    Example: 由6个三级指标构成, beside five rows.
    What to do: Count the rows, and correct the report.
    Known limits: 预算执行率 counts where the sentence names it; numbers of indicators that were met are not counted.
    Source: Reviews of published reports.
    """
    for claim in reported.claims.counts:
        if claim.right and claim.number not in claim.right:
            name = f"{TIERS[claim.level]}指标"
            place = claim.place or reported.whole
            en = ("first", "second", "third")[claim.level]
            what = (f"{name}个数", f"number of {en}-tier indicators")
            yield differs(place, claim.text, what, f"{claim.number} 个", f"{claim.right[0]} 个")


@check("report-money-differs", Severity.ERROR, "核对项目资金，使报告与自评表一致")
def money_differs(reported: Reported) -> Iterator[Said]:
    """The report gives another amount of the project's funds than the table.

    What it checks: amounts behind 年初预算, 全年预算, 执行数, 实际支出 and the like against the columns of the funds;
        behind 预算安排 and 到位资金 either of the two budgets is right.
    Why: One of them is wrong, and the execution rate with it.
    Example: 全年预算数为244.23万元 beside 2442.3 in the table.
    What to do: Compare both with the accounts.
    Known limits: Amounts of a source of money, of a month or of another year are not compared.
    Source: Reviews of published reports.
    """
    budget = reported.form.budget
    if budget is None:
        return
    for claim in reported.claims.amounts:
        held = {column: value for column in claim.columns if (value := _amount(budget, column)) is not None}
        if held and not any(same_amount(claim.amount, value, budget.unit) for value in held.values()):
            column, value = next(iter(held.items()))
            yield differs(FUNDS, claim.text, (_COLUMNS[column], "amount"), claim.amount, f"{bare(value)}{budget.unit}")


def _amount(budget: Budget, column: str) -> Decimal | None:
    value: Decimal | None = getattr(budget, column)
    return value


@check("report-rate-differs", Severity.ERROR, "核对预算执行率，使报告与自评表一致")
def rate_differs(reported: Reported) -> Iterator[Said]:
    """The report gives another execution rate than the table.

    What it checks: 预算执行率 and 完成预算的…% against the amounts, and against what the table prints.
    Why: One of them is wrong.
    Example: 预算执行率100% beside 195.38 of 244.23万元.
    What to do: Work the rate out from the amounts.
    Known limits: A rate that the table prints itself is no difference, though it be wrong; `audit` says that.
    Source: Reviews of published reports.
    """
    budget = reported.form.budget
    if budget is None:
        return
    printed = quantity_of(budget.printed_rate) if budget.printed_rate else None
    for claim in reported.claims.rates:
        said = quantity_of(claim.said)
        known = _rates(budget, claim)
        if said is None or not (known or printed):
            continue
        rights = [*known, *([printed.value] if printed is not None and printed.unit == "%" else [])]
        if rights and not any(_is_rate(said.value, each) for each in rights):
            yield differs(FUNDS, claim.text, ("预算执行率", "rate"), claim.said, f"{bare(places(rights[0], 2))}%")


def _rates(budget: Budget, claim: Rate) -> list[Decimal]:
    wholes = [budget.adjusted, budget.initial] if not claim.of_initial else [budget.initial]
    of = next((each for each in wholes if each), None)
    return [] if budget.executed is None or of is None else [divide(multiply(budget.executed, _HUNDRED), of)]


def _is_rate(said: Decimal, exact: Decimal) -> bool:
    """Whether a rate is another one, rounded or cut."""
    decimals = decimals_of(said)
    return is_near(said, exact, decimals) or said <= exact < said + step_of(decimals)


@check("report-total-differs", Severity.ERROR, "按自评表更正总分")
def total_differs(reported: Reported) -> Iterator[Said]:
    """The report gives another total than the table.

    What it checks: 自评得分, 综合得分, 总分 and the like against the total of the form.
    Why: One of them is wrong, and maybe the grade with it.
    Example: 自评得分100分 beside a total of 98.5.
    What to do: Add up the table, and correct the report.
    Known limits: A total of all points at stake (满分) beside another one is no claim.
    Source: Reviews of published reports.
    """
    held = reported.form.self_total
    if held is None:
        return
    several = {claim.text for claim in reported.claims.totals if same_points(claim.points, held)}
    for claim in reported.claims.totals:
        sums = [_sum(tier, "self_score") for tier in claim.tiers]
        if claim.text in several or any(each is None or same_points(claim.points, each) for each in (held, *sums)):
            continue
        yield differs(reported.whole, claim.text, ("总分", "total"), f"{bare(claim.points)} 分", f"{bare(held)} 分")


@check("report-grade-differs", Severity.ERROR, "按自评表更正等级")
def grade_differs(reported: Reported) -> Iterator[Said]:
    """The report gives another grade than the table.

    What it checks: 自评等级, 评价结论 and the like against the grade of the form.
    Why: One of them is wrong.
    Example: 自评等级为优 beside 良.
    What to do: See what grade the total has.
    Known limits: Names of grades other than 优, 良, 中, 差 and their usual synonyms are not read.
    Source: Reviews of published reports.
    """
    held = reported.form.self_grade
    for claim in reported.claims.grades:
        if held is not None and NAMES[claim.word] is not held:
            yield differs(reported.whole, claim.text, ("等级", "grade"), claim.word, str(held))


@check("report-denies-deviation", Severity.WARNING, "如实说明未完成或明显超出目标的指标及原因")
def denies_deviation(reported: Reported) -> Iterator[Said]:
    """The report denies what the table shows.

    What it checks: sentences such as 不存在绩效指标偏差, 各项指标均已完成 and 实际完成值与预期目标值基本一致,
        beside rows that missed their targets, or came to 1.3 times their targets or more;
        of those that the sentence is about.
    Why: A deviation is to be explained, not denied.
    Example: 不存在指标未完成或超过指标值较多的情况 beside ≥1 → 54.
    What to do: Name these rows and say why.
    Known limits: Targets in words are taken as met, unless the actual names a lower band.
    Source: 财预〔2020〕10号 asks for the reasons of deviations.
    """
    for denial in reported.claims.denials:
        rows = tuple(row for row in denial.rows if _is_denied(denial, row))
        if rows:
            zh, en = quoted(denial.text)
            yield Said(
                rows[0].place if len(rows) == 1 else reported.whole,
                f"{zh}，而表中 {listed(rows)}",
                f"{en}; the table shows {listed(rows)}",
            )


def _is_denied(denial: Denial, row: Row) -> bool:
    return (denial.missed and has_missed(row)) or (denial.exceeded and has_exceeded(row))


@check("report-of-another-project", Severity.WARNING, "核对报告是否对应本项目")
def another_project(reported: Reported) -> Iterator[Said]:
    """The report names projects, and not this one.

    What it checks: titles and names of projects in the text against the name of the form's project.
    Why: The wrong report was attached, or the name was changed in one of the two.
    Example: a report titled 道路养护项目绩效自评报告 with the form of 图书采购.
    What to do: Attach the right one, or correct the name.
    Known limits: Nothing else of such a report is checked.
    Source: Reviews of published reports.
    """
    if reported.claims.others:
        names = "、".join(clipped(name, 30) for name in dict.fromkeys(reported.claims.others[:3]))
        mine = clipped(reported.form.project, 30)
        yield Said(
            reported.whole,
            f"报告写的是“{names}”，未提及本项目“{mine}”",
            f"the report is about “{names}” and does not mention “{mine}”",
        )


FORM_CHECKS: Final = (
    subtotal_differs,
    count_differs,
    money_differs,
    rate_differs,
    total_differs,
    grade_differs,
    denies_deviation,
    another_project,
)
