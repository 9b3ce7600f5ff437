"""Which findings are wanted, in which language, and what to do about each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Final, final

import attrs

from perfeval._near import did_you_mean
from perfeval._plain import is_language, members_of
from perfeval._shown import shown
from perfeval.audit.check import FUNDS, Check, Said
from perfeval.audit.registry import ALL_CHECKS
from perfeval.errors import PerfevalError, UnknownCheck
from perfeval.finding import Finding, Severity
from perfeval.form import SelfEvaluation

#: What a caller may choose by: codes, severities, or one of either.
Choice = str | Severity | Collection[str | Severity]

_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


@cache
def remedies() -> dict[str, tuple[str, str]]:
    """What to do about each code, in Chinese and in English."""
    from perfeval.audit.noticed import NOTICED

    noticed = {each.code: (each.remedy_zh, each.remedy) for each in NOTICED}
    return {**noticed, **{each.code: (each.remedy, each.page.get("What to do", "")) for each in ALL_CHECKS}}


@final
@attrs.frozen
class Wanted:
    """The findings that a caller asked for."""

    _selected: frozenset[str | Severity]
    _ignored: frozenset[str | Severity]
    language: str

    @classmethod
    def of(cls, select: object, ignore: object, language: str) -> Wanted:
        """Take what a caller wrote; an unknown code or language is refused."""
        if not is_language(language):
            raise PerfevalError(f"no findings in {shown(language)}", remedy='write "zh" or "en"')
        return cls(_chosen(select), _chosen(ignore), language)

    def asks(self, code: str) -> bool:
        """Whether a check may give anything that is wanted."""
        by_severity = any(isinstance(each, Severity) for each in self._selected)
        return code not in self._ignored and (not self._selected or by_severity or code in self._selected)

    def takes(self, code: str, severity: Severity) -> bool:
        """Whether a finding is wanted."""
        mine = {code, severity}
        return not (self._selected and mine.isdisjoint(self._selected)) and mine.isdisjoint(self._ignored)

    def findings(self, check: Check, hits: Iterable[Said]) -> Iterator[Finding]:
        """What a check says, as findings."""
        for said in hits:
            message = said.zh if self.language == "zh" else said.en
            yield Finding(check.code, said.severity or check.severity, message, said.place)

    def told(self, finding: Finding, in_reading: frozenset[Finding]) -> Finding:
        """A finding in the language that was asked for: what reading noticed speaks Chinese, and is introduced."""
        if self.language == "zh" or finding not in in_reading:
            return finding
        from perfeval.audit.noticed import NOTICED

        what = next((each.what for each in NOTICED if each.code == finding.code), "")
        return attrs.evolve(finding, message=f"{what} （{finding.message}）" if what else finding.message)

    def finish(self, found: Iterable[Finding], order: dict[tuple[str, ...], int]) -> tuple[Finding, ...]:
        """Keep what is wanted, say what to do about it, and sort by severity, then by place."""
        second = self.language != "zh"
        told = [
            attrs.evolve(each, remedy=each.remedy or remedies().get(each.code, ("", ""))[second])
            for each in found
            if self.takes(each.code, each.severity)
        ]
        return tuple(sorted(told, key=lambda each: (_RANKS[each.severity], order.get(each.place, 0))))


def places_of(form: SelfEvaluation) -> dict[tuple[str, ...], int]:
    """The places of a form in its order: the whole, the funds, and each tier before what stands under it."""
    order: dict[tuple[str, ...], int] = {(): 0, (form.project,): 0, FUNDS: 1}
    for dimension in form.dimensions:
        for category in dimension.categories:
            for indicator in category.indicators:
                place = dimension.name, category.name, indicator.name
                for depth in (1, 2, 3):
                    order.setdefault(place[:depth], len(order))
    return order


def _chosen(choice: object) -> frozenset[str | Severity]:
    taken = (choice,) if isinstance(choice, (str, Severity)) else members_of(choice)
    if taken is None:
        raise UnknownCheck(
            f"{shown(choice)} names no check", remedy='write codes, as in ["total-differs"], or severities'
        )
    for each in taken:
        if not isinstance(each, Severity) and (not isinstance(each, str) or each not in remedies()):
            near = did_you_mean(each, remedies()) if isinstance(each, str) else ""
            remedy = near or 'write a code, as in "total-differs", or a severity, as in Severity.ERROR'
            raise UnknownCheck(f"no check is called {shown(each)}", remedy=remedy)
    return frozenset(taken)
