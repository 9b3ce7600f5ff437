"""What decides which word a short cell is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from perfeval._text import squeeze

#: The longest text that can be a heading or a label.
LONGEST_LABEL: Final = 40

#: Brackets need not match, as in （50分] of a form typed twice; one that is never closed goes on to the end.
_BRACKETS: Final = re.compile(r"[(\[<{][^()\[\]<>{}]*(?:[)\]>}]|$)")
_NUMBERING: Final = re.compile(r"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|\([0-9一二三四五六七八九十]{1,2}\))[.、]")
_SECOND: Final = re.compile(r"(?<=[\u4e00-\u9fff])\.[1-9]$")
_EDGE: Final = " :;,.、。*★▲※-—_/\\\"'“”"


#: Traditional characters of the words of forms, each above the simplified one that means the same in all of them.
_TRADITIONAL: Final = (
    "與專業兩為爲於產産億價眾衆優會傳體餘債關內冊決況準劃別彆製辦務區單縣發號後週員響處備複復實審對導層屬幣應開當"
    "態總執報擔撥據數無時顯機權來構査標覈註濟滿環現電蓋碼離稱籌類係級線組細終經結績綜編職聯補錶見計訓議論設評話說説"
    "調負財責貨質貸費資轉較達過運進適長門問間際項預領題額續熱億萬檢監擬錄紀簽絡響廳協創勞僅個們從滯歷歸氣測減圖場"
    "壓國園鄉鎮鐵飛養館馬驗黨齊確積種穩約納純給統維緊繳買賣賬贈趙跡軟輕輛輸農連遠違選還邊醫釋針鋼鍵閉隨險難雙雜順"
)
_SIMPLIFIED: Final = (
    "与专业两为为于产产亿价众众优会传体余债关内册决况准划别别制办务区单县发号后周员响处备复复实审对导层属币应开当"
    "态总执报担拨据数无时显机权来构查标核注济满环现电盖码离称筹类系级线组细终经结绩综编职联补表见计训议论设评话说说"
    "调负财责货质贷费资转较达过运进适长门问间际项预领题额续热亿万检监拟录纪签络响厅协创劳仅个们从滞历归气测减图场"
    "压国园乡镇铁飞养馆马验党齐确积种稳约纳纯给统维紧缴买卖账赠赵迹软轻辆输农连远违选还边医释针钢键闭随险难双杂顺"
)
_FOLDED: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """A text in which the words of forms are written with simplified characters, one for one.

    >>> simplified("績效目標自評表"), simplified("預算數（萬元）")
    ('绩效目标自评表', '预算数（万元）')
    """
    return text.translate(_FOLDED)


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

    >>> key("全年\\n预算数（A)"), key("1.执行率（B/A）："), key("分值【100分）"), key("實際完成值 (盖章)")
    ('全年预算数', '执行率', '分值', '实际完成值')
    """
    return _key(text) if len(text) <= 4 * LONGEST_LABEL else ""


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    flat = compact(text)
    bare = _NUMBERING.sub("", _BRACKETS.sub("", simplified(flat))).strip(_EDGE)
    # A data frame numbers headings that stand twice: 分值.1.
    bare = _SECOND.sub("", bare)
    return bare.rstrip("ABCDEFabcdef").strip(_EDGE) or ("" if len(flat) != 1 else flat)
