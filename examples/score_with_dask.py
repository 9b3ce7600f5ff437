"""Score many forms on the workers of a Dask cluster: names of files go out in chunks, and sums come back."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from distributed import Client, LocalCluster, as_completed

from perfeval import Portfolio, evaluate, read_form, samples
from perfeval.rulebooks import MOF_2020

#: What comes back of one chunk: its sums as plain data, and the files that could not be read.
Result: TypeAlias = tuple[dict[str, Any], list[str]]

#: How many files a worker takes at once.
SIZE = 25


def score(files: Iterable[tuple[str, bytes]]) -> Result:
    """The work on names and contents, wherever they are from: one with faults stops no other."""
    cards, faults = [], []
    for name, content in files:
        try:
            cards.append(evaluate(read_form(content.decode("utf-8")), MOF_2020))
        except ValueError as error:  # it is what perfeval raises, and what is not UTF-8
            faults.append(f"{name}: {error}")
    return Portfolio(cards).to_dict(), faults


def score_paths(paths: list[Path]) -> Result:
    """What a worker does with one chunk; a file that is not there stops it, for then the disk is not shared."""
    return score((path.name, path.read_bytes()) for path in paths)


def chunks(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """So many paths at a time."""
    rest = iter(paths)
    while chunk := list(islice(rest, SIZE)):
        yield chunk


def score_on(client: Client, paths: Iterable[Path]) -> tuple[Portfolio, list[str]]:
    """The sum of all files, merged in the order in which the workers are done; it is the same in any order."""
    whole, faults = Portfolio([]), list[str]()
    # No list of the futures is kept: a worker holds what it has made for as long as somebody has its future.
    for _, (part, wrong) in as_completed(client.map(score_paths, list(chunks(paths))), with_results=True):
        whole = whole.merge(Portfolio.from_dict(part))
        faults += wrong
    return whole, sorted(faults)


def write_files(folder: Path, count: int) -> list[Path]:
    """Write forms into a folder, hardly two alike and one of them with a fault; they stand in for yours."""
    for number in range(count):
        text = samples.text(("outreach", "training", "health")[number % 3])
        text = text.replace("90册", f"{50 + number % 47}册").replace("0.19", f"0.1{number % 10}")
        (folder / f"{number:06}.md").write_text(text, encoding="utf-8")
    (folder / "wrong.md").write_text("a file without a form", encoding="utf-8")
    return sorted(folder.glob("*.md"))


def main() -> None:
    """Score a folder on two workers, and once more in this process to compare."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_files(Path(folder), 300)

        # What goes wrong in a task is raised here; what workers log is mostly about the end of the cluster.
        # A cluster of your own: Client("tcp://scheduler:8786"), with perfeval installed on each of its machines.
        with (
            LocalCluster(
                n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=logging.CRITICAL
            ) as cluster,
            Client(cluster) as client,
        ):
            whole, faults = score_on(client, paths)

        alone, _ = score_paths(paths)
    if whole.to_dict() != alone:
        raise SystemExit("the sums differ")
    print(whole.narrative())
    print(*faults, sep="\n")
    print(f"{whole.count} forms on two workers: equal to the last digit to the sum of one process")


# Each worker imports this file, and must not start workers of its own.
if __name__ == "__main__":
    main()
