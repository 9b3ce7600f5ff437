"""What the cells of a row look like in their order, where nothing but the order tells rows apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, final

from perfeval._words.columns import Column
from perfeval._words.labels import fact_of
from perfeval.reading.arrange import kind_of
from perfeval.reading.doors.tokens import Token
from perfeval.reading.kinds import is_total
from perfeval.reading.layout import Layout

#: In how many texts a row is looked for, and how many places they may take.
_MOST_TEXTS: Final = 14
_MOST_PLACES: Final = 24

#: One letter for each kind of text; what is none of these stands in no row after its name.
_LETTERS: Final = {
    "points": "p",
    "points in words": "p",
    "percent": "v",
    "mixed": "v",
    "value": "v",
    "quality": "v",
    "sign": "s",
    "unit": "w",
    "words": "w",
    "nothing": "-",
    "dots": "-",
}
_SAID: Final = "[pvws-]{0,2}"
_PATTERNS: Final[dict[Column | None, str]] = {
    Column.TARGET: f"(?P<target>{_SAID})",
    Column.ACTUAL: f"(?P<actual>{_SAID})",
    Column.SIGN: "[sw-]?",
    Column.WEIGHT: "(?P<weight>[p-])",
    Column.SCORE: "(?P<score>[p-])",
    # The next row begins with words, and so does what nobody has reviewed.
    Column.REVIEWED_ACTUAL: "[pv-]{0,2}",
    Column.REVIEWED_SCORE: "[p-]?",
}
_NAME: Final = re.compile(r"\(\?P<[a-z]+>")
_POINTS: Final = ("weight", "score")

#: What no indicator is called.
_NO_NAMES: Final = frozenset({"points", "points in words", "percent", "sign", "nothing", "dots", "in brackets"})
_LONGEST_NAME: Final = 120


@lru_cache(maxsize=4096)
def _letter(text: str) -> str:
    return "x" if fact_of(text) is not None else _LETTERS.get(kind_of(text), "x")


@final
class RowShape:
    """What follows the name of an indicator, by the order of the headings."""

    def __init__(self, layout: Layout) -> None:
        at = {spot: column for column, spots in layout.columns.items() for spot in spots}
        after = [at.get(spot) for spot in range(layout.first(layout.tiers[-1]) + 1, layout.width)]
        last = max((spot for spot, column in enumerate(after) if column in _PATTERNS), default=-1)
        # Of two columns for one thing the first has the name in the pattern.
        named = {column: spot for spot, column in reversed(list(enumerate(after)))}
        patterns = [_PATTERNS.get(column, "[ws-]?") for column in after[: last + 1]]
        self._pattern = re.compile(
            "".join(
                pattern if named[after[spot]] == spot else _NAME.sub("(?:", pattern)
                for spot, pattern in enumerate(patterns)
            )
        )

    def end(self, tokens: Sequence[Token], place: int) -> int:
        """The place after the row whose name stands at *place*; 0 where it is the name of no row."""
        name = tokens[place].text
        if not name or len(name) > _LONGEST_NAME or kind_of(name) in _NO_NAMES:
            return 0
        places = [at for at in range(place + 1, min(place + _MOST_PLACES, len(tokens))) if tokens[at].text]
        match = self._pattern.match("".join(_letter(tokens[at].text) for at in places[:_MOST_TEXTS]))
        if match is None or not _is_row(match.groupdict(), total=is_total(name)):
            return 0
        return places[match.end() - 1] + 1


def _is_row(found: dict[str, str], *, total: bool) -> bool:
    """Whether a target or a result stands before points; what is called a total has one that is more than points."""
    points = "".join(found[each] for each in _POINTS if each in found)
    said = [found[each].strip("-") for each in ("target", "actual") if each in found]
    if not points:
        return len("".join(said)) > 1 and "v" in "".join(said)
    return "p" in points and any(each.strip("p") if total else each for each in said)
