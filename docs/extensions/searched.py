"""Search in Chinese and in English at once: both languages of the pages speak of 执行率 and of evaluate()."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx.search.zh import SearchChinese

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_HAN: Final = re.compile("[\u3400-\u9fff]+")

#: What is typed is cut as the pages were: Chinese into pairs of characters, anything else into words.
_SPLITTER: Final = """
function splitQuery(query) {
  const parts = query.match(/[\\u3400-\\u9fff]+|[\\p{Letter}\\p{Number}_]+/gu) || [];
  return parts.flatMap((part) => {
    const runs = part.match(/[\\u3400-\\u9fff]+|[^\\u3400-\\u9fff]+/gu);
    return runs.flatMap((run) =>
      /[\\u3400-\\u9fff]{2}/u.test(run) ? [...run].slice(1).map((_, at) => run.slice(at, at + 2)) : [run]);
  });
}
"""


class Chinese(SearchChinese):
    """Sphinx's own, and pairs of characters, so that whatever stands on a page is found, wherever jieba cuts it.

    The stemmer is that of English, and a browser looks for it under the name of the language:
    Sphinx 9.0 makes ChineseStemmer of that, and there is none (https://github.com/sphinx-doc/sphinx/issues/14229).
    """

    language_name = "English"
    js_splitter_code = _SPLITTER

    def split(self, input: str) -> list[str]:  # noqa: A002 - it is called so in Sphinx
        """The words of a text."""
        pairs = [run[at : at + 2] for run in _HAN.findall(input) for at in range(len(run) - 1)]
        return [*super().split(input), *pairs]


def setup(app: Sphinx) -> dict[str, Any]:
    """Let Sphinx search so."""
    app.add_search_language(Chinese)
    return {"parallel_read_safe": True}
