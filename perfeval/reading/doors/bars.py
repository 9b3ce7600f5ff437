"""Rows between bars that line breaks have broken, put together where the bars of whole rows are as many.

What turns a page into text writes a bar for each cell and pads each row with the bars of the cells that are merged.
A line break in a cell then breaks the row, and the bars of its lines come to the number that all rows have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, final

from perfeval.reading.by_place import is_tier_word

PIPE: Final = re.compile(r"(?<!\\)\|")
RULE: Final = re.compile(r"[\s|:\-—]*")

#: On how many lines a row can be broken.
_MOST_LINES: Final = 40

#: How many numbers of bars are tried, and what share of the lines has to come to one.
_TRIED: Final = 4
_SHARE: Final = 0.6

#: Fewer bars make no row whose lines could be counted.
_FEWEST: Final = 4


class Line(NamedTuple):
    """One row, or one line of text, with the number of its first line and whether it was put together."""

    text: str
    number: int
    is_joined: bool = False


def whole_lines(lines: Sequence[str]) -> Iterator[Line]:
    """The lines of a text, those that make one row as one."""
    bars = [len(PIPE.findall(line)) for line in lines]
    walkers = [_Walker(lines, bars, width) for width in _widths(lines, bars)]
    best = max(walkers, key=lambda each: (each.share, len(each.ends)), default=None)
    if best is None or best.share < _SHARE:
        best = _Walker(lines, bars, 0)
    place = 0
    while place < len(lines):
        end = best.ends[place]
        yield Line("\n".join(lines[place:end]), place + 1, end > place + 1)
        place = end


def _widths(lines: Sequence[str], bars: Sequence[int]) -> list[int]:
    """How many bars a row may have: as many as most lines, or as all lines from one that begins with a bar."""
    counts = Counter(count for count in bars if count >= _FEWEST)
    starts = [place for place, line in enumerate(lines) if line.startswith("|")]
    groups = Counter(sum(bars[start:end]) for start, end in pairwise([*starts, len(lines)]) if end > start + 1)
    found = [*counts.most_common(_TRIED), *groups.most_common(1)]
    return list(dict.fromkeys(width for width, times in found if width >= _FEWEST and times > 1))


@final
class _Walker:
    """Finds the lines that come to one number of bars."""

    def __init__(self, lines: Sequence[str], bars: Sequence[int], width: int) -> None:
        self.lines = lines
        self.bars = bars
        self.width = width
        #: The place after each row, by where it starts.
        self.ends: dict[int, int] = {}
        self._ruled = _ruled(lines)
        self._whole = 0
        place = 0
        while place < len(lines):
            end = self._end(place)
            self.ends[place] = end
            place = end
        barred = sum(1 for count in bars if count)
        self.share = self._whole / barred if barred else 0.0

    def _end(self, place: int) -> int:
        """The place after the row that starts here."""
        if not self.width or not self.bars[place] or place in self._ruled:
            return place + 1
        found, end = self.bars[place], place + 1
        while end < min(place + _MOST_LINES, len(self.lines)) and found < self.width and self._goes_on(place, end):
            found += self.bars[end]
            end += 1
        if found == self.width and self._is_row(place, end):
            self._whole += sum(1 for count in self.bars[place:end] if count)
            return end
        return self._end_of_tiers(place)

    def _is_row(self, place: int, end: int) -> bool:
        """Whether lines are more than several short rows: one has most of the bars, or each goes on with a bar."""
        parts = [
            line.strip()
            for line, count in zip(self.lines[place + 1 : end], self.bars[place + 1 : end], strict=True)
            if count
        ]
        return 2 * max(self.bars[place:end]) >= self.width or all(part.startswith("|") for part in parts)

    def _goes_on(self, place: int, end: int) -> bool:
        """Whether a line can be the rest of a row; most of a row goes on in an open cell, or with a bar first."""
        below = self.lines[end].strip()
        most = 2 * self.bars[place] >= self.width and self.lines[end - 1].rstrip().endswith("|")
        return bool(below) and (below.startswith("|") or not most)

    def _end_of_tiers(self, place: int) -> int:
        """The place after a row above whose first cells the tiers stand, each on a line that ends with a bar."""
        end, found = place, 0
        while end < len(self.lines) and self._is_tier(end):
            found += 1
            end += 1
        goes_on = end < len(self.lines) and self.bars[end] > 1 and found + self.bars[end] <= self.width
        return end + 1 if found and goes_on else place + 1

    def _is_tier(self, place: int) -> bool:
        line = self.lines[place].strip()
        return self.bars[place] == 1 and line.endswith("|") and is_tier_word(line.removesuffix("|"))


def _ruled(lines: Sequence[str]) -> set[int]:
    """The places of all lines of tables that have a rule, as Markdown has it; each of their lines is a row."""
    found: set[int] = set()
    block: list[int] = []
    ruled = False
    for place, line in enumerate([*lines, ""]):
        if line.strip():
            block.append(place)
            ruled = ruled or ("--" in line and "|" in line and RULE.fullmatch(line) is not None)
        else:
            found.update(block if ruled else ())
            block, ruled = [], False
    return found
