"""Findings (审核发现): what a reviewer should look at."""

from __future__ import annotations

import enum
from typing import final

import attrs

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


@final
@attrs.frozen
class Finding:
    """Something a reviewer should look at: never raised, never printed by itself.

    >>> from perfeval import Finding, Severity
    >>> print(Finding("operator-missing", Severity.WARNING, "目标值未写符号，按不低于计", ("产出指标", "培训人次")))
    提示 operator-missing：目标值未写符号，按不低于计（产出指标 → 培训人次）
    """

    #: The short name of the fault.
    code: str
    severity: Severity
    #: What is to be seen, in Chinese.
    message: str
    #: Where in the form, from the outside in.
    place: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = f"（{' → '.join(self.place)}）" if self.place else ""
        return f"{self.severity} {self.code}：{self.message}{place}"
