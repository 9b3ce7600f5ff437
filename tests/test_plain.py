"""Forms, rulebooks and scorecards go through JSON without loss, and the schema holds what they write."""

from __future__ import annotations

import json
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given

from perfeval import (
    Band,
    Budget,
    Category,
    Dimension,
    ForCategory,
    FundSource,
    Grade,
    GradeScale,
    Indicator,
    PerfevalError,
    Proportional,
    Rulebook,
    Scorecard,
    SelfEvaluation,
    Steps,
    evaluate,
    rulebooks,
)
from perfeval._plain import MOST_PARTS, parts_of
from tests.conftest import hostile_context
from tests.properties.strategies import forms

FULL = SelfEvaluation(
    "宣传经费",
    [
        Dimension(
            "产出指标",
            [
                Category(
                    "数量指标",
                    [
                        Indicator(
                            "宣传次数",
                            "≥3 次",
                            "6次",
                            "5.50",
                            5,
                            "超额",
                            deduction=1,
                            standard="按次",
                            reviewed_actual="5次",
                            reviewed_score="4.50",
                        ),
                        Indicator("满意", "满意", "较好", 5, judged="0.85"),
                        Indicator("改善", "改善", "较好", 5, judged=Band.PARTLY_ACHIEVED),
                        Indicator("生态效益", "/", "", None, applicable=False),
                    ],
                    weight=15,
                )
            ],
            weight=50,
        )
    ],
    Budget(
        "0.2",
        "0.2",
        "0.1",
        "万元",
        None,
        5,
        [FundSource("财政拨款", 1, 2, 3)],
        printed_rate="50%",
        completed=False,
        reviewed_score=4,
    ),
    2023,
    "经信局",
    "经信局",
    "2023年12月11日",
    "目标",
    "完成",
    "98.50",
    Grade.EXCELLENT,
    GradeScale(90, 80, 60, strict=["优", "中"], names=["优秀", "良好", "合格", "不合格"]),
    [("联系电话", "0896")],
    reviewed_total="97.50",
)


#: Made once; to make it checks the schema itself.
SCHEMA = jsonschema.validators.validator_for(SelfEvaluation.json_schema())(SelfEvaluation.json_schema())
SCHEMA.check_schema(SelfEvaluation.json_schema())


def through_json(data: dict[str, Any]) -> dict[str, Any]:
    """What is left of plain data after JSON."""
    again: dict[str, Any] = json.loads(json.dumps(data, ensure_ascii=False))
    return again


@given(forms(junk=True))
@hostile_context()
def test_a_form_comes_back_from_json(form: SelfEvaluation) -> None:
    """from_dict gives back what to_dict was given, and the schema accepts what lies between."""
    data = through_json(form.to_dict())

    SCHEMA.validate(data)
    assert form == SelfEvaluation.from_dict(data)


def test_every_field_of_a_form_comes_back() -> None:
    """A form with everything filled in loses nothing, its texts as written included."""
    data = through_json(FULL.to_dict())
    again = SelfEvaluation.from_dict(data)

    SCHEMA.validate(data)
    assert FULL == again
    assert ["≥3 次", "满意", "改善", "/"] == [each.target_text for each in again.indicators]
    assert again.budget is not None
    assert again.budget.weight is None  # None is not the default of 10


def test_what_a_constructor_fills_in_is_not_written() -> None:
    """Of an indicator that has nothing but a name, its name."""
    form = SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", [Indicator("宣传次数")])])])
    data = form.to_dict()

    assert data["dimensions"][0]["categories"] == [{"name": "数量指标", "indicators": [{"name": "宣传次数"}]}]
    assert data.keys() == {"perfeval", "version", "project", "dimensions"}


def test_what_has_an_end_may_have_any_number_of_parts() -> None:
    """A limit is for what may go on for ever."""
    assert len(parts_of([0] * (MOST_PARTS + 1)) or ()) == MOST_PARTS + 1


def schema_of(cls: type) -> dict[str, Any]:
    """The part of the schema that describes a class."""
    schema = SelfEvaluation.json_schema()
    names = {
        FundSource: "source",
        Budget: "budget",
        Indicator: "indicator",
        Category: "category",
        Dimension: "dimension",
    }
    part: dict[str, Any] = schema if cls is SelfEvaluation else schema["$defs"][names[cls]]
    return part


@pytest.mark.parametrize("cls", [SelfEvaluation, Dimension, Category, Indicator, Budget, FundSource])
def test_the_schema_knows_every_field(cls: Any) -> None:
    """The schema's properties are the fields that a form is built from, and it admits no others."""
    fields = {field.name for field in attrs.fields(cls) if field.init and field.repr}
    part = schema_of(cls)

    assert fields == set(part["properties"]) - {"perfeval", "version"}
    assert part["additionalProperties"] is False


@pytest.mark.parametrize("name", rulebooks.names())
def test_a_rulebook_comes_back_from_json(name: str) -> None:
    """A rulebook is plain data too, its rules tagged with their type."""
    rulebook = rulebooks.get(name)

    assert rulebook == Rulebook.from_dict(through_json(rulebook.to_dict()))


@given(forms(junk=True))
@hostile_context()
def test_a_scorecard_comes_back_from_json(form: SelfEvaluation) -> None:
    """A scorecard is scored again when it is read, and comes to the same points."""
    card = evaluate(form, rulebooks.GUANGXI, accept_self_scores=True)

    assert card == Scorecard.from_dict(through_json(card.to_dict()))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "holds no self-evaluation"),
        ({}, "holds no self-evaluation"),
        ({"perfeval": "rulebook", "version": 1}, "holds no self-evaluation"),
        ({"perfeval": "self-evaluation", "version": 3}, "version 3 of plain data"),
        ({"perfeval": "self-evaluation", "version": 1, "project": "项目"}, "SelfEvaluation without 'dimensions'"),
        ({"perfeval": "self-evaluation", "version": 1, "dimensions": []}, "SelfEvaluation without 'project'"),
        ({"perfeval": "self-evaluation", "version": 1, "projekt": "项目"}, "'projekt' is no field of SelfEvaluation"),
        (
            {
                "perfeval": "self-evaluation",
                "version": 1,
                "project": "项目",
                "dimensions": [{"name": 3, "categories": []}],
            },
            "at: dimensions → name",
        ),
        ({"perfeval": "self-evaluation", "version": 1, "project": "项目", "dimensions": ["x"]}, "'x' is no Dimension"),
    ],
)
def test_plain_data_that_hold_no_form_are_refused(data: object, message: str) -> None:
    """The error says what the data are, or where in them the fault stands."""
    with pytest.raises(PerfevalError, match=message):
        SelfEvaluation.from_dict(data)


def test_a_rule_of_no_known_type_is_refused() -> None:
    """Only the vocabulary's own rules can be read."""
    data = rulebooks.MOF_2021.to_dict()
    data["by_category"][0]["rule"]["type"] = "Magic"

    with pytest.raises(PerfevalError, match="'Magic' is no type here"):
        Rulebook.from_dict(data)
    data["by_category"][0]["rule"] = 3
    with pytest.raises(PerfevalError, match="None is no type here"):
        Rulebook.from_dict(data)


def test_a_scorecard_that_was_tampered_with_is_refused() -> None:
    """Points that the form and the rulebook do not give are not believed."""
    data = evaluate(FULL, rulebooks.MOF_2020).to_dict()

    with pytest.raises(PerfevalError, match="the scorecard records 99 to"):
        Scorecard.from_dict({**data, "low": "99"})
    del data["form"]
    with pytest.raises(PerfevalError, match="a scorecard without 'form'"):
        Scorecard.from_dict(data)


def test_rules_that_are_given_stay_as_they_are() -> None:
    """Built values pass where plain data would."""
    own = attrs.evolve(
        rulebooks.MOF_2020, by_category=[ForCategory("满意度", Steps([(90, 1)])), ForCategory("数量", Proportional())]
    )

    assert own == Rulebook.from_dict(through_json(own.to_dict()))
