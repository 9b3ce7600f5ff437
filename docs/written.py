"""How the documentation writes what it takes from the library: pages for Sphinx, and tables in both READMEs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).parent

#: The README in English, and the one in Chinese.
README: Final = DOCS.parent / "README.md"
README_ZH: Final = DOCS.parent / "README.zh-CN.md"


def titled(title: str, line: str = "=") -> str:
    """A title with a line below it that is long enough for Chinese characters."""
    return f"{title}\n{line * 2 * len(title)}"


def write_pages(folder: Path, pages: Mapping[str, str]) -> None:
    """Put pages into a folder, and take away those that are gone; what is right and the index stay untouched."""
    folder.mkdir(exist_ok=True)
    made = {folder / f"{name}.rst": text for name, text in pages.items()}
    for path in folder.glob("*.rst"):
        if path not in made and path.name != "index.rst":
            path.unlink()
    for path, text in made.items():
        write(path, text)


def write(path: Path, text: str) -> None:
    """Write a file unless it says so already, so that what is made of it is not made again."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def list_table(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """A table of a page, the first row its heading; a cell may have several lines."""
    options = f"   :header-rows: 1\n   :widths: {' '.join(map(str, widths))}\n"
    cells = ("\n     - ".join(re.sub(r"\n(?!\n)", "\n       ", cell) for cell in row) for row in rows)
    return f".. list-table::\n{options}\n   * - " + "\n   * - ".join(cells) + "\n"


def with_table(readme: str, name: str, rows: Sequence[Sequence[str]]) -> str:
    """A README with the table of a name as it should be between its two marks; the first row is its heading."""
    begin, end = f"<!-- The table of {name}: make tables -->\n", f"<!-- The end of the table of {name} -->\n"
    before, _, rest = readme.partition(begin)
    _, _, after = rest.partition(end)
    head, *body = (f"| {' | '.join(row)} |\n" for row in rows)
    return f"{before}{begin}\n{head}{'|---' * len(rows[0])}|\n{''.join(body)}\n{end}{after}"


def rewrite(readme: Path, name: str, rows: Sequence[Sequence[str]]) -> None:
    """Put a table into a README."""
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), name, rows), encoding="utf-8")
