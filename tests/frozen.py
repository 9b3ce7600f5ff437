"""What the library says today of forms and texts that others wrote: ``python -m tests.frozen`` writes it down.

`tests/cases` has labels for these: points, slips, meanings.
Here stands all the rest that is said of them, doubts and codes and places and bounds of points, so that none of it
changes unseen; what changes on purpose is written anew, and its difference is read before it is committed.
It is no proof that what is said is right: the labels are.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

import attrs

import perfeval
from perfeval import (
    Category,
    Dimension,
    Finding,
    Indicator,
    IndicatorScore,
    PerfevalError,
    SelfEvaluation,
    audit,
    audit_report,
    evaluate,
    parse_actual,
    parse_target,
    rulebooks,
)
from perfeval.scorecard.layout import grade_between
from tests import test_audit_labelled, test_audit_reports_labelled

CASES: Final = Path(__file__).parent / "cases"
FROZEN: Final = CASES / "frozen"


def load(pattern: str) -> Iterator[dict[str, Any]]:
    """The cases of these files."""
    for path in sorted(CASES.glob(pattern)):
        yield from json.loads(path.read_text(encoding="utf-8"))


def said(*parts: object) -> str:
    """The parts in one line."""
    return " | ".join(map(str, parts))


def text(case: dict[str, Any]) -> list[str]:
    """What a text is by itself, as a target and as an actual."""
    lines = []
    for parse in (parse_target, parse_actual):
        try:
            read: object = parse(case["text"])
        except PerfevalError as error:
            read = type(error).__name__
        lines.append(said(repr(read), getattr(read, "doubt", "")))
    return lines


def pair(case: dict[str, Any]) -> list[str]:
    """What a target and an actual are beside each other, and what is asked about them."""
    name, year = case.get("name", "指标"), case.get("year", 2023)
    indicator = Indicator(name, case["target"], case.get("actual", ""), 10, standard=case.get("standard", ""))
    target = indicator.target
    form = SelfEvaluation(
        "项目", [Dimension("产出指标", [Category(case.get("category", "数量指标"), [indicator])])], year=year
    )
    return [
        said(repr(target), target.doubt if target else ""),
        said(repr(indicator.actual), indicator.actual_doubt),
        *map(score, evaluate(form, rulebooks.MOF_2020).indicators),
    ]


def figures(sentence: str) -> str:
    """The numbers of a sentence: its words may change."""
    return " ".join(re.findall(r"[0-9.]*[0-9]%?", sentence))


def score(row: IndicatorScore) -> str:
    """The points of a row, what decided them, the figures of the reasons, and what is asked."""
    asked = (f"{each.code} {figures(each.message)}" for each in row.findings)
    return said(row.indicator.name, row.low, row.high, row.decided_by, figures(str(row.explain())), *asked)


def finding(each: Finding) -> str:
    """What is found, with its figures, how much it weighs, and where."""
    return said(each.code, each.severity, figures(each.message + each.remedy), *each.place)


def form(case: dict[str, Any]) -> list[str]:
    """The points of a form and of each row, its grade, and what is found in it."""
    form_, rulebook = test_audit_labelled.form_of(case), rulebooks.get(case.get("rulebook") or "MOF_2020")
    card = evaluate(form_, rulebook)
    execution = card.execution and said(card.execution.low, card.execution.high)
    return [
        said(card.low, card.high, grade_between(rulebook, card.low, card.high)),
        str(execution),
        *map(score, card.indicators),
        *map(finding, audit(form_, rulebook)),
    ]


def book(case: dict[str, Any]) -> list[str]:
    """The points of a form under a rulebook that it was not written for."""
    card = evaluate(test_audit_labelled.form_of(case["form"]), rulebooks.get(case["book"]))
    rows = (said(row.low, row.high, row.decided_by, *(each.code for each in row.findings)) for row in card.indicators)
    return [said(case["book"], card.low, card.high, grade_between(card.rulebook, card.low, card.high)), *rows]


def rules(case: dict[str, Any]) -> list[str]:
    """All that a published rulebook holds, which changes only with its document."""
    return [
        said(field, json.dumps(held, ensure_ascii=False))
        for field, held in rulebooks.get(case["name"]).to_dict().items()
    ]


def report(case: dict[str, Any]) -> list[str]:
    """What is found in a report."""
    return [finding(each) for each in audit_report(test_audit_reports_labelled.form_of(case), case["report"])]


def signature(case: dict[str, Any]) -> list[str]:
    """What a public name is called with, and what of it counts when two are compared and shown."""
    thing = getattr(perfeval, case["name"])
    if inspect.isfunction(thing):
        return [called(thing)]
    if not attrs.has(thing):
        return []
    methods = [each for name, each in vars(thing).items() if not name.startswith("_") and inspect.isfunction(each)]
    fields = [said(each.name, each.eq, bool(each.repr), each.init) for each in attrs.fields(thing)]
    return [called(thing), *map(called, methods), *fields]


def called(thing: Callable[..., object]) -> str:
    """What something is called with, without annotations."""
    parameters = inspect.signature(thing).parameters.values()
    return said(
        thing.__qualname__, *(f"{each.kind.name.lower()} {each.replace(annotation=each.empty)}" for each in parameters)
    )


#: Each kind: what is said of a case, and the cases.
KINDS: Final[dict[str, tuple[Callable[[dict[str, Any]], list[str]], list[dict[str, Any]]]]] = {
    "texts": (text, list(load("expressions.json"))),
    "pairs": (
        pair,
        list(chain(load("meanings/labelled*.json"), load("meanings/kinds.json"), load("meanings/targets.json"))),
    ),
    "standards": (pair, list(load("standards/labelled*.json"))),
    "forms": (form, list(load("audit/forms.json"))),
    "books": (
        book,
        [{"form": form, "book": name} for form in list(load("audit/forms.json"))[::25] for name in rulebooks.names()],
    ),
    "rulebooks": (rules, [{"name": name} for name in rulebooks.names()]),
    "signatures": (signature, [{"name": name} for name in perfeval.__all__]),
    "reports": (report, list(load("audit/reports*.json"))),
}


def lines(kind: str, places: Iterable[int]) -> list[list[str]]:
    """What is said of some cases of a kind."""
    say, cases = KINDS[kind]
    return [say(cases[place]) for place in places]


def frozen(kind: str) -> list[list[str]]:
    """What was said."""
    return list(json.loads((FROZEN / f"{kind}.json").read_text(encoding="utf-8")))


def main() -> None:
    """Write all of it down."""
    for kind, (_, cases) in KINDS.items():
        every = ",\n".join(json.dumps(each, ensure_ascii=False) for each in lines(kind, range(len(cases))))
        (FROZEN / f"{kind}.json").write_text(f"[\n{every}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
