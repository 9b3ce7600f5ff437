"""How cost grows with size, as exponents: 1 is in proportion, 2 is with the square.

Each is taken from two sizes, the larger four times (two doublings) the smaller, by the time of the processor.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count as numbers
from itertools import islice
from statistics import median
from typing import Any, Final

from perfeval import (
    Finding,
    Portfolio,
    Scorecard,
    SelfEvaluation,
    audit,
    audit_many,
    evaluate,
    evaluate_many,
    parse_target,
    read_form,
)
from perfeval.reading import read_forms
from perfeval.rulebooks import MOF_2020
from tests.benchmarks.timing import Figure
from tests.growth import TIMES, exponent

#: What counts as growth in proportion, with some room for the clock.
AIM: Final = 1.2

#: How often each is looked at; the one in the middle counts.
_LOOKS: Final = 3

_HEADINGS: Final = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")

#: Numbers for texts unlike any before, all of as many digits.
_NEW: Final = numbers(1_000_000)


def growth(what: str, of: str, make: Callable[[int], Any], work: Callable[[Any], object], size: int) -> Figure:
    """Look at something some times, each time with texts unlike any before: what is remembered would cost nothing."""

    def new(count: int) -> Iterator[Any]:
        return iter([make(count) for _ in range(TIMES)])

    def work_on_next(given: Iterator[Any]) -> None:
        work(next(given))

    work(make(size))
    gc.collect()
    value = median(exponent(new, work_on_next, size) for _ in range(_LOOKS))
    return Figure(what, f"{size} to {4 * size} {of}", value, AIM, sign=" ")


def growing() -> Iterator[Figure]:
    """With the rows of one form, the length of a text, the number of forms and that of findings."""
    yield growth("a form of many rows, read", "rows", table, read_form, 400)
    yield growth("the same, scored", "rows", form, lambda each: evaluate(each, MOF_2020).low, 400)
    yield growth("a form in a long text, read", "characters", around, read_form, 50_000)
    yield growth("100 targets that are long texts, parsed", "characters each", targets, parse_all, 2_500)
    yield growth("100 targets of some words, parsed", "characters each", targets, parse_all, 20)
    yield growth("many forms in one text, read", "forms", lambda count: "\n".join(texts(count)), read_forms, 30)
    yield growth("many forms, scored into a portfolio", "forms", forms, in_sum, 50)
    yield growth("many forms, audited together", "forms", forms, lambda all_: audit_many(all_, MOF_2020), 20)
    yield growth("a form of many findings, audited", "findings", faulty, found, 100)
    yield growth("many findings, shown as a page", "findings", audited, lambda pair: pair[0].to_html(pair[1]), 100)
    for what, mark in (("between commas", ","), ("between tabs", "\t"), ("one a line", "\n")):
        yield growth(f"dense small cells {what}, read", "cells", partial(dense, mark), read_form, 6_000)


def rows(count: int) -> list[tuple[str, ...]]:
    """So many indicators, unlike any before, and each with a finding: half of what was aimed at, and full points."""
    return [
        ("产出指标", f"数量指标{place // 40}", f"宣传次数{number}", f"≥{2 * number}次", f"{number}次", "1", "1")
        for place, number in enumerate(islice(_NEW, count))
    ]


def table(count: int) -> list[tuple[str, ...]]:
    """A form of so many rows, as its cells."""
    return [("项目名称", "宣传经费"), _HEADINGS, *rows(count)]


def form(count: int) -> SelfEvaluation:
    """The same, read."""
    return read_form(table(count))


def around(length: int) -> str:
    """A form behind so many characters of a report, no two lines of it alike."""
    lines = [f"第{number}次宣传活动，群众满意度有所提高，详见附件。\n" for number in islice(_NEW, length // 28)]
    return "".join(lines) + as_text(5, "宣传经费")


def as_text(count: int, project: str) -> str:
    """A form as a table of text."""
    cells = [("项目名称", project), _HEADINGS, *rows(count)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def targets(length: int) -> list[str]:
    """Targets of so many characters."""
    return [f"≥{number}次，{'每个乡镇都要开展宣传并且做到全覆盖' * length}"[:length] for number in islice(_NEW, 100)]


def parse_all(all_: list[str]) -> None:
    """Parse targets."""
    for text in all_:
        parse_target(text)


def texts(count: int) -> list[str]:
    """So many forms as text."""
    return [as_text(10, f"项目{number}") for number in range(count)]


def forms(count: int) -> list[SelfEvaluation]:
    """So many forms of ten rows."""
    return [read_form(text) for text in texts(count)]


def in_sum(all_: list[SelfEvaluation]) -> Portfolio:
    """Forms as one portfolio."""
    return Portfolio(evaluate_many(all_, MOF_2020))


def faulty(count: int) -> SelfEvaluation:
    """A form each of whose rows has a finding."""
    made = form(count)
    assert len(audit(form(count), MOF_2020)) >= count
    return made


def found(each: SelfEvaluation) -> object:
    """All findings of a form."""
    return audit(each, MOF_2020)


def audited(count: int) -> tuple[Scorecard, tuple[Finding, ...]]:
    """A scorecard and its findings."""
    made = faulty(count)
    return evaluate(made, MOF_2020), audit(made, MOF_2020)


def dense(mark: str, count: int) -> str:
    """A form of so many cells of one character, in rows of four."""
    lines = [["三级指标", "年度指标值", "实际完成值", "分值"], *[["甲", "1", "1", "1"]] * (count // 4)]
    return "\n".join(mark.join(line) for line in lines)
