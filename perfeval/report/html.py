"""Sheets and tables in HTML: the only place that writes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, final

from perfeval._shown import shown as _shown
from perfeval._text import one_line
from perfeval.report.sheet import Bar, Cell, Figure, Grid, Item, Line, Listing, Sheet
from perfeval.report.style import STYLE
from perfeval.report.table import Column, InvalidTable, Table

__all__ = ["Markup", "as_html", "as_page", "tag"]

_ESCAPED: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})

#: A number with up to two decimal places, whose point is lined up with those above and below it.
_DECIMAL: Final = re.compile(r"[-−]?[0-9]+(\.[0-9]{1,2})?")

#: What a head is to whoever hears the table read.
_SCOPES: Final = {"row": "row", "group": "rowgroup", "subgroup": "rowgroup"}

#: What a page is to a browser and to a printer.
_PAGE: Final = """
@page { size: A4 landscape; margin: 10mm }
:root { color-scheme: light dark }
body { margin: 1em auto; padding: 0 1em; max-width: 80em; font-family: system-ui, "Noto Sans CJK SC", sans-serif }
@media print { :root { color-scheme: light } body { margin: 0; padding: 0; max-width: none } }
""".strip()


@final
class Markup(str):
    """HTML that `tag` has made; every other text is escaped where it meets markup.

    Whatever is done with it gives plain text again: joined or cut markup is escaped like any text.
    """

    __slots__ = ()


#: Style sheets hold no text of a form, and are written as they are.
_STYLE: Final = Markup(f"<style>\n{STYLE}\n</style>")
_HEAD: Final = Markup(
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    f"<style>\n{_PAGE}\n{STYLE}\n</style>"
)


def tag(name: str, /, *children: str, **attributes: str) -> Markup:
    r"""Build one element, escaping every child that is not `Markup`, and every attribute.

    Text is written on one line, as `perfeval.report.one_line` does it.
    The names of elements and attributes are not escaped: they come from code, never from a form.
    An underscore in the name of an attribute is a hyphen, and one at its end is nothing, as in ``class_``.

    >>> from perfeval.report import tag
    >>> print(tag("td", tag("b", "宣传次数"), " <b>≥3次</b>\n", class_="number"))
    <td class="number"><b>宣传次数</b> &lt;b&gt;≥3次&lt;/b&gt; </td>
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_escaped(value)}"' for key, value in attributes.items())
    inner = "".join(child if isinstance(child, Markup) else _escaped(child) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>")


def as_html(shown: Table | Sheet) -> Markup:
    r"""Write a table or a sheet as one piece of HTML, to stand in a notebook or a page of your own.

    It brings its style, and has no script, no identifier and nothing to load.
    The title of a table is its caption, and its notes are a list below.
    The same table always gives the same text.

    >>> from perfeval.report import Column, Row, Table, as_html
    >>> table = Table(
    ...     columns=[Column("三级指标"), Column("得分", "right")],
    ...     rows=[Row(["宣传册数量<br>", "9.5"])],
    ...     title="产出指标",
    ... )
    >>> print(as_html(table).partition("</style>")[2].replace("><", ">\n<"))
    <table>
    <caption>产出指标</caption>
    <thead>
    <tr>
    <th scope="col">三级指标</th>
    <th scope="col" class="number">得分</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td data-label="三级指标">宣传册数量&lt;br&gt;</td>
    <td class="number" data-label="得分">9.5</td>
    </tr>
    </tbody>
    </table>
    </section>
    """
    return tag("section", _STYLE, *_inside(shown), class_="perfeval", lang="zh-CN")


def as_page(shown: Iterable[Table | Sheet], title: str) -> str:
    """Write tables and sheets as one page of their own, for a file: each starts a page in print, on A4 paper.

    >>> from perfeval.report import Sheet, as_page
    >>> as_page([Sheet("宣传经费")], "自评表")[:37]
    '<!DOCTYPE html><html lang="zh-CN"><he'
    """
    if isinstance(shown, (Table, Sheet)) or not isinstance(shown, Iterable):
        raise InvalidTable(f"{_shown(shown)} is no sequence of sheets", remedy="write as_page([card.sheet()], title)")
    sections = (tag("section", *_inside(each), class_="perfeval", lang="zh-CN") for each in shown)
    page = tag("html", tag("head", _HEAD, tag("title", title)), tag("body", *sections), lang="zh-CN")
    return f"<!DOCTYPE html>{page}\n"


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPED)


def _inside(shown: Table | Sheet) -> Iterator[Markup]:
    sheet = Sheet.of(shown) if isinstance(shown, Table) else shown
    if not isinstance(sheet, Sheet):
        raise InvalidTable(f"{_shown(shown)} is no table or sheet", remedy="pass card.sheet() of a scorecard")
    if sheet.title:
        yield tag("header", tag("h1", sheet.title), *(tag("p", line) for line in sheet.under))
    if sheet.figures:
        yield tag("dl", *map(_figure, sheet.figures))
    for part in sheet.parts:
        if isinstance(part, Grid):
            yield _grid(part)
        elif part.items:
            yield from _listing(part)


def _figure(figure: Figure) -> Markup:
    after = (" ", tag("small", figure.after)) if figure.after else ()
    strong = _class("strong" if figure.strong else "")
    return tag("div", tag("dt", figure.label), tag("dd", figure.text, *after, **strong))


def _grid(grid: Grid) -> Markup:
    caption = [tag("caption", grid.title)] if grid.title else []
    headings = (
        tag("th", column.heading, scope="col", **_class("number" if column.align == "right" else ""))
        for column in grid.columns
    )
    bodies = (tag("tbody", *rows) for rows in _bodies(grid))
    return tag("table", *caption, tag("thead", tag("tr", *headings)), *bodies)


def _bodies(grid: Grid) -> Iterator[list[Markup]]:
    """The rows of each group, with the numbers of each column lined up by their points."""
    groups = [list(_placed(group)) for group in grid.groups]
    most = [0] * len(grid.columns)
    for at, cell in (each for group in groups for _, row in group for each in row):
        most[at] = max(most[at], _after_units(cell.text))
    for group in groups:
        yield [
            tag("tr", *(_cell(cell, grid.columns[at], most[at]) for at, cell in row), **_class(kind))
            for kind, row in group
        ]


def _class(name: str) -> dict[str, str]:
    return {"class_": name} if name else {}


def _placed(lines: tuple[Line, ...]) -> Iterator[tuple[str, list[tuple[int, Cell]]]]:
    """Each line's kind and its cells, each with its column; one that spans rows takes its columns in those below."""
    covered: dict[int, int] = {}
    for line in lines:
        at = 0
        row = []
        for cell in line.cells:
            while covered.get(at, 0):
                at += 1
            row.append((at, cell))
            covered.update(dict.fromkeys(range(at, at + cell.columns), cell.rows))
            at += cell.columns
        covered = {place: rows - 1 for place, rows in covered.items()}
        yield line.kind, row


def _cell(cell: Cell, column: Column, most: int) -> Markup:
    """A cell; *most* is how many decimal places the numbers of its column have."""
    attributes = {"rowspan": str(cell.rows)} if cell.rows > 1 else {}
    attributes |= {"colspan": str(cell.columns)} if cell.columns > 1 else {}
    if cell.head:
        return tag("th", cell.text, scope=_SCOPES[cell.head], class_=cell.head, **attributes)
    classes = " ".join(_classes(cell, column, most))
    drawn = (_bar(cell.bar),) if cell.bar else ()
    return tag("td", cell.text, *drawn, **attributes, **_class(classes), data_label=column.heading)


def _classes(cell: Cell, column: Column, most: int) -> Iterator[str]:
    if column.align == "right":
        yield "number"
        width = _after_units(cell.text)
        yield from [f"pad{most - width}"] if 0 <= width < most else []
    if cell.strong:
        yield "strong"
    if cell.bar:
        yield "drawn"
    elif not cell.text:
        yield "empty"


def _after_units(text: str) -> int:
    """How many characters of a number stand after its units: its point and what follows; -1 where it is no number."""
    decimal = _DECIMAL.fullmatch(text)
    return len(decimal[1] or "") if decimal else -1


def _bar(bar: Bar) -> Markup:
    certain = tag("i", style=f"width: {bar.certain}%")
    open_ = [tag("i", class_="open", style=f"width: {bar.open}%")] if bar.open != "0" else []
    return tag("span", certain, *open_, class_="bar", role="img", aria_label=bar.text)


def _listing(listing: Listing) -> Iterator[Markup]:
    if listing.title:
        yield tag("h2", listing.title)
    yield tag("ol" if listing.numbered else "ul", *map(_item, listing.items))


def _item(item: Item) -> Markup:
    badge = [tag("span", item.badge, class_=f"badge level{item.level}")] if item.badge else []
    return tag("li", *badge, item.text)
