"""What the reference says of a trace is true: every mark of a row, and every place where a cell can end, is there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from perfeval import reading
from perfeval.reading.marks import Mark
from perfeval.reading.tracing import _UNREAD

TEXT: Final = (Path(__file__).parent.parent / "docs" / "reference" / "trace.rst").read_text(encoding="utf-8")


def test_every_mark_has_a_row() -> None:
    """In the order of the source."""
    places = [TEXT.index(f"   * - ``{mark.value}``\n") for mark in Mark]

    assert places == sorted(places)


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may be; of one with parts, what stands in front of them."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value.split()[0] if each.value.startswith("remark") else each.value


def endings() -> Iterator[str]:
    """What the readers of blocks write into the ledger, where it is no heading of the form's own."""
    for path in Path(str(reading.__file__)).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr.startswith("take")
            ):
                for argument in node.args[-1:]:
                    yield from filter(None, literals(argument))


def test_every_end_of_a_cell_has_a_row() -> None:
    """What the ledger can say, and what a line shows where it says nothing."""
    found = {*endings(), _UNREAD}

    assert {"heading", "fault", "remark", "资金来源"} < found
    assert {each for each in found if f"``{each}``" not in TEXT} == set()
