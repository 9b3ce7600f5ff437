"""What the documentation says of each rulebook, written from the rulebooks themselves.

Sphinx makes a page of the reference for each module of rulebooks, and the table in its index, before it reads the
documentation.
``make tables`` rewrites the table of rulebooks in both READMEs.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from written import DOCS, README, README_ZH, list_table, rewrite, titled, write, write_pages

from perfeval import Grade, GradeScale, Rulebook, rulebooks

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FOLDER: Final = DOCS / "reference" / "rulebooks"

#: What the index of that folder includes.
NAMES: Final = "names.inc"


def pages() -> dict[str, str]:
    """The pages of the reference, by the module that each is about."""
    modules = [each.name for each in pkgutil.iter_modules(rulebooks.__path__)]
    return {name: _page(importlib.import_module(f"perfeval.rulebooks.{name}")) for name in modules}


def _page(module: ModuleType) -> str:
    summary = (module.__doc__ or module.__name__).splitlines()[0]
    title = re.split(r"[:,] |\.$", summary)[0]
    # In the order in which the module makes them, so that an original stands before its variants.
    books = {name: value for name, value in vars(module).items() if name in module.__all__}
    parts = [
        titled(title),
        *map(_entry, books),
        f".. automodule:: {module.__name__}\n   :no-members:",
        "In words\n--------",
        *(_block(book.describe(language)) for book in books.values() for language in ("zh", "en")),
    ]
    return "\n\n".join(parts) + "\n"


def _entry(name: str) -> str:
    return f".. py:data:: perfeval.rulebooks.{name}\n   :type: perfeval.rulebook.rulebook.Rulebook"


def _block(text: str) -> str:
    return ".. code-block:: text\n\n" + "\n".join(f"   {line}" for line in text.splitlines())


def names() -> str:
    """The table of all rulebooks by name, each a link to its entry."""
    rows: list[tuple[str, ...]] = [("name", "document", "weights", "grades")]
    for name in rulebooks.names():
        _, *others = _row(rulebooks.get(name))
        rows.append((f":py:data:`~perfeval.rulebooks.{name}`", *others))
    return list_table(rows, (20, 40, 25, 15))


def tables() -> dict[Path, list[tuple[str, ...]]]:
    """The rows of the table in each README, the first of them its heading."""
    rows = [_row(rulebooks.get(name)) for name in rulebooks.names()]
    return {
        README: [("name", "document", "weights", "grades"), *rows],
        README_ZH: [("名称", "文件", "分值", "等级"), *rows],
    }


def _row(rulebook: Rulebook) -> tuple[str, ...]:
    weights = (("预算执行率", rulebook.execution_weight), *rulebook.weights)
    said = "，".join(f"{name} {weight:f}" for name, weight in weights)
    return f"`{rulebook.name}`", str(rulebook.source), said, _short(rulebook.grades)


def _short(scale: GradeScale) -> str:
    bounds = zip(Grade, scale.names, (scale.excellent, scale.good, scale.fair), strict=False)
    return "，".join(f"{name} {'＞' if grade in scale.strict else '≥'} {bound:f}" for grade, name, bound in bounds)


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx write the pages before it looks for what there is to read."""
    app.connect("builder-inited", lambda _: _write())
    return {"parallel_read_safe": True}


def _write() -> None:
    write_pages(FOLDER, pages())
    write(FOLDER / NAMES, names())


if __name__ == "__main__":
    for readme, rows in tables().items():
        rewrite(readme, "rulebooks", rows)
