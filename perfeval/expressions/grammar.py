"""How a target or an actual is written, from characters to a reading that knows no meaning yet.

The parts have modules of their own: `expression` above `ranges`, `sentence`, `rewrite` and `signs`; and `bands`.
They are loaded with the first text that needs them, since their patterns are large.

Prose with several numbers stays words: a wrong number is worse than none.
Long texts stay words too, and every pattern is bounded, so that reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from perfeval.expressions.quantity import Quantity, checked_quantity
from perfeval.expressions.readings import LONGEST_EXPRESSION, Bound, DateReading, Reading, Span, Words
from perfeval.expressions.units import is_known_unit

__all__ = [
    "LONGEST_EXPRESSION", "Bound", "DateReading", "Reading", "Span", "Words", "read", "read_band", "read_plainly",
]  # fmt: skip

#: The commonest shape, without anything to fold, trim or guess; 年, 月 and 季度 could make it a date.
_PLAINLY: Final = re.compile(
    r"([≥≤<>=]?)([0-9]{1,12}(?:\.[0-9]{1,8})?)([^\s0-9年月季/％][^\s0-9年月季％]{0,7}|)", re.ASCII
)
_plain_unit: Final = lru_cache(maxsize=1024)(is_known_unit)


def read_plainly(text: str) -> tuple[str, Quantity] | None:
    """Read ``≥17.4万元`` and the like, which most cells hold, quickly; None says nothing about other shapes."""
    match = _PLAINLY.fullmatch(text)
    if match is None:
        return None
    sign, digits, unit = match.groups()
    if _plain_unit(unit) if unit else sign or len(digits) < 6:
        return sign, checked_quantity(Decimal(digits), unit)
    return None


def read(text: str) -> Reading | None:
    """Read an expression; None where a cell says that there is nothing.

    Raises:
        InvalidTarget: when a sign stands without a number.
        InvalidNumber: when a number is out of bounds.
    """
    from perfeval.expressions.expression import read_expression

    return read_expression(text)


def read_band(text: str) -> str | None:
    """The band that *text* names: 达成, 部分达成 or 未达成; None for any other words."""
    from perfeval.expressions.bands import read_band

    return read_band(text)
