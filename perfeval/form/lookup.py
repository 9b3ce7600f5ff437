"""Which indicator of a form somebody means, by its name, by its path or by its index, and the tiers with it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import attrs

from perfeval._near import did_you_mean, nearest
from perfeval._shown import shown
from perfeval._text import tidy
from perfeval.errors import InvalidForm, PerfevalError

if TYPE_CHECKING:
    from perfeval.form.tiers import Dimension

#: Dimension, category and indicator.
Path: TypeAlias = tuple[str, str, str]

_T = TypeVar("_T")

#: How many indicators a message lists.
_SHOWN: Final = 8


def index_of(which: object, paths: Sequence[Path], project: str) -> int:
    """The index of the one indicator that *which* means.

    Raises:
        InvalidForm: when it means none or several; the message says what to write instead.

    >>> paths = [("产出", "数量", "次数"), ("效益", "社会", "知晓率"), ("效益", "社会", "知晓率")]
    >>> index_of("次数", paths, "项目"), index_of(("产出", "数量", "次数"), paths, "项目"), index_of(-1, paths, "项目")
    (0, 0, 2)
    >>> index_of("知晓率", paths, "项目")
    Traceback (most recent call last):
        ...
    perfeval.errors.InvalidForm: 2 indicators of '项目' are named '知晓率'
      instead: write the index in form.indicators: 1 or 2
    """
    if isinstance(which, int) and not isinstance(which, bool):
        return _in_range(which, paths, project)
    parts = (which,) if isinstance(which, str) else which
    if not (isinstance(parts, (tuple, list)) and all(isinstance(part, str) for part in parts)):
        raise InvalidForm(
            f"{shown(which)} means no indicator",
            remedy="write its name, (dimension, category, indicator), or its index in form.indicators",
        )
    wanted = tuple(map(tidy, parts))
    found = [index for index, path in enumerate(paths) if wanted == (path[2:] if isinstance(which, str) else path)]
    if len(found) == 1:
        return found[0]
    raise InvalidForm(
        f"{len(found) or 'no'} indicators of {shown(project)} are named {shown(which, 120)}",
        remedy=_apart(found, paths) if found else _near(wanted, paths),
    )


def _in_range(index: int, paths: Sequence[Path], project: str) -> int:
    if -len(paths) <= index < len(paths):
        return index % len(paths)
    raise InvalidForm(
        f"no indicator of {shown(project)} has the index {shown(index)}",
        remedy=f"write 0 to {len(paths) - 1}, as in form.indicators, or the name of an indicator",
    )


def _apart(found: Sequence[int], paths: Sequence[Path]) -> str:
    """How indicators of one name are told apart: by their paths, where these differ, or else by their indexes."""
    theirs = [paths[index] for index in found]
    if len(set(theirs)) == len(theirs):
        return f"write its path: {_listed(theirs)}"
    return f"write the index in form.indicators: {_listed(found)}"


def _near(wanted: tuple[str, ...], paths: Sequence[Path]) -> str:
    """The path or the name that may be meant, or else what there is."""
    names = [path[2] for path in paths]
    if len(wanted) < 2:
        return did_you_mean("".join(wanted), names) or f"write one of {_listed(dict.fromkeys(names))}"
    last = nearest(wanted[-1], names)
    ends = [path for path in paths if path[2] == last] or paths
    return f"write (dimension, category, indicator): {_listed(dict.fromkeys(ends))}"


def _listed(values: Iterable[object]) -> str:
    shown = [repr(value) for value in values]
    return " or ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")


def changed(
    dimensions: tuple[Dimension, ...], project: str, which: object, changes: Mapping[str, Any]
) -> tuple[Dimension, ...]:
    """The dimensions with the fields of one indicator changed; *project* is what messages call the form.

    Raises:
        PerfevalError: when *which* means no indicator or several, or a change is refused.
    """
    places = [
        (dimension, category, row)
        for dimension, above in enumerate(dimensions)
        for category, under in enumerate(above.categories)
        for row in range(len(under.indicators))
    ]
    paths = [_path(dimensions, *place) for place in places]
    index = index_of(which, paths, project)
    at_dimension, at_category, at_row = places[index]
    dimension = dimensions[at_dimension]
    category = dimension.categories[at_category]
    try:
        indicator = attrs.evolve(category.indicators[at_row], **changes)
    except PerfevalError as error:
        raise error.within(*paths[index][:2]) from None
    category = attrs.evolve(category, indicators=_put(category.indicators, at_row, indicator))
    dimension = attrs.evolve(dimension, categories=_put(dimension.categories, at_category, category))
    return _put(dimensions, at_dimension, dimension)


def _path(dimensions: Sequence[Dimension], dimension: int, category: int, row: int) -> Path:
    above = dimensions[dimension]
    under = above.categories[category]
    return above.name, under.name, under.indicators[row].name


def _put(row: tuple[_T, ...], place: int, value: _T) -> tuple[_T, ...]:
    return (*row[:place], value, *row[place + 1 :])
