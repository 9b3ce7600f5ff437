"""Tables as programs draw them on a screen, and data frames as they print themselves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from perfeval import InvalidForm, SelfEvaluation, read_form, read_forms
from perfeval._text import display_width
from perfeval.reading.doors.frames import unframed
from perfeval.reading.doors.upright import upright

HEAD = "项目支出绩效自评表\n（2023年度）\n项目名称：能力提升\n"
ROWS = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
    ["产出指标", "数量指标", "培训乡村医生", "≥200人次", "215人次", "40", "40", ""],
    ["", "时效指标", "设备采购及时率", "≥95%", "83.33%", "40", "35.09", "招标流标1次"],
    ["满意度指标", "服务对象满意度", "患者满意度", "≥90%", "89.2%", "10", "9.91", ""],
]

MYSQL = """
+------------+----------------+----------------+------------+------------+------+-------+-------------+
| 一级指标   | 二级指标       | 三级指标       | 年度指标值 | 实际完成值 | 分值 | 得分  | 偏差原因    |
+------------+----------------+----------------+------------+------------+------+-------+-------------+
| 产出指标   | 数量指标       | 培训乡村医生   | ≥200人次   | 215人次    | 40   | 40    |             |
|            | 时效指标       | 设备采购及时率 | ≥95%       | 83.33%     | 40   | 35.09 | 招标流标1次 |
| 满意度指标 | 服务对象满意度 | 患者满意度     | ≥90%       | 89.2%      | 10   | 9.91  |             |
+------------+----------------+----------------+------------+------------+------+-------+-------------+
"""
PSQL = """
  一级指标  |    二级指标    |    三级指标    | 年度指标值 | 实际完成值 | 分值 | 得分  |  偏差原因
------------+----------------+----------------+------------+------------+------+-------+-------------
 产出指标   | 数量指标       | 培训乡村医生   | ≥200人次   | 215人次    |   40 |    40 |
            | 时效指标       | 设备采购及时率 | ≥95%       | 83.33%     |   40 | 35.09 | 招标流标1次
 满意度指标 | 服务对象满意度 | 患者满意度     | ≥90%       | 89.2%      |   10 |  9.91 |
"""
BOX = """
┏━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━┳━━━━━━━┳━━━━━━━━━━━━━┓
┃ 一级指标   ┃ 二级指标       ┃ 三级指标       ┃ 年度指标值 ┃ 实际完成值 ┃ 分值 ┃ 得分  ┃ 偏差原因    ┃
┡━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━╇━━━━━━━╇━━━━━━━━━━━━━┩
│ 产出指标   │ 数量指标       │ 培训乡村医生   │ ≥200人次   │ 215人次    │ 40   │ 40    │             │
│            │ 时效指标       │ 设备采购及时率 │ ≥95%       │ 83.33%     │ 40   │ 35.09 │ 招标流标1次 │
│ 满意度指标 │ 服务对象满意度 │ 患者满意度     │ ≥90%       │ 89.2%      │ 10   │ 9.91  │             │
└────────────┴────────────────┴────────────────┴────────────┴────────────┴──────┴───────┴─────────────┘
"""
#: Between two lines of a grid stands one row, on as many lines as its longest cell takes.
GRID = """
+------------+----------------+----------------+------------+------------+------+-------+----------+
| 一级指标   | 二级指标       | 三级指标       | 年度指标值 | 实际完成值 | 分值 | 得分  | 偏差原因 |
+============+================+================+============+============+======+=======+==========+
| 产出指标   | 数量指标       | 培训乡村       | ≥200人次   | 215人次    | 40   | 40    |          |
|            |                | 医生           |            |            |      |       |          |
+------------+----------------+----------------+------------+------------+------+-------+----------+
|            | 时效指标       | 设备采购及时率 | ≥95%       | 83.33%     | 40   | 35.09 | 招标     |
|            |                |                |            |            |      |       | 流标1次  |
+------------+----------------+----------------+------------+------------+------+-------+----------+
| 满意度指标 | 服务对象       | 患者满意度     | ≥90%       | 89.2%      | 10   | 9.91  |          |
|            | 满意度         |                |            |            |      |       |          |
+------------+----------------+----------------+------------+------------+------+-------+----------+
"""
#: Borders may part groups of rows.
GROUPS = """
+------------+----------------+----------------+------------+------------+------+-------+-------------+
| 一级指标   | 二级指标       | 三级指标       | 年度指标值 | 实际完成值 | 分值 | 得分  | 偏差原因    |
+------------+----------------+----------------+------------+------------+------+-------+-------------+
| 产出指标   | 数量指标       | 培训乡村医生   | ≥200人次   | 215人次    | 40   | 40    |             |
|            | 时效指标       | 设备采购及时率 | ≥95%       | 83.33%     | 40   | 35.09 | 招标流标1次 |
+------------+----------------+----------------+------------+------------+------+-------+-------------+
| 满意度指标 | 服务对象满意度 | 患者满意度     | ≥90%       | 89.2%      | 10   | 9.91  |             |
+------------+----------------+----------------+------------+------------+------+-------+-------------+
"""
#: Polars and DuckDB say what kind of values each column has.
POLARS = BOX.replace(
    "┡", "│ --- ┆ --- ┆ --- ┆ --- ┆ --- ┆ --- ┆ --- ┆ --- │\n│ str ┆ str ┆ str ┆ str ┆ str ┆ i64 ┆ f64 ┆ str │\n┡"
)
DUCKDB = BOX.replace(
    "┡", "│ varchar │ varchar │ varchar │ varchar │ varchar │ int32 │ decimal(5,2) │ varchar │\n┡"
).replace("│            │ 时效", "├──┼──┼──┼──┼──┼──┼──┼──┤\n│            │ 时效")
#: What pandas prints: a number before each row, and NaN for an empty cell.
FRAME = """
    一级指标     二级指标     三级指标   年度指标值   实际完成值  分值     得分    偏差原因
0   产出指标     数量指标   培训乡村医生  ≥200人次   215人次  40     40
1    NaN     时效指标  设备采购及时率    ≥95%  83.33%  40  35.09  招标流标1次
2  满意度指标  服务对象满意度    患者满意度    ≥90%   89.2%  10   9.91

[3 rows x 8 columns]
"""
#: The same where the screen is narrower.
NARROW = """
    一级指标     二级指标     三级指标   年度指标值  \\
0   产出指标     数量指标   培训乡村医生  ≥200人次
1    NaN     时效指标  设备采购及时率    ≥95%
2  满意度指标  服务对象满意度    患者满意度    ≥90%

    实际完成值  分值     得分  \\
0  215人次  40     40
1  83.33%  40  35.09
2   89.2%  10   9.91

     偏差原因
0
1  招标流标1次
2
"""
#: After rows were left out, or sorted.
SORTED = FRAME.replace("\n2 ", "\n4 ").replace("\n1 ", "\n7 ")
FROM_ONE = FRAME.replace("\n2 ", "\n3 ").replace("\n1 ", "\n2 ").replace("\n0 ", "\n1 ")


def said(form: SelfEvaluation) -> list[tuple[Any, ...]]:
    """What the table says, by indicator; a line break in a reason is one of its cell."""
    return [
        (one.name, two.name, each, each.target_text, each.actual_text, each.reason.replace("\n", ""))
        for one in form.dimensions
        for two in one.categories
        for each in [*two.indicators]
    ]


@pytest.mark.parametrize(
    "table", [MYSQL, PSQL, BOX, GRID, GROUPS, POLARS, DUCKDB, FRAME, NARROW, SORTED, FROM_ONE], ids=range(11)
)
def test_a_table_on_a_screen_is_the_table(table: str) -> None:
    """What is drawn around the cells, and the numbers of the rows, are no part of a form; nothing is guessed."""
    form = read_form(HEAD + table)
    rows = read_form([[line] for line in HEAD.splitlines()] + ROWS)

    assert [row[:2] + row[3:] for row in said(form)] == [row[:2] + row[3:] for row in said(rows)]
    assert [(each.name, each.weight, each.self_score) for each in form.indicators] == [
        (each.name, each.weight, each.self_score) for each in rows.indicators
    ]
    assert (form.project, form.year, form.unread, form.findings) == (rows.project, 2023, (), ())


@pytest.mark.parametrize(
    "table",
    [
        FRAME.replace("2  满意度指标", "..   ...      ...      ...    ...     ...  ..    ...     ...\n9  满意度指标"),
        FRAME.replace("   年度指标值   实际完成值 ", "  ...  "),
        NARROW.replace("2   89.2%  10   9.91\n", ""),
        NARROW.partition("     偏差原因")[0],
        MYSQL + "only showing top 3 rows\n",
        BOX.replace("└", "│ … ┆ … ┆ … ┆ … ┆ … ┆ … ┆ … ┆ … │\n└"),
        BOX.replace("│            │ 时效", "│ · │ · │ · │ · │ · │ · │ · │ · │\n│            │ 时效"),
        BOX.replace("年度指标值 ┃ 实际完成值", "…"),
        (
            "三级指标  年度指标值  完成值  ...  分值\n宣传次数  ≥3次        3次     ...  50\n"
            "知晓率    ≥90%        95%     ...  50\n"
        ),
    ],
    ids=[
        *"rows|columns|a row below|the last columns|Spark|Polars|DuckDB|Polars in columns|without an index".split("|")
    ],
)
def test_a_table_that_was_printed_in_part_is_refused(table: str) -> None:
    """With what shows all of it."""
    with pytest.raises(InvalidForm, match="was printed in part") as caught:
        read_form(HEAD + table)

    assert "df.values.tolist()" in caught.value.remedy


@pytest.mark.parametrize("options", [{}, {"line_width": 60}, {"index": False}, {"na_rep": "-"}])
def test_pandas_prints_what_is_read(options: dict[str, Any]) -> None:
    """By the library itself."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(ROWS[1:], columns=ROWS[0])

    assert said(read_form(HEAD + frame.to_string(**options))) == said(read_form(HEAD + FRAME))


def test_a_space_belongs_to_its_cell() -> None:
    """Between two columns of a frame there are more."""
    frame = FRAME.replace("  培训乡村医生  ≥200人次", "  培训 乡村医生  ≥ 200人次")

    first = read_form(HEAD + frame).indicators[0]

    assert (first.name, first.target_text) == ("培训 乡村医生", "≥ 200人次")


def test_dots_in_a_drawn_form_are_a_blank_row() -> None:
    """As forms print them below their last row."""
    form = read_form(HEAD + BOX.replace("└", "│ │ │ …… │ │ │ │ │ │\n└"))

    assert len(form.indicators) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b\n--|--\nc | d", None),
        ("1 + 1\n+ a\n---", None),
        ("+--+\n│a|b│\n+--+", "|--|\n|a\\|b|\n|--|"),
        ("+--+\n|a|\n+--+\n|b|\n|c|\n+--+", "|--|\n|a|\n|--|\n|b|\n|c|\n|--|"),
        ("+--+\n|a|b|\n|1|2|\n+--+\n|c|\n+--+\n+--+", "|--|\n|a|b|\n|1|2|\n|--|\n|c|\n|--|\n|--|"),
        ("+--+\n|a|1|\n|b|2|\n+--+\n|c|\n+--+\n+--+", "|--|\n|a|1|\n|b|2|\n|--|\n|c|\n|--|\n|--|"),
        ("+-+--+\n|a|b|\n|c|d|\n", "|--|\n|a|b|\n|c|d|\n"),
        (
            "+--+\n|a|\n+--+\n|b|\n|c|\n+--+\n|d|\n+--+\n|e|",
            "|--|\n| a |\n|--|\n| b<br>c |\n|--|\n|--|\n| d |\n|--|\n| e |",
        ),
    ],
)
def test_only_what_is_drawn_is_changed(text: str, expected: str | None) -> None:
    """A rule of Markdown stays, and each line stays at its place."""
    assert unframed(text) == (text if expected is None else expected)
    assert unframed(text).count("\n") == text.count("\n")


#: What several programs print of one table, whatever cells are empty.
CELLS = ["一级指标", "三级指标", "上年完成值", "年度指标值", "实际完成值", "分值", "得分", "复核得分", "偏差原因"]
FILLED = [
    ["产出指标", "培训 人数", "25人", "≥30人", "28人", "50", "46.5", "46", "受疫情影响 人员不足"],
    ["产出指标", "验收合格率", "93%", "≥95%", "96%", "40", "40", "40", "无误"],
    ["满意度指标", "满意率", "88%", "≥90%", "91%", "10", "10", "9.5", "无误"],
]


def spread(rows: list[list[str]], *, right: bool, between: str = "  ", wide: bool = True) -> str:
    """The rows as a program lines them up, with a rule below the headings where it draws one."""
    widths = [max(display_width(text) if wide else len(text) for text in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        fills = [
            " " * (width - (display_width(text) if wide else len(text)))
            for text, width in zip(row, widths, strict=True)
        ]
        cells = [fill + text if right else text + fill for text, fill in zip(row, fills, strict=True)]
        lines.append(between.join(cells).rstrip())
    return "\n".join(lines)


def as_frame(rows: list[list[str]], *, wide: bool, empty: str = "") -> str:
    """The rows as pandas prints them, with their numbers."""
    numbers = ["", *map(str, range(len(rows) - 1))]
    return spread([[number, *(text or empty for text in row)] for number, row in zip(numbers, rows, strict=True)],
                  right=True, wide=wide)  # fmt: skip


def ruled(rows: list[list[str]], rule: str) -> str:
    """The rows as tabulate and the console of SQLite print them."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    head, *rest = spread(rows, right=False).split("\n")
    return "\n".join([head, "  ".join(rule * width for width in widths), *rest])


STYLES = {
    "pandas": lambda rows: as_frame(rows, wide=True),
    "pandas, all characters alike": lambda rows: as_frame(rows, wide=False),
    "pandas with None": lambda rows: as_frame(rows, wide=True, empty="None"),
    "pandas with NaN": lambda rows: as_frame(rows, wide=True, empty="NaN"),
    "tabulate plain": lambda rows: spread(rows, right=False),
    "tabulate simple": lambda rows: ruled(rows, "-"),
    "tabulate rst": lambda rows: ruled(rows, "="),
    "bars without ends": lambda rows: spread(rows, right=False, between=" | "),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("empty", [(), (2,), (4,), (2, 4), (4, 7), (6, 7), (3,), (0, 2, 8), (5, 8)])
@pytest.mark.parametrize("row", range(3))
def test_an_empty_cell_on_a_screen_keeps_its_place(style: Any, empty: tuple[int, ...], row: int) -> None:
    """Each style reads as the cells themselves, whichever of them are empty."""
    rows = [[text if order != row or place not in empty else "" for place, text in enumerate(cells)]
            for order, cells in enumerate(FILLED)]  # fmt: skip
    shown = read_form("项目名称：能力提升\n" + style([CELLS, *rows]))
    whole = read_form([["项目名称", "能力提升"], CELLS, *rows])

    assert said_of_all(shown) == said_of_all(whole)
    assert shown.unread == ()


def said_of_all(form: SelfEvaluation) -> list[tuple[Any, ...]]:
    """All that the rows say, in plain words, and what stands beside them."""
    rows = [(*row[:2], row[2].name, *row[3:], row[2].weight, row[2].self_score) for row in said(form)]
    return [*rows, *form.remarks]


INDEXED = [
    ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "人数", "30", "28", "90", "84"],
]
INDEXED += [["满意度指标", "满意率", "≥90%", "95%", "10", "10"]]


def indexed(rows: list[list[str]], index: int, between: str = "  ") -> str:
    """The rows as pandas prints a frame, the first columns its index, whose names stand below the other headings."""
    head, *rest = rows
    left = spread([[""] * index, head[:index], *(row[:index] for row in rest)], right=False, between=" ").split("\n")
    right = spread([head[index:], [""] * len(head[index:]), *(row[index:] for row in rest)], right=True).split("\n")
    width = max(map(display_width, left))
    return "\n".join(
        (one + " " * (width - display_width(one)) + between + other).rstrip()
        for one, other in zip(left, right, strict=True)
    )


NARROW_INDEX = (
    indexed([row[:5] for row in INDEXED], 2).replace("分值", "分值  \\")
    + "\n\n"
    + indexed([[*row[:2], row[5]] for row in INDEXED], 2)
)


@pytest.mark.parametrize(
    ("frame", "tiers"),
    [
        (indexed([row[1:] for row in INDEXED], 1), {"未分类"}),
        (indexed(INDEXED, 1), {"产出指标", "满意度指标"}),
        (indexed(INDEXED, 2), {"产出指标", "满意度指标"}),
        (NARROW_INDEX, {"产出指标", "满意度指标"}),
    ],
    ids=["names", "tiers", "tiers and names", "on a narrow screen"],
)
def test_the_index_of_a_frame_is_a_column(frame: str, tiers: set[str]) -> None:
    """Its names stand on a line of their own below the headings."""
    form = read_form(HEAD + frame)

    assert {each.name for each in form.dimensions} == tiers
    assert [(each.name, each.target_text, each.actual_text, str(each.self_score)) for each in form.indicators] == [
        ("人数", "30", "28", "84"),
        ("满意率", "≥90%", "95%", "10"),
    ]


def test_lines_below_a_table_are_none_of_its_rows() -> None:
    """A total stands where it stands."""
    table = spread([CELLS, *FILLED], right=False)
    form = read_form(f"{HEAD}{table}\n总分    100    96.5    （自评）\n填表说明写在此行，长于表中任何一个单元格")

    assert len(form.indicators) == 3
    assert form.self_total == Decimal("96.5")


@pytest.mark.parametrize(
    "table",
    [
        # The last line has as many texts as a row, and stands askew.
        spread([CELLS, *FILLED], right=False) + "\n满意度指标 满意率 ≥90% 91% 10 10",
        # One row whose cells may be parted elsewhere.
        "三级指标  年度指标值  实际完成值  分值\n宣传次数  ≥3次        已 完成     100",
        # Headings over no rows, a text below no heading, and texts that stand askew in their column.
        "三级指标  年度指标值  实际完成值  分值",
        "三级指标  年度指标值  实际完成值  分值\n宣传次数  ≥3次        3次         100   又",
        "      三级指标  年度指标值  实际完成值  分值\n一行  宣传次数  ≥3次        3次         100",
        "三级指标    指标值  分值\n 宣传次数   ≥3次    100\n  满意      ≥3次    100",
        "三级指标  年度指标值  实际完成值  分值\n宣传  次  ≥3次        3次         100",
        "三级指标  指标值   分值\n宣传次数    ≥3次  100\n宣传册数  ≥3次     100",
        # The rest of a name on a line of its own.
        "三级指标  年度指标值  实际完成值  分值\n宣传      ≥3次        3次         100\n次数",
        # A frame whose other columns have fewer rows.
        "三级指标  年度指标值  实际完成值  \\\n宣传次数  ≥3次        3次\n\n分值\n",
        "三级指标  年度指标值  实际完成值  \\\n宣传次数  ≥3次        3次\n",
    ],
)
def test_what_does_not_line_up_is_left_to_its_order(table: str) -> None:
    """No place decides there."""
    assert list(upright(table.split("\n"))) == []


@pytest.mark.parametrize(
    "table",
    [
        spread([[CELLS[0], "三级指标", "年度指…", *CELLS[4:]], *[[*row[:2], *row[3:]] for row in FILLED]], right=False),
        as_frame([CELLS, [*FILLED[1][:8], "因" * 47 + "..."]], wide=True),
        BOX.replace("年度指标值", "年度指…   "),
        BOX.replace("215人次", "215… "),
    ],
    ids=["headings", "a long cell", "headings in a box", "a cell in a box"],
)
def test_cells_that_were_cut_are_refused(table: str) -> None:
    """The rest of a number is not guessed."""
    with pytest.raises(InvalidForm, match="was printed in part"):
        read_form(HEAD + table)


BARS = "| 项目名称 | 维修 |\n|---|---|\n| 三级指标 | 年度指标值 | 分值 |\n| 维修面积 | 3平方米 | 100 |\n"
KINDS = {
    "HTML": "<table><tr><td>三级指标</td><td>年度指标值</td><td>分值</td></tr>\n"
    "<tr><td>次数</td><td>3</td><td>9</td></tr></table>",
    "bars": BARS,
    "tabs": "三级指标\t年度指标值\t分值\n次数\t3\t9",
    "commas": "三级指标,年度指标值,分值\n次数,3,9",
    "spaces": "三级指标  年度指标值  分值  得分\n次数  3  9  9",
}
BLOCKS = {"bars": "| 项目名称 | 维修 |\n| --- | --- |", "tabs": "项目名称\t维修"}


@pytest.mark.parametrize("one", [*KINDS.items(), *BLOCKS.items()])
@pytest.mark.parametrize("other", KINDS.items())
def test_tables_of_two_kinds_are_refused(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Only one of them would be read, and the other lost."""
    text = f"{one[1]}\n\n{other[1]}\n\n绩效自评表"
    if one[0] == other[0]:
        assert read_forms(text)
        return
    with pytest.raises(InvalidForm, match="tables of two kinds"):
        read_form(text)
