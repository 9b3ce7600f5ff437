"""The neutral table and its renderings: whatever a cell says, it stays that cell."""

from __future__ import annotations

import csv
import io
import pickle
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from perfeval._text import display_width
from perfeval.errors import PerfevalError
from perfeval.report import (
    Column,
    Figure,
    InvalidTable,
    Markup,
    Row,
    Sheet,
    Table,
    as_csv,
    as_html,
    as_markdown,
    as_text,
    one_line,
    tag,
)
from perfeval.report.text import wrap
from tests.seen import Seen

HOSTILE = [
    *["<img src=x onerror=alert(1)>", "</td></tr></table><script>alert(1)</script>", '" onmouseover="alert(1)'],
    *["&lt;b&gt; &amp; &#60;", "| a |", "\\| a \\\\|", "--- | ---", "\n| 总分 | 100 |", "宣传次数\r\n合计  100.00"],
    *["=cmd|' /C calc'!A0", "\t=1+1", "\ufeff\u200b @SUM(A1)", "＝１＋１", "-3.5\x00"],
    *["\u2028总分\u2029\x85\x0b\x0c\x1c", "\u202e001\u202c \ud800", "# 合计", "1. 合计", "    合计"],
    *["**合计** __x__ `code` ~~x~~ $x$", "[宣传册数量](https://example.org) ![x](y) www.example.org"],
]

#: Any characters at all, unpaired surrogates included; those that mean something somewhere come up often.
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters()),
    st.text(st.sampled_from("|\\`*_~$[]()<>&\"'=+-@#.:;,/w19 \t\r\n\x00\u200b\u202e\u0301＝－，（）≥％宣传次数，。")),
)

#: 24 terminal columns: the widest that a column of the text becomes.
WIDEST = "资金到位及时率年度指标值"


def table_of(*rows: list[str], aligned_right: bool = False, strong: bool = False) -> Table:
    """A table of *rows* under columns as wide as columns of text become."""
    columns = [Column(WIDEST, "right" if aligned_right else "left") for _ in rows[0]]
    return Table(columns, [Row(cells, strong) for cells in rows])


def rows_of(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Up to three rows of one width."""
    return st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=3)
    )


class TestTable:
    """A table is checked when it is built."""

    def test_every_row_has_a_cell_for_each_column(self) -> None:
        """A row that is too short or too long is refused, with its number and its cells."""
        with pytest.raises(InvalidTable, match=r"row 2 \('宣传次数', '5'\) does not fit: it has 2 cells .* 1 column\b"):
            Table([Column("三级指标")], [Row(["宣传次数"]), Row(["宣传次数", "5"])])

    def test_no_columns(self) -> None:
        """A table without columns is refused."""
        with pytest.raises(InvalidTable, match="without columns") as caught:
            Table([], [])
        assert "give at least one Column" == caught.value.remedy

    def test_unknown_alignment(self) -> None:
        """Columns line up on the left or on the right, and nowhere else."""
        with pytest.raises(InvalidTable, match="'center' is not a side") as caught:
            Column("得分", "center")  # type: ignore[arg-type]
        assert 'write "left" or "right"' == caught.value.remedy
        assert isinstance(caught.value, PerfevalError)

    def test_is_a_value(self) -> None:
        """Tables of the same parts are equal, hash alike, and survive pickling."""
        table = Table([Column("得分", "right")], [Row(["5.00"], strong=True)], "产出指标", ["注"])
        twin = Table((Column("得分", "right"),), (Row(("5.00",), strong=True),), "产出指标", ("注",))
        assert table == twin
        assert hash(table) == hash(twin)
        assert table == pickle.loads(pickle.dumps(table))

    @given(TEXTS)
    def test_every_text_is_kept_on_one_line(self, text: str) -> None:
        """Headings, cells, titles and notes are kept as `one_line` writes them."""
        table = Table([Column(text)], [Row([text])], text, [text])
        expected = one_line(text)
        assert [expected] * 4 == [table.columns[0].heading, table.rows[0].cells[0], table.title, table.notes[0]]
        figure = Figure(text, text, text)
        assert [expected] * 4 == [figure.label, figure.text, figure.after, Sheet(text).title]


class TestOneLine:
    """Control characters are neutralised once, for all renderings."""

    @given(TEXTS)
    def test_one_line_that_can_be_written(self, text: str) -> None:
        """The result is one line, as long as the text, can be encoded, and is left alone the second time."""
        line = one_line(text)
        assert len(text) == len(line)
        assert [line] == (line.splitlines() or [""])
        assert line == line.encode().decode()
        assert line == one_line(line)

    @pytest.mark.parametrize(
        ("expected", "text"),
        [
            ("宣传次数 ≥3次", "宣传次数\n≥3次"),
            ("a  b", "a\r\nb"),
            ("      ", "\t\x0b\x0c\x85\u2028\u2029"),
            *[("\ufffd" * 3, "\x00\x1b\x7f"), ("\ufffd001\ufffd", "\u202e001\u2069"), ("\ufffd", "\ud800")],
            ("\u3000é\u200d😀", "\u3000é\u200d😀"),
        ],
    )
    def test_examples(self, expected: str, text: str) -> None:
        """Line breaks become spaces, unshowable characters U+FFFD, and all others stay."""
        assert expected == one_line(text)


class TestHTML:
    """A cell can never become markup."""

    @given(rows_of(TEXTS), st.booleans())
    def test_reading_gives_the_cells(self, rows: list[list[str]], strong: bool) -> None:
        """A parser finds exactly the cells, and exactly the tags and attributes of a table."""
        columns = [Column(text) for text in rows[0]]
        found = Seen(as_html(Table(columns, [Row(cells, strong) for cells in rows])))
        assert [one_line(text) for text in rows[0]] == found.texts["th"]
        assert [one_line(text) for cells in rows for text in cells] == found.texts["td"]
        assert "".join([*found.texts["th"], *found.texts["td"]]) == found.seen
        assert ["section", "style", "/style", *expected_tags(len(rows[0]), len(rows)), "/section"] == found.tags
        assert {("total" if strong else "")} == {kind for kind, _ in found.rows[1:]}
        labels = {("data-label", one_line(text)) for text in rows[0]}
        classes = {("class", name) for name in ("perfeval", "total", "empty")}
        assert labels | {("scope", "col"), ("lang", "zh-CN"), *classes} >= found.attributes

    @given(TEXTS, TEXTS)
    def test_title_and_notes(self, title: str, note: str) -> None:
        """The caption and the list give back the title and the notes."""
        found = Seen(as_html(Table([Column("得分"), Column("原因")], [], title, [note])))
        assert [one_line(title)] * bool(title) == found.texts.get("caption", [])
        assert [one_line(note)] == found.texts["li"]

    @given(TEXTS)
    def test_attributes_are_escaped(self, text: str) -> None:
        """An attribute gives back its text, and never becomes another attribute."""
        found = Seen(tag("p", title=text))
        assert {("title", one_line(text))} == found.attributes

    def test_whole_table(self) -> None:
        """The whole output, so that any change of it is seen."""
        table = Table([Column("得分", "right")], [Row(["<b>5"], strong=True)], "产出&效益", ["注"])
        before, _, after = as_html(table).partition("</style>")
        assert '<section class="perfeval" lang="zh-CN"><style>\n.perfeval {' == before[:58]
        assert (
            "<table><caption>产出&amp;效益</caption>"
            '<thead><tr><th scope="col" class="number">得分</th></tr></thead>'
            '<tbody><tr class="total"><td class="number" data-label="得分">&lt;b&gt;5</td></tr></tbody></table>'
            "<ul><li>注</li></ul></section>"
        ) == after

    def test_only_markup_is_trusted(self) -> None:
        """Elements nest; markup joined with text is text again, and is escaped."""
        bold = tag("b", "宣传次数")
        assert "<td><b>宣传次数</b></td>" == tag("td", bold)
        assert "<td>&lt;b&gt;宣传次数&lt;/b&gt;!</td>" == tag("td", bold + "!")
        assert isinstance(bold, Markup)


def expected_tags(columns: int, rows: int) -> list[str]:
    """The tags of a table without title and notes."""
    head = ["thead", "tr", *["th", "/th"] * columns, "/tr", "/thead"]
    body = ["tbody", *["tr", *["td", "/td"] * columns, "/tr"] * rows, "/tbody"]
    return ["table", *head, *body, "/table"]


class TestText:
    """In a terminal every cell stays in its column."""

    @given(TEXTS, st.integers(10, 30))
    def test_wrapped_text_joins_to_the_original(self, text: str, width: int) -> None:
        """Wrapping loses nothing, and no line is wider than asked."""
        lines = wrap(text, width)
        assert text == "".join(lines)
        assert width >= max(map(display_width, lines))

    @pytest.mark.parametrize(
        ("expected", "text"),
        [
            ([""], ""),
            (["宣传次数宣", "传次数"], "宣传次数宣传次数"),
            (["宣传次数", "≥100册"], "宣传次数≥100册"),  # a sign stays with its number
            (["宣传册数", "量，按时"], "宣传册数量，按时"),  # no line starts with a comma
            (["in the ", "report"], "in the report"),
            (["incomprehe", "nsible"], "incomprehensible"),  # longer than a line
            (["3\\u5ba3", "\\u4f20\\xb2"], "3\\u5ba3\\u4f20\\xb2"),  # an escape is one character
            (["\\U0001f44d", "\\u"], "\\U0001f44d\\u"),
            (["宣传册数", "（合计）"], "宣传册数（合计）"),
        ],
    )
    def test_where_lines_break(self, expected: list[str], text: str) -> None:
        """Lines of ten columns break between words and Chinese characters, not within numbers."""
        assert expected == wrap(text, 10)

    @given(st.lists(TEXTS, min_size=1, max_size=4), st.booleans())
    def test_columns_start_at_the_same_place(self, cells: list[str], aligned_right: bool) -> None:
        """Cut at the display columns of the headings, the lines of a row give back its cells, white space left out."""
        _, rule, *lines = as_text(table_of(cells, aligned_right=aligned_right)).split("\n")
        assert "-" * (26 * len(cells) - 2) == rule
        found = [""] * len(cells)
        for line in lines:
            place = 0
            for character in line:
                found[place // 26] += character
                place += display_width(character)
            assert place <= len(rule)
        assert ["".join(one_line(cell).split()) for cell in cells] == ["".join(text.split()) for text in found]

    def test_points_stand_below_each_other_where_numbers_are_on_the_right(self) -> None:
        """Blanks behind a number that has fewer decimal places than another; what stands on the left stays there."""
        rows = [Row(["100", "1.5"]), Row(["2.25", "2.25"]), Row(["合计", "10"])]
        _, _, *lines = as_text(Table([Column("左"), Column("得分", "right")], rows)).split("\n")

        assert [line.rstrip() for line in lines] == ["100    1.5", "2.25   2.25", "合计  10"]

    @given(st.lists(TEXTS, min_size=2, max_size=4))
    def test_columns_are_parted(self, cells: list[str]) -> None:
        """Between two columns there are two blank places in every line."""
        _, _, *lines = as_text(table_of(cells)).split("\n")
        for line in lines:
            printed = "".join(character * display_width(character) for character in line)
            assert "" == "".join(printed[place : place + 2] for place in range(24, len(printed), 26)).strip()

    @given(rows_of(TEXTS), st.booleans())
    def test_no_trailing_blanks(self, rows: list[list[str]], strong: bool) -> None:
        """No line ends with a blank."""
        for line in as_text(table_of(*rows, strong=strong)).split("\n"):
            assert line == line.rstrip()

    @given(rows_of(TEXTS), st.sampled_from(["ascii", "gbk", "latin-1", "utf-8"]))
    def test_a_terminal_shows_what_it_can(self, rows: list[list[str]], encoding: str) -> None:
        """The text can be written in its encoding, and is that of a table with escapes in it."""
        escaped = [
            [one_line(cell).encode(encoding, "backslashreplace").decode(encoding) for cell in row] for row in rows
        ]
        table = Table([Column(encoding) for _ in rows[0]], [Row(cells) for cells in rows], rows[0][0], rows[0])
        twin = Table(table.columns, [Row(cells) for cells in escaped], escaped[0][0], escaped[0])
        assert as_text(twin) == as_text(table, encoding)
        assert as_text(table, encoding) == as_text(table, encoding).encode(encoding).decode(encoding)

    @pytest.mark.parametrize("encoding", ["", "klingon", "hex", "idna", "a\x00b", 7])
    def test_no_terminal_has_it(self, encoding: object) -> None:
        """What is no encoding of text is refused."""
        with pytest.raises(PerfevalError, match=r"is no encoding of a terminal") as caught:
            as_text(table_of(["宣传次数"]), encoding)  # type: ignore[arg-type]
        assert "sys.stdout.encoding" in caught.value.remedy

    def test_whole_table(self) -> None:
        """Rules run under the headings and before strong rows, but never one under another."""
        rows = [Row(["小计", "5"], strong=True), Row(["\n| 总分 | 100 |", "0"]), Row(["合计", "5"], strong=True)]
        table = Table([Column("三级指标"), Column("得分", "right")], rows, "产出\n指标", ["注：\n按办法计算。"])
        assert (
            "产出 指标\n"
            "三级指标         得分\n"
            "---------------------\n"
            "小计                5\n"
            " | 总分 | 100 |     0\n"
            "---------------------\n"
            "合计                5\n"
            "注： 按办法计算。"
        ) == as_text(table)


class TestMarkdown:
    """Every cell shows literally."""

    @given(rows_of(TEXTS), st.booleans())
    def test_reading_gives_the_cells(self, rows: list[list[str]], strong: bool) -> None:
        """A renderer shows exactly the cells, bold where the row is, and nothing in them is active."""
        found = rendered(as_markdown(table_of(*rows, strong=strong)))
        assert expected_tags(len(rows[0]), len(rows)) == found.tags
        assert [one_line(cell).strip() for cells in rows for cell in cells] == found.texts["td"]

    @given(TEXTS, TEXTS)
    def test_title_and_notes(self, title: str, note: str) -> None:
        """The title is a paragraph and a note one item of a list; an empty title is left out."""
        found = rendered(as_markdown(Table([Column("得分")], [Row(["5"])], title, [note])))
        paragraph = ["p", "/p"] if one_line(title).strip() else []
        assert [*paragraph, *expected_tags(1, 1), "ul", "li", "/li", "/ul"] == found.tags
        assert f"{one_line(title).strip()}得分5{one_line(note).strip()}" == found.seen.replace("\n", "")

    @pytest.mark.parametrize(
        "text",
        [
            *["a@b.c", "zhang.san@example.gov.cn", "mailto:a@b.com", "@user", "#123", "org/project#123", "x@@#1#@y"],
            *["http://example.org", "HTTPS://example.org/a?b=c", "ftp://example.org", "//example.org"],
            *["www.example.org", "WWW.1.com", "example.com", "`@`", "\\@user", "&#35;1"],
        ],
    )
    def test_no_address_is_a_link(self, text: str) -> None:
        """Addresses, users and issues are text; GitHub would look for the last two everywhere but in code."""
        written = as_markdown(table_of([text]))
        assert [text] == rendered(written).texts["td"]
        assert not re.search(r"@|#[0-9]", re.sub(r"`[@#]+`", "", written))

    @pytest.mark.parametrize(
        ("expected", "text"),
        [
            *[("\\# 合计", "# 合计"), ("1\\. 合计", "1. 合计"), ("2\\) 合计", "  2) 合计"), ("&gt; 合计", "> 合计")],
            *[
                ("\\- 合计", "- 合计"),
                ("\\---", "---"),
                ("\\===", "==="),
                ("-3.5", "-3.5"),
                ("244.23万元", "244.23万元"),
            ],
            *[("https:\\//example\\.org", "https://example.org"), ("WWW\\.example\\.org", "WWW.example.org")],
            *[("a`@`b\\.c", "a@b.c"), ("`#`12", "#12"), ("＃12 A#B", "＃12 A#B")],
        ],
    )
    def test_leading_markers(self, expected: str, text: str) -> None:
        """What would start a list, a heading or a rule is escaped; numbers stay as they are; no address is a link."""
        assert f"| {expected} |" == as_markdown(table_of([text])).split("\n")[-1]

    def test_alignment(self) -> None:
        """Columns of points line up on the right."""
        assert "| 得分 |\n| ---: |" == as_markdown(Table([Column("得分", "right")], []))


#: What links whatever looks like an address, as the most eager renderers do.
_RENDERER = MarkdownIt("gfm-like")


def rendered(markdown: str) -> Seen:
    """What a reader of the rendered document finds, apart from where it is bold or in the typeface of code."""
    return Seen(re.sub(r"</?(?:strong|code)>", "", _RENDERER.render(markdown)))


class TestCSV:
    """A spreadsheet shows the cells and computes nothing."""

    @given(rows_of(TEXTS))
    @example([["-", "--", "-3.5", "+5%"]])
    def test_reading_gives_the_cells(self, rows: list[list[str]]) -> None:
        """Reading gives back every cell, some after an apostrophe, and none that starts a formula."""
        written = as_csv(Table([Column(text) for text in rows[0]], [Row(cells) for cells in rows]))
        assert len(rows) + 1 == len(written.splitlines())
        found = list(csv.reader(io.StringIO(written, newline="")))
        assert len(rows) + 1 == len(found)
        for cells, read in zip([rows[0], *rows], found, strict=True):
            for cell, value in zip(cells, read, strict=True):
                assert value in {one_line(cell), "'" + one_line(cell)}
                assert not starts_a_formula(value)

    @pytest.mark.parametrize(
        "cell",
        [
            *["=1", "+1+1", "-1-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u3000=1", "\ufeff=1", "=cmd|' /C calc'!A0"],
            *["＝1", "＋1+1", "－1", "＠SUM(A1)", "−1−1", "-3.5\n", "-３", "-1e5"],
        ],
    )
    def test_formulas(self, cell: str) -> None:
        """A formula gets an apostrophe before it."""
        assert [f"'{one_line(cell)}"] == next(csv.reader([as_csv(table_of([cell])).splitlines()[1]]))

    @pytest.mark.parametrize("cell", ["-3.5", "+5", "-0.50%", "−3.5", "≥3次", "宣传次数", "——", "5-3", "'=1", ""])
    def test_other_cells_stay(self, cell: str) -> None:
        """Numbers with a sign, and whatever is no formula, stay as they are."""
        assert [cell] == next(csv.reader([as_csv(table_of([cell])).splitlines()[1]]))

    def test_title_and_notes_are_left_out(self) -> None:
        """A file of values has its headings and rows, and nothing else."""
        assert "得分\n5\n" == as_csv(Table([Column("得分")], [Row(["5"])], "产出指标", ["注"]))


def starts_a_formula(value: str) -> bool:
    """Whether a spreadsheet would compute *value*: a sign first, and something else than digits after it."""
    first = value.lstrip(" \u3000\xa0\ufeff\u200b")
    number = first[1:].removesuffix("%").replace(".", "", 1)
    return first[:1] in set("=@＝＠") or (first[:1] in set("+-＋－") and not (number.isascii() and number.isdigit()))
