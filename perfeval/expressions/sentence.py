"""One value among words.

    sentence = [NAME] bound [NOUN] [NOTE]
    bound    = [sign] number [suffix]
    number   = NUMBER [UNIT], where the number is no part of a name such as 5G, PM2.5, 12345热线 or 2023年

Several numbers make a value only where all but one describe what is measured (24小时内响应率≥95%);
the others are kept beside it. Two bounds of one thing make a range; bounds of two things make no value.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from perfeval._exact import ONE, divide, multiply, places
from perfeval.expressions.quantity import WRITTEN_NUMBER, Quantity, digits_of, read_quantity
from perfeval.expressions.ranges import between
from perfeval.expressions.readings import SEVERAL, Beside, Bound, Span, Words
from perfeval.expressions.signs import (
    CONFLICT,
    SIGN,
    SUFFIX,
    detached_sign,
    join,
    sign_of,
    signs_before,
    split_suffix,
    suffix_at,
)
from perfeval.expressions.units import (
    LONGEST_UNIT,
    PER,
    counted_noun,
    is_known_unit,
    is_unit,
    known_unit_at,
    tidy_unit,
    unit_of,
)

REPEATED: Final = "文字中有多个数字，各数相同"
IN_SENTENCE: Final = "数字取自一句话"
IN_NOTE: Final = "括号内另有数字：{}"
UNCLEAR: Final = "数字前后的文字改变其含义，未取数"
HALF_A_UNIT: Final = "单位只写出一半"
FAR_SIGN: Final = "符号与数字之间隔有文字"

#: More words than this around a number without a sign are prose.
LONGEST_NAME: Final = 24

#: A 一 before digits is a minus that a scanner took for a character, but in 统一50元 and the like.
_NO_MINUS: Final = "(?<!^一)(?<![^一-鿿]一)(?<![长降升高加减为是达率]一)"
_NUMBER: Final = re.compile(
    rf"(?<![0-9A-Za-z_.+⁻-])(?<!^-\s)(?<![≥≤<>=]-\s)(?<![0-9A-Za-z]-){_NO_MINUS}(?<![0-9][:×*^])(?<!/)(?<![0-9]\s){WRITTEN_NUMBER}(?![.]?[0-9])",
    re.ASCII,
)
_NOTE: Final = re.compile(r"\s*\(([^()]{0,60})\)$")
_FRACTION: Final = re.compile(rf"({WRITTEN_NUMBER})[^0-9/÷]{{0,3}}[/÷]({WRITTEN_NUMBER})[^0-9/÷]{{0,3}}", re.ASCII)
_UNIT_IN_BRACKETS: Final = re.compile(r"\(([^()]{1,8})\)")
_JOINED: Final = re.compile(r"\s*(?:[/:×*xX^+±比]|-{1,2}|~|至|到|或者?|和|与|及|[,，、])\s*[0-9]|\s+[0-9]")
_TURNED: Final = re.compile(r"(?:以|之)?(?:[外后前](?!来)|上下限)|起(?:$|[,，。;；步])|不等|每|[≥≤<>=](?!\s*[0-9])")
#: What begins another part of the text, and no unit.
_NEXT: Final = re.compile(rf"且|并|但|而|又|或|和|与|至|到|第|每|{SIGN}")
#: What stands between two bounds of one thing.
_AND: Final = re.compile(r"[\s,，、;；]*(?:并?且|但是?|又|而|同时|并|和|与|及)?\s*")
_CLAUSE_END: Final = re.compile(r"[,，、;；。]")
_BREAK: Final = re.compile(r"[\s(),，、;；。:~0-9=<>≤≥-]")
_COUNTED_NOUN: Final = re.compile(rf"[一-鿿]{{1,6}}?(?={SUFFIX}(?:$|[,，。;；(]))")
_SOME: Final = re.compile(r"[余多]|\+(?!\s*[0-9])")
_EACH: Final = re.compile(rf"((?:每(?:{PER})){{1,3}})[^0-9每]{{0,2}}$")
_EACH_BEHIND: Final = re.compile(rf"(?:每(?:{PER})){{1,3}}")
_YEAR_NOTE: Final = re.compile(r"((?:19|20)[0-9]{2})\s*年度?(?:数据?)?")
_EACH_NOTE: Final = re.compile(rf"每({PER})")
_MEASURE: Final = re.compile(
    r"(?:率|度|(?<![0-9])比|比例|占比|数|量|额|值|面积|里程|长度|成本|费用|价|标准|年限|时间|规模|浓度|增长|下降|提高)(?:[(][^()]{0,6}[)])?$"
)

# Numbers that say which one, and that nobody could take for how many.
_AGES: Final = re.compile(r"\s*(?:[-~]|至|到)\s*[0-9]{1,3}\s*周?岁")
_WHICH: Final = re.compile(r"(?:第|编号|电话|拨打|账号|证号|号码|热线|文号|型号|代码)$")
_CALLED: Final = re.compile(r"\s*(?:[A-Za-z]|号|热线|电话|平台|专线|投诉|急救|报警|接警|出警|消防)")
_CODE: Final = re.compile(r"[A-Za-z]+[0-9A-Za-z._/-]*|(?<![0-9])[0-9]{1,2}·[0-9]{1,2}(?![0-9])")
_DIGITS: Final = re.compile(r"[0-9]+(?:岁|小时|个月|天)?")
_FROM_DIGIT: Final = re.compile(r"^[^0-9]+")
_DASH: Final = re.compile(r"\s*(?:[-~×:/]|至|到)\s*")
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})\s*年")
_COMPARED: Final = re.compile(r"(?:较|比|与|同|超过|高于|低于)$")


class Token(NamedTuple):
    """A number in a sentence; *unclear* where the words around it say something that is not understood."""

    start: int
    end: int
    sign: str
    prefixed: bool
    quantity: Quantity
    doubt: str
    unclear: bool


class Name(NamedTuple):
    """A number that says which one; *plain* where nobody could take it for how many (12345热线, 第3期)."""

    start: int
    end: int
    plain: bool


def read_sentence(text: str) -> Bound | Span | Words | None:
    """Read the one value of *text*; None where it holds no number that is a value."""
    noted = _NOTE.search(text)
    if noted and not is_known_unit(noted[1]) and (reading := _read(text[: noted.start()])):
        return _with_note(reading, noted[1])
    return _read(text)


def _with_note(reading: Bound | Span | Words, note: str) -> Bound | Span | Words:
    """A note in brackets behind a value may say it again; any other number in it is worth a look."""
    if isinstance(reading, Bound) and (each := _EACH_NOTE.fullmatch(note)):
        quantity, doubt = _per(f"每{each[1]}", reading.quantity)
        return reading._replace(quantity=quantity, doubt=reading.doubt or doubt)
    if isinstance(reading, Words) or not _DIGITS.search(note):
        return reading
    if isinstance(reading, Bound) and _says_again(reading.quantity, note):
        return reading
    if (year := _YEAR_NOTE.fullmatch(note)) and reading.beside.year in {None, int(year[1])}:
        return reading._replace(beside=reading.beside._replace(year=int(year[1])))
    return reading._replace(doubt="；".join(filter(None, (reading.doubt, IN_NOTE.format(note)))))


def _says_again(quantity: Quantity, note: str) -> bool:
    """Whether a note says a quantity once more: 100%(1.0), 98%(49/50), 95%(19人/20人)."""
    again, fraction = read_quantity(note.strip()), _FRACTION.fullmatch(note)
    if quantity.unit != "%" or again == quantity:
        return again == quantity
    part, whole = (Decimal(digits_of(each)) for each in fraction.groups()) if fraction else (ONE, ONE)
    if again is not None and not again.unit:
        part = again.value
    elif fraction is None or not whole:
        return False
    decimals = max(0, -int(quantity.value.as_tuple().exponent))
    return places(divide(multiply(part, Decimal(100)), whole), decimals) == quantity.value


def _read(text: str) -> Bound | Span | Words | None:
    """The value among the numbers of *text*, and what stands beside it."""
    codes = [match.span() for match in _CODE.finditer(text)]
    found = [
        _number(text, match)
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in codes)
    ]
    tokens = [each for each in found if isinstance(each, Token)]
    if not tokens:
        return None
    reading = _choose(text, tokens)
    if isinstance(reading, Words):
        return reading
    mine = [tokens[-1]] if isinstance(reading, Bound) and reading.doubt != REPEATED else tokens
    others = [each[:2] for each in found if each not in mine and not (isinstance(each, Name) and each.plain)]
    left = _left_over(text, [*(each[:2] for each in found), *codes])
    if any(start > mine[0].start for start, _ in left):
        return Words(doubt=SEVERAL)
    return _beside(text, reading, [*others, *left])


def _left_over(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Digits that belong to no number that was found and to no code such as GB50300: 6 of 0-6岁."""
    return [
        match.span()
        for match in _DIGITS.finditer(text)
        if not any(start <= match.start() < end for start, end in taken)
    ]


def _beside(text: str, reading: Bound | Span, others: list[tuple[int, int]]) -> Bound | Span | Words:
    """Keep the other numbers beside the value; one year among them is the year of the value."""
    years, numbers, times = set(), [], []
    unit = reading.quantity.unit if isinstance(reading, Bound) else ""
    for start, end in _merged(text, sorted(others)):
        if text[:start].endswith("每") and text[start:end] in unit:  # 每100人1个
            continue
        year = _YEAR.fullmatch(text, start, end)
        if year and _COMPARED.search(text, 0, start):
            times.append(year[0])
        elif year:
            years.add(int(year[1]))
        else:
            each = _EACH_BEHIND.match(text, end)
            numbers.append(split_suffix(_FROM_DIGIT.sub("", text[start:end]).strip())[0] + (each[0] if each else ""))
    if len(years) > 1:
        return Words(doubt=SEVERAL)
    return reading._replace(beside=Beside((), tuple(numbers), next(iter(years), None), tuple(times)))


def _merged(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Numbers that a dash joins are one: 0-6岁."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and _DASH.fullmatch(text, merged[-1][1], start):
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def _choose(text: str, tokens: list[Token]) -> Bound | Span | Words:
    """The token that is the value, or the two that make a range."""
    *others, last = tokens
    if not others:
        return _only(text, last)
    if len(tokens) == 2 and (reading := _two_bounds(text, others[0], last)):
        return reading
    if _is_headed(text, others, last):
        return _only(text, last)
    if {each.quantity for each in others} == {last.quantity} and not re.search(r"\w", _without(text, tokens)):
        return Bound(last.sign, last.quantity, REPEATED)
    return Words(doubt=SEVERAL)


def _is_headed(text: str, others: list[Token], last: Token) -> bool:
    """Whether the other numbers belong to the name of what *last* measures: 24小时内响应率≥95%."""
    if any(each.prefixed and each.sign for each in others) or text[others[-1].end : last.start] == "":
        return False
    if _CLAUSE_END.search(text, others[0].end, last.start):
        return False
    if all(_describes(each, last) for each in others):
        return True
    return (last.prefixed and last.sign != "") or _MEASURE.search(text[: last.start].rstrip(" :")) is not None


def _describes(other: Token, last: Token) -> bool:
    """Whether an age, a time or a voltage says of whom or of what there are so many: 24小时监测点15个."""
    kinds = {"age", "time", "voltage"}
    return (
        not other.unclear and unit_of(other.quantity.unit).dimension in kinds and unit_of(last.quantity.unit).is_counted
    )


def _without(text: str, tokens: list[Token]) -> str:
    for each in reversed(tokens):
        text = text[: each.start] + text[each.end :]
    return text


def _two_bounds(text: str, first: Token, second: Token) -> Span | None:
    """range = bound AND bound, one from below and one from above, of one thing."""
    low, high = (first, second) if first.sign in {"≥", ">"} else (second, first)
    if low.sign not in {"≥", ">"} or high.sign not in {"≤", "<"} or first.unclear or second.unclear:
        return None
    counted = text[second.end :].strip()
    if not _AND.fullmatch(text[first.end : second.start].removeprefix(counted)):
        return None
    return between(low.quantity, high.quantity, low_strict=low.sign == ">", high_strict=high.sign == "<")


def _only(text: str, token: Token) -> Bound | Words:
    """The value of a sentence that holds just one."""
    before, after = text[: token.start], text[token.end :].strip(" )")
    clause = _CLAUSE_END.split(before)[-1]
    far = detached_sign(clause)
    if far and token.sign not in {"", far}:
        return Words(doubt=CONFLICT)
    named = not token.sign and token.quantity.unit not in {"%", "‰"} and _MEASURE.search(after)
    if named or token.unclear:
        return Words(doubt=UNCLEAR)
    if not token.prefixed and len(before) + len(after) > LONGEST_NAME:
        return Words(doubt=IN_SENTENCE)
    quantity, doubt = _per(clause, token.quantity)
    apart = FAR_SIGN if far and not token.sign else ""
    prose = len(after) > 8 or (len(before) > 16 and not token.prefixed)
    return Bound(token.sign or far, quantity, token.doubt or doubt or apart or (IN_SENTENCE if prose else ""))


def _per(clause: str, quantity: Quantity) -> tuple[Quantity, str]:
    """每亩300元 is 300元/亩."""
    each = _EACH.search(clause)
    if each is None:
        return quantity, ""
    unit = quantity.unit + each[1].replace("每", "/")
    if quantity.unit.count("/") or not is_unit(unit):
        return quantity, IN_SENTENCE
    return Quantity(quantity.value, unit), "" if quantity.unit else HALF_A_UNIT


def _number(text: str, match: re.Match[str]) -> Token | Name:
    """A number in *text*: how many, or which one."""
    start, digits = match.start(), match[0]
    if ages := _AGES.match(text, match.end()):
        return Name(start, ages.end(), plain=False)
    where, words = signs_before(text, start)
    signed = any(map(sign_of, words))
    unit_end, unit, some = _unit_after(text, match.end(), signed=bool(words))
    if _WHICH.search(text, 0, start):
        return Name(start, unit_end, plain=True)
    if (unit is None and not signed) or text[:start].endswith("每"):
        return _name(text, match, unit_end)
    end, suffix = _suffix_after(text, unit_end, unit or "")
    joined_on = _JOINED.match(text, unit_end) is not None
    bare = not (words or suffix)
    aged = unit in {"岁", "周岁"} and not signed
    if (bare or aged) and not joined_on and _is_name(digits, unit or "", text[end:].strip(" )")):
        return _name(text, match, unit_end)
    joined = join(words, some or suffix)
    sign, doubt = joined or ("", "")
    unclear = unit is None or joined is None or joined_on
    unclear = unclear or _is_unclear(text, where, digits, unit or "", end, bare=bare)
    return Token(where, end, sign, bool(words), Quantity(digits_of(digits), unit or ""), doubt, unclear)


def _name(text: str, match: re.Match[str], end: int) -> Name:
    if year := _YEAR.match(text, match.start()):
        return Name(match.start(), year.end(), plain=False)
    return Name(match.start(), end, plain=_CALLED.match(text, match.end()) is not None)


def _unit_after(text: str, position: int, *, signed: bool) -> tuple[int, str | None, str]:
    """Where the unit ends, the unit, and 余, 多 or + before it; no unit, None, where the number is part of a name."""
    rest = text[position:].lstrip()
    some = rest[0] if _SOME.match(rest) else ""
    start = len(text) - len(rest[len(some) :].lstrip())
    if (inside := _UNIT_IN_BRACKETS.match(text, start)) and known_unit_at(inside[1], 0) == inside[1]:
        return inside.end(), tidy_unit(inside[1]), some
    if known := known_unit_at(text, start):
        return start + len(known), tidy_unit(known), some
    word = _BREAK.split(text[start : start + LONGEST_UNIT], maxsplit=1)[0]
    if not word or suffix_at(text, position)[1] or _TURNED.match(text, start) or _NEXT.match(text, start):
        return position, "", ""
    ends = (index for index in range(1, len(word)) if suffix_at(word, index)[1] or _NEXT.match(word, index))
    end = next(ends, len(word))
    latin = word[:end].isascii() and not text[start + end : start + end + 1].isdigit()
    if is_unit(word[:end]) and (latin or signed):
        return start + end, word[:end], some
    return start, None, ""


def _suffix_after(text: str, position: int, unit: str) -> tuple[int, str]:
    """The suffix behind a unit, or behind the noun that a measure word counts (10个村以上)."""
    end, suffix = suffix_at(text, position)
    noun = _COUNTED_NOUN.match(text, position) if not suffix and counted_noun(unit) == unit else None
    return suffix_at(text, noun.end()) if noun else (end, suffix)


def _is_name(digits: str, unit: str, rest: str) -> bool:
    """Whether the number says which one, not how many: 2023年, 65岁老人, 9年义务教育, 6月, 2号."""
    over = rest != "" and not _CLAUSE_END.match(rest) and not rest.startswith("(")
    if unit == "年":
        return over or (len(digits) == 4 and digits[:2] in {"19", "20"})
    return unit == "月" or (over and unit in {"岁", "周岁", ""})


def _is_unclear(text: str, where: int, digits: str, unit: str, end: int, *, bare: bool) -> bool:
    """Whether the words around the number say something else than the number alone would."""
    before = text[:where].rstrip(" :(")
    if _TURNED.match(text, end) or (where and not bare and text[where - 1] in "不未没非"):
        return True
    if bare and digits[0] == "-" and before[-1:].isalnum():
        return True
    if bare and unit == "" and where:
        return not (_MEASURE.search(before) or _EACH.search(before))
    return unit == "日" and before.endswith("月")
