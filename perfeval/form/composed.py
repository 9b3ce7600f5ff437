"""Sign, value and unit that stand apart, put together in one place; and where they contradict each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval._exact import ONE, ZERO
from perfeval._text import plain, squeeze, tidy
from perfeval._words.signs import SIGN_CODES, says_nothing, signs_in
from perfeval.errors import PerfevalError
from perfeval.expressions.grammar import read_plainly
from perfeval.expressions.meaning import unit_of_name
from perfeval.expressions.parsing import parse_target
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import (
    AtLeast,
    AtMost,
    Between,
    Deadline,
    Described,
    Exactly,
    NotBefore,
    Target,
    Unstated,
)
from perfeval.expressions.units import is_unit, tidy_unit, unit_of


class Trouble(NamedTuple):
    """What is wrong between the cells of one target; the code is that of a finding."""

    code: str
    #: The cell that was left out.
    said: str
    #: What it stands beside.
    text: str


class Composed(NamedTuple):
    """A target of several cells."""

    text: str
    #: The cells that the text leaves out.
    left: tuple[str, ...] = ()
    #: What is wrong with these, or between them and the text.
    troubles: tuple[Trouble, ...] = ()


class Measured(NamedTuple):
    """A target and an actual that share a column of units."""

    target: str
    actual: str
    #: The cells that both leave out.
    left: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def measured(sign: str, target: str, actual: str, unit: str, heads: tuple[str, str] = ("", "")) -> Measured:
    """Put the sign to the target, and the unit to both, each only where it is missing.

    A unit that contradicts the target is put to neither.
    Without a unit of their own, target and actual have those that their headings state (*heads*).

    >>> measured("≥", "3", "4", "次")
    Measured(target='≥3次', actual='4次', left=(), troubles=())
    >>> measured("", "有效提升", "95", "%")
    Measured(target='有效提升', actual='95%', left=(), troubles=())
    >>> measured("≥", "98", "0.99", "%").actual, measured("≤", "0.5", "4800元", "万元").actual
    ('0.99', '4800元')
    >>> measured("", "≤20", "190000", "", ("万元", "元"))[:2], measured("≤", "20", "19", "（万元）")[:2]
    (('≤20万元', '190000元'), ('≤20万元', '19万元'))
    """
    if not (sign or unit or any(heads)):
        return Measured(target, actual)
    bracketed = _BRACKETED.fullmatch(unit)
    if bracketed is not None:
        bare = measured(sign, target, actual, bracketed[1], heads)
        return bare._replace(left=tuple(unit if each == bracketed[1] else each for each in bare.left))
    made = compose(sign, target, unit)
    if not unit:
        return _headed(made, actual, heads)
    if says_nothing(actual) or any(each.code == "units-disagree" for each in made.troubles):
        return Measured(made.text, actual, made.left, made.troubles)
    whole = _counted(actual, unit)
    left = tuple(each for each in made.left if each != unit) if whole != actual else made.left
    return Measured(made.text, whole, left, made.troubles)


_BRACKETED: Final = re.compile(r"\s*[(（]\s*([^()（）]+?)\s*[)）]\s*")


def _headed(made: Composed, actual: str, heads: tuple[str, str]) -> Measured:
    """Target and actual in the units of their headings, where they are numbers without one."""
    texts, troubles = [], [*made.troubles]
    for text, unit in zip((made.text, actual), heads, strict=True):
        whole = Composed(text) if says_nothing(text) else with_unit(text, unit)
        shares = [each for each in whole.troubles if each.code == "percent-or-share"]
        texts.append(text if whole.troubles else whole.text)
        troubles += shares
    return Measured(texts[0], texts[1], made.left, tuple(troubles))


@lru_cache(maxsize=1024)
def unit_of_heading(heading: str) -> str:
    """The unit that the heading of a column states, or an empty string.

    >>> unit_of_heading("实际完成值（元）"), unit_of_heading("指标值\\n(单位：万元)"), unit_of_heading("得分（A）")
    ('元', '万元', '')
    """
    unit = unit_of_name(squeeze(heading))
    return "" if unit == "分" or (len(unit) == 1 and unit.isalpha() and unit.isascii()) else unit


def _counted(actual: str, unit: str) -> str:
    """An actual with the unit of its column, where it is a number without one."""
    if _DIGITS.fullmatch(actual) and not _may_be_share(actual, unit):
        text = f"{actual}{unit}"
        plainly = read_plainly(text)
        if plainly is not None and plainly[1].unit == unit:
            return text
    made = with_unit(actual, unit)
    return actual if made.left else made.text


def compose(sign: str, value: str, unit: str) -> Composed:
    """Put sign, value and unit together, each only where the value does not hold it already.

    >>> compose("5", "30", "万元").text, compose("≥", "90~95", "%").left
    ('≤30万元', ('≥',))
    >>> compose("定性", "有效提升", ""), compose("≥", "显著", "次").left
    (Composed(text='有效提升', left=(), troubles=()), ('≥', '次'))
    >>> compose("≤", "≥3次", "次").troubles
    (Trouble(code='signs-disagree', said='≤', text='≥3次'),)
    """
    if says_nothing(value):
        return Composed(value, tuple(text for text in (sign, unit) if not says_nothing(text)))
    mark = _mark(sign)
    if not (mark.code or mark.left or mark.words or _may_be_share(value, unit)) and _DIGITS.fullmatch(value):
        text = f"{mark.sign}{value}{unit}"
        plainly = read_plainly(text)
        if plainly is not None and plainly[1].unit == unit:
            return Composed(text)
    counted = with_unit(value, unit)
    signed = _signed(mark, sign, counted.text)
    return Composed(signed.text, (*signed.left, *counted.left), (*signed.troubles, *counted.troubles))


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
    #: What is wrong with the cell by itself: the code of a finding, or an empty string.
    code: str = ""


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
            return _Mark(code="sign-unknown")
        return _Mark(SIGN_CODES[code[1]], exact=bool(SIGN_CODES[code[1]]), words=code[1] == _DESCRIBED)
    exact, ways, others = signs_in(sign)
    said = {*exact, *filter(None, ways)}
    if len(set(exact)) > 1 or (said & _UP and said & _DOWN):
        return _Mark(code="signs-disagree")
    mark = next(iter([*exact, *filter(None, ways)]), "")
    return _Mark(mark, bool(exact), not mark and flat.startswith("定性"), bool(others))


def with_unit(value: str, unit: str) -> Composed:
    """Put a unit to a value that has none; a unit that the value cannot take is left out.

    >>> with_unit("5000以上", "元").text, with_unit("3次", "次").text, with_unit("3万", "人次").text
    ('5000元以上', '3次', '3万人次')
    >>> with_unit("0.5万元", "元").troubles, with_unit("3", "2").troubles
    ((Trouble(code='units-disagree', said='元', text='0.5万元'),), (Trouble(code='unit-unknown', said='2', text='3'),))
    """
    if _no_unit(unit):
        return Composed(value)
    if _is_no_unit(unit):
        return _without(value, unit, "unit-unknown")
    said, name = _bounds(_read(value)), tidy_unit(plain(tidy(unit)))
    if not said:
        return Composed(value, () if squeeze(unit) in squeeze(value) else (unit,))
    if all(not each.unit for each in said) and name == "%" and _small(said):
        return _without(value, unit, "percent-or-share")
    if all(not unit_of(each.unit).noun for each in said):
        text = _inserted(value, tidy(unit))
        if _takes(said, text, name):
            return Composed(text)
        if all(not each.unit for each in said):
            return _without(value, unit, "unit-not-read")
    return _beside(value, unit, said, name)


#: What stands in a column of units where there is none.
_NO_UNITS: Final = frozenset("无 没有 不适用 无单位".split())


def _no_unit(unit: str) -> bool:
    return says_nothing(unit) or squeeze(unit) in _NO_UNITS


#: Who did a thing, where 单位 heads a column of units: the word means both.
_ORGANISATION: Final = re.compile(
    "(?![个家所座处间]).{2,40}(?:局|厅|委员会|办公室|政府|中心|公司|医院|学校|学院|大学|中学|小学|法院|检察院)"
)


def _is_no_unit(unit: str) -> bool:
    """Whether a cell of units is a number, a code that nobody can read, or the name of an organisation."""
    flat = squeeze(unit[:60])
    numeric = flat[:1].isdecimal() or (flat[:1] in {"+", "-", "."} and flat[1:2].isdecimal())
    return numeric or _ORGANISATION.fullmatch(flat) is not None


def _without(value: str, unit: str, code: str) -> Composed:
    """A value without the unit beside it, and why."""
    return Composed(value, (unit,), (Trouble(code, unit, value),))


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
    return value[0] in "01" and tidy_unit(plain(tidy(unit))) == "%"


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
    return _without(value, unit, "units-disagree")


def _is_loose(one: str, other: str) -> bool:
    """Whether both only count: measure words, and nouns that no table knows."""
    return all(dimension.startswith(("count", "?")) for dimension in (one, other))


def _signed(mark: _Mark, sign: str, text: str) -> Composed:
    """The text with its sign, or what keeps the two apart."""
    if mark.code:
        return _without(text, sign, mark.code)
    left = (sign,) if mark.left else ()
    target = _read(text)
    if mark.words and _bounds(target):
        return _without(text, sign, "signs-disagree")
    if not mark.sign:
        said = _in_words(sign, text) if mark.left else ""
        return Composed(said) if said else Composed(text, left)
    if target is None or isinstance(target, Described):
        return Composed(text, (sign,))
    if isinstance(target, Unstated):
        signed = f"{mark.sign}{text}"
        again = _read(signed)
        same = isinstance(again, (AtLeast, AtMost, Exactly)) and again.bound == target.bound
        return Composed(signed, left) if same else Composed(text, (sign,))
    return Composed(text, left) if _agree(mark, target, text) else _without(text, sign, "signs-disagree")


def _in_words(sign: str, text: str) -> str:
    """Sign and number together, where the sign is in words that only a sentence has; else an empty string."""
    signed = f"{sign}{text}"
    if any(character.isdecimal() for character in sign) or not isinstance(_read(text), Unstated):
        return ""
    return signed if isinstance(_read(signed), (AtLeast, AtMost, Exactly)) else ""


def _agree(mark: _Mark, target: Target, text: str) -> bool:
    """Whether a sign or a direction says what the target says by itself."""
    match target:
        case Deadline() | NotBefore():
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
