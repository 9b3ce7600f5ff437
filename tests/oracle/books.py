"""Which rule each rulebook names for which case, and the ways of deciding that it has.

The three that others are like stand here; any other is written down beside its cases.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.oracle import rules
from tests.oracle.rules import Points, Rule, Steps

CASES: Final = Path(__file__).parent.parent / "cases"


def _ways(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Ways of deciding over an indicator that every rulebook has; the reference says what each means.
EVERYWHERE: Final = _ways(
    "met in-proportion zero-target-missed within-range no-ratio on-time late early "
    "as-described judged judged-band judgement-outside-band judgement-outside-bounds band judgement-needed "
    "words-where-number-due number-where-words-due units-not-comparable percent-or-share actual-is-range "
    "deadline-year-unknown target-missing actual-missing weight-missing not-applicable self-score-accepted"
)
#: The plain formulas, and the ways of deciding that each has of its own.
FORMULAS: Final[dict[str, tuple[Rule, frozenset[str]]]] = {
    "proportional": (rules.proportional, _ways("actual-not-positive")),
    "as_reached": (rules.as_reached, _ways("actual-not-positive")),
    "inverse_ratio": (rules.inverse_ratio, _ways("in-inverse-proportion")),
    "linear_shortfall": (rules.linear_shortfall, _ways("by-excess twice-the-target")),
    "not_found": (rules.not_found, _ways("formula-unknown")),
}
BY_INTERVAL: Final = _ways("by-interval not-met not-a-percentage")
NO_SCORE: Final = _ways("budget-zero funds-missing executed-below-zero self-score-accepted")
RATE: Final = NO_SCORE | _ways("executed-in-full executed-above-budget execution")
STEPS: Final = NO_SCORE | _ways("completed-within-budget execution-by-interval completion-unknown")


@cache
def formula(words: str) -> tuple[Rule, frozenset[str]]:
    """The rule of a formula, and its ways: one of the plain ones, alone, after ``from_zero`` or ``pass_line 0.6``."""
    match words.split(" ", 1):
        case ["from_zero", then]:
            rule, ways = formula(then)
            return rules.from_zero(rule), ways
        case ["pass_line", line_and_then]:
            line, then = line_and_then.split(" ", 1)
            rule, ways = formula(then)
            return rules.pass_line(Fraction(line), rule), ways - {"actual-not-positive"} | {"below-pass-line"}
        case _ if words in FORMULAS:
            return FORMULAS[words]
    raise LookupError(f"no formula {words!r}: write one of {', '.join(FORMULAS)}, or a new one into tests/oracle")


def _steps(shares: dict[str, str]) -> Steps:
    return tuple((Fraction(line), Fraction(share)) for line, share in shares.items())


def _fractions(numbers: list[str]) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, numbers))


@dataclass(frozen=True)
class Book:
    """A rulebook in its own words."""

    #: The formulas for ≥ and ＞, for ≤ and ＜, and for ＝.
    more: str
    less: str
    equal: str
    #: Ways of deciding over the execution of the budget.
    ways_of_execution: frozenset[str] = RATE
    #: The lower ends of 达成 and 部分达成.
    bands: tuple[Fraction, ...] = (Fraction("0.8"), Fraction("0.6"))
    #: Intervals of the actual for 满意度.
    satisfaction: Steps | None = None
    execution: Callable[[Fraction, Fraction, Fraction, bool | None], Points] = lambda budget, executed, weight, _: (
        rules.execution_in_proportion(budget, executed, weight)
    )
    execution_weight: Fraction = Fraction(10)
    over_sources: bool = False
    deducts: bool = False
    rescales: bool = False
    #: The most points of the rows of a kind of which no row has a target.
    caps: tuple[tuple[str, Fraction], ...] = ()
    #: The lowest points of 优, 良 and 中, and which of them begin above theirs.
    grades: tuple[Fraction, ...] = (Fraction(90), Fraction(80), Fraction(60))
    strict: str = ""

    def rule(self, sign: str) -> Rule:
        """The rule for a sign."""
        return formula(self.less if sign in "≤<" else self.equal if sign == "=" else self.more)[0]

    @property
    def ways(self) -> frozenset[str]:
        """Ways of deciding over an indicator."""
        own = frozenset[str]().union(*(formula(each)[1] for each in (self.more, self.less, self.equal)))
        return EVERYWHERE | own | (BY_INTERVAL if self.satisfaction else frozenset())

    def grade(self, total: Fraction) -> str:
        """The grade of a total, each with its lower end unless it begins above that."""
        for grade, low in zip("优良中", self.grades, strict=True):
            if total > low or (total == low and grade not in self.strict):
                return grade
        return "差"


BASES: Final[dict[str, Book]] = {
    "MOF_2020": Book(more="proportional", less="inverse_ratio", equal="as_reached"),
    "MOF_2021": Book(
        more="pass_line 0.6 proportional",
        less="pass_line 0.6 inverse_ratio",
        equal="pass_line 0.6 as_reached",
        ways_of_execution=STEPS,
        satisfaction=_steps({"90": "1", "80": "0.8", "60": "0.5"}),
        execution=lambda budget, executed, weight, completed: rules.execution_in_steps(
            _steps({"80": "0.7", "60": "0.5"}), budget, executed, weight, completed=completed
        ),
    ),
    "INTEGRATED": Book(
        more="from_zero proportional",
        less="from_zero linear_shortfall",
        equal="from_zero as_reached",
        over_sources=True,
    ),
}

#: What the cases of a rulebook may say of it, and how that is read; tests/cases/README.md says what each means.
_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "more": str,
    "less": str,
    "equal": str,
    "bands": _fractions,
    "satisfaction": _steps,
    "execution_weight": Fraction,
    "over_sources": bool,
    "deducts": bool,
    "rescales": bool,
    "caps": lambda caps: tuple((kind, Fraction(most)) for kind, most in caps.items()),
    "grades": _fractions,
    "strict": str,
}


@cache
def book_of(name: str) -> Book:
    """The book of a rulebook: one of the three, or what its cases say that it is like, and where it differs."""
    if name in BASES:
        return BASES[name]
    folder = CASES / name.lower()
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    found = [data["rules"] for data in files if "rules" in data]
    if len(found) != 1:
        raise LookupError(
            f"{len(found)} files of tests/cases/{folder.name} say what the rules of {name} are: "
            'write "rules": {"like": "MOF_2020"}, and what differs, into one; tests/cases/README.md has the keys'
        )
    differs = dict(found[0])
    like = book_of(differs.pop("like"))
    if unknown := differs.keys() - _READ.keys():
        raise LookupError(f'"rules" of {name} have {", ".join(sorted(unknown))}: write some of {", ".join(_READ)}')
    return replace(like, **{key: _READ[key](value) for key, value in differs.items()})
