"""Forms as they come: pasted text, web pages, Markdown, and rows of cells from any library.

Each layout becomes one neutral grid whose cells know their places, and one reader makes the form of it.
What is beside the forms of a document is left alone; what a form says and no field takes is in its `remarks`, or in `unread`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from perfeval.errors import FaultyForm, InvalidForm
from perfeval.form import SelfEvaluation

if TYPE_CHECKING:
    from perfeval.reading.tracing import Trace

__all__ = ["read_form", "read_forms", "trace"]


def read_form(source: str | Iterable[Sequence[object]]) -> SelfEvaluation:
    """Read the one form in a text, in HTML, in Markdown, or in rows of cells.

    Raises:
        InvalidForm: when there is no form, or more than one.
        FaultyForm: when the form has several faults; a single fault is raised itself.

    >>> from perfeval import read_form
    >>> form = read_form([
    ...     ["项目名称", "宣传经费", None, None, None, None, None],
    ...     ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ...     ["产出指标（90分）", "数量指标", "宣传次数", "≥3次", "6次", 90.0, 90.0],
    ... ])
    >>> form.project, form.indicators[0].name, form.indicators[0].weight
    ('宣传经费', '宣传次数', Decimal('90'))
    """
    from perfeval.reading.pipeline import missing, stages

    _, readers = stages(source)
    if not readers:
        raise missing(source, readers) or InvalidForm(
            "there is no indicator table: no row has headings such as 三级指标, 年度指标值, 实际完成值 and 分值",
            remedy="pass the whole table with its row of headings",
        )
    if len(readers) > 1:
        raise InvalidForm(f"there are {len(readers)} forms", remedy="read them all with read_forms")
    return readers[0].read()


def read_forms(source: str | Iterable[Sequence[object]]) -> tuple[SelfEvaluation, ...]:
    """Read every form in a document, in its order; none where there is none.

    Raises:
        FaultyForm: when forms have faults, with all faults of all forms; a single fault is raised itself.
        InvalidForm: when there is no form, although the document has the words of one.

    >>> from perfeval import read_forms
    >>> read_forms("预算绩效情况说明：无。")
    ()
    """
    from perfeval.reading.pipeline import missing, read_all, stages

    _, readers = stages(source)
    lost = missing(source, readers)
    if lost is not None:
        raise lost
    forms, faults = read_all(readers)
    if len(faults) > 1:
        raise FaultyForm(f"the document has {len(faults)} faults", tuple(faults)).beside(*forms)
    if faults:
        raise faults[0].beside(*forms)
    return tuple(forms)


def trace(source: str | Iterable[Sequence[object]]) -> Trace:
    """Show how a document is read: what each row was taken for, and where each cell went.

    Its `str()` has one line for each row, in a notebook it shows as a table; `unread` is what found no place.

    >>> from perfeval.reading import trace
    >>> print(trace([["三级指标", "指标值", "完成值", "分值"], ["备注", "≥3次", "6次", 90.0, "又 5 次"]]))
    row 1  headings of the indicators  三级指标 → heading | 指标值 → heading | 完成值 → heading | 分值 → heading
    row 2  indicator                   备注 → 三级指标 | ≥3次 → 指标值 | 6次 → 完成值 | 90 → 分值 | 又 5 次 → UNREAD
    unread: 又 5 次 (row 2, column 5)
    """
    from perfeval.reading.tracing import traced

    return traced(source)
