"""Texts of two clauses of which one says what was done.

as of   = "截至" date [","] clause       截至2023年11月底，参保率96.5%
period  = [YEAR] "1-12月" clause         2023年1-12月检查68家次
planned = PLAN "," DONE                  计划5次，实际开展6次
subset  = clause "," "其中" clause       补贴56户，其中脱贫户20户
rated   = clause "," RATE | RATE "," clause  480人，完成目标的96%
total   = clause … "," TOTAL clause      春季520人次，秋季515人次，共计1035人次
rest    = DONE clause "," REST clause    已完成5个，剩余1个正在施工
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval._exact import total
from perfeval.expressions.units import known_unit_at, unit_of


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
_EARLIER: Final = re.compile("上年|去年|上期")
_SUBSET: Final = re.compile(
    r"(?P<body>[^,，;；(]*[0-9][^,，;；(]*?)[,，;；]?\s*\(?其中:?(?!(?:[本今当]年|年内|(?:19|20)[0-9]{2}\s*年))(?P<part>[^()]*[0-9][^()]*)\)?"
)
_COUNT: Final = r"(?P<body>[^,，;；()%]*[0-9][^,，;；()%]*)"
_RATE: Final = r"(?:完成率|执行率|完成比例|完成(?:年度|全年)?(?:目标|任务|计划)的?)[为达到:]{0,2}\s*[0-9.]+%"
#: How much of the target a number comes to.
_RATED: Final = re.compile(rf"{_COUNT}[,，;；]\s*{_RATE}")
_RATED_FIRST: Final = re.compile(rf"{_RATE}[,，;；]\s*{_COUNT}")
_TOTAL: Final = re.compile(
    r"(?:[^、,，;；()]*[0-9][^、,，;；()]*[、,，;；]\s*){1,6}"
    r"(?P<body>(?P<word>共计|合计|总计|累计|总共|共|全年)[^、,，;；0-9]{0,6}[0-9][^、,，;；()]*)"
)
_REST: Final = re.compile(
    r"(?P<body>[^,，;；()0-9]{0,6}(?:完成|建成|办结|发放|实施)[^,，;；()0-9]{0,6}[0-9][^,，;；()]*)"
    r"[,，;；]\s*(?:剩余|其余|余下|还有|尚有|另有?)[^,，;；]*[0-9][^,，;；]*"
)
_NUMBERS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
#: So many and some more: the unit comes behind it.
_SOME: Final = re.compile(r"([万千百亿]?)(?:个?[余多来几]|\+)")


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
        planned = text[: match.start("body")]
        before = _EARLIER.search(planned)
        numbers = tuple(f"{before[0] if before else ''}{each}" for each in _numbers(planned))
        return Clauses(match["body"], numbers, done=match["done"])
    if match := _SUBSET.fullmatch(text):
        return Clauses(match["body"], _numbers(match["part"]))
    return Clauses(text)


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a clause, with their units."""
    return tuple(match[0] + _unit_at(text, match.end()) for match in _NUMBERS.finditer(text))


def _unit_at(text: str, place: int) -> str:
    """The unit of a number that ends at a place, also behind 余 and 多."""
    some = _SOME.match(text, place)
    return some[1] + known_unit_at(text, some.end()) if some else known_unit_at(text, place)


#: A number that a comma may have cut in two: 1,0235个, 3, 050个.
_CUT: Final = re.compile(r"[0-9]\s*[,，;；]\s*[0-9]")
_CLAUSES: Final = re.compile("[,，;；。]")
_MEASURE: Final = re.compile("([一-鿿]{2})[率度]")


def clause_of(text: str, unit: str, context: str) -> Clauses | None:
    """The one clause among several that speaks of what is measured: the whole of it, or by its name, or by its unit.

    >>> clause_of("抽样调查300人，满意率96.7%", "%", "群众满意度")
    Clauses(body='满意率96.7%', numbers=('300人',), time='', done='', year=None)
    >>> clause_of("举办培训班3期，培训532人", "期", "培训班期数").body
    '举办培训班3期'
    >>> clause_of("春季520人次，秋季515人次，共计1035人次", "人次", "培训人次").body
    '共计1035人次'
    >>> clause_of("走访163家，整改120家", "家", "检查家数") is None
    True
    """
    for pattern in (_RATED, _RATED_FIRST, _TOTAL, _REST):
        if (match := pattern.fullmatch(text)) and not (pattern is _TOTAL and not _is_total(match, unit)):
            beside = text[: match.start("body")] + text[match.end("body") :]
            return Clauses(match["body"], _numbers(beside))
    if _CUT.search(text):
        return None
    clauses = [each for each in _CLAUSES.split(text) if _numbers(each)]
    named = [each for each in clauses if any(word in context for word in _MEASURE.findall(each))]
    alike = [each for each in clauses if unit not in {"", "%"} and _counts(each, unit)]
    chosen = named or alike
    if len(clauses) < 2 or len(chosen) != 1 or len(_numbers(chosen[0])) != 1:
        return _part_of(text, unit)
    if named and any(_numbers(each) == (each.strip(),) and _counts(each, unit) for each in clauses):
        # A number alone is of the whole, where the other one is of a part: 90%，家长满意度85%.
        return None
    others = tuple(number for each in clauses if each != chosen[0] for number in _numbers(each))
    return Clauses(chosen[0].strip(), others)


def _is_total(match: re.Match[str], unit: str) -> bool:
    """Whether a clause is the total of what is measured; 累计 may go back for years, unless it adds up."""
    if unit not in {"", "%"} and not _counts(match["body"], unit):
        return False
    parts = [Decimal(each) for each in _NUMBERS.findall(match[0][: match.start("body")])]
    return match["word"] != "累计" or total(parts) == Decimal(_NUMBERS.findall(match["body"])[0])


def _part_of(text: str, unit: str) -> Clauses | None:
    """The part around the one number in a unit, where all others have units of other kinds: 2期1200人次."""
    found, said = list(_NUMBERS.finditer(text)), _numbers(text)
    units = [_unit_at(text, match.end()) for match in found]
    mine = [place for place, each in enumerate(units) if each and unit_of(each)[1:] == unit_of(unit)[1:]]
    kinds = list(map(_kind, units))
    if len(mine) != 1 or len(found) < 2 or "" in kinds or kinds.count(kinds[mine[0]]) > 1:
        return None
    (place,) = mine
    start = text.index(units[place - 1], found[place - 1].end()) + len(units[place - 1]) if place else 0
    end = found[place + 1].start() if place + 1 < len(found) else len(text)
    behind = _BETWEEN.split(text[found[place].end() : end])[0]
    body = text[start : found[place].end()].strip("、 ") + behind
    return Clauses(body, (*said[:place], *said[place + 1 :]))


_BETWEEN: Final = re.compile("[、,，;；。]")


def _kind(unit: str) -> str:
    """What a unit counts, or that it is one of money; empty for all that measures, as the parts of 1个月零5天 do."""
    each = unit_of(unit)
    return each.noun if each.is_counted else each.dimension if each.dimension == "money" else ""


def _counts(clause: str, unit: str) -> bool:
    """Whether a clause has a number of what the unit counts or measures."""
    written = [_unit_at(clause, match.end()) for match in _NUMBERS.finditer(clause)]
    return any(each and unit_of(each)[1:] == unit_of(unit)[1:] for each in written)
