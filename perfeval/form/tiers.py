"""The three tiers of a form's indicators: 一级, 二级 and 三级指标."""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: F401 - signatures name what converters take
from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._exact import bare
from perfeval._plain import holds_all, written_as
from perfeval._shown import brief_repr, counted
from perfeval._words.signs import says_no_reason
from perfeval.errors import PerfevalError
from perfeval.expressions.meaning import year_of
from perfeval.expressions.quantity import Quantity  # noqa: F401 - the same
from perfeval.expressions.target import Actual, Band, Described, Target
from perfeval.form.comparison import Comparison, NoStake, compare
from perfeval.form.fields import (
    actual_of,
    actual_read,
    all_of,
    label,
    name,
    nameless,
    placing,
    points,
    target_read,
    truth,
    words,
)
from perfeval.form.judgements import judgement
from perfeval.form.where import NOWHERE, Cell, Cells, cells_of  # noqa: F401 - the same

__all__ = ["Category", "Dimension", "Indicator"]

#: A frozen object's own way to fill its derived fields.
_set: Final = object.__setattr__


def _target(value: Target | str | Decimal | int | None) -> Target | None:
    """Take what a person would write; it is read together with its text."""
    return value  # type: ignore[return-value]


def _actual(value: Actual | Decimal | int | None) -> Actual | None:
    """Take what a person would write; it is read together with its text."""
    return value  # type: ignore[return-value]


def _stake(weight: Decimal | None) -> str:
    """The points of a row or a tier at the end of its repr, where the form states them."""
    return "" if weight is None else f", {bare(weight)} points"


@final
@placing
@attrs.frozen
class Indicator:
    """A third-tier indicator (三级指标): what was promised, what was done, and the points at stake.

    Texts are read once and kept as written: `target_text` always reads as `target`, and `actual_text` as `actual`,
    each beside the name: 下降6% is 6% where the name speaks of a decrease, and words to be judged where it does not.

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
    #: The rule of its points that the form itself states (评分标准), as written; `parse_standard` reads it.
    standard: str = attrs.field(default="", kw_only=True, converter=words)
    #: What a reviewer found done (复核完成值), as written.
    reviewed_actual: str = attrs.field(default="", kw_only=True, converter=words)
    #: Points that a reviewer gives (复核得分); nothing is scored by them.
    reviewed_score: Decimal | None = attrs.field(default=None, kw_only=True, converter=points)
    #: The target as written.
    target_text: str = attrs.field(default="", kw_only=True, eq=False, repr=False)
    #: The actual as written.
    actual_text: str = attrs.field(default="", kw_only=True, eq=False, repr=False)
    #: Where it stood in its source, for `name` and each other field that has a column, if its cell is empty too.
    cells: Cells = attrs.field(default=NOWHERE, kw_only=True, eq=False, repr=False, converter=cells_of)
    #: Target and actual in one unit, or why that cannot be.
    comparison: Comparison = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise nameless(self, "name", target=self.target, actual=self.actual, weight=self.weight)
        try:
            target, target_text = target_read(self.target, self.target_text, self.name)
        except PerfevalError as error:
            raise error.within(self.name, label("target")) from None
        try:
            actual, actual_text = actual_read(self.actual, self.actual_text, target, target_text, self.name)
        except PerfevalError as error:
            raise error.within(self.name, label("actual")) from None
        _set(self, "target", target)
        _set(self, "target_text", target_text)
        _set(self, "actual", actual)
        _set(self, "actual_text", actual_text)
        if self.weight is None or not self.applicable:
            _set(self, "comparison", NoStake(self.applicable))
        else:
            case = compare(target, actual, target_text, actual_text, self._years(), self.name)
            _set(self, "comparison", case)

    def _years(self) -> list[int]:
        """The years that the texts say of their numbers."""
        if "年" not in self.target_text and "年" not in self.actual_text:
            return []
        texts = [text for text in (self.target_text, self.actual_text) if "年" in text]
        return [year for text in texts if (year := year_of(text, self.name))]

    @property
    def actual_doubt(self) -> str:
        """In what the reading of the actual may be wrong, in Chinese; empty when nothing is in doubt."""
        return actual_of(self.actual_text, self.target, self.target_text, self.name).doubt

    @property
    def has_reason(self) -> bool:
        """Whether a reason is given that says anything: a stroke, 无 or 无偏差 does not.

        >>> from perfeval import Indicator
        >>> Indicator("宣传次数", "≥3次", "2次", 5, reason="无").has_reason
        False
        """
        return bool(self.reason) and not says_no_reason(self.reason)

    @property
    def is_described(self) -> bool:
        """Whether the target is words (定性), so that its points take a judgement."""
        return isinstance(self.target, Described)

    def __repr__(self) -> str:
        target = f" {self.target_text}" if self.target_text else ""
        actual = f" → {self.actual_text}" if self.actual_text else ""
        return brief_repr(self, self.name, target, actual, _stake(self.weight))


def _indicators(values: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return all_of(Indicator, values)


@final
@placing
@attrs.frozen
class Category:
    """A second-tier indicator (二级指标), such as 数量指标, with the indicators under it.

    >>> from perfeval import Category, Indicator
    >>> Category("数量指标", [Indicator("宣传次数", "≥3次", "6次", 5)]).indicators[0].name
    '宣传次数'
    """

    name: str = attrs.field(converter=name)
    indicators: tuple[Indicator, ...] = attrs.field(converter=_indicators, metadata=holds_all(Indicator))
    #: Points that the form states for the category; None where it states none.
    weight: Decimal | None = attrs.field(default=None, converter=points)

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise nameless(self, "name", indicators=self.indicators)

    def __repr__(self) -> str:
        return brief_repr(self, self.name, f": {counted(len(self.indicators), 'indicator')}{_stake(self.weight)}")


def _categories(values: Iterable[Category]) -> tuple[Category, ...]:
    return all_of(Category, values)


@final
@placing
@attrs.frozen
class Dimension:
    """A first-tier indicator (一级指标): 产出, 效益, 满意度, in some forms 成本.

    >>> from perfeval import Category, Dimension, Indicator
    >>> indicator = Indicator("受益对象满意度", "≥95%", "100%", 10)
    >>> Dimension("满意度指标", [Category("服务对象满意度指标", [indicator])], weight=10).weight
    Decimal('10')
    """

    name: str = attrs.field(converter=name)
    categories: tuple[Category, ...] = attrs.field(converter=_categories, metadata=holds_all(Category))
    #: Points that the form states for the dimension, as in 产出指标(50分); None where it states none.
    weight: Decimal | None = attrs.field(default=None, converter=points)

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise nameless(self, "name", categories=self.categories)

    def __repr__(self) -> str:
        count = sum(len(each.indicators) for each in self.categories)
        return brief_repr(self, self.name, f": {counted(count, 'indicator')}{_stake(self.weight)}")
