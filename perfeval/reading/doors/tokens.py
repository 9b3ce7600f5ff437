"""Texts that have lost their rows: lines, or pieces of lines, with where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from perfeval._text import tidy
from perfeval._words.signs import is_sign, says_nothing
from perfeval.errors import InvalidForm
from perfeval.reading.by_place import is_tier_word
from perfeval.reading.doors.printed import INNER_SPACE, is_no_row, unprinted
from perfeval.reading.grid import MAX_ROWS, MISSING
from perfeval.reading.layout import indicator_layout
from perfeval.reading.small_texts import is_points

#: How many empty lines together can be empty cells.
_MOST_EMPTY: Final = 24

#: The longest text that is a part of a heading.
_LONGEST_PART: Final = 20

#: On how many lines the name of a tier can stand, and how long it can be.
_MOST_PIECES: Final = 7
_LONGEST_TIER: Final = 24

_WEIGHT_AT_END: Final = re.compile(r"[0-9]{1,3}分?[)）]$")

_SPACED: Final = re.compile(r"[ \u3000\u00a0]{1,}")


class Token(NamedTuple):
    """A text and its line; an empty text is a line that may be an empty cell."""

    text: str
    line: int


def tokens_of(lines: list[str], *, spaced: bool = False) -> list[Token]:
    """The cells: lines, or pieces of lines where the headings stand in one line between spaces, here or elsewhere.

    Raises:
        InvalidForm: when there are more than any document of forms has.
    """
    _limit(line and not line.isspace() for line in lines)
    lines = ["" if is_no_row(line) else line for line in unprinted(lines, _is_spaced_heading)]
    found = list(_lines(lines))
    if spaced or any(_is_spaced_heading(token.text) for token in found):
        found = [
            Token("" if piece in MISSING else piece.replace(INNER_SPACE, " "), line)
            for text, line in found
            for piece in _SPACED.split(text)
            if piece
        ]
        _limit(token.text for token in found)
        return found
    texts = sum(1 for token in found if token.text)
    apart = sum(1 for token, after in pairwise(found) if token.text and not after.text)
    if texts and apart > 0.8 * texts:
        # An empty line after each cell is how paragraphs stand apart, and no cell.
        return [token for token in found if token.text or lines[token.line - 1]]
    return found


def _limit(texts: Iterable[object]) -> None:
    if sum(1 for text in texts if text) > MAX_ROWS:
        raise InvalidForm(
            f"the text has more than {MAX_ROWS} lines or cells, and no tabs or markup that tell its rows apart",
            remedy="pass the forms in several parts, or with the tabs of their tables",
        )


def _lines(lines: list[str]) -> Iterator[Token]:
    """The lines, where many empty ones together are as good as a few."""
    empty = 0
    for number, line in enumerate(lines, start=1):
        text = tidy(line.rstrip().removesuffix("|")) if line else ""
        text = "" if text in MISSING else text
        empty = 0 if text else empty + 1
        if empty <= _MOST_EMPTY:
            yield Token(text, number)


def _is_spaced_heading(text: str) -> bool:
    if len(text) > 200 or "指标" not in text:
        return False
    pieces = tuple(_SPACED.split(text))
    return len(pieces) >= 4 and indicator_layout(pieces) is not None


def joined(tokens: list[Token], place: int, size: int) -> tuple[Token, int] | None:
    """The next *size* texts as one, and the place after them; None where they are too long, or not there."""
    if size == 1:
        while place < len(tokens) and not tokens[place].text:
            place += 1
        return (tokens[place], place + 1) if place < len(tokens) and len(tokens[place].text) <= _LONGEST_PART else None
    texts: list[Token] = []
    while place < len(tokens) and len(texts) < size:
        if tokens[place].text:
            if len(tokens[place].text) > _LONGEST_PART or says_nothing(tokens[place].text):
                return None
            texts.append(tokens[place])
        place += 1
    if len(texts) < size:
        return None
    return Token("".join(token.text for token in texts), texts[0].line), place


def whole_names(tokens: list[Token]) -> list[Token]:
    """Names of tiers that stand on several lines, and their weights on lines of their own, are joined."""
    whole: list[Token] = []
    place = 0
    while place < len(tokens):
        size = _size_of_tier(tokens, place) if tokens[place].text[:1] in _BEGINS else 1
        if size == 1:
            whole.append(tokens[place])
            place += 1
            continue
        text = "".join(token.text for token in tokens[place : place + size])
        if text[-1] in ")）" and not {"(", "（"} & set(text):
            # The bracket before the weight is lost.
            text = _WEIGHT_AT_END.sub(r"(\g<0>", text)
        whole.append(tokens[place]._replace(text=text))
        place += size
    return whole


def _size_of_tier(tokens: list[Token], place: int) -> int:
    """On how many lines the name of a tier stands here; 1 where what follows is no part of one."""
    texts = [token.text for token in tokens[place : place + _MOST_PIECES]]
    return next((size for size in range(len(texts), 1, -1) if texts[size - 1] and _is_tier(texts[:size])), 1)


def _is_tier(texts: list[str]) -> bool:
    """Whether several texts make the name of a tier, and are not tiers one by one."""
    whole = "".join(texts)
    if len(whole) > _LONGEST_TIER or not is_tier_word(whole) or texts.count("") > 1:
        return False
    said = list(filter(None, texts))
    return not any(is_points(text) or is_sign(text) for text in said) and not all(map(is_tier_word, said))


#: How names of tiers begin.
_BEGINS: Final = frozenset(
    "项年产產效滿满成投过過决決完预預履管社可数數质質时時进進经經生环環服公受(（一二三四五六七八九十0123456789"
)
