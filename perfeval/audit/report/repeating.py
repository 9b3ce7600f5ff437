"""What a report repeats word for word from its form: whose line it is, and texts that are no claims of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple, TypeVar

from perfeval._text import one_line
from perfeval.audit.report.claims import Figures, Row, Tier
from perfeval.audit.report.cues import value_behind
from perfeval.audit.report.names import Names, bare_name
from perfeval.audit.report.words import Sentence, ends, flat, sentences_of, unnumbered
from perfeval.form import SelfEvaluation

_T = TypeVar("_T")

#: What stands behind a text or around it, and is no part of it.
_BEHIND: Final = "。;,.:、"
_AROUND: Final = f'{_BEHIND}"'
#: Of more colons than these in a line only the first are looked behind.
_COLONS: Final = 12


class Own(NamedTuple):
    """The first sentence of a line that begins with the name of a row or a tier and a colon, and is about it alone."""

    rows: tuple[Row, ...] = ()
    tiers: tuple[Tier, ...] = ()
    #: What stands behind the colon, without the cells that it repeats.
    body: str = ""
    #: The cells that it repeats.
    figures: Figures = Figures("")


class Repeated:
    """Knows the texts of a form as a report would repeat them."""

    def __init__(self, form: SelfEvaluation, names: Names) -> None:
        self._subjects = names.subjects
        self._rows = _by_name((row.indicator.name, row) for row in names.rows)
        self._tiers = _by_name((tier.place[-1], tier) for tier in (*names.dimensions, *names.categories))
        reasons = (row.indicator.reason for row in names.rows)
        remarks = (text for _, text in form.remarks)
        told = [_core(text) for text in (form.goal, form.outcome, *reasons, *remarks)]
        self._texts = {part for text in told for part in (text, _core(text.partition(":")[2])) if part}

    def owns(self, line: str) -> bool:
        """Whether a line begins with the name of a row or a tier, and so tells of it, whatever else it holds."""
        return bool(self._begun(flat(one_line(line)))[2])

    def sentences_of(self, line: str, number: int) -> list[tuple[Sentence, Own | None]]:
        """The sentences of a line without what it repeats, the first with the row or tier whose line it is."""
        plain = self._without_texts(flat(one_line(line)))
        rows, tiers, rest = self._begun(plain)
        figures, rest = _without_cells(rest, rows)
        body, *others = ends().split(rest, maxsplit=1)
        if not body or self._goes_on(body):
            shorter = plain != flat(one_line(line))
            return [(each, None) for each in sentences_of(plain if shorter else line, number)]
        text = line.strip() if figures != Figures("") else ends().split(line.strip(), maxsplit=1)[0]
        first = Sentence(text, body, number), Own(rows, tiers, body, figures._replace(text=text))
        written = {flat(part): part.strip() for part in ends().split(line)}
        later = [each for other in others for each in sentences_of(other, number)]
        return [first, *((each._replace(text=written.get(each.text, each.text)), None) for each in later)]

    def _without_texts(self, plain: str) -> str:
        """A line without a text of the form behind a colon, which is the rest of it."""
        for colon in list(re.finditer(":", plain))[:_COLONS]:
            if _core(plain[colon.end() :]) in self._texts:
                return plain[: colon.end()]
        return plain

    def _goes_on(self, body: str) -> bool:
        """Whether a sentence names another indicator behind a comma."""
        return any(cut["name"] and body[cut.start() - 1] == "," for cut in self._subjects.finditer(body, 1))

    def _begun(self, plain: str) -> tuple[tuple[Row, ...], tuple[Tier, ...], str]:
        """The rows or tiers with whose name a line begins, and what stands behind the colon."""
        for start in dict.fromkeys((plain, *_numbers_off(plain))):
            for colon in list(re.finditer(":", start))[:_COLONS]:
                name, rest = start[: colon.start()], start[colon.end() :]
                if name in self._tiers and _is_sum().match(rest):
                    return (), self._tiers[name], rest
                if name in self._rows and rest:
                    return self._rows[name], (), rest
        return (), (), ""


def _by_name(pairs: Iterable[tuple[str, _T]]) -> dict[str, tuple[_T, ...]]:
    """Values by their names as lines begin with them, with what stands in brackets and without."""
    found: dict[str, tuple[_T, ...]] = {}
    for name, value in pairs:
        for written in dict.fromkeys((flat(one_line(name)), bare_name(one_line(name)))):
            found[written] = (*found.get(written, ()), value)
    return found


def _numbers_off(plain: str) -> Iterator[str]:
    """The line without its number, and without what looks like another one behind it."""
    for _ in range(3):
        plain = unnumbered(plain, most=1)
        yield plain


@cache
def _is_sum() -> re.Pattern[str]:
    """What follows the name of a tier where a line gives its sums and names nothing under it."""
    return re.compile("(?:共|有|计|设)?[0-9]{1,4}[个项]")


def _core(text: str) -> str:
    return flat(one_line(text)).strip(_AROUND)


def _without_cells(rest: str, rows: tuple[Row, ...]) -> tuple[Figures, str]:
    """The cells of a row that stand behind their words, as figures, and what else is said."""
    target, rest = _without_cell(rest, "target", [row.indicator.target_text for row in rows])
    actual, rest = _without_cell(rest, "actual", [row.indicator.actual_text for row in rows])
    return Figures("", target, actual), rest


def _without_cell(rest: str, kind: str, texts: Iterable[str]) -> tuple[str, str]:
    """The longest cell that stands behind its word, or an empty string, and what else is said."""
    cells = {flat(one_line(text)).rstrip(_BEHIND): text for text in texts}
    for cell in sorted(cells, key=len, reverse=True):
        found = value_behind(rest, kind, cell) if cell else None
        if found:
            return cells[cell], rest[: found[0]] + rest[found[1] :]
    return "", rest
