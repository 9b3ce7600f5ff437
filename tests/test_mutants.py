"""The tool that breaks the package on purpose: what it notices, what it misses, and what it says (`tests/mutants`)."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutants.changes import mutants

PROJECT = Path(__file__).parent.parent
TOY = '''
LIMIT = 3

def larger(a: int, b: int) -> int:
    """The larger."""
    return a if a > b else b

def counted(n: int) -> int:
    total = 0
    while total < n:
        total += 1
    return total
'''
TESTS = """
import toy

def test_larger() -> None:
    assert [toy.larger(1, 2), toy.larger(3, 2)] == [2, 3]

def test_counted() -> None:
    assert [toy.counted(0), toy.counted(toy.LIMIT)] == [0, 3]
"""


def changes(tmp_path: Path, source: str) -> list[str]:
    """What is changed in a module, as it is shown."""
    (tmp_path / "toy.py").write_text(source, encoding="utf-8")
    found = mutants(tmp_path, "toy.py")
    for mutant in found:
        mutant.code(tmp_path)
    return [mutant.change for mutant in found]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a < b  ->  a <= b"]),
        ("x = a and b", ["x = a and b  ->  x = a or b", "x = a and b  ->  x = b", "x = a and b  ->  x = a"]),
        ("x = a + 1", ["x = a + 1  ->  x = a - 1", "x = a + 1  ->  x = a + 2"]),
        ("f(a, key=b)", ["f(a, key=b)  ->  pass", "f(a, key=b)  ->  f(a)"]),
        ("x = [y for y in z if y]", ["x = [y for y in z if y]  ->  x = [y for y in z]"]),
        ("x = Decimal('0.9')", ["x = Decimal('0.9')  ->  x = Decimal('0.0')"]),
        ("x = text.strip('；')", ["x = text.strip('；')  ->  x = text.strip('')"]),
        ("x = y in 'WF'", ["x = y in 'WF'  ->  x = y in 'W'", "x = y in 'WF'  ->  x = y not in 'WF'"]),
        ("del x", ["del x  ->  pass"]),
        ("y = zip(x, x, strict=True)", []),
        ("x = min(y)", ["x = min(y)  ->  x = max(y)"]),
        ("x = y if z else w", ["x = y if z else w  ->  x = y", "x = y if z else w  ->  x = w"]),
        # Words, annotations, imports, exports and unreachable ends stay as they are.
        ('"""Words."""\nimport y\n__all__ = [1]\nx: f(1)\nassert_never(x)\nx = "words"', []),
        ("if TYPE_CHECKING:\n    x = 1", []),
        ("_T = TypeVar('_T', bound=int)\n@lru_cache(maxsize=9)\ndef f():\n    pass", []),
    ],
)  # fmt: skip
def test_what_is_changed(tmp_path: Path, source: str, expected: list[str]) -> None:
    """Each kind of change is made where it means something, and can be compiled."""
    changed = changes(tmp_path, source)

    assert [each for each in expected if each not in changed] == []
    assert bool(changed) == bool(expected)


def test_changes_are_known_by_their_words(tmp_path: Path) -> None:
    """A change keeps its key when lines move, and two that look alike have two keys."""
    source = "def f(a):\n    x = a < 1\n    x = a < 1\n"
    before = changes(tmp_path, source)
    keys = [mutant.key for mutant in mutants(tmp_path, "toy.py")]
    after = changes(tmp_path, "\n\n" + source)

    assert before == after
    assert len(set(keys)) == len(keys)
    assert ast.dump(ast.parse(source)) == ast.dump(ast.parse(source))


def run(root: Path, **listed: str) -> subprocess.CompletedProcess[str]:
    """Break every place of a package that is called toy."""
    (root / "listed.json").write_text(json.dumps({"toy/__init__.py": {"larger": listed}}), encoding="utf-8")
    options = ["--package", "toy", "--root", str(root), "--listed", str(root / "listed.json"), "--patience", "0.5"]
    return subprocess.run(  # noqa: S603 - the project's own tool
        [sys.executable, "-m", "tests.mutants", *options],
        cwd=PROJECT,
        env=os.environ | {"MUTANTS": "all", "ROOM": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_toy_is_broken(tmp_path: Path) -> None:
    """What a test notices is killed, what never ends is timed out, and the one change without a difference survives."""
    (tmp_path / "toy").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "toy" / "__init__.py").write_text(TOY, encoding="utf-8")
    (tmp_path / "tests" / "test_toy.py").write_text(TESTS, encoding="utf-8")
    same = "return a if a > b else b  ->  return a if a >= b else b"

    first = run(tmp_path)
    assert first.returncode == 1, first.stderr
    assert f"toy/__init__.py:6 in larger\n    {same}\n" in first.stdout
    assert first.stdout.splitlines()[-1].split() == ["__init__.py", "11", "9", "1", "1", "0", "90.9"]

    killed, gone = "return a if a > b else b  ->  return None", "return a  ->  return c"
    second = run(tmp_path, **{same: "the two are equal", killed: "wrong", gone: "it was"})
    assert "measuring" not in second.stdout
    assert f"no longer there: ('toy/__init__.py', 'larger', '{gone}')" in second.stdout
    assert f"and yet noticed: ('toy/__init__.py', 'larger', '{killed}')" in second.stdout
    assert second.stdout.splitlines()[-1].split() == ["__init__.py", "11", "8", "1", "0", "2", "100.0"]
    assert second.returncode == 1
