"""What `print` shows where the console cannot show Chinese.

Python's `print` asks a value for its text and then encodes it for the console, out of reach of the value.
So the text of what is made to be printed (a scorecard, a comparison, a finding, an explanation) depends on the console
where this one could not encode it, and would stop the script; what is kept, `to_text` among it, depends on nothing.
"""

from __future__ import annotations

import sys
from typing import Final

#: A character that is in every encoding for simplified Chinese.
_CHINESE: Final = "优"
_HINT: Final = "{line} (no Chinese in {encoding}: run with PYTHONIOENCODING=utf-8 to see all of it)"


def for_console(text: str, line: str) -> str:
    """A text as far as the console can show it.

    Where an encoding for Chinese lacks a character, as GBK lacks ², its number stands for it.
    Where the encoding knows no Chinese at all, *line* stands for the text, and says where this is.

    >>> for_console("宣传经费", "a form")
    '宣传经费'
    """
    encoding = getattr(sys.stdout, "encoding", None)
    if not isinstance(encoding, str) or _fits(text, encoding, getattr(sys.stdout, "errors", None) or "strict"):
        return text
    if not _fits(_CHINESE, encoding, "strict"):
        text = _HINT.format(line=line, encoding=encoding)
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _fits(text: str, encoding: str, errors: str) -> bool:
    try:
        text.encode(encoding, errors)
    except UnicodeEncodeError:
        return False
    except LookupError:  # an encoding, or a way to deal with errors, that only the console itself knows
        return True
    return True
