"""The names of sources of funds, and of their total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from perfeval._exact import total
from perfeval._words.keys import key
from perfeval._words.tiers import SOURCE

#: What stands before the first of several parts.
OF_WHICH: Final = re.compile(r"^\s*其\s*中\s*[:：]?\s*")

#: Names of sources that are parts, and so no total.
PART: Final = re.compile("中央|省|市|县|区|本级|上级|地方|自筹|结转|其他|其它|财政拨款|专项|一般公共预算|政府性基金")
#: Names of all funds.
WHOLE: Final = re.compile("(?:项目|年度|本年|全年|当年|预算|资金|经费|支出|安排|情况|数)*")


def is_source(label: str) -> bool:
    """Whether a label may name a source of funds, or their total.

    >>> is_source("其中：当年财政拨款"), is_source("宣传次数")
    (True, False)
    """
    return SOURCE.search(key(label)) is not None


def source_name(label: str) -> str:
    """The name of a source of funds.

    >>> source_name(" 其中：当年财政拨款"), source_name("年度资金总额："), source_name("")
    ('当年财政拨款', '年度资金总额', '未注明')
    """
    name = "".join(OF_WHICH.sub("", label).split())
    return name.rstrip(":：") or "未注明"


def nested(labels: Sequence[str], amounts: Sequence[Sequence[Decimal | None]]) -> set[int]:
    """The rows below 其中 that come to the row above them, or stay within it, and so are in its amounts already.

    >>> rows = {"基本支出": 12, "其中：人员经费": 7, "公用经费": 5, "项目支出": 20}
    >>> nested(list(rows), [[Decimal(each)] for each in rows.values()])
    {1, 2}
    """
    found: set[int] = set()
    for start in range(1, len(labels)):
        if OF_WHICH.match(labels[start]) and start - 1 not in found:
            whole, behind = amounts[start - 1], range(start + 1, len(labels) + 1)
            fits = {end: _left(whole, amounts[start:end]) for end in behind}
            within = [end for end, left in fits.items() if left is not None]
            found.update(range(start, next((end for end in within if not fits[end]), max(within, default=start))))
    return found


def _left(whole: Sequence[Decimal | None], parts: Sequence[Sequence[Decimal | None]]) -> bool | None:
    """Whether parts leave something of a whole in a column that it has; None where they are more than it."""
    sums = [total(each for each in column if each is not None) for column in zip(*parts, strict=True)]
    stated = [(own, summed) for own, summed in zip(whole, sums, strict=True) if own is not None]
    if not stated or any(summed > own for own, summed in stated):
        return None
    return any(own > summed for own, summed in stated)
