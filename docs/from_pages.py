"""The questions that the how-to guides answer, for both READMEs: ``make tables`` rewrites them there.

They link the sources, which a code host shows; the Chinese questions are those of the catalogues.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po
from written import DOCS, README, README_ZH, rewrite

GUIDES: Final = "how-to"
CATALOGUES: Final = DOCS / "locale" / "zh_CN" / "LC_MESSAGES"


def guides() -> list[str]:
    """The names of the guides, in the order of their index."""
    index = (DOCS / GUIDES / "index.rst").read_text(encoding="utf-8")
    return re.findall(r"^   ([\w-]+)$", index, re.MULTILINE)


def question(guide: str) -> str:
    """What a guide answers, which is its title."""
    return (DOCS / GUIDES / f"{guide}.rst").read_text(encoding="utf-8").splitlines()[0]


def in_chinese(guide: str) -> str:
    """The same in Chinese; the English where nobody has translated it yet."""
    path = CATALOGUES / GUIDES / f"{guide}.po"
    if not path.exists():
        return question(guide)
    with path.open("rb") as file:
        message = read_po(file, locale="zh_CN").get(question(guide))
    return str(message.string) if message and message.string else question(guide)


def tables() -> dict[Path, list[tuple[str, ...]]]:
    """The rows of the table in each README, the first of them its heading."""
    return {
        README: [("how-to guides",), *((_link(each, question(each)),) for each in guides())],
        README_ZH: [("操作指南",), *((_link(each, in_chinese(each)),) for each in guides())],
    }


def _link(guide: str, title: str) -> str:
    return f"[{title}](docs/{GUIDES}/{guide}.rst)"


if __name__ == "__main__":
    for readme, rows in tables().items():
        rewrite(readme, "guides", rows)
