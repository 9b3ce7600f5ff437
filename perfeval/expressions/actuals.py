"""What an actual says, alone and beside its target.

An actual of 不合格率92% may be the opposite of what was asked;
what that is, the name of the indicator and its target say.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias

from perfeval._text import plain, squeeze, tidy
from perfeval.errors import IncomparableUnits, InvalidTarget
from perfeval.expressions import grammar
from perfeval.expressions.change import unlike
from perfeval.expressions.dates import NO_MARKS
from perfeval.expressions.grammar import LONGEST_EXPRESSION, read_band, read_plainly
from perfeval.expressions.meaning import ANOTHER, NAMED, NAMING, TURNED, day_of, is_said, stands_in, together, words_of
from perfeval.expressions.numerals import NUMERAL
from perfeval.expressions.quantity import Quantity, read_quantity
from perfeval.expressions.readings import NOTHING, SEVERAL, Bound, DateReading, Reading, Span, Words
from perfeval.expressions.signs import ABOUT, BELOW, INCLUDED, WITHIN
from perfeval.expressions.target import Actual, AtLeast, AtMost, Band, Between, Deadline, Exactly, Target, Unstated
from perfeval.expressions.turning import Turn, directions_in
from perfeval.expressions.units import unit_of
from perfeval.expressions.worded import nothing_of, number_in_words

SIGNED: Final = "实际完成值带有符号，按其数值计"
AGAINST: Final = "实际完成值的符号与目标方向相反，未取数"
BEYOND: Final = "约数，超出上限多少未写明，未取数"
SHORT: Final = "约数，不足目标多少未写明，未取数"
OTHER_RATE: Final = "“{}”不是所考核的比率，未取数"
NONE: Final = "“无”按 0 计"
AFTER: Final = "实际为某日之后，未写明哪一天"

#: The kinds of words that turn the day on which a thing was done.
_OF_DONE_DAYS: Final = frozenset({"not", "undone", "off", "plan", "other", "part", "partly", "stage"})


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
    if isinstance(read, ActualBeside) and isinstance(read.value, str) and isinstance(target, _OF_NUMBERS):
        read = _words_beside(read, text, target, target_text, name)
    if not isinstance(read, ActualBeside):
        read = _beside(read, text, target, squeeze(name + target_text), years=False)
    if read.value is None and (nothing := nothing_of(text, target)) is not None:
        return ActualBeside(nothing, NONE)
    if isinstance(read.value, Quantity) and (doubt := unlike(read.value, text, target, target_text, name)):
        return ActualBeside(tidy(text), doubt, unturned=read.value)
    return read


def _words_beside(
    read: ActualBeside, text: str, target: Target | None, target_text: str, name: str
) -> ActualBeside | Bound | Span | DateReading:
    """What words say beside a target that asks for a number.

    One of their clauses may speak of what is measured, they may say a number in words (无投诉, 前3名), or begin as the
    target does (10千伏线路≥25公里).
    """
    from perfeval.expressions.clauses import clause_of

    flat, context = plain(tidy(text)), squeeze(name + target_text)
    unit = str(getattr(getattr(target, "bound", None), "unit", ""))
    if read.doubt == SEVERAL and (clause := clause_of(flat, unit, context)):
        found = actual_beside(clause.body, target, target_text, name)
        if isinstance(found.value, str):
            return found._replace(value=tidy(text))
        others = [each for each in clause.numbers if not stands_in(squeeze(each), context)]
        another = ANOTHER.format("、".join(others)) if others else ""
        return found._replace(doubt="；".join(filter(None, (found.doubt, another))))
    if (quantity := number_in_words(flat, target, context)) is not None:
        return ActualBeside(quantity)
    asked = plain(tidy(target_text))
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(flat, asked, strict=False))
    same = "".join(mine for mine, _ in alike).rstrip("0123456789.")
    # What both begin with is a name, if the number that is asked for comes after it.
    names = all(any(map(str.isdigit, part)) for part in (same, asked[len(same) :]))
    return _alone(flat[len(same) :]) if names and same != flat else read


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
    return reading if asked or _PER_EACH.search(text) or "率" in text else ActualBeside(_done(reading))


def _beside(
    reading: Bound | Span | DateReading, text: str, target: Target | None, context: str, *, years: bool
) -> ActualBeside:
    no_day = isinstance(reading, DateReading) and reading.doubt == NO_MARKS and isinstance(target, _OF_NUMBERS)
    if no_day and (quantity := read_quantity(plain(tidy(text)))):
        return ActualBeside(quantity)
    turns = [each for each in reading.beside.turns if _turns(each, reading, text, target, context)]
    if turns:
        return ActualBeside(tidy(text), TURNED.format(words_of(turns)), unturned=_done(reading))
    if isinstance(reading, DateReading) and (doubt := _no_day(reading, text, target)):
        return ActualBeside(tidy(text), doubt, unturned=_done(reading))
    if _is_beyond(reading, text, target):
        return ActualBeside(tidy(text), BEYOND, unturned=_done(reading))
    if _is_short(reading, text, target):
        return ActualBeside(tidy(text), SHORT, unturned=_done(reading))
    sign = _doubt_of_sign(reading, text, target) if isinstance(reading, Bound) else ""
    if sign == AGAINST:
        return ActualBeside(tidy(text), AGAINST, unturned=_done(reading))
    if strange := _strange_rate(text, context):
        return ActualBeside(tidy(text), OTHER_RATE.format(strange), unturned=_done(reading))
    others = _other_rates(text, context) if "率" in context else []
    doubt = sign or (NAMED.format(f"{others[0]}率") if others else "")
    if _is_surely_more(reading, text, target) or (reading.doubt in _OF_SIGNS and type(target) in _FITTING):
        reading = reading._replace(doubt="")
    if isinstance(reading, Bound):
        reading = reading._replace(quantity=_per_each(reading.quantity, text, target))
    return ActualBeside(_done(reading), together(reading, doubt, context, years=years))


#: How much of it was done by a day.
_DONE_SHARE: Final = re.compile("([0-9.]+)%")


def _no_day(reading: DateReading, text: str, target: Target | None) -> str:
    """Why a date is not the day on which all was done, in Chinese; empty where it is."""
    if reading.side == "后" or (reading.side and ("早于" in text or isinstance(target, Deadline))):
        return AFTER
    share = _DONE_SHARE.search(reading.doubt)
    return TURNED.format(share[0]) if share and Decimal(share[1].strip(".")) < _WHOLE.value else ""


def _is_surely_more(reading: Bound | Span | DateReading, text: str, target: Target | None) -> bool:
    """Whether 1200余人 is enough for ≥1000人, however many they are; 来 may be less as well."""
    some = reading.doubt == ABOUT and _SOME.search(text) is not None
    nearly = "来" in text and getattr(reading, "quantity", None) == getattr(target, "bound", None)
    return some and not nearly and _is_enough(reading, target)


def _is_enough(reading: Bound | Span | DateReading, target: Target | None) -> bool:
    """Whether a number reaches a target that more is better for."""
    return _holds(operator.ge, reading, target, _MORE_IS_BETTER)


def _is_beyond(reading: Bound | Span | DateReading, text: str, target: Target | None) -> bool:
    """Whether 2个多小时 is too much for ≤2小时, by nobody knows how much."""
    return _SOME.search(text) is not None and _holds(operator.ge, reading, target, (AtMost,))


def _is_short(reading: Bound | Span | DateReading, text: str, target: Target | None) -> bool:
    """Whether 近20次 is less than ≥20次, by nobody knows how much."""
    return _NEARLY.search(text) is not None and _holds(operator.le, reading, target, _MORE_IS_BETTER)


_Bounded: TypeAlias = AtLeast | AtMost | Exactly | Unstated


def _holds(
    relation: Callable[[Quantity, Quantity], bool],
    reading: Bound | Span | DateReading,
    target: Target | None,
    kinds: tuple[type[_Bounded], ...],
) -> bool:
    """Whether a number stands so to the bound of a target of these kinds, where the two can be compared."""
    if not (isinstance(reading, Bound) and isinstance(target, kinds)):
        return False
    try:
        return relation(reading.quantity, target.bound)
    except IncomparableUnits:
        return False


_MORE_IS_BETTER: Final = (AtLeast, Exactly, Unstated)
#: Less than so many, by nobody knows how much; 附近 is no 近, and 近三年 a time.
_NEARLY: Final = re.compile(
    rf"(?:接近|将近|逼近|(?<![最附亲临邻])近)约?\s*(?=[0-9{NUMERAL}])(?![0-9{NUMERAL}]+(?:个?[年月周天日]|期|届))"
)


def _per_each(quantity: Quantity, text: str, target: Target | None) -> Quantity:
    """户均1160元 is 1160元/户 where the target is per 户; by itself it is an amount of money."""
    each = getattr(getattr(target, "bound", None), "unit", "").partition("/")[2]
    said = each and any(word in text for word in (f"{each}均", f"单{each}", f"每{each}"))
    if not said or "/" in quantity.unit:
        return quantity
    return Quantity(quantity.value, f"{quantity.unit}/{each}")


def _other_rates(text: str, context: str) -> list[str]:
    """The rates that an actual names and its indicator does not, where that asks for a rate or for how many agree."""
    if "率" not in context and _AGREEING.search(context) is None:
        return []
    return [each for each in _RATE.findall(text) if each != "完成" and f"{each}率" not in context]


def _strange_rate(text: str, context: str) -> str:
    """The rate that an actual names in no word of its indicator, nor in one that may stand for it: 知晓率 of 满意度."""
    for each in _other_rates(text, context):
        alike = next((words for words in _SYNONYMS if each in words), ())
        if not set(each) & set(context) and not any(word in context for word in alike):
            return f"{each}率"
    return ""


def _turns(turn: Turn, reading: Bound | Span | DateReading, text: str, target: Target | None, context: str) -> bool:
    """Whether a word turns what an actual says."""
    if isinstance(reading, DateReading):
        return turn.kind in _OF_DONE_DAYS and not _PERIOD.search(turn.word) and not is_said(turn, context, text)
    if turn.kind == "partly":
        return turn.word[0] in "部只仅" and _is_enough(reading, target)
    if turn.kind == "done" or (turn.kind == "or" and not turn.behind):
        return False
    if turn.kind == "up":
        return _is_no_growth(reading, directions_in(context)) or (
            target is not None and _is_growth(reading, turn.word, text, directions_in(context))
        )
    if turn.kind in {"plan", "other"} and _ALL_DONE.search(text):
        return False
    if turn.kind == "goal" and isinstance(reading, Bound) and reading.quantity >= _WHOLE:
        return False
    return not (turn.kind in NAMING and is_nothing(reading)) and not is_said(turn, context, text)


#: A part of a year, which is the day of its end.
_PERIOD: Final = re.compile("季度|半年")


#: What says that all of a plan was done: 目标任务6项逐一销号.
_ALL_DONE: Final = re.compile("[0-9][^0-9]*(?:悉数|均已|已全部|全部完成|逐一|全都|如数)(?!未)")
_WHOLE: Final = Quantity(100, "%")


def _is_no_growth(reading: Bound | Span, directions: frozenset[str]) -> bool:
    """Whether growth is not what was asked for: a decrease was, or the level of a rate."""
    level = "level" in directions and isinstance(reading, Bound) and reading.quantity.unit == "%"
    return "up" not in directions and ("down" in directions or level)


def _is_growth(reading: Bound | Span, word: str, text: str, directions: frozenset[str]) -> bool:
    """Whether a number that is no rate says by how much something grew, and not how much there is."""
    unit = (reading.quantity if isinstance(reading, Bound) else reading.low).unit
    grown = "stock" in directions or _GROWN.match(word) is not None or _COMPARED.search(text) is not None
    return grown and "up" not in directions and unit != "倍" and unit_of(unit).dimension != "ratio"


#: What grew by so much, whatever it is; what is new or more may be all that was asked for.
_GROWN: Final = re.compile("增长|上升|提高|提升|增幅|涨|上涨|升高|反弹|攀升|上浮|递增|增收")
_COMPARED: Final = re.compile("[较比]")


def is_nothing(reading: Reading) -> bool:
    """Whether the number is zero, of which there is nothing to turn: 未发生0起."""
    return isinstance(reading, Bound) and not reading.quantity.value


#: What asks for a number: 2023.6 is one there, and no June.
_OF_NUMBERS: Final = (AtLeast, AtMost, Exactly, Unstated, Between)
#: The signs that an actual may have under a target, because they say no less of it.
_FITTING: Final[dict[type, str]] = {AtLeast: "≥>=", Exactly: "≥>=", AtMost: "≤<="}
#: What signs leave open, which an actual that fits its target does not need.
_OF_SIGNS: Final = frozenset({BELOW, INCLUDED, WITHIN})
_SOME: Final = re.compile("[0-9万千百亿](?:[余多来]|[+＋])|[0-9]个[余多]")
_PER_EACH: Final = re.compile("[单每均]")
_RATE: Final = re.compile("([一-鿿]{2})率")
#: Degrees that are rates of people; 年度 and 制度 are none.
_AGREEING: Final = re.compile("(?:满意|认可|知晓|信任|支持|参与)度")
#: Rates that may stand for each other.
_SYNONYMS: Final = tuple(
    frozenset(words.split())
    for words in (
        "合格 通过 达标 优良 优质 验收",
        "及时 按时 按期 准时 如期",
        "满意 好评 认可 赞成 得分",
        "到位 拨付 支付 发放 兑现",
        "覆盖 普及",
    )
)
_SIGNS: Final = frozenset("≥≤<>=")


def _doubt_of_sign(reading: Bound, text: str, target: Target | None) -> str:
    """What an actual's own sign leaves open: nothing where words say as much as the target asks for, such as 以上."""
    if not reading.sign:
        return ""
    fitting = _FITTING.get(type(target), "")
    if fitting and reading.sign not in fitting:
        return AGAINST
    return "" if fitting and not _SIGNS.intersection(plain(text)) else SIGNED


def _done(reading: Bound | Span | DateReading) -> Actual:
    match reading:
        case Bound():
            return reading.quantity
        case Span(low, high, low_strict, high_strict, doubt):
            return Between(low, high, low_strict, high_strict, doubt=doubt)
    return day_of(reading)


def actual_doubt(text: str) -> str:
    """In what the reading of an actual may be wrong when it stands alone, in Chinese."""
    read = _alone(text)
    return read.doubt if isinstance(read, ActualBeside) else _beside(read, text, None, "", years=True).doubt


def band_of(text: str) -> Band | None:
    """The band that the words of an actual name, or None.

    >>> band_of("未达成目标且效果较差"), band_of("有所改善")
    (<Band.NOT_ACHIEVED: '未达成'>, None)
    """
    words = read_band(text)
    return Band(words) if words else None


_read_alone: Final = lru_cache(maxsize=4096)(_alone)
