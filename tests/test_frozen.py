"""Nothing that is said of forms and texts changes unseen (`tests/frozen.py`)."""

from __future__ import annotations

import pytest

from tests.frozen import KINDS, frozen, lines

#: How many cases one test has: enough to be quick, few enough to show what differs.
_TOGETHER = {
    "texts": 60,
    "pairs": 40,
    "standards": 40,
    "forms": 8,
    "reports": 8,
    "signatures": 20,
    "books": 20,
    "rulebooks": 1,
}


@pytest.mark.parametrize(
    ("kind", "start"),
    [(kind, start) for kind, (_, cases) in KINDS.items() for start in range(0, len(cases), _TOGETHER[kind])],
)
def test_it_is_said_as_it_was(kind: str, start: int) -> None:
    """Values, doubts, points, codes and places are those that were written down; the label beside each says more."""
    places = range(start, min(start + _TOGETHER[kind], len(KINDS[kind][1])))

    assert lines(kind, places) == frozen(kind)[start : places.stop]


@pytest.mark.parametrize("kind", KINDS)
def test_every_case_is_there(kind: str) -> None:
    """Each case has what is said of it, and there are no others."""
    assert len(frozen(kind)) == len(KINDS[kind][1])
