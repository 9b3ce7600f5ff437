"""Rulebooks are values with a source; one test runs over all that are published."""

from __future__ import annotations

import copy
import importlib
import inspect
import pickle
import pkgutil
import sys
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    AllOrNothing,
    Budget,
    Category,
    Dimension,
    Indicator,
    InvalidNumber,
    InvalidRulebook,
    InverseRatio,
    LinearShortfall,
    PassLine,
    PerfevalError,
    Proportional,
    Rulebook,
    SelfEvaluation,
    Source,
    Steps,
    UnknownRulebook,
    evaluate,
    evaluate_indicator,
    rulebooks,
)
from perfeval.rulebook import ForCategory, OnTime, Unsigned, WarningLight
from perfeval.rulebooks import GUANGXI, HUBEI_2020, INTEGRATED, MOF_2020, MOF_2021
from tests.properties.strategies import RULEBOOKS

pytestmark = pytest.mark.usefixtures("hostile_caller")


def module_of(name: str) -> Any:
    """The module below perfeval.rulebooks that makes a rulebook."""
    makers = [
        module
        for path, module in sys.modules.items()
        if path.startswith("perfeval.rulebooks.") and name in getattr(module, "__all__", ())
    ]
    assert len(makers) == 1
    return makers[0]


@pytest.mark.parametrize("name", RULEBOOKS)
class TestEveryRulebook:
    """What a rulebook must bring."""

    def test_it_goes_by_its_name(self, name: str) -> None:
        """In the table, as a name of the package, and in print."""
        rulebook = RULEBOOKS[name]

        assert rulebooks.get(name) is getattr(rulebooks, name) is rulebook
        assert (rulebook.name, str(rulebook)) == (name, name)
        assert name in rulebooks.names()

    def test_its_source_is_complete(self, name: str) -> None:
        """A title, who issued it or its number, and what was not compared, in sentences."""
        source = RULEBOOKS[name].source

        assert source.title
        assert not set("《》") & set(source.title)
        assert len(source.limitations) > 20
        assert source.limitations.endswith(".")

    def test_its_module_is_its_page(self, name: str) -> None:
        """The docstring says what it governs, the formulas, what was checked and what not, with two examples."""
        page = inspect.getdoc(module_of(name)) or ""
        sections = ["What it governs", "Formulas", "Checked with", "Limitations"]

        assert [section for section in sections if f"\n{section}\n" in page] == sections
        assert page.count(">>> evaluate") >= (1 if RULEBOOKS[name].rescales else 2)
        assert name in page

    def test_it_describes_itself(self, name: str) -> None:
        """In Chinese and in English, each part of it on a line."""
        rulebook = RULEBOOKS[name]

        for language in ("zh", "en"):
            lines = rulebook.describe(language).splitlines()
            assert lines[0] == f"{name} {rulebook.source}"
            assert lines[-1].endswith(str(rulebook.grades))
            assert all(lines)
        assert rulebook.describe() == rulebook.describe("zh")

    def test_it_is_a_value(self, name: str) -> None:
        """Frozen, hashable, and equal after a journey."""
        rulebook = RULEBOOKS[name]

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            rulebook.deducts = True  # type: ignore[misc]
        twins = [
            copy.copy(rulebook),
            copy.deepcopy(rulebook),
            attrs.evolve(rulebook),
            pickle.loads(pickle.dumps(rulebook)),
        ]
        assert twins == [rulebook] * 4
        assert {hash(twin) for twin in twins} == {hash(rulebook)}

    def test_nobody_can_change_its_rules(self, name: str) -> None:
        """A table of them is a copy, and nothing that it holds can be changed."""
        rulebook = RULEBOOKS[name]
        before = rulebook.rules_under("产出指标", "数量指标")
        rulebook.rules_under("产出指标", "数量指标").clear()

        assert rulebook.rules_under("产出指标", "数量指标") == before != {}
        assert [part for part in attrs.astuple(rulebook, recurse=False) if isinstance(part, (dict, list, set))] == []

    def test_its_usual_weights_add_up(self, name: str) -> None:
        """With the execution, the first tier has the full points; or none are known."""
        rulebook = RULEBOOKS[name]

        total = sum(int(weight) for _, weight in rulebook.weights) + int(rulebook.execution_weight)
        assert total == 100 or not rulebook.weights


#: A rulebook with the parts that no published one has.
OWN = attrs.evolve(
    MOF_2020,
    name="OWN",
    between=AllOrNothing(),
    unstated=Unsigned(at_most_under=["成本", "投入"]),
    deadline=OnTime(late="0.5"),
    standards=True,
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rulebook", [*RULEBOOKS.values(), OWN], ids=str)
def test_no_part_is_left_unsaid(rulebook: Rulebook, language: str) -> None:
    """Whatever one rulebook has otherwise than another is described otherwise."""
    for field in attrs.fields(Rulebook):
        held = getattr(rulebook, field.name)
        other = attrs.evolve(MOF_2020, **{field.name: held})
        same = other.describe(language) == MOF_2020.describe(language)
        assert same is (held == getattr(MOF_2020, field.name)), field.name


class TestTable:
    """Rulebooks by name."""

    @pytest.mark.parametrize("name", ["MOF_2020", "mof_2020", " mof-2020 ", "Mof 2020"])
    def test_get(self, name: str) -> None:
        """Case, hyphens and spaces do not matter."""
        assert rulebooks.get(name) is MOF_2020

    @pytest.mark.parametrize(
        ("name", "remedy"),
        [
            ("MOF_2022", "did you mean 'MOF_2021'?"),
            ("GUANXI", "did you mean 'GUANGXI'?"),
            ("??", f"write one of {', '.join(rulebooks.names())}"),
        ],
    )
    def test_unknown_names_are_refused(self, name: str, remedy: str) -> None:
        """With the name that is near, or with all of them."""
        with pytest.raises(UnknownRulebook) as caught:
            rulebooks.get(name)

        assert caught.value.remedy.startswith(remedy)

    def test_names_are_sorted_and_all(self) -> None:
        """The table has what the modules list, so that none is without its line."""
        package = importlib.import_module("perfeval.rulebooks")
        modules = [module.name for module in pkgutil.iter_modules(package.__path__, "perfeval.rulebooks.")]
        listed = sorted(name for module in modules for name in importlib.import_module(module).__all__)

        assert list(rulebooks.names()) == listed, "give each module its line in perfeval/rulebooks/__init__.py"
        assert set(package.__all__) == {*listed, "get", "names"}


class TestOwnRulebook:
    """A variant is `attrs.evolve` of another."""

    def test_it_scores_by_what_was_changed(self) -> None:
        """A limit exceeded by half loses half."""
        ours = attrs.evolve(MOF_2020, name="OURS_2024", at_most=LinearShortfall())
        indicator = Indicator("成本", "≤100万元", "150万元", 10)

        assert [str(evaluate_indicator(indicator, each).points) for each in (MOF_2020, ours)] == ["6.67", "5.00"]
        assert ours != MOF_2020

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"at_least": InverseRatio()}, "InverseRatio() cannot stand under 'at_least'"),
            (
                {"at_most": Proportional()},
                "Proportional() cannot stand under 'at_most': it is made for at_least, exactly",
            ),
            ({"exactly": LinearShortfall()}, "cannot stand under 'exactly'"),
            ({"at_most": Steps([(90, 1)], of="actual")}, "cannot stand under 'at_most'"),
            ({"at_most": PassLine("0.6", Proportional())}, "cannot stand under 'at_most'"),
            ({"at_least": None}, "None cannot stand under 'at_least'"),
            ({"source": "财预〔2020〕10号"}, "'财预〔2020〕10号' cannot stand under 'source'"),
            ({"between": Proportional()}, "cannot stand under 'between'"),
            ({"grades": (90, 80, 60)}, "cannot stand under 'grades'"),
            ({"execution": None}, "None cannot stand under 'execution'"),
            ({"by_category": {"满意度": "Steps"}}, "'Steps' cannot stand under 'rule'"),
            ({"name": " "}, "a rulebook without a name"),
            ({"name": None}, "None cannot stand under 'name'"),
            ({"execution_weight": -1}, "a weight of -1 points"),
            ({"weights": {"产出": -1}}, "a weight of -1 points"),
            ({"weights": 5}, "5 are no weights"),
            ({"weights": [1]}, "[1] are no weights"),
            ({"weights": [["x"]]}, "[['x']] are no weights"),
            ({"weights": {"": 50}}, "'' is no word in a name"),
            ({"caps": {5: 50}}, "5 is no word in a name"),
        ],
    )
    def test_rules_stand_where_they_belong(self, change: dict[str, Any], message: str) -> None:
        """More for less, or a part of another kind, is refused."""
        with pytest.raises(InvalidRulebook) as caught:
            attrs.evolve(MOF_2020, **change)

        assert message in str(caught.value)

    def test_weights_are_exact(self) -> None:
        """A float is refused here as everywhere."""
        with pytest.raises(InvalidNumber):
            attrs.evolve(MOF_2020, weights={"产出": 0.5})

    @pytest.mark.parametrize("field", ["title", "limitations"])
    def test_a_source_is_never_empty(self, field: str) -> None:
        """Neither what the document is nor what was compared."""
        facts: dict[str, Any] = {"title": "办法", "limitations": "Not compared.", field: " "}

        with pytest.raises(InvalidRulebook, match=f"a source without {field}"):
            Source(**facts)

    @pytest.mark.parametrize("field", ["title", "number", "issued", "authority", "limitations"])
    def test_a_source_is_text(self, field: str) -> None:
        """A year as a number is none."""
        facts: dict[str, Any] = {"title": "办法", "limitations": "Not compared.", field: 2024}

        with pytest.raises(InvalidRulebook, match=f"2024 cannot stand under {field!r}\n  instead: give text"):
            Source(**facts)

    def test_a_source_is_cited_by_title_and_number(self) -> None:
        """In Chinese quotation marks."""
        assert str(Source(title="办法", limitations="None.")) == "《办法》"
        assert (
            str(Source(title="办法", number="财预〔2020〕10号", limitations="None.")) == "《办法》（财预〔2020〕10号）"
        )

    def test_it_is_described_in_known_languages(self) -> None:
        """Chinese and English."""
        with pytest.raises(PerfevalError, match="no description in 'fr'"):
            MOF_2020.describe("fr")

    def test_descriptions_name_categories(self) -> None:
        """A rule for a category stands under its word."""
        assert "满意度: by interval of the actual" in MOF_2021.describe("en")
        assert "weights: execution 10，成本 20，产出 40，效益 20，满意度 10" in MOF_2021.describe("en")
        assert "分值: 预算执行率 20\n" in attrs.evolve(MOF_2020, weights={}, execution_weight=20).describe("zh")


class TestCategories:
    """A rule may be for the numbers of some categories; the first one decides."""

    RULEBOOK = attrs.evolve(
        MOF_2020,
        by_category=[
            ForCategory("满意度", Steps([(90, 1), (80, "0.8")], of="actual")),
            ForCategory("服务", AllOrNothing()),
        ],
    )

    @pytest.mark.parametrize(
        ("dimension", "category", "way"),
        [
            ("满意度指标", "服务对象满意度指标", "by-interval"),
            ("满意度指标", "其他", "by-interval"),  # the dimension's name counts too
            ("效益", "满意度", "by-interval"),
            ("效益", "服务", "not-met"),
            ("效益", "社会效益", "in-proportion"),
        ],
    )
    def test_by_name(self, dimension: str, category: str, way: str) -> None:
        """The word stands in the name of the category or of the dimension."""
        indicator = Indicator("学生满意度", "≥95%", "85%", 10)
        score = evaluate_indicator(indicator, self.RULEBOOK, dimension=dimension, category=category)

        assert score.decided_by == way

    def test_numbers_without_a_sign_follow(self) -> None:
        """They are read as ≥, and then as all others of the category."""
        indicator = Indicator("学生满意度", "95%", "85%", 10)
        score = evaluate_indicator(indicator, self.RULEBOOK, category="满意度")

        assert (score.points, [each.code for each in score.findings]) == (Decimal(8), ["operator-missing"])

    @pytest.mark.parametrize(
        ("target", "actual", "way"),
        [("≥95%", "85", "by-interval"), ("≥95", "85%", "by-interval"), ("≥95", "85", "not-a-percentage")],
    )
    def test_one_of_the_two_has_to_be_a_percentage(self, target: str, actual: str, way: str) -> None:
        """A number without a unit is the same unit unsaid."""
        score = evaluate_indicator(Indicator("学生满意度", target, actual, 10), self.RULEBOOK, category="满意度")

        assert score.decided_by == way

    def test_limits_have_their_own_rule_still(self) -> None:
        """Intervals of the actual cannot say what less is worth."""
        score = evaluate_indicator(Indicator("投诉率", "≤5%", "10%", 10), self.RULEBOOK, category="满意度")

        assert score.decided_by == "in-inverse-proportion"


def form_of(indicator: Indicator, category: str = "数量指标") -> SelfEvaluation:
    """A form of one indicator."""
    return SelfEvaluation("项目", [Dimension("产出指标", [Category(category, [indicator])])])


class TestDeductions:
    """A manual deduction column, S = max(0, S − deduction)."""

    @pytest.mark.parametrize(
        ("actual", "deduction", "low", "high"),
        [
            ("3次", "1.5", "8.5", "8.5"),
            ("2次", "1.5", "5.17", "5.17"),
            ("2次", "7", "0", "0"),
            ("2次", "0", "6.67", "6.67"),
            ("2次", None, "6.67", "6.67"),
            ("若干", "1.5", "0", "8.5"),  # both ends
            ("3次", "0.005", "10", "10"),  # cut to two places, not rounded
            ("3次", "0.019", "9.99", "9.99"),
            ("2次", "0.005", "6.67", "6.67"),
        ],
    )
    def test_points(self, actual: str, deduction: str | None, low: str, high: str) -> None:
        """Under a rulebook that knows the column, and under no other."""
        indicator = Indicator("宣传次数", "≥3次", actual, 10, deduction=deduction)
        taken, left = evaluate_indicator(indicator, GUANGXI), evaluate_indicator(indicator, MOF_2020)
        without = evaluate_indicator(attrs.evolve(indicator, deduction=None), MOF_2020)

        assert (taken.low, taken.high) == (Decimal(low), Decimal(high))
        assert (left.low, left.high) == (without.low, without.high)

    def test_sentences_tell_the_points_before_and_after(self) -> None:
        """What the proportion gives, then what was taken off."""
        score = evaluate_indicator(Indicator("宣传次数", "≥3次", "2次", 10, reason="雨", deduction=1), GUANGXI)

        assert [step.text for step in score.explain().steps] == [
            "实际 2次 未达到目标 ≥3次，按完成比例：10 × 2 ÷ 3 = 6.67 分",
            "审核扣减 1 分，得 5.67 分",
        ]

    def test_what_a_deduction_is_cut_to_is_told(self) -> None:
        """Nothing vanishes, a thousandth neither."""
        score = evaluate_indicator(Indicator("宣传次数", "≥3次", "3次", 8, reason="雨", deduction="0.005"), GUANGXI)

        assert "审核扣减 0.005 → 0 分，得 8 分" == score.explain().steps[-1].text
        assert "0.005 → 0 points taken off: 8 points" == score.explain("en").steps[-1].text

    def test_a_weight_with_more_places_is_cut_too(self) -> None:
        """3.333 less 1 is 2.33 of what the column holds."""
        indicator = Indicator("宣传次数", "≥3次", "3次", "3.333")

        assert evaluate_indicator(indicator, GUANGXI).points == Decimal("3.333")
        assert evaluate_indicator(attrs.evolve(indicator, deduction=1), GUANGXI).points == Decimal("2.33")

    def test_open_ends_are_told_before_and_after(self) -> None:
        """A range, less what was taken off."""
        score = evaluate_indicator(Indicator("宣传次数", "≥3次", "若干", 10, reason="雨", deduction=1), GUANGXI)

        assert [step.text for step in score.explain("en").steps] == [
            "≥3次 asks for a number, 若干 is none: not scored, 0 to 10 points",
            "1 points taken off: 0～9 points",
        ]


def test_ranges_may_be_all_or_nothing() -> None:
    """Missed, a range gives what the nearest bound gives, or nothing."""
    strict = attrs.evolve(MOF_2020, between=AllOrNothing())
    indicator = Indicator("课时", "5~10个", "4个", 10)

    assert [str(evaluate_indicator(indicator, each).points) for each in (MOF_2020, strict)] == ["8.00", "0"]


@pytest.mark.parametrize(
    ("weight", "codes"), [("20", []), ("10", ["execution-weighted-otherwise"]), (None, [])], ids=str
)
def test_the_weight_of_the_execution_is_held_against_the_rulebook(weight: str | None, codes: list[str]) -> None:
    """湖北: execution 20; a form that states none has the usual ones."""
    form = attrs.evolve(form_of(Indicator("次数", "≥3次", "3次", 80)), budget=Budget(20, 20, 20, weight=weight))
    found = [each.code for each in evaluate(form, HUBEI_2020).findings if each.code.startswith("execution-")]

    assert found == codes


@pytest.mark.parametrize(("actual", "codes"), [("91%", ["full-points-below-target"]), ("95%", []), ("89%", [])])
def test_full_points_below_the_target_are_flagged(actual: str, codes: list[str]) -> None:
    """By the guide's intervals a satisfaction target of ≥95 % with 91 % has full points; that could not be checked."""
    score = evaluate_indicator(Indicator("满意度", "≥95%", actual, 10), MOF_2021, category="满意度指标")

    assert [each.code for each in score.findings] == codes


@pytest.mark.parametrize(
    ("actual", "codes"), [("105万元", ["full-points-below-target"]), ("100万元", []), ("95万元", []), ("150万元", [])]
)
def test_full_points_beyond_a_limit_are_flagged(actual: str, codes: list[str]) -> None:
    """A cost of 105 under a limit of 100 is a completion of 95 %, which an interval from 90 % gives full points."""
    ours = attrs.evolve(MOF_2020, at_most=Steps([(90, 1), (60, "0.5")]))
    score = evaluate_indicator(Indicator("成本", "≤100万元", actual, 10), ours)

    assert [each.code for each in score.findings] == codes


@pytest.mark.parametrize(
    ("lag", "unspent", "message"),
    [
        ("0", "0.2", "a warning light from 0 on"),
        ("0.05", "1", "a warning light from 1 on"),
        (5, "0.2", '"0.05" for 5 %'),
    ],
)
def test_a_warning_light_has_shares(lag: Any, unspent: Any, message: str) -> None:
    """Above none, and below all."""
    with pytest.raises(InvalidRulebook, match=message):
        WarningLight(lag=lag, unspent=unspent)


def test_a_light_waits_for_what_is_open() -> None:
    """It is said that what is open decides, points or funds; a form without funds has no light."""
    words = Indicator("知晓率", "有效提高", "有所改善", 90)
    met = Indicator("宣传次数", "≥3次", "3次", 90)

    for indicator, budget, lights in (
        (words, Budget(100, 100, 85), ["warning-light-open"]),
        (words, Budget(100, None, 85), ["warning-light-open"]),
        (met, Budget(100, 100, None), ["warning-light-open"]),
        (words, None, []),
    ):
        findings = evaluate(attrs.evolve(form_of(indicator), budget=budget), INTEGRATED).findings
        assert [each.code for each in findings if each.code.startswith("warning-light")] == lights
