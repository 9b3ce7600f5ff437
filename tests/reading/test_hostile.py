"""Text that was made to stall or to crash a reader ends in forms, in none, or in an error of perfeval."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfeval.errors import PerfevalError
from perfeval.reading import read_forms
from tests.growth import grows_at_most

SIZE = 80_000
REPEATED = 15_000
HEADINGS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
ROW = "产出指标\t数量指标\tn\t{}\t{}\t{}\t5\n"


#: What a piece stands behind: nothing, and the headings of a table in each of the layouts.
BEFORE = ("", HEADINGS, HEADINGS.replace("\t", "\n"), f"|{HEADINGS}".replace("\t", "|"), "<table><tr><td>")


def said_of(text: str) -> str:
    """What an error says about a text; nothing where it is read."""
    try:
        read_forms(text)
    except PerfevalError as error:
        return str(error)
    return ""


def read_each(texts: list[str]) -> None:
    """Read one after another; what is said of them is looked at elsewhere."""
    for text in texts:
        said_of(text)


each_piece = pytest.mark.parametrize(
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
        "|", "| ", "|-", "||\n", "\\|", "**a|", "+--\n", "+--+\n|a|\n", "│\n┼──\n",
        # Rows of data frames that go on below.
        "0 \n", "一级指标 \\\n0 a\n", "  一级指标 二级指标 三级指标 指标值 分值 \\\n0 a\n",
        # Brackets, digits, and what is no text at all.
        "(", "()", "[", "【", "9", "9.", "9,", "≥", "%", ":", "a:", "\0", "\0\n", "\u200b", "\ud800",
        # Labels and headings over and over.
        "项目名称\n", "项目名称：a ", "预期目标\n实际完成情况\n", "一级\n指标\n", "年初预算数\n全年预算数\n",
        "自评表\n", "其 中", HEADINGS,
        HEADINGS.replace("\t", "\n"), "总分\t100\n" + HEADINGS,
    ],
)  # fmt: skip


@each_piece
def test_one_piece_over_and_over(piece: str) -> None:
    """It ends in forms, in none, or in an error that somebody can read to its end."""
    for before in BEFORE:
        assert len(said_of(before + piece * (REPEATED // len(piece)))) < 10_000


@pytest.mark.growth
@each_piece
def test_four_times_the_pieces_take_four_times_as_long(piece: str) -> None:
    """And not sixteen."""

    def make(size: int) -> list[str]:
        return [before + piece * (size // len(piece)) for before in BEFORE]

    assert grows_at_most(1.5, make, read_each, 1_000)


each_length = pytest.mark.parametrize(
    "make",
    [
        lambda size: "|--" + "-" * size + "x|",  # nearly a rule
        lambda size: "<table><tr><td>" * (size // 50) + "x" + "</td></tr></table>" * (size // 50),
        lambda size: "<td rowspan=" + " " * size,
        lambda size: "<td " + "x" * size + ">",
        lambda size: "(" * size + ")" * size,
        lambda size: HEADINGS + ROW.format("9" * size, "1", "5"),
        lambda size: HEADINGS + ROW.format("1", "(" * size, "5"),
        lambda size: HEADINGS + ROW.format("1", "1", "9" * size),
        lambda size: (
            "".join(f"项目名称\tb{number}\n" for number in range(size // 40)) + HEADINGS + ROW.format("1", "1", "5")
        ),
        lambda size: "一级指标 二级指标 三级指标 指标值 实际完成值 分值\n" + "5 " * size,
    ],
    ids=range(10),
)


@each_length
def test_long_and_deep(make: Callable[[int], str]) -> None:
    """What is long in one place, or deep, ends as what is short."""
    assert len(said_of(make(SIZE))) < 10_000


@pytest.mark.growth
@each_length
def test_long_and_deep_is_read_in_proportion(make: Callable[[int], str]) -> None:
    """Four times the size takes four times as long, and not sixteen."""
    assert grows_at_most(1.5, make, said_of, 2_000)
