"""What a cell of a spreadsheet, a document or a data frame says, as text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, SupportsIndex, TypeGuard

from perfeval._exact import DECIMAL_PLACES, bare, digits, places
from perfeval._text import tidy
from perfeval.errors import InvalidForm
from perfeval.reading.grid import Row

#: Empty cells beyond this column are formatting, not content.
_WIDE: Final = 64

#: The longest number that is written out.
_MANY_DIGITS: Final = 60

#: What pandas calls a column without a heading.
_UNNAMED: Final = re.compile(r"Unnamed: [0-9]{1,4}(?:_level_[0-9])?")

_REMEDY: Final = (
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
    if value is None or _is_missing(value):
        return ""
    if isinstance(value, str):
        if _UNNAMED.fullmatch(value):
            return ""
        return tidy(value.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("_x000D_", ""))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _written(_of_double(value)) if abs(value) < float("inf") else str(value)
    if isinstance(value, Decimal):
        return _written(value)
    if isinstance(value, (datetime.datetime, datetime.date)):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return str(value)
    if isinstance(value, SupportsIndex):
        return _written(Decimal(value.__index__()))
    raise InvalidForm(f"a cell holds a {type(value).__name__}, not text or a number", remedy=_REMEDY)


def _is_missing(value: object) -> bool:
    """Whether it is NaN, NaT or NA, which differ from themselves or refuse to say so."""
    try:
        return bool(value != value)  # noqa: PLR0124 - only a missing value differs from itself
    except (TypeError, ValueError, ArithmeticError):
        return str(value) in {"<NA>", "sNaN", "NaN"}


def _of_double(value: float) -> Decimal:
    """The number that 15 significant digits show, with no more decimal places than a form can have."""
    number = Decimal(format(value, ".15g"))
    return Decimal(bare(places(number, DECIMAL_PLACES))) if abs(value) < 1e15 else number


def _written(value: Decimal) -> str:
    if not value.is_finite() or abs(value.adjusted()) > _MANY_DIGITS or len(value.as_tuple().digits) > _MANY_DIGITS:
        text = str(value)
        return text if len(text) <= _MANY_DIGITS else f"{text[:20]}…({len(text)}位)"
    return digits(value)


def rows_of(source: Iterable[object]) -> Iterator[Row]:
    """Rows of cells, as any library for spreadsheets and documents gives them.

    Raises:
        InvalidForm: when *source* is no iterable of rows, or a cell holds what no cell can hold.
    """
    for number, row in enumerate(source, start=1):
        if isinstance(row, (str, bytes, Mapping)) or not isinstance(row, Iterable):
            raise InvalidForm(
                f"row {number} is a {type(row).__name__}, not a sequence of cells",
                remedy=_REMEDY
                if not isinstance(row, str)
                else 'pass one text, as "\\n".join(lines), or lists of cells',
            )
        for cells in _levels(tuple(row), number):
            if any(cells):
                yield Row(cells, number)


def _levels(row: tuple[object, ...], number: int) -> Iterator[tuple[str, ...]]:
    """The cells of a row; headings of several levels, as a data frame gives them, are as many rows."""
    levels = {len(cell) if isinstance(cell, tuple) else 0 for cell in row}
    if len(levels) == 1 and levels != {0}:
        for level in zip(*row, strict=True):
            yield _cells(level, number)
    else:
        yield _cells(row, number)


def _cells(row: Iterable[object], number: int) -> tuple[str, ...]:
    texts: list[str] = []
    for column, value in enumerate(row, start=1):
        try:
            texts.append(cell_text(value))
        except InvalidForm as error:
            raise error.within(f"row {number}, column {column}") from None
    while len(texts) > _WIDE and not texts[-1]:
        texts.pop()
    return tuple(texts)


def refused(source: object) -> InvalidForm:
    """Say what to pass instead of a source that is neither text nor rows."""
    kind = type(source).__name__
    if isinstance(source, (bytes, bytearray, memoryview)):
        remedy = "decode it first, as data.decode() or, for older pages, data.decode('gb18030')"
    elif hasattr(source, "iterrows"):
        remedy = "pass its headings and its rows: [list(df), *df.values.tolist()]"
    elif hasattr(source, "read_text"):
        remedy = "pass its text: path.read_text(encoding='utf-8')"
    elif hasattr(source, "read"):
        remedy = "pass its text: file.read()"
    elif isinstance(source, Mapping):
        remedy = "pass rows of cells, the headings first; SelfEvaluation.from_rows takes records"
    else:
        remedy = _REMEDY
    return InvalidForm(f"a {kind} is neither the text of a form nor rows of cells", remedy=remedy)


def is_rows(source: object) -> TypeGuard[Iterable[object]]:
    """Whether *source* can be iterated for rows, and is nothing that only looks like it."""
    strangers = isinstance(source, (bytes, bytearray, memoryview, Mapping))
    foreign = hasattr(source, "iterrows") or hasattr(source, "read")
    return isinstance(source, Iterable) and not strangers and not foreign
