"""Text that has lost its rows: one cell per line without tabs, or cells told apart by spaces alone.

Rows are found again by what the cells say: under a row of headings, each text goes to the column that it fits best,
so that the whole table fits best.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple, final

from perfeval._text import plain, squeeze
from perfeval._words.columns import (
    FUNDS_HEADINGS,
    INDICATOR_HEADINGS,
    REVIEWED,
    Column,
    funds_column,
    indicator_column,
)
from perfeval._words.keys import key
from perfeval._words.labels import Fact, fact_of
from perfeval.reading.arrange import MOST_COLUMNS, kind_of
from perfeval.reading.blocks.sources import is_source
from perfeval.reading.doors.arranged import arranged_rows, row_of
from perfeval.reading.doors.grouped import parts_heading
from perfeval.reading.doors.shape import RowShape
from perfeval.reading.doors.tokens import Token, joined, tokens_of, whole_names
from perfeval.reading.doors.upright import upright
from perfeval.reading.grid import Row
from perfeval.reading.kinds import PARTS_OF_ACTUAL
from perfeval.reading.labels import is_title
from perfeval.reading.layout import Layout, funds_layout, indicator_layout
from perfeval.reading.small_texts import is_points

#: A longer text is no cell of a table.
_LONGEST_CELL: Final = 400

#: The longest heading that no column has.
_LONGEST_HEADING: Final = 12

#: In how many lines a heading can be broken.
_MOST_PIECES: Final = 5
_REASONS: Final = re.compile(
    "(?:未完成|偏差|偏离|扣分|未达标|未实现|存在)?(?:主要)?原因(?:分析|说明)?(?:及|和|与|、)"
    "(?:拟|已)?(?:采取)?的?(?:下一步)?(?:改进|整改|纠偏|纠正)?(?:措施|说明|情况)|偏差原因分析"
)

_REASONS_BEGIN: Final = frozenset("未偏扣存主原")
#: All that headings begin with: nothing but a unit in brackets, a heading by itself.
_BEGINNINGS: Final = frozenset(
    word[:end] for word in (*INDICATOR_HEADINGS, *FUNDS_HEADINGS) for end in range(len(word) + 1)
)

#: How many texts may stand between the rows of one table.
_FARTHEST_ROW: Final = 60

#: How many texts a total has, where no reviewer has scored.
_OF_TOTAL: Final = 3

_NUMBER_AT: Final = re.compile(r"[≥≤<>=]?[0-9]")
_GOALS: Final = frozenset({Fact.GOAL, Fact.OUTCOME})
#: Where a list begins, and so what was done begins behind what was to be done.
_FIRST: Final = re.compile(r"(?:目标)?[(（]?(?:1|一|①)[)）、.．:：]?(?![0-9])")
_NOTES: Final = frozenset({"备注", "说明"})
#: How many empty lines merged cells leave between the numbers of a total.
_MOST_EMPTY: Final = 8


def stream_rows(lines: list[str]) -> Iterator[Row]:
    """Rows of tables that line up, rows found by their content, and the other lines as text."""
    tables = list(upright(lines))
    rest = list(lines)
    for table in tables:
        rest[table.start : table.end] = [""] * (table.end - table.start)
    tokens = tokens_of(rest, spaced=bool(tables))
    place, of_total = 0, _OF_TOTAL
    for table in tables:
        end = bisect_left(tokens, table.start + 1, place, key=lambda token: token.line)
        yield from _Stream(tokens[place:end], of_total).rows()
        yield from table.rows
        place, of_total = end, _of_total(table.layout)
    yield from _Stream(tokens[place:], of_total).rows()


def _of_total(layout: Layout) -> int:
    """How many texts a total has below headings: its label, points at stake and scored, and in some a reviewer's."""
    return _OF_TOTAL + (Column.REVIEWED_SCORE in layout)


class _Heading(NamedTuple):
    """A row of headings, its layout, and the place after it."""

    layout: Layout
    texts: list[Token]
    end: int


@final
class _Stream:
    """Walks over the texts of a document."""

    def __init__(self, tokens: list[Token], of_total: int) -> None:
        self.tokens = tokens
        self._headings: dict[int, _Heading | None] = {}
        #: Up to where words that may be headings are known to head no table, nor does any part of them.
        self._barren = {Column.TARGET: 0, Column.EXECUTED: 0}
        self._of_total = of_total

    def rows(self) -> Iterator[Row]:
        """All rows of tables, labels with their values, and lines of text."""
        place = 0
        while place < len(self.tokens):
            token = self.tokens[place]
            heading = self._heading(place)
            if heading is not None:
                yield row_of(heading.texts)
                end = self._end_of_table(heading)
                self._of_total = _of_total(heading.layout)
                yield from arranged_rows(whole_names(self.tokens[heading.end : end]), heading.layout)
                place = end
            elif self._heads_goals(place):
                rows, place = self._goals(place)
                yield from map(row_of, rows)
            elif fact_of(token.text) is not None:
                texts, place = self._statement(place)
                yield row_of(texts)
            else:
                if token.text:
                    yield Row((token.text,), token.line, 0)
                place += 1

    def _heading(self, place: int) -> _Heading | None:
        """The row of headings that starts at *place*."""
        if place not in self._headings:
            self._headings[place] = self._indicator_heading(place) or self._funds_heading(place)
        return self._headings[place]

    def _indicator_heading(self, place: int) -> _Heading | None:
        if place < self._barren[Column.TARGET]:
            return None
        texts, end = self._grouped(*self._run(place, INDICATOR_HEADINGS))
        said = tuple(token.text for token in texts)
        if _starts_later(said):
            return None
        layout = indicator_layout(said)
        if layout is None:
            self._barren[Column.TARGET] = end
            return None
        return _Heading(layout, texts, end)

    def _grouped(self, texts: list[Token], end: int) -> tuple[list[Token], int]:
        """Headings whose last ones part an earlier one, as 符号, 数值 and 单位 do 年度指标值, in its place."""
        following = joined(self.tokens, end, 1) if texts and end < len(self.tokens) else None
        if following is not None and key(following[0].text) in PARTS_OF_ACTUAL:
            texts, end = [*texts, following[0]], following[1]
        for count in (3, 2):
            upper, lower = texts[:-count], texts[-count:]
            said = tuple(token.text for token in lower)
            for spot, token in enumerate(upper):
                if parts_heading(token.text, said):
                    return [*upper[:spot], *lower, *upper[spot + 1 :]], end
        return texts, end

    def _funds_heading(self, place: int) -> _Heading | None:
        if place < self._barren[Column.EXECUTED]:
            return None
        texts, end = self._run(place, FUNDS_HEADINGS)
        if len(texts) < 2:
            self._barren[Column.EXECUTED] = end
            return None
        # Over the names of the funds there is no heading, and so no text.
        texts = [Token("", self.tokens[place].line), *texts]
        layout = funds_layout(tuple(token.text for token in texts))
        if layout is None:
            self._barren[Column.EXECUTED] = end
            return None
        return _Heading(layout, texts, end)

    def _run(self, place: int, words: dict[str, Column]) -> tuple[list[Token], int]:
        """Headings one after another: one on several lines is joined, a strange one between others let through."""
        column = indicator_column if words is INDICATOR_HEADINGS else funds_column
        texts: list[Token] = []
        end = place
        while len(texts) < MOST_COLUMNS - 1 and self.tokens[place].text:
            following = joined(self.tokens, end, 1)
            if following is None:
                break
            found = self._broken_heading(end, words)
            if found is None and column(following[0].text) is None:
                after = joined(self.tokens, following[1], 1) if len(texts) > 1 else None
                noted = words is FUNDS_HEADINGS and key(following[0].text) in _NOTES and len(texts) > 2
                strange = noted or (after is not None and key(after[0].text) in words)
                if not strange or len(following[0].text) > _LONGEST_HEADING:
                    break
            text, after_it = found or following
            if column(text.text) in REVIEWED and self._is_name(after_it):
                break
            texts.append(text)
            end = after_it
        return texts, end

    def _is_name(self, place: int) -> bool:
        """Whether a value stands at *place*: what a reviewer says heads no value, and so is the first indicator."""
        following = joined(self.tokens, place, 1)
        return following is not None and kind_of(following[0].text) in {"value", "percent", "sign"}

    def _broken_heading(self, place: int, words: dict[str, Column]) -> tuple[Token, int] | None:
        """A heading on several lines, of which not all are headings by themselves, and the place after it."""
        first = joined(self.tokens, place, 1)
        if first is None or not (key(first[0].text) in _BEGINNINGS or first[0].text[0] in _REASONS_BEGIN):
            return None
        for size in range(_MOST_PIECES, 1, -1):
            found = joined(self.tokens, place, size)
            if found is None:
                continue
            if _REASONS.fullmatch(squeeze(found[0].text)) is not None:
                return found
            if key(found[0].text) in words and not self._are_headings(place, found[1], words):
                return found
        return None

    def _are_headings(self, place: int, end: int, words: dict[str, Column]) -> bool:
        """Whether each of some texts is a heading by itself; 指标 below 一级 is the rest of it."""
        keys = [key(token.text) for token in self.tokens[place:end] if token.text]
        return keys[-1] != "指标" and all(word in words for word in keys)

    def _end_of_table(self, heading: _Heading) -> int:
        """Where the cells under a row of headings end."""
        place = last = heading.end
        is_funds = not heading.layout.tiers
        rows_end = place if is_funds else self._end_of_rows(heading)
        while place < len(self.tokens):
            text = self.tokens[place].text
            if place >= rows_end and (
                len(text) > _LONGEST_CELL
                or self._begins_other(place)
                or (is_funds and key(text) in {"绩效指标", "年度总体目标"})
            ):
                break
            if is_points(text) or _NUMBER_AT.match(plain(text)) or (is_funds and is_source(text)):
                last = place + 1
            place += 1
        if place < len(self.tokens) and fact_of(self.tokens[place].text) is Fact.TOTAL:
            return place
        last = max(last, rows_end)
        has_reason = Column.REASON in heading.layout and last < place and self.tokens[last].text
        return last + 1 if has_reason else last

    def _end_of_rows(self, heading: _Heading) -> int:
        """The place after the last cells that make a row by their order, whatever its name is."""
        shape = RowShape(heading.layout)
        place = end = heading.end
        while place < len(self.tokens) and place - end < _FARTHEST_ROW:
            row_end = shape.end(self.tokens, place)
            if row_end:
                end = row_end
            elif self._begins_other(place) and fact_of(self.tokens[place].text) in {None, Fact.PROJECT}:
                break
            place += 1
        return end

    def _begins_other(self, place: int) -> bool:
        """Whether something else than another cell of a table begins."""
        text = self.tokens[place].text
        return fact_of(text) is not None or is_title(text) or self._heading(place) is not None

    def _heads_goals(self, place: int) -> bool:
        """Whether the two headings of the goals stand here; the name of their block may have the words of one."""
        one = fact_of(self.tokens[place].text)
        following = joined(self.tokens, place + 1, 1) if one in _GOALS else None
        if following is None or {one, fact_of(following[0].text)} != _GOALS:
            return False
        third = joined(self.tokens, following[1], 1)
        return third is None or fact_of(third[0].text) not in _GOALS

    def _goals(self, place: int) -> tuple[list[list[Token]], int]:
        """The two headings of the goals, and the texts under them; many are parted where a list begins anew."""
        head = [self.tokens[place]]
        place += 1
        while not self.tokens[place].text:
            place += 1
        head.append(self.tokens[place])
        texts: list[Token] = []
        place += 1
        while place < len(self.tokens) and not self._begins_other(place) and key(self.tokens[place].text) != "绩效指标":
            texts += [self.tokens[place]] if self.tokens[place].text else []
            place += 1
        if len(texts) > 2:
            again = [at for at, token in enumerate(texts) if at and _FIRST.match(token.text)]
            parts = (
                (texts[: again[0]], texts[again[0] :]) if len(again) == 1 and _FIRST.match(texts[0].text) else (texts,)
            )
            texts = [Token("\n".join(token.text for token in part), part[0].line) for part in parts]
        return ([head, texts] if texts else [head]), place

    def _statement(self, place: int) -> tuple[list[Token], int]:
        """A label, and the text that follows it; after a total or a grade, more that belong to it."""
        texts = [self.tokens[place]]
        fact = fact_of(texts[0].text)
        most = self._of_total if fact is Fact.TOTAL else 3 if fact is Fact.GRADE else 2
        place += 1
        empty = 0
        while place < len(self.tokens) and len(texts) < most and empty < _MOST_EMPTY:
            text = self.tokens[place].text
            if self._begins_other(place) or (len(texts) > 1 and not _goes_on(text)):
                break
            texts += [self.tokens[place]] if text else []
            empty += not text
            place += 1
        return texts, place


def _starts_later(texts: tuple[str, ...]) -> bool:
    """Whether the goals of a form, left empty, stand before the headings, as 预期目标 and 实际完成情况 do."""
    goals = next((at for at, text in enumerate(texts) if fact_of(text) not in {Fact.GOAL, Fact.OUTCOME}), 0)
    layout = indicator_layout(texts[goals:]) if goals else None
    return layout is not None and bool({Column.TARGET, Column.ACTUAL} & layout.columns.keys())


def _goes_on(text: str) -> bool:
    """Whether a text belongs to the total or the grade before it: another number, or the scale."""
    return not text or is_points(text) or ("优" in text and "良" in text)
