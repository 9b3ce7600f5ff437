"""The self-evaluation form (自评表): its funds, its tree of indicators, and what it says about itself."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast, final

import attrs

from perfeval._exact import total
from perfeval._plain import from_plain, holds, read_schema, sealed, to_plain, unsealed, written_as
from perfeval.errors import InvalidForm, PerfevalError
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import Actual, Band, Described, Target
from perfeval.finding import Finding
from perfeval.form.budget import Budget
from perfeval.form.comparison import Comparison, NoStake, compare
from perfeval.form.fields import (
    actual_of,
    all_of,
    grade,
    label,
    name,
    placing,
    points,
    reading,
    refuse_unknown,
    remarks,
    target_of,
    truth,
    words,
    year_of,
    year_or_none,
)
from perfeval.form.judgements import judgement
from perfeval.form.lookup import changed
from perfeval.form.records import form_of, read_records, write_rows
from perfeval.form.unread import Unread
from perfeval.grade import Grade, GradeScale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Category", "Dimension", "Indicator", "SelfEvaluation"]


def _target(value: Target | str | Decimal | int | None) -> Target | None:
    """Take what a person would write; it is read together with its text."""
    return cast("Target | None", value)


def _actual(value: Actual | Decimal | int | None) -> Actual | None:
    """Take what a person would write; it is read together with its text."""
    return cast("Actual | None", value)


@final
@attrs.frozen(field_transformer=placing)
class Indicator:
    """A third-tier indicator (三级指标): what was promised, what was done, and the points at stake.

    Texts are read once and kept as written: `target_text` always reads as `target`, and `actual_text` as `actual`.

    Raises:
        PerfevalError: when the name is empty, or points are negative, a float or words; it names the field.

    A target or an actual that breaks off (≥ without a number) is kept as words and reported as a finding.

    >>> from perfeval import Indicator
    >>> indicator = Indicator("宣传次数", target="≥3次", actual="6次", weight=5)
    >>> indicator.target, indicator.actual, indicator.weight
    (AtLeast(bound=Quantity('3', '次'), strict=False), Quantity('6', '次'), Decimal('5'))
    """

    name: str = attrs.field(converter=name)
    #: What was promised (年度指标值); None where the form says nothing.
    target: Target | None = attrs.field(default=None, converter=_target, metadata=written_as("target_text"))
    #: What was done (实际完成值); None where the form says nothing.
    actual: Actual | None = attrs.field(default=None, converter=_actual, metadata=written_as("actual_text"))
    #: Points at stake (分值); None where the row has none, as rows that only break another one down.
    weight: Decimal | None = attrs.field(default=None, converter=points)
    #: Points that the form itself reports (得分).
    self_score: Decimal | None = attrs.field(default=None, converter=points)
    #: Why it deviates and what will be done (偏差原因分析及改进措施).
    reason: str = attrs.field(default="", converter=words)
    #: A reviewer's judgement: a band, or a share of the weight from 0 to 1.
    judged: Band | Decimal | None = attrs.field(default=None, converter=judgement)
    #: False where the form marks the indicator as not applicable.
    applicable: bool = attrs.field(default=True, kw_only=True, converter=truth)
    #: Points that a reviewer takes off, for rulebooks that know such a column.
    deduction: Decimal | None = attrs.field(default=None, kw_only=True, converter=points)
    #: The target as written.
    target_text: str = attrs.field(default="", kw_only=True, eq=False, repr=False)
    #: The actual as written.
    actual_text: str = attrs.field(default="", kw_only=True, eq=False, repr=False)
    #: Target and actual in one unit, or why that cannot be.
    comparison: Comparison = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        try:
            target, target_text = reading(self.target, self.target_text, target_of)
        except PerfevalError as error:
            raise error.within(self.name, label("target")) from None
        try:
            actual, actual_text = reading(self.actual, self.actual_text, actual_of)
        except PerfevalError as error:
            raise error.within(self.name, label("actual")) from None
        _set(self, "target", target)
        _set(self, "target_text", target_text)
        _set(self, "actual", actual)
        _set(self, "actual_text", actual_text)
        at_stake = self.applicable and self.weight is not None
        comparison = compare(target, actual, target_text, actual_text) if at_stake else NoStake(self.applicable)
        _set(self, "comparison", comparison)

    @property
    def is_described(self) -> bool:
        """Whether the target is words (定性), so that its points take a judgement."""
        return isinstance(self.target, Described)


#: What a form is called that names no project.
UNNAMED: Final = "未命名项目"

#: A frozen object's own way to fill its derived fields.
_set: Final = object.__setattr__

#: What stands for a field that is not to be changed.
_KEPT: Final[Any] = attrs.NOTHING


def _indicators(values: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return all_of(Indicator, values)


@final
@attrs.frozen(field_transformer=placing)
class Category:
    """A second-tier indicator (二级指标), such as 数量指标, with the indicators under it.

    >>> from perfeval import Category, Indicator
    >>> Category("数量指标", [Indicator("宣传次数", "≥3次", "6次", 5)]).indicators[0].name
    '宣传次数'
    """

    name: str = attrs.field(converter=name)
    indicators: tuple[Indicator, ...] = attrs.field(converter=_indicators, metadata=holds(Indicator))
    #: Points that the form states for the category; None where it states none.
    weight: Decimal | None = attrs.field(default=None, converter=points)


def _categories(values: Iterable[Category]) -> tuple[Category, ...]:
    return all_of(Category, values)


@final
@attrs.frozen(field_transformer=placing)
class Dimension:
    """A first-tier indicator (一级指标): 产出, 效益, 满意度, in some forms 成本.

    >>> from perfeval import Category, Dimension, Indicator
    >>> indicator = Indicator("受益对象满意度", "≥95%", "100%", 10)
    >>> Dimension("满意度指标", [Category("服务对象满意度指标", [indicator])], weight=10).weight
    Decimal('10')
    """

    name: str = attrs.field(converter=name)
    categories: tuple[Category, ...] = attrs.field(converter=_categories, metadata=holds(Category))
    #: Points that the form states for the dimension, as in 产出指标(50分); None where it states none.
    weight: Decimal | None = attrs.field(default=None, converter=points)


def _dimensions(values: Iterable[Dimension]) -> tuple[Dimension, ...]:
    return all_of(Dimension, values)


def _unread(values: Iterable[Unread]) -> tuple[Unread, ...]:
    return all_of(Unread, values)


def _findings(values: Iterable[Finding]) -> tuple[Finding, ...]:
    return all_of(Finding, values)


@final
@attrs.frozen(field_transformer=placing)
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

    #: 项目名称.
    project: str = attrs.field(converter=name)
    dimensions: tuple[Dimension, ...] = attrs.field(converter=_dimensions, metadata=holds(Dimension))
    budget: Budget | None = attrs.field(default=None, metadata=holds(Budget))
    year: int | None = attrs.field(default=None, converter=year_of)
    #: 主管部门.
    department: str = attrs.field(default="", converter=words)
    #: 实施单位.
    unit: str = attrs.field(default="", converter=words)
    #: 填报日期, as written.
    date: str = attrs.field(default="", converter=words)
    #: 年度总体目标: 预期目标.
    goal: str = attrs.field(default="", converter=words)
    #: 年度总体目标: 实际完成情况.
    outcome: str = attrs.field(default="", converter=words)
    #: The total that the form itself reports (总分).
    self_total: Decimal | None = attrs.field(default=None, converter=points)
    #: The grade that the form itself reports (自评结论).
    self_grade: Grade | None = attrs.field(default=None, converter=grade)
    #: The scale of grades that the form itself states.
    grade_scale: GradeScale | None = attrs.field(default=None, metadata=holds(GradeScale))
    #: What else the form says, as (label, text).
    remarks: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=remarks)
    #: Cells of the form that found no place when it was read.
    unread: tuple[Unread, ...] = attrs.field(default=(), converter=_unread, metadata=holds(Unread))
    #: What was guessed, or does not come to what is printed, when the form was read.
    findings: tuple[Finding, ...] = attrs.field(default=(), converter=_findings, metadata=holds(Finding))
    #: All indicators, in the order of the form.
    indicators: tuple[Indicator, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        tree = (
            each for dimension in self.dimensions for category in dimension.categories for each in category.indicators
        )
        _set(self, "indicators", tuple(tree))
        if not self.indicators:
            raise InvalidForm(f"{self.project!r} has no indicator", remedy="give each dimension its categories")
        if not (self.budget is None or isinstance(self.budget, Budget)):
            raise InvalidForm(f"{self.budget!r} is no Budget", remedy="pass Budget(initial=…, adjusted=…, executed=…)")
        if not (self.grade_scale is None or isinstance(self.grade_scale, GradeScale)):
            raise InvalidForm(f"{self.grade_scale!r:.60} is no GradeScale", remedy="pass GradeScale.parse(…)")

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
        facts: dict[str, object] = {
            "budget": budget,
            "year": year,
            "department": department,
            "unit": unit,
            "date": date,
            "goal": goal,
            "outcome": outcome,
            "self_total": self_total,
            "self_grade": self_grade,
            "grade_scale": grade_scale,
            "remarks": remarks,
            "unread": unread,
            "findings": findings,
        }
        refuse_unknown(unknown, ("project", "ignore", *facts), "a form")
        return form_of(cls, read_records(rows, ignore, Indicator, year_or_none(year)), project, facts)

    def to_rows(self, language: str = "zh") -> list[dict[str, object]]:
        """The indicators as flat records, one for each, under Chinese (``zh``) or English (``en``) names.

        What the form says beside its indicators is not in them.
        """
        return write_rows(self.to_dict()["dimensions"], language)

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
            "judged": judged,
            "applicable": applicable,
            "deduction": deduction,
            "target_text": target_text,
            "actual_text": actual_text,
        }
        refuse_unknown(unknown, changes, "an indicator")
        return changed(self, name, {field: value for field, value in changes.items() if value is not _KEPT})

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
