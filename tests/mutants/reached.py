"""Which tests reach a line: measured by one run of the suite, and kept until something changes.

Lines that run when a module is imported are reached by no test.
Their tests are those that reach whatever uses the names that the lines define, near ones first.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

import attrs
from coverage.numbits import numbits_to_nums

from tests.mutants.changes import Mutant
from tests.mutants.measuring import SECONDS
from tests.mutants.names import Definition, Names

#: What pytest is called with, wherever it is called.
PYTEST: Final = ("-q", "-p", "no:cacheprovider", "--tb=no", "--no-header", "-m", "not growth")
_BESIDE: Final = re.compile(r"^from (tests[\w.]*) import ([\w, ]+)", re.MULTILINE)
_SUITE: Final = ("tests/**/test_*.py", "docs/**/*.rst")


@attrs.frozen
class Project:
    """A package, the tests beside it, and the folder where what was measured is kept."""

    root: Path
    package: str

    @property
    def cache(self) -> Path:
        """The folder, which can be deleted at any time."""
        return self.root / ".mutants"

    @property
    def files(self) -> list[str]:
        """The modules of the package."""
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / self.package).rglob("*.py"))

    def environment(self) -> dict[str, str]:
        """What the tests run with."""
        path = os.pathsep.join([str(self.root), *filter(None, sys.path)])
        return os.environ | {"HYPOTHESIS_PROFILE": "mutants", "MUTANTS_PACKAGE": self.package, "PYTHONPATH": path}


@attrs.define(eq=False)
class Reached:
    """What one measurement, or several, have found."""

    project: Project
    #: The seconds that each test took.
    seconds: dict[str, float]
    #: The data of coverage for each file of tests.
    data: dict[str, Path]

    @cached_property
    def names(self) -> Names:
        """Who uses which name."""
        return Names.of(self.project.root, [*self.project.files, *self._test_files])

    @property
    def _test_files(self) -> list[str]:
        return sorted(
            path.relative_to(self.project.root).as_posix() for path in self.project.root.glob("tests/**/*.py")
        )

    @cached_property
    def _contexts(self) -> dict[Path, dict[int, str]]:
        """The tests that still count in each file of data."""
        found: dict[Path, dict[int, str]] = {}
        for path in set(self.data.values()):
            with sqlite3.connect(path) as base:
                tests = {
                    number: name.rpartition("|")[0] for number, name in base.execute("select id, context from context")
                }
            found[path] = {
                number: test
                for number, test in tests.items()
                if test in self.seconds and self.data[file_of(test)] == path
            }
        return found

    @cached_property
    def breadth(self) -> dict[str, int]:
        """In how many modules each test reaches something: few for a test that is about one thing."""
        found: dict[str, int] = defaultdict(int)
        for path, tests in self._contexts.items():
            with sqlite3.connect(path) as base:
                for number, count in base.execute("select context_id, count(*) from line_bits group by context_id"):
                    if number in tests:
                        found[tests[number]] += count
        return found

    def by_line(self, file: str) -> dict[int, set[str]]:
        """The tests that reach each line of a file."""
        return _by_line(self, file)

    def tests_for(self, mutant: Mutant) -> list[str]:
        """The tests that may notice a change, the most likely first."""
        lines = self.by_line(mutant.file)
        reached = lines.get(mutant.line) or set().union(*(lines.get(line, set()) for line in mutant.lines))
        if reached:
            return sorted(self._ranked(reached), key=lambda test: self.breadth.get(test, 0))
        doctests = self._ranked(test for test in self.seconds if file_of(test) == mutant.file)
        return list(dict.fromkeys([*doctests, *self._by_name(mutant)]))

    def _by_name(self, mutant: Mutant) -> list[str]:
        """The tests of whatever uses what a line defines, or uses that in turn; then those of the rest of its file."""
        found = []
        for near in self.names.users(mutant.file, mutant.line, mutant.function):
            tests: set[str] = set()
            for each in near:
                tests |= self._of(each)
            found += self._ranked(tests)
        return found + self._ranked(set().union(*self.by_line(mutant.file).values()))

    def _of(self, definition: Definition) -> set[str]:
        if definition.file.startswith(f"{self.project.package}/"):
            lines = self.by_line(definition.file)
            return set().union(*(lines.get(line, set()) for line in definition.lines))
        prefix = f"{definition.file}::{definition.name.replace('.', '::')}"
        tests = self._of_file.get(definition.file, ())
        return {test for test in tests if test.partition("[")[0] == prefix and test in self.breadth}

    @cached_property
    def _of_file(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for test in self.seconds:
            found[file_of(test)].append(test)
        return found

    def _ranked(self, tests: Iterable[str]) -> list[str]:
        """One case of each test first, what is about few things before what is about many, quick before slow."""
        groups: dict[str, list[str]] = defaultdict(list)
        for test in sorted(tests, key=lambda each: (self.breadth.get(each, 0), self.seconds[each], each)):
            groups[test.partition("[")[0]].append(test)
        order = {test: place for group in groups.values() for place, test in enumerate(group)}
        return sorted(order, key=lambda each: (order[each], self.breadth.get(each, 0) + 20 * self.seconds[each]))


@lru_cache(maxsize=400)
def _by_line(reached: Reached, file: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for path, tests in reached._contexts.items():
        with sqlite3.connect(path) as base:
            rows = base.execute(
                "select context_id, numbits from line_bits join file on file.id = file_id where path = ?",
                [file],
            )
            for number, bits in rows:
                if number in tests:
                    for line in numbits_to_nums(bits):
                        found[line].add(tests[number])
    return found


def file_of(test: str) -> str:
    """The file that a test stands in."""
    return test.partition("::")[0]


def measured(project: Project) -> Reached:
    """What is known of the project as it is; the suite runs again over what has changed."""
    project.cache.mkdir(exist_ok=True)
    index = project.cache / "index.json"
    known = json.loads(index.read_text(encoding="utf-8")) if index.exists() else {}
    sources, files = _sources(project), _suite(project)
    if known.get("sources") != sources:
        for path in project.cache.iterdir():
            path.unlink()
        known = {"sources": sources, "files": {}, "data": {}, "seconds": {}}
    changed = sorted(file for file, digest in files.items() if known["files"].get(file) != digest)
    if changed:
        data = project.cache / f"reached-{len(list(project.cache.iterdir()))}"
        seconds = _run(project, data, changed if known["seconds"] else [])
        stale = {*changed, *known["files"].keys() - files.keys()}
        known["seconds"] = {t: s for t, s in known["seconds"].items() if file_of(t) not in stale} | seconds
        known["data"] |= dict.fromkeys({*changed, *map(file_of, seconds)}, data.name)
        known["files"] = files
        index.write_text(json.dumps(known), encoding="utf-8")
    return Reached(project, known["seconds"], {file: project.cache / name for file, name in known["data"].items()})


def _run(project: Project, data: Path, files: list[str]) -> dict[str, float]:
    """Run these files of tests, or the whole suite, and note who reaches what."""
    print(f"measuring which tests reach which lines: {' '.join(files) or 'the whole suite'}", flush=True)
    # Coverage deletes what is named as its data with a dot behind.
    seconds, config = data.with_name("seconds.json"), data.with_name("coverage.ini")
    config.write_text(
        f"[run]\nbranch = false\nrelative_files = true\nsource_pkgs = {project.package}\n", encoding="utf-8"
    )
    cover = ["--cov", f"--cov-config={config}", "--cov-context=test", "--cov-report="]
    count = os.cpu_count() or 1 if len(files or _suite(project)) > 1 else 0
    workers = ["-n", str(count), "-p", "tests.mutants.measuring"]
    command = [sys.executable, "-m", "pytest", *PYTEST, *cover, *workers, *files]
    paths = {"COVERAGE_FILE": str(data), "COVERAGE_CORE": "ctrace", SECONDS: str(seconds)}
    environment = project.environment() | paths
    run = subprocess.run(command, cwd=project.root, env=environment, stdout=subprocess.PIPE, check=False)  # noqa: S603 - the project's own tests
    if run.returncode > 1 or not seconds.exists():
        sys.exit(f"{run.stdout.decode()[-3000:]}\nthe tests do not run")
    return dict(json.loads(seconds.read_text(encoding="utf-8")))


def _sources(project: Project) -> str:
    """A digest of what every test stands on."""
    digest = hashlib.sha256()
    for path in (*sorted((project.root / project.package).rglob("*.py")), project.root / "tests" / "conftest.py"):
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _suite(project: Project) -> dict[str, str]:
    """Each file of tests, with a digest of it and of whatever it imports from beside it."""
    paths = {path for pattern in _SUITE for path in project.root.glob(pattern)}
    return {path.relative_to(project.root).as_posix(): _digest(project, path) for path in sorted(paths)}


def _digest(project: Project, path: Path) -> str:
    seen, todo = set(), [path]
    while todo:
        each = todo.pop()
        if each in seen or not each.exists():
            continue
        seen.add(each)
        for module, names in _BESIDE.findall(each.read_text(encoding="utf-8")) if each.suffix == ".py" else ():
            folder = project.root.joinpath(*module.split("."))
            todo += [folder.with_suffix(".py"), *(folder / f"{name}.py" for name in re.findall(r"\w+", names))]
    return hashlib.sha256(b"".join(each.read_bytes() for each in sorted(seen))).hexdigest()
