"""Which known word is near to one that is not known."""

from __future__ import annotations

import pytest

from perfeval._near import did_you_mean, nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        # No word at all is near to nothing, not even to itself.
        ("", [""], None),
        ("", ["甲"], None),
        # The longest that a slip can be, and one more.
        ("甲" * 60, ["甲" * 60], "甲" * 60),
        ("甲" * 61, ["甲" * 61], None),
        # A part of a word, as long as it is a third of it.
        ("知晓", ["政策知晓情况"], "政策知晓情况"),
        ("知晓", ["政策知晓情况表"], None),
        # The first of several that it is part of; what differs least comes before that.
        ("知晓", ["政策知晓情况", "群众知晓程度"], "政策知晓情况"),
        ("知晓率", ["政策知晓率情况", "知晓度"], "知晓度"),
        ("actuel", ["actual", "actuals"], "actual"),
    ],
)
def test_nearest(word: str, known: list[str], near: str | None) -> None:
    """What differs least, or else what the word is a large part of."""
    assert nearest(word, known) == near
    assert did_you_mean(word, known) == (f"did you mean {near!r}?" if near else "")
    assert nearest(word, iter(known)) == near
