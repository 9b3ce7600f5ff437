"""Text with one cell per line: rows are told apart by their order; what could be read otherwise is said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perfeval import Grade, GradeScale, InvalidForm, SelfEvaluation
from perfeval.reading import read_form, read_forms, trace

WORDS = (Path(__file__).parent / "labelled" / "words.txt").read_text(encoding="utf-8").split()
HEADINGS = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施"
WEIGHT_FIRST = "一级指标 二级指标 三级指标 分值 年度指标值 实际完成值 得分 偏差原因分析及改进措施"


def form_of(cells: str, headings: str = HEADINGS) -> SelfEvaluation:
    """The form that cells make, one to a line; an underscore is an empty line."""
    texts = f"项目名称 供水 {headings} {cells}".split()
    return read_form("\n".join(text.replace("_", "") for text in texts))


def rows(form: SelfEvaluation) -> list[tuple[str, ...]]:
    """The indicators with their tiers, in plain words."""
    return [
        (part.name, tier.name, each.name, each.target_text, each.actual_text, str(each.weight), str(each.self_score))
        for part in form.dimensions
        for tier in part.categories
        for each in tier.indicators
    ]


def codes(form: SelfEvaluation) -> set[str]:
    """What reading says about itself."""
    return {finding.code for finding in form.findings}


@pytest.mark.parametrize("headings", [HEADINGS, WEIGHT_FIRST])
@pytest.mark.parametrize("part", range(8))
def test_an_indicator_may_be_called_anything(headings: str, part: int) -> None:
    """A word that is a label elsewhere ends no table and moves no row; where it may be a tier, that is said."""
    for word in WORDS[part::32]:
        second = f"{word} ≥450只 440只 15 14" if headings == HEADINGS else f"{word} 15 ≥450只 440只 14"
        cells = {
            HEADINGS: f"产出指标 数量指标 长度 ≥3公里 3公里 20 20 {second} 质量指标 合格率 ≥9% 9% 10 10 总分 45 44",
            WEIGHT_FIRST: f"产出指标 数量指标 长度 20 ≥3公里 3公里 20 {second} 质量指标 合格率 10 ≥9% 9% 10 总分 45 44",
        }[headings]
        try:
            form = form_of(cells, headings)
        except InvalidForm:
            continue
        right = [
            ("产出指标", "数量指标", "长度", "≥3公里", "3公里", "20", "20"),
            ("产出指标", "数量指标", word, "≥450只", "440只", "15", "14"),
            ("产出指标", "质量指标", "合格率", "≥9%", "9%", "10", "10"),
        ]
        assert (rows(form) == right and form.self_total == Decimal(44)) or codes(form) & {"arranged-by-content"}, word


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # Tiers on several lines, and their weights on lines of their own.
        (
            "产 出 指标 （50分） 数量 指标 长度 ≥3公里 3公里 20 20 经济效 益指标 投资 ≤9元 8元 10 10",
            [("产出指标", "数量指标", "长度"), ("产出指标", "经济效益指标", "投资")],
        ),
        ("效益指标 30分） 社会效 益指标 户数 3户 3户 30 30", [("效益指标", "社会效益指标", "户数")]),
        ("产出 数量指标 长度 ≥3公里 3公里 20 20", [("产出", "数量指标", "长度")]),
        # A weight whose tier is lost.
        ("(50分) 数量指标 长度 ≥3公里 3公里 20 20", [("(50分)", "数量指标", "长度")]),
        # A tier of another wording, and one without rows.
        (
            "产出指标 数量指标 长度 ≥3公里 3公里 20 20 安全指标 事故 0起 0起 10 10",
            [("产出指标", "数量指标", "长度"), ("产出指标", "安全指标", "事故")],
        ),
        (
            "效益指标 生态效益指标 社会效益指标 户数 3户 3户 30 30",
            [("效益指标", "社会效益指标", "户数")],
        ),
        # Blank rows of the form, with the tiers that have nothing else.
        (
            "产出指标 数量指标 指标1：长度 3公里 3公里 20 20 指标2： …… 质量指标 指标1： …… 时效指标 工期 3 3 10 10",
            [("产出指标", "数量指标", "长度"), ("产出指标", "时效指标", "工期")],
        ),
        # Notes, subtotals and numbers of pages.
        (
            "产出指标 数量指标 长度 3公里 3公里 20 20 注：年末数。 小计 20 20 —12— 宽度 3米 3米 10 10 总分 30 30",
            [("产出指标", "数量指标", "长度"), ("产出指标", "数量指标", "宽度")],
        ),
        # A total of points alone is no indicator; one with a target is.
        (
            "产出指标 数量指标 长度 3公里 3公里 20 20 合计 3公里 3公里 10 10 合计 30 30",
            [("产出指标", "数量指标", "长度"), ("产出指标", "数量指标", "合计")],
        ),
    ],
)
def test_rows_and_their_tiers(cells: str, expected: list[tuple[str, ...]]) -> None:
    """Each indicator has its name and its tiers."""
    assert [row[:3] for row in rows(form_of(cells))] == expected


def test_a_label_names_an_indicator_whose_values_are_mere_numbers() -> None:
    """Where target and result have no units, they are told from points by how many numbers there are."""
    form = form_of("产出指标 数量指标 宣传次数 3 6 50 50 备注 3 6 50 50")

    assert [row[2:] for row in rows(form)] == [(name, "3", "6", "50", "50") for name in ("宣传次数", "备注")]


def test_headings_on_several_lines() -> None:
    """A heading goes on where its first part is none, or not all of its parts are."""
    headings = "一级 指标 二级指标 三级指标 分值 年度 指标值 全年 实际值 得分 未完成原因 及拟采取的 改进措施"
    form = form_of("产出指标 数量指标 长度 20 3公里 3公里 19 停工", headings)
    assert rows(form) == [("产出指标", "数量指标", "长度", "3公里", "3公里", "20", "19")]
    assert form.indicators[0].reason == "停工"


@pytest.mark.parametrize(
    ("cells", "names", "said"),
    [
        ("产出指标 数量指标 长度 3公里 2公里 50 40 受疫情影响 5G基站数 ≥8个 9个 50 50", ["长度", "5G基站数"], True),
        ("产出指标 数量指标 长度 3公里 2公里 50 40 受疫情影响 5G基站 ≥8个 9个 50 50", ["长度", "5G基站"], True),
        ("产出指标 数量指标 长度 3公里 2公里 50 40 停工 质量指标 合格率 ≥8% 9% 50 50", ["长度", "合格率"], False),
        ("产出指标 数量指标 长度 3公里 2公里 50 40 _ 宽度 ≥8个 9个 50 50 停工", ["长度", "宽度"], False),
        (
            "产出指标 数量指标 长度 3公里 2公里 50 40 停工 宽度 ≥8个 9个 50 50 _ 高度 1米 1米 5 5",
            ["长度", "宽度", "高度"],
            True,
        ),
        # Each empty cell has a line, so that none is missing.
        (
            "产出指标 数量指标 长度 3公里 2公里 50 40 停工 _ _ 宽度 ≥8个 9个 50 50 _ _ _ 高度 1米 1米 5 5",
            ["长度", "宽度", "高度"],
            False,
        ),
        # A blank row at the end is no reason.
        ("产出指标 数量指标 长度 3公里 3公里 50 50 指标2：", ["长度"], False),
        # A name on two lines, a row without a target, and one without a name.
        ("产出指标 数量指标 关于印发材料 的次数 3次 3次 50 50", ["关于印发材料的次数"], True),
        ("产出指标 数量指标 工程质量合格 50 50 指标2：宽度 3米 3米 50 50", ["工程质量合格", "宽度"], True),
    ],
)
def test_a_reason_may_be_the_beginning_of_a_name(cells: str, names: list[str], said: bool) -> None:
    """Where nothing shows which text ends a row and which begins one, the reading says that it guessed."""
    form = form_of(cells)
    assert [each.name for each in form.indicators] == names
    assert "指标2：" not in {each.reason for each in form.indicators}
    assert ("arranged-by-content" in codes(form)) is said


def test_points_below_a_tier_are_none_of_its_name() -> None:
    """Where points stand between a tier and a name, they are those of the indicator."""
    form = form_of("数量指标 10 宣传次数 ≥3次 6次 10", "二级指标 分值 三级指标 指标值 完成值 得分")

    assert [(part, name, weight) for _, part, name, _, _, weight, _ in rows(form)] == [("数量指标", "宣传次数", "10")]


def test_a_result_at_the_end_of_a_row_may_be_called_as_a_form_is() -> None:
    """The words of a title are a cell of the last row, and no title."""
    form = form_of("填报份数 ≥1份 10 10 已填报绩效自评表", "三级指标 指标值 分值 得分 实际完成值")

    assert [each.actual_text for each in form.indicators] == ["已填报绩效自评表"]


def test_no_row_starts_within_a_line() -> None:
    """What stands behind a reason in its line is the rest of it, though it could be the tier of the next line."""
    lines = [
        "二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因",
        "数量指标 宣传次数 ≥3次 3次 5 5",
        "培训次数 ≥3次 2次 5 3 疫情 影响较大",
        "宣传册数 ≥3册 3册 5 5",
    ]
    form = read_form("\n".join(lines))

    assert [(part, name) for _, part, name, *_ in rows(form)] == [
        ("数量指标", name) for name in ("宣传次数", "培训次数", "宣传册数")
    ]
    assert [each.reason for each in form.indicators] == ["", "疫情影响较大", ""]


def test_rows_are_arranged_once() -> None:
    """What can be no points is a fault of its row, and no reason to arrange the row anew."""
    headings = "三级指标 指标值 完成值 分值 得分 偏差原因"
    shown = trace("\n".join(f"{headings} 宣传次数 3次 6次 质量指标".split()))

    assert [(each.mark.value, each.guess) for each in shown.rows[1:]] == [("indicator", "")]
    assert [fault.place for fault in shown.faults] == [("line 10", "分值")]


@pytest.mark.parametrize("headings", [HEADINGS, "三级指标 年度指标值 实际完成值 分值 得分"])
def test_a_grade_below_the_rows(headings: str) -> None:
    """It may have its scale behind it, and what speaks of nothing like it is none of the form."""
    row = "宣传次数 ≥3次 6次 100 95 自评等级 优"
    scale = "90（含）-100分为优，80（含）-90分为良，60（含）-80分为中，60分以下为差"
    one, other = form_of(f"{row} {scale}", headings), form_of(f"{row} 以上材料优先公开", headings)

    assert [(len(form.indicators), form.self_grade) for form in (one, other)] == [(1, Grade.EXCELLENT)] * 2
    assert (one.grade_scale, other.grade_scale) == (GradeScale(90, 80, 60), None)
    assert other.remarks == ()


def test_a_row_to_a_line() -> None:
    """Where a line is a row, none starts within it: the text after the points is a reason."""
    text = f"项目名称 供水\n{HEADINGS}\n产出指标 数量指标 长度 3公里 2公里 50 40 受疫情影响\n\n5G基站 ≥8个 9个 50 50\n"
    form = read_form(text)
    assert [(each.name, each.reason) for each in form.indicators] == [("长度", "受疫情影响"), ("5G基站", "")]
    assert not codes(form)


def test_a_table_without_points() -> None:
    """A label with words beside it ends the table; a name with numbers does not."""
    headings = "一级指标 二级指标 三级指标 年度指标值 实际完成值"
    form = form_of("产出指标 数量指标 长度 3公里 3公里 备注 3次 4次 说明 无", headings)
    assert [each.name for each in form.indicators] == ["长度", "备注"]


def test_the_next_form_is_none_of_its_rows() -> None:
    """The name of another project ends the table, and so does a title."""
    cells = "产出指标 数量指标 长度 3公里 3公里 20 20".split()
    lines = ["项目名称", "甲", *HEADINGS.split(), *cells]
    forms = read_forms("\n".join([*lines, *lines, "绩效自评表", *lines]))
    assert [(form.project, len(form.indicators)) for form in forms] == [("甲", 1)] * 3


def test_rows_without_headings_are_refused() -> None:
    """Nothing says which number is what."""
    with pytest.raises(InvalidForm, match="no row of headings"):
        read_forms("产出指标数量指标人数=26 20 质量指标工资≤6次 25 时效指标缴纳率=100% 22.5 合计100 评价结论")
    assert read_forms("产出指标、数量指标、质量指标均已完成，合计100万元，其中≥3次、≥4次、≥5次。") == ()


def test_an_amount_that_stands_under_no_heading_of_funds() -> None:
    """It is a remark with its source, and what stands beyond the headings is not read."""
    funds = [
        ["项目资金", "年初预算数", "全年预算数", "全年执行数", ""],
        ["年度资金总额", "20", "20", "19", "又 1"],
        ["其中", "其他资金：15万元", "", "", ""],
    ]
    row = ["产出指标", "数量指标", "长度", "3公里", "3公里", "20", "20", ""]
    form = read_form([["项目名称", "供水"], *funds, HEADINGS.split(), row])
    assert ("项目资金", "其他资金：15万元") in form.remarks
    assert [cell.text for cell in form.unread] == ["又 1"]


def test_a_sentence_between_headings_is_none() -> None:
    """Whoever passes such a text is told to pass its cells."""
    with pytest.raises(InvalidForm, match="there is no indicator table"):
        form_of("宣传次数 ≥3次 统计 6次 100 95", "三级指标 指标值 数据来源及其有关佐证材料说明 完成值 分值 得分")


def test_a_strange_heading_between_others_makes_remarks() -> None:
    """A column that no field takes is let through, and its cells are kept beside their rows."""
    headings = "一级指标 二级指标 三级指标 数据来源 年度指标值 实际完成值 分值 得分"
    form = form_of("产出指标 数量指标 宣传次数 台账 ≥3次 2次 50 40 培训人数 台账 ≥30人 20人 50 40", headings)

    assert [(each.name, each.target_text, each.actual_text) for each in form.indicators] == [
        ("宣传次数", "≥3次", "2次"),
        ("培训人数", "≥30人", "20人"),
    ]
    assert [text for name, text in form.remarks if name.endswith("数据来源")] == ["台账", "台账"]


SERIAL = "序号 三级指标 年度指标值 实际完成值 分值 得分 偏差原因"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("1 宣传次数 ≥12次 _ 60 55 _ 2 知晓率 ≥90% 95% 40 40", ["≥12次 None 60 55", "≥90% 95% 40 40"]),
        ("1 宣传次数 12 _ 60 55 _ 2 知晓率 _ 95% 40 40 未调查", ["12 None 60 55", "None 95% 40 40"]),
        ("9 宣传次数 ≥12次 11次 60 _ 停工 10 知晓率 ≥90% _ 40 2 _", ["≥12次 11次 60 None", "≥90% None 40 2"]),
        ("1 宣传次数 ≥12次 _ 60 55 _ 合计 60 55", ["≥12次 None 60 55"]),
    ],
)
def test_a_line_for_each_cell_below_serial_numbers(cells: str, expected: list[str]) -> None:
    """Where each row begins with the next number, and empty cells have their lines, nothing is arranged."""
    form = form_of(cells, SERIAL)

    assert [" ".join(str(text or None) for text in row[3:]) for row in rows(form)] == expected
    assert "arranged-by-content" not in codes(form)


@pytest.mark.parametrize(
    "cells",
    [
        "1 宣传次数 ≥12次 60 55 2 知晓率 ≥90% 95% 40 40",
        "1 宣传次数 ≥12次 _ 60 55 _ 知晓率 ≥90% 95% 40 40",
        "1 宣传次数 ≥12次 无 11次 60 _ 2 知晓率 ≥90% 95% 40 40",
    ],
)
def test_a_row_without_its_serial_number_is_guessed(cells: str) -> None:
    """The number may have been taken for another cell, and that is said."""
    assert "arranged-by-content" in codes(form_of(cells, SERIAL))


def test_serial_numbers_between_spaces_are_no_index() -> None:
    """A number alone below its heading is that of the form; the cells stand one space apart."""
    lines = ["序号 一级指标 三级指标 年度指标值 实际完成值 分值 得分", "1 产出指标 宣传次数 ≥12次 12次 60 60"]
    form = read_form("\n".join([*lines, "2 满意度指标 满意率 ≥90% 95% 40 40"]))

    assert [(row[0], row[2]) for row in rows(form)] == [("产出指标", "宣传次数"), ("满意度指标", "满意率")]


LAST_YEAR = "一级指标 三级指标 上年完成值 年度指标值 实际完成值 分值 得分 复核得分"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            "产出指标 宣传次数 _ 3 3 60 55 55 _ 知晓率 90% 95% _ 40 40",
            [("产出指标", "宣传次数", "3", "3", "60", "55"), ("产出指标", "知晓率", "95%", "", "40", "40")],
        ),
        (
            "产出指标 宣传次数 _ 3 _ 60 _ 60 产出指标 知晓率 _ _ 95% 40 40 40 合计 100 100",
            [("产出指标", "宣传次数", "3", "", "60", "None"), ("产出指标", "知晓率", "", "95%", "40", "40")],
        ),
    ],
)
def test_a_line_for_each_cell(cells: str, expected: list[tuple[str, ...]]) -> None:
    """Where all cells have their lines, the empty ones too, each row takes as many as there are headings."""
    form = form_of(cells, LAST_YEAR)

    assert [(row[0], *row[2:]) for row in rows(form)] == expected
    assert "arranged-by-content" not in codes(form)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("宣传次数 12 ≥3次 3次 60 55 50\n印发册数 ≥90册 95册 40 40 40", False),
        ("宣传次数 12 ≥3次 3次 60 55 50\n知晓率 90 95 40 40", True),
        ("宣传次数 12 3 3 60 55 50\n知晓率 90 95 40 40 40", True),
        ("宣传次数 3 3 60 55", False),
    ],
)
def test_a_row_that_lacks_what_others_have(lines: str, said: bool) -> None:
    """Where a number may stand below the heading beside its own, that is said."""
    form = read_form(f"三级指标 上年完成值 年度指标值 实际完成值 分值 得分 复核得分\n{lines}")

    assert ("arranged-by-content" in codes(form)) is said


def test_a_line_for_each_cell_beside_the_name_of_the_block() -> None:
    """The name of the block has a column of its own, which is empty: the first text of a row is its second cell."""
    form = read_form(
        "绩效指标\n一级指标\n二级指标\n三级指标\n年度指标值\n实际完成值\n分值\n得分\n偏差原因\n\n"
        "满意度指标\n服务对象满意度指标\n群众满意度\n控制在2小时以内\n6次\n10\n10\n\n\n总分\n10\n10\n"
    )

    assert [(each.name, each.target_text, str(each.weight)) for each in form.indicators] == [
        ("群众满意度", "控制在2小时以内", "10")
    ]
