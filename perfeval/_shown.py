"""Any value in a message: in few characters, whatever it is and whatever its class does."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import Final

import attrs

#: How many parts of a value are shown, and how deep.
_PARTS: Final = 12
_DEPTH: Final = 3
#: The longest number that is written out.
_DIGITS: Final = 60

_BRACKETS: Final = {list: ("[", "]"), tuple: ("(", ")"), dict: ("{", "}")}


def shown(value: object, longest: int = 60) -> str:
    """A value in a message, in few characters; a part of a form by its kind and its name.

    >>> shown("宣传次数"), shown(Decimal("7.50")), shown([10**5000, {"分值": 5}]), shown("很" * 99, 10)
    ("'宣传次数'", '7.50', "[<int of 16610 bits>, {'分值': 5}]", "'很很很很很很很 …")
    """
    return clipped(_written(value, longest, _DEPTH), longest)


def clipped(text: str, longest: int) -> str:
    """A text, or its beginning where it is longer than a message bears.

    >>> clipped("宣传次数", 4), clipped("宣传册数量", 4)
    ('宣传次数', '宣传 …')
    """
    return text if len(text) <= longest else f"{text[: longest - 2]} …"


def _written(value: object, longest: int, depth: int) -> str:
    kind = type(value)
    if isinstance(value, (str, bytes)) and kind in {str, bytes}:
        return repr(value[:longest])
    if isinstance(value, (list, tuple, dict)) and kind in _BRACKETS:
        return _parts(value, longest, depth)
    if isinstance(value, Decimal):
        return format(value, "f") if value.is_finite() and abs(value.adjusted()) < _DIGITS else str(value)
    if isinstance(value, int) and value.bit_length() > 4 * _DIGITS:
        return f"<{kind.__name__} of {value.bit_length()} bits>"
    try:
        name = getattr(value, "name", None) or getattr(value, "project", None) if attrs.has(kind) else None
        return f"{kind.__name__} {shown(name)}" if name else repr(value)
    except Exception:  # noqa: BLE001 - whatever somebody's class does when it is asked to show itself
        return f"<{kind.__name__}>"


def _parts(value: list[object] | tuple[object, ...] | dict[object, object], longest: int, depth: int) -> str:
    opened, closed = _BRACKETS[type(value)]
    if value and not depth:
        return f"{opened}…{closed}"
    parts = [_written(each, longest, depth - 1) for each in islice(value, _PARTS)]
    if isinstance(value, dict):
        said = islice(value.values(), _PARTS)
        parts = [f"{key}: {_written(each, longest, depth - 1)}" for key, each in zip(parts, said, strict=True)]
    if len(value) > _PARTS:
        parts.append("…")
    comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
    return f"{opened}{', '.join(parts)}{comma}{closed}"
