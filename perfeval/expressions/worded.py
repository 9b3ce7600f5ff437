"""Numbers that words are beside a target: nothing of the kind (无投诉), a rank (前3名), a part of a whole (147/150)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from perfeval._exact import divide, multiply
from perfeval._text import squeeze
from perfeval.errors import InvalidNumber
from perfeval.expressions.numerals import NUMERAL, read_numeral
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import AtLeast, AtMost, Exactly, Target, Unstated
from perfeval.expressions.units import unit_of

#: That nothing of the kind was, with or without a word for what.
_NONE: Final = re.compile(
    "(?:未|没有?|从未)(?:发生|出现|收到|产生)过?(?P<of>[一-鿿]{0,8})|[零无](?!法|人|效|需|须)(?P<what>[一-鿿]{1,6})|没有|零"
)
_RANK: Final = re.compile(f"[^0-9]{{0,12}}?(?<!倒数)第(?:([0-9]{{1,3}})|([{NUMERAL}]{{1,3}}))[名位]")
_PART: Final = re.compile("([0-9]{1,6})/([0-9]{1,6})")
_RATE: Final = re.compile("率|度|比例|占比")
_HUNDRED: Final = Decimal(100)


def number_in_words(flat: str, target: Target | None, context: str) -> Quantity | None:
    """The number of a target's kind that words come to beside it; None where they come to none.

    >>> number_in_words("无投诉", AtMost("3次"), "投诉次数"), number_in_words("无超支", AtMost("3万元"), "成本")
    (Quantity('0', '次'), None)
    >>> number_in_words("147/150", AtLeast("98%"), "合格率"), number_in_words("前3名", AtMost("5名"), "")
    (Quantity('98', '%'), None)
    """
    if not isinstance(target, (AtLeast, AtMost, Exactly, Unstated)):
        return None
    unit = target.bound.unit
    if isinstance(target, AtMost) and unit in {"名", "位"}:
        rank = _RANK.fullmatch(flat)
        place = (rank[1] or read_numeral(rank[2])) if rank else None
        return None if place is None else Quantity(place, unit)
    if isinstance(target, AtMost) or not target.bound.value:
        return Quantity(0, unit) if _says_none(flat, target.bound, context) else None
    part = _PART.fullmatch(flat) if unit == "%" and _RATE.search(context) else None
    return None if part is None else _per_cent(Decimal(part[1]), Decimal(part[2]))


def _says_none(flat: str, bound: Quantity, context: str) -> bool:
    """Whether words say that there was nothing of what is counted: 无超支 says no such thing of a cost."""
    match = _NONE.fullmatch(flat)
    if match is None:
        return False
    what = match["of"] or match["what"]
    return not bound.value or (what[-2:] in context if what else unit_of(bound.unit).is_counted)


def _per_cent(part: Decimal, whole: Decimal) -> Quantity | None:
    """A part of a whole in per cent, where that has an end of digits."""
    hundred = multiply(part, _HUNDRED)
    if not 0 < part <= whole or multiply(share := divide(hundred, whole), whole) != hundred:
        return None
    try:
        return Quantity(share, "%")
    except InvalidNumber:
        return None


def nothing_of(text: str, target: Target | None) -> Quantity | None:
    """No more than nothing where 无 stands beside a target of zero; else it only says that the cell is empty.

    >>> nothing_of("无", Unstated("0起")), nothing_of("无", Unstated("3起")), nothing_of("/", Unstated("0起"))
    (Quantity('0', '起'), None, None)
    """
    if not isinstance(target, (AtMost, Exactly, Unstated)) or target.bound.value or squeeze(text) != "无":
        return None
    return Quantity(0, target.bound.unit)
