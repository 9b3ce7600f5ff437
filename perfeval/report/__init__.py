"""One neutral table, shown as text, Markdown, HTML or CSV, and a sheet to look at.

What is scored elsewhere is laid out as a :class:`Table` or a :class:`Sheet`;
the renderings here know markup and nothing of forms.
Whatever the cells say, they stay cells: text from a form can neither forge a row nor become markup or a formula.
"""

from __future__ import annotations

from perfeval._text import one_line
from perfeval.report.csv import as_csv
from perfeval.report.html import Markup, as_html, as_page, tag
from perfeval.report.markdown import as_markdown
from perfeval.report.sheet import Bar, Cell, Figure, Grid, Item, Line, Listing, Sheet
from perfeval.report.table import Column, InvalidTable, Row, Table
from perfeval.report.text import as_text

__all__ = [
    "Bar",
    "Cell",
    "Column",
    "Figure",
    "Grid",
    "InvalidTable",
    "Item",
    "Line",
    "Listing",
    "Markup",
    "Row",
    "Sheet",
    "Table",
    "as_csv",
    "as_html",
    "as_markdown",
    "as_page",
    "as_text",
    "one_line",
    "tag",
]
