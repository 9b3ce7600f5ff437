"""How the documentation is built: in English, and with ``-D language=zh_CN`` in Chinese."""

from __future__ import annotations

import builtins
import doctest
import importlib.metadata
import logging
import sys
from pathlib import Path

import jieba

FOLDER = Path(__file__).parent

project = "perfeval"
author = "perfeval contributors"
release = version = importlib.metadata.version("perfeval")
project_copyright = author

sys.path[:0] = [str(FOLDER), str(FOLDER / "extensions")]
extensions = [
    "alike",
    "from_checks",
    "from_grammar",
    "from_rulebooks",
    "from_schema",
    "linked",
    "myst_parser",
    "searched",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]
# Single backticks are code, as in Markdown, and link where they hold a public name.
default_role = "named"

# The pages are written in English; a catalogue for each page has its Chinese (make translations).
language = "en"
locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False

nitpicky = True
_standard_modules = "|".join(sorted(sys.stdlib_module_names))
_builtin_names = "|".join(sorted(name for name in dir(builtins) if not name.startswith("_")))
# Other people's names are not links: the documentation builds without a network.
nitpick_ignore_regex = [
    (r"py:.*", rf"({_standard_modules}|attr|attrs)(\..*)?"),
    (r"py:.*", rf"({_builtin_names}|optional)(\..*)?"),
    # A method that returns its own kind says so with a type variable, which has no page.
    (r"py:.*", r"perfeval\.(\w+\.)*_Self"),
    (r"py:.*", r"Callable|Decimal|Fraction|Iterable|Iterator|Mapping(\[str)?|Sequence|date"),
]

autoclass_content = "class"
autodoc_class_signature = "mixed"
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
# What attrs writes has no source to take a default from; the values themselves are short.
autodoc_preserve_defaults = False
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
add_module_names = False
python_use_unqualified_type_names = True

# Examples must match to the letter, the messages of exceptions too.
doctest_default_flags = doctest.DONT_ACCEPT_TRUE_FOR_1

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

myst_heading_anchors = 3

html_theme = "furo"
html_title = f"perfeval {release}"
html_show_sphinx = False
html_static_path = ["_static"]
html_css_files = ["perfeval.css"]
templates_path = ["_templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
# Both languages speak of 自评表 and of evaluate(): Chinese is cut into words, and Latin ones are stemmed as in English.
html_search_language = "zh"
jieba.setLogLevel(logging.WARNING)
