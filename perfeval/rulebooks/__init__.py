"""The rulebooks: one module for each document, and the table of them."""

from __future__ import annotations

from perfeval.rulebooks.mof_2020 import MOF_2020

__all__ = ["MOF_2020"]
