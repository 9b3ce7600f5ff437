"""Different ways to write the same, written in one.

Signs are folded, list marks go, Chinese numerals become digits, words become a minus or a denominator,
and several quantities that make one together become one.
"""

from __future__ import annotations

import re
from typing import Final

from perfeval.expressions.compound import as_one
from perfeval.expressions.numerals import DIGIT, NUMERAL, read_numeral, read_year
from perfeval.expressions.quantity import WRITTEN_NUMBER, read_quantity, with_minus
from perfeval.expressions.signs import SIGN, SUFFIX, sign_of
from perfeval.expressions.units import PER, counted_noun, is_known_unit

_LIST_MARK: Final = re.compile(r"(?:\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)、.]|[①-⑳])\s*(?=[^0-9\s,，、])")
_WRAPPED: Final = re.compile(r"\(([^()]*)\)|\[([^\[\],，]*)\]")
_ENDS: Final = " 。;；，,、“”‘’\"'`"

_FOLDS: Final = (
    (re.compile(r"[>≥]\s{0,3}=|=\s{0,3}[>≥]"), "≥"),
    (re.compile(r"[<≤]\s{0,3}=|=\s{0,3}[<≤]"), "≤"),
    (re.compile(r"={2,3}"), "="),
)


def bare(flat: str) -> str:
    """Leave out list marks, quotation marks and brackets around the whole, and write ``>=`` as one character."""
    text = _LIST_MARK.sub("", flat.strip(_ENDS), count=1) if _LIST_MARK.match(flat) else flat.strip(_ENDS)
    if wrapped := _WRAPPED.fullmatch(text):
        text = (wrapped[1] or wrapped[2] or "").strip(_ENDS)
    if "=" in text:
        for pattern, sign in _FOLDS:
            text = pattern.sub(sign, text)
    return text.removesuffix(".")


_ANY: Final = re.compile(f"[{NUMERAL}百半]")
_PER_HUNDRED: Final = re.compile(rf"(?:百|千|万|十万|百万)分之[{NUMERAL}点0-9.]{{1,12}}(?![几{NUMERAL}])|百分百")
_YEAR: Final = re.compile(rf"[{DIGIT}]{{4}}(?=年)")
_MONTH: Final = re.compile(rf"(?<![{NUMERAL}个几每第])([一二三四五六七八九十]{{1,2}})(?=月)")
_DAY: Final = re.compile(r"(?<=月)([一二三四五六七八九十]{1,3})(?=[日号])")
#: 半年内; 一个半小时, 一小时三十分
_HALF: Final = re.compile(rf"(?P<before>^|{SIGN}\s*)半(?=年(?!度)|天|个月|个?小时)")
_MIXED: Final = re.compile(
    rf"(?<![{NUMERAL}第])([{NUMERAL}]{{1,3}})(?=个半(?:小时|月)|[年天]半|个?小时零?[{NUMERAL}0-9]{{1,3}}分|年零?[{NUMERAL}0-9]{{1,3}}个月)"
    rf"|(?<=小时)零?([{NUMERAL}]{{1,3}})(?=分)|(?<=年)零?([{NUMERAL}]{{1,3}})(?=个月)"
)
_END: Final = rf"(?=$|{SUFFIX}|{SIGN}|[,，。;；(且并但而和或每均全已都])"
_UNIT: Final = rf"(?P<unit>[^\s0-9,，。;；{NUMERAL}]{{1,6}}?)"
#: Verbs after which a numeral counts: 举办十二期.
_VERB: Final = (
    "(?:开展|举办|召开|组织|进行|举行|实施|新建|建成|培训|发放|采购|购置|开设|出刊|出版|编印|编发|印发|印制|刊发|发布|"
    "制作|拍摄|演出|播出|检查|巡查)了?"
)
_EACH_OF: Final = re.compile("[每各一]")
_TENTHS: Final = re.compile(rf"(?P<before>^|{SIGN}\s*)([一二三四五六七八九])成([一二三四五六七八九半])?(?=$|{SUFFIX})")
_COUNTED: Final = re.compile(
    rf"(?P<before>^|{SIGN}\s*|每(?:{PER})|{_VERB})(?P<numeral>[{NUMERAL}]{{1,12}})(?P<some>[余多]?)(?:{_UNIT}{_END}|$)"
)
#: A numeral of several characters counts before a unit, whatever stands in front of it.
_LONG: Final = re.compile(rf"(?<![{NUMERAL}第数几近])(?P<numeral>[{NUMERAL}]{{3,12}}){_UNIT}{_END}")
#: A short one does before a measure word that ends a clause: 新建泵站两座, but 每村一名.
_SHORT: Final = re.compile(
    rf"(?<=[一-鿿])(?<![{NUMERAL}第每各前数几近上])(?P<numeral>[{NUMERAL}]{{1,2}})(?P<unit>[座所台辆套栋艘架名户])(?=$|[,，。;；])"
)
_PAIR: Final = re.compile(rf"(?P<low>[{NUMERAL}]{{1,6}})(?P<to>[-~至到])(?P<high>[{NUMERAL}]{{1,6}}){_UNIT}{_END}")
#: Units that rank or figure in fixed words: 三级, 十分, 一道.
_RANKS: Final = frozenset("级 类 代 届 度 方 分 面 道 口 头 步 档 等 组 段 成 星级 星 里".split())


_EACH: Final = re.compile(
    rf"(?P<number>[0-9][万亿千百]*)\s*(?P<unit>[^\s0-9,，。;；每()]{{1,10}})(?P<each>(?:每(?:{PER})){{1,3}})(?=$|\s|{SUFFIX}|[,，。;；(且并而和])"
)
#: 2.3万余人 is 2.3余万人, and 2万+人 is 2+万人.
_SOME: Final = re.compile(r"(?<=[0-9])([十百千]?[万亿]|[百千])(余(?![额款下])|多(?!媒|功能|样)|\+(?=[一-鿿]))")
#: 1个多月 is 1多个月.
_SOME_TIME: Final = re.compile(r"(?<=[0-9])个([余多])(?=月|小时|钟头|工作日|季度|星期)")
#: 120来万元, 20来人
_TENS: Final = re.compile("(?<=[0-9百千万亿])来(?=[百千万亿个名人次元天年户家件套台亩岁]|小时|分钟|公里|公斤|平方)")
#: 亩产520公斤 is 520公斤/亩.
_PER_MU: Final = re.compile(
    r"亩[产均](?:为|达|达到)?\s*(?P<amount>[0-9][0-9.]*\s*[^\s0-9,，。;；/]{1,3})(?=$|[,，。;；(])"
)
#: 每人300-500元 is 300-500元/人.
_EACH_RANGE: Final = re.compile(
    rf"每(?P<per>{PER})\s*(?P<amount>[0-9][0-9.]*\s*(?:[-~]|至|到)\s*[0-9][0-9.]*\s*[^\s0-9,，。;；/]{{1,3}})(?=$|[,，。;；(])"
)
#: ￥498,000.00 is 498,000.00元.
_MONEY_SIGN: Final = re.compile(rf"[¥￥]\s*(?P<amount>{WRITTEN_NUMBER})(?P<end>$|[,，。;；()])?", re.ASCII)
#: 肆拾玖万捌仟元整
_MYRIADS: Final = re.compile(rf"(?<![{NUMERAL}第])([{NUMERAL}]{{1,8}})万([{NUMERAL}]{{2,8}})(?=元)")
_EXACTLY: Final = re.compile("(?<=元)[整正](?=$|[,，。;；()])")
_PER_TOGETHER: Final = re.compile(r"/\(([^()0-9]{1,8})\)")


def rewritten(text: str) -> str:
    """Write what means the same in one way.

    >>> rewritten("不少于三次"), rewritten("负增长10%"), rewritten("20元每人每天"), rewritten("1年2个月")
    ('不少于3次', '−10%', '20元/人/天', '14个月')
    """
    text = _EXACTLY.sub("", _MYRIADS.sub(_myriads, _MONEY_SIGN.sub(_in_yuan, text)))
    text = _SOME.sub(r"\2\1", _TENS.sub("余", with_minus(with_digits(text))))
    text = _SOME_TIME.sub(r"\1个", text)
    if "每" in text:
        text = _EACH_RANGE.sub(r"\g<amount>/\g<per>", _EACH.sub(_per, text))
    text = _PER_MU.sub(r"\g<amount>/亩", text)
    return as_one(_PER_TOGETHER.sub(r"/\1", text))


def _in_yuan(match: re.Match[str]) -> str:
    return match["amount"] if match["end"] is None else f"{match['amount']}元{match['end']}"


def _myriads(match: re.Match[str]) -> str:
    myriads, rest = read_numeral(match[1]), read_numeral(match[2])
    return match[0] if myriads is None or rest is None else f"{myriads}{rest:04}"


def _per(match: re.Match[str]) -> str:
    if not is_known_unit(match["unit"]):
        return match[0]
    return f"{match['number']}{match['unit']}{match['each'].replace('每', '/')}"


def with_digits(text: str) -> str:
    """Write Chinese numerals as digits where they count something, and only there.

    >>> with_digits("不少于三次"), with_digits("百分之九十五以上"), with_digits("二〇二三年十二月底前")
    ('不少于3次', '95%以上', '2023年12月底前')
    >>> with_digits("一次性发放"), with_digits("健全三项制度"), with_digits("二级")
    ('一次性发放', '健全三项制度', '二级')
    """
    if not _ANY.search(text):
        return text
    text = _HALF.sub(r"\g<before>0.5", _PER_HUNDRED.sub(_percent, text))
    text = _MIXED.sub(_number, text)
    text = _TENTHS.sub(_tenths, text)
    text = _YEAR.sub(lambda match: read_year(match[0]), text)
    text = _DAY.sub(_number, _MONTH.sub(_number, text))
    text = _LONG.sub(_long, _COUNTED.sub(_counted, _PAIR.sub(_pair, text)))
    return text if _EACH_OF.search(text) else _SHORT.sub(_long, text)


def _percent(match: re.Match[str]) -> str:
    quantity = read_quantity("百分之百" if match[0] == "百分百" else match[0])
    return str(quantity) if quantity else match[0]


def _tenths(match: re.Match[str]) -> str:
    """九成五 is 95%."""
    part = "5" if match[3] == "半" else read_numeral(match[3]) if match[3] else 0
    return f"{match['before']}{read_numeral(match[2])}{part}%"


def _number(match: re.Match[str]) -> str:
    value = read_numeral(next(filter(None, match.groups())))
    return match[0] if value is None else str(value)


def _pair(match: re.Match[str]) -> str:
    low, high, unit = read_numeral(match["low"]), read_numeral(match["high"]), match["unit"]
    if low is None or high is None or not is_known_unit(unit):
        return match[0]
    return f"{low}{match['to']}{high}{unit}"


def _long(match: re.Match[str]) -> str:
    value = read_numeral(match["numeral"])
    return f"{value}{match['unit']}" if value is not None and is_known_unit(match["unit"]) else match[0]


def _counted(match: re.Match[str]) -> str:
    before, numeral, unit = match["before"], match["numeral"], match["unit"]
    value = read_numeral(numeral)
    counts = (
        is_known_unit(unit) or (sign_of(before.strip()) and counted_noun(unit))
        if unit
        else numeral == "零" and (not before or sign_of(before.strip()))
    )
    if value is None or not counts or unit in _RANKS:
        return match[0]
    return f"{before}{value}{match['some']}{unit or ''}"
