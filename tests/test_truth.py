"""What the project says about itself is true: the order of its rooms, their size, and what is public."""

from __future__ import annotations

import ast
import enum
import importlib
import importlib.metadata
import os
import re
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

import perfeval

#: The rooms of the package, bottom to top: each may import only from those before it.
ROOMS = (
    "_text",
    "_shown",
    "_console",
    "_near",
    "errors",
    "_exact",
    "_plain",
    "samples",
    "report",
    "_words",
    "finding",
    "grade",
    "expressions",
    "form",
    "rulebook",
    "rulebooks",
    "reading",
    "planning",
    "scorecard",
    "portfolio",
    "audit",
    "__init__",
)

#: What the package may import at run time beside the standard library.
DEPENDENCIES = {"attrs"}

PACKAGE = Path(perfeval.__file__).parent
PROJECT = Path(__file__).parent.parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}

Definition: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef"
Function = (ast.FunctionDef, ast.AsyncFunctionDef)


def module_name(path: Path) -> str:
    """`perfeval.report` for both report.py and report/__init__.py."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in SOURCES}
#: Rooms whose name has no underscore are public, and so is each rulebook; how a room is furnished is its own affair.
PUBLIC_MODULES = [
    name
    for name in MODULES
    if (name.count(".") < 2 or name.startswith("perfeval.rulebooks.")) and not name.split(".")[-1].startswith("_")
]

each_source = pytest.mark.parametrize("path", SOURCES, ids=[str(path.relative_to(PACKAGE)) for path in SOURCES])
each_public_module = pytest.mark.parametrize("name", PUBLIC_MODULES)


def room(module: str) -> str:
    """The room that *module* stands in: the first name below the package."""
    return [*module.split("."), "__init__"][1]


def imported_modules(path: Path) -> Iterator[tuple[int, str]]:
    """The line and full name of every module that *path* imports, inside functions and for type checkers too."""
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield node.lineno, inner if inner in MODULES else source


@each_source
def test_every_room_has_its_place(path: Path) -> None:
    """A new module or folder is put into ROOMS, so that somebody decides what it may know."""
    assert room(module_name(path)) in ROOMS


@each_source
def test_imports_run_one_way(path: Path) -> None:
    """A room imports only from the rooms below it, at module level and inside functions."""
    here = room(module_name(path))
    upward = [
        f"line {line}: {here} imports {name}"
        for line, name in imported_modules(path)
        if name.split(".")[0] == "perfeval" and room(name) != here and ROOMS.index(room(name)) > ROOMS.index(here)
    ]

    assert upward == []


@each_source
def test_nothing_but_attrs_is_needed(path: Path) -> None:
    """The package imports the standard library, attrs and itself."""
    allowed = {*sys.stdlib_module_names, *DEPENDENCIES, "perfeval"}
    foreign = [f"line {line}: {name}" for line, name in imported_modules(path) if name.split(".")[0] not in allowed]

    assert foreign == []


def test_metadata_requires_attrs_alone() -> None:
    """What is installed with perfeval is what the package imports."""
    requirements = importlib.metadata.requires("perfeval") or []
    needed = [re.split(r"[^A-Za-z0-9_.-]", text)[0] for text in requirements if "extra ==" not in text]

    assert set(needed) == DEPENDENCIES


@each_source
def test_files_are_short(path: Path) -> None:
    """A file over 400 lines wants to be two."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@each_source
def test_functions_are_short(path: Path) -> None:
    """A function over 40 lines, its docstring not counted, wants to be two."""
    long = [
        f"{node.name}: {length} lines"
        for node in ast.walk(TREES[path])
        if isinstance(node, Function) and (length := body_length(node)) > 40
    ]

    assert long == []


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines the body takes without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@each_source
def test_everything_public_is_described(path: Path) -> None:
    """Every module has a docstring, and every function, class and method whose name has no underscore in front."""
    tree = TREES[path]
    bare = [name for name, node in public_definitions(tree) if ast.get_docstring(node) is None]

    assert ast.get_docstring(tree) is not None
    assert bare == []


def public_definitions(scope: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, Definition]]:
    """Functions and classes of a module, and what public classes hold; overloads are described where they are made."""
    for node in scope.body:
        if not isinstance(node, (*Function, ast.ClassDef)) or node.name.startswith("_"):
            continue
        if any(ast.unparse(decorator) in {"overload", "typing.overload"} for decorator in node.decorator_list):
            continue
        yield prefix + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from public_definitions(node, f"{prefix}{node.name}.")


def listed(module: types.ModuleType) -> list[str]:
    """The `__all__` of a module, empty where there is none."""
    return list(vars(module).get("__all__", []))


def exports(name: str) -> dict[str, object]:
    """The public names of a module and what they stand for."""
    module = importlib.import_module(name)
    return {export: getattr(module, export) for export in listed(module)}


@each_public_module
def test_public_names_are_listed_in_order(name: str) -> None:
    """Every public module has an `__all__`, sorted and without repetition, of names that exist."""
    names = list(exports(name))

    assert names != []
    assert sorted(names) == listed(importlib.import_module(name))
    assert not [export for export in names if export.startswith("_")]


def test_tab_completion_shows_the_public_names_alone() -> None:
    """In a notebook, `perfeval.` and the Tab key offer what is documented and nothing else."""
    assert listed(perfeval) == dir(perfeval)


def test_a_type_checker_finds_each_name_where_it_is_loaded_from() -> None:
    """What the package imports for type checkers alone is what it loads from its rooms."""
    block = next(node for node in TREES[PACKAGE / "__init__.py"].body if isinstance(node, ast.If))
    told = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module != "perfeval"
        for alias in node.names
    }
    homes: dict[str, str] = vars(perfeval)["_HOMES"]

    assert told == {name: f"perfeval.{home}" for name, home in homes.items()}
    assert {*told, "rulebooks", "samples"} == set(perfeval.__all__)


@pytest.mark.parametrize("name", [name for name in PUBLIC_MODULES if name.count(".") == 1])
def test_a_room_is_there_without_an_import(name: str) -> None:
    """As `perfeval.reading.trace` after ``import perfeval``; `perfeval.audit` alone is a function."""
    here = name.split(".")[1]
    script = f"import perfeval; print(getattr(perfeval.{here}, '__name__', ''))"
    run = subprocess.run(  # noqa: S603 - the script is written here
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )

    assert run.stdout.strip() == ("audit" if here == "audit" else name)


@pytest.mark.parametrize("name", [name for name in PUBLIC_MODULES if "." in name])
def test_public_names_come_from_where_they_are_found(name: str) -> None:
    """A class or function that is exported says the name of a module from which it can be imported."""
    strangers = {
        export: value.__module__
        for export, value in exports(name).items()
        if isinstance(value, (type, types.FunctionType))
        and getattr(sys.modules.get(value.__module__), export, None) is not value
    }

    assert strangers == {}


@pytest.mark.skipif(sys.version_info < (3, 11), reason="typing.final leaves no mark before Python 3.11")
@each_public_module
def test_values_are_final(name: str) -> None:
    """Nothing public is made to be subclassed, except exceptions to be caught; an enum with members is final anyway."""
    open_classes = [
        export
        for export, value in exports(name).items()
        if isinstance(value, type)
        and not issubclass(value, (BaseException, enum.Enum))
        and "__final__" not in vars(value)
    ]

    assert open_classes == []


def test_types_are_shipped() -> None:
    """Type checkers see the annotations of the installed package."""
    assert (PACKAGE / "py.typed").is_file()


def project_texts() -> Iterator[tuple[Path, str]]:
    """Every file that people wrote: source, documentation and configuration."""
    written = {".py", ".md", ".rst", ".toml", ".txt", ".json", ".cfg", ".yaml", ".yml", ".typed", ""}
    made = {"build", "dist", "__pycache__"}
    roots = {PROJECT, PACKAGE.parent if (PROJECT / "perfeval").exists() else PACKAGE}
    for root in sorted(roots):
        for folder, folders, names in os.walk(root):
            # Other tests write into hidden folders meanwhile.
            folders[:] = [each for each in folders if each == ".ci" or not (each in made or each.startswith("."))]
            for path in (Path(folder, name) for name in sorted(names) if name != ".coverage"):
                if path.suffix in written:
                    yield path, path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("pragma: no" + " cover", id="a line taken out of the coverage count"),
        pytest.param("pragma: no" + " branch", id="a branch taken out of the coverage count"),
        pytest.param("IGNORE_EXCEPTION" + "_DETAIL", id="an example whose error message nobody checks"),
        pytest.param("shared" + "/", id="a path outside the project"),
    ],
)
def test_nobody_looks_away(words: str) -> None:
    """No file has a way around a check, or depends on a place outside the project."""
    assert [str(path) for path, text in project_texts() if words in text] == []


def test_changelog_knows_the_version() -> None:
    """The newest entry of the changelog is the installed version, or is not released yet, and it speaks of rules."""
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest, *_ = re.findall(r"^## \[(.+?)\].*\n((?:(?!## ).*\n)*)", text, re.MULTILINE)
    title, entry = newest

    assert title in {"Unreleased", importlib.metadata.version("perfeval")}
    assert "\n### Rules\n" in entry
