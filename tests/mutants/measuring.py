"""A pytest plugin that notes how long each test took, and forgets between tests what the package has kept in mind.

A line that only the first test runs, since the others find its result in a cache, would seem to belong to that one.
"""

from __future__ import annotations

import functools
import gc
import json
import os
from pathlib import Path

import pytest

#: The name of the file to write, in the environment.
SECONDS = "MUTANTS_SECONDS_FILE"


class Measuring:
    """What is noted over one run."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()
        self.caches: list[functools._lru_cache_wrapper[object]] | None = None

    def pytest_runtest_setup(self) -> None:
        """Empty every cache of a function."""
        if self.caches is None:
            self.caches = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
        for cache in self.caches:
            if str(getattr(cache, "__module__", "")).startswith(os.environ.get("MUTANTS_PACKAGE", "perfeval")):
                cache.cache_clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up the parts of each test."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if not report.passed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write it down, once for all processes."""
        if not hasattr(session.config, "workerinput"):
            passed = {test: seconds for test, seconds in self.seconds.items() if test not in self.failed}
            Path(os.environ[SECONDS]).write_text(json.dumps(passed), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Take part in a run."""
    config.pluginmanager.register(Measuring())
