"""Words and marks for a sign, a direction, and nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from perfeval._text import plain, squeeze, tidy

_SIGN_WORDS: Final = {
    "≥": "≥ >= => ≥= 大于等于 大于或等于 不低于 不少于 不小于 至少 大于等于号",
    ">": "> 大于 高于 超过 多于 大于号",
    "≤": "≤ <= =< ≤= 小于等于 小于或等于 不高于 不超过 不大于 不多于 至多 小于等于号",
    "<": "< 小于 低于 少于 小于号",
    "=": "= == 等于 等于号",
}
#: Which way an indicator runs; a sign beside it says the same more exactly.
_DIRECTIONS: Final = {
    "≥": "正向 正向指标 正指标 正 正向型 越大越好",
    "≤": "反向 反向指标 反指标 逆向 逆向指标 逆指标 负向 负向指标 负指标 反 反向型 越小越好",
    "": "定性 定性指标 定量 定量指标 定性描述 文字 文字描述 文本 其他",
}
_SIGNS: Final = {word: sign for sign, words in _SIGN_WORDS.items() for word in words.split()}
_WAYS: Final = {word: sign for sign, words in _DIRECTIONS.items() for word in words.split()}
#: The integrated system's codes of signs; 6 is a description, 9 and 10 are text.
SIGN_CODES: Final = {"1": "≥", "2": ">", "3": "=", "4": "<", "5": "≤", "6": "", "9": "", "10": ""}

#: What a cell says that says nothing.
_NOTHING: Final = frozenset(
    {"", "/", "//", "-", "--", "---", "\\", "…", "……", "...", "......", "·", "*", "×", "N/A", "n/a", "[]"}
)


def says_nothing(text: str) -> bool:
    """Whether a cell is empty or holds a sign for nothing.

    >>> says_nothing(" — "), says_nothing("／"), says_nothing("……"), says_nothing("无")
    (True, True, True, False)
    """
    return not text or (len(text) <= 8 and _is_nothing(text))


@lru_cache(maxsize=2048)
def _is_nothing(text: str) -> bool:
    return squeeze(text) in _NOTHING


#: What a cell for a reason says that gives none.
_NO_REASONS: Final = frozenset("无 没有 暂无 无偏差 无原因 无说明 不涉及 不适用 略 否 已完成 完成 0 正常".split())


def says_no_reason(text: str) -> bool:
    """Whether a cell for a reason gives none.

    >>> says_no_reason("无。"), says_no_reason("/"), says_no_reason("无人机故障")
    (True, True, False)
    """
    return says_nothing(text) or (len(text) <= 8 and squeeze(text).strip("。.;；,，") in _NO_REASONS)


def is_sign(text: str) -> bool:
    """Whether a cell says how an indicator is compared.

    >>> is_sign("≧"), is_sign("正向 大于等于"), is_sign("30")
    (True, True, False)
    """
    words = plain(tidy(text)).split() if len(text) <= 20 else []
    return bool(words) and all(word in _SIGNS or word in _WAYS for word in words)


_BETWEEN: Final = re.compile(r"[\s/()\[\],，、;:|]+")


def signs_in(text: str) -> tuple[list[str], list[str], list[str]]:
    """The signs of a cell, the directions that it names, and its words that are neither; a direction may be empty.

    >>> signs_in("正向 大于等于"), signs_in("定量（≤）"), signs_in("正向≥"), signs_in("经济效益")
    ((['≥'], ['≥'], []), (['≤'], [''], []), (['≥'], ['≥'], []), ([], [], ['经济效益']))
    """
    exact: list[str] = []
    ways: list[str] = []
    others: list[str] = []
    for word in filter(None, _BETWEEN.split(plain(tidy(text[:40])))):
        if word in _SIGNS:
            exact.append(_SIGNS[word])
        elif word in _WAYS:
            ways.append(_WAYS[word])
        elif way := next((way for way in _WAYS if word.startswith(way) and word[len(way) :] in _SIGNS), ""):
            ways.append(_WAYS[way])
            exact.append(_SIGNS[word[len(way) :]])
        else:
            others.append(word)
    return exact, ways, others
