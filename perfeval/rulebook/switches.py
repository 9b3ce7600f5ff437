"""What a rule does or does not do: the converter of truth values."""

from __future__ import annotations

from perfeval.errors import InvalidForm, InvalidRulebook
from perfeval.form.fields import truth


def switch(value: bool | str) -> bool:  # noqa: FBT001 - it takes one
    """Take a truth value or its words.

    Raises:
        InvalidRulebook: for anything else, which would count as true in silence.

    >>> switch(False), switch("否")
    (False, False)
    """
    try:
        return truth(value)
    except InvalidForm as error:
        raise InvalidRulebook(error.problem, remedy=error.remedy) from None
