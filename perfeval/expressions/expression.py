"""A whole expression.

expression = MISSING | [DIRECTION] (date | range | sentence | words)
"""

from __future__ import annotations

import re
from typing import Final

from perfeval._shown import shown
from perfeval._text import plain, tidy
from perfeval.errors import InvalidNumber, InvalidTarget
from perfeval.expressions.clauses import parted
from perfeval.expressions.dates import read_date
from perfeval.expressions.quantity import WRITTEN_NUMBER, Quantity, digits_of
from perfeval.expressions.ranges import read_noted, read_range
from perfeval.expressions.readings import LONGEST_EXPRESSION, Beside, Bound, DateReading, Reading, Span, Words
from perfeval.expressions.rewrite import bare, rewritten, with_digits
from perfeval.expressions.sentence import HALF_A_UNIT, read_sentence
from perfeval.expressions.signs import BELOW, INCLUDED, detached_sign
from perfeval.expressions.turning import Turn, turns_in
from perfeval.expressions.units import counted_noun, is_known_unit, is_unit, tidy_unit

UNKNOWN_UNIT: Final = "单位“{}”不在单位表中"
FROM_DIRECTION: Final = "符号取自指标性质“{}”"
NO_NUMBER: Final = "符号之后没有数字"
RANKED: Final = "名次越靠前越好，按不超过计"
MAYBE_DATE: Final = "可能是日期，未取数"
INSTRUCTION: Final = "像是表格的填写说明"

_MISSING: Final = re.compile(r"[-/\\\s…*]*|[Nn]/?[Aa]|无|暂无|不涉及|不适用")
_DIRECTION: Final = re.compile(r"(正向|反向|逆向|负向|定性|定量|中性|适度)(?:指标)?(?:\s+|:|(?=[≥≤<>=])|$)")
_SIGN_OF_DIRECTION: Final = {"正向": "≥", "反向": "≤", "逆向": "≤", "负向": "≤"}
_SIMPLE: Final = re.compile(rf"([≥≤<>=]?)[\s:]*({WRITTEN_NUMBER})\s*(\D.{{0,19}}|)", re.ASCII)
_INCLUSIVE: Final = re.compile(
    rf"\((?:包?含|包括)(?:本数|本级|等于|{WRITTEN_NUMBER}[^()0-9]{{0,5}})?\)|(?:含|包括)本数", re.ASCII
)
_OWN_NOTE: Final = re.compile(r"(?<=.)\([^()]*[0-9][^()]*\)")
_EXCLUSIVE: Final = re.compile(
    rf"\((?:不含|不包括)(?:本数|本级|{WRITTEN_NUMBER}[^()0-9]{{0,5}})?\)|(?:不含|不包括)本数", re.ASCII
)
_FORMULA: Final = re.compile(r"[×*]\s*100\s*%|(?:请|填写|填报)[^0-9]*[0-9]{2,4}\s*字")
_RANK: Final = re.compile(r"(?:[^0-9]{0,12})前\s*([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*(名|位|%)(?:以内)?")
_INSTRUCTION: Final = re.compile(r"[0-9]{2,5}\s*字以[内上]")


def read_expression(text: str) -> Reading | None:
    """Read an expression; None where a cell says that there is nothing.

    Raises:
        InvalidTarget: when a sign stands without a number.
        InvalidNumber: when a number is out of bounds.
    """
    tidied = tidy(text)
    if len(tidied) > LONGEST_EXPRESSION:
        return Words(tidied)
    flat = plain(tidied)
    if _MISSING.fullmatch(flat.strip(" 。;；，,、.")):
        return None
    try:
        reading = _directed(bare(flat))
    except InvalidNumber as error:
        raise InvalidNumber(error.problem, remedy=error.remedy, text=tidied, span=_longest_number(flat)) from None
    if reading is None:
        _refuse_bare_sign(flat, tidied)
        reading = Words(doubt=NO_NUMBER if flat[0] in "=≥≤<>" or detached_sign(flat) else "")
    return Words(tidied, reading.doubt) if isinstance(reading, Words) else reading


def _directed(flat: str) -> Reading | None:
    """A direction column (正向, 反向, 定性) glued in front gives the sign where none is written."""
    direction = _DIRECTION.match(flat)
    reading = _expression(flat[direction.end() :].strip() if direction else flat)
    if direction and isinstance(reading, Bound) and not reading.sign and direction[1] in _SIGN_OF_DIRECTION:
        return reading._replace(sign=_SIGN_OF_DIRECTION[direction[1]], doubt=FROM_DIRECTION.format(direction[1]))
    return reading


def _expression(flat: str) -> Reading | None:
    clauses = parted(rewritten(flat))
    if clauses.body == flat:
        return _clause(flat)
    reading = _clause(clauses.body)
    if reading is None or isinstance(reading, Words):
        return reading
    beside = reading.beside
    value = str(reading.quantity) if isinstance(reading, Bound) else ""
    numbers = tuple(each for each in clauses.numbers if each != value)
    done = (Turn("done", clauses.done),) if clauses.done else ()
    times = (*beside.times, *filter(None, [clauses.time]))
    return reading._replace(
        beside=Beside((*beside.turns, *done), (*beside.numbers, *numbers), beside.year or clauses.year, times)
    )


def _clause(flat: str) -> Reading | None:
    if noted := read_noted(flat):
        return noted
    body, inclusive = _INCLUSIVE.subn("", flat)
    body, exclusive = _EXCLUSIVE.subn("", body)
    readings = (read(body) for read in (_date, _simple, _instruction, read_range, _rank, read_sentence))
    reading = next((each for each in readings if each is not None), None)
    if _prints_as_date(reading):
        return Words(doubt=MAYBE_DATE)
    if inclusive and isinstance(reading, Bound):
        doubt = "" if reading.doubt in {BELOW, INCLUDED} else reading.doubt
        reading = reading._replace(sign={">": "≥", "<": "≤"}.get(reading.sign, reading.sign), doubt=doubt)
    if exclusive and isinstance(reading, Bound):
        doubt = "" if reading.doubt in {BELOW, INCLUDED} else reading.doubt
        reading = reading._replace(sign={"≥": ">", "≤": "<"}.get(reading.sign, reading.sign), doubt=doubt)
    if inclusive and isinstance(reading, DateReading) and reading.side:
        reading = reading._replace(side="起")
    return _turned(body, reading)


def _turned(body: str, reading: Reading | None) -> Reading | None:
    """Keep the words that turn the value beside it; what a note says about numbers of its own turns no other."""
    if reading is None or isinstance(reading, Words) or not (turns := turns_in(_OWN_NOTE.sub("", body) or body)):
        return reading
    return reading._replace(beside=reading.beside._replace(turns=turns))


def _prints_as_date(reading: Reading | None) -> bool:
    """Whether a number from a longer text, written alone, would be a date: 4月, 2023年."""
    match reading:
        case Bound(sign, quantity):
            return read_date(f"{sign}{quantity}") is not None
        case Span(low, high):
            return read_date(f"{low}~{high}") is not None
    return False


def _instruction(body: str) -> Words | None:
    """(100字以内) was left in the cell by whoever made the form."""
    return Words(doubt=INSTRUCTION) if _INSTRUCTION.fullmatch(body) or _FORMULA.search(body) else None


def _date(body: str) -> DateReading | Words | None:
    reading = read_date(body)
    return Words(doubt=reading) if isinstance(reading, str) else reading


def _simple(body: str) -> Bound | Words | None:
    """bound = [SIGN] NUMBER [UNIT], nothing else: what most cells hold, and what a value prints as."""
    match = _SIMPLE.fullmatch(body)
    if match is None:
        return None
    sign, digits, unit = match[1], digits_of(match[2]), tidy_unit(match[3])
    if not unit or is_known_unit(unit):
        return Bound(sign, Quantity(digits, unit), HALF_A_UNIT if unit.startswith("/") else "")
    if not is_unit(unit):
        return None
    counted = counted_noun(unit)
    unknown = not (sign or counted or unit[0].isascii())
    return Bound(sign, Quantity(digits, counted or unit), UNKNOWN_UNIT.format(unit) if unknown else "")


def _rank(body: str) -> Bound | None:
    """前三名 is the third place or a better one."""
    match = _RANK.fullmatch(body)
    value = with_digits(match[1] + match[2]) if match else ""
    if match is None or not value[0].isdigit():
        return None
    return Bound("≤", Quantity(value[: -len(match[2])], match[2]), RANKED)


def _longest_number(flat: str) -> tuple[int, int] | None:
    runs = [match.span() for match in re.finditer(r"[0-9][0-9.,，]{0,80}", flat)]
    return max(runs, key=lambda run: run[1] - run[0], default=None)


def _refuse_bare_sign(flat: str, text: str) -> None:
    """A sign promises a number; only = may stand before a word (=合格)."""
    sign = re.match(r"[\s:]*([≥≤<>=]+)[\s:]*", flat)
    if sign is None or re.search(r"[0-9]", flat) or (sign[1] == "=" and sign.end() < len(flat)):
        return
    raise InvalidTarget(
        f"{shown(text)} has no number after {shown(text[: sign.end()].rstrip())}",
        text=text, span=(sign.end(), max(sign.end() + 1, len(text))),
        remedy=f"write digits after the sign, as in '{bare(sign[1])[:1]}90%'",
    )  # fmt: skip
