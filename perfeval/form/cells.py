"""What a cell of a spreadsheet, a document or a data frame says, as text."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any, Final, SupportsIndex, cast

from perfeval._exact import DECIMAL_PLACES, bare, digits, number, places
from perfeval._text import tidy
from perfeval.errors import InvalidForm
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import (
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    NotBefore,
    Unstated,
)

#: The longest number that is written out.
_MANY_DIGITS: Final = 60

_BREAK: Final = re.compile(r"\r\n?|\v")
#: What pandas calls a column without a heading.
UNNAMED: Final = re.compile(r"Unnamed: [0-9]{1,4}(?:_level_[0-9])?")

#: What programs write where there is nothing.
_MISSING: Final = frozenset("nan none null nat na <na> #n/a".split())
_MISSING_BEGIN: Final = frozenset("nN<#")

#: Values of this library that a record may hold.
_OWN: Final = (Quantity, Band, AtLeast, AtMost, Exactly, Unstated, Between, Deadline, NotBefore, Described, MonthDay)

#: What to pass where something stands that is no row of cells.
ROWS: Final = (
    "pass the values of the cells: ws.iter_rows(values_only=True) of openpyxl, "
    "[cell.text for cell in row.cells] of python-docx, [list(df), *df.values.tolist()] of pandas"
)


def cell_text(value: object) -> str:
    """The text of a cell, as its program shows it.

    A number of a spreadsheet is a double, and counts with the 15 significant digits that the spreadsheet shows,
    of which at most 12 stand after the point.

    Raises:
        InvalidForm: when *value* is nothing that a cell can hold.

    >>> cell_text(0.1 + 0.2), cell_text(5.0), cell_text(1e-7), cell_text(float("nan")), cell_text(None)
    ('0.3', '5', '0.0000001', '', '')
    >>> cell_text(datetime.datetime(2023, 12, 11))
    '2023年12月11日'
    """
    if isinstance(value, str):
        if value[:7] == "Unnamed" and UNNAMED.fullmatch(value):
            return ""
        text = value.replace("_x000D_", "")
        # A break cannot be printed, and most texts can be as a whole.
        return tidy(text if text.isprintable() else _BREAK.sub("\n", text))
    if value is None or _is_missing(value):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if type(value) is int:
        return _written(Decimal(value))
    if isinstance(value, float):
        return _written(_of_double(value)) if abs(value) < float("inf") else str(value)
    if isinstance(value, Decimal):
        return _written(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return str(value)
    if _is_of_array(value):
        return _of_array(value)
    if isinstance(value, SupportsIndex) and not isinstance(value, type):
        return _written(Decimal(value.__index__()))
    raise InvalidForm(f"a cell holds a {type(value).__name__}, not text or a number", remedy=ROWS)


def _is_of_array(value: Any) -> bool:
    """Whether it is one value out of an array, not an array itself."""
    return hasattr(value, "dtype") and hasattr(value, "item") and getattr(value, "size", 0) == 1


def _of_array(value: Any) -> str:
    """The text of a scalar of an array, which may be shorter than a double or a date without a class of its own."""
    plain = value.item()
    if isinstance(plain, float):
        return _written(Decimal(str(value)))
    return cell_text(datetime.date.fromisoformat(str(value)[:10]) if value.dtype.kind == "M" else plain)


def _is_missing(value: object) -> bool:
    """Whether it is NaN, NaT or NA, which differ from themselves or refuse to say so."""
    try:
        return bool(value != value)  # noqa: PLR0124 - only a missing value differs from itself
    except Exception:  # noqa: BLE001 - what is refused is for somebody's class to say
        return _said(value) in {"<NA>", "sNaN"}


def _said(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - and so is whether it can be written
        return ""


def _of_double(value: float) -> Decimal:
    """The number that 15 significant digits show, with no more decimal places than a form can have."""
    shown = Decimal(format(value, ".15g"))
    return Decimal(bare(places(shown, DECIMAL_PLACES))) if abs(value) < 1e15 else shown


def _written(value: Decimal) -> str:
    if not value.is_finite() or abs(value.adjusted()) > _MANY_DIGITS or len(value.as_tuple().digits) > _MANY_DIGITS:
        text = str(value)
        return text if len(text) <= _MANY_DIGITS else f"{text[:20]}…({len(text)}位)"
    return digits(value)


def cell(value: Any) -> object:
    """What a cell of a record holds: numbers and values of this library as they are, text and days as text; or None.

    A float is taken where it is a whole number, as data frames write one that has empty cells below or above it.

    Raises:
        InvalidNumber: when *value* is a float with decimals, which it does not hold exactly.
        InvalidForm: when *value* is nothing that a cell can hold.

    >>> cell(" "), cell("NaN"), cell(float("nan")), cell(5), cell(5.0), cell(datetime.date(2023, 12, 31))
    (None, None, None, 5, 5, '2023年12月31日')
    """
    kind = type(value)
    if kind is str:
        text = tidy(value)
        return text if text and text[0] not in _MISSING_BEGIN else None if is_missing(text) else text
    if value is None or kind is int or kind is bool:
        return value
    if kind is Decimal:
        return None if value.is_nan() else value
    if isinstance(value, _OWN):
        return value
    if _is_missing(value):
        return None
    if _is_of_array(value) and value.dtype.kind in "bf":
        value = value.item()
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else number(cast("Decimal", value))
    text = cell_text(value)
    return None if is_missing(text) else text


def is_missing(text: str) -> bool:
    """Whether a text is blank, or what a program writes where there is nothing.

    >>> is_missing(" "), is_missing("<NA>"), is_missing("无"), is_missing("-")
    (True, True, False, False)
    """
    text = text.strip()
    return not text or (text[0] in _MISSING_BEGIN and text.lower() in _MISSING)
