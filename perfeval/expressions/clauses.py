"""Texts of two clauses of which one says what was done.

as of   = "截至" date [","] clause       截至2023年11月底，参保率96.5%
period  = [YEAR] "1-12月" clause         2023年1-12月检查68家次
planned = PLAN "," DONE                  计划5次，实际开展6次
subset  = clause "," "其中" clause       补贴56户，其中脱贫户20户
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from perfeval.expressions.units import known_unit_at


class Clauses(NamedTuple):
    """The clause that holds the value, and what the others say."""

    body: str
    #: The numbers of the other clause.
    numbers: tuple[str, ...] = ()
    #: The day up to which the figures count, or their period.
    time: str = ""
    #: What says that the clause is what was done.
    done: str = ""
    #: The year of that day.
    year: int | None = None


_DAY: Final = r"[0-9]{1,2}\s*月(?:份|\s*[0-9]{1,2}\s*[日号]|[底末])?"
_AS_OF: Final = re.compile(
    rf"截[至止]到?\s*(?P<day>(?:(?P<year>(?:19|20)[0-9]{{2}})\s*年)?\s*(?:{_DAY}|(?<=年)[底末]?))(?!\s*[0-9])\s*[,，:]?\s*(?P<body>[^0-9]*[0-9].*)"
)
_PERIOD: Final = re.compile(
    r"(?P<day>(?:(?P<year>(?:19|20)[0-9]{2})\s*年)?\s*1月?\s*(?:[-~]|至|到)\s*12\s*月份?)[,，:]?\s*(?P<body>[^0-9]*[0-9].*)"
)
_PLANNED: Final = re.compile(
    r"[^0-9,，;；]*(?:计划|应|目标|预算|原定|上年|去年|上期)[^,，;；]*[0-9][^,，;；]*[,，;；]\s*"
    r"(?P<body>(?P<done>实际|实|本年|今年|当年|现)[^,，;；]*[0-9][^,，;；]*)"
)
_SUBSET: Final = re.compile(
    r"(?P<body>[^,，;；(]*[0-9][^,，;；(]*?)[,，;；]?\s*\(?其中:?(?P<part>[^()]*[0-9][^()]*)\)?"
)
_NUMBERS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def parted(text: str) -> Clauses:
    """Part what was done from what stands beside it.

    >>> parted("计划5次，实际开展6次")
    Clauses(body='实际开展6次', numbers=('5次',), time='', done='实际', year=None)
    >>> parted("截至2023年11月底，参保率96.5%").time
    '2023年11月底'
    """
    if match := _AS_OF.fullmatch(text) or _PERIOD.fullmatch(text):
        return Clauses(match["body"], (), match["day"].strip(), "", int(match["year"]) if match["year"] else None)
    if match := _PLANNED.fullmatch(text):
        return Clauses(match["body"], _numbers(text[: match.start("body")]), done=match["done"])
    if match := _SUBSET.fullmatch(text):
        return Clauses(match["body"], _numbers(match["part"]))
    return Clauses(text)


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a clause, with their units."""
    return tuple(match[0] + known_unit_at(text, match.end()) for match in _NUMBERS.finditer(text))
