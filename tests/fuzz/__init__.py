"""Inputs that nobody thought of, at every door where text and data of other people come in."""
