"""What a search begins with is sound, and what a search has found stays mended (`tests/fuzz`)."""

from __future__ import annotations

import pytest

from perfeval import PerfevalError
from tests.fuzz.doors import DOORS, Door, edited

each_door = pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)


@each_door
def test_a_search_begins_with_what_is_sound(door: Door) -> None:
    """Every seed is taken in or refused, and not all are refused."""
    refused = [seed for seed in door.seeds if door.enter(door.made_of(seed)) is not None]

    assert len(refused) < len(door.seeds)


@each_door
def test_a_search_is_the_same_again(door: Door) -> None:
    """The same bytes make the same input, and the seeds stay as they are."""
    data = bytes(range(40))
    before = repr(door.made_of(door.seeds[0]))

    assert repr(door.made_of(data)) == repr(door.made_of(data))
    assert repr(door.made_of(door.seeds[0])) == before


#: What a search has found, cut down to what matters.
FOUND = [
    ("parse_target", "60～80其中"),
    ("parse_target", "60～80人其中"),
    ("read_forms", "三级指标\t\t\t分值\t得分\n甲\t\n\t甲\t10\t\t"),
    ("parse_target", "1<≤2比上升"),
    ("parse_target", "60≤X＜80诊"),
    ("parse_actual", "500％/人·次"),
]


@pytest.mark.parametrize(("door", "text"), FOUND)
def test_what_was_found_stays_mended(door: str, text: str) -> None:
    """It is taken in, or refused."""
    DOORS[door].enter(text)


def test_edits_reach_every_part() -> None:
    """They take out, put in, rename and replace."""
    original = {"a": [1, 2], "b": "x"}
    made = [repr(edited([original], bytes([0, 0, 0, place, 0, act, 0, 3]))) for place in range(5) for act in range(4)]

    assert {"{'a': [1, 2]}", "{'a': [2], 'b': 'x'}", "{'a': [0, 1, 2], 'b': 'x'}", "{'a': 0, 'b': 'x'}"} <= {*made}
    assert {"{'a': [1, 2], 0: 'x'}", "0"} <= {*made}


def test_a_fault_leaves() -> None:
    """A door lets through what is no `PerfevalError`."""

    def refuse(thing: object) -> None:
        raise thing if isinstance(thing, Exception) else TypeError

    door = Door(bytes.decode, refuse, [], 0)

    assert isinstance(door.enter(PerfevalError("no")), PerfevalError)
    with pytest.raises(TypeError):
        door.enter("thing")
