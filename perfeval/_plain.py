"""Values as plain data, for JSON, and back without loss.

A number is written as a string of digits, so that nothing between here and the reader can round it.
What a constructor takes from a person it also takes from plain data: reading is calling the constructor.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any, Final, TypeVar, cast

import attrs

from perfeval._exact import digits
from perfeval.errors import InvalidForm, InvalidRulebook, PerfevalError

_T = TypeVar("_T")

#: Where a field's metadata name the classes of what it holds.
_CLASSES: Final = "classes"
#: Where a field's metadata name the attribute that is written in its place.
_WRITTEN_AS: Final = "written_as"

VERSION: Final = 2

#: The versions that are read; version 1 had no `unread` and no `findings`.
_READ: Final = (1, VERSION)


def holds(*classes: type) -> dict[str, object]:
    """Metadata of a field that holds one of *classes*, or a sequence of them."""
    return {_CLASSES: classes}


def check_held(value: Any) -> None:
    """Refuse what is none of the classes that a field of *value* holds; None may stand where it is the default.

    Raises:
        InvalidRulebook: for the first such part.
    """
    for field in attrs.fields(type(value)):
        classes = field.metadata.get(_CLASSES)
        if classes is None:
            continue
        part = getattr(value, field.name)
        if part is None and field.default is None:
            continue
        for each in part if isinstance(part, tuple) else (part,):
            if not isinstance(each, classes):
                raise InvalidRulebook(
                    f"{each!r:.60} cannot stand under {field.name!r}",
                    remedy=f"give one of {', '.join(kind.__name__ for kind in classes)}",
                )


def written_as(attribute: str) -> dict[str, object]:
    """Metadata of a field that is written as another attribute of the same object."""
    return {_WRITTEN_AS: attribute}


def to_plain(value: object) -> Any:
    """Take a value apart; what a constructor would fill in by itself is left out."""
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    return _fields_of(value) if attrs.has(type(value)) else value


def _fields_of(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for field in attrs.fields(type(value)):
        written = getattr(value, field.metadata.get(_WRITTEN_AS, field.name))
        if field.init and field.repr and not _is_default(field, written):
            classes = field.metadata.get(_CLASSES, ())
            plain[field.name] = _tagged(written) if len(classes) > 1 else to_plain(written)
    return plain


def _is_default(field: attrs.Attribute[Any], written: object) -> bool:
    if _WRITTEN_AS in field.metadata:
        return not written
    return field.default is not attrs.NOTHING and type(written) is type(field.default) and written == field.default


def _tagged(value: object) -> dict[str, Any]:
    return {"type": type(value).__name__, **to_plain(value)}


def from_plain(cls: type[_T], data: object) -> _T:
    """Build a value of *cls* from plain data.

    Raises:
        PerfevalError: for a key that *cls* does not know, a missing one, or a value that its constructor refuses.
    """
    if not isinstance(data, dict):
        raise InvalidForm(f"{data!r:.60} is no {cls.__name__}", remedy="pass what to_dict gave")
    fields = {field.name: field for field in attrs.fields(cast("Any", cls)) if field.init and field.repr}
    unknown = [key for key in data if key not in fields]
    if unknown:
        raise InvalidForm(
            f"{unknown[0]!r:.60} is no field of {cls.__name__}", remedy=f"write one of {', '.join(fields)}"
        )
    missing = [name for name, field in fields.items() if field.default is attrs.NOTHING and name not in data]
    if missing:
        raise InvalidForm(f"{cls.__name__} without {missing[0]!r}", remedy="pass what to_dict gave")
    return cls(**{name: _read(fields[name], value) for name, value in data.items()})


def _read(field: attrs.Attribute[Any], value: Any) -> Any:
    classes = field.metadata.get(_CLASSES)
    if classes is None or value is None:
        return value
    try:
        return (
            [_one_of(classes, each) for each in value] if isinstance(value, (list, tuple)) else _one_of(classes, value)
        )
    except PerfevalError as error:
        raise error.within(field.name) from None


def _one_of(classes: tuple[type, ...], data: Any) -> Any:
    if isinstance(data, classes):
        return data
    if len(classes) == 1:
        return from_plain(classes[0], data)
    named = {cls.__name__: cls for cls in classes}
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in named:
        raise InvalidForm(f"{kind!r:.60} is no type here", remedy=f"write one of {', '.join(named)}")
    return from_plain(named[kind], {key: value for key, value in data.items() if key != "type"})


def sealed(what: str, plain: dict[str, Any]) -> dict[str, Any]:
    """Say what plain data hold and in which version."""
    return {"perfeval": what, "version": VERSION, **plain}


def unsealed(what: str, data: object) -> dict[str, Any]:
    """Take plain data that hold *what*, or say what they are."""
    if not isinstance(data, dict) or data.get("perfeval") != what:
        raise InvalidForm(f"{data!r:.60} holds no {what}", remedy="pass what to_dict gave")
    if data.get("version") not in _READ:
        raise InvalidForm(
            f"version {data.get('version')!r:.20} of plain data",
            remedy=f"this release reads versions {' and '.join(map(str, _READ))}",
        )
    return {key: value for key, value in data.items() if key not in {"perfeval", "version"}}


def read_schema(what: str) -> dict[str, Any]:
    """The JSON Schema of plain data that hold *what*."""
    import json
    from pathlib import Path

    text = Path(__file__).with_name(f"{what}.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))
