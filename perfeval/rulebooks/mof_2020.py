"""《项目支出绩效评价管理办法》（财预〔2020〕10号）: the Ministry of Finance's general rules.

What it governs
    Performance evaluation of project expenditure, and with it the self-evaluation that budget units fill in each year.

Formulas
    - Parts: 预算执行率 10, 产出 50, 效益 30, 服务对象满意度 10.
      The first tier may be weighted otherwise for cause; this is reported, not refused.
    - Quantitative, ≥: met gives W, else S = W × A ÷ T.
    - Quantitative, ≤: met gives W, else S = W × T ÷ A. Never above W.
    - Quantitative, ＝: reached gives W, else in proportion.
      A target of zero asks for no more than zero.
    - Far above the target: the text asks for the reason and names no threshold and no formula, so nothing is taken off.
    - Qualitative: 达成 100 %–80 %, 部分达成 80 %–60 %, 未达成 60 %–0 % of W, lower ends included.
    - Execution: S = W × executed ÷ full-year budget, never above W.
    - Grades: 优 from 90, 良 from 80, 中 from 60, 差 below.

Checked with
    The weights and the three bands also stand in county and provincial forms;
    the two formulas stand in footnotes of published forms.

Limitations
    Not compared with the official text for this release.
    The readings of ＝, of ranges, of deadlines, of numbers without a sign
    and of words equal to their target are this library's.

One indicator met, and one missed:

>>> from perfeval import Indicator, evaluate_indicator
>>> from perfeval.rulebooks import MOF_2020
>>> evaluate_indicator(Indicator("宣传次数", "≥3次", "6次", 5), MOF_2020).points
Decimal('5')
>>> evaluate_indicator(Indicator("实施总成本", "≤160万元", "386万元", 15), MOF_2020).points
Decimal('6.22')
"""

from __future__ import annotations

from typing import Final

from perfeval.grade import GradeScale
from perfeval.rulebook import AsReached, Bands, ExecutionInProportion, InverseRatio, Proportional, Rulebook, Source

__all__ = ["MOF_2020"]

MOF_2020: Final = Rulebook(
    name="MOF_2020",
    source=Source(
        title="项目支出绩效评价管理办法",
        number="财预〔2020〕10号",
        issued="2020",
        authority="财政部",
        limitations="Not compared with the official text for this release; "
        "formulas from published forms that cite it, readings of what it leaves open are this library's.",
    ),
    at_least=Proportional(),
    at_most=InverseRatio(),
    exactly=AsReached(),
    described=Bands(achieved=("0.8", 1), partly_achieved=("0.6", "0.8"), not_achieved=(0, "0.6")),
    execution=ExecutionInProportion(),
    execution_weight=10,
    weights={"产出": 50, "效益": 30, "满意度": 10},
    grades=GradeScale(90, 80, 60),
)
