"""The names that a form knows, found in running text; and the one that a changed name may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

from perfeval._words.columns import indicator_column
from perfeval._words.labels import BLOCKS, fact_of
from perfeval.audit.report.claims import Row, Tier
from perfeval.audit.report.words import NUMBER, flat
from perfeval.form import SelfEvaluation

_T = TypeVar("_T")

#: What stands in brackets, as a unit or points.
_BRACKETS: Final = r"\([^()]{0,40}\)"
#: The beginning of a long name is enough.
_LONGEST: Final = 60
#: From which likeness on a name is another's, under its own tier and elsewhere.
_NEAR: Final = 0.6
_FAR: Final = 0.75

#: What makes the bare name of a tier (产出) a tier: points right behind it.
_POINTED: Final = rf"(?=类?(?:得分|得{NUMBER}|(?:自评|实际|共|共计|合计)得分?{NUMBER}?|权重|分值|满分))"


#: What names the execution of the budget.
_FUNDS: Final = re.compile("(?:项目)?(?:预算|资金)(?:资金)?执行(?:率|情况|进度)?(?:指标)?")


class Names(NamedTuple):
    """The rows and tiers of a form by what texts call them."""

    rows: tuple[Row, ...]
    dimensions: tuple[Tier, ...]
    categories: tuple[Tier, ...]
    by_name: dict[str, tuple[Row, ...]]
    by_tier: dict[str, tuple[Tier, ...]]
    #: Finds the subject of what follows it.
    subjects: re.Pattern[str]

    def under(self, rows: Sequence[Row], tiers: Iterable[Tier]) -> tuple[Row, ...]:
        """Of several rows those under some tiers, or all where none is."""
        mine = [row for row in rows if any(row.place[: len(tier.place)] == tier.place for tier in tiers)]
        return tuple(mine or rows)


def bare_name(name: str) -> str:
    """The name of an indicator as it is found in text: plain, and without brackets.

    >>> bare_name("受扶持单位数量（个）")
    '受扶持单位数量'
    """
    plain = flat(name)
    return re.sub(_BRACKETS, "", plain)[:_LONGEST] or plain[:_LONGEST]


def _core(tier: str) -> str:
    return bare_name(tier).replace("指标", "") or bare_name(tier)


#: What a name may leave away in a sentence that gives the number: 维护路灯 6850 盏 for 维护路灯盏数.
_COUNTED: Final = "(?<=[一-鿿]{4})(?:数量|[一-鿿]数|人次|面积|里程|情况)$"


def _short(name: str) -> str:
    """What a name leaves over there; empty where that is nothing else."""
    bare = bare_name(name)
    short = re.sub(_COUNTED, "", bare)
    return short if short != bare else ""


def names_of(form: SelfEvaluation) -> Names:
    """Take the names of a form."""
    rows: list[Row] = []
    dimensions: list[Tier] = []
    categories: list[Tier] = []
    by_name: dict[str, tuple[Row, ...]] = {}
    by_short: dict[str, tuple[Row, ...]] = {"": ()}
    by_tier: dict[str, tuple[Tier, ...]] = {}
    for dimension in form.dimensions:
        first = len(rows)
        above: list[Tier] = []
        for category in dimension.categories:
            place = (dimension.name, category.name)
            mine = tuple(Row((*place, each.name), each) for each in category.indicators)
            rows += mine
            above.append(Tier(place, mine, category.weight))
            for row in mine:
                _put(by_name, bare_name(row.indicator.name), row)
                _put(by_short, _short(row.indicator.name), row)
        tier = Tier((dimension.name,), tuple(rows[first:]), dimension.weight)
        dimensions.append(tier)
        categories += above
        core = _core(dimension.name)
        _put(by_tier, core, tier)
        for each in above:
            _put(by_tier, _core(each.place[1]), each)
            if not _core(each.place[1]).startswith(core):
                _put(by_tier, core + _core(each.place[1]), each)
    del by_short[""]
    subjects = _subjects(by_name, by_short, by_tier)
    known = {**by_short, **by_name}
    return Names(tuple(rows), tuple(dimensions), tuple(categories), known, by_tier, subjects)


def _put(found: dict[str, tuple[_T, ...]], name: str, value: _T) -> None:
    found[name] = (*found.get(name, ()), value)


def _listed(names: Iterable[str]) -> str:
    """An alternative of names, the longest first; a single character names nothing."""
    return "|".join(map(re.escape, sorted((each for each in names if len(each) > 1), key=len, reverse=True))) or "(?!)"


def _is_word(name: str) -> bool:
    """Whether a name is a word that every report has, such as 得分: a name only in quotes, or where a line begins."""
    return not is_of_funds(name) and (name in BLOCKS or bool(indicator_column(name) or fact_of(name)))


def is_of_funds(name: str) -> bool:
    """Whether the name of an indicator is one for the execution of the budget as well."""
    return _FUNDS.fullmatch(name) is not None


def _subjects(names: Iterable[str], shorts: Iterable[str], tiers: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all that a sentence may be about."""
    cores = _listed(each for each in tiers if not any(map(_is_word, (each, f"{each}指标"))) and not is_of_funds(each))
    known, words = (_listed(each for each in names if _is_word(each) is said) for said in (False, True))
    return re.compile(
        rf'(?P<name>{known}|(?<=")(?:{words})(?=")|'
        rf"(?:{_listed(shorts)})(?=[0-9]))(?:\((?![^()]{{0,40}}分)[^()]{{0,40}}\))?|"
        rf"(?:项目)?(?P<tier>{cores})(?:(?:类|方面|绩效|一级|二级|三级)?指标(?!值)|{_POINTED})|"
        rf"(?P<funds>{_FUNDS.pattern})|"
        r"(?P<total>总得分|综合得分|综合评分|总评分|自评总分|评价总分|总分值?|最终得分|评价得分|绩效得分|"
        r"(?:项目|绩效|本次|整体|总体)(?:绩效)?(?:自评|评价)(?:得分|评分|分数)|(?:项目|绩效)(?:自评|评价)(?=为?[0-9]))"
    )


def nearest_row(name: str, rows: Sequence[Row], tiers: Sequence[Tier]) -> Row | None:
    """The row whose name is nearest to another one: under the tiers that the text names first.

    >>> nearest_row("资金到位率", [], []) is None
    True
    """
    from difflib import SequenceMatcher

    word = bare_name(name)
    best: tuple[float, Row] | None = None
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(word)
    for row in rows:
        mine = any(row.place[: len(tier.place)] == tier.place for tier in tiers)
        least = _NEAR if mine else _FAR
        matcher.set_seq1(bare_name(row.indicator.name))
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        likeness = matcher.ratio()
        if likeness >= least and (best is None or likeness + 0.1 * mine > best[0]):
            best = likeness + 0.1 * mine, row
    return best[1] if best else None
