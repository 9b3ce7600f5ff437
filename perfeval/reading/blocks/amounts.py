"""Amounts of money in the cells of a form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from perfeval._exact import in_digits
from perfeval._text import squeeze
from perfeval._words.signs import says_nothing
from perfeval.errors import PerfevalError
from perfeval.form import Budget
from perfeval.form.fields import check_one_number

_AMOUNT: Final = re.compile(r"[-+]?[￥¥]?[0-9][0-9,，.]{0,30}(?:元|千元|万元|亿元)?")
#: The break where a narrow column has wrapped an amount: within a group of thousands, or within the cents.
_WRAPPED: Final = re.compile(
    r"(?<=,[0-9])\n(?=[0-9]{2}[,.])|(?<=,[0-9]{2})\n(?=[0-9][,.])"
    r"|(?<=,[0-9]{3}\.)\n(?=[0-9]{2}$)|(?<=,[0-9]{3}\.[0-9])\n(?=[0-9]$)|(?<=[0-9]{5}\.[0-9])\n(?=[0-9]$)"
)


def is_amount(text: str) -> bool:
    """Whether a text is an amount of money, with its unit or without.

    >>> is_amount("￥1,234.50"), is_amount("50 万元"), is_amount("无")
    (True, True, False)
    """
    return _AMOUNT.fullmatch(squeeze(text)) is not None


def amount(text: str, unit: str) -> Decimal | None:
    """An amount of money in *unit*, as forms write it; None where the cell says nothing.

    >>> amount("￥1,234.50", "万元"), amount("2000元", "万元"), amount("—", "万元")
    (Decimal('1234.50'), Decimal('0.2'), None)
    """
    if says_nothing(text) or squeeze(text) == "无":
        return None
    text = _WRAPPED.sub("", text)
    check_one_number(text)
    flat = squeeze(text).replace("，", ",").lstrip("￥¥")
    if (plain := in_digits(flat)) is not None:
        return plain
    try:
        return Budget(initial=flat, unit=unit).initial
    except PerfevalError as error:
        error.place = ()
        raise
