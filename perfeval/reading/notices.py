"""What reading has to say about itself: what was guessed, and what does not come to what is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from perfeval._shown import clipped
from perfeval.finding import Finding, Severity
from perfeval.reading.grid import Row

#: What was guessed, by the code that a row or a block carries.
GUESSES: Final = {
    "arranged-by-content": (Severity.WARNING, "文本已失去行列，各单元格按内容归入各列，请核对"),
    "line-joined": (Severity.WARNING, "单元格内有换行，已将断开的各行合为一行，请核对"),
    "indicators-parted": (Severity.WARNING, "一行内有多项指标，各占单元格的一行，已拆为多行，请核对"),
    "table-continued": (Severity.WARNING, "表格在此处断开后续接，按同一张表读取，请核对"),
    "rows-left": (Severity.ERROR, "表后有形似指标的行，不属于任何一张表，未读入，请核对"),
    "text-between-rows": (Severity.WARNING, "表中独占一行的文字未作为指标类别，列入备注，请核对"),
    "tables-side-by-side": (Severity.WARNING, "两张表左右并列，已分开读取，请核对"),
    "row-joined": (Severity.WARNING, "该行没有指标名称或分值，视为上一行的续行并入上一行，请核对"),
    "name-alone": (Severity.WARNING, "该行只有指标名称，没有指标值、完成值和分值，或为上一行断开的部分，请核对"),
    "row-repeated": (Severity.WARNING, "与前面一行完全相同，可能重复"),
    "funds-twice": (Severity.WARNING, "有多个项目资金表，只取离项目名称最近的一个，其余列入备注"),
}

#: How many places a message names.
_NAMED: Final = 3


def where(row: Row, column: int = 0) -> str:
    """The place of a cell, in one line."""
    return ", ".join(row.place(column))


def guessed(code: str, rows: Sequence[Row]) -> Finding:
    """Say once what was guessed, however many rows it was guessed for."""
    severity, message = GUESSES[code]
    places = list(dict.fromkeys(row_of(row) for row in rows))
    more = f" 等 {len(places)} 处" if len(places) > _NAMED else ""
    return Finding(code, severity, f"{message}（{'；'.join(places[:_NAMED])}{more}）", rows[0].place(0))


def row_of(row: Row) -> str:
    """The place of a row, in one line."""
    return where(row).rpartition(", column")[0] or where(row)


def of_guesses(rows: Iterable[tuple[str, Row]]) -> list[Finding]:
    """A finding for each kind of guess."""
    found: dict[str, list[Row]] = {}
    for code, row in rows:
        found.setdefault(code, []).append(row)
    return [guessed(code, guesses) for code, guesses in found.items()]


def columns_alike(headings: Sequence[str], taken: str, row: Row) -> Finding:
    """Say that several headings could have had one column."""
    named = "、".join(f"“{heading}”" for heading in headings)
    message = f"{named}含义相同，无从判断，取“{taken}”，其余列入备注"
    return Finding("columns-alike", Severity.ERROR, message, row.place(0))


def unit_assumed(unit: str, row: Row) -> Finding:
    """Say that no unit of money stands anywhere in the form."""
    message = f"表内未注明金额单位，按{unit}读取，请核对"
    return Finding("money-unit-assumed", Severity.WARNING, message, row.place(0))


def units_differ(taken: str, other: str, row: Row) -> Finding:
    """Say that the form states two units of money."""
    message = f"资金表头为{taken}，表中另注明单位为{other}：按{taken}读取，请核对"
    return Finding("units-disagree", Severity.ERROR, message, row.place(0))


def years_differ(taken: int, row: Row) -> Finding:
    """Say that the form states two years."""
    message = f"表内写明的年度不一致，按 {taken} 年读取，另一年度列入备注"
    return Finding("years-differ", Severity.WARNING, message, row.place(0))


def labels_differ(label: str, other: str, row: Row) -> Finding:
    """Say that one label stands twice, with two texts."""
    message = f"表内“{label}”写有不同内容，“{clipped(other)}”未采用，列入备注"
    return Finding("labels-differ", Severity.WARNING, message, row.place(0))


def funds_summed(row: Row) -> Finding:
    """Say that the total of the funds is the sum of their sources, since the form prints none."""
    return Finding("funds-summed", Severity.WARNING, "没有资金总额一行，以各资金来源之和为总额", row.place(0))


def rate_of_others(ratio: str, row: Row) -> Finding:
    """Say that the letters in the headings make the rate another ratio."""
    message = f"按表头字母，执行率为 {ratio}，并非全年执行数 ÷ 全年预算数"
    return Finding("rate-of-other-columns", Severity.WARNING, message, row.place(0))


def total_absent(row: Row) -> Finding:
    """Say that the row of the total has no number, as where a workbook was saved without the values of its formulas."""
    message = "总分一行没有数字；如为公式，请先在电子表格程序中打开并保存，使其带有计算结果"
    return Finding("total-absent", Severity.WARNING, message, row.place(0))


def sum_differs(what: str, printed: str, read: str, row: Row, *, guesses: Sequence[Row]) -> Finding:
    """Say that what was read does not come to what is printed; the reading may be what is wrong."""
    message = f"表内{what}为 {printed}，读入各行合计 {read}：或为表内之误，或为读入之误"
    if guesses:
        message += f"（推测读入的行：{'；'.join(dict.fromkeys(map(row_of, guesses[:_NAMED])))}）"
    return Finding("printed-sum-differs", Severity.WARNING, message, row.place(0))
