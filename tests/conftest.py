"""What every test can rely on: how hard Hypothesis tries, and a caller whose decimal context is as bad as can be."""

from __future__ import annotations

import decimal
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, Phase, settings

# What CI finds it finds again; who works on the project has new examples each time.
settings.register_profile("dev", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("covered", deadline=None, max_examples=25, derandomize=True, print_blob=True)
settings.register_profile("ci", deadline=None, max_examples=250, derandomize=True, print_blob=True)
# A change is found, not made small: each mutant of tests/mutants has the same few examples.
settings.register_profile(
    "mutants",
    deadline=None,
    max_examples=20,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=tuple(HealthCheck),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_collection_finish() -> None:
    """Leave the thousands of tests themselves out of what is searched for garbage while they run."""
    gc.collect()
    gc.freeze()


@contextmanager
def hostile_context() -> Iterator[None]:
    """Act for a caller who set the decimal context to three digits, odd rounding, and a trap on every signal.

    It is a context manager and a decorator; under ``@given`` it stands next to the function,
    so that Hypothesis itself draws its values in peace::

        @given(quantities())
        @hostile_context()
        def test_conversion_keeps_the_amount(quantity: Quantity) -> None: ...
    """
    context = decimal.Context(prec=3, rounding=decimal.ROUND_UP, Emin=-9, Emax=9, capitals=0, clamp=1)
    for signal in context.traps:
        context.traps[signal] = True
    with decimal.localcontext(context):
        yield


@pytest.fixture
def hostile_caller() -> Iterator[None]:
    """Run one test as `hostile_context` does: ``pytestmark = pytest.mark.usefixtures("hostile_caller")``.

    Tests with ``@given`` take the decorator instead, since Hypothesis forbids fixtures that last for one test.
    """
    with hostile_context():
        yield
