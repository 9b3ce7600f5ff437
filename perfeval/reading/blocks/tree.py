"""The indicator table: tiers filled in, entries gathered, from rows that stand under their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, final

import attrs

from perfeval._shown import shown
from perfeval._text import plain, squeeze, unwrapped
from perfeval._words.columns import BLOCK_NAMES, REVIEWED, Column
from perfeval._words.keys import key
from perfeval._words.signs import says_nothing
from perfeval._words.tiers import COST
from perfeval.finding import Finding
from perfeval.form import Cell
from perfeval.form.composed import measured, unit_of_heading
from perfeval.form.notices import of_trouble
from perfeval.reading.alignment import Placed
from perfeval.reading.blocks.targets import original_of
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.kinds import is_total
from perfeval.reading.layout import Layout
from perfeval.reading.ledger import Ledger
from perfeval.reading.marks import Mark, Marked
from perfeval.reading.parts import TIERS, named_tiers, tier_of
from perfeval.reading.small_texts import (
    indicator_name,
    is_blank_name,
    is_points_or_none,
    read_points,
    tier,
)

#: Where a table has no first or second tier.
UNSORTED: Final = "未分类"

#: Names that no indicator has, since they are those of tiers.
_TIER_NAME: Final = re.compile(r"(?:[^，。]{0,12})(?:指标|效益)(?:[(（].*)?")

#: What numbers a tier, as in 一、产出指标 and （一）数量指标.
_NUMBERING: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[、.．](?![0-9])\s*|^[(（][一二三四五六七八九十0-9]{1,2}[)）]\s*"
)
_TIER_WEIGHTS: Final = {Column.DIMENSION_WEIGHT: Column.DIMENSION, Column.CATEGORY_WEIGHT: Column.CATEGORY}


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
    headings: dict[Column, str]
    others: tuple[tuple[str, str], ...]
    #: Weights that stand with the tiers.
    dimension_weight: Decimal | None
    category_weight: Decimal | None

    def text(self, column: Column) -> str:
        """What the row says in a column, or an empty string."""
        return self.texts.get(column, "")

    @property
    def has_content(self) -> bool:
        """Whether the row says more than the name of its indicator."""
        return not all(says_nothing(self.text(column)) for column in _CONTENT)

    def cell(self, column: Column) -> Cell | None:
        """Where the row has a column; None where it has none, or stands outside of tables."""
        return self.row.cell(self.columns.get(column, -1))


@final
class TreeReader:
    """Takes the marked rows of an indicator table, one after another."""

    def __init__(self, faults: Faults, ledger: Ledger) -> None:
        self.faults = faults
        self.ledger = ledger
        self.entries: list[Entry] = []
        self.remarks: list[tuple[str, str]] = []
        self.findings: list[Finding] = []
        #: Rows that were joined with the row above, as people would look for them.
        self.joined: list[Row] = []
        self._tiers: dict[Column, str] = {}
        self._weights: dict[Column, Decimal | None] = {}

    def feed(self, marked: Marked) -> None:
        """Take a row."""
        row = marked.row
        if marked.mark is Mark.INDICATOR:
            for placed in marked.placed:
                self._read(placed)
        elif marked.mark is Mark.BLANK:
            for placed in marked.placed:
                self._fill(placed, placed.texts(_BETWEEN))
            self.ledger.take_rest(row, "blank row")
        elif marked.mark is Mark.TIER and len(row.filled) == 1:
            self._tier(row, marked.placed[0])
        elif marked.mark is Mark.TIER:
            self._tiers_with_points(marked.placed[0])
        elif marked.mark is Mark.CONTINUED:
            self._continue(marked.placed[0])
        elif marked.mark is Mark.SUBTOTAL:
            self._subtotal(row, marked.placed, marked.layout)
        else:
            self.ledger.take_rest(row, "headings" if marked.mark is Mark.REPEATED else "page")

    def _subtotal(self, row: Row, placed: Sequence[Placed], layout: Layout | None) -> None:
        """The total of a part: its label, which tiers may stand before, and what it comes to."""
        filled = row.under(layout.texts if layout is not None else ())
        texts = [text for _, text in filled if not says_nothing(text) and key(text) not in BLOCK_NAMES]
        total = next((place for place, text in enumerate(texts) if is_total(text)), len(texts))
        tiers = {column: text for each in placed for column, text in named_tiers(each).items() if text in texts[:total]}
        for column, text in tiers.items():
            self._enter(column, text)
        labels = [*tiers.values(), *texts[total : total + 1]] or texts[:1]
        rest = [text for text in texts if text not in labels]
        if rest or any(map(str.isdecimal, "".join(labels))):
            self.remarks.append((" → ".join(labels).rstrip(":："), "，".join(rest)))
        self.ledger.take_rest(row, "remark 小计")

    def _tier(self, row: Row, placed: Placed) -> None:
        """A tier on a row of its own: it stands in its column, or its word says which tier it is."""
        index, text = row.filled[0]
        spot = placed.spot_of(index)
        under = next((each for each in placed.layout.tiers[:-1] if spot in placed.layout.columns[each]), None)
        of_place = self._cost_of(placed.layout, tier_of(placed.layout, under, text), text)
        self._enter(of_place, text)
        self.ledger.take_merged(row, index, of_place.value)

    def _cost_of(self, layout: Layout, column: Column, text: str) -> Column:
        """The second tier for costs below a first one, which they may be themselves where they have its column."""
        is_cost = COST.fullmatch(_NUMBERING.sub("", squeeze(text[:60]))) is not None
        below = is_cost and Column.CATEGORY not in layout and self._tiers.get(Column.DIMENSION)
        return Column.CATEGORY if below else column

    def _tiers_with_points(self, placed: Placed) -> None:
        """Tiers on a row of their own: the points at stake are those of the lowest, and all else is a remark."""
        row, layout = placed.row, placed.layout
        names = named_tiers(placed)
        if not _is_numbered_as_first(row.filled[0][1]):
            names = {self._cost_of(layout, column, text): text for column, text in names.items()}
        for column, text in names.items():
            self._enter(column, text)
        lowest = list(names)[-1]
        for column, of in _TIER_WEIGHTS.items():
            self._weigh(placed, column, of, anew=of in names)
        if lowest is not Column.THIRD:
            self._weigh(placed, Column.WEIGHT, lowest, anew=False)
        self._take(placed, *layout.tiers, Column.SERIAL)
        heads = {spot: layout.headings[column] for column, spots in layout.columns.items() for spot in spots}
        for index, text in list(self.ledger.left_of(row)):
            heading = {**heads, **layout.others}.get(placed.spot_of(index), "")
            structural = says_nothing(text) or text in names.values() or (not heading and _is_side(text))
            if heading and not structural:
                self.remarks.append((f"{self._tiers[lowest]} → {' '.join(heading.split())}", text))
            if heading or structural:
                self.ledger.take(row, index, "remark of a tier")

    def _weigh(self, placed: Placed, column: Column, of: Column, *, anew: bool) -> None:
        """Take the weight of a tier from a column; one that has another already keeps it, unless it is named anew."""
        text = placed.text(column, _BETWEEN.get(column, "")) if column in placed.layout else ""
        if says_nothing(text):
            return
        heading = placed.layout.headings[column]
        weight = self.faults.attempt(read_points, text, placed.row, placed.first(column), heading)
        if self._weights.get(of) is None or anew:
            self._weights[of] = weight
        if self._weights[of] == weight:
            self._take(placed, column)

    def _enter(self, column: Column, text: str) -> None:
        """Enter a tier; those below it end, unless it is the one that is open."""
        bare = _NUMBERING.sub("", text.strip())
        # The name of the third tier has no weight, and may have a number.
        name, weight = tier(bare) if column is not Column.THIRD else ("".join(bare.split()), None)
        if name != self._tiers.get(column):
            for below in TIERS[TIERS.index(column) :]:
                self._tiers.pop(below, None)
                self._weights.pop(below, None)
        self._tiers[column] = name
        self._weights[column] = weight if weight is not None else self._weights.get(column)

    def _fill(self, placed: Placed, texts: dict[Column, str]) -> list[Column]:
        """Take what the row says about the tiers; return which tiers it names."""
        layout = placed.layout
        fresh = []
        for column in layout.tiers[:-1]:
            text = texts[column]
            if text and not says_nothing(text):
                self._enter(column, text)
                fresh.append(column)
        for column, of in _TIER_WEIGHTS.items():
            self._weigh(placed, column, of, anew=of in fresh)
        return fresh

    def _take(self, placed: Placed, *columns: Column) -> None:
        """Note that the cells under headings went there."""
        layout, row, spots = placed.layout, placed.row, placed.spots
        for column in columns:
            heading = layout.headings.get(column, "")
            mine = placed.cells(column)
            self.ledger.take_all(row, mine, heading)
            places = layout.columns.get(column, ())
            copies = {row.cells[index] for index in mine} if len(places) > 1 else ()
            if copies:
                merged = ((spot, index) for spot in places if spot < len(spots) for index in spots[spot])
                same = ((spot, index) for spot, index in merged if row.cells[index] in copies)
                self.ledger.take_all(row, (i for spot, i in same if layout.is_copy(spot, row.cells[i])), heading)

    def _read(self, placed: Placed) -> None:
        layout, row = placed.layout, placed.row
        texts = placed.texts(_BETWEEN)
        columns = placed.firsts()
        lowest = layout.tiers[-1]
        columns[Column.NAME] = columns[lowest]
        name = indicator_name(texts[lowest])
        self._original(placed, name, texts, columns)
        fresh = self._fill(placed, texts)
        path = {column: self._tiers[column] for column in TIERS if self._tiers.get(column) and column is not lowest}
        if is_blank_name(name):
            if fresh and (fresh == [Column.DIMENSION] or not _is_category(texts[fresh[-1]])):
                # A cell of an upper tier goes over the place of the name.
                name = indicator_name(self._tiers[fresh[-1]])
                columns[Column.NAME] = columns[fresh[-1]]
                if fresh[-1] is not Column.DIMENSION:
                    path.pop(fresh[-1])
            said = [column for column in _CONTENT if not says_nothing(texts.get(column, ""))]
            if not said and is_blank_name(name):
                self._take(placed, *layout.tiers)
                return
            if not name:
                self._nameless(row, max(columns[lowest], 0), said, texts, layout)
                return
        self._take_all(placed, texts)
        self._keep(placed, path, name, texts, columns)

    def _original(self, placed: Placed, name: str, texts: dict[Column, str], columns: dict[Column, int]) -> None:
        """Take the target that was there first, where the row adjusts nothing."""
        if (found := original_of(placed)) is None:
            return
        (place, columns[Column.TARGET]), said, layout = found, texts[Column.TARGET], placed.layout
        texts[Column.TARGET] = placed.row.cells[columns[Column.TARGET]]
        self.ledger.take(placed.row, columns[Column.TARGET], layout.others[place])
        if not says_nothing(said):
            self.remarks.append((f"{name} → {layout.headings[Column.TARGET]}", said))

    def _take_all(self, placed: Placed, texts: dict[Column, str]) -> None:
        """Note that the cells of an indicator went under their headings; the words of a reviewer are left."""
        worded = not is_points_or_none(texts.get(Column.REVIEWED_SCORE, ""))
        if worded:
            texts[Column.REVIEWED_SCORE] = ""
        elif placed.stands_alone:
            self.ledger.take_under(placed.row, placed.layout.under)
            return
        apart = {*_TIER_WEIGHTS, *({Column.REVIEWED_SCORE} if worded else ())}
        self._take(placed, *(column for column in placed.layout.columns if column not in apart))

    def _nameless(self, row: Row, column: int, said: list[Column], texts: dict[Column, str], layout: Layout) -> None:
        words = "、".join(f"{layout.headings[each]} {shown(texts[each])}" for each in said)
        heading = layout.headings[layout.tiers[-1]]
        remedy = f"write what the form calls the indicator under {heading}, or empty the row"
        self.faults.add(
            f"the name of the indicator is empty, though its row has {words}", remedy, *row.place(column), heading
        )
        self.ledger.take_rest(row, "fault")

    def _others(self, placed: Placed, name: str) -> list[tuple[str, str]]:
        """What the row says in columns that no field takes."""
        layout, row = placed.layout, placed.row
        found: list[tuple[str, str]] = []
        for index, text in self.ledger.left_of(row):
            headings = {spot: layout.headings[each] for each in REVIEWED for spot in layout.columns.get(each, ())}
            headings.update(layout.others)
            spot = placed.spot_of(index)
            heading = " ".join(headings.get(spot, "").split())
            if says_nothing(text) or (not heading and spot < layout.first(layout.tiers[0]) and _is_side(text)):
                self.ledger.take(row, index, "side of the table")
            elif heading:
                remark = (f"{name} → {heading}", text)
                found += [remark] if remark not in found else []
                self.ledger.take(row, index, f"remark {heading}")
        return found

    def _keep(
        self, placed: Placed, path: dict[Column, str], name: str, texts: dict[Column, str], columns: dict[Column, int]
    ) -> None:
        headings = placed.layout.headings
        others = self._others(placed, name)
        dimension = path.pop(Column.DIMENSION, UNSORTED)
        category = " → ".join(path.values()) or dimension
        said = texts.get
        sign, unit = said(Column.SIGN, ""), said(Column.MEASURE, "")
        heads = unit_of_heading(headings.get(Column.TARGET, "")), unit_of_heading(headings.get(Column.ACTUAL, ""))
        target, actual, left, troubles = measured(sign, said(Column.TARGET, ""), said(Column.ACTUAL, ""), unit, heads)
        if left or troubles:
            self.findings += [of_trouble(trouble, (dimension, category, name)) for trouble in troubles]
            names = {sign: headings.get(Column.SIGN, ""), unit: headings.get(Column.MEASURE, "")}
            others += [(f"{name} → {names.get(text, '度量单位')}", text) for text in left]
        if not says_nothing(note := texts.get(Column.NOTE, "")):
            others.append((f"{name} → {headings[Column.NOTE]}", note))
        texts[Column.TARGET], texts[Column.ACTUAL] = unwrapped(target), unwrapped(actual)
        weights = (self._weights.get(Column.DIMENSION), self._weights.get(Column.CATEGORY))
        self.entries.append(
            Entry(placed.row, dimension, category, name, texts, columns, headings, tuple(others), *weights)
        )

    def _continue_tier(self, placed: Placed, column: Column, last: Entry) -> Entry:
        """Join the rest of a tier's name with it, unless a merged cell only repeats the name."""
        rest, name = placed.text(column), self._tiers.get(column, "")
        self._take(placed, column)
        if not rest or tier(rest)[0] == name:
            return last
        whole, weight = tier(f"{name}{rest}")
        self._tiers[column] = whole
        self._weights[column] = weight if weight is not None else self._weights.get(column)
        if column is Column.DIMENSION and last.dimension == name:
            return attrs.evolve(last, dimension=whole)
        return attrs.evolve(last, category=whole) if last.category == name else last

    def _continue(self, placed: Placed) -> None:
        """Join the rest of a row that the end of a page has torn with the row above."""
        if not self.entries:
            return
        last = self.entries[-1]
        texts, name = dict(last.texts), last.name
        for column in placed.layout.tiers[:-1]:
            last = self._continue_tier(placed, column, last)
        for column in (placed.layout.tiers[-1], *_GOING_ON):
            text = placed.text(column, _BETWEEN.get(column, ""))
            if text and column is placed.layout.tiers[-1]:
                name = unwrapped(f"{name}\n{text}")
            elif text:
                texts[column] = unwrapped(f"{texts.get(column, '')}\n{text}")
            self._take(placed, column)
        self.joined.append(placed.row)
        self.entries[-1] = attrs.evolve(
            last, name=name, texts=texts, others=(*last.others, *self._others(placed, name))
        )


def _is_numbered_as_first(text: str) -> bool:
    """Whether a text is the number of a first tier, as 二 is; 2 and （二） number others."""
    flat = squeeze(text).strip("、.")
    return flat.isnumeric() and not flat.isdecimal()


def _is_side(text: str) -> bool:
    """Whether a text left of the tiers is the name of the block, or a serial number."""
    return key(text) in BLOCK_NAMES or plain(text).strip(" ().、").isdecimal()


#: What stands between the texts of several places that make one column.
_BETWEEN: Final = {
    Column.SIGN: " ",
    Column.REASON: "；",
    Column.STANDARD: "；",
    Column.WEIGHT: "\n",
    Column.SCORE: "\n",
    Column.REVIEWED_SCORE: "\n",
}

#: What may go on in the next row, where the end of a page has torn a row.
_GOING_ON: Final = (Column.TARGET, Column.ACTUAL, Column.REASON, Column.STANDARD, Column.REVIEWED_ACTUAL)
_CONTENT: Final = (Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE)


def _is_category(text: str) -> bool:
    """Whether a text is the usual name of a tier, and so no indicator's."""
    return _TIER_NAME.fullmatch(plain("".join(text.split()))[:40]) is not None
