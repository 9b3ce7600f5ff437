"""The performance module of the integrated budget management system (预算管理一体化系统), and its provincial editions.

What it governs
    What the system computes when a unit fills in its self-evaluation there.

Formulas
    - ≥ and ＞: A ≥ T gives W, else S = W × A ÷ T.
    - ＝: A ≥ T gives W, else S = W × A ÷ T; with T = 0, A ≤ 0 gives W, else nothing.
    - ≤ and ＜: A ≤ T gives W; up to 2T, S = (1 - (A - T) ÷ T) × W; from 2T on nothing.
    - An actual below zero counts as zero; the formulas speak of no target below zero,
      which is met by its sign, and not scored where it is missed.
      Rounding is half away from zero, two places.
    - 定性: not computed; the points entered are checked against the bands [0.8W, W], [0.6W, 0.8W), [0, 0.6W).
    - Points below W ask for a reason; A ≥ 1.2T on ≥, ＞ and ＝ is marked for attention, and nothing is deducted.
    - Execution: S = W × Σ executed ÷ Σ budget over the funding sources, never above W.
    - Grades: 优 from 90, 良 from 80, 中 from 60, 差 below; `INTEGRATED_OLD_GRADES` has 80, 70, 60.
    - `GUANGXI`: A ≥ 1.3T asks for a reason, with T = 0 from A ≥ 30, on ≤ and ＜ too.
      A column for points taken off, S = max(0, S − deduction), both cut, not rounded, to two places.
    - `HEBEI_TIANJIN`: ＝ is marked where A differs from T, ≤ where A is above T.
    - `SHANXI`: without a cost indicator a cost row may carry no more than 5 points; a higher weight is reported.

Checked with
    The configuration and the form scripts of several provincial editions.

Limitations
    No document with a number stands behind the formulas, so none is cited.
    The system's text divides first; here the product comes first, which differs only where the exact result is a tie.
    A budget of zero gives 0 points in one place of the system and is divided by 1 in another; here it is not scored.
    One edition does not cap the execution at its weight; here it is capped.

A tie, rounded as exact arithmetic says, and a limit that was exceeded:

>>> from perfeval import Indicator, evaluate_indicator
>>> from perfeval.rulebooks import INTEGRATED
>>> evaluate_indicator(Indicator("培训人次", "≥72人次", "50人次", "13.5"), INTEGRATED).points
Decimal('9.38')
>>> evaluate_indicator(Indicator("办公设备购置成本", "≤90万元", "100万元", 5), INTEGRATED).points
Decimal('4.44')
"""

from __future__ import annotations

from typing import Final

import attrs

from perfeval.grade import GradeScale
from perfeval.rulebook import (
    AsReached,
    Attention,
    Bands,
    ExecutionInProportion,
    FromZero,
    LinearShortfall,
    Proportional,
    Rulebook,
    Source,
)

__all__ = ["GUANGXI", "HEBEI_TIANJIN", "INTEGRATED", "INTEGRATED_OLD_GRADES", "SHANXI"]

_TITLE: Final = "预算管理一体化系统绩效管理模块"
_SEEN: Final = (
    "Read in the configuration and form scripts of production editions; no document with a number stands behind it"
)


def _edition(name: str) -> Source:
    return Source(
        title=f"{_TITLE}（{name}）", authority="财政部门", limitations=f"{_SEEN}; {name} alone was looked at for this."
    )


INTEGRATED: Final = Rulebook(
    name="INTEGRATED",
    source=Source(title=_TITLE, authority="财政部门", limitations=f"{_SEEN}."),
    at_least=FromZero(Proportional(), inclusive=True),
    at_most=FromZero(LinearShortfall(), inclusive=True),
    exactly=FromZero(AsReached()),
    described=Bands(),
    execution=ExecutionInProportion(over_sources=True),
    weights={"产出": 50, "效益": 30, "满意度": 10},
    attention=Attention(overshoot="1.2"),
    asks_reason=True,
)

INTEGRATED_OLD_GRADES: Final = attrs.evolve(
    INTEGRATED, name="INTEGRATED_OLD_GRADES", source=_edition("旧版等级"), grades=GradeScale(80, 70, 60)
)

GUANGXI: Final = attrs.evolve(
    INTEGRATED,
    name="GUANGXI",
    source=_edition("广西版"),
    attention=Attention(overshoot="1.3", from_zero=30, limits=True),
    deducts=True,
)

HEBEI_TIANJIN: Final = attrs.evolve(
    INTEGRATED,
    name="HEBEI_TIANJIN",
    source=_edition("河北版、天津版"),
    attention=Attention(overshoot="1.2", not_equal=True, exceeded=True),
)

SHANXI: Final = attrs.evolve(INTEGRATED, name="SHANXI", source=_edition("山西版"), caps={"成本": 5})
