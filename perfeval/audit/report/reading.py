"""What a report claims about indicators and tiers, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from perfeval.audit.report.claims import Figures, OfRow, OfTier, OfUnknown, Row, Tier, Total
from perfeval.audit.report.cues import Cue, figures_in, name_in, number_at, points_of
from perfeval.audit.report.names import Names
from perfeval.audit.report.words import NUMBER, Sentence

#: All points of a form, as most have them.
_FULL: Final = Decimal(100)
#: A heading is not longer.
_LONGEST_HEADING: Final = 30
#: The name of an indicator is not longer.
_LONGEST_NAME: Final = 40


class Subject(NamedTuple):
    """What figures are about: rows, tiers, the execution, the total, or a name that nobody knows."""

    rows: tuple[Row, ...] = ()
    tiers: tuple[Tier, ...] = ()
    other: str = ""


NOBODY: Final = Subject()
EXECUTION: Final = Subject(other="execution")
TOTAL: Final = Subject(other="total")


class Part(NamedTuple):
    """A stretch of a sentence, and what it is about."""

    subject: Subject
    body: str
    #: What stands in brackets behind the name.
    inner: str
    start: int
    #: Where the name itself stands.
    span: tuple[int, int] = (0, 0)


@lru_cache(maxsize=1)
def _value() -> re.Pattern[str]:
    return re.compile(rf"(?:为|是|:)?({NUMBER}(?:%|元|万元|个|次|人|人次|家|册|份|场|期|户|项|公里|亩|吨|件|天|年))(?=[,;、()]|$)")


@lru_cache(maxsize=1)
def _points() -> re.Pattern[str]:
    return re.compile(rf"(?:分值|权重|满分)?:?({NUMBER})分")


@lru_cache(maxsize=1)
def _scheme() -> re.Pattern[str]:
    """What speaks of the points at stake."""
    return re.compile("权重|满分|体系|其中|分值|总分值|标准|设定|设置")


def _of_other_years(plain: str, year: int | None) -> bool:
    """Whether a sentence speaks of another year, in which other figures were right."""
    if re.search("上年|去年|上一年|同期|往年|下年|明年", plain):
        return True
    return year is not None and any(int(each) != year for each in re.findall("((?:19|20)[0-9]{2})年", plain))


@lru_cache(maxsize=1)
def _weak_total() -> re.Pattern[str]:
    return re.compile("自评得分|自评分|评价得分|最终得分|自评(?=[0-9])|评分")


class Reader:
    """Goes through sentences and keeps what they claim, and what they are about."""

    def __init__(self, names: Names, year: int | None) -> None:
        self.names = names
        self._year = year
        self.rows: list[OfRow] = []
        self.unknown: list[OfUnknown] = []
        self.tiers: list[OfTier] = []
        self.execution: list[Figures] = []
        self.totals: list[Total] = []
        self.mentioned: set[int] = set()
        #: The tiers that the last heading names.
        self.under: tuple[Tier, ...] = ()
        self._subject = NOBODY
        self._line = -1

    def read(self, sentence: Sentence, *, heading: bool) -> tuple[list[Part], Subject]:
        """Keep what a sentence claims; returns its parts, and what it is about in the end."""
        if sentence.line != self._line:
            self._line = sentence.line
            self._subject = self._subject if self._kept else NOBODY
        parts = self._parts(sentence.plain)
        self._past = _of_other_years(sentence.plain, self._year)
        self._scheme = _scheme().search(sentence.plain) is not None
        if heading:
            self._head(sentence.plain, parts)
        for part in parts:
            self._claim(part, sentence.text)
        if parts and parts[-1].subject != NOBODY:
            self._subject = parts[-1].subject
        self._kept = heading
        return parts, self._subject

    _kept = False
    #: Whether the sentence speaks of other years, or of the points at stake alone.
    _past = False
    _scheme = False
    #: Whether the last subject has its points already.
    _pointed = False

    def _head(self, plain: str, parts: Sequence[Part]) -> None:
        """A heading: of tiers, of an indicator, or of something else."""
        tiers = [part.subject.tiers for part in parts if part.subject.tiers]
        if tiers:
            self.under = tiers[0]
        elif not any(part.subject.rows for part in parts):
            self.under = ()
            self._subject = NOBODY

    def _parts(self, plain: str) -> list[Part]:
        """Cut a sentence at what it may be about."""
        cuts = list(self.names.subjects.finditer(plain))
        parts = []
        first = plain[: cuts[0].start()] if cuts else plain
        if first:
            parts.append(Part(NOBODY, first, "", 0))
        for at, cut in enumerate(cuts):
            end = cuts[at + 1].start() if at + 1 < len(cuts) else len(plain)
            inner = cut["inner"] or cut["points"] or cut["share"] or ""
            parts.append(Part(self._subject_of(cut), plain[cut.end() : end], inner, cut.start(), cut.span()))
        return parts

    def _subject_of(self, cut: re.Match[str]) -> Subject:
        if cut["name"] is not None:
            rows = self.names.by_name[cut["name"]]
            self.mentioned.update(self.names.rows.index(row) for row in rows)
            return Subject(rows=self.names.under(rows, self.under))
        if cut["tier"] is not None:
            return Subject(tiers=self.names.by_tier[cut["tier"]])
        return EXECUTION if cut["funds"] is not None else TOTAL

    def _claim(self, part: Part, text: str) -> None:
        """Keep what a stretch of a sentence claims."""
        subject = part.subject
        if subject == NOBODY:
            subject = NOBODY if self._pointed else self._subject
        elif subject.tiers:
            self._subject = subject
        for group in self._groups(subject, part, text):
            self._keep(*group)
        if part.subject != NOBODY:
            self._subject = part.subject

    def _groups(self, subject: Subject, part: Part, text: str) -> Iterator[tuple[Subject, Figures]]:
        """The figures of a stretch, by what they are about: a new name in front of a figure begins another."""
        figures = Figures(text)
        if part.subject != NOBODY:
            figures = _begun(figures, part)
        weak = False
        for cue in figures_in(part.body):
            name = name_in(cue.lead) if cue.kind in {"target", "actual"} else ""
            if name and self._is_new(subject, figures, cue):
                yield subject, figures
                subject, figures = Subject(other=name, tiers=self._tiers_of(subject)), Figures(text)
            if not _has(figures, cue.kind):
                figures = _with(figures, cue)
            weak = weak or cue.kind == "points"
        if subject == NOBODY and weak and _weak_total().search(part.body):
            subject = Subject(other="weak")
        yield subject, figures

    def _is_new(self, subject: Subject, figures: Figures, cue: Cue) -> bool:
        if len(cue.lead) > 3 * _LONGEST_NAME:
            return False
        if subject.rows or (subject.other and subject not in {EXECUTION, TOTAL}):
            return _has(figures, cue.kind)
        return subject not in {EXECUTION, TOTAL} or _has(figures, cue.kind)

    def _tiers_of(self, subject: Subject) -> tuple[Tier, ...]:
        if subject.tiers:
            return subject.tiers
        if subject.rows:
            places = {row.place[:2] for row in subject.rows}
            return tuple(tier for tier in self.names.categories if tier.place in places)
        return self.under

    def _keep(self, subject: Subject, figures: Figures) -> None:
        self._pointed = _has(figures, "points")
        if subject.rows:
            if self._past:
                figures = figures._replace(actual="", value="")
            self.rows.append(OfRow(subject.rows, figures))
        elif subject == EXECUTION:
            self.execution.append(figures)
        elif subject == TOTAL or subject.other == "weak":
            if figures.points is not None and not (self._scheme and figures.points == _FULL):
                weak = self.under if subject != TOTAL else ()
                self.totals.append(Total(figures.text, figures.points, weak))
        elif subject.other:
            if _is_indicator(subject.other, figures):
                self.unknown.append(OfUnknown(subject.other, subject.tiers, figures))
        elif subject.tiers:
            self._of_tiers(subject.tiers, figures)

    def _of_tiers(self, tiers: tuple[Tier, ...], figures: Figures) -> None:
        """Figures of a tier: of its only row, or the sum of its points."""
        rows = {row.place: row for tier in tiers for row in tier.rows}
        if (figures.target or figures.actual) and len(rows) == 1:
            self.rows.append(OfRow(tuple(rows.values()), figures))
        elif figures.points is not None or figures.weight is not None or figures.full:
            self.tiers.append(OfTier(tuple(dict.fromkeys([*tiers, *self.under])), figures))


@lru_cache(maxsize=1)
def _no_name() -> re.Pattern[str]:
    """What no name of an indicator holds: the beginning of a sentence, and words of the form itself."""
    return re.compile(
        "^(?:以|根据|按照?|分析|通过|对|将|从|由|我|本|该|在|为|因|与|经|实现|达到|总体|截至|各项|全部|所有|主要|实际|情况|比较|其他)|"
        "预先|绩效|目标|指标|[0-9]{3}|自评|报告"
    )


def _is_indicator(name: str, figures: Figures) -> bool:
    """Whether a sentence with a name that nobody knows goes through an indicator: with figures of two kinds."""
    digits = re.search("[0-9]", figures.target + figures.actual) or figures.points is not None
    return bool(figures.is_full and digits and 1 < len(name) <= _LONGEST_NAME and not _no_name().search(name))


def _begun(figures: Figures, part: Part) -> Figures:
    """What stands right behind a name: its points in brackets, and a value."""
    number = number_at(part.body)
    if number and part.subject == TOTAL:
        return figures._replace(points=points_of(number))
    points = _points().fullmatch(part.inner)
    if points:
        figures = figures._replace(weight=points_of(points[1]))
    value = _value().match(part.body)
    return figures._replace(value=value[1]) if value and part.subject.rows else figures


def _has(figures: Figures, kind: str) -> bool:
    if kind == "points":
        return figures.points is not None or figures.full
    return bool(getattr(figures, kind)) if kind != "weight" else figures.weight is not None


def _with(figures: Figures, cue: Cue) -> Figures:
    match cue.kind:
        case "target":
            return figures._replace(target=cue.said)
        case "actual":
            return figures._replace(actual=cue.said)
        case "weight":
            return figures._replace(weight=points_of(cue.said))
    if not cue.said:
        return figures._replace(full=True)
    return figures._replace(points=points_of(cue.said))


def is_heading(sentence: Sentence, line: str) -> bool:
    """Whether a sentence is the heading of what follows: short, alone on its line, and without a figure."""
    short = len(sentence.plain) <= _LONGEST_HEADING and line.strip().rstrip("。；;:：") == sentence.text.rstrip(":：")
    return short and "," not in sentence.plain and not re.search("[0-9](?!级)", sentence.plain)
