"""What other engines make of many forms is, byte for byte, what one process makes of them."""

from __future__ import annotations

import importlib
import json
import random
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from perfeval import Portfolio, evaluate, read_form, samples
from perfeval.rulebooks import MOF_2020

EXAMPLES: Final = Path(__file__).parent.parent / "examples"

FORMS: Final = 200


def example(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An example as a module that workers can import, too: they are given the path of this process."""
    monkeypatch.syspath_prepend(str(path.parent))
    monkeypatch.delitem(sys.modules, path.stem, raising=False)
    return importlib.import_module(path.stem)


def as_bytes(portfolio: Portfolio) -> bytes:
    """Everything that a portfolio holds."""
    return json.dumps(portfolio.to_dict(), ensure_ascii=False).encode()


def merged(parts: list[dict[str, Any]]) -> Portfolio:
    """The parts as one, in the order in which they stand."""
    whole = Portfolio([])
    for part in parts:
        whole = whole.merge(Portfolio.from_dict(part))
    return whole


def test_two_workers_of_dask_make_the_sum_of_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last byte, in whatever order the parts come back; and a file with a fault is named, and stops no other."""
    distributed = pytest.importorskip("distributed")
    dask = example(EXAMPLES / "score_with_dask.py", monkeypatch)
    paths = dask.write_files(tmp_path, FORMS)
    alone, faults = dask.score_paths(paths)
    once = as_bytes(Portfolio.from_dict(alone))

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50, local_directory=str(tmp_path)
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        whole, wrong = dask.score_on(client, paths)
        parts = [part for part, _ in client.gather(client.map(dask.score_paths, list(dask.chunks(paths))))]

    assert (whole.count, len(parts)) == (FORMS, 9)
    assert wrong == faults
    assert [fault.partition(":")[0] for fault in faults] == ["wrong.md"]
    assert as_bytes(whole) == once
    for order in (parts, parts[::-1], random.Random(1).sample(parts, len(parts))):  # noqa: S311 - no secret
        assert as_bytes(merged(order)) == once


def test_a_file_that_a_worker_does_not_see_is_no_fault_of_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the disk is not shared, and a sum without it would be a wrong one."""
    pytest.importorskip("distributed")
    dask = example(EXAMPLES / "score_with_dask.py", monkeypatch)

    with pytest.raises(FileNotFoundError):
        dask.score_paths([tmp_path / "none.md"])


def test_what_is_no_text_is_a_fault_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """So it is named beside the others."""
    pytest.importorskip("distributed")
    dask = example(EXAMPLES / "score_with_dask.py", monkeypatch)

    part, faults = dask.score([("gbk.md", "绩效".encode("gbk")), ("good.md", samples.text("outreach").encode())])

    assert Portfolio.from_dict(part).count == 1
    assert [fault.partition(":")[0] for fault in faults] == ["gbk.md"]


def test_data_frames_of_points_are_those_of_the_scorecards(monkeypatch: pytest.MonkeyPatch) -> None:
    """They come one for one, as text and without a float, and a form with faults has a row too."""
    pandas = pytest.importorskip("pandas")
    spark = example(EXAMPLES / "spark" / "score_with_spark.py", monkeypatch)
    texts = [(name, samples.text(name)) for name in ("outreach", "health", "training")]
    given = [pandas.DataFrame(rows, columns=["id", "text"]) for rows in (texts, [("wrong", "no form")], texts[:0])]

    frames = list(spark.score_frames(iter(given)))

    assert [list(frame["id"]) for frame in frames] == [["outreach", "health", "training"], ["wrong"], []]
    assert {tuple(frame) for frame in frames} == {("id", "low", "high", "total", "fault")}
    cards = [evaluate(read_form(text), MOF_2020) for _, text in texts]
    assert list(frames[0]["low"]) == [str(card.low) for card in cards]
    assert list(frames[0]["high"]) == [str(card.high) for card in cards]
    assert list(frames[0]["total"]) == ["97.50", None, "90.50"]
    assert sum(map(Decimal, frames[0]["high"])) == sum(card.high for card in cards)
    assert {type(value) for frame in frames for row in frame.to_numpy() for value in row} == {str, type(None)}
    assert frames[1]["fault"][0].startswith("there is no indicator table: ")


def test_spark_gives_these_points(tmp_path: Path) -> None:
    """The script runs as it stands, where Spark and its Java are installed."""
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    script = shutil.copy(EXAMPLES / "spark" / "score_with_spark.py", tmp_path)

    run = subprocess.run([sys.executable, str(script)], capture_output=True, check=True, cwd=tmp_path, encoding="utf-8")  # noqa: S603 - the project's own

    assert "|000|97.50|97.50|97.50|\n|001|90.50|90.50|90.50|\n|002|62.26|92.26| NULL|\n" in run.stdout
    assert "|25026.00|28026.00|\n" in run.stdout
