"""The doors: which layout a source has, and the readers of the forms behind it."""

from __future__ import annotations

from perfeval.reading.build import FormReader
from perfeval.reading.doors.cells import is_rows, refused, rows_of
from perfeval.reading.doors.html import html_rows, is_html
from perfeval.reading.doors.lines import stream_rows
from perfeval.reading.doors.markdown import markdown_rows
from perfeval.reading.doors.tabs import tabbed_rows
from perfeval.reading.grid import bounded, limit_signs
from perfeval.reading.sections import sections


def readers_of(source: object) -> list[FormReader]:
    """A reader for each form in a source, whatever its layout."""
    if isinstance(source, str):
        return _in_text(source)
    if not is_rows(source):
        raise refused(source)
    return sections(bounded(rows_of(source)))


def _in_text(text: str) -> list[FormReader]:
    """The forms that the first of the layouts shows in which there is any."""
    if is_html(text):
        return sections(bounded(html_rows(text)))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for sign, rows in (("\t", tabbed_rows), ("|", markdown_rows), ("", stream_rows)):
        if sign in text:
            limit_signs(text, sign)
            readers = sections(bounded(rows(lines)))
            if readers:
                return readers
    return []
