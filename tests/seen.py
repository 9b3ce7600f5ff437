"""What a reader of HTML finds: the tags, the attributes, and the text of every element."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

#: Elements without an end.
_VOID: Final = {"meta"}


class Seen(HTMLParser):
    """HTML taken apart again; its style sheets apart from what is to be seen."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        #: The tags in their order, those that end something with a stroke before them.
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str | None]] = set()
        #: The texts of all elements of one name, without those of the elements in them.
        self.texts: dict[str, list[str]] = {}
        #: The rows of all tables: their class, and the texts of their cells.
        self.rows: list[tuple[str, list[str]]] = []
        self.seen = ""
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes, and that a row or a cell begins."""
        self.tags.append(tag)
        self.attributes.update(attrs)
        self.texts.setdefault(tag, []).append("")
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append((dict(attrs).get("class") or "", []))
        elif tag in {"td", "th"}:
            self.rows[-1][1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of what was begun last, and of nothing else."""
        assert self.open.pop() == tag
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Add to the text of what is open."""
        if not self.open:
            self.seen += data
            return
        self.texts[self.open[-1]][-1] += data
        if self.open[-1] != "style":
            self.seen += data
        if self.open[-1] in {"td", "th"}:
            self.rows[-1][1][-1] += data
