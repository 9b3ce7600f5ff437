"""The documentation is searched in Chinese and in English."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sphinx")

import sphinx.search
from searched import Chinese

#: jieba leaves its own list of words open.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def chinese() -> Chinese:
    """What cuts the pages."""
    return Chinese({})


@pytest.mark.parametrize("asked", ["执行率", "工作簿", "成本指标", "部分达成", "复核得分", "怎样审核", "预警灯"])
def test_whatever_stands_on_a_page_is_found(chinese: Chinese, asked: str) -> None:
    """The pairs of characters that a browser looks for are in the index, wherever the sentence was cut."""
    index = set(chinese.split(f"见本年度各项{asked}的说明"))

    assert {asked[at : at + 2] for at in range(len(asked) - 1)} <= index


def test_names_stand_among_chinese(chinese: Chinese) -> None:
    """So are names of the library, which are words."""
    assert {"evaluate", "MOF_2020"} <= set(chinese.split("由evaluate按MOF_2020计分"))


def test_the_browser_finds_the_stemmer_that_it_is_told_to_use() -> None:
    """The class that is named there is in the file that is loaded."""
    file = Path(sphinx.search.__file__).with_name("minified-js") / Chinese.js_stemmer_rawcode

    assert f"{Chinese.language_name}Stemmer" in file.read_text(encoding="utf-8")
