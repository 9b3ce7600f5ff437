"""The doors: which layout a source has, and the rows behind it."""

from __future__ import annotations

from collections.abc import Iterator

from perfeval.reading.doors.cells import is_rows, refused, rows_of
from perfeval.reading.doors.html import html_rows, is_html
from perfeval.reading.doors.lines import stream_rows
from perfeval.reading.doors.markdown import markdown_rows
from perfeval.reading.doors.tabs import tabbed_rows
from perfeval.reading.grid import Row, bounded, limit_signs


def documents(source: object) -> Iterator[list[Row]]:
    """The rows of a source, once for each layout that it may have, the likeliest first."""
    if isinstance(source, str):
        yield from _in_text(source)
    elif is_rows(source):
        yield bounded(rows_of(source))
    else:
        raise refused(source)


def _in_text(text: str) -> Iterator[list[Row]]:
    if is_html(text):
        yield bounded(html_rows(text))
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for sign, rows in (("\t", tabbed_rows), ("|", markdown_rows), ("", stream_rows)):
        if sign in text:
            limit_signs(text, sign)
            yield bounded(rows(lines))
