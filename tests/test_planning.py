"""What would have to be done: the actual that just earns the points."""

from __future__ import annotations

import datetime
from decimal import Decimal

import attrs
import pytest

import perfeval.rulebooks
from perfeval import Indicator, MonthDay, NotBefore, PerfevalError, Quantity, Rulebook, Steps, evaluate_indicator
from perfeval.planning import required_actual
from perfeval.rulebook import OnTime
from perfeval.rulebooks import MOF_2020

BOOKS = [value for value in vars(perfeval.rulebooks).values() if isinstance(value, Rulebook)]
TARGETS = [
    "≥90%", "＞90%", "≤30万元", "＜30万元", "＝5次", "0次", "38508人", "10%-20%", "≥-5%", "≤0起", "≥3.25公里",
]  # fmt: skip


@pytest.mark.parametrize("book", BOOKS, ids=str)
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("points", ["0.01", "3", "7.5", "10"])
def test_what_is_required_earns_the_points_and_one_step_worse_does_not(
    book: Rulebook, target: str, points: str
) -> None:
    """The answer is scored again, and so is the actual beside it; nothing below 0 is asked for."""
    row = Indicator("某事", target, None, 10)
    found = required_actual(row, book, points)
    assert isinstance(found, Quantity)

    def low(value: Decimal) -> Decimal:
        return evaluate_indicator(attrs.evolve(row, actual=Quantity(value, found.unit)), book).low

    step = Decimal("0.01") if "." in target else Decimal(1)
    less = target[0] in "≤＜"
    assert low(found.value) >= Decimal(points)
    if less or found.value != 0:
        assert low(found.value + (step if less else -step)) < Decimal(points)


def test_a_finer_step_is_taken_from_the_actual_or_the_caller() -> None:
    """A percentage written 90% has a step of 1 %, and of 0.1 % beside an actual of 85.5%."""
    assert required_actual(Indicator("率", "≥90%", "85%", 10), MOF_2020, "9.75") == Quantity("88", "%")
    assert required_actual(Indicator("率", "≥90%", "85.5%", 10), MOF_2020, "9.75") == Quantity("87.8", "%")
    assert required_actual(Indicator("率", "≥90%", "85%", 10), MOF_2020, "9.75", step="0.1") == Quantity("87.8", "%")
    assert required_actual(Indicator("收入", "≥90万元", "855000.55元", 10), MOF_2020, "9.75") == Quantity("88", "万元")
    assert required_actual(Indicator("率", "90～95.5%", "85%", 10), MOF_2020, "9.75") == Quantity("87.8", "%")


def test_a_cost_without_a_sign_is_read_as_at_most() -> None:
    """The names of the tiers decide as they do in scoring."""
    row = Indicator("成本", "30万元", "40万元", 10)
    assert required_actual(row, MOF_2020, 10, category="成本指标") == Quantity("30", "万元")


def test_days() -> None:
    """The latest day of a deadline, the earliest of what must not come before one."""
    by, late = Indicator("时间", "2023年11月底前", None, 10), attrs.evolve(MOF_2020, deadline=OnTime(late="0.5"))
    assert required_actual(by, MOF_2020, 10) == datetime.date(2023, 11, 30)
    assert required_actual(by, MOF_2020, 11) is None
    assert required_actual(by, late, 5) is None
    assert required_actual(by, late, "5.01", year=2023) == datetime.date(2023, 11, 30)
    assert required_actual(Indicator("时间", "11月底前", None, 10), MOF_2020, 10) == MonthDay(11, 30)
    assert required_actual(Indicator("时间", "11月底前", None, 10), MOF_2020, 10, year=2023) == datetime.date(
        2023, 11, 30
    )


def test_words_need_a_share() -> None:
    """Words are judged: what is required is the least share of the weight."""
    row = Indicator("效果", "有效提高", "有所提高", 30)
    assert required_actual(row, MOF_2020, 20) == Decimal("0.67")
    assert required_actual(row, MOF_2020, 20, step="0.05") == Decimal("0.70")
    assert required_actual(row, MOF_2020, 31) is None


def test_what_is_written_now_is_not_what_is_required() -> None:
    """Words that equal their target earn all points now, and are asked for at their share all the same."""
    assert required_actual(Indicator("效果", "有效提高", "有效提高", 30), MOF_2020, 20) == Decimal("0.67")


def test_a_standard_of_the_form_allows_for_some() -> None:
    """Of accidents that should not happen there is a greatest number that still earns the points."""
    row = Indicator("事故起数", "＝0起", None, 10, standard="每发生1起扣2分，扣完为止")
    assert required_actual(row, attrs.evolve(MOF_2020, standards=True), 6) == Quantity(2, "起")


def test_nothing_is_required_where_nothing_can_be_had() -> None:
    """More than the weight, no target, not applicable."""
    assert required_actual(Indicator("次数", "≥3次", "2次", 5), MOF_2020, 6) is None
    assert required_actual(Indicator("次数", None, "2次", 5), MOF_2020, 5) is None
    assert required_actual(Indicator("次数", "≥3次", "2次", 5, applicable=False), MOF_2020, 5) is None
    assert required_actual(Indicator("效果", "有效提高", "提高", 5, applicable=False), MOF_2020, 5) is None


def test_doing_nothing_is_enough_where_it_earns_the_points() -> None:
    """Nothing below 0 is asked for, in numbers above 0 too, and no more than 0 where that meets the target."""
    kind = attrs.evolve(MOF_2020, at_least=Steps([(90, 1), (0, "0.2")]))
    assert required_actual(Indicator("率", "≥0.5%", None, 10), kind, 2) == Quantity("0.0", "%")
    assert required_actual(Indicator("率", "≥90%", None, 10), kind, 2) == Quantity(0, "%")
    for target in ("≥0次", "0～5次"):
        assert required_actual(Indicator("次数", target, None, 10), MOF_2020, 10) == Quantity(0, "次")
    assert required_actual(Indicator("起数", "＜0起", None, 10), MOF_2020, 10) is None
    for target in ("≥-5%", "-5%～5%"):
        assert required_actual(Indicator("增长", target, None, 10), MOF_2020, 10) == Quantity(-5, "%")


@pytest.mark.parametrize("step", [None, 3, 7])
def test_nothing_is_required_where_nothing_bounds_it(step: int | None) -> None:
    """A cost of which any amount still earns the points has no greatest one, whatever the step."""
    kind = attrs.evolve(MOF_2020, at_most=Steps([(90, 1), (0, "0.2")]))
    assert required_actual(Indicator("成本", "≤5元", None, 10), kind, 2, step=step) is None
    assert required_actual(Indicator("成本", "≤5元", None, 10), kind, 3) is not None


@pytest.mark.parametrize(
    ("row", "points", "said"),
    [
        (Indicator("次数", "≥3次", "2次"), 5, "no weight"),
        (Indicator("次数", "≥3次", "2次", 5), 0, "not above 0"),
        (Indicator("次数", "≥3次", "2次", 5), "-1", "not above 0"),
        ("≥3次", 5, "no Indicator"),
    ],
)
def test_what_cannot_be_asked_is_refused(row: Indicator, points: object, said: str) -> None:
    """With what to write instead."""
    with pytest.raises(PerfevalError, match=said) as refused:
        required_actual(row, MOF_2020, points)  # type: ignore[arg-type]
    assert refused.value.remedy


def test_a_rulebook_is_needed() -> None:
    """Its name is none."""
    with pytest.raises(PerfevalError, match="no Indicator and Rulebook"):
        required_actual(Indicator("次数", "≥3次", "2次", 5), "MOF_2020", 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("strict", [False, True])
def test_not_before_a_day(strict: bool) -> None:
    """The day itself, or the next one where the day is not included."""
    day = datetime.date(2023, 12, 31)
    wanted = day + datetime.timedelta(days=strict)
    assert required_actual(Indicator("时间", NotBefore(day, strict), None, 10), MOF_2020, 10) == wanted
    assert required_actual(Indicator("时间", NotBefore(MonthDay(6, 30), strict), None, 10), MOF_2020, 10) == (
        MonthDay(7, 1) if strict else MonthDay(6, 30)
    )
    assert required_actual(Indicator("时间", NotBefore(day, strict), None, 10), MOF_2020, 11) is None
