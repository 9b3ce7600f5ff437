"""What a report claims about indicators and tiers, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from perfeval._exact import total
from perfeval.audit.report.claims import Figures, OfRow, OfTier, OfUnknown, Row, Tier, Total
from perfeval.audit.report.cues import Cue, figures_in, name_in, number_at, points_of
from perfeval.audit.report.names import Names, is_of_funds
from perfeval.audit.report.repeating import Own
from perfeval.audit.report.words import NUMBER, Sentence, flat

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
    start: int
    #: Where the name itself stands.
    span: tuple[int, int] = (0, 0)
    #: What is known of it beforehand.
    figures: Figures | None = None


@cache
def _value() -> re.Pattern[str]:
    """A number with a unit right behind a name, and nothing behind it."""
    return re.compile(rf'(?:为|是|:)?({NUMBER}[^0-9,;:、()"“”分年月]{{1,8}})(?=[,;、()]|$)')


def _behind(cut: re.Match[str], subject: Subject) -> int:
    """Where what is said of a subject begins: points in its name, as in 产出指标(50分), belong to the name."""
    places = [*(row.place for row in subject.rows), *(tier.place for tier in subject.tiers)]
    names = [flat(place[-1]) for place in places]
    return max([cut.end(), *(cut.start() + len(name) for name in names if cut.string.startswith(name, cut.start()))])


class Mood(NamedTuple):
    """What the words of a sentence make of its figures."""

    #: Whether it speaks of other years.
    past: bool = False
    #: Whether a value without a word in front of it is one that was reached.
    done: bool = False
    #: Whether it speaks of the points at stake, so that 100 of them need not be the total.
    scheme: bool = False
    #: Whether points without a word in front of them are points at stake, or such as were got.
    weights: bool = False
    points: bool = False

    @classmethod
    def of(cls, plain: str, year: int | None, *, planned: bool) -> Mood:
        """The mood of a sentence; *planned* under a heading of plans."""
        weights = _weights().search(plain) is not None
        points = _of_points().search(plain) is not None
        done = not planned and not _plans().search(plain) and _deeds().search(plain) is not None
        past = _of_other_years(plain, year)
        return cls(past, done, weights or "其中" in plain, weights and not points, points and not weights)


@cache
def _weights() -> re.Pattern[str]:
    return re.compile("权重|满分|体系|分值|标准|设定|设置")


@cache
def _of_points() -> re.Pattern[str]:
    return re.compile("得分|自评|得[0-9]|合计|共计")


@cache
def _plans() -> re.Pattern[str]:
    return re.compile("目标|计划|指标|预期|要求|任务|应|拟|将|[≥≤]")


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile("全年|共|完成|已|累计|实际|达到|新增|得[0-9]")


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile("上年|去年|上一年|同期|往年|下年|明年")


@cache
def _years() -> re.Pattern[str]:
    return re.compile("((?:19|20)[0-9]{2})年")


def _of_other_years(plain: str, year: int | None) -> bool:
    """Whether a sentence speaks of another year, in which other figures were right."""
    if _other_time().search(plain):
        return True
    return year is not None and any(int(each) != year for each in _years().findall(plain))


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
        self.mentioned: set[tuple[str, ...]] = set()
        #: The tiers that the last heading names.
        self.under: tuple[Tier, ...] = ()
        self._subject = NOBODY
        self._line = -1
        #: Whether the last sentence was a heading, whose subject is that of the next line.
        self._kept = False
        #: Whether the last heading is one of plans.
        self._planned = False
        #: Whether the last subject has its points already.
        self._pointed = False
        self._mood = Mood()

    def read(self, sentence: Sentence, *, heading: bool, own: Own | None = None) -> tuple[list[Part], Subject]:
        """Keep what a sentence claims; returns its parts, and what it is about in the end."""
        if sentence.line != self._line:
            self._line = sentence.line
            self._subject = self._subject if self._kept else NOBODY
        parts = self._parts(sentence.plain) if own is None else [self._owned(own)]
        if heading:
            self._head(sentence.plain, parts)
        self._mood = Mood.of(sentence.plain, self._year, planned=self._planned)
        for part in parts:
            self._claim(part, sentence.text)
        self._kept = heading
        return parts, self._subject

    def _head(self, plain: str, parts: Sequence[Part]) -> None:
        """A heading: of tiers, of an indicator, or of something else."""
        self._planned = "目标" in plain and not re.search("完成|实现|分析|达成", plain)
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
            parts.append(Part(NOBODY, first, 0))
        for at, cut in enumerate(cuts):
            end = cuts[at + 1].start() if at + 1 < len(cuts) else len(plain)
            subject = self._subject_of(cut)
            parts.append(Part(subject, plain[_behind(cut, subject) : end], cut.start(), cut.span()))
        return parts

    def _owned(self, own: Own) -> Part:
        """A sentence that is about one thing from its beginning to its end."""
        self.mentioned.update(row.place for row in own.rows)
        rows = self.names.under(own.rows, self.under)
        return Part(Subject(rows, own.tiers), own.body, -1, figures=own.figures)

    def _subject_of(self, cut: re.Match[str]) -> Subject:
        if cut["name"] is not None:
            rows = self.names.by_name[cut["name"]]
            self.mentioned.update(row.place for row in rows)
            other = "execution" if is_of_funds(cut["name"]) else ""
            return Subject(self.names.under(rows, self.under), other=other)
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
        carried = part.subject == NOBODY
        figures = Figures(text) if carried else self._begun(text, part)
        loose = weak = False
        of_money = "执行率" in part.body
        for cue in figures_in(part.body):
            name = name_in(cue.lead) if len(cue.lead) <= 3 * _LONGEST_NAME else " "
            if name and cue.kind in {"target", "actual"} and (carried or self._is_new(subject, figures, cue)):
                yield self._settled(subject, figures, carried=carried, loose=loose, weak=weak, of_money=of_money)
                subject, figures = Subject(other=name, tiers=self._tiers_of(subject)), Figures(text)
                carried = loose = weak = False
            if not _has(figures, cue.kind):
                figures = _with(figures, cue)
                loose = loose or (cue.kind == "points" and bool(name))
                weak = weak or (cue.kind == "points" and cue.weak)
        yield self._settled(subject, figures, carried=carried, loose=loose, weak=weak, of_money=of_money)

    def _is_new(self, subject: Subject, figures: Figures, cue: Cue) -> bool:
        """Whether a name in front of a figure is that of something else than the subject."""
        return (subject.tiers != () and not subject.other) or _has(figures, cue.kind)

    def _settled(
        self, subject: Subject, figures: Figures, *, carried: bool, loose: bool, weak: bool, of_money: bool
    ) -> tuple[Subject, Figures]:
        """Whose the points are: what stands between them and their subject leaves that open."""
        points = figures.points
        if points is None:
            return subject, figures
        if subject.rows and of_money:
            return subject, figures._replace(points=None)
        held = [each.indicator.weight for each in subject.rows] or [_most(tier) for tier in subject.tiers]
        above = all(each is None or points > each for each in held)
        if subject == EXECUTION:
            return (NOBODY if carried and loose else EXECUTION), figures
        if carried and figures.weight is None and (subject == NOBODY or above):
            return (Subject(other="weak") if weak else NOBODY), figures
        if loose and (carried or above or self._is_sum(points, subject)):
            figures = figures._replace(points=None)
        return subject, figures

    def _is_sum(self, points: Decimal, subject: Subject) -> bool:
        """Whether points are those of a tier that holds the rows of a subject."""
        if any(row.indicator.self_score == points for row in subject.rows):
            return False
        tiers = [
            tier
            for tier in (*self.names.dimensions, *self.names.categories)
            if any(row in tier.rows for row in subject.rows)
        ]
        return any(_got(tier) == points for tier in tiers)

    def _begun(self, text: str, part: Part) -> Figures:
        """What stands right behind a name: a value, or points."""
        figures = part.figures or Figures(text)
        number = points_of(number_at(part.body))
        if number is not None and part.subject == TOTAL:
            return figures._replace(points=number)
        if number is not None and not part.body.startswith("("):
            return figures._replace(
                weight=number if self._mood.weights else None, points=number if self._mood.points else None
            )
        value = _value().match(part.body)
        return figures._replace(value=value[1], done=self._mood.done) if value and part.subject.rows else figures

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
            if subject.other and not (figures.target or figures.actual):
                # Of an indicator and of the funds of one name nobody knows which is meant.
                return
            if self._mood.past:
                figures = figures._replace(actual="", value="")
            self.rows.append(OfRow(subject.rows, figures))
        elif subject == EXECUTION:
            self.execution.append(figures)
        elif subject == TOTAL or subject.other == "weak":
            if figures.points is not None and not (self._mood.scheme and figures.points == _FULL):
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


@cache
def _no_name() -> re.Pattern[str]:
    """What no name of an indicator holds: the beginning of a sentence, and words of the form itself."""
    return re.compile(
        "^(?:以|根据|按照?|分析|通过|对|将|从|由|我|本|该|在|为|因|与|经|实现|达到|总体|截至|各项|全部|所有|主要|实际|情况|比较|其他)|"
        "^全[国省市县区乡镇村]|[0-9][一-鿿]{1,2}$|预先|绩效|目标|指标|[0-9]{3}|自评|报告"
    )


def _is_indicator(name: str, figures: Figures) -> bool:
    """Whether a sentence with a name that nobody knows goes through an indicator: with figures of two kinds."""
    digits = re.search("[0-9]", figures.target + figures.actual) or figures.points is not None
    return bool(figures.is_full and digits and 1 < len(name) <= _LONGEST_NAME and not _no_name().search(name))


def _most(tier: Tier) -> Decimal | None:
    """The points at stake under a tier."""
    weights = [row.indicator.weight for row in tier.rows]
    return tier.weight if tier.weight is not None else total(each for each in weights if each is not None)


def _got(tier: Tier) -> Decimal | None:
    """The points that the rows of a tier have; None where one does not say."""
    points = [row.indicator.self_score for row in tier.rows]
    return None if None in points else total(each for each in points if each is not None)


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
