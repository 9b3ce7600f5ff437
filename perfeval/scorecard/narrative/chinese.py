"""The narrative in Chinese, as a clerk puts it into the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from perfeval._exact import ZERO, bare, percent, total
from perfeval.form.form import UNNAMED
from perfeval.form.rate import printed_rate, rate_of
from perfeval.grade.grade import NAMES
from perfeval.scorecard.narrative import facts
from perfeval.scorecard.narrative.facts import clause, said
from perfeval.scorecard.nodes import is_out, reported

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfeval.form import Budget
    from perfeval.grade import Grade
    from perfeval.scorecard.nodes import DimensionScore, IndicatorScore, Scored
    from perfeval.scorecard.scorecard import Scorecard

_NUMERALS: Final = "一二三四五六七八九"
#: What has to be explained though no points were lost, by the code of its finding.
_ASKED: Final = {
    "full-points-below-target": "但实际完成值未达到年度指标值",
    "overshoot-unexplained": "但实际完成值远高于年度指标值",
    "not-equal-unexplained": "但实际完成值与年度指标值不相等",
    "limit-exceeded-unexplained": "但实际完成值超过年度指标值",
}
#: What ends a sentence by itself.
_CLOSED: Final = ("！", "？", "!", "?", "…")


def paragraphs(card: Scorecard) -> Iterator[str]:
    """Headings and paragraphs, in order."""
    sections = (
        ("项目基本情况", _basics),
        ("总体结论", _overall),
        ("资金执行情况", _funds),
        ("绩效指标完成情况", _indicators),
        ("偏差原因分析及改进措施", _deviations),
        ("自评结论", _conclusion),
    )
    for number, (heading, section) in enumerate(sections, start=1):
        yield f"{numeral(number)}、{heading}"
        yield from section(card)


def numeral(number: int) -> str:
    """A number as headings have it.

    >>> numeral(3), numeral(10), numeral(12), numeral(20), numeral(45), numeral(100)
    ('三', '十', '十二', '二十', '四十五', '100')
    """
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    ten = ("十" if tens == 1 else f"{_NUMERALS[tens - 1]}十") if tens else ""
    return ten + (_NUMERALS[ones - 1] if ones else "")


def _basics(card: Scorecard) -> Iterator[str]:
    form = card.form
    parts = [
        "自评表未填写项目名称" if form.project == UNNAMED else f"本次自评对象为{clause(form.project)}",
        f"评价年度为{form.year}年度" if form.year else "",
        f"主管部门为{clause(form.department)}" if form.department else "",
        f"实施单位为{clause(form.unit)}" if form.unit else "",
    ]
    yield _sentence("，".join(each for each in parts if each))
    full = card.rulebook.grades.full
    other = "" if card.weight == full else f"，与满分{bare(full)}分不符，应予核对"
    yield f"评分依据为{card.rulebook.source}，各项分值合计{bare(card.weight)}分{other}。{_special(card)}"
    if form.goal:
        yield f"年度总体目标：{_sentence(clause(form.goal))}"


def _special(card: Scorecard) -> str:
    """What is special in how this form was scored."""
    out = sum(map(is_out, card.indicators))
    taken = sum(each.decided_by == "self-score-accepted" for each in card.indicators)
    told = f"其中{out}项指标不适用，其分值不计，其余得分按比例折算。" if out else ""
    return told + (f"{taken}项指标按要求采用自评表填报的得分。" if taken else "")


def _overall(card: Scorecard) -> Iterator[str]:
    names = facts.open_names(card)
    if card.low == card.high:
        yield f"按照上述评分办法，{_total(card)}"
        return
    what = f"有{len(names)}项内容尚待评定" if names else "各项指标均不适用"
    yield f"按照上述评分办法，{what}，总分暂不能确定，应在{_span(card)}分之间，{_grades(card)}。{_reported(card)}"
    if names:
        listed = "、".join(f"“{name}”" for name in names)
        yield f"尚待评定的内容为{listed}。以上内容未按零分计算，待评定后方可确定总分。"


def _total(card: Scorecard) -> str:
    """The total and the grade, beside those that the form reports where they differ."""
    grade = facts.grades(card)[0]
    if not card.weight:
        return f"自评表未填写分值，不能计算总分和等级。{_reported(card)}"
    differs = facts.differs(card, grade)
    if not differs:
        return f"本项目自评总分{bare(card.low)}分，{_graded(card, grade)}。"
    which = "、".join({"total": "总分", "grade": "等级"}[each] for each in differs)
    return (
        f"本项目核算为{bare(card.low)}分，应评为“{card.rulebook.grades.name_of(grade)}”。"
        f"{_reported(card)}{which}不一致，应予核对更正。"
    )


def _reported(card: Scorecard) -> str:
    """The total and the grade that the form reports."""
    form = card.form
    parts = [
        f"总分{bare(form.self_total)}分" if form.self_total is not None else "",
        f"等级为{form.self_grade}" if form.self_grade is not None else "",
    ]
    told = "、".join(each for each in parts if each)
    return f"自评表填报{told}。" if told else ""


def _graded(card: Scorecard, grade: Grade) -> str:
    """The grade by the rulebook's name for it; a name that usually means another is no 等级."""
    name = card.rulebook.grades.name_of(grade)
    return f"等级为{name}" if NAMES.get(name) is grade else f"评定为“{name}”"


def _grades(card: Scorecard) -> str:
    lowest, highest = map(card.rulebook.grades.name_of, facts.grades(card))
    return f"均应评为“{lowest}”" if lowest == highest else f"等级介于“{highest}”与“{lowest}”之间"


def _funds(card: Scorecard) -> Iterator[str]:
    execution = card.execution
    if execution is None:
        yield "自评表未填写资金情况，预算执行率不计分。"
        return
    budget = execution.budget
    amounts = (
        ("年初预算数", budget.initial),
        ("全年预算数", budget.adjusted),
        ("全年执行数", budget.executed),
    )
    told = [f"{name}{bare(each)}{budget.unit}" if each is not None else f"{name}未填" for name, each in amounts]
    yield f"本项目{'，'.join(told)}，{_rate(budget)}。"
    sums = facts.by_sources(budget, card.rulebook)
    counted = f"计分以各项资金来源的合计数为准（{bare(sums[1])}÷{bare(sums[0])}）。" if sums else ""
    yield f"预算执行率{_stake(execution.weight)}，{_points(execution, budget.self_score, execution.brief)}。{counted}"


def _rate(budget: Budget) -> str:
    rate, printed = rate_of(budget), printed_rate(budget)
    other = f"（自评表填列的执行率{printed}与上述金额不符）" if printed else ""
    return f"预算执行率{rate}{other}" if rate else "无法计算执行率"


def _stake(weight: Decimal) -> str:
    return f"分值{bare(weight)}分"


def _span(node: Scored) -> str:
    return f"{bare(node.low)}～{bare(node.high)}"


def _points(node: Scored, stated: Decimal | None, why: str) -> str:
    """Points and why, beside those that the form reports where they differ."""
    because = f"（{why}）" if why else ""
    told = f"，自评表填报得分{bare(stated)}分" if stated is not None else ""
    if node.low != node.high:
        return f"得分尚待评定{because}，应在{_span(node)}分之间{told}"
    if stated in {None, node.low}:
        return f"得分{bare(node.low)}分{because}"
    return f"按评分办法核算为{bare(node.low)}分{because}{told}"


def _indicators(card: Scorecard) -> Iterator[str]:
    yield (
        f"本项目指标体系由{len(card.dimensions)}个一级指标、{len(card.categories)}个二级指标、"
        f"{len(card.indicators)}个三级指标构成。"
    )
    if card.form.outcome:
        yield f"年度总体目标实际完成情况：{_sentence(clause(card.form.outcome))}"
    for number, dimension in enumerate(card.dimensions, start=1):
        yield f"（{numeral(number)}）{_tier(dimension, dimension.indicators)}"
        yield from _under(dimension)


def _under(dimension: DimensionScore) -> Iterator[str]:
    rows = 0
    for number, category in enumerate(dimension.categories, start=1):
        if category.name != dimension.name or len(dimension.categories) > 1:
            yield f"{number}.{_tier(category, category.indicators)}"
            rows = 0
        for score in category.indicators:
            rows += 1
            yield f"（{rows}）{said(score.name)}：{_row(score)}。"


def _tier(node: Scored, scores: tuple[IndicatorScore, ...]) -> str:
    """The sums of a tier."""
    if not node.weight:
        return f"{said(node.name)}：共{len(scores)}项三级指标，均未设分值，不计分。"
    settled = node.low == node.high
    rate = f"，得分率{percent(node.rate)}" if settled and node.rate is not None else ""
    points = _points(node, reported(scores), "")
    return f"{said(node.name)}：共{len(scores)}项三级指标，{_stake(node.weight)}，{points}{rate}。"


def _row(score: IndicatorScore) -> str:
    """Target, actual, weight and points of an indicator."""
    indicator = score.indicator
    cells = f"{_cell('年度指标值', indicator.target_text)}，{_cell('实际完成值', indicator.actual_text)}"
    told = f"，自评表填报得分{bare(indicator.self_score)}分" if indicator.self_score is not None else ""
    if indicator.weight is None:
        return f"{cells}，未设分值，不计分{told}"
    if is_out(score):
        return f"{cells}，{_stake(score.weight)}，不适用，不计入总分{told}"
    return f"{cells}，{_stake(score.weight)}，{_points(score, indicator.self_score, _why(score))}"


def _why(score: IndicatorScore) -> str:
    """What decided, and what was taken off after it."""
    indicator = score.indicator
    taken = indicator.deduction if score.rulebook.deducts else None
    off = f"，审核扣减{bare(taken)}分" if taken else ""
    capped = "，以上限为限" if any(each.code == "points-capped" for each in score.findings) else ""
    return f"{score.brief}{capped}{off}"


def _cell(name: str, text: str) -> str:
    """A cell of the form within a sentence: a sign follows the name at once, and what has its own stops is quoted."""
    cell = clause(text)
    if not cell:
        return f"{name}未填"
    if re.search("[。．；;，,：:！!？?]", cell):
        return f"{name}为“{cell}”"
    return f"{name}{cell}" if cell[0] in "≥≤＞＜>＝=<≧≦" else f"{name}为{cell}"


def _deviations(card: Scorecard) -> Iterator[str]:
    yield _losses(card)
    yield from (f"{number}.{entry}" for number, entry in enumerate(_entries(card), start=1))
    for label, text in facts.analyses(card.form):
        yield f"自评表“{label}”栏载明：{_sentence(text)}"


def _losses(card: Scorecard) -> str:
    """What lost points, by the execution of the budget and first tiers."""
    losses = facts.losses(card)
    listed = "、".join(f"{said(name)}失分{bare(points)}分" for name, points in losses)
    if len(losses) > 1:
        return f"按照上述评分办法，共失分{bare(total(points for _, points in losses))}分，其中{listed}。"
    if losses:
        return f"按照上述评分办法，{listed}。"
    if not card.weight:
        return "自评表未填写分值，无从分析失分情况。"
    if facts.open_names(card):
        return "除尚待评定的内容外，其余计分内容均得满分。"
    return "按照上述评分办法，各项计分内容均得满分，没有失分。"


def _entries(card: Scorecard) -> Iterator[str]:
    execution = card.execution
    if execution is not None and execution.lost:
        low = any(each.code == "execution-unexplained" for each in execution.findings)
        told = "执行率偏低，按评分办法应说明原因。" if low else ""
        yield f"{execution.name}：失分{bare(execution.lost)}分（{execution.brief}）。{told}"
    for score in facts.explained(card):
        yield f"{said(score.name)}：{_outcome(score)}。{_reason(score)}"


def _outcome(score: IndicatorScore) -> str:
    points = score.lost
    if score.indicator.weight is None:
        return "未设分值"
    if score.low != score.high:
        return f"得分尚待评定，至少失分{bare(points)}分" if points else "得分尚待评定"
    if points:
        return f"失分{bare(points)}分（{_why(score)}）"
    return "，".join(["未失分", *(_ASKED[each] for each in facts.asked(score))])


def _reason(score: IndicatorScore) -> str:
    indicator = score.indicator
    if not indicator.has_reason:
        return "自评表未填写偏差原因，应予补充。"
    text = clause(indicator.reason)
    if "原因" in text.partition("：")[0][:8]:
        return _sentence(text)
    if not (score.lost or facts.asked(score)):
        return f"填报说明：{_sentence(text)}"
    measures = re.search("措施|改进|整改|下一步|今后|下年|明年|将|[；;]", text)
    return f"{'偏差原因及改进措施' if measures else '偏差原因'}：{_sentence(text)}"


def _sentence(text: str) -> str:
    """A text with the stop that ends it."""
    return text if text.endswith(_CLOSED) else f"{text}。"


def _conclusion(card: Scorecard) -> Iterator[str]:
    if card.low == card.high:
        yield f"综上，{_total(card)}"
    else:
        yield f"综上，本项目总分应在{_span(card)}分之间，待有关内容评定后，再确定总分和等级。"
    unexplained = [each for each in facts.explained(card) if each.lost > ZERO and not each.indicator.has_reason]
    if unexplained:
        yield f"另有{len(unexplained)}项失分指标未填写偏差原因，应在上报前补充说明。"
