"""Laws of reports: one that is written from a form's own figures is right, and one changed figure is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import Category, Dimension, Grade, Indicator, SelfEvaluation, Severity, audit_report
from perfeval.rulebooks import MOF_2020
from tests.conftest import hostile_context
from tests.properties.clean_forms import clean_forms
from tests.properties.strategies import forms

fewer = settings(max_examples=max(settings().max_examples // 3, 10))

#: What a sentence about an indicator may look like.
ROWS = (
    "{name}年度指标值{target}，实际完成值{actual}，分值{weight}分，得分{points}分。",
    "{name}：目标{target}，实际{actual}；权重{weight}分，得{points}分。",
    "“{name}”指标，计划{target}，完成{actual}（{weight}分，自评得{points}分）。",
    "{name}实际完成{actual}，指标值为{target}，达到{weight}分中的{points}分。",
    "其中{name}满分{weight}分，自评得分{points}分，预期目标为{target}，实际达到{actual}。",
)
TIERS = (
    "{name}得分{points}分。",
    "{name}（{weight}分）共得{points}分，由{count}个三级指标构成。",
    "{name}权重{weight}分，实际得分{points}分；",
)
FUNDS = (
    "年初预算{initial}万元，全年预算数为{adjusted}万元，执行数为{executed}万元，预算执行率为{rate}%，得{points}分。",
    "项目预算安排{adjusted}万元，截至年底实际支出{executed}万元，完成预算的{rate}%，预算执行率得分{points}分。",
)
WHOLE = (
    "项目绩效自评得分为{total}分，自评等级为“{grade}”。",
    "综上，综合得分{total}分，评价等级：{grade}。",
)
HEADINGS = ("{name}项目支出绩效自评报告\n", "", "项目名称：{name}\n")


def _sum(indicators: Any, field: str) -> Decimal:
    return sum((getattr(each, field) for each in indicators), Decimal(0))


def report_of(form: SelfEvaluation, draw: Any, count: int = 0) -> str:
    """A report that says what a form says, in sentences that are drawn; *count* is added to numbers of indicators."""
    lines = [draw(st.sampled_from(HEADINGS)).format(name=form.project)]
    budget = form.budget
    assert budget is not None
    lines.append(
        draw(st.sampled_from(FUNDS)).format(
            initial=budget.initial,
            adjusted=budget.adjusted,
            executed=budget.executed,
            rate=budget.printed_rate.rstrip("%"),
            points=budget.self_score,
        )
    )
    joint = draw(st.sampled_from(("\n", "")))
    for dimension in form.dimensions:
        below = [each for category in dimension.categories for each in category.indicators]
        lines.append(_tier(dimension.name, below, draw, count))
        for category in dimension.categories:
            lines.append(_tier(category.name, category.indicators, draw, count))
            lines += [
                draw(st.sampled_from(ROWS)).format(
                    name=each.name,
                    target=each.target_text,
                    actual=each.actual_text,
                    weight=each.weight,
                    points=each.self_score,
                )
                for each in category.indicators
            ]
    lines.append("\n" + draw(st.sampled_from(WHOLE)).format(total=form.self_total, grade=form.self_grade))
    return str(joint.join(lines))


def _tier(name: str, indicators: Any, draw: Any, count: int) -> str:
    told = {"points": _sum(indicators, "self_score"), "weight": _sum(indicators, "weight")}
    template: str = draw(st.sampled_from(TIERS))
    return template.format(name=name, count=len(indicators) + count, **told)


def _more(text: str) -> str:
    """A text whose first number is another one."""
    return re.sub("[0-9.]+", lambda found: str(Decimal(found[0]) * 3 + 1), text, count=1)


def _with_row(form: SelfEvaluation, at: int, change: Callable[[Indicator], Indicator]) -> SelfEvaluation:
    """A form with one row changed."""
    rows = iter(enumerate(form.indicators))
    return attrs.evolve(
        form,
        dimensions=[
            Dimension(
                dimension.name,
                [
                    Category(
                        category.name, [change(each) if next(rows)[0] == at else each for each in category.indicators]
                    )
                    for category in dimension.categories
                ],
                dimension.weight,
            )
            for dimension in form.dimensions
        ],
    )


def _slips(form: SelfEvaluation, at: int) -> dict[str, SelfEvaluation]:
    """Forms with one figure changed, by the code of what a report about them says otherwise."""
    row = form.indicators[at]
    budget = form.budget
    assert budget is not None
    assert budget.executed is not None
    other = next(each for each in Grade if each is not form.self_grade)
    made = {
        "report-weight-differs": _with_row(form, at, lambda each: attrs.evolve(each, weight=_plus(each.weight, "1.5"))),
        "report-points-differ": _with_row(
            form, at, lambda each: attrs.evolve(each, self_score=(each.self_score or Decimal("0.6")) / 2)
        ),
        "report-total-differs": attrs.evolve(form, self_total=_plus(form.self_total, "-7.2")),
        "report-grade-differs": attrs.evolve(form, self_grade=other),
        "report-money-differs": attrs.evolve(form, budget=attrs.evolve(budget, executed=budget.executed * 3)),
        "report-rate-differs": attrs.evolve(form, budget=attrs.evolve(budget, printed_rate="61.7%")),
    }
    if row.target_text[0] in "≥≤=":
        made["report-target-differs"] = _with_row(
            form, at, lambda each: attrs.evolve(each, target=_more(each.target_text), target_text="")
        )
        made["report-actual-differs"] = _with_row(
            form, at, lambda each: attrs.evolve(each, actual=_more(each.actual_text), actual_text="")
        )
    return made


def _plus(points: Decimal | None, more: str) -> Decimal:
    assert points is not None
    return points + Decimal(more)


class TestReports:
    """A report of a form's own figures."""

    @fewer
    @given(st.data())
    def test_says_nothing_otherwise(self, data: Any) -> None:
        """In whatever sentences it is written."""
        form = data.draw(clean_forms(MOF_2020))
        text = report_of(form, data.draw)
        with hostile_context():
            found = audit_report(form, text)

        assert [str(each) for each in found if each.severity is not Severity.NOTE] == []

    @fewer
    @given(st.data())
    def test_one_changed_figure_is_found(self, data: Any) -> None:
        """With the code of its kind, at its place."""
        form = data.draw(clean_forms(MOF_2020))
        at = data.draw(st.integers(0, len(form.indicators) - 1))
        slips = _slips(form, at)
        code = data.draw(st.sampled_from(list(slips)))
        found = audit_report(form, report_of(slips[code], data.draw))

        assert code in {each.code for each in found}
        if code.split("-")[1] in {"weight", "points", "target", "actual"}:
            assert form.indicators[at].name in {each.place[-1] for each in found if each.code == code}

    @fewer
    @given(st.data())
    def test_a_wrong_count_is_found(self, data: Any) -> None:
        """Where a report counts."""
        form = data.draw(clean_forms(MOF_2020))
        text = report_of(form, data.draw, count=40)
        codes = {each.code for each in audit_report(form, text)}

        assert ("report-count-differs" in codes) == ("构成" in text)


class TestAnything:
    """Any text about any form."""

    @fewer
    @given(
        forms(junk=True),
        st.text() | st.text("目标实际完成得分值指标数量预算执行率不存在偏差各项均已0123456789.%≥，。；：（）\n\t“”"),
    )
    def test_nothing_raises(self, form: SelfEvaluation, text: str) -> None:
        """And each finding says what to do."""
        with hostile_context():
            found = audit_report(form, text)

        assert all(each.remedy for each in found)
