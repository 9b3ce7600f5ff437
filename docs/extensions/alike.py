"""What reads the same in both languages stays out of the catalogues: code, and words that are Chinese already.

Nobody has to copy ``≥90%`` or 预算执行率 10 into a translation, and nobody can miscopy it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What only English prose has.
_LATIN: Final = re.compile("[A-Za-z]")


class Alike(SphinxTransform):
    """Marks what nobody has to translate, before the messages are taken from a page."""

    default_priority = 5

    def apply(self, **_: Any) -> None:
        """Look at every paragraph and title of a page."""
        for node in self.document.findall(nodes.TextElement):
            if isinstance(node, (nodes.paragraph, nodes.title)) and not _LATIN.search("".join(prose(node))):
                node["translatable"] = False


def prose(node: nodes.Node) -> Iterator[str]:
    """The words of a text that are no code, and no link whose words come from where it leads."""
    for each in node.children:
        if isinstance(each, nodes.Text):
            yield str(each)
        elif isinstance(each, nodes.image) or (isinstance(each, pending_xref) and each.get("refexplicit")):
            yield each.get("alt", "") or each.astext()
        elif not isinstance(each, (nodes.literal, pending_xref)):
            yield from prose(each)


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx know the transform."""
    app.add_transform(Alike)
    return {"parallel_read_safe": True}
