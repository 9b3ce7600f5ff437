"""One value among words.

    sentence = [NAME] bound [NOUN] [NOTE]
    bound    = [sign] number [suffix]
    number   = NUMBER [UNIT], where the number is no part of a name such as 5G, PM2.5, 12345热线 or 2023年

Several numbers make a value only where all but one describe what is measured (24小时内响应率≥95%).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from perfeval.expressions.quantity import WRITTEN_NUMBER, Quantity
from perfeval.expressions.ranges import between
from perfeval.expressions.readings import Bound, Span, Words
from perfeval.expressions.signs import CONFLICT, SUFFIX, detached_sign, join, signs_before, suffix_at
from perfeval.expressions.units import LONGEST_UNIT, PER, counted_noun, is_known_unit, is_unit, known_unit_at, tidy_unit

SEVERAL: Final = "文字中有多个数字，未取数"
REPEATED: Final = "文字中有多个数字，各数相同"
IN_SENTENCE: Final = "数字取自一句话"
IN_NOTE: Final = "括号内另有数字：{}"
UNCLEAR: Final = "数字前后的文字改变其含义，未取数"
HALF_A_UNIT: Final = "单位只写出一半"
FAR_SIGN: Final = "符号与数字之间隔有文字"

#: More words than this around a number without a sign are prose.
LONGEST_NAME: Final = 24

_NUMBER: Final = re.compile(
    rf"(?<![0-9A-Za-z_.+-])(?<![0-9A-Za-z]-)(?<![0-9][:×*^])(?<!/)(?<![0-9]\s){WRITTEN_NUMBER}(?![.]?[0-9])", re.ASCII
)
_NOTE: Final = re.compile(r"\s*\(([^()]{0,60})\)$")
_UNIT_IN_BRACKETS: Final = re.compile(r"\(([^()]{1,8})\)")
_JOINED: Final = re.compile(r"\s*(?:[/:×*xX^+±]|-{1,2}|~|至|到|[,，、])\s*[0-9]|\s+[0-9]")
_NAMED: Final = re.compile(r"(?:第|每|编号|电话|拨打|账号|证号|号码|热线|文号|型号|代码)$")
_TURNED: Final = re.compile(r"(?:以|之)?(?:[外后前](?!来)|上下限)|起(?:$|[,，。;；步])|不等|不止|[≥≤<>=]")
_CLAUSE_END: Final = re.compile(r"[,，、;；。]")
_BREAK: Final = re.compile(r"[\s(),，、;；。:~0-9=<>≤≥-]")
_COUNTED_NOUN: Final = re.compile(rf"[一-鿿]{{1,6}}?(?={SUFFIX}(?:$|[,，。;；(]))")
_EACH: Final = re.compile(rf"((?:每(?:{PER})){{1,3}})[^0-9每]{{0,2}}$")
_MEASURE: Final = re.compile(
    r"(?:率|度|比|比例|占比|数|量|额|值|面积|里程|长度|成本|费用|价|标准|年限|时间|规模|浓度|增长|下降|提高)(?:[(][^()]{0,6}[)])?$"
)


class Token(NamedTuple):
    """A number in a sentence; *unclear* where the words around it say something that is not understood."""

    start: int
    end: int
    sign: str
    prefixed: bool
    quantity: Quantity
    doubt: str
    unclear: bool


def read_sentence(text: str) -> Bound | Span | Words | None:
    """Read the one value of *text*; None where it holds no number that is a value."""
    noted = _NOTE.search(text)
    if noted and not is_known_unit(noted[1]) and (main := _tokens(text[: noted.start()])):
        return _with_note(_choose(text[: noted.start()], main), noted[1])
    tokens = _tokens(text)
    return _choose(text, tokens) if tokens else None


def _with_note(reading: Bound | Span | Words, note: str) -> Bound | Span | Words:
    """A note in brackets behind a value adds nothing, but another number of the same kind is worth a look."""
    if isinstance(reading, Bound) and not reading.doubt:
        mine = reading.quantity
        if any(each.quantity.unit == mine.unit and each.quantity != mine for each in _tokens(note)):
            return reading._replace(doubt=IN_NOTE.format(note))
    return reading


def _choose(text: str, tokens: list[Token]) -> Bound | Span | Words:
    """The token that is the value, or the two that make a range."""
    *others, last = tokens
    if not others:
        return _only(text, last)
    if len(tokens) == 2 and (reading := _two_bounds(others[0], last)):
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
    return (last.prefixed and last.sign != "") or _MEASURE.search(text[: last.start].rstrip(" :")) is not None


def _without(text: str, tokens: list[Token]) -> str:
    for each in reversed(tokens):
        text = text[: each.start] + text[each.end :]
    return text


def _two_bounds(first: Token, second: Token) -> Span | None:
    """range = bound AND bound, one from below and one from above."""
    low, high = (first, second) if first.sign in {"≥", ">"} else (second, first)
    if low.sign not in {"≥", ">"} or high.sign not in {"≤", "<"}:
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


def _tokens(text: str) -> list[Token]:
    """Every number in *text* that is a value, not part of a name."""
    return [token for match in _NUMBER.finditer(text) if (token := _token(text, match))]


def _token(text: str, match: re.Match[str]) -> Token | None:
    start, digits = match.start(), match[0]
    where, words = signs_before(text, start)
    unit_end, unit, some = _unit_after(text, match.end(), signed=bool(words))
    if unit is None or _NAMED.search(text, 0, start):
        return None
    end, suffix = _suffix_after(text, unit_end, unit)
    joined_on = _JOINED.match(text, unit_end) is not None
    bare = not (words or suffix)
    aged = unit in {"岁", "周岁"} and not words
    if (bare or aged) and not joined_on and _is_name(digits, unit, text[end:].strip(" )")):
        return None
    joined = join(words, some or suffix)
    sign, doubt = joined or ("", "")
    unclear = joined is None or joined_on or _is_unclear(text, where, digits, unit, end, bare=bare)
    quantity = Quantity(digits.replace(",", "").replace("，", ""), unit)
    return Token(where, end, sign, bool(words), quantity, doubt, unclear)


def _unit_after(text: str, position: int, *, signed: bool) -> tuple[int, str | None, str]:
    """Where the unit ends, the unit, and 余 or 多 before it; None for the unit where the number is part of a name."""
    rest = text[position:].lstrip()
    some = rest[0] if rest[:1] in {"余", "多"} else ""
    start = len(text) - len(rest) + len(some)
    if (inside := _UNIT_IN_BRACKETS.match(text, start)) and known_unit_at(inside[1], 0) == inside[1]:
        return inside.end(), tidy_unit(inside[1]), some
    if known := known_unit_at(text, start):
        return start + len(known), tidy_unit(known), some
    word = _BREAK.split(text[start : start + LONGEST_UNIT], maxsplit=1)[0]
    if not word or suffix_at(text, position)[1] or _TURNED.match(text, start):
        return position, "", ""
    end = next((index for index in range(1, len(word)) if suffix_at(word, index)[1]), len(word))
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
    if bare and digits[0] in "+-" and before[-1:].isalnum():
        return True
    if bare and unit == "" and where:
        return not (_MEASURE.search(before) or _EACH.search(before))
    return unit == "日" and before.endswith("月")
