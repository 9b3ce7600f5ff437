"""Score many forms on every core, in flat memory: files go to the workers in chunks, and sums come back."""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from perfeval import Portfolio, evaluate, read_form, samples
from perfeval.rulebooks import MOF_2020

#: What comes back of one chunk: its sums, and the files that could not be read.
Result: TypeAlias = tuple[Portfolio, list[str]]

#: How many files a worker takes at once, and how many chunks wait for one.
SIZE, AHEAD = 200, 8


def score(paths: list[Path]) -> Result:
    """The work on one chunk: each file is read and scored by itself, and one with faults stops no other."""
    cards, faults = [], []
    for path in paths:
        try:
            cards.append(evaluate(read_form(path.read_text(encoding="utf-8")), MOF_2020))
        except (OSError, ValueError) as error:  # ValueError is what perfeval raises, and what is not UTF-8
            faults.append(f"{path.name}: {error}")
    return Portfolio(cards), faults


def chunks(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """So many paths at a time."""
    rest = iter(paths)
    while chunk := list(islice(rest, SIZE)):
        yield chunk


def results(pool: ProcessPoolExecutor, paths: Iterable[Path]) -> Iterator[Result]:
    """What comes back, in the order of the files; no more than a few chunks are out at any time."""
    out: deque[Future[Result]] = deque()
    for chunk in chunks(paths):
        out.append(pool.submit(score, chunk))
        if len(out) > AHEAD:
            yield out.popleft().result()
    while out:
        yield out.popleft().result()


def write_files(folder: Path, count: int) -> None:
    """Write forms into a folder, one of them with a fault; they stand in for yours."""
    for number in range(count):
        (folder / f"{number:06}.md").write_text(samples.text("outreach"), encoding="utf-8")
    (folder / "wrong.md").write_text("a file without a form", encoding="utf-8")


def main() -> None:
    """Score a folder, and say how far it is."""
    whole, faults = Portfolio([]), list[str]()
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor() as pool:
        write_files(Path(folder), 1000)

        # From here on it is what you write. For forms in one order: sorted(…), which holds all paths.
        for part, wrong in results(pool, Path(folder).glob("*.md")):
            whole = whole.merge(part)
            faults += wrong
            print(f"\r{whole.count + len(faults)} files", end="")
    print()
    print(whole.narrative())
    print(*faults, sep="\n")


# Each worker imports this file, and must not start workers of its own.
if __name__ == "__main__":
    main()
