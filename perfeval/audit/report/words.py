"""The plain text of a report, its numbers, and how a line of it is numbered."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from perfeval._text import squeeze

#: A longer sentence is no sentence: only its beginning is read.
LONGEST_SENTENCE: Final = 2000

#: A number as reports write it.
NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,18})(?:\.[0-9]{1,12})?"

_COMMAS: Final = str.maketrans(
    {"，": ",", "；": ";", "！": ";", "？": ";", "!": ";", "?": ";", "“": '"', "”": '"', "＂": '"'}
)


class Sentence(NamedTuple):
    """A sentence as written, and in the plain characters in which it is read, without its number."""

    text: str
    plain: str
    #: The number of its line.
    line: int


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(
        r"(?:第[一二三四五六七八九十0-9]{1,3}[部章节][分]?|附件[0-9一二三四五六七八九十]{0,3}|[一二三四五六七八九十]{1,3}[、.,]|"
        r"\([一二三四五六七八九十0-9]{1,3}\)[、.]?|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.、)](?![0-9])|"
        r"[①-⑳⑴-⒇]|[一二三四五六七八九]是(?=.{6})|[#*>·•\-●■◆]{1,6})"
    )


@cache
def ends() -> re.Pattern[str]:
    """What ends a sentence."""
    return re.compile("[。；;！!？?]")


def flat(text: str) -> str:
    """The text without white space, in plain characters and with plain commas.

    >>> flat("宣传次数（次），目标 ３次")
    '宣传次数(次),目标3次'
    """
    return squeeze(text).translate(_COMMAS)


def unnumbered(plain: str, most: int = 3) -> str:
    """A line without the numbers of its heading, or without the first of them.

    >>> unnumbered("(一)1.数量指标"), unnumbered("1.5万元")
    ('数量指标', '1.5万元')
    """
    for _ in range(most):
        found = _numbering().match(plain)
        if not found:
            break
        plain = plain[found.end() :]
    return plain


def is_numbered(plain: str) -> bool:
    """Whether a line begins as a heading of the first or second order does: 一、 or (一)."""
    return plain[:1] in set("一二三四五六七八九十(第附") and unnumbered(plain) != plain


def sentences_of(line: str, number: int) -> list[Sentence]:
    """The sentences of a line."""
    made = []
    for part in ends().split(line):
        text = part.strip()[:LONGEST_SENTENCE]
        plain = unnumbered(flat(text)) if text else ""
        if plain:
            made.append(Sentence(text, plain, number))
    return made
