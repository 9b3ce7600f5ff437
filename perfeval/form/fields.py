"""Converters of the form's fields: what a person would write, taken once, with errors that name the field."""

from __future__ import annotations

import datetime
import numbers
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args

import attrs

from perfeval._exact import ZERO, digits, in_digits, number
from perfeval._near import did_you_mean
from perfeval._plain import parts_of
from perfeval._shown import shown
from perfeval._text import has_two_numbers, squeeze, tidy
from perfeval.errors import InvalidForm, InvalidNumber, InvalidTarget, PerfevalError
from perfeval.expressions.actuals import ActualBeside, actual_beside
from perfeval.expressions.parsing import parse_target, target_doubt
from perfeval.expressions.quantity import Quantity
from perfeval.expressions.target import Actual, Described, MonthDay, Target
from perfeval.grade import Grade

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")

#: What is in doubt about a number that no form could mean.
MANY_DIGITS: Final = "数字的位数过多，未取数"
#: What stands in a cell that has no points.
_NO_POINTS = frozenset({"", "-", "--", "/", "\\"})


#: A name for each part of a form, for errors.
_NAMES: Final = {
    "Indicator": "宣传次数",
    "Category": "数量指标",
    "Dimension": "产出指标",
    "SelfEvaluation": "宣传经费",
    "FundSource": "财政拨款",
}

#: What the form calls a field, for errors.
LABELS: Final = {
    "name": "名称",
    "weight": "分值",
    "self_score": "得分",
    "reason": "偏差原因",
    "standard": "评分标准",
    "reviewed_actual": "复核完成值",
    "reviewed_score": "复核得分",
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
    "reviewed_total": "复核总分",
}


def label(field: str) -> str:
    """The field's name, and what the form calls it.

    >>> label("weight")
    'weight (分值)'
    """
    return f"{field} ({LABELS[field]})" if field in LABELS else field


def placing(kind: type[_T]) -> type[_T]:
    """Let the errors of every converter of an attrs class say which thing and which field they stand in."""
    init: Callable[..., None] = vars(kind)["__init__"]

    @wraps(init)
    def placed(self: object, *values: object, **named: object) -> None:
        try:
            init(self, *values, **named)
        except PerfevalError as error:
            raise _placed(self, error) from None

    kind.__init__ = placed  # type: ignore[method-assign]
    return kind


def _placed(thing: Any, error: PerfevalError) -> PerfevalError:
    """An error at the first field that is not filled, since fields are filled in order; with all filled, as it is."""
    for field in attrs.fields(type(thing)):
        if field.init and not hasattr(thing, field.name):
            called = getattr(thing, "name", None) or getattr(thing, "project", None)
            return error.within(*filter(None, (called, label(field.name))))
    return error


def name(value: str) -> str:
    """Take a name; whether it is empty is for the thing to say, which knows what else it has."""
    if isinstance(value, str):
        return tidy(value)
    raise InvalidForm(
        f"{shown(value)} is no name", remedy="write what the form calls it, as text, before anything else"
    )


def nameless(thing: object, field: str, **beside: object) -> InvalidForm:
    """The error for a thing without a name, with what stands beside, by which it can be found."""
    kind = type(thing).__name__
    said = "、".join(f"{label(each)} {_listed(value)}" for each, value in beside.items() if not _is_nothing(value))
    return InvalidForm(
        f"the {field} of {'an' if kind[0] == 'I' else 'a'} {kind} is empty{said and f', beside {said}'}",
        remedy=f'write what the form calls it, as in {kind}("{_NAMES[kind]}", …)',
        place=(label(field),),
    )


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, (str, tuple)) and not value)


def _listed(value: object) -> str:
    return ", ".join(map(shown, value[:3])) if isinstance(value, tuple) else shown(value)


def refuse_unknown(unknown: Mapping[str, object], known: Iterable[str], what: str) -> None:
    """Refuse keywords that *what* does not have, with the one that may be meant."""
    for word in unknown:
        raise InvalidForm(
            f"{what} has no {shown(word)}", remedy=did_you_mean(word, known) or f"write one of {', '.join(known)}"
        )


def words(value: str | None) -> str:
    """Take free text; nothing is an empty string."""
    if value is None:
        return ""
    if isinstance(value, str):
        return tidy(value) if value else ""
    raise InvalidForm(f"{shown(value)} is not text", remedy="write it as text, or leave it out")


def check_one_number(text: str) -> None:
    """Refuse a cell with two numbers, which white space alone tells apart.

    Raises:
        InvalidNumber: when there are two.
    """
    if has_two_numbers(text):
        said = " ".join(text.split())
        raise InvalidNumber(f"{shown(said)} has two numbers in one cell", remedy="write one number to a cell")


def points(value: Decimal | int | str | None) -> Decimal | None:
    """Take points (分值, 得分) as a form writes them, with or without 分; None where there are none.

    >>> points("10分"), points(" 7.5 "), points("-")
    (Decimal('10'), Decimal('7.5'), None)
    """
    if value is None:
        return None
    if not isinstance(value, str):
        return _not_negative(number(value))
    if (plain := in_digits(value)) is not None:
        return plain
    text = squeeze(value).removesuffix("分")
    if text in _NO_POINTS:
        return None
    if text.endswith("%"):
        raise InvalidNumber(
            f"{shown(value)} is a percentage, not points", remedy="write the points themselves, as in 10 or 7.5分"
        )
    check_one_number(value)
    try:
        taken = number(text)
    except InvalidNumber:
        raise InvalidNumber(
            f"{shown(value)} is no number of points", remedy="write digits, as in 10 or 7.5分"
        ) from None
    return _not_negative(taken)


def _not_negative(value: Decimal) -> Decimal:
    if value < ZERO:
        raise InvalidNumber(f"{digits(value)} is less than no points at all", remedy="write 0 or more")
    return value


_TRUTHS: Final[dict[object, bool]] = {
    **dict.fromkeys((True, "是", "适用", "true", "yes", "1"), True),
    **dict.fromkeys((False, "否", "不适用", "false", "no", "0"), False),
}


def truth(value: bool | str) -> bool:  # noqa: FBT001 - it takes one
    """Take a truth value or its words, in Chinese or English; any other word would count as true in silence.

    >>> truth(True), truth("否"), truth("不适用"), truth("Yes"), truth("0")
    (True, False, False, True, False)
    """
    if value is True or value is False:
        return value
    try:
        known = _TRUTHS.get(squeeze(value).lower() if isinstance(value, str) else value)
    except TypeError:
        known = None
    if known is None:
        raise InvalidForm(f"{shown(value)} is neither true nor false", remedy='write True or False, "是" or "否"')
    return known


def truth_or_none(value: bool | str | None) -> bool | None:  # noqa: FBT001 - the same
    """Take a truth value or its words; nothing stays None."""
    return None if value is None else truth(value)


def year_of(value: int | str | None) -> int | None:
    """Take a year as forms write it.

    >>> year_of(2023), year_of("2023年度"), year_of(None)
    (2023, 2023, None)
    """
    if value is None:
        return None
    if isinstance(value, numbers.Integral) and not isinstance(value, bool) and 1900 <= value <= 2200:
        return int(value)
    text = squeeze(value).removesuffix("度").removesuffix("年") if isinstance(value, str) else ""
    if len(text) == 4 and text.isascii() and text.isdigit():
        return int(text)
    raise InvalidForm(f"{shown(value)} is no year", remedy="write four digits, as in 2023")


def year_or_none(value: int | str | None) -> int | None:
    """The year that the columns of records may name; one that is none is refused with the form."""
    try:
        return year_of(value)
    except PerfevalError:
        return None


def grade(value: Grade | str | None) -> Grade | None:
    """Take a grade; nothing is none."""
    return None if value is None or (isinstance(value, str) and not value) else Grade.of(value)


def remarks(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Take what a form says beside its fields, as pairs of a label and a text."""
    parts = parts_of(pairs)
    taken = (pairs,) if parts is None else parts
    for pair in taken:
        if not (isinstance(pair, (tuple, list)) and len(pair) == 2):
            raise InvalidForm(
                f"{shown(pair)} is no pair of a label and a text",
                remedy='pass a sequence of pairs, as in [("联系电话", "0896-…")]; list(d.items()) makes it of a dict',
            )
    return tuple((words(label), words(text)) for label, text in taken)


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


def target_read(value: Any, text: str, name: str) -> tuple[Target | None, str]:
    """A target, and the text that reads as it; see `_rewritten` for what is not given as text."""
    if isinstance(value, str):
        return target_of(value, name), tidy(value)

    def read(written: str) -> tuple[Any, Any]:
        target = target_of(written, name)
        return target, target

    return _rewritten(value, text, read)


def actual_read(value: Any, text: str, target: Target | None, target_text: str, name: str) -> tuple[Actual | None, str]:
    """An actual beside its target, and the text that reads as it; see `_rewritten` for what is not given as text."""
    if isinstance(value, str):
        return actual_of(value, target, target_text, name).value, tidy(value)

    def read(written: str) -> tuple[Any, Any]:
        beside = actual_of(written, target, target_text, name)
        return beside.value, beside.unturned

    return _rewritten(value, text, read)


#: What a target or an actual is read as.
_READINGS: Final = (*get_args(Target), *get_args(Actual))


def _rewritten(value: Any, text: str, read: Callable[[str], tuple[Any, Any]]) -> tuple[Any, str]:
    """The value of a target or an actual that is not given as text, and the text that reads as it.

    A value keeps the text that it came from, or else gets its canonical one.
    A value that its text no longer says, because the indicator has another name now, is read once more.
    """
    if value is None and not text:
        return None, ""
    if isinstance(value, (bool, int, float, Decimal)):
        value, _ = read(str(Quantity(cast("Decimal", value))))
    if not (value is None or isinstance(value, _READINGS)):
        kind = type(value).__name__
        raise InvalidForm(f"{shown(value)} is a {kind}, no cell of a form", remedy='write text, as in "≥90%"')
    text = words(text)
    now, unturned = read(text)
    if now == value or (text and value is not None and unturned == value):
        return now, text
    canonical = "" if value is None else _canonical(value)
    again, _ = read(canonical)
    if again == value:
        return value, canonical
    problem = f"{shown(value)} would be written {shown(canonical)}, which reads as {shown(again)}"
    raise InvalidForm(problem, remedy="pass what is read")


def _canonical(value: object) -> str:
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, MonthDay):
        return f"{value.month}月{value.day}日"
    return str(value)


def all_of(kind: type[_T], values: Iterable[_T]) -> tuple[_T, ...]:
    """Take any iterable of *kind* as a tuple; text and mappings, whose parts are none, are no such iterable."""
    taken = parts_of(values)
    if taken is None:
        raise InvalidForm(f"{shown(values)} is no sequence of {kind.__name__}", remedy=_sequence_of(kind))
    for count, each in enumerate(taken, start=1):
        if not isinstance(each, kind):
            made = ""
            if isinstance(each, Mapping):
                made = f"; {kind.__name__}(**mapping) makes one of its fields"
            elif isinstance(each, (tuple, list)):
                made = f"; {kind.__name__}(*values) makes one of such values"
            problem = f"{shown(each)} is no {kind.__name__}"
            raise InvalidForm(problem, remedy=_sequence_of(kind) + made, place=(f"number {count}",))
    return taken


def _sequence_of(kind: type) -> str:
    return f"pass a sequence of {kind.__name__}, as in [{kind.__name__}(…), …]"


def one_of(kind: type[_T], value: _T | None, remedy: str) -> _T | None:
    """Take one of *kind*, or None."""
    if value is None or isinstance(value, kind):
        return value
    raise InvalidForm(f"{shown(value)} is no {kind.__name__}", remedy=remedy)
