"""The forms that ship with the package can be read, by the names that it says."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import pytest

from perfeval import SelfEvaluation, UnknownSample, read_forms, samples


def test_samples_are_the_files_beside_them() -> None:
    """No file is left out, and each name is the name of its file."""
    folder = importlib.resources.files(samples)
    found = sorted(each.name.rpartition(".")[0] for each in folder.iterdir() if each.name.endswith((".md", ".txt")))

    assert list(samples.names()) == found


@pytest.mark.parametrize("name", samples.names())
def test_samples_are_read_whole(name: str) -> None:
    """Each has forms whose cells all found their place, and whose points come to a hundred."""
    forms = read_forms(samples.text(name))

    assert [form.project for form in forms if form.unread or form.weight != 100] == []
    assert len(forms) == (2 if name == "published" else 1)


def test_files_are_read_alike_wherever_the_program_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are in UTF-8, whatever the encoding of the place is."""
    read = Path.read_text

    def read_elsewhere(path: Path, encoding: str = "ascii") -> str:
        return read(path, encoding)

    monkeypatch.setattr(Path, "read_text", read_elsewhere)

    assert "宣传经费" in samples.text("outreach")
    assert "指标" in str(SelfEvaluation.json_schema())


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("traning", "did you mean 'training'?"),
        ("x", "write one of health, outreach, published, training"),
        (None, "write one of health, outreach, published, training"),
        (["training"], "write one of health, outreach, published, training"),
    ],
)
def test_an_unknown_name_is_refused(name: object, remedy: str) -> None:
    """The message says which name is near, or else all of them."""
    with pytest.raises(UnknownSample) as caught:
        samples.text(name)  # type: ignore[arg-type]

    assert caught.value.remedy == remedy
