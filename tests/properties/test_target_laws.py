"""Laws of targets and actuals: what is printed is read, and what means the same is read the same."""

from __future__ import annotations

import pickle
import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfeval import (
    Deadline,
    Described,
    InvalidNumber,
    InvalidTarget,
    NotBefore,
    Quantity,
    Target,
    parse_actual,
    parse_target,
)
from perfeval._text import PLAIN_CHARACTERS, plain
from perfeval.expressions.actuals import actual_doubt
from perfeval.expressions.dates import read_date
from perfeval.expressions.grammar import read_plainly
from tests.conftest import hostile_context
from tests.properties.expressions import quantities, targets

FULL_WIDTH = str.maketrans({plain: written for written, plain in PLAIN_CHARACTERS.items() if len(plain) == 1})
_ALPHABET = (
    "≥≤<>=0123456789.,%％万元个人次年月日前底内以上下不超过低于至-~～/()（）[]每"
    "亩第一二三十百千分之约控制在 ，;：+±的且号G率度"
)

#: Texts that look like expressions.
scribbles = st.text(_ALPHABET, max_size=24)
amounts = st.integers(0, 10**6).map(str) | st.decimals("0", "99999", places=2).map(str)
known_units = st.sampled_from(["", "%", "万元", "个", "人次", "元/亩", "个工作日", "公里"])


class TestPrinting:
    """`str` is canonical: it parses back to the equal target."""

    @given(targets)
    @hostile_context()
    def test_parse_after_print_is_the_identity(self, target: Target) -> None:
        """Except where a number and its unit, written alone, are a date: 2023年, 12月, 2023.12."""
        assume(isinstance(target, (Deadline, NotBefore)) or read_date(str(target)) is None)

        assert parse_target(str(target)) == target

    @given(targets)
    @hostile_context()
    def test_full_width_is_half_width(self, target: Target) -> None:
        """Each character may be written in another form of it."""
        text = str(target)
        assume(plain(text.translate(FULL_WIDTH)) == plain(text))

        assert parse_target(text.translate(FULL_WIDTH)) == parse_target(text)

    @given(scribbles)
    @hostile_context()
    def test_whatever_is_read_prints_as_itself(self, text: str) -> None:
        """For any text: an error of ours, nothing, or a value that prints as something that is read the same."""
        try:
            target = parse_target(text)
        except (InvalidTarget, InvalidNumber):
            return
        assert target is None or parse_target(str(target)) == target

    @given(targets)
    @hostile_context()
    def test_targets_survive_pickle(self, target: Target) -> None:
        """With the same hash."""
        again = pickle.loads(pickle.dumps(target))

        assert again == target
        assert hash(again) == hash(target)


class TestWords:
    """Words stand for signs."""

    @given(amounts, known_units)
    @hostile_context()
    @pytest.mark.parametrize(
        ("sign", "words"),
        [
            ("≥{}", ["≧{}", ">={}", "＞＝{}", "不低于{}", "不少于 {}", "大于等于{}", "至少{}",
             "{}以上", "{}及以上", "达到{}以上", "正向 ≥ {}"]),
            ("≤{}", ["≦{}", "<={}", "不超过{}", "不高于{}", "小于或等于{}", "至多{}",
             "{}以内", "{}（含）以下", "控制在{}以内"]),
            (">{}", ["＞{}", "超过{}", "大于{}", "高于{}"]),
            ("<{}", ["＜{}", "低于{}", "小于{}", "不足{}"]),
            ("={}", ["═{}", "＝{}", "等于{}"]),
        ],
    )  # fmt: skip
    def test_words_equal_signs(self, sign: str, words: list[str], amount: str, unit: str) -> None:
        """Whichever way it is written, the target is the same."""
        target = parse_target(sign.format(amount + unit))

        assert [parse_target(each.format(amount + unit)) for each in words] == [target] * len(words)

    @given(amounts, st.sampled_from(["%", "万元", "个", "人次", "元/亩", "个工作日", "公里"]), st.sampled_from("≥≤><="))
    @hostile_context()
    def test_a_name_in_front_changes_nothing(self, amount: str, unit: str, sign: str) -> None:
        """群众满意度≥90% is ≥90%; neither do a full stop, spaces, or brackets around it."""
        bare = parse_target(f"{sign}{amount}{unit}")

        for form in ("群众满意度{}", "12345热线满意率{}", "24小时内响应率{}", " {} 。", "（{}）", "1、指标：{}"):
            assert parse_target(form.format(f"{sign}{amount}{unit}")) == bare

    @given(st.lists(st.integers(1, 999), min_size=2, max_size=4, unique=True))
    @hostile_context()
    def test_several_numbers_are_no_number(self, numbers: list[int]) -> None:
        """Prose with several numbers stays prose."""
        text = "，".join(f"{name}{number}个" for name, number in zip("甲乙丙丁", numbers, strict=False))

        assert parse_target(text) == Described(text)
        assert parse_actual(text) == text


class TestActual:
    """An actual is read as the target of the same words is, without its sign."""

    @given(quantities, st.sampled_from(["", "≥", "≤", "＝"]))
    @hostile_context()
    def test_a_sign_glued_to_an_actual_is_dropped(self, quantity: Quantity, sign: str) -> None:
        """The value is the number, and the sign is reported."""
        text = f"{sign}{quantity}"
        assume(read_date(plain(text)) is None)

        assert parse_actual(text) == quantity
        assert (actual_doubt(text) != "") >= (sign != "")

    @given(scribbles)
    @hostile_context()
    def test_anything_is_an_actual(self, text: str) -> None:
        """Any text has a reading, or holds a number that is out of bounds."""
        try:
            parse_actual(text)
            actual_doubt(text)
        except InvalidNumber:
            assert any(len(run) > 12 for run in re.findall(r"[0-9]+", plain(text)))


@given(st.sampled_from("≥≤><=") | st.just(""), st.decimals("0", "99999", places=2), known_units)
@hostile_context()
def test_the_quick_way_and_the_long_way_agree(sign: str, value: Decimal, unit: str) -> None:
    """A space in front keeps a text from the quick way, and changes nothing else."""
    text = f"{sign}{value}{unit}"
    quick = read_plainly(text)

    assert quick is None or quick == (sign, Quantity(value, unit))
    assert parse_target(f" {text}") == parse_target(text)
    assert parse_actual(f" {text}") == parse_actual(text)
