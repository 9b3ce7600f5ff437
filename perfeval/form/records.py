"""Flat records of indicators: one mapping a row, under Chinese, English or the integrated system's names.

Sign, value and unit may stand in three columns, as the integrated system stores them.
A tier goes on from row to row, and past rows with a fault, so that what is below one stands where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar, final

import attrs

from perfeval._exact import bare, digits, number
from perfeval._plain import from_plain, limited, members_of
from perfeval._shown import shown
from perfeval._text import plain, tidy, unwrapped
from perfeval._words.columns import adjusts_nothing
from perfeval._words.signs import is_sign, says_nothing
from perfeval.errors import FaultyForm, InvalidForm, PerfevalError
from perfeval.finding import Finding
from perfeval.form.cells import cell
from perfeval.form.composed import Trouble, measured, unit_of_heading
from perfeval.form.fields import points
from perfeval.form.given import (
    TIERS,
    checked,
    is_blank,
    is_serial,
    nameless,
    record_of,
    refused_total,
    repeats_headings,
    total_of,
)
from perfeval.form.headings import Shape, plain_name, refused, shape_of
from perfeval.form.notices import of_trouble, refusal, weights_absent
from perfeval.form.tiers import Category, Dimension, Indicator

#: Fields that several columns may make, and what stands between their texts.
_BETWEEN: Final = {"sign": " ", "reason": "；", "standard": "；"}
#: The tiers that end where one begins: itself, and those below.
_FROM: Final = {tier: TIERS[place:] for place, tier in enumerate(TIERS)}
#: Points that a record states for its tiers, and how many of the tiers these belong to.
_TIER_WEIGHTS: Final = {"dimension_weight": 1, "category_weight": 2}
#: What a record says about its place in the tree rather than about its indicator.
_ABOVE: Final = frozenset({*TIERS, *_TIER_WEIGHTS, "project"})
#: What becomes part of another field, or a remark.
_APART: Final = frozenset({*_ABOVE, "sign", "unit", "note", "first_target"})
#: Fields that are text, whatever the cell holds.
_TEXTS: Final = frozenset({*TIERS, "project", "name", "reason", "standard", "reviewed_actual", "sign", "unit"})
#: Columns whose cells decide what field they make, or which make none.
_SHARED: Final = frozenset({"kind", "note", "reviewed_score"})
#: Fields that are read from text, where they are no values of this library.
_READ: Final = frozenset({"target", "actual"})

#: Where no column names a tier.
_UNSORTED: Final = "指标"

#: Where an indicator stands: dimension and category.
Path = tuple[str, str]

_F = TypeVar("_F")


def read_records(rows: Iterable[object], ignore: Iterable[str], year: int | None) -> Records:
    """What flat records say.

    What a column means is decided once for all rows, so that a row may leave blank ones out.
    """
    found = [record_of(row) for row in tuple(limited(checked(rows)))]
    headings: dict[object, None] = {}
    last: tuple[object, ...] = ()
    for row in found:
        if not isinstance(row, PerfevalError) and (columns := tuple(row)) != last:
            headings.update(dict.fromkeys(columns))
            last = columns
    taken = members_of(ignore)
    names = (ignore,) if taken is None else taken
    records = Records(shape_of(tuple(headings), frozenset(map(plain_name, names)), year))
    for count, row in enumerate(found, start=1):
        records.feed(row, count)
    return records


@final
class Records:
    """Takes the records of one form, one after another; what is wrong with one hides nothing of the others."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.faults: list[PerfevalError] = []
        self.findings: list[Finding] = []
        self.remarks: list[tuple[str, str]] = []
        #: The indicators by dimension and category, each where it first stands.
        self._tree: dict[Path, list[Indicator]] = {}
        #: The tiers that are open; None for one that a faulty row may have opened.
        self._tiers: dict[str, str | None] = {}
        #: What the last row said of them, and where they lead.
        self._said: tuple[str | None, ...] | None = None
        self._path: Path | None = None
        #: What rows say that have tiers alone, until an indicator stands below them.
        self._opened: dict[str, str] = {}
        #: The units that the headings of targets and of actuals state.
        headings = {place.field: place.heading for place in shape.places}
        self._heads = unit_of_heading(headings.get("target", "")), unit_of_heading(headings.get("actual", ""))
        self._has_units = any(self._heads)
        self._name = tidy(headings.get("name", ""))
        self._says_above = not shape.fields.isdisjoint({"project", *_TIER_WEIGHTS})
        self._projects: dict[str, None] = {}
        self._weights: dict[tuple[str, ...], dict[Decimal, None]] = {}
        self._strange: set[object] = set()

    def feed(self, row: Mapping[object, object] | PerfevalError, count: int) -> None:
        """Take a record, the row of this number, or note what is wrong with it."""
        if isinstance(row, PerfevalError):
            self._said = self._path = None
            self._tiers = dict.fromkeys(TIERS[: len(self.shape.fields & {*TIERS, "kind"})])
            self.faults.append(row.within(f"row {count}"))
            return
        faults: list[PerfevalError] = []
        record, apart = self._fields(row, faults)
        name = record.get("name")
        if name == self._name and repeats_headings(row):
            return
        serials = self._serials(row) if self.shape.serials else []
        self.remarks += serials
        if record.get("target", name) == name and not faults and self._is_no_indicator(record, apart, serials, count):
            return
        path = self._enter(apart)
        if self._says_above:
            self._take_above(apart, path, faults)
        if not faults and (record or not apart.keys() <= _ABOVE):
            try:
                self._keep(record, apart, row, path)
            except PerfevalError as fault:
                faults.append(fault)
        if faults or self.shape.strangers:
            self.faults += [fault.within(f"row {count}") for fault in (*faults, *self._strangers(row))]

    def _serials(self, row: Mapping[object, object]) -> list[tuple[str, str]]:
        """What stands in the columns of serial numbers and is none."""
        said = ((heading, row.get(heading)) for heading in self.shape.serials)
        return [(heading, text) for heading, text in said if isinstance(text, str) and not is_serial(text)]

    def _is_no_indicator(
        self, record: dict[str, Any], apart: dict[str, Any], serials: list[tuple[str, str]], count: int
    ) -> bool:
        """Whether a row is a total, which is a fault, or a note."""
        total = total_of(record, apart, serials)
        if total:
            self.faults.append(refused_total(total).within(f"row {count}"))
        return bool(total) or (not record and apart.keys() <= _ABOVE and self._is_note(apart))

    def _is_note(self, apart: dict[str, Any]) -> bool:
        """Whether a row that has tiers alone is a note, which is kept; a tier that it opens may be left without any."""
        said = {field: text for field in TIERS if (text := apart.get(field)) and not says_nothing(text)}
        if any(":" in plain(text).rstrip(":") for text in said.values()):
            self.remarks += [(self.heading(field), text) for field, text in said.items()]
            return True
        for field, text in said.items():
            left = [below for below in _FROM[field] if below in self._opened]
            self.remarks += [(self.heading(below), self._opened.pop(below)) for below in left]
            self._opened[field] = text
        return False

    def _fields(
        self, row: Mapping[object, object], faults: list[PerfevalError]
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the columns say, by field: of the indicator, and of what is apart; None for a tier that is no text."""
        record: dict[str, Any] = {}
        apart: dict[str, Any] = {}
        for field, heading in self.shape.places:
            try:
                value = cell(row.get(heading))
                if value is None:
                    continue
                into = apart if field in _APART else record
                if field in into or field in _SHARED:
                    _put(record, apart, field, heading, value)
                else:
                    into[field] = value if type(value) is str else _taken(field, value)
            except PerfevalError as fault:
                faults.append(fault.within(heading))
                if field in TIERS:
                    apart[field] = None
        if "first_target" in apart:
            self._settle_target(record, apart)
        return record, apart

    def _settle_target(self, record: dict[str, Any], apart: dict[str, Any]) -> None:
        """Take the adjusted target, or the first one where nothing is adjusted; the other one is a note."""
        first, adjusted = apart.pop("first_target"), record.get("target", "")
        beside = [("first_target", first)]
        if adjusts_nothing(_text(adjusted)):
            record["target"], beside = _taken("target", first), [("target", adjusted)]
        apart.setdefault("note", []).extend((self.heading(field), value) for field, value in beside)

    def _enter(self, apart: dict[str, Any]) -> Path | None:
        """Open the tiers that a record names, which ends those below; None where one of them is not known."""
        said = apart.get("dimension", ""), apart.get("category", ""), apart.get("third", "")
        if said == self._said:
            return self._path
        tiers = self._tiers
        for tier, written in zip(TIERS, said, strict=True):
            text = unwrapped(written) if written else written
            if text is None or not (text == tiers.get(tier, "") or says_nothing(text)):
                for below in _FROM[tier]:
                    tiers.pop(below, None)
                tiers[tier] = text
        self._said, self._path = said, _where(**tiers)
        return self._path

    def _take_above(self, apart: dict[str, Any], path: Path | None, faults: list[PerfevalError]) -> None:
        """Take what a record says about its project and its tiers."""
        if "project" in apart:
            self._projects[unwrapped(apart["project"])] = None
        for field, length in _TIER_WEIGHTS.items():
            if field in apart:
                try:
                    weight = points(apart[field])
                except PerfevalError as fault:
                    faults.append(fault.within(self.heading(field)))
                else:
                    if weight is not None and path is not None:
                        self._weights.setdefault(path[:length], {})[weight] = None

    def _keep(
        self, record: dict[str, Any], apart: dict[str, Any], row: Mapping[object, object], path: Path | None
    ) -> None:
        """Make the indicator, and keep what its row says beside."""
        name = record.get("name", "")
        if says_nothing(name):
            raise nameless({**apart, **record})
        if "\n" in name:
            name = record["name"] = unwrapped(name)
        sign, unit = apart.get("sign", ""), apart.get("unit", "")
        left, found = self._measure(record, name, sign, unit) if sign or unit or self._has_units else ([], ())
        built = Indicator(**record)
        if self._opened:
            self._opened.clear()
        left += [(heading, cell(row.get(heading))) for _, heading in self.shape.beside]
        left += apart.get("note", ())
        if path is None:
            return
        self._tree.setdefault(path, []).append(built)
        for trouble in found:
            self.findings.append(of_trouble(trouble, (*path, name)))
        for heading, text in left:
            if text is not None and not says_nothing(_text(text)):
                self.remarks.append((f"{name} → {' '.join(heading.split())}", _text(text)))

    def _measure(
        self, record: dict[str, Any], name: str, sign: str, unit: str
    ) -> tuple[list[tuple[str, object]], tuple[Trouble, ...]]:
        """Put sign and unit to target and actual; return what is left of them, and what is wrong between them."""
        made = measured(sign, _text(record.get("target", "")), _text(record.get("actual", "")), unit, self._heads)
        for trouble in made.troubles:
            error = refusal(trouble)
            if error is not None:
                raise error.within(name, self.heading("sign" if trouble.code.startswith("sign") else "unit"))
        record.update(target=made.target, actual=made.actual)
        return [(self.heading("unit" if text == unit else "sign"), text) for text in made.left], made.troubles

    def heading(self, field: str) -> str:
        """What the column of a field is called; 指标类型 may be one of signs."""
        named = {place.field: place.heading for place in self.shape.places}
        return named.get(field) or named["kind"]

    def _strangers(self, row: Mapping[object, object]) -> Iterator[InvalidForm]:
        """Refuse the columns that no field takes, each where it first says something."""
        for stranger in self.shape.strangers:
            value = row.get(stranger.heading)
            if stranger.heading not in self._strange and not is_blank(value):
                self._strange.add(stranger.heading)
                yield refused(stranger, value)

    def project(self) -> str | None:
        """The project that the records name, or an empty string; None where they name several, which is noted."""
        return self._only("projects", list(self._projects)) if self._projects else ""

    def dimensions(self) -> list[Dimension]:
        """The tree around the indicators; what the rows say of a tier is said once."""
        self.remarks += [(self.heading(field), text) for field, text in self._opened.items()]
        tiers: dict[str, list[Category]] = {}
        for path, made in self._tree.items():
            tiers.setdefault(path[0], []).append(Category(path[1], made, self._weight("category_weights", path)))
        return [Dimension(name, under, self._weight("dimension_weights", (name,))) for name, under in tiers.items()]

    def _weight(self, what: str, path: tuple[str, ...]) -> Decimal | None:
        weights = self._weights.get(path)
        if weights is None:
            return None
        said = {bare(weight): weight for weight in weights}
        only = self._only(what, list(said), *path)
        return None if only is None else said[only]

    def _only(self, what: str, said: list[str], *place: str) -> str | None:
        """The one thing that the rows say; of several none, which is noted."""
        if len(said) > 1:
            problem = f"the rows have several {what}: {shown(said[0])}, {shown(said[1])}"
            self.faults.append(InvalidForm(problem, remedy="build one form for each", place=place))
        return said[0] if len(said) == 1 else None


def _where(dimension: str | None = "", category: str | None = "", third: str | None = "") -> Path | None:
    """Where an indicator stands under the tiers that are open."""
    if dimension is None or category is None or third is None:
        return None
    under = f"{category} → {third}" if category and third else category or third or dimension or _UNSORTED
    return dimension or under, under


def _put(record: dict[str, Any], apart: dict[str, Any], field: str, heading: str, value: object) -> None:
    """Put a cell to its field, which another column may have filled; a reviewer's words for points are a note."""
    if field == "kind":
        field = "sign" if is_sign(_text(value)) else "dimension"
    if field == "note" or (field == "reviewed_score" and isinstance(value, str) and not _is_points(value)):
        apart.setdefault("note", []).append((heading, value))
        return
    into = apart if field in _APART else record
    value = _taken(field, value)
    if field not in into:
        into[field] = value
    elif field in _BETWEEN:
        into[field] = f"{into[field]}{_BETWEEN[field]}{value}"
    elif _text(into[field]) != _text(value):
        raise InvalidForm(
            f"{shown(heading)} names {shown(field)} twice",
            remedy=f"keep one of the columns, or leave one out with ignore=[{shown(heading)}]",
        )


def _taken(field: str, value: object) -> object:
    """A cell as its field takes it."""
    if field in _TEXTS:
        return _text(value)
    return _text(value) if field in _READ and isinstance(value, (int, Decimal)) else value


def _is_points(text: str) -> bool:
    try:
        points(text)
    except PerfevalError:
        return False
    return True


def _text(value: object) -> str:
    """A cell as text."""
    if isinstance(value, str):
        return tidy(value)
    return digits(number(value)) if isinstance(value, (int, Decimal)) else str(value)


def form_of(kind: type[_F], records: Records, project: str, facts: dict[str, object]) -> _F:
    """The form of records and of what is said beside them.

    Raises:
        PerfevalError: with all that is wrong with both, and what could be read all the same.
    """
    named, tree = records.project(), records.dimensions()
    faults = records.faults
    forms: list[_F] = []
    called = named if project is None or (isinstance(project, str) and not project) else project
    if named and isinstance(called, str) and called != named:
        records.remarks.append((records.heading("project"), named))
    try:
        if tree and isinstance(called, str) and not called:
            faults.append(InvalidForm("the project has no name", remedy='pass project="…", or a column 项目名称'))
        elif tree and named is not None:
            form = from_plain(kind, {"project": called, "dimensions": tree, **facts})
            forms.append(_with_notices(form, records))
    except PerfevalError as fault:
        faults.append(fault)
    if not (tree or faults):
        faults.append(InvalidForm("the records have no indicator", remedy="pass one mapping for each indicator"))
    if faults:
        raise _together(faults).beside(*forms)
    return forms[0]


def _with_notices(form: Any, records: Records) -> Any:
    """The form with what its records say beside its fields."""
    weighed = "weight" in records.shape.fields
    found = [*records.findings, *([] if weighed else [weights_absent((form.project,))])]
    if not (found or records.remarks):
        return form
    return attrs.evolve(form, remarks=(*form.remarks, *records.remarks), findings=(*form.findings, *found))


def _together(faults: list[PerfevalError]) -> PerfevalError:
    """One fault as it is, several as one error."""
    return faults[0] if len(faults) == 1 else FaultyForm(f"{len(faults)} faults in one form", tuple(faults))
