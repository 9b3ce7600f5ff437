"""Nothing in a text vanishes: every number, every unit and every turning word is in the value, in its doubt, or stays.

The texts are made of clauses that the grammar did not inspire: names, bounds, denominators, negations, plans, former
years and comparisons, as clerks string them together, in any order and number.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perfeval import Described, Indicator, PerfevalError, evaluate_indicator, parse_actual, parse_target
from perfeval._text import plain
from perfeval.expressions.actuals import actual_doubt
from perfeval.rulebooks import MOF_2020

_LABELLED: Final = Path(__file__).parents[1] / "cases" / "meanings" / "labelled.json"
#: The names of the indicators that somebody else made up.
NAMES: Final = sorted({pair["name"] for pair in json.loads(_LABELLED.read_text(encoding="utf-8"))})
#: What turns a number, as the issue of the day has it; the library's own list is not asked.
TURNING: Final = (
    "未 未开展 没有完成 尚未 未能 不合格 不满意 取消 作废 暂停 终止 退回 待验收 超支 逾期 延期 还差 尚缺 欠缴 缺口 "
    "下降 减少 降低 回落 ↓ 滑坡 尚余 改期 转入下年 目标 计划 预计 拟 力争 应完成 上年 去年同期 其中"
).split()
#: The same behind a number.
BEHIND: Final = "不到 不足 差一点 （降） (负) ↓ （作废） （暂估） 未完成 待验收 预计 目标".split()
#: What stands beside a number and turns nothing.
PLAIN: Final = "共 累计 已完成 实际完成 开展 实现 达到 支出 到位 人均 覆盖".split()
#: The same in front of a percentage; in front of any other number they say by how much it grew.
GROWN: Final = "同比增长 较上年增长 增长".split()
UNITS: Final = "% 个 次 人 人次 户 万元 元 亩 公里 平方米 吨 期 场 家 天 小时 个月 个工作日".split()
DENOMINATORS: Final = "/人 /亩 /户·年 每人每天 每亩 /公里".split()

names = st.sampled_from(["", "", "满意度", "合格率", "城区", "农村", "第一季度", "每期", *NAMES])
signs = st.sampled_from(
    ["", "", "≥", "≤", ">", "<", "=", "不少于", "不低于", "大于", "超过", "小于", "低于", "不超过", "至少", "约"]
)
suffixes = st.sampled_from(["", "", "", "以上", "以下", "以内", "左右", "及以上", "（含）", "完成", "未完成"])
joints = st.sampled_from(["，", "；", "、", " ", "且", " 且 ", "或", "但", "，其中", "（", "和"])
years = st.sampled_from(["", "", "", "2022年", "2023年", "2024年", "较2022年增长", "截至2023年11月底，"])


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A name, words, a bound and what may stand behind it."""
    number = draw(st.integers(1, 9999).map(str) | st.decimals("0.01", "999", places=2).map(str))
    words = draw(st.sampled_from(["", "", *PLAIN, *GROWN, *TURNING]))
    unit = draw(st.sampled_from(UNITS)) + draw(st.sampled_from(["", "", "", "", *DENOMINATORS]))
    return "".join([draw(years), draw(names), words, draw(signs), number, unit, draw(suffixes)])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """One to three clauses, strung together."""
    text = draw(clauses())
    for _ in range(draw(st.sampled_from([0, 0, 1, 1, 2]))):
        text += draw(joints) + draw(clauses())
    return text + "）" * (text.count("（") - text.count("）"))


def numbers(text: str) -> set[Decimal]:
    """Every number that is written in digits and is no part of a name such as 5G, PM2.5, 3·15 or 12345热线."""
    text = re.sub(r"(?<=[0-9])[,，](?=[0-9]{3}(?![0-9]))", "", plain(text))
    written = re.findall(r"(?<![0-9A-Za-z.·])[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z·]|热线|消防)", text)
    return {Decimal(digits) for digits in written}


def said(value: object, doubt: str) -> str:
    """All that a reading says."""
    return f"{value} {doubt}"


def target_said(text: str) -> str | None:
    """What the reading of a target says; None where the text stays words or is refused."""
    try:
        target = parse_target(text)
    except PerfevalError:
        return None
    return None if target is None or isinstance(target, Described) else said(target, target.doubt)


def actual_said(text: str) -> str | None:
    """What the reading of an actual says; None where the text stays words or is refused."""
    try:
        actual = parse_actual(text)
    except PerfevalError:
        return None
    return None if actual is None or isinstance(actual, str) else said(actual, actual_doubt(text))


@given(texts())
@example("第一季度≥10次 第二季度≥20次")
@example("较2022年增长5%")
@example("2023年3月至11月")
@example("7×24小时服务满意率≥95%")
def test_every_number_is_said(text: str) -> None:
    """A number of the text is one of the value or of its doubt, unless the text stays words."""
    for everything in (target_said(text), actual_said(text)):
        assert everything is None or numbers(text) <= numbers(everything)


@given(texts())
@example("≥5立方米每秒")
@example("1%，其中1%/人")
@example("2.3万余人")
@example("20元每人每天且满意度≥90%")
def test_every_unit_is_said(text: str) -> None:
    """A unit behind a number is in the value or in its doubt, and so is every denominator."""
    units = re.findall(rf"[0-9]万?[余多]?({'|'.join(sorted([*UNITS, '立方米'], key=len, reverse=True))})", text)
    denominators = re.findall(r"(?<=[%元米人次天])(?:[/·]|每)([人亩户年天秒]|公里)", text)
    for everything in (target_said(text), actual_said(text)):
        assert everything is None or all(unit in everything for unit in [*units, *denominators])


@given(names, st.sampled_from(TURNING), st.integers(1, 999), st.sampled_from(UNITS), suffixes)
@example("按时完成率", "目标", 1, "%", "")
@example("按期办结件数", "计划", 5, "件", "")
def test_a_turning_word_is_said(name: str, word: str, number: int, unit: str, suffix: str) -> None:
    """An actual with a turning word before its number stays words, or says the word in its doubt."""
    text = f"{name}{word}{number}{unit}{suffix}"
    everything = actual_said(text)

    assert everything is None or word[:2] in everything


@given(st.sampled_from(TURNING), st.integers(1, 999), st.sampled_from(UNITS), st.sampled_from("≥≤="))
def test_a_turning_word_never_scores_in_full_in_silence(word: str, number: int, unit: str, sign: str) -> None:
    """Whatever the target asks, a number that a word turns is open or reported."""
    score = evaluate_indicator(Indicator("指标", f"{sign}{number}{unit}", f"{word}{number}{unit}", 10), MOF_2020)

    assert score.low < score.high or score.findings


@given(st.sampled_from(BEHIND), st.integers(1, 999), st.sampled_from(UNITS), st.sampled_from("≥≤="))
@example("待验收", 3, "期", "≥")
@example("差一点", 3, "小时", "≥")
def test_what_turns_a_number_may_stand_behind_it(word: str, number: int, unit: str, sign: str) -> None:
    """95%不到 is no 95 %, and 6%（降） no growth."""
    score = evaluate_indicator(Indicator("指标", f"{sign}{number}{unit}", f"{number}{unit}{word}", 10), MOF_2020)

    assert score.low < score.high or score.findings


@given(st.sampled_from(PLAIN), st.integers(1, 999), st.sampled_from(UNITS))
def test_plain_words_change_nothing(word: str, number: int, unit: str) -> None:
    """An actual with plain words before its number is the number, and asks nothing."""
    score = evaluate_indicator(Indicator("指标", f"≥{number}{unit}", f"{word}{number}{unit}", 10), MOF_2020)

    assert score.points == 10
    assert score.findings == ()


@given(st.sampled_from(GROWN), st.integers(1, 999), st.sampled_from(UNITS))
def test_growth_is_a_number_in_per_cent_alone(word: str, number: int, unit: str) -> None:
    """So many more than before are not so many, unless that is what was asked for."""
    level, grown = (
        evaluate_indicator(Indicator(name, f"≥{number}{unit}", f"{word}{number}{unit}", 10), MOF_2020)
        for name in ("指标", "增长情况")
    )

    assert level.high == 10
    assert level.low == (10 if unit == "%" else 0)
    assert grown.points == 10


@pytest.mark.parametrize("pair", json.loads(_LABELLED.read_text(encoding="utf-8")), ids=lambda pair: pair["actual"])
def test_labelled_texts_lose_no_number(pair: dict[str, str]) -> None:
    """The same for texts that somebody else wrote, but for what is written in another way in the value."""
    text = pair["actual"]
    everything = actual_said(text)
    if everything is not None and pair["kind"] not in {"compound", "bracket_restates", "date_done"}:
        assert numbers(text) <= numbers(everything)
