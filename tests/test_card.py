"""The scorecard that is looked at: one page, with every point accounted for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    Finding,
    FundSource,
    GradeScale,
    Indicator,
    SelfEvaluation,
    Severity,
    Unread,
    audit,
    evaluate,
    read_forms,
    samples,
)
from perfeval._text import display_width, one_line
from perfeval.errors import InvalidForm, PerfevalError
from perfeval.report import Column, Figure, Row, Sheet, Table, as_html, as_page, as_text
from perfeval.report.style import STYLE
from perfeval.rulebooks import MOF_2020
from tests.seen import Seen
from tests.small_forms import FUNDS, MET, MISSED, OPEN, form_of, tree_of

PUBLISHED = samples.text("published")

LOST = SelfEvaluation(
    "基本公共卫生服务项目",
    [
        Dimension(
            "产出指标",
            [
                Category(
                    "数量指标",
                    [
                        Indicator("居民健康档案", "38508人", "37442人", 20, "20", "外出务工"),
                        Indicator("宣传次数", "≥3次", "6次", "12.5", "12.5"),
                    ],
                ),
                Category("时效指标", [Indicator("拨付及时性", "及时", "基本及时", "7.5", "7")]),
            ],
        ),
        Dimension("满意度指标", [Category("服务对象满意度指标", [Indicator("满意度", "≥90%", "88.6%", 10, "9.84")])]),
    ],
    Budget("1200.5", "1180", "1003.45", self_score="8.5"),
    year=2023,
    department="县卫生健康委员会",
    goal="提高居民健康水平",
    outcome="已完成",
    self_total="57.84",
    self_grade="良",
)


def rows_of(form: SelfEvaluation, **options: bool) -> list[list[str]]:
    """The rows of all tables of the page."""
    return [texts for _, texts in Seen(evaluate(form, MOF_2020, **options).to_html()).rows]


def test_the_card_of_a_form_that_lost_points() -> None:
    """In the order of the official form, read by hand from the page."""
    assert rows_of(LOST) == [
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率"],
        ["年度资金总额", "1200.5", "1180", "1003.45", "85.04%"],
        ["年度总体目标：预期目标", "实际完成情况"],
        ["提高居民健康水平", "已完成"],
        [
            *["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "得分率", "失分"],
            *["自评得分", "评分依据", "偏差原因分析及改进措施"],
        ],
        ["预算执行率", "1180万元", "1003.45万元", "10", "8.5", "", "1.5", "8.5", "按执行率", ""],
        [
            *["产出指标", "数量指标", "居民健康档案", "38508人", "37442人"],
            *["20", "19.45", "", "0.55", "≠ 20", "按完成比例", "外出务工"],
        ],
        ["宣传次数", "≥3次", "6次", "12.5", "12.5", "", "", "12.5", "达标", ""],
        ["时效指标", "拨付及时性", "及时", "基本及时", "7.5", "0～7.5", "", "", "7", "待评定", ""],
        ["小计", "40", "31.95～39.45", "", "0.55", "≠ 39.5", "", ""],
        [
            *["满意度指标", "服务对象满意度指标", "满意度", "≥90%", "88.6%"],
            *["10", "9.84", "", "0.16", "9.84", "按完成比例", ""],
        ],
        ["小计", "10", "9.84", "", "0.16", "9.84", "", ""],
        ["总分", "60", "50.29～57.79", "", "2.21", "≠ 57.84", "差", ""],
    ]


def test_the_head_and_what_stands_below() -> None:
    """Total, grade, lost, open, the form's own, and how many findings; then why, and the findings by severity."""
    shown = Seen(evaluate(LOST, MOF_2020).to_html())

    assert [*zip(shown.texts["dt"], shown.texts["dd"], strict=True)] == [
        *[("总分", "50.29～57.79 "), ("等级", "差"), ("失分", "2.21"), ("待定", "7.5"), ("自评", "57.84 ")],
        *[("错误", "1"), ("提示", "2")],
    ]
    assert shown.texts["small"] == ["/ 60", "良"]
    assert shown.texts["p"] == [
        "主管部门：县卫生健康委员会",
        "评分办法：《项目支出绩效评价管理办法》（财预〔2020〕10号）",
    ]
    assert shown.texts["h2"] == ["失分与待定", "审核发现"]
    badges = [each for each in shown.texts["span"] if each]
    assert badges == ["失 1.5", "失 0.55", "待定 7.5", "失 0.16", "错误", "提示", "提示", "说明"]
    assert {("class", f"badge level{level}") for level in (1, 2, 3)} <= shown.attributes
    assert '<span class="badge level1">错误</span>' in evaluate(LOST, MOF_2020).to_html()
    assert shown.texts["li"][1].endswith("20 × 37442 ÷ 38508 = 19.45 分")


def test_the_bars_are_shares_of_the_weight() -> None:
    """Solid for what is certain, hatched for what is open; in words for who cannot see it."""
    shown = Seen(evaluate(LOST, MOF_2020).to_html())
    labels = [value for name, value in shown.attributes if name == "aria-label"]

    assert "得 0，待定 7.5" in labels
    assert "得 19.45，失 0.55" in labels
    assert "得 12.5，无失分" in labels
    assert {("style", "width: 97.25%"), ("style", "width: 0%"), ("style", "width: 12.5%")} <= shown.attributes


def test_rows_without_a_weight_and_columns_without_a_word() -> None:
    """A row that has no points shows none; a column that the form says nothing in is left out."""
    rows = rows_of(form_of(MET, Indicator("其中：上半年", "≥1次", "3次")))

    assert rows[0][-3:] == ["得分率", "失分", "评分依据"]
    assert rows[2] == ["其中：上半年", "≥1次", "3次", "", "", "", "", "未填分值"]


def test_points_that_are_rescaled_are_said() -> None:
    """The total is not the sum of the rows where points are left out, and is it where a row without any is."""
    out = Indicator("受益人口", "≥100人", "90人", 30, applicable=False)
    for form, is_said in ((form_of(MET, out), True), (form_of(OPEN, attrs.evolve(out, weight=None)), False)):
        shown = Seen(evaluate(form, attrs.evolve(MOF_2020, rescales=True)).to_html()).rows[-1]
        assert ("（不适用的指标不计，其余按比例折算）" in "".join(shown[1])) is is_said


def test_what_is_left_out_loses_nothing() -> None:
    """Its points are none to lose: not in its row, not in the subtotal, and not in the list below."""
    out = Indicator("受益人口", "≥100人", "", 30, applicable=False)
    card = evaluate(form_of(attrs.evolve(MET, actual="2次"), out), attrs.evolve(MOF_2020, rescales=True))
    shown = Seen(card.to_html())

    assert [row[-3:] for _, row in shown.rows[2:4]] == [["", "不适用", "不适用"], ["16.67", "", ""]]
    assert [text for text in shown.texts["span"] if text.startswith("失")] == ["失 16.67"]


def test_a_total_that_is_rounded_up_loses_nothing() -> None:
    """Nor is it said to be rescaled, and no bar is longer than its frame."""
    thirds = evaluate(form_of(*[Indicator(name, "≥3次", "3次", "33.333") for name in "甲乙丙"]), MOF_2020)
    tiny = evaluate(form_of(Indicator("甲", "≥3次", "", "0.005")), MOF_2020)

    assert Seen(thirds.to_html()).rows[-1][1] == ["总分", "99.999", "100", "", "", "优"]
    assert ("aria-label", "得 100，无失分") in Seen(thirds.to_html()).attributes
    for card in (thirds, tiny):
        shown = Seen(card.to_html())
        assert shown.texts["dd"][2] == "0"
        assert {value for name, value in shown.attributes if name == "style"} <= {"width: 0%", "width: 100%"}


def test_findings_that_are_passed_stand_below() -> None:
    """All of an audit, or somebody's own."""
    card = evaluate(LOST, MOF_2020)
    own = Finding("own-check", Severity.ERROR, "与台账不符", ("产出指标",))

    assert "与台账不符（产出指标）[own-check]" in Seen(card.to_html([own])).texts["li"]
    assert len(Seen(card.to_html(audit(LOST, MOF_2020))).texts["li"]) > len(Seen(card.to_html()).texts["li"])
    assert "审核发现" not in Seen(card.to_html([])).texts["h2"]


def test_a_page_loads_nothing_and_says_its_style_once() -> None:
    """No script, no address, no import; for one card and for several."""
    card = evaluate(LOST, MOF_2020)
    page = as_page([card.sheet(), card.sheet()], "自评结果")

    for each in (card.to_html(), page, LOST.to_html()):
        assert each.startswith("<!DOCTYPE html>")
        assert not [word for word in ("<script", "http", "url(", "@import", "src=", "<link", " id=") if word in each]
        assert each.count("<style>") == 1
        assert {("lang", "zh-CN"), ("charset", "utf-8")} <= Seen(each).attributes
    assert "break-before: page" in STYLE
    assert page.count("<section") == 2


@pytest.mark.parametrize(
    "value",
    [
        evaluate(LOST, MOF_2020).findings[0],
        evaluate(LOST, MOF_2020).indicators[0].explain(),
        MOF_2020,
        LOST,
        evaluate(LOST, MOF_2020),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_notebook_shows_what_is_printed(value: object) -> None:
    """One piece of HTML with the words of the text."""
    shown = Seen(value._repr_html_())  # type: ignore[attr-defined]

    assert shown.tags[0] == "section"
    assert shown.open == []
    if isinstance(value, Finding):
        assert f"{value.severity}{value.message}" in shown.seen
    elif not isinstance(value, SelfEvaluation):
        assert str(value).splitlines()[0].split("（")[0] in shown.seen


def test_two_processes_write_the_same_bytes() -> None:
    """Whatever the seed of the hashes is."""
    script = (
        "from tests.test_card import LOST; from perfeval import evaluate; from perfeval.rulebooks import MOF_2020; "
        "import sys; sys.stdout.buffer.write(evaluate(LOST, MOF_2020).to_html().encode())"
    )
    pages = [
        subprocess.run(  # noqa: S603 - the script is above
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert pages[0] == pages[1] == evaluate(LOST, MOF_2020).to_html().encode()


def test_decimals_line_up() -> None:
    """In text by blanks, in HTML by what is not seen, so that the text of the cell stays the number."""
    rows = evaluate(LOST, MOF_2020).to_text().splitlines()
    whole = next(line for line in rows if line.endswith("达标"))

    assert len({display_width(line[: line.rindex(".")]) for line in rows if line.endswith("按完成比例")}) == 1
    assert "12.5   达标" in whole
    assert '<td class="number pad3 strong"' not in evaluate(LOST, MOF_2020).to_html()
    assert '<td class="number pad1 strong" data-label="得分">8.5</td>' in evaluate(LOST, MOF_2020).to_html()


def test_room_is_taken_from_the_widest() -> None:
    """One column at a time, down to eight; what is left over is used."""
    table = Table([Column("甲"), Column("乙"), Column("丙", "right")], [Row(["一" * 12, "二" * 7, "12.5"])])

    assert as_text(table, width=44).splitlines()[2].split() == ["一" * 11, "二" * 7, "12.5"]
    assert as_text(table, width=43).splitlines()[2].split() == ["一" * 10, "二" * 7, "12.5"]
    assert as_text(table, width=25).splitlines()[2].split() == ["一" * 4, "二" * 4, "12.5"]
    assert as_text(table, width=5).splitlines()[2].split() == ["一" * 4, "二" * 4, "12.5"]


def test_a_width_that_is_none() -> None:
    """Is refused with what to write."""
    card = evaluate(tree_of(), MOF_2020)
    for width in (0, -80, True, "80"):
        with pytest.raises(PerfevalError, match="write how many columns there are, as in 80"):
            card.to_text(width=width)  # type: ignore[arg-type]
    assert card.to_text(width=10_000) == card.to_text()


def test_a_sheet_of_nothing_shows_nothing() -> None:
    """No heading without what it heads; a figure by itself is one."""
    assert Seen(as_html(Sheet())).tags == ["section", "style", "/style", "/section"]
    assert Seen(as_html(Sheet(figures=(Figure("总分", "95"),)))).texts["dd"] == ["95"]
    assert OPEN.name in Seen(evaluate(form_of(MET, MISSED, OPEN, budget=FUNDS), MOF_2020).to_html()).seen


def test_only_findings_stand_below() -> None:
    """Whatever else is passed is refused, with what to write instead."""
    card = evaluate(LOST, MOF_2020)

    for wrong in (3, "x", ["x"], [None]):
        with pytest.raises(InvalidForm, match=r"as in \[Finding\("):
            card.to_html(wrong)  # type: ignore[arg-type]


def test_a_form_by_itself_has_the_points_of_its_funds() -> None:
    """Above its indicators, for no row below has them; a source has none of its own."""
    budget = Budget(20, 20, 19, self_score="9.5", sources=[FundSource("当年财政拨款", 20, 20, 19)])
    rows = [texts for _, texts in Seen(form_of(MET, budget=budget).to_html()).rows]

    assert rows[:3] == [
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率", "分值", "自评得分"],
        ["年度资金总额", "20", "20", "19", "95%", "10", "9.5"],
        ["当年财政拨款", "20", "20", "19", "", "", ""],
    ]


EVERYTHING = SelfEvaluation(
    "秸秆综合利用",
    [
        Dimension(
            "产出指标",
            [
                Category(
                    "数量指标",
                    [
                        Indicator(
                            *("禁烧巡查里程", "≥300公里", "286公里", 20, "18.5", "雨季道路中断，\n下年提前安排"),
                            standard="每少10公里扣1分",
                            reviewed_actual="281公里",
                            reviewed_score="17.9",
                            deduction="0.7",
                        ),
                        Indicator("志愿队伍覆盖", "覆盖全部行政村", "基本覆盖", 15, "14", judged="0.83"),
                    ],
                    weight=35,
                )
            ],
            weight=41,
        ),
        Dimension("效益指标", [Category("社会效益指标", [Indicator("现场会", "≥1次", weight=5, applicable=False)])]),
    ],
    Budget(
        *("120.35", "118.02", "99.87"),
        self_score="8.41",
        reviewed_score="8.3",
        printed_rate="83%",
        sources=[FundSource("县级配套资金", "20.11", "18.03", "9.88")],
        completed=False,
    ),
    year=2024,
    department="农业农村局",
    unit="农技推广站",
    date="2025-01-07",
    goal="减少焚烧",
    outcome="没有火点",
    self_total="77.77",
    self_grade="良",
    grade_scale=GradeScale(91, 81, 61),
    remarks=[("联系电话", "0896-3333"), ("备注", "另附照片")],
    unread=[Unread("孤零零的字", ("row 9",))],
    findings=[Finding("cell-not-read", Severity.ERROR, "某格未读", ("row 9",))],
    reviewed_total="71.23",
)


def said(plain: object) -> Iterator[str]:
    """Every text and number of plain data, as it prints."""
    if isinstance(plain, dict):
        for field, value in plain.items():
            yield from said(value) if field not in {"perfeval", "version", "severity", "code", "unit"} else ()
    elif isinstance(plain, list):
        for value in plain:
            yield from said(value)
    elif isinstance(plain, str):
        yield one_line(plain)


@pytest.mark.parametrize("form", [EVERYTHING, LOST, *read_forms(PUBLISHED)], ids=lambda form: form.project)
def test_nothing_that_a_form_says_is_missing(form: SelfEvaluation) -> None:
    """On its own page and on that of its scorecard: every text and number of its plain data."""
    for page in (form.to_html(), evaluate(form, MOF_2020).to_html()):
        seen = Seen(page).seen
        assert [each for each in said(form.to_dict()) if each not in seen] == []


def test_a_rate_that_nobody_can_compute_is_none() -> None:
    """A budget below zero has no rate, on the page as in the narrative; a printed one that differs is shown."""
    below = evaluate(attrs.evolve(LOST, budget=Budget(adjusted=-5, executed=10)), MOF_2020)

    assert "%" not in "".join(Seen(below.to_html()).rows[1][1])
    assert "无法计算执行率" in below.narrative()
    assert "84.62%（表内 83%）" in Seen(EVERYTHING.to_html()).rows[1][1]


def test_a_rate_is_of_what_applies() -> None:
    """Of the points that are at stake, where what does not apply is left out; so is the bar."""
    out = Indicator("受益人口", "≥100人", "", 30, applicable=False)
    card = evaluate(form_of(attrs.evolve(MET, actual="2次"), out), attrs.evolve(MOF_2020, rescales=True))
    (dimension,) = card.dimensions

    assert [dimension.weight, dimension.at_stake, dimension.lost] == [80, 50, Decimal("16.67")]
    assert [each.rate for each in card.indicators] == [Decimal("0.6666"), None]
    assert dimension.rate == dimension.categories[0].rate == Decimal("0.6666")
    assert "得分率66.66%" in card.narrative()
    assert ("style", "width: 66.66%") in Seen(card.to_html()).attributes


def test_what_is_no_sheet_is_said() -> None:
    """With what to pass; a width in the place of an encoding, too."""
    card = evaluate(LOST, MOF_2020)
    for shown in (card, None, [card]):
        with pytest.raises(PerfevalError, match=r"card\.sheet\(\)"):
            as_page(shown, "自评")  # type: ignore[arg-type]
    with pytest.raises(PerfevalError, match=r"write as_page\(\[card\.sheet\(\)\], title\)"):
        as_page(card.sheet(), "自评")  # type: ignore[arg-type]
    with pytest.raises(PerfevalError, match=r"pass card\.sheet"):
        as_html(card)  # type: ignore[arg-type]
    with pytest.raises(PerfevalError, match="a width goes by name, as in width=80"):
        card.to_text(80)  # type: ignore[arg-type]
