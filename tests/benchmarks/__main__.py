"""Print the speed as ratios, each to a floor that is measured beside it.

No figure here is a test: machines differ, ratios hold.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from time import perf_counter

from perfeval import Scorecard, audit, evaluate, parse_target
from perfeval.rulebooks import MOF_2020
from tests.benchmarks.workload import as_form, projects, score_bare

ROUNDS = 5
PROJECTS = 2_000


def main() -> None:
    """Measure everything and print one line for each ratio."""
    bare = projects(PROJECTS)
    forms = [as_form(each) for each in bare]
    some = forms[: PROJECTS // 10]
    assert [score_bare(each)[0] for each in bare] == [evaluate(each, MOF_2020).total for each in forms]
    print(f"{PROJECTS} projects of 10 indicators; best of {ROUNDS} rounds, in turn with the floor")

    def floor() -> None:
        for each in bare:
            score_bare(each)

    def to_grade() -> None:
        for each in forms:
            card = evaluate(each, MOF_2020)
            _ = card.total, card.grade

    def every_point() -> None:
        for each in forms:
            read_every_point(evaluate(each, MOF_2020))

    report("evaluate to total and grade", "a bare loop over tuples of Decimal", to_grade, floor, aim="3")
    report("evaluate, every node's points read", "the same loop", every_point, floor, aim="6")
    report(
        "audit",
        "evaluate",
        lambda: [audit(each, MOF_2020) for each in some],
        lambda: [evaluate(each, MOF_2020) for each in some],
    )
    parsing()
    report("build the forms from texts", "the loop that scores them", lambda: [as_form(each) for each in bare], floor)
    importing()


def read_every_point(card: Scorecard) -> None:
    """Read the points of every node of a scorecard."""
    _ = card.total, card.grade, card.execution and card.execution.points
    for dimension in card.dimensions:
        _ = dimension.points
        for category in dimension.categories:
            _ = category.points
            for indicator in category.indicators:
                _ = indicator.points


def parsing() -> None:
    """Compare reading a target with one regular expression and a Decimal."""
    texts = [f"≥{number}.{number % 97:02}万元" for number in range(20_000)]
    pattern = re.compile(r"([≥≤<>=]?)\s*([0-9]+(?:\.[0-9]+)?)\s*(\D*)")

    def floor() -> None:
        for text in texts:
            match = pattern.fullmatch(text)
            assert match is not None
            _ = match[1], Decimal(match[2]), match[3]

    def unseen() -> None:
        for text in texts:
            parse_target(text)

    def repeated() -> None:
        for text in texts[:200] * 100:
            parse_target(text)

    report("parse targets, each unlike any before", "one regular expression and Decimal", unseen, floor, aim="1.5")
    report("parse targets that repeat", "one regular expression and Decimal", repeated, floor, aim="1.5")


def importing() -> None:
    """Compare importing perfeval with importing what it stands on, in processes of their own."""

    def run(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - our own code

    nothing = best([run("")])[0]
    ours, floor = best([run("import perfeval"), run("import attrs, decimal, re")])
    show("import perfeval", "import attrs, decimal and re", (ours - nothing) / (floor - nothing), aim="1.5")


def report(what: str, against: str, ours: Callable[[], object], floor: Callable[[], object], aim: str = "") -> None:
    """Measure two in turn and print the ratio of their best rounds."""
    fast, slow = best([floor, ours])
    show(what, against, slow / fast, aim=aim)


def best(actions: list[Callable[[], object]]) -> list[float]:
    """The shortest time of each action over the rounds, the actions taking turns."""
    times = [[0.0] * ROUNDS for _ in actions]
    for turn in range(ROUNDS):
        for index, action in enumerate(actions):
            start = perf_counter()
            action()
            times[index][turn] = perf_counter() - start
    return [min(each) for each in times]


def show(what: str, against: str, ratio: float, *, aim: str) -> None:
    """Print one line."""
    print(f"{ratio:6.2f} ×  {what}, against {against}" + (f" (aim: {aim})" if aim else ""))


if __name__ == "__main__":
    main()
