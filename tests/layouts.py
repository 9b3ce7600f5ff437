"""Ways in which people pass a form on: the same table as spreadsheet rows, text, Markdown and HTML."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import attrs


@attrs.frozen
class Cell:
    """A cell of a table as it is drawn, with how many columns and rows it covers."""

    text: str = ""
    across: int = 1
    down: int = 1


#: A table as it is drawn: each row has the cells that start in it.
Table = Sequence[Sequence[Cell]]


def row(*cells: str | Cell) -> list[Cell]:
    """A row whose plain texts are cells of one column."""
    return [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]


def _placed(table: Table) -> Iterator[list[tuple[Cell, str]]]:
    """Each row as places of the grid: the cell that covers it, and how: `start`, `left` of it, or `above`."""
    covered: dict[int, tuple[Cell, int]] = {}
    for cells in table:
        places: list[tuple[Cell, str]] = []
        waiting = list(cells)
        while waiting or len(places) in covered:
            place = len(places)
            if place in covered:
                cell, rows = covered.pop(place)
                places.append((cell, "above"))
                if rows > 1:
                    covered[place] = (cell, rows - 1)
                continue
            cell = waiting.pop(0)
            for step in range(cell.across):
                places.append((cell, "left" if step else "start"))
                if cell.down > 1:
                    covered[place + step] = (cell, cell.down - 1)
        yield places


def as_rows(table: Table) -> list[list[str | None]]:
    """As openpyxl gives it: a merged cell has its value in its first place."""
    return [[(cell.text or None) if how == "start" else None for cell, how in places] for places in _placed(table)]


def as_repeated_rows(table: Table) -> list[list[str]]:
    """As python-docx gives it: a merged cell has its text in each of its places."""
    return [[cell.text for cell, _ in places] for places in _placed(table)]


def as_values(table: Table) -> list[list[object]]:
    """As pandas gives it: numbers are floats, and what is empty is NaN."""

    def value(text: str | None) -> object:
        if text is None:
            return float("nan")
        return float(text) if text.replace(".", "", 1).isdigit() and text.isascii() and len(text) < 15 else text

    return [[value(text) for text in cells] for cells in as_rows(table)]


def as_tabbed_lines(table: Table) -> str:
    """As Word gives it: one cell to a line, cells that go across are one, and cells from above are empty."""
    return "\n\n".join(
        "\n".join("\t" + ("" if how == "above" else cell.text) for cell, how in places if how != "left")
        for places in _collapsed(table)
    )


def _collapsed(table: Table) -> Iterator[list[tuple[Cell, str]]]:
    """Rows where a cell from above that covers several columns is one place too."""
    for places in _placed(table):
        kept: list[tuple[Cell, str]] = []
        for cell, how in places:
            if not (how == "above" and kept and kept[-1] == (cell, "above") and cell.across > 1):
                kept.append((cell, how))
        yield kept


def as_tabs(table: Table) -> str:
    """As a spreadsheet puts it on the clipboard: one row to a line, a cell with a line break in quotation marks."""

    def quoted(text: str | None) -> str:
        text = text or ""
        return '"' + text.replace('"', '""') + '"' if "\n" in text or '"' in text or "\t" in text else text

    return "\n".join("\t".join(map(quoted, cells)) for cells in as_rows(table))


def as_markdown(table: Table) -> str:
    """As a Markdown table whose first row is its heading."""

    def written(text: str | None) -> str:
        text = (text or "").replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<").replace("&", "&amp;")
        return text.replace("*", "\\*").replace("\n", "<br>")

    lines = ["| " + " | ".join(map(written, cells)) + " |" for cells in as_rows(table)]
    return "\n".join([lines[0], "|" + "---|" * len(as_rows(table)[0]), *lines[1:]])


def as_html(table: Table) -> str:
    """As a page has it, with merged cells, paragraphs and spaces that do not break."""

    def paragraphs(text: str) -> str:
        return "".join(f"<p><span>{html.escape(line)}</span></p>\n" for line in text.split("\n")) or "<p>&nbsp;</p>"

    def tag(cell: Cell) -> str:
        spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (
            f" rowspan={cell.down}" if cell.down > 1 else ""
        )
        return f"<TD{spans}>{paragraphs(cell.text)}</TD>"

    rows = "\n".join("<tr>" + "".join(map(tag, cells)) + "</tr>" for cells in table)
    return f"<div>网站首页 &gt; 信息公开</div><table border=1><tbody>\n{rows}\n</tbody></table><p>版权所有</p>"


def as_hasty_html(table: Table) -> str:
    """As people write it by hand: nothing is closed, and line breaks are ``<br>``."""

    def tag(cell: Cell) -> str:
        return f"<td colspan='{cell.across}' rowspan='{cell.down}'>" + html.escape(cell.text).replace("\n", "<br/>")

    return "<table>" + "".join("<tr>" + "".join(map(tag, cells)) for cells in table)


def as_lines(table: Table) -> str:
    """As text without its tabs: one cell to a line, an empty cell is an empty line, as is what stands between rows."""
    return "\n".join(line.strip("\t") for line in as_tabbed_lines(table).split("\n"))


def as_dropped_lines(table: Table) -> str:
    """As text in which what is empty is gone: one cell that says something to a line."""
    return "\n".join(line for line in as_lines(table).split("\n") if line)


#: Every layout that keeps all there is.
LAYOUTS: Final[dict[str, Callable[[Table], str | list[list[object]]]]] = {
    "rows": as_rows,  # type: ignore[dict-item]
    "repeated rows": as_repeated_rows,  # type: ignore[dict-item]
    "values": as_values,
    "tabbed lines": as_tabbed_lines,
    "tabs": as_tabs,
    "Markdown": as_markdown,
    "HTML": as_html,
    "hasty HTML": as_hasty_html,
}

#: Layouts in which rows have to be found by what cells say.
LOSSY_LAYOUTS: Final[dict[str, Callable[[Table], str]]] = {"lines": as_lines, "dropped lines": as_dropped_lines}
