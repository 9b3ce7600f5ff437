"""Which indicator of a form a name that it does not have may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from perfeval.audit.report.claims import OfUnknown, Renamed, Row
from perfeval.audit.report.names import Names, nearest_row
from perfeval.audit.report.values import differs_from_actual, differs_from_target

#: Of more unknown names than these only the first are looked at.
_MOST: Final = 500


def recognised(
    claims: Sequence[OfUnknown], names: Names, mentioned: set[int]
) -> tuple[tuple[Renamed, ...], tuple[OfUnknown, ...]]:
    """The claims whose names are near to one of the form that the text does not mention, and the others."""
    left = [row for at, row in enumerate(names.rows) if at not in mentioned]
    renamed, unknown = [], []
    for claim in claims[:_MOST]:
        row = nearest_row(claim.name, left, claim.tiers) or _by_figures(claim, left)
        if row is None:
            unknown.append(claim)
        else:
            renamed.append(Renamed(claim.name, row, claim.figures))
    return tuple(renamed), tuple(unknown)


def _by_figures(claim: OfUnknown, rows: Sequence[Row]) -> Row | None:
    """The only row under the same tier whose target and actual are the same, which the text does not mention."""
    figures = claim.figures
    if not (figures.target and figures.actual):
        return None
    mine = [
        row
        for row in rows
        if (not claim.tiers or any(row.place[: len(tier.place)] == tier.place for tier in claim.tiers))
        and set(claim.name) & set(row.indicator.name)
        and not differs_from_target(figures.target, row.indicator)
        and differs_from_actual(figures.actual, row.indicator) is False
    ]
    return mine[0] if len(mine) == 1 else None
