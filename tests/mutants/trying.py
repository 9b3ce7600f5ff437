"""Try one mutant: a process of its own puts it in the place of its module, and runs the tests that may notice.

The parent has loaded everything but the package, so that a mutant costs the import of the package and its tests.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import re
import resource
import signal
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from types import CodeType, ModuleType
from typing import Final

import attrs
import pytest

from tests.mutants.changes import Mutant
from tests.mutants.reached import PYTEST, Project, file_of

# What a test file imports at its top, or asks for.
_IMPORTED: Final = re.compile(r"""(?:^(?:from|import) |importorskip\(["'])(\w[\w.]*)""", re.MULTILINE)
#: Rounds of tests: of how many files, and for how many seconds as they were measured.
#: First the most likely, then those that have noticed most so far, then the quickest of the others, then any.
_ROUNDS: Final = ((4, 6.0), (8, 40.0), (24, 40.0), (1000, 60.0))
#: All cases of a test that take less than so many seconds run together.
_QUICK: Final = 0.5
#: A mutant that hangs without working is given up after so many seconds.
_HANGS: Final = 600
_MEMORY: Final = 6 << 30


class Outcome(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


@attrs.frozen
class Result:
    """What became of a mutant, and which test noticed; none did where it cannot be imported."""

    outcome: Outcome
    by: str


@attrs.frozen
class Attempt:
    """One mutant and its tests in the order in which they run."""

    mutant: Mutant | None
    file: str
    code: Callable[[], CodeType] = attrs.field(repr=False)
    tests: Sequence[str] = attrs.field(repr=False)
    #: Whether one failure is enough.
    stops: bool = True


@attrs.frozen
class Bench:
    """Where mutants are tried."""

    project: Project
    #: The seconds that each test took when it was measured.
    seconds: dict[str, float]
    #: The seconds of work that any test may take, whatever was measured.
    patience: float
    #: How often each test has noticed something.
    noticed: Counter[str] = attrs.Factory(Counter)

    def results(self, attempts: Iterable[Attempt]) -> Iterator[tuple[Attempt, Result]]:
        """Try each, as many at once as the machine has cores."""
        todo, running = iter(attempts), dict[int, tuple[Attempt, int, float]]()
        while True:
            while len(running) < (os.cpu_count() or 1) and (attempt := next(todo, None)):
                process, pipe = self._fork(attempt)
                running[process] = attempt, pipe, time.monotonic()
            if not running:
                return
            process, status = os.waitpid(-1, os.WNOHANG)
            if process:
                attempt, pipe, _ = running.pop(process)
                result = _result(status, pipe)
                self.noticed[_asked(result.by)] += 1
                yield attempt, result
                continue
            time.sleep(0.01)
            for process, (_, _, start) in running.items():
                if time.monotonic() - start > _HANGS:
                    os.kill(process, signal.SIGPROF)

    def _fork(self, attempt: Attempt) -> tuple[int, int]:
        sys.stdout.flush()
        out, into = os.pipe()
        process = os.fork()
        if process:
            os.close(into)
            return process, out
        try:
            os.close(out)
            self._child(attempt, into)
        except BaseException as error:  # noqa: BLE001 - whatever it is, this process ends here
            os.write(into, json.dumps(f"{type(error).__name__} before any test").encode())
            os._exit(1)
        os._exit(0)

    def _child(self, attempt: Attempt, into: int) -> None:
        """Run the tests over the mutant, and end with 1 when one fails."""
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        limit(10 * self.patience)
        # Collecting tests makes many objects, and little garbage.
        gc.set_threshold(50_000, 20, 20)
        os.chdir(self.project.root)
        os.environ.update(self.project.environment(), PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
        put_in_place(self.project, attempt.file, attempt.code())
        for tests in self._rounds(attempt.tests):
            chosen = Chosen(tests, self.seconds, self.patience)
            stop = ["-x"] if attempt.stops else []
            status = pytest.main(
                [*PYTEST, *stop, "-p", "_hypothesis_pytestplugin", *dict.fromkeys(map(_asked, tests))], plugins=[chosen]
            )
            if status not in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
                os.write(into, json.dumps(" ".join(chosen.failed) or f"pytest {status!r}").encode())
                os._exit(1)

    def _rounds(self, tests: Sequence[str]) -> Iterator[list[str]]:
        """The tests in rounds, since collecting many files takes longer than a failure in one of them."""
        left = list(tests)
        place = {test: count for count, test in enumerate(tests)}
        cases: dict[str, list[str]] = defaultdict(list)
        for test in tests:
            cases[_asked(test)].append(test)
        orders: tuple[Callable[[str], float], ...] = (
            place.__getitem__,
            lambda test: -self.noticed[_asked(test)],
            self.seconds.__getitem__,
            place.__getitem__,
        )
        for order, (most, longest) in zip(orders, _ROUNDS, strict=True):
            left.sort(key=order)
            files: set[str] = set()
            spent, chosen = 0.0, dict[str, None]()
            for test in left:
                if test not in chosen and spent < longest and (file_of(test) in files or len(files) < most):
                    files.add(file_of(test))
                    # The cases of one test that is quick go together: one of them may be the one that notices.
                    mine = [case for case in cases[_asked(test)] if case in place]
                    mine = mine if sum(map(self.seconds.__getitem__, mine)) < _QUICK else [test]
                    spent += sum(self.seconds[case] + 0.001 for case in mine)
                    chosen.update(dict.fromkeys(mine))
            left = [test for test in left if test not in chosen]
            for test in chosen:
                del place[test]
            if chosen:
                yield list(chosen)


class Chosen:
    """A plugin of pytest: run these tests alone, in this order, none longer than it may take."""

    def __init__(self, tests: Sequence[str], seconds: dict[str, float], patience: float) -> None:
        self.order = {test: place for place, test in enumerate(tests)}
        self.seconds, self.patience = seconds, patience
        self.failed: list[str] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose and sort."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Let each test work ten times as long as it did when it was measured."""
        limit(self.patience + 10 * self.seconds[item.nodeid])

    def pytest_sessionfinish(self) -> None:
        """Give the next attempt time to collect."""
        limit(10 * self.patience)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what failed."""
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note what cannot be collected."""
        if report.failed:
            self.failed.append(report.nodeid)


def limit(seconds: float) -> None:
    """End this process by a signal when it has worked for so long; time that others work does not count."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def put_in_place(project: Project, file: str, code: CodeType) -> None:
    """Import the package with a changed module; nothing is written."""
    path = project.root / file
    name = ".".join(Path(file).with_suffix("").parts).removesuffix(".__init__")

    class Loader(importlib.machinery.SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType:
            return code

    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(
            self, fullname: str, path_: Sequence[str] | None, target: ModuleType | None = None
        ) -> importlib.machinery.ModuleSpec | None:
            if fullname != name:
                return None
            return importlib.util.spec_from_file_location(fullname, path, loader=Loader(fullname, str(path)))

    sys.path.insert(0, str(project.root))
    sys.meta_path.insert(0, Finder())
    importlib.import_module(name)


def load_libraries(project: Project) -> None:
    """Import what tests import, but for the package and the tests themselves, as far as it is there."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.dont_write_bytecode = False
    texts = [path.read_text(encoding="utf-8") for path in project.root.glob("tests/**/test_*.py")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in sorted({name for text in texts for name in _IMPORTED.findall(text)}):
            if (
                importlib.util.find_spec(name.partition(".")[0])
                and not (project.root / name.partition(".")[0]).exists()
            ):
                with contextlib.suppress(ImportError):
                    importlib.import_module(name)
    gc.freeze()


def _asked(test: str) -> str:
    """A test as pytest is asked for it: whole functions, since parameters can be any text."""
    return test.partition("[")[0] if test.partition("[")[0].count("::") else test


def _result(status: int, pipe: int) -> Result:
    with os.fdopen(pipe, encoding="utf-8") as file:
        said = file.read()
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
        return Result(Outcome.TIMED_OUT, "")
    if status == 0:
        return Result(Outcome.SURVIVED, "")
    return Result(Outcome.KILLED, json.loads(said) if said else f"status {status}")
