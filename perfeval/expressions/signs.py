"""Signs and the words that stand for them, before a number and behind it.

sign   = "≥" | ">" | "≤" | "<" | "=" | [NOT] COMPARATIVE [EQUAL] | NEUTRAL
suffix = "以上" | "以下" | "以内" | "左右" | …
"""

from __future__ import annotations

import re
from typing import Final

CONFLICT: Final = "符号与文字方向不一致"
INCLUDED: Final = "“大于（低于）…以上（以下）”是否含本数有歧义，按含本数计"
BELOW: Final = "“以下”是否含本数有歧义，按含本数计"
WITHIN: Final = "“控制在”之后未写“以内”，按不超过计"
ABOUT: Final = "约数"

MORE: Final = "超过|超出|超|大于|高于|多于|突破"
LESS: Final = "小于|低于|少于"
NOT: Final = "必须不|不允许|从未|没有|不得|不能|不应|不可|不会|不要|不准|应不|须不|不|未"
_COMPARATIVE: Final = rf"(?:{NOT})?(?:{MORE}|{LESS})(?:(?:或者?)?等于)?"

#: They announce a number, and say neither more nor less.
_NEUTRAL: Final = (
    "为 是 有 达 达到 达到了 高达 实现 完成 完成了 已完成 实际完成 共 共计 合计 总计 累计 预计 计划 力争 争取 确保 "
    "保证 满足 需 应 须 保持 保持在 维持 维持在 稳定在 提高到 提高至 提升到 提升至 增长到 增长至 增至 降到 降至 降低到 "
    "降低至 下降到 下降至"
)
APPROXIMATE: Final = frozenset("约 大约 约为 近 将近 接近 ≈".split())

FIXED: Final[dict[str, str]] = {
    **{sign: sign for sign in "≥≤<>="},
    **dict.fromkeys(_NEUTRAL.split(), ""),
    **dict.fromkeys(APPROXIMATE, ""),
    **dict.fromkeys("大等于 至少 最少 最低 达到或超过".split(), "≥"),
    **dict.fromkeys("小等于 至多 最多 最高 控制在 上限".split(), "≤"),
    **dict.fromkeys("不足 不到 不满".split(), "<"),
    "不止": ">",
    "等于": "=",
}

SUFFIX_OF: Final[dict[str, str]] = {
    **dict.fromkeys("以上 及以上 及其以上 含以上 或以上 和以上 之上 +".split(), "≥"),
    **dict.fromkeys("以下 及以下 及其以下 含以下 或以下 和以下 之下 以内 及以内 之内 内 封顶".split(), "≤"),
    **dict.fromkeys("左右 上下 余 多".split(), ""),
}


def alternatives(words: dict[str, str]) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


#: One sign, in characters or in words; 约 of 节约 is none.
SIGN: Final = rf"(?:{_COMPARATIVE}|(?!(?<=[节预签合违条公制特])约|不满意)(?:{alternatives(FIXED)}))"
#: What may stand between a number and the next word: 内 of 内容 is no suffix, nor 余 of 余额, nor + of 5A+级.
SUFFIX: Final = (
    rf"(?:(?!内[容部科外涵蒙]|余[额款下]|多[媒元项种功样]|\+(?![\s,，。;；()]|$))(?:{alternatives(SUFFIX_OF)}))"
)

_SIGN: Final = re.compile(SIGN)
_BEFORE: Final = re.compile(rf"(?:{SIGN}\s*:?\s*){{1,4}}$")
_SUFFIX: Final = re.compile(rf"\s*({SUFFIX})")
_SUFFIX_AT_END: Final = re.compile(rf"\s*({SUFFIX})$")
_COMPARED: Final = re.compile(rf"(?P<no>{NOT})?(?:(?P<more>{MORE})|{LESS})(?P<equal>.*)")

#: The longest run of signs that is looked for before a number.
_REACH: Final = 24


def sign_of(word: str) -> str:
    """The sign that a word stands for; an empty one where it says neither more nor less.

    >>> [sign_of(word) for word in ("不超过", "大于或等于", "低于", "至少", "达到")]
    ['≤', '≥', '<', '≥', '']
    """
    match = _COMPARED.fullmatch(word)
    if match is None:
        return FIXED.get(word, "")
    if (match["more"] is None) is (match["no"] is None):
        return "≤" if match["no"] or match["equal"] else "<"
    return "≥" if match["no"] or match["equal"] else ">"


def signs_before(text: str, end: int) -> tuple[int, list[str]]:
    """The signs that end at *end*: where the first starts, and each of them."""
    match = _BEFORE.search(text, max(0, end - _REACH), end)
    return (match.start(), _SIGN.findall(match[0])) if match else (end, [])


def suffix_at(text: str, start: int) -> tuple[int, str]:
    """The suffix at *start*, where it ends, and the word; an empty word where there is none."""
    match = _SUFFIX.match(text, start)
    return (match.end(), match[1]) if match else (start, "")


def split_suffix(text: str) -> tuple[str, str]:
    """What stands before the suffix that ends *text*, and the suffix; an empty word where there is none."""
    match = _SUFFIX_AT_END.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def detached_sign(clause: str) -> str:
    """The sign of a word that stands in *clause* away from any number, or an empty string."""
    signs = [sign_of(word) for word in _SIGN.findall(clause) if len(word) > 1]
    return next((sign for sign in signs if sign in {"≥", "≤"}), "")


def join(words: list[str], suffix: str) -> tuple[str, str] | None:
    """The one sign that signs and suffix make, and the doubt about it; None where the signs contradict each other."""
    sign = _together({sign_of(word) for word in words} - {""})
    if sign is None:
        return None
    behind = SUFFIX_OF.get(suffix, "")
    if not APPROXIMATE.isdisjoint(words) or (suffix and not behind):
        return sign, ABOUT
    if not behind:
        return sign, WITHIN if words[-1:] == ["控制在"] else ""
    if not sign:
        return behind, BELOW if suffix == "以下" else ""
    joined = _together({sign, behind})
    if joined is None:
        return sign, CONFLICT
    return joined, INCLUDED if sign != joined else ""


def _together(signs: set[str]) -> str | None:
    """What several signs say at once: > and = are ≥, ≥ and > are ≥, and ≥ and ≤ are nothing."""
    if signs & {"≥", ">"} and signs & {"≤", "<"}:
        return None
    if len(signs) < 2:
        return "".join(signs)
    return "≥" if signs & {"≥", ">"} else "≤"
