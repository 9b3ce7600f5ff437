"""Each block of the documentation runs when it is pasted by itself, or says which block it goes on from.

It is run in an empty folder; where perfeval comes from the wheel, the wheel is all that it has.
A block that imports a library which is not installed is left out, and so are those that go on from it;
the other blocks of its page are run all the same.
"""

from __future__ import annotations

import codeop
import doctest
import importlib.util
import inspect
import io
import re
import types
from collections import deque
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

PROJECT: Final = Path(__file__).parent.parent
PAGES: Final = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.rst")])

#: What the paragraph before a block says, where the block needs the one before it.
GOES_ON: Final = "from the block above"
#: What a lesson says, whose blocks are all pasted, one after another.
IN_ORDER: Final = "paste them in order"

#: Libraries that some pages need; each such page says what to install.
OTHERS: Final = ("docx", "mypy", "openpyxl", "pandas", "pdfplumber", "reportlab", "sqlalchemy", "tqdm")


@attrs.frozen
class Block:
    """Code as it stands on a page, and how far down; *lead* is the paragraph before it."""

    code: str
    line: int
    lead: str
    is_prompted: bool

    @property
    def goes_on(self) -> bool:
        """Whether it says that it needs the block before it."""
        return GOES_ON in self.lead


def blocks(text: str) -> Iterator[Block]:
    """The blocks of Python in a text, in a page's or a docstring's markup."""
    paragraph = lead = ""
    lines = deque(enumerate(text.splitlines(), start=1))
    while lines:
        number, line = lines.popleft()
        if line.lstrip().startswith(">>> "):
            yield Block(_until(lines, line, lambda each: not each.strip()), number, paragraph or lead, True)
            paragraph = lead = ""
        elif re.match(r"\s*```python", line):
            yield Block(_until(lines, "", lambda each: each.strip() == "```"), number, paragraph or lead, False)
            paragraph = lead = ""
        elif re.match(r"\s*\.\. code-block:: python", line):
            code = _until(lines, "", lambda each: bool(each.strip()) and not each.startswith("   "))
            yield Block(code, number, paragraph or lead, False)
            paragraph = lead = ""
        elif line.strip() not in {"", "```"}:
            paragraph += f" {line.strip()}"
        elif paragraph:
            paragraph, lead = "", paragraph


def _until(lines: deque[tuple[int, str]], first: str, ends: Any) -> str:
    """Take lines up to one that ends them, which stays: it may open the next paragraph, or the next block."""
    taken = [first]
    while lines and not ends(lines[0][1]):
        taken.append(lines.popleft()[1])
    return inspect.cleandoc("\n" + "\n".join(taken)) + "\n"


def outcome(block: Block, names: dict[str, Any]) -> str:
    """What goes wrong where a block is pasted beside what is known by some names; empty where nothing does."""
    report = io.StringIO()
    if block.is_prompted:
        test = doctest.DocTestParser().get_doctest(block.code, names, "block", None, block.line)
        doctest.DocTestRunner(verbose=False).run(test, out=report.write, clear_globs=False)
        names.update(test.globs)
        return report.getvalue()
    with redirect_stdout(report):
        exec(compile(block.code, f"line {block.line}", "exec"), names)  # noqa: S102 - the project's own documentation
    return ""


def faults(text: str) -> Iterator[str]:
    """What is wrong with the blocks of a text: what fails alone, and what says that it goes on and need not."""
    in_order = IN_ORDER in " ".join(text.split())
    names: dict[str, Any] = {}
    is_left_out = False
    for block in blocks(text):
        is_left_out = not has_what_it_needs(block.code) or (is_left_out and (in_order or block.goes_on))
        if is_left_out:
            continue
        alone = problem(block, {"__name__": "__main__"})
        if in_order or block.goes_on:
            if block.goes_on and not alone:
                yield f"line {block.line}: goes on from the block above, and need not"
            alone = problem(block, names)
        else:
            names = {"__name__": "__main__"}
            problem(block, names)
        if alone:
            yield f"line {block.line}: {alone}"


def problem(block: Block, names: dict[str, Any]) -> str:
    """What goes wrong, be it a wrong result or an error."""
    try:
        return outcome(block, names)
    except Exception as error:  # noqa: BLE001 - whatever a reader would see
        return f"{type(error).__name__}: {error}"


def has_what_it_needs(code: str) -> bool:
    """Whether the other libraries that some code imports are installed."""
    return all(
        importlib.util.find_spec(name)
        for name in OTHERS
        if re.search(rf"^\s*(?:(?:>>>|\.\.\.) +)?(?:import|from) {name}\b", code, re.MULTILINE)
    )


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(PROJECT)) for path in PAGES])
def test_each_block_runs_alone_or_says_so(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader pastes the block that he needs, not the page."""
    monkeypatch.chdir(tmp_path)
    text = path.read_text(encoding="utf-8")

    assert list(faults(text)) == []


def console_faults(block: Block) -> Iterator[str]:
    """What the console of Python says against the lines of a block: a loop ends with a blank line there."""
    waiting: list[str] = []
    for line in block.code.splitlines():
        prompt, text = line[:4].rstrip(), line[4:]
        if prompt not in {">>>", "..."}:
            continue
        waiting.append(text)
        try:
            if codeop.compile_command("\n".join(waiting)) is not None:
                waiting.clear()
        except SyntaxError:
            yield f"line {block.line}: {text}"
            waiting.clear()


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(PROJECT)) for path in PAGES])
def test_blocks_can_be_pasted_into_the_console(path: Path) -> None:
    """Without their prompts and results, as the button beside them copies them."""
    prompted = [block for block in blocks(path.read_text(encoding="utf-8")) if block.is_prompted]

    assert [fault for block in prompted for fault in console_faults(block)] == []


def docstrings() -> Iterator[tuple[str, str]]:
    """What the reference shows of public names, by the name."""
    for module in ("perfeval", "perfeval.reading", "perfeval.report", "perfeval.rulebooks", "perfeval.samples"):
        package = importlib.import_module(module)
        for name in package.__all__:
            value = getattr(package, name)
            if isinstance(value, type):
                yield f"{module}.{name}", value.__doc__ or ""
                for member, each in vars(value).items():
                    if not member.startswith("_"):
                        yield f"{module}.{name}.{member}", getattr(each, "__doc__", None) or ""
            elif isinstance(value, types.FunctionType):
                yield f"{module}.{name}", value.__doc__ or ""


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, text in docstrings() if ">>> " in text])
def test_each_block_of_a_docstring_runs_alone(name: str, text: str, tmp_path: Path, monkeypatch: Any) -> None:
    """So do those that the reference shows."""
    monkeypatch.chdir(tmp_path)

    assert list(faults(text)) == []


def test_blocks_that_need_others_are_noticed() -> None:
    """Alone means alone, whatever stands above; and nobody says that he goes on for nothing."""
    text = (
        "One:\n\n>>> number = 1\n\nTwo:\n\n>>> number + 1\n2\n\nGoing on from the block above:\n\n>>> number\n1\n\n"
        "Going on from the block above:\n\n>>> 1 + 1\n2\n\n.. code-block:: python\n\n   print(number)\n\n"
        "```python\nother = 1\n```\n"
    )
    found = list(faults(text))

    assert [each.partition(":")[0] for each in found] == ["line 7", "line 12", "line 17", "line 20"]
    assert "NameError" in found[0]
    assert "need not" in found[2]


def test_lessons_are_pasted_in_order() -> None:
    """What a lesson's first block sets, its last one has."""
    text = "The blocks go on: paste\nthem in order.\n\n>>> number = 1\n\n>>> other = 2\n\n>>> number + other\n3\n"

    assert list(faults(text)) == []


def test_only_blocks_without_their_library_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes on from such a block is left out with it, and the next one is run."""
    monkeypatch.setitem(globals(), "OTHERS", ("not_installed",))
    text = (
        "One:\n\n.. code-block:: python\n\n   import not_installed\n\n"
        "Two, from the block above:\n\n>>> not_installed\n1\n\n"
        "Three:\n\n>>> number\n1\n"
    )

    assert [each.partition(":")[0] for each in faults(text)] == ["line 14"]
