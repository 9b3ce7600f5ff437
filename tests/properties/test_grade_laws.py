"""Laws of grades: 优 90 (incl.)–100, 良 80 (incl.)–90, 中 60 (incl.)–80, 差 below 60."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs
from hypothesis import given
from hypothesis import strategies as st

from perfeval import Category, Dimension, Grade, GradeScale, Indicator, SelfEvaluation, evaluate
from perfeval.rulebooks import MOF_2020
from tests.conftest import hostile_context
from tests.properties.strategies import decimals, scales


class TestScales:
    """The bound marked （含） belongs to the better grade: [90, 100] 优, [80, 90) 良, [60, 80) 中, [0, 60) 差."""

    @given(scales(), decimals(0, 100), decimals(0, 100))
    @hostile_context()
    def test_more_points_are_no_worse_grade(self, scale: GradeScale, one: Decimal, other: Decimal) -> None:
        """Grades rise with points."""
        assert scale.grade(min(one, other)) <= scale.grade(max(one, other))

    @given(scales(), st.sampled_from(Grade))
    @hostile_context()
    def test_every_grade_begins_at_its_bound(self, scale: GradeScale, grade: Grade) -> None:
        """Its lowest points give it, or a better one where it has no cent of its own; a cent less is a worse grade."""
        lowest = scale.lowest(grade)
        better = next(
            (bound for bound in map(scale.lowest, Grade) if scale.grade(bound) > grade and bound == lowest), None
        )

        assert (scale.grade(lowest) is grade) is (better is None)
        if lowest > 0:
            assert scale.grade(a_cent_below(lowest)) < grade

    @given(scales())
    @hostile_context()
    def test_a_bound_belongs_to_the_grade_below_where_it_is_not_included(self, scale: GradeScale) -> None:
        """And to its own everywhere else."""
        below = dict(pairwise(Grade))
        bounds = zip(Grade, (scale.excellent, scale.good, scale.fair), strict=False)

        for grade, bound in bounds:
            assert scale.grade(bound) is (below[grade] if grade in scale.strict else grade)

    @given(scales())
    @hostile_context()
    def test_printed_scale_reads_as_itself(self, scale: GradeScale) -> None:
        """Str and parse are inverse."""
        assert GradeScale.parse(str(scale)) == scale

    @given(scales(), decimals(0, 100))
    @hostile_context()
    def test_names_change_no_grade(self, scale: GradeScale, points: Decimal) -> None:
        """They are how it is written, and each grade has one of its own."""
        plain = attrs.evolve(scale, names=["优", "良", "中", "差"])

        assert scale.grade(points) is plain.grade(points)
        assert scale.names == tuple(scale.name_of(grade) for grade in Grade)
        assert (scale == plain) is (scale.names == plain.names)

    @given(st.integers(2, 97), st.integers(1, 30), st.integers(1, 30), st.sampled_from(["-", "～", "至", "—"]))
    @hostile_context()
    def test_whole_numbers_may_leave_a_point_between(self, fair: int, good: int, excellent: int, dash: str) -> None:
        """80–89 and 90–100 leave nothing out that a whole total could be."""
        middle, high = fair + good, fair + good + excellent
        statement = (
            f"优（{high}{dash}200分）、良（{middle}{dash}{high - 1}分）、"
            f"中（{fair}{dash}{middle - 1}分）、差（0{dash}{fair - 1}分）"
        )

        assert GradeScale.parse(statement) == GradeScale(high, middle, fair, full=200)


class TestGradeOfATotal:
    """What is shown agrees with what decided: the grade is of the rounded total that is printed."""

    @given(st.integers(0, 10_000))
    @hostile_context()
    def test_grade_is_of_the_printed_total(self, reached: int) -> None:
        """At 89.99 it is 良, at 90.00 it is 优, and nothing lies between."""
        indicator = Indicator("培训人次", "≥10000人次", f"{reached}人次", 100)
        form = SelfEvaluation("项目", [Dimension("产出指标", [Category("数量指标", [indicator])])])
        card = evaluate(form, MOF_2020)
        expected = "优" if reached >= 9000 else "良" if reached >= 8000 else "中" if reached >= 6000 else "差"

        assert str(card.grade) == expected
        assert card.total == Decimal((0, tuple(map(int, str(reached))), -2))

    def test_what_rounds_up_to_the_bound_is_above_it(self) -> None:
        """89.995 is printed as 90.00, so it is 优."""
        indicator = Indicator("培训人次", "≥100000人次", "89995人次", 100)
        form = SelfEvaluation("项目", [Dimension("产出指标", [Category("数量指标", [indicator])])])
        card = evaluate(form, MOF_2020)

        assert (str(card.total), card.grade) == ("90.00", Grade.EXCELLENT)


def a_cent_below(points: Decimal) -> Decimal:
    """One cent less, in whole numbers."""
    return Decimal((0, tuple(map(int, str(int(Fraction(points) * 100) - 1))), -2))
