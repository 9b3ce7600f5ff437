"""A reviewer's judgement (评定): a band, or a share of the weight; and what other scales come to."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from perfeval._exact import ONE, ZERO, bare, divide, places
from perfeval._shown import shown
from perfeval._text import squeeze
from perfeval._words.signs import says_nothing
from perfeval.errors import InvalidForm, InvalidGradeScale, InvalidNumber, PerfevalError
from perfeval.expressions.actuals import band_of
from perfeval.expressions.quantity import Quantity, parse_quantity
from perfeval.expressions.target import Band
from perfeval.grade import Grade

_TEN: Final = Decimal(10)
_HUNDRED: Final = Decimal(100)
_FRACTION: Final = re.compile(r"([0-9]{1,6})/([0-9]{1,6})", re.ASCII)

#: The band in whose span the points of a grade lie.
_OF_GRADE: Final = {
    Grade.EXCELLENT: Band.ACHIEVED,
    Grade.GOOD: Band.ACHIEVED,
    Grade.FAIR: Band.PARTLY_ACHIEVED,
    Grade.POOR: Band.NOT_ACHIEVED,
}
_BOOLS: Final = {True: Band.ACHIEVED, False: Band.NOT_ACHIEVED}
#: Words of no scale that forms state, by the band that they come nearest to.
_OTHER_WORDS: Final = {
    word: band
    for band, words in (
        (Band.ACHIEVED, "好 很好 较好 达标 满意 很满意 是"),
        (Band.PARTLY_ACHIEVED, "基本达成 基本完成 基本达标 基本实现 较满意 基本满意 及格"),
        (Band.NOT_ACHIEVED, "不好 不达标 未达标 不满意 不及格 否"),
    )
    for word in words.split()
}
_REMEDY: Final = "write a band, 达成, 部分达成 or 未达成, or a share of the weight from 0 to 1"


def judgement(value: Band | Quantity | Decimal | int | str | None) -> Band | Decimal | None:
    """Take a judgement: a band, its words, or a share of the weight from 0 to 1 (90% is 0.9); nothing is None.

    Raises:
        InvalidForm: for words and numbers of any other scale; the message says what they come to.
        InvalidNumber: for a float.

    >>> judgement("部分达成"), judgement("90%"), judgement(1)
    (<Band.PARTLY_ACHIEVED: '部分达成'>, Decimal('0.9'), Decimal('1'))
    """
    if value is None or isinstance(value, Band):
        return value
    if isinstance(value, str):
        if says_nothing(value):
            return None
        if (band := band_of(value)) is not None:
            return band
    quantity = _quantity(value)
    if quantity is not None and quantity.unit in {"", "%"} and not isinstance(value, float):
        share = divide(quantity.value, _HUNDRED) if quantity.unit == "%" else quantity.value
        if ZERO <= share <= ONE:
            return share
    hint = _word_hint(value) if quantity is None else _number_hint(quantity)
    if isinstance(value, float):
        raise InvalidNumber(f"{value!r} is a float, and no judgement", remedy=f"{_REMEDY}, as text{hint}")
    raise InvalidForm(f"{shown(value)} is no judgement", remedy=f"{_REMEDY}{hint}")


def _quantity(value: Any) -> Quantity | None:
    """A number in any of the ways to write one, a float among them; None for anything else."""
    if isinstance(value, Quantity):
        return value
    try:
        return (
            parse_quantity(value)
            if isinstance(value, str)
            else Quantity(repr(value) if isinstance(value, float) else value)
        )
    except PerfevalError:
        return None


def _number_hint(quantity: Quantity) -> str:
    """What a number of another scale comes to as a share of the weight."""
    if quantity.unit == "分":
        return "; points go into self_score"
    scale = {"": ONE if quantity.value <= ONE else _HUNDRED, "%": _HUNDRED, "成": _TEN}.get(quantity.unit)
    if scale is None or not ZERO <= quantity.value <= scale:
        return ""
    whole = "100" if scale is _HUNDRED and not quantity.unit else "the weight"
    return f'; {quantity} of {whole} is "{bare(divide(quantity.value, scale))}"'


def _word_hint(value: object) -> str:
    """What a word, a grade, a truth value or a fraction comes to."""
    word = squeeze(value).strip("。.;；,，") if isinstance(value, str) else ""
    fraction = _FRACTION.fullmatch(word)
    if fraction is not None and ZERO < Decimal(fraction[1]) <= Decimal(fraction[2]):
        return f'; {word} is "{bare(places(divide(Decimal(fraction[1]), Decimal(fraction[2])), 4))}"'
    band = _BOOLS.get(value) if isinstance(value, bool) else _OTHER_WORDS.get(word)
    if band is None and isinstance(value, (str, Grade)):
        try:
            band = _OF_GRADE[Grade.of(value)]
        except InvalidGradeScale:
            return ""
    return "" if band is None else f'; {value} comes nearest to "{band}"'
