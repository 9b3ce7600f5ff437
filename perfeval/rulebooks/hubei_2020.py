"""Self-evaluation in Hubei (湖北), as its forms of 2020 state it.

What it governs
    The self-evaluation of provincial and county projects in Hubei.

Formulas
    - Parts: 预算执行率 20, 产出 40, 效益 and 满意度 together 40.
    - ≥: S = W × A ÷ T; ≤: S = W × T ÷ A; never above W.
    - Qualitative: 达成 100 %–80 %, 部分达成 80 %–50 %, 未达成 50 %–0 % of W.
    - Execution: S = W × executed ÷ budget, never above W.

Checked with
    Footnotes of published forms of two counties.

Limitations
    The document behind the forms was not seen, so no number is cited.
    A grade is optional there; the scale is that of the Ministry of Finance.

An indicator that was met, and the lower end of the middle band:

>>> from perfeval import Band, Indicator, evaluate_indicator
>>> from perfeval.rulebooks import HUBEI_2020
>>> evaluate_indicator(Indicator("渔船补贴发放率", "≥100%", "100%", 10), HUBEI_2020).points
Decimal('10')
>>> evaluate_indicator(Indicator("生态效益", "效果明显", "有所改善", 20, judged=Band.PARTLY_ACHIEVED), HUBEI_2020).low
Decimal('10.00')
"""

from __future__ import annotations

from typing import Final

from perfeval.rulebook import Bands, InverseRatio, Proportional, Rulebook, Source

__all__ = ["HUBEI_2020"]

HUBEI_2020: Final = Rulebook(
    name="HUBEI_2020",
    source=Source(
        title="湖北省项目自评表填表说明",
        issued="2020",
        authority="湖北省",
        limitations="Read in footnotes of published forms; the document behind them was not seen.",
    ),
    at_least=Proportional(),
    at_most=InverseRatio(),
    described=Bands(achieved=("0.8", 1), partly_achieved=("0.5", "0.8"), not_achieved=(0, "0.5")),
    execution_weight=20,
    weights={"产出": 40, "效益、满意度": 40},
)
