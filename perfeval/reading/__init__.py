"""Forms as people have them, read into the model."""

from __future__ import annotations


def read_form(source):
    raise NotImplementedError


def read_forms(source):
    raise NotImplementedError
