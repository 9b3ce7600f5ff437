"""Text with commas between its cells, as spreadsheets and data frames save it."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from perfeval._text import tidy
from perfeval.errors import InvalidForm
from perfeval.reading.doors.broken import whole_rows
from perfeval.reading.grid import Row
from perfeval.reading.kinds import heading_of


def comma_rows(lines: list[str]) -> Iterator[Row]:
    """The rows of a text whose headings stand between commas; no rows where none do.

    Raises:
        InvalidForm: when a cell in quotation marks is longer than any form has.

    >>> [row.cells for row in comma_rows(['三级指标,年度指标值,分值', '宣传次数,"1,000次",5'])]
    [('三级指标', '年度指标值', '分值'), ('宣传次数', '1,000次', '5')]
    >>> list(comma_rows(["产出指标,数量指标"]))
    []
    """
    found: list[Row] = []
    reader = csv.reader(f"{line}\n" for line in lines)
    start = 1
    try:
        for cells in reader:
            texts = tuple(map(tidy, cells))
            if any(texts):
                found.append(Row(texts, start, int(len(texts) > 1)))
            start = reader.line_num + 1
    except csv.Error:
        raise InvalidForm(
            f"the text has a quotation mark in line {start} that is not closed",
            remedy="close it, or pass the rows: list(csv.reader(file))",
        ) from None
    if any(heading_of(row) is not None for row in found):
        yield from whole_rows(found)
