"""What a reviewer is asked to look at, whatever the points are."""

from __future__ import annotations

import attrs
import pytest

from perfeval import Attention, Indicator, InvalidRulebook, Rulebook, evaluate_indicator
from perfeval.rulebooks import GUANGXI, HEBEI_TIANJIN, INTEGRATED, MOF_2020, TIANJIN

OVERSHOOT, NOT_EQUAL, EXCEEDED = "overshoot", "not-equal", "limit-exceeded"
MARK, ASK = "-marked", "-unexplained"
EITHER = {what + how for what in (OVERSHOOT, NOT_EQUAL, EXCEEDED) for how in (MARK, ASK)}


def asked(rulebook: Rulebook, target: str, actual: str, reason: str = "") -> set[str]:
    """The codes of what is marked, and of what a reviewer is asked to look at."""
    indicator = Indicator("宣传册数量", target, actual, 5, reason=reason)
    return EITHER & {finding.code for finding in evaluate_indicator(indicator, rulebook).findings}


@pytest.mark.parametrize(
    ("rulebook", "target", "actual", "expected"),
    [
        (MOF_2020, "≥100册", "2000册", set()),  # the text names no threshold
        (INTEGRATED, "≥100册", "2000册", {OVERSHOOT + MARK}),  # no reason is asked for that
        (INTEGRATED, "≥100册", "120册", {OVERSHOOT + MARK}),  # from 1.2 on, included
        (INTEGRATED, "≥100册", "119.99册", set()),
        (INTEGRATED, "＝100册", "120册", {OVERSHOOT + MARK}),
        (INTEGRATED, "≤100册", "120册", set()),
        (INTEGRATED, "≥0册", "120册", set()),
        (GUANGXI, "≥100册", "119册", set()),
        (GUANGXI, "≥100册", "129册", {OVERSHOOT + MARK}),  # the mark at 1.2 stays beside it
        (GUANGXI, "≥100册", "130册", {OVERSHOOT + MARK, OVERSHOOT + ASK}),
        (GUANGXI, "≥0册", "30册", {OVERSHOOT + ASK}),  # a target of zero has a threshold of its own
        (GUANGXI, "≥0册", "29册", set()),
        (GUANGXI, "≤100册", "129册", set()),
        (GUANGXI, "≤100册", "130册", {OVERSHOOT + ASK}),  # for all of ≥ ＞ ＝ ＜ ≤
        (GUANGXI, "＜100册", "130册", {OVERSHOOT + ASK}),
        (GUANGXI, "≤0册", "30册", {OVERSHOOT + ASK}),
        (GUANGXI, "≤0册", "29册", set()),
        (GUANGXI, "0册", "30册", {OVERSHOOT + ASK}),
        *(
            (rulebook, *case)
            for rulebook in (HEBEI_TIANJIN, TIANJIN)
            for case in (
                ("＝100册", "99册", {NOT_EQUAL + MARK}),
                ("＝100册", "100册", set()),
                ("≤100册", "101册", {EXCEEDED + MARK}),
                ("＜100册", "101册", {EXCEEDED + MARK}),
                ("≤100册", "100册", set()),
                ("≥100册", "120册", {OVERSHOOT + MARK}),
            )
        ),
    ],
)
def test_marks_and_questions_begin_at_their_thresholds(
    rulebook: Rulebook, target: str, actual: str, expected: set[str]
) -> None:
    """A ≥ 1.2 T on ≥ ＞ ＝ is marked; 广西: A ≥ 1.3 T (T = 0: A ≥ 30); 河北/天津: ＝ when A ≠ T, ≤ when A > T."""
    assert expected == asked(rulebook, target, actual)


def test_a_reason_settles_it() -> None:
    """Whoever gives the reason is not asked for it; the mark stays."""
    assert {OVERSHOOT + MARK} == asked(GUANGXI, "≥100册", "2000册", reason="印制数量随宣传场次增加")


def test_points_below_the_weight_ask_for_a_reason() -> None:
    """Points below W need a reason, under the rulebooks that say so."""
    indicator = Indicator("宣传册数量", "≥100册", "50册", 5)

    assert "reason-missing" in {each.code for each in evaluate_indicator(indicator, INTEGRATED).findings}
    assert () == evaluate_indicator(indicator, MOF_2020).findings
    assert () == evaluate_indicator(attrs.evolve(indicator, reason="疫情"), INTEGRATED).findings


@pytest.mark.parametrize(
    ("attention", "zh", "en"),
    [
        (Attention(), "未规定", "no threshold is named"),
        (
            GUANGXI.attention,
            "达到目标 1.3 倍的；目标为零而实际达到 30 的；“≤”“＜”亦同",
            "from 1.3 times the target on, from 30 on where it is zero, for ≤ and < too",
        ),
        (HEBEI_TIANJIN.marks, None, "from 1.2 times the target on, = that is not equal, ≤ exceeded"),
        (Attention(overshoot="1.3", above=True), "超过目标 1.3 倍的", "above 1.3 times the target"),
    ],
)
def test_attention_describes_itself(attention: Attention, zh: str | None, en: str | None) -> None:
    """Thresholds are said in Chinese and in English."""
    assert zh in (None, attention.zh)
    assert en in (None, attention.en)


def test_a_threshold_within_the_target_is_refused() -> None:
    """Meeting the target is no overshoot."""
    with pytest.raises(InvalidRulebook, match="attention from 1 times"):
        Attention(overshoot=1)


def test_ten_times_the_target_is_the_highest_threshold() -> None:
    """What is higher is meant in per cent."""
    assert Attention(overshoot=10).en == "from 10 times the target on"
    with pytest.raises(InvalidRulebook, match=r"attention from 10\.01 times the target"):
        Attention(overshoot="10.01")


@pytest.mark.parametrize(("actual", "codes"), [("130册", set()), ("131册", {OVERSHOOT + ASK})])
def test_a_threshold_may_be_left_out(actual: str, codes: set[str]) -> None:
    """郫都: a reason for everything above 130 %, strictly."""
    rulebook = attrs.evolve(MOF_2020, attention=Attention(overshoot="1.3", above=True))

    assert codes == asked(rulebook, "≥100册", actual)


@pytest.mark.parametrize(
    ("rulebook", "target", "reason", "expected"),
    [
        (GUANGXI, "有效提高", "", True),
        (GUANGXI, "有效提高", "问卷显示知晓率上升", False),
        (GUANGXI, "≥3次", "", False),
        (INTEGRATED, "有效提高", "", False),
    ],
)
def test_words_ask_for_a_note(rulebook: Rulebook, target: str, reason: str, *, expected: bool) -> None:
    """广西: 定性 rows need a note (评分说明), whatever their points are."""
    indicator = Indicator("知晓率", target, target.strip("≥"), 5, reason=reason)

    assert expected is ("note-missing" in {each.code for each in evaluate_indicator(indicator, rulebook).findings})
