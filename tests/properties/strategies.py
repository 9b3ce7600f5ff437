"""Values for the laws: numbers as forms write them, rules, indicators and forms, sound and unsound.

A strategy is made once and drawn from often: making and checking it takes longer than drawing from it.
"""

from __future__ import annotations

import importlib
import math
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

import attrs
from hypothesis import strategies as st

import perfeval.rulebooks
from perfeval import (
    AllOrNothing,
    AsReached,
    Bands,
    Budget,
    Category,
    Dimension,
    FromZero,
    GradeScale,
    Indicator,
    InverseRatio,
    LinearShortfall,
    Overshoot,
    PassLine,
    Proportional,
    Rulebook,
    SelfEvaluation,
    Steps,
)

#: Every rulebook that is published, by name.
RULEBOOKS: Final[dict[str, Rulebook]] = {
    name: value
    for name in importlib.import_module("perfeval.rulebooks").__all__
    if isinstance(value := getattr(perfeval.rulebooks, name), Rulebook)
}

#: Rules where more is better.
RISING: Final = (
    Proportional(),
    AllOrNothing(),
    PassLine("0.6", Proportional()),
    PassLine("0.25", AllOrNothing()),
    FromZero(Proportional()),
    Steps([(100, 1), (80, "0.8"), (60, "0.5")]),
)
#: Rules where more is better up to a line, and beyond it takes points off.
BEYOND: Final = (
    Overshoot("1.3"),
    Overshoot("1.2", Proportional(), off="0.5"),
    Overshoot("1.3", PassLine("0.7", Proportional()), off="0.05", each="0.1"),
    Overshoot("1.1", FromZero(AllOrNothing()), off=1),
)
#: Rules where less is better.
FALLING: Final = (
    InverseRatio(),
    LinearShortfall(),
    AllOrNothing(),
    PassLine("0.6", InverseRatio()),
    PassLine("0.25", LinearShortfall()),
    FromZero(InverseRatio()),
    FromZero(LinearShortfall(), inclusive=True),
    Steps([(100, 1), (80, "0.8"), (60, "0.5")]),
)
#: Rules for ＝.
EQUAL: Final = (
    AsReached(),
    Proportional(),
    AllOrNothing(),
    PassLine("0.6", AsReached()),
    FromZero(AsReached()),
    Steps([(100, 1), (80, "0.8"), (60, "0.5")]),
)

_TARGETS: Final = (
    *["≥3次", "＞0", "≤160万元", "<2小时", "=100%", "90%", "0", "≥-5", "≤-5度", "5~10个", "2023年11月底前", "年底前"],
    *[
        "有效提高",
        "成本可控",
        "",
        "/",
        "≥100百分比",
        "定性 长期",
        "100%（1.0）",
        "不少于12 种",
        "=0",
        "≥0%",
        "13969.56标箱",
    ],
)
_ACTUALS: Final = (
    *["6次", "2", "386万元", "1.5万元", "97.30%", "0.98", "0", "-3", "4~11个", "1个", "2023年11月20日", "12月20日"],
    *["完成", "部分达成", "未完成", "有效提高", "有所提高", "", "—", "≥266米", "100%", "90分钟", "约100", "９５％"],
)
#: Numbers that are read as they stand, however long.
LONG: Final = ("9" * 18, "0." + "1" * 12)
#: Junk that a cell may hold.
JUNK: Final = (
    *["<b>≥3</b>", "|", "\u202e001", "=1+1", "NaN", "1e9", "一二三四五", "\x00", "≥" * 50, "（100字以内）"],
    *["%", "万元", "-", "2023年13月45日", "￥5", "3/4", "①", "١٢", "\ud800", "9" * 30],
    *LONG,
)


def decimals(low: int | str, high: int | str, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Numbers with a fixed number of decimal places; `st.decimals` draws the same, and takes its time."""
    scale: int = 10**places

    def written(number: int) -> Decimal:
        whole, rest = divmod(abs(number), scale)
        return Decimal(f"{'-' if number < 0 else ''}{whole}.{rest:0{places}}")

    return st.integers(math.ceil(Fraction(low) * scale), math.floor(Fraction(high) * scale)).map(written)


#: Points at stake, to two places.
weights = decimals("0.01", 100)
#: Points at stake with more places than points have, as where ten are split into three.
odd_weights = decimals("0.0001", 20, places=4)
#: What is measured: above zero, often close together.
amounts = st.one_of(decimals("0.01", 10), decimals("0.01", 1_000_000), st.integers(1, 1000).map(Decimal))
#: Any number of a form.
numbers = st.one_of(amounts, decimals(-1000, 1000), st.just(Decimal(0)))


def scaled_by(factor: str, value: Decimal) -> Decimal:
    """A share of a number, cut to two places, whatever the caller's context is."""
    whole = int(Fraction(value) * Fraction(factor) * 100)
    return Decimal((int(whole < 0), tuple(map(int, str(abs(whole)))), -2))


#: Where rules turn, as shares of a target, or any number.
_TURNS: Final[st.SearchStrategy[str | Decimal]] = (
    st.sampled_from(["1", "0.6", "0.8", "1.25", "1.67", "2", "-1", "0"]) | numbers
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Decimal, Decimal]:
    """A target and an actual that often meet where rules turn: at the target, beside it, at its double, at zero."""
    target, turn = draw(numbers), draw(_TURNS)
    return target, scaled_by(turn, target) if isinstance(turn, str) else turn


#: What four grades may be called, from the best to the worst.
_NAMES: Final = (
    *[("优秀", "良好", "合格", "不合格"), ("优秀", "良好", "一般", "较差"), ("优", "良", "合格", "差")],
    *[("优秀", "合格", "基本合格", "不合格"), ("A级", "B级", "C级", "D级"), ("一等", "二等", "三等", "四等")],
    *[("A+", "A", "A-", "B"), ("结论为优", "优", "2", "90")],
)
#: Any four names: letters, Chinese characters and digits, none of which says of itself how good it is.
_ANY_NAMES: Final = st.lists(
    st.text("ABCz9卓越达标落后等级Ⅰ", min_size=1, max_size=12), min_size=4, max_size=4, unique=True
)


_BOUNDS: Final = st.lists(decimals("0.01", 99), min_size=2, max_size=2, unique=True)
_STRICT: Final = st.sets(st.sampled_from("优良中"))
_FULL: Final = decimals("100.01", 1000)
_FOUR_NAMES: Final = st.just(("优", "良", "中", "差")) | st.sampled_from(_NAMES) | _ANY_NAMES


@st.composite
def scales(draw: st.DrawFn) -> GradeScale:
    """Scales of grades, to two places, with bounds that are included or not, and with names of their own or without."""
    low, middle = sorted(draw(_BOUNDS))
    high = draw(decimals(str(max(middle, Decimal(1))), 100).filter(lambda each: each > max(middle, Decimal(1))))
    return GradeScale(high, middle, low, full=draw(_FULL), strict=draw(_STRICT), names=draw(_FOUR_NAMES))


#: Targets beside what was done about them, where more than numbers are compared.
_BESIDE: Final = (
    *[
        ("2023年11月底前", "2023年11月20日"),
        ("年底前", "2024年1月5日"),
        ("6月30日后", "7月5日"),
        ("6月30日后", "6月1日"),
    ],
    *[
        ("3~5次", "4次"),
        ("3~5次", "7次"),
        ("≥3次", "2~4次"),
        ("≥95%", "0.98"),
        ("≥3次", "2022年3次"),
        ("≥3次", "取消3次"),
    ],
    *[("有效提高", "有效提高"), ("有效提高", "有所提高"), ("有效提高", "部分达成"), ("≥3次", "完成"), ("≥90%", "")],
)


_NUMBERS_BESIDE: Final = pairs()
_SIGNS: Final = st.sampled_from(["≥", "＞", "≤", "＜", "＝", ""])
_UNITS: Final = st.sampled_from(["次", "%", "万元"])
_OTHERS_BESIDE: Final = st.sampled_from(_BESIDE)


@st.composite
def stated(draw: st.DrawFn) -> tuple[str, str]:
    """A target and an actual that can be compared: numbers that meet where rules turn, days, ranges and words."""
    if draw(st.booleans()):
        return draw(_OTHERS_BESIDE)
    target, actual = draw(_NUMBERS_BESIDE)
    sign, unit = draw(_SIGNS), draw(_UNITS)
    return f"{sign}{target:f}{unit}", f"{actual:f}{unit}"


_EIGHT: Final = st.integers(0, 7)


@st.composite
def seldom(draw: st.DrawFn, strategy: st.SearchStrategy[Any], otherwise: Any = None) -> Any:
    """What most rows have not."""
    return otherwise if draw(_EIGHT) else draw(strategy)


#: A row has no weight, once in ten.
_TEN: Final = st.integers(0, 9)
_WEIGHT: Final = weights | odd_weights
_OPTIONAL: Final[dict[str, st.SearchStrategy[Any]]] = {
    "judged": seldom(st.sampled_from(["达成", "部分达成", "0.9", "0.333", "0", "1"])),
    "self_score": st.none() | decimals(0, 120) | decimals(0, 12, places=4),
    "deduction": st.none() | decimals(0, 20) | decimals(0, 2, places=4),
    "applicable": seldom(st.just(value=False), otherwise=True),
    "reason": st.sampled_from(["", "受疫情影响"]),
    "reviewed_actual": st.sampled_from(["", "3次"]),
    "reviewed_score": st.none() | decimals(0, 120),
}


@cache
def _cells(*, junk: bool) -> st.SearchStrategy[tuple[str, str]]:
    """A target and an actual: two times in three such as can be compared, else any."""
    extra = [st.sampled_from(JUNK), st.text(max_size=12)] if junk else []
    anything = st.tuples(st.one_of(st.sampled_from(_TARGETS), *extra), st.one_of(st.sampled_from(_ACTUALS), *extra))
    return st.one_of(stated(), stated(), anything)


@st.composite
def indicators(draw: st.DrawFn, *, junk: bool = False) -> Indicator:
    """Indicators as forms have them: numbers, words, days, blanks, and with *junk* what nobody expects.

    Most have something at stake that a rule decides; `test_strategies.py` says how many at least.
    """
    target, actual = draw(_cells(junk=junk))
    optional = {name: draw(strategy) for name, strategy in _OPTIONAL.items()}
    weight = draw(_WEIGHT) if draw(_TEN) else None
    return Indicator("指标", target, actual, weight, **optional)


_AMOUNT: Final = st.none() | st.sampled_from([Decimal(0), Decimal(-1)]) | amounts
_SOME_WEIGHT: Final = st.none() | weights
_SOME_POINTS: Final = st.none() | decimals(0, 12)
_COMPLETED: Final = st.none() | st.booleans()


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    """Budgets: complete, blank, zero, overspent, negative."""
    return Budget(
        adjusted=draw(_AMOUNT),
        executed=draw(_AMOUNT),
        weight=draw(_SOME_WEIGHT),
        self_score=draw(_SOME_POINTS),
        completed=draw(_COMPLETED),
        reviewed_score=draw(_SOME_POINTS),
    )


_CATEGORIES: Final = st.sampled_from(["数量指标", "成本指标", "服务对象满意度指标", "社会效益指标"])
_DIMENSIONS: Final = st.sampled_from(["产出", "效益", "满意度"])
_SOME_BUDGET: Final = st.none() | budgets()
_YEAR: Final = st.sampled_from([None, 2023])
_TOTAL: Final = st.none() | decimals(0, 120)


@cache
def _trees(*, junk: bool) -> st.SearchStrategy[list[Dimension]]:
    """One to three dimensions with one or two categories of one to three indicators each."""
    category = st.builds(Category, _CATEGORIES, st.lists(indicators(junk=junk), min_size=1, max_size=3))
    dimension = st.builds(Dimension, _DIMENSIONS, st.lists(category, min_size=1, max_size=2))
    return st.lists(dimension, min_size=1, max_size=3)


@st.composite
def forms(draw: st.DrawFn, *, junk: bool = False) -> SelfEvaluation:
    """Forms of one to three dimensions, with or without funds."""
    dimensions, budget = draw(_trees(junk=junk)), draw(_SOME_BUDGET)
    return SelfEvaluation("项目", dimensions, budget, year=draw(_YEAR), reviewed_total=draw(_TOTAL))


def _with(**rules: Any) -> Rulebook:
    return attrs.evolve(RULEBOOKS["MOF_2020"], **rules)


#: Published rulebooks and made-up ones that use the rest of the vocabulary.
rulebooks = st.sampled_from(
    [
        *RULEBOOKS.values(),
        _with(name="DEDUCTS", deducts=True),
        _with(name="RESCALES", rescales=True),
        _with(name="LINEAR", at_most=LinearShortfall(), between=AllOrNothing(), exactly=AllOrNothing()),
        _with(name="SATISFACTION", by_category={"满意度": Steps([(90, 1), (80, "0.8"), (60, "0.5")], of="actual")}),
        _with(name="BANDS", described=Bands(("0.8", 1), ("0.5", "0.8"), (0, "0.5"))),
    ]
)
