"""Findings that go with a form, whichever way it was read."""

from __future__ import annotations

from typing import Final

from perfeval._shown import clipped, shown
from perfeval.errors import InvalidForm
from perfeval.finding import Finding, Severity
from perfeval.form.composed import Trouble

#: What is wrong between the cells of one target, by the code of the finding.
TROUBLES: Final = {
    "signs-disagree": (Severity.ERROR, "符号“{said}”与“{text}”不一致，符号未计入"),
    "sign-unknown": (Severity.ERROR, "符号“{said}”不是已知代码，未计入“{text}”"),
    "units-disagree": (Severity.ERROR, "度量单位“{said}”与“{text}”不一致，单位未计入"),
    "unit-unknown": (Severity.ERROR, "“{said}”不是度量单位，未计入“{text}”"),
    "unit-not-read": (Severity.WARNING, "度量单位“{said}”未能识别，未计入“{text}”"),
    "percent-or-share": (Severity.WARNING, "“{text}”的度量单位为“{said}”，可能是比值，单位未计入"),
}

#: Cells that are no sign and no unit at all: what the error says, and what to write instead.
_REFUSED: Final = {
    "sign-unknown": (
        "is no code of a sign",
        "write the sign itself, such as ≥, or a code: 1 ≥, 2 >, 3 =, 4 <, 5 ≤, 6 words",
    ),
    "unit-unknown": ("is no unit", "write its name, such as 次 or 万元, or leave the column out with ignore"),
}


def weights_absent(place: tuple[str, ...]) -> Finding:
    """No column says what an indicator weighs; nobody is told to invent weights.

    >>> print(weights_absent(("宣传经费",)))
    错误：表中没有分值列，各指标分值未知，无法计分（宣传经费）[weights-absent]
    """
    return Finding("weights-absent", Severity.ERROR, "表中没有分值列，各指标分值未知，无法计分", place)


def of_trouble(trouble: Trouble, place: tuple[str, ...]) -> Finding:
    """What is wrong between the cells of one target.

    >>> print(of_trouble(Trouble("percent-or-share", "%", "≥0.98"), ("产出指标", "质量指标", "合格率")))
    提示：“≥0.98”的度量单位为“%”，可能是比值，单位未计入（产出指标 → 质量指标 → 合格率）[percent-or-share]
    """
    severity, message = TROUBLES[trouble.code]
    return Finding(
        trouble.code, severity, message.format(said=clipped(trouble.said), text=clipped(trouble.text)), place
    )


def refusal(trouble: Trouble) -> InvalidForm | None:
    """The error for a cell that is no sign or no unit at all; None where the cells only disagree.

    >>> refusal(Trouble("sign-unknown", "7", "3")).problem, refusal(Trouble("signs-disagree", "≤", "≥3"))
    ("'7' is no code of a sign", None)
    """
    if trouble.code not in _REFUSED:
        return None
    problem, remedy = _REFUSED[trouble.code]
    return InvalidForm(f"{shown(trouble.said)} {problem}", remedy=remedy)
