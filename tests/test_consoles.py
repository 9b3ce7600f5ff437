"""What is printed on consoles that cannot show every character."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from perfeval import Category, Dimension, Indicator, SelfEvaluation, Unread, evaluate_indicator
from perfeval._console import for_console
from perfeval.reading import trace
from perfeval.rulebooks import MOF_2020

#: A form whose second name is in no code page; `shown` is all that people print.
SCRIPT = """
import sys
from perfeval import Budget, Category, Dimension, Indicator, SelfEvaluation, compare, evaluate
from perfeval.rulebooks import INTEGRATED, MOF_2020

def shown(area):
    indicators = [Indicator("宣传次数", "≥3次", "2次", 50), Indicator(area, "≤90", "100", 40)]
    form = SelfEvaluation("宣传经费", [Dimension("产出指标", [Category("数量指标", indicators)])], Budget(10, 10, 9))
    card = evaluate(form, MOF_2020)
    scores = [score.explain(language) for score in card.indicators for language in ("zh", "en")]
    return card, form, *card.findings, *scores, compare(form, [MOF_2020, INTEGRATED])
"""

PLAIN = "print(*shown('绿化面积'), sep='\\n')"
RECONFIGURED = "sys.stdout.reconfigure(errors='backslashreplace'); print(*shown('绿化m²'), sep='\\n')"
FITTED = "card, *_, both = shown('绿化m²'); print(card.to_text(sys.stdout.encoding), both.to_text(sys.stdout.encoding))"

UTF_8 = {"PYTHONIOENCODING": "utf-8"}
ASCII = {"PYTHONIOENCODING": "ascii"}
GBK = {"PYTHONIOENCODING": "gbk"}
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ESCAPING = {"PYTHONIOENCODING": "ascii:backslashreplace"}


def printed(script: str, console: dict[str, str], encoding: str) -> str:
    """What *script* writes on a *console*."""
    blank = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "script.py")
        path.write_text(SCRIPT + script, encoding="utf-8")
        run = subprocess.run(  # noqa: S603 - the script is written here
            [sys.executable, str(path)],
            env={**blank, "PYTHONPATH": os.pathsep.join(sys.path), **console},
            capture_output=True,
            check=True,
            timeout=60,
        )
    assert run.stderr == b""
    return run.stdout.decode(encoding).replace("\r\n", "\n")


@pytest.fixture(scope="module")
def as_written() -> str:
    """The same where every character can be shown."""
    return printed(RECONFIGURED, UTF_8, "utf-8")


def test_gbk_has_whatever_perfeval_writes() -> None:
    """Nothing is escaped."""
    assert printed(PLAIN, GBK, "gbk") == printed(PLAIN, UTF_8, "utf-8")


@pytest.mark.parametrize("console", [ASCII, C_LOCALE], ids=["ASCII", "the C locale"])
def test_a_console_without_chinese_gets_a_line_for_each(console: dict[str, str]) -> None:
    """What it is, and how to see all of it; no error."""
    lines = printed(PLAIN, console, "ascii").splitlines()

    assert lines[0].startswith(r"<Scorecard of '\u5ba3\u4f20\u7ecf\u8d39' under MOF_2020: ")
    assert lines[1].startswith("<SelfEvaluation of 2 indicators> (no Chinese in ")
    assert lines[2].startswith("NOTE ")
    assert lines[-1].startswith("<SideBySide of 2 scorecards> (no Chinese in ")
    assert all(line.endswith(": run with PYTHONIOENCODING=utf-8 to see all of it)") for line in lines)


def test_gbk_has_a_number_for_what_it_lacks() -> None:
    """All the rest is Chinese."""
    text = printed(PLAIN.replace("绿化面积", "绿化m²"), GBK, "gbk")

    assert r"绿化m\xb2" in text


@pytest.mark.parametrize(
    ("script", "console", "encoding"),
    [
        pytest.param(RECONFIGURED, ASCII, "ascii", id="ASCII"),
        pytest.param(RECONFIGURED, C_LOCALE, "ascii", id="the C locale"),
        pytest.param(RECONFIGURED, GBK, "gbk", id="GBK and a name that it has not"),
        pytest.param(RECONFIGURED.split(";")[1].strip(), ESCAPING, "ascii", id="ASCII, by the environment"),
    ],
)
def test_python_escapes_what_a_console_lacks(
    script: str, console: dict[str, str], encoding: str, as_written: str
) -> None:
    """As the how-to says: everything that is printed is there."""
    assert printed(script, console, encoding) == as_written.encode(encoding, "backslashreplace").decode(encoding)


@pytest.mark.parametrize(
    ("console", "encoding"),
    [
        pytest.param(ASCII, "ascii", id="ASCII"),
        pytest.param(C_LOCALE, "ascii", id="the C locale"),
        pytest.param(GBK, "gbk", id="GBK"),
    ],
)
def test_a_table_fits_its_console(console: dict[str, str], encoding: str) -> None:
    """It is the same as for that encoding elsewhere."""
    text = printed(FITTED, console, encoding)

    assert text == printed(FITTED.replace("sys.stdout.encoding", f"'{encoding}'"), UTF_8, "utf-8")
    assert text.count(r"m\xb2") == 2


class Console:
    """What `sys.stdout` says of itself."""

    def __init__(self, encoding: str | None, errors: str | None = "strict") -> None:
        self.encoding = encoding
        self.errors = errors


@pytest.mark.parametrize(
    ("console", "text"),
    [
        (Console("utf-8"), "绿化m²"),
        (Console(None), "绿化m²"),
        (Console("an encoding of its own"), "绿化m²"),
        (Console("ascii", "backslashreplace"), "绿化m²"),
        (Console("gbk"), r"绿化m\xb2"),
        (Console("gbk", None), r"绿化m\xb2"),
        (Console("ascii"), "a name (no Chinese in ascii: run with PYTHONIOENCODING=utf-8 to see all of it)"),
    ],
)
def test_what_a_console_shows(console: Console, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that it can, or a line that says what there is."""
    monkeypatch.setattr(sys, "stdout", console)

    assert for_console("绿化m²", "a name") == text


def test_everything_that_is_printed_fits_its_console(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps, cells that are not read and traces too."""
    score = evaluate_indicator(Indicator("宣传次数", "≥3次", "2次", 50), MOF_2020)
    printed: list[Any] = [
        *score.explain().steps,
        Unread("又 5 次", ("第 2 行",)),
        trace([["三级指标", "指标值", "分值"]]),
    ]
    monkeypatch.setattr(sys, "stdout", Console("ascii"))

    assert all(str(each).isascii() and str(each).endswith("to see all of it)") for each in printed)
    assert not any(each.to_text().isascii() for each in printed)


def test_a_form_is_one_line() -> None:
    """With its year, where it names one."""
    tree = [Dimension("产出指标", [Category("数量指标", [Indicator("宣传次数", "≥3次", "2次", 50)])])]

    assert str(SelfEvaluation("宣传经费", tree, year=2023)) == "宣传经费（2023年）：1 项指标，分值 50"
    assert str(SelfEvaluation("宣传\n经费", tree)) == "宣传 经费：1 项指标，分值 50"
