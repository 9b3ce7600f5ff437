"""What changed between two scorecards: before and after a correction, or from one year to the next."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from perfeval._console import for_console
from perfeval._exact import bare, subtract
from perfeval._shown import brief_repr, counted
from perfeval.report import Column, Row, Table, as_html, as_markdown, as_page, as_text
from perfeval.scorecard.layout import grade_between, points
from perfeval.scorecard.nodes import ExecutionScore, IndicatorScore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from perfeval.scorecard.nodes import Scored
    from perfeval.scorecard.scorecard import Scorecard

__all__ = ["Change", "Changes"]

Node: TypeAlias = IndicatorScore | ExecutionScore

#: What is compared of two indicators, and how the form calls it.
_COMPARED: Final = (
    ("年度指标值", "target_text"),
    ("实际完成值", "actual_text"),
    ("分值", "weight"),
    ("自评得分", "self_score"),
    ("评定", "judged"),
    ("偏差原因", "reason"),
    ("适用", "applicable"),
    ("扣分", "deduction"),
    ("评分标准", "standard"),
    ("复核完成值", "reviewed_actual"),
    ("复核得分", "reviewed_score"),
)

#: The same of the funds; their amounts are shown with the unit.
_AMOUNTS: Final = (("年初预算数", "initial"), ("全年预算数", "adjusted"), ("全年执行数", "executed"))
_OF_FUNDS: Final = (("自评得分", "self_score"), ("执行率", "printed_rate"), ("复核得分", "reviewed_score"))


@final
@attrs.frozen
class Change:
    """An indicator, or the execution of the budget, that is not as it was; None on the side that has none of it."""

    before: Node | None
    after: Node | None

    @property
    def name(self) -> str:
        """What it is called now; where it is gone, what it was called."""
        return "".join(each.name for each in [self.after or self.before] if each is not None)

    @property
    def words(self) -> str:
        """What changed, in Chinese."""
        before, after = self.before, self.after
        if before is None or after is None:
            return "新增" if before is None else "取消"
        pairs = zip(_facts(before), _facts(after), strict=False)
        said = (f"{label}：{one or '空'} → {other or '空'}" for (label, one), (_, other) in pairs if one != other)
        return "；".join(said) or ("资金" if isinstance(after, ExecutionScore) else "")

    def __repr__(self) -> str:
        return brief_repr(self, self.name, f" {_points(self.before)} → {_points(self.after)}")


def _facts(score: Node) -> Iterator[tuple[str, str]]:
    """What is compared of one side, each under its name."""
    if isinstance(score, IndicatorScore):
        yield from ((label, _said(getattr(score.indicator, field))) for label, field in _COMPARED)
    else:
        budget = score.budget
        amounts = ((label, _said(getattr(budget, field))) for label, field in _AMOUNTS)
        yield from ((label, amount and f"{amount}{budget.unit}") for label, amount in amounts)
        yield "分值", bare(score.weight)
        yield from ((label, _said(getattr(budget, field))) for label, field in _OF_FUNDS)
    yield "评分依据", score.brief


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return bare(value)
    return "" if value is None else str(value)


def _points(score: Scored | None) -> str:
    return "" if score is None else points(score)


def _gained(before: Scored | None, after: Scored | None) -> str:
    """How many points more there are, where both sides are settled."""
    if before is None or after is None or before.low != before.high or after.low != after.high:
        return ""
    gained = subtract(after.high, before.high)
    return f"+{bare(gained)}" if gained > 0 else bare(gained)


@final
@attrs.frozen
class Changes:
    """Two scorecards of one project, and what is not the same in them; without length where nothing changed.

    Indicators belong together by their place and name, or else by their name alone where that stands once on each side.

    >>> from perfeval import SelfEvaluation, evaluate
    >>> from perfeval.rulebooks import MOF_2020
    >>> rows = [{"三级指标": "宣传次数", "年度指标值": "≥3次", "实际完成值": "2次", "分值": 6}]
    >>> form = SelfEvaluation.from_rows(rows, project="宣传经费")
    >>> before, after = evaluate(form, MOF_2020), evaluate(form.with_indicator("宣传次数", actual="3次"), MOF_2020)
    >>> print(before.diff(after))
    宣传经费：前后比较
    指标      原得分  现得分  增减  变化
    -------------------------------------------------------
    宣传次数       4       6    +2  实际完成值：2次 → 3次；
                                    评分依据：按完成比例 →
                                    达标
    -------------------------------------------------------
    总分           4       6    +2
    -------------------------------------------------------
    等级          差      差
    """

    before: Scorecard
    after: Scorecard

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is not as it was: in the order of the form as it is now, then what is gone."""
        return tuple(Change(one, other) for one, other in _paired(self.before, self.after) if _differ(one, other))

    def __len__(self) -> int:
        return len(self.changes)

    def _table(self) -> Table:
        right = (Column(heading, "right") for heading in ("原得分", "现得分", "增减"))
        rows = [
            Row((each.name, _points(each.before), _points(each.after), _gained(each.before, each.after), each.words))
            for each in self.changes
        ]
        totals = (points(self.before), points(self.after), _gained(self.before, self.after))
        rows.append(Row(("总分", *totals, ""), strong=True))
        grades = (grade_between(each.rulebook, each.low, each.high) for each in (self.before, self.after))
        rows.append(Row(("等级", *grades, "", ""), strong=True))
        return Table((Column("指标"), *right, Column("变化")), tuple(rows), self._title(), tuple(self._notes()))

    def _title(self) -> str:
        names = dict.fromkeys((self.before.name, self.after.name))
        years = dict.fromkeys(f"{each.form.year}年度" for each in (self.before, self.after) if each.form.year)
        return f"{' → '.join(names)}：{' → '.join(years) if len(years) > 1 else '前后比较'}"

    def _notes(self) -> Iterator[str]:
        if self.before.rulebook != self.after.rulebook:
            yield f"评分办法不同：{self.before.rulebook.source} → {self.after.rulebook.source}"
        if not self.changes:
            yield "各指标无变化"

    def __str__(self) -> str:
        return for_console(self.to_text(), repr(self))

    def to_text(self, encoding: str | None = None, width: int | None = None) -> str:
        """The changes as they print, in lines of at most *width* columns.

        What *encoding* lacks is written as an escape.
        """
        return as_text(self._table(), encoding, width)

    def to_markdown(self) -> str:
        """The changes as a Markdown table."""
        return as_markdown(self._table())

    def to_html(self) -> str:
        """The changes as a page of its own, to be looked at or printed: no script, and nothing to load."""
        return as_page([self._table()], self._title())

    def _repr_html_(self) -> str:
        return as_html(self._table())

    def __repr__(self) -> str:
        return brief_repr(self, self._title(), f", {counted(len(self), 'change')}")


def _paired(before: Scorecard, after: Scorecard) -> Iterator[tuple[Node | None, Node | None]]:
    """Each indicator with the one that it was: of the same place, or else of the same name."""
    if before.execution is not None or after.execution is not None:
        yield before.execution, after.execution
    left, new = list(before.indicators), list(after.indicators)
    found: dict[int, IndicatorScore] = {}
    for key in (_place, _name):
        waiting = _grouped(left, key)
        coming = _grouped((each for each in new if id(each) not in found), key)
        for each_key, scores in coming.items():
            old = waiting.get(each_key, [])
            if key is _place or len(scores) == len(old) == 1:
                found.update(zip(map(id, scores), old, strict=False))
        taken = {id(each) for each in found.values()}
        left = [each for each in left if id(each) not in taken]
    yield from ((found.get(id(each)), each) for each in new)
    yield from ((each, None) for each in left)


def _place(score: IndicatorScore) -> tuple[str, ...]:
    return score.place


def _name(score: IndicatorScore) -> tuple[str, ...]:
    return (score.name,)


def _grouped(
    scores: Iterable[IndicatorScore], key: Callable[[IndicatorScore], tuple[str, ...]]
) -> dict[tuple[str, ...], list[IndicatorScore]]:
    groups: dict[tuple[str, ...], list[IndicatorScore]] = {}
    for score in scores:
        groups.setdefault(key(score), []).append(score)
    return groups


def _differ(one: Node | None, other: Node | None) -> bool:
    if one is None or other is None:
        return True
    return _held(one) != _held(other)


def _held(score: Node) -> tuple[object, ...]:
    form = score.indicator if isinstance(score, IndicatorScore) else (score.budget, score.weight)
    return score.low, score.high, score.decided_by, form
