"""Cells without rows, arranged under their headings so that the whole table fits best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, final

import attrs

from perfeval._text import plain, squeeze
from perfeval._words.columns import BLOCK_NAMES, Column
from perfeval._words.keys import simplified
from perfeval._words.labels import heads_totals
from perfeval._words.signs import is_sign, says_nothing
from perfeval._words.tiers import CATEGORY, COST, DIMENSION
from perfeval.errors import InvalidForm
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import is_points

_NUMBERED: Final = re.compile("指标(?:[0-9]{1,2}|[①-⑳]|[:、])|[★▲]")
#: What a value is at its shortest, and how names end that have digits in them.
_QUANTITY: Final = re.compile(r"[≥≤<>=]|[0-9.,]+[^0-9]{0,3}$")
_BOUND: Final = re.compile(r"[≥≤<>=]=?[0-9.,]+[^0-9]{0,4}$|[0-9.,]+(?:[^0-9A-Za-z]{0,3}|[A-Za-z%/]{0,4})$")
_NAME_ENDS: Final = re.compile(
    "(?:率|数|量|度|性|额|面积|情况|成本|里程|长度|水平|费用|培训|项目|工程|建设|覆盖|时限)$"
)
_POINTS_IN_WORDS: Final = re.compile("[零〇一二三四五六七八九十百两-]{1,4}分?|-[0-9.]{1,6}分?")
#: The weight of a tier whose name stands elsewhere: (50分).
_IN_BRACKETS: Final = re.compile(r"[(\[][0-9]{1,3}(?:\.[0-9]{1,2})?分?[)\]]?|[0-9]{1,3}(?:\.[0-9]{1,2})?分?[)\]]")
#: Names of tiers that are not the usual ones.
_LIKE_TIER: Final = re.compile("[^0-9,.;:、，。；：]{1,10}指标")
#: Short words that say how well something was done, and count nothing.
_QUALITIES: Final = frozenset(
    "优 良 中 差 好 较好 良好 优秀 优良 合格 达标 完成 已完成 达成 实现 显著 明显 提高 提升 增强 改善 满意 及时 正常 "
    "是 否 有 无 长期 持续 有效 规范 健全 符合 通过".split()
)
#: Under more headings no row is taken apart.
MOST_COLUMNS: Final = 24

#: What it costs when a row says nothing in a column.
_SKIP: Final = {
    Column.NAME: 5.0,
    Column.TARGET: 1.5,
    Column.ACTUAL: 1.3,
    Column.WEIGHT: 3.0,
    Column.SCORE: 2.0,
    Column.SIGN: 2.0,
    Column.MEASURE: 0.8,
}
#: The same in a funds block, where many rows are no more than a name.
_SKIP_IN_FUNDS: Final = {Column.NAME: 5.0}

#: What it costs to put a kind of text into a column; a kind not named in a column costs its last figure.
_COSTS: Final[dict[str, tuple[dict[Column | None, float], float]]] = {
    "empty": (
        {
            Column.NAME: 2.5, Column.TARGET: 0.6, Column.ACTUAL: 0.7, Column.WEIGHT: 1.5, Column.SCORE: 1.0,
            Column.SIGN: 1.0,
        },
        0.0,
    ),
    "block": ({None: 0.0, Column.NAME: 3.0}, 6.0),
    "nothing": ({Column.NAME: 1.5, Column.DIMENSION: 2.0, Column.CATEGORY: 2.0}, 0.2),
    "points": (
        {
            Column.WEIGHT: 0.0, Column.SCORE: 0.0, Column.TARGET: 0.4, Column.ACTUAL: 0.4, Column.REASON: 4.0,
            Column.RATE: 0.6, Column.INITIAL: 0.0, Column.ADJUSTED: 0.0, Column.EXECUTED: 0.0, Column.SERIAL: 0.2,
            None: 2.0,
        },
        7.0,
    ),
    "percent": (
        {
            Column.WEIGHT: 1.0, Column.SCORE: 1.6, Column.TARGET: 0.1, Column.ACTUAL: 0.1, Column.REASON: 4.0,
            Column.RATE: 0.0, Column.INITIAL: 4.0, Column.ADJUSTED: 4.0, Column.EXECUTED: 4.0, None: 2.0,
        },
        7.0,
    ),
    "numbered": ({Column.NAME: 0.0}, 6.0),
    "total": ({Column.NAME: 0.0}, 5.0),
    "in brackets": ({Column.DIMENSION: 0.3, Column.CATEGORY: 0.6, Column.NAME: 3.0, Column.THIRD: 3.0}, 5.0),
    "like a tier": (
        {Column.CATEGORY: 0.2, Column.THIRD: 0.8, Column.DIMENSION: 1.2, Column.NAME: 1.6, Column.REASON: 4.0}, 6.0,
    ),
    "quality": (
        {Column.TARGET: 0.1, Column.ACTUAL: 0.1, Column.REASON: 1.0, Column.NOTE: 1.0, Column.NAME: 1.5, None: 0.5},
        6.0,
    ),
    "dots": ({Column.NAME: 0.2}, 2.0),
    "points in words": ({Column.WEIGHT: 0.3, Column.SCORE: 0.3, Column.TARGET: 2.0, Column.ACTUAL: 2.0}, 6.0),
    "sign": ({Column.SIGN: 0.0, Column.TARGET: 3.0}, 7.0),
    "value": (
        {Column.TARGET: 0.0, Column.ACTUAL: 0.0, Column.REASON: 2.5, Column.NAME: 3.0, Column.RATE: 0.8, None: 1.0,
         Column.INITIAL: 0.2, Column.ADJUSTED: 0.2, Column.EXECUTED: 0.2},
        8.0,
    ),
    "mixed": (
        {Column.TARGET: 0.0, Column.ACTUAL: 0.0, Column.REASON: 2.0, Column.NAME: 1.1, Column.RATE: 0.8, None: 1.0,
         Column.INITIAL: 0.2, Column.ADJUSTED: 0.2, Column.EXECUTED: 0.2},
        8.0,
    ),
    "dimension": ({Column.DIMENSION: 0.0, Column.CATEGORY: 1.5, Column.NAME: 3.0, Column.THIRD: 3.0}, 5.0),
    "cost": ({Column.CATEGORY: 0.0, Column.DIMENSION: 0.3, Column.NAME: 4.0, Column.THIRD: 2.5}, 5.0),
    "category": ({Column.CATEGORY: 0.0, Column.DIMENSION: 2.4, Column.NAME: 3.5, Column.THIRD: 2.5}, 5.0),
    "unit": (
        {Column.MEASURE: 0.0, Column.TARGET: 0.8, Column.ACTUAL: 0.8, Column.REASON: 1.0, Column.NAME: 1.0, None: 0.3},
        6.0,
    ),
    "words": (
        {Column.NAME: 0.0, Column.THIRD: 0.6, Column.TARGET: 0.7, Column.ACTUAL: 0.7, Column.REASON: 0.8,
         Column.NOTE: 0.8, Column.CATEGORY: 2.5, Column.DIMENSION: 3.5, None: 0.5},
        8.0,
    ),
}  # fmt: skip
for _costs, _ in _COSTS.values():
    if Column.REASON in _costs:
        _costs[Column.STANDARD] = _costs[Column.REASON]
#: What a reviewer says stands as what it is about; where a reviewer says nothing, or says it in words, nobody minds.
for _kind in _COSTS.keys() - {"empty"}:
    _costs = _COSTS[_kind][0]
    for _of, _about in (
        (Column.REVIEWED_ACTUAL, Column.ACTUAL), (Column.REVIEWED_SCORE, None), (Column.REVIEWED_SCORE, Column.SCORE),
    ):  # fmt: skip
        if _about in _costs:
            _costs[_of] = _costs[_about]

#: What it costs to put a text under the name of the whole block, which is no heading.
_IN_BLOCK: Final = 7.0
_AMOUNT_AS_NAME: Final = 9.0
_NEW_ROW: Final = 0.1
#: What it costs besides when a row starts within a line.
_WITHIN: Final = 2.5
#: What it costs when a row is no more than a tier.
_TIER_ALONE: Final = 1.8
_INFINITE: Final = float("inf")
_DROPPED: Final = 0.3
#: What it costs when a cell goes on with the next text; a tier does so least.
_GOES_ON: Final[dict[Column | None, float]] = {
    Column.NAME: 2.6, Column.REASON: 2.6, Column.STANDARD: 2.6, Column.TARGET: 2.6, Column.ACTUAL: 2.6, None: 2.6,
    Column.REVIEWED_ACTUAL: 2.6, Column.REVIEWED_SCORE: 2.6, Column.CATEGORY: 2.9, Column.THIRD: 2.7,
}  # fmt: skip

#: Kinds of texts that can be the rest of a cell.
_GO_ON: Final = frozenset({"words", "unit", "mixed", "value", "quality"})


#: More than this of a text says nothing about its kind.
_LONGEST_KIND: Final = 60


def kind_of(text: str) -> str:
    """What kind of cell a text can be."""
    return _kind_of(text[:_LONGEST_KIND]) if text else "empty"


@lru_cache(maxsize=8192)
def _kind_of(text: str) -> str:
    if says_nothing(text):
        return "dots" if text[:1] in "….·" else "nothing"
    flat = simplified(squeeze(text))
    if flat in BLOCK_NAMES:
        return "block"
    if _NUMBERED.match(flat):
        return "numbered"
    if is_points(text):
        return "percent" if flat.endswith("%") else "points"
    if _POINTS_IN_WORDS.fullmatch(flat):
        return "points in words"
    if is_sign(text):
        return "sign"
    if COST.fullmatch(flat):
        return "cost"
    if DIMENSION.fullmatch(flat):
        return "dimension"
    if CATEGORY.fullmatch(flat):
        return "category"
    if _IN_BRACKETS.fullmatch(flat):
        return "in brackets"
    if flat in _QUALITIES:
        return "quality"
    if _LIKE_TIER.fullmatch(flat):
        return "like a tier"
    if len(text) <= 24 and any(character.isdigit() for character in plain(text)) and not _is_name(flat):
        return "value" if _BOUND.match(flat) else "mixed"
    return "unit" if len(flat) <= 3 else "words"


def _is_name(flat: str) -> bool:
    """Whether a text with digits in it is a name rather than a value: 5G基站数, 2023年完成率."""
    return _QUANTITY.match(flat) is None and ends_like_name(flat)


def ends_like_name(flat: str) -> bool:
    """Whether a text ends as the names of indicators do: 完成率, 宣传次数."""
    return _NAME_ENDS.search(flat) is not None


@final
@attrs.frozen
class Hints:
    """What lines and neighbours say about texts: which go on with a line, and which are all there is of a row."""

    within: Sequence[bool] = ()
    blank: Sequence[bool] = ()

    def is_within(self, order: int) -> bool:
        """Whether a text goes on with a line, within which no row is likely to start."""
        return order < len(self.within) and self.within[order]

    def is_blank(self, order: int) -> bool:
        """Whether a text is the name of a blank row."""
        return order < len(self.blank) and self.blank[order]


def arranged(texts: Sequence[str], layout: Layout) -> Iterator[tuple[str, ...]]:
    """The rows that texts make under the headings; an empty text may be an empty cell.

    >>> from perfeval.reading.layout import indicator_layout
    >>> layout = indicator_layout(("二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"))
    >>> for row in arranged("数量指标 宣传次数 ≥3次 6次 5 5 宣传册数量 ≥100册 2000册 5 5".split(), layout):
    ...     print(row)
    ('数量指标', '宣传次数', '≥3次', '6次', '5', '5')
    ('', '宣传册数量', '≥100册', '2000册', '5', '5')
    """
    for row in arranged_places(texts, layout):
        yield tuple("".join(texts[place] for place in places) for places in row)


def arranged_places(texts: Sequence[str], layout: Layout, hints: Hints | None = None) -> Iterator[list[list[int]]]:
    """The same rows, as the places of the texts in each of their cells."""
    columns = _columns(layout)
    if len(columns) > MOST_COLUMNS:
        raise InvalidForm(
            f"the rows do not stand under the {len(columns)} headings, too many of them to tell what belongs where",
            remedy="pass the table with its empty cells",
        )
    blocks = frozenset(place for place, column in enumerate(columns) if column is None and place not in layout.others)
    hints = hints or Hints()
    path = _Arranger(columns, _skips(texts, layout), blocks).path(texts, hints) if texts else []
    row: list[list[int]] = [[] for _ in columns]
    last = -1
    for place, (column, goes_on) in enumerate(path):
        if column < 0:
            continue
        if column <= last and not goes_on:
            yield row
            row = [[] for _ in columns]
        row[column].append(place)
        last = column
    if last >= 0:
        yield row


def _skips(texts: Sequence[str], layout: Layout) -> dict[Column, float]:
    """What it costs when a row says nothing in a column; where no text is points, no row is asked for them."""
    if not layout.tiers:
        return _SKIP_IN_FUNDS
    pointed = any(kind_of(text) in {"points", "points in words"} for text in texts)
    return _SKIP if pointed else {**_SKIP, Column.WEIGHT: 0.3, Column.SCORE: 0.3, Column.ACTUAL: 0.8}


def _columns(layout: Layout) -> list[Column | None]:
    """The column at each place, where the lowest tier counts as the name, and that of a funds block has none."""
    columns: list[Column | None] = [None] * layout.width
    for column, spots in layout.columns.items():
        for spot in spots:
            columns[spot] = column
    if layout.tiers:
        columns[layout.first(layout.tiers[-1])] = Column.NAME
    else:
        columns[0] = Column.NAME
    return columns


def fits_of(layout: Layout) -> dict[str, list[float]]:
    """What each kind of text costs at each place under the headings."""
    return _fits(tuple(_columns(layout)), _blocks(layout))


def _blocks(layout: Layout) -> frozenset[int]:
    """The places under the name of the whole block, which is no heading."""
    used = {place for places in layout.columns.values() for place in places}
    return frozenset(place for place in range(layout.width) if place not in used and place not in layout.others)


@lru_cache(maxsize=64)
def _fits(columns: tuple[Column | None, ...], blocks: frozenset[int]) -> dict[str, list[float]]:
    """What each kind of text costs at each place."""
    fits = {kind: [costs.get(column, other) for column in columns] for kind, (costs, other) in _COSTS.items()}
    if columns[:1] == (Column.NAME,) and {Column.INITIAL, Column.ADJUSTED, Column.EXECUTED} & {*columns}:
        # An amount is the name of no source.
        fits["value"][0] = fits["points"][0] = _AMOUNT_AS_NAME
    for kind in fits.keys() - {"empty", "nothing", "block"}:
        for place in blocks:
            fits[kind][place] = _IN_BLOCK
    return fits


@final
class _Arranger:
    """Finds the place of each text at the least cost in all."""

    def __init__(self, columns: list[Column | None], skip: dict[Column, float], blocks: frozenset[int]) -> None:
        self.width = len(columns)
        self.skips = [0.0]
        for column in columns:
            self.skips.append(self.skips[-1] + skip.get(column, 0.0))  # type: ignore[arg-type]
        self.name = columns.index(Column.NAME)
        #: What it costs to end a row after each place; a tier may stand alone.
        self.ends = [self.skips[self.width] - self.skips[place + 1] for place in range(self.width)]
        if Column.CATEGORY in columns:
            self.ends[: self.name] = [min(cost, _TIER_ALONE) for cost in self.ends[: self.name]]
        self.fits = _fits(tuple(columns), blocks)
        self.goes_on = [
            _INFINITE if place in blocks else _GOES_ON.get(column, _INFINITE) for place, column in enumerate(columns)
        ]

    def path(self, texts: Sequence[str], hints: Hints) -> list[tuple[int, bool]]:
        """The place of each text, or -1 for an empty line that is no cell, and whether it goes on with a cell."""
        costs = [_INFINITE] * self.width
        open_row = 0.0
        choices = []
        for order, text in enumerate(texts):
            start = _NEW_ROW + (_WITHIN if hints.is_within(order) else 0.0)
            costs, came = self._step(costs, open_row, text, start)
            if hints.is_blank(order):
                costs[self.name] -= self.ends[self.name]
            open_row = _INFINITE
            choices.append(came)
        return self._walked_back(choices, costs)

    def _step(self, costs: list[float], open_row: float, text: str, start: float) -> tuple[list[float], list[int]]:
        """The least costs with one more text at each place, and from where each came."""
        kind, skips, width = "total" if heads_totals(text) else kind_of(text), self.skips, self.width
        fit = self.fits[kind]
        here, came = [_INFINITE] * width, [-1] * width
        # The least cost of coming from the left in the same row, without what it costs to skip up to here.
        left, source = _INFINITE, -1
        new, new_source = open_row, -1
        for place, cost in enumerate(costs):
            if cost + self.ends[place] + start < new:
                new, new_source = cost + self.ends[place] + start, place
        for place in range(width):
            best, origin = new + skips[place], new_source
            if left + skips[place] < best:
                best, origin = left + skips[place], source
            best += fit[place]
            if kind in _GO_ON and costs[place] + self.goes_on[place] < best:
                best, origin = costs[place] + self.goes_on[place], 2 * width + place
            if kind == "empty" and costs[place] + _DROPPED < best:
                best, origin = costs[place] + _DROPPED, width + place
            here[place], came[place] = best, origin
            if costs[place] - skips[place + 1] < left:
                left, source = costs[place] - skips[place + 1], place
        return here, came

    def _walked_back(self, choices: list[list[int]], costs: list[float]) -> list[tuple[int, bool]]:
        place = min(range(self.width), key=lambda each: costs[each] + self.ends[each])
        path: list[tuple[int, bool]] = []
        for came in reversed(choices):
            how, origin = divmod(came[place], self.width) if came[place] >= 0 else (0, 0)
            path.append((-1 if how == 1 else place, how == 2))
            place = origin
        return path[::-1]
