"""What decides which word a short cell is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from perfeval._text import squeeze

#: The longest text that can be a heading or a label.
LONGEST_LABEL: Final = 40

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_NUMBERING: Final = re.compile(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|\([0-9一二三四五六七八九十]{1,2}\))[.、]")
_EDGE: Final = " :;,.、。*★▲※-—_/\\\"'“”"


def compact(text: str) -> str:
    """The plain text of a short cell without white space; an empty string for a long one.

    >>> compact("实施单位 （盖章）："), compact("长" * 100)
    ('实施单位(盖章):', '')
    """
    return _compact(text) if len(text) <= 4 * LONGEST_LABEL else ""


@lru_cache(maxsize=4096)
def _compact(text: str) -> str:
    flat = squeeze(text)
    return flat if len(flat) <= LONGEST_LABEL else ""


def key(text: str) -> str:
    """What decides which heading or label a cell is: without brackets, numbering, letters, and punctuation around.

    >>> key("全年\\n预算数（A)"), key("1.执行率（B/A）："), key("分值（100分）"), key("实施单位 (盖章)")
    ('全年预算数', '执行率', '分值', '实施单位')
    """
    return _key(compact(text)) if text else ""


@lru_cache(maxsize=4096)
def _key(flat: str) -> str:
    bare = _NUMBERING.sub("", _BRACKETS.sub("", flat)).strip(_EDGE)
    return bare.rstrip("ABCDEFabcdef").strip(_EDGE) or ("" if len(flat) != 1 else flat)
