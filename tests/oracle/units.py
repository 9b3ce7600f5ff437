"""A few units, from the standards that define them, and what two of them have in common."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from tests.oracle.rows import Number, Span


class Unit(NamedTuple):
    """What a unit measures, and how many of the first of its kind make one; `bare` where it only multiplies."""

    kind: str
    size: Fraction
    bare: bool = False


def _family(kind: str, **sizes: int | Fraction) -> dict[str, Unit]:
    return {
        name.replace("per_cent", "%").replace("per_mille", "‰"): Unit(kind, Fraction(n)) for name, n in sizes.items()
    }


UNITS: Final[dict[str, Unit]] = {
    **_family("money", 元=1, 角=Fraction(1, 10), 万元=10**4, 亿元=10**8),
    **_family("ratio", per_cent=1, per_mille=Fraction(1, 10), 成=10),
    **_family("length", 米=1, 千米=1000, 公里=1000, 厘米=Fraction(1, 100), 毫米=Fraction(1, 1000)),
    **_family("mass", 克=1, 千克=1000, 公斤=1000, 斤=500, 吨=10**6, 万吨=10**10),
    **_family("area", 平方米=1, 公顷=10**4, 亩=Fraction(2000, 3), 万亩=Fraction(20_000_000, 3), 平方公里=10**6),
    **_family("time", 秒=1, 分钟=60, 小时=3600, 天=86400, 周=604800),
    **_family("months", 个月=1, 季度=3, 年=12),
    **_family("count", 个=1, 次=1, 人=1, 家=1, 户=1, 件=1, 人次=1, 万人=10**4, 万人次=10**4, 亿次=10**8),
    **{unit: Unit(f"alone: {unit}", Fraction(1)) for unit in ("℃", "分贝", "工作日")},
    "元/吨": Unit("money/mass", Fraction(1, 10**6)),
    "元/公斤": Unit("money/mass", Fraction(1, 1000)),
    "万": Unit("", Fraction(10**4), bare=True),
    "": Unit("", Fraction(1)),
}  # fmt: skip


class Pair(NamedTuple):
    """How many of a measure each of two units makes, the kind of it, and whether both of them were said."""

    first: Fraction
    second: Fraction
    kind: str
    said: bool


def common(first: str, second: str) -> Pair | None:
    """What two units measure, or None where they measure different things.

    A unit that is left unsaid is the other's; 万 alone is none, and multiplies.
    """
    mine, theirs = UNITS[first], UNITS[second]
    if not (first and second) and not (mine.bare or theirs.bare):
        size = UNITS[first or second].size
        return Pair(size, size, UNITS[first or second].kind, said=first == second)
    if mine.kind != theirs.kind and not (mine.bare or theirs.bare):
        return None
    return Pair(mine.size, theirs.size, theirs.kind if mine.bare else mine.kind, said=True)


def said(span: Span) -> Span:
    """A range whose ends both have their unit, where one has."""
    low, high = span.low, span.high
    unit = low.unit or high.unit
    return span._replace(low=Number(low.value, low.unit or unit), high=Number(high.value, high.unit or unit))
