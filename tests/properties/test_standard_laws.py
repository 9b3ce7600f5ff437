"""Laws of the standards that forms state: nothing is understood by halves, and points stay within the weight."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval import Indicator, InvalidStandard, evaluate_indicator, parse_standard
from perfeval.rulebooks import MOF_2020
from tests.conftest import hostile_context
from tests.growth import grows_at_most
from tests.properties.strategies import JUNK, decimals, pairs, weights

BY_FORM = attrs.evolve(MOF_2020, name="BY_FORM", standards=True)

#: Texts as people wrote them who saw no code.
_FILE = Path(__file__).parent.parent / "cases" / "standards" / "labelled.json"
TEXTS = sorted({case["standard"] for case in json.loads(_FILE.read_text(encoding="utf-8"))})


def is_read(text: str) -> bool:
    """Whether a standard is understood."""
    try:
        parse_standard(text)
    except InvalidStandard:
        return False
    return True


READ = [text for text in TEXTS if is_read(text)]
#: Pieces that nobody can compute.
VAGUE = ["情节严重的酌情扣分", "由专家评定", "有投诉的另扣1分", "提供佐证材料", "加1分", "较上年", "第二年起", "除外"]


def test_most_are_read() -> None:
    """So that the laws below speak of something."""
    assert len(READ) > 100


@given(text=st.sampled_from(READ), vague=st.sampled_from(VAGUE), before=st.booleans())
@hostile_context()
def test_nothing_is_understood_by_halves(text: str, vague: str, *, before: bool) -> None:
    """With a piece that is not understood, none of it is."""
    assert not is_read(f"{vague}；{text}" if before else f"{text}；{vague}")


@given(st.sampled_from(READ))
@hostile_context()
def test_characters_in_full_width_say_the_same(text: str) -> None:
    """And white space says nothing."""
    wide = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)

    assert parse_standard(wide).clauses == parse_standard(text).clauses
    assert parse_standard(" ".join(text)).clauses == parse_standard(text).clauses


@given(st.sampled_from(READ), pairs(), weights, st.sampled_from("≥≤="), st.sampled_from(["%", "次", "万元", ""]))
@hostile_context()
def test_points_stay_within_the_weight(
    text: str, pair: tuple[Decimal, Decimal], weight: Decimal, sign: str, unit: str
) -> None:
    """From nothing to all of it, to two places or all of it; where nothing is decided, the own rule stands."""
    indicator = Indicator("指标", f"{sign}{pair[0]:f}{unit}", f"{pair[1]:f}{unit}", weight)
    plain = evaluate_indicator(indicator, BY_FORM)
    score = evaluate_indicator(attrs.evolve(indicator, standard=text), BY_FORM)

    assert 0 <= score.low <= score.high <= weight
    if score.decided_by not in {"by-standard", "standard-open"}:
        assert (score.low, score.high, score.decided_by) == (plain.low, plain.high, plain.decided_by)
        assert "standard-not-understood" in {each.code for each in score.findings}
    assert all(end == weight or (end * 100) % 1 == 0 for end in map(Fraction, (score.low, score.high)))


@given(
    decimals(50, 100),
    decimals(0, 100),
    st.integers(1, 5),
    st.sampled_from(["0.5", "1", "2"]),
    st.sampled_from(
        [("", None), ("，不足{}个百分点按{}个百分点计", math.ceil), ("，不足{}个百分点不扣分", math.floor)]
    ),
)
@hostile_context()
def test_points_off_for_each_step(
    target: Decimal, actual: Decimal, size: int, points: str, partial: tuple[str, object]
) -> None:
    """W less so many points for each so many per cents below T, never below nothing; what is not said stays open."""
    said, rounding = partial
    text = f"每低{size}个百分点扣{points}分{said.format(size, size)}，扣完为止"
    score = evaluate_indicator(Indicator("指标", f"≥{target:f}%", f"{actual:f}%", 10, standard=text), BY_FORM)
    steps = max(Fraction(0), Fraction(target) - Fraction(actual)) / size
    many, few = (math.ceil(steps), math.floor(steps)) if rounding is None else (rounding(steps),) * 2  # type: ignore[operator]

    assert Fraction(score.low) == max(Fraction(0), 10 - many * Fraction(points))
    assert Fraction(score.high) == max(Fraction(0), 10 - few * Fraction(points))


@given(
    st.lists(st.sampled_from([*READ, *VAGUE, *JUNK, "，", "每", "得", "90%", "（含）", "的"]), max_size=6).map("".join)
)
@hostile_context()
def test_any_text_is_read_or_refused(text: str) -> None:
    """With the one error, whatever it holds."""
    assume(len(text) < 1000)
    is_read(text)


@pytest.mark.parametrize(
    "piece", ["每低1个百分点扣1分，", "完成", "≥90%得10分，", "（含）", "一", "9", "满意度", "低于目标值"]
)
def test_reading_takes_time_in_proportion(piece: str) -> None:
    """However a text is repeated; the door takes 500 characters, the reading behind it any number."""
    from perfeval.rulebook.standard.reading import _Reading

    def read(text: str) -> None:
        try:
            _Reading(text).standard()
        except InvalidStandard:
            return

    assert grows_at_most(1.4, lambda count: piece * count, read, 400)
