"""Compare every rulebook with its sentences: ``python -m tests.oracle [--count N] [--seed N]``."""

from __future__ import annotations

import argparse
import sys

from perfeval import rulebooks
from tests.oracle.books import book_of
from tests.oracle.run import SEED, Report, compare, drawn

#: How many differences are shown in full.
SHOWN = 5


def main() -> int:
    """Print what every rulebook comes to; 1 where anything differs, or was never tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="indicators for each rulebook")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed draws other forms")
    options = parser.parse_args()
    forms = drawn(options.count, options.seed)
    good = True
    for name in rulebooks.names():
        good &= show(name, compare(rulebooks.get(name), book_of(name), forms))
    return 0 if good else 1


def show(name: str, report: Report) -> bool:
    """Print one rulebook, and say whether all is well."""
    print(f"\n{name}: {report.indicators} indicators, {len(report.differences)} differences")
    for each in sorted(report.differences, key=len)[:SHOWN]:
        print(f"  {each}")
    for title, table in report.quotas():
        print(f"  {title}")
        for entry, count in table.items():
            print(f"    {count:7} {entry}")
    empty, unknown = report.empty(), report.unknown()
    for entry in empty:
        print(f"  never taken: {entry}")
    for entry in unknown:
        print(f"  a way that the oracle does not know: {entry}")
    return not (report.differences or empty or unknown)


if __name__ == "__main__":
    sys.exit(main())
