"""The standard that a form states for one indicator (评分标准): read into clauses, and decided by them.

A text such as 每低1个百分点扣1分，扣完为止 is taken apart piece by piece;
where one piece is not understood, none of it is, so that nobody scores by half a standard.
"""

from __future__ import annotations

from perfeval.rulebook.standard.reading import parse_standard
from perfeval.rulebook.standard.standard import Standard

__all__ = ["Standard", "parse_standard"]
