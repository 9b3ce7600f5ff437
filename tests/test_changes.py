"""What changed between two scorecards."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

from perfeval import Budget, Category, Change, Dimension, FundSource, Indicator, InvalidForm, SelfEvaluation, evaluate
from perfeval.rulebooks import MOF_2020, MOF_2021
from tests.seen import Seen
from tests.small_forms import FUNDS, MET, MISSED, OPEN, form_of, tree_of

BEFORE = evaluate(tree_of(year=2022), MOF_2020)


def test_a_correction_is_shown_with_what_it_gained() -> None:
    """One row for what changed, then total and grade."""
    after = evaluate(tree_of(year=2022).with_indicator("受益人口", actual="100人", reason="补录"), MOF_2020)
    changes = BEFORE.diff(after)

    assert [each.name for each in changes.changes] == ["受益人口"]
    assert changes.changes[0].words == "实际完成值：90人 → 100人；偏差原因：空 → 补录；评分依据：按完成比例 → 达标"
    assert Seen(changes.to_html()).rows == Seen(changes._repr_html_()).rows
    assert [texts for _, texts in Seen(changes.to_html()).rows][1:] == [
        ["受益人口", "27", "30", "+3", changes.changes[0].words],
        ["总分", "87～97", "90～100", "", ""],
        ["等级", "良～优", "优", "", ""],
    ]
    assert "| 受益人口 | 27 | 30 | +3 |" in changes.to_markdown()
    assert max(map(len, changes.to_text(width=60).splitlines())) <= 60
    assert repr(changes) == "<Changes 宣传经费：前后比较, 1 change>"
    assert repr(changes.changes[0]) == "<Change 受益人口 27 → 30>"
    assert str(changes) == changes.to_text()


def test_nothing_changed() -> None:
    """It is without length, and says so."""
    same = BEFORE.diff(evaluate(tree_of(year=2022), MOF_2020))

    assert (len(same), bool(same)) == (0, False)
    assert "各指标无变化" in same.to_text()
    assert pickle.loads(pickle.dumps(same)) == same


def test_what_came_and_what_went() -> None:
    """In the order of the form as it is now, then what is gone; open points gain nothing yet."""
    after = evaluate(form_of(OPEN, Indicator("新指标", "≥1次", "1次", 5), year=2023), MOF_2020)
    changes = BEFORE.diff(after)

    assert [(each.name, each.words) for each in changes.changes] == [
        *[("预算执行率", "取消"), ("新指标", "新增"), ("宣传次数", "取消"), ("受益人口", "取消")],
    ]
    assert "2022年度 → 2023年度" in changes.to_text()
    assert after.diff(BEFORE).changes[-1].words == "取消"
    assert repr(changes.changes[1]) == "<Change 新指标  → 5>"


def test_funds_that_changed() -> None:
    """By their amounts, and their way of being scored."""
    one = evaluate(tree_of(), MOF_2020)
    half = evaluate(attrs.evolve(tree_of(), budget=Budget(adjusted=100, executed=50)), MOF_2020)
    less = evaluate(attrs.evolve(tree_of(), budget=Budget(adjusted=100, executed=40)), MOF_2020)

    assert [each.words for each in one.diff(half).changes] == [
        "全年预算数：244.23万元 → 100万元；全年执行数：244.23万元 → 50万元；评分依据：全部执行 → 按执行率"
    ]
    assert [each.words for each in half.diff(less).changes] == ["全年执行数：50万元 → 40万元"]
    assert "-1" in half.diff(less).to_text().split()


def test_an_amount_that_was_missing() -> None:
    """It was blank, which has no unit either."""
    blank, spent = (evaluate(form_of(MET, budget=Budget(adjusted=100, executed=each)), MOF_2020) for each in (None, 40))

    assert blank.diff(spent).changes[0].words.startswith("全年执行数：空 → 40万元；评分依据")
    assert spent.diff(blank).changes[0].words.startswith("全年执行数：40万元 → 空；评分依据")


def test_funds_that_changed_in_their_sources() -> None:
    """What has no words of its own is said to be of the funds."""
    sources = attrs.evolve(FUNDS, sources=[FundSource("当年财政拨款", adjusted=1)])

    assert [
        each.words
        for each in evaluate(form_of(MET, budget=FUNDS), MOF_2020)
        .diff(evaluate(form_of(MET, budget=sources), MOF_2020))
        .changes
    ] == ["资金"]


def test_every_change_of_an_indicator_is_said() -> None:
    """What decides and what a reviewer wrote as well; a number that is only written otherwise has not changed."""
    before = evaluate(form_of(attrs.evolve(MISSED, weight="30.0")), MOF_2020)
    told: dict[str, dict[str, Any]] = {
        "评分标准：空 → 扣完为止": {"standard": "扣完为止"},
        "扣分：空 → 1": {"deduction": "1.0"},
        "复核得分：空 → 3": {"reviewed_score": 3},
        "适用：是 → 否；评分依据：按完成比例 → 不适用": {"applicable": False},
    }

    for words, change in told.items():
        after = evaluate(form_of(attrs.evolve(MISSED, **change)), MOF_2020)
        assert [each.words for each in before.diff(after).changes] == [words]


def test_another_rulebook_is_said() -> None:
    """With both documents; an indicator that is scored otherwise has changed."""
    after = evaluate(tree_of(year=2022), MOF_2021)

    assert any(line.startswith("评分办法不同：") for line in BEFORE.diff(after).to_text().splitlines())


def test_indicators_of_one_name_keep_their_order() -> None:
    """Of one place, the first is the first; in another place, only where the name stands once on each side."""
    twin = attrs.evolve(MISSED, actual="95人")
    before, after = evaluate(form_of(MISSED, twin), MOF_2020), evaluate(form_of(MISSED, twin, MISSED), MOF_2020)
    moved = SelfEvaluation("宣传经费", [Dimension("效益指标", [Category("社会效益指标", [MISSED])])])
    here, twins = evaluate(form_of(MISSED), MOF_2020), evaluate(form_of(MISSED, twin), MOF_2020)

    assert [each.words for each in before.diff(after).changes] == ["新增"]
    assert len(here.diff(evaluate(moved, MOF_2020))) == 0
    assert sorted(each.words for each in twins.diff(evaluate(moved, MOF_2020)).changes) == ["取消", "取消", "新增"]
    assert [
        each.words for each in evaluate(form_of(MISSED), MOF_2020).diff(evaluate(form_of(twin), MOF_2020)).changes
    ] == ["实际完成值：90人 → 95人"]


def test_a_form_is_no_scorecard() -> None:
    """It has to be scored first."""
    with pytest.raises(InvalidForm, match=r"write card.diff\(evaluate\(form, rulebook\)\)"):
        BEFORE.diff(tree_of())  # type: ignore[arg-type]
    assert Change(None, None).name == ""
