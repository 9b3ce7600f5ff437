"""The rulebooks: one module for each document or system, and the table of them.

A rulebook is always named; there is no default.
A new document is a new module, and a line below that imports what the module's ``__all__`` lists.
The table, its names and what this package offers follow; an old rulebook changes only to match its document.
"""

from __future__ import annotations

from typing import Final

from perfeval._near import did_you_mean
from perfeval._shown import shown
from perfeval.errors import UnknownRulebook
from perfeval.rulebook import Rulebook
from perfeval.rulebooks.forms_2016 import *
from perfeval.rulebooks.hubei_2020 import *
from perfeval.rulebooks.integrated import *
from perfeval.rulebooks.mof_2020 import *
from perfeval.rulebooks.mof_2021 import *
from perfeval.rulebooks.rescaled import *
from perfeval.rulebooks.sichuan_2025 import *

#: Every rulebook that the lines above bring, by the name that it is imported by.
_TABLE: Final[dict[str, Rulebook]] = {
    name: value for name, value in sorted(globals().items()) if isinstance(value, Rulebook)
}

# Type checkers cannot compute a list; they do without one, and take what the lines above bring as public.
globals()["__all__"] = sorted([*_TABLE, "get", "names"])


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
