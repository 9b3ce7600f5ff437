"""The indicator table: rows aligned with their headings, merged tiers filled in, entries gathered."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._text import plain
from perfeval._words.columns import BLOCK_NAMES, Column
from perfeval._words.keys import key
from perfeval._words.signs import is_sign, says_nothing, sign_of
from perfeval.form import Category, Dimension, Indicator
from perfeval.reading.arrange import arranged
from perfeval.reading.faults import Faults, shown
from perfeval.reading.grid import Row
from perfeval.reading.layout import Layout
from perfeval.reading.small_texts import composed, indicator_name, is_blank_name, is_points, one_line, read_points, tier

#: Where a table has no first or second tier.
UNSORTED: Final = "未分类"

_DIMENSION_WORDS: Final = re.compile("产出|效益|满意|成本|投入|过程|效果|决策|完成指标|履职|预算执行|管理|可持续")
_CATEGORY_WORDS: Final = re.compile("(?:数量|质量|时效|成本|经济|社会|生态|环境|可持续|影响|满意度|进度)[^，。]{0,10}$")
_NUMERIC: Final = re.compile(r"[≥≤<>=]?[0-9.,]+(?:%|分)?")


#: Names that no indicator has, since they are those of tiers.
_TIER_NAME: Final = re.compile(r"(?:[^，。]{0,12})(?:指标|效益)(?:[(（].*)?")


#: How many cells of a row may be merged into those above.
_FARTHEST: Final = 8


def _length(cells: tuple[str, ...]) -> int:
    """How many cells there are without the empty ones at the end."""
    filled = len(cells)
    while filled and not cells[filled - 1]:
        filled -= 1
    return filled


def shift(cells: tuple[str, ...], layout: Layout) -> tuple[int, bool]:
    """How many places a row stands too far left, because a layout dropped cells that are merged into those above.

    The number is the smallest of those that fit best; the truth value says whether it fits without a flaw.
    """
    best, flaws = 0, flaws_at(cells, layout, 0)
    for places in range(1, min(layout.width - _length(cells), _FARTHEST) + 1) if flaws else ():
        found = flaws_at(cells, layout, places)
        if found < flaws:
            best, flaws = places, found
    return best, not flaws


def _at(cells: tuple[str, ...], layout: Layout, column: Column, places: int) -> str:
    index = layout.first(column) - places
    return cells[index] if column in layout and 0 <= index < len(cells) else ""


def flaws_at(cells: tuple[str, ...], layout: Layout, places: int) -> int:
    """How badly a row fits its headings when it is moved to the right; 0 when nothing speaks against it."""
    weight, score = _at(cells, layout, Column.WEIGHT, places), _at(cells, layout, Column.SCORE, places)
    sign, measure = _at(cells, layout, Column.SIGN, places), _at(cells, layout, Column.MEASURE, places)
    flaws = 4 * (not says_nothing(weight) and not is_points(weight)) + 3 * (
        not says_nothing(score) and not is_points(score)
    )
    flaws += 2 * (sign[:1].isdigit() and not is_sign(sign)) + (
        is_sign(sign) and not sign_of(sign) and not says_nothing(measure)
    )
    return flaws + 3 * (not _at(cells, layout, layout.tiers[-1], places)) + _strays_at(cells, layout, places)


def _strays_at(cells: tuple[str, ...], layout: Layout, places: int) -> int:
    """How much speaks against the names and the tiers of a row when it is moved to the right."""
    *upper, name = (_at(cells, layout, column, places) for column in layout.tiers)
    strays = 3 * (is_sign(name) or _NUMERIC.fullmatch(plain(name[:20])) is not None)
    strays += 2 * (_CATEGORY_WORDS.fullmatch(name[:30]) is not None and name.endswith("指标"))
    for text, words in zip(upper, (_DIMENSION_WORDS, _CATEGORY_WORDS), strict=False):
        strays += bool(text) and (is_points(text) or (places > 0 and not words.search(text[:20])))
    before = cells[: max(layout.first(layout.tiers[0]) - places, 0)]
    return strays + sum(1 for text in before if text and key(text) not in BLOCK_NAMES and not text.isdigit())


def stands(cells: tuple[str, ...], layout: Layout) -> bool:
    """Whether a row stands under its headings as it is, whatever is wrong with the points in it."""
    if len(cells) < layout.width:
        return not flaws_at(cells, layout, 0)
    return not _strays_at(cells, layout, 0)


@final
@attrs.frozen
class Entry:
    """One row of the indicator table, its texts found and its tiers filled in."""

    row: Row
    dimension: str
    category: str
    name: str
    texts: dict[Column, str]
    columns: dict[Column, int]
    others: tuple[tuple[str, str], ...]
    #: Weights that stand with the tiers.
    dimension_weight: Decimal | None
    category_weight: Decimal | None

    def text(self, column: Column) -> str:
        """What the row says in a column, or an empty string."""
        return self.texts.get(column, "")


@final
class TreeReader:
    """Takes the rows under a row of headings, one after another."""

    def __init__(self, layout: Layout, faults: Faults) -> None:
        self.layout = layout
        self.faults = faults
        self.entries: list[Entry] = []
        self.remarks: list[tuple[str, str]] = []
        self._rows: list[tuple[Row, Layout]] = []
        self._tiers: dict[Column, str] = {}
        self._weights: dict[Column, Decimal | None] = {}

    def feed(self, row: Row) -> None:
        """Take a row, which is read when all are there."""
        self._rows.append((row, self.layout))

    def finish(self) -> None:
        """Read the rows.

        Where most of them stand under their headings, a cell that does not fit is a fault of the form.
        Where they do not, the layout has lost cells, and each text goes where it fits.
        """
        trusted = 2 * sum(stands(row.cells, layout) for row, layout in self._rows) >= len(self._rows)
        for row, layout in self._rows:
            self.layout = layout
            places, fits = shift(row.cells, layout)
            if trusted:
                self._read(row, places if fits and places <= layout.width - len(row.cells) else 0)
            elif fits:
                self._read(row, places)
            else:
                for cells in arranged(tuple(filter(None, row.cells)), layout):
                    self._read(attrs.evolve(row, cells=cells), 0)

    def _read(self, row: Row, places: int) -> None:
        layout = self.layout
        texts: dict[Column, str] = {}
        columns: dict[Column, int] = {}
        for column, spots in layout.columns.items():
            texts[column], columns[column] = _joined(
                row.cells, [spot - places for spot in spots], _BETWEEN.get(column, "")
            )
        *upper, lowest = layout.tiers
        name = indicator_name(texts[lowest])
        fresh = [column for column in upper if texts[column]]
        self._fill(upper, texts, row, columns)
        said = [column for column in _CONTENT if not says_nothing(texts.get(column, ""))]
        if key(name) == "小计" or any(key(texts[column]) == "小计" for column in fresh):
            self.remarks.append(("小计", "，".join(text for _, text in row.filled if key(text) != "小计")))
            return
        path = {column: self._tiers[column] for column in upper if self._tiers.get(column)}
        if is_blank_name(name) and fresh and (fresh == [Column.DIMENSION] or not _is_category(texts[fresh[-1]])):
            # A cell of an upper tier goes over the place of the name.
            name = indicator_name(self._tiers[fresh[-1]])
            if fresh[-1] is not Column.DIMENSION:
                path.pop(fresh[-1])
        if not said and is_blank_name(name):
            return
        if not name:
            self._nameless(row, columns[lowest], said, texts)
            return
        self._keep(row, path, name, texts, columns, self._others(row, places, name))

    def _fill(self, upper: list[Column], texts: dict[Column, str], row: Row, columns: dict[Column, int]) -> None:
        """Take what the row says about the tiers; below a new one, those of the rows above end."""
        for depth, column in enumerate(upper):
            if texts[column]:
                name, weight = tier(texts[column])
                if name != self._tiers.get(column):
                    for below in upper[depth:]:
                        self._tiers.pop(below, None)
                        self._weights.pop(below, None)
                self._tiers[column] = name
                self._weights[column] = weight if weight is not None else self._weights.get(column)
        for column, of in ((Column.DIMENSION_WEIGHT, Column.DIMENSION), (Column.CATEGORY_WEIGHT, Column.CATEGORY)):
            text = texts.get(column, "")
            if not says_nothing(text) and self._weights.get(of) is None:
                heading = self.layout.headings[column]
                self._weights[of] = self.faults.attempt(read_points, text, row, columns[column], heading)

    def _nameless(self, row: Row, column: int, said: list[Column], texts: dict[Column, str]) -> None:
        words = "、".join(f"{self.layout.headings[each]} {shown(texts[each])!r}" for each in said)
        heading = self.layout.headings[self.layout.tiers[-1]]
        remedy = f"write what the form calls the indicator under {heading}, or empty the row"
        self.faults.add(
            f"the name of the indicator is empty, though its row has {words}", remedy, *row.place(column), heading
        )

    def _others(self, row: Row, places: int, name: str) -> list[tuple[str, str]]:
        """What the row says in columns that no field takes."""
        used = {spot for spots in self.layout.columns.values() for spot in spots}
        found: list[tuple[str, str]] = []
        for index, text in enumerate(row.cells):
            heading = self.layout.others.get(index + places, "")
            repeated = index > 0 and text == row.cells[index - 1] and (not heading or text == name)
            inside = index + places in used or repeated or says_nothing(text)
            if not inside and (heading or index + places >= self.layout.first(self.layout.tiers[0])):
                found.append((f"{name} → {' '.join(heading.split()) or f'第{index + places + 1}列'}", text))
        return found

    def _keep(
        self,
        row: Row,
        path: dict[Column, str],
        name: str,
        texts: dict[Column, str],
        columns: dict[Column, int],
        others: list[tuple[str, str]],
    ) -> None:
        dimension = path.pop(Column.DIMENSION, UNSORTED)
        category = " → ".join(path.values()) or dimension
        target, left = composed(texts.get(Column.SIGN, ""), texts.get(Column.TARGET, ""), texts.get(Column.MEASURE, ""))
        headings = {
            texts.get(column, ""): self.layout.headings.get(column, "") for column in (Column.SIGN, Column.MEASURE)
        }
        others += [(f"{name} → {headings.get(text, '度量单位')}", text) for text in left]
        if not says_nothing(note := texts.get(Column.NOTE, "")):
            others.append((f"{name} → {self.layout.headings[Column.NOTE]}", note))
        texts = {**texts, Column.TARGET: one_line(target), Column.ACTUAL: one_line(texts.get(Column.ACTUAL, ""))}
        weights = (self._weights.get(Column.DIMENSION), self._weights.get(Column.CATEGORY))
        self.entries.append(Entry(row, dimension, category, name, texts, columns, tuple(others), *weights))


#: What stands between the texts of several places that make one column.
_BETWEEN: Final = {Column.SIGN: " ", Column.REASON: "；"}

_CONTENT: Final = (Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE)


def _is_category(text: str) -> bool:
    """Whether a text is the usual name of a tier, and so no indicator's."""
    return _TIER_NAME.fullmatch(plain("".join(text.split()))[:40]) is not None


def _joined(cells: tuple[str, ...], spots: list[int], between: str) -> tuple[str, int]:
    """What stands in the places of one column, and where it starts; a text that is repeated counts once."""
    found = [(spot, cells[spot]) for spot in spots if 0 <= spot < len(cells) and cells[spot]]
    if not found:
        return "", max(spots[0], 0)
    return between.join(dict.fromkeys(text for _, text in found)), found[0][0]


def indicator(entry: Entry, layout: Layout, faults: Faults) -> Indicator | None:
    """The indicator of a row, or None where the row has faults, which are noted."""

    def points(column: Column) -> Decimal | None:
        heading = layout.headings.get(column, column.value)
        return faults.attempt(read_points, entry.text(column), entry.row, entry.columns.get(column, 0), heading)

    before = len(faults.found)
    weight, score = points(Column.WEIGHT), points(Column.SCORE)
    if len(faults.found) > before:
        return None
    reason = entry.text(Column.REASON)
    return Indicator(
        entry.name,
        target=entry.text(Column.TARGET),
        actual=entry.text(Column.ACTUAL),
        weight=weight,
        self_score=score,
        reason="" if says_nothing(reason) else reason,
    )


def dimensions(entries: list[Entry], layout: Layout, faults: Faults) -> tuple[Dimension, ...]:
    """The tree that the entries make; tiers of one name are one tier, wherever their rows stand."""
    tree: dict[str, dict[str, list[Indicator]]] = {}
    tier_weights: dict[tuple[str, ...], Decimal | None] = {}
    for entry in entries:
        made = indicator(entry, layout, faults)
        category = tree.setdefault(entry.dimension, {}).setdefault(entry.category, [])
        for path, weight in (
            ((entry.dimension,), entry.dimension_weight),
            ((entry.dimension, entry.category), entry.category_weight),
        ):
            tier_weights[path] = tier_weights.get(path) if weight is None else weight
        if made is not None:
            category.append(made)
    if faults.found:
        return ()
    return tuple(
        Dimension(
            dimension,
            [Category(name, made, tier_weights[dimension, name]) for name, made in categories.items()],
            tier_weights[(dimension,)],
        )
        for dimension, categories in tree.items()
    )
