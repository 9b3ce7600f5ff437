"""Quantities and targets for the laws of reading and printing: everything that can be built by hand."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

from perfeval import AtLeast, AtMost, Between, Deadline, Exactly, MonthDay, NotBefore, Quantity, Unstated
from perfeval.expressions.units import is_unit

_COUNTING: Final = ("个", "人次", "万人次", "台(套)", "个社区")
#: Units that measure the same thing, in rows.
SAME: Final = (
    ("元", "万元", "百万元", "亿元", "角"),
    ("%", "‰", "个百分点"),
    ("分钟", "小时", "天", "周"),
    ("个月", "季度"),
    ("平方米", "㎡", "亩", "万亩", "公顷"),
    ("米", "公里", "km"),
    ("公斤", "吨", "万吨"),
    _COUNTING,
    ("元/生.年", "万元/生/年"),
)
#: Units of all kinds, among them some that no table knows.
UNITS: Final = ("", *(unit for row in SAME for unit in row), "网格", "Mbps", "/亩", "例/10万人", "个工作日", "岁", "℃")

_LETTERS: Final = "网格架构点位摊铺千万百亿个次元米天KGkgTW%‰℃/.·²３ ａ（套）"

#: Units that somebody may come up with.
odd_units = st.text(_LETTERS, max_size=8).filter(lambda text: is_unit("".join(text.split())))
units = st.sampled_from(UNITS) | odd_units

#: Every number that a form may hold.
values = st.one_of(
    st.integers(-(10**18) + 1, 10**18 - 1).map(Decimal),
    st.decimals("-999999", "999999", places=2),
    st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places),
        st.integers(-(10**18), 10**18).map(lambda number: number // 10**6),
        st.integers(0, 12),
    ),
)
quantities = st.builds(Quantity, values, units)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Quantity, Quantity]:
    """Two quantities that measure the same thing."""
    row = st.sampled_from(draw(st.sampled_from(SAME)))
    return Quantity(draw(values), draw(row)), Quantity(draw(values), draw(row))


@st.composite
def betweens(draw: st.DrawFn) -> Between:
    """Ranges with both ends, either or none included; their ends count the same things."""
    low, high = sorted(draw(pairs()))
    if low.unit in _COUNTING:
        high = Quantity(high.value, low.unit)
        low, high = sorted((low, high))
    return Between(low, high, draw(st.booleans()), draw(st.booleans()))


dates = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
month_days = st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 12, 31)).map(
    lambda date: MonthDay(date.month, date.day)
)
#: Every target but words.
targets = st.one_of(
    st.builds(AtLeast, quantities, st.booleans()),
    st.builds(AtMost, quantities, st.booleans()),
    st.builds(Exactly, quantities),
    st.builds(Unstated, quantities),
    betweens(),
    st.builds(Deadline, dates | month_days),
    st.builds(NotBefore, dates | month_days, st.booleans()),
)
