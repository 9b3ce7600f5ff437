"""Which known word somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

#: A longer word is no slip of a known one.
_LONGEST: Final = 60


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that differs least, or else one of which *word* is a large part; None where none is near.

    >>> nearest("actuel", ["target", "actual"]), nearest("知晓", ["政策知晓情况"]), nearest("度", ["服务满意度"])
    ('actual', '政策知晓情况', None)
    """
    from difflib import get_close_matches

    if not word or len(word) > _LONGEST:
        return None
    words = list(known)
    close = get_close_matches(word, words, n=1)
    return next(iter(close), None) or next(
        (each for each in words if word in each and len(each) <= 3 * len(word)), None
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Ask for the nearest known word, or nothing where none is near.

    >>> did_you_mean("MOF_2012", ["MOF_2021", "SHANXI"]), did_you_mean("x", ["SHANXI"])
    ("did you mean 'MOF_2021'?", '')
    """
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""
