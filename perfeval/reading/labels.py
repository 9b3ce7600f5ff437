"""Which label means which fact that a form says beside its tables."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from perfeval._text import PLAIN_CHARACTERS, plain, squeeze
from perfeval._words.keys import compact, key, simplified
from perfeval._words.labels import fact_of
from perfeval.errors import InvalidGradeScale
from perfeval.grade import Grade, GradeScale

_INLINE: Final = re.compile(r"([^:]{1,24}):(.*)", re.DOTALL)
#: A colon, and what is written for one.
_COLON: Final = re.compile(f"[:{''.join(each for each, meant in PLAIN_CHARACTERS.items() if meant == ':')}]")
_LABEL_AHEAD: Final = re.compile(r" (?=[^\s:]{2,16}:)")


def statements(text: str) -> tuple[tuple[str, str], ...]:
    """The label and the value of each ``label：value`` in a cell; one with an empty label where there is none.

    >>> statements("填报单位：经信局  填报日期：2023年12月11日")
    (('填报单位', '经信局'), ('填报日期', '2023年12月11日'))
    >>> statements("按计划完成：一、宣传；二、培训"), statements("项目名称")
    ((('', '按计划完成：一、宣传；二、培训'),), (('', '项目名称'),))
    """
    return _said_in(text) if len(text) <= _LONGEST_STATEMENT else _statements(text)


def _statements(text: str) -> tuple[tuple[str, str], ...]:
    if _COLON.search(text) is None:
        return (("", text),)
    if len(text) > 300:
        return (_statement(text),)
    flat = " ".join(text.split())
    same = plain(flat)
    cuts = [match.end() for match in _LABEL_AHEAD.finditer(same) if fact_of(same[match.end() :].partition(":")[0][:24])]
    if not cuts:
        return (_statement(text),)
    return tuple(_statement(flat[start:end].strip()) for start, end in pairwise([0, *cuts, len(flat)]))


#: Labels are asked again and again what they say; longer texts are not remembered.
_LONGEST_STATEMENT: Final = 40
_said_in: Final = lru_cache(maxsize=2048)(_statements)

_PROSE: Final = re.compile("[。；，,;]")


def _statement(text: str) -> tuple[str, str]:
    match = _INLINE.match(plain(text[:400]))
    if match is None:
        return "", text
    label, value = text[: match.end(1)], text[match.end(1) + 1 :].strip()
    if key(label) == "其中" or plain(label).count("(") > plain(label).count(")"):
        return "", text
    if fact_of(label) or (value and len(compact(label)) <= 8 and len(value) <= 40 and not _PROSE.search(value)):
        return label.strip(), value
    return "", text


_TITLE: Final = re.compile("(?:绩效|自评|评价|评分).{0,24}表")
_YEAR_ALONE: Final = re.compile(
    r"\(?(?:(?:19|20)[0-9]{2}(?:年度?)?|[二一][〇零○九][〇零○一二三四五六七八九]{2}年度?)\)?"
    r"(?:\(?(?:(?:19|20)[0-9]{2}年)?1月?(?:1日)?[-至到~](?:(?:19|20)[0-9]{2}年)?(?:[1-9]|1[0-2])月(?:[0-9]{1,2}日)?\)?)?"
    r"|\(?(?:19|20)[0-9]{2}年1月?(?:1日)?[-至到~](?:(?:19|20)[0-9]{2}年)?(?:[1-9]|1[0-2])月(?:[0-9]{1,2}日)?\)?"
)
_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:年度|年|\)|$)")
_YEAR_IN_BRACKETS: Final = re.compile(r"[(\[]((?:19|20)[0-9]{2})年度?[)\]]$")
_CHINESE_YEAR: Final = re.compile("([二一][〇零○九][〇零○一二三四五六七八九]{2})年")
_CHINESE_DIGITS: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def is_title(text: str) -> bool:
    """Whether a line or a cell is the title of a form.

    >>> is_title("色尼区部门预算支出绩效自评表\\n(2023年度）"), is_title("绩效指标")
    (True, False)
    """
    return len(text) <= _LONGEST_TITLE and ("表" in text or "錶" in text) and _is_title(text)


_LONGEST_TITLE: Final = 90


@lru_cache(maxsize=2048)
def _is_title(text: str) -> bool:
    flat = simplified(squeeze(text))
    return _TITLE.search(flat) is not None and not any(mark in flat for mark in "。，；")


def is_label_alone(text: str) -> bool:
    """Whether a line is nothing but a label that is known.

    >>> is_label_alone("五、自评结论："), is_label_alone("项目名称：宣传"), is_label_alone("支付偏慢")
    (True, False, False)
    """
    return len(text) < _LONGEST_STATEMENT and fact_of(text) is not None


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return _YEAR_ALONE.fullmatch(compact(text)) is not None


def year_in(text: str) -> int | None:
    """The year that a title or a cell names, or None.

    >>> year_in("(2023年度）"), year_in("二〇二二年度"), year_in("第2号")
    (2023, 2022, None)
    """
    flat = squeeze(text[:200])
    match = _YEAR_IN_BRACKETS.search(flat) or _YEAR.search(flat)
    if match:
        return int(match[1])
    match = _CHINESE_YEAR.search(flat)
    return int(match[1].translate(_CHINESE_DIGITS)) if match else None


_MONEY: Final = re.compile("(?:[(:/]|单位[是为]?)(?:人民币)?(万元|亿元|千元|百万元|元)(?![/0-9])")


def money_in(text: str) -> str:
    """The unit of money that a heading or a label states, or an empty string.

    >>> money_in("项目资金 (万元)"), money_in("单位：元"), money_in("项目资金")
    ('万元', '元', '')
    """
    return _money_in(text[:80])


@lru_cache(maxsize=2048)
def _money_in(text: str) -> str:
    match = _MONEY.search(simplified(squeeze(text)))
    return match[1] if match else ""


def title(text: str) -> str:
    """A title on one line, without the line that is the year and nothing else.

    >>> title("部门预算支出\\n绩效自评表\\n(2023年度）")
    '部门预算支出绩效自评表'
    """
    return "".join(line.strip() for line in text.split("\n") if not is_year(line))


_GRADE_LABEL: Final = re.compile("^(?:自评|评价)?(?:等级|结论|结果):")
#: The range that stands behind a grade, as in 优（90-100）.
_RANGE: Final = re.compile(r"(?<=^[优良中差])[(\[][0-9,，~\-分含及以上下]{1,16}[)\]]$")
#: The same between a grade and its box, in a list of all grades.
_RANGES: Final = re.compile(
    r"(?<=[优良中差秀好等格])(?:[(\[][0-9Xx≤≥<>,，.~\-分含及以上下]{1,20}[)\]]|[0-9Xx≤≥<>~\-]{2,16}分?)"
)
_TICKED: Final = re.compile(r"(?:[☑☒✓✔√■▇●◉🗹]\s*(优|良|中|差)|(优|良|中|差)[秀好等]?\s*[\(（\[]?\s*[☑☒✓✔√■▇●◉🗹])")
_BOX: Final = re.compile("[□☐○◯〇]")
_TICK: Final = re.compile("[☑☒✓✔√■▇●◉🗹]")
#: Each grade, and the boxes and ticks behind it.
_BOXED: Final = re.compile(r"(优|良|中|差)[秀好等]?([□☐○◯〇☑☒✓✔√■▇●◉🗹]*)")


def grade_in(text: str) -> Grade | None:
    """The grade that a cell gives, written or ticked; None where it gives none.

    >>> grade_in("“优”"), grade_in("优□ 良☑ 中□ 差□"), grade_in("☑优 □良 □中 □差"), grade_in("总体较好")
    (<Grade.EXCELLENT: '优'>, <Grade.GOOD: '良'>, <Grade.EXCELLENT: '优'>, None)
    """
    return _grade_in(text[:80])


@lru_cache(maxsize=2048)
def _grade_in(text: str) -> Grade | None:
    flat = _GRADE_LABEL.sub("", simplified(squeeze(text)))
    flat = _RANGES.sub("", _RANGE.sub("", plain(flat)))
    try:
        return Grade.of(flat)
    except InvalidGradeScale:
        pass
    boxes = [(grade, marks) for grade, marks in _BOXED.findall(flat)]
    if len(boxes) > 2 and flat.startswith(boxes[0][0]) and all(marks for _, marks in boxes):
        # Each grade stands before its own box, in which or behind which the tick stands.
        ticked = [grade for grade, marks in boxes if _TICK.search(marks)]
        return Grade.of(ticked[0]) if len(ticked) == 1 else None
    after = _BOX.match(flat) is not None or flat[:1] in "☑☒✓✔√■▇●◉🗹"
    found = [match[1] or match[2] for match in _TICKED.finditer(flat)]
    if after:
        found = re.findall("[☑☒✓✔√■▇●◉🗹](优|良|中|差)", flat)
    return Grade.of(found[0]) if len(found) == 1 else None


#: A result in a sentence: 综合得分98.96分，评价等级为“优”。
_SAID_POINTS: Final = re.compile(
    r"(?:得分|总分|评分|^)(?:为|是|[:：])?([0-9]{1,3}(?:\.[0-9]{1,4})?)分?(?:[,，;；。、]|$)"
)
_SAID_GRADE: Final = re.compile(
    "(?:等级|等次|结论|结果|档次)(?:为|是|[:：]|评为|评定为)?[“”\"'「【]?(优|良|中|差)[秀好等]?[”\"'」】]?(?:[,，;；。、]|$)"
)
#: What makes it the result of another year, or a scale of grades.
_NO_RESULT: Final = re.compile("上年|去年|上一年|上期|往年|以上|以下")


def result_in(text: str) -> tuple[str, Grade | None]:
    """The points and the grade that a sentence states, each where it states one.

    >>> result_in("综合得分98.96分，评价等级为“优”。"), result_in("实施效果良好")
    (('98.96', <Grade.EXCELLENT: '优'>), ('', None))
    """
    flat = plain(simplified(squeeze(text[:200])))
    if _NO_RESULT.search(flat):
        return "", None
    points, grades = {*_SAID_POINTS.findall(flat)}, {*_SAID_GRADE.findall(flat)}
    return points.pop() if len(points) == 1 else "", Grade.of(grades.pop()) if len(grades) == 1 else None


_LONGEST_SCALE: Final = 1000
_MARKS: Final = re.compile("[☑☒✓✔√■▇●◉🗹□☐○◯〇]")


def scale_in(text: str) -> GradeScale | None:
    """The scale of grades that a text states, ticked or not, or None."""
    text = simplified(text[:_LONGEST_SCALE])
    if "优" not in text or ("良" not in text and "合格" not in text):
        return None
    try:
        return GradeScale.parse(_MARKS.sub(" ", text))
    except InvalidGradeScale:
        return None
