"""Search in Chinese and in English at once: both languages of the pages speak of 执行率 and of evaluate()."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx.search.zh import SearchChinese

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: What is typed is cut into words by the browser, as the pages were by jieba; one that cannot takes it as it is.
_SPLITTER: Final = """
function splitQuery(query) {
  const parts = query.split(/[^\\p{Letter}\\p{Number}_]+/gu).filter((part) => part);
  if (typeof Intl === "undefined" || !Intl.Segmenter) return parts;
  const words = new Intl.Segmenter("zh", { granularity: "word" });
  return parts.flatMap((part) =>
    /\\p{Script=Han}/u.test(part) && part.length > 4
      ? [...words.segment(part)].map((word) => word.segment).filter((word) => word.length > 1)
      : [part]);
}
"""


class Chinese(SearchChinese):
    """Sphinx's own, with the stemmer that it uses: a browser looks for it under the name of the language.

    Sphinx 9.0 makes ChineseStemmer of that name, and there is none: https://github.com/sphinx-doc/sphinx/issues/14229
    """

    language_name = "English"
    js_splitter_code = _SPLITTER


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx search so."""
    app.add_search_language(Chinese)
    return {"parallel_read_safe": True}
