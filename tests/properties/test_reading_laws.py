"""What holds for every form, in every layout that people pass on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import Cell, PerfevalError, SelfEvaluation
from perfeval.reading import read_form, read_forms
from tests.conftest import hostile_context
from tests.layouts import (
    LAYOUTS,
    LOSSY_LAYOUTS,
    Table,
    as_html,
    as_markdown,
    as_repeated_rows,
    as_rows,
    as_tabbed_lines,
    as_tabs,
)
from tests.standard_form import forms, table_of
from tests.where import grid_of, strays

#: A form in every layout is much work for one example; hundreds of forms are seen under the profile of CI.
fewer = settings(max_examples=settings().max_examples // 2)


@fewer
@given(form=forms())
@hostile_context()
def test_a_form_survives_every_layout(form: SelfEvaluation) -> None:
    """Whatever a form says, it says the same in every layout that keeps the places of cells."""
    table = table_of(form)
    changed = [name for name, layout in LAYOUTS.items() if without_findings(read_form(layout(table))) != form]

    assert changed == []


@fewer
@given(form=forms(complete=True))
@hostile_context()
def test_rows_are_found_again(form: SelfEvaluation) -> None:
    """In text that has lost its rows, a complete form is read as it was."""
    table = table_of(form)
    changed = [
        name
        for name, layout in LOSSY_LAYOUTS.items()
        if without_remarks(read_form(layout(table))) != without_remarks(form)
    ]

    assert changed == []


@fewer
@given(form=forms(), above=st.integers(0, 3), left=st.integers(0, 3), repeated=st.booleans())
@hostile_context()
def test_every_value_knows_its_cell(form: SelfEvaluation, above: int, left: int, repeated: bool) -> None:
    """Filled or empty, below empty rows and beside empty columns, with merged cells that are empty or repeat."""
    rows: list[list[Any]] = [*(as_repeated_rows if repeated else as_rows)(table_of(form))]
    read = read_form([*[[None]] * above, *([None] * left + row for row in rows)])
    first = above + len(rows) - 2 - len(form.indicators) + 1
    total = Cell(above + len(rows) - 1, left + 8)
    fields = ("name", "target", "actual", "weight", "self_score", "reason")

    assert [each.cells for each in read.indicators] == [
        {field: Cell(row, left + column) for column, field in enumerate(fields, start=4)}
        for row in range(first, first + len(form.indicators))
    ]
    assert read.cells == {
        "project": Cell(above + 2, left + 3),
        "department": Cell(above + 3, left + 3),
        "unit": Cell(above + 3, left + 7),
        "self_total": total,
        "self_grade": Cell(total.row + 1, left + 3),
    }
    amounts = ("initial", "adjusted", "executed", "weight", "printed_rate", "self_score")
    if read.budget is not None:
        assert read.budget.cells == {
            field: Cell(above + 5, left + column) for column, field in enumerate(amounts, start=4)
        }


@fewer
@given(form=forms(), layout=st.sampled_from(list(LAYOUTS.values())))
@hostile_context()
def test_the_cell_of_a_value_holds_it(form: SelfEvaluation, layout: Callable[[Table], Any]) -> None:
    """In every layout that keeps the places of cells, each cell that is named says what its field says."""
    source = layout(table_of(form))

    assert strays(read_form(source), grid_of(source)) == []


def without_findings(form: SelfEvaluation) -> SelfEvaluation:
    """The form without what reading says of it, such as a printed total that is no sum; cells not read stay.

    The total of the points at stake, which the table always prints, is a remark where no points add up to it.
    """
    remarks = [remark for remark in form.remarks if remark != ("分值合计", "100")]
    return attrs.evolve(form, findings=(), remarks=remarks)


def without_remarks(form: SelfEvaluation) -> SelfEvaluation:
    """The form without what stands beside it, which lines alone do not tell from other text."""
    return attrs.evolve(form, remarks=(), findings=())


@fewer
@given(
    several=st.lists(forms(), min_size=2, max_size=2),
    layout=st.sampled_from([as_tabbed_lines, as_tabs, as_markdown, as_html]),
)
@hostile_context()
def test_forms_stay_apart(several: list[SelfEvaluation], layout: Callable[[Table], str]) -> None:
    """Several forms in one document are read in their order, and nothing of one is in another."""
    tables = [table_of(form) for form in several]
    between = "\n\n上一张表到此为止，下一张表见后。\n\n"

    rows = [cells for table in tables for cells in as_rows(table)]

    assert several == list(map(without_findings, read_forms(rows)))
    assert several == list(map(without_findings, read_forms(between.join(map(layout, tables)))))


#: Characters of forms and of markup.
FRAGMENTS = st.sampled_from("指标一二三级分值得\t\n|<>td/=\"'&;总年初预算执行数率%≥0123456789：（） ")
#: Headings and labels.
WORDS = st.sampled_from(
    "一级指标 二级指标 三级指标 分值 得分 年度指标值 实际完成值 总分 项目名称 全年预算数 全年执行数 执行率".split()
)
#: What a cell may hold.
VALUES = st.one_of(
    st.none(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.text(max_size=4), st.decimals(), WORDS
)


@given(text=st.text(alphabet=FRAGMENTS))
@hostile_context()
def test_any_text_is_read_or_refused(text: str) -> None:
    """Text made of the words of forms and of markup gives forms, or one of the library's own errors."""
    with contextlib.suppress(PerfevalError):
        assert isinstance(read_forms(text), tuple)


@fewer
@given(form=forms(), data=st.data())
@hostile_context()
def test_a_damaged_form_is_read_or_refused(form: SelfEvaluation, data: st.DataObject) -> None:
    """A form with pieces cut out or put elsewhere is read, or refused with an error that says where."""
    text = data.draw(st.sampled_from([as_html, as_tabbed_lines]))(table_of(form))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    goal = data.draw(st.integers(0, start))
    damaged = text[:goal] + text[start:end] + text[goal:start] + text[end:]
    with contextlib.suppress(PerfevalError):
        assert all(each.indicators for each in read_forms(damaged))


@given(rows=st.lists(st.lists(VALUES, max_size=9), max_size=12))
@hostile_context()
def test_any_rows_are_read_or_refused(rows: list[list[object]]) -> None:
    """Rows of any values give forms, or one of the library's own errors."""
    with contextlib.suppress(PerfevalError):
        assert isinstance(read_forms(rows), tuple)
