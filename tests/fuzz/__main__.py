"""Search every door in turn: ``make fuzz``, or ``python -m tests.fuzz [DOOR ...]``.

FUZZ_SECONDS is the time for all doors together, FUZZ_SEED what the search begins with.
Each fault is printed once for each place that it comes from.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import sys
import tempfile
import traceback
from pathlib import Path

import atheris

with contextlib.redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["perfeval"]):
    from tests.fuzz.doors import DOORS, Door

#: What a search ends with when it found something.
FOUND = 1


class Search:
    """The search of one door."""

    def __init__(self, name: str, door: Door, log: Path) -> None:
        self.name, self.door, self.log = name, door, log
        self.tried = 0
        self.seen: dict[str, object] = {}

    def enter(self, data: bytes) -> None:
        """Try one input."""
        self.tried += 1
        try:
            self.door.enter(self.door.made_of(data))
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            self.note(f"FOUND {type(error).__name__} at {place}: {error!s:.100}", data)
        if not self.tried % 10:
            self.write()

    def change(self, data: bytes, longest: int, seed: int) -> bytes:
        """Another input, made of one that reached something new."""
        if self.door.change is None:
            return bytes(atheris.Mutate(data, longest))
        return self.door.change(data, random.Random(seed))[:longest]

    def note(self, what: str, data: bytes) -> None:
        """Keep the first input of each kind."""
        if what not in self.seen:
            self.seen[what] = self.door.made_of(data)
            self.write()

    def write(self) -> None:
        """Write what is known so far, since libFuzzer ends the process without a word to Python."""
        found = [f"  {what!a}\n    {thing!a}" for what, thing in self.seen.items()]
        self.log.write_text("\n".join([f"{self.name}: {self.tried} inputs", *found]), encoding="utf-8")

    def run(self, folder: Path, seconds: int) -> None:
        """Search until the time is over; this process ends with it."""
        corpus = folder / "corpus"
        corpus.mkdir()
        for number, data in enumerate(self.door.seeds):
            (corpus / f"{number}").write_bytes(data)
        options = [f"-max_total_time={seconds}", f"-seed={os.environ.get('FUZZ_SEED', '1')}"]
        limits = [f"-max_len={self.door.longest}", "-timeout=20", "-rss_limit_mb=2048", f"-artifact_prefix={folder}/"]
        atheris.Setup(
            [sys.argv[0], str(corpus), "-verbosity=0", *options, *limits], self.enter, custom_mutator=self.change
        )
        atheris.Fuzz()


def found_nothing(name: str, seconds: int) -> bool:
    """Search one door in a process of its own, and print what it found."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log")
        child = os.fork()
        if not child:
            said = os.open(Path(folder, "said"), os.O_WRONLY | os.O_CREAT)
            os.dup2(said, sys.stdout.fileno())
            os.dup2(said, sys.stderr.fileno())
            Search(name, DOORS[name], log).run(Path(folder), seconds)
        _, status = os.waitpid(child, 0)
        text = log.read_text(encoding="utf-8") if log.exists() else f"{name}: no input"
        if status:
            text += "\n" + Path(folder, "said").read_text(encoding="utf-8", errors="replace")[-3000:]
    print(text, flush=True)
    return not status and "FOUND" not in text


def main(names: list[str]) -> int:
    """Search the doors of these names, or all."""
    chosen = names or list(DOORS)
    seconds = max(1, int(os.environ.get("FUZZ_SECONDS", "60")) // len(chosen))
    results = [found_nothing(name, seconds) for name in chosen]
    return 0 if all(results) else FOUND


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
