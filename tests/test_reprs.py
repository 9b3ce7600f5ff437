"""The repr of every public value: one line of at most 100 characters, whatever its texts hold."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest

import perfeval
from perfeval import (
    Attention,
    Bands,
    Between,
    Budget,
    Category,
    Cell,
    Described,
    Dimension,
    ExecutionInSteps,
    Explanation,
    Finding,
    ForCategory,
    FromZero,
    FundSource,
    GradeScale,
    Indicator,
    LinearShortfall,
    Overshoot,
    PassLine,
    Portfolio,
    Quantity,
    SelfEvaluation,
    Severity,
    Source,
    Step,
    Steps,
    Unread,
    Unsigned,
    compare,
    evaluate,
    evaluate_many,
    parse_standard,
    read_forms,
    report,
    rulebooks,
    samples,
)
from perfeval._shown import LONGEST, brief_repr
from perfeval.audit import CHECKS
from perfeval.reading import trace
from perfeval.report import Bar
from perfeval.rulebook import numbers
from perfeval.rulebooks import INTEGRATED, MOF_2020
from tests.test_faces import HOSTILE

PUBLISHED = read_forms(
    samples.text("published"),
)
BOOKS = [rulebooks.get(name) for name in rulebooks.names()]
CLASSES = {
    value
    for module in (perfeval, report)
    for name in module.__all__
    if isinstance(value := getattr(module, name), type) and attrs.has(value)
}
MET = Indicator("宣传次数", "≥3次", "6次", 5)
MISSED = Indicator("居民健康档案", "38508人", "37442人", 3)
OPEN = Indicator("健康意识", "提高", "有所提高", "2.50")
TREE = [Dimension("产出指标", [Category("数量指标", [MET, MISSED, OPEN], 11)], "50分")]
FORM = SelfEvaluation("宣传经费", TREE, Budget(adjusted=20, executed=19), 2023)
CARD = evaluate(FORM, MOF_2020)
BOTH = compare(FORM.with_indicator("宣传次数", target="≤3次"), [MOF_2020, INTEGRATED])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (FORM, "<SelfEvaluation 宣传经费 2023: 3 indicators, 20.5 points>"),
        (attrs.evolve(FORM, year=None), "<SelfEvaluation 宣传经费: 3 indicators, 20.5 points>"),
        (TREE[0], "<Dimension 产出指标: 3 indicators, 50 points>"),
        (TREE[0].categories[0], "<Category 数量指标: 3 indicators, 11 points>"),
        (Category("数量指标", [MET]), "<Category 数量指标: 1 indicator>"),
        (MET, "<Indicator 宣传次数 ≥3次 → 6次, 5 points>"),
        (Indicator("宣传次数"), "<Indicator 宣传次数>"),
        (FORM.budget, "<Budget 19 of 20万元, 10 points>"),
        (Budget(weight=None), "<Budget — of —万元>"),
        (FundSource("财政拨款", 20, 20, "1.50"), "<FundSource 财政拨款 1.5 of 20万元>"),
        (CARD, "<Scorecard of '宣传经费' under MOF_2020: 17.42 to 19.92>"),
        (CARD.execution, "<ExecutionScore 9.5/10 按执行率>"),
        (CARD.dimensions[0], "<DimensionScore 产出指标 7.92～10.42/10.5>"),
        (CARD.categories[0], "<CategoryScore 数量指标 7.92～10.42/10.5>"),
        (CARD.indicators[0], "<IndicatorScore 宣传次数 5/5 达标>"),
        (CARD.indicators[1], "<IndicatorScore 居民健康档案 2.92/3 按完成比例>"),
        (CARD.indicators[2], "<IndicatorScore 健康意识 0～2.5/2.5 待评定>"),
        (CARD.indicators[0].explain(), "<Explanation 宣传次数：5 分: 1 step>"),
        (CARD.indicators[0].explain().steps[0], "<Step 实际 6次 达到目标 ≥3次，得满分 5 分 (财预〔2020〕10号)>"),
        (BOTH, "<SideBySide 宣传经费: MOF_2020 14.92～17.42, INTEGRATED 12.42～14.92>"),
        (BOTH.differences[0], "<Difference 宣传次数: 2.5, 0>"),
        (Finding("unit-missing", Severity.NOTE, "目标未写单位"), "<Finding note unit-missing: 目标未写单位>"),
        (MOF_2020, "<Rulebook MOF_2020 《项目支出绩效评价管理办法》（财预〔2020〕10号）>"),
        (MOF_2020.source, "<Source 《项目支出绩效评价管理办法》（财预〔2020〕10号）>"),
        (GradeScale(90, 80, 60), "<GradeScale 优 [90, 100]，良 [80, 90)，中 [60, 80)，差 [0, 60)>"),
        (parse_standard("每少1次扣2分"), "<Standard 每少1次扣2分>"),
        (Unread("又 5 次", ("row 2",)), "Unread(text='又 5 次', place=('row 2',), under='')"),
        (Described("有效提高"), "Described(text='有效提高')"),
        (Attention(), "Attention()"),
        (Attention(overshoot="1.3", limits=True), "Attention(overshoot='1.3', limits=True)"),
        (PassLine("0.6"), "PassLine(line='0.6', then=Proportional())"),
        (CHECKS[0], "<Check error total-differs>"),
        (report.Column("得分"), "Column(heading='得分', align='left')"),
        (report.Row(["5"]), "Row(cells=('5',), strong=False)"),
        (report.Table([report.Column("得分")], [], "表"), "<Table 表: 1 column, 0 rows>"),
        (report.Table([report.Column("得分")], []), "<Table 1 column, 0 rows>"),
        (evaluate_many([FORM], MOF_2020), "<ScorecardStream of 1 form to come>"),
        (trace([]), "<Trace of 0 rows: 0 forms, 0 cells unread>"),
    ],
)
def test_what_a_value_shows(value: object, expected: str) -> None:
    """Its kind, its name, and what it comes to; or the call that makes it."""
    assert repr(value) == expected


def reached(value: Any, seen: dict[int, Any]) -> Iterator[Any]:
    """All values of public classes in a value."""
    if id(value) in seen:
        return
    seen[id(value)] = value
    if type(value) in CLASSES:
        yield value
    inner = [getattr(value, field.name) for field in attrs.fields(type(value))] if attrs.has(type(value)) else ()
    for each in value if isinstance(value, (tuple, list)) else inner:
        yield from reached(each, seen)


def results(form: SelfEvaluation) -> Iterator[Any]:
    """What can be had of a form under every rulebook."""
    for book in BOOKS:
        card = evaluate(form, book, accept_self_scores=book.deducts)
        nodes: list[Any] = [*filter(None, [card.execution]), *card.indicators]
        yield [card, card.execution, card.dimensions, card.findings, book, [each.explain("en") for each in nodes]]
    both = compare(form, BOOKS)
    yield [both, both.differences]


def is_short(value: object) -> bool:
    """Whether a repr is one line that a console shows in one piece."""
    return len(repr(value)) <= LONGEST and repr(value).isprintable()


@pytest.mark.parametrize("form", PUBLISHED, ids=lambda form: form.project)
def test_published_forms_show_in_short(form: SelfEvaluation) -> None:
    """Every value on the way from a form to its results."""
    seen: dict[int, Any] = {}

    assert [each for value in results(form) for each in reached(value, seen) if not is_short(each)] == []


def named(name: str) -> list[Any]:
    """A value of every public class that holds texts, each of which is *name*."""
    source = Source(title=f"《{name}", number=name, limitations=name)
    indicators = [
        Indicator(f"甲{name}", "≤90万元", "100万元", "50", reason=name, standard=name),
        Indicator(f"乙{name}", f"有效{name}", f"基本{name}", "40"),
    ]
    sources = [FundSource(f"财政{name}", 10, 10, 9)]
    unread = [Unread(name, (name, name), name)]
    findings = [Finding(name, Severity.ERROR, name, (name, name))]
    tree = [Dimension(f"产出{name}", [Category(f"数量{name}", indicators, 90)], 90)]
    form = SelfEvaluation(f"项目{name}", tree, Budget(10, 10, 9, sources=sources), unread=unread, findings=findings)
    book = attrs.evolve(MOF_2020, name=f"甲{name}", source=source, by_category={f"满意{name}": Steps([(90, 1)])})
    table = report.Table([report.Column(name)], [report.Row([name])], name)
    card, both = evaluate(form, book), compare(form, [book, INTEGRATED])
    explained = tuple(each.explain() for each in card.indicators)
    found = (card, card.dimensions, card.execution, card.findings, both, both.differences, explained)
    texts = [Step(name, source), Explanation(name, (Step(name),)), Described(name), Unsigned([f"成本{name}"])]
    department = Portfolio([card], "10万元")
    sums = (department.funds, department.grades, department.by_dimension, department.findings, department.lowest)
    sheet = card.sheet()
    figures = [sheet, *sheet.figures, *sheet.parts, Bar(name, name, name), Cell(1, 2)]
    changes = card.diff(evaluate(attrs.evolve(form.with_indicator(0, reason="无"), project=name), book))
    planned = [*card.shortfalls(), changes, *changes.changes]
    return [form, *found, *texts, table, department, *sums, *figures, *planned]


LONG = ["很" * 5000, "a" * 101, "\n" * 300, "".join(HOSTILE), "\ud800" * 99, "<b>|'\"\\" * 50]


@pytest.mark.parametrize("name", [*HOSTILE, *LONG], ids=lambda name: ascii(name)[:20])
def test_no_name_makes_a_repr_long_or_breaks_its_line(name: str) -> None:
    """Nor turns it around."""
    values = list(reached(named(f"宣传{name}"), {}))

    assert [each for each in values if not is_short(each)] == []


def test_a_long_name_hides_no_points() -> None:
    """It gives way to what stands beside it."""
    score = evaluate(FORM.with_indicator(0, target="≥9次"), MOF_2020).indicators[0]
    long = attrs.evolve(score, indicator=attrs.evolve(score.indicator, name="宣传" * 99))

    assert repr(long).endswith(" … 3.33/5 按完成比例>")
    assert len(repr(long)) == LONGEST
    assert repr(attrs.evolve(FORM, project="宣\n传" * 99)).endswith(" … 2023: 3 indicators, 20.5 points>")


def test_every_public_class_is_among_them() -> None:
    """A new class is added above; rules without fields show as the call that makes them."""
    values: list[Any] = [named("宣传"), PUBLISHED, BOOKS, RULES, *map(results, PUBLISHED)]
    made = {type(each) for value in values for each in reached(list(value), {})}
    bare = {each for each in CLASSES if not attrs.fields(each)}
    shown = {type(each) for each in (Between(1, 2), perfeval.AtLeast(1), perfeval.AtMost(1), perfeval.Exactly(1))}
    days = {perfeval.MonthDay, perfeval.Deadline, perfeval.NotBefore}

    assert CLASSES - made - bare - shown - days - {perfeval.Standard} == set()


#: What is there to paste with.
NAMES: dict[str, Any] = {**vars(perfeval), **vars(numbers), "datetime": datetime}
#: Numbers of as many digits as there may be.
LARGE = Decimal("-123456789012345678.123456789012")
RULES: list[Any] = [
    Attention(overshoot="9.123456789012", from_zero="1234567890.123456789012", limits=True, exceeded=True, above=True),
    Bands(("0.123456789012", 1), ("0.023456789012", "0.123456789012"), (0, "0.023456789012")),
    ExecutionInSteps([(80, "0.7"), (60, "0.5")], over_sources=True),
    ExecutionInSteps([(100 - number, f"0.{90 - number}") for number in range(40)]),
    ForCategory("满意度", Steps([(90, 1), (80, "0.8"), (60, "0.5"), (50, "0.4")], of="actual")),
    FromZero(LinearShortfall(), inclusive=True),
    Overshoot("1.3", PassLine("0.7"), off="0.05", each="0.1"),
    Unsigned([f"成本{number}" for number in range(50)]),
    Between(Quantity(LARGE, "万元"), Quantity(LARGE.copy_abs(), "万元"), low_strict=True),
    *(book.by_category for book in BOOKS),
    *(getattr(book, field.name) for book in BOOKS for field in attrs.fields(type(book)) if field.name != "by_category"),
]


def test_rules_show_the_call_that_makes_them() -> None:
    """Pasted, it makes the same again, as long as all of it is there."""
    rules = [each for each in reached(RULES, {}) if not repr(each).startswith("<")]
    whole = [each for each in rules if " …" not in repr(each)]

    assert [each for each in rules if not is_short(each)] == []
    assert [each for each in whole if eval(repr(each), NAMES.copy()) != each] == []  # noqa: S307
    assert {Attention, Bands, ExecutionInSteps, ForCategory, FromZero, Overshoot, Steps} <= set(map(type, whole))


@pytest.mark.parametrize("parts", [(), ("",), ("很" * 99, "好" * 99), ("a",) * 8, ("短", "长" * 200, ": 5")])
def test_the_longest_give_way(parts: tuple[str, ...]) -> None:
    """What is short stays whole."""
    line = brief_repr(MET, *parts)

    assert len(line) <= LONGEST
    assert all(part in line for part in parts if len(part) < 5)
    assert sum(map(len, parts)) < LONGEST or len(line) > LONGEST - len(parts)


@pytest.mark.parametrize(("length", "said"), [(65, ", place=(), under='')"), (66, "很')")])
def test_what_goes_without_saying_is_said_where_there_is_room(length: int, said: str) -> None:
    """A call of a hundred characters is whole; beyond that, what the constructor fills in is left out."""
    line = repr(Unread("很" * length))

    assert line.endswith(said)
    assert line.count("很") == length


@pytest.mark.parametrize("make", [lambda: compare(FORM, [MOF_2020]), lambda: CARD, lambda: FORM])
def test_data_stay_as_they_were(make: Callable[[], Any]) -> None:
    """A repr is only shown: `to_dict` writes every field, and equality looks at every field."""
    value = make()

    assert value == make()
    assert attrs.fields(type(value))[0].repr
