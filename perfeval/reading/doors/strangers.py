"""What is no source of a form, though it leads to one: names of files, files, bytes, other objects, several tables."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Final

from perfeval._shown import shown
from perfeval._words.columns import record_field
from perfeval._words.labels import fact_of
from perfeval.errors import InvalidForm
from perfeval.form.cells import ROWS
from perfeval.reading.doors.bars import PIPE
from perfeval.reading.doors.html import is_html
from perfeval.reading.doors.markdown import is_rule, is_table_line
from perfeval.reading.layout import indicator_layout

#: The name of a file, or an address.
_PATH: Final = re.compile(
    r"(?:https?://\S{1,500}|[^\n\t|<>]{1,300}\.(?:xlsx?|xlsm|et|ods|csv|docx?|wps|odt|pdf|txt|html?|md|ofd))",
    re.IGNORECASE,
)

_OPENPYXL: Final = "read_form(openpyxl.load_workbook({name}, data_only=True).active.iter_rows(values_only=True))"
_DOCX: Final = (
    "read_form([[cell.text for cell in row.cells] for table in docx.Document({name}).tables for row in table.rows])"
)
_PDF: Final = (
    "read_form([row for page in pdfplumber.open({name}).pages for table in page.extract_tables() for row in table])"
)
_TEXT: Final = "read_form(open({name}, encoding='utf-8').read()); what Excel saves in Chinese has encoding='gb18030'"
_ADDRESS: Final = "read_form(urllib.request.urlopen({name}).read().decode())"
_SAVED: Final = "open it in its program and save it as .xlsx or .docx, which openpyxl and python-docx read"

#: How a file is read, by the ending of its name.
_HOW: Final = {
    **dict.fromkeys(("xlsx", "xlsm"), f"write {_OPENPYXL}"),
    "docx": f"write {_DOCX}",
    "pdf": f"write {_PDF}",
    **dict.fromkeys(("xls", "et", "ods", "doc", "wps", "odt", "ofd"), _SAVED),
}

#: How bytes are read, by those that they begin with.
_MAGIC: Final = {
    b"PK": f"write for a workbook {_OPENPYXL}, for a document {_DOCX}".format(name="io.BytesIO(data)"),
    b"%P": f"write {_PDF}".format(name="io.BytesIO(data)"),
    b"\xd0\xcf": _SAVED,
}


#: How far the first row of a text is looked at, and how many columns of any.
_LONGEST_HEADINGS: Final = 4_000
_MOST_HEADINGS: Final = 200
#: So many names of a system's columns are no chance.
_ENOUGH: Final = 3
_SEPARATOR: Final = re.compile("[,;\t|]")
#: How JSON and printed lists begin, and a key in one.
_OPENED: Final = re.compile(r"\s*[\[{]")
_KEY: Final = re.compile(r"""(?P<quote>["'])(?P<key>[^"'\n]{1,40})["']\s?:""")


def named(source: object) -> InvalidForm | None:
    """Say how a file is read whose name, path or handle stands where a form is due; None for anything else.

    >>> named("2023年自评表.docx").problem
    "'2023年自评表.docx' is the name of a file or an address, not the text of a form"
    """
    name = source.strip() if isinstance(source, str) else _name_of(source)
    if name is None or (isinstance(source, str) and not _PATH.fullmatch(name)):
        return None
    ending = name.rpartition(".")[2].lower()
    how = f"write {_ADDRESS}" if name.lower().startswith("http") else _HOW.get(ending, f"write {_TEXT}")
    said = shown(name, 120)
    return InvalidForm(
        f"{said} is the name of a file or an address, not the text of a form", remedy=how.format(name=said)
    )


def _name_of(source: object) -> str | None:
    """The name of a path or of an open file."""
    if isinstance(source, os.PathLike):
        return os.fsdecode(source)
    name = getattr(source, "name", None) if hasattr(source, "read") else None
    return name if isinstance(name, str) and not name.startswith("<") else None


def of_records(source: object) -> InvalidForm | None:
    """Say how records are read, whose first row has the names that a system gives its columns; None for anything else.

    >>> of_records("tindex,computesign,indexval,weight\\n宣传次数,≥,3,10").problem
    "the first row names columns of records, as 'tindex', 'computesign', 'indexval', and no headings of a form"
    >>> of_records("Name, 2023")
    """
    first: object = ()
    if isinstance(source, str):
        first = _SEPARATOR.split(source[:_LONGEST_HEADINGS].lstrip().partition("\n")[0])
    elif isinstance(source, (list, tuple)) and source:
        first = source[0]
    cells = first if isinstance(first, (list, tuple)) else ()
    known = [cell for cell in cells[:_MOST_HEADINGS] if isinstance(cell, str) and cell.isascii() and record_field(cell)]
    if len(known) < _ENOUGH:
        return None
    return InvalidForm(
        f"the first row names columns of records, as {', '.join(map(shown, known[:3]))}, and no headings of a form",
        remedy='write SelfEvaluation.from_rows(csv.DictReader(file), project="…"), or pass any mappings to it',
    )


def of_json(source: object) -> InvalidForm | None:
    """Say how JSON is read, whose keys are the names of columns or those of `to_dict`; and printed lists.

    >>> of_json('[{"三级指标": "宣传次数", "指标值": "≥3次", "分值": 5}]').remedy
    'write SelfEvaluation.from_rows(json.loads(text))'
    >>> of_json("[附件1] 自评表")
    """
    if not isinstance(source, str) or _OPENED.match(source) is None:
        return None
    found = list(_KEY.finditer(source[:_LONGEST_HEADINGS]))
    keys = dict.fromkeys(each["key"] for each in found)
    known = [key for key in keys if record_field(key)]
    if "perfeval" in keys:
        how, door = "the JSON of a value of perfeval", "SelfEvaluation.from_dict(json.loads(text))"
    elif len(known) < _ENOUGH:
        return None
    elif found[0]["quote"] == "'":
        how, door = f"records as they print, with {', '.join(known[:3])}", "SelfEvaluation.from_rows(records)"
    elif source.lstrip().startswith("{"):
        how = f"JSON, with {', '.join(known[:3])}"
        door = "SelfEvaluation.from_rows(records) with its list of records; of pandas, with df.to_dict('records')"
    else:
        how, door = f"JSON of records, with {', '.join(known[:3])}", "SelfEvaluation.from_rows(json.loads(text))"
    return InvalidForm(f"the text is {how}, and no form", remedy=f"write {door}")


def refused(source: object) -> InvalidForm:
    """Say what to pass instead of a source that is neither text nor rows."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        text = "decode them first, as data.decode() or, for older pages, data.decode('gb18030')"
        remedy = _MAGIC.get(bytes(source[:2]), text)
    elif hasattr(source, "iterrows"):
        remedy = "pass its headings and its rows: [list(df), *df.values.tolist()]"
    elif hasattr(source, "read"):
        remedy = "pass its text: file.read(), decoded where it is bytes"
    elif isinstance(source, Mapping):
        remedy = "pass rows of cells, the headings first; SelfEvaluation.from_rows takes records"
    else:
        remedy = ROWS
    return InvalidForm(f"a {type(source).__name__} is neither the text of a form nor rows of cells", remedy=remedy)


_HTML_TABLE: Final = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
#: What stands between the cells of a row, the likeliest first; spaces stand in any line.
_BETWEEN: Final = {
    "bars": PIPE,
    "tabs": re.compile("\t"),
    "commas": re.compile(","),
    "spaces": re.compile(r"[ \u3000]+"),
}
_LONGEST_ROW: Final = 2_000


def _kind_of_row(line: str) -> str:
    """What stands between the headings of indicators in a line, or behind a label; empty where neither is there."""
    bare = line.strip()
    kind = "bars" if is_table_line(bare) else next((kind for kind in _BETWEEN if _BETWEEN[kind].search(bare)), "")
    if not kind or len(bare) > _LONGEST_ROW:
        return ""
    cells = tuple(cell.strip() for cell in _BETWEEN[kind].split(bare.strip("|")))
    if kind in {"bars", "tabs"} and cells[0][-1:] not in {":", "："} and fact_of(cells[0]) is not None:
        return kind
    return kind if "标" in bare and indicator_layout(cells) is not None else ""


def _kinds_of_tables(text: str) -> Iterator[str]:
    """In what ways the tables of a form stand in a text."""
    has_html = is_html(text)
    if has_html:
        yield "HTML"
    for line in _HTML_TABLE.sub("\n", text).split("\n"):
        yield "bars" if has_html and "|" in line and is_rule(line) else _kind_of_row(line)


def of_two_kinds(text: str) -> InvalidForm | None:
    """Say that the tables of a text stand in several ways, of which only one would be read; None where they do not."""
    kinds = list(dict.fromkeys(filter(None, _kinds_of_tables(text))))
    if len(kinds) < 2:
        return None
    return InvalidForm(
        f"the text has tables of two kinds, with {kinds[0]} and with {kinds[1]}, of which only one can be read",
        remedy="pass each form by itself, and all tables of a form in one way",
    )
