"""Dates and "by the end of", as clerks write them: 2023年12月底前, 11月30日之前, 1-12月, 年底前, 2025年8月7日完成.

    date   = [LEAD] [START DASH] point [TIME] [TAIL]
    point  = [YEAR 年] MONTH 月 [DAY 日 | PART] | YEAR "-" MONTH ["-" DAY] | [YEAR 年] (QUARTER | HALF)
           | [YEAR 年] YEAR_END | YEAR 年
    DASH   = "-" | "~" | "至" | "到"

Only the end of a period counts.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from functools import cache
from typing import Final

from perfeval.expressions.readings import Beside, DateReading

NO_SUCH_DAY: Final = "没有这一天"
_MONTH_BEFORE: Final = "“月前”是否含当月有歧义，按当月底计"
_YEAR_BEFORE: Final = "“年前”是否含当年有歧义，按当年底计"
_ROUNDLY: Final = "约数，日期不确切"
_MONTH_WITHIN: Final = "“月内”可指当月内，也可指几个月之内，按当月底计"
_NEXT_YEAR: Final = "文字指次年，未写明年份"
NO_MARKS: Final = "没有“年月日”的数字按日期计"
_ANOTHER: Final = "日期之外另有数字：{}"
_CROSSES: Final = "起止月份跨年，未写明年份"
_AFTER_AND_MORE: Final = "日期之后另有数字，未取日期"

_YEAR: Final = r"(?:19|20)[0-9]{2}"
_DASH: Final = r"\s*(?:-{1,2}|~|至|到)\s*"
_LEAD: Final = r"(?P<lead>[^0-9每]{0,14}?)"
#: The first half of a period; of it only the year matters.
_START: Final = (
    rf"(?P<start>(?:(?P<from>{_YEAR})\s*(?:年度?|[./-])?\s*)?(?:(?P<from_month>[0-9]{{1,2}})\s*(?:月份?|[./-])?\s*)?(?:[0-9]{{1,2}}\s*[日号]?\s*)?"
    rf"(?:初|底|起|开始)?{_DASH})?"
)
#: Midnight is what a program writes behind a day.
_TIME: Final = (
    r"(?:[\sT]\s*0{1,2}:00(?::00(?:\.0+)?)?)?"
    r"(?P<time>\s*(?:[0-9]{1,2}\s*[时点]整?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?))?"
)
_TAIL: Final = r"\s*(?P<tail>[^0-9]{0,30}?(?P<another>[0-9][0-9.]{0,12}[^0-9≥≤<>=]{0,8})?)"
_OF_YEAR: Final = rf"(?:(?P<year>{_YEAR})\s*年?度?\s*)?"


_NUMERIC: Final = (
    rf"(?P<start>{_YEAR}(?:[./-][0-9]{{1,2}}){{1,2}}{_DASH})?"
    rf"(?P<year>{_YEAR})(?P<sep>[./-])(?P<month>[0-9]{{1,2}})(?:(?P=sep)(?P<day>[0-9]{{1,2}}))?日?(?![0-9.])"
)
_MONTHS: Final = rf"(?P<year>{_YEAR})(?P<start>[./-][0-9]{{1,2}}{_DASH})(?P<month>[0-9]{{1,2}})(?![0-9./-])月?"
_COMPACT: Final = rf"(?P<year>{_YEAR})(?P<month>[01][0-9])(?P<day>[0-3][0-9])(?![0-9.])"
_SHORT: Final = r"(?P<month>[0-9]{1,2})[./](?P<day>[0-9]{1,2})(?=日|之?前|以前)日?"
_DAY: Final = (
    rf"{_START}{_OF_YEAR}(?P<month>[0-9]{{1,2}})\s*月(?![龄薪均租嫂饼报度季息]|以[上下内]|及以|左右|/)份?\s*"
    r"(?:(?P<day>[0-9]{1,2})\s*(?:[日号]|(?=之?前|以前|$))|(?P<part>底|末|上旬|中旬|下旬))?"
)
_QUARTER: Final = (
    rf"{_OF_YEAR}(?<![每各])(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)(?=[末底前内]|之前|以前|完成|$)"
)
_YEAR_END: Final = (
    rf"(?:{_OF_YEAR}(?:年度?(?:底|末|终|内)|(?<=[0-9年])年?(?:底|末|终|内|(?=之?前|以前)))"
    r"|(?:当年|本年度?|今年|年度)(?:年?(?:底|末|内)|(?=之?前|以前|完成)))"
)
_WHOLE_YEAR: Final = rf"(?:(?P<start>{_YEAR}\s*年?{_DASH})(?P<year>{_YEAR})|(?P<only>{_YEAR})(?=\s*年))\s*年?度?"

#: What may stand in front of any date, beside the words of `_BY`.
_NEUTRAL: Final = re.compile(
    r"(?:[\s:≤<=于在至从自]|截止?至?到?|预计|计划|拟|力争|确保|争取|按期|按时|如期|准时|[,，]|不?[迟晚早]于|最迟|最晚|完成)*"
)
_NOT_THIS_YEAR: Final = re.compile(r"[半几数每隔整多近去上前往历逐跨]年?$")
_NEXT: Final = re.compile(r"次年|翌年|明年|下一?年|来年")
_BY: Final = re.compile(
    r"底|末|前|内|止|时间|时限|期限|日期|完成|到位|竣工|完工|结束|交付|投入|支付|发放|验收|拨付|上报|下达|完毕"
)
_BEFORE: Final = re.compile(r"之?前|以前")
_END: Final = re.compile(r"[底末终内]$")
_LATER: Final = re.compile(r"(?<!不)(?<!不得)(?<!未)(?:超过|晚于|迟于|过了?)$")
_FROM: Final = re.compile(r"(?P<after>[之以过]?后)(?!来)|(?:及以后|起|开始|以来)")
_NOT_EARLIER: Final = re.compile("不早于$")
_WITHIN_YEAR: Final = re.compile(
    r"$|全年|年?内|[底末前止]|之前|以前|期间|(?:已|全部|按时)?(?:完成|实施|完工|竣工|结束|到位|验收)"
)

#: A number such as 2023.12 or 20231231 is a date only in these years.
_LIKELY: Final = range(2000, 2050)
_QUARTERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4}


def read_date(text: str) -> DateReading | str | None:
    """Read *text* as a date, wholly; a doubt where it names a day that does not exist, None where it is no date.

    *text* is in plain characters.

    >>> read_date("2023年12月底前")[:3], read_date("6月30日后").side
    ((2023, 12, 31), '后')
    >>> read_date("2023年2月30日")
    '没有这一天'
    >>> read_date("12个月") is None
    True
    """
    for pattern, read in _readers():
        match = pattern.fullmatch(text)
        reading = read(match) if match else None
        if match and reading:
            doubted = _doubted(reading, match)
            return doubted if isinstance(doubted, str) else _valid(doubted)
    return None


def last_day(year: int | None, month: int) -> int:
    """The last day of a month; of February 28 where no year is named."""
    return calendar.monthrange(year or 2001, month)[1]


def _valid(reading: DateReading) -> DateReading | str:
    year, month, day = reading[:3]
    return reading if 1 <= month <= 12 and 1 <= day <= last_day(year or 2000, month) else NO_SUCH_DAY


def _doubted(reading: DateReading, match: re.Match[str]) -> DateReading | str:
    """Add what else in the text may make the date another one."""
    fields = match.groupdict()
    from_month = fields.get("from_month")
    if from_month and not match["year"] and int(from_month) > reading.month:
        return _CROSSES
    written = [(each or "").strip(" ./-~至到") for each in (fields.get("start"), fields["time"])]
    if times := list(filter(None, written)):
        reading = reading._replace(beside=Beside(times=tuple(times)))
    side, late = _FROM.match(match["tail"]), _LATER.search(match["lead"])
    if side or late or _NOT_EARLIER.search(match["lead"]):
        reading = reading._replace(side="后" if late or (side and side["after"]) else "起")
    if match["tail"].strip()[:2] in {"前后", "左右", "上下"}:
        return reading._replace(doubt=_ROUNDLY)
    if match["another"]:
        return _AFTER_AND_MORE if reading.side else reading._replace(doubt=_ANOTHER.format(match["another"]))
    return reading._replace(doubt=_NEXT_YEAR) if reading.year is None and _NEXT.search(match["lead"]) else reading


def _is_date(match: re.Match[str], *, part: str = "", day: str | None = None) -> bool:
    """Whether the words around it let the numbers be a date: a full date, or one with 前, 底, 完成 and the like."""
    lead, tail = match["lead"], match["tail"]
    if match["another"]:
        return _BY.search(part + tail[: tail.index(match["another"])]) is not None
    bare = _NEUTRAL.fullmatch(lead) is not None
    return (bare and (not tail.strip() or bool(day))) or _BY.search(lead + part + tail) is not None


def _read_day(match: re.Match[str]) -> DateReading | None:
    if not _is_date(match, part=match["part"] or "", day=match["day"]):
        return None
    written = match["year"] or match["from"]
    year, month, tail = int(written) if written else None, int(match["month"]), match["tail"]
    if match["day"] or not 1 <= month <= 12:
        return DateReading(year, month, int(match["day"] or 0))
    day = {"上旬": 10, "中旬": 20}.get(match["part"] or "", last_day(year, month))
    if match["part"]:
        return DateReading(year, month, day)
    doubt = _MONTH_BEFORE if _BEFORE.match(tail) else _MONTH_WITHIN if tail.startswith("内") else ""
    return DateReading(year, month, day, doubt)


def _read_numeric(match: re.Match[str]) -> DateReading | None:
    tail = match["tail"].strip()
    fields = match.groupdict()
    done = fields.get("day") and _BY.search(tail)
    if not _is_date(match) or (tail and not done and not _BY.match(tail) and not _BEFORE.match(tail)):
        return None
    year, month = int(match["year"]), int(match["month"])
    unclear = (
        len(match[0].lstrip(" ≤<=")) < 9
        and not tail
        and (("sep" not in fields and "day" in fields) or (fields.get("sep") == "." and not fields["day"]))
    )
    day = int(fields.get("day") or 0) or (last_day(year, month) if 1 <= month <= 12 else 0)
    reading = DateReading(year, month, day, NO_MARKS if unclear else "")
    number = unclear and (
        year not in _LIKELY or match["lead"].strip(" ≤<=") != match["lead"] or _valid(reading) is NO_SUCH_DAY
    )
    return None if number else reading


def _read_short(match: re.Match[str]) -> DateReading | None:
    return DateReading(None, int(match["month"]), int(match["day"])) if _NEUTRAL.fullmatch(match["lead"]) else None


def _read_quarter(match: re.Match[str]) -> DateReading | None:
    if not _is_date(match):
        return None
    year = int(match["year"]) if match["year"] else None
    if match["half"]:
        month = 6 if match["half"] == "上" else 12
    else:
        month = 3 * _QUARTERS.get(match["quarter"], 0) or 3 * int(match["quarter"])
    return DateReading(year, month, last_day(year, month))


def _read_year_end(match: re.Match[str]) -> DateReading | None:
    lead, tail = match["lead"], match["tail"]
    known = _NEUTRAL.fullmatch(lead) or _BY.search(lead + tail)
    if not known or _NOT_THIS_YEAR.search(lead) or not (_WITHIN_YEAR.match(tail) or _BEFORE.match(tail)):
        return None
    before = _BEFORE.match(tail) is not None and _END.search(match[0][: match.start("tail")]) is None
    return DateReading(int(match["year"]) if match["year"] else None, 12, 31, _YEAR_BEFORE if before else "")


def _read_year(match: re.Match[str]) -> DateReading | None:
    if not _NEUTRAL.fullmatch(match["lead"]) or not _WITHIN_YEAR.match(match["tail"]) or match["another"]:
        return None
    doubt = _YEAR_BEFORE if _BEFORE.match(match["tail"]) else ""
    return DateReading(int(match["year"] or match["only"]), 12, 31, doubt)


@cache
def _readers() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], DateReading | None]]]:
    """What reads each kind of point; compiled when the first date is met, since the patterns are large."""
    readers = {
        _NUMERIC: _read_numeric,
        _MONTHS: _read_numeric,
        _COMPACT: _read_numeric,
        _SHORT: _read_short,
        _DAY: _read_day,
        _QUARTER: _read_quarter,
        _YEAR_END: _read_year_end,
        _WHOLE_YEAR: _read_year,
    }
    return [(re.compile(_LEAD + point + _TIME + _TAIL), read) for point, read in readers.items()]
