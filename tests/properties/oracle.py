"""The rules for numbers once more, in fractions, written from the documents and apart from the library.

W is the weight, T the target, A the actual; a verdict is the fewest points, the most points, and what decided.
A rule is a tuple: its name, and what it was set to.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypeAlias

Rule: TypeAlias = tuple[Any, ...]
Verdict: TypeAlias = tuple[Fraction, Fraction, str]

NONE: Final = Fraction(0)


def half_up(exact: Fraction) -> Fraction:
    """Round half up to two places, in whole numbers."""
    return Fraction((200 * exact.numerator + exact.denominator) // (2 * exact.denominator), 100)


def some(weight: Fraction, portion: Fraction, why: str) -> Verdict:
    """A portion of the weight: all of it is the weight itself, less of it is rounded, and never above it."""
    points = weight if portion >= 1 else min(weight, half_up(weight * portion))
    return points, points, why


def meets(sign: str, target: Fraction, actual: Fraction) -> bool:
    """What the sign says."""
    return {
        "≥": actual >= target,
        ">": actual > target,
        "≤": actual <= target,
        "<": actual < target,
        "=": actual == target,
    }[sign]


def verdict(rule: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    """Points by one rule for one sign."""
    return globals()[f"_{rule[0]}"](rule, sign, target, actual, weight)  # type: ignore[no-any-return]


def _proportional(_: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    if meets("≥" if sign == "=" else sign, target, actual):
        return weight, weight, "met"
    if target <= 0:
        return NONE, weight, "no-ratio"
    return (NONE, NONE, "actual-not-positive") if actual <= 0 else some(weight, actual / target, "in-proportion")


def _exceeded(target: Fraction, weight: Fraction) -> Verdict:
    return (NONE, NONE, "zero-target-missed") if target == 0 else (NONE, weight, "no-ratio")


def _inverse(_: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    if meets(sign, target, actual):
        return weight, weight, "met"
    return some(weight, target / actual, "in-inverse-proportion") if target > 0 else _exceeded(target, weight)


def _shortfall(_: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    if meets(sign, target, actual):
        return weight, weight, "met"
    if target <= 0:
        return _exceeded(target, weight)
    left = 1 - (actual - target) / target
    return some(weight, left, "by-excess") if left > 0 else (NONE, NONE, "twice-the-target")


def _reached(rule: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    if target > 0:
        return _proportional(rule, "≥", target, actual, weight)
    if actual == target or (target == 0 and actual < 0):
        return weight, weight, "met"
    return (NONE, NONE, "zero-target-missed") if target == 0 else (NONE, weight, "no-ratio")


def _all_or_nothing(_: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    return (weight, weight, "met") if meets(sign, target, actual) else (NONE, NONE, "not-met")


def _completion(sign: str, target: Fraction, actual: Fraction) -> Fraction | None:
    """A of T, or T of A for a limit; None where one of the two cannot be a part or a whole."""
    part, whole = (target, actual) if sign in "≤<" else (actual, target)
    return None if target < 0 or whole <= 0 else part / whole


def _pass_line(rule: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    _, line, then = rule
    degree = _completion(sign, target, actual)
    if degree is not None and degree < line:
        return NONE, NONE, "below-pass-line"
    return verdict(then, sign, target, actual, weight)


def _steps(rule: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    degree = _completion(sign, target, actual)
    if degree is None:
        return (weight, weight, "met") if meets(sign, target, actual) else (NONE, weight, "no-ratio")
    return _by_interval(rule, degree, weight)


def _steps_of_actual(rule: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    return _by_interval(rule, actual / 100, weight)


def _by_interval(rule: Rule, degree: Fraction, weight: Fraction) -> Verdict:
    for line, portion in rule[1]:
        if degree * 100 >= line:
            return some(weight, Fraction(portion), "by-interval")
    return NONE, NONE, "not-met"


def _from_zero(rule: Rule, sign: str, target: Fraction, actual: Fraction, weight: Fraction) -> Verdict:
    _, inclusive, then = rule
    sign = {">": "≥", "<": "≤"}.get(sign, sign) if inclusive else sign
    return verdict(then, sign, target, actual if target < 0 else max(actual, NONE), weight)


class Case(NamedTuple):
    """A cell of a target and a cell of an actual, as numbers."""

    #: ≥ > ≤ < =, nothing, or ~ for a range.
    sign: str
    #: One number, or the two ends of a range.
    target: tuple[Fraction, ...]
    #: One number, or the two ends of a range.
    actual: tuple[Fraction, ...]
    unit: str = "次"
    #: Whether the actual, or the target, is written without its unit.
    bare: bool = False
    bare_target: bool = False
    #: Whether the ends of the target are left out.
    open_low: bool = False
    open_high: bool = False


def score(book: dict[str, Rule], case: Case, tier: str, weight: Fraction) -> Verdict:
    """Points of a case under a tier, by the rules of a book: one for each sign, and those of tiers by their name."""
    verdicts = list(_readings(book, case, tier, weight))
    low, high = min(low for low, _, _ in verdicts), max(high for _, high, _ in verdicts)
    if len(verdicts) == 1 or low == high:
        return low, high, verdicts[0][2]
    return low, high, "actual-is-range" if len(case.actual) > 1 else "percent-or-share"


def _readings(book: dict[str, Rule], case: Case, tier: str, weight: Fraction) -> Iterator[Verdict]:
    """The verdict of each number that the actual may be: the ends of a range, and the target where it lies between.

    0.98 against 95 % may be 98 % or 0.98 %, and 98 % against 0.95 likewise.
    """
    first, last = case.actual[0], case.actual[-1]
    yield _single(book, case, first, tier, weight)
    if len(case.actual) > 1:
        yield _single(book, case, last, tier, weight)
        if first <= case.target[0] and case.target[-1] <= last and not (case.sign == "~" and _by_actual(book, tier)):
            yield _single(book, case, case.target[0], tier, weight) if case.sign != "~" else (
                weight, weight, "within-range",
            )  # fmt: skip
    elif case.bare and case.unit == "%" and case.sign != "~" and 0 < first <= 1 < case.target[0]:
        yield _single(book, case, 100 * first, tier, weight)
    elif case.bare_target and case.unit == "%" and 0 < case.target[0] <= 1 < first:
        yield _single(book, case._replace(target=(100 * case.target[0],)), first, tier, weight)


def _single(book: dict[str, Rule], case: Case, actual: Fraction, tier: str, weight: Fraction) -> Verdict:
    low, high = case.target[0], case.target[-1]
    if case.sign == "~" and _by_actual(book, tier):
        return _ruled(book, "≥", low, actual, case.unit, tier, weight)
    if case.sign == "~" and "~" in book and not _within(case, actual):
        return NONE, NONE, "not-met"
    if case.sign != "~":
        return _ruled(book, read_sign(case, tier), low, actual, case.unit, tier, weight)
    if _within(case, actual):
        return weight, weight, "within-range"
    if actual <= low:
        return _ruled(book, ">" if case.open_low else "≥", low, actual, case.unit, tier, weight)
    return _ruled(book, "<" if case.open_high else "≤", high, actual, case.unit, tier, weight)


def _by_actual(book: dict[str, Rule], tier: str) -> bool:
    """Whether the interval of the actual alone decides under a tier."""
    return any(word in tier and rule[0] == "steps_of_actual" for word, rule in book.items())


def _within(case: Case, actual: Fraction) -> bool:
    above = meets(">" if case.open_low else "≥", case.target[0], actual)
    return above and meets("<" if case.open_high else "≤", case.target[-1], actual)


def read_sign(case: Case, tier: str) -> str:
    """A number without a sign is read as ≥; under 成本 and for zero, as ≤."""
    return case.sign or ("≤" if "成本" in tier or case.target[0] == 0 else "≥")


def _ruled(
    book: dict[str, Rule], sign: str, target: Fraction, actual: Fraction, unit: str, tier: str, weight: Fraction
) -> Verdict:
    rule = book[{">": "≥", "<": "≤"}.get(sign, sign)]
    for word, special in book.items():
        if word in tier and (special[0] != "steps_of_actual" or sign not in "≤<"):
            rule = special
    if rule[0] == "steps_of_actual" and unit != "%":
        return NONE, weight, "not-a-percentage"
    return verdict(rule, sign, target, actual, weight)
