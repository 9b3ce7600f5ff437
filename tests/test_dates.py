"""Dates as clerks write them: which day is meant, and what is no date."""

from __future__ import annotations

import datetime

import pytest

from perfeval import Indicator, Quantity
from perfeval.expressions.dates import last_day, read_date

pytestmark = pytest.mark.usefixtures("hostile_caller")


class TestDate:
    """date = [LEAD] [START DASH] point [TIME] [TAIL]."""

    @pytest.mark.parametrize(
        ("text", "year", "month", "day"),
        [
            ("2023年12月底前", 2023, 12, 31),
            ("2024年2月", 2024, 2, 29),
            ("2月底", None, 2, 28),  # No year, so not a leap year.
            ("2月29日", None, 2, 29),
            ("2023-6-5", 2023, 6, 5),
            ("2023/12", 2023, 12, 31),
            ("1-12月", None, 12, 31),
            ("2023年1月1日至6月30日", 2023, 6, 30),
            ("2022年9月-2023年8月", 2023, 8, 31),
            ("2023.1-12", 2023, 12, 31),
            ("第三季度末", None, 9, 30),
            ("4季度", None, 12, 31),
            ("2023年下半年", 2023, 12, 31),
            ("上半年完成", None, 6, 30),
            ("年底前完成", None, 12, 31),
            ("当年完成", None, 12, 31),
            ("截至2023年末", 2023, 12, 31),
            ("2021-2023年", 2023, 12, 31),
            ("12.31前", None, 12, 31),
            ("12月31日24:00前", None, 12, 31),
            ("11月上旬", None, 11, 10),
            ("完成时间:2023年12月31日", 2023, 12, 31),
            ("项目年底前完成", None, 12, 31),
            ("实施期限:2023年年底", 2023, 12, 31),
        ],
    )
    def test_reads(self, text: str, year: int | None, month: int, day: int) -> None:
        """The end of the period that is named."""
        assert (read_date(text) or ())[:3] == (year, month, day)

    @pytest.mark.parametrize(
        "text",
        [
            "12个月", "6月龄", "3月以上", "半年内", "每年底", "去年底", "每月15日前", "各季度末", "季度末",
            "2023年部门决算公开", "年内就业率",
            "2023.56", "1999.12", "2023.12万元", "2.5", "98", "2023", "服务对象12月满意", "12月工资", "项目2023年",
            "2023年第一批",
            "12月31满意", "满意12.31前", "质量第一季度", "2023年12月3日4日", "10月国庆8天",
        ],
    )  # fmt: skip
    def test_is_none(self, text: str) -> None:
        """Durations, days that come back, and names that hold a year are no dates."""
        assert read_date(text) is None

    @pytest.mark.parametrize(
        "text", ["2023年2月30日", "13月底", "2023-13-01", "0月", "2023年12月0日", "2023-00", "13.31前"]
    )
    def test_days_that_never_come(self, text: str) -> None:
        """They are no date, and nothing else either."""
        assert isinstance(read_date(text), str)

    @pytest.mark.parametrize(
        ("target", "actual", "expected"),
        [
            ("≥5", "2023.6", Quantity("2023.6")),
            ("2023年底前", "2023.6", datetime.date(2023, 6, 30)),
            ("≥5", "于2023.6", datetime.date(2023, 6, 30)),  # nothing is so much “in”
        ],
    )
    def test_a_number_that_may_be_a_date(self, target: str, actual: str, expected: object) -> None:
        """Is one, but where a number is asked for and it is nothing else."""
        assert Indicator("完成", target, actual).actual == expected

    def test_last_day(self) -> None:
        """Without a year, February has 28 days."""
        assert [last_day(2024, 2), last_day(2023, 2), last_day(None, 2), last_day(None, 12)] == [29, 28, 28, 31]
