"""Values as plain data, for JSON, and back without loss.

A number is written as a string of digits, so that nothing between here and the reader can round it.
What a constructor takes from a person it also takes from plain data: reading is calling the constructor.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain, islice
from typing import Any, Final, TypeGuard, TypeVar, cast

import attrs

from perfeval._exact import digits
from perfeval._shown import shown
from perfeval.errors import InvalidForm, InvalidRulebook, PerfevalError

_T = TypeVar("_T")

#: Where a field's metadata name the classes of what it holds.
_CLASSES: Final = "classes"
#: Where they say that it holds any number of them.
_MANY: Final = "many"
#: Where a field's metadata name the attribute that is written in its place.
_WRITTEN_AS: Final = "written_as"

VERSION: Final = 2

#: The versions that are read; version 1 had no `unread` and no `findings`.
_READ: Final = (1, VERSION)

#: What classes that are none of this library's own are called, for errors.
_NAMES: Final[dict[type, str]] = {str: "text", bool: "True or False", int: "a whole number"}

#: How many parts anything may have: as many as a sheet has rows.
MOST_PARTS: Final = 1_048_576


def holds(*classes: type) -> dict[str, object]:
    """Metadata of a field that holds one of *classes*."""
    return {_CLASSES: classes}


def holds_all(kind: type) -> dict[str, object]:
    """Metadata of a field that holds a tuple of *kind*."""
    return {_CLASSES: (kind,), _MANY: True}


def limited(values: Iterable[_T], most: int = MOST_PARTS) -> Iterator[_T]:
    """The parts of what may have no end.

    Raises:
        InvalidForm: when there are more than *most*.

    >>> import itertools
    >>> list(limited(itertools.repeat({}), 100))
    Traceback (most recent call last):
        ...
    perfeval.errors.InvalidForm: a sequence of more than 100 parts
      instead: pass one that ends
    """
    source = iter(values)
    return chain(islice(source, most), _end_of(source, most))


def _end_of(source: Iterator[_T], most: int) -> Iterator[_T]:
    """Nothing, if that is all that is left."""
    for _ in source:
        raise InvalidForm(f"a sequence of more than {most} parts", remedy="pass one that ends")
    yield from ()


#: Their parts are not what they stand for, or have no order.
_NO_PARTS: Final = (str, bytes, bytearray, memoryview, Mapping, set, frozenset)


def parts_of(values: object) -> tuple[Any, ...] | None:
    """The parts of any iterable; None for text, bytes, mappings and sets.

    >>> parts_of([1, 2]), parts_of("12"), parts_of(5)
    ((1, 2), None, None)
    """
    if isinstance(values, (tuple, list)):
        return tuple(values)
    return tuple(limited(values)) if has_parts(values) else None


def has_parts(values: object) -> TypeGuard[Iterable[Any]]:
    """Whether it is an iterable whose parts are what it stands for: no text, bytes, mapping or set.

    >>> has_parts([1, 2]), has_parts("12"), has_parts({1})
    (True, False, False)
    """
    return isinstance(values, Iterable) and not isinstance(values, _NO_PARTS)


def members_of(values: object) -> tuple[Any, ...] | None:
    """The same where their order says nothing, so that a set will do.

    >>> members_of({1}), members_of("12")
    ((1,), None)
    """
    return tuple(values) if isinstance(values, (set, frozenset)) else parts_of(values)


def items_of(mapping: Mapping[Any, Any]) -> tuple[tuple[Any, Any], ...] | None:
    """What a mapping holds; None where its class does not keep what it promises.

    >>> items_of({"产出": 50})
    (('产出', 50),)
    """
    try:
        return tuple(mapping.items())
    except Exception:  # noqa: BLE001 - whatever somebody's class does
        return None


@cache
def _holding(kind: type) -> tuple[tuple[str, tuple[type, ...], bool, bool], ...]:
    """The fields of a class that hold certain classes: their names, and whether many of them, or none."""
    return tuple(
        (field.name, field.metadata[_CLASSES], field.metadata.get(_MANY, False), field.default is None)
        for field in attrs.fields(cast("Any", kind))
        if _CLASSES in field.metadata
    )


def check_held(value: Any, error: type[PerfevalError] = InvalidRulebook) -> None:
    """Refuse what is none of the classes that a field of *value* holds; None may stand where it is the default.

    Raises:
        PerfevalError: of the kind of *error*, for the first such part.
    """
    kind: type = type(value)
    for name, classes, many, optional in _holding(kind):
        part = getattr(value, name)
        if part is None and optional:
            continue
        for each in part if many else (part,):
            if not isinstance(each, classes) or (type(each) is bool and bool not in classes):
                raise error(
                    f"{shown(each)} cannot stand under {name!r}",
                    remedy=f"give {' or '.join(_NAMES.get(each, each.__name__) for each in classes)}",
                )


def is_language(language: object) -> bool:
    """Whether it is one of the languages that this library speaks: Chinese (``zh``) and English (``en``).

    >>> is_language("zh"), is_language(["en"])
    (True, False)
    """
    return isinstance(language, str) and language in {"zh", "en"}


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
        if field.repr and not _is_default(field, written):
            classes = field.metadata.get(_CLASSES, ())
            plain[field.name] = _tagged(written) if len(classes) > 1 else to_plain(written)
    return plain


def _is_default(field: attrs.Attribute[Any], written: object) -> bool:
    if _WRITTEN_AS in field.metadata:
        return not written
    return bool(written == field.default)


def _tagged(value: object) -> dict[str, Any]:
    return {"type": type(value).__name__, **to_plain(value)}


def from_plain(cls: type[_T], data: object) -> _T:
    """Build a value of *cls* from plain data.

    Raises:
        PerfevalError: for a key that *cls* does not know, a missing one, or a value that its constructor refuses.
    """
    if not isinstance(data, dict):
        raise InvalidForm(f"{shown(data)} is no {cls.__name__}", remedy="pass what to_dict gave")
    fields, needed = _written(cast("Any", cls))
    if unknown := [key for key in data if key not in fields]:
        raise InvalidForm(
            f"{shown(unknown[0])} is no field of {cls.__name__}", remedy=f"write one of {', '.join(fields)}"
        )
    if missing := [name for name in needed if name not in data]:
        raise InvalidForm(f"{cls.__name__} without {missing[0]!r}", remedy="pass what to_dict gave")
    return cls(**{name: _read(fields[name], value) for name, value in data.items()})


@cache
def _written(cls: type[Any]) -> tuple[dict[str, attrs.Attribute[Any]], tuple[str, ...]]:
    """The fields that plain data of a class may have, by name, and those that they must have."""
    fields = {field.name: field for field in attrs.fields(cast("Any", cls)) if field.repr}
    return fields, tuple(name for name, field in fields.items() if field.default is attrs.NOTHING)


def _read(field: attrs.Attribute[Any], value: Any) -> Any:
    classes = field.metadata.get(_CLASSES)
    if classes is None or value is None:
        return value
    try:
        if not field.metadata.get(_MANY):
            return _one_of(classes, value)
        return [_one_of(classes, each) for each in value] if isinstance(value, (list, tuple)) else value
    except PerfevalError as error:
        raise error.within(field.name) from None


def _one_of(classes: tuple[type, ...], data: Any) -> Any:
    if isinstance(data, classes) or not attrs.has(classes[0]):
        return data
    if len(classes) == 1:
        return from_plain(classes[0], data)
    named = {cls.__name__: cls for cls in classes}
    kind = data.get("type") if isinstance(data, dict) else None
    if not (isinstance(kind, str) and kind in named):
        raise InvalidForm(f"{shown(kind)} is no type here", remedy=f"write one of {', '.join(named)}")
    return from_plain(named[kind], {key: value for key, value in data.items() if key != "type"})


def sealed(what: str, plain: dict[str, Any]) -> dict[str, Any]:
    """Say what plain data hold and in which version."""
    return {"perfeval": what, "version": VERSION, **plain}


def unsealed(what: str, data: object) -> dict[str, Any]:
    """Take plain data that hold *what*, or say what they are."""
    held = data.get("perfeval") if isinstance(data, dict) else None
    if not (isinstance(data, dict) and isinstance(held, str) and held == what):
        raise InvalidForm(f"{shown(data)} holds no {what}", remedy="pass what to_dict gave")
    version = data.get("version")
    if not (isinstance(version, int) and version in _READ):
        raise InvalidForm(
            f"version {shown(version, 20)} of plain data",
            remedy=f"this release reads versions {' and '.join(map(str, _READ))}",
        )
    return {key: value for key, value in data.items() if key not in {"perfeval", "version"}}


def read_schema(what: str) -> dict[str, Any]:
    """The JSON Schema of plain data that hold *what*."""
    import json
    from pathlib import Path

    text = Path(__file__).with_name(f"{what}.schema.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))
