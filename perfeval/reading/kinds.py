"""What a row is by itself, before its place in the document is known: a heading, a total, a note, a page number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from perfeval._text import plain, squeeze
from perfeval._words.columns import BLOCK_NAMES, indicator_column
from perfeval._words.keys import key
from perfeval._words.labels import Fact, fact_of
from perfeval._words.signs import says_nothing
from perfeval.reading.grid import Row
from perfeval.reading.labels import grade_in, is_title, statements
from perfeval.reading.layout import Layout, combined, funds_layout, indicator_layout, is_mark
from perfeval.reading.small_texts import is_points

#: One of these is in every word that heads the names of indicators, as 级 in 三级指标.
_NAMING: Final = re.compile("[级級名具细細项項绩績考评評子小]")

#: What an actual is besides its value, where it has headings of its own.
PARTS_OF_ACTUAL: Final = frozenset("完成率 完成比例 偏差率 完成百分比".split())

#: The layout of a row that heads nothing.
_NO_LAYOUT: Final = Layout({}, {}, {}, 0)

_PAGE: Final = re.compile(
    r"[-—–－·.\s]{0,6}(?:第\s*)?(?:[0-9]{1,4}|[一二三四五六七八九十]{1,4})\s*(?:页)?(?:\s*[/,，共]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-—–－·.\s]{0,6}"
    r"|[(（]?(?:接上页|接上表|续上表|续表|续|转下页|接下页|下页续)[一二三四五六七八九十0-9]{0,2}[)）]?"
)
_GOES_ON: Final = re.compile(r"[(（【]\s*(?:续|接上|续上)[^()（）]{0,6}[)）】]$|续表[一二三四五0-9]?$")
_NOTE: Final = re.compile(
    r"\s*[*＊※]?\s*[(\[（【]?\s*(?:备?注|说明|附注|填表说明|填报说明|注释|提示)\s*[0-9一二三]{0,2}\s*[:：.、)\]）】]"
)
_OTHERS_GRADE: Final = re.compile("(?:财政|复评|复核|主管|评审|第三方|专家|核定|审核|抽查).{0,6}(?:等级|结论|结果)$")
_GRADED: Final = re.compile(
    r"\s*(?:(?:自评|评价)?(?:等级|结论|结果)[:：]\s*)?[优良中差](?:秀|好)?\s*(?:[(（\[].{1,20})?$"
)
_RESULT: Final = re.compile("(?:自评|评价|总)(?:得?分|结论|等级|结果)|等级为|结论为|得分为?")
_LISTED: Final = frozenset(
    "任务名称 任务 主要任务 年度主要任务 主要内容 工作任务 工作内容 任务内容 项目名称 子项目名称 明细项目 支出内容 "
    "支出项目".split()
)
_MONEY: Final = re.compile("[预預][算]|年初|[调調]整|到位|[执執]行|支出|[决決]算|使用")
_SUBTOTAL: Final = re.compile(
    "小计$|^本页.*[合总]计$|分项.*[合总]计$|指标(?:自评)?(?:(?:得分|评分|分值|分数)?(?:[合总]计|总分)|得分|评分)$"
    "|^(?:产出|效益|效果|满意度|成本|过程|投入|决策).{0,4}(?:[合总]计|[总]?得?分)$"
    "|^(?:财政|复评|复核|主管|评审|第三方|专家|核定|审核|抽查).{0,6}(?:得分|评分|分数|总分)$"
)
#: What names a block of a form: 四、年度绩效指标完成情况, 二、项目资金（万元）.
_SECTION: Final = re.compile(
    r"(?:[(（]?[一二三四五六七八九十0-9]{1,3}[)）、.．])?[^。，；,;0-9]{0,10}(?:指标|资金|预算)[^。，；,;0-9]{0,12}"
)
_LONGEST_SECTION: Final = 40
_LONGEST_SERIAL: Final = 8
#: How many numbers could not be a row of values, and what says that they are none.
_FEWEST_SERIALS: Final = 4
_COUNTED: Final = frozenset("栏次 栏号 列次 列号 行次 序号".split())
_SERIAL: Final = re.compile(r"\(?([0-9]{1,2})\)?[.、]?")


def heading_of(row: Row) -> Layout | None:
    """The layout of the indicator table that a row heads, or None where it heads none."""
    return None if row.is_prose or not _speaks_of_indicators(row) else indicator_layout(row.cells)


def _speaks_of_indicators(*rows: Row) -> bool:
    """Whether rows have what each heading of indicators has, which few rows below it have."""
    text = "".join(row.whole for row in rows)
    return ("标" in text or "標" in text) and _NAMING.search(text) is not None


def heading_of_two(upper: Row, lower: Row) -> Layout | None:
    """The layout of the indicator table that two rows of headings make together, where one alone says less."""
    if not _speaks_of_indicators(upper, lower) or (len(upper.filled) == 1 and names_project(upper)):
        return None
    return _of_two(upper, lower, indicator_layout)


def headings_at(rows: Sequence[Row], place: int) -> tuple[tuple[Row, ...], Layout] | None:
    """The one or two rows that head a table of indicators at a place, and their layout; None where none do."""
    row, *below = rows[place : place + 2]
    both = heading_of_two(row, below[0]) if below else None
    layout = both or heading_of(row)
    if layout is None:
        return None
    return ((row, *below) if both is not None else (row,)), layout


def heads_section(rows: Sequence[Row], place: int) -> bool:
    """Whether a row only names the block whose headings stand below it, as 四、年度绩效指标完成情况 does."""
    alone = rows[place].filled
    return (
        len(alone) == 1
        and _SECTION.fullmatch(squeeze(alone[0][1][:_LONGEST_SECTION])) is not None
        and place + 1 < len(rows)
        and (headings_at(rows, place + 1) is not None or funds_heading_of(rows[place + 1]) is not None)
    )


def funds_heading_of_two(upper: Row, lower: Row) -> Layout | None:
    """The same for a funds block."""
    if not (_speaks_of_money(upper) or _speaks_of_money(lower)) or list_heading_of(upper):
        return None
    return _of_two(upper, lower, funds_layout)


def _of_two(upper: Row, lower: Row, layout_of: Callable[[tuple[str, ...]], Layout | None]) -> Layout | None:
    if upper.is_prose or lower.is_prose or upper.table != lower.table or any(map(is_note, lower.cells)):
        return None
    high, low = layout_of(upper.cells), layout_of(lower.cells)
    texts = combined(upper, lower)
    both = layout_of(texts)
    if high is not None and low is not None and len(low.columns) > len(high.columns):
        # The upper row groups the headings below it, and may have some of its own.
        return both if both is not None and len(both.columns) > len(low.columns) else low
    alone = max(len(layout.columns) for layout in (high, low, _NO_LAYOUT) if layout)
    if both is None or len(both.columns) < alone:
        return None
    if len(both.columns) == alone:
        # Nothing is gained but the rest of each heading; a text below none of them is the rest of nothing.
        upper_cells = (*upper.cells, *[""] * len(lower.cells))
        rest = [(place, low) for place, low in enumerate(lower.cells) if low and not is_mark(low)]
        goes_on = all(
            texts[place] == upper_cells[place] + low or (texts[place] != low and texts[place].startswith(low))
            for place, low in rest
        )
        below = not rest or any(upper_cells[place] for place, _ in rest)
        heads = (indicator_column(text) is not None or key(text) in PARTS_OF_ACTUAL for _, text in rest)
        goes_on = goes_on or (high is not None and low is None and all(heads))
        return both if any(lower.cells) and goes_on and below else None
    said = [text for text in lower.cells if text]
    known = sum(1 for column, text in enumerate(lower.cells) if text and column not in both.others)
    return both if 2 * known > len(said) and not any(map(is_points, said)) else None


def funds_heading_of(row: Row) -> Layout | None:
    """The layout of the funds block that a row heads, or None where it heads none."""
    if row.is_prose or len(row.cells) < 2 or not _speaks_of_money(row) or list_heading_of(row):
        return None
    return funds_layout(row.cells)


def _speaks_of_money(row: Row) -> bool:
    """Whether a word is in a row without which it heads no funds."""
    return _MONEY.search("".join(row.whole.split())) is not None


def list_heading_of(row: Row) -> bool:
    """Whether a row heads a list of tasks or of projects, which is none of the blocks that are scored."""
    named = [word for _, text in row.filled if (word := key(text)) in _LISTED] if len(row.filled) > 2 else []
    if not named or heading_of(row):
        return False
    if funds_layout(row.cells) is not None:
        return True
    return sum(1 for word in named if word != "项目名称") >= 2


def goal_columns(row: Row) -> dict[Fact, int] | None:
    """Where 预期目标 and 实际完成情况 stand beside each other; None where they head nothing."""
    facts = [(fact_of(text), column) for column, text in row.filled]
    heads = [each for each in facts if each[0] in {Fact.GOAL, Fact.OUTCOME}]
    for (one, first), (other, second) in pairwise(heads if len(facts) - len(heads) < 3 else facts):
        if one is not None and other is not None and {one, other} == {Fact.GOAL, Fact.OUTCOME}:
            after = [column for _, column in facts if column > second]
            if not after and not (len(facts) > 2 and facts[0][0] not in {Fact.GOAL, Fact.OUTCOME, Fact.REMARK, None}):
                return {one: first, other: second}
    return None


def is_total(text: str) -> bool:
    """Whether a text is the label of a total or of a part of one."""
    word = text.partition(":")[0].partition("：")[0]
    return len(text) < 30 and (fact_of(word) is Fact.TOTAL or is_subtotal(word))


def is_subtotal(text: str) -> bool:
    """Whether a text is the label of a part of the total, such as 产出指标小计."""
    word = key(text)
    return len(word) <= 12 and _SUBTOTAL.search(word) is not None


def total_label(row: Row) -> tuple[int, str] | None:
    """The label of a row that is nothing but a total: a label, points, perhaps a grade. None for any other row."""
    texts = (each for each in row.filled if key(each[1]) not in BLOCK_NAMES and not says_nothing(each[1]))
    first = next(texts, None)
    if first is None or not is_total(first[1]):
        return None
    for _, text in texts:
        graded = fact_of(text) is Fact.GRADE or _OTHERS_GRADE.match(key(text)) is not None
        if not (graded or is_points(text) or is_grade(text) or is_total(text)):
            return None
    return first


def is_grade(text: str) -> bool:
    """Whether a cell gives a grade, or the scale of grades."""
    return grade_in(text) is not None or (
        len(text) < 200 and (("优" in text and "良" in text) or _GRADED.match(text) is not None)
    )


def is_page_mark(text: str) -> bool:
    """Whether a text is the number of a page, or says that a table goes on.

    >>> is_page_mark("— 12 —"), is_page_mark("续表"), is_page_mark("第 3 页 共 9 页"), is_page_mark("12次")
    (True, True, True, False)
    """
    if len(text) <= 24 and _PAGE.fullmatch(text.strip()) is not None:
        return True
    return len(text) <= 60 and _GOES_ON.search(text.strip()) is not None


def is_note(text: str) -> bool:
    """Whether a text is a note.

    >>> is_note("注：1.得分一档最高不能超过该指标分值上限。"), is_note("备注")
    (True, False)
    """
    return _NOTE.match(text[:20]) is not None


def says_result(text: str) -> bool:
    """Whether a line says how the form was graded, or what the grades mean.

    >>> says_result("四、自评结论：自评得分99分，等级为优。"), says_result("总分高于90分（含）的结论为“优”。")
    (True, True)
    >>> says_result("2022年度自评结果公开"), says_result("自评得分：98分")
    (False, False)
    """
    if not 12 < len(text) <= 400 or is_title(text):
        return False
    return (
        _RESULT.search(text) is not None
        and any(map(str.isdecimal, text))
        and any(grade in text for grade in "优良中差")
    )


def counts_columns(text: str) -> bool:
    """Whether a text stands before the numbers of the columns, as 栏次 does."""
    return key(text) in _COUNTED


def is_numbering(row: Row) -> bool:
    """Whether a row only numbers the columns, as (1) (2) (3) or (A) (B) (B/A) or 栏次 1 2 3 do."""
    texts = [text for _, text in row.filled]
    fewest = _FEWEST_SERIALS
    if len(texts) > 2 and counts_columns(texts[0]):
        texts, fewest = texts[1:], 2
    if len(texts) > 1 and all(map(is_mark, texts)):
        return True
    matches = [_SERIAL.fullmatch(squeeze(text)) for text in texts] if len(texts[0]) <= _LONGEST_SERIAL else []
    numbers = [int(match[1]) for match in matches if match]
    return len(numbers) == len(texts) >= fewest and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def names_project(row: Row) -> bool:
    """Whether a row has the label of a project's name."""
    for _, text in row.filled[:3]:
        label, value = statements(text)[0]
        if (label or not row.is_prose) and fact_of(label or value) is Fact.PROJECT:
            return True
    return False


def label_of(text: str) -> Fact | None:
    """The fact that a cell is the label of, with its value in the same cell or beside it."""
    label, value = statements(text)[0]
    return fact_of(label or value)


def heads_form(row: Row) -> bool:
    """Whether a row is the title of a form."""
    return any(is_title(text) for text in row.cells[:2] if len(text) < 90)


def ends_like_prose(text: str) -> bool:
    """Whether a text is a sentence rather than the content of a cell."""
    return len(text) > 40 or any(mark in plain(text) for mark in "。;；")
