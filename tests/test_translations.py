"""Every sentence of the documentation has its Chinese, with the same code and links in it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

DOCS: Final = Path(__file__).parent.parent / "docs"
CATALOGUES: Final = DOCS / "locale" / "zh_CN" / "LC_MESSAGES"
PATHS: Final = sorted(CATALOGUES.rglob("*.po"))

#: Code, roles with their targets, and links: what must be the same in both languages.
MARKUP: Final = re.compile(r"``[^`]+``|:[\w:+-]+:`(?:[^`<]*<)?[^`>]+>?`|`[^`]+`_{0,2}|\]\([^)]+\)")
#: A character beside which a mark of half its width is out of place.
HALF_WIDE: Final = re.compile(r"[\u4e00-\u9fff][,;?!](?: |$|[\u4e00-\u9fff])")


def catalogue(path: Path) -> Catalog:
    """The messages of a file."""
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN")


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Each message of a file with its translation; the first one is a heading for machines."""
    return ((str(each.id), str(each.string)) for each in catalogue(path) if each.id)


def kept(text: str) -> Counter[str]:
    """The code and the targets of links in a text; the words of a link are translated."""
    return Counter(re.sub(r"`[^`<]*<([^`>]+)>`", r"`\1`", each) for each in MARKUP.findall(text))


each_catalogue = pytest.mark.parametrize("path", PATHS, ids=[str(each.relative_to(CATALOGUES)) for each in PATHS])


@each_catalogue
def test_nothing_is_untranslated_or_fuzzy(path: Path) -> None:
    """Nor is anything kept for sentences that are gone."""
    messages = catalogue(path)

    assert [each.id for each in messages if each.id and (not each.string or each.fuzzy)] == []
    assert list(messages.obsolete) == []
    assert not messages.fuzzy


@each_catalogue
def test_code_and_links_are_the_same(path: Path) -> None:
    """A translation shows the same names and leads to the same pages; the numbers of the sentence are in it."""
    differing = [
        (english, chinese)
        for english, chinese in sentences(path)
        if kept(english) != kept(chinese)
        or set(re.findall(r"\d+", MARKUP.sub(" ", english))) - set(re.findall(r"\d+", chinese))
    ]

    assert differing == []


@each_catalogue
def test_chinese_is_punctuated_as_chinese(path: Path) -> None:
    """A comma or a question mark beside a Chinese character is as wide as the character."""
    assert [chinese for _, chinese in sentences(path) if HALF_WIDE.search(MARKUP.sub(" ", chinese))] == []


def test_catalogues_are_those_of_the_pages(tmp_path: Path) -> None:
    """Every sentence of every page stands in the catalogue of its page, and no other does: run make translations."""
    pytest.importorskip("sphinx")
    made = tmp_path / "pot"
    sphinx = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-b",
        "gettext",
        "-d",
        str(tmp_path / "trees"),
        str(DOCS),
        str(made),
    ]
    subprocess.run(sphinx, check=True, capture_output=True)  # noqa: S603 - the project's own documentation
    pages = {
        path.relative_to(made).with_suffix(".po"): {english for english, _ in sentences(path)}
        for path in made.rglob("*.pot")
    }
    # The words of the theme itself.
    pages[Path("sphinx.po")] = {english for english, _ in sentences(CATALOGUES / "sphinx.po")}

    assert {path.relative_to(CATALOGUES): {english for english, _ in sentences(path)} for path in PATHS} == pages
