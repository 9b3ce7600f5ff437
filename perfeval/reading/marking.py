"""What each row of a document is: marked once, with the headings in force.

Position comes before vocabulary: under a row of headings a cell is what its column and its row make it,
so that an indicator may be called 备注, 合计 or 年度目标.
Words decide where there are no columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

from perfeval._words.keys import key
from perfeval._words.labels import Fact, fact_of
from perfeval.reading.alignment import Alignment, Placed
from perfeval.reading.blocks.funds import belongs_to_funds
from perfeval.reading.by_place import (
    fits,
    has_points,
    is_blank,
    is_evaluated,
    is_further_note,
    is_indicator_by_place,
    is_label,
    is_no_indicator,
    is_ordinary,
    is_rate,
    is_repeated,
    is_rest_of_name,
    is_signature,
    is_tier_word,
    is_torn,
    is_torn_tier,
    may_be_tier,
    spoiled_total,
)
from perfeval.reading.grid import Row
from perfeval.reading.kinds import (
    ends_like_prose,
    funds_heading_of,
    funds_heading_of_two,
    goal_columns,
    heading_of,
    heading_of_two,
    heads_form,
    heads_section,
    is_note,
    is_numbering,
    is_page_mark,
    is_subtotal,
    label_of,
    list_heading_of,
    names_project,
    says_result,
    total_label,
)
from perfeval.reading.labels import is_title, is_year
from perfeval.reading.layout import Layout
from perfeval.reading.marks import PLACED, Mark, Marked, settled
from perfeval.reading.pages import Titles, head_again
from perfeval.reading.parts import Parts, is_row_of_tiers
from perfeval.reading.small_texts import is_blank_name

#: What may stand between two halves of a row.
_BREAKS: Final = frozenset({Mark.PAGE, Mark.NOTE, Mark.REPEATED})
#: What says whether the head of another form has begun.
_KNOWN: Final = frozenset({Mark.INDICATOR, Mark.HEADING, Mark.LABEL, Mark.TITLE})

#: How many rows the head of a page has at most.
_PAGE_HEAD: Final = 8


def marked(rows: Sequence[Row]) -> list[Marked]:
    """Every row of a document with what it is."""
    return _Marker(rows).run()


@final
class _Marker:
    """Walks over the rows of a document."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.done: list[Marked] = []
        #: What each row heads by itself.
        self.headings = list(map(heading_of, rows))
        self.parts = Parts(rows, self.headings, self.done)
        self.evaluated = any(is_evaluated(layout) for layout in self.headings if layout is not None)
        #: The table that is open, and whether its total was seen.
        self.tree: Alignment | None = None
        self.table = self.ended = self.opened = 0
        #: What stands between the table before and this one.
        self.head: set[tuple[str, ...]] = set()
        self.titles = Titles(self.done)
        #: The last row of content, the last that is an indicator or a label, and how many rows were looked at.
        self.last = self.seen = Marked(Row((), 0), Mark.PROSE)
        self.entered = 0
        self.totalled = False

    def run(self) -> list[Marked]:
        """Mark every row."""
        while len(self.done) < len(self.rows):
            if self.tree is None or not self._in_tree(self.rows[len(self.done)], self.tree):
                self.ended = len(self.done) if self.tree is not None else self.ended
                self.tree = None
                self._outside(self.rows[len(self.done)])
        return settled(self.done)

    def _add(self, row: Row, mark: Mark, layout: Layout | None = None, guess: str = "") -> None:
        self.done.append(Marked(row, mark, layout, guess=guess or row.guess))

    def _following(self, step: int = 1) -> Row | None:
        place = len(self.done) + step
        return self.rows[place] if place < len(self.rows) else None

    def _heads(self, step: int = 0) -> Layout | None:
        """What the row heads that is to be marked next, or one after it."""
        return self.headings[len(self.done) + step]

    # Outside of the indicator table.

    def _outside(self, row: Row) -> None:
        """Mark a row that stands beside the indicator tables, and those that belong to it."""
        if row.is_prose:
            self._add(row, Mark.NOTE if is_note(row.cells[0]) or says_result(row.cells[0]) else Mark.PROSE)
        elif self._opens_tree(row):
            pass
        elif list_heading_of(row):
            self._add(row, Mark.LIST_HEADING)
            self._list(row)
        elif self._opens_funds(row):
            pass
        elif (goals := goal_columns(row)) and self._following() is not None:
            self.done.append(Marked(row, Mark.GOALS_HEADING, goals=tuple(goals.items()), guess=row.guess))
            self._goals(goals)
        elif total_label(row):
            self._add(row, Mark.TOTAL)
        else:
            self._add(row, Mark.TITLE if heads_form(row) and not names_project(row) else Mark.LABEL)

    def _opens_tree(self, row: Row, mark: Mark = Mark.HEADING, guess: str = "") -> bool:
        """Mark the one or two rows that head a table of indicators, and open the table."""
        layout, below = self._heads(), self._following()
        both = heading_of_two(row, below) if below is not None else None
        layout = both or layout
        if layout is None:
            return False
        if self.evaluated and not is_evaluated(layout):
            self._add(row, Mark.LIST_HEADING)
            self._list(row)
            return True
        if mark is Mark.HEADING:
            self.opened, self.head = len(self.done), {each.row.cells for each in self.done[self.ended :]}
        self._add(row, mark, layout, guess)
        if both is not None and below is not None:
            self._add(below, Mark.REPEATED)
        start = len(self.done)
        end = next(
            (
                place
                for place in range(start, len(self.rows))
                if self.rows[place].table != row.table or self.headings[place] is not None
            ),
            len(self.rows),
        )
        self.tree = Alignment(layout, self.rows[start:end], is_no_indicator)
        self.table, self.totalled = row.table, False
        return True

    def _opens_funds(self, row: Row) -> bool:
        """Mark the one or two rows that head a funds block, and its rows."""
        below = self._following()
        both = funds_heading_of_two(row, below) if below is not None and self._heads(1) is None else None
        layout = both or funds_heading_of(row)
        if layout is None:
            return False
        self._add(row, Mark.FUNDS_HEADING, layout)
        if both is not None and below is not None:
            self._add(below, Mark.REPEATED)
        self._funds(layout, row)
        return True

    def _funds(self, layout: Layout, headings: Row) -> None:
        while (row := self._following(0)) is not None:
            starts_other = row.table != headings.table or self._heads() or funds_heading_of(row) or goal_columns(row)
            if starts_other or not belongs_to_funds(row, layout, headings):
                return
            self._add(row, Mark.FUNDS)

    def _goals(self, columns: dict[Fact, int]) -> None:
        """Mark the rows with the texts under 预期目标 and 实际完成情况."""
        inner, outer = min(columns.values()), max(columns.values())
        taken = 0
        while (row := self._following(0)) is not None:
            labels = [text for _, text in row.filled[:1] if fact_of(text) or key(text) in {"绩效指标", "项目资金"}]
            beside = [text for at, text in row.filled if at < inner < outer < len(row.cells) and not text.isdigit()]
            stops = row.is_prose or self._heads() or funds_heading_of(row) or is_title(row.cells[0])
            stops = stops or heads_section(self.rows, len(self.done))
            if stops or (taken and (labels or beside or not row.filled)):
                return
            self._add(row, Mark.GOALS)
            taken += 1

    def _list(self, headings: Row) -> None:
        """Mark the rows of a list, which goes on until another block begins."""
        while (row := self._following(0)) is not None and row.table == headings.table:
            first = row.filled[0][1]
            fact = fact_of(first)
            other = self._heads() or funds_heading_of(row) or goal_columns(row) or heads_form(row)
            # What only repeats the headings is of another page; a name beside its label is not.
            named = names_project(row) and not {text for _, text in row.filled} <= {*headings.cells}
            if other or named or (fact not in {None, Fact.TOTAL} and first not in headings.cells):
                return
            self._add(row, Mark.LIST)

    # In the indicator table.

    def _in_tree(self, row: Row, tree: Alignment) -> bool:
        """Mark a row of the open table; return False where the table has ended."""
        if row.cells in self.head and self.headings[self.opened] is not None and not self.totalled:
            for _ in range(head_again(self.done, self.rows, self.opened, self.head)):
                self._add(self.rows[len(self.done)], Mark.PAGE, guess="table-continued")
            row = self.rows[len(self.done)]
        if row.is_prose or row.table != self.table:
            return self._goes_on(tree)
        if self._heads() is not None:
            if self.totalled or self._has_head():
                return False
            return self._opens_tree(row, Mark.REPEATED, guess="table-continued")
        return self._row(row, tree)

    def _row(self, row: Row, tree: Alignment, guess: str = "") -> bool:
        placed = tuple(tree.places(row))
        mark = self._mark(row, tree, placed)
        if mark is None:
            return False
        self.totalled = self.totalled or mark is Mark.TOTAL
        keeps = placed if mark in PLACED else ()
        guess = guess or ("arranged-by-content" if placed[0].by_content else row.guess)
        if mark is Mark.PAGE and not (self.totalled or is_numbering(row)):
            guess = guess or "table-continued"
        if mark is Mark.NOTE and not self._is_noted(*row.filled[0]):
            guess = guess or "text-between-rows"
        self.done.append(
            Marked(row, mark, tree.layout, keeps, guess=guess if keeps or mark in {Mark.PAGE, Mark.NOTE} else row.guess)
        )
        return True

    def _mark(self, row: Row, tree: Alignment, placed: tuple[Placed, ...]) -> Mark | None:
        """What a row of the table is; None where it stands after the table."""
        if placed[0].is_plain and is_ordinary(placed[0]):
            return Mark.INDICATOR
        filled = row.filled
        if is_numbering(row):
            return Mark.PAGE
        if len(filled) == 1 and not is_torn_tier(placed[0], self._entry()):
            return self._alone(*filled[0], tree, placed[0])
        if is_blank(row):
            return Mark.BLANK
        if is_signature(placed[0]):
            return Mark.LABEL
        if self._after_break(row) and is_torn(placed[0], self._entry(), after_break=True):
            return Mark.CONTINUED
        total = total_label(row) or spoiled_total(row, placed[0])
        if total is not None and not is_indicator_by_place(total[0], tree, placed[0]):
            return Mark.SUBTOTAL if is_subtotal(total[1]) else Mark.TOTAL
        if (part := self.parts.mark(placed[0], tree)) is not None:
            return part
        if is_rate(placed) or (fits(tree, placed) and (has_points(placed) or not is_label(row, tree))):
            return Mark.INDICATOR
        if any((funds_heading_of(row), goal_columns(row), heads_form(row), names_project(row), list_heading_of(row))):
            return None
        if is_label(row, tree):
            return Mark.LABEL
        if is_torn(placed[0], self._entry(), after_break=self._after_break(row)):
            return Mark.CONTINUED
        return Mark.LABEL if self.totalled else Mark.INDICATOR

    def _is_noted(self, column: int, text: str) -> bool:
        """Whether a row is a note, or stands at the left below one and is the next."""
        return is_note(text) or (not column and self.done[-1].mark is Mark.NOTE and is_further_note(text))

    def _entry(self) -> Placed | None:
        """The indicator above that a torn rest can belong to; each row is looked at once."""
        for each in self.done[self.entered :]:
            if each.mark not in _BREAKS:
                self.last = each
            if each.mark in _KNOWN:
                self.seen = each
        self.entered = len(self.done)
        return self.last.placed[-1] if self.last.mark in {Mark.INDICATOR, Mark.CONTINUED} else None

    def _after_break(self, row: Row) -> bool:
        """Whether a row is the first one after the break of a page."""
        last = self.done[-1]
        return last.mark in {Mark.PAGE, Mark.REPEATED} or last.row.table != row.table

    def _alone(self, column: int, text: str, tree: Alignment, placed: Placed) -> Mark | None:
        """What a row is that says one thing only."""
        upper = [tree.layout.first(tier) for tier in tree.layout.tiers[:-1]]
        lowest = tree.layout.first(tree.layout.tiers[-1])
        spot = placed.spot_of(column) if tree.trusted else -1
        if spot > column and ends_like_prose(text):
            spot = -1
        if self._is_noted(column, text):
            return Mark.NOTE
        if is_page_mark(text):
            return Mark.PAGE
        if spot > lowest and not is_repeated(placed.row):
            return Mark.CONTINUED
        is_name = spot == lowest and lowest > 0 and not is_row_of_tiers(placed)
        last = self._entry() if is_name else None
        if last is not None and is_rest_of_name(text, last):
            return Mark.CONTINUED
        if is_blank_name(text):
            return Mark.BLANK
        if is_name:
            return Mark.CONTINUED if last is not None and self._after_break(placed.row) else Mark.INDICATOR
        if total_label(placed.row):
            return Mark.SUBTOTAL if is_subtotal(text) else Mark.TOTAL
        if is_tier_word(text):
            return Mark.TIER
        if is_title(text):
            return Mark.PAGE if self._resumes(len(self.done), tree) else None
        if label_of(text) is not None:
            return None if label_of(text) is Fact.PROJECT else Mark.LABEL
        if self.totalled:
            return None
        if is_year(text) and self.done[-1].mark is Mark.PAGE:
            return Mark.PAGE
        if ends_like_prose(text) or is_year(text) or not (spot in upper or (spot == -1 and len(text) <= 12)):
            return Mark.NOTE
        return Mark.TIER if (upper and spot > upper[0]) or may_be_tier(text) else Mark.NOTE

    def _goes_on(self, tree: Alignment) -> bool:
        """Mark what stands between two parts of one table, and the row with which it goes on."""
        start = len(self.done)
        place = next((at for at in range(start, len(self.rows)) if not self.rows[at].is_prose), len(self.rows))
        between = self.rows[start:place]
        if place == len(self.rows) or self.totalled or any(map(self._begins_form, between)):
            return False
        row, layout = self.rows[place], self.headings[place]
        if row.table == self.table:
            # The text stands within the table.
            for each in between:
                self._between(each)
            return place > start
        if not (self._continues(row, place, tree) if layout is None else layout.words == tree.layout.words):
            return False
        for each in between:
            self._between(each)
        if layout is not None:
            return self._opens_tree(row, Mark.REPEATED, guess="table-continued")
        self.table = row.table
        return self._row(row, tree, guess="table-continued")

    def _begins_form(self, row: Row) -> bool:
        """Whether a line of text begins another form: it names a project, or is a title that stands nowhere above."""
        text = row.cells[0]
        title = is_title(text) and not is_page_mark(text) and text not in self.titles.above()
        return names_project(row) or title

    def _resumes(self, place: int, tree: Alignment) -> bool:
        """Whether a title stands again at the head of a page, and the table goes on below it."""
        if self.totalled or self.rows[place].filled[0][1] not in self.titles.above():
            return False
        for further in range(place + 1, min(place + _PAGE_HEAD, len(self.rows))):
            row = self.rows[further]
            if len(row.filled) > 1 or names_project(row):
                layout = self.headings[further]
                return layout.words == tree.layout.words if layout is not None else fits(tree, tree.places(row))
        return False

    def _between(self, row: Row) -> None:
        """Mark a line of text that stands within a table: the break of a page, a tier, or a note."""
        text = row.cells[0]
        if is_page_mark(text):
            self._add(row, Mark.PAGE, guess="table-continued")
        elif is_tier_word(text) and self.tree is not None:
            self.done.append(Marked(row, Mark.TIER, self.tree.layout, (self.tree.shifted(row, 0),), guess=row.guess))
        else:
            self._add(row, Mark.NOTE)

    def _continues(self, row: Row, place: int, tree: Alignment) -> bool:
        """Whether the first row of another table goes on with this one: as wide, and with points where they are due.

        The first row may be the rest of one that the end of the page has torn; then the next one shows it.
        """
        placed = tree.places(row)
        if fits(tree, placed) and (len(row.cells) == tree.layout.width or all(map(is_ordinary, placed))):
            return True
        following = self.rows[place + 1] if place + 1 < len(self.rows) else None
        torn = is_torn(placed[0], self._entry(), after_break=True)
        return torn and following is not None and following.table == row.table and fits(tree, tree.places(following))

    def _has_head(self) -> bool:
        """Whether a label of a form's head stands between the last indicator and here."""
        self._entry()
        return self.seen.mark in {Mark.LABEL, Mark.TITLE}
