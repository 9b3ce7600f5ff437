"""Every rule against the oracle, over every kind of case: signs, none, ranges, shares, zero, below.

The cases are written out rather than drawn, so that each way to decide is known to be reached.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any, Final

import attrs
import pytest

from perfeval import (
    AllOrNothing,
    AsReached,
    Category,
    Dimension,
    FromZero,
    Indicator,
    InverseRatio,
    LinearShortfall,
    PassLine,
    Proportional,
    Rulebook,
    Scorecard,
    SelfEvaluation,
    Steps,
    evaluate,
)
from perfeval.rulebooks import GUANGXI, HEBEI_TIANJIN, INTEGRATED, MOF_2020, MOF_2021
from tests.conftest import hostile_context
from tests.properties.oracle import Case, Rule, Verdict, read_sign, score

_TIERS: Final = ("数量指标", "成本指标", "服务对象满意度指标")
_WEIGHTS: Final = ("10", "13.5", "3.333")

_PROPORTIONAL: Final[Rule] = ("proportional",)
_INVERSE: Final[Rule] = ("inverse",)
_SHORTFALL: Final[Rule] = ("shortfall",)
_REACHED: Final[Rule] = ("reached",)
_EITHER: Final[Rule] = ("all_or_nothing",)
_LINE: Final = Fraction(3, 5)
_INTERVALS: Final = ((90, 1), (80, "0.8"), (60, "0.5"))
_GENERAL: Final[dict[str, Rule]] = {"≥": _PROPORTIONAL, "≤": _INVERSE, "=": _REACHED}
_SYSTEM: Final[dict[str, Rule]] = {
    "≥": ("from_zero", True, _PROPORTIONAL),
    "≤": ("from_zero", True, _SHORTFALL),
    "=": ("from_zero", False, _REACHED),
}
_GUIDE: Final[dict[str, Rule]] = {
    "≥": ("pass_line", _LINE, _PROPORTIONAL),
    "≤": ("pass_line", _LINE, _INVERSE),
    "=": ("pass_line", _LINE, _REACHED),
    "满意度": ("steps_of_actual", _INTERVALS),
}


def _with(name: str, **rules: Any) -> Rulebook:
    return attrs.evolve(MOF_2020, name=name, **rules)


#: The published rulebooks with formulas of their own, and made-up ones for the rest of the vocabulary.
#: tests/oracle holds every published one against its sentences.
BOOKS: Final[dict[str, tuple[Rulebook, dict[str, Rule]]]] = {
    "MOF_2020": (MOF_2020, _GENERAL),
    "MOF_2021": (MOF_2021, _GUIDE),
    "INTEGRATED": (INTEGRATED, _SYSTEM),
    "ALL_OR_NOTHING": (
        _with("X", at_least=AllOrNothing(), at_most=AllOrNothing(), exactly=AllOrNothing(), between=AllOrNothing()),
        {"≥": _EITHER, "≤": _EITHER, "=": _EITHER, "~": _EITHER},
    ),
    "STEPS": (
        _with("X", at_least=Steps(_INTERVALS), at_most=Steps(_INTERVALS), exactly=Steps(_INTERVALS)),
        dict.fromkeys("≥≤=", ("steps", _INTERVALS)),
    ),
    "STEPS_TO_ZERO": (
        _with("X", at_least=Steps([(100, 1), (0, "0.1")]), at_most=Steps([(100, 1), (0, "0.1")])),
        {**_GENERAL, **dict.fromkeys("≥≤", ("steps", ((100, 1), (0, "0.1"))))},
    ),
    "PASS_LINES": (
        _with(
            "X",
            at_least=PassLine("0.25", AllOrNothing()),
            at_most=PassLine("0.6", LinearShortfall()),
            exactly=PassLine(1, Proportional()),
        ),
        {
            "≥": ("pass_line", Fraction(1, 4), _EITHER),
            "≤": ("pass_line", _LINE, _SHORTFALL),
            "=": ("pass_line", Fraction(1), _PROPORTIONAL),
        },
    ),
    "FROM_ZERO": (
        _with(
            "X",
            at_least=FromZero(Proportional()),
            at_most=FromZero(InverseRatio()),
            exactly=FromZero(AllOrNothing()),
        ),
        {
            "≥": ("from_zero", False, _PROPORTIONAL),
            "≤": ("from_zero", False, _INVERSE),
            "=": ("from_zero", False, _EITHER),
        },
    ),
    "BY_CATEGORY": (
        _with("X", exactly=AsReached(), by_category={"成本": AllOrNothing(), "满意度": Steps(_INTERVALS)}),
        {**_GENERAL, "成本": _EITHER, "满意度": ("steps", _INTERVALS)},
    ),
}

_TARGETS: Final = tuple(map(Fraction, ("-5", "-0.5", "0", "0.4", "3", "8", "72", "100")))
_RANGES: Final = tuple((Fraction(low), Fraction(high)) for low, high in ((-10, -5), (-5, 0), (-5, 5), (0, 5), (5, 10)))


def _around(target: Fraction) -> list[Fraction]:
    """Actuals at the target, a cent beside it, where rules turn, and far away."""
    near = [target, target + Fraction("0.01"), target - Fraction("0.01"), 2 * target, 2 * target - Fraction("0.01")]
    turns = [target * Fraction(part) for part in ("0.25", "0.59", "0.6", "0.8", "0.9", "1.2", "1.3", "1.66", "1.67")]
    return list(dict.fromkeys([*near, *turns, *map(Fraction, ("-8", "-3", "0", "0.5", "1", "50"))]))


def cases() -> Iterator[Case]:
    """Every kind of case."""
    for sign, target in itertools.product(("≥", ">", "≤", "<", "=", ""), _TARGETS):
        unit = "次" if target in {8, 72} else "%"
        for actual in _around(target):
            yield Case(sign, (target,), (actual,), unit, bare=actual in {Fraction("0.5"), 1})
        for low, high in ((-8, -3), (-3, 4), (0, 0), (2, 5), (60, 150)):
            yield Case(sign, (target,), (Fraction(low), Fraction(high)), unit)
        if target == Fraction("0.4"):
            yield from (Case(sign, (target,), (Fraction(actual),), bare_target=True, unit="%") for actual in (30, 40))
    for span, open_low, open_high in itertools.product(_RANGES, (False, True), (False, True)):
        for actual in dict.fromkeys([*_around(span[0]), *_around(span[1])]):
            yield Case("~", span, (actual,), open_low=open_low, open_high=open_high)
        for low, high in ((-11, -4), (-7, -6), (-6, 6), (1, 2), (4, 7), (12, 20)):
            yield Case("~", span, (Fraction(low), Fraction(high)), open_low=open_low, open_high=open_high)


def written(number: Fraction) -> str:
    """The digits of a number with at most four places."""
    whole, rest = divmod(abs(number * 10000), 10000)
    assert rest.denominator == 1
    return f"{'-' if number < 0 else ''}{whole}" + (f".{int(rest):04}".rstrip("0") if rest else "")


def indicator_of(case: Case, weight: str, sign: str | None = None) -> Indicator:
    """The two cells as a clerk would fill them in, under another sign if one is given."""
    sign = case.sign if sign is None else sign
    unit = "" if case.bare_target else case.unit
    ends = [f"{written(end)}{unit}" for end in case.target]
    if sign == "~":
        target = f"{'>' if case.open_low else '≥'}{ends[0]}且{'<' if case.open_high else '≤'}{ends[1]}"
    else:
        target = f"{sign}{ends[0]}"
    actual = "~".join(map(written, case.actual)) + ("" if case.bare else case.unit)
    return Indicator("指标", target, actual, weight)


@cache
def rows() -> list[tuple[str, Case, str]]:
    """Every case under every tier, with one weight after another; where ties of half a cent are, with all of them."""
    weighed = [
        (case, weight)
        for place, case in enumerate(cases())
        for weight in (_WEIGHTS if case.target[0] in {8, 72} else _WEIGHTS[place % 3 :][:1])
    ]
    return [(tier, *each) for tier in _TIERS for each in weighed]


def form_of(indicators: list[Indicator]) -> SelfEvaluation:
    """A form of them, a third of them under each tier."""
    third = len(indicators) // len(_TIERS)
    tiers = [Category(tier, indicators[third * place : third * (place + 1)]) for place, tier in enumerate(_TIERS)]
    return SelfEvaluation("项目", [Dimension("指标", tiers)])


@cache
def form() -> SelfEvaluation:
    """All of them in one form."""
    return form_of([indicator_of(case, weight) for _, case, weight in rows()])


@cache
def card_of(name: str) -> Scorecard:
    """The form under a rulebook."""
    with hostile_context():
        return evaluate(form(), BOOKS[name][0])


@cache
def expected(name: str) -> list[Verdict]:
    """What the documents say."""
    return [score(BOOKS[name][1], case, tier, Fraction(weight)) for tier, case, weight in rows()]


each_book = pytest.mark.parametrize("name", BOOKS)


@each_book
def test_no_difference_to_the_documents(name: str) -> None:
    """Neither in the points, nor in what decided them."""
    found = [(Fraction(each.low), Fraction(each.high), each.decided_by) for each in card_of(name).indicators]
    differ = [
        (row, verdict, other)
        for row, verdict, other in zip(rows(), expected(name), found, strict=True)
        if verdict != other
    ]

    assert differ[:5] == []


#: What each kind of book must have decided by, often enough that no way of it is there by chance.
_WAYS: Final = {
    "MOF_2020": "met in-proportion in-inverse-proportion actual-not-positive zero-target-missed no-ratio within-range "
    "actual-is-range percent-or-share",
    "INTEGRATED": "met in-proportion by-excess twice-the-target actual-not-positive zero-target-missed no-ratio "
    "within-range actual-is-range percent-or-share",
    "MOF_2021": "met in-proportion in-inverse-proportion below-pass-line by-interval not-met not-a-percentage no-ratio "
    "zero-target-missed within-range actual-is-range percent-or-share",
    "ALL_OR_NOTHING": "met not-met within-range actual-is-range percent-or-share",
    "STEPS": "met by-interval not-met no-ratio within-range actual-is-range percent-or-share",
    "PASS_LINES": "met not-met by-excess below-pass-line no-ratio",
    "FROM_ZERO": "met not-met in-proportion in-inverse-proportion actual-not-positive zero-target-missed no-ratio",
    "BY_CATEGORY": "met not-met by-interval in-proportion in-inverse-proportion no-ratio",
}


@pytest.mark.parametrize("name", _WAYS)
def test_every_way_to_decide_is_reached(name: str) -> None:
    """By a dozen cases at least, and numbers without a sign decide in other ways than being met."""
    ways = Counter(way for _, _, way in expected(name))

    assert {way: ways[way] for way in _WAYS[name].split() if ways[way] < 12} == {}
    unsigned = [way for (_, case, _), (_, _, way) in zip(rows(), expected(name), strict=True) if case.sign == ""]
    assert len(unsigned) - unsigned.count("met") > 200


def test_ties_of_half_a_cent_are_among_them() -> None:
    """Where rounding half up shows."""
    exact = [
        Fraction(weight) * case.actual[0] / case.target[0] * 200
        for _, case, weight in rows()
        if case.sign in {"≥", ">"} and 0 < case.actual[0] < case.target[0] and len(case.actual) == 1
    ]

    assert sum(each.denominator == 1 and each.numerator % 2 == 1 for each in exact) > 20


@each_book
def test_a_number_without_a_sign_scores_as_with_the_one_that_it_is_read_with(name: str) -> None:
    """The points, what decided, the sentence, and what a reviewer is asked, but for the missing sign."""
    unsigned = [(tier, case, weight) for tier, case, weight in rows() if case.sign == "" and case.target[0] != 8]
    book = BOOKS[name][0]
    signed = form_of([indicator_of(case, weight, read_sign(case, tier)) for tier, case, weight in unsigned])
    bare = form_of([indicator_of(case, weight) for _, case, weight in unsigned])

    for one, other in zip(evaluate(bare, book).indicators, evaluate(signed, book).indicators, strict=True):
        assert (one.low, one.high, one.decided_by) == (other.low, other.high, other.decided_by)
        codes = [each.code for each in one.findings]
        assert codes.count("operator-missing") == 1
        assert [code for code in codes if code != "operator-missing"] == [each.code for each in other.findings]
        shown, plain = other.indicator.target_text, one.indicator.target_text
        assert one.explain().steps[-1].text == other.explain().steps[-1].text.replace(shown, plain)


def asked(book: Rulebook, sign: str, target: Fraction, actual: Fraction) -> set[str]:
    """What is marked: ≥ 1.2 T on ≥ ＞ ＝; what a reviewer is asked: in 广西, ≥ 1.3 T or from 30 of none on any sign."""
    less = sign in "≤<"
    if book is HEBEI_TIANJIN and (less or sign == "="):
        differs = actual > target if less else actual != target
        return {"limit-exceeded-marked" if less else "not-equal-marked"} if differs else set()
    found = set()
    if book is not MOF_2020 and not less and 0 < target * Fraction("1.2") <= actual:
        found.add("overshoot-marked")
    if book is GUANGXI and (actual >= target * Fraction("1.3") if target > 0 else target == 0 and actual >= 30):
        found.add("overshoot-unexplained")
    return found


@pytest.mark.parametrize("book", [MOF_2020, INTEGRATED, GUANGXI, HEBEI_TIANJIN], ids=str)
def test_no_difference_in_what_is_asked(book: Rulebook) -> None:
    """Whatever the points are."""
    single = [
        (tier, case)
        for tier, case in itertools.product(_TIERS, cases())
        if case.sign != "~" and len(case.actual) == 1 and not (case.bare or case.bare_target)
    ]
    card = evaluate(form_of([indicator_of(case, "10") for _, case in single]), book)
    what, how = ("overshoot", "not-equal", "limit-exceeded"), ("marked", "unexplained")
    questions = set(map("-".join, itertools.product(what, how)))

    for (tier, case), each in zip(single, card.indicators, strict=True):
        found = questions & {finding.code for finding in each.findings}
        expects = asked(book, read_sign(case, tier), case.target[0], case.actual[0])
        assert found == expects, case
