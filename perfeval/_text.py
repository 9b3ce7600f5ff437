"""Characters: which ones mean the same, which ones a line can show, and how wide they print.

The table is explicit, by name and one to one,
so that a place found in the plain text is the same place in the text as written.
Unicode's compatibility forms are no help here: NFKC makes ``10²`` into ``102`` and leaves ``≧`` and ``—`` alone.
"""

from __future__ import annotations

import re
import string
import unicodedata

#: One character as written -> the one character that the grammar knows.
PLAIN_CHARACTERS: dict[str, str] = {
    **{chr(0xFEE0 + ord(each)): each for each in string.digits + string.ascii_letters},  # ０-９, Ａ-Ｚ, ａ-ｚ
    "\N{FULLWIDTH PERCENT SIGN}": "%",
    "\N{SMALL PERCENT SIGN}": "%",
    "\N{FULLWIDTH GREATER-THAN SIGN}": ">",
    "\N{SMALL GREATER-THAN SIGN}": ">",
    "\N{FULLWIDTH LESS-THAN SIGN}": "<",
    "\N{SMALL LESS-THAN SIGN}": "<",
    "\N{LEFT ANGLE BRACKET}": "<",
    "\N{RIGHT ANGLE BRACKET}": ">",
    "\N{GREATER-THAN OVER EQUAL TO}": "≥",
    "\N{GREATER-THAN OR SLANTED EQUAL TO}": "≥",
    "\N{GREATER-THAN OR EQUIVALENT TO}": "≥",
    "\N{LESS-THAN OVER EQUAL TO}": "≤",
    "\N{LESS-THAN OR SLANTED EQUAL TO}": "≤",
    "\N{LESS-THAN OR EQUIVALENT TO}": "≤",
    "\N{NOT LESS-THAN}": "≥",
    "\N{NOT GREATER-THAN}": "≤",
    "\N{FULLWIDTH EQUALS SIGN}": "=",
    "\N{SMALL EQUALS SIGN}": "=",
    "\N{BOX DRAWINGS DOUBLE HORIZONTAL}": "=",
    "\N{FULLWIDTH PLUS SIGN}": "+",
    "\N{FULLWIDTH HYPHEN-MINUS}": "-",
    "\N{SMALL HYPHEN-MINUS}": "-",
    "\N{SMALL EM DASH}": "-",
    "\N{MODIFIER LETTER MINUS SIGN}": "-",
    "\N{HEAVY MINUS SIGN}": "-",
    "\N{HYPHEN BULLET}": "-",
    "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}": "-",
    "\N{BOX DRAWINGS HEAVY HORIZONTAL}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{FIGURE DASH}": "-",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{HORIZONTAL BAR}": "-",
    "\N{BOX DRAWINGS LIGHT HORIZONTAL}": "-",
    "\N{FULLWIDTH TILDE}": "~",
    "\N{WAVE DASH}": "~",
    "\N{TILDE OPERATOR}": "~",
    "\N{FULLWIDTH FULL STOP}": ".",
    "\N{FULLWIDTH SOLIDUS}": "/",
    "\N{DIVISION SLASH}": "/",
    "\N{FULLWIDTH REVERSE SOLIDUS}": "\\",
    "\N{FULLWIDTH LEFT PARENTHESIS}": "(",
    "\N{SMALL LEFT PARENTHESIS}": "(",
    "\N{FULLWIDTH RIGHT PARENTHESIS}": ")",
    "\N{SMALL RIGHT PARENTHESIS}": ")",
    "\N{FULLWIDTH LEFT SQUARE BRACKET}": "[",
    "\N{FULLWIDTH RIGHT SQUARE BRACKET}": "]",
    "\N{LEFT BLACK LENTICULAR BRACKET}": "[",
    "\N{RIGHT BLACK LENTICULAR BRACKET}": "]",
    "\N{LEFT TORTOISE SHELL BRACKET}": "[",
    "\N{RIGHT TORTOISE SHELL BRACKET}": "]",
    "\N{SMALL LEFT TORTOISE SHELL BRACKET}": "[",
    "\N{SMALL RIGHT TORTOISE SHELL BRACKET}": "]",
    "\N{FULLWIDTH COLON}": ":",
    "\N{RATIO}": ":",
    "\N{FULLWIDTH SEMICOLON}": ";",
    "\N{KATAKANA MIDDLE DOT}": "·",
    "\N{BULLET}": "·",
    "\N{BULLET OPERATOR}": "·",
    "\N{DOT OPERATOR}": "·",
    "\N{NO-BREAK SPACE}": " ",
    "\N{IDEOGRAPHIC SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{FIGURE SPACE}": " ",
    "\N{EN SPACE}": " ",
    "\N{EM SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\t": " ",
    "\n": " ",
    "\r": " ",
    # PDFs take a character that is a radical, too, for the radical: ⼀ for 一, ⽬ for 目, ⻓ for 长.
    **{chr(radical): unicodedata.normalize("NFKC", chr(radical)) for radical in range(0x2F00, 0x2FD6)},
    **dict(zip("⺟⺠⻄⻅⻉⻋⻓⻔⻘⻚⻛⻜", "母民西见贝车长门青页风飞", strict=True)),
    **dict(zip("⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "食马骨鬼鱼鸟麦黄齐齿龙龟", strict=True)),
}

_PLAIN = str.maketrans(PLAIN_CHARACTERS)

#: Characters that print nothing and mean nothing in a form.
_INVISIBLE = dict.fromkeys(
    map(
        ord,
        "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
        "\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}",
    )
)


#: White space of every kind, as `str.split` knows it.
_WHITE_SPACE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)

#: Tabs and everything that some program takes as the end of a line.
_BREAK = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")

#: Control characters, marks that turn the direction of writing, and halves of characters.
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

_SQUEEZED = {**_PLAIN, **_INVISIBLE, **dict.fromkeys(map(ord, _WHITE_SPACE))}


def tidy(text: str) -> str:
    """Drop what cannot be seen and the white space around.

    >>> tidy("\\u200b 6次\\xa0")
    '6次'
    """
    # What cannot be seen cannot be printed either, and most texts can be as a whole.
    return (text if text.isprintable() else text.translate(_INVISIBLE)).strip()


#: A line break between words that are written with spaces.
_BETWEEN_WORDS = re.compile(r"(?<=[0-9A-Za-z])\n+(?=[0-9A-Za-z])")


def unwrapped(text: str) -> str:
    """A text whose line breaks only come from the width of its cell.

    >>> unwrapped("控制在\\n2小时以内"), unwrapped("5G\\nbase")
    ('控制在2小时以内', '5G base')
    """
    if "\n" not in text:
        return text.strip()
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _BETWEEN_WORDS.sub(" ", lines).replace("\n", "")


def plain(text: str) -> str:
    """Write every character in its plain form, one for one.

    >>> plain("≧９０％（含）")
    '≥90%(含)'
    """
    return text.translate(_PLAIN)


def squeeze(text: str) -> str:
    """The plain text without any white space: what decides whether two cells say the same.

    >>> squeeze(" 一次性　发放（全部） ")
    '一次性发放(全部)'
    """
    return text.translate(_SQUEEZED)


def one_line(text: str) -> str:
    r"""Write *text* on one line, one character for each of its own.

    A tab or line break becomes a space.
    What cannot be shown, or would rearrange what is around it, becomes U+FFFD:
    other control characters, marks that turn the direction of writing, and unpaired surrogates.

    >>> from perfeval.report import one_line
    >>> one_line("宣传册数量\n≥100册\x00")
    '宣传册数量 ≥100册\ufffd'
    """
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub(" ", text))


#: What tells two numbers apart, and where a narrow cell broke a single one: no line begins with a point.
_TWO_NUMBERS = re.compile(r"[0-9]\s+[.0-9]")
_WRAP = re.compile(r"\n(?=[.．][0-9０-９])")


def has_two_numbers(text: str) -> bool:
    """Whether white space alone tells two numbers of a cell apart.

    >>> has_two_numbers("12\\n30"), has_two_numbers("3,200,000\\n.00"), has_two_numbers("3,200,\\n000.00")
    (True, False, False)
    """
    return _TWO_NUMBERS.search(plain(_WRAP.sub("", text))) is not None


def display_width(text: str) -> int:
    """How many terminal columns *text* takes: two for a Chinese character, none for a combining mark.

    >>> display_width("≥90%"), display_width("宣传次数")
    (4, 8)
    """
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cc", "Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill *text* with spaces to *width* terminal columns, on its left when *right* aligned."""
    fill = " " * max(0, width - display_width(text))
    return fill + text if right else text + fill


def pointer(text: str, start: int, end: int) -> list[str]:
    """The line of *text* and a line of carets under its characters *start* to *end*.

    >>> print("\\n".join(pointer("不低于90％左右", 6, 8)))
    不低于90％左右
              ^^^^
    """
    flat = one_line(text)
    carets = "^" * max(1, display_width(flat[start:end]))
    return [flat, " " * display_width(flat[:start]) + carets]
