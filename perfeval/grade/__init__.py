"""Grades (等级) and the scales that give them."""

from __future__ import annotations

from perfeval.grade.grade import Grade
from perfeval.grade.scale import GradeScale

__all__ = ["Grade", "GradeScale"]
