"""What a check is: one function that looks at one fault, with its code, its severity and its page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple, final

import attrs

from perfeval._shown import brief_repr
from perfeval.expressions import Band
from perfeval.finding import Severity
from perfeval.form import SelfEvaluation
from perfeval.form.comparison import Seen
from perfeval.rulebook import Rulebook
from perfeval.rulebook.rulebook import Under
from perfeval.scorecard import IndicatorScore, Scorecard

__all__ = ["Case", "Check", "Said"]

#: The headings of a page, in order.
HEADINGS: Final = ("What it checks", "Why", "Example", "What to do", "Known limits", "Source")

_SECTION: Final = re.compile(rf"^({'|'.join(HEADINGS)}):\s*", re.MULTILINE)

#: Where the execution of the budget stands.
FUNDS: Final = ("预算执行率",)


class Case(NamedTuple):
    """What a check looks at: a form, its rulebook, and its points under it."""

    form: SelfEvaluation
    rulebook: Rulebook
    card: Scorecard

    @property
    def whole(self) -> tuple[str, ...]:
        """The place of the form as a whole."""
        return (self.form.project,)

    def seen(self, score: IndicatorScore) -> Seen:
        """Target and actual of an indicator as the rules see them: in one unit, of the form's year, with a sign."""
        dimension, category, _ = score.place
        return self.rulebook.as_read(score.indicator.comparison, Under(dimension, category, self.form.year))


def span(score: IndicatorScore, rulebook: Rulebook) -> tuple[Decimal, Decimal]:
    """The fewest and the most points that may be reported: for words that equal their target, those of 达成."""
    if score.decided_by == "as-described":
        low, _, _ = rulebook.described.score_band(Band.ACHIEVED, score.weight)
        return low, score.high
    return score.low, score.high


class Said(NamedTuple):
    """One hit of a check: where, and what is to be seen, in both languages."""

    place: tuple[str, ...]
    zh: str
    en: str
    #: How much it weighs, where that is not what the check usually says.
    severity: Severity | None = None


@final
@attrs.frozen
class Check:
    """A check of the audit: the code of its finding, what it weighs, what to do, and the function that looks.

    >>> from perfeval.audit import CHECKS
    >>> check = next(each for each in CHECKS if each.code == "total-differs")
    >>> check.severity, check.page["What to do"]
    (<Severity.ERROR: '错误'>, 'Add the points up again and correct the total, or the row that is wrong.')
    """

    #: The short name of the fault.
    code: str
    severity: Severity
    #: What to do, in Chinese.
    remedy: str
    #: Looks at a form and says what it sees.
    run: Callable[[Any], Iterator[Said]] = attrs.field(eq=False, repr=False)

    @property
    def summary(self) -> str:
        """The fault in one sentence."""
        return (inspect.getdoc(self.run) or "").partition("\n")[0]

    @property
    def page(self) -> dict[str, str]:
        """The page of the check, by its headings: what it checks, why, an example, what to do, limits, source."""
        _, *parts = _SECTION.split(inspect.getdoc(self.run) or "")
        return {heading: " ".join(text.split()) for heading, text in zip(parts[::2], parts[1::2], strict=True)}

    def __repr__(self) -> str:
        return brief_repr(self, f"{self.severity.name.lower()} {self.code}")


def check(code: str, severity: Severity, remedy: str) -> Callable[[Callable[[Any], Iterator[Said]]], Check]:
    """Make a check of a function whose docstring is its page."""
    return lambda run: Check(code, severity, remedy, run)
