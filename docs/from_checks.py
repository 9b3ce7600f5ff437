"""What the documentation says of each finding, written from the checks and from what reading and scoring notice.

Sphinx makes two pages of the reference before it reads the documentation: one of checks, one of what is noticed.
``make tables`` rewrites the table of checks in both READMEs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from written import DOCS, README, README_ZH, rewrite, titled, write_pages

from perfeval.audit import Check
from perfeval.audit.across import ACROSS_CHECKS
from perfeval.audit.funds import FUNDS_CHECKS
from perfeval.audit.noticed import NOTICED, Section
from perfeval.audit.points import POINT_CHECKS
from perfeval.audit.report.checks import REPORT_CHECKS
from perfeval.audit.review import REVIEW_CHECKS
from perfeval.audit.sums import SUM_CHECKS
from perfeval.audit.targets import TARGET_CHECKS
from perfeval.audit.wording import WORDING_CHECKS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER: Final = DOCS / "reference" / "findings"

#: The checks, under the titles that they have in the reference.
GROUPS: Final[tuple[tuple[str, tuple[Check, ...]], ...]] = (
    ("Totals and weights", SUM_CHECKS),
    ("The execution of the budget", FUNDS_CHECKS),
    ("Points", POINT_CHECKS),
    ("Targets and actuals", TARGET_CHECKS),
    ("Wording", WORDING_CHECKS),
    ("What a reviewer says", REVIEW_CHECKS),
    ("Across forms", ACROSS_CHECKS),
    ("A written report beside its form", REPORT_CHECKS),
)
CHECKS: Final = tuple(chain.from_iterable(checks for _, checks in GROUPS))

_CODES: Final = {*(each.code for each in CHECKS), *(each.code for each in NOTICED)}

#: Characters that would be markup.
_MARKUP: Final = re.compile(r"[\\*|_]")
#: A code within a sentence, the longest first.
_CODE: Final = re.compile("|".join(sorted(_CODES, key=len, reverse=True)).join((r"(?<![\w-])(?:", r")(?![\w-])")))
#: Python within a plain sentence: a call, an argument, the name of a rulebook.
_PYTHON: Final = re.compile(r"[\w.]*\w\([^ ()]*(?:\([^()]*\)|[^()]*)\)|\w+=(?:\"[^\"]*\"|\w+)|[A-Z]+_[A-Z0-9_]+")


def pages() -> dict[str, str]:
    """The pages of the reference, by their names."""
    return {"checks": _joined(_checks()), "noticed": _joined(_noticed())}


def _joined(parts: Iterator[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _checks() -> Iterator[str]:
    yield titled("What the audit checks")
    yield (
        "Each check looks for one fault; its title is the code of its findings.\n"
        "The severity is the usual one: where a check says less or more, its page says when."
    )
    for title, checks in GROUPS:
        yield titled(title, "-")
        for each in checks:
            yield from _check(each)


def _check(each: Check) -> Iterator[str]:
    yield from _headed(each.code, f"{_plain(each.summary)}\n({each.severity})")
    for heading, text in each.page.items():
        yield _said(heading, _plain(text), each.remedy if heading == "What to do" else "")


def _headed(code: str, text: str) -> Iterator[str]:
    """What is said of a finding first, below its code, where links to it lead."""
    yield f".. _{code}:"
    yield titled(f"``{code}``", "~")
    yield text


def _said(heading: str, text: str, remedy: str = "") -> str:
    """More of it under a heading; the remedy is that of the library, which the Chinese pages say once."""
    chinese = f"\n\n   .. rst-class:: in-chinese\n\n   {remedy}。" if remedy else ""
    return f"{heading}\n   {text}{chinese}"


def _plain(text: str) -> str:
    """Plain text, in which a code leads to what is said of it."""
    return _CODE.sub(r":ref:`\g<0> <\g<0>>`", _MARKUP.sub(r"\\\g<0>", text))


def _noticed() -> Iterator[str]:
    yield titled("What reading and scoring notice")
    yield "Reading and scoring give these by themselves, and an audit lists them too."
    for section in Section:
        yield titled(section.value, "-")
        for each in NOTICED:
            if each.section is section:
                yield from _headed(each.code, f"{each.what}\n({', '.join(map(str, each.severities))})")
                yield _said("Example", each.example)
                yield _said("What to do", _PYTHON.sub(r"``\g<0>``", each.remedy), each.remedy_zh)


def tables() -> dict[Path, list[tuple[str, str]]]:
    """The rows of the table in each README, the first of them its heading."""
    return {
        README: [("code", "what it finds"), *((f"`{each.code}`", each.summary) for each in CHECKS)],
        README_ZH: [("代码", "处理建议"), *((f"`{each.code}`", each.remedy) for each in CHECKS)],
    }


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx write the pages before it looks for what there is to read."""
    app.connect("builder-inited", lambda _: write_pages(FOLDER, pages()))
    return {"parallel_read_safe": True}


if __name__ == "__main__":
    for readme, rows in tables().items():
        rewrite(readme, "checks", rows)
