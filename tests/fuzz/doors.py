"""The doors: what comes in at each, where a search begins, and what has to hold whatever comes in.

A search knows nothing but bytes.
Where text comes in they are its UTF-8; where data come in they are a list of edits to data that are sound.
"""

from __future__ import annotations

import copy
import json
import math
import random
from collections.abc import Callable, Iterator
from typing import Any, final

import attrs

from perfeval import (
    GradeScale,
    Indicator,
    PerfevalError,
    Rulebook,
    Scorecard,
    SelfEvaluation,
    audit,
    evaluate,
    evaluate_indicator,
    parse_actual,
    parse_quantity,
    parse_standard,
    parse_target,
    rulebooks,
)
from perfeval.reading import read_forms
from perfeval.rulebooks import MOF_2020
from tests.reading.test_labelled import LABELLED, LABELS, source_of
from tests.test_cases import CASES, load


@final
@attrs.frozen
class Door:
    """One door."""

    #: What comes in, made of the bytes of a search.
    made_of: Callable[[bytes], Any]
    #: Takes it in and checks what came of it.
    take: Callable[[Any], object]
    #: Where a search begins.
    seeds: list[bytes]
    #: How many bytes a search makes.
    longest: int
    #: Makes other bytes of some, where changing them one by one would not do.
    change: Callable[[bytes, random.Random], bytes] | None = None

    def enter(self, thing: Any) -> PerfevalError | None:
        """Take *thing* in, and return the error where it is refused.

        Only a `PerfevalError` may leave: whatever else is raised is a fault.
        """
        try:
            self.take(thing)
        except PerfevalError as error:
            return error
        return None


def text_of(data: bytes) -> str:
    """Text, with half a character where the bytes have one."""
    return data.decode("utf-8", "surrogateescape")


def bytes_of(text: str) -> bytes:
    """The bytes that make *text*, but for halves of characters."""
    return text.encode("utf-8", "replace")


def reworded(data: bytes, chance: random.Random) -> bytes:
    """Text with some of its parts taken out, or put in the place of others: words, signs, parts of other texts."""
    text = text_of(data)
    for _ in range(chance.randint(1, 3)):
        start = chance.randint(0, len(text))
        end = start + chance.choice((0, 0, 1, 2, 8))
        parts = [part_of(chance.choice(EXPRESSIONS), chance), part_of(text, chance), chance.choice(WORDS)]
        text = text[:start] + chance.choice([*parts, chance.choice(SIGNS), ""]) + text[end:]
    return bytes_of(text)


def part_of(text: str, chance: random.Random) -> str:
    """Some characters of a text."""
    start = chance.randint(0, len(text))
    return text[start : start + chance.randint(1, 8)]


#: What stands where something else is due.
STRANGE: list[Any] = [
    *[None, True, False, 0, -1, 3.5, math.nan, math.inf, 10**30, "", " ", "\x00", "\ud800", "1e999999", "9" * 300],
    *[
        "≥90%",
        "-5",
        "5分",
        "＝",
        "优",
        "部分达成",
        "2023年6月30日",
        [],
        {},
        [[]],
        [None],
        {"type": "AtLeast"},
        {"": None},
    ],
]


def edited(originals: list[Any], data: bytes) -> Any:
    """One of *originals* with the edits that *data* ask for: each a place, what is done there, and with what."""
    numbers = iter(data)

    def choice(count: int) -> int:
        return (next(numbers, 0) * 256 + next(numbers, 0)) % count

    holder = {"all": copy.deepcopy(originals[choice(len(originals))])}
    for _ in range(max(0, len(data) - 2) // 6):
        places = list(places_in(holder))
        parent, key = places[choice(len(places))]
        act, what = choice(4), choice(len(STRANGE) + len(places))
        other = places[what - len(STRANGE)] if what >= len(STRANGE) else None
        thing = copy.deepcopy(other[0][other[1]] if other else STRANGE[what])
        if act == 0 and parent is not holder:
            del parent[key]
        elif act == 1 and isinstance(parent, list):
            parent.insert(key, thing)
        elif act == 1 and isinstance(parent, dict) and parent is not holder:
            parent[key if isinstance(thing, (list, dict)) else thing] = parent.pop(key)
        else:
            parent[key] = thing
    return holder["all"]


def places_in(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in plain data, from the outside in."""
    for key in list(data) if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], (dict, list)):
            yield from places_in(data[key])


def comes_back(value: Any, read: Callable[[Any], object]) -> None:
    """What was taken in is written as JSON and read again without loss."""
    assert read(json.loads(json.dumps(value.to_dict()))) == value


def take_target(text: str) -> None:
    """A target reads back from its canonical form."""
    target = parse_target(text)
    assert target is None or parse_target(str(target)) == target


def take_quantity(text: str) -> None:
    """A quantity reads back from its canonical form."""
    quantity = parse_quantity(text)
    assert parse_quantity(str(quantity)) == quantity


#: Rows that a standard may be put before: more is better, less is better, and a day.
ROWS = [
    Indicator("完成率", "≥95%", "92.5%", 10),
    Indicator("成本", "≤20万元", "23万元", 10),
    Indicator("次数", "=12次", "10次", 5),
    Indicator("时间", "2023年12月31日前", "2024年1月3日", 5),
    Indicator("结论", "合格", "不合格", 5),
]
BY_FORM = attrs.evolve(MOF_2020, name="BY_FORM", standards=True)


def take_standard(text: str) -> None:
    """Points by a standard lie within the weight; one that is not understood is said to be so."""
    for row in ROWS:
        score = evaluate_indicator(attrs.evolve(row, standard=text), BY_FORM)
        assert 0 <= score.low <= score.high <= score.weight
        assert score.explain().to_text()
    parse_standard(text)


def take_form(form: SelfEvaluation) -> None:
    """A form comes back from JSON, is scored and audited, and its scorecard is shown and comes back too."""
    comes_back(form, SelfEvaluation.from_dict)
    card = evaluate(form, MOF_2020)
    assert str(card)
    assert len(audit(form, MOF_2020)) >= len(card.findings)
    comes_back(card, Scorecard.from_dict)


def take_document(text: str) -> None:
    """Every form of a document is a form."""
    for form in read_forms(text):
        take_form(form)


def for_text(take: Callable[[str], object], seeds: list[str], longest: int = 200) -> Door:
    """A door where text comes in."""
    return Door(text_of, take, [bytes_of(seed) for seed in seeds], longest, reworded)


def for_data(take: Callable[[Any], object], originals: list[Any]) -> Door:
    """A door where data come in; a search begins with each of *originals* as it is."""
    return Door(lambda data: edited(originals, data), take, [bytes([0, n]) for n in range(len(originals))], 80)


#: A search begins with documents that are read quickly.
SHORT = 900

WORDS = (LABELLED / "words.txt").read_text(encoding="utf-8").split()
SIGNS = [
    *"≥≤><=＞＜＝～~-—%％‰、，。；：（）()0123456789.,/万亿元人次年月日前后内\t\n|\0\u200b\u202e²½①零一两半十百千万"
]

EXPRESSIONS = [case["text"] for case in load(CASES / "expressions.json")]
STANDARDS = sorted({case["standard"] for case in load(CASES / "standards" / "labelled.json")})
SCALES = [
    *["优 [90, 100]，良 [80, 90)，中 [60, 80)，差 [0, 60)", "优（≥90分）良（80-90分）中（60-80分）差（＜60分）"],
    "高于90分（含）的为“优”，90～80分（含）为“良”，80～60分（含）为“中”，低于60分为“差”。",
    "A级：90＜S≤100；B级：80≤S≤90；C级：60≤S＜80；D级：S＜60",
    "90≤优秀≤100，75≤合格＜90，60≤基本合格＜75，0≤不合格＜60",
]
DOCUMENTS = [case["source"] for case in LABELS if isinstance(case["source"], str) and len(case["source"]) < SHORT]
RECORDS = [case["source"] for case in LABELS if case["layout"] == "records"]


def sound_forms() -> list[SelfEvaluation]:
    """Forms of some labelled documents."""
    forms: list[SelfEvaluation] = []
    for case in LABELS[:12]:
        try:
            forms += read_forms(source_of(case))
        except PerfevalError:
            continue
    return forms


FORMS = sound_forms()
RULEBOOKS = [rulebooks.get(name) for name in rulebooks.names()]

DOORS: dict[str, Door] = {
    "parse_target": for_text(take_target, EXPRESSIONS),
    "parse_actual": for_text(parse_actual, EXPRESSIONS),
    "parse_quantity": for_text(take_quantity, EXPRESSIONS),
    "parse_standard": for_text(take_standard, STANDARDS),
    "GradeScale.parse": for_text(GradeScale.parse, SCALES),
    "read_forms": for_text(take_document, DOCUMENTS, 2 * SHORT),
    "SelfEvaluation.from_rows": for_data(lambda rows: take_form(SelfEvaluation.from_rows(rows, project="甲")), RECORDS),
    "SelfEvaluation.from_dict": for_data(
        lambda data: take_form(SelfEvaluation.from_dict(data)), [form.to_dict() for form in FORMS]
    ),
    "Rulebook.from_dict": for_data(
        lambda data: comes_back(Rulebook.from_dict(data), Rulebook.from_dict), [each.to_dict() for each in RULEBOOKS]
    ),
    "Scorecard.from_dict": for_data(
        lambda data: comes_back(Scorecard.from_dict(data), Scorecard.from_dict),
        [evaluate(form, MOF_2020).to_dict() for form in FORMS],
    ),
}
