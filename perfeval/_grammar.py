"""How a target or an actual is written, from plain characters to a reading that knows no meaning yet.

    expression = MISSING | date | range | bound | sentence | words
    range      = number DASH number | "(" number "," number "]" | "±" number | bound AND bound
    bound      = [SIGN] number [SUFFIX] [NOTE]
    sentence   = words bound words, where the words hold no other number
    number     = NUMBER [UNIT] | NUMERAL KNOWN_UNIT | 百分之 NUMERAL

Prose with several numbers stays words: a wrong number is worse than none.
Every pattern is anchored or bounded, so that reading is linear in the length of the text, and long texts stay words.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from perfeval._dates import DateReading, read_date
from perfeval._text import plain, tidy
from perfeval._units import is_unit, known_unit_at, tidy_unit
from perfeval.errors import InvalidTarget
from perfeval.quantity import WRITTEN_NUMBER, Quantity, read_quantity

#: Longer texts are prose, never an expression.
LONGEST_EXPRESSION: Final = 80

_SIGN_WORDS: Final = {
    "≥": "≥ 大于等于 大于或等于 大于或者等于 大等于 高于等于 高于或等于 不少于 不低于 不小于 不得少于 不得低于 不得小于 不能少于 不能低于 "
    "不应低于 不应少于 应不低于 应不少于 至少 最少 最低 不少 达到或超过",
    ">": "> 超过 超出 超 大于 高于 多于 突破",
    "≤": "≤ 小于等于 小于或等于 小于或者等于 小等于 低于等于 低于或等于 少于等于 不超过 不高于 不大于 不多于 不得超过 不得高于 不得大于 "
    "不得多于 不能超过 不应超过 不应高于 不超出 不超 不突破 至多 最多 最高 控制在",
    "<": "< 小于 低于 少于 不足 不到",
    "=": "= 等于",
    "": "约 大约 约为 为 达到 达 实现 完成 共 已完成 提高到 提升至 提高至 降至 降低至 增长到 增至 达到了 实际完成",
}
_SIGN_OF: Final = {word: sign for sign, words in _SIGN_WORDS.items() for word in words.split()}
_SUFFIX_OF: Final = {
    **dict.fromkeys(("以上", "及以上", "及其以上", "含以上", "或以上", "和以上", "及以上者"), "≥"),
    **dict.fromkeys(("以下", "及以下", "及其以下", "含以下", "或以下", "以内", "之内", "内", "及以内", "封顶"), "≤"),
    **dict.fromkeys(("左右", "上下", "余", "多", "含"), ""),
}


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_SIGN: Final = re.compile(rf"(?:{_alternatives(_SIGN_OF)})")
_SIGNS_BEFORE: Final = re.compile(rf"(?:(?:{_alternatives(_SIGN_OF)})\s*){{1,3}}$")
_SUFFIX: Final = re.compile(rf"\s*({_alternatives(_SUFFIX_OF)})")
_NUMBER: Final = re.compile(rf"(?<![0-9A-Za-z_.:/]){WRITTEN_NUMBER}", re.ASCII)
_MISSING: Final = re.compile(r"[-/\\\s]*|[Nn]/?[Aa]")
_DIRECTION: Final = re.compile(r"(正向|反向|逆向|负向|定性|定量|中性|适度)(?:指标)?(?:\s+|(?=[≥≤<>=])|$)")
_INCLUSIVE: Final = re.compile(r"\((?:含|包含|含本数|含本级|含等于)\)")
_NOTE: Final = re.compile(r"\(([^()]{0,40})\)$")
_PLUS_MINUS: Final = re.compile(rf"(?:±|\+/-|正负)\s*({WRITTEN_NUMBER})(.{{0,12}})", re.ASCII)
_INTERVAL: Final = re.compile(
    rf"([(\[])\s*({WRITTEN_NUMBER})([^\d,，~;]{{0,10}})[,，~;]\s*({WRITTEN_NUMBER})([^\d]{{0,10}})([)\]])(.{{0,10}})", re.ASCII
)
_SPAN: Final = re.compile(
    rf"(?P<lead>[^0-9]{{0,20}}?)(?P<low>{WRITTEN_NUMBER})(?P<low_unit>[^\d~]{{0,10}}?)\s*(?:[-~]{{1,2}}|至|到)\s*"
    rf"(?P<high>{WRITTEN_NUMBER})(?P<high_unit>[^0-9]{{0,12}})",
    re.ASCII,
)
_CHAIN: Final = re.compile(
    rf"({WRITTEN_NUMBER})([^0-9≤<]{{0,10}})(≤|<)([^0-9≤<]{{0,20}})(≤|<)\s*({WRITTEN_NUMBER})([^0-9]{{0,10}})", re.ASCII
)
_NUMERAL_START: Final = re.compile(rf"((?:{_alternatives(_SIGN_OF)})?\s*)(.{{1,16}}?)((?:{_alternatives(_SUFFIX_OF)})?)")
_PERCENT_NUMERAL: Final = re.compile("[百千]分之[零〇一二两三四五六七八九十百点0-9.]{1,12}")
_EACH: Final = re.compile(rf"每\s*([^0-9\s]{{1,4}})\s*({WRITTEN_NUMBER})(.{{0,6}})", re.ASCII)
_NOT_A_VALUE_AFTER: Final = re.compile(r"年(?!以|内|及|之|\b)度?|[岁号楼届]|:[0-9]|/[0-9]|[-~][0-9]")

SIGN_CONFLICT: Final = "符号与文字方向不一致"
IN_SENTENCE: Final = "数字取自一句话"
SEVERAL_NUMBERS: Final = "文字中有多个数字，未取数"


@attrs.frozen
class Bound:
    """A number and the sign before it; an empty sign where none was written."""

    sign: str
    quantity: Quantity
    doubt: str = ""


@attrs.frozen
class Span:
    """Two bounds around what is meant."""

    low: Quantity
    high: Quantity
    low_strict: bool = False
    high_strict: bool = False
    doubt: str = ""


@attrs.frozen
class Words:
    """Text that holds no value to compare."""

    text: str
    doubt: str = ""


Reading = Bound | Span | DateReading | Words | None


@attrs.frozen
class _Token:
    sign: str
    quantity: Quantity
    start: int
    end: int
    doubt: str


def read(text: str) -> Reading:
    """Read an expression; None where a cell says that there is nothing.

    Raises:
        InvalidTarget: when a sign stands without a number.
        InvalidNumber: when a number is out of bounds.
    """
    shown = tidy(text)
    flat = _fold_signs(plain(shown)).strip(" 。;；，,、.")
    if _MISSING.fullmatch(flat):
        return None
    if len(flat) > LONGEST_EXPRESSION:
        return Words(shown)
    direction = _DIRECTION.match(flat)
    if direction:
        return _after_direction(direction[1], flat[direction.end() :].strip(), shown)
    return _expression(flat, shown)


def _fold_signs(flat: str) -> str:
    """Write ``>=``, ``= >``, ``≥=`` and the like as one character each."""
    if "=" not in flat:
        return flat
    folded = re.sub(r"[>≥][ ]{0,3}=|=[ ]{0,3}>", "≥", flat)
    return re.sub(r"={1,3}", "=", re.sub(r"[<≤][ ]{0,3}=|=[ ]{0,3}<", "≤", folded))


def _after_direction(direction: str, rest: str, shown: str) -> Reading:
    """A direction column (正向, 反向, 定性) glued in front: it gives the sign where none is written."""
    if not rest:
        return Words(shown)
    reading = _expression(rest, rest)
    if isinstance(reading, Bound) and not reading.sign:
        sign = {"正向": "≥", "反向": "≤", "逆向": "≤", "负向": "≤"}.get(direction, "")
        return attrs.evolve(reading, sign=sign)
    return reading


def _expression(flat: str, shown: str) -> Reading:
    inclusive = _INCLUSIVE.search(flat) is not None
    body = _INCLUSIVE.sub("", flat) if inclusive else flat
    for reader in (_simple, read_date, _interval, _numeral, _each, _sentence):
        reading = reader(body)
        if reading is not None:
            break
    else:
        reading = _words(flat, shown)
    if inclusive and isinstance(reading, Bound):
        return attrs.evolve(reading, sign={">": "≥", "<": "≤"}.get(reading.sign, reading.sign))
    return Words(shown, reading.doubt) if isinstance(reading, Words) else reading


_SIMPLE: Final = re.compile(rf"([≥≤<>=]?)\s*({WRITTEN_NUMBER})\s*([^\d\s()]{{0,10}})", re.ASCII)


def _simple(body: str) -> Bound | None:
    """bound = [SIGN] NUMBER [KNOWN_UNIT]: what most cells hold."""
    match = _SIMPLE.fullmatch(body)
    if match is None:
        return None
    sign, digits, unit = match.groups()
    if unit and (known_unit_at(unit, 0) != unit or unit in {"年", "月"}):
        return None
    return Bound(sign, Quantity(digits.replace(",", ""), unit))


def _interval(body: str) -> Span | None:
    """range = NUMBER DASH NUMBER | BRACKET NUMBER "," NUMBER BRACKET | "±" NUMBER | NUMBER "≤" words "≤" NUMBER."""
    if match := _PLUS_MINUS.fullmatch(body):
        high = _quantity(match[1], match[2])
        if high is None:
            return None
        return Span(Quantity(high.value.copy_negate(), high.unit), high, doubt="允许偏差的中心值未写明，按 0 计")
    if (match := _INTERVAL.fullmatch(body)) and not match[7].strip():
        return _span(match[2], match[3], match[4], match[5], match[1] == "(", match[6] == ")")
    if match := _CHAIN.fullmatch(body):
        return _span(match[1], match[2], match[6], match[7], match[3] == "<", match[5] == "<")
    match = _SPAN.fullmatch(body)
    if match and not (match["lead"] and match["lead"][-1].isalpha() and match["lead"][-1].isascii()):
        unit = _SUFFIX.sub("", match["high_unit"])
        return _span(match["low"], match["low_unit"], match["high"], unit, False, False)
    return None


def _span(low: str, low_unit: str, high: str, high_unit: str, low_strict: bool, high_strict: bool) -> Span | None:
    upper = _quantity(high, high_unit)
    lower = _quantity(low, low_unit or (upper.unit if upper else ""))
    if upper is None or lower is None:
        return None
    try:
        ordered = lower <= upper
    except ValueError:
        return None
    return Span(lower, upper, low_strict, high_strict) if ordered else None


def _quantity(digits: str, unit: str) -> Quantity | None:
    return read_quantity(f"{digits}{unit.strip()}")


def _numeral(body: str) -> Bound | None:
    """bound = [SIGN] (NUMERAL KNOWN_UNIT | 百分之 NUMERAL) [SUFFIX], for the whole text."""
    match = _NUMERAL_START.fullmatch(body)
    if match is None or any(character in "0123456789" for character in match[2][:1]):
        return None
    quantity = read_quantity(match[2].strip())
    if quantity is None:
        return None
    sign = _SIGN_OF.get(match[1].strip(), "")
    return _bound(sign, quantity, match[3], match[1].strip())


def _each(body: str) -> Bound | None:
    """bound = 每 NOUN NUMBER [UNIT]: so much per noun."""
    match = _EACH.fullmatch(body)
    quantity = _quantity(match[2], match[3]) if match else None
    if match is None or quantity is None:
        return None
    unit = f"{quantity.unit}/{match[1]}"
    return Bound("", Quantity(quantity.value, unit), "单位写在数字之前") if is_unit(unit) else None


def _sentence(body: str) -> Reading:
    """sentence = words bound words, where the words hold no other number; two bounds make a range."""
    text = _PERCENT_NUMERAL.sub(_digits_for_numeral, body)
    noted = _NOTE.search(text)
    if noted and _tokens(text[: noted.start()]):
        return _with_note(_choose(text[: noted.start()].rstrip()), noted[1])
    return _choose(text)


def _digits_for_numeral(match: re.Match[str]) -> str:
    quantity = read_quantity(match[0])
    return str(quantity) if quantity else match[0]


def _with_note(reading: Reading, note: str) -> Reading:
    """A note in brackets behind a value adds nothing to it, but a number in it is worth a look."""
    if isinstance(reading, Bound) and not reading.doubt and re.search(r"[0-9]", note):
        return attrs.evolve(reading, doubt=f"括号内另有数字：{note}")
    return reading


def _choose(text: str) -> Reading:
    tokens = _tokens(text)
    signed = [token for token in tokens if token.sign]
    if len(tokens) == 1:
        return _from_token(text, tokens[0])
    if len(signed) == len(tokens) == 2:
        return _two_bounds(*tokens)
    if len(signed) == 1 and signed[0] is tokens[-1] and not re.search(r"[,，、;；。]", text[: signed[0].start]):
        return _from_token(text, signed[0])
    if len({token.quantity for token in tokens}) == 1 and len(signed) < 2:
        return _from_token(text, tokens[-1])
    return Words(text, SEVERAL_NUMBERS) if tokens else None


def _from_token(text: str, token: _Token) -> Bound:
    before, after = text[: token.start], text[token.end :]
    in_words = bool(before.strip(" 在于") and not token.sign) or bool(after.strip(" ()"))
    return Bound(token.sign, token.quantity, token.doubt or (IN_SENTENCE if in_words else ""))


def _two_bounds(first: _Token, second: _Token) -> Reading:
    lows = [token for token in (first, second) if token.sign in "≥>"]
    highs = [token for token in (first, second) if token.sign in "≤<"]
    if len(lows) == len(highs) == 1:
        low, high = lows[0], highs[0]
        span = _span(
            str(low.quantity.value), low.quantity.unit, str(high.quantity.value), high.quantity.unit,
            low.sign == ">", high.sign == "<",
        )  # fmt: skip
        if span:
            return span
    if first.sign == second.sign and first.quantity == second.quantity:
        return Bound(first.sign, first.quantity)
    return Words("", SEVERAL_NUMBERS)


def _tokens(text: str) -> list[_Token]:
    """Every number in *text* that is a value, not part of a name such as 5G or 12345热线."""
    found = []
    for match in _NUMBER.finditer(text):
        token = _token(text, match)
        if token is not None:
            found.append(token)
    return found


def _token(text: str, match: re.Match[str]) -> _Token | None:
    start, digits = match.start(), match[0]
    if digits[0] in "+-" and start and (text[start - 1].isalnum() or text[start - 1] == "%"):
        start, digits = start + 1, digits[1:]
    signs = _SIGNS_BEFORE.search(text, max(0, start - 24), start)
    end, unit = _unit_after(text, match.end(), signed=signs is not None, leading=start == 0)
    if unit is None or text[max(0, start - 1) : start] == "第":
        return None
    bound = _bound_in_text(text, signs[0] if signs else "", Quantity(digits.replace(",", ""), unit), end)
    suffix_end = _SUFFIX.match(text, end)
    where = signs.start() if signs else start
    return _Token(bound.sign, bound.quantity, where, suffix_end.end() if suffix_end else end, bound.doubt)


def _unit_after(text: str, position: int, *, signed: bool, leading: bool) -> tuple[int, str | None]:
    """Where the unit ends, and the unit; None where the number is part of a name."""
    while position < len(text) and text[position] in " 余多":
        position += 1
    rest = text[position:]
    if _NOT_A_VALUE_AFTER.match(rest):
        return position, None
    known = known_unit_at(text, position)
    whole = re.match(r"[^\s()，,、;；。~0-9-]{0,12}", rest)
    tail = _SUFFIX.split(whole[0])[0] if whole else ""
    if known:
        return position + len(known), tidy_unit(known)
    if not tail or not rest or rest[0] in " ()，,、;；。" or _SUFFIX.match(rest):
        return position, ""
    if (signed or leading) and is_unit(tail):
        return position + len(tail), tail
    return position, None


def _bound_in_text(text: str, signs: str, quantity: Quantity, end: int) -> Bound:
    words = _SIGN.findall(signs)
    suffix = _SUFFIX.match(text, end)
    sign = next((_SIGN_OF[word] for word in words if _SIGN_OF[word]), "")
    if any(_SIGN_OF[word] not in ("", sign) for word in words):
        return Bound(sign, quantity, SIGN_CONFLICT)
    return _bound(sign, quantity, suffix[1] if suffix else "", words[-1] if words else "")


def _bound(sign: str, quantity: Quantity, suffix: str, word: str) -> Bound:
    """Join the sign before the number and the word behind it."""
    behind = _SUFFIX_OF.get(suffix, "")
    if word == "控制在" and suffix not in _SUFFIX_OF:
        return Bound("≤", quantity, "“控制在”之后未写“以内”，按不超过计")
    if sign and behind and sign not in {behind, behind.replace("≥", ">").replace("≤", "<")}:
        return Bound(sign, quantity, SIGN_CONFLICT)
    if behind == "≤" and "下" in suffix and len(suffix) == 2 and not sign:
        return Bound(behind, quantity, "“以下”是否含本数有歧义，按含本数计")
    if suffix == "内" and not sign:
        return Bound(behind, quantity, "按时限（不超过）计")
    if word in {"约", "大约", "约为"} or suffix in {"左右", "上下", "余", "多"}:
        return Bound(sign, quantity, "约数")
    return Bound(sign or behind, quantity)


def _words(flat: str, shown: str) -> Words:
    """Words are words; only a bare sign promises a number."""
    sign = re.match(r"[≥≤<>=]", flat)
    if sign and not re.search(r"[0-9]", flat):
        start = shown.find(shown.lstrip(" ")) + 1
        raise InvalidTarget(
            f"{shown!r} has no number after {shown[:start]!r}",
            text=shown, span=(start, max(start + 1, len(shown))),
            remedy=f"write digits after the sign, as in '{sign[0]}90%'",
        )  # fmt: skip
    return Words(shown)
