"""What a report claims about the form as a whole: money, rate, grade, counts, and that nothing went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from perfeval.audit.report.claims import Amount, Count, Denial, Graded, Rate, Row, Tier
from perfeval.audit.report.names import Names
from perfeval.audit.report.reading import NOBODY, Part, Subject
from perfeval.audit.report.words import NUMBER, Sentence
from perfeval.expressions.numerals import read_numeral

#: What columns a word in front of an amount may mean.
_COLUMNS: Final = {
    "initial": ("initial",),
    "adjusted": ("adjusted",),
    "planned": ("initial", "adjusted"),
    "executed": ("executed",),
}


@cache
def _money() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<initial>年初预算(?:安排|批复|下达|资金)?|年初安排|年初批复)|(?P<adjusted>全年预算|调整后预算|预算调整(?=为|至|后))|"
        r"(?P<executed>(?:全年)?(?:预算)?执行数|实际支出|累计支出|全年支出|资金支出|实际使用|实际执行|支出决算|已支出|已支付|实际支付|共支出|累计支付|"
        rf"(?:^|(?<=[,;:]))(?:执行|支出)(?={NUMBER}))|"
        r"(?P<planned>(?:项目|年度|本年|资金|安排)?预算(?:安排|总额|金额|数|资金|批复|下达)|(?:共|共计|累计)?安排(?:[一-鿿]{0,4}预算)?资金|"
        r"安排预算|(?:已|实际)?到位(?:资金|金额)?|资金到位|(?:项目|年度)资金总额|本项目预算|项目预算))"
        r"(?:数|资金|金额|总额|总数|为|是|共计|合计|共|计|达|调整|至|了|:|\([A-Z]\))*"
        rf"(?P<said>(?P<number>{NUMBER})(?:亿|百万|千|万)?元)(?!/)"
    )


@cache
def _not_its_money() -> re.Pattern[str]:
    """Words in front of an amount that make it somebody else's, or a part, or of another year."""
    return re.compile(
        r"其中|部门预算|单位预算|部门整体|一般公共预算|基本支出|三公|机关运行|政府采购|合同|上年|去年|上一年|结转|结余|以前年度|第[一二三四]|"
        r"财政拨款|中央|自治区|省级|市级|县级|区级|自筹|其他资金|拟|下年|明年|节约|月底|月,|季度|人均|户均|每|标准"
    )


@cache
def _rate() -> re.Pattern[str]:
    percent = rf"{NUMBER}%"
    return re.compile(
        rf"(?:(?:预算|资金|项目|全年)(?:预算|资金|支出)?(?:执行率|使用率|支出率)|支出进度|执行进度)(?:实际)?(?:为|是|达到|达|:|约)*(?P<rate>{percent})|"
        rf"(?:^|[,(、])(?:年度)?执行率(?:为|是|达到|达|:)*(?P<short>{percent})|"
        rf"(?:完成|占)(?P<initial>年初)?(?:全年|年度|总|项目|调整)?预算(?:数|资金|总额|安排)?的?(?P<share>{percent})"
    )


@cache
def _grade() -> re.Pattern[str]:
    return re.compile(
        r'(?:等级|等次|档次|(?:自评|评价|评定)结[论果]|评级|绩效级别)(?:评定|确定|认定|结果)?(?:为|是|属于|:|属)*["《]?'
        r'(?P<word>优秀|良好|中等|较差|不合格|合格|一般|优|良|中|差)["》]?(?:等级|等次|等|级|档)?(?=[,;、)。"]|$)(?![,、/]?["《]?(?:优|良|中|差|较差|合格|一般))'
    )


@cache
def _count() -> re.Pattern[str]:
    number = "[0-9]{1,4}|[一二三四五六七八九十两]{1,3}"
    return re.compile(
        rf"(?P<number>{number})[个项条](?P<level>[一二三])级(?:绩效)?指标|"
        rf"(?P<before>[一二三])级(?:绩效)?指标(?:共|为|有|共计|数量)?(?P<behind>{number})[个项条](?![一二三]级)"
    )


@cache
def _of_tier() -> re.Pattern[str]:
    """The number of rows right behind the name of a tier."""
    return re.compile("(?:共|为|有|设)?([0-9]{1,4}|[一二三四五六七八九十两]{1,3})[个项](?=[,;、()]|$)")


@cache
def _part_only() -> re.Pattern[str]:
    return re.compile("^[^,;]{0,4}(?:未|没|偏|超|扣|得|存在|失分|较|完成|达|不)")


@cache
def _consistent() -> re.Pattern[str]:
    return re.compile(
        "(?:实际|完成值|完成情况|完成数)[^,;]{0,8}[与和同][^,;]{0,8}(?:目标|指标|预期|计划)[^,;]{0,6}(?<!不)(?<!不完全)一致"
    )


@cache
def _no_deviation() -> re.Pattern[str]:
    return re.compile(
        "(?:不存在|未出现|未发生|没有|未产生|未发现|无)(?!法)[^,;]{0,16}(?:偏差|偏离)(?!原因|率|度|的原因)"
    )


@cache
def _no_miss() -> re.Pattern[str]:
    return re.compile(
        "(?:不存在|没有|未出现|无)(?!法)[^,;]{0,20}(?:未完成|未达标|未达到|没有完成|未实现)|"
        "(?:各项|全部|所有|各|全年|[0-9]{1,3}[项个]|三级)[^,;不未]{0,8}(?:指标|目标)(?:值)?[^,;不未大部]{0,8}"
        "(?:均|全部|都|已全|百分之百|100%)[^,;不未率]{0,6}(?:完成|达到|达成|实现|达标)"
    )


@cache
def _no_excess() -> re.Pattern[str]:
    return re.compile(
        "(?:不存在|没有|未出现|无)(?!法)[^;]{0,30}(?:超过|超出|超额|高于|大幅超)[^,;]{0,8}(?:指标|目标|较多|过多|完成)?"
    )


@cache
def _interim() -> re.Pattern[str]:
    """What speaks of a day within the year, at which less was spent than in all."""
    month = "(?<![0-9])(?:[1-9]|1[01])月"
    return re.compile(rf"截[至止][^,;]{{0,8}}?{month}|{month}底|上半年|前三季度|年中时")


@cache
def _before() -> re.Pattern[str]:
    """Words after which a grade is that of another year, or of others."""
    return re.compile("(?:上年|去年|上一年|以前年度)[^,;]{0,12}$")


def amounts_in(sentence: Sentence, names: Sequence[tuple[int, int]], year: int | None) -> Iterator[Amount]:
    """The amounts of money that a sentence says of the project's funds."""
    for found in _of_the_project(_money(), sentence, names, year):
        yield Amount(sentence.text, _COLUMNS[_kind(found)], found[0], found["said"])


def _of_the_project(
    figures: re.Pattern[str], sentence: Sentence, names: Sequence[tuple[int, int]], year: int | None
) -> Iterator[re.Match[str]]:
    """The figures of a sentence, but for those in a name, of a part, of somebody else, or of another time."""
    plain, behind = sentence.plain, 0
    if _interim().search(plain):
        return
    for found in figures.finditer(plain):
        clause = plain[behind : found.start()].rpartition(",")[2]
        behind = found.end()
        if not (_inside(found, names) or _not_its_money().search(clause + found[0]) or _other_year(clause, year)):
            yield found


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in _COLUMNS if found[kind] is not None)


def _other_year(clause: str, year: int | None) -> bool:
    years = {int(each) for each in re.findall("((?:19|20)[0-9]{2})年", clause)}
    return bool(years) and year is not None and year not in years


def _inside(found: re.Match[str], names: Sequence[tuple[int, int]]) -> bool:
    return any(start <= found.start() < end for start, end in names)


def rates_in(sentence: Sentence, names: Sequence[tuple[int, int]], year: int | None) -> Iterator[Rate]:
    """The execution rates that a sentence says."""
    for found in _of_the_project(_rate(), sentence, names, year):
        said = found["rate"] or found["short"] or found["share"]
        yield Rate(sentence.text, said, found["initial"] is not None)


def grades_in(sentence: Sentence) -> Iterator[Graded]:
    """The grades that a sentence says of the form."""
    for found in _grade().finditer(sentence.plain):
        if not _before().search(sentence.plain[: found.start()]):
            yield Graded(sentence.text, found["word"])


def counts_in(sentence: Sentence, parts: Sequence[Part], under: Sequence[Tier], names: Names) -> Iterator[Count]:
    """The numbers of indicators that a sentence says, each with what would be right."""
    for found in _count().finditer(sentence.plain):
        number = _whole(found["number"] or found["behind"])
        before, after = sentence.plain[: found.start()][-6:], sentence.plain[found.end() :]
        if number is None or "其中" in before or _part_only().search(after):
            continue
        level = "一二三".index(found["level"] or found["before"])
        named = [tier for part in parts for tier in part.subject.tiers if part.start < found.start()]
        right = [_counted(tier, level) for tier in named]
        if len({tier.place[0] for tier in named}) != 1:
            whole = (len(names.dimensions), len(names.categories), len(names.rows))[level]
            right += [whole, whole + 1] if "执行" in sentence.plain else [whole]
        right += [_counted(tier, level) for tier in under]
        place = named[0].place if named else ()
        yield Count(sentence.text, level, number, tuple(dict.fromkeys(each for each in right if each)), place)
    yield from _counts_of_tiers(sentence, parts)


def _counts_of_tiers(sentence: Sentence, parts: Sequence[Part]) -> Iterator[Count]:
    for part in parts:
        found = _of_tier().match(part.body) if part.subject.tiers else None
        number = _whole(found[1]) if found else None
        if number is not None:
            right = tuple(len(tier.rows) for tier in part.subject.tiers)
            yield Count(sentence.text, 2, number, right, part.subject.tiers[0].place)


def _whole(number: str) -> int | None:
    value = Decimal(number) if number.isdigit() else read_numeral(number)
    return None if value is None else int(value)


def _counted(tier: Tier, level: int) -> int:
    if level == 2:
        return len(tier.rows)
    return len({row.place[1] for row in tier.rows}) if level == 1 else 0


def denials_in(
    sentence: Sentence, parts: Sequence[Part], about: Subject, under: Sequence[Tier], names: Names
) -> Iterator[Denial]:
    """What a sentence denies, and of which rows; those that it names as exceptions are none of them."""
    plain = sentence.plain
    consistent, none = _consistent().search(plain), _no_deviation().search(plain)
    missed, exceeded = _no_miss().search(plain), _no_excess().search(plain)
    if not (consistent or none or missed or exceeded):
        return
    both = bool(consistent or none)
    named = {row.place for part in parts for row in part.subject.rows}
    rows = _rows_of(parts, about if both else NOBODY, under if both else (), names, general=_general().search(plain))
    if _excepting().search(plain):
        rows = tuple(row for row in names.rows if named and row.place not in named)
    text = sentence.text
    if len(text) > _QUOTED:
        text = _clause(plain, next(each for each in (consistent, none, missed, exceeded) if each))
    yield Denial(text, rows, both or bool(missed), both or bool(exceeded))


#: Of a longer sentence only the clause is quoted that denies.
_QUOTED: Final = 60


def _clause(plain: str, found: re.Match[str]) -> str:
    return plain[plain.rfind(",", 0, found.start()) + 1 :].partition(",")[0]


@cache
def _general() -> re.Pattern[str]:
    """What speaks of the form as a whole."""
    return re.compile("各[项个]?(?:绩效)?指标|全部指标|所有指标|综上|总体|整体|本项目|该项目|三级指标")


@cache
def _excepting() -> re.Pattern[str]:
    return re.compile("除[^,;]{1,60}外|其他|其它|其余")


def _rows_of(
    parts: Sequence[Part], about: Subject, under: Sequence[Tier], names: Names, *, general: object
) -> tuple[Row, ...]:
    """The rows of the tiers that the sentence names, of what was spoken of before it, or all."""
    tiers = [tier for part in parts for tier in part.subject.tiers]
    if not tiers and not general:
        if about.rows:
            return about.rows
        tiers = list(about.tiers or under)
    return tuple({row.place: row for tier in tiers for row in tier.rows}.values()) or names.rows
