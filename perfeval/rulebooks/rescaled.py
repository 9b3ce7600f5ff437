"""The rules of 2020 with 郫财函〔2026〕11号: indicators that do not apply are left out, and the rest is rescaled.

What it governs
    Forms in which an indicator is marked as not applicable (不适用).

Formulas
    As in `MOF_2020`, and: what does not apply is left out, and the total of the rest is rescaled to the full points,
    total = points × all weights ÷ weights of what applies.

Checked with
    One published form, and a digest of 郫财函〔2026〕11号, whose annex 2, note 3 says the same:
    points ÷ (100 - what does not apply) × 100.

Limitations
    The letter itself was not seen, nor whether other authorities order the same.

A form of which a tenth does not apply; it loses 5 of the other 90 points, and so 5.56 of 100:

>>> from perfeval import Category, Dimension, Indicator, SelfEvaluation, evaluate
>>> from perfeval.rulebooks import MOF_2020_RESCALED
>>> rows = [
...     Indicator("宣传次数", "≥3次", "6次", 80),
...     Indicator("宣传册数量", "≥100册", "50册", 10),
...     Indicator("生态效益", weight=10, applicable=False),
... ]
>>> form = SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", rows)])])
>>> evaluate(form, MOF_2020_RESCALED).total
Decimal('94.44')
"""

from __future__ import annotations

from typing import Final

import attrs

from perfeval.rulebook import Source
from perfeval.rulebooks.mof_2020 import MOF_2020

__all__ = ["MOF_2020_RESCALED"]

MOF_2020_RESCALED: Final = attrs.evolve(
    MOF_2020,
    name="MOF_2020_RESCALED",
    source=Source(
        title="自评表填表说明（不适用指标按比例折算）",
        number="郫财函〔2026〕11号",
        issued="2026",
        authority="成都市郫都区财政局",
        limitations="Of the letter only a digest was seen, and one published form that does so, "
        "on top of 财预〔2020〕10号.",
    ),
    rescales=True,
)
