"""What stays out of the catalogues: code and Chinese, alone or together, and nothing with a word of English."""

from __future__ import annotations

import pytest

pytest.importorskip("sphinx")

from alike import Alike, prose
from docutils import nodes
from docutils.utils import new_document
from sphinx.addnodes import pending_xref


def paragraph(*parts: nodes.Node) -> nodes.paragraph:
    """A paragraph of these parts."""
    return nodes.paragraph("", "", *parts)


CODE = nodes.literal("", "AtLeast")
LINK = pending_xref("", nodes.literal("", "MOF_2020"), refexplicit=False)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([CODE], ""),
        ([nodes.Text("预算执行率 10，产出 50")], "预算执行率 10，产出 50"),
        ([CODE, nodes.Text(": 60 "), CODE], ": 60 "),
        ([LINK], ""),
        ([pending_xref("", nodes.inline("", "the rules"), refexplicit=True)], "the rules"),
        ([nodes.strong("", "", nodes.Text("bold"), CODE)], "bold"),
        ([nodes.image(alt="a card")], "a card"),
    ],
)
def test_words_that_a_translator_has_to_see(parts: list[nodes.Node], words: str) -> None:
    """Code is none of them, nor is a link that takes its words from where it leads."""
    assert "".join(prose(paragraph(*(each.deepcopy() for each in parts)))) == words


def test_only_what_has_no_word_of_english_is_marked() -> None:
    """Titles and paragraphs alike."""
    document = new_document("page")
    document += [
        nodes.title("", "", CODE.deepcopy()),
        paragraph(nodes.Text("从 60 分起")),
        paragraph(nodes.Text("from "), CODE.deepcopy()),
    ]
    Alike(document).apply()

    assert [
        each.get("translatable", True) for each in document.findall(nodes.TextElement) if each.parent is document
    ] == [
        False,
        False,
        True,
    ]
