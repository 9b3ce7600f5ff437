"""Findings that go with a form, whichever way it was read."""

from __future__ import annotations

from perfeval.finding import Finding, Severity


def weights_absent(project: str) -> Finding:
    """No column says what an indicator weighs; nobody is told to invent weights.

    >>> print(weights_absent("宣传经费"))
    错误 weights-absent：表中没有分值列，各指标分值未知，无法计分（宣传经费）
    """
    return Finding("weights-absent", Severity.ERROR, "表中没有分值列，各指标分值未知，无法计分", (project,))


def percent_or_share(text: str, unit: str, place: tuple[str, ...]) -> Finding:
    """A number up to 1 beside % in a column of units: 0.98 may be 98 % or 0.98 %, so that the unit was left out.

    >>> print(percent_or_share("≥0.98", "%", ("产出指标", "质量指标", "合格率")))
    提示 percent-or-share：“≥0.98”的度量单位为“%”，可能是比值，单位未计入（产出指标 → 质量指标 → 合格率）
    """
    message = f"“{text:.40}”的度量单位为“{unit:.20}”，可能是比值，单位未计入"
    return Finding("percent-or-share", Severity.WARNING, message, place)
