"""The rules of 2020 as one published form applies them to indicators that do not apply.

What it governs
    Forms in which an indicator is marked as not applicable (不适用).

Formulas
    As in `MOF_2020`, and: what does not apply is left out, and the total of the rest is rescaled to the full points,
    total = points × all weights ÷ weights of what applies.

Checked with
    One published form.

Limitations
    No document is known that orders it.

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
        limitations="Read in one published form, on top of 财预〔2020〕10号; no document is known that orders it.",
    ),
    rescales=True,
)
