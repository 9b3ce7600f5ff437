"""Nothing but the library's own errors leaves its doors, whatever stands in the data, and no message is long."""

from __future__ import annotations

import datetime
import fractions
import functools
import inspect
import itertools
from collections import OrderedDict, UserDict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    AtLeast,
    AtMost,
    Attention,
    Bands,
    Between,
    Budget,
    Category,
    Deadline,
    Described,
    Dimension,
    Exactly,
    ExecutionInProportion,
    ExecutionInSteps,
    FaultyForm,
    Finding,
    ForCategory,
    FromZero,
    FundSource,
    Grade,
    GradeScale,
    Indicator,
    MonthDay,
    NotBefore,
    OnTime,
    Overshoot,
    PassLine,
    PerfevalError,
    Proportional,
    Quantity,
    Rulebook,
    Scorecard,
    SelfEvaluation,
    Severity,
    Source,
    Steps,
    Unread,
    Unsigned,
    Unstated,
    WarningLight,
    compare,
    evaluate,
    evaluate_many,
    parse_actual,
    parse_quantity,
    parse_standard,
    parse_target,
    read_form,
    read_forms,
    rulebooks,
)
from perfeval.reading import trace
from tests.test_plain import FULL

LONG = 2_000
DEPTH = 100_000
MOST = 500


class Stubborn:
    """Says nothing about itself: neither how it looks, nor whether it is another."""

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        raise RuntimeError

    def __str__(self) -> str:
        raise RuntimeError

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    def __bool__(self) -> bool:
        raise RuntimeError


class Promise(Mapping[Any, Any]):
    """A mapping that does not hold what it promises."""

    def __getitem__(self, key: object) -> object:
        raise KeyError(key)

    def __iter__(self) -> Iterator[Any]:
        return iter([1, "三级指标"])

    def __len__(self) -> int:
        return 2


class Word(str):
    """A text of a class of its own."""

    __slots__ = ()


def deep(make: Callable[[Any], Any]) -> Any:
    """A hundred thousand of them, one in another."""
    value: Any = "x"
    for _ in range(DEPTH):
        value = make(value)
    return value


DEEP_LIST, DEEP_DICT, DEEP_TUPLE = deep(lambda each: [each]), deep(lambda each: {"x": each}), deep(lambda each: (each,))
LOOP: list[Any] = []
LOOP.append(LOOP)

#: What JSON, a spreadsheet or a program may leave where something else is due; made anew for each use.
HOSTILE: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "True": lambda: True,
    "5": lambda: 5,
    "-1": lambda: -1,
    "half": lambda: 0.5,
    "nan": lambda: float("nan"),
    "inf": lambda: float("-inf"),
    "1e308": lambda: 1e308,
    "huge": lambda: 10**5000,
    "-huge": lambda: -(10**5000),
    "Decimal nan": lambda: Decimal("NaN"),
    "Decimal snan": lambda: Decimal("sNaN"),
    "Decimal inf": lambda: Decimal("Infinity"),
    "Decimal huge": lambda: Decimal("1E+999999"),
    "Decimal tiny": lambda: Decimal("1E-999999"),
    "Decimal long": lambda: Decimal("1" * 50_000),
    "complex": lambda: 1j,
    "fraction": lambda: fractions.Fraction(10**5000, 3),
    "blank": lambda: " \t\n",
    "word": lambda: "abc",
    "two letters": lambda: "ab",
    "digits": lambda: "5",
    "many digits": lambda: "9" * 5000,
    "surrogate": lambda: "\ud800",
    "controls": lambda: "\0\x1b[2J\r\n\u2028\u202e",
    "long text": lambda: "很" * LONG,
    "long digits": lambda: "≥" + "9" * LONG,
    "own text": lambda: Word("≥3次"),
    "bytes": lambda: b"\xff\xfe",
    "long bytes": lambda: bytearray(LONG),
    "[]": list,
    "[1]": lambda: [1],
    "[[x]]": lambda: [["x"]],
    "[abc]": lambda: ["abc"],
    "[None]": lambda: [None],
    "[huge]": lambda: [10**5000],
    "pair": lambda: ["a", "b"],
    "pairs": lambda: [["a", "b"]],
    "pairs of huge": lambda: [["a", 10**5000], [10**5000, "a"]],
    "many": lambda: [5] * LONG,
    "()": tuple,
    "tuple": lambda: (1, "2"),
    "{}": dict,
    "type []": lambda: {"type": []},
    "type huge": lambda: {"type": 10**5000},
    "type Steps": lambda: {"type": "Steps"},
    "a rule": lambda: {"type": "Proportional"},
    "rules": lambda: [{"type": "Proportional"}],
    "odd keys": lambda: {1: 2, None: 3, (): 4, 10**5000: 5},
    "long key": lambda: {"很" * LONG: 5},
    "deep list": lambda: DEEP_LIST,
    "deep dict": lambda: DEEP_DICT,
    "deep tuple": lambda: DEEP_TUPLE,
    "loop": lambda: LOOP,
    "set": lambda: {1, "x"},
    "generator": lambda: (each for each in "abc"),
    "endless": lambda: itertools.repeat(" "),
    "endless pairs": lambda: itertools.repeat(("a", 5)),
    "mapping": lambda: OrderedDict(name="x"),
    "user dict": lambda: UserDict(name="x"),
    "promise": Promise,
    "stubborn": Stubborn,
    "[stubborn]": lambda: [Stubborn()],
    "{stubborn}": lambda: {"name": Stubborn(), "type": Stubborn()},
    "object": object,
    "class": lambda: int,
    "function": lambda: len,
    "last day": lambda: datetime.datetime(9999, 12, 31),  # noqa: DTZ001
    "Quantity": lambda: Quantity(3, "次"),
    "Unread": lambda: Unread("x"),
}

hostile = pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)


def opened(call: Callable[[], Any]) -> str:
    """What the library says of a fault, with what to write instead; nothing where there is none.

    Any other error is a failure of the test.
    """
    try:
        call()
    except PerfevalError as error:
        fault = error
    else:
        return ""
    faults = fault.faults if isinstance(fault, FaultyForm) else (fault,)
    assert [] == [str(each)[: 2 * MOST] for each in faults if len(str(each)) > MOST]
    assert [] == [str(each) for each in faults if not each.remedy]
    assert len(str(fault)) <= 21 * MOST
    return str(fault)


def scored(form: SelfEvaluation, rulebook: Rulebook = rulebooks.MOF_2021) -> None:
    """Ask a form for everything that can be had of it."""
    card = evaluate(form, rulebook, accept_self_scores=True)
    assert str(card)
    assert card.to_csv()
    assert card.to_html()
    assert card.to_markdown()
    assert [each.explain("en") for each in card.indicators]
    assert Scorecard.from_dict(card.to_dict()) == card
    assert hash(form) == hash(SelfEvaluation.from_dict(form.to_dict()))
    opened(lambda: card.grade)


def paths_in(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every node of plain data."""
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from paths_in(value, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The same data with another node."""
    if not path:
        return value
    twin = data.copy()
    twin[path[0]] = replaced(data[path[0]], path[1:], value)
    return twin


#: A form with every field filled, and under a judgement.
FORM = attrs.evolve(
    FULL,
    unread=[Unread("500", ("第 3 行",), under="得分")],
    findings=[Finding("operator-missing", Severity.WARNING, "未写符号", ("产出指标",))],
)
FORM_DATA = FORM.to_dict()
CARD_DATA = evaluate(FORM, rulebooks.MOF_2020, accept_self_scores=True).to_dict()


def node_at(data: Any, path: tuple[Any, ...]) -> Any:
    """The node that a way leads to."""
    return node_at(data[path[0]], path[1:]) if path else data


#: Every node of every rulebook once, with the data that it stands in.
RULEBOOK_NODES = {
    (path, repr(node_at(data, path))): data
    for data in (rulebooks.get(name).to_dict() for name in rulebooks.names())
    for path in paths_in(data)
}


@hostile
def test_plain_data_of_a_form(make: Callable[[], Any]) -> None:
    """Whatever stands in one place of a form's data is refused, or is a form that can be scored."""
    for path in paths_in(FORM_DATA):
        data = replaced(FORM_DATA, path, make())
        opened(lambda: scored(SelfEvaluation.from_dict(data)))  # noqa: B023


@hostile
def test_plain_data_of_a_rulebook(make: Callable[[], Any]) -> None:
    """Whatever stands in one place of a rulebook's data is refused, or is a rulebook that scores a form."""
    for (path, _), whole in RULEBOOK_NODES.items():
        data = replaced(whole, path, make())
        opened(lambda: scored(FORM, Rulebook.from_dict(data)))  # noqa: B023


@hostile
def test_plain_data_of_a_scorecard(make: Callable[[], Any]) -> None:
    """Whatever stands in one place of a scorecard's data, beside its form and its rulebook, is refused or scored."""
    for path in paths_in(CARD_DATA):
        if len(path) < 2 or path[0] in {"execution", "indicators"}:
            data = replaced(CARD_DATA, path, make())
            opened(lambda: str(Scorecard.from_dict(data)))  # noqa: B023


ROW = {
    "一级指标": "产出指标", "一级指标分值": 50, "二级指标": "数量指标", "三级指标": "宣传册", "指标性质": "≥",
    "指标值": 3, "计量单位": "册", "实际完成值": 4, "分值": 5, "得分": 5, "偏差原因": "无", "备注": "有",
    "评定": "达成", "适用": "是", "扣分": 1, "项目名称": "宣传经费",
}  # fmt: skip


@hostile
def test_cells_of_records(make: Callable[[], Any]) -> None:
    """Whatever a cell, a heading or a record holds is refused with its row, or is part of a form."""
    for heading in ROW:
        for rows in ([{**ROW, heading: make()}], [ROW, {**ROW, "三级指标": "另一", heading: make()}, make()]):
            opened(lambda: scored(SelfEvaluation.from_rows(rows)))  # noqa: B023
    opened(lambda: SelfEvaluation.from_rows(make()))
    opened(lambda: SelfEvaluation.from_rows([ROW], ignore=make()))
    value = make()
    if getattr(type(value), "__hash__", None) is not None and type(value) not in {tuple, Decimal}:
        opened(lambda: SelfEvaluation.from_rows([{**ROW, value: 5}]))


@hostile
def test_facts_beside_records(make: Callable[[], Any]) -> None:
    """Whatever is passed beside the records is refused, or is part of a form."""
    taken = inspect.signature(SelfEvaluation.from_rows).parameters
    for name in taken.keys() - {"rows", "unknown"}:
        opened(lambda: scored(SelfEvaluation.from_rows([ROW], **{name: make()})))  # noqa: B023


CELLS = [
    ["项目名称", "宣传经费", None, None, None, None, None, None],
    ["项目资金", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["年度资金总额", "", 20, 20, 10, 10, "50%", 5],
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
    ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", 90, 85, "无"],
    ["总分", "", "", "", "", 100, 90, ""],
]


@hostile
def test_cells_of_a_document(make: Callable[[], Any]) -> None:
    """Whatever a cell or a row of a document holds is refused, or is read."""
    for path in paths_in(CELLS):
        opened(lambda: scored(read_form(replaced(CELLS, path, make()))))  # noqa: B023
        if len(path) < 2:
            opened(lambda: read_forms(replaced(CELLS, path, make())))  # noqa: B023
            opened(lambda: str(trace(replaced(CELLS, path, make()))))  # noqa: B023


DOORS: list[Callable[[Any], Any]] = [
    parse_target, parse_actual, parse_quantity, GradeScale.parse, Grade.of, rulebooks.get, Quantity,
    lambda value: Quantity(5, value), AtLeast, lambda value: AtLeast("5", value), lambda value: Between(value, 5),
    lambda value: Between("5", value), lambda value: Between("5", "6", value), Deadline, NotBefore, Described,
    lambda value: MonthDay(value, 1), lambda value: MonthDay(1, value), Exactly, Unstated, AtMost,
    lambda value: Quantity(5).to(value), GradeScale(90, 80, 60).grade,
    lambda value: GradeScale(value, 80, 60), lambda value: GradeScale(90, 80, 60, strict=value),
    lambda value: GradeScale(90, 80, 60, names=value), lambda value: GradeScale(90, 80, 60, names=[value] * 4),
    GradeScale(90, 80, 60).name_of,
    lambda value: Indicator("宣传", "满意", judged=value), lambda value: Indicator("", value, value, 5),
    lambda value: Indicator("宣传", value, 5, 5), lambda value: Indicator("宣传", 5, value, 5),
    lambda value: Indicator("宣传", 5, 5, 5, target_text=value),
    lambda value: Indicator("宣传", 5, 5, 5, actual_text=value),
    lambda value: Category("", value), lambda value: Category("x", value), lambda value: Dimension(value, value),
    lambda value: SelfEvaluation("项目", value), lambda value: SelfEvaluation(value, FULL.dimensions),
    lambda value: attrs.evolve(FULL, remarks=value), lambda value: attrs.evolve(FULL, unread=value),
    lambda value: attrs.evolve(FULL, budget=value), lambda value: attrs.evolve(FULL, grade_scale=value),
    lambda value: FundSource("", value, value, value), lambda value: FundSource("财政", value, value, value),
    lambda value: Budget(value, value), lambda value: Budget(value, value, value, value),
    lambda value: Budget(1, 1, 1, sources=value), lambda value: Unread("x", value), Unread,
    lambda value: Finding(value, value, value), lambda value: Finding("x", Severity.NOTE, "x", value),
    Steps, lambda value: Steps([(90, 1)], of=value), lambda value: Bands(achieved=value),
    parse_standard, lambda value: Indicator("宣传", 5, 5, 5, standard=value),
    Overshoot, lambda value: Overshoot("1.3", value), lambda value: Overshoot("1.3", off=value),
    lambda value: Overshoot("1.3", off="0.1", each=value), lambda value: WarningLight(lag=value),
    PassLine, lambda value: PassLine("0.5", value), FromZero,
    lambda value: OnTime(late=value), Unsigned, lambda value: ForCategory(value, Proportional()),
    lambda value: ForCategory("成本", value), lambda value: Attention(overshoot=value),
    lambda value: Attention(limits=value), lambda value: Source(title=value, limitations="x"),
    ExecutionInSteps, ExecutionInProportion,
    *(
        functools.partial(lambda name, value: attrs.evolve(rulebooks.MOF_2020, **{name: value}), field.name)
        for field in attrs.fields(Rulebook)
    ),
    lambda value: FULL.with_indicator(value, judged="0.5"), lambda value: FULL.with_indicator(0, target=value),
    FULL.to_rows, rulebooks.MOF_2020.describe,
    evaluate(FULL, rulebooks.MOF_2020).indicators[0].explain,
    lambda value: evaluate(value, rulebooks.MOF_2020), lambda value: evaluate(FULL, value),
    lambda value: evaluate(FULL, rulebooks.MOF_2020, accept_self_scores=value),
    lambda value: compare(FULL, value), lambda value: evaluate_many(value, rulebooks.MOF_2020),
]  # fmt: skip


@hostile
def test_constructors_and_parsers(make: Callable[[], Any]) -> None:
    """Whatever is passed is refused, or makes a value that can be shown."""
    for door in DOORS:
        opened(lambda: (repr(made := door(make())), str(made)))  # noqa: B023
