"""Forms as the world writes them: any word as a name, notes and subtotals between the rows, no points, damage.

The names come from the whole vocabulary of forms (`tests/reading/labelled/words.txt`), so that no word decides
what its place decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import Indicator, InvalidForm, PerfevalError, SelfEvaluation
from perfeval.reading import read_form, read_forms, trace
from tests.conftest import hostile_context
from tests.layouts import LAYOUTS, LOSSY_LAYOUTS, Table, as_html, as_markdown, as_rows, as_tabs, row
from tests.reading.test_ledger import lost

WORDS = [
    word
    for word in (Path(__file__).parents[1] / "reading" / "labelled" / "words.txt")
    .read_text(encoding="utf-8")
    .split("\n")
    if word
]

#: A document in every layout is much work for one example.
fewer = settings(max_examples=settings().max_examples // 4)


@attrs.frozen
class Line:
    """An indicator as its row has it."""

    dimension: str
    category: str
    name: str
    target: str
    actual: str
    weight: Decimal
    score: Decimal
    reason: str

    @property
    def said(self) -> tuple[object, ...]:
        """What has to come out, points as numbers."""
        return attrs.astuple(self)


TIERS = [
    ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("产出指标", "成本指标"),
    ("效益指标", "经济效益指标"), ("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标"),
]  # fmt: skip
RESULTS = [
    ("≥3次", "6次"), ("≤12个月", "12个月"), ("100%", "98.5%"), ("≥1,200人次", "1,355人次"), ("有效提升", "有效提升"),
    ("2023年12月底前", "2023年11月30日"), ("=8.5公里", "8.5公里"), ("30-50平方米", "42平方米"),
]  # fmt: skip
REASONS = ["", "", "受疫情影响", "八月停课，\n改期。", "注：见附件2", "2023年10月起停产", "合计少3户", "5%的农户外出"]
#: Names that have numbers in them, beside the words of forms.
NUMBERED = ["5G基站数", "2023年完成率", "12345热线满意率", "100以内口算达标率", "3岁以下入托率"]
#: Numbers that stand before names and are no part of them.
SERIALS = ["", "", "指标1：", "1.1.2 ", "（2）", "3、", "①"]


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """The rows of an indicator table, under tiers in their order."""
    found = []
    for dimension, category in TIERS:
        for _ in range(draw(st.integers(0, 2))):
            target, actual = draw(st.sampled_from(RESULTS))
            points = Decimal(draw(st.integers(1, 60))) / 2
            score = points if draw(st.booleans()) else points - Decimal("0.5")
            name = draw(st.sampled_from(WORDS) | st.sampled_from(NUMBERED))
            found.append(Line(dimension, category, name, target, actual, points, score, draw(st.sampled_from(REASONS))))
    return found or [Line(*TIERS[0], "宣传次数", "≥3次", "6次", Decimal(90), Decimal(90), "")]


HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
FUNDS = [
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", "12.5", "11.25", "9", "10", "80%", "8"],
    ["", "其中：财政拨款", "12.5", "11.25", "9", "-", "", "-"],
]


def tree(indicators: Sequence[Line], serials: Sequence[str]) -> Iterator[list[str]]:
    """The rows of the indicators: a tier stands in its first row."""
    above = ("", "")
    for number, each in enumerate(indicators):
        dimension = each.dimension if each.dimension != above[0] else ""
        category = each.category if (each.dimension, each.category) != above else ""
        above = (each.dimension, each.category)
        name = serials[number % len(serials)] + each.name if serials else each.name
        yield [
            dimension, category, name, each.target, each.actual, str(each.weight), str(each.score), each.reason,
        ]  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Line], list[list[str]]]:
    """Indicators, and the rows of a form that has them, with what stands around them in the world."""
    indicators = draw(lines())
    rows = list(tree(indicators, draw(st.lists(st.sampled_from(SERIALS), max_size=3))))
    between = {
        "subtotal": ["产出指标小计", "", "", "", "", "50", "48", ""],
        "page": ["本页合计", "", "", "", "", "30", "", ""],
        "note": ["注：得分一档最高不能超过该指标分值上限。", "", "", "", "", "", "", ""],
        "blank": ["", "", "指标2：", "", "", "", "", ""],
        "dots": ["", "", "……", "", "", "", "", ""],
        "empty": ["", "", "", "", "", "", "", ""],
    }
    for kind in draw(st.lists(st.sampled_from(sorted(between)), max_size=3)):
        rows.insert(draw(st.integers(1, len(rows))), between[kind])
    total = sum((each.weight for each in indicators), Decimal(10)), sum((each.score for each in indicators), Decimal(8))
    foot = [["总分", "", "", "", "", str(total[0]), str(total[1]), ""], ["自评等级", "良", "", "", "", "", "", ""]]
    head = [["2023年度项目支出绩效自评表", *[""] * 7], ["项目名称", "甲项目", "", "", "实施单位", "乙单位", "", ""]]
    numbered = [[f"（{number}）" for number in range(1, 9)]] if draw(st.booleans()) else []
    body = [HEADINGS, *numbered, *rows]
    return indicators, [*head, *(FUNDS if draw(st.booleans()) else []), *body, *foot]


def drawn(rows: Sequence[Sequence[str]]) -> Table:
    """The rows as a table without merged cells."""
    return [row(*cells) for cells in rows]


def said(form: SelfEvaluation) -> list[tuple[object, ...]]:
    """The indicators of a form with their tiers."""

    def of(dimension: str, category: str, each: Indicator) -> tuple[object, ...]:
        return (
            dimension, category, each.name, each.target_text, each.actual_text, each.weight, each.self_score,
            each.reason,
        )  # fmt: skip

    return [
        of(dimension.name, category.name, each)
        for dimension in form.dimensions
        for category in dimension.categories
        for each in category.indicators
    ]


#: The layouts in which a table without merged cells keeps its places.
PLAIN = {name: LAYOUTS[name] for name in ("rows", "values", "tabbed lines", "tabs", "Markdown", "HTML", "hasty HTML")}


@fewer
@given(document=documents())
@hostile_context()
def test_what_an_indicator_is_called_changes_nothing(document: tuple[list[Line], list[list[str]]]) -> None:
    """Each comes out under its tiers with all it says, whatever it is called, in every layout with places."""
    indicators, rows = document
    expected = [each.said for each in indicators]
    read = {name: said(read_form(layout(drawn(rows)))) for name, layout in PLAIN.items()}

    assert {name: found for name, found in read.items() if found != expected} == {}


@fewer
@given(document=documents(), layout=st.sampled_from([as_rows, as_tabs, as_markdown, as_html]))
@hostile_context()
def test_every_cell_comes_out_once(document: tuple[list[Line], list[list[str]]], layout: Any) -> None:
    """A cell is in a field, in a remark or unread; a number that is in a field or a remark is there."""
    assert lost(layout(drawn(document[1]))) == []
    assert trace(layout(drawn(document[1]))).unread == ()


@pytest.mark.parametrize("name", sorted(PLAIN))
def test_every_word_is_a_name(name: str) -> None:
    """The first indicator, one in the middle or the last may be called by any word of forms."""
    wrong = []
    plain = [
        Line(*tiers, f"宣传次数{number}", "≥3次", "6次", Decimal(15), Decimal(15), "")
        for number, tiers in enumerate(TIERS[1:])
    ]
    for number, word in enumerate(WORDS):
        place = (0, 2, len(plain) - 1)[number % 3]
        indicators = [attrs.evolve(each, name=word) if at == place else each for at, each in enumerate(plain)]
        total = ["总分", "", "", "", "", "100", "98", ""]
        rows = [["项目名称", "甲项目", "", ""], *FUNDS, HEADINGS, *tree(indicators, ()), total]
        if said(read_form(PLAIN[name](drawn(rows)))) != [each.said for each in indicators]:
            wrong.append((word, place))

    assert wrong == []


@pytest.mark.parametrize("layout", LOSSY_LAYOUTS)
def test_every_word_is_a_name_without_cells(layout: str) -> None:
    """In text that has lost its cells too, or it is refused, or a finding says that something was guessed."""
    plain = [
        Line(*tiers, f"宣传次数{number}", "≥3次", "6次", Decimal(15), Decimal(15), "")
        for number, tiers in enumerate(TIERS[1:])
    ]
    wrong, guessed = [], 0
    for number, word in enumerate(WORDS):
        place = (0, 2, len(plain) - 1)[number % 3]
        indicators = [attrs.evolve(each, name=word) if at == place else each for at, each in enumerate(plain)]
        rows = [["项目名称", "甲项目"], HEADINGS, *tree(indicators, ()), ["总分", "", "", "", "", "90", "90", ""]]
        try:
            form = read_form(LOSSY_LAYOUTS[layout](drawn(rows)))
        except PerfevalError:
            guessed += 1
            continue
        right = said(form) == [each.said for each in indicators]
        guessed += not right
        if not (right or form.findings):
            wrong.append((word, place))

    assert wrong == []
    assert guessed <= 2


@fewer
@given(document=documents(), data=st.data())
@hostile_context()
def test_damage_is_never_silent(document: tuple[list[Line], list[list[str]]], data: st.DataObject) -> None:
    """A row of an indicator that is dropped, doubled or torn: refused, or a finding says so, or nothing is lost."""
    indicators, rows = document
    start = rows.index(HEADINGS) + 1
    at = data.draw(
        st.sampled_from([place for place, cells in enumerate(rows) if place >= start and cells[4] and cells[5]])
    )
    kind = data.draw(st.sampled_from(["dropped", "doubled", "torn"]))
    if kind == "dropped":
        damaged = [*rows[:at], *rows[at + 1 :]]
    elif kind == "doubled":
        damaged = [*rows[: at + 1], ["", "", *rows[at][2:]], *rows[at + 1 :]]
    else:
        column = data.draw(st.sampled_from([2, 3, 4]))
        cut = data.draw(st.integers(1, max(len(rows[at][column]) - 1, 1)))
        upper = [text[:cut] if place == column else text for place, text in enumerate(rows[at])]
        lower = [text[cut:] if place == column else "" for place, text in enumerate(rows[at])]
        damaged = [*rows[:at], upper, lower, *rows[at + 1 :]]
    layout = data.draw(st.sampled_from([as_rows, as_tabs, as_markdown, as_html]))
    try:
        forms = read_forms(layout(drawn(damaged)))
    except InvalidForm:
        return
    whole = len(forms) == 1 and said(forms[0]) == [each.said for each in indicators]
    assert whole or any(form.findings for form in forms) or (kind == "dropped" and len(indicators) == 1)
