"""What can go wrong, one class for each way to fail.

Every error is a :class:`PerfevalError`, which is a `ValueError`.
Its message shows the value, points at the place, says where in the form it stands, and ends with what to write instead.
The same facts are attributes, so that a tool can show them in its own way.
The attributes keep every text as written; in the message no text breaks a line or turns its direction.
A message of one fault has at most 500 characters, and shows of a long cell its beginning or what stands around the
fault; one of many faults lists twenty and counts the rest. The attributes have all of it.

The wording of messages is not part of the public interface; the classes and their attributes are.
"""

from __future__ import annotations

from typing import Any, TypeVar

from perfeval._shown import clipped
from perfeval._text import one_line, pointer

__all__ = [
    "FaultyForm",
    "IncomparableUnits",
    "InvalidForm",
    "InvalidGradeScale",
    "InvalidNumber",
    "InvalidQuantity",
    "InvalidRulebook",
    "InvalidStandard",
    "InvalidTarget",
    "PerfevalError",
    "UnknownCheck",
    "UnknownRulebook",
    "UnknownSample",
    "Unsettled",
]

#: How many faults, and how many names, a message lists.
_SHOWN = 20
_NAMED = 5
#: How long the parts of the message of one fault may be, and all of it.
_PROBLEM = 200
_POINTED = 40
_PLACE = 90
_MESSAGE = 500

_Self = TypeVar("_Self", bound="PerfevalError")


class PerfevalError(ValueError):
    """Anything that perfeval refuses.

    >>> from perfeval import parse_target
    >>> parse_target("≥很多")
    Traceback (most recent call last):
        ...
    perfeval.errors.InvalidTarget: '≥很多' has no number after '≥'
      ≥很多
       ^^^^
      instead: write digits after the sign, as in '≥90%'
    """

    #: What is wrong, in one clause that shows the value.
    problem: str
    #: What to write instead, or an empty string.
    remedy: str
    #: The text that was read, when there is one to point into.
    text: str
    #: Where in `text` the fault stands, as (start, end) in characters; None for all of it.
    span: tuple[int, int] | None
    #: Where in the form: tiers, rows and columns from the outside in.
    place: tuple[str, ...]
    #: The forms that could be read beside the fault, without the rows that have it; empty where there is none.
    forms: tuple[Any, ...]

    def __init__(
        self,
        problem: str,
        *,
        remedy: str = "",
        text: str = "",
        span: tuple[int, int] | None = None,
        place: tuple[str, ...] = (),
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy
        self.text = text
        self.span = span
        self.place = place
        self.forms = ()

    @property
    def form(self) -> Any:
        """The form that could be read beside the fault: the first of `forms`, or None."""
        return next(iter(self.forms), None)

    def beside(self: _Self, *forms: Any) -> _Self:
        """Return the same error with the forms that could be read all the same."""
        twin = self.within()
        twin.forms = forms
        return twin

    def within(self: _Self, *outer: str) -> _Self:
        """Return the same error with *outer* put before its place."""
        twin = self.__class__.__new__(self.__class__, *self.args)
        twin.__dict__.update(self.__dict__)
        twin.place = (*outer, *self.place)
        return twin

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.__class__, self.args, self.__dict__.copy()))

    def __str__(self) -> str:
        lines = [one_line(clipped(self.problem, _PROBLEM))]
        if self.span is not None:
            lines += _pointed(self.text, *self.span)
        if self.place:
            lines.append(one_line(f"at: {_placed(self.place)}"))
        if self.remedy:
            lines.append(one_line(f"instead: {self.remedy}"))
        return clipped("\n  ".join(lines), _MESSAGE)


def _pointed(text: str, start: int, end: int) -> list[str]:
    """What stands around a fault, and the line that points at it."""
    before = max(0, min(start - _POINTED // 4, len(text) - _POINTED))
    window = text[before : before + _POINTED]
    return pointer(window, start - before, end - before)


def _placed(place: tuple[str, ...]) -> str:
    """Where a fault stands, from the outside in; of long names their beginnings, and of many the innermost."""
    whole = " → ".join(place)
    if len(whole) <= _PLACE:
        return whole
    return " → ".join(clipped(each, max(8, _PLACE // len(place))) for each in place[-8:])


def _rebuild(kind: type[PerfevalError], args: tuple[object, ...], facts: dict[str, object]) -> PerfevalError:
    """Make the error again from what pickle kept of it."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error


class InvalidNumber(PerfevalError):
    """Not a number that can be taken exactly.

    >>> from perfeval import Quantity
    >>> Quantity(0.1, "万元")
    Traceback (most recent call last):
        ...
    perfeval.errors.InvalidNumber: 0.1 is a float, which does not hold decimal fractions exactly
      instead: write the digits as text: "0.1", or pass a Decimal
    """


class InvalidQuantity(PerfevalError):
    """Not a number with a unit.

    >>> from perfeval import parse_quantity
    >>> parse_quantity("完成")
    Traceback (most recent call last):
        ...
    perfeval.errors.InvalidQuantity: '完成' is not a number with a unit
      instead: write digits and, where there is one, a unit, as in '244.23万元'
    """


class IncomparableUnits(PerfevalError):
    """Two quantities whose units measure different things, or a conversion that digits cannot hold.

    >>> from perfeval import parse_quantity
    >>> parse_quantity("3万元") < parse_quantity("5%")
    Traceback (most recent call last):
        ...
    perfeval.errors.IncomparableUnits: 3万元 and 5% cannot be compared: '万元' and '%' measure different things
      instead: write both in units of one kind, as in 3万元 and 5000元
    """


class InvalidTarget(PerfevalError):
    """A target (年度指标值) that starts like one and then breaks off."""


class InvalidForm(PerfevalError):
    """One fault of a form or of a part of it."""


class FaultyForm(InvalidForm):
    """Several faults of one form, or of the forms of a document, reported together.

    Each fault is a `PerfevalError` of its own, in the order of the form.
    What could be read all the same is in `form`, or in `forms` where the document has several.

    >>> from perfeval import FaultyForm, read_form
    >>> try:
    ...     read_form([
    ...         ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ...         ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", "五十", "50"],
    ...         ["", "", "培训期数", "≥2期", "2期", "40", "四十"],
    ...         ["", "", "发放宣传册", "≥100册", "2000册", "10", "10"],
    ...     ])
    ... except FaultyForm as error:
    ...     print(len(error.faults), [each.name for each in error.form.indicators])
    2 ['发放宣传册']
    """

    #: The faults, each with its own place and remedy.
    faults: tuple[PerfevalError, ...]

    def __init__(self, problem: str, faults: tuple[PerfevalError, ...]) -> None:
        super().__init__(problem)
        self.faults = faults

    def __str__(self) -> str:
        parts = [super().__str__()]
        for number, fault in enumerate(self.faults[:_SHOWN], start=1):
            parts.append(f"{number}. " + str(fault).replace("\n", "\n  "))
        if len(self.faults) > _SHOWN:
            parts.append(f"… and {len(self.faults) - _SHOWN} more; all of them are in faults")
        return "\n".join(parts)


class InvalidGradeScale(PerfevalError):
    """Grades with a gap, an overlap, or bounds that cannot be read."""


class InvalidRulebook(PerfevalError):
    """A rule or rulebook whose parts contradict each other."""


class InvalidStandard(PerfevalError):
    """A standard of a form (评分标准) of which a part is not understood."""


class UnknownCheck(PerfevalError, LookupError):
    """No finding has this code."""


class UnknownRulebook(PerfevalError, LookupError):
    """No rulebook has this name."""


class UnknownSample(PerfevalError, LookupError):
    """No sample has this name."""


class Unsettled(PerfevalError):
    """A total or grade was asked for while some points are not settled yet.

    `low` and `high` of the same card always hold.
    """

    #: The names of what is not settled, in the order of the form.
    names: tuple[str, ...]

    def __init__(self, problem: str, names: tuple[str, ...]) -> None:
        listed = "、".join(clipped(name, 20) for name in names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        super().__init__(
            f"{problem}; open: {listed}",
            remedy="judge or correct what is open (form.with_indicator), or use low and high",
        )
        self.names = names
