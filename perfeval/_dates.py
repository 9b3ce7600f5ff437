"""Dates and "by the end of", as clerks write them: 2023年12月底前, 11月30日之前, 1-12月, 年底前, 2025年8月7日完成."""

from __future__ import annotations

import calendar
import re
from typing import Final, NamedTuple


class DateReading(NamedTuple):
    """The last day meant; `year` is None where the text names none, `doubt` says in what the reading may be wrong."""

    year: int | None
    month: int
    day: int
    doubt: str = ""


_YEAR: Final = r"(?:19|20)[0-9]{2}"
_PARTS: Final = "底|末|上旬|中旬|下旬|份"
_DAY: Final = r"(?P<month>[0-9]{1,2})\s*月\s*(?:(?P<day>[0-9]{1,2})\s*[日号]|(?P<part>" + _PARTS + r"))?"
_NUMERIC: Final = (
    r"(?P<nyear>" + _YEAR + r")(?P<sep>[-./])(?P<nmonth>[0-9]{1,2})(?:(?P=sep)(?P<nday>[0-9]{1,2}))?(?![0-9.%])"
)

#: The first half of a period; only its second half matters.
_FROM: Final = (
    r"(?:(?:(?P<from_year>"
    + _YEAR
    + r")\s*年?\s*[-./]?\s*)?[0-9]{1,2}\s*[月.]?\s*(?:[0-9]{1,2}\s*[日号]|初|底)?\s*(?:[-~至到]+|开始至)\s*)?"
)

_DATE: Final = re.compile(r"(?:从|自)?" + _FROM + r"(?:(?P<year>" + _YEAR + r")\s*年?(?:度)?\s*)?" + _DAY)
_NUMERIC_DATE: Final = re.compile(_NUMERIC)
_QUARTER: Final = re.compile(
    r"(?:(?P<year>"
    + _YEAR
    + r")\s*年?\s*)?(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)(?=末|底|前|之前|内|完成|$)"
)
_YEAR_END: Final = re.compile(
    r"(?:(?P<year>"
    + _YEAR
    + r")\s*年?\s*度?|当年|本年度?|今年|该年)?\s*(?:年度?(?:底|末|终|内)|(?<=[0-9年])(?:底|末|终|内|(?=前|之前|以前|完成)))"
)
_WHOLE_YEAR: Final = re.compile(r"(?:" + _YEAR + r"\s*年?\s*[-~至到]\s*)?(?P<year>" + _YEAR + r")\s*年度?")

_LEAD: Final = re.compile(r"[^0-9每]{0,12}?(?:≤|<|=)?\s*")
_TAIL: Final = re.compile(r"[^0-9]{0,30}")
_BY: Final = re.compile(r"底|末|前|内|止|完成|到位|竣工|结束|交付|投入|支付|发放|验收|拨付|上报|下达|完毕")

_QUARTERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4}


def read_date(text: str) -> DateReading | None:
    """date = LEAD? (DATE | PERIOD | QUARTER | YEAR_END) TAIL?, where nothing beside the date holds a digit.

    *text* is in plain characters.

    >>> read_date("2023年12月底前")
    DateReading(year=2023, month=12, day=31, doubt='')
    >>> read_date("12个月") is None
    True
    """
    for pattern, read in _READERS:
        match = pattern.search(text)
        if match is None:
            continue
        lead, tail = text[: match.start()], text[match.end() :]
        if not _LEAD.fullmatch(lead) or not _TAIL.fullmatch(tail):
            continue
        if lead.strip(" ≤<=于在至截止到") and not _BY.search(match[0] + tail):
            continue
        return _valid(read(match, tail))
    return None


def last_day(year: int | None, month: int) -> int:
    """The last day of a month; of February 28 where no year is named."""
    return calendar.monthrange(year or 2001, month)[1]


def _valid(reading: DateReading) -> DateReading | None:
    year, month, day, _ = reading
    return reading if 1 <= month <= 12 and 1 <= day <= last_day(year or 2000, month) else None


def _read_day(match: re.Match[str], tail: str) -> DateReading:
    written = match["year"] or match["from_year"]
    year = int(written) if written else None
    month = int(match["month"])
    if not 1 <= month <= 12:
        return DateReading(year, month, 1)
    if match["day"]:
        return DateReading(year, month, int(match["day"]))
    day = {"上旬": 10, "中旬": 20}.get(match["part"] or "", last_day(year, month))
    before = tail.startswith(("前", "之前", "以前")) and match["part"] in (None, "份")
    return DateReading(year, month, day, "“月前”是否含当月有歧义，按当月底计" if before else "")


def _read_numeric(match: re.Match[str], tail: str) -> DateReading:
    year, month = int(match["nyear"]), int(match["nmonth"])
    day = int(match["nday"]) if match["nday"] else last_day(year, month) if 1 <= month <= 12 else 1
    return DateReading(year, month, day)


def _read_quarter(match: re.Match[str], tail: str) -> DateReading:
    year = int(match["year"]) if match["year"] else None
    if match["half"]:
        month = 6 if match["half"] == "上" else 12
    else:
        month = 3 * _QUARTERS.get(match["quarter"], 0) or 3 * int(match["quarter"])
    return DateReading(year, month, last_day(year, month))


def _read_year(match: re.Match[str], tail: str) -> DateReading:
    return DateReading(int(match["year"]) if match["year"] else None, 12, 31)


_READERS: Final = (
    (_NUMERIC_DATE, _read_numeric),
    (_DATE, _read_day),
    (_QUARTER, _read_quarter),
    (_YEAR_END, _read_year),
    (_WHOLE_YEAR, _read_year),
)
