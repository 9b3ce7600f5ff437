"""Reading what a text says as a target, and what it says as an actual.

The grammar reads both alike; what words beside a number mean for the one and for the other is settled here and in
:mod:`.actuals`. A target in front of whose sign 不合格率 stands names what is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeVar

from perfeval._shown import shown
from perfeval._text import squeeze, tidy
from perfeval.errors import InvalidTarget
from perfeval.expressions import grammar
from perfeval.expressions.actuals import actual_beside
from perfeval.expressions.grammar import LONGEST_EXPRESSION, read_plainly
from perfeval.expressions.meaning import NAMED, NAMING, TURNED, day_of, is_said, together, words_of
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.readings import Bound, DateReading, Reading, Span, Words
from perfeval.expressions.target import (
    Actual,
    AtLeast,
    AtMost,
    Between,
    Deadline,
    Described,
    Exactly,
    NotBefore,
    Target,
    Unstated,
)

__all__ = ["parse_actual", "parse_target", "target_doubt"]

#: The kinds of words that turn a target, and those that turn a day.
_OF_TARGETS: Final = frozenset({"not", "undone", "off", "early", "down", "other", "part", "done", "if", "or"})
_OF_DAYS: Final = frozenset({"not", "undone", "other"})
#: No target with these is what its number says.
_HARD: Final = frozenset({"other", "done", "if"})


_Bounded = TypeVar("_Bounded", AtLeast, AtMost, Exactly, Unstated)


def _making(kind: type[_Bounded], *, strict: bool | None = None) -> Callable[[Quantity, str], _Bounded]:
    """A constructor for a bound and a doubt that are known to be right, which asks nothing again."""
    slots, new = vars(kind), object.__new__
    set_bound, set_doubt = slots["bound"].__set__, slots["doubt"].__set__
    set_strict = None if strict is None else slots["strict"].__set__

    def make(bound: Quantity, doubt: str) -> _Bounded:
        target = new(kind)
        set_bound(target, bound)
        set_doubt(target, doubt)
        if set_strict is not None:
            set_strict(target, strict)
        return target

    return make


_SIGNED: Final[dict[str, Callable[[Quantity, str], AtLeast | AtMost | Exactly | Unstated]]] = {
    "≥": _making(AtLeast, strict=False),
    ">": _making(AtLeast, strict=True),
    "≤": _making(AtMost, strict=False),
    "<": _making(AtMost, strict=True),
    "=": _making(Exactly),
    "": _making(Unstated),
}


def parse_target(text: str) -> Target | None:
    """Read a target as clerks write it; None where the cell says that there is none (empty, ``/``, ``—``).

    Where experts could read the text in another way, the value says so in `doubt`.
    Prose with several numbers is `Described`, never a wrong number.

    Raises:
        InvalidTarget: when a sign stands without a number.
        InvalidNumber: when a number is out of bounds.

    >>> from perfeval import parse_target
    >>> parse_target("12345热线满意率≥95%")
    AtLeast(bound=Quantity('95', '%'), strict=False)
    >>> parse_target("30人以下").doubt
    '“以下”是否含本数有歧义，按含本数计'
    """
    if type(text) is str and len(text) <= LONGEST_EXPRESSION:
        return _parse_target(text)
    return _read_target(_text(text, "≥90%"))


def parse_actual(text: str) -> Actual | None:
    """Read an actual: a quantity, a range, a date, a band, or the text itself; None where the cell is empty.

    A number that the words beside it turn (未开展3次, 目标95%) is nothing that was done: the text stays text.
    A sign glued to an actual (``≥266米``) is dropped from the value; the text as written keeps it.

    Raises:
        InvalidNumber: when a number is out of bounds.

    >>> from perfeval import parse_actual
    >>> parse_actual("≥266米"), parse_actual("完成"), parse_actual("2025年8月7日完成")
    (Quantity('266', '米'), <Band.ACHIEVED: '达成'>, datetime.date(2025, 8, 7))
    >>> parse_actual("已开展3次"), parse_actual("未开展3次")
    (Quantity('3', '次'), '未开展3次')
    """
    if type(text) is str and len(text) <= LONGEST_EXPRESSION:
        return _parse_actual(text)
    return _read_actual(_text(text, "95%"))


def _text(text: object, example: str) -> str:
    if isinstance(text, str):
        return str(text)
    raise InvalidTarget(f"{shown(text)} is not text", remedy=f'write it as text: "{example}"')


def _read_target(text: str) -> Target | None:
    if plainly := read_plainly(text):
        sign, quantity = plainly
        return _SIGNED[sign](quantity, "")
    reading = grammar.read(text)
    doubt = _target_doubt(reading, "")
    if reading is None:
        return None
    if isinstance(reading, Words) or _is_turned_target(reading):
        return Described(tidy(text), doubt=doubt)
    match reading:
        case Bound(sign, quantity):
            return _SIGNED[sign](quantity, doubt)
        case Span(low, high, low_strict, high_strict):
            return Between(low, high, low_strict, high_strict, doubt=doubt)
    day = day_of(reading)
    return NotBefore(day, reading.side == "后", doubt=doubt) if reading.side else Deadline(day, doubt=doubt)


def _is_turned_target(reading: Bound | Span | DateReading) -> bool:
    """Whether the words of a target say something else than its number does."""
    if isinstance(reading, DateReading):
        return any(each.kind in _OF_DAYS for each in reading.beside.turns)
    return any(each.kind in _HARD or (each.behind and each.kind in {*NAMING, "or"}) for each in reading.beside.turns)


def target_doubt(text: str, name: str) -> str:
    """In what the reading of a target may be wrong, where the name of its indicator does not say it; in Chinese."""
    return _target_doubt(grammar.read(text), squeeze(name), years=False)


def _target_doubt(reading: Reading | None, name: str, *, years: bool = True) -> str:
    if reading is None or isinstance(reading, Words):
        return reading.doubt if reading else ""
    if _is_turned_target(reading):
        kinds = _OF_DAYS if isinstance(reading, DateReading) else _OF_TARGETS
        return TURNED.format(words_of([each for each in reading.beside.turns if each.kind in kinds]))
    turns = (
        []
        if isinstance(reading, DateReading)
        else [each for each in reading.beside.turns if each.kind in _OF_TARGETS and not is_said(each, name, "")]
    )
    return together(reading, NAMED.format(words_of(turns)) if turns else "", name, years=years)


def _read_actual(text: str) -> Actual | None:
    return actual_beside(text, None, "", "").value


_parse_target: Final = lru_cache(maxsize=4096)(_read_target)
_parse_actual: Final = lru_cache(maxsize=4096)(_read_actual)
