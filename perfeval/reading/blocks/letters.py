"""Letters in the headings of the funds, such as 全年预算数(A) and 执行率(B/A): which ratio they make the rate."""

from __future__ import annotations

import re
from typing import Final

from perfeval._text import plain, squeeze
from perfeval._words.columns import Column
from perfeval.reading.layout import Layout

_LETTER: Final = re.compile(r"[(\[]?([A-Za-z])[)\]]?$")
_RATIO: Final = re.compile(r"([A-Za-z])[/÷]([A-Za-z])(?:[×*]100%?)?[)\]]?$")

#: What the rate is made of.
_RIGHT: Final = (Column.EXECUTED, Column.ADJUSTED)


def wrong_ratio(layout: Layout) -> str:
    """The ratio that the letters make of the rate, where it is not executed ÷ adjusted; else an empty string."""
    ratio = _RATIO.search(plain(squeeze(layout.headings.get(Column.RATE, ""))))
    if ratio is None:
        return ""
    amounts = [each for each in (Column.INITIAL, Column.ADJUSTED, Column.EXECUTED) if each in layout.headings]
    letters = {}
    for column in amounts:
        found = _LETTER.search(plain(squeeze(layout.headings[column])))
        if found is not None:
            letters[found[1].upper()] = column
    part, whole = (letters.get(letter.upper()) for letter in ratio.groups())
    if part is None or whole is None or (part, whole) == _RIGHT:
        return ""
    return f"{part.value} ÷ {whole.value}"
