"""A judgement is a band or a share of the weight; other scales are answered with what they come to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from perfeval import Band, Grade, Indicator, InvalidForm, InvalidNumber, PerfevalError, Quantity, SelfEvaluation

pytestmark = pytest.mark.usefixtures("hostile_caller")

REMEDY = "write a band, 达成, 部分达成 or 未达成, or a share of the weight from 0 to 1"


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        (None, None),
        ("", None),
        ("—", None),
        (Band.ACHIEVED, Band.ACHIEVED),
        ("部分达成", Band.PARTLY_ACHIEVED),
        ("未达成年度指标且效果较差", Band.NOT_ACHIEVED),
        ("0.9", Decimal("0.9")),
        ("90%", Decimal("0.9")),
        (Quantity(85, "%"), Decimal("0.85")),
        (1, Decimal(1)),
        (0, Decimal(0)),
        (Decimal("0.333"), Decimal("0.333")),
    ],
)
def test_judgements_are_bands_or_shares(judged: Any, expected: Any) -> None:
    """A band, its words, a share of the weight, or nothing."""
    assert Indicator("指标", judged=judged).judged == expected


@pytest.mark.parametrize(
    ("judged", "hint"),
    [
        ("优", '; 优 comes nearest to "达成"'),
        ("良", '; 良 comes nearest to "达成"'),
        ("好", '; 好 comes nearest to "达成"'),
        ("合格", '; 合格 comes nearest to "部分达成"'),
        ("一般。", '; 一般。 comes nearest to "部分达成"'),
        ("很好。", '; 很好。 comes nearest to "达成"'),
        ("基本达成", '; 基本达成 comes nearest to "部分达成"'),
        ("较差", '; 较差 comes nearest to "未达成"'),
        (Grade.FAIR, '; 中 comes nearest to "部分达成"'),
        (True, '; True comes nearest to "达成"'),
        (False, '; False comes nearest to "未达成"'),
        (80, '; 80 of 100 is "0.8"'),
        ("80", '; 80 of 100 is "0.8"'),
        (Decimal("92.5"), '; 92.5 of 100 is "0.925"'),
        ("八成", '; 8成 of the weight is "0.8"'),
        ("4/5", '; 4/5 is "0.8"'),
        ("5/5", '; 5/5 is "1"'),
        ("２／３", '; 2/3 is "0.6667"'),
        ("4分", "; points go into self_score"),
        ("5/4", ""),
        ("0/0", ""),
        (150, ""),
        ("101%", ""),
        ("-0.1", ""),
        ("3人", ""),
        ("尚可", ""),
        ([1], ""),
        ("9" * 30, ""),
    ],
)
def test_other_scales_are_answered_with_what_they_come_to(judged: Any, hint: str) -> None:
    """The bands that there are, what a number means, and the nearest of both."""
    with pytest.raises(InvalidForm) as caught:
        Indicator("指标", judged=judged)

    assert caught.value.problem.endswith(" is no judgement")
    assert caught.value.place == ("指标", "judged (评定)")
    assert caught.value.remedy == f"{REMEDY}{hint}"


@pytest.mark.parametrize(
    ("judged", "hint"),
    [
        (0.6, '; 0.6 of the weight is "0.6"'),
        (1.0, '; 1.0 of the weight is "1"'),
        (90.0, '; 90.0 of 100 is "0.9"'),
        (-0.5, ""),
        (1e-300, ""),
        (float("nan"), ""),
    ],
)
def test_a_float_is_written_as_text(judged: Any, hint: str) -> None:
    """Here as everywhere."""
    with pytest.raises(InvalidNumber) as caught:
        Indicator("指标", judged=judged)

    assert caught.value.remedy == f"{REMEDY}, as text{hint}"


def test_every_answer_can_be_taken() -> None:
    """What a message tells to write is a judgement indeed."""
    scales: tuple[Any, ...] = (*Grade, "一般", "基本达成", 80, "4/5", "八成")
    for judged in scales:
        with pytest.raises(PerfevalError) as caught:
            Indicator("指标", judged=judged)
        told = caught.value.remedy.split('"')[1]
        assert Indicator("指标", judged=told).judged is not None


def test_a_column_of_judgements_says_its_row() -> None:
    """A record is answered like a constructor."""
    rows = [{"三级指标": "宣传次数", "年度指标值": "有效", "分值": 5, "评定": "良"}]
    with pytest.raises(InvalidForm) as caught:
        SelfEvaluation.from_rows(rows, project="宣传经费")

    assert caught.value.place == ("row 1", "宣传次数", "judged (评定)")
