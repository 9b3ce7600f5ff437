"""Units: what they measure, and how many of one make another.

    unit = [PREFIX] NOUN (("/" | "." | "·" | "*") PER)* | "/" PER
    PER  = [DIGITS] [PREFIX] NOUN

So 万元, 万人次, 元/生.年, 例/10万人, /株.
A noun from the table has a dimension and an exact scale; a measure word (个, 次, 户 …) counts and says little more;
any other noun is a dimension of its own, comparable only with itself.
So are two that are grown together (床日, 辆公里), unless the table has them; 个 in front of a noun is that noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from perfeval.expressions.turning import turns_in

SCALES: Final[dict[str, dict[str, Fraction | int]]] = {
    "money": {
        "元": 1, "人民币": 1, "元人民币": 1, "人民币元": 1, "块钱": 1, "角": Fraction(1, 10), "分钱": Fraction(1, 100),
    },
    "ratio": {"%": 1, "‰": Fraction(1, 10), "‱": Fraction(1, 100), "百分点": 1, "成": 10},
    "time": {
        "秒": 1, "分钟": 60, "刻钟": 900, "小时": 3600, "钟头": 3600, "天": 86400, "日": 86400, "周": 604800,
        "星期": 604800, "日历天": 86400, "h": 3600,
    },
    "months": {"月": 1, "季度": 3, "年": 12},
    "working days": {"工作日": 1},
    "age": {"岁": 1, "周岁": 1},
    "area": {
        "㎡": 1, "m²": 1, "m2": 1, "M²": 1, "M2": 1, "平方米": 1, "平米": 1, "平方": 1, "亩": Fraction(2000, 3),
        "市亩": Fraction(2000, 3), "公亩": 100, "公顷": 10**4, "ha": 10**4, "hm²": 10**4, "hm2": 10**4, "km²": 10**6,
        "km2": 10**6, "KM²": 10**6, "KM2": 10**6, "平方公里": 10**6, "平方千米": 10**6, "平方分米": Fraction(1, 100),
        "平方厘米": Fraction(1, 10**4), "cm²": Fraction(1, 10**4), "平方毫米": Fraction(1, 10**6),
    },
    "length": {
        "米": 1, "m": 1, "延米": 1, "延长米": 1, "公里": 1000, "千米": 1000, "km": 1000, "KM": 1000, "Km": 1000,
        "㎞": 1000, "里": 500, "华里": 500, "分米": Fraction(1, 10), "dm": Fraction(1, 10), "厘米": Fraction(1, 100),
        "公分": Fraction(1, 100), "cm": Fraction(1, 100), "㎝": Fraction(1, 100), "毫米": Fraction(1, 1000),
        "mm": Fraction(1, 1000), "㎜": Fraction(1, 1000), "微米": Fraction(1, 10**6), "μm": Fraction(1, 10**6),
        "µm": Fraction(1, 10**6),
    },
    "weight": {
        "克": 1, "g": 1, "毫克": Fraction(1, 1000), "mg": Fraction(1, 1000), "㎎": Fraction(1, 1000),
        "微克": Fraction(1, 10**6), "μg": Fraction(1, 10**6), "µg": Fraction(1, 10**6), "ug": Fraction(1, 10**6),
        "千克": 1000, "公斤": 1000, "kg": 1000, "KG": 1000, "Kg": 1000, "㎏": 1000, "斤": 500, "市斤": 500,
        "担": 50_000, "吨": 10**6, "公吨": 10**6, "t": 10**6,
    },
    "volume": {
        "立方米": 1, "立方": 1, "方": 1, "m³": 1, "m3": 1, "㎥": 1, "M³": 1, "M3": 1, "升": Fraction(1, 1000),
        "公升": Fraction(1, 1000), "L": Fraction(1, 1000), "l": Fraction(1, 1000), "立方分米": Fraction(1, 1000),
        "毫升": Fraction(1, 10**6), "ml": Fraction(1, 10**6), "mL": Fraction(1, 10**6), "cm³": Fraction(1, 10**6),
        "立方厘米": Fraction(1, 10**6),
    },
    "volume of gas": {"标准立方米": 1, "标方": 1, "Nm³": 1, "Nm3": 1},
    "energy": {
        "度": 1, "千瓦时": 1, "千瓦·时": 1, "千瓦小时": 1, "kWh": 1, "kW·h": 1, "KWH": 1, "KWh": 1, "Kwh": 1, "kwh": 1,
        "兆瓦时": 1000, "MWh": 1000,
    },
    "coal": {
        "千克标准煤": 1, "公斤标准煤": 1, "kgce": 1, "克标准煤": Fraction(1, 1000), "吨标准煤": 1000, "吨标煤": 1000,
        "tce": 1000,
    },
    "voltage": {"伏": 1, "V": 1, "千伏": 1000, "kV": 1000, "KV": 1000, "kv": 1000},
    "power": {
        "瓦": 1, "千瓦": 1000, "kW": 1000, "KW": 1000, "Kw": 1000, "kw": 1000, "兆瓦": 10**6, "MW": 10**6,
        "吉瓦": 10**9, "GW": 10**9,
    },
    "apparent power": {"伏安": 1, "千伏安": 1000, "kVA": 1000, "KVA": 1000, "MVA": 10**6},
    "pressure": {"帕": 1, "Pa": 1, "千帕": 1000, "kPa": 1000, "兆帕": 10**6, "MPa": 10**6},
    "illuminance": {"勒克斯": 1, "lx": 1},
    "sound level": {"分贝": 1, "dB": 1, "db": 1},
    "temperature": {"℃": 1, "°C": 1, "摄氏度": 1},
    "data rate": {"kbps": 1, "Mbps": 1000, "Gbps": 10**6},
    "work": {"工日": 1, "人日": 1, "人天": 1},
    "months of work": {"人月": 1, "人年": 12},
    "multiples": {"倍": 1},
    "machine shifts": {"台班": 1},
    "vehicle distance": {"车公里": 1},
    "goods carried": {"吨公里": 1},
    "persons carried": {"人公里": 1},
    "area worked": {"亩次": 1},
}  # fmt: skip

#: Measure words: they count, and one may stand for another.
COUNTS: Final = frozenset(
    "个 人 名 位 家 户 次 场 册 种 类 项 件 份 套 台 辆 只 头 匹 株 棵 座 处 所 栋 幢 间 条 "
    "篇 期 批 例 宗 起 单 本 张 部 支 枝 块 片 段 眼 口 门 节 班 艘 架 羽 尾 枚 盏 盒 瓶 袋 "
    "箱 根 组 对 双 道 笔 堂 届 轮 幅 面 步 床 代 级 档 款 顶 把 粒 字 页 桌 层 人次 户次 车次 "
    "班次 台次 场次 批次 件次 辆次 艘次 架次 例次 篇次 频次 只次 头次 人份 课时 学时 标箱 标准箱 台套 "
    "台/套 件套 分 星级 席 剂 剂次 桶 包 卷 艇 杆 套次 项次 户数 人数 档次 星 标段 颗 副 遍 集 首 "
    "具 针 针次 朵 扇 孔 站 餐 趟 岗 学位 队次 航次 单元 台(套) "
    "家次 所次 处次 期次 站次 堂次 节次 轮次 届次 组次 床次 份次 册次 张次 条次 "
    "门次 匹次 羽次 餐次 趟次 席次 岗次 种次".split()
)

PREFIXES: Final = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "千万": 10**7, "百万": 10**6,
    "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
}  # fmt: skip

_ALIASES: Final = {"百分比": "%", "％": "%", "圆": "元", "万圆": "万元"}

#: What has more than one spelling, in the one that a unit is taken apart in.
_SPELLINGS: Final = {"台/套": "台套", "件/套": "件套", "台(套)": "台套", "千瓦·时": "千瓦时", "kW·h": "kWh"}

#: What a price or a rate may be per, beside the nouns and measure words; min, s and d stand only there.
_PER: Final = frozenset(
    "生 村 校 县 乡 镇 车 房 床位 师 班级 学期 村民 学生 职工 居民 乡镇 社区 学校 企业 季 min s d".split()
)
_PER_SAME: Final = {
    "学生": "生", "学校": "校", "床位": "床", "季": "季度", "min": "分钟", "s": "秒", "d": "天",
}  # fmt: skip

#: A unit longer than this is prose.
LONGEST_UNIT: Final = 16

_NOUN: Final = {name: (dimension, Fraction(scale)) for dimension, row in SCALES.items() for name, scale in row.items()}


def _any_of(*names: Iterable[str]) -> str:
    """The names as alternatives of a pattern, the longest first."""
    words = {word for group in names for word in group}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_HANZI: Final = {name: dimension for name, (dimension, _) in _NOUN.items() if re.fullmatch("[一-鿿]+", name)}

#: 个 may stand before these in any text; before 方, 成 or 年 it counts something else: 个方案, 个成果, 个年级.
_AFTER_GE: Final = [
    f"个{name}"
    for name, dimension in _HANZI.items()
    if dimension in {"ratio", "time", "months", "working days"} and (len(name) > 1 or name == "月")
]
#: What is grown together with no other noun: 天里, 年度, 项成, 袋米, 片瓦 and 双方 are none; 千瓦时 has a row.
_ALONE: Final = frozenset("里 度 成 米 瓦 方 平方 立方 岁 千瓦 兆瓦 吉瓦".split())
#: These begin other words as well (人日常, 人月均, 人年度).
_AT_END: Final = frozenset("人日 人月 人年".split())
#: Words that a measure word or a noun of the table only begins.
_OTHER_WORDS: Final = (
    "具体 具备 具有 副业 副主 副产 副厅 副县 副处 副本 副科 副食 副高 孔子 岗亭 岗位 岗前 岗多 帕金 扇区 扇形 "
    "扇贝 担任 担保 担当 担心 担架 担负 站台 站式 站房 站点 站长 遍及 遍布 针剂 针叶 针对 针灸 针织 集中 集体 "
    "集合 集团 集市 集成 集散 集约 集装 集贸 集镇 颗粒 餐具 餐厅 餐桌 餐饮 餐馆 首个 首位 首先 首创 首发 首台 "
    "首套 首家 首届 首席 首批 首期 首次 首要 首诊 首轮 首都"
).split()

_PREFIX: Final = rf"(?:{_any_of(PREFIXES)})"
_NO_OTHER: Final = rf"(?!{_any_of(_OTHER_WORDS)})"
#: A second unit that is grown onto the first, and nothing behind it that would make another word.
_ONTO: Final = rf"(?:{_any_of(_HANZI.keys() - _ALONE, ['时'])})(?=$|[^一-鿿]|[及或]?其?[以之]|左右|上下)"
_MEASURES: Final = [*(_NOUN.keys() - _AT_END), *_AFTER_GE]
_WORD: Final = rf"{_NO_OTHER}(?:{_any_of(_MEASURES, COUNTS, _ALIASES)})(?:{_ONTO})?"
_PAID_PER: Final = [name for name, (dimension, _) in _NOUN.items() if dimension not in {"money", "ratio"}]

#: The pattern of a noun that something may be counted or paid per.
PER: Final = (
    rf"(?:(?:10{{0,4}})?{_PREFIX}?{_NO_OTHER}(?:{_any_of(_PAID_PER, _AFTER_GE, COUNTS, _PER)})(?:{_ONTO})?|[万亿]?元)"
)
_TIMES: Final = re.compile(r"10{0,4}", re.ASCII)
#: What stands between a unit and what it is per.
_SEPARATOR: Final = re.compile(r"[/.·*]")

#: The kinds of words that turn a number and are no part of a unit.
_IN_NO_UNIT: Final = frozenset({"not", "undone", "off", "down", "plan"})
#: Words that say how a number is meant, what was done, or what a number is a name of: never part of a unit.
_NOT_IN_UNITS: Final = (
    r"以上|以下|以内|之内|及其|其中|左右|上下|不等|不少|不低|不超|不高|不多|不大|不小|超过|大于|小于|等于|高于|低于|多于|少于|"
    r"达到|达成|完成|到位|上升|增长|提高|增加|提升|至少|至多|最多|最少|控制|覆盖|之前|以前|之后|以后|年底|月底|月末|年末|百分之|[累合共总]计|"
    r"/[0-9百千万亿]*元|热线|电话|投诉|报警|急救|号|楼|[一二三四五六七八九十两且或至到余多约超达前后底末内外起止的了为是和与及]"
)


class Unit(NamedTuple):
    """A unit taken apart: `scale` of the dimension's base unit make one of it."""

    prefix: int
    noun: str
    noun_scale: Fraction
    dimension: str

    @property
    def scale(self) -> Fraction:
        """How many base units one of this unit makes."""
        return self.prefix * self.noun_scale

    @property
    def is_counted(self) -> bool:
        """Whether it says no more than that something is counted."""
        return self.dimension == "count"


# These patterns are large, and compiled when the first unit is met that is no plain noun.


@cache
def _known() -> re.Pattern[str]:
    counts = _any_of(COUNTS)
    head = rf"(?:{_PREFIX}?(?:{counts})\((?:{counts})\)|{_WORD}|{_PREFIX}(?:{_WORD})?)"
    return re.compile(rf"(?:{head}(?:[/.·*]{PER})*|(?:/{PER})+)(?:(?<![A-Za-zμµ])|(?![A-Za-z0-9²³]))")


@cache
def _measured() -> re.Pattern[str]:
    """A noun with a scale, alone or in front of what is measured: 公里 of 公里道路."""
    return re.compile(rf"{_PREFIX}?{_NO_OTHER}(?:(?:{_any_of(_MEASURES)})(?=[一-鿿]|$)|(?:{_any_of(COUNTS)}){_ONTO})")


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"{_PREFIX}?{_NO_OTHER}(?:{_any_of(COUNTS)})")


@cache
def _grown() -> re.Pattern[str]:
    nouns = _HANZI.keys() - _ALONE
    return re.compile(rf"({_any_of(nouns, filter(str.isalpha, COUNTS))})({_any_of(nouns, ['时'])})")


@cache
def _shape() -> re.Pattern[str]:
    word = r"(?:[A-Za-zµμΩ]{1,8}[²³23]?|[%‰‱℃°㎡㎥][A-Za-z]?|[一-鿿㐀-䶿]{1,10}[²³]?)"
    per = rf"(?:(?:10{{0,4}})?[百千万亿]{{0,2}}{word})"
    return re.compile(rf"(?![eE][0-9])(?:[百千万亿]{{0,2}}{word}(?:[/.·*]{per})*|(?:/{per})+)")


@cache
def _not_in_units() -> re.Pattern[str]:
    return re.compile(_NOT_IN_UNITS)


def tidy_unit(text: str) -> str:
    """Write a unit the way the library writes it, without white space and with % for 百分比."""
    compact = "".join(text.split())
    return _ALIASES.get(compact, compact)


def is_unit(text: str) -> bool:
    """Whether *text* can be a unit at all: one short noun, maybe per another, and no word that means something else."""
    return len(text) <= LONGEST_UNIT and _is_unit(text)


@lru_cache(maxsize=4096)
def _is_unit(text: str) -> bool:
    if not text or is_known_unit(text):
        return True
    if _shape().fullmatch(text) is None or _not_in_units().search(text) or _measured().match(text):
        return False
    return not any(turn.kind in _IN_NO_UNIT for turn in turns_in(text))


def is_known_unit(text: str) -> bool:
    """Whether the table knows *text*, with a prefix and denominators or without."""
    return text in _NOUN or text in COUNTS or (text not in _ALIASES and _known().fullmatch(text) is not None)


def known_unit_at(text: str, start: int) -> str:
    """The longest known unit that stands in *text* at *start*, as written there, or an empty string."""
    match = _known().match(text, start)
    return match[0] if match else ""


def counted_noun(text: str) -> str:
    """The measure word in front of a noun that it counts (个 of 个社区), or an empty string.

    >>> counted_noun("个社区"), counted_noun("公里道路"), counted_noun("架/G")
    ('个', '', '')
    """
    match = None if _measured().match(text) or _SEPARATOR.search(text) else _count().match(text)
    return match[0] if match else ""


@lru_cache(maxsize=1024)
def unit_of(text: str) -> Unit:
    """Take a unit apart."""
    for written, name in _SPELLINGS.items():
        text = text.replace(written, name)
    head, stroke, denominators = text.partition("/")
    if stroke:
        return _divided(unit_of(head), _SEPARATOR.split(denominators))
    return _undivided(_SEPARATOR.sub("", text))


def without_prefix(text: str) -> str:
    """A unit as it is written, without its prefix: 台/套 of 万台/套."""
    prefix = unit_of(text).prefix
    words = [word for word, factor in PREFIXES.items() if factor == prefix and text.startswith(word)]
    return text[len(words[0]) :] if words else text


def _undivided(text: str) -> Unit:
    if text in _NOUN:
        dimension, scale = _NOUN[text]
        return Unit(1, text, scale, dimension)
    if text in COUNTS:
        return Unit(1, text, Fraction(1), "count")
    for prefix, factor in PREFIXES.items():
        rest = text[len(prefix) :]
        if text.startswith(prefix) and (
            not rest or factor >= 10**4 or is_known_unit(rest) or rest in _PER or counted_noun(rest)
        ):
            unit = _undivided(rest)
            return unit._replace(prefix=factor * unit.prefix)
    grown = _grown().fullmatch(text)
    if grown and grown[1] == "个":
        return _undivided(grown[2])._replace(noun=text)
    counts = not grown and counted_noun(text)
    return Unit(1, text, Fraction(1), "" if not text else "count" if counts else f"?{text}")


def _divided(unit: Unit, denominators: list[str]) -> Unit:
    """A unit per others: 1元/公斤 is 1000元/吨, and 例/万人 ten times 例/10万人, but 元/人 and 元/户 differ."""
    scale, names = Fraction(1), []
    for each in denominators:
        times = _TIMES.match(each)
        name = each[times.end() :] if times else each
        scale *= Fraction(times[0] if times else 1)
        grown = _grown().fullmatch(name)
        for part in grown.groups() if grown and grown[1] != "个" else [name]:  # 元/人月 is 元/人·月.
            per = _per(part)
            scale *= per.scale
            names.append(per.noun if per.is_counted or per.dimension.startswith("?") else per.dimension)
    if not unit.dimension and names == [""]:  # 12/10万 is 0.12‰
        return Unit(1, "", Fraction(100, 1) / scale, "ratio")
    return unit._replace(noun_scale=unit.noun_scale / scale, dimension="/".join([unit.dimension, *sorted(names)]))


def _per(name: str) -> Unit:
    """A denominator; some have two names (学生 and 生), or a symbol (h)."""
    per = unit_of(name)
    return unit_of(_PER_SAME[per.noun])._replace(prefix=per.prefix) if per.noun in _PER_SAME else per
