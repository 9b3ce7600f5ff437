"""What people see of a form: whatever its texts hold, a text neither forges a line nor turns one around."""

from __future__ import annotations

import copy
from collections.abc import Callable

import attrs
import pytest

from perfeval import (
    Budget,
    Category,
    Dimension,
    FaultyForm,
    Finding,
    Indicator,
    InvalidForm,
    InvalidTarget,
    PerfevalError,
    Portfolio,
    SelfEvaluation,
    Severity,
    Unread,
    Unsettled,
    compare,
    evaluate,
    parse_target,
)
from perfeval.reading import trace
from perfeval.rulebook import Source
from perfeval.rulebooks import INTEGRATED, MOF_2020
from perfeval.scorecard import Explanation, Scorecard, Step

#: Control characters, ends of lines and marks that turn the direction of writing.
HOSTILE = [
    *map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0))),
    *map(chr, (0x2028, 0x2029, 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
]

each_hostile = pytest.mark.parametrize("character", HOSTILE, ids=[f"U+{ord(each):04X}" for each in HOSTILE])


def form_of(name: str) -> SelfEvaluation:
    """A form in which every text is *name*: one indicator falls short, one is open."""
    indicators = [
        Indicator(name, "≤90万元", "100万元", "50", reason=name),
        Indicator(f"{name}二", f"有效{name}", f"基本{name}", "40"),
    ]
    budget = Budget(initial="10", adjusted="10", executed="9", unit="万元")
    return SelfEvaluation(name, [Dimension(name, [Category(name, indicators)])], budget)


def card_of(name: str) -> Scorecard:
    """The form scored."""
    return evaluate(form_of(name), MOF_2020)


def refusal(act: Callable[[], object]) -> str:
    """What is said where *act* is refused."""
    with pytest.raises(PerfevalError) as caught:
        act()
    return str(caught.value)


def fault_of(name: str) -> InvalidTarget:
    """A fault with each of its parts."""
    return InvalidTarget(f"no {name}", remedy=f"not {name}", text=f"{name}≥", span=(1, 2), place=(name, name))


FACES: dict[str, Callable[[str], str]] = {
    "finding": lambda name: str(Finding("operator-missing", Severity.NOTE, name, (name, name))),
    "findings of a card": lambda name: "\n".join(map(str, card_of(name).findings)),
    "step": lambda name: str(Step(name, Source(title=name, number=name, limitations="—"))),
    "explanation": lambda name: str(Explanation(name, (Step(name), Step(name)))),
    "explanation of a score": lambda name: str(card_of(name).indicators[1].explain()),
    "explanation in English": lambda name: str(card_of(name).indicators[1].explain("en")),
    "source": lambda name: str(Source(title=name, number=name, limitations="—")),
    "rulebook": lambda name: str(attrs.evolve(MOF_2020, name=name)),
    "unread cell": lambda name: str(Unread(f"5{name}", (name,), under=name)),
    "fault": lambda name: str(fault_of(name)),
    "fault within": lambda name: str(copy.copy(fault_of(name).within(name))),
    "faults": lambda name: str(FaultyForm(name, (fault_of(name), fault_of(name))).within(name)),
    "unsettled": lambda name: str(Unsettled(name, (name, name))),
    "total": lambda name: refusal(lambda: card_of(name).total),
    "points": lambda name: refusal(lambda: card_of(name).indicators[1].points),
    "refused weight": lambda name: refusal(lambda: Indicator(name, weight=name)),
    "refused target": lambda name: refusal(lambda: parse_target(f"≥{name}")),
    "refused record": lambda name: refusal(lambda: SelfEvaluation.from_rows([{name: name}], project=name)),
    "trace": lambda name: str(trace([["三级指标", "年度指标值", "实际完成值", "分值"], [name, name, "3次", name]])),
    "text": lambda name: str(card_of(name)),
    "Markdown": lambda name: card_of(name).to_markdown(),
    "HTML": lambda name: card_of(name).to_html(),
    "CSV": lambda name: card_of(name).to_csv(),
    "comparison": lambda name: str(compare(form_of(name), [MOF_2020, INTEGRATED])),
    "comparison in Markdown": lambda name: compare(form_of(name), [MOF_2020, INTEGRATED]).to_markdown(),
    "comparison in HTML": lambda name: compare(form_of(name), [MOF_2020, INTEGRATED]).to_html(),
    "comparison in a notebook": lambda name: compare(form_of(name), [MOF_2020, INTEGRATED])._repr_html_(),
    "text in 80 columns, word by word": lambda name: "".join(card_of(name).to_text(width=80).split()),
    "form in HTML": lambda name: form_of(name).to_html(),
    "findings in a notebook": lambda name: "\n".join(each._repr_html_() for each in card_of(name).findings),
    "explanation in a notebook": lambda name: card_of(name).indicators[1].explain()._repr_html_(),
    "rulebook in a notebook": lambda name: attrs.evolve(MOF_2020, name=name)._repr_html_(),
    "narrative": lambda name: card_of(name).narrative(),
    "narrative in English": lambda name: card_of(name).narrative("en"),
    "shortfalls": lambda name: "\n".join(map(str, card_of(name).shortfalls())),
    "changes, word by word": lambda name: "".join(str(card_of(name).diff(card_of(f"{name}二"))).split()),
    "changes in HTML": lambda name: card_of(name).diff(card_of(f"{name}二")).to_html(),
    "portfolio": lambda name: str(Portfolio([card_of(name)])),
    "portfolio in HTML": lambda name: Portfolio([card_of(name)]).to_html(),
    "portfolio in Markdown": lambda name: Portfolio([card_of(name)]).to_markdown(),
    "narrative of a portfolio": lambda name: Portfolio([card_of(name)]).narrative(),
    "repr of a form": lambda name: repr(form_of(name)),
    "repr of a card": lambda name: repr(card_of(name)),
}


@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
@each_hostile
def test_no_text_forges_a_line(face: Callable[[str], str], character: str) -> None:
    """There are as many lines as for a plain name, and what breaks or turns a line is in none of them."""
    shown, plain = face(f"宣传{character}次数"), face("宣传之次数")

    assert len(shown.splitlines()) == len(plain.splitlines())
    assert not set(HOSTILE) & set(shown.replace("\n", ""))


@each_hostile
def test_data_keep_the_text_as_written(character: str) -> None:
    """Only faces are mended."""
    name = f"宣传{character}次数"
    fault = InvalidForm(name, remedy=name, text=name, place=(name,))

    assert (fault.problem, fault.remedy, fault.text, fault.place) == (name, name, name, (name,))
    assert Finding("operator-missing", Severity.NOTE, name, (name,)).message == name
    assert Unsettled(name, (name,)).names == (name,)
    assert Step(name).text == Explanation(name, ()).title == name
