"""What a standard gives for one row."""

from __future__ import annotations

import datetime
import math
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfeval.expressions.target import Band
from perfeval.expressions.units import unit_of
from perfeval.form.comparison import Days, InBand, Numbers, OneOf, SameWords, Within
from perfeval.rulebook.standard.clauses import (
    FULL,
    HUNDRED,
    NOTHING,
    ZERO,
    Award,
    Clause,
    Earned,
    End,
    Measure,
    Misfit,
    Off,
    Partial,
    Ratio,
    Span,
    State,
    Steps,
)

if TYPE_CHECKING:
    from perfeval.form.comparison import Seen
    from perfeval.rulebook.standard.standard import Standard


class Decision(NamedTuple):
    """What a standard gives: the fewest and the most points, and the words that decided."""

    low: Fraction
    high: Fraction
    said: str


def decide(standard: Standard, case: Seen, weight: Fraction, *, denied: bool = False) -> Decision:
    """Points of a row; *denied* is whether words say that their target was not reached, such as 不合格 for 合格.

    Raises:
        Misfit: when the standard does not say what the row has.
    """
    if not standard.fits(weight):
        raise Misfit("所写分数与分值不符", "its points are not those of the weight")
    if isinstance(case, OneOf):
        found = [decide(standard, each, weight) for each in case.cases]
        said = "；".join(dict.fromkeys(each.said for each in found))
        return Decision(min(each.low for each in found), max(each.high for each in found), said)
    return _Row(standard, Facts(met=False) if denied else _facts(case), weight).decide()


class Facts(NamedTuple):
    """What is known of a row: whether it was met, and its two numbers where it has them."""

    met: bool
    kind: str = ""
    target: Fraction = ZERO
    actual: Fraction = ZERO
    unit: str | None = None
    #: Whether the numbers are days beyond a day.
    dated: bool = False


def _facts(case: Seen) -> Facts:
    if isinstance(case, Numbers):
        target, actual = Fraction(case.target), Fraction(case.actual)
        return Facts(_is_met(case), case.kind, target, actual, case.unit)
    if isinstance(case, Within):
        return Facts(case.met)
    if isinstance(case, SameWords) or (isinstance(case, InBand) and case.band is Band.ACHIEVED):
        return Facts(met=True)
    if isinstance(case, InBand) and case.band is Band.NOT_ACHIEVED:
        return Facts(met=False)
    if isinstance(case, Days) and isinstance(case.by, datetime.date) and isinstance(case.done, datetime.date):
        late = (case.by - case.done if case.from_then else case.done - case.by).days + int(case.strict)
        return Facts(late <= 0, "at_most", ZERO, Fraction(max(late, 0)), "天", dated=True)
    raise Misfit("目标与实际不是可比的数值", "target and actual are no numbers that compare")


def _is_met(case: Numbers) -> bool:
    if case.kind == "at_most" or (case.kind == "exactly" and not case.target):
        return case.actual < case.target if case.strict else case.actual <= case.target
    return case.actual > case.target if case.strict else case.actual >= case.target


class _Row:
    """One row before one standard."""

    def __init__(self, standard: Standard, facts: Facts, weight: Fraction) -> None:
        self.standard, self.facts, self.weight = standard, facts, weight

    def decide(self) -> Decision:
        clauses = self._holding()
        if not clauses:
            if not (self.facts.met and any(each.when in {None, State.MISSED} for each in self.standard.clauses)):
                raise Misfit("未规定此种情形", "it does not provide for this")
            return Decision(self.weight, self.weight, self.standard.clauses[0].text)
        if any(isinstance(each.gives, Off) for each in clauses) and self._has_steps():
            raise Misfit("有多项规定，无从取舍", "several of its clauses hold at once")
        ends = [self._points(each) for each in clauses]
        said = "；".join(dict.fromkeys(each.text for each in clauses))
        return Decision(min(low for low, _ in ends), max(high for _, high in ends), said)

    def _has_steps(self) -> bool:
        return any(isinstance(each.gives, Steps) for each in self.standard.clauses)

    # --- Which clauses hold

    def _holding(self) -> list[Clause]:
        """The clauses that decide; several where the text leaves it open which."""
        spans = [(each, self._lies_in(each.when)) for each in self.standard.clauses if isinstance(each.when, Span)]
        sure = [each for each, inside in spans if inside]
        unsure = [each for each, inside in spans if inside is None]
        if sure and self.facts.met:
            sure += [each for each in self.standard.clauses if each.when is State.MET]
        if sure:
            sure = self._narrowest(sure)
            return [*sure, *(each for each in unsure if all(self._is_narrower(each, other) for other in sure))]
        return [*unsure, *self._without_span()]

    def _narrowest(self, clauses: list[Clause]) -> list[Clause]:
        """The one that lies within all others; all of them where there is none."""
        for each in clauses:
            if all(other.gives == each.gives or self._is_narrower(each, other) for other in clauses):
                return [each]
        return clauses

    def _is_narrower(self, one: Clause, other: Clause) -> bool:
        mine, theirs = self._as_span(one, other), self._as_span(other, one)
        return mine is not None and (theirs is None or mine.is_inside(theirs))

    def _as_span(self, clause: Clause, beside: Clause) -> Span | None:
        """The span of a clause; what is met is a span of the same kind as the one that it stands beside."""
        if isinstance(clause.when, Span):
            return clause.when
        like = beside.when
        if not isinstance(like, Span) or like.measure not in {Measure.VALUE, Measure.COMPLETION}:
            return None
        shares = like.measure is Measure.COMPLETION or (like.unit == "%" and not self._is_ratio)
        end = End(HUNDRED if shares else self.facts.target / self._in_unit(like.unit), included=True)
        return like._replace(low=None, high=end) if self.facts.kind == "at_most" else like._replace(low=end, high=None)

    def _without_span(self) -> list[Clause]:
        state = State.MET if self.facts.met else State.MISSED
        for when in (state, None, State.REST):
            found = [each for each in self.standard.clauses if each.when is when]
            if when is None:
                found = self._on_this_side(found)
            if found:
                return found
        return []

    def _on_this_side(self, clauses: list[Clause]) -> list[Clause]:
        """Of steps for either side those on which the actual is; else what holds without a condition, once."""
        sides = {each.gives.side for each in clauses if isinstance(each.gives, Steps)}
        if len(clauses) > 1 and sides != {1, -1}:
            raise Misfit("有多项规定，无从取舍", "several of its clauses hold at once")
        if len(clauses) < 2:
            return clauses
        side = 1 if self.facts.actual > self.facts.target else -1
        return [each for each in clauses if isinstance(each.gives, Steps) and each.gives.side == side]

    def _lies_in(self, span: Span) -> bool | None:
        answers = {span.holds(each) for each in self._measured(span)}
        return answers.pop() if len(answers) == 1 else None

    # --- What is measured

    @property
    def _is_ratio(self) -> bool:
        return self.facts.unit is not None and unit_of(self.facts.unit).dimension == "ratio"

    def _measured(self, span: Span) -> list[Fraction]:
        """What a span is about: one number, or two where the text does not tell per cents from shares of them."""
        facts = self.facts
        if facts.unit is None or (facts.dated and not (span.measure is Measure.DISTANCE and not span.unit)):
            raise Misfit(
                "按数值分档，而本行没有可比的数值", "it has intervals of numbers, and the row has no such number"
            )
        if span.measure is Measure.DISTANCE:
            away = facts.actual - facts.target
            return [away if not span.unit else away / self._in_unit(span.unit)]
        if span.measure is Measure.DEVIATION:
            return [abs(self._of_target() - HUNDRED)]
        if span.measure is Measure.VALUE and span.unit != "%":
            return [facts.actual / self._in_unit(span.unit)]
        if not self._is_ratio:
            ends = [each.value for each in (span.low, span.high) if each is not None]
            if facts.kind == "at_most" and span.measure is Measure.VALUE and min(ends) < HUNDRED:
                raise Misfit("百分数所指不明", "what its per cents are of is not said")
            return [self._of_target()]
        itself = facts.actual / self._in_unit("%")
        return [itself] if span.measure is Measure.VALUE else [itself, self._of_target()]

    def _of_target(self) -> Fraction:
        """A of T in per cent."""
        if self.facts.target <= 0:
            raise Misfit("目标不大于零，无完成率可算", "the target is not above zero, so there is no share of it")
        return self.facts.actual / self.facts.target * HUNDRED

    def _in_unit(self, unit: str) -> Fraction:
        """How many of the row's unit one of another is."""
        if not unit:
            return Fraction(1)
        mine, other = unit_of(self.facts.unit or ""), unit_of(unit)
        if mine.is_counted or not self.facts.unit:
            if other.is_counted and not (self.facts.unit and other.scale != 1):
                return 1 / mine.scale if self.facts.unit else Fraction(1)
            raise Misfit(f"所写单位“{unit}”与本行单位不可比", f"its unit {unit} cannot be compared with the row's")
        if mine.dimension != other.dimension:
            raise Misfit(f"所写单位“{unit}”与本行单位不可比", f"its unit {unit} cannot be compared with the row's")
        return other.scale / mine.scale

    # --- What it gives

    def _points(self, clause: Clause) -> tuple[Fraction, Fraction]:
        low, high = self._given(clause)
        return max(ZERO, low), min(max(ZERO, high), self.weight)

    def _given(self, clause: Clause) -> tuple[Fraction, Fraction]:
        outcome, weight = clause.gives, self.weight
        if isinstance(outcome, Award):
            self._check_end(outcome, clause.when)
            points = outcome.of(weight)
        elif isinstance(outcome, Off):
            self._check_off(clause.when)
            points = weight - outcome.award.of(weight)
        elif isinstance(outcome, Ratio):
            points = weight * self._ratio(outcome)
        elif isinstance(outcome, Steps):
            return self._stepped(outcome, clause.when)
        else:
            return self._earned(outcome)
        return points, points

    def _check_end(self, award: Award, when: Span | State | None) -> None:
        """Refuse all of the points on the side where a target is missed, and none where it is met."""
        if not isinstance(when, Span) or (when.low is None) is (when.high is None):
            return
        good = (when.low is None) is (self.facts.kind == "at_most")
        end = when.low or when.high
        beyond = when.measure is Measure.DISTANCE or (end is not None and end.value >= HUNDRED)
        full = award.of(self.weight) == self.weight
        if when.measure is not Measure.DEVIATION and (
            (full and not good) or (award == NOTHING and good and not beyond)
        ):
            raise Misfit("得分的方向与目标不符", "its points go against the sign of the target")

    def _check_off(self, when: Span | State | None) -> None:
        """Refuse points off where the target is met, but beyond it."""
        end = when.low if isinstance(when, Span) else None
        beyond = end is not None and (end.value >= HUNDRED or when.measure is Measure.DISTANCE)  # type: ignore[union-attr]
        if self.facts.met and not beyond:
            raise Misfit("得分的方向与目标不符", "its points go against the sign of the target")

    def _earned(self, earned: Earned) -> tuple[Fraction, Fraction]:
        if self.facts.kind not in {"at_least", "exactly"} or self.facts.dated:
            raise Misfit("加分的方向与目标不符", "its steps go against the sign of the target")
        few, many = self._counted(max(ZERO, self.facts.actual / self._in_unit(earned.unit)) / earned.size)
        return few * earned.award.of(self.weight), many * earned.award.of(self.weight)

    def _ratio(self, ratio: Ratio) -> Fraction:
        facts = self.facts
        if (facts.kind == "at_most") is (ratio is Ratio.PROPORTION) or facts.dated or facts.target <= 0:
            raise Misfit("所写比例与目标的方向不符", "its proportion goes against the sign of the target")
        if facts.met:
            return Fraction(1)
        if ratio is Ratio.PROPORTION:
            return max(ZERO, facts.actual) / facts.target
        return facts.target / facts.actual if ratio is Ratio.INVERSE else 2 - facts.actual / facts.target

    def _stepped(self, steps: Steps, when: Span | State | None) -> tuple[Fraction, Fraction]:
        self._check_side(steps, when)
        count = max(ZERO, self._away(steps)) / steps.size
        few, many = self._counted(count)
        return self._left(steps, many), self._left(steps, few)

    def _left(self, steps: Steps, count: Fraction) -> Fraction:
        off = count * steps.award.of(self.weight)
        if self.standard.most is not None:
            off = min(off, self.standard.most.of(self.weight))
        least = ZERO if self.standard.least is None else self.standard.least.of(self.weight)
        return max(least, self.weight - off)

    def _counted(self, count: Fraction) -> tuple[Fraction, Fraction]:
        """The steps that count: both ways where the text does not say what a part of one is."""
        few, many = Fraction(math.floor(count)), Fraction(math.ceil(count))
        how = self.standard.partial
        if how is None:
            return few, many
        one = {Partial.FULL: many, Partial.NOTHING: few, Partial.PART: count}[how]
        return one, one

    def _check_side(self, steps: Steps, when: Span | State | None) -> None:
        """Steps go where the target is missed, unless the text says the side by itself."""
        sides = {each.gives.side for each in self.standard.clauses if isinstance(each.gives, Steps)}
        explicit = {1, -1} <= sides or (isinstance(when, Span) and when.measure is Measure.DISTANCE and not when.unit)
        missed = 1 if self.facts.kind == "at_most" or not self.facts.target else -1
        explicit = explicit or (self._allowed() is not None and steps.unit == "%")
        if self.facts.unit is None or (steps.side not in {0, missed} and not explicit):
            raise Misfit("扣分的方向与目标不符", "its steps go against the sign of the target")

    def _away(self, steps: Steps) -> Fraction:
        """How far the actual is from where full points begin, in the unit of the steps."""
        allowed = self._allowed()
        if allowed is not None and steps.unit == "%" and not self._is_ratio:
            return abs(self._of_target() - HUNDRED) - allowed
        if steps.unit != "%":
            away = (self.facts.actual - self.facts.target) / self._in_unit(steps.unit)
        elif self._is_ratio:
            away = self.facts.actual / self._in_unit("%") - self._start(steps, self.facts.target / self._in_unit("%"))
        else:
            away = self._of_target() - self._start(steps, HUNDRED)
        return abs(away) if not steps.side else away * steps.side

    def _allowed(self) -> Fraction | None:
        """The deviation up to which all points are given, where the standard names one."""
        for clause in self.standard.clauses:
            span = clause.when
            if clause.gives == FULL and isinstance(span, Span) and span.measure is Measure.DEVIATION:
                return None if span.high is None else span.high.value
        return None

    def _start(self, steps: Steps, otherwise: Fraction) -> Fraction:
        """Where a clause of full points begins, in per cent; else the target."""
        for clause in self.standard.clauses:
            span = clause.when
            full = clause.gives in {FULL, Award(points=self.weight)}
            if full and isinstance(span, Span) and span.unit == "%" and span.measure is not Measure.DEVIATION:
                end = span.low if steps.side < 0 else span.high
                return otherwise if end is None else end.value
        return otherwise
