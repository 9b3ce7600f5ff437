"""What documents say is true: examples run as pasted, tables are complete, and every public name has its place."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import from_checks
import from_grammar
import from_pages
import from_rulebooks
import from_schema
import pytest
import written

import perfeval
from perfeval import reading, rulebooks
from perfeval.audit.registry import ALL_CHECKS

PROJECT = Path(__file__).parent.parent
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])

REFERENCE = PROJECT / "docs" / "reference"

FENCED = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def faults(text: str, name: str) -> Iterator[str]:
    """What goes wrong in the Python blocks of a Markdown file, which share their names from top to bottom.

    A block with prompts is a doctest.
    A block without is a script; where a block of plain text follows, that is what the script prints.
    """
    names: dict[str, object] = {"__name__": "__main__"}
    blocks = list(FENCED.finditer(text))
    for block, following in zip(blocks, [*blocks, None][1:], strict=True):
        if block["language"] not in {"python", "pycon"}:
            continue
        line = text.count("\n", 0, block.start("code"))
        if ">>>" in block["code"]:
            yield from prompt_faults(block["code"], names, name, line)
            continue
        printed = run(block["code"], names, f"{name}, line {line}")
        if following is not None and following["language"] == "text" and following["code"] != printed:
            yield f"{name}, line {line}: printed\n{printed}"


def prompt_faults(code: str, names: dict[str, object], name: str, line: int) -> Iterator[str]:
    """Run a block with prompts, and keep the names that it sets."""
    test = doctest.DocTestParser().get_doctest(code, names, name, name, line)
    report = io.StringIO()
    doctest.DocTestRunner(verbose=False).run(test, out=report.write, clear_globs=False)
    names.update(test.globs)
    if report.getvalue():
        yield report.getvalue()


def run(code: str, names: dict[str, object], name: str) -> str:
    """Run a script and return what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, name, "exec"), names)  # noqa: S102 - the code is the project's own documentation
    return printed.getvalue()


@pytest.mark.parametrize("path", DOCUMENTS, ids=[str(path.relative_to(PROJECT)) for path in DOCUMENTS])
def test_examples_run_as_pasted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file is read from top to bottom, in the folder of the project."""
    monkeypatch.chdir(PROJECT)

    assert list(faults(path.read_text(encoding="utf-8"), path.name)) == []


def test_wrong_examples_are_noticed() -> None:
    """A wrong result, a wrong message and a wrong output are each reported; what is right is not."""
    document = (
        "```python\nnumber = 1\nprint(number)\n```\n\n```text\n1\n```\n"
        "```pycon\n>>> number + 1\n2\n>>> other = 5\n```\n"
        "```python\nprint(other)\n```\n```text\n6\n```\n"
        "```python\n>>> other\n7\n>>> int('x')\nTraceback (most recent call last):\n    ...\nValueError: no\n```\n"
        "```console\n$ make test\n```\n"
    )

    printed, prompted = faults(document, "a.md")

    assert printed == "a.md, line 14: printed\n5\n"
    assert prompted.count("Failed example") == 2


@pytest.mark.parametrize("readme", [written.README, written.README_ZH], ids=["en", "zh"])
@pytest.mark.parametrize(
    ("name", "tables", "first"),
    [
        ("rulebooks", from_rulebooks.tables(), list(rulebooks.names())),
        ("checks", from_checks.tables(), [each.code for each in ALL_CHECKS]),
    ],
    ids=["rulebooks", "checks"],
)
def test_tables_of_both_readmes_are_complete(
    readme: Path, name: str, tables: dict[Path, list[tuple[str, ...]]], first: list[str]
) -> None:
    """Both READMEs list every rulebook and every check, once, as it is."""
    text = readme.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)

    assert [each for each in listed if each in first] == first, "run make tables"
    assert written.with_table(text, name, tables[readme]) == text, "run make tables"


@pytest.mark.parametrize("readme", [written.README, written.README_ZH], ids=["en", "zh"])
def test_both_readmes_list_every_guide(readme: Path) -> None:
    """A guide is found from the page that a code host shows first, in the order of the index."""
    text = readme.read_text(encoding="utf-8")
    pages = {path.stem for path in (PROJECT / "docs" / from_pages.GUIDES).glob("*.rst")} - {"index"}

    assert sorted(from_pages.guides()) == sorted(pages)
    assert written.with_table(text, "guides", from_pages.tables()[readme]) == text, "run make tables"


def test_tables_are_rewritten_between_their_marks(tmp_path: Path) -> None:
    """What stands around a table stays, and what stood in its place goes."""
    begin, end = "<!-- The table of fruits: make tables -->", "<!-- The end of the table of fruits -->"
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n\n{begin}\nold\n{end}\n\nafter\n", encoding="utf-8")
    written.rewrite(readme, "fruits", [("fruit", "colour"), ("plum", "blue")])

    table = "| fruit | colour |\n|---|---|\n| plum | blue |"
    assert readme.read_text(encoding="utf-8") == f"before\n\n{begin}\n\n{table}\n\n{end}\n\nafter\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=[str(path.relative_to(PROJECT)) for path in DOCUMENTS])
def test_links_lead_somewhere(path: Path) -> None:
    """A link from one file of the project to another names a file that is there."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def documented() -> Iterator[str]:
    """The names that the pages of the reference document."""
    for page in REFERENCE.rglob("*.rst"):
        text = page.read_text(encoding="utf-8")
        yield from re.findall(
            r"^\.\. (?:autoclass|autofunction|py:data|module):: (?:[\w.]+\.)?(\w+)", text, re.MULTILINE
        )
        for module, options in re.findall(r"^\.\. automodule:: ([\w.]+)\n((?:   :.*\n)*)", text, re.MULTILINE):
            if ":members:" in options:
                yield from importlib.import_module(module).__all__


def test_every_public_name_is_documented() -> None:
    """Whatever `from perfeval import` offers stands in the reference."""
    assert set(perfeval.__all__) - set(documented()) == set()


def test_every_rulebook_is_documented() -> None:
    """Each module of rulebooks has a page, and each rulebook stands on one; whoever builds them gets the same."""
    pages = from_rulebooks.pages()
    found = re.findall(r"^\.\. py:data:: perfeval\.rulebooks\.(\w+)", "".join(pages.values()), re.MULTILINE)

    assert sorted(found) == list(rulebooks.names())
    assert {module.name for module in pkgutil.iter_modules(rulebooks.__path__)} == set(pages)
    assert from_rulebooks.pages() == pages


def test_the_index_of_rulebooks_has_each_by_name() -> None:
    """With its document, and a link to where it stands."""
    table = from_rulebooks.names()
    index = (REFERENCE / "rulebooks" / "index.rst").read_text(encoding="utf-8")

    assert f".. include:: {from_rulebooks.NAMES}\n" in index
    assert re.findall(r"^   \* - :py:data:`~perfeval\.rulebooks\.(\w+)`$", table, re.MULTILINE) == list(
        rulebooks.names()
    )
    assert all(f"     - {rulebooks.get(name).source}\n" in table for name in rulebooks.names())


@pytest.mark.parametrize("made", [from_checks, from_grammar, from_schema], ids=["checks", "grammar", "schema"])
def test_whoever_builds_pages_gets_the_same(made: ModuleType) -> None:
    """Each page is named on one that people write, and nothing else is made."""
    pages, folder = made.pages(), made.FOLDER.name
    text = (REFERENCE / f"{folder}.rst").read_text(encoding="utf-8")

    assert made.pages() == pages
    assert re.findall(rf"^   {folder}/(\w[\w-]*)$", text, re.MULTILINE) == list(pages)


def test_pages_are_written_beside_their_index(tmp_path: Path) -> None:
    """Each is left alone while it is right; what was made for something that is gone goes."""
    folder = tmp_path / "pages"
    written.write_pages(folder, {"index": "index", "gone": "gone"})
    written.write_pages(folder, {"new": "new", "changed": "before"})
    time = (folder / "new.rst").stat().st_mtime_ns
    written.write_pages(folder, {"new": "new", "changed": "after"})

    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == {
        "index.rst": "index",
        "new.rst": "new",
        "changed.rst": "after",
    }
    assert (folder / "new.rst").stat().st_mtime_ns == time


def test_every_module_of_reading_has_its_place() -> None:
    """The page of rooms names each, so that the way of a form can be followed in the list of files."""
    text = (PROJECT / "docs" / "explanation" / "rooms.rst").read_text(encoding="utf-8")
    found = pkgutil.walk_packages(reading.__path__, "perfeval.reading.")

    assert [each.name for each in found if f"`{each.name.rpartition('.')[2]}`" not in text] == []
