"""A row before the standard that its own form states: a ruling, or why there is none."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from perfeval._exact import cents, divide
from perfeval._shown import clipped
from perfeval._text import squeeze
from perfeval.errors import InvalidStandard
from perfeval.finding import Severity
from perfeval.form.comparison import NoStake, Unclear, Why
from perfeval.rulebook.sentences import Branch
from perfeval.rulebook.standard.clauses import Misfit
from perfeval.rulebook.standard.deciding import Decision, decide
from perfeval.rulebook.standard.reading import parse_standard

if TYPE_CHECKING:
    from perfeval.form import Indicator
    from perfeval.form.comparison import Seen
    from perfeval.rulebook.sentences import Ruling

#: How much of a standard a sentence repeats.
_LONGEST: Final = 80


def by_standard(indicator: Indicator, case: Seen, weight: Decimal, *names: str) -> Ruling | Branch | None:
    """Points by the standard that the form states for an indicator, under tiers of these *names*.

    A branch says why the standard was not used; None says that there is none, or nothing to put before it.
    """
    if not indicator.standard or isinstance(case, NoStake):
        return None
    denied = is_denied(indicator.target_text, indicator.actual_text)
    if isinstance(case, Unclear) and not (denied and case.why is Why.WORDS_DIFFER):
        return None
    try:
        standard = parse_standard(indicator.standard)
        standard.check_about(indicator.name, *names)
        decision = decide(standard, case, Fraction(weight), denied=denied)
    except InvalidStandard as error:
        piece = error.text[slice(*error.span)] if error.span else indicator.standard
        return _not_used(f"“{_quoted(piece)}”未能理解", f"{_quoted(piece)} is not understood")
    except Misfit as misfit:
        return _not_used(misfit.zh, misfit.en)
    return _ruled(decision, weight)


#: What turns a word into its opposite.
_NOT: Final = ("不", "未", "没有", "未能", "无法")


def is_denied(target: str, actual: str) -> bool:
    """Whether words say that what the target asks for was not reached.

    >>> is_denied("合格", "不合格"), is_denied("是", "否"), is_denied("完成", "基本完成")
    (True, True, False)
    """
    mine, theirs = squeeze(target), squeeze(actual)
    return bool(mine) and (theirs in {f"{each}{mine}" for each in _NOT} or (mine, theirs) == ("是", "否"))


def _ruled(decision: Decision, weight: Decimal) -> Ruling:
    low, high = (_points(each, weight) for each in decision[:2])
    said = _quoted(decision.said)
    return low, high, _decided(said) if low == high else _open(said)


def _points(points: Fraction, weight: Decimal) -> Decimal:
    """Half up to two places; all of the weight is the weight itself."""
    if points == Fraction(weight):
        return weight
    return min(weight, cents(divide(Decimal(points.numerator), Decimal(points.denominator))))


def _quoted(text: str) -> str:
    """A piece of a standard, safe within a template."""
    return clipped(text, _LONGEST).replace("{", "{{").replace("}", "}}")


def _decided(said: str) -> Branch:
    return Branch(
        "by-standard",
        "按表内标准",
        f"按表内评分标准“{said}”：实际 {{actual}}，目标 {{target}}，得 {{points}} 分",
        f"by the form's own standard ({said}), {{actual}} against {{target}}: {{points}} points",
        by_document=False,
    )


def _open(said: str) -> Branch:
    return Branch(
        "standard-open",
        "表内标准待定",
        f"表内评分标准“{said}”未写明此种情形如何取舍（实际 {{actual}}，目标 {{target}}），需评定：{{low}}～{{high}} 分",
        f"the form's own standard ({said}) does not say which of its readings holds for {{actual}} against {{target}}: "
        "{low} to {high} points, to be judged",
        Severity.WARNING,
        by_document=False,
    )


def _not_used(zh: str, en: str) -> Branch:
    return Branch(
        "standard-not-understood",
        "表内标准未采用",
        f"未采用表内评分标准（{zh}），按评分办法计分",
        f"the form's own standard is not used ({en}): scored by the rulebook",
        Severity.WARNING,
        by_document=False,
    )
