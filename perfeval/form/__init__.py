"""The self-evaluation form (自评表) as a value: its funds, its tree of indicators, and what it says of its own result."""

from __future__ import annotations

from perfeval.form.budget import Budget, FundSource
from perfeval.form.form import SelfEvaluation
from perfeval.form.tiers import Category, Dimension, Indicator
from perfeval.form.unread import Unread
from perfeval.form.where import Cell, Cells

__all__ = ["Budget", "Category", "Cell", "Cells", "Dimension", "FundSource", "Indicator", "SelfEvaluation", "Unread"]
