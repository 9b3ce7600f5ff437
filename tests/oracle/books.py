"""Which rule each rulebook names for which case, and the ways of deciding that it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from tests.oracle import rules
from tests.oracle.rules import Points, Rule, Steps


def _ways(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Ways of deciding over an indicator that every rulebook has; docs/reference/findings.rst says what each means.
EVERYWHERE: Final = _ways(
    "met in-proportion zero-target-missed within-range no-ratio on-time late early "
    "as-described judged judged-band judgement-outside-band judgement-outside-bounds band judgement-needed "
    "words-where-number-due number-where-words-due units-not-comparable percent-or-share actual-is-range "
    "deadline-year-unknown target-missing actual-missing weight-missing not-applicable self-score-accepted"
)
IN_RATIO: Final = _ways("in-inverse-proportion")
BY_EXCESS: Final = _ways("by-excess twice-the-target")
NO_SCORE: Final = _ways("budget-zero funds-missing executed-below-zero self-score-accepted")
RATE: Final = NO_SCORE | _ways("executed-in-full executed-above-budget execution")
STEPS: Final = NO_SCORE | _ways("completed-within-budget execution-by-interval completion-unknown")


def _steps(**shares: str) -> Steps:
    return tuple((Fraction(line[1:]), Fraction(share)) for line, share in shares.items())


@dataclass(frozen=True)
class Book:
    """A rulebook in its own words."""

    more: Rule
    less: Rule
    equal: Rule
    #: Ways of deciding over an indicator, and over the execution of the budget.
    ways: frozenset[str]
    ways_of_execution: frozenset[str] = RATE
    #: The lower ends of 达成 and 部分达成.
    bands: tuple[Fraction, Fraction] = (Fraction("0.8"), Fraction("0.6"))
    #: Intervals of the actual for 满意度.
    satisfaction: Steps | None = None
    execution: Callable[[Fraction, Fraction, Fraction, bool | None], Points] = lambda budget, executed, weight, _: (
        rules.execution_in_proportion(budget, executed, weight)
    )
    execution_weight: Fraction = Fraction(10)
    over_sources: bool = False
    deducts: bool = False
    rescales: bool = False
    #: The lowest points of 优, 良 and 中.
    grades: tuple[int, int, int] = (90, 80, 60)

    def grade(self, total: Fraction) -> str:
        """The grade of a total, each with its lower end."""
        return next((grade for grade, low in zip("优良中", self.grades, strict=True) if total >= low), "差")


MOF_2020: Final = Book(
    more=rules.proportional,
    less=rules.inverse_ratio,
    equal=rules.as_reached,
    ways=EVERYWHERE | IN_RATIO | _ways("actual-not-positive"),
)
MOF_2021: Final = Book(
    more=rules.pass_line(Fraction("0.6"), rules.proportional),
    less=rules.pass_line(Fraction("0.6"), rules.inverse_ratio),
    equal=rules.pass_line(Fraction("0.6"), rules.as_reached),
    ways=EVERYWHERE | IN_RATIO | _ways("below-pass-line by-interval not-met not-a-percentage"),
    ways_of_execution=STEPS,
    satisfaction=_steps(_90="1", _80="0.8", _60="0.5"),
    execution=lambda budget, executed, weight, completed: rules.execution_in_steps(
        _steps(_80="0.7", _60="0.5"), budget, executed, weight, completed=completed
    ),
)
INTEGRATED: Final = Book(
    more=rules.from_zero(rules.proportional),
    less=rules.from_zero(rules.linear_shortfall),
    equal=rules.from_zero(rules.as_reached),
    ways=EVERYWHERE | BY_EXCESS | _ways("actual-not-positive"),
    over_sources=True,
)

BOOKS: Final[dict[str, Book]] = {
    "MOF_2020": MOF_2020,
    "MOF_2020_RESCALED": replace(MOF_2020, rescales=True),
    "MOF_2021": MOF_2021,
    "MOF_2021_WITHOUT_COST": MOF_2021,
    "HUBEI_2020": replace(MOF_2020, bands=(Fraction("0.8"), Fraction("0.5")), execution_weight=Fraction(20)),
    "INTEGRATED": INTEGRATED,
    "INTEGRATED_OLD_GRADES": replace(INTEGRATED, grades=(80, 70, 60)),
    "GUANGXI": replace(INTEGRATED, deducts=True),
    "HEBEI_TIANJIN": replace(
        INTEGRATED,
        less=rules.from_zero(rules.not_found),
        ways=INTEGRATED.ways - BY_EXCESS | {"formula-unknown"},
    ),
    "TIANJIN": INTEGRATED,
    "SHANXI": INTEGRATED,
}
