"""The names of sources of funds, and of their total."""

from __future__ import annotations

import re
from typing import Final

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
