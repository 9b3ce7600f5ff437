"""Drawing targets and actuals: numbers near each other, odd ones, units, ranges, words and days."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

from tests.oracle.rows import Actual, Bound, Day, Number, Span, Target, Term, Words
from tests.oracle.units import UNITS

Case: TypeAlias = "tuple[Target | None, Actual | None]"

_SIGNS: Final = ("≥", "≥", ">", "≤", "≤", "<", "=", "=", "", "")
#: Units of which one says as much as another, and those that can be converted.
_SAME: Final = ("次", "%", "万元", "人", "", "公里", "个", "元/吨", "℃", "工作日", "‰")
_COUNTED: Final = ("个", "次", "人", "家", "户", "件", "人次")
_FAMILIES: Final = (
    ("元", "角", "万元", "亿元"), ("%", "‰", "成"), ("米", "千米", "公里", "厘米", "毫米"),
    ("克", "千克", "公斤", "斤", "吨", "万吨"), ("平方米", "公顷", "亩", "万亩", "平方公里"),
    ("秒", "分钟", "小时", "天", "周"), ("个月", "年"), ("人", "万人", "万人次", "亿次"),
    ("元/吨", "元/公斤"), ("万", "人"), ("万人次", "万"), ("万", "万元"),
)  # fmt: skip
_STRANGERS: Final = (("万元", "%"), ("天", "个月"), ("公里", "公顷"), ("℃", "分贝"), ("元/吨", "元"), ("人", "元"))
_WORDS: Final = ("有效提高", "显著改善", "运转良好", "环境明显好转", "机制健全", "完成", "达成")
_OTHER_WORDS: Final = ("有所提高", "基本健全", "较好", "群众反映良好")
_BANDS: Final = (
    Words("达成", "达成"), Words("完成", "达成"), Words("部分达成", "部分达成"), Words("部分完成", "部分达成"),
    Words("未达成", "未达成"), Words("未完成", "未达成"),
)  # fmt: skip


#: What can still be doubled.
_LARGEST: Final = Fraction(4 * 10**17)


def places(number: Fraction, count: int) -> Fraction:
    """Cut to decimal places that can be written."""
    return Fraction(int(number * 10**count), 10**count)


def amount(source: random.Random) -> Fraction:
    """A number above zero: mostly of a size that forms have, at times with as many digits as there may be."""
    scale = source.random()
    if scale < 0.4:
        return Fraction(source.randrange(1, 200))
    if scale < 0.8:
        return Fraction(source.randrange(1, 10**5), 100)
    if scale < 0.95:
        return Fraction(source.randrange(1, 10**9), 1000)
    return Fraction(source.randrange(1, 10**18), 10 ** source.randrange(6, 13))


def near(source: random.Random, target: Fraction) -> Fraction:
    """An actual: on the target, a little beside it, on a line such as 60 % or twice of it, anywhere, or odd."""
    step = Fraction(1, 10 ** source.randrange(5))
    kind = source.random()
    if kind < 0.15:
        return target
    if kind < 0.3:
        return target + source.choice((-step, step))
    if kind < 0.45:
        return target * source.choice((Fraction("0.6"), Fraction(2), Fraction("1.2"), Fraction(5, 3)))
    if kind < 0.5:
        return target * Fraction("0.6") + source.choice((-step, step))
    if kind < 0.93:
        return places(target * source.randrange(20, 260) / 100, source.randrange(7))
    return source.choice((Fraction(0), -step, -target, target * 1500))


def odd_target(source: random.Random, number: Fraction) -> Fraction:
    """Zero or below it."""
    return source.choice((Fraction(0), Fraction(0), -number))


def _units(source: random.Random) -> tuple[str, str]:
    kind = source.random()
    if kind < 0.45:
        unit = source.choice(_SAME)
        return unit, unit
    if kind < 0.8:
        mine, theirs = source.sample(source.choice(_FAMILIES), 2)
        return mine, theirs
    if kind < 0.88:
        return source.choice(_COUNTED), source.choice(_COUNTED)
    if kind < 0.95:
        unit = source.choice(("次", "万元", "公里", "万人", "元/吨", "万"))
        return (unit, "") if source.random() < 0.5 else ("", unit)
    pair = source.choice(_STRANGERS)
    return pair if source.random() < 0.5 else pair[::-1]


def _in(unit: str, other: str, number: Fraction) -> Fraction:
    """A number of one unit in another one, cut to digits that can be written."""
    if unit and other:
        number = max(min(number * UNITS[unit].size / UNITS[other].size, _LARGEST), -_LARGEST)
    return places(number, 9 if abs(number) < 10**6 else 3)


def numbers(source: random.Random) -> Case:
    """A bound and a number, in units that may have to be converted."""
    number = amount(source)
    target = number if source.random() < 0.87 else odd_target(source, number)
    actual = near(source, target) if target > 0 or source.random() < 0.3 else target + source.randrange(-3, 4)
    mine, theirs = _units(source)
    return Bound(source.choice(_SIGNS), Number(target, mine)), Number(_in(mine, theirs, actual), theirs)


def ties(source: random.Random) -> Case:
    """Small whole numbers, missed, whose quotients often end in half a cent."""
    divisor = source.choice((8, 8, 16, 40, 72))
    other = source.randrange(1, divisor)
    sign = source.choice(_SIGNS)
    target, actual = divisor, other
    if sign in ("≤", "<"):
        target, actual = source.choice(((other, divisor), (divisor, divisor + other)))
    return Bound(sign, Number(Fraction(target), "次")), Number(Fraction(actual), "次")


def percentages(source: random.Random) -> Case:
    """Percentages, many on the lines of intervals."""
    target = Fraction(source.choice((60, 80, 85, 90, 95, 98, 100, 5, 1)))
    line = Fraction(source.choice((60, 80, 90, 100, int(target))))
    actual = source.choice((line, line - Fraction(1, 100), line + 1, Fraction(source.randrange(12000), 100)))
    sign = source.choice(_SIGNS)
    unit = source.choice(("%", "%", "%", "%", "‰", "成", ""))
    return Bound(sign, Number(target, "%")), Number(_in("%", unit, actual) if unit else actual + 11, unit)


def shares(source: random.Random) -> Case:
    """A number without a unit beside a percentage, on either side."""
    kind = source.random()
    if kind < 0.7:
        percent, share = Fraction(source.randrange(2, 121)), Fraction(source.randrange(1, 101), 100)
    elif kind < 0.85:
        percent, share = Fraction(source.choice((60, 100, 120, 200))), Fraction(source.randrange(101, 300), 100)
    else:
        percent, share = Fraction(source.randrange(1, 101), 100), Fraction(source.randrange(1, 600), 1000)
    unit = source.choice(("%", "%", "%", "‰", "成"))
    said, bare = Number(_in("%", unit, percent), unit), Number(share, "")
    mine, theirs = (said, bare) if source.random() < 0.7 else (bare, said)
    kind = source.random()
    if kind < 0.1:
        return span_of(source, mine), theirs
    if kind < 0.2:
        return Bound(source.choice(_SIGNS), mine), span_of(source, theirs)
    return Bound(source.choice(_SIGNS), mine), theirs


def span_of(source: random.Random, number: Number) -> Span:
    """A range that ends at a number."""
    other = number._replace(value=number.value * source.choice((Fraction("0.9"), Fraction("0.5"), Fraction("0.95"))))
    return Span(other, number)


def spans(source: random.Random) -> Case:
    """A range as a target."""
    low = amount(source) if source.random() < 0.85 else odd_target(source, amount(source))
    high = low + (amount(source) if source.random() < 0.5 else abs(low) / 10 or 1)
    mine, theirs = _units(source)
    high, low = places(high, 6), places(low, 6)
    strict = source.random() < 0.3
    target = Span(
        Number(low, mine), Number(high, mine), strict and source.random() < 0.6, strict and source.random() < 0.6
    )
    actual = source.choice((low, high, (low + high) / 2, near(source, low), near(source, high)))
    return target, Number(_in(mine, theirs, actual), theirs)


def spans_done(source: random.Random) -> Case:
    """A range as an actual, against a bound or another range."""
    target, actual = numbers(source) if source.random() < 0.7 else spans(source)
    assert isinstance(actual, Number)
    width = source.choice((Fraction(0), Fraction(1), abs(actual.value) / 5, abs(actual.value)))
    return target, Span(actual, actual._replace(value=max(actual.value, places(actual.value + width, 6))))


def words(source: random.Random) -> Case:
    """Words: the same again, others, a band, or a number where words were due."""
    target = Words(source.choice(_WORDS))
    kind = source.random()
    if kind < 0.25:
        return target, _as_done(target)
    if kind < 0.45:
        return target, Words(source.choice(_OTHER_WORDS))
    if kind < 0.9:
        return target, source.choice(_BANDS)
    return target, source.choice(
        (Number(Fraction(100), "%"), Day(2023, 5, 1), Span(Number(Fraction(1), ""), Number(Fraction(2), "")))
    )


def _as_done(target: Words) -> Words:
    return next((each for each in _BANDS if each.text == target.text), target)


def _day(source: random.Random) -> Day:
    month, day = source.choice(((12, 31), (11, 30), (6, 30), (7, 1), (2, 28), (2, 29), (3, 1)))
    year = source.choice((None, None, 2022, 2023, 2024))
    return Day(2024 if year and (month, day) == (2, 29) else year, month, day)


def terms(source: random.Random) -> Case:
    """A day by which, or from which, and a day."""
    first = source.random() < 0.3
    target = Term(_day(source), first, first and source.random() < 0.5)
    if source.random() < 0.8:
        return target, source.choice((_day(source), target.day))
    return target, source.choice((*_BANDS, Words("已验收"), Number(Fraction(100), "%"), None))


def mixed(source: random.Random) -> Case:
    """What does not go together, or is missing."""
    kinds = (numbers, spans, spans_done), (words, terms)
    of_target, of_actual = kinds if source.random() < 0.5 else kinds[::-1]
    target, actual = source.choice(of_target)(source)[0], source.choice(of_actual)(source)[1]
    kind = source.random()
    return (None if kind < 0.3 else target), (None if 0.2 < kind < 0.5 else actual)


Drawer: TypeAlias = "Callable[[random.Random], Case]"
#: How many of a hundred rows are of which kind.
KINDS: Final[dict[Drawer, int]] = {
    numbers: 33, ties: 10, percentages: 14, shares: 7, spans: 8, spans_done: 8, words: 10, terms: 6, mixed: 4,
}  # fmt: skip
