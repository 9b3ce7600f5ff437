"""Why these points: steps in words, each with where it comes from, and the findings that go with them.

The branch that decided writes the sentence; notes say how the texts of the form were read.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, final

import attrs

from perfeval._console import for_console
from perfeval._exact import ZERO, bare, cut, multiply
from perfeval._plain import is_language
from perfeval._shown import brief_repr, clipped, counted, shown
from perfeval._text import one_line
from perfeval.errors import PerfevalError
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import Band, MonthDay, Unstated, is_question
from perfeval.expressions.units import unit_of
from perfeval.finding import Finding
from perfeval.form.beside import in_named_unit
from perfeval.form.comparison import Comparison, Days, Numbers, OfYear, OneOf, Within
from perfeval.report import Item, Listing, Sheet, as_html
from perfeval.rulebook import remarks
from perfeval.rulebook.attention import is_out_of_scale
from perfeval.rulebook.execution import amounts
from perfeval.rulebook.sentences import Branch, points_between
from perfeval.rulebook.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfeval.form import Budget, Indicator
    from perfeval.rulebook.rulebook import Rulebook, Under
    from perfeval.rulebook.sentences import Ruling

__all__ = ["Explanation", "Step"]

#: How much of a text of the form a sentence repeats; the indicator has all of it.
_LONGEST: Final = 200


@final
@attrs.frozen
class Step:
    """One step of an explanation, and where it comes from."""

    text: str
    #: The document; None for this library's own way of reading.
    source: Source | None = None

    def __str__(self) -> str:
        return for_console(self.to_text(), "a step of an explanation")

    def to_text(self) -> str:
        """The step on one line, the same on every console."""
        source = f" ({self.source.number or self.source.title})" if self.source else ""
        return one_line(f"{self.text}{source}")

    def __repr__(self) -> str:
        return brief_repr(self, self.to_text())


@final
@attrs.frozen
class Explanation:
    """Why an indicator, or the execution of a budget, has its points.

    >>> from perfeval import Indicator, evaluate_indicator
    >>> from perfeval.rulebooks import MOF_2020
    >>> score = evaluate_indicator(Indicator("居民健康档案", "38508人", "37442人", 3), MOF_2020)
    >>> print(score.explain("en"))
    居民健康档案: 2.92 points
    1. the target 38508人 has no sign: read as ≥ (this library's reading)
    2. 37442人 falls short of 38508人, in proportion: 3 × 37442 ÷ 38508 = 2.92 points (财预〔2020〕10号)
    """

    title: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return for_console(self.to_text(), f"an explanation in {len(self.steps)} steps")

    def _repr_html_(self) -> str:
        steps = tuple(Item(step.to_text()) for step in self.steps)
        return as_html(Sheet(parts=(Listing(steps, self.title, numbered=True),)))

    def to_text(self) -> str:
        """The title and the steps, a line for each, the same on every console."""
        steps = (f"{number}. {step.to_text()}" for number, step in enumerate(self.steps, start=1))
        return "\n".join([one_line(self.title), *steps])

    def __repr__(self) -> str:
        return brief_repr(self, self.title, f": {counted(len(self.steps), 'step')}")


def notes(indicator: Indicator, under: Under, rulebook: Rulebook) -> Iterator[Branch]:
    """How the texts of an indicator were read, where that is worth saying."""
    if not (indicator.applicable and indicator.weight is not None):
        return
    if target_doubt := getattr(indicator.target, "doubt", ""):
        yield remarks.TARGET_DOUBT if is_question(target_doubt) else remarks.TARGET_SAYS_MORE
    if actual_doubt := indicator.actual_doubt:
        yield remarks.ACTUAL_DOUBT if is_question(actual_doubt) else remarks.ACTUAL_SAYS_MORE
    if isinstance(indicator.comparison, OfYear) and under.year is None:
        yield remarks.YEAR_NOT_COMPARED
    case = rulebook.as_read(indicator.comparison, under)
    if isinstance(case, Days) and _is_before(case.done, under.year) and not _is_before(case.by, under.year):
        yield remarks.DONE_BEFORE_YEAR
    pair = _pair(case)
    if pair is not None and isinstance(indicator.target, Unstated):
        yield remarks.OPERATOR_MISSING[pair.kind]
    if isinstance(case, Numbers):
        yield from _notes_on_units(indicator)
    stated = rulebook.by_standard(indicator, case, indicator.weight, under)
    if isinstance(stated, Branch):
        yield stated


def _is_before(day: datetime.date | MonthDay, year: int | None) -> bool:
    return year is not None and isinstance(day, datetime.date) and day.year < year


def _pair(case: Comparison) -> Numbers | None:
    """The two numbers that a comparison holds first, if it holds any."""
    if isinstance(case, OfYear):
        case = case.case
    if isinstance(case, OneOf):
        case = case.cases[0]
    if isinstance(case, Within):
        case = case.nearest
    return case if isinstance(case, Numbers) else None


def _notes_on_units(indicator: Indicator) -> Iterator[Branch]:
    target, actual = getattr(indicator.target, "bound", None), indicator.actual
    if isinstance(target, Quantity) and isinstance(actual, Quantity) and target.unit != actual.unit:
        if not (target.unit and actual.unit) or ("/" in target.unit) is not ("/" in actual.unit):
            named = in_named_unit(target, actual, indicator.name) != target
            yield (
                remarks.UNIT_NAMED
                if named or in_named_unit(actual, target, indicator.name) != actual
                else (remarks.UNIT_MISSING)
            )
        elif target.unit.endswith("百分点") is not actual.unit.endswith("百分点"):
            yield remarks.PERCENT_OR_POINTS
        elif unit_of(target.unit).is_counted and unit_of(target.unit).noun != unit_of(actual.unit).noun:
            yield remarks.COUNTED_APART


def indicator_facts(indicator: Indicator, ruling: Ruling, under: Under) -> dict[str, str]:
    """What the sentences about an indicator are filled in with."""
    pair = _pair(indicator.comparison)
    judged = indicator.judged
    return {
        **points_between(*ruling[:2]),
        "target": clipped(indicator.target_text, _LONGEST) or "（未填）",
        "actual": clipped(indicator.actual_text, _LONGEST) or "（未填）",
        "weight": bare(indicator.weight) if indicator.weight is not None else "（未填）",
        "t": bare(pair.target) if pair else "",
        "a": bare(pair.actual) if pair else "",
        "cap": bare(under.cap) if under.cap is not None else "",
        "judged": str(judged) if judged is None or isinstance(judged, Band) else bare(judged),
        "deduction": _as_taken(indicator.deduction) if indicator.deduction is not None else "",
        "self_score": bare(indicator.self_score) if indicator.self_score is not None else "",
        "target_doubt": clipped(getattr(indicator.target, "doubt", ""), _LONGEST),
        "actual_doubt": clipped(indicator.actual_doubt, _LONGEST),
    }


def _as_taken(deduction: Decimal) -> str:
    """Points that are taken off, and what they are cut to where that is less."""
    taken = cut(deduction)
    return bare(deduction) if taken == deduction else f"{bare(deduction)} → {bare(taken)}"


def budget_facts(budget: Budget, ruling: Ruling, weight: str, rulebook: Rulebook) -> dict[str, str]:
    """What the sentences about the execution of a budget are filled in with: the amounts that decided."""
    t, a = (bare(each) if each is not None else "" for each in amounts(rulebook.execution, budget))
    target, actual = (f"{amount}{budget.unit}" if amount else "（未填）" for amount in (t, a))
    line = "" if rulebook.explains_execution_below is None else bare(rulebook.explains_execution_below)
    return {
        **points_between(*ruling[:2]),
        "target": target,
        "actual": actual,
        "weight": weight,
        "t": t,
        "a": a,
        "line": line,
    }


def questions_on_funds(budget: Budget, rulebook: Rulebook) -> Iterator[Branch]:
    """What a reviewer asks about funds that decides no points."""
    adjusted, executed = amounts(rulebook.execution, budget)
    line = rulebook.explains_execution_below
    if line is None or adjusted is None or executed is None:
        return
    if multiply(executed, Decimal(100)) < multiply(line, adjusted):
        yield remarks.EXECUTION_UNEXPLAINED


def explain(
    name: str, branches: list[Branch], facts: Mapping[str, str], rulebook: Rulebook, language: str
) -> Explanation:
    """Put the sentences of *branches* in order, each with its source."""
    if not is_language(language):
        raise PerfevalError(f"no explanations in {shown(language)}", remedy='write "zh" or "en"')
    steps = tuple(
        Step(each.sentence(facts, language), rulebook.source if each.by_document else None) for each in branches
    )
    title = f"{name}：{facts['points']} 分" if language == "zh" else f"{name}: {facts['points']} points"
    return Explanation(title, steps)


def branches_of(indicator: Indicator, under: Under, ruling: Ruling, rulebook: Rulebook) -> list[Branch]:
    """The way from the texts to the points: how they were read, what decided, what was taken off."""
    branches = [*notes(indicator, under, rulebook), ruling[2]]
    if _is_capped(indicator, under):
        branches.append(remarks.POINTS_CAPPED)
    if rulebook.deducts and indicator.deduction:
        branches.append(remarks.DEDUCTED)
    return branches


def _is_capped(indicator: Indicator, under: Under) -> bool:
    return under.cap is not None and indicator.weight is not None and indicator.weight > under.cap


def questions(indicator: Indicator, under: Under, ruling: Ruling, rulebook: Rulebook) -> Iterator[Branch]:
    """What a reviewer asks that decides no points."""
    weight = indicator.weight or ZERO
    case = rulebook.as_read(indicator.comparison, under)
    if isinstance(case, Numbers):
        yield from _questions_on_numbers(case, indicator, ruling, rulebook)
    if isinstance(case, Within) and not case.met and case.nearest.kind == "at_most":
        yield remarks.ABOVE_RANGE
    if not indicator.has_reason:
        if rulebook.asks_note and indicator.is_described and indicator.applicable:
            yield remarks.NOTE_MISSING
        if rulebook.asks_reason and ruling[1] < weight:
            yield remarks.REASON_MISSING
    if indicator.judged is not None and not ruling[2].by_judgement:
        yield remarks.JUDGEMENT_NEEDLESS
    if indicator.weight is not None and indicator.self_score is not None and indicator.self_score > weight:
        yield remarks.SELF_SCORE_TOO_HIGH


def _questions_on_numbers(case: Numbers, indicator: Indicator, ruling: Ruling, rulebook: Rulebook) -> Iterator[Branch]:
    if is_out_of_scale(case):
        yield remarks.OUT_OF_SCALE
    if (marked := rulebook.marks.marked(case)) is not None:
        yield marked
    if not indicator.has_reason and (asked := rulebook.attention.asks(case)) is not None:
        yield asked
    missed = case.actual > case.target if case.kind == "at_most" else case.actual < case.target
    # A ratio that is all of a strict target is all of the points, and the target is not met.
    missed = missed and ruling[2].code in {"by-interval", "by-standard"}
    if (missed or (case.strict and case.actual == case.target)) and ruling[0] == indicator.weight:
        yield remarks.FULL_THOUGH_MISSED


def findings_of(
    branches: list[Branch], facts: Mapping[str, str], place: tuple[str, ...], language: str
) -> tuple[Finding, ...]:
    """What is worth a reviewer's look among the branches taken."""
    return tuple(
        Finding(each.code, each.severity, each.sentence(facts, language), place)
        for each in branches
        if each.severity is not None
    )
