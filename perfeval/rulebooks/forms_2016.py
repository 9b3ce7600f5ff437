"""The self-evaluation form of 2016 to 2019, as forms of Jiangxi (江西) and Beijing (北京) state its rules.

What it governs
    Self-evaluations of those years, before the rules of 2020.

Formulas
    - Execution 10.
    - ≥: S = W × A ÷ T; ≤: S = W × T ÷ A; never above W.
    - Qualitative: 达成 100 %–80 %, 部分达成 80 %–50 %, 未达成 50 %–0 % of W.

Checked with
    Footnotes of published forms.

Limitations
    The document behind the forms was not seen, so no number is cited.
    The forms state no grades that are known here; the scale is that of the Ministry of Finance.
    Weights of the first tier are not known; none are held against a form.

A limit that was kept, and the lower end of the middle band, which is half of the points:

>>> from perfeval import Band, Indicator, evaluate_indicator
>>> from perfeval.rulebooks import FORMS_2016
>>> evaluate_indicator(Indicator("实施总成本", "≤160万元", "158万元", 15), FORMS_2016).points
Decimal('15')
>>> evaluate_indicator(Indicator("生态效益", "效果明显", "有所改善", 20, judged=Band.PARTLY_ACHIEVED), FORMS_2016).low
Decimal('10.00')
"""

from __future__ import annotations

from typing import Final

from perfeval.rulebook import Bands, InverseRatio, Proportional, Rulebook, Source

__all__ = ["FORMS_2016"]

FORMS_2016: Final = Rulebook(
    name="FORMS_2016",
    source=Source(
        title="2016—2019年度项目支出绩效自评表填表说明",
        issued="2016",
        limitations="Read in footnotes of published forms of two provinces; the document behind them was not seen, "
        "grades are the ministry's.",
    ),
    at_least=Proportional(),
    at_most=InverseRatio(),
    described=Bands(achieved=("0.8", 1), partly_achieved=("0.5", "0.8"), not_achieved=(0, "0.5")),
    execution_weight=10,
)
