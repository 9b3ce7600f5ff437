"""Grades keep the names that a form or a rulebook gives them, and stay what they are."""

from __future__ import annotations

import json
import pickle
from typing import Any

import attrs
import pytest

from perfeval import (
    Category,
    Dimension,
    Grade,
    GradeScale,
    Indicator,
    InvalidGradeScale,
    Rulebook,
    SelfEvaluation,
    Unsettled,
    compare,
    evaluate,
)
from perfeval.rulebooks import MOF_2020

pytestmark = pytest.mark.usefixtures("hostile_caller")

USUAL = GradeScale(90, 80, 60)
#: The names that most forms with names of their own have.
PASSING = ("优秀", "良好", "合格", "不合格")
NAMED = GradeScale(90, 80, 60, names=PASSING)
OWN = attrs.evolve(MOF_2020, name="OWN", grades=NAMED)


def form_of(actual: str | None, **facts: Any) -> SelfEvaluation:
    """A form whose points are what was done of 100."""
    indicator = Indicator("培训人次", "≥100人次" if actual else "有效提高", actual or "", 100)
    return SelfEvaluation("培训", [Dimension("产出指标", [Category("数量指标", [indicator])])], **facts)


class TestNames:
    """Four, from the best to the worst."""

    def test_the_usual_names(self) -> None:
        """Are those of the grades."""
        assert USUAL.names == ("优", "良", "中", "差")
        assert [USUAL.name_of(grade) for grade in Grade] == ["优", "良", "中", "差"]

    def test_names_of_its_own(self) -> None:
        """Are printed, and asked for by the grade; the grades are the same ones."""
        assert str(NAMED) == "优秀 [90, 100]，良好 [80, 90)，合格 [60, 80)，不合格 [0, 60)"
        assert [NAMED.name_of(grade) for grade in Grade] == list(PASSING)
        assert NAMED.name_of("中") == "合格"
        assert [NAMED.grade(points) for points in (90, 80, 60, 0)] == list(Grade)
        assert NAMED.lowest(Grade.GOOD) == 80

    def test_a_grade_that_is_none(self) -> None:
        """Has no name."""
        with pytest.raises(InvalidGradeScale, match="'卓越' is no grade"):
            NAMED.name_of("卓越")

    def test_names_are_part_of_the_value(self) -> None:
        """Equal, hashed, pickled and changed with it."""
        assert NAMED != USUAL
        assert pickle.loads(pickle.dumps(NAMED)) == NAMED == GradeScale(90, 80, 60, names=list(PASSING))
        assert hash(NAMED) == hash(GradeScale("90", "80.0", 60, names=PASSING))
        assert attrs.evolve(NAMED, names=USUAL.names) == USUAL

    @pytest.mark.parametrize(
        ("names", "kept"),
        [
            ([" 优秀 ", "良好\u200b", "合格\n", "不合格"], PASSING),
            (["Ａ级", "Ｂ级", "Ｃ级", "Ｄ级"], ("A级", "B级", "C级", "D级")),
            (["A+", "A", "A-", "B"], ("A+", "A", "A-", "B")),
            (iter("甲乙丙丁"), ("甲", "乙", "丙", "丁")),
            (["优秀", "合格", "一般", "差"], ("优秀", "合格", "一般", "差")),  # nothing says which of two is better
        ],
    )
    def test_names_as_they_are_kept(self, names: Any, kept: tuple[str, ...]) -> None:
        """In plain characters, without the white space around."""
        assert GradeScale(90, 80, 60, names=names).names == kept

    @pytest.mark.parametrize(
        ("names", "message"),
        [
            (None, "None names no four grades"),
            (5, "5 names no four grades"),
            ("优良中差", "'优良中差' names no four grades"),
            ({"优", "良", "中", "差"}, "names no four grades"),
            ((), r"\(\) names no four grades"),
            (["优", "良", "差"], r"\['优', '良', '差'\] names no four grades"),
            (["优", "良", "中", "低", "差"], "names no four grades"),
            (["优", "良", "中", None], "None is no name of a grade"),
            (["优", "良", "中", 4], "4 is no name of a grade"),
            (["优", "良", "中", " "], "' ' is no name of a grade"),
            (["优", "良", "中", "不\n合格"], r"'不\\n合格' is no name of a grade"),
            (["优", "良", "中", "差\x00"], r"'差\\x00' is no name of a grade"),
            (["优", "良", "中", "\u202e差"], "is no name of a grade"),
            (["优", "良", "中", "\ud800"], "is no name of a grade"),
            (["优", "良", "中", "<b>差"], "'<b>差' is no name of a grade"),
            (["=优", "良", "中", "差"], "'=优' is no name of a grade"),
            (["优", "良", "中", "差" * 13], "is no name of a grade"),
            (["优", "良", "合格", "合格"], "names two grades alike"),
            (["A", "B", "C", "Ａ"], r"\('A', 'B', 'C', 'A'\) names two grades alike"),
            (["不合格", "合格", "良好", "优秀"], "does not go from the best grade to the worst"),
            (["优", "合格", "良", "差"], "does not go from the best grade to the worst"),
        ],
    )
    def test_what_names_no_grades(self, names: Any, message: str) -> None:
        """The message shows it, and what to write."""
        with pytest.raises(InvalidGradeScale, match=message) as caught:
            GradeScale(90, 80, 60, names=names)

        assert 'as in names=["优秀", "良好", "合格", "不合格"]' in caught.value.remedy.replace(
            ": names", ", as in names"
        )
        assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("优秀：90（含）-100分；良好：80（含）-90分；合格：60（含）-80分；不合格：60分以下", PASSING),
        ("优秀（S≥90）、良好（90＞S≥80）、合格（80＞S≥60）、不合格（S＜60）", PASSING),
        ("90分及以上为优秀，80-89分为良好，60-79分为合格，60分以下为不合格", PASSING),
        ("☑优秀（90-100）□良好（80-90）□合格（60-80）□不合格（0-60）", PASSING),
        ("优秀（A）：90-100；良好（B）：80-90；合格（C）：60-80；不合格（D）：0-60", PASSING),
        ("A（优秀）：90-100；B（良好）：80-90；C（合格）：60-80；D（不合格）：0-60", PASSING),
        ("优秀等次：90-100；良好等次：80-90；合格等次：60-80；不合格等次：0-60", PASSING),
        ("90≤优秀≤100，80≤良好＜90，60≤合格＜80，0≤不合格＜60", PASSING),
        ("优秀：100-90分，良好：89-80分，合格：79-60分，不合格：59-0分", PASSING),
        ("结果分为优、良、中、差四级：90以上为优秀，80-90为良好，60-80为合格，60以下为不合格", PASSING),
        ("90分（含90分）以上的为优秀；80（含80分）—90分的为良好；60（含）—80分的为合格；60分以下的为不合格", PASSING),
        ("90分以上（含90分）优秀，80分以上（含80分）90分以下良好，60分以上80分以下合格，60分以下不合格", PASSING),
        ("优秀(90-100)，良好(80-90)，一般(60-80)，较差(60以下)", ("优秀", "良好", "一般", "较差")),
        ("优等90-100，良等80-90，中等60-80，差等0-60", ("优等", "良等", "中等", "差等")),
        ("优（90-100分）、良（80-89分）、合格（60-79分）、不合格（60分以下）", ("优", "良", "合格", "不合格")),
        ("90-100优秀，80-90良好，60-80及格，60以下不及格", ("优秀", "良好", "及格", "不及格")),
        ("优秀≥90，良好≥80，基本合格≥60，不合格＜60", ("优秀", "良好", "基本合格", "不合格")),
        ("90分以上为优秀，80分以上为合格，60分以上为基本合格，60分以下为不合格",
         ("优秀", "合格", "基本合格", "不合格")),
        ("90以上为优秀，80以上为合格，60以上为基本合格，60以下为不合格，不看100%合格率和100%优秀率",
         ("优秀", "合格", "基本合格", "不合格")),
        ("优：最低90分；良：最低80分；中：最低60分；差：低于60分", ("优", "良", "中", "差")),
        ("很好90-100，较好80-90，一般60-80，较差0-60", ("很好", "较好", "一般", "较差")),
        ("A级：90-100分；B级：80-90分；C级：60-80分；D级：60分以下", ("A级", "B级", "C级", "D级")),
        ("90分以上为“Ａ”，80-90分为“Ｂ”，60-80分为“Ｃ”，60分以下为“Ｄ”", ("A", "B", "C", "D")),
        ("A：S≥90；B：80≤S＜90；C：60≤S＜80；D：S＜60", ("A", "B", "C", "D")),
        ("甲等：90分以上；乙等：80分以上不足90分；丙等：60分以上不足80分；丁等：60分以下",
         ("甲等", "乙等", "丙等", "丁等")),
        ("一等：90分以上，二等：80-90分，三等：60-80分，四等：60分以下", ("一等", "二等", "三等", "四等")),
        ("第一档90分以上，第二档80-90分，第三档60-80分，第四档60分以下",
         ("第一档", "第二档", "第三档", "第四档")),
        ("1级90-100，2级80-90，3级60-80，4级0-60", ("1级", "2级", "3级", "4级")),
        ("Ⅰ：≥90；Ⅱ：≥80；Ⅲ：≥60；Ⅳ：＜60", ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ")),
        ("I级≥90；II级≥80；III级≥60；IV级＜60", ("I级", "II级", "III级", "IV级")),
        ("卓越 [90, 100]，先进 [80, 90)，达标 [60, 80)，落后 [0, 60)", ("卓越", "先进", "达标", "落后")),
        ("良好 [80, 90)，优秀 [90, 100]，合格 [60, 80)，不合格 [0, 60)", PASSING),
    ],
)  # fmt: skip
def test_statements_keep_their_names(statement: str, names: tuple[str, ...]) -> None:
    """Whatever a form calls its grades, as far as it can be told which is which."""
    assert GradeScale.parse(statement) == GradeScale(90, 80, 60, names=names)


@pytest.mark.parametrize(
    ("statement", "strict"),
    [
        ("优秀＞90，良好＞80，合格＞60，不合格≤60", "优良中"),
        ("90（不含）以上为优秀，80-90为良好，60-80为合格，60以下为不合格", "优"),
        ("优秀(90,100]，良好(80,90]，合格[60,80]，不合格[0,60)", "优良"),
        ("90＜优秀≤100，80≤良好≤90，60≤合格＜80，0≤不合格＜60", "优"),
        ("高于90分为优秀，90-80分为良好，80-60分为合格，低于60分为不合格", "优"),
    ],
)
def test_bounds_that_are_not_included(statement: str, strict: str) -> None:
    """Under names of their own as under the usual ones."""
    assert GradeScale.parse(statement) == GradeScale(90, 80, 60, strict=list(strict), names=PASSING)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("优秀90-100，良好80-90，中等70-80，及格60-70，不及格0-60", "states a grade twice"),
        ("优秀90以上，良好80以上，合格70以上，基本合格60以上，不合格60以下", "states a grade twice"),
        ("优秀90以上，较好85以上，合格70以上，基本合格60以上，不合格60以下", "does not state 良"),
        ("优秀90-100，良好80-90，合格60-80，一般0-60", "does not state 差"),
        ("好90-100，较好80-90，一般70-80，较差60-70，差0-60", "states a grade twice"),
        ("A级90以上，B级80以上，C级70以上，D级60以上，E级60以下", "states E级 beside A、B、C、D"),
        ("A级90-100，B级80-85，C级60-80，D级0-60", "B级 up to 85 leaves a gap below A级 from 90"),
        ("D级90-100，C级80-90，B级60-80，A级0-60", "B级 up to 80 overlaps A级 from 0"),
        ("优秀90-100，良好80-95，合格60-80，不合格0-60", "良好 up to 95 overlaps 优秀 from 90"),
        ("优秀90-100，良好80-90，合格60-80，不合格10-60", "不合格 from 10 leaves a gap below it"),
        ("优秀＞90，良好80≤S＜90，合格60-80，不合格0-60", "90 is stated for neither 优秀 nor 良好"),
        ("优秀90-100，良好80-90（含），合格60-80，不合格0-60", "90 is stated for both 优秀 and 良好"),
        ("有效90-100，基本有效80-90，一般60-80，无效0-60", "does not state"),
        # What states as much under two ladders is more likely meant under the usual one.
        ("90以上优秀，60以上合格", "does not state 良、差"),
        ("甲80，90优", "does not state 良、中、差"),
        ("A级90，B级", "does not state A、C、D"),
        ("差 [90, 100]，中 [80, 90)，良 [60, 80)，优 [0, 60)", "does not go from the best grade to the worst"),
        ("卓越 [90, 100]，卓越 [80, 90)，达标 [60, 80)，落后 [0, 60)", "does not state 优、良、中、差"),
        ("卓越 [90, 100]，先进 [80, 85)，达标 [60, 80)，落后 [0, 60)", "先进 up to 85 leaves a gap below 卓越 from 90"),
        ("先进 [80, 90)，达标 [60, 80)，落后 [0, 60)", "does not state 优、良、中、差"),
        ("旧：卓越 [90, 100]，先进 [80, 90)，达标 [60, 80)，落后 [0, 60)", "does not state 优、良、中、差"),
        ("优90-100，A级80-90", "does not state 良、中、差"),
        ("一级指标90分，二级指标80分，三级指标60分", "does not state 优、良、中、差"),
    ],
)
def test_what_cannot_be_told_is_refused(statement: str, message: str) -> None:
    """Five grades, gaps, contradictions and strange words, in the words of the statement."""
    with pytest.raises(InvalidGradeScale) as caught:
        GradeScale.parse(statement)

    assert message in str(caught.value)
    assert caught.value.remedy


class TestPlainData:
    """Names come back from JSON; a scale without any is written as it was."""

    def test_a_form(self) -> None:
        """With its scale."""
        form = form_of("95人次", grade_scale=NAMED)
        data = json.loads(json.dumps(form.to_dict()))

        assert data["grade_scale"] == {"excellent": "90", "good": "80", "fair": "60", "names": list(PASSING)}
        assert SelfEvaluation.from_dict(data) == form

    def test_a_form_with_the_usual_names(self) -> None:
        """Says nothing of them, and old data without names are read."""
        data = form_of("95人次", grade_scale=USUAL).to_dict()

        assert data["grade_scale"] == {"excellent": "90", "good": "80", "fair": "60"}
        assert SelfEvaluation.from_dict(data).grade_scale == USUAL

    def test_a_rulebook(self) -> None:
        """With its grades, which it describes by their names."""
        assert Rulebook.from_dict(OWN.to_dict()) == OWN
        assert OWN.describe().endswith(str(NAMED))


class TestReports:
    """What is shown has the rulebook's name of the grade; what is computed with has the grade."""

    def test_a_scorecard(self) -> None:
        """In every form that it is written in."""
        card = evaluate(form_of("70人次"), OWN)

        assert card.grade is Grade.FAIR
        assert card.to_text().count("合格") == 1
        assert "| **合格** |" in card.to_markdown()
        assert ">合格</td>" in card.to_html()

    def test_a_grade_that_is_open(self) -> None:
        """Has two ends, by their names."""
        card = evaluate(form_of(None), OWN)

        assert "不合格～优秀" in card.to_text()
        with pytest.raises(Unsettled, match=r"'培训' is between 不合格 and 优秀: 0\.00 to 100\.00 points"):
            _ = card.grade

    def test_side_by_side(self) -> None:
        """Each rulebook has its own."""
        assert "| 等级 | 中 | 合格 |" in compare(form_of("70人次"), [MOF_2020, OWN]).to_markdown().replace("**", "")


@pytest.mark.parametrize(
    ("scale", "differs"),
    [
        (USUAL, False),
        (NAMED, False),
        (GradeScale(90, 80, 60, names=["A", "B", "C", "D"]), False),
        (GradeScale(90, 75, 60, names=PASSING), True),
        (GradeScale(90, 80, 60, names=PASSING, strict=["优"]), True),
        (GradeScale(90, 80, 60, full=110), True),
    ],
    ids=str,
)
@pytest.mark.parametrize("rulebook", [MOF_2020, OWN], ids=lambda each: each.name)
def test_other_names_are_no_other_scale(scale: GradeScale, rulebook: Rulebook, *, differs: bool) -> None:
    """Other bounds are."""
    findings = evaluate(form_of("95人次", grade_scale=scale), rulebook).findings
    found = [each.message for each in findings if each.code == "grade-scale-differs"]

    assert found == ([f"表内等级标准为 {scale}，评分办法为 {rulebook.grades}"] if differs else [])
