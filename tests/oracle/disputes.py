"""Where the library does not do what its sentences say, for now: each with the sentence and an example.

A dispute ends when the library or the sentence is changed; then its line goes.
"""

from __future__ import annotations

from typing import Final

from tests.oracle.books import Book
from tests.oracle.rows import Bound, Funds, Group, Number, Row, Sheet, Span, Words
from tests.oracle.scoring import has_intervals, numbers, readings, weights

DISPUTES: Final[dict[str, str]] = {
    "satisfaction-range": (
        "how-rulebooks-differ: for satisfaction the interval of the actual alone decides; "
        "85%~95% with 97% loses points, and 85%~95% with 88% has them all"
    ),
    "satisfaction-unit": (
        "CONTRIBUTING: no result depends on the unit; ≥90% with 85% is by interval, ≥900‰ with 85% is open"
    ),
    "words-that-name-a-band": (
        "Bands: an actual that repeats the words of its target counts as achieved in full; 完成 with 完成"
    ),
    "range-or-share": (
        "percent-or-share: a number up to 1 stands against a percentage; ≥95% with 0.9~1, 0.8~0.9 with 85%"
    ),
    "half-a-source": "funds-missing: of a source with a budget and nothing executed, the rest is not zero",
    "source-in-another-unit": "FundSource: in the unit of its budget; 元 beside 万元 is neither converted nor refused",
    "nothing-applies": "not scored is not 0; where nothing applies there is nothing to rescale, and the total is 0",
}


def of_row(row: Row, group: Group, book: Book) -> str:
    """The name of the dispute that an indicator is in, or an empty string."""
    target, actual = row.target, row.actual
    if isinstance(target, Words) and isinstance(actual, Words):
        return "words-that-name-a-band" if actual.band and actual.text == target.text else ""
    if not (isinstance(target, Bound | Span) and isinstance(actual, Number | Span)):
        return ""
    if has_intervals(target, group, book):
        if isinstance(target, Span):
            return "satisfaction-range"
        if {each.unit for each in (*numbers(target), *numbers(actual))} & {"‰", "成"}:
            return "satisfaction-unit"
    of_ranges = isinstance(target, Span) or isinstance(actual, Span)
    return "range-or-share" if of_ranges and len(readings(target, actual)) > 1 else ""


def of_funds(funds: Funds, book: Book) -> str:
    """The same for the execution of a budget."""
    if book.over_sources:
        if any((each.adjusted is None) != (each.executed is None) for each in funds.sources):
            return "half-a-source"
        if any(each.unit != funds.unit for each in funds.sources):
            return "source-in-another-unit"
    return ""


def of_total(sheet: Sheet, book: Book) -> str:
    """The same for a total whose parts are not in dispute."""
    return "nothing-applies" if book.rescales and not (sheet.funds or weights(sheet, only_applicable=True)) else ""
