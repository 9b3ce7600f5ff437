"""Labels with their values: what a form says beside its tables."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import takewhile
from typing import Final, final

import attrs

from perfeval._shown import shown
from perfeval._text import squeeze
from perfeval._words.keys import key
from perfeval._words.labels import BLOCKS, Fact, also, fact_of, rank
from perfeval._words.signs import says_nothing
from perfeval.errors import PerfevalError
from perfeval.form import Cell
from perfeval.grade import Grade, GradeScale
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.labels import (
    grade_in,
    is_title,
    is_year,
    money_in,
    result_in,
    scale_in,
    statements,
    title,
    year_in,
)
from perfeval.reading.ledger import Ledger
from perfeval.reading.small_texts import read_points


def _statements(text: str) -> tuple[tuple[str, str], ...]:
    """The statements of a cell; 附件1：…绩效自评表 is a title with a number before it."""
    found = statements(text)
    return (("", text),) if found[0][0] and fact_of(found[0][0]) is None and is_title(text) else found


def _is_empty(row: Row, column: int, following: list[tuple[int, str, str]]) -> bool:
    """Whether the value of a label is the empty cell beside it, and what follows is another label with its value."""
    own = list(takewhile(lambda piece: not piece[1] and fact_of(piece[2]) is None, following))
    if len(own) != 2 or row.cells[column + 1 : column + 2] != ("",):
        return False
    return len(own[0][2]) <= 8 and not any(map(str.isdecimal, own[0][2]))


#: What a form has once, so that one label does not say it twice.
_OF_FORM: Final = frozenset({Fact.PROJECT, Fact.DEPARTMENT, Fact.UNIT})

_NUMBER: Final = re.compile("[0-9]+")


@final
@attrs.frozen
class Statement:
    """One value that a form gives under a label."""

    fact: Fact
    word: str
    label: str
    text: str
    row: Row
    column: int
    #: Whether it stands in the cell of its label.
    inline: bool = False

    @property
    def explains(self) -> bool:
        """Whether it is a sentence behind its label, as where a form explains how to fill it in."""
        return self.inline and self.text.endswith(("。", "；", ";"))

    @property
    def cell(self) -> Cell | None:
        """Where its text stands, or is to stand: beside the label, where nothing does."""
        return self.row.cell(self.column) if self.text else self.row.beside(self.column)


#: The heading of a part of a form, which says nothing by itself.
_HEADING: Final = re.compile("[(（]?[一二三四五六七八九十]{1,2}(?:[)）]、?|、)[^。；;]{2,16}")


@final
class Facts:
    """Gathers what the rows beside the tables say."""

    def __init__(self, faults: Faults, ledger: Ledger) -> None:
        self.faults = faults
        self.ledger = ledger
        self.said: list[Statement] = []
        #: The row that was taken last.
        self._above = Row((), 0)
        self.remarks: list[tuple[str, str]] = []
        self.grade: Grade | None = None
        self.scale: GradeScale | None = None
        #: Whether the grade stands under a label that calls it the form's own.
        self._own_grade = False
        #: The points that a sentence states.
        self._points_said = ""
        self.years: list[int] = []
        #: Whether the title and a label give the form two years.
        self.years_differ = False
        self.money = ""
        #: Whether the rows stand between the name of the project and the indicators, where each line is of the form.
        self.inside = False
        #: What a label says once more, with other words than those that were taken.
        self.differing: list[Statement] = []
        #: Where each fact stands; the grade too.
        self.cells: dict[Fact, Cell | None] = {}

    def feed(self, row: Row) -> None:
        """Take a row: label, value, label, value, or both in one cell."""
        above = self._above.cells if (self._above.number + 1, self._above.table) == (row.number, row.table) else ()
        self._above = row
        pieces = [(column, *piece) for column, text in row.under(above) for piece in _statements(text)]
        place = 0
        while place < len(pieces):
            column, label, text = pieces[place]
            place += 1
            if not label and fact_of(text) is None and key(text) not in BLOCKS:
                more = self._loose(text, pieces[place:], row)
                for each, _, _ in pieces[place - 1 : place + more]:
                    self.ledger.take_merged(row, each, "title" if is_title(text) else "remark")
                place += more
                continue
            values = [(column, text)] if label and text else []
            while (not values or not label) and not (not values and _is_empty(row, column, pieces[place:])):
                if place == len(pieces) or pieces[place][1] or fact_of(pieces[place][2]):
                    break
                values.append((pieces[place][0], pieces[place][2]))
                place += 1
            self._state(label or text, values, row, column)
        self.ledger.take_copies(row, above)

    def note(self, row: Row) -> None:
        """Keep a row that goes on with the notes above it, whatever labels it speaks of."""
        column, text = row.filled[0]
        self.said.append(Statement(Fact.REMARK, "注", "注", text, row, column))
        self.ledger.take_rest(row, "remark 注")

    def _loose(self, text: str, following: list[tuple[int, str, str]], row: Row) -> int:
        """Take a text without a known label; return how many of the following texts belong to it."""
        self._year(text, alone=len(row.filled) == 1)
        self.money = self.money or (money_in(text) if len(text) < 30 else "")
        if is_title(text):
            if not (row.is_prose and text.endswith(("：", ":"))):
                self.remarks.append(("标题", title(text)))
        elif is_year(text) and len(set(_NUMBER.findall(text))) > 1:
            self.remarks.append((Fact.YEAR.value, text))
        elif is_year(text) and len(row.filled) == 1:
            pass
        elif not (says_nothing(text) or (row.is_prose and (not self.inside or _HEADING.fullmatch(text)))):
            beside = following[:1] if len(following) % 2 else []
            if len(text) <= 40 and any(not label and fact_of(value) is None for _, label, value in beside):
                self.remarks.append((text.rstrip(":："), beside[0][2]))
                return 1
            if not money_in(text) or len(text) > 12:
                self.remarks.append(("其他", text))
        return 0

    def _year(self, text: str, *, alone: bool) -> None:
        year = year_in(text) if is_title(text) or is_year(text) else None
        if year is not None:
            # A line that is the year says it more clearly than a title in which it stands.
            self.years.insert(0 if alone and is_year(text) else len(self.years), year)

    def _state(self, label: str, values: list[tuple[int, str]], row: Row, column: int) -> None:
        """Take the values of a label."""
        fact = fact_of(label)
        word = key(label)
        self.ledger.take_merged(row, column, "label")
        for place, _ in values:
            self.ledger.take_merged(row, place, fact.value if fact is not None else f"remark {label}")
        self.money = next(
            filter(None, (self.money, money_in(label), *(money_in(text) for _, text in values if len(text) < 8))), ""
        )
        values = [(place, text) for place, text in values if not (len(text) < 8 and money_in(text))]
        if fact is None:
            self.remarks += [(label.rstrip(":："), text) for _, text in values if not says_nothing(text)]
            return
        if fact is Fact.UNIT and word == "单位" and values and money_in(f":{values[0][1]}"):
            fact = Fact.MONEY
        if fact is Fact.GRADE:
            for place, text in values:
                self.grade_beside(label, text, row.cell(place))
            if all(says_nothing(text) for _, text in values):
                self.cells.setdefault(fact, row.cell(values[0][0]) if values else row.beside(column))
        elif fact is Fact.MONEY:
            for _, text in values:
                self._money(label, money_in(f":{text}"), text)
        elif not values:
            self.said.append(Statement(fact, word, label, "", row, column))
        else:
            self.said.append(Statement(fact, word, label, values[0][1], row, values[0][0], values[0][0] == column))
            self._further(label, [text for _, text in values[1:] if not says_nothing(text)])

    def _money(self, label: str, unit: str, text: str) -> None:
        """Take the unit of money; another one, or words that are none, stay words."""
        if unit and self.money in ("", unit):
            self.money = unit
        elif not says_nothing(text):
            self.remarks.append((label.rstrip(":："), text))

    def _further(self, label: str, texts: list[str]) -> None:
        """Keep what else stands beside a label: pairs of a strange label and its value, or more of the same."""
        if len(texts) % 2 == 0 and all(len(text) <= 12 for text in texts[::2]):
            self.remarks += [(one.rstrip(":："), other) for one, other in zip(texts[::2], texts[1::2], strict=True)]
        else:
            self.remarks += [(label.rstrip(":："), text) for text in texts]

    def grade_beside(self, label: str, text: str, cell: Cell | None) -> None:
        """Take a grade, ticked or written, or the scale; any other words stay words."""
        whole, scale = grade_in(text), scale_in(text)
        points, said = result_in(text) if whole is None and scale is None else ("", None)
        self._points_said, grade = self._points_said or points, whole or said
        taken = scale is not None and self.scale in (None, scale)
        self.scale = self.scale or scale
        own = ("自评" in label or "自我" in label) and whole is not None
        if grade is not None and (self.grade in (None, grade) or (own and not self._own_grade)):
            if self.grade not in (None, grade):
                self.remarks.append(("评价等级", str(self.grade)))
            self.grade, self._own_grade, taken = grade, own or self._own_grade, taken or grade is whole
            self.cells[Fact.GRADE] = cell
        if not taken and not says_nothing(text):
            self.remarks.append((label.rstrip(":："), text))

    def best(self, fact: Fact, *, required: bool = False) -> str:
        """The text of a fact, from the label that names it most clearly; the other texts become remarks.

        What is *required* is a fault where the form has the label and nothing beside it.
        """
        mine = [each for each in self.said if each.fact is fact]
        if not any(each.text for each in mine):
            mine += [each for each in self.said if also(each.word) is fact]
        mine.sort(key=lambda each: (each.explains, rank(fact, each.word), each.inline))
        stated = [each for each in mine if not says_nothing(each.text)]
        # A sentence fills no label that stands in a cell of its own.
        filled = [each for each in stated if each.explains is mine[0].explains]
        if required and mine and not filled:
            empty = mine[0]
            self.faults.add(
                f"{shown(empty.label)} is empty", "write the name beside it", *empty.row.place(empty.column), fact.value
            )
        self.cells[fact] = next((each.cell for each in (*filled, *mine)), None)
        taken_text = filled[0].text if filled else ""
        other = [each for each in stated if each.text != taken_text]
        if fact in _OF_FORM and filled:
            same = (each for each in other if each.word == filled[0].word and not each.explains)
            self.differing += [each for each in same if squeeze(each.text) != squeeze(taken_text)][:1]
        later = {id(each) for each in other if fact is Fact.PROJECT and also(each.word) is not None}
        taken = {id(each) for each in mine} - later
        self.said = [each for each in self.said if id(each) not in taken]
        self.remarks += [(each.label.rstrip(":："), each.text) for each in other if id(each) not in later]
        return taken_text

    def number(self, fact: Fact) -> tuple[str, Row, int] | None:
        """The text and the place of a fact that is a number."""
        mine = [each for each in self.said if each.fact is fact and not says_nothing(each.text)]
        stated = [*mine, *(each for each in self.said if each.fact is fact)]
        self.cells[fact] = stated[0].cell if stated else None
        self.said = [each for each in self.said if each.fact is not fact]
        self.remarks += [(each.label, each.text) for each in mine[1:] if each.text != mine[0].text]
        return (mine[0].text, mine[0].row, mine[0].column) if mine else None

    def total(self) -> Decimal | None:
        """The total that stands under a label of its own; words that are no number become a remark."""
        found = self.number(Fact.TOTAL)
        if found is None:
            return read_points(self._points_said)
        try:
            return read_points(found[0])
        except PerfevalError:
            self.grade_beside(Fact.TOTAL.value, found[0], self.cells.pop(Fact.TOTAL))
            return read_points(self._points_said)

    def year(self) -> int | None:
        """The year of the form, from its title or else from a label."""
        labelled = self.best(Fact.YEAR)
        year = year_in(f"{labelled}年")
        if labelled and year is None:
            self.remarks.append((Fact.YEAR.value, labelled))
        years = [*self.years, *filter(None, [year])]
        if years and year not in {None, years[0]}:
            self.remarks.append((Fact.YEAR.value, labelled))
            self.years_differ = True
        return years[0] if years else None

    def rest(self) -> list[tuple[str, str]]:
        """The remarks, with what no field has taken."""
        taken = [(each.label.rstrip(":："), each.text) for each in self.said if not says_nothing(each.text)]
        self.said = []
        for _, text in taken + self.remarks:
            self.scale = self.scale or scale_in(text)
        return self.remarks + taken
