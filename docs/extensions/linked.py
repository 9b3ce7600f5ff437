"""Links into the reference: public names in single backticks, and what a docstring says under ``Raises:``.

Whatever else stands in single backticks is code, as in Markdown.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.ext.napoleon.docstring import GoogleDocstring
from sphinx.roles import code_role
from sphinx.util.docutils import SphinxRole

import perfeval
from perfeval import rulebooks

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message
    from sphinx.application import Sphinx

#: The first parts of the names that have a place in the reference.
PUBLIC: Final = frozenset({*perfeval.__all__, *rulebooks.names()})


class Named(SphinxRole):
    """Code, and a link where it is a public name such as `evaluate` or `Indicator.weight`."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """What stands in the text for it."""
        made, messages = code_role("code", self.rawtext, self.text, self.lineno, self.inliner, self.options)
        name = self.text.removesuffix("()").removeprefix("perfeval.")
        if name.partition(".")[0] not in PUBLIC:
            return made, messages
        # Of a module the whole name is known; any other name stands in the module that documents it.
        is_module = isinstance(getattr(perfeval, name, None), ModuleType)
        target = {"reftarget": f"perfeval.{name}"} if is_module else {"reftarget": name, "refspecific": True}
        link = pending_xref("", *made, refdomain="py", reftype="obj", refexplicit=False, named=True, **target)
        self.set_source_info(link)
        return [link], messages


def _stays_code(_app: Sphinx, _env: object, node: pending_xref, shown: nodes.TextElement) -> nodes.TextElement | None:
    """What is no name after all, as an argument of a public function, stays code without a word."""
    return shown if node.get("named") else None


def _with_fields(_app: Sphinx, _what: str, _name: str, _of: object, _options: object, lines: list[str]) -> None:
    """Make fields of the sections of a docstring.

    The extension itself would take what stands before a colon for a type, in the docstring of a property.
    """
    lines[:] = GoogleDocstring(lines, what="function").lines()


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx know the role."""
    app.setup_extension("sphinx.ext.autodoc")
    app.add_role("named", Named())
    app.connect("missing-reference", _stays_code)
    app.connect("autodoc-process-docstring", _with_fields)
    return {"parallel_read_safe": True}
