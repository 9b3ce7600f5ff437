"""Who uses which name: what stands at the level of a module is noticed where its name is used."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

# How far from a name a test is looked for.
_STEPS: Final = 4


@attrs.frozen
class Definition:
    """A function, a method, a class, or a name at the level of a module."""

    file: str
    #: As ``Quantity.convert``; more than one name only where an assignment has more than one target.
    name: str
    lines: range
    #: Every name that is used in it.
    uses: frozenset[str] = attrs.field(repr=False)

    @property
    def called(self) -> str:
        """What others write to use it."""
        return self.name.rpartition(".")[2]


@attrs.define
class Names:
    """The definitions of some files, and who uses each name."""

    by_file: dict[str, list[Definition]]
    by_use: dict[str, list[Definition]]
    #: The files that bring all names of a file on, with ``import *``.
    by_star: dict[str, list[str]]

    @classmethod
    def of(cls, root: Path, files: Iterable[str]) -> Names:
        """Read the files."""
        trees = {file: ast.parse((root / file).read_text(encoding="utf-8")) for file in files}
        by_file = {file: list(_definitions(file, tree)) for file, tree in trees.items()}
        by_use: dict[str, list[Definition]] = defaultdict(list)
        for definition in (each for every in by_file.values() for each in every):
            for name in definition.uses:
                by_use[name].append(definition)
        by_star: dict[str, list[str]] = defaultdict(list)
        for file, tree in trees.items():
            for node in tree.body:
                if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                    by_star[f"{(node.module or '').replace('.', '/')}.py"].append(file)
        return cls(by_file, by_use, by_star)

    def users(self, file: str, line: int, function: str) -> Iterator[list[Definition]]:
        """What uses the definition at a line: first what is part of it, then what names it, then what names that."""
        here = [each for each in self.by_file[file] if line in each.lines]
        near = [each for each in self.by_file[file] if function and each.name.startswith(function)]
        # What brings the name on may give it to anyone who never writes it.
        near += [each for star in self.by_star.get(file, ()) for each in self.by_file[star]]
        seen = {*here, *near}
        todo = [*near, *(each for each in here if each not in near)]
        for _ in range(_STEPS):
            yield todo
            names = dict.fromkeys(each.called for each in todo)
            todo = [each for name in names for each in self.by_use.get(name, ()) if each not in seen]
            todo = list(dict.fromkeys(todo))
            seen.update(todo)
        yield todo
        yield [each for each in self.by_file[file] if each not in seen]


def _definitions(file: str, tree: ast.Module) -> Iterator[Definition]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
            for method in methods:
                yield Definition(file, f"{node.name}.{method.name}", _lines(method), _uses([method]))
            rest = [*node.decorator_list, *node.bases, *(each for each in node.body if each not in methods)]
            yield Definition(file, node.name, _lines(node), _uses(rest))
        elif isinstance(node, ast.FunctionDef):
            yield Definition(file, node.name, _lines(node), _uses([node]))
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for name in (each.id for each in ast.walk(target) if isinstance(each, ast.Name)):
                    yield Definition(file, name, _lines(node), _uses([node]))


def _lines(node: ast.stmt) -> range:
    first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])
    return range(first, (node.end_lineno or first) + 1)


def _uses(nodes: Iterable[ast.AST]) -> frozenset[str]:
    found = set()
    for node in (each for every in nodes for each in ast.walk(every)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return frozenset(found)
