"""Text that has lost its rows: one cell per line without tabs, or cells told apart by spaces alone.

Rows are found again by what the cells say: under a row of headings, each text goes to the column that it fits best,
so that the whole table fits best.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from perfeval._text import plain, tidy
from perfeval.errors import InvalidForm
from perfeval.reading._columns import MOST_COLUMNS, arranged_places, kind_of
from perfeval.reading._compose import is_points, says_nothing
from perfeval.reading._grid import MAX_ROWS, Row, key
from perfeval.reading._headings import (
    FUNDS_HEADINGS,
    INDICATOR_HEADINGS,
    Column,
    Layout,
    funds_column,
    funds_layout,
    indicator_column,
    indicator_layout,
)
from perfeval.reading._funds import is_source
from perfeval.reading._labels import Fact, fact_of, is_title

#: A longer text is no cell of a table.
_LONGEST_CELL: Final = 400

#: How many empty lines together can be empty cells.
_MOST_EMPTY: Final = 24

_SPACED: Final = re.compile(r"[ \u3000\u00a0]{1,}")
_NUMBER_AT: Final = re.compile(r"[≥≤<>=]?[0-9]")


class Token(NamedTuple):
    """A text and its line; an empty text is a line that may be an empty cell."""

    text: str
    line: int


def stream_rows(lines: list[str]) -> Iterator[Row]:
    """Rows found by their content, and the other lines as text."""
    _limit(line and not line.isspace() for line in lines)
    tokens = _tokens(lines)
    _limit(token.text for token in tokens)
    place = 0
    while place < len(tokens):
        heading = _heading_run(tokens, place)
        if heading is not None:
            layout, texts, end = heading
            yield _row(texts)
            stop = _end_of_table(tokens, end, layout)
            found = _whole_names(tokens[end:stop])
            for places in arranged_places([token.text for token in found], layout):
                if any(found[each].text for cell in places for each in cell):
                    first = found[next(filter(None, places))[0]]
                    yield _row([_cell([found[each] for each in cell], first) for cell in places])
            place = stop
        elif _is_goal(tokens, place):
            rows, place = _goals(tokens, place)
            yield from map(_row, rows)
        elif fact_of(tokens[place].text) is not None:
            texts, place = _statement(tokens, place)
            yield _row(texts)
        else:
            if tokens[place].text:
                yield Row((tokens[place].text,), tokens[place].line, 0)
            place += 1


def _limit(texts: Iterable[object]) -> None:
    if sum(1 for text in texts if text) > MAX_ROWS:
        raise InvalidForm(
            f"the text has more than {MAX_ROWS} lines or cells, and no tabs or markup that tell its rows apart",
            remedy="pass the forms in several parts, or with the tabs of their tables",
        )


def _row(texts: list[Token]) -> Row:
    return Row(tuple(each.text for each in texts), texts[0].line, 1, tuple(each.line for each in texts))


def _whole_names(tokens: list[Token]) -> list[Token]:
    """Names of tiers whose last word stands on a line of its own are joined."""
    whole: list[Token] = []
    for token in tokens:
        before = next((place for place in (len(whole) - 1, len(whole) - 2) if place >= 0 and whole[place].text), -1)
        if key(token.text) == "指标" and before >= 0 and kind_of(whole[before].text + "指标") in {"dimension", "category", "cost"}:
            whole[before] = whole[before]._replace(text=whole[before].text + token.text)
        else:
            whole.append(token)
    return whole


def _cell(parts: list[Token], first: Token) -> Token:
    return Token("".join(part.text for part in parts), parts[0].line if parts else first.line)


def _tokens(lines: list[str]) -> list[Token]:
    """The cells: lines, or pieces of lines where the headings stand in one line between spaces."""
    found = list(_lines(lines))
    if any(_is_spaced_heading(token.text) for token in found):
        return [Token(piece, line) for text, line in found for piece in _SPACED.split(text)]
    texts = sum(1 for token in found if token.text)
    apart = sum(1 for token, after in zip(found, found[1:], strict=False) if token.text and not after.text)
    if texts and apart > 0.8 * texts:
        # An empty line after each cell is how paragraphs stand apart, and no cell.
        found = [token for before, token in zip([Token("x", 0), *found], found, strict=False) if token.text or lines[token.line - 1]]
    return found


def _lines(lines: list[str]) -> Iterator[Token]:
    """The lines, where many empty ones together are as good as a few."""
    empty = 0
    for number, line in enumerate(lines, start=1):
        text = tidy(line.rstrip().removesuffix("|")) if line else ""
        empty = 0 if text else empty + 1
        if empty <= _MOST_EMPTY:
            yield Token(text, number)


def _is_spaced_heading(text: str) -> bool:
    if len(text) > 200 or "指标" not in text:
        return False
    pieces = tuple(_SPACED.split(text))
    return len(pieces) >= 4 and indicator_layout(pieces) is not None


def _heading_run(tokens: list[Token], place: int) -> tuple[Layout, list[Token], int] | None:
    """The headings of a table that start at *place*, and the place after them."""
    if indicator_column(tokens[place].text) is None and funds_column(tokens[place].text) is None and not _pair(tokens, place):
        return None
    for words, column, layout in (
        (INDICATOR_HEADINGS, indicator_column, indicator_layout),
        (FUNDS_HEADINGS, funds_column, funds_layout),
    ):
        texts, end = _run(tokens, place, words, column)
        found = layout(tuple(token.text for token in texts)) if len(texts) > 2 else None
        if found is not None:
            label = [Token("", texts[0].line)] if words is FUNDS_HEADINGS else []
            made = layout(tuple(token.text for token in label + texts)) if label else found
            assert made is not None
            return made, label + texts, end
    return None


def _pair(tokens: list[Token], place: int) -> bool:
    joined = _joined(tokens, place, 2)
    return joined is not None and (key(joined[0].text) in INDICATOR_HEADINGS or key(joined[0].text) in FUNDS_HEADINGS)


def _run(tokens: list[Token], place: int, words: dict[str, Column], column: object) -> tuple[list[Token], int]:
    """Headings one after another; one that stands on two or three lines is joined, a strange one is let through."""
    texts: list[Token] = []
    end = place
    while place < len(tokens) and len(texts) < MOST_COLUMNS - 1:
        if not tokens[place].text:
            place += 1
            continue
        found = next(
            (
                joined
                for size in (3, 2, 1)
                if (joined := _joined(tokens, place, size)) and (key(joined[0].text) in words or (size == 1 and column(joined[0].text)))  # type: ignore[operator]
            ),
            None,
        )
        if found is None:
            after = _joined(tokens, place + 1, 1)
            known = after is not None and key(after[0].text) in words
            if not (texts and known and len(tokens[place].text) <= 12):
                break
            found = (tokens[place], place + 1)
        texts.append(found[0])
        place = end = found[1]
    return texts, end


def _joined(tokens: list[Token], place: int, size: int) -> tuple[Token, int] | None:
    """The next *size* texts as one, and the place after them."""
    texts: list[Token] = []
    while place < len(tokens) and len(texts) < size:
        if tokens[place].text:
            if len(tokens[place].text) > 20 or (size > 1 and says_nothing(tokens[place].text)):
                return None
            texts.append(tokens[place])
        place += 1
    if len(texts) < size:
        return None
    return Token("".join(token.text for token in texts), texts[0].line), place


def _end_of_table(tokens: list[Token], start: int, layout: Layout) -> int:
    """Where the cells under the headings end."""
    place = last = start
    while place < len(tokens):
        text = tokens[place].text
        if len(text) > _LONGEST_CELL or fact_of(text) is not None or is_title(text) or _heading_run(tokens, place):
            break
        if _is_funds_end(text, layout):
            break
        if is_points(text) or _NUMBER_AT.match(plain(text)) or (Column.EXECUTED in layout and is_source(text)):
            last = place + 1
        place += 1
    if Column.REASON in layout and last < place and tokens[last].text:
        last += 1
    return place if place < len(tokens) and fact_of(tokens[place].text) is Fact.TOTAL else last


def _is_funds_end(text: str, layout: Layout) -> bool:
    return Column.EXECUTED in layout and key(text) in {"绩效指标", "年度总体目标"}


def _is_goal(tokens: list[Token], place: int) -> bool:
    """Whether the two headings of the goals stand here; the name of their block may have the words of one."""
    if fact_of(tokens[place].text) not in {Fact.GOAL, Fact.OUTCOME}:
        return False
    following = _joined(tokens, place + 1, 1)
    if following is None or {fact_of(tokens[place].text), fact_of(following[0].text)} != {Fact.GOAL, Fact.OUTCOME}:
        return False
    third = _joined(tokens, following[1], 1)
    return third is None or fact_of(third[0].text) not in {Fact.GOAL, Fact.OUTCOME}


def _goals(tokens: list[Token], place: int) -> tuple[list[list[Token]], int]:
    """The two headings of the goals, and the texts under them."""
    other = _joined(tokens, place + 1, 1)
    assert other is not None
    head, place = [tokens[place], other[0]], other[1]
    texts: list[Token] = []
    while place < len(tokens) and len(texts) < 20:
        text = tokens[place].text
        if fact_of(text) is not None or key(text) == "绩效指标" or _heading_run(tokens, place):
            break
        if text:
            texts.append(tokens[place])
        place += 1
    if len(texts) > 2:
        texts = [Token("\n".join(token.text for token in texts), texts[0].line)]
    return ([head, texts] if texts else [head]), place


def _statement(tokens: list[Token], place: int) -> tuple[list[Token], int]:
    """A label, and the texts that follow it up to the next one."""
    total = fact_of(tokens[place].text) in {Fact.TOTAL, Fact.GRADE}
    texts = [tokens[place]]
    place += 1
    empty = 0
    while place < len(tokens) and len(texts) < (3 if total else 2) and empty < 4:
        text = tokens[place].text
        if fact_of(text) is not None or is_title(text) or _heading_run(tokens, place) or (total and len(texts) > 1 and not _goes_on(text)):
            break
        if text:
            texts.append(tokens[place])
        empty += not text
        place += 1
    return texts, place


def _goes_on(text: str) -> bool:
    return not text or is_points(text) or ("优" in text and "良" in text)
