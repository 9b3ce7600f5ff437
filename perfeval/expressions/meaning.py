"""What stands beside a value: words that turn it, other numbers, the year; and what that leaves open.

Shared by targets (`parsing`) and actuals (`actuals`).
"""

from __future__ import annotations

import datetime
import re
from typing import Final

from perfeval._text import plain, squeeze
from perfeval.errors import PerfevalError
from perfeval.expressions import grammar
from perfeval.expressions.readings import Bound, DateReading, Span
from perfeval.expressions.target import MonthDay
from perfeval.expressions.turning import Turn, directions_in
from perfeval.expressions.units import is_known_unit

TURNED: Final = "“{}”改变数字的含义，未取数"
NAMED: Final = "另有“{}”，指标名称未提及"
ANOTHER: Final = "另有数字：{}"
OF_TIME: Final = "另有时间：{}"

#: In front of a sign these name what is measured (未参保≤50人, 逾期≤3天), and of nothing there is nothing to turn.
NAMING: Final = frozenset({"not", "undone", "off", "early"})
#: No name of an indicator makes a plan what was done.
_NEVER_SAID: Final = frozenset({"plan"})


#: What a mean is per, as a unit has it.
_MEANS: Final = {
    "日均": "日|天|d",
    "天均": "日|天|d",
    "周均": "周|星期",
    "旬均": "旬",
    "月均": "月",
    "季均": "季",
    "场均": "场",
    "次均": "次",
}

#: 不良率 is short for 不良贷款率.
_OF_WHAT: Final = "(?:贷款|资产|资金|房屋|产品|药品|食品|人口|学生)?"


def together(reading: Bound | Span | DateReading, doubt: str, context: str, *, years: bool) -> str:
    """All that is in doubt about a value."""
    beside = reading.beside
    numbers = [each for each in beside.numbers if not stands_in(squeeze(each), context)]
    another = ANOTHER.format("、".join(numbers)) if numbers else ""
    doubts = [reading.doubt, doubt, another]
    if years:
        times = (*beside.times, *([f"{beside.year}年"] if beside.year else []))
        doubts.append(OF_TIME.format("、".join(dict.fromkeys(times))) if times else "")
    return "；".join(filter(None, doubts))


def stands_in(number: str, context: str) -> bool:
    """Whether a number stands in a text by itself, and not as a part of a longer one.

    >>> stands_in("12次", "≥12次"), stands_in("2次", "≥12次"), stands_in("1", "≥1000个")
    (True, False, False)
    """
    return re.search(rf"(?<![0-9.]){re.escape(number)}(?!(?<=[0-9])[0-9.])", context) is not None


def year_of(text: str, name: str) -> int | None:
    """The year that the number of a text belongs to, unless the name of its indicator says that year itself."""
    try:
        reading = grammar.read(text)
    except PerfevalError:
        return None
    year = reading.beside.year if isinstance(reading, (Bound, Span)) else None
    return None if str(year) in name else year


def words_of(turns: list[Turn]) -> str:
    """The words, each once, for a message."""
    return "、".join(dict.fromkeys(each.word for each in turns))


def is_said(turn: Turn, context: str, text: str) -> bool:
    """Whether the name of an indicator, or its target, says a turning word itself.

    死亡病例报告率 says 死亡, and yet no 死亡率.
    """
    if turn.kind in _NEVER_SAID:
        return False
    of = turn.word.removesuffix("率")
    if "率" in context and f"{of}率" in text and not re.search(f"{of}{_OF_WHAT}率", context):
        return False
    if turn.kind == "down":
        return "down" in directions_in(context)
    if turn.word[0] == "日" and turn.word not in _MEANS:
        return re.search("日|[/每]天", context) is not None
    if turn.word in _MEANS:
        return re.search(f"[/每.·](?:{_MEANS[turn.word]})|{turn.word}", context) is not None
    if turn.word in {"高出", "多出"} and "up" in directions_in(context):
        return True
    if turn.kind == "goal":
        return any(word in context for word in ("完成", "执行", "任务", "目标", "进度", "计划"))
    return turn.word[:2] in context


def day_of(reading: DateReading) -> datetime.date | MonthDay:
    """The day that is meant, in its year or in none."""
    year, month, day = reading[:3]
    return datetime.date(year, month, day) if year else MonthDay(month, day)


_NAMED_UNIT: Final = re.compile(r"\((?:单位:)?([^()]{1,8})\)$")


def unit_of_name(name: str) -> str:
    """The unit that the name of an indicator ends with, or an empty string.

    >>> unit_of_name("道路长度（公里）"), unit_of_name("培训人数（含线上）"), unit_of_name("培训人数")
    ('公里', '', '')
    """
    match = _NAMED_UNIT.search(plain(name))
    return match[1] if match and is_known_unit(match[1]) else ""
