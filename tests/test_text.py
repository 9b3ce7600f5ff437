"""Characters: what means the same, and how wide it prints."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfeval._text import PLAIN_CHARACTERS, display_width, pad, plain, pointer, squeeze, tidy, unwrapped

ALPHABET = "".join(PLAIN_CHARACTERS) + "≥≤9%万元宣传次数\u200b\u202e\u0301\x00👍"


@pytest.mark.parametrize(
    ("written", "meant"),
    PLAIN_CHARACTERS.items(),
    ids=[unicodedata.name(each, repr(each)) for each in PLAIN_CHARACTERS],
)
def test_every_character_of_the_table_has_one_plain_form(written: str, meant: str) -> None:
    """One for one, and what is plain stays as it is."""
    assert plain(written) == meant != written
    assert len(written) == len(meant) == 1
    assert plain(meant) == meant


def test_full_width_letters_and_digits_are_those_of_unicode() -> None:
    """All of them, and each for itself."""
    wide = [chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))]

    assert [plain(each) for each in wide] == [unicodedata.normalize("NFKC", each) for each in wide]


def test_radicals_are_the_characters_that_they_look_like() -> None:
    """All that Unicode knows, as PDFs have them: ⼀ for 一, ⽬ for 目."""
    radicals = [each for each in map(chr, range(0x3000)) if unicodedata.name(each, "").startswith("KANGXI RADICAL")]

    assert [each for each, meant in PLAIN_CHARACTERS.items() if each == meant] == []
    assert [plain(each) for each in radicals] == [unicodedata.normalize("NFKC", each) for each in radicals]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("≧９０．５％（含）", "≥90.5%(含)"),
        ("≦", "≤"),
        ("⩾⩽≳≲", "≥≤≥≤"),
        ("═", "="),
        ("—–－−─", "-----"),
        ("～〜∼", "~~~"),
        ("【一】〔二〕［三］", "[一][二][三]"),
        ("10²", "10²"),  # ten to the power of two is not a hundred and two
        ("①", "①"),
        ("‰", "‰"),
        ("１０\u3000０", "10 0"),
    ],
)
def test_only_what_means_the_same_is_changed(written: str, meant: str) -> None:
    """The table is explicit."""
    assert plain(written) == meant


@given(st.text() | st.text(ALPHABET))
def test_places_stay_where_they_are(text: str) -> None:
    """The plain text is as long as the text, character by character, and plain already."""
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(st.text() | st.text(ALPHABET))
def test_tidying_twice_is_tidying_once(text: str) -> None:
    """Nothing invisible is left, and nothing blank around."""
    assert tidy(tidy(text)) == tidy(text)
    assert squeeze(squeeze(text)) == squeeze(text)
    assert not any(character.isspace() for character in squeeze(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u200b 6次\xa0", "6次"),
        ("\ufeff宣传", "宣传"),
        ("满\u00ad意", "满意"),
        ("有 效", "有 效"),  # inside, white space stays
        ("\u202e", "\u202e"),  # an override is no blank; how it is shown is for the report to say
        ("", ""),
    ],
)
def test_tidy_drops_what_cannot_be_seen(text: str, expected: str) -> None:
    """Zero width characters anywhere, white space around."""
    assert tidy(text) == expected


@pytest.mark.parametrize(
    ("one", "other"), [("一次性　发放（全部）", "一次性发放(全部)"), ("≥ 90 ％", "≥90%"), ("有效\n提高", "有效提高")]
)
def test_cells_that_say_the_same_are_squeezed_to_the_same(one: str, other: str) -> None:
    """Width of characters and white space say nothing."""
    assert squeeze(one) == squeeze(other)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("≥90%", 4),
        ("宣传次数", 8),
        ("９０％", 6),
        ("e\u0301", 1),  # a combining mark stands on its letter
        ("\u302e", 0),  # whatever class of mark it is
        ("\u200b", 0),
        ("\x07", 0),
        ("👍", 2),
        ("ｱ", 1),  # a half-width kana is half as wide
    ],
)
def test_width_is_counted_in_columns(text: str, width: int) -> None:
    """As a terminal prints it."""
    assert display_width(text) == width


def test_white_space_of_every_kind_is_squeezed_out() -> None:
    """Whatever Python takes for it."""
    assert [
        each for each in map(chr, range(sys.maxunicode)) if each.isspace() and squeeze(f"满{each}意") != "满意"
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 宣传 \n 次数 ", "宣传次数"),
        ("5G\n基站", "5G基站"),
        ("基站\n5G", "基站5G"),
        ("base\n \nstation", "base station"),
        ("≥5\n(含)", "≥5(含)"),
        ("（含）\n5", "（含）5"),
        ("\n5\n", "5"),
        ("", ""),
    ],
)
def test_a_line_break_of_a_cell_is_a_space_between_words_alone(text: str, expected: str) -> None:
    """Chinese is written without."""
    assert unwrapped(text) == expected


@given(st.text(ALPHABET), st.integers(0, 40), st.booleans())
def test_padding_fills_to_the_width(text: str, width: int, right: bool) -> None:
    """A text that is too wide stays whole."""
    padded = pad(text, width, right=right)

    assert display_width(padded) == max(width, display_width(text))
    assert padded.endswith(text) if right else padded.startswith(text)
    assert pad(text, width).startswith(text)


@pytest.mark.parametrize(
    ("text", "span", "lines"),
    [
        ("不低于90％左右", (6, 8), ["不低于90％左右", "          ^^^^"]),
        ("≥很多", (1, 3), ["≥很多", " ^^^^"]),
        ("≥", (1, 1), ["≥", " ^"]),  # what is missing is pointed at as well
        ("90\n%", (3, 4), ["90 %", "   ^"]),  # a line break would tear the carets off
        ("\t5", (1, 2), [" 5", " ^"]),
    ],
)
def test_pointer_stands_under_the_place(text: str, span: tuple[int, int], lines: list[str]) -> None:
    """By the width of the characters, on one line."""
    assert pointer(text, *span) == lines
