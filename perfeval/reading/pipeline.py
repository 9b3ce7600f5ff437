"""From a source to its forms, stage by stage: rows, marks, sections, blocks."""

from __future__ import annotations

from collections.abc import Sequence

from perfeval.errors import InvalidForm, PerfevalError
from perfeval.form import SelfEvaluation
from perfeval.reading.build import FormReader
from perfeval.reading.doors import documents, lost_cells
from perfeval.reading.marking import marked
from perfeval.reading.marks import Marked
from perfeval.reading.sections import sections


def stages(source: object) -> tuple[list[Marked], list[FormReader]]:
    """The marked rows of a source, and a reader for each form in it, from the first layout that shows any."""
    rows: list[Marked] = []
    for document in documents(source):
        rows = marked(document)
        readers = [FormReader(section) for section in sections(rows)]
        if readers:
            return rows, readers
    return rows, []


def missing(source: object, readers: Sequence[FormReader]) -> InvalidForm | None:
    """What to say of a source in which no form was found though it has the words of one."""
    return None if readers else lost_cells(source)


def read_all(readers: list[FormReader]) -> tuple[list[SelfEvaluation], list[PerfevalError]]:
    """Every form that can be read, and all faults; what could be read of a form with faults is among the forms."""
    forms: list[SelfEvaluation] = []
    faults: list[PerfevalError] = []
    for number, reader in enumerate(readers, start=1):
        try:
            forms.append(reader.read(f"form {number}" if len(readers) > 1 else ""))
        except PerfevalError as error:
            faults += getattr(error, "faults", (error,))
            forms += error.forms
    return forms, faults
