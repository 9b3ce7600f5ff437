"""The documentation is searched in Chinese and in English."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sphinx")

import sphinx.search
from searched import Chinese

DOCS = Path(__file__).parent.parent / "docs"
WORDS = DOCS / "search-words.txt"


# jieba leaves the file of words open.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_words_of_the_field_are_words() -> None:
    """What a clerk looks for stands in the index as he types it, beside its parts."""
    chinese = Chinese({"dict": str(WORDS)})
    words = [line.split()[0] for line in WORDS.read_text(encoding="utf-8").splitlines()]

    assert [word for word in words if word not in chinese.split(f"本项目的{word}如下")] == []
    assert {"执行率", "预算执行率", "evaluate"} <= set(chinese.split("预算执行率由 evaluate 计分"))


def test_the_browser_finds_the_stemmer_that_it_is_told_to_use() -> None:
    """The class that is named there is in the file that is loaded."""
    file = Path(sphinx.search.__file__).with_name("minified-js") / Chinese.js_stemmer_rawcode

    assert f"{Chinese.language_name}Stemmer" in file.read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("asked", ["工作簿", "成本指标", "部分达成", "复核得分", "怎样审核", "预警灯"])
def test_whatever_stands_on_a_page_is_found(asked: str) -> None:
    """The pairs of characters that a browser looks for are in the index, wherever the sentence was cut."""
    index = set(Chinese({"dict": str(WORDS)}).split(f"见本年度各项{asked}的说明"))

    assert {asked[at : at + 2] for at in range(len(asked) - 1)} <= index
