"""Sign, value and unit that stand apart, put together in one place; and where they contradict each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval._exact import ONE, ZERO
from perfeval._text import plain, squeeze, tidy
from perfeval._words.signs import SIGN_CODES, says_nothing, signs_in
from perfeval.errors import InvalidForm, PerfevalError
from perfeval.expressions.grammar import read_plainly
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import (
    AtLeast,
    AtMost,
    Between,
    Deadline,
    Described,
    Exactly,
    Target,
    Unstated,
    parse_target,
)
from perfeval.expressions.units import is_unit, tidy_unit, unit_of


class Composed(NamedTuple):
    """A target of several cells."""

    text: str
    #: The cells that the text leaves out.
    left: tuple[str, ...] = ()
    #: How the cells contradict each other; None where they do not.
    fault: InvalidForm | None = None
    #: Whether the value may be a share or a per cent, so that its unit was left out.
    may_be_share: bool = False


def composed(sign: str, value: str, measure: str) -> tuple[str, list[str]]:
    """The target that sign, value and unit make, and which of the cells it leaves out.

    >>> composed("≤", "30", "万元"), composed("正向 大于等于", "98", "%")
    (('≤30万元', []), ('≥98%', []))
    >>> composed("定性", "有效提升", ""), composed("≥", "显著", "次")
    (('有效提升', []), ('显著', ['≥', '次']))
    """
    made = compose(sign, value, measure)
    return made.text, list(made.left)


def compose(sign: str, value: str, unit: str) -> Composed:
    """Put sign, value and unit together, each only where the value does not hold it already.

    >>> compose("5", "30", "万元").text, compose("≥", "90~95", "%").left
    ('≤30万元', ('≥',))
    >>> compose("≤", "≥3次", "次").fault.problem
    "the sign '≤' contradicts the target '≥3次'"
    """
    if says_nothing(value):
        return Composed(value, tuple(text for text in (sign, unit) if not says_nothing(text)))
    mark = _mark(sign)
    if not (mark.fault or mark.left or mark.words or _may_be_share(value, unit)) and _DIGITS.fullmatch(value):
        text = f"{mark.sign}{value}{unit}"
        plainly = read_plainly(text)
        if plainly is not None and plainly[1].unit == unit:
            return Composed(text)
    measured = with_unit(value, unit)
    text, left, fault = _signed(mark, sign, measured.text)
    return Composed(text, (*left, *measured.left), fault or measured.fault, measured.may_be_share)


_DIGITS: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,8})?", re.ASCII)


class _Mark(NamedTuple):
    """What a cell of signs says."""

    #: The sign, or the one that the direction stands for; empty for a description.
    sign: str = ""
    #: Whether it is a sign, and no direction alone.
    exact: bool = False
    #: Whether it says that the target is words.
    words: bool = False
    #: Whether a part of the cell, or all of it, is no sign.
    left: bool = False
    fault: InvalidForm | None = None


#: The code of a description.
_DESCRIBED: Final = "6"
_CODE: Final = re.compile(r"0*([0-9]{1,12})(?:\.0{1,12})?", re.ASCII)
_DOWN: Final = frozenset("≤<")
_UP: Final = frozenset("≥>")


@lru_cache(maxsize=1024)
def _mark(sign: str) -> _Mark:
    """What a cell of signs says: a code of the integrated system, a sign, a direction, or words."""
    if says_nothing(sign):
        return _Mark()
    flat = squeeze(sign)
    if flat[0].isdecimal():
        code = _CODE.fullmatch(flat)
        if code is None or code[1] not in SIGN_CODES:
            codes = "、".join(f"{number} {mark or '文字'}" for number, mark in SIGN_CODES.items())
            return _Mark(left=True, fault=InvalidForm(f"{sign!r:.40} is no code of a sign", remedy=f"codes: {codes}"))
        return _Mark(SIGN_CODES[code[1]], exact=bool(SIGN_CODES[code[1]]), words=code[1] == _DESCRIBED)
    exact, ways, others = signs_in(sign)
    said = {*exact, *filter(None, ways)}
    if len(set(exact)) > 1 or (said & _UP and said & _DOWN):
        fault = InvalidForm(f"the sign {sign!r:.40} says two things", remedy="keep the sign that is meant, such as ≥")
        return _Mark(left=True, fault=fault)
    mark = next(iter([*exact, *filter(None, ways)]), "")
    return _Mark(mark, bool(exact), not mark and flat.startswith("定性"), bool(others))


def with_unit(value: str, unit: str) -> Composed:
    """Put a unit to a value that has none; a unit that the value cannot take is left out.

    >>> with_unit("5000以上", "元").text, with_unit("3次", "次").text, with_unit("3万", "人次").text
    ('5000元以上', '3次', '3万人次')
    >>> with_unit("0.5万元", "元").fault.problem
    "the unit '元' contradicts '0.5万元'"
    """
    if _no_unit(unit):
        return Composed(value)
    if fault := unit_fault(unit):
        return Composed(value, (unit,), fault)
    said, name = _bounds(_read(value)), tidy_unit(plain(tidy(unit)))
    if not said:
        return Composed(value, () if squeeze(unit) in squeeze(value) else (unit,))
    if all(not each.unit for each in said) and unit_of(name).dimension == "ratio" and _small(said):
        return Composed(value, (unit,), may_be_share=True)
    if all(not unit_of(each.unit).noun for each in said):
        text = _inserted(value, tidy(unit))
        if _takes(said, text, name):
            return Composed(text)
        if all(not each.unit for each in said):
            return Composed(value, (unit,))
    return _beside(value, unit, said, name)


#: What stands in a column of units where there is none.
_NO_UNITS: Final = frozenset("无 没有 不适用 无单位".split())


def _no_unit(unit: str) -> bool:
    return says_nothing(unit) or squeeze(unit) in _NO_UNITS


def unit_fault(unit: str) -> InvalidForm | None:
    """Why a cell of units is none: it is a number, or a code that nobody can read; None where it may be one.

    >>> unit_fault("2").problem, unit_fault("次"), unit_fault("")
    ("the unit '2' is a number or a code", None, None)
    """
    flat = squeeze(unit)
    if flat[:1].isdecimal() or (flat[:1] in {"+", "-", "."} and flat[1:2].isdecimal()):
        return InvalidForm(f"the unit {unit!r:.40} is a number or a code", remedy="write its name, such as 次 or 万元")
    return None


def _read(text: str) -> Target | None:
    """The target that a text reads as; None where it is none, or breaks off."""
    try:
        return parse_target(text)
    except PerfevalError:
        return None


def _bounds(target: Target | None) -> tuple[Quantity, ...]:
    """The numbers of a target."""
    match target:
        case AtLeast() | AtMost() | Exactly() | Unstated():
            return (target.bound,)
        case Between():
            return target.low, target.high
        case _:
            return ()


def _small(bounds: tuple[Quantity, ...]) -> bool:
    """Whether numbers are above 0 and at most 1: 0.98 in a column of per cents may mean 98 %."""
    return all(ZERO <= each.value <= ONE for each in bounds) and any(each.value for each in bounds)


def _may_be_share(value: str, unit: str) -> bool:
    """Whether digits could be a share, seen from the outside; what is sure is asked afterwards."""
    return value[0] in "01" and bool(unit) and unit_of(tidy_unit(plain(tidy(unit)))).dimension == "ratio"


def _inserted(value: str, unit: str) -> str:
    """The text with the unit behind its last number, or behind the word of thousands that follows it."""
    end = max((place for place, each in enumerate(plain(value), start=1) if each in _NUMERIC), default=len(value))
    return f"{value[:end]}{unit}{value[end:]}"


_NUMERIC: Final = frozenset("0123456789十百千万亿")


def _takes(bounds: tuple[Quantity, ...], text: str, name: str) -> bool:
    """Whether a text has the same numbers in the unit that was put to them, and no other."""
    again = _bounds(_read(text))
    units = {each.unit for each in again}
    return (
        len(units) == 1
        and [each.value for each in again] == [each.value for each in bounds]
        and units <= {f"{each.unit}{name}" for each in bounds}
        and is_unit(next(iter(units)))
    )


def _beside(value: str, unit: str, bounds: tuple[Quantity, ...], name: str) -> Composed:
    """A unit beside numbers that have their own: the same, another word for it, or a contradiction."""
    mine, others = unit_of(name), [unit_of(each.unit) for each in bounds if each.unit]
    if all(each.unit == name for each in bounds if each.unit):
        return Composed(value)
    loose = all(
        other.dimension.split("/")[0] == mine.dimension.split("/")[0] or _is_loose(other.dimension, mine.dimension)
        for other in others
    )
    if loose and all(other.scale == mine.scale for other in others):
        return Composed(value, (unit,))
    return Composed(
        value,
        (unit,),
        InvalidForm(
            f"the unit {unit!r:.40} contradicts {value!r:.40}",
            remedy="write the value in the unit of its column, or leave the unit out",
        ),
    )


def _is_loose(one: str, other: str) -> bool:
    """Whether both only count: measure words, and nouns that no table knows."""
    return all(dimension.startswith(("count", "?")) for dimension in (one, other))


def _signed(mark: _Mark, sign: str, text: str) -> tuple[str, tuple[str, ...], InvalidForm | None]:
    """The text with its sign, what is left of the sign, and how the two contradict each other."""
    if mark.fault is not None:
        return text, (sign,), mark.fault
    left = (sign,) if mark.left else ()
    target = _read(text)
    if mark.words and _bounds(target):
        return text, (sign,), _against(sign, text)
    if not mark.sign:
        said = _in_words(sign, text) if mark.left else ""
        return (said, (), None) if said else (text, left, None)
    if target is None or isinstance(target, Described):
        return text, (sign,), None
    if isinstance(target, Unstated):
        signed = f"{mark.sign}{text}"
        again = _read(signed)
        same = isinstance(again, (AtLeast, AtMost, Exactly)) and again.bound == target.bound
        return (signed, left, None) if same else (text, (sign,), None)
    if _agree(mark, target, text):
        return text, left, None
    return text, (sign,), _against(sign, text)


def _against(sign: str, text: str) -> InvalidForm:
    problem = f"the sign {sign!r:.40} contradicts the target {text!r:.40}"
    return InvalidForm(problem, remedy="keep the sign that is meant, in one place")


def _in_words(sign: str, text: str) -> str:
    """Sign and number together, where the sign is in words that only a sentence has; else an empty string."""
    signed = f"{sign}{text}"
    if any(character.isdecimal() for character in sign) or not isinstance(_read(text), Unstated):
        return ""
    return signed if isinstance(_read(signed), (AtLeast, AtMost, Exactly)) else ""


def _agree(mark: _Mark, target: Target, text: str) -> bool:
    """Whether a sign or a direction says what the target says by itself."""
    match target:
        case Deadline():
            return not mark.exact or _read(f"{mark.sign}{text}") == target
        case Between():
            return not mark.exact or mark.sign == "="
        case AtLeast():
            own = ">" if target.strict else "≥"
        case AtMost():
            own = "<" if target.strict else "≤"
        case _:
            own = "="
    if mark.exact:
        return mark.sign == own
    return own == "=" or (mark.sign in _UP) is (own in _UP)
