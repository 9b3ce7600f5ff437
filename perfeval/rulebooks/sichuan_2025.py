"""川财绩〔2025〕5号: Sichuan (四川), whose grade 中 begins at 70.

What it governs
    Performance evaluation in Sichuan, from 2025-03-17 for five years.

Formulas
    - Grades: 优 from 90, 良 from 80, 中 from 70, 差 below.
    - An execution rate below 90 % needs a reason, as its form says.
    - What else is scored is scored as under `MOF_2020`.

Checked with
    A digest of the document, for its grades and its term; published forms of the province, for the execution rate.

Limitations
    The document itself was not seen.
    That targets and actuals are scored as the ministry's rules have it is this library's choice.
    No column of the usual form takes the reason for a low execution rate,
    so the question stays even where it is answered.

An indicator met, and one missed; the grade of 65 points, and a question that the ministry's rules do not ask:

>>> from perfeval import Budget, Category, Dimension, Indicator, SelfEvaluation, evaluate, evaluate_indicator
>>> from perfeval.rulebooks import MOF_2020, SICHUAN_2025
>>> evaluate_indicator(Indicator("宣传次数", "≥3次", "6次", 5), SICHUAN_2025).points
Decimal('5')
>>> evaluate_indicator(Indicator("宣传次数", "≥3次", "2次", 5), SICHUAN_2025).points
Decimal('3.33')
>>> SICHUAN_2025.grades.grade(65), MOF_2020.grades.grade(65)
(<Grade.POOR: '差'>, <Grade.FAIR: '中'>)
>>> tree = [Dimension("产出指标", [Category("数量指标", [Indicator("宣传次数", "≥3次", "6次", 90)])])]
>>> form = SelfEvaluation("宣传经费", tree, Budget(20, 20, 17))
>>> [finding.code for finding in evaluate(form, SICHUAN_2025).execution.findings]
['execution-unexplained']
"""

from __future__ import annotations

from typing import Final

import attrs

from perfeval.grade import GradeScale
from perfeval.rulebook import Source
from perfeval.rulebooks.mof_2020 import MOF_2020

__all__ = ["SICHUAN_2025"]

SICHUAN_2025: Final = attrs.evolve(
    MOF_2020,
    name="SICHUAN_2025",
    source=Source(
        title="四川省文件（题名未见）",
        number="川财绩〔2025〕5号",
        issued="2025-03-17",
        authority="四川省财政厅",
        limitations="Of the document only a digest was seen, and not its title; "
        "beyond grades and execution the ministry's rules are this library's choice.",
    ),
    grades=GradeScale(90, 80, 70),
    explains_execution_below=90,
)
