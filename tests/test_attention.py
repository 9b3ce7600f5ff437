"""What a reviewer is asked to look at, whatever the points are."""

from __future__ import annotations

import attrs
import pytest

from perfeval import Attention, Indicator, InvalidRulebook, Rulebook, evaluate_indicator
from perfeval.rulebooks import GUANGXI, HEBEI_TIANJIN, INTEGRATED, MOF_2020

ASKED = {"overshoot-unexplained", "not-equal-unexplained", "limit-exceeded-unexplained"}


def asked(rulebook: Rulebook, target: str, actual: str, reason: str = "") -> set[str]:
    """The codes of what a reviewer is asked to look at."""
    indicator = Indicator("宣传册数量", target, actual, 5, reason=reason)
    return ASKED & {finding.code for finding in evaluate_indicator(indicator, rulebook).findings}


@pytest.mark.parametrize(
    ("rulebook", "target", "actual", "expected"),
    [
        (MOF_2020, "≥100册", "2000册", set()),  # the text names no threshold
        (INTEGRATED, "≥100册", "2000册", {"overshoot-unexplained"}),
        (INTEGRATED, "≥100册", "120册", {"overshoot-unexplained"}),  # from 1.2 on, included
        (INTEGRATED, "≥100册", "119.99册", set()),
        (INTEGRATED, "＝100册", "120册", {"overshoot-unexplained"}),
        (INTEGRATED, "≤100册", "120册", set()),
        (INTEGRATED, "≥0册", "120册", set()),
        (GUANGXI, "≥100册", "129册", set()),
        (GUANGXI, "≥100册", "130册", {"overshoot-unexplained"}),
        (GUANGXI, "≥0册", "30册", {"overshoot-unexplained"}),  # a target of zero has a threshold of its own
        (GUANGXI, "≥0册", "29册", set()),
        (GUANGXI, "≤100册", "129册", set()),
        (GUANGXI, "≤100册", "130册", {"overshoot-unexplained"}),  # for all of ≥ ＞ ＝ ＜ ≤
        (GUANGXI, "＜100册", "130册", {"overshoot-unexplained"}),
        (GUANGXI, "≤0册", "30册", {"overshoot-unexplained"}),
        (GUANGXI, "≤0册", "29册", set()),
        (GUANGXI, "0册", "30册", {"overshoot-unexplained"}),
        (HEBEI_TIANJIN, "＝100册", "99册", {"not-equal-unexplained"}),
        (HEBEI_TIANJIN, "＝100册", "100册", set()),
        (HEBEI_TIANJIN, "≤100册", "101册", {"limit-exceeded-unexplained"}),
        (HEBEI_TIANJIN, "≤100册", "100册", set()),
    ],
)
def test_attention_is_asked_from_the_threshold_on(
    rulebook: Rulebook, target: str, actual: str, expected: set[str]
) -> None:
    """A ≥ 1.2 T on ≥ ＞ ＝ is marked; 广西: A ≥ 1.3 T (T = 0: A ≥ 30); 河北/天津: ＝ when A ≠ T, ≤ when A > T."""
    assert expected == asked(rulebook, target, actual)


def test_a_reason_settles_it() -> None:
    """Whoever gives the reason is not asked for it."""
    assert set() == asked(INTEGRATED, "≥100册", "2000册", reason="印制数量随宣传场次增加")


def test_points_below_the_weight_ask_for_a_reason() -> None:
    """Points below W need a reason, under the rulebooks that say so."""
    indicator = Indicator("宣传册数量", "≥100册", "50册", 5)

    assert "reason-missing" in {each.code for each in evaluate_indicator(indicator, INTEGRATED).findings}
    assert () == evaluate_indicator(indicator, MOF_2020).findings
    assert () == evaluate_indicator(attrs.evolve(indicator, reason="疫情"), INTEGRATED).findings


@pytest.mark.parametrize(
    ("attention", "zh", "en"),
    [
        (Attention(), "未规定需说明原因的幅度", "no threshold from which a reason is asked"),
        (
            GUANGXI.attention,
            "达到目标 1.3 倍及以上的需说明原因；目标为零而实际达到 30 的需说明原因；“≤”“＜”亦同",
            "a reason is asked from 1.3 times the target, from 30 where it is zero, for ≤ and < too",
        ),
        (
            HEBEI_TIANJIN.attention,
            None,
            "a reason is asked from 1.2 times the target, for = that is not equal, for ≤ exceeded",
        ),
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
    assert Attention(overshoot=10).en == "a reason is asked from 10 times the target"
    with pytest.raises(InvalidRulebook, match=r"attention from 10\.01 times the target"):
        Attention(overshoot="10.01")
