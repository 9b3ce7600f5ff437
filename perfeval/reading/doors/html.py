"""HTML as web sites and office programs write it: merged cells, nested markup, tables within tables.

The scanner is a small one of its own: it reads any text in linear time, and never refuses one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final, final

import attrs

from perfeval._text import tidy
from perfeval._words.columns import indicator_column, record_field
from perfeval.reading.grid import MAX_COLUMNS, MAX_TABLES, Row, too_large
from perfeval.reading.layout import indicator_layout

_TABLE: Final = re.compile(r"<t(?:able|r|d|h)\b", re.IGNORECASE)
#: A whole cell of plain text, a comment, a declaration or a tag.
#: What is not closed goes on to the end, except a tag, which is then no tag.
_MARKUP: Final = re.compile(
    r"<t[dh]>(?P<cell>[^<&]*)</t[dh]>|<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)"
    r"|<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9:]{0,30})(?P<attributes>[^<>\"']*(?:(?:\"[^\"<]{0,4000}\"|'[^'<]{0,4000}')[^<>\"']*)*)>",
    re.DOTALL,
)
#: How many characters and quoted values a tag has at most; what has more is text.
_LONGEST_TAG: Final = 4000
_SPAN: Final = re.compile(r"(rowspan|colspan)\s*=\s*[\"']?\s*([0-9]{1,20})", re.IGNORECASE)
_UNDISPLAYED: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_LONG_REFERENCE: Final = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{7,});?")
_SPACES: Final = re.compile(r"[ \t\n\r\f\u00a0]+")
#: A line of the source that goes on in the next; one that begins with a label does not.
_WRAPPED: Final = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\r]*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])(?![\u4e00-\u9fff]{2,10}[:：])"
)

_BLOCKS: Final = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 section article header footer main center blockquote pre dl dt dd hr caption "
    "title".split()
)
#: What is not shown, and what is struck out.
_SILENT: Final = frozenset("script style noscript template svg del s strike".split())
_FIELD: Final = re.compile(r"(type|value)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_CHOSEN: Final = re.compile(r"\b(?:checked|selected)\b", re.IGNORECASE)
#: Tags that nothing closes.
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_PARTS: Final = frozenset({"tr", "td", "th"})
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_COLUMNS: Final = 1000
_MOST_ROWS: Final = 65534


def is_html(text: str) -> bool:
    """Whether a text has the markup of a table."""
    return _TABLE.search(text) is not None


def _is_hidden(attributes: str) -> bool:
    """Whether the attributes of a tag keep what is in it from being shown."""
    if not attributes:
        return False
    if "isplay" in attributes or "isibility" in attributes or "DISPLAY" in attributes:
        return _UNDISPLAYED.search(attributes) is not None
    return "hidden" in attributes and _HIDDEN.search(_QUOTED.sub("", attributes)) is not None


def _span_of(attributes: str) -> tuple[int, int]:
    """How many columns and rows the cell of a tag covers."""
    spans = {name.lower(): int(digits) for name, digits in _SPAN.findall(attributes)}
    across, down = spans.get("colspan", 1), spans.get("rowspan", 1)
    return min(across, _MOST_COLUMNS) or 1, min(down, _MOST_ROWS) or _MOST_ROWS


@final
class _Table:
    """A table that is being read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.rows = 0
        self.cells: list[str] | None = None
        self.hidden = False
        #: How many more rows a merged cell covers, by column.
        self.covered: dict[int, int] = {}
        self.text: list[str] | None = None
        self.span = (1, 1)

    def open_row(self, attributes: str) -> None:
        self.cells = []
        self.hidden = _is_hidden(attributes)

    def open_cell(self, attributes: str) -> None:
        if self.cells is None:
            self.open_row("")
        self.text = None if _is_hidden(attributes) else []
        self.span = _span_of(attributes) if attributes else (1, 1)

    def whole_cell(self, words: str) -> None:
        """Take a cell that nothing is in but text."""
        self.close_cell()
        self.open_cell("")
        self.text = [words]
        self.close_cell()

    def close_cell(self) -> None:
        if self.text is None or self.cells is None:
            return
        while len(self.cells) in self.covered:
            self.cells.append("")
        if len(self.cells) > MAX_COLUMNS:
            raise too_large()
        across, down = self.span
        start = len(self.cells)
        self.cells.append(_flowed("".join(self.text)))
        self.cells += [""] * (across - 1)
        if down > 1:
            self.covered.update(dict.fromkeys(range(start, start + across), down))
        self.text = None

    def close_row(self) -> Row | None:
        self.close_cell()
        if self.cells is None:
            return None
        found, self.cells = self.cells, None
        if self.hidden:
            return None
        width = max(self.covered, default=-1) + 1
        cells = tuple(found) + ("",) * (width - len(found))
        self.rows += 1
        self.covered = {column: rows - 1 for column, rows in self.covered.items() if rows > 1}
        return Row(cells, self.rows, self.number)


@final
class _Reader:
    """Walks through the markup and finds rows of tables and lines of text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        #: The rows that were found and are not handed on yet.
        self.found: list[Row] = []
        self.tables: list[_Table] = []
        self.count = 0
        self.prose: list[str] = []
        #: The options of the field that is open: whether one is chosen, and its text.
        self.options: list[tuple[bool, list[str]]] | None = None
        #: Whether text is raised above the line.
        self.raised = False
        self._line = 1
        self._counted = (1, 0)

    def text(self, words: str) -> None:
        """Take text, which belongs to the cell that is open, or to a line outside of tables."""
        if self.raised:
            # A note, or a power: no digit of the number before it.
            words = words.translate(_RAISED)
        if self.options is not None:
            for _, parts in self.options[-1:]:
                parts.append(words)
        elif self.tables and self.tables[-1].text is not None:
            self.tables[-1].text.append(words)
        elif (not self.tables or self.tables[-1].cells is None) and (self.prose or not words.isspace()):
            if not self.prose:
                self._line = self._line_number() + words[: len(words) - len(words.lstrip())].count("\n")
            self.prose.append(words)

    def flush(self) -> None:
        """End a line of text outside of tables."""
        words, self.prose = _flowed("".join(self.prose)) if self.prose else "", []
        lines = filter(None, map(tidy, words.split("\n")))
        self.found += [Row((line,), self._line, 0) for line in lines]

    def _line_number(self) -> int:
        """The line of the place that is being read."""
        number, before = self._counted
        self._counted = (number + self.source.count("\n", before, self.place), self.place)
        return self._counted[0]

    def tag(self, closing: bool, name: str, attributes: str) -> None:  # noqa: FBT001
        """Take a tag."""
        if name in _PARTS:
            if not closing and not self.tables:
                self._table(closing=False)
            if self.prose:
                self.flush()
            if self.tables:
                self._part(closing, name, attributes)
        elif name == "table":
            self._table(closing)
        elif name == "sup":
            self.raised = not closing
        elif name in {"input", "select", "option"}:
            self._field(closing, name, attributes)
        elif name in _BLOCKS or name == "br":
            self.text("\v")
            if not self.tables:
                self.flush()

    def cell(self, words: str) -> None:
        """Take a cell that nothing is in but text."""
        if self.tables and not (self.prose or self.raised or self.options is not None):
            self.tables[-1].whole_cell(words)
            return
        self.tag(False, "td", "")
        self.text(words)
        self.tag(True, "td", "")

    def _field(self, closing: bool, name: str, attributes: str) -> None:  # noqa: FBT001
        """Take a field of a web form: what it shows is what it says."""
        if name == "select" and not closing:
            self.options = []
        elif name == "option" and not closing and self.options is not None:
            self.options.append((_CHOSEN.search(attributes) is not None, []))
        elif name == "select" and self.options is not None:
            options, self.options = self.options, None
            shown = next((text for chosen, text in options if chosen), options[0][1] if options else [])
            self.text("".join(shown).strip())
        elif name == "input":
            said = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _FIELD.finditer(attributes)}
            kind = said.get("type", "text").lower()
            if kind in {"checkbox", "radio"}:
                self.text("☑" if _CHOSEN.search(attributes) else "□")
            elif kind not in {"hidden", "password", "button", "submit", "reset", "image", "file"}:
                self.text(_unescaped(said.get("value", "")))

    def _table(self, closing: bool) -> None:  # noqa: FBT001
        if not closing:
            self.flush()
            self.count += 1
            if self.count > MAX_TABLES:
                raise too_large()
            self.tables.append(_Table(self.count))
        elif self.tables:
            self.flush()
            self._end_row(self.tables.pop())

    def _part(self, closing: bool, name: str, attributes: str) -> None:  # noqa: FBT001
        table = self.tables[-1]
        if name == "tr":
            self._end_row(table)
            if not closing:
                table.open_row(attributes)
        else:
            table.close_cell()
            if not closing:
                table.open_cell(attributes)

    def _end_row(self, table: _Table) -> None:
        row = table.close_row()
        if row is not None:
            self.found.append(row)

    def close(self) -> None:
        """End what is still open."""
        while self.tables:
            self._end_row(self.tables.pop())
        self.flush()


def html_rows(text: str) -> Iterator[Row]:
    """Rows of all tables of a page, and the lines of text around them, in their order."""
    reader = _Reader(text)
    #: The tag whose content is not shown, and how many of its name are open in it.
    place, silent, depth = 0, "", 0
    for match in _MARKUP.finditer(text):
        cell, sign, name, attributes = match.groups()
        start, end = match.span()
        if attributes and len(attributes) > _LONGEST_TAG and len(_QUOTED.sub("'", attributes)) > _LONGEST_TAG:
            continue
        name, closing = (name or "").lower(), bool(sign)
        if silent:
            if name == silent and not attributes.endswith("/"):
                depth += -1 if closing else 1
            silent, place = ("", end) if not depth else (silent, place)
            continue
        if place < start:
            reader.place = place
            reader.text(_unescaped(text[place:start]))
        if cell is not None:
            reader.cell(cell)
        elif name and not closing and _is_silent(name, attributes):
            silent, depth = name, 1
        elif name:
            reader.tag(closing, name, attributes)
        if reader.found:
            yield from reader.found
            reader.found.clear()
        place = end
    if not silent:
        reader.place = place
        reader.text(_unescaped(text[place:]))
    reader.close()
    yield from reader.found


def _is_silent(name: str, attributes: str) -> bool:
    """Whether a tag keeps all that is in it from being read; a row or a cell keeps its place."""
    if name in _PARTS or attributes.endswith("/") or name in _VOID:
        return False
    return name in _SILENT or _is_hidden(attributes)


def _unescaped(text: str) -> str:
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def _flowed(text: str) -> str:
    """The text of a cell as a browser shows it: white space is one space, and only markup breaks a line."""
    if text.isprintable() and "  " not in text:
        # Then no white space is in it but single spaces.
        return text.strip()
    lines = (_SPACES.sub(" ", _WRAPPED.sub("", line)).strip() for line in text.split("\v"))
    return tidy("\n".join(line for line in lines if line))


def index_named(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, where the names of an index, which a data frame has below its other headings, stand beside these.

    >>> rows = [Row(("", "三级指标", "指标值", "分值"), 1), Row(("项目名称", "", "", ""), 2)]
    >>> [row.cells for row in index_named(rows)]
    [('项目名称', '三级指标', '指标值', '分值')]
    """
    above: Row | None = None
    for row in rows:
        whole = _named(above, row) if above is not None else None
        if above is not None and whole is None:
            yield above
        above = whole or row
    if above is not None:
        yield above


def _named(above: Row, below: Row) -> Row | None:
    """The headings with the names of the index; None where two rows are none of them."""
    index = next((place for place, text in enumerate(above.cells) if text), 0)
    names = below.cells[:index]
    if not index or above.table != below.table or not all(names) or any(below.cells[index:]):
        return None
    cells = names + above.cells[index:]
    if not all(indicator_column(text) or record_field(text) for text in names) or indicator_layout(cells) is None:
        return None
    return attrs.evolve(above, cells=cells)
