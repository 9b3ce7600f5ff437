"""Words that turn what a number says: 未开展3次 is no 3 times, 下降6% no growth of 6 %, 目标95% nothing that was done.

A text is scanned from left to right for three kinds of words, of which the first that fits is taken:
words that only look as if they turned something (不动产, 无障碍, 按计划), words that do, and signs (不低于).

The kinds
    ``not``     nothing of the kind, or the opposite of it: 未参保, 不合格, 差评率
    ``undone``  not done, taken back, or still to do: 取消, 作废, 待验收, 剩余
    ``off``     beside the mark, by so much: 超支, 逾期, 还差, 提前
    ``down``    less by so much: 下降, 减少, 节约
    ``up``      more by so much: 增长, 提高; it turns nothing but a number that was to go down
    ``plan``    what was meant to be: 目标, 预计, 拟
    ``past``    what was before: 上年, 去年同期
    ``part``    only some of it: 其中
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple


class Turn(NamedTuple):
    """A word that turns what a number says."""

    kind: str
    word: str
    #: Whether it stands behind the last number of the text.
    behind: bool = False


_BEFORE: Final = "(?:上一?年|去年|前年|往年|历年|上一?期|上季度?|上月|基期|年初|同期|基数)"
_MEANT: Final = "(?:计划|目标|任务|预算|指标|要求|概算)"

#: They hold a character that turns something elsewhere, and turn nothing themselves.
_HARMLESS: Final = (
    # Not
    "(?:未|没有?|尚未)(?:全部|按期|按时|全面)?(?:完成|达标|达到|达成)[^0-9,，]{0,6}[,，][^0-9]{0,6}(?:完成率?|达到)|"
    "不动产|不锈钢|不间断|不断|不定期|不定时|不同|不仅|不可移动|不可再生|不孕|不限|不含|不包括|不计|不变|不重复|不再|不忘|不朽|"
    "不(?:拖欠|漏|遗漏|违规|违反|误|出险|脱贫不|落一|少[一-鿿])|不少(?!于)|不到位率?|"
    "未成年|未来|未央|未婚|未名|未病|无障碍|无人机|无人|无公害|无线|无偿|无害化|无纺布|无烟|无菌|无锡|无为|无缝|无形|无机|无主|"
    "无房|无土|无氧|无籽|无声|无废|无毒|无核|无接触|无感|无纸化|无极|无船|无铅|无业|无子女|无劳动|无党派|无职称|无息|无抵押|"
    "无[一-鿿]{0,4}?(?:差错|事故|遗漏|违规|违纪|违法|投诉|拖欠|逾期|缺陷|故障|问题|返工|损坏|泄漏|污染|延误|死角|盲区|失误|异议|伤亡|案件)|"
    "没收|淹没|出没|没有?(?:差错|事故|遗漏|违规|投诉|拖欠|逾期|缺陷|故障|问题|延误)|"
    # Undone
    "接待|招待|等待|对待|期待|优待|善待|待遇|停车|停靠|剩余价值|取消(?:收费|证明|审批)|"
    # Off
    "超声|超市|超算|超导|超高清|超高压|超滤|超龄|超低|超薄|超级|差旅|差异化?|差别化?|差额|出差|时差|落差|温差|"
    "少年|少儿|少数民族|少先队|青少年|多少|欠发达|迟到早退|早餐|早教|早期|早稻|早市|早班|早晚|清早|晚稻|晚会|晚餐|晚班|夜晚|"
    "超额完成(?!\\s*[0-9])|提前(?:下达|介入|批|告知|谋划|完成任务)|缺血|缺氧|"
    # Down
    "降水|降雨|降雪|降费|降本|降噪|降解|降尘|降压|降糖|升降|降落伞|减排|减灾|减贫|减税|减费|减负|减免|减速|减震|减量|减振|加减|"
    "(?:下降|降低|降|减少|减|缩减|压减|压缩|压降|缩短|缩小|节约|提高|提升|增长|增加|增|上升|升|扩大)(?:到|至|为)|"
    "压缩(?:包|机|垃圾|空气)|节约型|节约集约|"
    # Plan
    "按照?[^,，;；。0-9]{0,6}?(?:计划|目标|要求|规划|进度|预算|标准)|"
    "(?:超额)?(?:完成|达到|达成|实现|执行|占|符合|为|相当于|较|比)了?(?:全年|年度|年初|当年|年|预期|既定|预定|设定|计划|绩效|全部|工作|目标|任务|"
    f"总|的|项目|预算|批复|指标){{0,4}}{_MEANT}(?:任务|数|值|量|总额|额|的){{0,3}}|"
    f"{_MEANT}(?:任务|数|值)?(?:的|已|均已|全部|总体){{0,2}}(?:完成|达成|实现|执行|到位|支出|兑现|落实|下达|管理|绩效|评审|调整|群体|人群|单位|内|外资金)"
    "(?:率|度|比例|进度)?|计划生育|计划免疫|"
    "应急|应用|应届|应对|应征|应诉|应答|应聘|适应|供应|响应|对应|效应|反应|相应|应[一-鿿]尽[一-鿿]|将军|将士|"
    "虚拟|模拟|拟态|"
    # Past
    f"(?:不?(?:低于|高于|少于|多于|超过)|较之?|比|与|同|对比|相比|相对|超过?|优于|好于){_BEFORE}(?:年?(?:同期|末|底|初)|水平|实际|数|度)*"
    "(?:相比|比较)?|同比|环比|上年结转|年初预算数?|"
    # Part
    "除[草雪尘险虫害锈湿四旧冰障]|[扫拆清解消排免删根去剔]除|除险加固"
)

_TURNING: Final = {
    "not": (
        "(?:差错|错误|失败|残次品?|次品|废品|劣质|差评|投诉|故障|空置|闲置|流失|辍学|违约|违规|漏报|误报|返工|退货|退单|失信|死亡|失业)"
        "(?:率|比例|占比)|差评|劣质|次品|废品|假冒"
    ),
    "undone": (
        "取消|作废|撤销|撤回|停办|停止|停工|停用|终止|中止|暂停|暂缓|缓建|搁置|废止|退回|驳回|流标|放弃|剔除|扣除|缺席|缺勤|旷课|旷工|报废|失败|"
        "待(?=完成|建|验|支付|拨|付|发|开|办|核|定|安|结|审|落实|实施|整改|确认|补|招|采|启|收|改|修|处理|缴|签)|"
        "尚需|尚待|仍需|还需|有待|尚有|仍有|还有|剩余|余下|其余|剩下|剩(?=[0-9])|遗留|滞留"
    ),
    "off": (
        "超支|超期|超时|超限|超标|超员|超编|超载|超额|超(?:过|出)?了?(?:年初|年度|全年)?(?:预算|计划|目标|预期|任务|标准|指标|概算|批复)(?:数|值)?|超出|"
        "逾期|延期|延迟|延后|延误|延长|推迟|迟(?=[0-9于了])|晚(?=[0-9于了])|滞后|拖延|拖欠|"
        "欠(?=[0-9款缴付费拨交])|尚欠|仍欠|缺口|缺少|短缺|空缺|尚缺|仍缺|缺(?=[0-9额])|还差|仍差|尚差|只差|仅差|相差|差距|差(?=[0-9约近])|"
        "少(?=[0-9了])|少(?:完成|开展|支|付|发|收|建|办|报)|短少|提前|提早|早(?=[0-9于])|结余|结转|亏损|赤字|透支|倒挂|"
        "多(?=[0-9])|多(?:支|付|花|用)|富余|误差|偏差|偏离"
    ),
    "down": (
        "下降|降低|减少|下滑|下跌|回落|缩减|压减|压缩|压降|削减|萎缩|缩短|缩小|降幅|减幅|递减|减(?=[0-9了])|降(?=[0-9了])|"
        "节约|节省|节支|负增长|低(?=[0-9])"
    ),
    "up": "增长|上升|提高|增加|提升|增幅|上涨|升高|扩大|递增|增(?=[0-9了])|升(?=[0-9了])|涨(?=[0-9了])",
    "plan": (
        f"{_MEANT}(?!性|生)|预计|预期|预定|预估|估计|测算|拟|将(?=完成|达|于|在|实现|开|建|有|投|支|组|新|会|超|[0-9])|即将|"
        "应(?=完成|达|为|有|于|在|当|不|支|开|建|付|该|到|[0-9])|力争|争取|有望|可望|打算"
    ),
    "past": _BEFORE,
    "part": "其中|除(?=[^,，]{0,10}外)|除了",
}
#: They turn whatever follows; two characters of it are kept, to be looked up in the name of the indicator.
_NO: Final = "(?:尚未|从未|并未|还未|仍未|没有|未能|未|没|不|无|非(?=合格|达标|正常|及格|优|常态))[一-鿿]{0,2}"


@cache
def _scanner() -> re.Pattern[str]:
    from perfeval.expressions.signs import SIGN

    turning = "|".join(f"(?P<{kind}>{words})" for kind, words in _TURNING.items())
    return re.compile(rf"(?P<harmless>{_HARMLESS})|{turning}|(?P<sign>{SIGN})|(?P<no>{_NO})")


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
