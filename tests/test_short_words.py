"""Words are looked up only in short texts, whose white space counts for their length."""

from __future__ import annotations

import pytest

from perfeval._words.keys import LONGEST_LABEL, compact, key
from perfeval._words.signs import is_sign, says_no_reason, says_nothing, signs_in


def test_a_label() -> None:
    """Four times as long as its longest word can be, and no longer."""
    longest = 4 * LONGEST_LABEL

    assert key("总分".ljust(longest)) == compact("总分".ljust(longest)) == "总分"
    assert key("总分".ljust(longest + 1)) == compact("总分".ljust(longest + 1)) == ""
    assert compact("总" * LONGEST_LABEL) == "总" * LONGEST_LABEL
    assert compact("总" * (LONGEST_LABEL + 1)) == ""


def test_a_sign() -> None:
    """Twenty characters, and no more."""
    assert is_sign("≥".ljust(20))
    assert not is_sign("≥".ljust(21))
    assert not is_sign("≥ 宣传次数")
    assert signs_in(f"{'甲' * 38} ≥")[0] == ["≥"]
    assert signs_in(f"{'甲' * 39} ≥")[0] == []


def test_nothing() -> None:
    """Eight characters, and no more; a mark behind the word makes no reason of it."""
    assert says_nothing("—".ljust(8))
    assert says_no_reason("无".ljust(8))
    assert not says_nothing("—".ljust(9))
    assert not says_no_reason("无".ljust(9))
    assert all(says_no_reason(f"无{mark}") for mark in "。.;；,，")


@pytest.mark.parametrize("text", ["数量≥", "正向性", "正向的≥"])
def test_words_with_a_sign_or_a_direction_in_them(text: str) -> None:
    """Only both together, and nothing else, are a cell for signs."""
    assert signs_in(text) == ([], [], [text])
