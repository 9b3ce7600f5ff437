"""A standard as a value."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, final

import attrs

from perfeval._shown import brief_repr
from perfeval.rulebook.standard.clauses import FULL, Award, Clause, Misfit, Partial, Steps

__all__ = ["Standard"]

#: What is counted under any name of an indicator.
_FAULTS: Final = re.compile("问题|违规|违纪|事故|投诉|差错|不合格|未完成|未达标|任务|指标")


@final
@attrs.frozen
class Standard:
    """The standard that a form states for one indicator (评分标准), as `parse_standard` reads it.

    Of its clauses the narrowest span that holds decides, then 达到 or 未达到, then what holds without a condition,
    then 其余.
    """

    #: The text as written.
    text: str
    clauses: tuple[Clause, ...] = attrs.field(repr=False)
    #: Names of what is measured that are not the row's own in every form, such as 满意度.
    about: tuple[str, ...] = ()
    #: What a step counts that is not full; None where the text does not say.
    partial: Partial | None = attrs.field(default=None, kw_only=True)
    #: The most that is taken off.
    most: Award | None = attrs.field(default=None, kw_only=True)
    #: The least that is left.
    least: Award | None = attrs.field(default=None, kw_only=True)
    #: The full points, where the text states them.
    full: Fraction | None = attrs.field(default=None, kw_only=True)

    @property
    def zh(self) -> str:
        """The standard in Chinese: what was understood, clause by clause."""
        return f"表内评分标准：{' | '.join(each.text for each in self.clauses)}"

    @property
    def en(self) -> str:
        """The same, introduced in English."""
        return f"the form's own standard: {' | '.join(each.text for each in self.clauses)}"

    def fits(self, weight: Fraction) -> bool:
        """Whether the points that it names are those of a weight."""
        named = [each.gives.points for each in self.clauses if isinstance(each.gives, Award)]
        points = [each for each in named if each is not None]
        if self.full is not None and self.full != weight:
            return False
        if not points:
            return True
        has_full = any(each.gives == FULL for each in self.clauses)
        return max(points) <= weight if has_full else max(points) == weight

    def check_about(self, *names: str) -> None:
        """Make sure that what it measures is what the names of an indicator and its tiers say.

        Raises:
            Misfit: when it measures something else, such as 预算执行率 under 满意度.
        """
        said = _core("".join(names))
        counted = (each.gives.what for each in self.clauses if isinstance(each.gives, Steps))
        others = [each for each in counted if each and not _FAULTS.search(each)]
        if not all(_core(name) in said or ("满意" in name and "满意" in said) for name in (*self.about, *others)):
            raise Misfit("所述不是本指标", "it speaks of something else than the indicator")

    def __repr__(self) -> str:
        return brief_repr(self, self.text)


def _core(name: str) -> str:
    return name.translate(dict.fromkeys(map(ord, '“”"')))
