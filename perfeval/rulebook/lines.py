"""The vocabulary of rules, continued: lines, from which another rule decides, and intervals.

W is the weight (分值), T the target (年度指标值), A the actual (实际完成值) and S the points (得分), as in `numbers`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from perfeval._exact import ONE, ZERO, bare, divide, multiply, number, share, subtract, whole_times
from perfeval._plain import check_held, holds
from perfeval._shown import call_repr, shown
from perfeval.errors import InvalidRulebook
from perfeval.expressions.units import unit_of
from perfeval.finding import Severity
from perfeval.rulebook import sentences
from perfeval.rulebook.numbers import DOWN, EQUAL, SIMPLE, UP, Proportional, SimpleRule, is_met
from perfeval.rulebook.sentences import Branch, Ruling
from perfeval.rulebook.shares import MOST_TIMES, Pairs, falling_steps, instead_of, percent, times_meant
from perfeval.rulebook.switches import switch

if TYPE_CHECKING:
    from perfeval.form.comparison import Numbers

__all__ = ["FromZero", "Overshoot", "PassLine", "Rule", "Steps"]

_HUNDRED: Final = Decimal(100)


@final
@attrs.frozen
class PassLine:
    """Below a share of the target there are no points; from it upwards another rule decides.

    Raises:
        InvalidRulebook: when the line is not above 0 and at most 1.

    >>> from perfeval import PassLine, Proportional
    >>> PassLine("0.6", Proportional()).line
    Decimal('0.6')
    """

    #: The share of completion that passes, such as 0.6.
    line: Decimal = attrs.field(converter=number)
    #: The rule from the line on.
    then: SimpleRule = attrs.field(factory=Proportional, metadata=holds(*SIMPLE))

    def __attrs_post_init__(self) -> None:
        check_held(self)
        if not ZERO < self.line <= ONE:
            raise InvalidRulebook(
                f"a pass line at {bare(self.line)} times the target",
                remedy=instead_of(self.line, 'give a share of the target as text: "0.6"'),
            )

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of targets that it can score."""
        return self.then.kinds

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        return f"完成程度低于 {percent(self.line)} 不得分；及格的：{self.then.zh}"

    @property
    def en(self) -> str:
        """The rule in English."""
        return f"below {percent(self.line)} of completion: nothing; else {self.then.en}"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        completion = _completion(case)
        if completion is not None and completion[0] < multiply(self.line, completion[1]):
            return ZERO, ZERO, sentences.BELOW_PASS_LINE
        return self.then.score(case, weight)

    __repr__ = call_repr


@final
@attrs.frozen
class FromZero:
    """Another rule decides, for which an actual below zero counts as zero, unless the target is below zero itself.

    >>> from perfeval import AsReached, FromZero
    >>> FromZero(AsReached()).kinds == AsReached().kinds
    True
    """

    #: The rule that decides then.
    then: SimpleRule = attrs.field(factory=Proportional, metadata=holds(*SIMPLE))
    #: Whether ＞ and ＜ are read as ≥ and ≤, as the integrated system does.
    inclusive: bool = attrs.field(default=False, converter=switch)

    def __attrs_post_init__(self) -> None:
        check_held(self)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of targets that it can score."""
        return self.then.kinds

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        return f"{self.then.zh}；实际小于零的按零计" + ("，＞、＜按≥、≤计" if self.inclusive else "")

    @property
    def en(self) -> str:
        """The rule in English."""
        signs = ", > and < as ≥ and ≤" if self.inclusive else ""
        return f"{self.then.en}; an actual below zero counts as zero{signs}"

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        if case.strict and self.inclusive:
            case = case._replace(strict=False)
        if case.actual >= ZERO or case.target < ZERO:
            return self.then.score(case, weight)
        low, high, branch = self.then.score(case._replace(actual=ZERO), weight)
        return low, high, sentences.counted_as_zero(branch)

    __repr__ = call_repr


@final
@attrs.frozen
class Overshoot:
    """Beyond a line above the target points are taken off; up to it another rule decides.

    Three ways: to nothing, ``Overshoot("1.3")``;
    by the deviation, ``Overshoot("1.3", off=1)``, W × *off* × (A - line × T) ÷ T;
    by steps, ``Overshoot("1.3", off="0.05", each="0.1")``, *off* of W for each full *each* of T, down to nothing.
    The line itself is not beyond; a target that is not above zero has no line.

    Raises:
        InvalidRulebook: when the line is not above 1 and at most 10, *off* or *each* are no shares,
            or there is *each* without *off*.

    >>> import attrs
    >>> from perfeval import Indicator, evaluate_indicator
    >>> from perfeval.rulebook import Overshoot
    >>> from perfeval.rulebooks import MOF_2020
    >>> ours = attrs.evolve(MOF_2020, name="OURS", at_least=Overshoot("1.3", off="0.05", each="0.1"))
    >>> score = evaluate_indicator(Indicator("宣传次数", "≥100次", "155次", 10), ours)
    >>> score.points
    Decimal('9.00')
    >>> print(score.explain("en").steps[0].text)
    155次 is beyond 130% of ≥100次, less 5% of W for each full 10% of T: 9 points
    """

    #: Beyond how many times the target points are taken off, such as 1.3.
    line: Decimal = attrs.field(converter=number)
    #: The rule up to the line.
    then: SimpleRule | PassLine | FromZero = attrs.field(
        factory=Proportional, metadata=holds(*SIMPLE, PassLine, FromZero)
    )
    #: The share of the weight that is taken off; None for all of it.
    off: Decimal | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(number))
    #: The share of the target that makes a step; None where the deviation itself counts.
    each: Decimal | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(number))
    _branch: Branch = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_held(self)
        if not ONE < self.line <= MOST_TIMES:
            raise InvalidRulebook(
                f"an overshoot from {bare(self.line)} times the target", remedy=times_meant(self.line)
            )
        for name in ("off", "each"):
            value = getattr(self, name)
            if value is not None and not ZERO < value <= ONE:
                raise InvalidRulebook(
                    f"{name}={bare(value)} of an overshoot",
                    remedy=instead_of(value, f'give a share, as in {name}="0.05"'),
                )
        if self.each is not None and self.off is None:
            raise InvalidRulebook(
                "an overshoot with steps that take nothing off", remedy='say how much: off="0.05" for 5 % of the weight'
            )
        object.__setattr__(self, "_branch", self._sentence())

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of targets that it can score."""
        return self.then.kinds - DOWN

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        return f"{self.then.zh}；超过目标 {percent(self.line)} 的，{self._taken_zh}"

    @property
    def en(self) -> str:
        """The rule in English."""
        return f"{self.then.en}; beyond {percent(self.line)} of the target {self._taken_en}"

    @property
    def _taken_zh(self) -> str:
        if self.off is None:
            return "不得分"
        if self.each is None:
            return f"按超出部分与目标之比扣分值的 {bare(self.off)} 倍，扣完为止"
        return f"再每超过目标的 {percent(self.each)}（满一档计一档）扣分值的 {percent(self.off)}，扣完为止"

    @property
    def _taken_en(self) -> str:
        if self.off is None:
            return "nothing"
        if self.each is None:
            return f"less {bare(self.off)} × W × (A - {bare(self.line)} × T) ÷ T"
        return f"less {percent(self.off)} of W for each full {percent(self.each)} of T"

    def _sentence(self) -> Branch:
        """What was done beyond the line."""
        points_zh = "" if self.off is None else "，得 {points} 分"
        points_en = "" if self.off is None else ": {points} points"
        return Branch(
            "overshoot-deducted",
            "超额扣减",
            f"实际 {{actual}} 超过目标 {{target}} 的 {percent(self.line)}，{self._taken_zh}{points_zh}",
            f"{{actual}} is beyond {percent(self.line)} of {{target}}, {self._taken_en}{points_en}",
            Severity.WARNING,
        )

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        low, high, branch = self.then.score(case, weight)
        beyond = subtract(case.actual, multiply(self.line, case.target))
        if case.target <= ZERO or beyond <= ZERO:
            return low, high, branch
        points = self._left(beyond, case.target, weight)
        return (points, points, self._branch) if points < low else (low, high, branch)

    def _left(self, beyond: Decimal, target: Decimal, weight: Decimal) -> Decimal:
        """What is left of the weight: the part of the target that the deviation, or its steps, leave of it."""
        if self.off is None:
            return ZERO
        step = None if self.each is None else multiply(self.each, target)
        far = beyond if step is None else multiply(whole_times(beyond, step), target)
        left = subtract(target, multiply(self.off, far))
        return share(weight, left, target) if left > ZERO else ZERO

    __repr__ = call_repr


def _completion(case: Numbers) -> tuple[Decimal, Decimal] | None:
    """The degree of completion as part and whole: A of T, or T of A where less is better; None without a ratio."""
    less = case.kind == "at_most"
    part, whole = (case.target, case.actual) if less else (case.actual, case.target)
    return (part, whole) if whole > ZERO and case.target >= ZERO else None


@final
@attrs.frozen
class Steps:
    """Points by interval: the first line that is reached gives its share of W, below the last one there is nothing.

    *of* is what is measured in per cent:
    ``"completion"``, A of T (T of A where less is better), or ``"actual"``, A itself.

    Raises:
        InvalidRulebook: when lines or shares do not fall, shares lie outside of 0 to 1, or lines are shares themselves.

    >>> from perfeval import Steps
    >>> Steps([(90, 1), (80, "0.8"), (60, "0.5")], of="actual").en
    'by interval of the actual: from 90%: 100% of the points; from 80%: 80%; from 60%: 50%; below: none'
    """

    #: Pairs of a line in per cent and the share of the weight from there on.
    steps: Pairs = attrs.field(converter=falling_steps)
    #: What the lines are compared with: ``completion`` of the target, or the ``actual`` itself.
    of: str = attrs.field(default="completion", metadata=holds(str))
    _branches: tuple[Branch, ...] = attrs.field(init=False, eq=False, repr=False)
    _below: Branch = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_held(self)
        if self.of not in {"completion", "actual"}:
            raise InvalidRulebook(f"steps of {shown(self.of)}", remedy='write of="completion" or of="actual"')
        object.__setattr__(self, "_branches", tuple(self._branch(line, part) for line, part in self.steps))
        object.__setattr__(self, "_below", self._branch_below(self.steps[-1][0]))

    @property
    def _measured(self) -> tuple[str, str]:
        return ("完成程度", "completion") if self.of == "completion" else ("实际值", "the actual")

    def _branch_below(self, line: Decimal) -> Branch:
        what_zh, what_en = self._measured
        return Branch(
            "not-met",
            "低于各档",
            f"{{actual}}（目标 {{target}}）：{what_zh}低于 {bare(line)}%，不得分",
            f"{{actual}} (target {{target}}): {what_en} is below {bare(line)}%, no points",
        )

    def _branch(self, line: Decimal, part: Decimal) -> Branch:
        what_zh, what_en = self._measured
        return Branch(
            "by-interval",
            "按区间",
            f"{{actual}}（目标 {{target}}）：{what_zh}不低于 {bare(line)}%，得分值的 {percent(part)}，即 {{points}} 分",
            f"{{actual}} (target {{target}}): {what_en} is {bare(line)}% or more, "
            f"{percent(part)} of the weight: {{points}} points",
        )

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of targets that it can score."""
        return UP | EQUAL if self.of == "actual" else UP | DOWN | EQUAL

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        steps = "，".join(f"{bare(line)}%及以上得 {percent(part)}" for line, part in self.steps)
        return f"按{self._measured[0]}分档：{steps}，以下不得分"

    @property
    def en(self) -> str:
        """The rule in English."""
        (line, part), *rest = self.steps
        first = f"from {bare(line)}%: {percent(part)} of the points"
        return "; ".join(
            [
                f"by interval of {self._measured[1]}: {first}",
                *(f"from {bare(line)}%: {percent(part)}" for line, part in rest),
                "below: none",
            ]
        )

    def score(self, case: Numbers, weight: Decimal) -> Ruling:
        """Decide over a target and an actual."""
        if self.of == "actual":
            unit = unit_of(case.unit)
            if unit.dimension != "ratio":
                return ZERO, weight, sentences.NOT_PERCENT
            part = divide(multiply(case.actual, Decimal(unit.scale.numerator)), Decimal(unit.scale.denominator))
            whole = _HUNDRED
        else:
            completion = _completion(case)
            if completion is None:
                return (weight, weight, sentences.MET) if is_met(case) else (ZERO, weight, sentences.NO_RATIO)
            part, whole = completion
        scaled = multiply(part, _HUNDRED)
        for (line, portion), branch in zip(self.steps, self._branches, strict=True):
            if scaled >= multiply(line, whole):
                points = share(weight, portion, ONE)
                return points, points, branch
        return ZERO, ZERO, self._below

    __repr__ = call_repr


#: A rule for numbers.
Rule: TypeAlias = "SimpleRule | PassLine | FromZero | Steps | Overshoot"

RULES: Final = (*SIMPLE, PassLine, FromZero, Steps, Overshoot)
