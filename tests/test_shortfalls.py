"""Where a scorecard lost points, and what the next grade takes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfeval import Budget, Grade, PerfevalError, SelfEvaluation, evaluate
from perfeval.rulebooks import MOF_2020, MOF_2020_RESCALED

ROWS = [
    {"三级指标": "档案", "年度指标值": "≥100份", "实际完成值": "80份", "分值": 50},
    {"三级指标": "效果", "年度指标值": "有效提高", "实际完成值": "有所提高", "分值": 30},
    {"三级指标": "满意度", "年度指标值": "≥90%", "实际完成值": "95%", "分值": 10},
]
CARD = evaluate(SelfEvaluation.from_rows(ROWS, project="某项目", budget=Budget(adjusted=20, executed=19)), MOF_2020)


def test_the_greatest_loss_comes_first_and_what_is_open_is_said() -> None:
    """What has all of its points is not listed."""
    assert [str(each) for each in CARD.shortfalls()] == [
        "档案：失 10 分；实际完成值为 100份 可得满分",
        "预算执行率：失 0.5 分",
        "效果：待定 30 分；评定为分值的 1 可得满分",
    ]
    assert [each.to_text("en") for each in CARD.shortfalls()] == [
        "档案: 10 points lost; 100份 earns all of them",
        "预算执行率: 0.5 points lost",
        "效果: 30 points open; a share of 1 earns all of them",
    ]
    assert repr(CARD.shortfalls()[0]) == "<Shortfall 档案 10>"


def test_points_to_a_grade_count_from_what_is_sure() -> None:
    """What is open is not counted as had, nor as lost."""
    assert CARD.low == Decimal("59.50")
    assert CARD.points_to("良") == Decimal("20.50")
    assert CARD.points_to(Grade.FAIR) == Decimal("0.50")
    assert CARD.points_to("差") == 0


def test_what_is_left_out_is_no_shortfall() -> None:
    """An indicator that does not apply can earn nothing where the others are rescaled; elsewhere it is open."""
    form = SelfEvaluation.from_rows([{**ROWS[0], "适用": "否"}, ROWS[2]], project="某项目")

    assert evaluate(form, MOF_2020_RESCALED).shortfalls() == ()
    assert [each.open for each in evaluate(form, MOF_2020).shortfalls()] == [50]


def test_no_such_grade_or_language() -> None:
    """Each is refused."""
    with pytest.raises(PerfevalError):
        CARD.points_to("甲")
    with pytest.raises(PerfevalError):
        CARD.shortfalls()[0].to_text("fr")
