"""Public names in single backticks become links, and what a docstring says under Raises becomes a field."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx")

DOCS = Path(__file__).parent.parent / "docs"

CONF = f"""
import sys
sys.path.insert(0, {str(DOCS / "extensions")!r})
extensions = ["linked"]
default_role = "named"
nitpicky = True
"""

PAGE = """
Page
====

`Indicator`, `Indicator.weight`, `perfeval.samples`, `evaluate()`, and `weight`, `Indicator.nothing`, `x > 1`.

.. autoclass:: perfeval.form.tiers.Indicator
   :members: weight

.. autoclass:: perfeval.form.form.SelfEvaluation
   :members: weight

.. autofunction:: perfeval.evaluate

.. autoexception:: perfeval.errors.PerfevalError

.. automodule:: perfeval.samples
   :members: names
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small page, built."""
    folder = tmp_path_factory.mktemp("linked")
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.rst").write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(folder), str(folder / "html")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the project's own documentation
    return (folder / "html" / "index.html").read_text(encoding="utf-8")


def test_public_names_are_links(page: str) -> None:
    """With their calls, their modules and their attributes; whatever else stands there is code."""
    first = page.partition("<p><a ")[2].partition("</p>")[0]
    linked = re.findall(r'href="#([\w.-]+)"[^>]*><code[^>]*>(.*?)</code>', f"<a {first}")
    code = [re.sub("<[^>]+>", "", each) for each in re.findall(r"<code[^>]*>.*?</code>", first)]

    assert [name for name, _ in linked] == [
        "perfeval.form.tiers.Indicator",
        "perfeval.form.tiers.Indicator.weight",
        "module-perfeval.samples",
        "perfeval.evaluate",
    ]
    assert code[-3:] == ["weight", "Indicator.nothing", "x &gt; 1"]


def test_raises_are_fields_with_links(page: str) -> None:
    """The name of the error leads to its page, and what stands before a colon in a property is no type."""
    field = page.partition("Raises")[2].partition("</dd>")[0]

    assert 'href="#perfeval.errors.PerfevalError"' in field
    assert "when the name is empty" in field
    assert "<p>Points at stake in all: the indicators" in page
