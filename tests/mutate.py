"""Break the scoring on purpose, once for each place, and list what no test has noticed.

``python -m tests.mutate rules execution`` copies the project to a temporary folder,
changes one comparison, constant, name or condition of these modules at a time, and runs the tests that need no
Hypothesis against each change, then those that do.
It prints every change that survives.
Some changes make no difference, as < for ≤ where the two sides are never equal; each is for a person to judge.
"""

from __future__ import annotations

import ast
import copy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parent.parent
QUICK = "exact rules execution rulebook unsettled findings grade cases scorecard explanation".split()
LAWS = "rule_laws rulebook_laws scorecard_laws grade_laws oracle".split()

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_PAIRS = "ZERO ONE, min max, any all, add subtract, multiply divide, target actual, low high, part whole"
_NAMES = {name: other for pair in _PAIRS.split(", ") for name, other in (pair.split(), reversed(pair.split()))}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand in the place of a node and be wrong."""
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            other = copy.deepcopy(node)
            other.ops[index] = _COMPARISONS[type(operator)]()
            yield other
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
        yield from node.values
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in _NAMES:
        yield ast.Name(_NAMES[node.id], ast.Load())
    elif isinstance(node, ast.If):
        yield ast.If(ast.Constant(value=False), node.body, node.orelse)


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Each changed module, with the line and the change."""
    tree = ast.parse(source)
    for parent in ast.walk(tree):
        if isinstance(parent, ast.If) and ast.unparse(parent.test) == "TYPE_CHECKING":
            continue
        for field, value in ast.iter_fields(parent):
            if field in {"annotation", "returns", "decorator_list"}:
                continue
            for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                for other in changes(node) if isinstance(node, ast.AST) else ():
                    shown = f"{ast.unparse(node).splitlines()[0]}  ->  {ast.unparse(other).splitlines()[0]}"
                    _put(parent, field, place, other)
                    yield getattr(node, "lineno", 0), shown, ast.unparse(ast.fix_missing_locations(tree))
                    _put(parent, field, place, node)


def _put(parent: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    if place is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[place] = node


def survives(project: Path) -> bool:
    """Whether all tests pass over the project as it is now."""
    quick = [f"tests/test_{name}.py" for name in QUICK]
    laws = [f"tests/properties/test_{name}.py" for name in LAWS]
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    return all(
        subprocess.run([*command, *tests], cwd=project, capture_output=True, check=False).returncode == 0  # noqa: S603
        for tests in (quick, laws)
    )


def main(names: list[str]) -> int:
    """Try every change of every module named, and count the survivors."""
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns(".*", "build", "dist", "__pycache__"))
        if not survives(project):
            sys.exit("the tests fail before anything is changed")
        for name in names:
            path = project / "perfeval" / f"{name}.py"
            source = path.read_text(encoding="utf-8")
            for line, shown, changed in mutants(source):
                path.write_text(changed, encoding="utf-8")
                if survives(project):
                    survivors += 1
                    print(f"{name}.py:{line}: {shown}", flush=True)  # noqa: T201 - its report
            path.write_text(source, encoding="utf-8")
    return survivors


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
