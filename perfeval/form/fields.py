"""Converters of the form's fields: what a person would write, taken once, with errors that name the field."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from perfeval._exact import ONE, ZERO, digits, divide, number
from perfeval._text import squeeze, tidy
from perfeval.errors import InvalidForm, InvalidNumber, InvalidTarget, PerfevalError
from perfeval.expressions.parsing import ActualBeside, actual_beside, band_of, parse_target, target_doubt
from perfeval.expressions.quantity import Quantity, parse_quantity
from perfeval.expressions.target import Band, Described, MonthDay, Target

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

#: What is in doubt about a number that no form could mean.
MANY_DIGITS: Final = "数字的位数过多，未取数"

#: What stands in a cell that has no points.
_NO_POINTS = frozenset({"", "-", "--", "/", "\\"})


#: What the form calls a field, for errors.
LABELS: Final = {
    "name": "名称",
    "weight": "分值",
    "self_score": "得分",
    "reason": "偏差原因",
    "target": "年度指标值",
    "actual": "实际完成值",
    "judged": "评定",
    "deduction": "扣分",
    "applicable": "适用",
    "completed": "项目是否完成",
    "initial": "年初预算数",
    "adjusted": "全年预算数",
    "executed": "全年执行数",
    "unit": "单位",
    "printed_rate": "执行率",
    "project": "项目名称",
    "year": "年度",
    "department": "主管部门",
    "date": "填报日期",
    "goal": "预期目标",
    "outcome": "实际完成情况",
    "self_total": "总分",
    "self_grade": "自评结论",
}


def label(field: str) -> str:
    """The field's name, and what the form calls it.

    >>> label("weight")
    'weight (分值)'
    """
    return f"{field} ({LABELS[field]})" if field in LABELS else field


def placing(_: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Let the errors of every converter say which thing and which field they stand in (an attrs field transformer)."""
    return [field if field.converter is None else field.evolve(converter=_placed(field)) for field in fields]


def _placed(field: attrs.Attribute[Any]) -> Any:
    convert: Any = field.converter

    def converted(value: object, thing: object) -> object:
        try:
            return convert(value)
        except PerfevalError as error:
            name = getattr(thing, "name", None) or getattr(thing, "project", None)
            raise error.within(*filter(None, (name, label(field.name)))) from None

    return attrs.Converter(converted, takes_self=True)


def name(value: object) -> str:
    """Take a name; an empty one is refused."""
    if isinstance(value, str) and tidy(value):
        return tidy(value)
    raise InvalidForm(f"{value!r} is no name", remedy="write what the form calls it")


def words(value: object) -> str:
    """Take free text; nothing is an empty string."""
    if value is None:
        return ""
    if isinstance(value, str):
        return tidy(value)
    raise InvalidForm(f"{value!r} is not text", remedy="write it as text, or leave it out")


def points(value: object) -> Decimal | None:
    """Take points (分值, 得分) as a form writes them, with or without 分; None where there are none.

    >>> points("10分"), points(" 7.5 "), points("-")
    (Decimal('10'), Decimal('7.5'), None)
    """
    if value is None:
        return None
    if not isinstance(value, str):
        return _not_negative(number(value))
    text = squeeze(value).removesuffix("分")
    if text in _NO_POINTS:
        return None
    try:
        taken = number(text)
    except InvalidNumber:
        raise InvalidNumber(f"{value!r} is no number of points", remedy="write digits, as in 10 or 7.5分") from None
    return _not_negative(taken)


def _not_negative(value: Decimal) -> Decimal:
    if value < ZERO:
        raise InvalidNumber(f"{digits(value)} is less than no points at all", remedy="write 0 or more")
    return value


_TRUTHS: Final[dict[object, bool]] = {
    **dict.fromkeys((True, "是", "适用", "true", "yes", "1"), True),
    **dict.fromkeys((False, "否", "不适用", "false", "no", "0"), False),
}


def truth(value: object) -> bool:
    """Take a truth value or its words, in Chinese or English; any other word would count as true in silence.

    >>> truth(True), truth("否"), truth("不适用"), truth("Yes"), truth("0")
    (True, False, False, True, False)
    """
    try:
        known = _TRUTHS.get(squeeze(value).lower() if isinstance(value, str) else value)
    except TypeError:
        known = None
    if known is None:
        raise InvalidForm(f"{value!r:.40} is neither true nor false", remedy='write True or False, "是" or "否"')
    return known


def truth_or_none(value: object) -> bool | None:
    """Take a truth value or its words; nothing stays None."""
    return None if value is None else truth(value)


def judgement(value: object) -> Band | Decimal | None:
    """Take a judgement: a band, its words, or a share of the weight from 0 to 1 (90% is 0.9)."""
    if value is None or isinstance(value, Band):
        return value
    if isinstance(value, str) and (band := band_of(value)):
        return band
    quantity = parse_quantity(value) if isinstance(value, str) else Quantity(value)
    share = divide(quantity.value, Decimal(100)) if quantity.unit == "%" else quantity.value
    if quantity.unit not in {"", "%"} or not ZERO <= share <= ONE:
        raise InvalidForm(
            f"{value!r} is no judgement",
            remedy='write Band.ACHIEVED, "部分达成", or a share of the weight such as "0.9"',
        )
    return share


def target_of(text: str, name: str = "") -> Target | None:
    """Read a target's cell; where a sign has no number, or a number no bounds, the words are kept and in doubt.

    What the name of the indicator says as well is in no doubt.
    A form is not refused for one such cell: the indicator is not scored, and a finding says why.

    >>> target_of("≤预算").doubt
    '符号之后没有数字'
    >>> target_of("24小时内响应率≥95%").doubt, target_of("24小时内响应率≥95%", "24小时响应率").doubt
    ('另有数字：24小时', '')
    """
    try:
        target = parse_target(text)
    except InvalidTarget:
        return Described(tidy(text), doubt="符号之后没有数字")
    except InvalidNumber:
        return Described(tidy(text), doubt=MANY_DIGITS)
    if target is None or not target.doubt or not name:
        return target
    doubt = target_doubt(text, name)
    return target if doubt == target.doubt else attrs.evolve(target, doubt=doubt)


def actual_of(text: str, target: Target | None, target_text: str, name: str) -> ActualBeside:
    """Read an actual's cell beside its target and the name of its indicator; a number out of bounds stays words."""
    try:
        return actual_beside(text, target, target_text, name)
    except InvalidNumber:
        return ActualBeside(tidy(text), MANY_DIGITS)


def _same(value: object) -> object:
    return value


def reading(
    value: Any, text: str, parse: Callable[[str], Any], unturned: Callable[[str], Any] = _same
) -> tuple[Any, str]:
    """The value of a target or an actual, and the text that reads as it.

    Text is read; a value keeps the text that it came from, or else gets its canonical one.
    A value that its text no longer says, because the indicator has another name now, is read once more.
    """
    if isinstance(value, str):
        return parse(value), tidy(value)
    if isinstance(value, (bool, int, float, Decimal)):
        value = parse(str(Quantity(value)))
    read = parse(text)
    if read == value or (text and value is not None and unturned(text) == value):
        return read, text
    canonical = "" if value is None else _canonical(value)
    again = parse(canonical)
    if again != value:
        raise InvalidForm(f"{value!r} would be written {canonical!r}, which reads as {again!r}")
    return value, canonical


def _canonical(value: object) -> str:
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, MonthDay):
        return f"{value.month}月{value.day}日"
    return str(value)


def all_of(kind: type[_T], values: Iterable[_T]) -> tuple[_T, ...]:
    """Take any iterable of *kind* as a tuple."""
    if not isinstance(values, Iterable):
        raise InvalidForm(f"{values!r:.60} is no sequence", remedy=f"pass a sequence of {kind.__name__}, as in […]")
    taken = tuple(values)
    for each in taken:
        if not isinstance(each, kind):
            raise InvalidForm(f"{each!r} is no {kind.__name__}", remedy=f"pass a sequence of {kind.__name__}")
    return taken
