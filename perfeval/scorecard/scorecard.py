"""The scored tree (评分结果): `evaluate` puts a form before a rulebook.

What decided is kept, words are made when asked for.
A scorecard holds one ruling for each indicator and one for the funds;
its nodes, rates, explanations and findings are views of them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, final

import attrs

from perfeval._console import for_console
from perfeval._exact import cents, digits, number
from perfeval._plain import sealed, unsealed
from perfeval._shown import brief_repr, shown
from perfeval.errors import InvalidForm, Unsettled
from perfeval.form import Category, Dimension, Indicator, SelfEvaluation
from perfeval.form.fields import truth
from perfeval.report import Sheet, Table, as_html, as_markdown, as_page, as_text
from perfeval.rulebook.rulebook import Rulebook
from perfeval.scorecard.changes import Changes
from perfeval.scorecard.checks import lights, misfits
from perfeval.scorecard.deciding import execute, rescaled, rule, stake_of, summed
from perfeval.scorecard.layout import lay_out
from perfeval.scorecard.nodes import CategoryScore, DimensionScore, ExecutionScore, IndicatorScore, Scored, plain_score
from perfeval.scorecard.refusing import wrong_kind
from perfeval.scorecard.rows import csv_of, rows_of, summary_of
from perfeval.scorecard.sheet import card_sheet
from perfeval.scorecard.shortfalls import Shortfall, points_to, shortfalls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfeval.finding import Finding
    from perfeval.grade import Grade
    from perfeval.rulebook.sentences import Ruling

__all__ = ["Scorecard", "evaluate", "evaluate_indicator"]


@final
@attrs.frozen
class Scorecard(Scored):
    """A form scored under a rulebook.

    It mirrors the form: `execution`, `dimensions`, their categories and indicators.
    `indicators` has them all in one row.
    """

    form: SelfEvaluation
    rulebook: Rulebook
    #: The fewest points that the form allows in all.
    low: Decimal
    #: The most points that the form allows in all.
    high: Decimal
    #: Whether the form's own scores were taken as judgements where one was missing.
    accept_self_scores: bool
    _rulings: tuple[Ruling, ...]
    _execution: Ruling | None

    @property
    def name(self) -> str:
        """The project (项目名称)."""
        return self.form.project

    @property
    def weight(self) -> Decimal:
        """Points at stake in all."""
        return self.rulebook.at_stake(self.form)

    @property
    def total(self) -> Decimal:
        """The total (总分), to two places.

        Raises:
            Unsettled: while a judgement is missing; it names the indicators.
        """
        return self.points

    @property
    def grade(self) -> Grade:
        """The grade (等级), given as soon as the fewest and the most points agree on it.

        Raises:
            Unsettled: while they do not.
        """
        scale, low, high = self.rulebook.grades, self.low, self.high
        lowest = scale.grade(low)
        highest = lowest if low is high else scale.grade(high)
        if lowest is highest:
            return lowest
        ends = f"{scale.name_of(lowest)} and {scale.name_of(highest)}"
        raise Unsettled(
            f"{shown(self.name)} is between {ends}: {digits(self.low)} to {digits(self.high)} points", self.unsettled
        )

    @cached_property
    def execution(self) -> ExecutionScore | None:
        """The execution of the budget; None where the form has no funds block."""
        if self._execution is None or self.form.budget is None:
            return None
        return ExecutionScore(
            self.form.budget, stake_of(self.form.budget, self.rulebook), self._execution, self.rulebook
        )

    @cached_property
    def dimensions(self) -> tuple[DimensionScore, ...]:
        """The first tier, scored."""
        rulings = iter(self._rulings)
        return tuple([self._dimension(dimension, rulings) for dimension in self.form.dimensions])

    def _dimension(self, dimension: Dimension, rulings: Iterator[Ruling]) -> DimensionScore:
        categories = tuple([self._category(dimension.name, category, rulings) for category in dimension.categories])
        return DimensionScore(dimension.name, categories, *summed([(each.low, each.high) for each in categories]))

    def _category(self, dimension: str, category: Category, rulings: Iterator[Ruling]) -> CategoryScore:
        rulebook, under = self.rulebook, self.rulebook.under(dimension, category.name, self.form)
        mine = list(islice(rulings, len(category.indicators)))
        indicators = [
            IndicatorScore(indicator, rulebook, under, ruling)
            for indicator, ruling in zip(category.indicators, mine, strict=True)
        ]
        return CategoryScore(category.name, tuple(indicators), *summed(mine))

    @cached_property
    def categories(self) -> tuple[CategoryScore, ...]:
        """The second tier, scored, in the order of the form."""
        return tuple(each for dimension in self.dimensions for each in dimension.categories)

    @cached_property
    def indicators(self) -> tuple[IndicatorScore, ...]:
        """The third tier, scored, in the order of the form."""
        return tuple(each for category in self.categories for each in category.indicators)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """The names of what is not settled, in the order of the form; the project where nothing of it applies."""
        execution = self.execution
        names = [name for each in self.indicators for name in each.unsettled]
        return (*(execution.unsettled if execution else ()), *names) or super().unsettled

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a reviewer would ask: what was not scored, how doubtful texts were read, what does not add up."""
        return self.findings_in("zh")

    def findings_in(self, language: str) -> tuple[Finding, ...]:
        """The same, in Chinese (``zh``) or English (``en``); what was noticed in reading keeps its Chinese words."""
        execution = self.execution
        nodes = (*((execution,) if execution else ()), *self.indicators)
        of_nodes = tuple(finding for node in nodes for finding in node.findings_in(language))
        lit = lights(self.form, self.rulebook, self.dimensions, execution, language)
        return (*misfits(self.form, self.rulebook, language), *lit, *of_nodes)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON: the form, the rulebook, and the points for whoever reads them; `from_dict` reads it.

        The total and the grade are null while they are open.

        >>> import json
        >>> from perfeval import Scorecard, SelfEvaluation, evaluate
        >>> from perfeval.rulebooks import MOF_2020
        >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "2次", "分值": 5}]
        >>> card = evaluate(SelfEvaluation.from_rows(rows, project="宣传经费"), MOF_2020)
        >>> data = json.loads(json.dumps(card.to_dict()))
        >>> data["total"], data["grade"], data["indicators"]
        ('3.33', '差', [{'name': '宣传次数', 'low': '3.33', 'high': '3.33', 'decided_by': 'in-proportion'}])
        >>> Scorecard.from_dict(data) == card
        True
        """
        execution = self.execution
        plain = {
            "form": self.form.to_dict(),
            "rulebook": self.rulebook.to_dict(),
            "accept_self_scores": self.accept_self_scores,
            "low": digits(self.low),
            "high": digits(self.high),
            **summary_of(self),
            "execution": None if execution is None else plain_score(execution),
            "indicators": [plain_score(each) for each in self.indicators],
        }
        return sealed("scorecard", plain)

    @classmethod
    def from_dict(cls, data: object) -> Scorecard:
        """Score again what `to_dict` gave, and make sure that it comes to the same points.

        Raises:
            PerfevalError: when the data hold no scorecard, or points that their form and rulebook do not give.
        """
        plain = unsealed("scorecard", data)
        try:
            form, rulebook = SelfEvaluation.from_dict(plain["form"]), Rulebook.from_dict(plain["rulebook"])
            card = evaluate(form, rulebook, accept_self_scores=plain["accept_self_scores"])
            recorded = number(plain["low"]), number(plain["high"])
        except KeyError as missing:
            raise InvalidForm(f"a scorecard without {missing}", remedy="pass what to_dict gave") from None
        if recorded != (card.low, card.high):
            raise InvalidForm(
                f"the scorecard records {plain['low']} to {plain['high']} points, its form gives "
                f"{digits(card.low)} to {digits(card.high)}",
                remedy="evaluate the form again",
            )
        return card

    def __repr__(self) -> str:
        span = digits(self.low) if self.low == self.high else f"{digits(self.low)} to {digits(self.high)}"
        return brief_repr(self, f"of {shown(self.name)}", f" under {self.rulebook}", f": {span}")

    def _table(self) -> Table:
        nodes = self.execution, self.dimensions
        return lay_out(self, self.form, self.rulebook, nodes, self.findings)

    def __str__(self) -> str:
        return for_console(self.to_text(), repr(self))

    def to_text(self, encoding: str | None = None, width: int | None = None) -> str:
        """The form with its points, as it prints, in lines of at most *width* columns, such as 80.

        What *encoding* lacks is written as an escape, and lines up.
        """
        return as_text(self._table(), encoding, width)

    def to_markdown(self) -> str:
        """The form with its points, as a Markdown table."""
        return as_markdown(self._table())

    def narrative(self, language: str = "zh") -> str:
        """The analysis of the report that goes with the form (自评报告), in Chinese (``zh``) or English (``en``).

        Headings and paragraphs of plain text, each on one line, with a blank line between them.
        What is open is said to be open, and points that the form reports otherwise stand beside those that were scored.

        Raises:
            PerfevalError: for another language.

        >>> from perfeval import SelfEvaluation, evaluate
        >>> from perfeval.rulebooks import MOF_2020
        >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "2次", "分值": 5}]
        >>> card = evaluate(SelfEvaluation.from_rows(rows, project="宣传经费"), MOF_2020)
        >>> next(line for line in card.narrative().splitlines() if "宣传次数" in line)
        '（1）宣传次数：年度指标值≥3次，实际完成值为2次，分值5分，得分3.33分（按完成比例）。'
        """
        from perfeval.scorecard.narrative import narrate

        return narrate(self, language)

    def to_rows(self, language: str = "zh") -> list[dict[str, Any]]:
        """One mapping for the execution of the budget, where there are funds, and one for each indicator, in order.

        Tiers are repeated in every row, and all rows have all columns, in Chinese (``zh``) or English (``en``).
        They are those of `SelfEvaluation.to_rows`, and beside them the fewest, the most and the settled points,
        what decided them, and the codes of the findings that stand at the row.
        Numbers are decimals, and None where they are open or missing; texts are those of the form.

        >>> from perfeval import SelfEvaluation, evaluate
        >>> from perfeval.rulebooks import MOF_2020
        >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "2次", "分值": 5}]
        >>> row = evaluate(SelfEvaluation.from_rows(rows, project="宣传经费"), MOF_2020).to_rows()[0]
        >>> row["三级指标"], row["分值"], row["得分"], row["评分依据"], row["自评得分"]
        ('宣传次数', Decimal('5'), Decimal('3.33'), '按完成比例', None)
        """
        return rows_of(self, language)

    def to_csv(self, *, bom: bool = False, language: str = "zh") -> str:
        """The rows of `to_rows` as comma-separated values that are safe to open in a spreadsheet.

        Each row is one line, which ends in a line feed; write it to a text file in UTF-8.
        With *bom* it begins with U+FEFF, by which Excel knows that it is UTF-8.
        A text that a spreadsheet would take for a formula has an apostrophe before it.
        """
        return csv_of(self.to_rows(language), language, bom=bom)

    def shortfalls(self) -> tuple[Shortfall, ...]:
        """What has not all of its points, what lost most first, each with what would earn them.

        >>> from perfeval import SelfEvaluation, evaluate
        >>> from perfeval.rulebooks import MOF_2020
        >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "2次", "分值": 6}]
        >>> evaluate(SelfEvaluation.from_rows(rows, project="宣传经费"), MOF_2020).shortfalls()
        (<Shortfall 宣传次数 2>,)
        """
        return shortfalls(self)

    def points_to(self, grade: Grade | str) -> Decimal:
        """How many more points make *grade* certain: what `low` lacks of it; 0 where it is reached.

        Raises:
            InvalidGradeScale: when *grade* is none.
        """
        return points_to(self, grade)

    def diff(self, other: Scorecard) -> Changes:
        """What changed from this scorecard to *other*: after a correction, or a year later.

        Raises:
            InvalidForm: when *other* is no scorecard.
        """
        if not isinstance(other, Scorecard):
            raise InvalidForm(f"{shown(other)} is no Scorecard", remedy="write card.diff(evaluate(form, rulebook))")
        return Changes(self, other)

    def to_html(self, findings: Iterable[Finding] | None = None) -> str:
        """The scorecard as a page of its own, to be looked at or printed: no script, and nothing to load.

        Below it stand its own findings, or those that are passed, such as all that `audit` finds.

        Raises:
            InvalidForm: when *findings* are no findings.
        """
        return as_page([self.sheet(findings)], self.name)

    def sheet(self, findings: Iterable[Finding] | None = None) -> Sheet:
        """The same as a value, for `perfeval.report.as_page` to put several on one page."""
        return card_sheet(self, self.findings if findings is None else findings)

    def _repr_html_(self) -> str:
        return as_html(self.sheet())


def evaluate(form: SelfEvaluation, rulebook: Rulebook, *, accept_self_scores: bool = False) -> Scorecard:
    """Score *form* under *rulebook*.

    What cannot be scored from the form is bounded by `low` and `high` and reported in `findings`.
    It is never counted as zero.
    With *accept_self_scores* the form's own points stand in for a missing judgement, and the explanation says so;
    points outside of `low` and `high` do not.

    >>> from perfeval import Category, Dimension, Indicator, SelfEvaluation, evaluate
    >>> from perfeval.rulebooks import MOF_2020
    >>> indicator = Indicator("宣传次数", target="≥3次", actual="2次", weight=5)
    >>> form = SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", [indicator])])])
    >>> evaluate(form, MOF_2020).total
    Decimal('3.33')
    """
    if not isinstance(form, SelfEvaluation) or not isinstance(rulebook, Rulebook):
        raise wrong_kind(form, rulebook)
    if type(accept_self_scores) is not bool:
        accept_self_scores = truth(accept_self_scores)
    rulings = rule(form, rulebook, accept_self_scores=accept_self_scores)
    execution = execute(form.budget, rulebook, accept_self_scores=accept_self_scores)
    low, high = summed(rulings if execution is None else (*rulings, execution))
    if rulebook.rescales:
        low, high = rescaled(form, rulebook, low, high)
    lowest, settled = cents(low), low == high
    return Scorecard(form, rulebook, lowest, lowest if settled else cents(high), accept_self_scores, rulings, execution)


def evaluate_indicator(
    indicator: Indicator,
    rulebook: Rulebook,
    *,
    dimension: str = "指标",
    category: str = "指标",
    year: int | None = None,
    accept_self_scores: bool = False,
) -> IndicatorScore:
    """Score one indicator by itself; the names of its tiers decide where the rulebook asks for them.

    >>> from perfeval import Indicator, evaluate_indicator
    >>> from perfeval.rulebooks import MOF_2020
    >>> evaluate_indicator(Indicator("适龄儿童疫苗接种率", "100.00%", "97.30%", 2), MOF_2020).points
    Decimal('1.95')
    """
    if not isinstance(indicator, Indicator):
        raise InvalidForm(
            f"{shown(indicator)} is no Indicator",
            remedy="write evaluate_indicator(indicator, rulebook), with an Indicator(name, target, actual, weight)",
        )
    form = SelfEvaluation(indicator.name, [Dimension(dimension, [Category(category, [indicator])])], year=year)
    return evaluate(form, rulebook, accept_self_scores=accept_self_scores).indicators[0]
