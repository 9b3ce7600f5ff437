"""Words that turn what a number says: 未开展3次 is no 3 times, 下降6% no growth of 6 %, 目标95% nothing that was done.

A text is scanned from left to right for three kinds of words, of which the first that fits is taken:
words that only look as if they turned something (不动产, 无障碍, 按计划), words that do, and signs (不低于).

The kinds
    ``not``     nothing of the kind, or the opposite of it: 未参保, 不合格, 差评率
    ``undone``  not done, taken back, or still to do: 取消, 作废, 待验收, 剩余
    ``off``     beside the mark, by so much: 超支, 逾期, 还差, 提前
    ``early``   before its time, by so much: 提前
    ``down``    less by so much: 下降, 减少, 节约
    ``up``      more by so much: 增长, 提高; it turns nothing but a number that was to go down
    ``plan``    what was meant to be: 目标, 预计, 拟
    ``other``   what was before, or somewhere else: 上年, 全省平均
    ``goal``    a share of the target: 完成任务的
    ``stage``   another stage of it: 报名, 申请, 发现
    ``part``    only some of it: 其中, 个别
    ``if``      only under a condition: 若资金到位
    ``or``      an alternative, behind the number: ≥90%或较上年提升
    ``done``    what was done, beside a plan: 计划5次，实际6次, which no target says
    ``partly``  only some of it by that day: 只完成
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from perfeval.expressions.turning_words import HARMLESS, TURNING


class Turn(NamedTuple):
    """A word that turns what a number says."""

    kind: str
    word: str
    #: Whether it stands behind the last number of the text.
    behind: bool = False


_BEFORE: Final = "(?:上一?年|去年|前年|往年|历年|上一?期|上季度?|上月|基期|年初|同期|基数)"
_MEANT: Final = "(?:计划|目标|任务|预算|指标|要求|概算)"
_OF_IT: Final = "(?:任务|数|值|量|总额|额|的){0,3}"
#: A goal that was reached, or of which a share was: 完成年度目标的.
_GOAL: Final = (
    "(?:超额)?(?:完成|达到|达成|实现|相当于)了?"
    "(?:全年|年度|年初|当年|年|预期|既定|预定|设定|计划|绩效|全部|工作|目标|任务|总|的|项目|预算|批复|指标){0,4}"
    f"{_MEANT}{_OF_IT}"
)
_HARMLESS: Final = (
    # 按计划, but not 按时完成率目标; 完成目标任务 without a percentage of it; 占预算的; 预算执行率; 较上年
    f"按(?![时期])照?[^,，;；。0-9率]{{0,6}}?(?:计划|目标|要求|规划|进度|预算|标准)|{_GOAL}(?!{_OF_IT}\\s*[0-9.]+%)|"
    f"(?:占|符合|较|比)[^,，;；。0-9]{{0,4}}{_MEANT}{_OF_IT}(?!\\s*[0-9]|[高低多少慢快差]了?[0-9])|"
    f"{_MEANT}[一-鿿]{{0,3}}(?:完成|达成|兑现|执行|实现)率|{_MEANT}(?:任务|数|值)?(?:的|已|均已|全部|总体){{0,2}}"
    "(?:完成|达成|实现|执行|到位|支出|兑现|落实|下达|管理|绩效|评审|调整|群体|人群|单位|内|外资金)(?:率|度|比例|进度)?|"
    f"(?:较之?|比|与|同|对比|相比|相对){_BEFORE}(?:年?(?:同期|末|底|初)|水平|实际|数|度)*(?:相比|比较)?|"
    + "|".join(HARMLESS)
)
_TURNING: Final = {
    **{kind: "|".join(words) for kind, words in TURNING.items()},
    "plan": "|".join([f"{_MEANT}(?!性|生)", *TURNING["plan"]]),
    "other": "|".join([_BEFORE, *TURNING["other"]]),
    "goal": _GOAL,
}
#: They turn whatever follows; two characters of it are kept, to be looked up in the name of the indicator.
_NO: Final = "(?:尚未|从未|并未|还未|仍未|没有|未能|未|没|不|无|非(?=合格|达标|正常|及格|优|常态))[一-鿿]{0,2}"

_DOWN: Final = re.compile("降|减|缩|节约|节省|节支|压")
_UP: Final = re.compile("增(?!加值)|提高|提升|上升|升|涨|扩大")
_LEVEL: Final = re.compile("率|度|占比|比例")
_STOCK: Final = re.compile("收入|产值|单产|工资|水平|总量|存量|保有量|在校|在册")


def directions_in(context: str) -> frozenset[str]:
    """Whether a name or a target speaks of growth (``up``), of a decrease (``down``), of a rate (``level``) or a stock.

    >>> sorted(directions_in("单位能耗降低率"))
    ['down', 'level']
    """
    words = {"down": _DOWN, "up": _UP, "level": _LEVEL, "stock": _STOCK}
    return frozenset(name for name, pattern in words.items() if pattern.search(context))


@cache
def _scanner() -> re.Pattern[str]:
    from perfeval.expressions.signs import SIGN

    turning = "|".join(f"(?P<{kind}>{words})" for kind, words in _TURNING.items())
    # What follows a number begins with its unit: 3期待验收 is no 期待.
    return re.compile(rf"(?P<harmless>(?<![0-9])(?:{_HARMLESS}))|{turning}|(?P<sign>{SIGN})|(?P<no>{_NO})")


def turns_in(text: str) -> tuple[Turn, ...]:
    """The words of a text that turn what its number says, from left to right.

    >>> [turn.word for turn in turns_in("未开展3次")], [turn.kind for turn in turns_in("5次（作废）")]
    (['未开展'], ['undone'])
    >>> turns_in("不低于95%"), turns_in("较上年增长9%")[0].kind, turns_in("无障碍设施5处")
    ((), 'up', ())
    """
    last = max((place for place, each in enumerate(text) if each.isdecimal()), default=len(text))
    return tuple(
        Turn("not" if match.lastgroup == "no" else str(match.lastgroup), match[0], match.start() > last)
        for match in _scanner().finditer(text)
        if match.lastgroup not in {"harmless", "sign"}
    )
