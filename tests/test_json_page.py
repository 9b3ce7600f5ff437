"""What the reference says of the JSON format is true: every field is there, and the example has them all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import from_schema
import jsonschema
import pytest

from perfeval import SelfEvaluation, evaluate, read_form, rulebooks, samples
from perfeval.rulebook.lines import RULES

SCHEMA: Final = SelfEvaluation.json_schema()
#: Made once, and a schema is checked once.
PAGES: Final = from_schema.pages()
VALIDATOR: Final = jsonschema.validators.validator_for(SCHEMA)
PAGE: Final = (Path(__file__).parent.parent / "docs" / "reference" / "json-schema.rst").read_text(encoding="utf-8")


def example() -> dict[str, Any]:
    """The form that the page shows."""
    block = re.search(r"code-block:: json\n\n((?:   .*\n|\n)+)", PAGE)
    assert block is not None
    found: dict[str, Any] = json.loads(block[1])
    return found


def part(name: str) -> dict[str, Any]:
    """The schema of a part of a form, or of a form."""
    found: dict[str, Any] = SCHEMA["$defs"][name] if name else SCHEMA
    return found


def test_the_example_is_valid_and_can_be_read() -> None:
    """It comes back as it was read."""
    jsonschema.validate(example(), SCHEMA)
    form = SelfEvaluation.from_dict(example())

    assert form == SelfEvaluation.from_dict(form.to_dict())


def keys_in(value: object) -> Iterator[str]:
    """The fields that plain data have somewhere."""
    for each in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from keys_in(each)
    if isinstance(value, dict):
        yield from value


def test_the_example_has_every_field() -> None:
    """So that nobody has to guess how one is written."""
    every = {key for name in from_schema.PARTS for key in part(name)["properties"]}

    assert {*keys_in(example())} == every


def test_every_part_and_every_field_is_described() -> None:
    """The schema says of each what it is."""
    assert {*from_schema.PARTS} - {""} == {*SCHEMA["$defs"]} - {"number", "points", "amount"}
    for name in (*from_schema.PARTS, "number", "points", "amount"):
        assert part(name)["description"].endswith(".")
        assert all(each["description"].endswith(".") for each in part(name).get("properties", {}).values())


@pytest.mark.parametrize("name", from_schema.PARTS)
def test_what_stands_for_a_field_that_is_left_out_may_be_written(name: str) -> None:
    """The last column of the table is valid in its place, and no field that must be there has one."""
    page = PAGES["self-evaluation"]
    begin = page.index(f".. _json-form-{name}:") if name else 0
    rows = re.findall(r"^   \* - ``(\w+)``\n     - .*\n     - .*\n     - (.*)$", page[begin:], re.MULTILINE)
    properties = part(name)["properties"]
    left_out = dict(rows[: len(properties)])

    assert list(left_out) == list(properties)
    assert {key for key, value in left_out.items() if value == "must be there"} == {*part(name).get("required", ())}
    for key, value in left_out.items():
        if value.startswith("``"):
            VALIDATOR({**properties[key], "$defs": SCHEMA["$defs"]}).validate(json.loads(value.strip("`")))


def test_every_field_of_a_rulebook_is_described() -> None:
    """Each class has a section, each of its fields a row."""
    page = PAGES["rulebook"]
    classes = from_schema.rule_classes()

    assert {*classes} >= {*RULES}
    assert re.findall(r"^\.\. _json-rule-(\w+):$", page, re.MULTILINE) == [each.__name__ for each in classes]
    rows = re.findall(r"^   \* - ``(\w+)``$", page, re.MULTILINE)
    assert rows == [field.name for each in classes for field in attrs.fields(each) if field.init and field.repr]


def keys_of_rules(data: dict[str, Any]) -> set[str]:
    """The fields that the data of rulebooks have."""
    return {*keys_in(data)} - {"perfeval", "version", "type"}


@pytest.mark.parametrize("name", rulebooks.names())
def test_every_rulebook_has_no_other_fields(name: str) -> None:
    """What is written stands on the page."""
    page = PAGES["rulebook"]

    assert {key for key in keys_of_rules(rulebooks.get(name).to_dict()) if f"``{key}``" not in page} == set()


def test_every_field_of_a_scorecard_is_described() -> None:
    """The table has the fields of the data, in their order, and the text below has those of a score."""
    card = evaluate(read_form(samples.text("outreach")), rulebooks.MOF_2020).to_dict()
    _, table = PAGE.split("A scorecard\n---", 1)

    assert [*card] == re.findall(r"^   \* - ``(\w+)``$", table, re.MULTILINE)
    assert all(f"``{key}``" in table for key in card["indicators"][0])
