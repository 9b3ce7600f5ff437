"""Any value in a message: in few characters, whatever it is and whatever its class does; and the reprs of values."""

from __future__ import annotations

from decimal import Decimal
from itertools import count, islice
from typing import Any, Final

import attrs

#: How many parts of a value are shown, and how deep.
_PARTS: Final = 12
_DEPTH: Final = 3
#: The longest number that is written out.
_DIGITS: Final = 60

#: The longest that the repr of a value becomes.
LONGEST: Final = 100

_BRACKETS: Final = {list: ("[", "]"), tuple: ("(", ")"), dict: ("{", "}")}


def shown(value: object, longest: int = 60) -> str:
    """A value in a message, in few characters; a part of a form by its kind and its name.

    >>> shown("宣传次数"), shown(Decimal("7.50")), shown([10**5000, {"分值": 5}]), shown("很" * 99, 10)
    ("'宣传次数'", '7.50', "[<int of 16610 bits>, {'分值': 5}]", "'很很很很很很很 …")
    """
    return clipped(_written(value, longest, _DEPTH), longest)


def clipped(text: str, longest: int = 40) -> str:
    """A text, or its beginning where it is longer than a message bears.

    >>> clipped("宣传次数", 4), clipped("宣传册数量", 4)
    ('宣传次数', '宣传 …')
    """
    return text if len(text) <= longest else f"{text[: longest - 2]} …"


def counted(number: int, noun: str) -> str:
    """How many there are of something: 1 row, 2 rows."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def brief_repr(value: object, *parts: str) -> str:
    """The repr of a value that is more than its parts: its kind and what *parts* say, on one line.

    Where that is too long the longest parts are cut short, so that a long name hides no number beside it.

    >>> brief_repr(Decimal(3), "宣传", " 2.92/3"), len(brief_repr(Decimal(3), "宣传" * 99, " 2.92/3"))
    ('<Decimal 宣传 2.92/3>', 100)
    """
    return _fitted(f"<{type(value).__name__} ", list(map(_escaped, parts)), ">")


def call_repr(value: Any) -> str:
    """The repr of a value that is its parts: the call that makes it, on one line, with numbers as digits.

    Where that is too long, what the constructor fills in by itself is left out, and then the longest parts are cut.
    """
    kind = type(value).__name__
    held = [(field, getattr(value, field.name)) for field in attrs.fields(type(value)) if field.repr]
    if len(f"{kind}({', '.join(_arguments(held))})") > LONGEST:
        held = [(field, part) for field, part in held if part != field.default]
    parts = _arguments(held)
    return _fitted(f"{kind}(", [*parts[:1], *(f", {each}" for each in parts[1:])], ")")


def _arguments(held: list[tuple[attrs.Attribute[Any], object]]) -> list[str]:
    return [_escaped(f"{field.name}={_digits(value)}") for field, value in held]


def _digits(value: object) -> str:
    """A value as a constructor takes it: a number in digits."""
    if isinstance(value, Decimal):
        return repr(format(value, "f"))
    if isinstance(value, tuple):
        return f"({', '.join(map(_digits, value))}{',' if len(value) == 1 else ''})"
    return repr(value)


def _escaped(text: str) -> str:
    """A text whose characters can all be seen; more of it than a repr shows is of no use."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in text[:LONGEST]
    )


def _fitted(opened: str, parts: list[str], closed: str) -> str:
    """Parts one after another, the longest cut to what leaves room for the others."""
    room = LONGEST - len(opened) - len(closed)
    longest = next(size for size in count(room, -1) if sum(min(len(part), size) for part in parts) <= room)
    return f"{opened}{''.join(clipped(part, longest) for part in parts)}{closed}"


def _written(value: object, longest: int, depth: int) -> str:
    kind = type(value)
    if type(value) is str or type(value) is bytes:
        return repr(value[:longest])
    if type(value) is list or type(value) is tuple or type(value) is dict:
        return _parts(value, longest, depth)
    if isinstance(value, Decimal):
        return format(value, "f") if abs(value.adjusted()) < _DIGITS else str(value)
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
