"""What can be changed in a module: each change is small, and wrong wherever the code means something.

Docstrings, annotations, imports, ``__all__``, the words of messages and tables of words stay as they are:
tests read the former, and a word more or less in a table is a question of language rather than of logic.
So does ``zip(…, strict=True)``: like an assertion, it does something only where the code around it is wrong;
and so do how much a cache keeps, and what a type variable may stand for.
"""

from __future__ import annotations

import ast
import copy
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Final

import attrs

_COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
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
_OPERATORS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Add,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_PAIRS = "ZERO ONE, min max, any all, add subtract, multiply divide, target actual, low high, part whole, first last"
_NAMES: Final = {name: other for pair in _PAIRS.split(", ") for name, other in (pair.split(), reversed(pair.split()))}
# Methods whose text decides something.
_DECIDING: Final = frozenset(
    "startswith endswith removeprefix removesuffix split rsplit partition rpartition strip lstrip rstrip replace "
    "count find index".split()
)
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?%?", re.ASCII)
_KEPT: Final = frozenset({"annotation", "returns", "type_params", "__all__", "__slots__", "__match_args__"})
# How much of a statement is shown on either side of its change.
_AROUND: Final = 36

#: Where a changed node stands: its parent, the field, and the place in it if it is a list.
Place = tuple[ast.AST, str, "int | None"]


@attrs.frozen
class Mutant:
    """One change of one file."""

    #: Where the file stands below the project.
    file: str
    #: Its place among the changes of the file.
    index: int
    #: The function or class with what it stands in, as ``Quantity.convert``; nothing for the module itself.
    function: str
    #: The statement before and after, short.
    change: str
    #: The line of what is changed.
    line: int
    #: The lines of the statement, or of the head of a block.
    lines: range = attrs.field(repr=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by, wherever its line is."""
        return self.file, self.function, self.change

    @property
    def lot(self) -> bytes:
        """What samples are drawn by: the same for the same change, whatever changes beside it."""
        return hashlib.sha256("\n".join(self.key).encode()).digest()

    def code(self, root: Path) -> CodeType:
        """Compile the changed module."""
        path = root / self.file
        for index, (tree, *_) in enumerate(_changed(path.read_text(encoding="utf-8"))):
            if index == self.index:
                return compiled(tree, path)
        raise LookupError(self)


def compiled(tree: ast.Module, path: Path) -> CodeType:
    """Compile a tree, as if it stood in the file."""
    code: CodeType = compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)
    return code


def mutants(root: Path, file: str) -> list[Mutant]:
    """Every change of a file; what is written alike twice in a function is numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for index, (_, function, change, line, lines) in enumerate(_changed((root / file).read_text(encoding="utf-8"))):
        seen[function, change] += 1
        count = seen[function, change]
        found.append(Mutant(file, index, function, f"{change}  #{count}" if count > 1 else change, line, lines))
    return found


def _changed(source: str) -> Iterator[tuple[ast.Module, str, str, int, range]]:
    """Change the tree of a module in one place after the other, and put each back."""
    tree = ast.parse(source)
    for (parent, field, place), function, statement in _places(tree):
        value = getattr(parent, field)
        node = value if place is None else value[place]
        before, lines = _head(statement), _lines(statement)
        for other in _others(node, parent, field):
            _put(parent, field, place, other)
            after = _head(other if statement is node else statement)
            line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", node), "lineno", 0)
            yield tree, function, _short(before, after), line, lines
            _put(parent, field, place, node)


def _places(tree: ast.Module) -> Iterator[tuple[Place, str, ast.AST]]:
    """Each node that may be changed, with its function and the statement that it is part of."""
    todo: list[tuple[ast.AST, str, ast.AST]] = [(tree, "", tree)]
    while todo:
        parent, function, statement = todo.pop()
        if isinstance(parent, (ast.FunctionDef, ast.ClassDef)):
            function = f"{function}.{parent.name}".lstrip(".")
        below = []
        for field, value in ast.iter_fields(parent):
            if field in _KEPT:
                continue
            for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if not isinstance(node, ast.AST) or _is_kept(node):
                    continue
                inner = node if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)) else statement
                yield (parent, field, place), function, inner
                below.append((node, function, inner))
        todo += reversed(below)


def _is_kept(node: ast.AST) -> bool:
    """Whether a node, and all below it, says nothing that a test could notice."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.Expr) and ast.unparse(node).startswith("assert_never("):
        return True
    if isinstance(node, ast.Call) and ast.unparse(node.func) in {"lru_cache", "TypeVar"}:
        return True
    if isinstance(node, ast.FunctionDef) and any(ast.unparse(each) == "overload" for each in node.decorator_list):
        return True
    if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
        return True
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        return isinstance(target, ast.Name) and target.id in _KEPT
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _others(node: ast.AST, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    """What could stand in the place of a node, and be wrong."""
    if isinstance(node, ast.stmt):
        yield from _other_statements(node)
    elif isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            other = copy.copy(node)
            other.ops = [*node.ops[:index], _COMPARISONS[type(operator)](), *node.ops[index + 1 :]]
            yield other
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
        for index in range(len(node.values)):
            rest = [*node.values[:index], *node.values[index + 1 :]]
            yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS and not _is_text(node):
        yield ast.BinOp(node.left, _OPERATORS[type(node.op)](), node.right)
    elif isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.Call):
        for index, keyword in enumerate(node.keywords):
            if keyword.arg == "strict":  # says of lengths that are the same what would be wrong if they were not
                continue
            yield ast.Call(node.func, node.args, [*node.keywords[:index], *node.keywords[index + 1 :]])
    elif isinstance(node, ast.comprehension):
        for index in range(len(node.ifs)):
            rest = [*node.ifs[:index], *node.ifs[index + 1 :]]
            yield ast.comprehension(node.target, node.iter, rest, node.is_async)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in _NAMES:
        yield ast.Name(_NAMES[node.id], ast.Load())
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in _NAMES:
        yield ast.Attribute(node.value, _NAMES[node.attr], ast.Load())
    elif isinstance(node, ast.Constant) and getattr(parent, "arg", "") != "strict":
        yield from _other_constants(node.value, parent, field)


def _other_statements(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.If):
        for answer in (False, True):
            yield ast.If(ast.Constant(answer), node.body, node.orelse)
    elif isinstance(node, ast.While):
        yield ast.While(ast.Constant(value=False), node.body, node.orelse)
    elif isinstance(node, ast.Return) and node.value and ast.unparse(node.value) not in {"None", "False"}:
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, (ast.Expr, ast.AugAssign, ast.Delete)) or (
        isinstance(node, ast.Assign) and not isinstance(node.targets[0], (ast.Name, ast.Tuple))
    ):
        yield ast.Pass()


def _other_constants(value: object, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif not isinstance(value, str):
        return
    elif field == "args" and _NUMBER.fullmatch(value):
        yield ast.Constant(_next(value))
    elif isinstance(parent, (ast.Compare, ast.MatchValue)) or (
        field == "args" and isinstance(parent, ast.Call) and getattr(parent.func, "attr", "") in _DECIDING
    ):
        # One character less to strip or to be among, one more to find.
        among = isinstance(parent, ast.Compare) and field == "comparators" and isinstance(parent.ops[0], ast.In)
        fewer = among or getattr(getattr(parent, "func", None), "attr", "").endswith("strip")
        yield ast.Constant(value[:-1] if fewer else value + "!")


def _next(number: str) -> str:
    """A number written as text, with another last digit."""
    digits = number.rstrip("%")
    return f"{digits[:-1]}{(int(digits[-1]) + 1) % 10}{number[len(digits) :]}"


def _is_text(node: ast.BinOp) -> bool:
    """Whether a sum puts texts together, so that another sign only raises."""
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _put(parent: ast.AST, field: str, place: int | None, node: ast.AST) -> None:
    if place is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[place] = node


def _head(statement: ast.AST) -> str:
    """A statement in one line, a block by what it begins with."""
    if isinstance(statement, ast.Module):
        return ""
    head = copy.copy(statement)
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        if isinstance(getattr(head, field, None), list):
            setattr(head, field, [])
    if isinstance(head, ast.Match):
        return f"match {ast.unparse(head.subject)}:"
    return " ".join(ast.unparse(head).split())


def _lines(statement: ast.AST) -> range:
    """The lines of a statement, or of the head of a block."""
    if isinstance(statement, ast.Module):
        return range(0)
    if isinstance(statement, ast.match_case):
        return range(statement.pattern.lineno, statement.body[0].lineno)
    first = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", []))])  # type: ignore[attr-defined]
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    last = _lines(body[0]).start - 1 if isinstance(body, list) else statement.end_lineno  # type: ignore[attr-defined]
    return range(first, max(first, last) + 1)


def _short(before: str, after: str) -> str:
    """Both texts without most of what they share."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    longest = shorter - start
    end = next((at for at in range(longest) if before[-1 - at] != after[-1 - at]), longest)
    while start and before[start - 1] not in " (":
        start -= 1
    while end and before[-end] not in " ,:)":
        end -= 1
    start, end = max(0, start - _AROUND), max(0, end - _AROUND)
    return "  ->  ".join(
        f"{'…' if start else ''}{text[start : len(text) - end]}{'…' if end else ''}" for text in (before, after)
    )
