"""Mutation testing: ``make mutants``, or ``python -m tests.mutants``.

A room is what stands at the top of the package: a folder or a module.
MUTANTS is how many changes are tried in each room (100, or ``all``), drawn by lot, and the same again next time;
ROOM is the one room to try, or several with commas.
It fails where less than 98 % of the changes of a room are noticed.
Changes that make no difference are listed in ``no_difference.json`` with their reason, and do not count.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Final

import attrs

from tests.mutants.changes import Mutant, compiled, mutants
from tests.mutants.reached import Project, Reached, measured
from tests.mutants.trying import Attempt, Bench, Outcome, Result, load_libraries

#: The share of changes that has to be noticed in each room, in per cent.
AIM: Final = 98
_LISTED: Final = Path(__file__).with_name("no_difference.json")


@attrs.define
class Room:
    """What was tried in a room."""

    name: str
    results: dict[Mutant, Result] = attrs.Factory(dict)
    #: Why a change makes no difference.
    listed: dict[Mutant, str] = attrs.Factory(dict)

    def count(self, outcome: Outcome) -> int:
        """How many that count came out so."""
        return sum(each.outcome is outcome for mutant, each in self.results.items() if mutant not in self.listed)

    @property
    def share(self) -> float:
        """How much was noticed, in per cent."""
        missed = self.count(Outcome.SURVIVED)
        tried = len(self.results) - len(self.listed)
        return 100 * (tried - missed) / tried if tried else 100.0

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """What is listed as no difference, and was noticed."""
        return [each.key for each in self.listed if self.results[each].outcome is not Outcome.SURVIVED]

    @property
    def row(self) -> str:
        """Its line of the table."""
        counts = [self.count(each) for each in (Outcome.KILLED, Outcome.TIMED_OUT, Outcome.SURVIVED)]
        numbers = "".join(f"{number:>11}" for number in (len(self.results), *counts, len(self.listed)))
        return f"{self.name:<16}{numbers}{self.share:>10.1f}"


def rooms(project: Project, only: str) -> dict[str, list[Mutant]]:
    """Every change of every room, or of those that are asked for, in the order of the lot."""
    found: dict[str, list[Mutant]] = defaultdict(list)
    for file in project.files:
        if not only or Path(file).parts[1] in only.split(","):
            found[Path(file).parts[1]] += mutants(project.root, file)
    return {room: sorted(every, key=lambda mutant: mutant.lot) for room, every in found.items() if every}


def listed(path: Path) -> dict[tuple[str, str, str], str]:
    """The changes that make no difference, and why."""
    if not path.exists():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {
        (file, function, change): reason
        for file, functions in data.items()
        for function, changes in functions.items()
        for change, reason in changes.items()
    }


def attempts(project: Project, reached: Reached, chosen: list[Mutant]) -> Iterator[Attempt]:
    """Each mutant with its tests."""
    for mutant in chosen:
        yield Attempt(mutant, mutant.file, partial(mutant.code, project.root), reached.tests_for(mutant))


def unchanged(path: Path) -> CodeType:
    """A module as it is, by the way of a mutant."""
    return compiled(ast.parse(path.read_text(encoding="utf-8")), path)


def not_by_themselves(bench: Bench, room: Room) -> list[str]:
    """The tests that noticed something, and fail over the unchanged package just as well."""
    found: list[str] = []
    by: dict[str, set[str]] = defaultdict(set)
    for mutant, result in room.results.items():
        by[mutant.file] |= {result.by} & bench.seconds.keys()
    for file, tests in by.items():
        attempt = Attempt(None, file, partial(unchanged, bench.project.root / file), sorted(tests), stops=False)
        found += [result.by for _, result in bench.results([attempt]) if result.outcome is not Outcome.SURVIVED]
    return found


def try_room(bench: Bench, reached: Reached, room: Room, chosen: list[Mutant]) -> None:
    """Try the chosen mutants of a room, and print each that survives."""
    start = time.monotonic()
    for attempt, result in bench.results(attempts(bench.project, reached, chosen)):
        mutant = attempt.mutant
        if mutant is None:
            continue
        room.results[mutant] = result
        if result.outcome is Outcome.SURVIVED and mutant not in room.listed:
            where = f" in {mutant.function}" if mutant.function else ""
            print(f"{mutant.file}:{mutant.line}{where}\n    {mutant.change}", flush=True)
    for test in not_by_themselves(bench, room):
        print(f"fails without a change, and so has noticed nothing: {test}", flush=True)
        room.results |= {
            mutant: Result(Outcome.SURVIVED, "") for mutant, each in room.results.items() if each.by in test.split(" ")
        }
    for key in room.wrong:
        print(f"listed as no difference, and yet noticed: {key}")
    print(f"{room.row}   ({time.monotonic() - start:.0f} s)", flush=True)


def main() -> int:
    """Try the rooms, and say whether enough is noticed in each."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent.parent, help="the project")
    parser.add_argument("--package", default="perfeval")
    parser.add_argument("--listed", type=Path, default=_LISTED, help="the changes that make no difference")
    parser.add_argument("--patience", type=float, default=5, help="the seconds of work that any test may take")
    parser.add_argument("--again", action="store_true", help="only what survived the last time")
    options = parser.parse_args()
    project = Project(options.root.resolve(), options.package)
    count, only = os.environ.get("MUTANTS") or "100", os.environ.get("ROOM", "")
    every, same = rooms(project, only), listed(options.listed)
    if strange := {*filter(None, only.split(","))} - every.keys():
        parser.error(f"no room is called {', '.join(sorted(strange))}")
    here = {key for key in same if not only or Path(key[0]).parts[1] in every}
    unknown = here - {mutant.key for each in every.values() for mutant in each}
    for key in sorted(unknown):
        print(f"listed as no difference, and no longer there: {key}")
    reached = measured(project)
    load_libraries(project)
    bench = Bench(project, reached.seconds, options.patience)
    last = project.cache / "survived.json"
    before = {tuple(key) for key in json.loads(last.read_text(encoding="utf-8"))} if last.exists() else set()
    done, survived = [], set()
    for name, lot in every.items():
        chosen = lot if count == "all" else lot[: int(count)]
        if options.again:
            chosen = [mutant for mutant in lot if mutant.key in before]
        room = Room(name, listed={mutant: same[mutant.key] for mutant in chosen if mutant.key in same})
        try_room(bench, reached, room, sorted(chosen, key=lambda mutant: (mutant.file, mutant.index)))
        survived |= {m.key for m, r in room.results.items() if r.outcome is Outcome.SURVIVED and m not in room.listed}
        before -= {mutant.key for mutant in chosen}
        last.write_text(json.dumps(sorted(survived | before), ensure_ascii=False, indent=1), encoding="utf-8")
        done.append(room)
    print(f"\n{'room':<16}{'tried':>11}{'killed':>11}{'timed out':>11}{'survived':>11}{'same':>11}{'per cent':>10}")
    print(*(room.row for room in done), sep="\n")
    return int(bool(unknown) or any(room.share < AIM or room.wrong for room in done))


if __name__ == "__main__":
    sys.exit(main())
