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
    - Points below W ask for a reason.
    - A ≥ kT on ≥, ＞ and ＝, with T not zero, is marked: the points turn red and can be edited.
      No reason is asked for that, and nothing is taken off. k is a setting of each site, 1.2 without one.
    - Execution: S = W × Σ executed ÷ Σ budget over the funding sources, never above W.
    - Grades: 优 from 90, 良 from 80, 中 from 60, 差 below; `INTEGRATED_OLD_GRADES` has 80, 70, 60.
    - Warning light of a finished form, with s and e the shares that the indicators and the execution have of their
      points: none where s is 0; red where (s - e) ÷ s is above 5 %;
      else yellow where the budget is zero or more than 20 % of it is unspent.
    - `GUANGXI`: beside that mark, A ≥ 1.3T (T = 0: A ≥ 30) is refused without a reason, for all of ≥ ＞ ＝ ＜ ≤,
      and 定性 rows need a note (评分说明).
      A column for points taken off, S = max(0, S − deduction), both cut, not rounded, to two places.
    - `HEBEI_TIANJIN` marks ≥ and ＞ from kT on, ＝ where A differs from T, ≤ and ＜ where A is above T.
      Hebei scores ≤ by a formula of its own; it was not found, so a limit that is exceeded is not scored.
      `TIANJIN` is the same with the general formula for ≤.
    - `SHANXI`: where a project set no cost indicator, its default cost row has 5 points at most, whatever it weighs.
      A cost row without a target counts as that row where no row under 成本 has one.

Checked with
    The configuration and the form scripts of several provincial editions.

Limitations
    No document with a number stands behind the formulas, so none is cited.
    Whether points are computed at all is a setting of each site: not computed, which it is without one;
    computed, and editable; or computed, and locked. So is the check of 定性 points against their bands.
    What is here is what the system computes where it does.
    The system's text divides first; here the product comes first, which differs only where the exact result is a tie.
    A budget of zero gives 0 points in one place of the system and is divided by 1 in another; here it is not scored.
    One edition does not cap the execution at its weight; here it is capped.
    The sum of 90 over the indicators stands only in a remark of the system.
    In Shanxi a row whose target was taken away in mid-year stays unfilled and has 0 points; no column says so,
    so it is not scored here. Zhejiang computes 定性 too, by a formula that was not found; there is no rulebook for it.

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
    NotFound,
    Proportional,
    Rulebook,
    Source,
    WarningLight,
)

__all__ = ["GUANGXI", "HEBEI_TIANJIN", "INTEGRATED", "INTEGRATED_OLD_GRADES", "SHANXI", "TIANJIN"]

_TITLE: Final = "预算管理一体化系统绩效管理模块"
_SEEN: Final = (
    "Read in the configuration and form scripts of production editions; no document with a number stands behind it"
)

_SETTING: Final = "Whether points are computed, and editable, is a setting of each site."


def _edition(name: str, *beside: str) -> Source:
    limitations = " ".join([f"{_SEEN}; {name} alone was looked at for this.", _SETTING, *beside])
    return Source(title=f"{_TITLE}（{name}）", authority="财政部门", limitations=limitations)


INTEGRATED: Final = Rulebook(
    name="INTEGRATED",
    source=Source(title=_TITLE, authority="财政部门", limitations=f"{_SEEN}. {_SETTING}"),
    at_least=FromZero(Proportional(), inclusive=True),
    at_most=FromZero(LinearShortfall(), inclusive=True),
    exactly=FromZero(AsReached()),
    described=Bands(),
    execution=ExecutionInProportion(over_sources=True),
    weights={"产出": 50, "效益": 30, "满意度": 10},
    marks=Attention(overshoot="1.2"),
    warning_light=WarningLight(),
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
    asks_note=True,
    deducts=True,
)

HEBEI_TIANJIN: Final = attrs.evolve(
    INTEGRATED,
    name="HEBEI_TIANJIN",
    source=_edition("河北版、天津版", "Hebei's formula for ≤ was not found: a limit that is exceeded is not scored."),
    at_most=FromZero(NotFound(), inclusive=True),
    marks=Attention(overshoot="1.2", not_equal=True, exceeded=True),
)

TIANJIN: Final = attrs.evolve(HEBEI_TIANJIN, name="TIANJIN", source=_edition("天津版"), at_most=INTEGRATED.at_most)

SHANXI: Final = attrs.evolve(
    INTEGRATED,
    name="SHANXI",
    source=_edition("山西版", "A cost row without a target is taken for the default one where no cost row has one."),
    caps={"成本": 5},
)
