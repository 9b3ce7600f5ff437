"""HTML as browsers show it, whatever is wrong with its markup."""

from __future__ import annotations

import pytest

from perfeval import read_forms
from perfeval.errors import InvalidForm
from perfeval.reading.doors.html import html_rows, index_named, is_html
from perfeval.reading.grid import Row


def read(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Each row as its table, its number, and its cells."""
    return [(row.table, row.number, row.cells) for row in html_rows(text)]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("宣传次数", "宣传次数"),
        ("<p>农村<span>公路</span><b>养护</b></p>", "农村公路养护"),
        ("<p>产出</p><p>指标</p>", "产出\n指标"),
        ("产出<br>指标<br/>", "产出\n指标"),
        ("产出\n   指标", "产出指标"),  # a line of markup ends where it is full, and Chinese has no spaces
        ("5G\n  base", "5G base"),
        ("5G   base", "5G base"),
        ("&nbsp;&ge;90%&nbsp;", "≥90%"),
        ("&#8805;5 &lt;p&gt;", "≥5 <p>"),
        ("&#99999999999;&#xFFFFFFFFF;", "\ufffd\ufffd"),  # numbers too large to be a character
        ("R&D 经费", "R&D 经费"),
        ("<!-- 隐藏 -->可见", "可见"),
        ("可见<!-- 没有结束", "可见"),
        ("<![CDATA[x]]>可见", "可见"),
        ("<?xml version='1.0'?>可见", "可见"),
        ("<script>var a = '<td>';</script>可见", "可见"),
        ("<style>td{}</style>可见<style>", "可见"),
        ("<svg/>可见", "可见"),  # closes itself, so that nothing is silent
        ("<o:p></o:p>可见", "可见"),
        ("3<5 且 5>3", "3<5 且 5>3"),
        ("<a title='>' href=\"<\">可见</a>", "<a title='>' href=\"<\">可见"),  # no tag, and so text
        ("<a title='>'>可见</a>", "可见"),
        ("</nothing>可见", "可见"),
        ("a<hr>b", "a\nb"),
    ],
)
def test_a_cell_says_what_a_browser_shows(inside: str, expected: str) -> None:
    """Nested markup flows together, and only blocks and breaks end a line."""
    assert read(f"<table><tr><td>{inside}") == [(1, 1, (expected,))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # A merged cell has its text in its first place.
        ("<tr><td colspan=3>a<td>b", [("a", "", "", "b")]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d", [("a", "b"), ("", "c"), ("d",)]),
        ("<tr><td>a<td rowspan='2'>b<tr><td>c", [("a", "b"), ("c", "")]),
        ("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c", [("a", "", "b"), ("", "", "c")]),
        ('<tr><td ROWSPAN = "2">a<tr><td>b', [("a",), ("", "b")]),
        ("<tr><td colspan=0>a<td>b", [("a", "b")]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [("a", "b"), ("", "c"), ("", "d")]),  # 0 goes on to the end
        ("<tr><td rowspan=99999999999>a<tr><td>b", [("a",), ("", "b")]),
        # Rows and cells that are not opened, or not closed.
        ("<td>a<td>b", [("a", "b")]),
        ("<tr><td>a</td></td></tr></tr><tr><th>b", [("a",), ("b",)]),
        ("<tbody><tr><td>a</tbody><tfoot><tr><td>b", [("a",), ("b",)]),
        ("<tr>loose<td>a</td>loose", [("a",)]),
        ("<tr></tr><tr><td>a", [(), ("a",)]),
        # What is hidden is not there.
        ("<tr style='display: none'><td>a<tr><td>b", [("b",)]),
        ("<tr><td style='DISPLAY:none'>a<td>b", [("b",)]),
    ],
)
def test_rows_have_their_cells(markup: str, expected: list[tuple[str, ...]]) -> None:
    """Places stay those of the grid."""
    assert [cells for _, _, cells in read(f"<table>{markup}")] == expected


def test_text_around_tables_keeps_its_lines() -> None:
    """Prose has the number of its line; what is not shown is not text."""
    page = "<title>t</title>\n<p>一</p>\n\n<p>二<br>三</p><table>\n<tr><td>四</table>五\n<p> </p>六"
    assert read(page) == [
        (0, 1, ("t",)),
        (0, 2, ("一",)),
        (0, 4, ("二",)),
        (0, 4, ("三",)),
        (1, 1, ("四",)),
        (0, 5, ("五",)),
        (0, 6, ("六",)),
    ]


def test_the_last_line_has_its_number() -> None:
    """Text behind the last tag stands where it stands."""
    assert read("<p>一\n</p>二") == [(0, 1, ("一",)), (0, 2, ("二",))]


def test_a_row_outside_of_a_table_begins_one() -> None:
    """Pasted fragments have no table; an end without a beginning ends nothing."""
    assert read("</td></table></tr><tr><td>a</td></tr>") == [(1, 1, ("a",))]
    assert read("标题<td>a</td><td>b</td>") == [(0, 1, ("标题",)), (1, 1, ("a", "b"))]


def test_tables_within_tables_are_tables_of_their_own() -> None:
    """Sites lay out their pages with tables; the inner one is read first."""
    assert read("<table><tr><td>x<table><tr><td>a</table>y<td>b</table>") == [(2, 1, ("a",)), (1, 1, ("xy", "b"))]


@pytest.mark.parametrize("page", ["<table>" * 5001, "<table><tr><td colspan=900>" + "<td>" * 200])
def test_no_page_can_grow_without_bound(page: str) -> None:
    """More tables or columns than any document has are refused."""
    with pytest.raises(InvalidForm, match="the tables have more than"):
        read(page)


def test_a_page_may_have_many_tables() -> None:
    """As many as there may be are read."""
    assert len(read("<table><tr><td>a</table>" * 5000)) == 5000


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<TABLE border=1>", True), ("<td>", True), ("<tr\n>", True), ("a<b", False), ("<tbody>", False), ("<p>", False)],
)
def test_html_is_told_by_its_tables(text: str, expected: bool) -> None:
    """Any part of a table will do, and other markup will not."""
    assert is_html(text) is expected


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ([("", "", "三级指标", "指标值", "分值"), ("项目名称", "一级指标", "", "", "")], True),
        ([("", "三级指标", "指标值", "分值"), ("产出指标", "", "", "")], False),  # a tier is no heading
        ([("", "三级指标", "指标值", "分值"), ("0", "宣传次数", "3", "5")], False),
        ([("", "预算数", "执行数"), ("项目名称", "", "")], False),
        ([("三级指标", "指标值", "分值"), ("项目名称", "", "")], False),
    ],
)
def test_the_names_of_an_index_are_headings(rows: list[tuple[str, ...]], whole: bool) -> None:
    """A frame has them below the headings of its other columns."""
    found = list(index_named([Row(cells, number) for number, cells in enumerate(rows, start=1)]))

    assert len(found) == (1 if whole else len(rows))
    assert found[0].cells == (("项目名称", "一级指标", "三级指标", "指标值", "分值") if whole else rows[0])
    assert list(index_named([])) == []


def test_the_index_of_a_frame_names_projects() -> None:
    """Each project has its form."""
    pandas = pytest.importorskip("pandas")
    columns = ["项目名称", "三级指标", "年度指标值", "分值", "得分"]
    frame = pandas.DataFrame([["甲", "宣传次数", "≥3次", 9, 8], ["乙", "培训人数", "≥4人", 7, 6]], columns=columns)

    for index in (["项目名称"], ["项目名称", "三级指标"]):
        forms = read_forms(frame.set_index(index).to_html())
        assert [(form.project, form.indicators[0].name) for form in forms] == [("甲", "宣传次数"), ("乙", "培训人数")]
