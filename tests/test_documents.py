"""Every example in a Markdown file runs as pasted, and prints what stands there."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])

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
