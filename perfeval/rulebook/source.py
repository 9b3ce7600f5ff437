"""Where a rule comes from."""

from __future__ import annotations

from typing import final

import attrs

from perfeval._plain import check_held, holds
from perfeval._shown import brief_repr
from perfeval._text import one_line
from perfeval.errors import InvalidRulebook

__all__ = ["Source"]


@final
@attrs.frozen(kw_only=True)
class Source:
    """The document behind a rulebook, and how far the rulebook was compared with it.

    Raises:
        InvalidRulebook: when *title* or *limitations* are empty, or a field is no text.

    >>> from perfeval.rulebooks import MOF_2020
    >>> print(MOF_2020.source)
    《项目支出绩效评价管理办法》（财预〔2020〕10号）
    """

    #: The document's title, without brackets.
    title: str = attrs.field(metadata=holds(str))
    #: Its number (文号), or an empty string where it has none.
    number: str = attrs.field(default="", metadata=holds(str))
    #: When it was issued, as far as known: a year, a month or a day, such as 2020-02.
    issued: str = attrs.field(default="", metadata=holds(str))
    #: Who issued it.
    authority: str = attrs.field(default="", metadata=holds(str))
    #: What was compared, and what was not; never empty.
    limitations: str = attrs.field(metadata=holds(str))

    def __attrs_post_init__(self) -> None:
        check_held(self)
        for field in ("title", "limitations"):
            if not getattr(self, field).strip():
                raise InvalidRulebook(
                    f"a source without {field}", remedy="say what the document is and what was compared"
                )

    def __str__(self) -> str:
        return one_line(f"《{self.title}》" + (f"（{self.number}）" if self.number else ""))

    def __repr__(self) -> str:
        return brief_repr(self, str(self))
