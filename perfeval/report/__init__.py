"""One neutral table, shown as text, Markdown, HTML or CSV.

What is scored elsewhere is laid out as a :class:`Table`; the renderings here know markup and nothing of forms.
Whatever the cells say, they stay cells: text from a form can neither forge a row nor become markup or a formula.
"""

from __future__ import annotations

from perfeval._text import one_line
from perfeval.report.csv import as_csv
from perfeval.report.html import Markup, as_html, tag
from perfeval.report.markdown import as_markdown
from perfeval.report.table import Column, InvalidTable, Row, Table
from perfeval.report.text import as_text

__all__ = [
    "Column",
    "InvalidTable",
    "Markup",
    "Row",
    "Table",
    "as_csv",
    "as_html",
    "as_markdown",
    "as_text",
    "one_line",
    "tag",
]
