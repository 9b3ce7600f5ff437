"""Checks of the points (得分) that a form reports, against those that its rulebook gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from perfeval._exact import bare, multiply
from perfeval._shown import clipped
from perfeval.audit.check import Case, Said, check, span
from perfeval.audit.likely import likely
from perfeval.audit.measures import between, is_rounded, target_of
from perfeval.expressions import Unstated
from perfeval.finding import Severity
from perfeval.form.comparison import Numbers
from perfeval.scorecard import IndicatorScore
from perfeval.scorecard.checks import has_no_weights

#: From how many times its target on an actual has to be explained, where the rulebook names no line.
OVERSHOOT: Final = Decimal("1.3")


@cache
def _unfinished() -> re.Pattern[str]:
    """Words that say that something was not done, this year."""
    done = "完成|达到|达标|达成|开展|实施|执行|完工|竣工|验收|落实|兑现|拨付|支付|启动|开工"
    return re.compile(
        f"(?<!上年)(?<!去年)(?:未(?:能|如期|按[时期计][^，。；]{{0,4}})?(?:{done})|没有?(?:完成|达到|开展|实施|办成)|"
        "滞后|延期|延至|结转下年|推迟|暂缓|暂停|取消(?!.{0,6}限制)|尚未|仍未|完不成|仅完成|进度缓慢|存在差距)"
    )


@cache
def _taken_back() -> re.Pattern[str]:
    """Words that deny it within a clause, or put it into another year."""
    return re.compile("无未|不存在|没有未|未出现|无滞后|无延期|原因[:：]?无|上年|去年|以前年度|已于|均已|已全部|限制")


@cache
def _made_up() -> re.Pattern[str]:
    return re.compile("但.{0,20}(?:完成|办完|完工|办结)|超额完成")


def _says_unfinished(reason: str) -> bool:
    """Whether a reason says that something was not done, and does not take it back."""
    clauses = re.split("[，。；,;！]", reason[:1000])
    said = any(_unfinished().search(each) and not _taken_back().search(each) for each in clauses)
    return said and not _made_up().search(reason[:1000])


def _reported(case: Case) -> Iterator[tuple[IndicatorScore, Decimal]]:
    """The scores whose indicator reports points, within its weight."""
    for score in case.card.indicators:
        points = score.indicator.self_score
        if score.weight and points is not None and points <= score.weight:
            yield score, points


def _is_blank(score: IndicatorScore) -> bool:
    return score.indicator.target is None or score.indicator.actual is None


def _is_band(score: IndicatorScore) -> bool:
    return score.decided_by in {"band", "judged-band"}


def _pair(score: IndicatorScore) -> tuple[str, str]:
    return target_of(score) or "（未填）", clipped(score.indicator.actual_text) or "（未填）"


@check("met-but-points-lost", Severity.ERROR, "达标应得满分；确需扣分的，写明原因")
def met_but_lost(case: Case) -> Iterator[Said]:
    """The target is met, and the form reports fewer points than the weight.

    What it checks: rows whose points under the rulebook are the weight. With a reason in the row it is a question.
        Words that equal their target may have any points of 达成; fewer are found here.
    Why: A point that is lost without cause is a slip, or the target says something else than it should.
    Example: ≥100 % and 100 %, 7 of 10 points.
    What to do: Give the row its points, or say why they are taken off.
    Known limits: A deduction in a column of its own is the rulebook's affair.
    Source: Reviews of published forms.
    """
    for score, points in _reported(case):
        least, _ = span(score, case.rulebook)
        if score.low == score.weight and points < least and not _is_blank(score):
            target, actual = _pair(score)
            zh, en = likely(score, points, case)
            reason = score.indicator.has_reason
            yield Said(
                score.place,
                f"实际 {actual} 达到目标 {target}，应得满分 {bare(score.weight)} 分，自评 {bare(points)} 分"
                f"{'' if reason else '，未说明原因'}{zh}",
                f"{actual} meets {target}, which is worth {bare(score.weight)} points; {bare(points)} are reported"
                f"{'' if reason else ', without a reason'}{en}",
                Severity.WARNING if reason else None,
            )


@check("missed-but-full", Severity.ERROR, "按完成情况重新计分，并说明偏差原因")
def missed_but_full(case: Case) -> Iterator[Said]:
    """The target is missed, and the form reports all points.

    What it checks: rows that report their whole weight, and have less under the rulebook.
        Where the target has no sign and the other sign would explain the points, it is a question,
        and so are all points for what was late, or too early, without a reason.
    Why: It is the slip that lifts a grade.
    Example: 37442人 of 38508人, 3 of 3 points.
    What to do: Score the row again, and say why the target was missed.
    Known limits: Where the points are open and may be all, nothing is said here.
    Source: Reviews of published forms.
    """
    for score, points in _reported(case):
        if score.decided_by in {"late", "early"} and points == score.weight and not score.indicator.has_reason:
            yield _untimely(score, points)
        if points == score.weight and score.high < score.weight and not _is_blank(score) and not _is_band(score):
            target, actual = _pair(score)
            zh, en = likely(score, points, case)
            signless = bool(zh) and isinstance(score.indicator.target, Unstated)
            yield Said(
                score.place,
                f"实际 {actual} 未达到目标 {target}，按 {case.rulebook.name} 计为 {between(score.low, score.high)} 分，"
                f"自评满分 {bare(points)} 分{zh}",
                f"{actual} misses {target}: {between(score.low, score.high)} points under {case.rulebook.name}, "
                f"and all {bare(points)} are reported{en}",
                Severity.WARNING if signless else None,
            )


def _untimely(score: IndicatorScore, points: Decimal) -> Said:
    """A day that was missed leaves the points to a judgement; all of them without a word are a question."""
    target, actual = _pair(score)
    return Said(
        score.place,
        f"实际 {actual} 不在时限 {target} 之内，自评满分 {bare(points)} 分，未说明原因",
        f"{actual} is not within {target}, and all {bare(points)} points are reported without a reason",
        Severity.WARNING,
    )


@check("points-differ", Severity.ERROR, "按评分办法重新计分")
def points_differ(case: Case) -> Iterator[Said]:
    """The target is missed, and the points are neither all nor those of the rulebook.

    What it checks: points reported against points under the rulebook, where these are known or bounded.
        The message says what would explain them: the other sign, a ratio rounded before it is multiplied,
        the percentage multiplied by the weight, another rulebook, the form's own standard.
        What differs by rounding alone is a note.
    Why: The form follows another rule than the one that it is held against, or was worked out wrongly.
    Example: 1093 of ≥1100, 5 of 6 points; in proportion it is 5.96.
    What to do: Score the row again, or name the rulebook that the form follows.
    Known limits: Of several readings that would explain the points only one is said.
    Source: The rulebook.
    """
    for score, points in _reported(case):
        missed = score.high < score.weight or points < score.low
        if points == score.weight or score.low <= points <= score.high or not missed or score.low == score.weight:
            continue
        if _is_blank(score) or _is_band(score):
            continue
        target, actual = _pair(score)
        zh, en = likely(score, points, case)
        yield Said(
            score.place,
            f"目标 {target}，实际 {actual}，按 {case.rulebook.name} 计为 {between(score.low, score.high)} 分，"
            f"自评 {bare(points)} 分{zh}",
            f"{target} and {actual} are {between(score.low, score.high)} points under {case.rulebook.name}; "
            f"{bare(points)} are reported{en}",
            Severity.NOTE if is_rounded(points, score.low, score.high) else None,
        )


@check("points-outside-band", Severity.ERROR, "在所填档次的分值区间内评分，或更正档次")
def outside_band(case: Case) -> Iterator[Said]:
    """The actual names a band, and the points lie outside of it.

    What it checks: rows whose actual is 达成, 部分达成 or 未达成年度指标 in some wording, against the band's span.
    Why: The words and the points contradict each other.
    Example: 部分达成, 9 of 10 points; the band is 60 % to 80 %.
    What to do: Score within the band, or correct the words.
    Known limits: Words that name no band are not held against one.
    Source: 财预〔2020〕10号: the three bands; the integrated system checks entered points against them.
    """
    for score, points in _reported(case):
        if _is_band(score) and not score.low <= points <= score.high:
            actual = clipped(score.indicator.actual_text)
            yield Said(
                score.place,
                f"实际“{actual}”对应 {between(score.low, score.high)} 分，自评 {bare(points)} 分",
                f"{actual} is worth {between(score.low, score.high)} points; {bare(points)} are reported",
            )


@check("points-without-actual", Severity.ERROR, "补填目标值和实际完成值，再行评分")
def without_actual(case: Case) -> Iterator[Said]:
    """The target or the actual is blank, and the form reports points all the same.

    What it checks: rows without 年度指标值 or without 实际完成值 that report points above zero.
    Why: There is nothing that the points could follow from.
    Example: 工程质量合格, both cells blank, 10 of 10 points.
    What to do: Fill in the cells, and score the row again.
    Known limits: None known.
    Source: Reviews of published forms.
    """
    for score, points in _reported(case):
        if points and _is_blank(score) and score.indicator.applicable:
            what = [
                word
                for word, value in (("目标", score.indicator.target), ("实际", score.indicator.actual))
                if value is None
            ]
            en = " and ".join({"目标": "target", "实际": "actual"}[word] for word in what)
            yield Said(
                score.place,
                f"{'、'.join(what)}未填，自评 {bare(points)}/{bare(score.weight)} 分",
                f"there is no {en}, and {bare(points)} of {bare(score.weight)} points are reported",
            )


@check("points-without-weight", Severity.ERROR, "补填分值，或删去不计分行的得分")
def without_weight(case: Case) -> Iterator[Said]:
    """The row has no weight, and the form reports points all the same.

    What it checks: rows without 分值 that report points above zero.
    Why: The points count in no total, and the weight is missing in the sum of all.
    Example: 分值 blank, 20 points.
    What to do: Fill in the weight, or take the points out where the row only breaks another one down.
    Known limits: None known.
    Source: Reviews of published forms.
    """
    for score in case.card.indicators:
        points = score.indicator.self_score
        weighed = score.indicator.weight is not None or has_no_weights(case.form)
        if points and not weighed and score.indicator.applicable:
            yield Said(
                score.place,
                f"分值未填，自评 {bare(points)} 分",
                f"there is no weight, and {bare(points)} points are reported",
            )


@check("full-beside-unfinished", Severity.WARNING, "核实完成情况，使得分与原因一致")
def full_beside_unfinished(case: Case) -> Iterator[Said]:
    """All points are reported beside a reason that says that something was not done.

    What it checks: words such as 未完成, 滞后, 尚未 in 偏差原因 of rows with all their points.
    Why: One of the two is wrong.
    Example: 10 of 10 points, 因疫情未完成.
    What to do: See what was done, and correct the points or the text.
    Known limits: Words that deny themselves, such as 不存在未完成, are left alone; irony is not understood.
    Source: Reviews of published forms.
    """
    for score, points in _reported(case):
        reason = score.indicator.reason
        if points == score.weight and _says_unfinished(reason):
            yield Said(
                score.place,
                f"自评满分 {bare(points)} 分，偏差原因却写明“{clipped(reason)}”",
                f"all {bare(points)} points are reported, and the reason says “{clipped(reason)}”",
            )


@check("overshoot-unexplained", Severity.WARNING, "填写偏差原因，下年度提高目标值")
def overshoot(case: Case) -> Iterator[Said]:
    """The actual is far beyond the target, and no reason is given.

    What it checks: ≥, ＞ and ＝ with an actual of 1.3 times the target or more, and an empty 偏差原因.
        Where the rulebook names a line of its own, from which it asks or only marks, that line counts instead.
    Why: A target that is exceeded by much was set too low; the reason has to be analysed.
    Example: ≥100册 and 2000册.
    What to do: Give the reason, and set a better target next year.
    Known limits: 1.3 is this library's line, as some authorities have it; 财预〔2020〕10号 names none.
    Source: 财预〔2020〕10号; the line as in the editions of 广西 and 郫都.
    """
    if case.rulebook.attention.overshoot is not None or case.rulebook.marks.overshoot is not None:
        return
    for score in case.card.indicators:
        seen = case.seen(score)
        if score.indicator.has_reason or not isinstance(seen, Numbers) or seen.kind == "at_most":
            continue
        if seen.target > 0 and seen.actual >= multiply(OVERSHOOT, seen.target):
            target, actual = _pair(score)
            yield Said(
                score.place,
                f"实际 {actual} 远超目标 {target}，未说明原因",
                f"{actual} is far beyond {target}, and no reason is given",
            )


@check("reason-missing", Severity.WARNING, "填写偏差原因分析及改进措施")
def reason_missing(case: Case) -> Iterator[Said]:
    """Points are below the weight, and no reason is given.

    What it checks: rows without 偏差原因 whose reported points, or else whose points under the rulebook,
        are fewer than the weight. A target that was met is met-but-points-lost instead,
        and points within the band of 达成 need none.
    Why: The usual form has a column for it, and reviewers ask.
    Example: 4.44 of 5 points, and nothing beside them.
    What to do: Give the reason, and what will be done about it.
    Known limits: What a reason is worth is not judged.
    Source: 财预〔2020〕10号, as its usual form has it; the integrated system refuses such rows.
    """
    if case.rulebook.asks_reason:
        return
    for score in case.card.indicators:
        indicator = score.indicator
        points = score.high if indicator.self_score is None else indicator.self_score
        is_lost = score.low == score.weight and points < span(score, case.rulebook)[0]
        if indicator.has_reason or points >= score.weight or is_lost or not indicator.applicable:
            continue
        if _is_band(score) and score.high == score.weight and points >= score.low:
            continue
        yield Said(
            score.place,
            f"得 {bare(points)} 分，低于分值 {bare(score.weight)} 分，未说明偏差原因",
            f"{bare(points)} of {bare(score.weight)} points, and no reason is given",
        )


POINT_CHECKS: Final = (
    met_but_lost,
    missed_but_full,
    points_differ,
    outside_band,
    without_actual,
    without_weight,
    full_beside_unfinished,
    overshoot,
    reason_missing,
)
