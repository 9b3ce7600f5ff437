"""What a row of the indicator table is by its place under the headings, and beside its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from perfeval._text import squeeze
from perfeval._words.columns import BLOCK_NAMES, Column
from perfeval._words.keys import key, simplified
from perfeval._words.labels import Fact, fact_of
from perfeval._words.signs import says_nothing
from perfeval._words.tiers import CATEGORY, COST, DIMENSION
from perfeval.reading.alignment import Alignment, Placed
from perfeval.reading.arrange import ends_like_name, kind_of
from perfeval.reading.grid import Row
from perfeval.reading.kinds import counts_columns, ends_like_prose, is_grade, is_total, label_of, total_label
from perfeval.reading.labels import statements
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_blank_name, is_numbered, is_points

_NUMBERING: Final = re.compile(r"^(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[、.]|^\([一二三四五六七八九十0-9]{1,2}\)")
_TIER_ENDS: Final = re.compile(
    "(?:指标|效益|效果|成本|满意度?|产出|投入|过程|管理|决策|目标|影响|情况|能力|效能|履职|绩效|完成)(?:[(\\[].{1,8})?$"
)
#: What clerks write under a tier that has no indicator.
_NOT_APPLYING: Final = frozenset({"无", "不涉及", "不适用"})
_CONTENT: Final = (Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE)
_POINTS: Final = (Column.WEIGHT, Column.SCORE)


def is_tier_word(text: str) -> bool:
    """Whether a text is the usual name of a tier."""
    return bool(_tiers_called(text[:60]))


def is_first_tier(text: str) -> bool:
    """Whether a text is the usual name of a first tier."""
    return DIMENSION in _tiers_called(text[:60])


def is_second_tier(text: str) -> bool:
    """Whether a text is the usual name of a second tier."""
    return CATEGORY in _tiers_called(text[:60])


@lru_cache(maxsize=2048)
def _tiers_called(text: str) -> tuple[re.Pattern[str], ...]:
    """The words for tiers that a text is one of."""
    flat = _NUMBERING.sub("", simplified(squeeze(text)))
    return tuple(pattern for pattern in (DIMENSION, CATEGORY, COST) if pattern.fullmatch(flat) is not None)


def has_tiers_alone(row: Row) -> bool:
    """Whether a row has no more than usual names of tiers, and numbers such as （一） before them."""
    return all(is_tier_word(text) or squeeze(text).strip("().、").isnumeric() for _, text in row.filled)


def is_no_indicator(row: Row) -> bool:
    """Whether a row by itself is none: it has tiers alone, or the label of what stands below the indicators."""
    return has_tiers_alone(row) or total_label(row) is not None or label_of(row.filled[0][1]) is not None


def is_further_note(text: str) -> bool:
    """Whether a text below a note is the next one, as in 2.按要求填报; a tier, a total and a label may have numbers."""
    other = is_tier_word(text) or may_be_tier(text) or is_total(text)
    return is_numbered(text) and not other and (label_of(text) is None or ends_like_prose(text))


def may_be_tier(text: str) -> bool:
    """Whether a text on a row of its own may name a first tier, in a form that has others than the usual ones."""
    flat = squeeze(text)
    return _TIER_ENDS.search(flat) is not None and not any(map(str.isdecimal, flat))


def is_evaluated(layout: Layout) -> bool:
    """Whether the table has points or results, and is not a mere list of targets."""
    return any(column in layout for column in (Column.WEIGHT, Column.ACTUAL, Column.SCORE))


def is_blank(row: Row) -> bool:
    """Whether a row has no more than what the blank form prints: names of tiers, 指标2： and signs for nothing."""
    texts = [text for _, text in row.filled if text not in _NOT_APPLYING]
    return (len(texts) < len(row.filled) or any(map(is_blank_name, texts))) and all(
        is_blank_name(text) or is_tier_word(text) or key(text) in BLOCK_NAMES for text in texts
    )


def is_repeated(row: Row) -> bool:
    """Whether a merged cell repeats one text over the whole row."""
    return len({text for text in row.cells if text}) == 1 and row.cells.count(row.filled[0][1]) > 1


def is_ordinary(placed: Placed) -> bool:
    """Whether a row with a name and points where they are due says something else beside its name: an indicator."""
    name = placed.text(placed.layout.tiers[-1])
    said = placed.text(Column.TARGET) or placed.text(Column.ACTUAL)
    return said not in {"", name} and not (
        is_blank_name(name) or says_nothing(said) or is_points(name) or counts_columns(name)
    )


def has_points(placed: Sequence[Placed]) -> bool:
    """Whether a row has points where points are due."""
    return any(is_points(each.text(column)) for each in placed for column in _POINTS)


def fits(tree: Alignment, placed: Sequence[Placed]) -> bool:
    """Whether a row has a name, and content where the headings have it."""
    *_, lowest = tree.layout.tiers
    scored = any(column in tree.layout for column in _POINTS)
    wanted = _POINTS if scored else (Column.TARGET, Column.ACTUAL)
    for each in placed:
        texts = [each.text(column) for column in wanted]
        if each.text(lowest) and any(is_points(text) if scored else text for text in texts):
            return True
    return False


def is_indicator_by_place(column: int, tree: Alignment, placed: Placed) -> bool:
    """Whether a word for a total stands where the name of an indicator stands, with a target or an actual beside it."""
    lowest, cells = tree.layout.tiers[-1], placed.row.cells
    weights = [tree.layout.first(each) for each in _POINTS if each in tree.layout]
    filled = [place for place, text in enumerate(cells) if text]
    if any(fact_of(cells[place]) is Fact.GRADE for place in filled):
        return False
    if weights and filled[-1] < min(weights) and all(is_points(cells[place]) for place in filled if place > column):
        # Nothing but points, and none where they are due: what is merged was left out.
        return False
    said = placed.text(Column.TARGET) or placed.text(Column.ACTUAL)
    word = cells[column]
    return bool(said) and said != word and column in placed.cells(lowest)


def is_label(row: Row, tree: Alignment) -> bool:
    """Whether a row stands below the table: its first cell is a label, and it stands where the first tier stands."""
    filled = row.filled
    column, text = filled[0]
    fact = label_of(text)
    if fact is None or fact is Fact.TOTAL or column > max(tree.layout.first(tree.layout.tiers[0]), 0):
        return False
    if len(tree.layout.tiers) > 1:
        return True
    others = [fact_of(each) for _, each in filled[1:]]
    graded = fact is Fact.GRADE and is_grade(filled[1][1])
    return any(others) or len(filled) < 3 or graded


def is_rate(placed: Sequence[Placed]) -> bool:
    """Whether a row begins with the execution rate, a label elsewhere, and has points where points are due."""
    return label_of(placed[0].row.filled[0][1]) is Fact.RATE and has_points(placed)


def is_signature(placed: Placed) -> bool:
    """Whether a row begins with a label and its value, whatever they are, and has no name and no points: 填表：王五."""
    layout = placed.layout
    column, text = placed.row.filled[0]
    label, value = statements(text)[0]
    stated = bool(label and value) and placed.spot_of(column) <= max(layout.first(layout.tiers[0]), 0)
    nameless = not placed.text(layout.tiers[-1]) or has_labels_alone(placed.row)
    return stated and nameless and not has_points([placed])


def has_labels_alone(row: Row) -> bool:
    """Whether each cell of a row is a label with its value, or with a place for it: 填表人：王五, 审核人：."""
    return all(statements(text)[0][0] for _, text in row.filled)


def is_torn(placed: Placed, last: Placed | None, *, after_break: bool) -> bool:
    """Whether a row is the rest of the indicator above, if there is one, which the end of a page has torn."""
    layout = placed.layout
    if last is None or has_points([placed]):
        return False
    tiers = [(placed.text(column), last.text(column)) for column in layout.tiers[:-1]]
    rests = [(text, before) for text, before in tiers if text and text != before]
    whole = (is_tier_word(before) or (not before and is_tier_word(text)) for text, before in rests)
    if any(whole) or any(not is_tier_word(before + text) for text, before in rests):
        return False
    said = [placed.text(column) for column in (Column.TARGET, Column.ACTUAL)]
    if not placed.text(layout.tiers[-1]):
        return any(said) or bool(placed.text(Column.REASON) or placed.text(Column.STANDARD) or rests)
    pieces = [text for text in said if text]
    fragments = all(len(text) <= 3 and not any(map(str.isdecimal, text)) for text in pieces)
    if len(pieces) > 1 and all(kind_of(text) == "quality" for text in pieces):
        return False
    return fragments and (after_break or bool(pieces))


def is_rest_of_name(text: str, last: Placed) -> bool:
    """Whether a text that stands alone under the names goes on with the name above, which says all that a row says."""
    name = squeeze(last.text(last.layout.tiers[-1])[-60:])
    ends = not ends_like_name(name) and ends_like_name(simplified(squeeze(text[-60:])))
    ends = ends or (text == "指标" and not name.endswith(text))
    return has_points([last]) and (ends or text[0] in "的和与及、，）)")


def is_torn_tier(placed: Placed, last: Placed | None) -> bool:
    """Whether all that a row says is the rest of the tiers above, such as 标 below 效益指."""
    upper = placed.layout.tiers[:-1]
    said = [placed.text(column) for column in upper]
    alone = bool("".join(said)) and not placed.text(placed.layout.tiers[-1])
    return alone and is_torn(placed, last, after_break=False)


def spoiled_total(row: Row, placed: Placed) -> tuple[int, str] | None:
    """The label of a total whose points are words: nothing else is said where an indicator says something."""
    column, text = row.filled[0]
    lowest = placed.layout.tiers[-1]
    said = placed.text(Column.TARGET) or (placed.text(Column.ACTUAL) if len(row.filled) <= 3 else "")
    return (column, text) if is_total(text) and {said, placed.text(lowest)} <= {"", text} else None
