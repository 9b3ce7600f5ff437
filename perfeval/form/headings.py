"""What the columns of records mean: worked out once for all records that have the same columns."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval._near import did_you_mean
from perfeval._shown import shown
from perfeval._text import squeeze
from perfeval._words.columns import (
    ADJUSTED_TARGET,
    BLOCK_NAMES,
    KINDS,
    RECORD_WORDS,
    funds_column,
    is_anothers,
    period,
    record_field,
)
from perfeval._words.keys import key
from perfeval._words.labels import fact_of
from perfeval.errors import InvalidForm


class Place(NamedTuple):
    """A column of records: what it makes, and what it is called."""

    field: str
    heading: str


class Stranger(NamedTuple):
    """A column that no field takes: what it is called, and why."""

    heading: object
    reason: str


class Shape(NamedTuple):
    """What the columns of a record mean."""

    #: Columns that make fields, in the order of their headings, so that the order of the columns changes nothing.
    places: tuple[Place, ...]
    #: Columns of other periods and of further reviewers, which say something beside the fields.
    beside: tuple[Place, ...]
    strangers: tuple[Stranger, ...]
    #: The fields that have a column.
    fields: frozenset[str]
    #: Columns of serial numbers, which are no fields.
    serials: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def shape_of(headings: tuple[object, ...], ignored: frozenset[str], year: int | None) -> Shape:
    """What the columns of records mean, for a form of *year*."""
    places: list[Place] = []
    strangers: list[Stranger] = []
    serials: list[str] = []
    for heading in headings:
        field = record_field(heading) if isinstance(heading, str) else None
        if plain_name(heading) in ignored:
            continue
        if field == "serial":
            serials.append(str(heading))
            continue
        if field is None or not isinstance(heading, str):
            strangers.append(Stranger(heading, "no field takes the column"))
        else:
            places.append(Place(field, heading))
    taken, beside, others = _of_period(sorted(places, key=lambda place: place.heading), year)
    taken, of_others = _reviewed(_settled(taken))
    beside += of_others
    return Shape(
        tuple(taken), tuple(beside), (*strangers, *others), frozenset(place.field for place in taken), tuple(serials)
    )


def plain_name(heading: object) -> str:
    """What decides whether a column is one of those to be ignored."""
    return squeeze(heading).split("(")[0].replace("_", "").lower() if isinstance(heading, str) else shown(heading)


def _settled(places: list[Place]) -> list[Place]:
    """Decide what depends on the other columns: which tier a name is, and whether a kind or a note is one."""
    fields = {place.field for place in places}
    named = any(place.field == "name" and not _is_block(place, fields) for place in places)
    return _adjusted([_settle(place, fields, named=named) for place in places])


def _adjusted(places: list[Place]) -> list[Place]:
    """The columns, where beside an adjusted target the others are those that were there first."""
    targets = [place for place in places if place.field == "target"]
    first = [place for place in targets if ADJUSTED_TARGET.search(key(place.heading)) is None]
    if len(first) == len(targets):
        return places
    return [place._replace(field="first_target") if place in first else place for place in places]


def _settle(place: Place, fields: set[str], *, named: bool) -> Place:
    if place.field == "sign" and key(place.heading) in KINDS and not fields & {"dimension", "category"}:
        return place._replace(field="kind")
    if place.field == "note" and "reason" not in fields:
        return place._replace(field="reason")
    if place.field == "third" and not named:
        return place._replace(field="name")
    return place


_REVIEWED: Final = ("reviewed_actual", "reviewed_score")


def _reviewed(places: list[Place]) -> tuple[list[Place], list[Place]]:
    """The columns without those of further reviewers, and these: the first that says 复核 is the field."""
    beside: list[Place] = []
    for field in _REVIEWED:
        mine = [place for place in places if place.field == field]
        said = [place for place in mine if place.heading == field or "复核" in key(place.heading)]
        beside += [place for place in mine if place is not (said or mine)[0]]
    return [place for place in places if place not in beside], beside


def _is_block(place: Place, fields: set[str]) -> bool:
    """Whether a heading such as 绩效指标 stands beside 三级指标, so that it does not make that one a tier."""
    return "third" in fields and key(place.heading) in BLOCK_NAMES


def _of_period(places: list[Place], year: int | None) -> tuple[list[Place], list[Place], list[Stranger]]:
    """Of columns for one field those of the form's year, those of other periods, and those that nobody can tell."""
    groups: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for place in places:
        groups[place.field].append((place, period(place.heading)))
    taken: list[Place] = []
    beside: list[Place] = []
    strangers: list[Stranger] = []
    for group in groups.values():
        if all(not said for _, said in group):
            taken += [place for place, _ in group]
            continue
        ours, problem = _ours(group, year)
        strangers += [Stranger(place.heading, problem) for place, _ in group if problem]
        taken += [place for place, _ in group if place in ours and not problem]
        beside += [place for place, _ in group if place not in ours and not problem]
    return taken, beside, strangers


def _ours(group: list[tuple[Place, str]], year: int | None) -> tuple[list[Place], str]:
    """Columns for one field that are of the form's year, or what is wrong with all of them."""
    years = {said for _, said in group if said.isdecimal()}
    whole = [place for place, said in group if not said]
    if year is None and (len(years) > 1 or (years and whole)):
        return [], "the form's year is not known, which decides over the column"
    dated = [place for place, said in group if said.isdecimal() and (year is None or said == str(year))]
    ours = dated or whole
    if not ours:
        return [], f"the form's year {year or ''} has no column of its own beside the column".replace("  ", " ")
    return ours, ""


def refused(stranger: Stranger, value: object) -> InvalidForm:
    """Say why a column is not taken, and what to do with it."""
    heading = stranger.heading
    remedy = (
        _remedy(heading) if stranger.reason.startswith("no field") else "pass year=…, or the year's own column; else "
    )
    return InvalidForm(
        f"{stranger.reason} {shown(heading)} (here {shown(value)})",
        remedy=f"{remedy}leave it out with ignore=[{shown(heading)}]",
    )


_ENGLISH: Final = {
    "年度": "year", "填报日期": "date", "实施单位": "unit", "主管部门": "department", "预期目标": "goal",
    "实际完成情况": "outcome", "总分": "self_total", "自评结论": "self_grade",
}  # fmt: skip


@lru_cache(maxsize=512)
def _remedy(heading: object) -> str:
    """What to do with a column that no field takes."""
    if not isinstance(heading, str):
        return ""
    if funds_column(heading) is not None:
        return "the project's funds go into budget=Budget(…), once for the form; "
    fact = fact_of(heading)
    if fact is not None and fact.value in _ENGLISH:
        return f"what the form says of itself is passed beside the rows, as {_ENGLISH[fact.value]}=…; "
    if is_anothers(heading):
        return "what somebody else says has no field; judged takes a reviewer's judgement; "
    near = did_you_mean(plain_name(heading), RECORD_WORDS)
    return f"{near} Else " if near else ""
