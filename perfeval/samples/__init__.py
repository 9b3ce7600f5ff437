"""Forms to try things with, so that a pasted example needs no file of its own.

They are text, as `read_form` and `read_forms` take it.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from perfeval._near import did_you_mean
from perfeval._shown import shown
from perfeval.errors import UnknownSample

__all__ = ["names", "text"]

_FILES: Final = {
    "health": "health.md",
    "outreach": "outreach.md",
    "published": "published.txt",
    "training": "training.md",
}


def names() -> tuple[str, ...]:
    """The names of all samples, sorted.

    - ``health``: 基本公共卫生服务; targets were missed, words are still to be judged, and no points are reported.
    - ``outreach``: 宣传经费; complete, one target missed, and reported with all points.
    - ``published``: two forms as a department of 色尼区 published them for 2023, with the text around them.
    - ``training``: 干部培训; with faults that an audit finds.

    The forms but for the published ones are made up.

    >>> from perfeval import samples
    >>> samples.names()
    ('health', 'outreach', 'published', 'training')
    """
    return tuple(_FILES)


def text(name: str) -> str:
    """The text of a sample.

    Raises:
        UnknownSample: when no sample is called so; the message says which name is near.

    >>> from perfeval import read_form, samples
    >>> form = read_form(samples.text("outreach"))
    >>> form.project, form.year, len(form.indicators)
    ('宣传经费', 2023, 5)
    """
    known = isinstance(name, str)
    if not known or name not in _FILES:
        remedy = (known and did_you_mean(name, _FILES)) or f"write one of {', '.join(_FILES)}"
        raise UnknownSample(f"no sample is called {shown(name)}", remedy=remedy)
    return files(__name__).joinpath(_FILES[name]).read_text(encoding="utf-8")
