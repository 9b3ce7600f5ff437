"""Words are looked up only in short texts, whose white space counts for their length."""

from __future__ import annotations

from perfeval._words.keys import LONGEST_LABEL, compact, key
from perfeval._words.signs import is_sign


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
