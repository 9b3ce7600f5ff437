"""What the documentation says of the fields of plain data, written from the JSON Schema and from the classes of rules.

Sphinx makes two pages of the reference before it reads the documentation: one of forms, one of rulebooks.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, cast

import attrs
from written import DOCS, list_table, titled, write_pages

from perfeval import Budget, Category, Dimension, Finding, FundSource, GradeScale, Indicator, Rulebook, SelfEvaluation
from perfeval._plain import to_plain
from perfeval.form.unread import Unread
from perfeval.rulebook.lines import RULES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER: Final = DOCS / "reference" / "json-schema"

#: The classes that read the parts of a form; the first is the form itself.
PARTS: Final[dict[str, type]] = {
    "": SelfEvaluation,
    "dimension": Dimension,
    "category": Category,
    "indicator": Indicator,
    "budget": Budget,
    "source": FundSource,
    "grade_scale": GradeScale,
    "unread": Unread,
    "finding": Finding,
}

_HEADINGS: Final = ("field", "type", "what it says", "where it is left out")
_WIDTHS: Final = (18, 24, 38, 20)

_WORDS: Final = {"string": "text", "integer": "whole number", "boolean": "true or false", "null": "null"}

#: What the fields of rules hold, by how they are written in the source.
_OF_RULES: Final = {
    "str": "text",
    "bool": "true or false",
    "Decimal": "number as text",
    "Decimal | None": "number as text, or null",
    "Pairs": "list of pairs: a line in per cent and a share of the weight, as text",
    "Span": "pair of shares as text, from the lowest to the highest",
    "tuple[str, ...]": "list of texts",
    "tuple[tuple[str, Decimal], ...]": "list of pairs: a word, and points as text",
    "tuple[Grade, ...]": "list of grades: 优, 良, 中",
}


def pages() -> dict[str, str]:
    """The pages of the reference, by their names."""
    return {"self-evaluation": "\n".join(_form()), "rulebook": "\n".join(_rulebook())}


def _form() -> Iterator[str]:
    schema = SelfEvaluation.json_schema()
    yield titled("The fields of a form") + "\n"
    yield "Made from the JSON Schema that ships with the package.\n"
    for name, cls in PARTS.items():
        part = schema["$defs"][name] if name else schema
        if name:
            yield f".. _json-form-{name}:\n\n{titled(f'``{name}``', '-')}\n\n{part['description']}\n"
        properties = part["properties"]
        required = {*part.get("required", ())}
        rows = [
            (f"``{key}``", kind(each), each["description"], _left_out(cls, key, required=key in required))
            for key, each in properties.items()
        ]
        yield list_table([_HEADINGS, *rows], _WIDTHS)


def kind(part: dict[str, Any]) -> str:
    """What a part of a schema holds, in words."""
    if "$ref" in part:
        return _named(part["$ref"].rpartition("/")[2])
    if "const" in part:
        return _json(part["const"])
    if "enum" in part:
        return ", ".join(_json(each) for each in part["enum"])
    if "oneOf" in part:
        return ", or ".join(kind(each) for each in sorted(part["oneOf"], key=lambda each: each.get("type") == "null"))
    if isinstance(part["type"], list):
        return ", or ".join(_WORDS[each] for each in part["type"])
    if part["type"] == "array":
        return "pair of texts" if "prefixItems" in part else f"list of: {kind(part['items'])}"
    if "minimum" in part:
        return f"whole number from {part['minimum']} to {part['maximum']}"
    return "text, not empty" if part.get("minLength") else _WORDS[part["type"]]


def _named(name: str) -> str:
    plain = {"number": "number as text", "points": "points as text, or null", "amount": "amount as text, or null"}
    return plain.get(name) or f":ref:`{name} <json-form-{name}>`"


def _json(value: object) -> str:
    return f"``{json.dumps(value, ensure_ascii=False)}``"


def _left_out(cls: type, name: str, *, required: bool) -> str:
    """What a field stands for that is not written."""
    if required:
        return "must be there"
    field = attrs.fields_dict(cast("Any", cls))[name]
    if "written_as" in field.metadata:
        return _json("")
    default = field.default
    value = default.factory() if isinstance(default, cast("Any", attrs.Factory)) else default
    plain = to_plain(value)
    return _json(plain) if plain or not attrs.has(type(value)) else f"{type(value).__name__}, each field left out"


def _rulebook() -> Iterator[str]:
    yield titled("The fields of a rulebook") + "\n"
    yield "Made from the classes that read them.\n"
    yield "W is the weight (分值), T the target (年度指标值), A the actual (实际完成值), S the points (得分).\n"
    yield ".. _json-rules:\n"
    yield "A rule is an object whose ``type`` is the name of its class; its other fields are those of the class."
    yield f"There are {len(RULES)}: {', '.join(_any_of([each]) for each in RULES)}.\n"
    for cls in rule_classes():
        first = (inspect.getdoc(cls) or "").partition("\n\n")[0]
        yield f".. _json-rule-{cls.__name__}:\n\n{titled(f'``{cls.__name__}``', '-')}\n"
        yield f":class:`~{cls.__module__}.{cls.__name__}`: {_in_json(first)}\n"
        fields = list(_fields(cls))
        yield list_table([_HEADINGS, *(_rule_row(cls, each) for each in fields)], _WIDTHS) if fields else "No fields.\n"


def rule_classes() -> list[type]:
    """The classes that the data of a rulebook are made of, each once, from the outside in."""
    found: list[type] = [Rulebook]
    for cls in found:
        for each in _fields(cls):
            found += [held for held in each.metadata.get("classes", ()) if attrs.has(held) and held not in found]
    return found


def _fields(cls: type) -> Iterator[attrs.Attribute[Any]]:
    return (each for each in attrs.fields(cast("Any", cls)) if each.init and each.repr)


def _rule_row(cls: type, field: attrs.Attribute[Any]) -> tuple[str, ...]:
    held = [each for each in field.metadata.get("classes", ()) if attrs.has(each)]
    words = _OF_RULES[str(field.type)] if not held else _any_of(held)
    words = f"list of: {words}" if "many" in field.metadata else words
    words += ", or null" if held and field.default is None else ""
    left = _left_out(cls, field.name, required=field.default is attrs.NOTHING)
    return f"``{field.name}``", words, meanings(cls)[field.name], left


def _any_of(classes: Iterable[type]) -> str:
    """Links to classes; data say in ``type`` which of several they are."""
    links = [f":ref:`{each.__name__} <json-rule-{each.__name__}>`" for each in classes]
    if len(links) == len(RULES):
        return ":ref:`rule <json-rules>`"
    return links[0] if len(links) == 1 else f"with ``type``: {' or '.join(links)}"


def meanings(cls: type) -> dict[str, str]:
    """What the source says of each field of a class, in the comments above them."""
    found = re.findall(r"((?:    #: .*\n)+)    (\w+): ", inspect.getsource(cls))
    return {name: _in_json(re.sub(r"\s*#: ", " ", said)) for said, name in found}


def _in_json(text: str) -> str:
    """What a comment or a docstring says, in the words of JSON."""
    return re.sub(r"\bNone\b", "null", re.sub(r"\*(\w+)\*", r"``\1``", " ".join(text.split())))


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx write the pages before it looks for what there is to read."""
    app.connect("builder-inited", lambda _: write_pages(FOLDER, pages()))
    return {"parallel_read_safe": True}
