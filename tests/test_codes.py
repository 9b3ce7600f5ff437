"""Every code of a finding has one place that says what it means and what to do, and the documentation is made of it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import from_checks
import pytest

import perfeval
from perfeval import Severity
from perfeval.audit.check import HEADINGS, Check
from perfeval.audit.noticed import NOTICED, Noticed, Section
from perfeval.audit.registry import ALL_CHECKS
from perfeval.form.notices import TROUBLES
from perfeval.reading.notices import GUESSES
from perfeval.rulebook.sentences import Branch

FINDINGS = Path(__file__).parent.parent / "docs" / "reference" / "findings.rst"

CHINESE = re.compile(r"[\u4e00-\u9fff]")

each_noticed = pytest.mark.parametrize("entry", NOTICED, ids=[each.code for each in NOTICED])
each_check = pytest.mark.parametrize("check", ALL_CHECKS, ids=[each.code for each in ALL_CHECKS])


def modules() -> Iterator[ModuleType]:
    """Every module of the package."""
    for found in pkgutil.walk_packages(perfeval.__path__, "perfeval."):
        yield importlib.import_module(found.name)


def values(module: ModuleType) -> Iterator[object]:
    """What a module holds, that in its dictionaries too."""
    for value in vars(module).values():
        yield from value.values() if isinstance(value, dict) else (value,)


def severities_in(node: ast.AST) -> list[Severity]:
    """The severities that stand in a piece of source."""
    named = [each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)]
    return [each for each in Severity if each.name in named]


def written_out(module: ModuleType) -> Iterator[tuple[str, str, list[Severity]]]:
    """The calls of `Finding` and `Branch` with a code in them: which of the two, the code, and the severities."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        code = node.args[0]
        if node.func.id in {"Branch", "Finding"} and isinstance(code, ast.Constant) and isinstance(code.value, str):
            yield node.func.id, code.value, severities_in(node)


@cache
def emitted() -> tuple[dict[str, set[Severity]], set[str]]:
    """The codes of findings, each with the severities that are known from the source, and the ways of deciding."""
    found: dict[str, set[Severity]] = defaultdict(set)
    ways = set()
    for code, (severity, _) in [*GUESSES.items(), *TROUBLES.items()]:
        found[code].add(severity)
    for module in modules():
        for maker, code, severities in written_out(module):
            if maker == "Finding" or severities:
                found[code].update(severities)
            else:
                ways.add(code)
        for value in values(module):
            if isinstance(value, Branch) and value.severity is not None:
                found[value.code].add(value.severity)
    return dict(found), ways


def test_every_code_has_its_place() -> None:
    """What reading and scoring give is either noticed or a check; nothing is both, twice, or given by nobody."""
    noticed = [each.code for each in NOTICED]
    checked = [each.code for each in ALL_CHECKS]

    assert len({*noticed, *checked}) == len(noticed) + len(checked)
    assert set(noticed) == set(emitted()[0]) - set(checked)


def test_every_check_is_registered() -> None:
    """A check that is written is made, and has its place in the documentation."""
    made = {id(value) for module in modules() for value in values(module) if isinstance(value, Check)}

    assert made == set(map(id, ALL_CHECKS))
    assert from_checks.CHECKS == ALL_CHECKS


@each_noticed
def test_severity_is_the_one_that_is_given(entry: Noticed) -> None:
    """The registry lists the severities of a code that the source has, the heaviest first."""
    known = emitted()[0][entry.code]

    assert list(entry.severities) == [each for each in Severity if each in entry.severities]
    # That of cells that were not read is worked out.
    assert set(entry.severities) == known or entry.code == "cell-not-read"


@each_noticed
def test_what_is_noticed_says_what_to_do(entry: Noticed) -> None:
    """In both languages, as plain text."""
    assert all(text.strip() == text != "" for text in entry[3:])
    assert CHINESE.search(entry.remedy_zh)
    assert "`" not in entry.remedy + entry.remedy_zh


@each_check
def test_every_check_has_its_page(check: Check) -> None:
    """All headings in order, none of them empty, and a remedy in Chinese."""
    assert tuple(check.page) == HEADINGS
    assert all(check.page.values())
    assert re.fullmatch(r"[^.\n]+\.", check.summary)
    assert CHINESE.search(check.remedy)


def test_documentation_lists_every_code() -> None:
    """Each has an anchor and its text on the page that is made of it, and nothing else has."""
    pages = from_checks.pages()
    anchors = {name: re.findall(r"^.*\.\. _([\w-]+):$", text, re.MULTILINE) for name, text in pages.items()}

    assert anchors == {"checks": [each.code for each in ALL_CHECKS], "noticed": [each.code for each in NOTICED]}
    assert [each.remedy for each in ALL_CHECKS if each.remedy not in pages["checks"]] == []
    assert [each.remedy_zh for each in NOTICED if each.remedy_zh not in pages["noticed"]] == []
    plain = pages["noticed"].replace("``", "")
    assert [each.remedy for each in NOTICED if each.remedy not in plain] == []
    assert {each.section for each in NOTICED} == set(Section)


@each_check
def test_page_of_a_check_is_in_the_documentation(check: Check) -> None:
    """With all its headings."""
    _, text = from_checks.pages()["checks"].split(f".. _{check.code}:\n", 1)
    section = text.partition("\n.. _")[0]

    assert re.findall(rf"^({'|'.join(HEADINGS)})$", section, re.MULTILINE) == list(HEADINGS)
    assert str(check.severity) in section


def test_markup_of_plain_text_is_harmless() -> None:
    """What a check says is plain text; a code in it is a link, and Python in a remedy is shown as such."""
    pages = from_checks.pages()

    assert r"请填写, \_\_\_\_," in pages["checks"]
    assert ":ref:`funds-missing <funds-missing>`" in pages["checks"]
    assert '``attrs.evolve(form, project="宣传经费")``' in pages["noticed"]
    assert "``Budget(completed=True)``" in pages["noticed"]
    assert '``judged="部分达成"``' in pages["noticed"]


def test_every_way_of_deciding_is_explained() -> None:
    """The page of findings has a row for each way in which points are decided that is no finding, and for no other."""
    explained = re.findall(r"^   \* - ``([a-z-]+)``", FINDINGS.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(emitted()[1]) == sorted(explained)
