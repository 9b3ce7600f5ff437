"""Text that was made to stall or to crash a reader ends in forms, in none, or in an error of perfeval."""

from __future__ import annotations

import pytest

from perfeval.errors import PerfevalError
from perfeval.reading import read_forms

SIZE = 80_000
REPEATED = 15_000
HEADINGS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
ROW = "产出指标\t数量指标\tn\t{}\t{}\t{}\t5\n"


def said_of(text: str) -> str:
    """What an error says about a text; nothing where it is read."""
    try:
        read_forms(text)
    except PerfevalError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "piece",
    [
        # Markup that is not closed, or not opened.
        "<table><tr><td>", "<td>", "<table>", "</table>", "<td a='", '<td a="b" ', "<", "<!--", "<!", "<td><script>",
        # Cells that cover a great many others.
        "<tr><td rowspan=999999999>x", "<tr><td colspan=999999999>x",
        "<td colspan=900 rowspan=60000>x<tr style='display:none'>",
        # References.
        "<td>&#99999999999", "<td>&amp", "<td>&nbsp;",
        # White space that a pattern could walk over again and again.
        "<td>\n", "<td>中 \n ", " ", "\n", "\r", "\t", "\t\n", '\t"', '"\t\n', " |\n",
        # Signs of tables.
        "|", "| ", "|-", "||\n", "\\|", "**a|",
        # Brackets, digits, and what is no text at all.
        "(", "()", "[", "【", "9", "9.", "9,", "≥", "%", ":", "a:", "\0", "\0\n", "\u200b", "\ud800",
        # Labels and headings over and over.
        "项目名称\n", "项目名称：a ", "预期目标\n实际完成情况\n", "一级\n指标\n", "年初预算数\n全年预算数\n",
        "自评表\n", "其 中", HEADINGS,
        HEADINGS.replace("\t", "\n"), "总分\t100\n" + HEADINGS,
    ],
)  # fmt: skip
def test_one_piece_over_and_over(piece: str) -> None:
    """Alone, and after the headings of a table in each of the layouts."""
    for before in ("", HEADINGS, HEADINGS.replace("\t", "\n"), f"|{HEADINGS}".replace("\t", "|"), "<table><tr><td>"):
        assert len(said_of(before + piece * (REPEATED // len(piece)))) < 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "|--" + "-" * SIZE + "x|",  # nearly a rule
        "<table><tr><td>" * 1_500 + "x" + "</td></tr></table>" * 1_500,
        "<td rowspan=" + " " * SIZE,
        "<td " + "x" * SIZE + ">",
        "(" * SIZE + ")" * SIZE,
        HEADINGS + ROW.format("9" * SIZE, "1", "5"),
        HEADINGS + ROW.format("1", "(" * SIZE, "5"),
        HEADINGS + ROW.format("1", "1", "9" * SIZE),
        "".join(f"项目名称\tb{number}\n" for number in range(2_000)) + HEADINGS + ROW.format("1", "1", "5"),
        "一级指标 二级指标 三级指标 指标值 实际完成值 分值\n" + "5 " * SIZE,
    ],
    ids=range(10),
)
def test_long_and_deep(text: str) -> None:
    """What is long in one place, or deep, is read in proportion to its size."""
    assert len(said_of(text)) < 1_000_000
