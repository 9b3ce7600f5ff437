"""Typed usage, for type checkers."""
