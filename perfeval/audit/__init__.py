"""The audit (审核): everything that a reviewer would mark on a form, and in the report about it."""

from __future__ import annotations
