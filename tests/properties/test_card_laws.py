"""Laws of the scorecard that is looked at: each class opens with the rule that it checks."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from perfeval import DimensionScore, Rulebook, Scorecard, SelfEvaluation, evaluate
from perfeval._exact import add, bare, total
from perfeval._text import display_width, one_line
from perfeval.report import Grid
from perfeval.scorecard.layout import points
from tests.conftest import hostile_context
from tests.properties.strategies import JUNK, forms, rulebooks
from tests.seen import Seen

#: A page takes its time.
fewer = settings(max_examples=settings().max_examples // 5)

names = st.one_of(
    st.sampled_from(["宣传册数量", "适龄儿童疫苗接种率（以乡镇为单位）" * 3, "总分", "小计", "得分", *JUNK]),
    st.sampled_from(["<script>alert(1)</script>", "a|b", '=HYPERLINK("x")', "一\n二", "\x1b[31m", "</style>", "&lt;"]),
)


@st.composite
def named_forms(draw: st.DrawFn) -> SelfEvaluation:
    """Forms whose every part has a name from anywhere, and reasons and self-scores here and there."""
    form = draw(forms(junk=True))
    dimensions = [
        attrs.evolve(
            dimension,
            name=draw(names.filter(str.strip)),
            categories=[
                attrs.evolve(
                    category,
                    indicators=[
                        attrs.evolve(each, name=draw(names), reason=draw(names | st.just("")))
                        for each in category.indicators
                    ],
                )
                for category in dimension.categories
            ],
        )
        for dimension in form.dimensions
    ]
    return attrs.evolve(form, project=draw(names), goal=draw(names | st.just("")), dimensions=dimensions)


def spread(grid: Grid) -> list[list[str]]:
    """Each line with a text for each column, as who reads a merged cell reads it in all of its rows."""
    lines: list[list[str]] = []
    for group in grid.groups:
        below: dict[int, tuple[int, str]] = {}
        for line in group:
            cells = iter(line.cells)
            texts: list[str] = []
            while len(texts) < len(grid.columns):
                left, text = below.get(len(texts), (0, ""))
                if left:
                    below[len(texts)] = (left - 1, text)
                    texts.append(text)
                    continue
                cell = next(cells)
                for _ in range(cell.columns):
                    below[len(texts)] = (cell.rows - 1, cell.text)
                    texts.append(cell.text)
            assert next(cells, None) is None
            lines.append(texts)
        assert not any(left for left, _ in below.values())
    return lines


def tree_of(card: Scorecard) -> Grid:
    """The table of the indicators."""
    return next(part for part in card.sheet().parts if isinstance(part, Grid) and part.columns[0].heading == "一级指标")


class TestNothingVanishes:
    """What the form says and what it scored stands in the card, each row under its own tiers."""

    @fewer
    @given(named_forms(), rulebooks)
    @hostile_context()
    def test_every_row_is_whole(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Each merged cell covers the rows that it stands for, and no column is short of a cell."""
        card = evaluate(form, rulebook)
        grid = tree_of(card)
        lines = spread(grid)

        expected = []
        for dimension in card.dimensions:
            for category in dimension.categories:
                for each in category.indicators:
                    said = (dimension.name, category.name, each.name, each.indicator.target_text)
                    expected.append([*map(one_line, (*said, each.indicator.actual_text))])
            expected.append([one_line(dimension.name), *["小计"] * 4])
        start = 1 if card.execution is not None else 0
        assert [line[:5] for line in lines[start:-1]] == expected
        assert lines[-1][:5] == ["总分"] * 5

    @fewer
    @given(named_forms(), rulebooks)
    @hostile_context()
    def test_points_stand_in_their_columns(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """分值, 得分 and 失分 of each row; and each row that lost or is open is explained below."""
        card = evaluate(form, rulebook)
        grid = tree_of(card)
        at = {column.heading: place for place, column in enumerate(grid.columns)}
        nodes = [*([card.execution] if card.execution else [])]
        left_out = {each for each in card.indicators if rulebook.rescales and not each.indicator.applicable}
        rows = [*nodes, *(each for one in card.dimensions for each in (*one.indicators, one)), card]

        for line, node in zip(spread(grid), rows, strict=True):
            staked = bool(node.weight or node.high)
            assert line[at["分值"]] == (bare(node.weight) if staked else "")
            assert line[at["得分"]] == (points(node) if staked else "")
            parts = node.indicators if isinstance(node, DimensionScore) else [node]
            out = total(each.weight for each in parts if each in left_out)
            assert (line[at["失分"]] == "") == (add(node.high, out) >= node.weight)
        short = (each for each in (*nodes, *card.indicators) if not each.low == each.high == each.weight)
        open_or_lost = [each for each in short if each not in left_out]
        shown = Seen(card.to_html())
        assert shown.texts.get("h2", []).count("失分与待定") == bool(open_or_lost)
        rest = shown.texts.get("h2", []).count("其他内容")
        assert len(shown.texts.get("li", [])) == len(open_or_lost) + len(card.findings) + rest


class TestText:
    """Text from a form stays text: a reader of the HTML finds it as it is, and nothing else than for a plain name."""

    @fewer
    @given(named_forms(), rulebooks)
    def test_the_page_parsed_back_gives_the_text(self, form: SelfEvaluation, rulebook: Rulebook) -> None:
        """Cell by cell; the bars have no text."""
        card = evaluate(form, rulebook)
        shown = Seen(card.to_html())

        expected = []
        for part in card.sheet().parts:
            if isinstance(part, Grid):
                expected.append([column.heading for column in part.columns])
                expected += [[cell.text for cell in line.cells] for group in part.groups for line in group]
        assert [texts for _, texts in shown.rows] == expected
        assert shown.texts["h1"] == [card.sheet().title]
        assert not {"script", "img", "link", "a", "b", "iframe", "object"} & {*shown.tags}
        assert shown.open == []

    @fewer
    @given(named_forms())
    def test_a_form_is_shown_alike(self, form: SelfEvaluation) -> None:
        """Before it is scored: names, texts and reasons."""
        shown = Seen(form.to_html())

        assert shown.rows == Seen(form._repr_html_()).rows
        texts = [text for _, row in shown.rows for text in row]
        for each in form.indicators:
            assert {one_line(each.name), one_line(each.target_text), one_line(each.reason)} <= {*texts, ""}


class TestWidth:
    """A text table is as wide as it is asked to be, whatever the names are, and loses no character."""

    @fewer
    @given(named_forms(), rulebooks, st.sampled_from([80, 100, 120]))
    @hostile_context()
    def test_no_line_is_longer(self, form: SelfEvaluation, rulebook: Rulebook, width: int) -> None:
        """But where the numbers leave no room for the narrowest columns of text."""
        card = evaluate(form, rulebook)
        lines = card.to_text(width=width).splitlines()
        narrowest = max(len(line) for line in card.to_text(width=1).splitlines() if not line.strip("-"))

        assert max(map(display_width, lines)) <= max(width, narrowest)
        assert narrowest < 100
        squeezed = "".join("".join(lines).split())
        unbroken = "".join(card.to_text().split())
        assert sorted(squeezed.replace("-", "")) == sorted(unbroken.replace("-", ""))
