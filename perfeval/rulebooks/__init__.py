"""The rulebooks: one module for each document or system, and the table of them.

A rulebook is always named; there is no default.
A new document is a new module and a new line here; an old rulebook changes only to match its document.
"""

from __future__ import annotations

from typing import Final

from perfeval._near import did_you_mean
from perfeval._shown import shown
from perfeval.errors import UnknownRulebook
from perfeval.rulebook import Rulebook
from perfeval.rulebooks.hubei_2020 import HUBEI_2020
from perfeval.rulebooks.integrated import GUANGXI, HEBEI_TIANJIN, INTEGRATED, INTEGRATED_OLD_GRADES, SHANXI, TIANJIN
from perfeval.rulebooks.mof_2020 import MOF_2020
from perfeval.rulebooks.mof_2021 import MOF_2021, MOF_2021_WITHOUT_COST
from perfeval.rulebooks.rescaled import MOF_2020_RESCALED

__all__ = [
    "GUANGXI",
    "HEBEI_TIANJIN",
    "HUBEI_2020",
    "INTEGRATED",
    "INTEGRATED_OLD_GRADES",
    "MOF_2020",
    "MOF_2020_RESCALED",
    "MOF_2021",
    "MOF_2021_WITHOUT_COST",
    "SHANXI",
    "TIANJIN",
    "get",
    "names",
]

_TABLE: Final[dict[str, Rulebook]] = {
    "GUANGXI": GUANGXI,
    "HEBEI_TIANJIN": HEBEI_TIANJIN,
    "HUBEI_2020": HUBEI_2020,
    "INTEGRATED": INTEGRATED,
    "INTEGRATED_OLD_GRADES": INTEGRATED_OLD_GRADES,
    "MOF_2020": MOF_2020,
    "MOF_2020_RESCALED": MOF_2020_RESCALED,
    "MOF_2021": MOF_2021,
    "MOF_2021_WITHOUT_COST": MOF_2021_WITHOUT_COST,
    "SHANXI": SHANXI,
    "TIANJIN": TIANJIN,
}


def names() -> tuple[str, ...]:
    """The names of all rulebooks, sorted.

    >>> from perfeval import rulebooks
    >>> "MOF_2020" in rulebooks.names()
    True
    """
    return tuple(_TABLE)


def get(name: str) -> Rulebook:
    """The rulebook of a name; case, hyphens and spaces do not matter.

    Raises:
        UnknownRulebook: when there is none; the message says which name is near.

    >>> from perfeval import rulebooks
    >>> rulebooks.get("mof-2020") is rulebooks.MOF_2020
    True
    >>> rulebooks.get("MOF_2012")
    Traceback (most recent call last):
        ...
    perfeval.errors.UnknownRulebook: no rulebook named 'MOF_2012'
      instead: did you mean 'MOF_2021'?
    """
    key = (str(name) if isinstance(name, (str, Rulebook)) else "").strip().upper().replace("-", "_").replace(" ", "_")
    if key in _TABLE:
        return _TABLE[key]
    remedy = did_you_mean(key, _TABLE) or f"write one of {', '.join(_TABLE)}"
    raise UnknownRulebook(f"no rulebook named {shown(name)}", remedy=remedy)
