"""Which heading means which column: the tables of words, and the layout that a row of headings gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final, final

import attrs

from perfeval._words.columns import (
    ADJUSTED_TARGET,
    BLOCK_NAMES,
    CALLED_ADJUSTED,
    FUNDS_HEADINGS,
    INDICATOR_HEADINGS,
    REVIEWED,
    Column,
    funds_column,
    indicator_column,
    is_anothers,
)
from perfeval._words.keys import key
from perfeval.reading.grid import Row, begins_number


@final
@attrs.frozen
class Layout:
    """Where the columns of a table stand.

    A heading that spans several places has all of them; what no column takes is `others`, with its heading.
    """

    columns: dict[Column, tuple[int, ...]]
    others: dict[int, str]
    headings: dict[Column, str]
    width: int
    #: Columns that several headings could have, with all of these and their places; nothing but the year decides.
    rivals: dict[Column, tuple[tuple[str, tuple[int, ...]], ...]] = attrs.field(factory=dict)
    #: What stands over each place.
    texts: tuple[str, ...] = ()

    def __contains__(self, column: Column) -> bool:
        return column in self.columns

    def first(self, column: Column) -> int:
        """The first place of a column, or -1."""
        return self.columns.get(column, (-1,))[0]

    def is_copy(self, place: int, text: str) -> bool:
        """Whether what stands beside its equal under one heading is a copy of it: no number under no text."""
        return self.texts[place] != "" or not begins_number(text)

    def in_year(self, year: int | None) -> Layout:
        """The layout in which the headings of a year, such as 2023年指标值, take their columns."""
        columns, headings, others, rivals = dict(self.columns), dict(self.headings), dict(self.others), {}
        for column, found in self.rivals.items():
            mine = [each for each in found if year is not None and str(year) in each[0]]
            if len(mine) != 1:
                rivals[column] = found
                continue
            others.update(dict.fromkeys(columns[column], self.headings[column]))
            headings[column], columns[column] = mine[0]
            for place in mine[0][1]:
                others.pop(place, None)
        return attrs.evolve(self, columns=columns, headings=headings, others=others, rivals=rivals)

    @cached_property
    def words(self) -> dict[Column, str]:
        """What decides which column each heading has, whatever line breaks are in it."""
        return {column: key(text) for column, text in self.headings.items()}

    @cached_property
    def alone(self) -> dict[Column, int]:
        """The places of the columns that have one each."""
        return {column: spots[0] for column, spots in self.columns.items() if len(spots) == 1}

    @cached_property
    def under(self) -> list[tuple[int, str]]:
        """The same places with their headings, but for the weights of tiers, which go where the tiers say."""
        apart = (Column.DIMENSION_WEIGHT, Column.CATEGORY_WEIGHT)
        return [(place, self.headings[column]) for column, place in self.alone.items() if column not in apart]

    @cached_property
    def originals(self) -> tuple[int, ...]:
        """The places of the targets that were there first, where the target is one that was adjusted."""
        if ADJUSTED_TARGET.search(self.words.get(Column.TARGET, "")) is None:
            return ()
        first = [place for place, text in self.others.items() if indicator_column(text) is Column.TARGET]
        return tuple(place for place in first if not _OTHER_TIME.search(key(self.others[place])))

    @cached_property
    def tiers(self) -> list[Column]:
        """The columns of the tiers from the outside in; the last one names the indicator."""
        order = (Column.DIMENSION, Column.CATEGORY, Column.THIRD, Column.NAME)
        return [column for column in order if column in self.columns]


#: A row with more cells, or with more text, heads no table of a form.
_WIDEST: Final = 200
_LONGEST: Final = 2000

_TIERS: Final = (Column.DIMENSION, Column.CATEGORY, Column.THIRD, Column.NAME)


def _can_head(texts: tuple[str, ...]) -> bool:
    return len(texts) <= _WIDEST and sum(map(len, texts)) <= _LONGEST


def _spans(texts: tuple[str, ...]) -> list[tuple[str, list[int]]]:
    """Each heading with its places: its own, repetitions of it, and empty ones to its right."""
    spans: list[tuple[str, list[int]]] = []
    for place, text in enumerate(texts):
        if spans and (not text or text == spans[-1][0]):
            spans[-1][1].append(place)
        else:
            spans.append((text, [place]))
    return spans


def indicator_layout(texts: tuple[str, ...]) -> Layout | None:
    """The layout of the indicator table under a row of headings; None where the row heads no such table."""
    return _indicator_layout(texts) if _can_head(texts) else None


@lru_cache(maxsize=512)
def _indicator_layout(texts: tuple[str, ...]) -> Layout | None:
    spans = [(text, places, indicator_column(text)) for text, places in _spans(texts)]
    found = {column for _, _, column in spans}
    if not (
        found & set(_TIERS)
        and len(found - {None, *REVIEWED}) >= 3
        and found & {Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE}
    ):
        return None
    if not (
        found & {Column.CATEGORY, Column.THIRD}
        or any(column is Column.NAME and key(text) not in _LOOSE for text, _, column in spans)
    ):
        return None
    return _settled(spans, texts)


#: Names that head other tables too, so that they need a tier beside them.
_LOOSE: Final = frozenset("指标 指标内容".split())


#: Headings of what an indicator is about, or of how it is measured.
_KINDS: Final = frozenset("指标类型 指标类别".split())

#: What may stand in several columns, which are read as one.
_SEVERAL: Final = frozenset({Column.SIGN, Column.REASON, Column.STANDARD})


def _settled(spans: list[tuple[str, list[int], Column | None]], texts: tuple[str, ...]) -> Layout:
    """Decide which of several headings for one column takes it."""
    candidates: dict[Column, list[int]] = {}
    for order, (_, _, column) in enumerate(spans):
        if column is not None:
            candidates.setdefault(column, []).append(order)
    keys = [key(text) for text, _, _ in spans]
    sides = [order for order in candidates.get(Column.NAME, []) if keys[order] in BLOCK_NAMES]
    for column, orders in candidates.items():
        candidates[column] = [order for order in orders if keys[order] not in BLOCK_NAMES] or orders
    _settle_kinds(candidates, keys)
    _settle_weights(candidates, spans)
    _settle_names(candidates, keys, sides)
    if Column.REASON not in candidates and Column.NOTE in candidates:
        candidates[Column.REASON] = candidates.pop(Column.NOTE)[:1]
    _settle_results(candidates, keys)
    chosen = {column: _best(column, orders, keys) for column, orders in candidates.items() if orders}
    taken = {column: order for column, (order, _) in chosen.items()}
    columns = {column: tuple(spans[order][1]) for column, order in taken.items()}
    for column in _SEVERAL & set(taken):
        columns[column] = tuple(place for order in candidates[column] for place in spans[order][1])
    used = {place for places in columns.values() for place in places}
    others = {
        place: text
        for order, (text, places, _) in enumerate(spans)
        for place in places
        if place not in used and text and keys[order] not in BLOCK_NAMES
    }
    headings = {column: " ".join(spans[order][0].split()) for column, order in taken.items()}
    _part_tiers(columns, headings)
    rivals = {
        column: tuple((" ".join(spans[order][0].split()), tuple(spans[order][1])) for order in tied)
        for column, (_, tied) in chosen.items()
        if len(tied) > 1 and column not in _SEVERAL
    }
    return Layout(columns, others, headings, len(texts), rivals, texts)


def _part_tiers(columns: dict[Column, tuple[int, ...]], headings: dict[Column, str]) -> None:
    """A heading of the first tier that is merged over two columns stands above the second tier as well."""
    first, *second = columns.get(Column.DIMENSION, (0,))
    if len(second) == 1 and Column.THIRD in columns and Column.CATEGORY not in columns:
        columns[Column.DIMENSION], columns[Column.CATEGORY] = (first,), (second[0],)
        headings[Column.CATEGORY] = headings[Column.DIMENSION]


def _settle_kinds(candidates: dict[Column, list[int]], keys: list[str]) -> None:
    """Where no heading names a tier above the name, 指标类型 to its left is that tier, and not 定量 or 定性."""
    names = candidates.get(Column.NAME) or candidates.get(Column.THIRD) or [0]
    for order in list(candidates.get(Column.SIGN, [])):
        below = candidates.get(Column.CATEGORY, names)[0]
        if keys[order] in _KINDS and order < below and Column.DIMENSION not in candidates:
            candidates[Column.SIGN].remove(order)
            candidates[Column.DIMENSION] = [order]
        between = keys[order] in _KINDS and candidates.get(Column.DIMENSION, [order])[0] < order < names[0]
        if between and not candidates.keys() & {Column.CATEGORY, Column.THIRD}:
            candidates[Column.SIGN].remove(order)
            candidates[Column.CATEGORY] = [order]


def _settle_weights(candidates: dict[Column, list[int]], spans: list[tuple[str, list[int], Column | None]]) -> None:
    """Of several columns of points, one that follows a tier belongs to that tier."""
    weights = candidates.get(Column.WEIGHT, [])
    above = {Column.DIMENSION: Column.DIMENSION_WEIGHT, Column.CATEGORY: Column.CATEGORY_WEIGHT}
    for order in list(weights):
        tier = spans[order - 1][2] if order else None
        if len(weights) > 1 and tier in above and above[tier] not in candidates:
            weights.remove(order)
            candidates[above[tier]] = [order]


def _settle_names(candidates: dict[Column, list[int]], keys: list[str], sides: list[int]) -> None:
    """The name of the whole block, at the side of the table, is no column, unless it heads the first tier."""
    names = candidates.get(Column.NAME, [])
    better = [order for order in names if keys[order] not in BLOCK_NAMES]
    targets = candidates.get(Column.TARGET, [])
    if not better and len(targets) > 1 and names == [targets[0] - 1] and keys[targets[0]] in _AIMS:
        # 绩效指标 | 绩效目标 | 指标值: what is aimed at names the indicator, and 指标值 says how much of it.
        better = [targets.pop(0)]
    if better or Column.THIRD in candidates:
        tiers = [*candidates.get(Column.CATEGORY, []), *candidates.get(Column.THIRD, []), *better]
        if sides and Column.DIMENSION not in candidates and sides[0] + 1 == min(tiers):
            candidates[Column.DIMENSION] = sides[:1]
        candidates[Column.NAME] = better


#: What is aimed at, where the column beside it says how much.
_AIMS: Final = frozenset("绩效目标 年度绩效目标 目标内容".split())


def _settle_results(candidates: dict[Column, list[int]], keys: list[str]) -> None:
    """Where 目标值（标准） stands beside 指标值 and nothing is called a result, the latter is the result."""
    targets = candidates.get(Column.TARGET, [])
    aims = [order for order in targets if "目标值" in keys[order] or "标准值" in keys[order]]
    if Column.ACTUAL not in candidates and len(targets) == 2 and len(aims) == 1 and aims[0] == targets[0]:
        candidates[Column.ACTUAL] = [targets.pop()]


#: What says that a column is of another time than the year of the form, or of that year.
_OTHER_TIME: Final = re.compile("半年|上年|去年|上一年|季度|[一二三四]季|中期|累计|总体|中长期|上期|往年|历年")
_THIS_YEAR: Final = re.compile("全年|本年|当年|年末|年度|年终|年初")


_MONEY: Final = frozenset({Column.INITIAL, Column.ADJUSTED, Column.EXECUTED})
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}(?=年)")


def _best(column: Column, orders: list[int], keys: list[str]) -> tuple[int, list[int]]:
    """The heading that takes a column: the one that says most clearly what it is, else the first.

    With it come those that say it as clearly.
    """
    wanted = {
        Column.TARGET: ("年度指标值", "年度", "指标值", "目标值", "年初"),
        Column.ACTUAL: ("实际完成值", "完成值", "实际值", "实际"),
        Column.WEIGHT: ("分值", "权重"),
        Column.SCORE: ("自评得分", "自评分", "自评", "得分"),
        Column.ADJUSTED: ("全年预算数", "全年", "调整"),
        Column.EXECUTED: ("全年执行数", "执行数", "全年"),
    }.get(column, ())
    if column in REVIEWED:
        # Of several reviewers one is taken, and the others stand beside.
        return next((order for order in orders if "复核" in keys[order]), orders[0]), []
    if column in _MONEY:
        # Of several years the last one is that of the form.
        years = {order: max(map(int, _YEAR.findall(keys[order])), default=0) for order in orders}
        orders = [order for order in orders if years[order] == max(years.values())]
    if column in {Column.TARGET, Column.ACTUAL, Column.EXECUTED}:
        of_year = [order for order in orders if not _OTHER_TIME.search(keys[order])] or orders
        adjusted = [order for order in of_year if column is Column.TARGET and ADJUSTED_TARGET.search(keys[order])]
        orders = adjusted or [order for order in of_year if _THIS_YEAR.search(keys[order])] or of_year
    for words in wanted:
        found = [order for order in orders if words in keys[order]]
        if found:
            return found[0], found
    return orders[0], orders


#: A figure, which heads nothing.
_FIGURE: Final = re.compile(r"\s*[-+]?[0-9][0-9,，.]*\s*(?:[%％]|万元|元|亿元)?\s*")


def funds_layout(texts: tuple[str, ...]) -> Layout | None:
    """The layout of the funds block under a row of headings; None where the row heads no such block."""
    return _funds_layout(texts) if _can_head(texts) else None


@lru_cache(maxsize=512)
def _funds_layout(texts: tuple[str, ...]) -> Layout | None:
    spans = [(text, places, funds_column(text)) for text, places in _spans(texts)]
    found = {column for _, _, column in spans}
    amounts = found & {Column.INITIAL, Column.ADJUSTED, Column.EXECUTED}
    if (len(amounts) < 2 and not (amounts and Column.RATE in found)) or any(map(_FIGURE.fullmatch, texts)):
        return None
    budgets = [key(text) for text, _, column in spans if column is Column.ADJUSTED]
    planned = [word for word in budgets if "到位" not in word]
    if planned and planned != budgets:
        # What has arrived is no budget where one stands beside it.
        spans = [(text, places, None if "到位" in key(text) else column) for text, places, column in spans]
        budgets = planned
    plain_budget = [word for word in budgets if not CALLED_ADJUSTED.search(word)]
    if Column.INITIAL not in found and len(budgets) > 1 and plain_budget:
        # 预算数 beside 调整预算数 is the one that was there first.
        spans = [
            (text, places, Column.INITIAL if key(text) == plain_budget[0] else column) for text, places, column in spans
        ]
    return _settled(spans, texts)


def combined(above: Row, below: Row) -> tuple[str, ...]:
    """The headings of two rows, where the lower one goes on with the upper one, or says more about what it spans."""
    width = max(len(above.cells), len(below.cells))
    upper = above.cells + ("",) * (width - len(above.cells))
    lower = below.cells + ("",) * (width - len(below.cells))
    return tuple(_of_two(high, low) for high, low in zip(_spread(upper, lower), lower, strict=True))


def _spread(upper: tuple[str, ...], lower: tuple[str, ...]) -> Iterator[str]:
    """The upper headings: one such as 财政复核 goes over all that a reviewer says, or 预算数 over 年初 and 全年."""
    over = ""
    for high, low in zip(upper, lower, strict=True):
        if high:
            over = high if low else ""
        goes_over = over and (_is_reviewed(over + low) or (not high and _completes(low, over)))
        yield over if goes_over else high


def _of_two(high: str, low: str) -> str:
    """A heading of two rows: 年初 over 预算数 is one heading, 指标值 over 年度指标值 is the lower one.

    得分 below 复核 is no 得分 of the form itself; 年初 below 预算数 is 年初预算数.
    """
    if not high:
        return low
    if not low or is_mark(low):
        return high
    whole = high + low
    if low[0] in "及和与" or _is_reviewed(whole):
        return whole
    if _completes(low, high):
        return low + high
    word = key(low)
    return whole if (word not in _KNOWN or word in BLOCK_NAMES) and key(whole) in _KNOWN else low


def _completes(low: str, high: str) -> bool:
    """Whether a lower text that is no heading by itself goes before the upper one, as 年初 before 预算数."""
    if not (low and high) or (word := key(low)) in _KNOWN:
        return False
    whole = key(low + high)
    return whole in _KNOWN or (ADJUSTED_TARGET.search(word) is not None and indicator_column(whole) is Column.TARGET)


def _is_reviewed(text: str) -> bool:
    return is_anothers(text) and indicator_column(text) in REVIEWED


#: All headings in full.
_KNOWN: Final = frozenset([*INDICATOR_HEADINGS, *FUNDS_HEADINGS])

_MARK: Final = re.compile(
    r"[(（]?\s*[A-Za-z](?:\s*[/÷×*]\s*[A-Za-z])?\s*(?:[×*]\s*100%)?\s*[)）]?|[(（][0-9]{1,2}[)）]"
)


def is_mark(text: str) -> bool:
    """Whether a text only numbers a column, as （A） or （B/A）."""
    return len(text) <= 12 and _MARK.fullmatch(text.strip()) is not None
