"""A department's forms summed up: the published figures, ranges while totals are open, faces, and what is refused."""

from __future__ import annotations

import gc
import itertools
import json
import weakref
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest

from perfeval import (
    Budget,
    Grade,
    GradeScale,
    Indicator,
    Portfolio,
    ProjectTotal,
    Quantity,
    Scorecard,
    SelfEvaluation,
    Severity,
    Unsettled,
    evaluate,
    evaluate_many,
    read_forms,
    samples,
)
from perfeval.portfolio import Loss
from perfeval.rulebooks import INTEGRATED, MOF_2020, MOF_2020_RESCALED
from tests.seen import Seen
from tests.small_forms import MET, MISSED, OPEN, form_of, tree_of

PUBLISHED = samples.text("published")


def row_of(points: int | str, name: str = "宣传经费", **facts: Any) -> SelfEvaluation:
    """A form that gets just *points* of 100, or is open from 0 to 100 where they are no number."""
    actual = str(points) if isinstance(points, int) else points
    indicator = Indicator("完成数", "≥100" if isinstance(points, int) else "有效提高", actual, 100)
    return attrs.evolve(form_of(indicator, **facts), project=name)


def cards(*forms: SelfEvaluation) -> Iterator[Scorecard]:
    """The scorecards, one after another."""
    return evaluate_many(forms, MOF_2020)


def test_the_published_figures_come_out() -> None:
    """色尼区, 2023: two projects, 244.43万元, 13.39 % of the department's 1825.53万元."""
    forms = read_forms(PUBLISHED)
    portfolio = Portfolio(evaluate_many(forms, MOF_2020), expenditure="1825.53万元")

    assert portfolio.count == len(portfolio) == 2
    assert portfolio.funds.adjusted == portfolio.funds.initial == portfolio.funds.executed
    assert portfolio.funds.adjusted == Quantity("244.43", "万元")
    assert portfolio.share == Decimal("0.1339")
    assert (portfolio.mean, portfolio.weighted_mean) == (Decimal(100), Decimal(100))
    assert [(str(each.grade), str(each)) for each in portfolio.grades] == [
        ("优", "2"),
        ("良", "0"),
        ("中", "0"),
        ("差", "0"),
    ]
    assert portfolio.by_dimension == ()
    assert repr(portfolio) == "<Portfolio of 2 projects, 244.43万元, mean 100>"
    assert portfolio.narrative() == (
        "2023年度共对2个项目开展绩效自评，涉及资金244.43万元，占部门支出总额（1825.53万元）的13.39%。"
        "按《项目支出绩效评价管理办法》（财预〔2020〕10号）评分，等级为优2个，平均得分100分，按资金加权为100分。"
    )
    assert portfolio.narrative("en") == (
        "2 projects were self-evaluated for 2023, with funds of 244.43万元, "
        "13.39% of the department's expenditure of 1825.53万元. "
        "Under 《项目支出绩效评价管理办法》（财预〔2020〕10号）: 2 优; 100 points on average, 100 weighted by funds."
    )
    page = Seen(portfolio.to_html())
    assert dict(zip(page.texts["dt"], page.texts["dd"], strict=True)) == {
        "评价项目": "2个",
        "年初预算数合计": "244.43万元",
        "全年预算数合计": "244.43万元",
        "全年执行数合计": "244.43万元",
        "部门支出总额": "1825.53万元",
        "全年预算数占部门支出总额": "13.39%",
        "平均得分": "100",
        "按资金加权的平均得分": "100",
    }
    assert page.texts["li"] == ["评分办法：《项目支出绩效评价管理办法》（财预〔2020〕10号）"]


def test_only_what_there_is_to_say_is_said() -> None:
    """Without years, funds, an expenditure and losses nothing is said of them, in either language."""
    portfolio = Portfolio(cards(row_of(100)))
    notes = Seen(portfolio.to_html()).texts["li"]

    assert [note.partition("：")[0] for note in notes] == [
        "评分办法",
        "1个项目未填年初预算数，未计入合计",
        "1个项目未填全年预算数，未计入合计",
        "1个项目未填全年执行数，未计入合计",
        "1个项目没有大于零的全年预算数，未计入加权平均",
    ]
    assert portfolio.narrative() == (
        "共对1个项目开展绩效自评。按《项目支出绩效评价管理办法》（财预〔2020〕10号）评分，等级为优1个，平均得分100分。"
    )
    assert portfolio.narrative("en") == (
        f"1 project was self-evaluated. Under {MOF_2020.source}: 1 优; 100 points on average."
    )


def test_yuan_and_ten_thousand_yuan_are_one_sum() -> None:
    """Whatever unit a form is in, and however many places a conversion takes."""
    budgets = [
        Budget(initial="1", adjusted="0.2", executed="0.1"),
        Budget(adjusted="2442300.01", executed="0.000000000001", unit="元"),
        Budget(adjusted="0.1", unit="亿元"),
    ]
    portfolio = Portfolio(cards(*(row_of(90, budget=each) for each in budgets), row_of(50)))

    funds = portfolio.funds
    assert (funds.initial.value, funds.adjusted.value) == (Decimal(1), Decimal("1244.430001"))
    assert funds.executed.value == Decimal("0.1000000000000001")
    assert (funds.without_initial, funds.without_adjusted, funds.without_executed) == (3, 1, 2)
    assert {funds.initial.unit, funds.adjusted.unit, funds.executed.unit} == {"万元"}
    assert "0.1000000000000001万元" in portfolio.to_text()
    assert "2个项目未填全年执行数，未计入合计" in portfolio.to_text()


def test_forms_without_funds_are_left_out_of_the_weighted_mean_and_counted() -> None:
    """Blank, zero and less than zero weigh nothing; the plain mean counts every form."""
    forms = [
        row_of(100, budget=Budget(adjusted=30, executed=30, weight=0)),
        row_of(60, budget=Budget(adjusted=10, executed=10, weight=0)),
        row_of(0, budget=Budget(adjusted=0, weight=0, executed=0)),
        row_of(0, budget=Budget(adjusted=-5, weight=0, executed=0)),
        row_of(0),
    ]
    portfolio = Portfolio(evaluate_many(forms, MOF_2020))

    assert portfolio.without_funds == 3
    assert (portfolio.mean_low, portfolio.weighted_mean) == (Decimal("32.00"), Decimal("90.00"))
    assert portfolio.funds.adjusted.value == 35
    assert "3个项目没有大于零的全年预算数，未计入加权平均" in portfolio.to_text()
    assert "（不含没有资金的3个项目）" in portfolio.narrative()
    assert "(without the 3 projects that had none)" in portfolio.narrative("en")


class TestOpenTotals:
    """Nothing open is counted as zero: it is a range, and it is said."""

    portfolio = Portfolio(cards(row_of(95, "甲"), row_of("有所提高", "乙"), row_of(70, "丙")))

    def test_grades_are_ranges(self) -> None:
        """The least: both ends agree; the most: the grade lies between the ends."""
        found = [(each.grade, each.name, each.low, each.high) for each in self.portfolio.grades]

        assert found == [
            (Grade.EXCELLENT, "优", 1, 2),
            (Grade.GOOD, "良", 0, 1),
            (Grade.FAIR, "中", 1, 2),
            (Grade.POOR, "差", 0, 1),
        ]

    def test_the_mean_is_refused_and_its_ends_hold(self) -> None:
        """As `Scorecard.total` is; the projects are named."""
        assert (self.portfolio.mean_low, self.portfolio.mean_high) == (Decimal("55.00"), Decimal("88.33"))
        with pytest.raises(
            Unsettled, match=r"the mean is 55.00 to 88.33 points(.|\n)*mean_low and mean_high"
        ) as caught:
            _ = self.portfolio.mean
        assert caught.value.names == self.portfolio.unsettled == ("乙",)
        assert self.portfolio.open_count == 1

    def test_so_is_the_weighted_mean(self) -> None:
        """Under a name of its own."""
        budget = Budget(adjusted=3, executed=3, weight=0)
        portfolio = Portfolio(cards(row_of("有所提高", budget=budget)))

        assert (portfolio.weighted_mean_low, portfolio.weighted_mean_high) == (Decimal(0), Decimal(100))
        with pytest.raises(Unsettled, match="weighted_mean_low and weighted_mean_high"):
            _ = portfolio.weighted_mean

    def test_faces_say_it(self) -> None:
        """In the table, in the paragraph, and in short."""
        assert repr(self.portfolio) == "<Portfolio of 3 projects, 0万元, mean 55 to 88.33>"
        assert "1个项目总分未定：乙" in self.portfolio.to_text().splitlines()
        assert "有1个项目的总分尚未确定，有待评定：乙" in self.portfolio.narrative()
        assert "The total of 1 project is not settled yet: 乙." in self.portfolio.narrative("en")
        assert self.portfolio.grades[0].__str__() == "1～2"

    def test_many_are_named_in_part_and_counted(self) -> None:
        """Ten projects are kept, and three stand in a sentence."""
        portfolio = Portfolio(cards(*(row_of("有所提高", f"项目{number:02}") for number in range(12))))

        assert (portfolio.open_count, len(portfolio.widest)) == (12, 10)
        assert "12个项目总分未定：项目00、项目01" in portfolio.to_text()
        assert "项目09等" in portfolio.to_text()
        assert "有12个项目的总分尚未确定，有待评定：项目00、项目01、项目02等" in portfolio.narrative()
        assert "项目00, 项目01, 项目02, …" in portfolio.narrative("en")

    def test_an_open_total_that_changes_no_cent_of_the_mean_does_not_matter(self) -> None:
        """The mean is one number as soon as both ends agree on it."""
        small = evaluate(form_of(MET, Indicator("效果", "明显", "一般", "0.01")), MOF_2020)
        portfolio = Portfolio([small, *cards(*[row_of(100)] * 9)])

        assert small.low != small.high
        assert portfolio.mean == portfolio.mean_low == portfolio.mean_high


class TestLosses:
    """What cost points, by each tier, and exactly."""

    portfolio = Portfolio(cards(tree_of(), tree_of(), attrs.evolve(tree_of(), budget=Budget(adjusted=3, executed=1))))

    def test_points_are_summed_by_name(self) -> None:
        """Lost for certain first; what is open stands beside; the execution is one of each tier."""
        assert self.portfolio.by_indicator == (
            Loss("受益人口", 3, "9.00", "0"),
            Loss("预算执行率", 1, "6.67", "0"),
            Loss("可持续影响", 3, "0", "30"),
        )
        assert self.portfolio.by_category == (
            Loss("社会效益指标", 3, "9.00", "0"),
            Loss("预算执行率", 1, "6.67", "0"),
            Loss("可持续影响指标", 3, "0", "30"),
        )
        assert self.portfolio.by_dimension == (Loss("效益指标", 6, "9", "30"), Loss("预算执行率", 1, "6.67", "0"))
        assert "未列出" not in self.portfolio.to_text()

    def test_sentences_name_the_worst(self) -> None:
        """Those that lost points, not those that are only open."""
        assert "失分最多的指标是受益人口（9分）、预算执行率（6.67分）。" in self.portfolio.narrative()
        assert "Most points were lost by 受益人口 (9), 预算执行率 (6.67)." in self.portfolio.narrative("en")

    def test_what_is_left_out_is_no_loss(self) -> None:
        """Under a rulebook that rescales, what does not apply; under another it is open."""
        form = form_of(MET, attrs.evolve(MISSED, applicable=False))

        assert Portfolio([evaluate(form, MOF_2020_RESCALED)]).by_indicator == ()
        assert Portfolio([evaluate(form, MOF_2020)]).by_indicator == (Loss("受益人口", 1, "0", "30"),)

    def test_a_table_shows_ten_and_counts_the_rest(self) -> None:
        """The value has all of them."""
        missed = [Indicator(f"指标{number:02}", "≥100", str(number), 1) for number in range(12)]
        portfolio = Portfolio(cards(form_of(*missed)))

        assert len(portfolio.by_indicator) == 12
        assert portfolio.by_indicator[0].name == "指标00"
        assert "另有2个三级指标未列出，失分都不多于以上各项" in portfolio.to_text()
        assert "指标09" in portfolio.to_text()
        assert "指标10" not in portfolio.to_text()


class TestProjects:
    """Ten projects are kept by name: those with the fewest points."""

    def test_the_lowest_are_kept_whatever_the_number(self) -> None:
        """In order, with grade, rulebook and funds."""
        forms = [row_of(points, f"项目{points:03}", budget=Budget(adjusted=points, weight=0)) for points in range(300)]
        portfolio = Portfolio(evaluate_many(forms[::-1], MOF_2020))

        assert [each.name for each in portfolio.lowest] == [f"项目{points:03}" for points in range(10)]
        assert portfolio.lowest[1] == ProjectTotal("项目001", "MOF_2020", "1", "1", 100 * Decimal(1), "差", "1")
        assert repr(portfolio.lowest[1]) == "<ProjectTotal 项目001 1>"
        assert "另有290个项目得分不低于以上各项目，未列出" in portfolio.to_text()
        assert "得分最低的项目" in portfolio.to_text()

    def test_an_open_one_shows_both_ends(self) -> None:
        """In its repr and in the table."""
        portfolio = Portfolio(cards(row_of("有所提高", "乙")))

        assert repr(portfolio.widest[0]) == "<ProjectTotal 乙 0 to 100>"
        assert "0～100  差～优" in portfolio.to_text()
        assert "各项目得分" in portfolio.to_text()


class TestRulebooks:
    """Several rulebooks in one portfolio are told apart and said."""

    def test_full_points_are_put_on_a_hundred(self) -> None:
        """120 of 150 counts as 80; the grades are those of its own scale."""
        names = ["优秀", "良好", "合格", "不合格"]
        large = attrs.evolve(MOF_2020, name="LARGE", grades=GradeScale(120, 90, 60, full=150, names=names))
        book = attrs.evolve(MOF_2020, grades=attrs.evolve(MOF_2020.grades, names=names))
        form = form_of(Indicator("完成数", "≥100", "80", 150))
        one, both = Portfolio([evaluate(form, large)]), Portfolio([evaluate(form, large), evaluate(row_of(50), book)])

        assert (one.mean, both.mean) == (Decimal(80), Decimal(65))
        assert [each.name for each in both.grades] == names
        assert [each.low for each in both.grades] == [1, 0, 0, 1]
        assert both.rulebooks == (("LARGE", 1), ("MOF_2020", 1))
        assert [each.name for each in both.lowest] == ["宣传经费", "宣传经费"]

    def test_more_than_one_is_said(self) -> None:
        """In the table and in the paragraph; where the names of the grades differ, they are 优, 良, 中 and 差."""
        renamed = attrs.evolve(INTEGRATED, grades=attrs.evolve(INTEGRATED.grades, names=["A", "B", "C", "D"]))
        portfolio = Portfolio([evaluate(row_of(95), MOF_2020), evaluate(row_of(95), renamed)])

        assert "评分办法不止一种（INTEGRATED 1个、MOF_2020 1个）" in portfolio.to_text()
        assert "评分办法不止一种，得分不宜直接比较" in portfolio.narrative()
        assert "several rulebooks" in portfolio.narrative("en")
        assert (portfolio.grades[0].name, portfolio.grades[0].low) == ("优", 2)

    def test_years_that_differ_are_said(self) -> None:
        """And a year that some forms leave out is not that of all."""
        mixed = Portfolio(cards(row_of(95, year=2022), row_of(95, year=2023), row_of(95)))
        blank = Portfolio(cards(row_of(95, year=2023), row_of(95)))

        assert mixed.years == ((2022, 1), (2023, 1))
        assert "年度不一：2022年度1个、2023年度1个、未填年度1个" in mixed.to_text()
        assert "年度不一：2023年度1个、未填年度1个" in blank.to_text()
        assert blank.narrative().startswith("共对2个项目")
        assert (
            "年度不一：2022年度1个、2023年度1个"
            in Portfolio(cards(row_of(95, year=2022), row_of(95, year=2023))).to_text()
        )
        assert "self-evaluated for 2023." in Portfolio(cards(row_of(95, year=2023))).narrative("en")


def test_findings_are_counted_by_code() -> None:
    """How many, in how many forms, the worst first; as the scorecards have them."""
    forms = [form_of(MISSED, attrs.evolve(MISSED, name="另一"), year=2023), tree_of(), row_of(100)]
    found = [each.findings for each in cards(*forms)]
    counts = {each.code: each for each in Portfolio(cards(*forms)).findings}

    for code, counted in counts.items():
        assert counted.count == sum(each.code == code for findings in found for each in findings)
        assert counted.forms == sum(any(each.code == code for each in findings) for findings in found)
    assert set(counts) == {each.code for findings in found for each in findings}
    order = [list(Severity).index(each.severity) for each in Portfolio(cards(*forms)).findings]
    assert order == sorted(order)
    both = form_of(OPEN, attrs.evolve(OPEN, name="另一"), Indicator("宣传次数", "3次", "3次", 10))
    notes = [(each.code, each.count) for each in Portfolio(cards(both)).findings if each.severity is Severity.WARNING]
    assert notes == [("judgement-needed", 2), ("operator-missing", 1)]


def test_an_empty_portfolio_has_no_mean_and_says_so() -> None:
    """Nothing is divided by nothing."""
    empty = Portfolio([])

    assert (empty.count, len(empty), empty.mean, empty.weighted_mean, empty.share) == (0, 0, None, None, None)
    assert (empty.mean_low, empty.mean_high, empty.lowest, empty.findings) == (None, None, (), ())
    assert repr(empty) == "<Portfolio of 0 projects>"
    assert empty.narrative() == "没有开展绩效自评的项目。"
    assert empty.narrative("en") == "No project was self-evaluated."
    assert empty.to_csv() == "汇总,数值\n评价项目,0个\n"
    assert empty.to_text() == "绩效自评汇总\n汇总      数值\n--------------\n评价项目   0个"
    assert Portfolio([], "2万元").share == 0
    assert Portfolio([], "2万元") == Portfolio([], Quantity(20000, "元"))


def test_money_that_no_quantity_holds_is_added_up_all_the_same() -> None:
    """Sums have more digits than the numbers of a form."""
    portfolio = Portfolio(cards(*(row_of(1, budget=Budget(adjusted="9" * 18, unit="亿元")) for _ in range(9))))

    assert portfolio.funds.adjusted.value == 9 * int("9" * 18 + "0000")
    assert len(repr(portfolio)) <= 100
    assert Portfolio.from_dict(portfolio.to_dict()) == portfolio


def test_one_scorecard_is_held_at_a_time() -> None:
    """When a stream makes the next scorecard, nothing holds the one before."""
    made: list[weakref.ref[Scorecard]] = []

    def stream() -> Iterator[Scorecard]:
        for number in range(20):
            gc.collect()
            assert [each for each in made if each() is not None] == []
            made.append(weakref.ref(card := evaluate(row_of(number), MOF_2020)))
            yield card
            del card

    assert Portfolio(stream()).count == 20


def test_a_portfolio_does_not_grow_with_its_forms() -> None:
    """Thousands of forms of the same names are as large as a hundred."""
    card = evaluate(tree_of(), MOF_2020)
    small, large = (len(json.dumps(Portfolio(itertools.repeat(card, times)).to_dict())) for times in (100, 3000))

    assert large < small + 100


def test_merging_adds_expenditures() -> None:
    """Two departments have what both spent; a part without one adds nothing."""
    one, two = Portfolio(cards(row_of(90)), "1.5万元"), Portfolio(cards(row_of(80)), "5000元")

    assert one.merge(two).expenditure == Quantity(2, "万元")
    assert one.merge(Portfolio(cards(row_of(80)))).expenditure == Quantity("1.5", "万元")
    assert one.merge(two).mean == Decimal(85)
