"""What a form says beside its tables: labels with their values."""

from __future__ import annotations

import pytest

from perfeval._text import squeeze
from perfeval._words.labels import LABELS, Fact, also, fact_of, rank
from perfeval.grade import Grade, GradeScale
from perfeval.reading.blocks.facts import Facts
from perfeval.reading.faults import Faults
from perfeval.reading.grid import Row
from perfeval.reading.labels import grade_in, is_title, is_year, money_in, result_in, statements, title, year_in
from perfeval.reading.ledger import Ledger


def facts_of(*rows: tuple[str, ...], prose: bool = False) -> Facts:
    """The facts of rows, or of lines of text."""
    facts = Facts(Faults(), Ledger([]))
    for number, cells in enumerate(rows, start=1):
        facts.feed(Row(cells, number, 0 if prose else 1))
    return facts


@pytest.mark.parametrize(
    ("cells", "fact", "expected"),
    [
        (("项目名称", "宣传经费"), Fact.PROJECT, "宣传经费"),
        (("项目名称：宣传经费",), Fact.PROJECT, "宣传经费"),
        (("项目名称及代码", "宣传经费"), Fact.PROJECT, "宣传经费"),
        (("项目名称", "", "宣传经费", "", "主管部门", "县文旅局"), Fact.DEPARTMENT, "县文旅局"),
        (("主管部门", "县文旅局", "实施单位", ""), Fact.UNIT, ""),
        (("填报单位（盖章）：县文旅局  填报日期：2024.1.5",), Fact.DATE, "2024.1.5"),
        (("项目名称", "主管部门", "县文旅局"), Fact.PROJECT, ""),
        (("第一部分", "项目名称", "供水", "一期"), Fact.PROJECT, "供水"),  # what stands at the side has no value
        (("单位", "县文旅局"), Fact.UNIT, "县文旅局"),
        (("单位名称", "县文旅局"), Fact.PROJECT, "县文旅局"),
        (("部门（单位）名称", "县文旅局"), Fact.PROJECT, "县文旅局"),
        (("省级预算部门名称", "省文旅厅"), Fact.PROJECT, "省文旅厅"),
        (("省级预算部门名称", "省文旅厅"), Fact.DEPARTMENT, "省文旅厅"),
        (("县级项目单位", "县文旅局"), Fact.UNIT, ""),
    ],
)
def test_a_label_and_its_value(cells: tuple[str, ...], fact: Fact, expected: str) -> None:
    """Beside each other, in one cell, and with empty cells between."""
    assert facts_of(cells).best(fact) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("项目负责人", "张三", "联系电话", "123"), [("项目负责人", "张三"), ("联系电话", "123")]),
        (("某某标签", "某某值"), [("某某标签", "某某值")]),  # a label that is not known
        (("某某标签：某某值",), [("某某标签", "某某值")]),
        (("一段没有标签的话",), [("其他", "一段没有标签的话")]),
        (("备注", "一", "二", "三"), [("二", "三"), ("备注", "一")]),  # a strange label and its value
        (("备注", "一", "二"), [("备注", "二"), ("备注", "一")]),
        (("备注", "/"), []),
        (("绩效指标", "产出"), [("绩效指标", "产出")]),  # what stands beside the name of a block
        (("绩效目标表",), [("标题", "绩效目标表")]),
        (("2023年度",), []),
        (("单位：万元",), []),
        (("（万元）",), []),
        (("金额单位", "美元"), [("金额单位", "美元")]),  # no unit of the funds
        (("——",), []),
        (("本表金额均以万元为单位：万元，特此说明",), [("其他", "本表金额均以万元为单位：万元，特此说明")]),
    ],
)
def test_what_no_field_takes_is_kept(cells: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """With the label that it has."""
    assert facts_of(cells).rest() == expected


def test_lines_of_text_have_labels_or_say_nothing() -> None:
    """A report around the table is not the form's; a heading of it that names a table is not its title."""
    facts = facts_of(
        ("本年完成良好。",), ("项目绩效自评表如下：",), ("项目名称：甲",), ("2022年度部门绩效自评表",), prose=True
    )
    assert (facts.best(Fact.PROJECT), facts.year(), facts.rest()) == ("甲", 2022, [("标题", "2022年度部门绩效自评表")])


def test_the_clearest_label_gives_the_fact() -> None:
    """The others stay, as what they may also be or as remarks."""
    facts = facts_of(("单位名称", "县文旅局"), ("项目名称", "宣传经费"), ("主管部门", "甲"), ("业务主管部门", "乙"))
    found = facts.best(Fact.PROJECT), facts.best(Fact.UNIT), facts.best(Fact.DEPARTMENT)
    assert (found, facts.rest()) == (("宣传经费", "县文旅局", "甲"), [("业务主管部门", "乙")])


def test_an_empty_name_is_a_fault_where_one_is_due() -> None:
    """A form with the label and nothing beside it was not filled in."""
    facts = facts_of(("项目名称", ""))
    assert facts.best(Fact.PROJECT, required=True) == ""
    assert [(fault.problem, fault.place) for fault in facts.faults.found] == [
        ("'项目名称' is empty", ("row 1, column 1", "项目名称"))
    ]


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ([("金额单位：元",)], "元"),
        ([("金额单位", "千元")], "千元"),
        ([("单位", "万元")], "万元"),
        ([("单位：亿元",)], "亿元"),
        ([("（万元）",)], "万元"),
        ([("项目资金（万元）", "80")], "万元"),
        ([("金额单位", "")], ""),
        ([("单位：元",), ("单位：万元",)], "元"),  # the first one said
    ],
)
def test_the_unit_of_money(rows: list[tuple[str, ...]], unit: str) -> None:
    """From a label, a heading, or a note of its own."""
    assert facts_of(*rows).money == unit


@pytest.mark.parametrize(
    ("cells", "total", "grade", "remarks"),
    [
        (("总分", "98.5"), "98.5", None, []),
        (("自评得分：98.5分",), "98.5", None, []),
        (("自评得分", "优"), None, Grade.EXCELLENT, []),
        (("自评得分", "见附件"), None, None, [("总分", "见附件")]),
        (("自评结论", "优□ 良☑ 中□ 差□"), None, Grade.GOOD, []),
        (("自评等级", "良", "优"), None, Grade.GOOD, [("自评等级", "优")]),
        (("自评结论", "总体较好"), None, None, [("自评结论", "总体较好")]),
        (("自评结论", "/"), None, None, []),
    ],
)
def test_totals_and_grades(
    cells: tuple[str, ...], total: str | None, grade: Grade | None, remarks: list[tuple[str, str]]
) -> None:
    """Points, a grade, or words that stay words."""
    facts = facts_of(cells)
    found = facts.total()
    assert (None if found is None else str(found), facts.grade, facts.rest()) == (total, grade, remarks)


def test_the_grade_that_a_form_gives_itself() -> None:
    """It counts before one that does not say whose it is, wherever it stands, and the other is kept."""
    rows = [("评价等级", "优"), ("自评等级", "良")]
    for facts in (facts_of(*rows), facts_of(*rows[::-1])):
        assert (facts.grade, facts.rest()) == (Grade.GOOD, [("评价等级", "优")])


def test_a_form_states_its_scale() -> None:
    """Beside a label, or in a note under the table."""
    words = "总分高于90分（含）的结论为优，90～80分（含）为良，80～60分（含）为中，低于60分为差"
    scale = GradeScale.parse(words)
    noted = facts_of(("备注", words))
    noted.rest()
    assert (facts_of(("自评等级", words)).scale, noted.scale) == (scale, scale)


def test_two_totals_are_one_fact() -> None:
    """The first one counts, and another one stays."""
    facts = facts_of(("总分", "98"), ("自评得分", "97"), ("综合得分", "98"))
    assert (str(facts.total()), facts.rest()) == ("98", [("自评得分", "97")])


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        ([("2023年度项目支出绩效自评表",)], 2023),
        ([("（2022年度）",)], 2022),
        ([("年度", "2021")], 2021),
        ([("评价年度：2021年",)], 2021),
        ([("年度", "二〇二一")], 2021),
        ([("二〇二〇年度绩效自评表",)], 2020),
        ([("项目名称", "2019年结转项目")], None),  # the project's name is not the form's year
        ([("年度", "本年")], None),
    ],
)
def test_the_year(rows: list[tuple[str, ...]], year: int | None) -> None:
    """From a title, from a line of its own, or from a label."""
    assert facts_of(*rows).year() == year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("优", Grade.EXCELLENT),
        ("“优”", Grade.EXCELLENT),
        ("优秀", Grade.EXCELLENT),
        ("优□ 良☑ 中□ 差□", Grade.GOOD),
        ("☑优 □良 □中 □差", Grade.EXCELLENT),
        ("□优 √良 □中 □差", Grade.GOOD),
        ("优（√） 良（ ）", Grade.EXCELLENT),
        ("☑优 ☑良", None),  # two ticks say nothing
        ("优□ 良□", None),
        ("长" * 78 + "良☑", Grade.GOOD),
        ("长" * 79 + "良☑", None),  # the end of a report
        ("", None),
    ],
)
def test_grades(text: str, expected: Grade | None) -> None:
    """Written, or ticked among all of them."""
    assert grade_in(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目名称", [("", "项目名称")]),
        ("项目名称：宣传经费", [("项目名称", "宣传经费")]),
        ("主管部门:甲 实施单位:乙", [("主管部门", "甲"), ("实施单位", "乙")]),
        ("主管部门：甲 某某：乙", [("主管部门", "甲 某某：乙")]),  # no label that is known
        ("其中：财政资金80", [("", "其中：财政资金80")]),
        ("联系电话：", [("联系电话", "")]),
        ("陌生：值", [("陌生", "值")]),
        ("陌生：", [("", "陌生：")]),
        ("：值", [("", "：值")]),
        ("按计划完成：一、宣传。", [("", "按计划完成：一、宣传。")]),
        ("陌生：" + "长" * 40, [("陌生", "长" * 40)]),
        ("陌生：" + "长" * 41, [("", "陌生：" + "长" * 41)]),  # a sentence
        ("备注：" + "长" * 300, [("备注", "长" * 300)]),
    ],
)
def test_statements(text: str, expected: list[tuple[str, str]]) -> None:
    """Each label in a cell with its value."""
    assert list(statements(text)) == expected


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("项目名称：", Fact.PROJECT),
        ("实施单位（盖章）", Fact.UNIT),
        ("项目负责人及联系方式", Fact.REMARK),
        ("其他需要说明的问题", Fact.REMARK),
        ("主管部门及代码", Fact.DEPARTMENT),
        ("部门自评得分", Fact.TOTAL),
        ("部门评价对象", None),  # only its total and its grade are those of the form
        ("宣传次数", None),
        ("", None),
    ],
)
def test_labels(text: str, fact: Fact | None) -> None:
    """Which label stands for which fact."""
    assert fact_of(text) is fact


def test_how_clear_a_label_is() -> None:
    """项目名称 before 单位名称, which may also be the unit."""
    assert rank(Fact.PROJECT, "项目名称") < rank(Fact.PROJECT, "单位名称") < rank(Fact.PROJECT, "宣传次数")
    assert (also("单位名称"), also("项目名称")) == (Fact.UNIT, None)
    assert rank(Fact.PROJECT, "省级预算单位名称") == rank(Fact.PROJECT, "预算单位名称")
    assert also("省级预算单位名称") is Fact.UNIT
    assert rank(Fact.REMARK, "编码") < rank(Fact.REMARK, "宣传次数")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年度项目支出绩效自评表", (True, False, 2023, "")),
        ("部门评价表，详见附件", (False, False, None, "")),  # a sentence
        ("长" * 90 + "绩效自评表", (False, False, None, "")),
        ("（2023年度）", (False, True, 2023, "")),
        ("2023", (False, True, 2023, "")),
        ("二○二三年度", (False, True, 2023, "")),
        ("12023年", (False, False, None, "")),
        ("资金（万元）", (False, False, None, "万元")),
        ("1000元/年", (False, False, None, "")),
        ("单位:元/亩", (False, False, None, "")),
    ],
)
def test_titles_years_and_money(text: str, expected: tuple[bool, bool, int | None, str]) -> None:
    """What a text alone shows."""
    assert (is_title(text), is_year(text), year_in(text), money_in(text)) == expected


def test_a_title_on_one_line() -> None:
    """The line of the year is a fact of its own."""
    assert title("部门预算支出\n绩效自评表\n（2023年度）") == "部门预算支出绩效自评表"


EXPLAINED = "填写预算批复的名称。"


@pytest.mark.parametrize(
    ("rows", "expected", "differing"),
    [
        ([("1.{}：" + EXPLAINED,), ("{}", "甲")], "甲", []),
        ([("{}", "甲"), ("1.{}：" + EXPLAINED,)], "甲", []),
        ([("1.{}：" + EXPLAINED,), ("{}", "")], "", []),  # the form is not filled in
        ([("{}：" + EXPLAINED,)], EXPLAINED, []),
        ([("{}：按批复填写",), ("{}", "甲")], "甲", ["按批复填写"]),
        ([("{}：甲",), ("{}", "甲")], "甲", []),
        ([("{}", "甲\n一期"), ("{}", "甲一期")], "甲\n一期", []),
        ([("{}", "甲"), ("{}", "乙"), ("{}", "丙")], "甲", ["乙"]),
    ],
)
@pytest.mark.parametrize("fact", [Fact.PROJECT, Fact.DEPARTMENT, Fact.UNIT])
def test_what_one_label_says_twice(
    fact: Fact, rows: list[tuple[str, ...]], expected: str, differing: list[str]
) -> None:
    """The cell beside the label counts, not how it is to be filled in; the other texts are kept, and a conflict too."""
    facts = facts_of(*(tuple(text.format(fact.value) for text in cells) for cells in rows))

    assert facts.best(fact) == expected
    assert [each.text for each in facts.differing] == differing
    kept = {squeeze(text) for text in (expected, "", *(text for _, text in facts.rest()))}
    assert {squeeze(cells[-1].partition("：")[2] or cells[-1]) for cells in rows} <= kept


@pytest.mark.parametrize(("label", "fact"), LABELS.items())
def test_a_label_is_what_its_list_says(label: str, fact: Fact) -> None:
    """Whatever else its words could be: 一级预算部门 has the level of a unit in front."""
    assert fact_of(label) is fact


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("优□√ 良□ 中□ 差□", Grade.EXCELLENT),
        ("优□√良□中□差□", Grade.EXCELLENT),
        ("优□ 良□√ 中□ 差□", Grade.GOOD),
        ("优√□ 良□ 中□ 差□", Grade.EXCELLENT),
        ("优秀□良好☑中□差□", Grade.GOOD),
        ("□优 ☑良 □中 □差□", Grade.GOOD),
        ("优□ 良□ 中□ 差□", None),
        ("优□√ 良□√ 中□ 差□", None),
    ],
)
def test_a_tick_beside_a_box_is_of_the_grade_before_it(text: str, grade: Grade | None) -> None:
    """Where each grade stands before a box of its own."""
    assert grade_in(text) is grade


@pytest.mark.parametrize(
    ("text", "points", "grade"),
    [
        ("综合得分98.96分，评价等级为“优”。", "98.96", Grade.EXCELLENT),
        ("自评得分为99分，自评等级为优秀，完成较好", "99", Grade.EXCELLENT),
        ("99.5，自评等级：良。", "99.5", Grade.GOOD),
        ("总分：96", "96", None),
        ("项目实施效果良好，群众满意", "", None),
        ("得分90分以上，等级为优", "", None),
        ("上年得分95分，等级为良", "", None),
        ("甲得分95分，乙得分90分；甲等级为优，乙等级为良。", "", None),
        ("得分95分为优", "", None),
    ],
)
def test_a_result_in_a_sentence(text: str, points: str, grade: Grade | None) -> None:
    """One number of points and one grade, where the words say that they are these."""
    assert result_in(text) == (points, grade)


def test_a_sentence_gives_total_and_grade_and_stays() -> None:
    """Beside the label of a grade or of a total, unless a cell says them by itself."""
    facts = facts_of(("自评结论", "综合得分98.96分，评价等级为“优”。"))
    assert (str(facts.total()), facts.grade) == ("98.96", Grade.EXCELLENT)
    assert facts.rest() == [("自评结论", "综合得分98.96分，评价等级为“优”。")]
    inline = facts_of(("项目自评得分：99.5，自评等级：优。",))
    assert (str(inline.total()), inline.grade) == ("99.5", Grade.EXCELLENT)
    rows = [("自评总分", "97"), ("自评等级", "良"), ("自评结论", "综合得分98.96分，评价等级为“优”。")]
    for order in (rows, rows[::-1]):
        both = facts_of(*order)
        assert (str(both.total()), both.grade) == ("97", Grade.GOOD)
