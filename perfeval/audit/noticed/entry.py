"""What is said of a code that no check of the audit makes."""

from __future__ import annotations

import enum
from typing import NamedTuple, final

from perfeval.finding import Severity


@final
class Section(enum.Enum):
    """The sections that the documentation has for what is noticed, by their titles."""

    FORM = "The form and its weights"
    VALUES = "Targets and actuals"
    EXPLAINED = "What has to be explained"
    WHOLE = "The form as a whole"
    FUNDS = "The funds"


@final
class Noticed(NamedTuple):
    """A code that reading or scoring gives.

    >>> from perfeval.audit.noticed import NOTICED
    >>> entry = next(each for each in NOTICED if each.code == "operator-missing")
    >>> print(entry.section.value, *entry.severities, entry.remedy_zh)
    Targets and actuals 提示 补写符号：≥、≤ 或 ＝
    """

    code: str
    section: Section
    #: What it can weigh, the heaviest first.
    severities: tuple[Severity, ...]
    #: What it says and an example, as the documentation writes them: code stands in backticks.
    what: str
    example: str
    #: What to do, as plain text, for whoever sees the finding.
    remedy: str
    remedy_zh: str
