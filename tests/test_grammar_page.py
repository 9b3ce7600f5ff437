"""What the reference says of the grammar is true: each row of its tables is read, and nothing in doubt is left out."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

import from_grammar
import pytest

from perfeval import PerfevalError, parse_actual, parse_target
from perfeval._exact import DECIMAL_PLACES, INTEGER_DIGITS
from perfeval.expressions import actuals, change, dates, expression, meaning, ranges, readings, sentence, signs, units
from perfeval.expressions.quantity import Quantity

PAGE: Final = Path(__file__).parent.parent / "docs" / "reference" / "grammar.rst"
TEXT: Final = PAGE.read_text(encoding="utf-8")
TABLE: Final = re.compile(r"^\.\. csv-table::\n   :header: (.*)\n   :widths: .*\n\n((?:   .*\n)+)", re.MULTILINE)


def rows() -> Iterator[tuple[str, ...]]:
    """The rows of the tables: whether of a target or an actual, what is written, and what it becomes."""
    for head, body in TABLE.findall(TEXT):
        what, kind, *_ = next(csv.reader([head], skipinitialspace=True))
        for row in csv.reader(map(str.strip, body.splitlines()), skipinitialspace=True):
            yield (f"{what} {kind}", *(cell.strip("`") for cell in row))


def read(what: str, text: str) -> tuple[str, ...]:
    """What a row should say."""
    try:
        value = parse_target(text) if what.startswith("target") else parse_actual(text)
    except PerfevalError as error:
        return type(error).__name__, error.problem
    doubt = actuals.actual_doubt(text) if what.startswith("actual") else getattr(value, "doubt", "")
    shown = "" if value is None else str(value)
    return "None" if value is None else type(value).__name__, shown, doubt


ROWS: Final = tuple(rows())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_each_row_is_read_as_it_says(row: tuple[str, ...]) -> None:
    """A table without a column for doubt has nothing in doubt; what stays words is not written again."""
    what, written, kind, *said = row
    found = read(what, written)
    value, doubt = [*said, ""][:2]

    assert kind == found[0]
    assert value == found[1] or (not value and found[1] == written)
    assert what.endswith("error") or doubt == found[2]


def doubts(*modules: ModuleType) -> dict[str, str]:
    """What the grammar can say of a doubt, by the name that the source has for it."""
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if name.strip("_").isupper() and isinstance(value, str) and re.match(r"[“一-鿿]{2}", value) and "|" not in value
    }


def test_every_doubt_has_a_row() -> None:
    """Whatever the grammar may doubt is shown, with a text that makes it do so."""
    known = doubts(signs, expression, sentence, ranges, dates, meaning, actuals, change)
    patterns = {name: ".+".join(map(re.escape, text.split("{}"))) for name, text in known.items()}

    assert len(known) > 30
    assert {name: known[name] for name, pattern in patterns.items() if not re.search(pattern, TEXT)} == {}


def test_limits_are_those_of_the_source() -> None:
    """And no others."""
    limits = readings.LONGEST_EXPRESSION, sentence.LONGEST_NAME, units.LONGEST_UNIT, INTEGER_DIGITS, DECIMAL_PLACES
    _, table = TEXT.split("\nLimits\n")

    assert tuple(map(int, re.findall(r"^   \* - (\d+)$", table, re.MULTILINE))) == limits


def words_of(section: str) -> dict[str, list[str]]:
    """The words of a table of signs, by their sign."""
    found = re.findall(r"   \* - (.*)\n     - (.*)\n", section)
    return {"" if sign.startswith("none") else sign.strip("`"): words.split() for sign, words in found[1:]}


def test_every_word_of_a_sign_does_what_its_page_says() -> None:
    """In front of a number, denied or not, and behind it."""
    page = from_grammar.pages()["signs"]
    before, behind = map(words_of, page.split("\nBehind a number\n"))

    for sign, word in ((sign, word) for sign, words in before.items() for word in words):
        assert str(parse_target(f"{word}90%")) == f"{sign}90%"
    for sign, word in ((sign, word) for sign, words in behind.items() for word in words):
        assert str(parse_target(f"90%{word}")) == f"{sign}90%"
    for words, sign in ((signs.MORE, "≤"), (signs.LESS, "≥")):
        for no, word in itertools.product(signs.NOT.split("|"), words.split("|")):
            assert str(parse_target(f"{no}{word}90%")) == f"{sign}90%"
            assert no in page
            assert word in page


def test_every_unit_stands_on_its_page() -> None:
    """With how many of another it is, each kind under a name in both languages."""
    page = from_grammar.pages()["units"]

    assert {*from_grammar.CHINESE} == {*units.SCALES}
    assert [name for row in units.SCALES.values() for name in row if f"``{name}``" not in page] == []
    assert [name for name in units.COUNTS if not re.search(rf"(?<!\S){re.escape(name)}(?!\S)", page)] == []
    for name, top, bottom, base in re.findall(r"``(\S+)``: ([\d,]+)(?:/([\d,]+))? ``(\S+)``", page):
        number = int(top.replace(",", "")), int(bottom.replace(",", "") or 1)
        assert Quantity(number[1], name) == Quantity(number[0], base)
