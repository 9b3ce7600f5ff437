"""The notebook in the folder of examples runs from top to bottom, and shows what it says that it shows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.seen import Seen

NOTEBOOK = Path(__file__).parent.parent / "examples" / "scorecards.ipynb"

#: Runs a notebook beside its data, as the tools of notebooks do, and writes it with what it shows.
RUN = """
import os, sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, resources={"metadata": {"path": os.path.dirname(sys.argv[1])}}).execute()
sys.stdout.buffer.write(nbformat.writes(notebook).encode())
"""


@pytest.fixture(scope="module")
def shown() -> list[dict[str, Any]]:
    """The outputs of all cells that show something, in their order."""
    for library in ("nbclient", "ipykernel", "pandas", "matplotlib"):
        pytest.importorskip(library)
    run = subprocess.run(  # noqa: S603 - the notebook is the project's own
        [sys.executable, "-c", RUN, str(NOTEBOOK)], capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    cells = json.loads(run.stdout)["cells"]
    return [output for cell in cells for output in cell.get("outputs", [])]


def test_values_show_themselves(shown: list[dict[str, Any]]) -> None:
    """Cards, an explanation, a finding, a rulebook, a comparison, a trace, a difference, a portfolio: as HTML."""
    pages = ["".join(each["data"]["text/html"]) for each in shown if "text/html" in each.get("data", {})]
    own = [Seen(page) for page in pages if 'class="perfeval"' in page]
    heads = [text for page in own for name in ("h1", "h2", "caption") for text in page.texts.get(name, [])]

    assert len(own) >= 9
    assert {
        "色尼区电子政务外网延伸项目（2023年度）",
        "基本公共卫生服务（2023年度）",
        "失分与待定",
        "绩效自评汇总（2023年度）",
    } <= {*heads}
    assert all(page.open == [] for page in own)


def test_there_are_rows_a_picture_and_words(shown: list[dict[str, Any]]) -> None:
    """A data frame, a picture of its rows, the sentences of the report, and of the department."""
    printed = "".join("".join(each["text"]) for each in shown if each.get("name") == "stdout")

    assert [each for each in shown if "image/png" in each.get("data", {})]
    assert any("居民健康意识" in "".join(each["data"].get("text/html", "")) for each in shown if "data" in each)
    assert "\n（二）效益指标：共1项三级指标，分值30分" in printed
    assert "3个项目" in printed
    assert "到良还差" in printed


def test_it_is_kept_without_what_it_shows() -> None:
    """So that a change of it is a change of its cells."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]

    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]
    assert len({cell["id"] for cell in cells}) == len(cells)
