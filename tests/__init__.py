"""The tests of perfeval."""
