"""A department (部门): many scorecards as one sum."""

from __future__ import annotations

from perfeval.portfolio.parts import FindingCount, Funds, GradeCount, Loss, ProjectTotal
from perfeval.portfolio.portfolio import Portfolio

__all__ = ["FindingCount", "Funds", "GradeCount", "Loss", "Portfolio", "ProjectTotal"]
