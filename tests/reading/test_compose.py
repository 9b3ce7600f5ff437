"""Small texts: points, targets in three columns, tiers with weights, and names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfeval.errors import PerfevalError
from perfeval.form.composed import compose
from perfeval.reading.small_texts import indicator_name, is_blank_name, read_points, tier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10", "10"),
        ("１０ 分", "10"),
        ("（10）", "10"),
        ("12.5%", "12.5"),
        ("9.9999999999", "9.9999999999"),
        ("", None),
        ("——", None),
        ("无", None),
        ("不适用", None),
    ],
)
def test_points(text: str, expected: str | None) -> None:
    """As forms write them."""
    assert read_points(text) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize("text", ["很多", "1.2.3", "10+5"])
def test_what_are_no_points(text: str) -> None:
    """They are refused."""
    with pytest.raises(PerfevalError):
        read_points(text)


@pytest.mark.parametrize(
    ("sign", "value", "measure", "expected"),
    [
        ("≤", "30", "万元", ("≤30万元", [])),
        ("大于等于", "98", "%", ("≥98%", [])),
        ("正向", "95%", "%", ("≥95%", [])),  # the unit stands already
        ("正向", "≥95", "%", ("≥95%", [])),
        ("反向", "≥95%", "", ("≥95%", ["反向"])),  # the sign in the value is the closer one; what it leaves out is said
        ("定性", "明显改善", "", ("明显改善", [])),
        ("经济效益", "3", "次", ("3次", ["经济效益"])),
        ("≥", "显著", "次", ("显著", ["≥", "次"])),
        ("≥", "", "次", ("", ["≥", "次"])),
        ("", "/", "", ("/", [])),
        ("", "12", "/", ("12", [])),
        ("", "3", "长期有效、说明文字", ("3", ["长期有效、说明文字"])),  # no unit that a number can have
        ("≥", "12", "月", ("≥12", ["月"])),  # 12月 is a day
        ("", "≥很多", "次", ("≥很多", ["次"])),
        ("≥", "≥很多", "次", ("≥很多", ["≥", "次"])),
        ("", "3个", "家", ("3个", ["家"])),  # another word for it
        ("", "30元", "元/人", ("30元", ["元/人"])),
        ("≥", "5000以上", "元", ("5000元以上", [])),
        ("反向", "90~95", "%", ("90~95%", [])),
        ("=", "90~95", "%", ("90~95%", [])),
        ("≤", "2023年12月31日", "日", ("2023年12月31日", [])),
        ("正向", "2023年12月31日", "", ("2023年12月31日", [])),
        (">", ">3", "次", (">3次", [])),
        ("<", "<3", "次", ("<3次", [])),
        ("正向", "=3", "次", ("=3次", [])),
        ("控制在", "30", "个", ("控制在30个", [])),  # a sign in words that only a sentence has
        ("约", "≥30", "个", ("≥30个", ["约"])),
        ("第3", "30", "个", ("30个", ["第3"])),
    ],
)
def test_a_target_in_three_columns(sign: str, value: str, measure: str, expected: tuple[str, list[str]]) -> None:
    """One text, and what it leaves out."""
    made = compose(sign, value, measure)

    assert (made.text, list(made.left)) == expected


@pytest.mark.parametrize(
    ("sign", "value", "measure", "code"),
    [
        ("≥", "90~95", "%", "signs-disagree"),
        ("≥", ">3", "次", "signs-disagree"),
        ("≥", "2023年12月31日", "", "signs-disagree"),
        ("", "3万", "!!!", "units-disagree"),
        ("", "3次/月", "月", "units-disagree"),
        ("", "3", "-2", "unit-unknown"),
        ("0", "3", "", "sign-unknown"),
        ("≥", "1", "百分比", "percent-or-share"),
    ],
)
def test_what_is_wrong_between_three_columns(sign: str, value: str, measure: str, code: str) -> None:
    """One trouble, with the cell that was left out."""
    made = compose(sign, value, measure)

    assert [(code, made.left[0])] == [(each.code, each.said) for each in made.troubles]


@pytest.mark.parametrize(
    ("text", "name", "weight"),
    [
        ("产出指标(50分）", "产出指标", "50"),
        ("产出指标【50】", "产出指标", "50"),
        ("产出指标（分值：50）", "产出指标", "50"),
        ("产出指标：50分", "产出指标", "50"),
        ("产 出\n指 标", "产出指标", None),
        ("产出指标50", "产出指标", "50"),
        ("（50分）", "（50分）", "50"),
        ("效益（社会）", "效益（社会）", None),
        ("长" * 61 + "50分", "长" * 61 + "50分", None),
    ],
)
def test_tiers(text: str, name: str, weight: str | None) -> None:
    """The name on one line, and the weight beside it."""
    assert tier(text) == (name, None if weight is None else Decimal(weight))


@pytest.mark.parametrize(
    ("text", "name", "blank"),
    [
        ("指标1：宣传\n次数", "宣传次数", False),
        ("指标①、宣传", "宣传", False),
        ("指标2：", "指标2：", True),
        ("……", "……", True),
        ("", "", True),
        ("12345热线满意率", "12345热线满意率", False),
        ("WiFi\nAP 数量", "WiFi AP 数量", False),
    ],
)
def test_names(text: str, name: str, blank: bool) -> None:
    """Without what the blank form prints."""
    assert (indicator_name(text), is_blank_name(name)) == (name, blank)
