"""Quantities: what is a unit, what converts into what, and what is refused."""

from __future__ import annotations

import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from perfeval import Between, IncomparableUnits, InvalidNumber, InvalidQuantity, Quantity, parse_quantity
from perfeval.expressions.numerals import read_numeral
from perfeval.expressions.units import counted_noun, is_known_unit, is_unit, known_unit_at, unit_of

pytestmark = pytest.mark.usefixtures("hostile_caller")

UNITS = [
    # text, dimension, how many base units
    ("", "", 1),
    ("元", "money", 1),
    ("万元", "money", 10**4),
    ("百万元", "money", 10**6),
    ("亿元", "money", 10**8),
    ("万亿元", "money", 10**12),
    ("%", "ratio", 1),
    ("‰", "ratio", Fraction(1, 10)),
    ("个百分点", "ratio", 1),
    ("分钟", "time", 60),
    ("日", "time", 86400),
    ("个月", "months", 1),
    ("年", "months", 12),
    ("个工作日", "working days", 1),  # How many days these are depends on the calendar.
    ("亩", "area", Fraction(2000, 3)),
    ("万亩", "area", Fraction(20_000_000, 3)),
    ("平方公里", "area", 10**6),
    ("千米", "length", 1000),  # Not a thousand of 米 by its prefix, but a noun of its own.
    ("公斤", "weight", 1000),
    ("千瓦时", "energy", 1),
    ("万千瓦时", "energy", 10**4),
    ("千瓦", "power", 1000),
    ("分贝", "sound level", 1),  # 分 alone counts.
    ("个", "count", 1),
    ("万人次", "count", 10**4),
    ("个社区", "count", 1),
    ("台(套)", "count", 1),
    ("万", "", 10**4),
    ("元/亩", "money/area", Fraction(3, 2000)),
    ("元/生.年", "money/months/生", Fraction(1, 12)),
    ("元/生/年", "money/months/生", Fraction(1, 12)),
    ("万元/人·年", "money/months/人", Fraction(10**4, 12)),
    ("例/10万人", "count/人", Fraction(1, 10**5)),
    ("/亩", "/area", Fraction(3, 2000)),
    ("mg/L", "weight/volume", 1),
    ("网格", "?网格", 1),
    ("Mbps", "data rate", 1000),
    ("MB", "?MB", 1),
]


class TestUnit:
    """unit = [PREFIX] NOUN ("/" PER)*."""

    @pytest.mark.parametrize(("text", "dimension", "scale"), UNITS)
    def test_dimension_and_scale(self, text: str, dimension: str, scale: Fraction) -> None:
        """Every unit measures something, in so many base units."""
        unit = unit_of(text)

        assert is_unit(text)
        assert (dimension, scale) == (unit.dimension, unit.scale)
        assert unit.is_counted is (dimension == "count")

    @pytest.mark.parametrize(
        "text",
        [
            "以上", "5", "人以上", "-", "e5", "且", "完成", "元整", "公里道路", "天假期", "G网络", "热线", "号楼",
            "人，户", "人 以内",
            "%以", "三次", "万元/100万元", "一二三四五六七八九十一", "x" * 17, ".", "人.", "(次)", "<b>",
            "次\u202e", "٣", "²",
        ],
    )  # fmt: skip
    def test_what_is_no_unit(self, text: str) -> None:
        """Words that say how a number is meant, what was done or what was measured are no units."""
        with pytest.raises(InvalidQuantity, match="is not a unit") as caught:
            Quantity(5, text)

        assert "万元" in caught.value.remedy

    @pytest.mark.parametrize("value", [None, 5, "x" * 10**6, ["元"]])
    def test_a_unit_is_short_text(self, value: Any) -> None:
        """The message shows no more than a line of it."""
        with pytest.raises(InvalidQuantity, match="is not a unit") as caught:
            Quantity(5, value)

        assert len(caught.value.problem) < 80

    def test_units_are_tidied(self) -> None:
        """White space goes, full width becomes plain, 百分比 is the system's word for %."""
        assert [Quantity(5, text).unit for text in (" 万 元", "％", "百分比", "ｋｍ")] == ["万元", "%", "%", "km"]

    def test_known_units_are_found_in_text(self) -> None:
        """The longest that stands there, and never a part of a Latin word."""
        assert known_unit_at("≥5万人次/年以上", 2) == "万人次/年"
        assert known_unit_at("5mmol", 1) == ""
        assert is_known_unit("元/生·年")
        assert not is_known_unit("百分比")

    def test_counted_nouns(self) -> None:
        """个社区 counts; 分钟, 公里道路 and 床日 measure, and 岗 of 岗位 is a part of a word."""
        assert [counted_noun(text) for text in ("个社区", "个方案", "百架")] == ["个", "个", "百架"]
        assert not any(map(counted_noun, ("分钟", "公里道路", "网格", "个小时工", "人月", "床日", "岗位")))


class TestConversion:
    """Conversions lose nothing, or are refused."""

    @pytest.mark.parametrize(
        ("value", "unit", "goal", "result"),
        [
            ("0.2", "万元", "元", "2000"),
            ("2000", "元", "万元", "0.2"),
            ("3.50", "亿元", "万元", "35000"),
            ("1.5", "万人次", "人次", "15000"),
            ("3", "亩", "平方米", "2000"),
            ("1", "公顷", "平方米", "10000"),
            ("1", "平方米", "亩", "0.0015"),
            ("90", "分钟", "小时", "1.5"),  # The factor has no end of digits, the result has.
            ("5", "%", "‰", "50"),
            ("2", "年", "个月", "24"),
            ("-3", "km", "米", "-3000"),
            ("1", "吨", "公斤", "1000"),
            ("7", "个", "人", "7"),  # Measure words stand for one another.
            ("0", "万元", "元", "0"),
        ],
    )
    def test_to(self, value: str, unit: str, goal: str, result: str) -> None:
        """The converted quantity equals the one it came from."""
        converted = Quantity(value, unit).to(goal)

        assert (converted.value, converted.unit) == (Decimal(result), goal)
        assert converted == Quantity(value, unit)

    @pytest.mark.parametrize(
        ("value", "unit", "goal", "problem"),
        [
            ("3", "万元", "%", "measure different things"),
            ("3", "工作日", "天", "measure different things"),
            ("1", "元/亩", "元", "measure different things"),
            ("1", "亩", "平方米", "no end of decimal places"),
            ("1", "分钟", "小时", "no end of decimal places"),
            ("100000000000000000", "亿元", "元", "more than 18 digits"),
            ("0.000000000001", "元", "亿元", "more than 12 decimal places"),
        ],
    )
    def test_to_refuses(self, value: str, unit: str, goal: str, problem: str) -> None:
        """What cannot be written in the other unit is an error that says why."""
        with pytest.raises(IncomparableUnits, match=problem):
            Quantity(value, unit).to(goal)

    def test_one_of_something_takes_no_unit_from_an_amount(self) -> None:
        """5 per mu and 10 yuan per mu stay two things, and the message says them as they are."""
        for low, high in ((Quantity(5, "/亩"), Quantity(10, "元/亩")), (Quantity(5, "元/亩"), Quantity(10, "/亩"))):
            with pytest.raises(IncomparableUnits, match=f"{high} and {low} cannot be compared"):
                Between(low, high)

    def test_to_refuses_what_is_no_unit(self) -> None:
        """The goal is a unit like any other."""
        with pytest.raises(InvalidQuantity):
            Quantity(5, "元").to("以上")

    @pytest.mark.parametrize(
        ("mine", "other", "aligned"),
        [
            ("5万元", "3万元", ("5", "3")),
            ("5万元", "3元", ("5", "0.0003")),
            ("1平方米", "1亩", ("3", "2000")),  # 2000/3 m² to the 亩: both are scaled to whole numbers.
            ("90", "95%", ("90", "95")),
            ("90%", "95", ("90", "95")),
            ("5万", "3万元", ("5", "3")),
            ("3元", "5万", ("3", "50000")),  # A prefix that is written counts.
            ("5万", "3元", ("5", "0.0003")),
            ("90", "3万元", ("90", "3")),  # ≤90万元 and an actual of 90.
        ],
    )
    def test_aligned(self, mine: str, other: str, aligned: tuple[str, str]) -> None:
        """Both values in one unit; a unit left unsaid is the other's, prefix and all."""
        assert parse_quantity(mine).aligned(parse_quantity(other)) == tuple(map(Decimal, aligned))


class TestOrder:
    """Quantities compare by size where they measure the same."""

    @pytest.mark.parametrize("relation", [operator.lt, operator.le, operator.gt, operator.ge])
    def test_relations(self, relation: Callable[[object, object], bool]) -> None:
        """A smaller number may be the larger quantity."""
        for myriads, ones in [(5, 50000), (5, 49999), (5, 50001)]:
            assert relation(Quantity(myriads, "万元"), Quantity(ones, "元")) is relation(myriads * 10000, ones)

        with pytest.raises(IncomparableUnits, match="3万元 and 5% cannot be compared: '万元' and '%'"):
            relation(Quantity(3, "万元"), Quantity(5, "%"))
        with pytest.raises(TypeError):
            relation(Quantity(3, "万元"), 5)

    def test_equality_is_by_size(self) -> None:
        """Equal quantities have equal hashes; what is no quantity is never equal."""
        same = {Quantity("0.2", "万元"), Quantity(2000, "元"), Quantity("2000.00", "元")}

        assert len(same) == 1
        assert Quantity(5, "%") != Quantity(5)
        assert Quantity(5) != 5
        assert Quantity("5.0", "次") == Quantity(5, "次")


class TestValue:
    """A quantity keeps the number as written, and prints as it is read."""

    @pytest.mark.parametrize(
        ("quantity", "text", "representation"),
        [
            (Quantity("244.23", "万元"), "244.23万元", "Quantity('244.23', '万元')"),
            (Quantity("100.00"), "100.00", "Quantity('100.00')"),
            (Quantity(Decimal("1E-7"), "%"), "0.0000001%", "Quantity('0.0000001', '%')"),
            (Quantity(Decimal("-0.0"), "%"), "0.0%", "Quantity('0.0', '%')"),
            (Quantity(Decimal("1E+3"), "人"), "1000人", "Quantity('1000', '人')"),
        ],
    )
    def test_prints(self, quantity: Quantity, text: str, representation: str) -> None:
        """No exponent, no negative zero."""
        assert (text, representation) == (str(quantity), repr(quantity))
        assert parse_quantity(text) == quantity == eval(representation)  # noqa: S307

    def test_is_frozen_and_pickles(self) -> None:
        """It changes only by making another."""
        quantity = Quantity("0.20", "万元")

        assert str(pickle.loads(pickle.dumps(quantity))) == "0.20万元"
        assert attrs.evolve(quantity, value=3) == Quantity(3, "万元")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            quantity.unit = "元"  # type: ignore[misc]

    @pytest.mark.parametrize("value", [0.1, True, None, "1e5", "９", "NaN", Decimal("Infinity"), "1,000", 10**18])
    def test_numbers_come_through_one_door(self, value: Any) -> None:
        """Whatever is no exact number is refused; text here is plain digits, since parsing is for text."""
        with pytest.raises(InvalidNumber):
            Quantity(value, "元")


class TestParseQuantity:
    """quantity = NUMBER [UNIT] | NUMERAL KNOWN_UNIT | 百分之 NUMERAL."""

    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("244.23万元", "244.23", "万元"),
            (" ２４４．２３ 万元 ", "244.23", "万元"),
            ("1,234,567.80元", "1234567.80", "元"),
            ("1，234元", "1234", "元"),
            ("-5%", "-5", "%"),
            ("－5％", "-5", "%"),
            ("+5%", "5", "%"),
            ("007", "7", ""),
            ("三次", "3", "次"),
            ("负三度", "-3", "度"),
            ("十二个月", "12", "个月"),
            ("百分之九十九点五", "99.5", "%"),
            ("百分之百", "100", "%"),
            ("百分之95", "95", "%"),
            ("千分之五", "5", "‰"),
            ("万分之三", "3", "‱"),
            ("500元/生.年", "500", "元/生.年"),
        ],
    )
    def test_reads(self, text: str, value: str, unit: str) -> None:
        """The number keeps its digits, the unit its words."""
        quantity = parse_quantity(text)

        assert (str(quantity.value), quantity.unit) == (value, unit)

    @pytest.mark.parametrize(
        "text",
        [
            "", "完成", "≥5%", "5-6次", "5%以上", "1,23元", "1.2.3", "5 6", "三", "一次性", "百分之",
            "百分之九十以上", "百分之三次",
            "1e5", "0x1F", "٣", "½", "--5", ".5", "5.", "百分之x", "百分之1.2.3", "三三次", None, 5, "9" * 10**6,
        ],
    )  # fmt: skip
    def test_refuses(self, text: Any) -> None:
        """Signs belong to targets, and a numeral needs a unit to be one; the message is short."""
        with pytest.raises((InvalidQuantity, InvalidNumber)) as caught:
            parse_quantity(text)

        assert len(caught.value.problem) < 120


class TestNumeral:
    """numeral = [DIGIT 千] [DIGIT 百] [[DIGIT] 十] [DIGIT] [点 DIGIT+]."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("零", 0), ("五", 5), ("两", 2), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百", 100),
            ("一百零五", 105), ("一百一十", 110), ("两千三百", 2300), ("三千零五", 3005), ("壹佰贰拾叁", 123),
            ("三点一四", "3.14"),
            ("零点五", "0.5"),
        ],
    )  # fmt: skip
    def test_reads(self, text: str, value: int | str) -> None:
        """Below ten thousand, with or without decimals."""
        assert read_numeral(text) == Decimal(value)

    @pytest.mark.parametrize(
        "text", ["", "百", "千", "百十", "十十", "二三", "十百", "一百十百", "点五", "三点", "二〇二三", "x"]
    )
    def test_refuses(self, text: str) -> None:
        """Characters in an order that makes no number are none."""
        assert read_numeral(text) is None
