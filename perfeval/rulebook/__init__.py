"""Rulebooks (评分办法) as values: the vocabulary of rules, what puts them together, and where they come from."""

from __future__ import annotations

from perfeval.rulebook.attention import Attention
from perfeval.rulebook.execution import ExecutionInProportion, ExecutionInSteps, ExecutionRule
from perfeval.rulebook.lines import FromZero, Overshoot, PassLine, Rule, Steps
from perfeval.rulebook.numbers import AllOrNothing, AsReached, InverseRatio, LinearShortfall, NotFound, Proportional
from perfeval.rulebook.rulebook import ForCategory, Rulebook
from perfeval.rulebook.source import Source
from perfeval.rulebook.standard import Standard, parse_standard
from perfeval.rulebook.warning_light import WarningLight
from perfeval.rulebook.words_and_days import Bands, OnTime, Unsigned

__all__ = [
    "AllOrNothing",
    "AsReached",
    "Attention",
    "Bands",
    "ExecutionInProportion",
    "ExecutionInSteps",
    "ExecutionRule",
    "ForCategory",
    "FromZero",
    "InverseRatio",
    "LinearShortfall",
    "NotFound",
    "OnTime",
    "Overshoot",
    "PassLine",
    "Proportional",
    "Rule",
    "Rulebook",
    "Source",
    "Standard",
    "Steps",
    "Unsigned",
    "WarningLight",
    "parse_standard",
]
