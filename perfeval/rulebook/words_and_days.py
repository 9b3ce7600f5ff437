"""The vocabulary of rules, continued: what is judged rather than computed, and numbers that lack a sign."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, cast, final

import attrs

from perfeval._exact import ONE, ZERO, bare, number, share
from perfeval._plain import parts_of
from perfeval._shown import call_repr, shown
from perfeval.errors import InvalidRulebook
from perfeval.expressions.target import Band, MonthDay
from perfeval.rulebook import sentences
from perfeval.rulebook.sentences import Ruling
from perfeval.rulebook.shares import instead_of, pair, percent
from perfeval.rulebook.switches import switch

if TYPE_CHECKING:
    from perfeval.form.comparison import Days

__all__ = ["Bands", "OnTime", "Unsigned"]

#: Shares of the weight, from the lowest to the highest.
Span: TypeAlias = tuple[Decimal, Decimal]

Day: TypeAlias = datetime.date | MonthDay


@final
@attrs.frozen
class Bands:
    """Qualitative indicators (定性指标): each band is worth a span of the weight until somebody judges within it.

    A span holds its lower end; only the best band holds its upper end too.
    An actual that repeats the words of its target counts as achieved in full.

    Raises:
        InvalidRulebook: when the bands leave a gap, overlap, or do not reach from 0 to 1.

    >>> from perfeval import Band, Bands
    >>> Bands().span(Band.PARTLY_ACHIEVED)
    (Decimal('0.6'), Decimal('0.8'))
    """

    #: For 达成.
    achieved: Span = attrs.field(default=(Decimal("0.8"), ONE), converter=pair)
    #: For 部分达成.
    partly_achieved: Span = attrs.field(default=(Decimal("0.6"), Decimal("0.8")), converter=pair)
    #: For 未达成.
    not_achieved: Span = attrs.field(default=(ZERO, Decimal("0.6")), converter=pair)

    def __attrs_post_init__(self) -> None:
        ends = [ZERO, *(end for span in reversed(self._spans) for end in span), ONE]
        pairs = zip(ends[::2], ends[1::2], strict=True)
        rising = all(low < high for low, high in self._spans)
        if not rising or any(one != other for one, other in pairs):
            spans = ", ".join(f"{bare(low)} to {bare(high)}" for low, high in self._spans)
            remedy = 'give shares that join from 0 to 1: ("0.8", 1), ("0.6", "0.8"), (0, "0.6")'
            raise InvalidRulebook(f"the bands {spans} leave a gap or overlap", remedy=instead_of(max(ends), remedy))

    @property
    def _spans(self) -> tuple[Span, Span, Span]:
        return self.achieved, self.partly_achieved, self.not_achieved

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        spans = zip(Band, self._spans, strict=True)
        return "定性指标分档：" + "，".join(
            f"{band} {percent(high)}～{percent(low)}（含）" for band, (low, high) in spans
        )

    @property
    def en(self) -> str:
        """The rule in English."""
        return ", ".join(f"{percent(high)}–{percent(low)}" for low, high in self._spans) + " of the weight by band"

    def span(self, band: Band) -> Span:
        """The shares of the weight that a band is worth, from the lowest to the highest."""
        if band is Band.ACHIEVED:
            return self.achieved
        return self.partly_achieved if band is Band.PARTLY_ACHIEVED else self.not_achieved

    def holds(self, band: Band, portion: Decimal) -> bool:
        """Whether a share of the weight lies in a band."""
        low, high = self.span(band)
        return low <= portion < high or portion == high == ONE

    def score_band(self, band: Band, weight: Decimal, branch: sentences.Branch = sentences.IN_BAND) -> Ruling:
        """The span of a band, in points."""
        low, high = self.span(band)
        return share(weight, low, ONE), share(weight, high, ONE), branch

    def score_judged(self, judged: Band | Decimal, band: Band | None, weight: Decimal, left_open: Ruling) -> Ruling:
        """Points of a judgement over what the form leaves open; *band* is what the actual itself says.

        A judgement that contradicts the form is taken all the same, and said to.
        """
        if isinstance(judged, Band):
            return self._score_judged_band(judged, band, weight, left_open)
        points = share(weight, judged, ONE)
        if band is not None:
            fits = self.holds(band, judged)
            return points, points, sentences.JUDGED_SHARE if fits else sentences.JUDGED_OUTSIDE_BAND
        low, high, _ = left_open
        if low <= points <= high:
            return points, points, sentences.JUDGED_SHARE
        return points, points, sentences.settled_at(sentences.JUDGED_OUTSIDE_BOUNDS, low, high)

    def _score_judged_band(self, judged: Band, band: Band | None, weight: Decimal, left_open: Ruling) -> Ruling:
        """What the judged band and the form have in common."""
        low, high, _ = left_open
        least, most, _ = self.score_band(judged, weight)
        if band not in {None, judged}:
            return least, most, sentences.JUDGED_OTHER_BAND
        if least <= high and (low < most or judged is Band.ACHIEVED):
            return max(least, low), min(most, high), sentences.JUDGED_BAND
        return least, most, sentences.settled_at(sentences.JUDGED_OUTSIDE_BOUNDS, low, high)

    __repr__ = call_repr


@final
@attrs.frozen
class OnTime:
    """Deadlines (时效): done by the day gives W; later is judged, or worth *late* of the weight where that is given.

    >>> from perfeval import evaluate_indicator, Indicator
    >>> from perfeval.rulebooks import MOF_2020
    >>> indicator = Indicator("采购计划完成时间", "2023年11月底前", "2023年11月20日", 5)
    >>> evaluate_indicator(indicator, MOF_2020).points
    Decimal('5')
    """

    #: The share of the weight that is left when late; None to have it judged.
    late: Decimal | None = attrs.field(default=None, converter=attrs.converters.optional(number))

    @late.validator
    def _check(self, _: object, value: Decimal | None) -> None:
        if value is not None and not ZERO <= value <= ONE:
            raise InvalidRulebook(
                f"{bare(value)} times the weight for being late",
                remedy=instead_of(value, "give a share of the weight from 0 to 1"),
            )

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        return "按时完成得满分，逾期" + ("需评定" if self.late is None else f"得 {percent(self.late)}")

    @property
    def en(self) -> str:
        """The rule in English."""
        return "on time: all points; late: " + (
            "to be judged" if self.late is None else f"{percent(self.late)} of them"
        )

    def score(self, case: Days, weight: Decimal, year: int | None) -> Ruling | None:
        """Points, or None where the years of the two days cannot be told."""
        done, by = (each if year is None else _on(each, year) for each in (case.done, case.by))
        if isinstance(done, datetime.date) is not isinstance(by, datetime.date):
            return None
        if case.from_then:
            early = done <= by if case.strict else done < by  # type: ignore[operator]
            return (ZERO, weight, sentences.EARLY) if early else (weight, weight, sentences.NOT_EARLY)
        if done <= by:  # type: ignore[operator]
            return weight, weight, sentences.ON_TIME
        if self.late is None:
            return ZERO, weight, sentences.LATE
        points = share(weight, self.late, ONE)
        return points, points, sentences.LATE_SHARE

    __repr__ = call_repr


def _on(day: Day, year: int) -> datetime.date:
    return day if isinstance(day, datetime.date) else day.on(year)


def word(value: str) -> str:
    """Take a word that names of tiers may hold; an empty one would stand in every name."""
    if isinstance(value, str) and value.strip():
        return value
    raise InvalidRulebook(f"{shown(value)} is no word in a name", remedy='write a word, such as "成本"')


def _words(words: str | Iterable[str]) -> tuple[str, ...]:
    taken = parts_of(words)
    return (word(cast("str", words)),) if taken is None else tuple(map(word, taken))


@final
@attrs.frozen
class Unsigned:
    """Numbers without a sign: read as ≥, but as ≤ for costs, names of limits and a target of zero; always reported.

    Names of limits speak of harm (投诉率, 死亡人数), of a time to keep (工期, 办结时间), or of what is spent or owed.
    More is better of a saving (成本节约率, 比上年下降5%), also among costs.

    Raises:
        InvalidRulebook: for a word that is empty, which would stand in every name, or no text.

    >>> from perfeval import Quantity, Unsigned
    >>> amount = Quantity("12.5").value
    >>> Unsigned().reading(amount, "成本指标"), Unsigned().reading(amount, "数量指标")
    ('at_most', 'at_least')
    """

    #: Words in the name of a category or dimension under which less is better.
    at_most_under: tuple[str, ...] = attrs.field(default=("成本",), converter=_words)
    #: Whether less is better under names of limits, whatever their category.
    limits: bool = attrs.field(default=True, kw_only=True, converter=switch)

    @property
    def zh(self) -> str:
        """The rule in Chinese."""
        limits = "、名称示明越小越好的（工期、投诉率等）" if self.limits else ""
        return f"未写符号的数值按“≥”计，{'、'.join(self.at_most_under)}类指标{limits}及目标为零的按“≤”计，并予提示"

    @property
    def en(self) -> str:
        """The rule in English."""
        under = ", ".join(self.at_most_under)
        limits = ", for limits (工期, 投诉率)" if self.limits else ""
        return f"numbers without a sign: as ≥; as ≤ under {under}{limits}, for zero; always reported"

    def reading(self, target: Decimal, *names: str, kind: str = "unstated") -> str:
        """Which rule is asked for a target under these names; *kind* says what its own name is of."""
        if kind == "saving":
            return "at_least"
        less = not target or any(word in name for word in self.at_most_under for name in names)
        return "at_most" if less or (kind == "limit" and self.limits) else "at_least"

    __repr__ = call_repr
