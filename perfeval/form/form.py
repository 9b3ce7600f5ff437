"""The self-evaluation form (自评表): its funds, its tree of indicators, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NoReturn, final

import attrs

from perfeval._console import for_console
from perfeval._exact import bare, total
from perfeval._plain import from_plain, holds, holds_all, read_schema, sealed, to_plain, unsealed
from perfeval._shown import brief_repr, counted, shown
from perfeval._text import one_line
from perfeval.errors import InvalidForm
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import Actual, Band, Target
from perfeval.finding import Finding
from perfeval.form.budget import Budget
from perfeval.form.fields import (
    all_of,
    grade,
    name,
    nameless,
    one_of,
    placing,
    points,
    refuse_unknown,
    remarks,
    words,
    year_of,
    year_or_none,
)
from perfeval.form.lookup import changed
from perfeval.form.records import form_of, read_records
from perfeval.form.rows import write_rows
from perfeval.form.sheet import form_sheet
from perfeval.form.tiers import Category, Dimension, Indicator
from perfeval.form.unread import Unread
from perfeval.form.where import NOWHERE, Cell, Cells, cells_of  # noqa: F401 - a signature names it
from perfeval.grade import Grade, GradeScale
from perfeval.report import as_html, as_page

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SelfEvaluation"]

#: What a form is called that names no project.
UNNAMED: Final = "未命名项目"

#: A frozen object's own way to fill its derived fields.
_set: Final = object.__setattr__

#: What stands for a field that is not to be changed.
_KEPT: Final[Any] = attrs.NOTHING


def _dimensions(values: Iterable[Dimension]) -> tuple[Dimension, ...]:
    return all_of(Dimension, values)


def _budget(value: Budget | None) -> Budget | None:
    remedy = "pass Budget(initial=…, adjusted=…, executed=…), and what comes after it by name, as in year=2023"
    return one_of(Budget, value, remedy)


def _scale(value: GradeScale | None) -> GradeScale | None:
    return one_of(GradeScale, value, "pass GradeScale(90, 80, 60), or GradeScale.parse(text) of what the form states")


def _unread(values: Iterable[Unread]) -> tuple[Unread, ...]:
    return all_of(Unread, values)


def _findings(values: Iterable[Finding]) -> tuple[Finding, ...]:
    return all_of(Finding, values)


@final
@placing
@attrs.frozen
class SelfEvaluation:
    """One project's self-evaluation form (自评表) for one year.

    Raises:
        PerfevalError: when the project has no name, there is no indicator, or a part is of the wrong kind.

    >>> from perfeval import Category, Dimension, Indicator, SelfEvaluation
    >>> indicator = Indicator("宣传次数", target="≥3次", actual="6次", weight=5)
    >>> form = SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", [indicator])])], year=2023)
    >>> form.indicators[0].name, form.weight
    ('宣传次数', Decimal('5'))
    """

    #: 项目名称。
    project: str = attrs.field(converter=name)
    dimensions: tuple[Dimension, ...] = attrs.field(converter=_dimensions, metadata=holds_all(Dimension))
    budget: Budget | None = attrs.field(default=None, converter=_budget, metadata=holds(Budget))
    year: int | None = attrs.field(default=None, converter=year_of)
    #: 主管部门。
    department: str = attrs.field(default="", converter=words)
    #: 实施单位。
    unit: str = attrs.field(default="", converter=words)
    #: 填报日期, as written.
    date: str = attrs.field(default="", converter=words)
    #: 年度总体目标：预期目标。
    goal: str = attrs.field(default="", converter=words)
    #: 年度总体目标：实际完成情况。
    outcome: str = attrs.field(default="", converter=words)
    #: The total that the form itself reports (总分).
    self_total: Decimal | None = attrs.field(default=None, converter=points)
    #: The grade that the form itself reports (自评结论).
    self_grade: Grade | None = attrs.field(default=None, converter=grade)
    #: The scale of grades that the form itself states.
    grade_scale: GradeScale | None = attrs.field(default=None, converter=_scale, metadata=holds(GradeScale))
    #: What else the form says, as (label, text).
    remarks: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=remarks)
    #: Cells of the form that found no place when it was read.
    unread: tuple[Unread, ...] = attrs.field(default=(), converter=_unread, metadata=holds_all(Unread))
    #: What was guessed, or does not come to what is printed, when the form was read.
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_findings, metadata=holds_all(Finding))
    #: The total that a reviewer came to (复核总分).
    reviewed_total: Decimal | None = attrs.field(default=None, kw_only=True, converter=points)
    #: Where the source had what stands beside a label, as `project`, or below the indicators, as `self_total`
    #: and `self_grade`; if the cell is empty, too.
    cells: Cells = attrs.field(default=NOWHERE, kw_only=True, eq=False, repr=False, converter=cells_of)
    #: All indicators, in the order of the form.
    indicators: tuple[Indicator, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.project:
            raise nameless(self, "project", dimensions=self.dimensions)
        tree = (
            each for dimension in self.dimensions for category in dimension.categories for each in category.indicators
        )
        _set(self, "indicators", tuple(tree))
        if not self.indicators:
            remedy = 'write [Dimension("产出指标", [Category("数量指标", [Indicator("宣传次数", …), …]), …]), …]'
            raise InvalidForm(f"{shown(self.project)} has no indicator", remedy=remedy)

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, object]],
        *,
        project: str = "",
        ignore: Iterable[str] = (),
        budget: Budget | Mapping[str, object] | None = None,
        year: int | str | None = None,
        department: str = "",
        unit: str = "",
        date: str = "",
        goal: str = "",
        outcome: str = "",
        self_total: Decimal | int | str | None = None,
        self_grade: Grade | str | None = None,
        grade_scale: GradeScale | Mapping[str, object] | None = None,
        remarks: Iterable[tuple[str, str]] = (),
        unread: Iterable[Unread] = (),
        findings: Iterable[Finding] = (),
        reviewed_total: Decimal | int | str | None = None,
        **unknown: NoReturn,
    ) -> SelfEvaluation:
        """Build a form from flat records, one for each indicator, under Chinese or English names.

        The columns are those that `read_form` knows, and the integrated system's fields and codes.
        Sign, value and unit may stand in three columns; where they contradict each other, a finding says so.
        Blank tiers are those of the row above; tiers of one name come together.
        *ignore* names columns to leave out; what the form says beside its indicators is passed beside the rows.

        Raises:
            PerfevalError: for unknown columns and whatever a cell cannot hold; all faults together.
                Its `form` holds the good rows, under their own tiers.

        >>> from perfeval import SelfEvaluation
        >>> rows = [
        ...     {"一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "宣传次数", "指标值": "≥3次", "分值": 5},
        ...     {"三级指标": "宣传册数量", "指标性质": "≥", "年度指标值": 100, "度量单位": "册", "分值": "5"},
        ... ]
        >>> form = SelfEvaluation.from_rows(rows, project="宣传经费", year=2023)
        >>> print(form.indicators[1].target, len(form.categories))
        ≥100册 1
        """
        given: dict[str, object] = {
            "budget": budget if isinstance(budget, Mapping) else _budget(budget),
            "year": year,
            "department": department,
            "unit": unit,
            "date": date,
            "goal": goal,
            "outcome": outcome,
            "self_total": self_total,
            "self_grade": self_grade,
            "grade_scale": grade_scale if isinstance(grade_scale, Mapping) else _scale(grade_scale),
            "remarks": remarks,
            "unread": unread,
            "findings": findings,
            "reviewed_total": reviewed_total,
        }
        if unknown:
            refuse_unknown(unknown, ("project", "ignore", *given), "a form")
        facts = {name: value for name, value in given.items() if value is not _USUAL[name]}
        return form_of(cls, read_records(rows, ignore, year_or_none(year)), project, facts)

    def to_rows(self, language: str = "zh") -> list[dict[str, object]]:
        """The indicators as flat records, one for each, under Chinese (``zh``) or English (``en``) names.

        What the form says beside its indicators is not in them.
        """
        return write_rows(self.to_dict()["dimensions"], language)

    def to_html(self) -> str:
        """The form as a page of its own, to be looked at or printed: no script, and nothing to load."""
        return as_page([form_sheet(self)], self.project)

    def _repr_html_(self) -> str:
        return as_html(form_sheet(self))

    def __str__(self) -> str:
        year = f"（{self.year}年）" if self.year else ""
        count = len(self.indicators)
        text = one_line(f"{self.project}{year}：{count} 项指标，分值 {bare(self.weight)}")
        return for_console(text, f"<SelfEvaluation of {count} indicators>")

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, without loss; `from_dict` gives the same form back.

        >>> from perfeval import SelfEvaluation
        >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "6次", "分值": 5}]
        >>> SelfEvaluation.from_rows(rows, project="宣传经费").to_dict()["dimensions"][0]["categories"][0]["indicators"]
        [{'name': '宣传次数', 'target': '≥3次', 'actual': '6次', 'weight': '5'}]
        """
        return sealed("self-evaluation", to_plain(self))

    @classmethod
    def from_dict(cls, data: object) -> SelfEvaluation:
        """Build a form from what `to_dict` gave.

        Raises:
            PerfevalError: when the data hold no form of this version, or a value that its constructor refuses.
        """
        return from_plain(cls, unsealed("self-evaluation", data))

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """The JSON Schema (draft 2020-12) of what `to_dict` gives; it ships with the package.

        >>> from perfeval import SelfEvaluation
        >>> SelfEvaluation.json_schema()["title"]
        'perfeval self-evaluation, version 2'
        """
        return read_schema("self-evaluation")

    def with_indicator(
        self,
        name: str | int | Sequence[str],
        *,
        target: Target | str | Decimal | int | None = _KEPT,
        actual: Actual | Decimal | int | None = _KEPT,
        weight: Decimal | int | str | None = _KEPT,
        self_score: Decimal | int | str | None = _KEPT,
        reason: str | None = _KEPT,
        standard: str | None = _KEPT,
        reviewed_actual: str | None = _KEPT,
        reviewed_score: Decimal | int | str | None = _KEPT,
        judged: Band | Quantity | Decimal | int | str | None = _KEPT,
        applicable: bool | str = _KEPT,
        deduction: Decimal | int | str | None = _KEPT,
        target_text: str = _KEPT,
        actual_text: str = _KEPT,
        **unknown: NoReturn,
    ) -> SelfEvaluation:
        """The same form with one indicator changed: judged, corrected, given a reason.

        For *name* write the name of the indicator;
        where several share it, (dimension, category, indicator), which is the `place` of its score and its findings;
        or its index in `indicators`, which tells apart even what shares name and place.

        Raises:
            PerfevalError: when no indicator is meant, or several are, or a change is refused.

        >>> from perfeval import SelfEvaluation, evaluate
        >>> from perfeval.rulebooks import MOF_2020
        >>> rows = [{"三级指标": "政策知晓情况", "年度指标值": "显著提高", "实际完成值": "有所提高", "分值": 10}]
        >>> form = SelfEvaluation.from_rows(rows, project="宣传经费")
        >>> evaluate(form.with_indicator("政策知晓情况", judged="0.7"), MOF_2020).total
        Decimal('7.00')
        >>> form.with_indicator(0, judged="0.7") == form.with_indicator(("指标", "指标", "政策知晓情况"), judged="0.7")
        True
        """
        changes = {
            "target": target,
            "actual": actual,
            "weight": weight,
            "self_score": self_score,
            "reason": reason,
            "standard": standard,
            "reviewed_actual": reviewed_actual,
            "reviewed_score": reviewed_score,
            "judged": judged,
            "applicable": applicable,
            "deduction": deduction,
            "target_text": target_text,
            "actual_text": actual_text,
        }
        refuse_unknown(unknown, changes, "an indicator")
        given = {field: value for field, value in changes.items() if value is not _KEPT}
        return attrs.evolve(self, dimensions=changed(self.dimensions, self.project, name, given))

    @property
    def categories(self) -> tuple[Category, ...]:
        """All second-tier indicators, in the order of the form."""
        return tuple(category for dimension in self.dimensions for category in dimension.categories)

    @property
    def weight(self) -> Decimal:
        """Points at stake in all: the indicators' weights and, where there are funds, that of their execution."""
        return total(
            each.weight for each in (*self.indicators, self.budget) if each is not None and each.weight is not None
        )

    def __repr__(self) -> str:
        year = f" {self.year}" if self.year else ""
        indicators = counted(len(self.indicators), "indicator")
        return brief_repr(self, self.project, f"{year}: {indicators}, {bare(self.weight)} points")


#: What a form says of itself where nothing is given; as it is, it need not be taken.
_USUAL: Final = {field.name: field.default for field in attrs.fields(SelfEvaluation)}
