"""Findings (审核发现): what a reviewer should look at."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, final

import attrs

from perfeval._console import for_console
from perfeval._shown import brief_repr, shown
from perfeval._text import one_line
from perfeval.errors import InvalidForm
from perfeval.report import Item, Listing, Sheet, as_html

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Finding", "Severity"]


@final
class Severity(enum.Enum):
    """How much a finding weighs."""

    #: The form contradicts itself or its rulebook, or cannot be scored here.
    ERROR = "错误"
    #: A reviewer will ask.
    WARNING = "提示"
    #: Worth knowing; nothing to mend.
    NOTE = "说明"

    def __str__(self) -> str:
        return self.value


def _severity(value: Severity | str) -> Severity:
    for each in Severity:
        if value is each or (isinstance(value, str) and value == each.value):
            return each
    raise InvalidForm(f"{shown(value)} is no severity", remedy=f"write one of {'、'.join(map(str, Severity))}")


def _text(value: str) -> str:
    if isinstance(value, str):
        return value
    raise InvalidForm(f"{shown(value)} is not text", remedy="write it as text")


def _place(value: Sequence[str]) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)):
        return tuple(map(_text, value))
    raise InvalidForm(f"{shown(value)} is no place", remedy="write where it stands, from the outside in, as a sequence")


@final
@attrs.frozen
class Finding:
    """Something a reviewer should look at: never raised, never printed by itself.

    >>> from perfeval import Finding, Severity
    >>> print(Finding("operator-missing", Severity.WARNING, "目标值未写符号，按不低于计", ("产出指标", "培训人次")))
    提示：目标值未写符号，按不低于计（产出指标 → 培训人次）[operator-missing]
    """

    #: The short name of the fault.
    code: str = attrs.field(converter=_text)
    severity: Severity = attrs.field(converter=_severity)
    #: What is to be seen, in Chinese; in English where `audit` was asked for it.
    message: str = attrs.field(converter=_text)
    #: Where in the form, from the outside in.
    place: tuple[str, ...] = attrs.field(default=(), converter=_place)
    #: What to do about it, in the language of the message; `audit` says it.
    remedy: str = attrs.field(default="", converter=_text, eq=False)

    def __str__(self) -> str:
        return for_console(self.to_text(), f"{self.severity.name} {self.code}")

    def _repr_html_(self) -> str:
        return as_html(Sheet(parts=(Listing((item_of(self),)),)))

    def to_text(self, language: str = "zh") -> str:
        """The finding on one line, the same on every console; *language* is ``zh`` or ``en``.

        >>> from perfeval import Finding, Severity
        >>> Finding("unit-missing", Severity.NOTE, "no unit", ("产出指标", "培训人次")).to_text("en")
        'note: no unit (产出指标 → 培训人次) [unit-missing]'
        """
        if language == "en":
            place = " → ".join(self.place)
            return one_line(f"{self.severity.name.lower()}: {self.message}{place and f' ({place})'} [{self.code}]")
        return f"{self.severity}：{item_of(self).text}"

    def __repr__(self) -> str:
        return brief_repr(self, f"{self.severity.name.lower()} {self.code}: ", self.message)


def item_of(finding: Finding) -> Item:
    """A finding in a list, behind its severity."""
    place = " → ".join(finding.place)
    text = f"{finding.message}{place and f'（{place}）'}[{finding.code}]"
    return Item(text, str(finding.severity), 1 + list(Severity).index(finding.severity))
