"""Targets and actuals: every labelled expression reads as labelled, and the values behave as values."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import json
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from perfeval import (
    AtLeast,
    AtMost,
    Band,
    Between,
    Deadline,
    Described,
    Exactly,
    IncomparableUnits,
    InvalidNumber,
    InvalidTarget,
    MonthDay,
    NotBefore,
    PerfevalError,
    Quantity,
    Target,
    Unstated,
    parse_actual,
    parse_quantity,
    parse_target,
)
from perfeval.expressions.actuals import actual_doubt, band_of
from tests.growth import grows_at_most

pytestmark = pytest.mark.usefixtures("hostile_caller")

#: Expressions as clerks write them, with the reading that an expert gives each.
EXPRESSIONS = json.loads((Path(__file__).parent / "cases" / "expressions.json").read_text(encoding="utf-8"))


def for_role(role: str) -> list[Any]:
    """The expressions that stand in one column of a form."""
    rows = [row for row in EXPRESSIONS if row["role"] in {role, "both"}]
    return [pytest.param(row, id=f"{row['group']}: {row['text']}") for row in rows]


def described(value: object) -> dict[str, str]:
    """A value in the words of the labels."""
    match value:
        case None:
            return {"kind": "missing"}
        case AtLeast(bound, strict):
            return {"kind": "more_than" if strict else "at_least", **quantity(bound)}
        case AtMost(bound, strict):
            return {"kind": "less_than" if strict else "at_most", **quantity(bound)}
        case Exactly(bound):
            return {"kind": "equals", **quantity(bound)}
        case Unstated(bound) | (Quantity() as bound):
            return {"kind": "number", **quantity(bound)}
        case Between(low, high):
            return {"kind": "range", "high": str(high.value), **quantity(low)}
        case Deadline(date) | (datetime.date() as date) | (MonthDay() as date):
            return {"kind": "deadline", "date": str(date)}
        case NotBefore(date, strict):
            return {"kind": "after" if strict else "from", "date": str(date)}
        case Band():
            return {"kind": f"band{list(Band).index(value) + 1}"}
    return {"kind": "described"}


def quantity(value: Quantity) -> dict[str, str]:
    """The number and, where there is one, the unit."""
    return {"value": str(value.value), **({"unit": value.unit} if value.unit else {})}


def expected(row: dict[str, Any]) -> dict[str, str]:
    """What the label says of the value alone."""
    return {key: row[key] for key in ("kind", "value", "high", "unit", "date") if key in row}


@pytest.mark.parametrize("row", for_role("target"))
def test_target_reads_as_labelled(row: dict[str, Any]) -> None:
    """The kind, the number, the unit and the day are those of the label, and so is whether experts could disagree."""
    target = parse_target(row["text"])

    assert expected(row) == described(target)
    assert row.get("uncertain", False) is (target is not None and target.uncertain)


@pytest.mark.parametrize("row", for_role("actual"))
def test_actual_reads_as_labelled(row: dict[str, Any]) -> None:
    """As for targets, but a sign in front of an actual is dropped."""
    label = expected(row)
    if "value" in label and label["kind"] != "range":
        label["kind"] = "number"

    assert label == described(parse_actual(row["text"]))


@pytest.mark.parametrize("word", ["累计", "合计", "共计", "总计"])
def test_a_word_of_sums_is_no_unit(word: str) -> None:
    """Behind a number as in front of one."""
    assert parse_target(f"≥80{word}") == parse_target(f"{word}≥80") == AtLeast("80")


@pytest.mark.parametrize("row", for_role("target"))
def test_every_target_prints_as_itself(row: dict[str, Any]) -> None:
    """What `str` writes is read as the same value."""
    target = parse_target(row["text"])

    assert target is None or parse_target(str(target)) == target


CANONICAL = [
    (AtLeast("90%"), "≥90%"),
    (AtLeast("13万元/年", strict=True), ">13万元/年"),
    (AtMost("2小时"), "≤2小时"),
    (AtMost("3天", strict=True), "<3天"),
    (Exactly("0"), "=0"),
    (Unstated("38508人"), "38508人"),
    (Between("10次", "12次"), "10次~12次"),
    (Between("-5%", "5%"), "-5%~5%"),
    (Between(0, 5, low_strict=True), ">0且≤5"),
    (Between("80%", "90%", high_strict=True), "≥80%且<90%"),
    (Deadline(datetime.date(2023, 12, 31)), "2023年12月31日前"),
    (Deadline(MonthDay(2, 29)), "2月29日前"),
    (NotBefore(datetime.date(2023, 6, 30), strict=True), "2023年6月30日后"),
    (NotBefore(MonthDay(9, 1)), "9月1日起"),
    (Described("有效提高"), "有效提高"),
]


@pytest.mark.parametrize(("target", "text"), CANONICAL, ids=[text for _, text in CANONICAL])
class TestTarget:
    """A target is a value: it prints, hashes, pickles and changes only by making another."""

    def test_prints(self, target: Target, text: str) -> None:
        """The canonical form is read back."""
        assert text == str(target)
        assert target == parse_target(text)

    def test_repr_can_be_run(self, target: Target, text: str) -> None:
        """What `repr` writes makes the same value."""
        assert target == eval(repr(target), {**globals()})  # noqa: S307

    def test_is_hashable_and_pickles(self, target: Target, text: str) -> None:
        """Equal values have equal hashes, also after a trip through pickle."""
        assert {target} == {pickle.loads(pickle.dumps(target)), parse_target(text)}

    def test_is_frozen(self, target: Target, text: str) -> None:
        """Nothing can be set."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            target.doubt = "x"  # type: ignore[misc]

    def test_doubt_is_no_part_of_the_value(self, target: Target, text: str) -> None:
        """A target that is read with a doubt equals the same target without."""
        doubtful = attrs.evolve(target, doubt="约数")

        assert doubtful == target
        assert doubtful.uncertain
        assert not target.uncertain


@pytest.mark.parametrize("make", [AtLeast, AtMost, Exactly, Unstated])
def test_bounds_are_taken_as_a_person_writes_them(make: Callable[[object], AtLeast]) -> None:
    """A quantity, its text, or a bare number."""
    assert make(Quantity(90, "%")) == make("90%")
    assert make(Decimal(5)) == make(5)
    with pytest.raises(InvalidNumber, match="float"):
        make(0.9)


def test_strictness_distinguishes() -> None:
    """More than 5 is not 5 or more, and 5 exactly is not 5 with nothing said."""
    assert len({AtLeast(5), AtLeast(5, strict=True), AtMost(5), AtMost(5, strict=True), Exactly(5), Unstated(5)}) == 6


class TestBetween:
    """Two bounds in order, in units that can be compared."""

    def test_a_unit_left_unsaid_is_the_other_one(self) -> None:
        """90~95% are both per cent, and 1万~2万元 both money."""
        assert Between(90, "95%") == Between("90%", "95%") == Between("90%", 95)
        assert Between("1万", "2万元") == Between("1万元", "2万元")

    def test_bounds_out_of_order_are_refused(self) -> None:
        """The error names both."""
        with pytest.raises(InvalidTarget, match="5次 is above 3次"):
            Between("5次", "3次")

    def test_bounds_of_different_things_are_refused(self) -> None:
        """Per cent and money have no order."""
        with pytest.raises(IncomparableUnits):
            Between("5%", "3万元")


@pytest.mark.parametrize("kind", [AtLeast, AtMost, Exactly, Unstated, Between, Deadline, NotBefore, Described])
def test_what_stands_beside_a_value_is_said_by_name(kind: Any) -> None:
    """A doubt is never taken for a part of the value, and whether a bound is strict is yes or no."""
    fields = {each.name: each for each in attrs.fields(kind)}
    parts: dict[str, Any] = {
        name: "5" if each.converter else datetime.date(2023, 1, 1) for name, each in fields.items()
    }
    parts |= {"text": "提高", **{name: True for name in parts if "strict" in name}}
    named = {name: part for name, part in parts.items() if name in fields and name != "doubt"}

    assert kind(*named.values(), doubt="约数") == kind(**named)
    with pytest.raises(TypeError):
        kind(*named.values(), "约数")
    for name in filter(fields.get, ("strict", "low_strict", "high_strict")):
        for other in (1, None):
            with pytest.raises(InvalidTarget, match=f"{other} cannot stand under '{name}'\n  instead: give True or"):
                kind(**{**named, name: other})


class TestMonthDay:
    """A day whose year is not written."""

    @pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (2, 30), (4, 31), (1, 0)])
    def test_days_that_never_come_are_refused(self, month: int, day: int) -> None:
        """The error names the day."""
        with pytest.raises(InvalidTarget, match=f"{month}月{day}日"):
            MonthDay(month, day)

    def test_an_answer_is_no_number(self) -> None:
        """True is not the first of the month, although Python counts with it."""
        with pytest.raises(InvalidTarget, match="True cannot stand under 'day'\n  instead: give a whole number"):
            MonthDay(1, True)

    def test_order_and_year(self) -> None:
        """Days of the year are in order, and 29 February becomes the 28th where it must."""
        assert MonthDay(2, 28) < MonthDay(2, 29) < MonthDay(11, 30) < MonthDay(12, 1)
        assert MonthDay(2, 29).on(2024) == datetime.date(2024, 2, 29)
        assert MonthDay(2, 29).on(2023) == datetime.date(2023, 2, 28)


#: What is in doubt, in the words of the finding.
DOUBTS = [
    ("30人以下", "“以下”是否含本数有歧义，按含本数计"),
    ("大于90%以上", "“大于（低于）…以上（以下）”是否含本数有歧义，按含本数计"),
    ("控制在5%", "“控制在”之后未写“以内”，按不超过计"),
    ("≥5%以内", "符号与文字方向不一致"),
    ("支出控制在批复预算范围内(≥100%)", "符号与文字方向不一致"),
    ("约100人", "约数"),
    ("正向 95%", "符号取自指标性质“正向”"),
    ("反向 5天", "符号取自指标性质“反向”"),
    ("前三名", "名次越靠前越好，按不超过计"),
    ("每亩300", "单位只写出一半"),
    ("≤28.40/株", "单位只写出一半"),
    ("不高于市场价", "符号之后没有数字"),
    ("2023年12月前", "“月前”是否含当月有歧义，按当月底计"),
    ("3月内完成", "“月内”可指当月内，也可指几个月之内，按当月底计"),
    ("次年1月底前", "文字指次年，未写明年份"),
    ("2023.12", "没有“年月日”的数字按日期计"),
    ("11月底完成100%", "日期之外另有数字：100%"),
    ("2023年2月30日", "没有这一天"),
    ("±5%", "允许偏差的中心值未写明，按 0 计"),
    ("≥3-5次", "符号之后是一个区间"),
    ("3-5天以内", "区间之后另有“以内”或“以下”"),
    ("5网格", "单位“网格”不在单位表中"),
    ("100字以内", "像是表格的填写说明"),
    ("=合格", "符号之后没有数字"),
    ("20个(2022年15个)", "括号内另有数字：2022年15个"),
    ("不超过预算10万元", "符号与数字之间隔有文字"),
    ("完成率100%；合格率100%", "文字中有多个数字，未取数"),
    ("100%；100%", "文字中有多个数字，各数相同"),
    ("500元起", "数字前后的文字改变其含义，未取数"),
    ("严格按照预算标准1000元/人给补助对象兑付补助", "数字取自一句话"),
    ("到4季度", "可能是日期，未取数"),
]


@pytest.mark.parametrize(("text", "doubt"), DOUBTS)
def test_doubts(text: str, doubt: str) -> None:
    """A reading that experts could dispute says in what it may be wrong."""
    target = parse_target(text)

    assert target is not None
    assert target.doubt == doubt


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("≥266米", "实际完成值带有符号，按其数值计"),
        ("不低于95%", "实际完成值带有符号，按其数值计"),
        ("约100人", "约数"),
        ("100人", ""),
        ("完成", ""),
        ("", ""),
        ("≥", ""),
        ("5%，10万元", "文字中有多个数字，未取数"),
        ("2023年12月前", "“月前”是否含当月有歧义，按当月底计"),
    ],
)
def test_doubts_about_actuals(text: str, doubt: str) -> None:
    """An actual is a plain value, so that its doubt is asked for apart."""
    assert actual_doubt(text) == doubt


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("部分达成", Band.PARTLY_ACHIEVED),
        (" 已　完成。 ", Band.ACHIEVED),
        ("未达成目标且效果较差", Band.NOT_ACHIEVED),
        ("有所改善", None),
        ("完成" + "了" * 40, None),
        ("完成" + " " * 100, None),
    ],
)
def test_bands(text: str, band: Band | None) -> None:
    """The band is what the words say, white space and full stops aside; `str` gives its name."""
    assert band_of(text) is band
    assert band is None or band_of(str(band)) is band


class TestErrors:
    """What starts like a target and breaks off is an error that points at the place."""

    @pytest.mark.parametrize(
        ("text", "marked"),
        [("≥很多", "很多"), ("  ＞＝ 很多", "很多"), ("≥", ""), ("＝", ""), ("≥%", "%"), ("≤：三", "三")],
    )
    def test_sign_without_a_number(self, text: str, marked: str) -> None:
        """The place is what stands after the sign."""
        with pytest.raises(InvalidTarget, match="has no number after") as caught:
            parse_target(text)

        assert caught.value.span is not None
        assert caught.value.text[slice(*caught.value.span)] == marked
        assert text.strip() == parse_actual(text)

    @pytest.mark.parametrize("text", ["≥" + "9" * 19 + "元", "满意度≥0.1234567890123%", "1" * 20 + "元至5元", "9" * 30])
    def test_number_out_of_bounds(self, text: str) -> None:
        """The place is the number."""
        for parse in (parse_target, parse_actual):
            with pytest.raises(InvalidNumber) as caught:
                parse(text)
            assert caught.value.span is not None
            assert len(text[slice(*caught.value.span)]) >= 15

    @pytest.mark.parametrize("value", [None, 5, 0.9, b"5", ["x"] * 100])
    def test_what_is_no_text(self, value: Any) -> None:
        """The message shows the value, and not more of it than a line holds."""
        for parse in (parse_target, parse_actual):
            with pytest.raises(InvalidTarget, match="is not text") as caught:
                parse(value)
            assert len(caught.value.problem) < 80


class Shouting(str):
    """Text that is not quite a str."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("≥90%")


def test_subclasses_of_str_are_read_for_what_they_hold() -> None:
    """No cache is asked by an equality that somebody else wrote."""
    parse_target("≥90%")

    assert parse_target(Shouting("≤5%")) == AtMost("5%")
    assert parse_actual(Shouting("5%")) == Quantity(5, "%")


HOSTILE = [
    "9",
    "(",
    ")",
    "≥",
    "满意",
    "=",
    "> ",
    "-",
    "百",
    "%",
    "，",
    " ",
    "\u200b",
    "12年",
    "0.",
    "[1,",
    "~",
    "每",
    "/",
]


@pytest.mark.parametrize("pattern", HOSTILE)
@pytest.mark.parametrize("parse", [parse_target, parse_actual, actual_doubt, band_of, parse_quantity])
def test_a_megabyte_gives_a_short_message(parse: Callable[[str], object], pattern: str) -> None:
    """A megabyte of anything gives a value or a PerfevalError, whose message is short."""
    text = "≥5" + pattern * (1_000_000 // len(pattern))
    problem = ""
    try:
        parse(text)
    except PerfevalError as error:
        problem = error.problem
    assert len(problem) < 200


@pytest.mark.growth
@pytest.mark.parametrize("pattern", HOSTILE)
def test_no_pattern_walks_over_a_text_again_and_again(pattern: str) -> None:
    """Up to the length from which texts are words, none costs more than its square."""

    def parse(length: int) -> None:
        for _ in range(60):
            # A figure at the start, so that no text is remembered from before.
            text = f"≥{next(_NUMBERS)}{pattern * length}"[:length]
            for read in (parse_target, parse_actual, actual_doubt, band_of, parse_quantity):
                with contextlib.suppress(PerfevalError):
                    read(text)

    assert grows_at_most(2, int, parse, 20)


_NUMBERS = itertools.count(1_000_000)


def test_long_texts_are_words() -> None:
    """A cell of more than 80 characters is prose, whatever it starts with."""
    text = "≥90%，" + "满意" * 40

    assert parse_target(text) == Described(text)
    assert parse_actual(text) == text
