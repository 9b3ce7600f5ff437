"""The rules once more, written from their sentences alone, in fractions: ``make oracle``.

Nothing here looks at how the library scores.
"""
