"""What a text says as a target, and what it says as an actual.

The grammar reads both alike; here it is settled what words beside a number mean for the one and for the other.
A target in front of whose sign 不合格率 stands names what is measured; an actual of 不合格率92% may be the opposite
of what was asked. What that is, the name of the indicator and its target say: `actual_beside` looks there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from perfeval._shown import shown
from perfeval._text import plain, squeeze, tidy
from perfeval.errors import IncomparableUnits, InvalidTarget, PerfevalError
from perfeval.expressions import grammar
from perfeval.expressions.grammar import LONGEST_EXPRESSION, read_band, read_plainly
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.readings import NOTHING, Bound, DateReading, Reading, Span, Words
from perfeval.expressions.signs import ABOUT, BELOW, INCLUDED, WITHIN
from perfeval.expressions.target import (
    Actual,
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    MonthDay,
    NotBefore,
    Target,
    Unstated,
)
from perfeval.expressions.turning import Turn, directions_in

__all__ = [
    "ActualBeside",
    "actual_beside",
    "actual_doubt",
    "band_of",
    "parse_actual",
    "parse_target",
    "target_doubt",
    "year_of",
]

TURNED: Final = "“{}”改变数字的含义，未取数"
NAMED: Final = "另有“{}”，指标名称未提及"
ANOTHER: Final = "另有数字：{}"
OF_TIME: Final = "另有时间：{}"
SIGNED: Final = "实际完成值带有符号，按其数值计"
AGAINST: Final = "实际完成值的符号与目标方向相反，未取数"
AFTER: Final = "实际为某日之后，未写明哪一天"

#: The kinds of words that turn a target, beside those that turn a day.
_OF_TARGETS: Final = frozenset({"not", "undone", "off", "early", "down", "other", "part", "done", "if", "or"})
#: No target with these is what its number says.
_HARD: Final = frozenset({"other", "done", "if"})
_OF_DAYS: Final = frozenset({"not", "undone", "other"})
_OF_DONE_DAYS: Final = frozenset({"not", "undone", "off", "plan", "other", "part", "partly", "stage"})
#: In front of a sign these name what is measured: 未参保≤50人, 逾期≤3天.
_NAMING: Final = frozenset({"not", "undone", "off", "early"})
#: No name of an indicator makes a plan or a former year what was done.
_NEVER_SAID: Final = frozenset({"plan"})


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
    return _read_target(_text(text))


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
    return _read_actual(_text(text))


def _text(text: object) -> str:
    if isinstance(text, str):
        return str(text)
    raise InvalidTarget(f"{shown(text)} is not text", remedy='write it as text: "≥90%"')


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
    day = _day(reading)
    return NotBefore(day, reading.side == "后", doubt=doubt) if reading.side else Deadline(day, doubt=doubt)


def _is_turned_target(reading: Bound | Span | DateReading) -> bool:
    """Whether the words of a target say something else than its number does."""
    if isinstance(reading, DateReading):
        return any(each.kind in _OF_DAYS for each in reading.beside.turns)
    return any(each.kind in _HARD or (each.behind and each.kind in {*_NAMING, "or"}) for each in reading.beside.turns)


def target_doubt(text: str, name: str) -> str:
    """In what the reading of a target may be wrong, where the name of its indicator does not say it; in Chinese."""
    return _target_doubt(grammar.read(text), squeeze(name), years=False)


def _target_doubt(reading: Reading | None, name: str, *, years: bool = True) -> str:
    if reading is None or isinstance(reading, Words):
        return reading.doubt if reading else ""
    if _is_turned_target(reading):
        kinds = _OF_DAYS if isinstance(reading, DateReading) else _OF_TARGETS
        return TURNED.format(_words([each for each in reading.beside.turns if each.kind in kinds]))
    turns = (
        []
        if isinstance(reading, DateReading)
        else [each for each in reading.beside.turns if each.kind in _OF_TARGETS and not _is_said(each, name)]
    )
    return _together(reading, NAMED.format(_words(turns)) if turns else "", name, years=years)


def _together(reading: Bound | Span | DateReading, doubt: str, context: str, *, years: bool) -> str:
    """All that is in doubt about a value."""
    beside = reading.beside
    numbers = [each for each in beside.numbers if squeeze(each) not in context]
    another = ANOTHER.format("、".join(numbers)) if numbers else ""
    doubts = [reading.doubt, doubt, another]
    if years:
        times = (*beside.times, *([f"{beside.year}年"] if beside.year else []))
        doubts.append(OF_TIME.format("、".join(times)) if times else "")
    return "；".join(filter(None, doubts))


def year_of(text: str, name: str) -> int | None:
    """The year that the number of a text belongs to, unless the name of its indicator says that year itself."""
    try:
        reading = grammar.read(text)
    except PerfevalError:
        return None
    year = reading.beside.year if isinstance(reading, (Bound, Span)) else None
    return None if str(year) in name else year


def _words(turns: list[Turn]) -> str:
    return "、".join(dict.fromkeys(each.word for each in turns))


def _is_said(turn: Turn, context: str) -> bool:
    """Whether the name of an indicator, or its target, says a turning word itself."""
    if turn.kind in _NEVER_SAID:
        return False
    if turn.kind == "down":
        return "down" in directions_in(context)
    if turn.kind == "goal":
        return any(word in context for word in ("完成", "执行", "任务", "目标", "进度", "计划"))
    return turn.word[:2] in context


class ActualBeside(NamedTuple):
    """What an actual says beside its target, and in what that may be wrong."""

    value: Actual | None
    doubt: str = ""
    #: What the number alone would say, where words turn it.
    unturned: Actual | None = None


def actual_beside(text: str, target: Target | None, target_text: str, name: str) -> ActualBeside:
    """Read an actual as its indicator lets it be read.

    Raises:
        InvalidNumber: when a number is out of bounds.

    >>> from perfeval import parse_target
    >>> asked = parse_target("≤2%")
    >>> actual_beside("不合格率1.5%", asked, "≤2%", "产品不合格率").value
    Quantity('1.5', '%')
    >>> actual_beside("不合格率1.5%", asked, "≤2%", "产品质量").doubt
    '“不合格”改变数字的含义，未取数'
    """
    read = _read_alone(text) if len(text) <= LONGEST_EXPRESSION else _alone(text)
    if isinstance(read, ActualBeside):
        return read
    return _beside(read, text, target, squeeze(name + target_text), years=False)


def _alone(text: str) -> ActualBeside | Bound | Span | DateReading:
    """What an actual says, whatever it stands beside; or its reading, where that has to be asked."""
    if plainly := read_plainly(text):
        sign, quantity = plainly
        return Bound(sign, quantity) if sign else ActualBeside(quantity)
    if band := band_of(text):
        return ActualBeside(band)
    try:
        reading = grammar.read(text)
    except InvalidTarget:
        return ActualBeside(tidy(text))
    if reading is None or isinstance(reading, Words):
        return ActualBeside(reading.text, reading.doubt) if reading else ActualBeside(None)
    asked = reading.beside != NOTHING or reading.doubt or getattr(reading, "sign", getattr(reading, "side", ""))
    return reading if asked or "率" in text else ActualBeside(_done(reading))


def _beside(
    reading: Bound | Span | DateReading, text: str, target: Target | None, context: str, *, years: bool
) -> ActualBeside:
    turns = [each for each in reading.beside.turns if _turns(each, reading, context)]
    if turns:
        return ActualBeside(tidy(text), TURNED.format(_words(turns)), unturned=_done(reading))
    if isinstance(reading, DateReading) and (reading.side == "后" or (reading.side and "早于" in text)):
        return ActualBeside(tidy(text), AFTER, unturned=_done(reading))
    sign = _doubt_of_sign(reading, text, target) if isinstance(reading, Bound) else ""
    if sign == AGAINST:
        return ActualBeside(tidy(text), AGAINST, unturned=_done(reading))
    doubt = sign or _doubt_of_measure(text, context)
    if _is_surely_more(reading, text, target) or (reading.doubt in _OF_SIGNS and type(target) in _FITTING):
        reading = reading._replace(doubt="")
    return ActualBeside(_done(reading), _together(reading, doubt, context, years=years))


def _is_surely_more(reading: Bound | Span | DateReading, text: str, target: Target | None) -> bool:
    """Whether 1200余人 is enough for ≥1000人, however many they are."""
    some = reading.doubt == ABOUT and _SOME.search(text) is not None
    if not (some and isinstance(reading, Bound) and isinstance(target, AtLeast)):
        return False
    try:
        return reading.quantity >= target.bound
    except IncomparableUnits:
        return False


def _doubt_of_measure(text: str, context: str) -> str:
    """Whether an actual names another rate than its indicator: 正确率 where 差错率 was asked for."""
    if "率" not in context:
        return ""
    others = [each for each in _RATE.findall(text) if each != "完成" and not set(each) & set(context)]
    return NAMED.format(f"{others[0]}率") if others else ""


def _turns(turn: Turn, reading: Bound | Span | DateReading, context: str) -> bool:
    """Whether a word turns what an actual says."""
    if isinstance(reading, DateReading):
        return turn.kind in _OF_DONE_DAYS and not _is_said(turn, context)
    if turn.kind in {"partly", "done"} or (turn.kind == "or" and not turn.behind):
        return False
    if turn.kind == "up":
        return _is_no_growth(reading, directions_in(context))
    return not (turn.kind in _NAMING and _is_nothing(reading)) and not _is_said(turn, context)


def _is_no_growth(reading: Bound | Span, directions: frozenset[str]) -> bool:
    """Whether growth is not what was asked for: a decrease was, or the level of a rate."""
    level = "level" in directions and isinstance(reading, Bound) and reading.quantity.unit == "%"
    return "up" not in directions and ("down" in directions or level)


def _is_nothing(reading: Reading) -> bool:
    """Whether the number is zero, of which there is nothing to turn: 未发生0起."""
    return isinstance(reading, Bound) and not reading.quantity.value


#: The signs that an actual may have under a target, because they say no less of it.
_FITTING: Final[dict[type, str]] = {AtLeast: "≥>=", Exactly: "≥>=", AtMost: "≤<="}


def _doubt_of_sign(reading: Bound, text: str, target: Target | None) -> str:
    """What an actual's own sign leaves open: nothing where words say as much as the target asks for, such as 以上."""
    if not reading.sign:
        return ""
    fitting = _FITTING.get(type(target), "")
    if fitting and reading.sign not in fitting:
        return AGAINST
    return "" if fitting and not _SIGNS.intersection(plain(text)) else SIGNED


#: What signs leave open, which an actual that fits its target does not need.
_OF_SIGNS: Final = frozenset({BELOW, INCLUDED, WITHIN})
_SOME: Final = re.compile("[0-9万千百亿][余多]")
_RATE: Final = re.compile("([一-鿿]{2})率")
_SIGNS: Final = frozenset("≥≤<>=")


def _done(reading: Bound | Span | DateReading) -> Actual:
    match reading:
        case Bound():
            return reading.quantity
        case Span(low, high, low_strict, high_strict, doubt):
            return Between(low, high, low_strict, high_strict, doubt=doubt)
    return _day(reading)


def _read_actual(text: str) -> Actual | None:
    return actual_beside(text, None, "", "").value


def actual_doubt(text: str) -> str:
    """In what the reading of an actual may be wrong when it stands alone, in Chinese."""
    read = _alone(text)
    return read.doubt if isinstance(read, ActualBeside) else _beside(read, text, None, "", years=True).doubt


_parse_target: Final = lru_cache(maxsize=4096)(_read_target)
_parse_actual: Final = lru_cache(maxsize=4096)(_read_actual)
_read_alone: Final = lru_cache(maxsize=4096)(_alone)


def _day(reading: DateReading) -> datetime.date | MonthDay:
    year, month, day = reading[:3]
    return datetime.date(year, month, day) if year else MonthDay(month, day)


def band_of(text: str) -> Band | None:
    """The band that the words of an actual name, or None.

    >>> band_of("未达成目标且效果较差"), band_of("有所改善")
    (<Band.NOT_ACHIEVED: '未达成'>, None)
    """
    words = read_band(text)
    return Band(words) if words else None
