"""《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）: the guide for central departments.

What it governs
    Core targets and indicators of central departments' projects, and how points are given for them.

Formulas
    - With cost indicators (`MOF_2021`): 预算执行率 10, 成本 20, 产出 40, 效益 20, 满意度 10.
      Without them (`MOF_2021_WITHOUT_COST`): 预算执行率 10, 产出 50, 效益 30, 满意度 10.
      Without a satisfaction indicator its 10 points go to 效益; the form's own weights show that.
    - Quantitative: by completion, W × A ÷ T for ≥ and W × T ÷ A for ≤, with a pass line below which there is nothing.
    - Satisfaction, by interval: from 90 % all points, from 80 % 0.8 of them, from 60 % 0.5, below none.
    - Situations described: 达成 100 %–80 %, 部分达成 80 %–60 %, 未达成 60 %–0 % of W.
    - Execution: completed within the budget all points;
      else by interval, from 80 % 0.7 of them, from 60 % 0.5, below none.
    - Grades: 优 from 90, 良 from 80, 中 from 60, 差 below.

Checked with
    Title, number and date were seen; the weights and the examples of intervals are as generally known.

Limitations
    Not compared with the official text for this release.
    The letter that issues the guide does so for reference and trial (参考试行): it orders nothing.
    The intervals are the guide's examples, which a unit may set otherwise with `attrs.evolve`.
    The pass line is left to the unit by the guide; 60 % is this library's choice.
    Whether a project is completed is no column of the usual form: say it with ``Budget(completed=True)``.
    By these intervals a satisfaction of 91 % has all points even where the target is ≥95 %.
    That could not be checked, and such points are flagged (`full-points-below-target`).
    The guide's yes-or-no indicators are all-or-nothing: judge them with 1 or 0.

Satisfaction by interval, and a cost that was exceeded:

>>> from perfeval import Indicator, evaluate_indicator
>>> from perfeval.rulebooks import MOF_2021
>>> pupils = Indicator("学生家长满意度", "≥90%", "85%", 10)
>>> evaluate_indicator(pupils, MOF_2021, dimension="满意度指标").points
Decimal('8.00')
>>> evaluate_indicator(Indicator("实施总成本", "≤160万元", "200万元", 20), MOF_2021).points
Decimal('16.00')
"""

from __future__ import annotations

from typing import Final

import attrs

from perfeval.rulebook import (
    AsReached,
    Bands,
    ExecutionInSteps,
    InverseRatio,
    PassLine,
    Proportional,
    Rulebook,
    Source,
    Steps,
)

__all__ = ["MOF_2021", "MOF_2021_WITHOUT_COST"]

MOF_2021: Final = Rulebook(
    name="MOF_2021",
    source=Source(
        title="中央部门项目支出核心绩效目标和指标设置及取值指引（试行）",
        number="财预〔2021〕101号",
        issued="2021",
        authority="财政部",
        limitations="Issued for reference and trial; not compared with the official text for this release; "
        "the intervals are the guide's examples, the pass line of 60 % is this library's choice.",
    ),
    at_least=PassLine("0.6", Proportional()),
    at_most=PassLine("0.6", InverseRatio()),
    exactly=PassLine("0.6", AsReached()),
    by_category={"满意度": Steps([(90, 1), (80, "0.8"), (60, "0.5")], of="actual")},
    described=Bands(),
    execution=ExecutionInSteps([(80, "0.7"), (60, "0.5")]),
    weights={"成本": 20, "产出": 40, "效益": 20, "满意度": 10},
)

MOF_2021_WITHOUT_COST: Final = attrs.evolve(
    MOF_2021, name="MOF_2021_WITHOUT_COST", weights={"产出": 50, "效益": 30, "满意度": 10}
)
