"""Forms take what a person would write, convert it once, and are values."""

from __future__ import annotations

import copy
import datetime
import inspect
import pickle
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    AtLeast,
    Band,
    Between,
    Budget,
    Category,
    Deadline,
    Described,
    Dimension,
    FundSource,
    Grade,
    GradeScale,
    Indicator,
    InvalidForm,
    MonthDay,
    PerfevalError,
    Quantity,
    SelfEvaluation,
    Unstated,
)
from perfeval.form.fields import label

pytestmark = pytest.mark.usefixtures("hostile_caller")

FACT = ("联系电话", "0896")
INDICATOR = Indicator("宣传次数", "≥3次", "6次", 5)


def form_of(*indicators: Indicator, **facts: Any) -> SelfEvaluation:
    """A form with one category."""
    return SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", indicators)])], **facts)


class TestIndicator:
    """What was promised, what was done, and the points at stake."""

    @pytest.mark.parametrize(
        ("weight", "expected"),
        [
            (5, "5"),
            (Decimal("7.50"), "7.50"),
            ("5", "5"),
            (" 7.5 分 ", "7.5"),
            ("１０分", "10"),
            ("0", "0"),
            (None, None),
            ("", None),
            ("-", None),
            ("—", None),
            ("/", None),
            ("--", None),
        ],
    )
    def test_points_as_forms_write_them(self, weight: Any, expected: str | None) -> None:
        """With or without 分, in any width; a dash is none."""
        taken = Indicator("宣传次数", weight=weight).weight

        assert (None if taken is None else str(taken)) == expected

    def test_texts_are_kept_as_written(self) -> None:
        """The value is what was read, the text is what was written."""
        indicator = Indicator(" 宣传次数 ", " 不少于３ 次\u200b", "≥6次")

        assert (indicator.name, indicator.target, indicator.actual) == (
            "宣传次数",
            AtLeast(Quantity(3, "次")),
            Quantity(6, "次"),
        )
        assert (indicator.target_text, indicator.actual_text) == ("不少于３ 次", "≥6次")

    @pytest.mark.parametrize(
        ("target", "actual", "texts"),
        [
            (AtLeast(Quantity("90.0", "%")), Quantity(95, "%"), ("≥90.0%", "95%")),
            (Between(Quantity(5, "个"), Quantity(10, "个")), Decimal("7.5"), ("5个~10个", "7.5")),
            (90, 95, ("90", "95")),
            (
                Deadline(datetime.date(2023, 11, 30)),
                datetime.date(2023, 11, 20),
                ("2023年11月30日前", "2023年11月20日"),
            ),
            (Deadline(MonthDay(12, 31)), MonthDay(12, 20), ("12月31日前", "12月20日")),
            (Described("有效提高"), Band.PARTLY_ACHIEVED, ("有效提高", "部分达成")),
            (None, None, ("", "")),
        ],
    )
    def test_values_get_their_canonical_text(self, target: Any, actual: Any, texts: tuple[str, str]) -> None:
        """A value needs no text; it is written as it would be read."""
        indicator = Indicator("指标", target, actual)

        assert (indicator.target_text, indicator.actual_text) == texts
        assert Indicator("指标", *texts) == indicator

    @pytest.mark.parametrize(
        "change",
        [
            {"target": "≥5次"},
            {"target": AtLeast(Quantity(5, "次"))},
            {"target": AtLeast(Quantity(5, "次")), "target_text": "不相干"},
        ],
    )
    def test_texts_follow_values(self, change: dict[str, Any]) -> None:
        """A changed value is never shown with the text of another."""
        changed = attrs.evolve(INDICATOR, **change)

        assert (changed.target, changed.target_text) == (AtLeast(Quantity(5, "次")), "≥5次")
        assert (changed.actual, changed.actual_text) == (INDICATOR.actual, "6次")

    def test_texts_stay_when_something_else_changes(self) -> None:
        """The wording of the form is kept."""
        indicator = Indicator("指标", "不少于３次", "６次")
        changed = attrs.evolve(indicator, weight=7)

        assert (changed.target_text, changed.actual_text) == ("不少于３次", "６次")
        assert changed.comparison == attrs.evolve(indicator, weight=5).comparison

    def test_no_reason_is_an_empty_text(self) -> None:
        """So that a reason can always be searched and shown."""
        indicator = Indicator("指标", reason=None)

        assert indicator.reason == ""

    def test_a_blank_is_none(self) -> None:
        """Whichever way forms say that there is nothing; what they wrote is kept."""
        indicator = Indicator("指标", "/", "—")

        assert (indicator.target, indicator.actual, indicator.target_text, indicator.actual_text) == (
            None,
            None,
            "/",
            "—",
        )

    @pytest.mark.parametrize(
        ("target", "actual"), [("≥", "3次"), ("≤预算", "3万元"), ("≥" + "9" * 19, "3次"), ("9" * 19, "3次")]
    )
    def test_a_target_that_breaks_off_is_kept_as_words(self, target: str, actual: str) -> None:
        """A form is not refused for one such cell."""
        indicator = Indicator("指标", target, actual, 5)

        assert indicator.is_described
        assert (indicator.target_text, indicator.target) == (target, Described(target))
        assert getattr(indicator.target, "doubt", "")

    def test_an_actual_out_of_bounds_is_kept_as_words(self) -> None:
        """It is no number that could be compared."""
        assert Indicator("指标", "≥3次", "9" * 19).actual == "9" * 19

    @pytest.mark.parametrize("value", [[], object(), b"5", {"bound": 5}, 5j, Described("≥5次"), datetime.time(12)])
    def test_what_no_text_reads_as_is_refused(self, value: Any) -> None:
        """A target is one of the closed union, and reads back as itself."""
        with pytest.raises(PerfevalError) as caught:
            Indicator("指标", target=value)

        assert caught.value.place == ("指标", "target (年度指标值)")

    @pytest.mark.parametrize(
        ("target", "described"), [("有效提高", True), ("≥3次", False), ("2023年底前", False), ("", False)]
    )
    def test_is_described(self, target: str, described: bool) -> None:
        """Whether the target is words."""
        assert Indicator("指标", target).is_described is described


class TestSelfEvaluation:
    """One project's form for one year."""

    def test_tree_is_flattened_in_order(self) -> None:
        """Indicators and categories in the order of the form."""
        other = Indicator("满意度", "≥95%", "100%", 10)
        form = SelfEvaluation(
            "宣传经费",
            [
                Dimension("产出指标", [Category("数量指标", [INDICATOR]), Category("质量指标", [])]),
                Dimension("满意度指标", (Category("服务对象满意度", iter([other])),)),
            ],
        )

        assert form.indicators == (INDICATOR, other)
        assert [each.name for each in form.categories] == ["数量指标", "质量指标", "服务对象满意度"]

    def test_weight_is_all_that_is_at_stake(self) -> None:
        """Indicators and execution; what has no weight adds nothing."""
        row = Indicator("其中", "1", "1")

        assert form_of(INDICATOR, row).weight == 5
        assert form_of(INDICATOR, budget=Budget()).weight == 15
        assert form_of(INDICATOR, budget=Budget(weight=None)).weight == 5

    @pytest.mark.parametrize(
        ("year", "expected"),
        [
            (2023, 2023),
            ("2023", 2023),
            ("2023年度", 2023),
            (" ２０２３ 年", 2023),
            (None, None),
            (1900, 1900),
            (2200, 2200),
        ],
    )
    def test_year(self, year: Any, expected: int | None) -> None:
        """As forms write it."""
        assert form_of(INDICATOR, year=year).year == expected

    @pytest.mark.parametrize("year", ["", "23", "今年", 1899, 2201, True, 2023.0, "２０二三", "20230"])
    def test_no_year(self, year: Any) -> None:
        """Four digits are asked for."""
        with pytest.raises(InvalidForm, match="write four digits"):
            form_of(INDICATOR, year=year)

    @pytest.mark.parametrize(
        ("facts", "place"),
        [
            ({"self_total": "-5"}, "self_total (总分)"),
            ({"self_grade": "好"}, "self_grade (自评结论)"),
            ({"department": 5}, "department (主管部门)"),
            ({"budget": 5}, "budget"),
            ({"budget": FundSource("财政拨款")}, "budget"),
            ({"grade_scale": "90/80/60"}, "grade_scale"),
        ],
    )
    def test_parts_of_the_wrong_kind_are_refused(self, facts: dict[str, Any], place: str) -> None:
        """With the project and the field where the fault stands."""
        with pytest.raises(PerfevalError) as caught:
            form_of(INDICATOR, **facts)

        assert caught.value.place == ("宣传经费", place)

    def test_facts_are_taken_as_written(self) -> None:
        """A grade as a character, an empty one as none, a total with 分."""
        form = form_of(INDICATOR, self_grade="优", self_total="100分", remarks=[(" 联系电话", " 0896 ")])

        assert (form.self_grade, form.self_total, form.remarks) == (
            Grade.EXCELLENT,
            Decimal(100),
            (("联系电话", "0896"),),
        )
        assert form_of(INDICATOR, self_grade="").self_grade is None

    @pytest.mark.parametrize(
        "dimensions", [[], [Dimension("产出指标", [])], [Dimension("产出", [Category("数量", [])])]]
    )
    def test_a_form_without_indicator_is_refused(self, dimensions: list[Dimension]) -> None:
        """There is nothing to score."""
        with pytest.raises(InvalidForm, match="has no indicator"):
            SelfEvaluation("宣传经费", dimensions)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: SelfEvaluation("宣传经费", None),  # type: ignore[arg-type]
            lambda: SelfEvaluation("宣传经费", INDICATOR),  # type: ignore[arg-type]
            lambda: SelfEvaluation("宣传经费", [Category("数量指标", [])]),  # type: ignore[list-item]
            lambda: Dimension("产出指标", "数量指标"),  # type: ignore[arg-type]
            lambda: Category("数量指标", [INDICATOR.name]),  # type: ignore[list-item]
        ],
    )
    def test_tiers_hold_the_tier_below(self, make: Callable[[], object]) -> None:
        """Anything else is named, with what to pass."""
        with pytest.raises(InvalidForm, match=r"instead: pass a sequence of (Dimension|Category|Indicator)"):
            make()


FORM = form_of(
    INDICATOR,
    budget=Budget(1, 1, 1, sources=[FundSource("财政拨款", 1, 1, 1)]),
    grade_scale=GradeScale(90, 80, 60),
    self_grade=Grade.EXCELLENT,
)
VALUES = [
    INDICATOR,
    FORM.categories[0],
    FORM.dimensions[0],
    FORM.budget,
    FundSource("财政拨款"),
    FORM,
    FORM.grade_scale,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
class TestValues:
    """Every part of a form is a value."""

    def test_it_is_frozen(self, value: Any) -> None:
        """Nothing of it can be set, added or deleted."""
        first = attrs.fields(type(value))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, first, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, first)
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            value.something = 1

    @pytest.mark.parametrize(
        "again",
        [copy.copy, copy.deepcopy, attrs.evolve, lambda value: pickle.loads(pickle.dumps(value))],
        ids=["copy", "deepcopy", "evolve", "pickle"],
    )
    def test_it_comes_again_as_an_equal(self, value: Any, again: Callable[[Any], Any]) -> None:
        """Equal, with the same hash and the same words."""
        twin = again(value)

        assert twin == value
        assert hash(twin) == hash(value)
        assert repr(twin) == repr(value)

    def test_it_is_a_key(self, value: Any) -> None:
        """And it differs from everything else."""
        assert {value: 1}[copy.deepcopy(value)] == 1
        assert value != repr(value)


def test_wording_does_not_make_a_difference() -> None:
    """Two indicators that promise the same are equal, however they are worded."""
    one, other = Indicator("宣传次数", "≥3次", "6次", 5), Indicator("宣传次数", "不少于３次", "6 次", "5分")

    assert one == other
    assert hash(one) == hash(other)
    assert one != Indicator("宣传次数", Unstated(Quantity(3, "次")), "6次", 5)


def test_fields_are_called_as_in_the_form() -> None:
    """Where the form has a name for them."""
    assert (label("weight"), label("categories")) == ("weight (分值)", "categories")


@pytest.mark.parametrize("kind", [Budget, Category, Dimension, FundSource, Indicator, SelfEvaluation])
def test_what_a_field_is_by_default_its_converter_gives_back(kind: type[Any]) -> None:
    """So that a default need not be one that was converted."""
    changed = {}
    for field in attrs.fields(kind):
        if field.converter is not None and field.default is not attrs.NOTHING:
            given = field.converter(field.default)
            if (type(given), given) != (type(field.default), field.default):
                changed[field.name] = given

    assert changed == {}


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Indicator, "name target actual weight self_score reason judged"),
        (Category, "name indicators weight"),
        (Dimension, "name categories weight"),
        (FundSource, "name initial adjusted executed unit"),
        (Budget, "initial adjusted executed unit weight self_score sources"),
        (
            SelfEvaluation,
            "project dimensions budget year department unit date goal outcome self_total self_grade grade_scale "  # noqa: ISC004
            "remarks unread findings",
        ),
    ],
)
def test_what_a_row_says_first_may_be_passed_without_names(kind: type[Any], names: str) -> None:
    """In this order, which stays; everything else is passed by its name."""
    parameters = inspect.signature(kind).parameters.values()

    assert [each.name for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD] == names.split()


def test_what_can_be_read_once_is_placed_all_the_same() -> None:
    """An iterator is used up when its part is refused; the error still says where."""
    with pytest.raises(InvalidForm) as refused:
        Category("数量指标", iter([Indicator("宣传次数"), "培训次数"]))  # type: ignore[arg-type]

    assert refused.value.place == ("数量指标", "indicators", "number 2")


@pytest.mark.parametrize("kind", [Budget, Category, Dimension, FundSource, Indicator, SelfEvaluation])
def test_signatures_say_what_may_be_written(kind: type[Any]) -> None:
    """And can be resolved, for tools that read them."""
    hints = typing.get_type_hints(vars(kind)["__init__"])

    assert object not in hints.values()
    assert {field.name for field in attrs.fields(kind) if field.init} <= hints.keys()


def test_only_the_columns_of_the_form_stand_by_place() -> None:
    """What comes later, or from where a text was read, has its name in every call."""
    taken = inspect.signature(Indicator).parameters.values()
    by_place = [each.name for each in taken if each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    assert by_place == ["name", "target", "actual", "weight", "self_score", "reason", "judged"]
