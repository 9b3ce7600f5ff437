"""The audit (审核): everything that a reviewer would mark on a form, and in the report about it."""

from __future__ import annotations

from perfeval.audit.auditing import audit, audit_many
from perfeval.audit.check import Check
from perfeval.audit.registry import ACROSS, CHECKS
from perfeval.audit.report.reviewing import audit_report

__all__ = ["ACROSS", "CHECKS", "Check", "audit", "audit_many", "audit_report"]
