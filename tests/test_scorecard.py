"""The scored tree mirrors the form, carries ranges through, and prints as a table."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    Band,
    Budget,
    Category,
    Dimension,
    Grade,
    Indicator,
    InvalidForm,
    SelfEvaluation,
    evaluate,
    evaluate_indicator,
    evaluate_many,
)
from perfeval._text import display_width
from perfeval.rulebooks import MOF_2020
from tests.seen import Seen
from tests.small_forms import FUNDS, MET, MISSED, OPEN, codes_of, form_of, tree_of

pytestmark = pytest.mark.usefixtures("hostile_caller")


class TestTree:
    """It mirrors the form: execution, dimensions, categories, indicators."""

    CARD = evaluate(tree_of(), MOF_2020)

    def test_every_node_has_name_weight_and_points(self) -> None:
        """Points on every tier, from low to high."""
        nodes: list[Any] = [*self.CARD.dimensions, *self.CARD.categories, *self.CARD.indicators, self.CARD.execution]

        assert [(node.name, str(node.weight), str(node.low), str(node.high)) for node in nodes] == [
            ("产出指标", "50", "50", "50"),
            ("效益指标", "40", "27.00", "37.00"),
            ("数量指标", "50", "50", "50"),
            ("社会效益指标", "30", "27.00", "27.00"),
            ("可持续影响指标", "10", "0", "10"),
            ("宣传次数", "50", "50", "50"),
            ("受益人口", "30", "27.00", "27.00"),
            ("可持续影响", "10", "0", "10"),
            ("预算执行率", "10", "10", "10"),
        ]
        assert (self.CARD.name, self.CARD.weight, self.CARD.low, self.CARD.high) == (
            "宣传经费",
            Decimal(100),
            Decimal(87),
            Decimal(97),
        )

    def test_indicators_of_a_dimension(self) -> None:
        """In the order of the form."""
        assert [each.name for each in self.CARD.dimensions[1].indicators] == ["受益人口", "可持续影响"]

    def test_indicators_know_their_place(self) -> None:
        """Dimension, category, name."""
        assert self.CARD.indicators[1].place == ("效益指标", "社会效益指标", "受益人口")

    def test_what_decided_has_a_name(self) -> None:
        """A code for tools, a few characters for the table."""
        assert [(each.decided_by, each.brief) for each in self.CARD.indicators] == [
            ("met", "达标"),
            ("in-proportion", "按完成比例"),
            ("judgement-needed", "待评定"),
        ]
        execution = self.CARD.execution
        assert execution is not None
        assert (execution.decided_by, execution.brief) == ("executed-in-full", "全部执行")

    def test_rates(self) -> None:
        """Points as a share of the weight, to four places; none where nothing is at stake."""
        card = evaluate(form_of(Indicator("a", "≥3次", "2次", 7), Indicator("b")), MOF_2020)

        assert [each.rate for each in card.indicators] == [Decimal("0.6671"), None]
        assert card.rate == Decimal("0.6671")

    def test_a_form_without_funds_has_no_execution(self) -> None:
        """Neither points nor weight."""
        card = evaluate(form_of(MET), MOF_2020)

        assert (card.execution, card.weight, card.total) == (None, Decimal(50), Decimal(50))

    def test_a_form_may_leave_the_weight_of_its_execution_to_the_rulebook(self) -> None:
        """Then the usual points are at stake."""
        form = form_of(attrs.evolve(MET, weight=90), budget=Budget(100, 100, 50, weight=None))
        card = evaluate(form, MOF_2020)

        assert (card.weight, card.total) == (Decimal(100), Decimal(95))
        assert "weights-do-not-sum" not in codes_of(form)

    def test_it_is_a_value(self) -> None:
        """Frozen, hashable, picklable, with all that it can tell."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.CARD.low = Decimal(100)  # type: ignore[misc]
        for twin in (copy.copy(self.CARD), copy.deepcopy(self.CARD), pickle.loads(pickle.dumps(self.CARD))):
            assert twin == self.CARD
            assert hash(twin) == hash(self.CARD)
            assert str(twin) == str(self.CARD)
            assert twin.findings == self.CARD.findings
            assert twin.indicators == self.CARD.indicators


class TestEvaluate:
    """A form, and a rulebook that is always named."""

    @pytest.mark.parametrize("thing", ["宣传次数", None, form_of(MET)])
    def test_an_indicator_alone_is_an_indicator(self, thing: Any) -> None:
        """Anything else is refused too."""
        with pytest.raises(InvalidForm, match="is no Indicator"):
            evaluate_indicator(thing, MOF_2020)

    def test_many_forms_stream(self) -> None:
        """One card is made when it is asked for, and no form is read ahead."""
        read = []

        def forms() -> Iterator[SelfEvaluation]:
            for number in range(3):
                read.append(number)
                yield form_of(attrs.evolve(OPEN, self_score=number))

        cards = evaluate_many(forms(), MOF_2020, accept_self_scores=True)
        first = next(cards)

        assert (first.total, read) == (Decimal(0), [0])
        assert [card.total for card in cards] == [1, 2]


HOSTILE = [
    *["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a | b", "| --- |", "一\n二\r\n三", "\u202e001"],
    *[
        "# 总分",
        "**粗**",
        "[x](javascript:alert(1))",
        "`code`",
        "&lt;b&gt;",
        "=1+1",
        "\x1b[31m红",
        "\u200b\ufeff名",
        "👍e\u0301",
    ],
]


class TestPrint:
    """The form with points and what decided them, as a table."""

    def test_the_table(self) -> None:
        """Tiers said once, amounts, points between two ends, and what a reviewer would ask."""
        lines = str(evaluate(tree_of(year=2023), MOF_2020)).splitlines()
        cells = [line.split() for line in lines]

        assert lines[0] == "宣传经费（2023年度）"
        assert ["预算执行率", "244.23万元", "244.23万元", "10", "10", "全部执行"] in cells
        assert ["产出指标", "数量指标", "宣传次数", "≥3次", "6次", "50", "50", "达标"] in cells
        assert ["可持续影响指标", "可持续影响", "长期", "有一定影响", "10", "0～10", "待评定"] in cells
        assert ["总分", "100", "87～97", "良～优"] in cells
        assert any(line.endswith("评分办法：《项目支出绩效评价管理办法》（财预〔2020〕10号）") for line in lines)
        assert any("judgement-needed" in line for line in lines)

    def test_notes_are_left_to_the_findings(self) -> None:
        """A table shows what is to be mended."""
        text = str(evaluate(form_of(Indicator("a", "≥50个", "50", 100)), MOF_2020))

        assert "unit-missing" not in text
        assert "优" in text

    def test_blank_amounts_are_blank(self) -> None:
        """Not 0."""
        text = str(evaluate(form_of(MET, Indicator("其中"), budget=Budget(executed=5)), MOF_2020))

        assert ["预算执行率", "5万元", "10", "0～10", "资金未填"] in [line.split() for line in text.splitlines()]
        assert ["其中", "0", "未填分值"] in [line.split() for line in text.splitlines()]

    @pytest.mark.parametrize("name", ["宣传次数", "ab", "Ｗ宽", "👍e\u0301", *HOSTILE])
    def test_columns_line_up(self, name: str) -> None:
        """By the width of what is printed: points end in one column."""
        card = evaluate(form_of(attrs.evolve(MET, name=name), MISSED, budget=FUNDS), MOF_2020)
        rows = [line for line in str(card).splitlines() if line.endswith(("达标", "按完成比例", "全部执行"))]
        ends = {display_width(row.rsplit(None, 1)[0]) for row in rows}

        assert len(rows) == 3
        assert len(ends) == 1

    @pytest.mark.parametrize("name", HOSTILE)
    def test_hostile_names_are_text(self, name: str) -> None:
        """In every cell, title and finding, in text, HTML and Markdown."""
        indicator = Indicator(name, "满意", name, 10, reason=name)
        form = SelfEvaluation(name, [Dimension(name, [Category(name, [indicator])])], department=name)
        card = evaluate(form, MOF_2020)
        harmless = evaluate(attrs.evolve(form, project="项目"), MOF_2020)

        assert Seen(card.to_html()).tags == Seen(harmless.to_html()).tags
        assert not {"script", "img", "a", "b", "link"} & {*Seen(card.to_html()).tags}
        assert "\u202e" not in str(card)
        assert "\x1b" not in str(card) + card.to_markdown() + card.to_html()
        rows = [line for line in card.to_markdown().splitlines() if line.startswith("|")]
        assert {len(line.replace("\\\\", "").replace("\\|", "").split("|")) for line in rows} == {10}

    def test_a_notebook_shows_the_same(self) -> None:
        """What stands in the page of its own, with the style that it needs."""
        card = evaluate(tree_of(), MOF_2020)
        page, shown = Seen(card.to_html()), Seen(card._repr_html_())

        assert page.rows == shown.rows
        assert page.tags.count("style") == shown.tags.count("style") == 1
        assert page.texts["style"][0].endswith(shown.texts["style"][0])


def test_a_judged_band_narrows_the_total() -> None:
    """Total and grade carry the range of the band."""
    card = evaluate(form_of(attrs.evolve(MET, weight=90), attrs.evolve(OPEN, judged=Band.ACHIEVED)), MOF_2020)

    assert (card.low, card.high, card.grade) == (Decimal(98), Decimal(100), Grade.EXCELLENT)


def test_nodes_are_made_once() -> None:
    """So that `card.indicators[i]` in a loop costs no more than the loop."""
    card = evaluate(form_of(MET, MISSED), MOF_2020)

    assert card.indicators is card.indicators
    assert card.indicators[0] is card.dimensions[0].categories[0].indicators[0]
    assert pickle.loads(pickle.dumps(card)) == card


def test_a_card_as_values() -> None:
    """Headings and rows, one line each; a name that a spreadsheet would take for a formula stays text."""
    named = attrs.evolve(MET, name="=HYPERLINK(1)")
    lines = evaluate(form_of(named), MOF_2020).to_csv().splitlines()

    assert len(lines) == 2
    assert lines[0].startswith("项目名称,一级指标,")
    assert ",'=HYPERLINK(1)," in lines[1]
