"""What a reviewer would ask about a form, whatever its points are."""

from __future__ import annotations

from typing import Any
from unittest import mock

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    Finding,
    GradeScale,
    Indicator,
    InvalidForm,
    SelfEvaluation,
    Severity,
    Unread,
    evaluate,
    evaluate_indicator,
)
from perfeval.rulebooks import HEBEI_TIANJIN, INTEGRATED, MOF_2020
from tests.small_forms import FUNDS, MET, MISSED, OPEN, codes_of, form_of

pytestmark = pytest.mark.usefixtures("hostile_caller")


class TestFindings:
    """What a reviewer would ask."""

    def test_weights_that_do_not_add_up(self) -> None:
        """Reported on every tier, and no hindrance to the score."""
        form = SelfEvaluation(
            "宣传经费",
            [Dimension("产出指标", [Category("数量指标", [MET], weight=40)], weight=60)],
            attrs.evolve(FUNDS, weight=60),
        )
        found = [each for each in evaluate(form, MOF_2020).findings if each.code == "weights-do-not-sum"]

        assert [(each.place, each.message) for each in found] == [
            (("产出指标", "数量指标"), "写明 40 分，所属指标分值合计 50 分"),
            (("产出指标",), "写明 60 分，所属指标分值合计 50 分"),
            (("宣传经费",), "分值合计 110 分，不是 100 分"),
        ]
        assert evaluate(form, MOF_2020).total == 110

    def test_a_sound_form_has_none(self) -> None:
        """Nothing is found for its own sake."""
        form = SelfEvaluation(
            "宣传经费",
            [
                Dimension("产出指标", [Category("数量指标", [MET], weight=50)], weight=50),
                Dimension("效益指标", [Category("社会效益指标", [MISSED])], weight=30),
                Dimension("满意度指标", [Category("满意度指标", [Indicator("满意度", "≥90%", "95%", 10)])]),
            ],
            FUNDS,
            grade_scale=GradeScale(90, 80, 60),
        )

        assert codes_of(form) == []

    def test_a_first_tier_that_is_weighted_otherwise(self) -> None:
        """First-tier weights may be adjusted for cause: worth knowing."""
        found = {each.code: each for each in evaluate(form_of(MET, MISSED, budget=FUNDS), MOF_2020).findings}

        assert found["first-tier-weighted-otherwise"].severity is Severity.NOTE
        assert "80" in found["first-tier-weighted-otherwise"].message

    def test_another_scale_of_grades(self) -> None:
        """A mismatch between the form's scale and the rulebook's is reported."""
        assert "grade-scale-differs" in codes_of(form_of(MET, grade_scale=GradeScale(80, 70, 60)))
        assert "grade-scale-differs" not in codes_of(form_of(MET, grade_scale=GradeScale(90, 80, 60)))

    @pytest.mark.parametrize(
        ("indicator", "codes"),
        [
            (Indicator("a", "38508人", "37442人", 3), ["operator-missing"]),
            (Indicator("a", "95%", "0.98", 3), ["operator-missing", "percent-or-share"]),
            (Indicator("a", "10人", "5~8人", 3), ["operator-missing", "actual-is-range"]),
            (Indicator("a", "≥3次", "9" * 19, 8), ["actual-uncertain", "words-where-number-due"]),
            (Indicator("a", "≥", "3次", 8), ["target-uncertain", "number-where-words-due"]),
            (Indicator("a", "≥50个", "50", 8), ["unit-missing"]),
            (Indicator("a", "≥50", "50个", 8), ["unit-missing"]),
            (Indicator("a", "≥50个", "50家", 8), ["units-counted-differently"]),
            (Indicator("a", "≥50个", "50个", 8), []),
            (Indicator("a", "≥2万元", "20000元", 8), []),
            (Indicator("a", "≥266米", "≥266米", 8), ["actual-uncertain"]),
            (Indicator("a", "30人以下", "20人", 8), ["target-uncertain"]),
            (Indicator("a", "≥3次", "6次", 5, self_score="5.01"), ["self-score-above-weight"]),
            (Indicator("a", "≥3次", "6次", 5, self_score="5"), []),
            (Indicator("a", "≥3次", "6次", self_score="5"), ["weight-missing"]),
            (Indicator("a", "38508人", "37442人"), ["weight-missing"]),  # how it would be read does not matter
            (Indicator("a", "38508人", "37442人", 3, applicable=False), ["not-applicable"]),
        ],
    )
    def test_how_texts_were_read(self, indicator: Indicator, codes: list[str]) -> None:
        """Where that is worth saying."""
        assert [each.code for each in evaluate_indicator(indicator, MOF_2020).findings] == codes

    def test_an_unsigned_limit_is_no_overshoot(self) -> None:
        """Where less is better, more is not far beyond the target."""
        indicator = Indicator("成本", "100万元", "150万元", 8, reason="")
        score = evaluate_indicator(indicator, INTEGRATED, category="成本指标")

        assert [each.code for each in score.findings] == ["operator-missing", "reason-missing"]

    @pytest.mark.parametrize(
        ("actual", "codes"),
        [("100万元", ["operator-missing"]), ("101万元", ["operator-missing", "limit-exceeded-unexplained"])],
    )
    def test_an_unsigned_limit_is_exceeded_as_a_signed_one(self, actual: str, codes: list[str]) -> None:
        """Whoever asks for a limit that was exceeded asks for one without a sign too."""
        rulebook = attrs.evolve(MOF_2020, attention=HEBEI_TIANJIN.marks)
        score = evaluate_indicator(Indicator("成本", "100万元", actual, 8), rulebook, category="成本指标")

        assert [each.code for each in score.findings] == codes

    def test_findings_of_a_form_say_where(self) -> None:
        """The form's own first, then the funds', then the indicators', each with its place."""
        form = form_of(OPEN, budget=Budget())

        assert [
            (each.code, each.place) for each in evaluate(form, MOF_2020).findings if each.severity is not Severity.NOTE
        ] == [
            ("weights-do-not-sum", ("宣传经费",)),
            ("funds-missing", ("预算执行率",)),
            ("judgement-needed", ("产出指标", "数量指标", "可持续影响")),
        ]

    @pytest.mark.parametrize(
        ("arguments", "message", "remedy"),
        [
            (("a", "严重", "说明"), "'严重' is no severity", "write one of 错误、提示、说明"),
            (("a", mock.ANY, "说明"), "<ANY> is no severity", "write one of 错误、提示、说明"),
            ((1, Severity.NOTE, "说明"), "1 is not text", "write it as text"),
            (("a", Severity.NOTE, 1), "1 is not text", "write it as text"),
            (("a", Severity.NOTE, "说明", (), 1), "1 is not text", "write it as text"),
            (("a", Severity.NOTE, "说明", "row 1"), "'row 1' is no place", "from the outside in, as a sequence"),
        ],
    )
    def test_what_is_no_finding(self, arguments: tuple[Any, ...], message: str, remedy: str) -> None:
        """Each part is refused with what to write instead."""
        with pytest.raises(InvalidForm) as caught:
            Finding(*arguments)
        assert caught.value.problem == message
        assert caught.value.remedy.endswith(remedy)

    def test_what_stands_nowhere_in_particular(self) -> None:
        """Has no brackets for its place."""
        assert Finding("a", Severity.NOTE, "no unit").to_text("en") == "note: no unit [a]"

    def test_advice_makes_no_other_finding(self) -> None:
        """What is found is the same, whether or not something is said about what to do."""
        assert Finding("a", "说明", "无单位", ["甲"]) == Finding("a", Severity.NOTE, "无单位", ("甲",), "写明单位")

    def test_cells_that_were_not_read(self) -> None:
        """One that holds a number or stands under a heading may be points; any other is worth a look."""
        unread = [
            Unread("说明", ("row 9, column 3",)),
            Unread("5", ("row 2, column 8",)),
            Unread("是", (), "实际完成值"),
        ]
        form = attrs.evolve(form_of(MET), unread=unread)

        assert [(each.severity, each.message, each.place) for each in evaluate(form, MOF_2020).findings[:3]] == [
            (Severity.WARNING, "单元格“说明”未能读入", ("row 9, column 3",)),
            (Severity.ERROR, "单元格“5”未能读入", ("row 2, column 8",)),
            (Severity.ERROR, "“实际完成值”列的单元格“是”未能读入", ()),
        ]
