"""A data frame as pandas prints it: a number before each row, and more columns below where the first are too many."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from perfeval._words.columns import Column, indicator_column
from perfeval.errors import InvalidForm

_ROW: Final = re.compile(r"\s*([0-9]+)(?:\s+(\S.*)|\s*)")
#: A row with a number of its own in its first cell.
_TWICE: Final = re.compile(r"\s*([0-9]+)\s+([0-9]+(?:\s.*)?)")
_LEFT_OUT: Final = re.compile(r"\s*\.\.(?:\s+\.{2,3})*\s*")
_COLUMNS_LEFT_OUT: Final = re.compile(r"\s\.\.\.(?:\s|$)")
#: Lines below headings and around rows, and what says how large a frame is.
_NO_ROW: Final = re.compile(
    r"(?=.*(?:--|==))[-=]+(?:\s+[-=]+)+|[-=]{6,}|[\u2500\u2501\u2550]{2,}|\[[0-9]+ rows x [0-9]+ columns\]",
    re.ASCII,
)
#: How long pandas lets a cell be.
_PANDAS_CUTS: Final = 50
GOES_ON: Final = "\\"
#: Between two columns there are two spaces or more; one belongs to its cell.
_INNER: Final = re.compile(r"(?<=\S) (?=\S)")
#: A space within a cell, where spaces tell cells apart.
INNER_SPACE: Final = "\N{EN SPACE}"


def unprinted(lines: list[str], is_heading: Callable[[str], bool]) -> list[str]:
    r"""The lines, of printed data frames the rows alone and whole; what is taken away leaves an empty line.

    Raises:
        InvalidForm: when a frame was printed in part.

    >>> unprinted(["  指标 分值", "0  宣传  5", "1  培训  10"], lambda line: "分值" in line)
    ['  指标 分值', '宣传  5', '培训  10']
    """
    found = list(lines)
    place = 0
    while place < len(found):
        end = place + 1
        line = found[place].rstrip()
        if is_heading(line) or ("指标" in line and line.endswith(GOES_ON)):
            end = _frame(found, place)
        place = end
    return found


def _frame(lines: list[str], heading: int) -> int:
    """Put the frame under a row of headings together; return the place after it."""
    end = _end_of_rows(lines, heading)
    if end == heading + 1:
        return end
    goes_on = lines[heading].rstrip().endswith(GOES_ON)
    rows = range(heading + 1, end)
    check_whole(lines, heading, end)
    lines[heading] = lines[heading].rstrip().removesuffix(GOES_ON)
    for place in rows:
        lines[place] = _cells(lines[place])
    while goes_on:
        below = end
        while below < len(lines) and not lines[below].strip():
            below += 1
        if below == len(lines) or _end_of_rows(lines, below) != below + 1 + len(rows):
            raise in_part()
        end = below + 1 + len(rows)
        check_whole(lines, below, end)
        goes_on = lines[below].rstrip().endswith(GOES_ON)
        lines[heading] += f"  {lines[below].rstrip().removesuffix(GOES_ON)}"
        lines[below] = ""
        for place in rows:
            lines[place] += f"  {_cells(lines[below + 1 + place - rows.start])}"
            lines[below + 1 + place - rows.start] = ""
    return end


def _end_of_rows(lines: list[str], heading: int) -> int:
    """The place after the rows below headings that each begin with a number of their own, where headings have none.

    Headings that are not set in may stand above anything; rows are numbered from 0 there, or several from 1.
    Below a heading of serial numbers, a number alone is that of the table itself.
    """
    numbers: dict[str, None] = {}
    end = heading + 1
    form = _TWICE if indicator_column(lines[heading].split()[0]) is Column.SERIAL else _ROW
    while end < len(lines) and (row := form.fullmatch(lines[end])) and row[1] not in numbers:
        numbers[row[1]] = None
        end += 1
    first = next(iter(numbers), "")
    numbered = lines[heading][:1].isspace() or first == "0" or (first == "1" and len(numbers) > 1)
    return end if numbered else heading + 1


def _cells(line: str) -> str:
    row = _ROW.fullmatch(line)
    return _INNER.sub(INNER_SPACE, row[2] or "") if row else line


def check_whole(lines: Sequence[str], heading: int, end: int) -> None:
    """Refuse a frame of which rows or columns were left out, which ends at *end* or before what stands for them."""
    if _COLUMNS_LEFT_OUT.search(lines[heading]) or any(map(_LEFT_OUT.fullmatch, lines[heading + 1 : end + 1])):
        raise in_part()


def is_cut(text: str) -> bool:
    """Whether a cell goes on beyond the place that it had; the ellipsis of a writer has six dots.

    >>> is_cut("年度指…"), is_cut("…"), is_cut("等……"), is_cut("三" * 47 + "...")
    (True, False, False, True)
    """
    return (len(text) > 1 and text[-1] == "…" != text[-2]) or (len(text) == _PANDAS_CUTS and text.endswith("..."))


def is_no_row(line: str) -> bool:
    """Whether a line is drawn below headings or around rows, or says how large a frame is.

    >>> is_no_row("--  ----------  ------"), is_no_row(" ────────── "), is_no_row("[3 rows x 8 columns]")
    (True, True, True)
    >>> is_no_row("--"), is_no_row("- 甲")
    (False, False)
    """
    return _NO_ROW.fullmatch(line.strip()) is not None


def in_part() -> InvalidForm:
    """Say that a table was printed without some of its rows or columns."""
    return InvalidForm(
        "the text is a table or a data frame that was printed in part: rows, columns or ends of cells are left out",
        remedy="pass its headings and its rows, as read_form([list(df), *df.values.tolist()]), or print it whole",
    )
