"""Shares, per cent and points that were mixed up: the message has the number as it is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import attrs
import pytest

from perfeval import (
    Attention,
    Bands,
    ExecutionInSteps,
    GradeScale,
    OnTime,
    PassLine,
    PerfevalError,
    Steps,
)
from perfeval.rulebooks import MOF_2020


@pytest.mark.parametrize(
    ("call", "remedy"),
    [
        (lambda: PassLine(60), 'write "0.6" for 60 %'),
        (lambda: PassLine(2), 'write "0.02" for 2 %'),
        (lambda: PassLine("1.5"), 'as text: "0.6"'),
        (lambda: PassLine(cast("Any", 0.6)), '"0.6"'),
        (lambda: Steps([("0.9", 1)]), "lines are in per cent: write 90 for 0.9 of the whole"),
        (lambda: Steps([("0.9", 1), ("0.8", "0.8")], of="actual"), "write 90 for 0.9"),
        (lambda: Steps([(1, 1)]), "write 100 for 1 of the whole"),
        (lambda: Steps([(90, 1), ("0.8", "0.8")]), "write 80 for 0.8"),
        (lambda: Steps([(90, 100), (80, 80)]), '"0.8" is 80 %, or 8 of 10 points'),
        (lambda: Steps([(90, 10), (80, 8)]), '"0.8" is 80 %, or 8 of 10 points'),
        (lambda: ExecutionInSteps([("0.8", "0.7")]), "write 80 for 0.8"),
        (lambda: Attention(overshoot=130), '"1.3" for 130 % of it'),
        (lambda: Attention(overshoot=30), '"1.3" for 30 % beyond it'),
        (lambda: Attention(overshoot="0.3"), '"1.3" for 30% beyond it'),
        (lambda: Attention(overshoot=0), 'above 1, such as "1.2"'),
        (lambda: OnTime(late=50), 'write "0.5" for 50 %'),
        (lambda: OnTime(late=-1), "from 0 to 1"),
        (lambda: Bands((80, 100), (60, 80), (0, 60)), 'write "1" for 100 %'),
        (lambda: Bands((80, 100)), 'write "1" for 100 %'),
        (lambda: Bands(("0.8", "1.1")), '("0.8", 1), ("0.6", "0.8"), (0, "0.6")'),
        (lambda: attrs.evolve(MOF_2020, execution_weight="0.1"), "write 10 for 0.1 of 100"),
        (lambda: attrs.evolve(MOF_2020, weights={"产出": "0.5"}), "write 50 for 0.5 of 100"),
        (lambda: attrs.evolve(MOF_2020, caps={"成本": "0.05"}), "write 5 for 0.05 of 100"),
        (lambda: GradeScale("0.9", "0.8", "0.6"), "GradeScale(90, 80, 60) for 0.9, 0.8 and 0.6 of 100"),
        (lambda: GradeScale(90, 80, 60, full=1), "GradeScale(90, 80, 60)"),
    ],
)
def test_the_other_scale_is_named(call: Callable[[], object], remedy: str) -> None:
    """Shares, per cent and points are told apart, and the message has the number as it is meant."""
    with pytest.raises(PerfevalError) as caught:
        call()
    assert remedy in caught.value.remedy
