"""Rows out of a scorecard: for data frames, databases and spreadsheets; and the streams that they come from."""

from __future__ import annotations

import csv
import importlib.metadata
import io
import json
import os
import subprocess
import sys
import types
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest

import perfeval
from perfeval import (
    Band,
    Budget,
    Category,
    Dimension,
    Finding,
    Indicator,
    PerfevalError,
    Scorecard,
    SelfEvaluation,
    Severity,
    audit_many,
    evaluate,
    evaluate_many,
    read_forms,
    samples,
)
from perfeval.rulebooks import MOF_2020, MOF_2020_RESCALED

PUBLISHED = read_forms(
    samples.text("published"),
)
#: What rows have beside the columns of a form's own records.
COMPUTED = ["最低得分", "最高得分", "得分", "评分依据", "评分依据代码", "审核发现"]
COMPUTED_EN = ["low", "high", "points", "basis", "decided_by", "findings"]

MISSED = Indicator(
    "居民健康档案",
    "38508人",
    "37442人",
    3,
    "2.9",
    "人口\n流动",
    standard="按比例得分",
    reviewed_score="2.5",
    deduction=1,
)
OPEN = Indicator("健康意识", "提高", "有所提高", "2.50", judged=Band.PARTLY_ACHIEVED, reviewed_actual="一般")
BLANK = Indicator("=HYPERLINK(1)", None, None, None, judged="0.7", applicable=False)
TREE = [
    Dimension("产出指标", [Category("数量指标", [MISSED, OPEN], 11), Category("质量指标", [MISSED])], "50分"),
    Dimension("效益指标", [Category("社会效益指标", [BLANK])]),
]
WORDS = [Dimension("产出", [Category("数量", [Indicator("意识", "好", "可", 90)])])]
LEFT_OUT = [Dimension("满意度", [Category("满意度", [Indicator("满意度", "≥90%", None, 10, applicable=False)])])]
FORM = SelfEvaluation("宣传经费", TREE, Budget(adjusted=20, executed=19, self_score=10, reviewed_score=9), 2023)
CARD = evaluate(FORM, MOF_2020)


def test_a_row_for_the_funds_and_one_for_each_indicator() -> None:
    """In the order of the form, with its tiers in every row."""
    rows = CARD.to_rows("en")

    assert [(each["dimension"], each["category"], each["name"]) for each in rows] == [
        ("预算执行率", "", ""),
        ("产出指标", "数量指标", "居民健康档案"),
        ("产出指标", "数量指标", "健康意识"),
        ("产出指标", "质量指标", "居民健康档案"),
        ("效益指标", "社会效益指标", "=HYPERLINK(1)"),
    ]
    assert {each["project"] for each in rows} == {"宣传经费"}
    assert [each["dimension_weight"] for each in rows] == [None, 50, 50, 50, None]
    assert [each["category_weight"] for each in rows] == [None, 11, 11, None, None]


def test_every_row_has_every_column() -> None:
    """Under one name in each language, in one order, so that rows make a table."""
    zh, en = CARD.to_rows(), CARD.to_rows("en")

    assert {tuple(each) for each in zh} == {tuple(zh[0])}
    assert {tuple(each) for each in en} == {tuple(en[0])}
    assert [list(each.values())[:-1] for each in zh] == [list(each.values())[:-1] for each in en]
    assert set(FORM.to_rows()[0]) - set(zh[0]) == set()
    assert set(FORM.to_rows("en")[0]) - set(en[0]) == set()
    assert [name for name in zh[0] if name in COMPUTED] == COMPUTED
    assert [name for name in en[0] if name in COMPUTED_EN] == COMPUTED_EN


def test_the_funds() -> None:
    """As the table shows them."""
    row = {name: value for name, value in CARD.to_rows()[0].items() if value not in {None, ""}}

    assert row == {
        "项目名称": "宣传经费",
        "一级指标": "预算执行率",
        "年度指标值": "20万元",
        "实际完成值": "19万元",
        "分值": 10,
        "最低得分": Decimal("9.50"),
        "最高得分": Decimal("9.50"),
        "得分": Decimal("9.50"),
        "自评得分": 10,
        "评分依据": "按执行率",
        "评分依据代码": "execution",
        "复核得分": 9,
        "适用": True,
    }


def test_an_indicator() -> None:
    """What the form says of it, as it says it, and what it comes to."""
    row = CARD.to_rows("en")[1]

    assert row["target"] == "38508人"
    assert row["actual"] == "37442人"
    assert (row["weight"], row["self_score"], row["reviewed_score"], row["deduction"]) == (3, Decimal("2.9"), 2.5, 1)
    assert row["low"] == row["high"] == row["points"] == Decimal("2.92")
    assert (row["basis"], row["decided_by"], row["applicable"]) == ("按完成比例", "in-proportion", True)
    assert (row["reason"], row["standard"], row["judged"]) == ("人口\n流动", "按比例得分", None)
    assert row["findings"].split(", ")[0] == "operator-missing"


def test_what_is_open_or_missing_is_none() -> None:
    """And never 0; a judgement is a share, or the word for it."""
    _, _, judged, _, blank = CARD.to_rows("en")

    assert (judged["low"], judged["high"], judged["points"]) == (Decimal("1.50"), Decimal("2.00"), None)
    assert (judged["judged"], judged["reviewed_actual"]) == ("部分达成", "一般")
    assert (blank["weight"], blank["self_score"], blank["target"], blank["actual"]) == (None, None, "", "")
    assert (blank["judged"], blank["applicable"]) == (Decimal("0.7"), False)
    unpaid = attrs.evolve(FORM, budget=Budget(executed="1.50", unit="元"))
    funds = evaluate(unpaid, MOF_2020).to_rows("en")[0]
    assert (funds["target"], funds["actual"], funds["points"]) == ("", "1.5元", None)


def test_findings_stand_at_their_rows() -> None:
    """Those of scoring and those of reading, each code once; what concerns the form as a whole stands in none."""
    found = [
        Finding("sign-unknown", Severity.WARNING, "", ("产出指标", "质量指标", "居民健康档案")),
        Finding("operator-missing", Severity.WARNING, "", ("产出指标", "质量指标", "居民健康档案")),
        Finding("printed-sum-differs", Severity.ERROR, "", ("宣传经费",)),
    ]
    funds = Budget(adjusted=20, executed=19, weight=5)
    rows = evaluate(attrs.evolve(FORM, findings=found, budget=funds), MOF_2020).to_rows()

    assert rows[0]["审核发现"] == "execution-weighted-otherwise"
    assert rows[3]["审核发现"].startswith("sign-unknown、operator-missing")
    assert rows[3]["审核发现"].count("operator-missing") == 1
    assert "printed-sum-differs" not in "".join(row["审核发现"] for row in rows)


@pytest.mark.parametrize(("language", "computed"), [("zh", COMPUTED), ("en", COMPUTED_EN)])
@pytest.mark.parametrize("form", [*PUBLISHED, FORM], ids=lambda form: form.project)
def test_rows_are_read_back(form: SelfEvaluation, language: str, computed: list[str]) -> None:
    """The same tiers and indicators, once the row of the funds and what is computed are left out."""
    rows = [
        row for row in evaluate(form, MOF_2020).to_rows(language) if row["name" if language == "en" else "三级指标"]
    ]

    assert SelfEvaluation.from_rows(rows, ignore=computed).dimensions == form.dimensions


@pytest.mark.parametrize("language", ["fr", "", None, ["zh"]])
def test_two_languages(language: Any) -> None:
    """Any other is refused."""
    with pytest.raises(PerfevalError, match='write "zh" or "en"'):
        CARD.to_rows(language)
    with pytest.raises(PerfevalError, match='write "zh" or "en"'):
        CARD.to_csv(language=language)


def test_csv_has_the_rows() -> None:
    """One line each, with numbers in digits and empty cells for what is open or missing."""
    text = CARD.to_csv()
    rows = list(csv.DictReader(io.StringIO(text)))

    assert text.count("\n") == len(text.splitlines()) == 6
    assert "\r" not in text
    assert list(rows[0]) == list(CARD.to_rows()[0])
    assert (rows[0]["分值"], rows[0]["得分"], rows[1]["偏差原因分析及改进措施"]) == ("10", "9.5", "人口 流动")
    assert (rows[2]["最低得分"], rows[2]["最高得分"], rows[2]["得分"]) == ("1.5", "2", "")
    assert (rows[4]["三级指标"], rows[4]["适用"], rows[0]["适用"]) == ("'=HYPERLINK(1)", "否", "是")
    assert [row["applicable"] for row in csv.DictReader(io.StringIO(CARD.to_csv(language="en")))][-2:] == ["yes", "no"]


def test_excel_is_told_that_it_is_utf_8() -> None:
    """By the mark that utf-8-sig takes away."""
    assert CARD.to_csv(bom=True) == f"\ufeff{CARD.to_csv()}"
    assert CARD.to_csv(bom=True, language="en").encode().decode("utf-8-sig") == CARD.to_csv(language="en")


@pytest.mark.parametrize(
    ("form", "total", "grade"),
    [
        (PUBLISHED[0], "100.00", "优"),
        (FORM, None, "差"),
        (attrs.evolve(FORM, dimensions=WORDS), None, None),
    ],
    ids=["settled", "grade alone", "open"],
)
def test_plain_data_have_total_and_grade(form: SelfEvaluation, total: str | None, grade: str | None) -> None:
    """Null while they are open; reading computes them again, and does without."""
    card = evaluate(form, MOF_2020)
    data = json.loads(json.dumps(card.to_dict()))

    assert (data["total"], data["grade"]) == (total, grade)
    assert Scorecard.from_dict(data) == card
    del data["total"], data["grade"]
    assert Scorecard.from_dict(data) == card


def test_rescaled_points_are_of_the_form_and_not_of_its_rows() -> None:
    """Rows have the points as scored."""
    card = evaluate(attrs.evolve(FORM, dimensions=[*TREE, *LEFT_OUT]), MOF_2020_RESCALED)

    assert sum(row["low"] for row in card.to_rows("en")) < card.low


class Sized:
    """A source with a length, which may be wrong, or no length at all."""

    def __init__(self, length: object) -> None:
        self.length = length

    def __iter__(self) -> Iterator[SelfEvaluation]:
        yield FORM
        yield FORM

    def __len__(self) -> Any:
        if isinstance(self.length, Exception):
            raise self.length
        return self.length


class TestStreams:
    """A stream of scorecards has a length where its forms have one."""

    def test_it_says_how_many_are_to_come(self) -> None:
        """Looking at it takes nothing from it."""
        cards = evaluate_many([FORM, FORM], MOF_2020)

        assert (len(cards), bool(cards), len(cards)) == (2, True, 2)
        assert next(cards) == CARD
        assert (len(cards), iter(cards) is cards, repr(cards)) == (1, True, "<ScorecardStream of 1 form to come>")
        assert list(cards) == [CARD]
        assert (len(cards), bool(cards), list(cards), next(cards, None)) == (0, False, [], None)

    def test_without_a_length_it_is_like_any_generator(self) -> None:
        """It is true, and nobody knows how long it is."""
        cards: Any = evaluate_many(iter([FORM]), MOF_2020)

        assert bool(cards)
        with pytest.raises(TypeError, match="has no len"):
            len(cards)
        assert list(cards) == [CARD]

    @pytest.mark.parametrize("length", [TypeError("none"), RuntimeError("none"), "two", -1])
    def test_a_length_by_name_only_is_none(self, length: object) -> None:
        """As where a class inherits one and refuses it."""
        cards: Any = evaluate_many(Sized(length), MOF_2020)

        with pytest.raises(TypeError, match="has no len"):
            len(cards)
        assert len(list(cards)) == 2

    @pytest.mark.parametrize("length", [0, 1, 5])
    def test_a_wrong_length_loses_nothing(self, length: int) -> None:
        """What comes is what the source gives."""
        cards: Any = evaluate_many(Sized(length), MOF_2020)

        assert len(list(cards)) == 2
        assert len(cards) == max(length - 2, 0)

    @pytest.mark.parametrize("sized", [True, False])
    def test_one_form_at_a_time(self, sized: bool) -> None:
        """No form is asked for before its scorecard is."""
        asked: list[SelfEvaluation] = []

        class Watched(Sized):
            def __iter__(self) -> Iterator[SelfEvaluation]:
                for form in super().__iter__():
                    asked.append(form)
                    yield form

        source: Any = Watched(2)
        cards = evaluate_many(source if sized else iter(source), MOF_2020)
        counts = [len(asked) for _ in cards]

        assert counts == [1, 2]

    def test_a_form_in_error_stops_at_its_place(self) -> None:
        """Those before it are scored; the length counts what came."""
        wrong: Any = [FORM, None]
        cards = evaluate_many(wrong, MOF_2020)

        assert next(cards) == CARD
        with pytest.raises(PerfevalError, match="is no SelfEvaluation"):
            next(cards)

    def test_an_audit_works_while_it_takes_forms(self) -> None:
        """So that a progress bar around them moves with the work."""
        scored: list[int] = []

        def forms() -> Iterator[SelfEvaluation]:
            for number, form in enumerate([FORM, *PUBLISHED]):
                yield form
                scored.append(number)

        assert audit_many(forms(), MOF_2020) == audit_many([FORM, *PUBLISHED], MOF_2020)
        assert scored == list(range(1 + len(PUBLISHED)))


class TestLazily:
    """What the package has beside its names is loaded when it is asked for."""

    def test_the_rulebooks_are_there_without_an_import(self) -> None:
        """And take no time before."""
        script = (
            "import sys, perfeval; assert 'perfeval.rulebooks' not in sys.modules;"
            "print(perfeval.rulebooks.MOF_2020, perfeval.rulebooks.get('hubei-2020'))"
        )
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run(  # noqa: S603 - the script is written here
            [sys.executable, "-c", script], capture_output=True, check=True, env=paths, text=True
        )

        assert run.stdout == "MOF_2020 HUBEI_2020\n"
        assert vars(perfeval)["__getattr__"]("rulebooks") is perfeval.rulebooks

    def test_importing_the_package_loads_nothing_of_it(self) -> None:
        """Not even attrs; what is asked for is loaded then, and `audit` stays a function beside the room so named."""
        script = (
            "import sys, perfeval; print([each for each in sys.modules if each.startswith(('perfeval', 'attr'))]);"
            "import perfeval.audit.check; print(callable(perfeval.audit));"
            "from perfeval import audit, evaluate; print(audit is perfeval.audit, evaluate is perfeval.evaluate)"
        )
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run(  # noqa: S603 - the script is written here
            [sys.executable, "-c", script], capture_output=True, check=True, env=paths, text=True
        )

        assert run.stdout.splitlines() == ["['perfeval']", "True", "True True"]

    def test_a_name_can_be_replaced_for_a_test(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As those of any module can, `audit` too."""
        monkeypatch.setattr(perfeval, "audit", len)

        assert vars(perfeval)["audit"] is len

    def test_a_room_never_takes_the_place_of_the_function(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Python puts a module that it has imported into its package; only `audit` stays what it was."""
        function = perfeval.audit
        monkeypatch.delitem(sys.modules, "perfeval.audit")
        module = importlib.import_module("perfeval.audit")
        other = types.ModuleType("perfeval.report")
        monkeypatch.setattr(perfeval, "report", other)

        assert perfeval.audit is function
        assert isinstance(module, types.ModuleType)
        assert vars(perfeval)["report"] is other

    def test_the_version(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """That of what is installed, or a word for a source tree that is not."""
        assert perfeval.__version__ == importlib.metadata.version("perfeval")

        def missing(name: str) -> str:
            raise importlib.metadata.PackageNotFoundError(name)

        monkeypatch.setattr(importlib.metadata, "version", missing)
        assert perfeval.__version__ == "0+unknown"

    def test_nothing_else_is_there(self) -> None:
        """As of any module."""
        with pytest.raises(AttributeError, match="module 'perfeval' has no attribute 'MOF_2020'"):
            perfeval.MOF_2020  # type: ignore[attr-defined]  # noqa: B018
