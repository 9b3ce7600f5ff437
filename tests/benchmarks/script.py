"""The floor of what a user waits for: a script that reads rows with one regular expression, and checks nothing."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, TypeAlias

#: A row as a system or a spreadsheet has it: tiers, name, target, actual and weight, all of them text.
Row: TypeAlias = "dict[str, str]"

_WRITTEN: Final = re.compile(r"([≥≤]?)(\d+(?:\.\d+)?)(.*)")
_CENT: Final = Decimal("0.01")


def score_rows(rows: list[Row]) -> tuple[Decimal, str]:
    """Total and grade of the rows of a project."""
    total = Decimal(0)
    for row in rows:
        target, actual = _WRITTEN.fullmatch(row["年度指标值"]), _WRITTEN.fullmatch(row["实际完成值"])
        assert target is not None
        assert actual is not None
        weight, asked, done = Decimal(row["分值"]), Decimal(target[2]), Decimal(actual[2])
        if done <= asked if target[1] == "≤" else done >= asked:
            total += weight
        else:
            share = weight * asked / done if target[1] == "≤" else weight * done / asked
            total += share.quantize(_CENT, ROUND_HALF_UP)
    return total, "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
