"""A PDF may have a radical for each character that is one, too: a browser prints ⽬ for 目, and nobody sees it."""

from __future__ import annotations

import unicodedata
from typing import Final

import pytest

from perfeval import audit, evaluate, parse_target, read_forms, samples
from perfeval._text import PLAIN_CHARACTERS, plain
from perfeval.rulebooks import MOF_2021

#: The radical for each character that has one.
RADICALS: Final = {unicodedata.normalize("NFKC", chr(radical)): chr(radical) for radical in range(0x2F00, 0x2FD6)} | {
    plain: radical for radical, plain in PLAIN_CHARACTERS.items() if 0x2E80 <= ord(radical) < 0x2F00
}


def printed(text: str) -> str:
    """The text as such a PDF has it."""
    return "".join(RADICALS.get(each, each) for each in text)


@pytest.mark.parametrize("name", samples.names())
def test_forms_mean_the_same(name: str) -> None:
    """Every row keeps its tiers, its values and its points, and the same is said of it."""
    text = samples.text(name)
    assert printed(text) != text

    for form, other in zip(read_forms(text), read_forms(printed(text)), strict=True):
        card, same = evaluate(form, MOF_2021), evaluate(other, MOF_2021)
        assert same.to_dict()["indicators"] == [
            {**each, "name": printed(each["name"])} for each in card.to_dict()["indicators"]
        ]
        assert (same.low, same.high, other.self_total, other.self_grade) == (
            card.low,
            card.high,
            form.self_total,
            form.self_grade,
        )
        assert [each.code for each in audit(other, MOF_2021)] == [each.code for each in audit(form, MOF_2021)]
        assert other.unread == form.unread


@pytest.mark.parametrize("text", ["≥95%（含）以上", "2023年6月30日前", "不少于二十人次", "一年两次", "长期有效"])
def test_expressions_mean_the_same(text: str) -> None:
    """So do targets, with their doubts; words stay as they are written."""
    target, same = parse_target(text), parse_target(printed(text))

    assert plain(str(same)) == str(target)
    assert getattr(same, "doubt", "") == getattr(target, "doubt", "")
