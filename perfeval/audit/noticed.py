"""What reading and scoring notice by themselves, which an audit lists too: each code with its remedy."""

from __future__ import annotations

from typing import Final, NamedTuple


class Noticed(NamedTuple):
    """A code that reading or scoring gives."""

    code: str
    #: What it says, an example, and what to do, for the documentation.
    what: str
    example: str
    remedy: str
    #: What to do, in Chinese.
    remedy_zh: str


NOTICED: Final = (
    Noticed(
        "operator-missing",
        "The target is a number without a sign.",
        "90 %",
        "Write ≥, ≤ or ＝. Without one it is read as ≥; under 成本 and for zero, as ≤.",
        "补写符号：≥、≤ 或 ＝",
    ),
)
