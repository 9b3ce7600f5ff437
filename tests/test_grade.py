"""Grades are ordered, and scales leave no gap and no overlap."""

from __future__ import annotations

import copy
import operator
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import Grade, GradeScale, InvalidGradeScale, InvalidNumber

pytestmark = pytest.mark.usefixtures("hostile_caller")

USUAL = GradeScale(90, 80, 60)


class TestGrade:
    """优 / 良 / 中 / 差."""

    def test_better_grades_are_greater(self) -> None:
        """In this order, and equal to themselves."""
        assert sorted(Grade) == [Grade.POOR, Grade.FAIR, Grade.GOOD, Grade.EXCELLENT]
        assert Grade.GOOD > Grade.FAIR >= Grade.FAIR > Grade.POOR
        assert Grade.POOR < Grade.FAIR <= Grade.FAIR < Grade.GOOD
        assert not Grade.GOOD > Grade.GOOD
        assert not Grade.GOOD < Grade.GOOD
        assert not Grade.GOOD >= Grade.EXCELLENT
        assert not Grade.GOOD <= Grade.FAIR

    @pytest.mark.parametrize("relation", [operator.lt, operator.le, operator.gt, operator.ge])
    @pytest.mark.parametrize("other", [90, "优", [], None])
    def test_only_grades_are_better_or_worse(self, relation: Callable[[Any, Any], bool], other: object) -> None:
        """Than points or words they are neither."""
        with pytest.raises(TypeError, match="not supported between instances of 'Grade'"):
            relation(Grade.GOOD, other)

    @pytest.mark.parametrize(
        ("text", "grade"),
        [
            ("优", Grade.EXCELLENT),
            (" 优秀 ", Grade.EXCELLENT),
            ("“良”", Grade.GOOD),
            ("良好。", Grade.GOOD),
            ("良；", Grade.GOOD),
            ("【中】", Grade.FAIR),
            ("中等", Grade.FAIR),
            ("合格", Grade.FAIR),
            ("(差)", Grade.POOR),
            ("不合格", Grade.POOR),
            (Grade.GOOD, Grade.GOOD),
        ],
    )
    def test_grade_of_what_forms_write(self, text: object, grade: Grade) -> None:
        """With quotation marks, brackets and full stops around it."""
        assert Grade.of(text) is grade

    @pytest.mark.parametrize(
        "text",
        ["", "好", "优良", "A", None, 90, "EXCELLENT", pytest.param(10**5000, id="huge")],
    )
    def test_no_grade(self, text: object) -> None:
        """Anything else is refused."""
        with pytest.raises(InvalidGradeScale, match="is no grade\n  instead: write 优, 良, 中 or 差"):
            Grade.of(text)

    def test_a_long_text_is_cut_in_the_message(self) -> None:
        """A cell of a megabyte makes no message of a megabyte."""
        with pytest.raises(InvalidGradeScale) as caught:
            Grade.of("优" * 10**6)
        assert len(str(caught.value)) < 150

    @pytest.mark.parametrize("grade", Grade)
    def test_grade_reads_as_it_is_written(self, grade: Grade) -> None:
        """Str and of are inverse, and pickle keeps the very grade."""
        assert Grade.of(str(grade)) is grade
        assert pickle.loads(pickle.dumps(grade)) is grade
        assert copy.deepcopy(grade) is grade


class TestGradeScale:
    """Each grade from its lower bound, included, up to the next, not included."""

    @pytest.mark.parametrize(
        ("total", "grade"),
        [
            ("100", "优"),
            ("100.01", "优"),
            ("90", "优"),
            ("89.99", "良"),
            (Decimal("89.99999999"), "良"),
            (Decimal("89." + "9" * 20), "良"),  # as somebody may have computed it
            ("80", "良"),
            ("79.99", "中"),
            (60, "中"),
            ("59.99", "差"),
            (0, "差"),
            ("-1", "差"),
        ],
    )
    def test_grade_of_a_total(self, total: Any, grade: str) -> None:
        """At every bound and just below it."""
        assert str(USUAL.grade(total)) == grade

    def test_grade_of_a_float_is_refused(self) -> None:
        """89.995 as a float is less than it looks."""
        with pytest.raises(InvalidNumber):
            USUAL.grade(89.995)  # type: ignore[arg-type]

    @pytest.mark.parametrize("total", ["NaN", "Infinity"])
    def test_what_is_no_number_has_no_grade(self, total: str) -> None:
        """It is neither above a bound nor below it."""
        with pytest.raises(InvalidNumber, match="is not a finite number"):
            USUAL.grade(Decimal(total))

    def test_what_is_not_included_and_names_are_said_by_name(self) -> None:
        """Behind the bounds and the full points nothing goes without."""
        with pytest.raises(TypeError):
            GradeScale(90, 80, 60, 100, ["优"])  # type: ignore[call-arg]

    @pytest.mark.parametrize(
        ("strict", "grades"),
        [
            ("优", "良良中"),
            ("良", "优中中"),
            (["优", "良", "中"], "良中差"),
            ({"良", "优"}, "良中中"),
            (Grade.FAIR, "优良差"),
            ((), "优良中"),
        ],
    )
    def test_bounds_that_are_not_included(self, strict: Any, grades: str) -> None:
        """At its bound such a grade has not begun; a cent above it has."""
        scale = GradeScale(90, 80, 60, strict=strict)

        assert "".join(str(scale.grade(points)) for points in (90, 80, 60)) == grades
        assert "".join(str(scale.grade(points)) for points in ("90.01", "80.01", "60.01")) == "优良中"
        assert [str(scale.grade(scale.lowest(grade))) for grade in Grade] == ["优", "良", "中", "差"]

    def test_the_next_cent_is_the_lowest(self) -> None:
        """Where the bound is not included."""
        scale = GradeScale(90, "80.005", 60, strict=["良", "优", "良"])

        assert [str(scale.lowest(grade)) for grade in Grade] == ["90.01", "80.01", "60", "0"]
        assert scale.strict == (Grade.EXCELLENT, Grade.GOOD)

    @pytest.mark.parametrize(
        ("strict", "message"),
        [
            (True, "True names no grades"),
            (5, "names no grades"),
            (["A"], "'A' is no grade"),
            ([90], "is no grade"),
            (["差"], "with 差 above its bound"),
        ],
    )
    def test_what_cannot_be_left_out(self, strict: Any, message: str) -> None:
        """Grades are named, and 0 points belong to the last of them."""
        with pytest.raises(InvalidGradeScale, match=message):
            GradeScale(90, 80, 60, strict=strict)

    def test_full_points_have_a_grade(self) -> None:
        """Nothing is above them."""
        with pytest.raises(InvalidGradeScale, match="with 优 above its bound, the bounds 100, 80, 60 of 100 leave out"):
            GradeScale(100, 80, 60, strict=["优"])
        assert GradeScale(100, 80, 60, strict=["良"]).grade(100) is Grade.EXCELLENT

    def test_lowest_points_of_each_grade(self) -> None:
        """差 begins at nothing."""
        assert [USUAL.lowest(grade) for grade in Grade] == [90, 80, 60, 0]

    @pytest.mark.parametrize(
        "bounds",
        [
            (80, 90, 60),
            (90, 90, 60),
            (90, 80, 80),
            (90, 60, 80),
            (90, 80, 0),
            (90, 80, -1),
            (101, 80, 60),
            (90, 80, 60, 89),
        ],
    )
    def test_bounds_fall_within_the_full_points(self, bounds: tuple[int, ...]) -> None:
        """From full to above nothing, each below the one before."""
        with pytest.raises(InvalidGradeScale, match="do not fall from"):
            GradeScale(*bounds)

    def test_the_best_grade_may_be_the_full_points_alone(self) -> None:
        """优 from 100 of 100."""
        assert str(GradeScale(100, 80, 60)) == "优 [100, 100]，良 [80, 100)，中 [60, 80)，差 [0, 60)"

    @pytest.mark.parametrize("full", [100, 150])
    def test_shares_of_the_full_points_are_no_points(self, full: int) -> None:
        """0.9 of 100 points is 90 points."""
        with pytest.raises(InvalidGradeScale, match=r"0\.6 are shares of .*, not points\n.* GradeScale\(90"):
            GradeScale("0.9", "0.8", "0.6", full=full)
        with pytest.raises(InvalidGradeScale, match="are shares of"):
            GradeScale(1, "0.8", "0.6", full=full)
        assert str(GradeScale("1.5", 1, "0.5", full=full)).startswith(f"优 [1.5, {full}]")

    def test_bounds_are_never_rescaled(self) -> None:
        """Of 150 points, 优 begins at 90 where the scale says 90, and its print shows it."""
        assert str(GradeScale(90, 80, 60, full=150)).startswith("优 [90, 150]，良 [80, 90)")
        assert str(GradeScale("0.9", "0.8", "0.6", full=1)).startswith("优 [0.9, 1]")

    def test_it_is_a_value(self) -> None:
        """Frozen, hashable, picklable, and made anew by evolve."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            USUAL.good = Decimal(70)  # type: ignore[misc]
        assert pickle.loads(pickle.dumps(USUAL)) == copy.deepcopy(USUAL) == GradeScale("90", "80.0", 60)
        assert hash(USUAL) == hash(GradeScale("90", "80.0", 60))
        assert attrs.evolve(USUAL, good=70) == GradeScale(90, 70, 60)


class TestParse:
    """How a form states its own grades."""

    @pytest.mark.parametrize(
        "statement",
        [
            "总分高于90分（含）的结论为优，90～80分（含）为良，80～60分（含）为中，低于60分为差",
            "90分（含）以上为优，80（含）-90分为良，60（含）-80分为中，60分以下为差",
            "优（90-100分）、良（80-89分）、中（60-79分）、差（0-59分）",
            "优：得分≥90；良：80≤得分＜90；中：60≤得分＜80；差：得分＜60",
            "优(90-100)，良(80-89.99)，中(60-79.99)，差(0-59.99)",  # points have two places: nothing lies between
            "优(90-100)，良(80-89.9)，中(60-79.9)，差(0-59.9)",
            "［90,100］优 ［80,90)良 ［60,80)中 ［0,60)差",
            "90分及以上为优；80分（含80分）—90分（不含90分）为良；60分（含）—80分为中；60分以下（不含60分）为差",
            "90≤优≤100，80≤良＜90，60≤中＜80，0≤差＜60",
            "90分以上为优等级，80分以上为良等级，60分以上为中等级，60分以下为差等级",
            "90分以上为优，80分以上为良，60分以上为中，60分以下为差",
            "一般公共预算项目：90分以上为优，80-90为良，60-80为中，60以下为差；合格率100%",
            "满分100分。90分以上为“优”，80分以上为“良”，60分以上为“中”，60分以下为“差”",
            "总分100分：优90-100，良80-90，中60-80，差60以下",  # a number that is nobody's, before the first grade
            "评价等级分为优、良、中、差四个等级：90分（含）以上为优，80（含）-90分为良，60（含）-80分为中，60分以下为差",
            "分为优、良、中、差四档：优90分以上，良80-90分，中60-80分，差60分以下",
            "优\n90分\n（含）以上\n良\n80分\n中\n60分\n差\n60分以下",
            "９０－１００分为优，８０－９０分为良，６０－８０分为中，０－６０分为差",
            "其中90分以上为优，其中80分以上为良，其中60分以上为中，60分以下为差",  # 其中 is no 中
            "90-100优，80-90良，60-80中，60分（含）以下差",  # 60 is 中 by the span above, whatever the last one adds
            "差：0-60；中：60-80；良：80-90；优：90-100",
            "优 [90, 100]，良 [80, 90)，中 [60, 80)，差 [0, 60)",
        ],
    )
    def test_statements_as_forms_write_them(self, statement: str) -> None:
        """The bound belongs to the better grade, in whatever words."""
        assert GradeScale.parse(statement) == USUAL

    @pytest.mark.parametrize(
        ("statement", "scale"),
        [
            ("80分以上为优，70-80分为良，60-70分为中，60分以下为差", GradeScale(80, 70, 60)),
            ("优90-110，良80-90，中60-80，差0-60", GradeScale(90, 80, 60, full=110)),
            ("优90-110，良80以上，中60以上，差60以下", GradeScale(90, 80, 60, full=110)),
            ("优9-10，良8-9，中6-8，差0-6", GradeScale(9, 8, 6, full=10)),
            ("优：9（不含）-10；良：8-9；中：6-8；差：0-6", GradeScale(9, 8, 6, full=10, strict=["优"])),
            ("92.5分以上优，85.25-92.5分良，60-85.25分中，60分以下差", GradeScale("92.5", "85.25", 60)),
        ],
    )
    def test_other_scales(self, statement: str, scale: GradeScale) -> None:
        """The highest points of 优 are the full points, where they are stated."""
        assert GradeScale.parse(statement) == scale

    @pytest.mark.parametrize(
        ("statement", "strict"),
        [
            ("优＞90，良80-90，中60-80，差0-60", "优"),
            ("优：＞90；良：＞80；中：＞60；差：≤60", "优良中"),
            ("优：90＜得分≤100；良：80≤得分≤90；中：60≤得分＜80；差：得分＜60", "优"),
            ("优90（不含）-100，良80-90，中60-80，差60以下", "优"),
            ("90分以上（不含90分）为优，80分以上（不包括本数）为良，60分以上为中，60分以下为差", "优良"),
            ("高于90分为优，90-80分为良，80-60分为中，低于60分为差", "优"),
            ("超过90分为优，80-90分为良，多于60分不超过80分为中，60分及以下为差", "优中"),
            ("优(90,100]，良(80,90]，中[60,80]，差[0,60)", "优良"),
            ("优[90,100]，良(80,90)，中[60,80]，差[0,60)", "良"),  # one square bracket makes all of them exact
            ("优(90,100]，良(80,90]，中(60,80]，差(0,60]", "优良中"),
            ("优(90,100)，良(80,90)，中(60,80)，差(0,60)", ""),  # none does not
            ("优＞90，良80-90（含），中60-80，差0-60", "优"),
            ("高于90分（90-100分）为优，80-90为良，60-80为中，60以下为差", "优"),
            ("90（含）-100为优，80（含）-90（不含）为良，60（含）-80（不含）为中，60（不含）以下为差", ""),
            ("高于90分（含）为优，不低于80分为良，不得低于60分为中，不足60分为差", ""),
            ("优大于等于90，良大于或等于80，中>=60，差<60", ""),
            ("优90以上（含90），良80以上（包含80分），中60以上（包括本数），差60以下（不含）", ""),
            ("优90以上（不含），良80以上（含），中60以上，差60以下", "优"),
            ("优（不含）90-100，良80-90，中60-80，差0-60", ""),  # a mark without a number before it says nothing
        ],
    )
    def test_bounds_that_are_not_included(self, statement: str, strict: str) -> None:
        """They belong to the grade below."""
        scale = GradeScale.parse(statement)

        assert scale == GradeScale(90, 80, 60, strict=list(strict))
        assert (scale.grade(90) is Grade.GOOD) is ("优" in strict)

    @pytest.mark.parametrize("text", [None, 90, 10**5000, b"90", ["优"]], ids=["None", "90", "huge", "bytes", "list"])
    def test_what_is_no_text(self, text: Any) -> None:
        """With what to pass instead, in a message that can be read."""
        with pytest.raises(InvalidGradeScale, match="states no grades\n  instead: pass the form's words") as caught:
            GradeScale.parse(text)
        assert len(str(caught.value)) < 200

    @pytest.mark.parametrize(
        ("statement", "message"),
        [
            ("", "'' does not state 优、良、中、差"),
            ("优（含）良（含）中（含）差（含）", "does not state 优、良、中、差"),
            ("优＞90，良80≤得分＜90，中60-80，差0-60", "90 is stated for neither 优 nor 良"),
            ("优≥90，良≥80，中＞60，差＜60", "60 is stated for neither 中 nor 差"),
            ("优(90,100]，良[80,90)，中[60,80)，差[0,60)", "90 is stated for neither 优 nor 良"),
            ("优＞90，良80-89，中60-79，差0-59", "良 up to 89 leaves a gap below 优 from 90"),
            ("优100（不含）以上，良80-100，中60-80，差0-60", "with 优 above its bound"),
            ("优≥0.9，良≥0.8，中≥0.6，差＜0.6", "0.9, 0.8, 0.6 are shares of 100 points"),
            ("按百分制计分", "does not state 优、良、中、差"),
            ("90分以上为优，80-90分为良，60分以下为差", "does not state 中"),
            ("优≥90，良≥80，中≥60，差", "does not state 差"),
            ("优、良、中、差", "does not state 优、良、中、差"),
            ("优90-100，良80-90，中70-80，低60-70，差0-60", "states 低 beside 优、良、中、差"),
            ("优90以上，较好85以上，良80以上，中60以上，差60以下", "states 较好 beside 优、良、中、差"),
            ("优90-100，良80-90，中70-80，待改进60-70，差0-60", "states more than two bounds for 中: 60, 70, 80"),
            ("70-80中，60-70待改进，0-60差，80-90良，90-100优", "states more than two bounds for 差: 0, 60, 70"),
            ("优≥90分＞良≥80分＞中≥60分＞差", "does not state 差"),
            ("优≥90；良≥80；中≥60；差＜60。合格率≥95%", "差 up to 95 overlaps 中 from 60"),
            ("95-100优，90-95优，80-90良，60-80中，60差", "states a grade twice"),
            ("90-100优，80-85良，60-80中，0-60差", "良 up to 85 leaves a gap below 优 from 90"),
            ("90-100优，80-90良，60-80中，0-50差", "差 up to 50 leaves a gap below 中 from 60"),
            ("90-100优，80-95良，60-80中，0-60差", "良 up to 95 overlaps 优 from 90"),
            ("90-100优，80-90良，60-80中，70以下差", "差 up to 70 overlaps 中 from 60"),
            ("90-100优，80-89.5良，60-80中，0-60差", "良 up to 89.5 leaves a gap below 优 from 90"),
            ("90-100优，80-88良，60-80中，0-60差", "良 up to 88 leaves a gap below 优 from 90"),
            ("90-100优，80-89.000良，60-80中，0-60差", "良 up to 89 leaves a gap below 优 from 90"),
            ("90-100优，80-90（含）良，60-80中，0-60差", "90 is stated for both 优 and 良"),
            ("90（含）-100优，80-90（含）良，60-80中，0-60差", "90 is stated for both 优 and 良"),
            ("优(90,100)，良[80,90)，中[60,80)，差[0,60)", "90 is stated for neither 优 nor 良"),
            (
                "优90-100，良80-90，中60-70-80",
                "does not state 差\n  instead: state the points of 优, 良, 中 and 差 once each",
            ),
            ("90分以上优，90分以上良，60分以上中，60分以下差", "do not fall"),
            ("90-100优，80-90良，0-80中，0差", "do not fall"),
            ("90-100优，80-90良，60-80中，10-60差", "差 from 10 leaves a gap below it"),
            ("90-100优，80-90良，60-80中，1-60差", "差 from 1 leaves a gap below it"),
        ],
    )
    def test_gaps_and_overlaps_are_refused(self, statement: str, message: str) -> None:
        """Neither a missing grade nor points that have two."""
        with pytest.raises(InvalidGradeScale) as caught:
            GradeScale.parse(statement)

        assert message in str(caught.value)
        assert caught.value.remedy

    def test_a_long_text_is_cut_in_the_message(self) -> None:
        """The message shows where it began."""
        with pytest.raises(InvalidGradeScale, match=f"'{'评' * 57} … does not state"):
            GradeScale.parse("评" * 59)
        with pytest.raises(InvalidGradeScale, match=f"'{'评' * 58}' does not state"):
            GradeScale.parse("评" * 58)

    def test_a_huge_text_is_read_in_no_time(self) -> None:
        """Only its beginning can be a statement of grades."""
        with pytest.raises(InvalidGradeScale):
            GradeScale.parse("90分为优" * 10**5)
        statement = "优：90-100；良：80-90；中：60-80；差：0-60"
        assert GradeScale.parse(statement.rjust(2000)) == USUAL
        with pytest.raises(InvalidGradeScale, match="差 up to 6 leaves a gap"):
            GradeScale.parse(statement.rjust(2001))

    @pytest.mark.parametrize(
        "scale",
        [
            USUAL,
            GradeScale(80, 70, 60),
            GradeScale("92.5", "85.25", "0.01", full=1000),
            *(
                GradeScale(90, 80, 60, strict=list(some))
                for some in ("优", "良", "中", "优良", "优中", "良中", "优良中")
            ),
        ],
        ids=str,
    )
    def test_printed_scale_reads_as_itself(self, scale: GradeScale) -> None:
        """Str and parse are inverse."""
        assert GradeScale.parse(str(scale)) == scale
